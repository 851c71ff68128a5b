## ページ
card-missing = 不参加の国と、参加の記録がない国
    .rule = 選んだセミナーより前に、その国が対象国である間に開催されたセミナーを振り返っています。参加の記録がない回は、連続参加の回数に数えず、連続が途切れたともみなしません。
missing-door = 各国の前回の参加を見る

## 図の文
missing-absent = 対象国のうち{ $count }か国が不参加でした（{ $names }）。
missing-not_documented = 対象国のうち{ $count }か国は、参加したかどうかの記録がありません（{ $names }）。
missing-last = { $names }の前回の参加は{ $open ->
    [yes] 、記録のある限りでは{ $year }です。
   *[no] { $year }です。
}
missing-longest = 以前に参加した国のうち、{ $open ->
    [yes] 記録のある限りで前回の参加が最も古いのは{ $names }（{ $year }）です。
   *[no] 前回の参加が最も古いのは{ $names }（{ $year }）です。
}
missing-at-none = { $names }は、以前に開催されたセミナーのいずれにも参加していません。
missing-before = { $names }は、以前に参加したかどうかの記録がありません。
missing-some = そのうち{ $count }か国
missing-before-all = { $count ->
    [1] この国が以前に参加したかどうかの記録はありません。
   *[other] これらの国が以前に参加したかどうかの記録はありません。
}
missing-announced = 開催予告だけが確認されています。実際に開催されたか、どの国が参加したかは記録がありません。
missing-no-list = この事務所の対象国の記録がないため、不参加の国は分かりません。

## 二つの区分
missing-group-absent = 不参加
    .known = このセミナーの参加国は全て判明しており、次の{ $count }か国は含まれていません。
    .none = 不参加と確認できる国はありません。このセミナーの参加国の一部又は全部が判明していないためです。
missing-group-not_documented = 記録なし
    .known = このセミナーの参加国の一部又は全部が判明していないため、次の{ $count }か国も参加していた可能性があります。
    .none = 該当する国はありません。このセミナーの参加国は全て判明しています。
missing-ago = { $ago ->
    [1] 1回前
   *[other] { $ago }回前
}{ $unknown ->
    [0] {""}
   *[other] （その間の{ $unknown }回は記録なし）
}
missing-none-before = 以前のセミナーは全て不参加

## 連絡用の一覧
export-seminar = セミナー：{ $seminar }
card-download-workbook = Excelをダウンロード
column-earlier = 以前のセミナー
earlier-attended = 参加あり
earlier-absent = 全て不参加
earlier-not_documented = 記録なし
no-number = –
column-last_seminar_id = 前回の参加
column-seminars_ago = 前回の参加（何回前）
column-undocumented_since = その間の記録なし（回）
column-streak = それまでの連続参加（回）
column-last_theme_ids = 前回のテーマ
column-contact = 連絡先
column-next_step = 次の対応
column-due = 期限
