## ページ
page-hosts = 開催地
    .menu = 開催地
    .lead = セミナーがこれまで国内のどこで開催されたかを示します。
hosts-everywhere = 全ての事務所のセミナーをまとめて示しています。開催地は、どの事務所が招へいしたかにかかわらず数えるためです。
card-host_prefectures = 開催地のある都道府県
    .rule = 開催されたセミナーを、開催形式を問わず数えています。一つの都道府県に開催地が二つあっても1回と数えます。塗り分けのない都道府県は「開催の記録なし」であり、開催したことがないという意味ではありません。沖縄県は枠内に拡大して示し、小さな島と遠い島は省いています。地図の出典はNatural Earthです。
card-host_regions = 地方別の開催
    .rule = 同じ地方の二つの都道府県で開催されたセミナーは、その地方の1回と数えます。データに開催地のない都道府県は「開催の記録なし」です。
card-host_history = これまでの開催地
    .rule = 経過年数は、データにある最新の年度を基準に数えています。テーマは、その地で開催されたセミナーと、その地の視察先のものです。
card-host_candidates = 開催候補地
    .rule = 得点は、各行に示した点の合計です。国内のセミナーは全て東京から始まるため、東京都は除いています。距離は都道府県庁までの直線距離です。得点が同じ候補地は同じ順位（同点）とし、都道府県コードの順に並べています。候補地の名称を選ぶと、計画の開催地になります。

## 図の文
hosting = { $all }都道府県のうち、開催の記録があるのは{ $hosted }都道府県、ないのは{ $rest }都道府県です。
hosting-most = 最も多いのは{ $names }（{ $n }回）です。
hosting-undocumented = 開催の記録なし
hosting-times = { $n }回{ $least ->
    [yes] 以上
   *[no] {""}
}
regions = { $all }地方のうち{ $hosted }地方に開催の記録があります。
regions-without = 開催の記録がない地方は、{ $names }です。
hosts-head-times = 開催回数
hosts-head-years = 年度
hosts-head-last = 直近の開催
regions-head = 開催の記録あり
regions-of = { $all }都道府県中{ $hosted }
hosts-years-since = { $years ->
    [0] 最新の年度
   *[other] { $latest }の{ $years }年前
}
hosts-times = { $times }回{ $online ->
    [0] {""}
   *[other] （うちオンライン{ $online }回）
}

## 候補地
candidates-best = この配点で得点が最も高いのは{ $names }（{ $points }点）です。
candidates-many = この配点では、最高得点（{ $points }点）に{ $count }か所が並んでいます。
candidates-suggestion = 検討のための参考であり、決定ではありません。データには何も書き込まれません。
candidates-none = 順位を付ける候補がありません。
candidates-weights = 基準ごとの配点
candidates-default = 標準の配点に戻す
candidates-rest = ほか{ $count }か所を表示
candidates-rank = { $others ->
    [0] { $rank }位
   *[other] { $rank }位（同点）
}
candidates-in = （{ $prefecture }）
weight-first = 開催の記録がない都道府県
weight-years = 直近の開催から5年ごと
weight-region = 開催が最も少ない地方
weight-theme = 計画のテーマの実績
weight-near = 東京から{ $distance }km以内
candidate-first = 開催の記録なし（{ $points }点）
candidate-years = 直近の開催から{ $years }年（{ $points }点）
candidate-region = 開催が最も少ない地方：{ $region }（{ $points }点）
candidate-theme = 計画のテーマの実績：{ $themes }（{ $points }点）
candidate-near = 東京から{ $near }km以内：{ $distance }km（{ $points }点）
candidate-joint = 、
candidate-no-points = 加点なし
export-weights = 配点：{ $weights }

## 日本の地方
region-hokkaido = 北海道
region-tohoku = 東北
region-kanto = 関東
region-chubu = 中部
region-kinki = 近畿
# 国名と紛れないように。
region-chugoku = 中国地方
region-shikoku = 四国
region-kyushu = 九州・沖縄

## 表の列
column-region = 地方
column-all_prefectures = 都道府県の数
column-hosted = 開催の記録あり（都道府県）
column-undocumented_prefectures = 開催の記録なし
column-years_since = 経過年数
column-rank = 順位
column-score = 得点（点）
column-distance_km = 距離（km）
column-points = 得点の内訳
column-points_first = 記録なし（点）
column-points_years = 年数（点）
column-points_region = 地方（点）
column-points_theme = テーマ（点）
column-points_near = 距離（点）
