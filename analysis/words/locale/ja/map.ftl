## 吹き出し
map-site-theme = テーマ：{ $theme }
map-site-visits = { $visits ->
    [1] { $year }に視察
   *[other] 視察{ $visits }回（直近は{ $year }）
}
map-approximate = おおよその位置
map-approximate-metres = おおよその位置（誤差 約{ $distance }m）
map-approximate-kilometres = おおよその位置（誤差 約{ $distance }km）
map-site-perhaps = 選択した国が参加したかどうかの記録がなく、訪問は不明
map-disc-visits = 視察先{ $sites }か所に訪問{ $visits }回
map-disc-family = { $family }：{ $visits }回
map-disc-perhaps = うち{ $sites }か所は、選択した国が参加したかどうかの記録がなく、訪問は不明
map-host-times = { $times ->
    [1] { $year }に開催
   *[other] 開催{ $times }回（直近は{ $year }）
}
map-host-online = うちオンライン{ $online }回
map-arc-people = { $seminars }回のセミナーに{ $people }名

## 凡例
map-legend-hosts = 開催地（回数が多いほど大きな輪）
map-legend-hosts-alone = 開催地（この条件では視察先の記録なし）
map-legend-discs = 都市と訪問回数（輪の色はテーマの分野、円が重なる所では点が実際の位置）
map-legend-approximate = おおよその位置
map-legend-journeys = 各国首都から東京、開催地への経路（人数が多いほど太い線）
map-legend-perhaps = 選択した国の訪問は不明（参加の記録なし）
map-legend-no-theme = テーマの記録なし
map-tokyo = 東京
map-credits = 地図データ：Natural Earth、GSHHG（Wessel & Smith）

## 地図を見られない方への説明
map-alt-empty = 日本地図。この条件では視察先も開催地も記録がありません。
map-alt-no-hosts = 日本地図。この条件では開催地の記録がありません。
map-alt-hosts = 日本地図。開催地は{ $hosts }か所：{ $names }。
map-alt-sites = 視察先{ $sites }か所（{ $approximate ->
    [0] 全て位置が判明
   *[other] うち{ $approximate }か所はおおよその位置
}）。

## 地図に描けないもの
map-missing-sites = 視察先{ $n }か所は、位置の記録がないため地図に表示していません。
map-missing-hosts = 開催地{ $n }か所は、位置の記録がないため地図に表示していません。

# Shown on a map on which one finger moves.
map-use = 地図を操作する
map-two-fingers = 地図は2本の指で動かせます

## 地図上のテーマの分類
family-visitors = 観光・文化
    .short = 観光
family-exchange = 交流・共生
    .short = 交流
family-economy = 地域経済
    .short = 経済
family-technology = 技術
    .short = 技術
family-town = まちづくり・暮らし
    .short = まち
family-safety = 防災・復興
    .short = 防災
family-environment = 環境・持続可能性
    .short = 環境
family-other = ほかのテーマ
