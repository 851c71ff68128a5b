## 地図の三つの縮尺
map-scale = 地図の縮尺
map-scale-asia = アジア
map-scale-japan = 日本
map-scale-city = 都市
map-scale-now = 表示中の地図：{ $scale }
map-city = 都市
map-city-none = 都市を選択
map-layer-prefectures = 都道府県
map-legend-hosted = 開催{ $hosted }
map-legend-blank = 空白：開催の記録なし
map-site-together = 同じ場所にある視察先{ $sites }か所の一つ
map-more = ほか{ $count }か所

## 地図の横の一覧
column-placing = 位置
placing-exact = 判明
placing-approximate = おおよそ
placing-off_map = 地図に表示なし
site-together = 同じ場所の視察先：{ $names }

## 二つのセミナーの比較
card-beside = 二つのセミナーの比較
    .rule = 比較できるのは記録のある事項のみです。一方にないものは、出典に記載がないだけの場合があります。
beside-choose = 並べて比較
beside-nothing = ほかのセミナー
beside-themes = 両方に記録のあるテーマ：{ $names }。
beside-countries = 両方に記録のある国：{ $names }。
beside-sites = 両方に記録のある視察先：{ $names }。
beside-none = 両方に記録のあるテーマ、国、視察先はありません。
beside-open = （全ての国とは限りません）
beside-site-count = { $sites }か所

## 年度ごとの開催地
card-been = 年度ごとの開催地
    .rule = 開催地の記録がない年度は含みません。
been = { $first }{ $years ->
    [1] {""}
   *[other] から{ $last }までの{ $years }年度分
}について、{ $prefectures }都道府県の開催地{ $hosts }か所の記録があります。
been-so-far = この年度まで：{ $prefectures }都道府県の{ $hosts }か所
been-all = 全年度
been-nav = 年度（矢印キーで前後の年度に移動）
been-previous = 前の年度
been-next = 次の年度
been-beside = { $name }と並べて比較
map-legend-whole-way = 日程順に結んだ線（実際の経路ではありません）
map-legend-chosen = 表示中の年度の開催地
column-hosts_so_far = 開催地（累計）
column-prefectures_so_far = 都道府県（累計）
