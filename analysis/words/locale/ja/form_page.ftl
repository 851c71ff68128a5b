## 入力の開始
card-form_begin = 始め方
form-begin-text = セミナーの報告書を読み取り、読み取った内容を元の語句とともに示します。一つの画面で修正してください。保存するまでデータは変わりません。
form-way-report = 報告書から
form-way-empty = 空の入力画面から
form-way-correct = 既にあるセミナーの修正
form-paste = 報告書の本文
    .placeholder = 事務所のページ、報道発表、記事などの文章を、ここに貼り付けます。英語でも日本語でも読み取れます。
form-file-choose = 又は報告書のファイル（テキスト、ウェブページ、Word、PDF、Excel、{ $megabytes }MBまで）
form-file-not-taken = ファイルをアップロードできませんでした。{ $megabytes }MBを超えているか、送信が途中で切れたためです。小さいファイルを選択するか、本文を貼り付けてください。
form-read-report = 報告書を読み取る
form-reading = 報告書を読み取っています…
form-other-programme = この報告書は、本セミナーではなくほかの事業のものであるため、読取りの結果を示しません。本セミナーの報告書である場合は、空の入力画面から始めてください。
form-nothing-read = この文章からは、セミナーの内容を読み取れませんでした。開催の時期と場所を述べた部分を貼り付けるか、空の入力画面から始めてください。
form-nothing-given = 報告書の本文を貼り付けるか、ファイルを選択してから、読み取ってください。
form-several = この報告書には{ $count }回分のセミナーが記されています。一つを選択してください。残りは後で続けられます。
form-open = { $name }を開く
form-empty-year = セミナーの年度
form-begin-empty = 空の入力画面で始める
form-correct = 修正するセミナー
form-begin-correct = { $name }を修正する
card-form_waiting = 保存を待つ下書き
form-waiting-text = 下書きと報告書の本文は、最長30日間保管し、下書きを保存した時点で削除します。データには含まれません。
form-continue = { $name }の続きを入力
form-delete = { $name }を削除

## 入力画面
form-new = 新しいセミナー
form-title-new = 追加：{ $name }
form-title-correct = 修正：{ $name }
form-text = 空欄は「記録なし」を表します。既に入っている内容は、報告書から読み取ったもの、又はデータにあるものです。そのままにするか、修正するか、削除してください。変更はその都度保管されるため、このURLで後から続けられます。
form-not-kept = この下書きは保管できませんでした。ページを読み込み直すと失われます。保存するか、ページの終わりでExcelファイルとして取り出してください。
form-call = これは参加者の募集の案内です。セミナーは予定であり、実施の内容は記されていません。
form-back = 最初の画面に戻る（下書きは残ります）
form-forget = この下書きを削除
form-bar = 記録のある項目
form-complete = { $total }項目のうち{ $complete }項目に記録があります。
form-lacking-no = 記録なし：{ $parts }。
form-lacking-partly = 一部：{ $parts }。
fact-source = 出典
form-needed = 保存に必要
form-leave-out = { $field }を除外
form-read = { $words }から読み取りました。
form-read-otherwise = 報告書からは、{ $words }により次のように読み取っています。
form-read-either = { $words }は、二通り以上に読めます。一つを選択してください。
form-readings = 報告書の内容として考えられるもの（{ $field }）
form-quoted = 「{ $words }」
form-report-key = { $read }は、値を読み取った語句です。{ $unread }は、読み取れなかった部分です。不足がないか確認してください。
form-report-read = 印のある部分
form-report-unread = 点線の部分
card-form_report = 報告書
card-form_when = 時期
    .blank = 期間と開催方法は、空欄にできます。年度は4月から翌年3月までです。
card-form_hosts = 開催地
    .blank = 開催地がなければ、東京の後の訪問先は「記録なし」となります。名称は、どちらか一方の言語で足ります。
card-form_themes = テーマ
    .blank = テーマがなければ、「記録なし」となります。「表現」は、報告書にあるテーマの語句です。
card-form_people = 参加者と参加国
    .blank = 人数の空欄は「記録なし」を表します。選択していない国は「記録なし」であり、参加国の一覧が揃っている場合に限り「不参加」となります。
card-form_programme = 日程
    .blank = 日程がなければ、「記録なし」となります。題名は、どちらか一方の言語で足ります。日付のない項目は、日が分からない項目となります。
card-form_sites = 視察先
    .blank = 位置のない視察先は、地図に表示されません。名称は、どちらか一方の言語で足ります。
card-form_source = 出典
    .blank = 以上の内容の根拠と、要点を述べた報告書の原文です。発行者、URL、日付は空欄にできます。
form-remove-hosts = 開催地{ $number }を除く
form-remove-seminar_themes = テーマ{ $number }を除く
form-remove-programme = 項目{ $number }を除く
form-remove-sites = 視察先{ $number }を除く
form-remove-sources = 出典{ $number }を除く
form-add-hosts = 開催地を加える
form-add-seminar_themes = テーマを加える
form-add-programme = 項目を加える
form-add-sites = 登録のない視察先を加える
form-alike = この年度のセミナーは、既にデータにあります：{ $name }。修正する場合は、そのセミナーを開いてください。同じ年度の別のセミナーとして加えることもできます。
form-alike-open = { $name }を修正する
form-countries = 参加した国（対象国{ $count }か国）
form-eligible-day = 初日（{ $day }）の対象国です。
form-eligible-year = 初日の記録がないため、{ $year }の4月1日の対象国です。
form-eligible-ever = 年度の記録がないため、これまでに事務所が対象とした全ての国です。
form-country-other = 対象国ではない国
    .placeholder = 報告書に記されている場合に限り加えます
form-numbers = 国別の人数（計{ $people }名）
form-of-no-country = 国の記録なし
form-complete-list = { $count ->
    [0] 一覧は揃っている（参加した国はない）
   *[other] 一覧は揃っている（これら{ $count }か国のほかに参加した国はない）
}
form-list-yes = 一覧は揃っている
form-list-no = ほかにも参加国がある可能性
form-programme-alt = 日程の項目を編集する表です。下の欄で1項目ずつ修正することもできます。
form-items = { $count ->
   *[other] 項目番号{ $numbers }
}
form-item = 1項目ずつ入力
form-item-choose = 修正する項目
form-item-untitled = 題名なし
form-sites-known = 登録のある視察先は{ $count }か所です：{ $names }。
form-site-unnamed = 名称のない新しい視察先

form-position-label = 位置（北緯、東経）
    .placeholder = 記録なし。35.69, 139.70、又は地図のURL
form-place-take = { $prefecture }{ $name }の位置（{ $position }）を使う
form-place-within = 役所の位置です。区域は{ $distance }以内にあります。
form-position = 北緯{ $latitude }度、東経{ $longitude }度

## 保存
card-form_changes = 保存による変更内容
form-changes-wait = 保存するには、{ $count }件の修正が必要です。それぞれの欄の下に示しています。
form-changes-none = データは既にこの内容のとおりです。保存するものはありません。
form-brief = 保存後の年次概況の1ページ目を表示
form-brief-caption = 保存した場合の年次概況（1ページ目）
form-brief-alt = 保存した場合の年次概況の1ページ目です。数値は上の表のとおりです。
form-file = 入力内容のブック（Excel）
form-file-text = 保存の権限がある同僚に送る場合や、Excelで続ける場合に使います。一つ前の画面の「ファイルの選択」で取り込めます。
