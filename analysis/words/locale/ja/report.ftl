## 印刷用の報告書
report-demonstration = デモ用データ：内容は全て架空のもので、実際のセミナーとは関係ありません。
report-watermark = デモ用データ
report-page = { $page }／{ $pages }ページ
report-subject = 対象：{ $subject }
report-title-brief = 年次概況　{ $year }まで
report-title-brief-none = 年次概況
report-title-country = { $country } 国別資料

## セミナー報告書
report-participants = 国別の参加者
report-missing = 不参加の国と、参加の記録がない国
report-parts = 二つの部分のねらい
report-part-central = 東京では、地方行政{ $themes ->
    [none] {""}
   *[other] とテーマ（{ $themes }）
}に関して、国が施策をどのように企画・立案しているかを学びます。
report-part-host = 開催地の{ $hosts }では、自治体の役割と地域づくりの取組を学びます。
report-part-host-unknown = 開催地では、自治体の役割と地域づくりの取組を学びます。
report-parts-source = 二つの部分のねらいは、2019年度のセミナーについて公表された報告に基づきます。
report-part-days = { $days }日分の日程の記録があります。
report-part-no-days = この部分の日程の記録はありません。
report-wording = テーマの原文
report-places = 訪れた場所
report-way = 日程順に結んだ線（実際の経路ではありません）
report-unknown = 記録のない事項
report-settles = { $lacking }。{ $settles }
report-last-attended = { $countries }：前回の参加は{ $seminar }、{ $ago }

## 列
report-date = 月日
report-location = 場所
report-within = 位置の誤差（約）
report-item = 内容

## 年次概況
report-missing-at = { $seminar }に不参加の国
report-represented = { $countries }：{ $line }
report-event = { $date }：{ $event }
report-state = セミナーの現状
report-further = このほか{ $count }件の記録がありません。
report-seminars = { $n }回（直近：{ $year }）

## 国別資料
report-sites-earlier = これより前に参加したセミナー：{ $years }。

## コマンド
report-written = 書き出しました：{ $file }
report-not-written = { $file }を書き出せません：{ $why }
report-no-seminar = セミナー「{ $given }」はありません。指定できるのは次のとおりです：{ $known }
report-no-country = 国「{ $given }」を対象とする事務所の記録がありません。指定できるのは次のとおりです：{ $known }
report-no-office = 事務所「{ $given }」はありません。指定できるのは次のとおりです：{ $known }

## ページ
page-reports = 報告書
    .menu = 報告書
    .lead = 画面と同じ数値を、印刷や送付に適した形にまとめます。ページを確認してからダウンロードできます。日本語版と英語版があります。
reports-choose = 報告書の種類
reports-seminar = セミナー報告書
    .about = 一つのセミナーの参加国、日程、地図、出典をまとめます。
reports-brief = 年次概況
    .about = 直近のセミナーまでの状況を2ページにまとめます。
reports-country = 国別資料
    .about = 一つの国の参加状況、テーマ、視察先を1ページにまとめます。
reports-making = ページを作成しています…
reports-download-all = 全ての国の資料をダウンロード（ZIP）
reports-page-alt = { $title }、{ $page }。ダウンロードしたPDFには同じ内容が文字で収められています。
reports-door-seminar = このセミナーの報告書を印刷
reports-door-brief = 年次概況を印刷
reports-door-country = この国の資料を印刷
