## アプリケーション
app-title = Kizuna　海外自治体幹部交流協力セミナー
skip-to-menu = メニューへ移動

error-report = 不具合を知らせる
error-contact = 連絡先：{ $contact }
needs-scripts = このページの表示には、スクリプトの実行が必要です。ブラウザーの設定で許可してから、再読み込みしてください。
error-text = このページの表示中に問題が発生しました。データに影響はありません。ページを再読み込みしてください。繰り返す場合は、発生した時刻を担当者にお知らせください。

## ページ
page-themes = テーマ
    .menu = テーマ
    .lead = いつ、どのテーマを取り上げ、どの国が参加したかを示します。
page-seminar = セミナー別
    .menu = セミナー別
    .lead = 一つのセミナーについて、初日から最終日までを示します。
page-about = データについて
    .menu = データについて
    .lead = 収録している内容とその出典、数え方、修正が必要な箇所を示します。

## 絞り込み
filter-reset = 絞り込みを解除
filter-chip = { $name } ✕
    .help = { $name }の絞り込みを解除
data-set-record = 公表記録
data-set-demo = デモ
language-en = English
language-ja = 日本語
seminars-shown = セミナー全{ $all }回のうち{ $shown }回を表示
seminars-spoken = { $shown }（{ $filters }）
seminars-unthemed = （テーマの記録がない{ $count }回は含みません）

## 表示するものがない場合
empty-title = 条件に合うセミナーがありません
empty-text = 「絞り込みを解除」を押すと、事務所の全てのセミナーを表示します。

## 図のカード
card-show-table = 表を表示
card-download = CSVをダウンロード
card-take = 「{ $title }」の画像とファイル
card-take-files = 「{ $title }」のファイル
card-fill = 全画面で表示
card-fill-end = 全画面表示を終了
card-not-filled = このブラウザでは全画面で表示できません。
picture-copy = 画像をコピー
picture-copied = 画像をコピーしました
picture-not-copied = このブラウザでは画像をコピーできません。PNGをダウンロードしてください。
picture-download-png = 画像をダウンロード（PNG）
picture-download-svg = 画像をダウンロード（SVG）
picture-day = 画像の作成日：{ $day }
card-table-alt = 図「{ $title }」の表
card-deaf = この図は「{ $filters }」で絞り込んでも変わりません。
figure-alt = { $title }。{ $sentence }「表を表示」を選ぶと、同じ数値を表で確認できます。
one-office-only = この図は、一つの事務所のセミナーを順に見るものです。事務所を選ぶと表示されます。
source-line = 出典：公表された記録（{ $month }閲覧）。
source-line-undated = 出典：公表された記録。
source-line-demo = 出典：架空のデモ用データ。
export-title = Kizuna：{ $title }
export-data-set = データ：{ $name }
export-filters = 絞り込み：{ $filters }
export-joint = ／
export-filter = { $name }：{ $values }

## カード
card-matrix = 国別・セミナー別の参加状況
    .rule = 「不参加」とするのは、参加国が全て判明しているセミナーに限ります。
card-themes_by_year = 年度別のテーマ
    .rule = テーマが二つのセミナーは両方に示し、合計では1回と数えます。
card-seminars_by_theme = テーマ別のセミナー数
    .rule = テーマが二つのセミナーは両方に数えます。
card-wordings = 公表されたテーマの原文
    .rule = 原文は公表のとおりです。統一したテーマはKizunaで付けたものです。
card-hosts = 開催地
    .rule = 開催地となった市区町村と都道府県を、回数に応じた大きさで示します。
card-completeness = 記録の有無
    .rule = 「一部」は、記録が一部しかないことを示します。
card-site_visits = 視察先
    .rule = 表は訪問ごとに1行です。2回訪れた視察先は2行に分けています。印の色はテーマを表し、一覧にもテーマを示しています。
card-seminar_delegates = 国別の参加者
    .rule = 人数だけを示します。氏名は保有していません。出典が一部の参加者だけを挙げている場合は、少なくともこの人数が参加したことを示します。
card-programme = 日程
    .rule = 公表された順に示します。
card-seminar_map = 訪れた場所
    .rule = 破線の円は、おおよその位置しか分からない場所です。
card-facts = 概要
card-sources = 出典
card-events = 出来事
card-problems = ファイルの修正が必要な箇所
card-data_sets = 二つのデータ
card-uncertain = 集計に含めないセミナー（本事業に当たるか不確か）
card-rules = 数え方
card-dictionary = データ辞書

## 見出し
headline-latest = 直近のセミナー
headline-known = 参加国が全て判明している直近のセミナー
totals-held = 開催回数
totals-participants = 参加者数
totals-countries = 参加国数
totals-hosts = 開催地数
at-least = { $number }以上
# 数え方は何を数えるかによる。
counted = { $number }{ $measure ->
    [participants] 名
    [delegates] 名
    [countries] か国
    [hosts] か所
    [sites] か所
   *[held] 回
}
people = { $count }名

## セミナー別
seminar-choose = セミナー
seminar-choose-hint = セミナーを選択
seminar-none = この事務所のセミナーの記録はありません。
seminar-map-part = 表示範囲
seminar-map-week = 全日程
seminar-map-central = 東京
seminar-map-host = 開催地
host-in-prefecture = { $prefecture }{ $host }
fact-office = 事務所
fact-status = 開催状況
fact-dates = 会期
fact-mode = 開催形式
fact-hosts = 開催地
fact-themes = テーマ
fact-participants = 参加者数
fact-basis = 根拠
fact-countries = 参加国
fact-programme = 日程
fact-sites = 視察先
undocumented = 記録がないか一部しかない項目は、{ $facts }です。
undocumented-none = このセミナーの項目には、全て記録があります。
programme-no-date = 日付の記録なし
approximate = おおよその位置

## 視察先
map-layers = 地図に表示
map-layer-sites = 視察先
map-layer-approximate = おおよその位置
map-layer-hosts = 開催地
map-layer-journeys = 移動経路
map-fit-sites = 表示中の視察先に合わせる
map-fit-site = 選んだ視察先に合わせる
map-families = テーマの分野
export-families = テーマの分野：{ $families }
site-years = 年度別の訪問回数（年度を選択すると、その年度だけを表示）
site-years-unknown = 訪問の記録なし
site-years-perhaps = うち{ $visits }回は不明
site-list-alt = 都市別の視察先
site-list-find = { $sites }か所から探す
site-list-none = この文字を含む視察先はありません。
site-list-visits = 訪問{ $visits }回
site-list-elsewhere = ほかの場所
site-list-off-map = 地図になし
site-list-perhaps = 訪問は不明
site-list-keys = キーボードでは、矢印キーで一覧を移動し、エンターキーで視察先を選択します。
site-none-chosen = 地図又は一覧で視察先を選択すると、訪問の時期とテーマが表示されます。
source-published = { $date }公表
source-retrieved = { $date }閲覧

## データについて
problem-notice = データファイルに修正が必要な箇所が{ $count }件あり、集計に含めていません。[修正箇所を見る]({ $link })
problems-none = 修正が必要な箇所はありません。全てのファイルを、下のデータ辞書に照らして確認しています。
problems-found = 修正が必要な箇所が{ $count }件見つかりました。自動で修正することはありません。「セミナーの追加・修正」で現在の行をダウンロードし、Excelで修正して同じページで選択してください。ファイルを直接修正した場合は、このページを再読み込みしてください。
about-version = Kizuna { $version } による表示です。
data-set-record-text = **公表された記録。** 公開資料に基づくセミナーの記録で、行ごとに出典を付けています。空欄は「記録なし」を意味し、ゼロや不参加として示すことはありません。
data-set-demo-text = **デモ用データ。** 2005年度から2025年度までの架空のデータで、全ての機能をご覧いただくためのものです。画面とダウンロードしたファイルには必ずその旨を示し、公表された記録と混ぜることはありません。
rule-coverage = **参加国数**は、セミナー初日の時点で事務所が担当していた対象国のうち、参加した国の数です。対象国は変わることがあり、シンガポール事務所では2007年4月にインド、2018年7月にスリランカが加わりました。
rule-states = **参加状況の五つの区分**は、参加、不参加、対象外、中止、記録なしです。「不参加」とするのは、参加国が全て判明している場合に限ります。
rule-two-themes = **テーマが二つのセミナー**の参加者1名は、合計では1名、テーマ別では両方に1名ずつと数えます。
rule-fiscal-year = **年度**は4月から翌年3月までです。2022年1月のオンライン開催は2021年度（令和3年度）に当たります。
rule-uncertain = **不確かなセミナー**は、出典がこの事業を指すかどうか確かでないものです。ここに示すだけで、集計には一切含めません。
rule-approximate = **おおよその位置**は、出典に名称がない視察先、又は位置の誤差が1kmを超える視察先です。
rule-no-percentages = **割合や増減の傾向は示しません。** 9か国・9名という規模では、かえって誤解を与えかねないためです。
rule-privacy = **氏名は扱いません。** 参加者は国別の人数だけを数え、個人情報は保有していません。
sources-count = 出典は{ $count }件です。それぞれにリンクと、事実を示す短い引用を付けています。
sources-show = 全ての出典を表示
dictionary-text = ファイルごとの列の説明です。ファイルの確認にも同じ定義を使っています。
dictionary-file = ファイル
dictionary-column = 列
dictionary-meaning = 意味
dictionary-type = 型
dictionary-blank = 空欄
dictionary-may-be-blank = 空欄可
dictionary-blank-beside = { $column }に記入があれば空欄可
dictionary-required = 必須
dictionary-key = 行を特定する列
