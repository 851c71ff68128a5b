## 不明な値：真の数がどの範囲にあるか。spread が 0 のときは一つの数
# 幅の狭い見出しは「か国中」の後だけで折り返す（analysis/html/states.py の counted）。
coverage-headline = { $eligible }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国
coverage-between = { $spread ->
    [0] { $eligible }か国中{ $most }か国が参加しました。
   *[other] 参加国数は{ $eligible }か国中{ $least }～{ $most }か国の間です（未確定）。
}
coverage-basis = { $people ->
    [0] { $attended }か国の参加が記録されています。残る{ $unknown }か国は記録がありません。
   *[other] { $attended ->
        [0] 参加者{ $people }名がどの国から参加したかは、記録がありません。
       *[other] { $attended }か国の参加が記録されています。残る参加者{ $people }名がどの国から参加したかは、記録がありません。
    }
}
coverage-no-list = { $spread ->
    [0] { $most }か国が参加しました。
   *[other] 参加国数は{ $least }～{ $most }か国の間です（未確定）。
}この事務所の対象国は記録がありません。
coverage-no-list-least = 少なくとも{ $least }か国が参加しました。この事務所の対象国は記録がありません。
rule-range = **幅で示す数**：参加国の一部又は全部が判明していない回は、参加国数を幅で示します。下限は、記録のある国の数（記録がなければ1）です。上限は、これに国の分からない参加者を1名1か国として加えた数（対象国の数まで）です。参加者数の公表がない回は、対象国の数を上限とします。
between = { $least }～{ $most }{ $measure ->
    [participants] 名
    [delegates] 名
    [countries] か国
    [hosts] か所
    [sites] か所
   *[held] 回
}

column-attended_least = 参加の下限（か国）
column-attended_most = 参加の上限（か国）

## 確定に必要な記録
card-settle = 確定に必要な記録
    .rule = 影響の大きい順です。参加国の一覧（未確定の国が多い順）、参加者数、テーマ、日程、場所と続きます。出典は、その項目の一部を伝えるものです。それがない場合は、そのセミナーの出典を示します。
settle = { $facts }項目は、記録がないか一部しかありません。{ $coverages ->
    [0] {""}
   *[other] このうち{ $coverages }項目のため、参加国数が確定していません。
}
settle-none = 不足している記録はありません。全ての項目に記録があります。
settle-further = ほかの{ $count }項目は下の表に示しています。
settle-source = 参考となる出典：
settle-abroad = { $office }の{ $year }
lacking-eligibility = { $office }が担当する国の一覧
lacking-countries = { $known ->
    [partly] { $seminar }の残る参加者{ $people }名がどの国から参加したか
    [no] { $seminar }の参加者{ $people }名がどの国から参加したか
    [partly-uncounted] { $seminar }の残る参加国
   *[no-uncounted] { $seminar }の参加国
}
lacking-held = { $seminar }のセミナーが開催されたかどうか
lacking-identity = { $seminar }の行事が本事業に当たるかどうか
lacking-participants = { $seminar }の参加者数
lacking-themes = { $seminar }のテーマ
lacking-programme = { $known ->
    [partly] { $seminar }の残りの日程
   *[no] { $seminar }の日程
}
lacking-sites = { $seminar }の全ての視察先の名称
lacking-hosts = { $seminar }の開催地
lacking-dates = { $known ->
    [partly] { $seminar }の初日又は最終日
   *[no] { $seminar }の会期
}
settles-eligibility = セミナー{ $seminars }回の参加国数（対象国の記録なし）。
settles-coverage = { $seminar }の参加国数{ $spread ->
    [0] （{ $eligible }か国中どの国か）。
   *[other] （未確定{ $spread }か国。現在は{ $eligible }か国中{ $least }～{ $most }か国）。
}
settles-countries = { $seminar }にどの国が参加し、どの国が再参加したか。
settles-held = { $seminar }のセミナーを開催回数に含めるかどうか。
settles-identity = { $seminar }の行事を集計に含めるかどうか。
settles-participants = 参加者数の合計（現在は下限のみ）。
settles-themes = { $seminar }の参加国が参加したテーマ。
settles-programme = { $seminar }の講義と視察の内容と日付。
settles-sites = 地図に示す位置（訪問{ $visits }回の場所が不確か）。
settles-hosts = { $seminar }のセミナーが開かれた場所。
settles-dates = { $seminar }の初日の時点の対象国。
fact-eligibility = 対象国
fact-held = 開催の有無
fact-identity = 本事業に当たるか
column-lacking = 不足している記録
column-fact = 項目
column-known = 記録の有無
column-settles = 確定する内容
column-publisher = 発行者
column-url = URL
