## ヘッダー
header-home = Kizuna：ホーム
header-menu = メニュー
header-pages = ページ
section-who = 参加国
section-where = 訪問先・テーマ
section-next = 次回に向けて
section-data = データ
search-field-header = 全ページ共通の検索
demo-ribbon = デモ用データ：Kizunaの機能をご覧いただくための架空のデータです。実際のセミナーとは関係ありません。
demo-leave = 公表された記録を表示

## ページ
page-home = Kizuna
    .menu = ホーム
    .lead = 海外自治体幹部交流協力セミナーは、海外の自治体幹部を1週間日本に招へいし、前半は東京で国の施策を、後半は開催地で地方行政の現場を紹介する事業です。
page-participation = 参加の推移
    .menu = 参加の推移
    .lead = これまでにどの国から何名が参加したか、どこまで記録があるかを示します。
page-countries = 国別
    .menu = 国別
    .lead = 事務所が担当する国と、その国が前回いつ参加したかを示します。下の欄では、各回に参加しなかった国を確認できます。参加したかどうかの記録がない国は、不参加の国とは分けています。
page-site_visits = 視察先マップ
    .menu = 視察先マップ
    .lead = 参加者が訪れた場所です。地図又は一覧から視察先を選択してください。
page-seminars = 各回の記録
    .menu = 各回の記録
    .lead = 各回の日程、開催地、参加国、テーマを示します。
page-what_we_know = 記録の状況
    .menu = 記録の状況
    .lead = どの情報がまだ足りないか、各回がどこまで記録されているかを示します。

## ページへのリンク
copy-link = リンクをコピー
copy-link-done = リンクをコピーしました
copy-link-by-hand = この欄のリンクをコピーしてください
copy-link-address = このページへのリンク

## 絞り込み
filter-office = 事務所
filter-all-offices = 全ての事務所
filter-all = 全て
filter-fiscal_years = 年度
filter-fiscal_years-all = 全年度
filter-years-range = 期間
filter-years-all = 全て
filter-years-since = { $year }以降
filter-years-newest = 直近5回
years-range = { $first }～{ $last }
filter-countries = 国
filter-countries-all = 全ての国
filter-countries-some = { $count }か国
filter-groups-countries = 国のグループ
filter-themes = テーマ
filter-themes-all = 全てのテーマ
filter-themes-some = テーマ{ $count }件
filter-groups-themes = テーマの分野
filter-language = 言語
