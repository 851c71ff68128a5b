## 線や棒に添える言葉。open が "yes" のときは「少なくとも」の数
chart-of = { $total }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国
chart-countries-between = { $least }～{ $most }か国
chart-countries = { $open ->
    [yes] { $n }か国以上
   *[no] { $n }か国
}
chart-people = { $open ->
    [yes] { $n }名以上
   *[no] { $n }名
}
chart-no-seminar = 開催の記録なし
chart-no-theme = テーマの記録なし
chart-online = オンライン

## 凡例と見出し
chart-unit-seminars-and-last = セミナーの回数と直近の年度

## 吹き出し
chart-hover-theme = { $seminars }回（直近は{ $year }）
chart-hover-theme-year = { $year }：{ $n }回
chart-hover-state = { $year }：{ $state }

## 参加状況の一覧表
chart-matrix-caption = 国別・セミナー別の参加状況
chart-matrix-legend = 記号
chart-matrix-country = 国
chart-matrix-sum = 参加回数
chart-matrix-coverage = 参加国数
chart-matrix-covered = { $total }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }
chart-matrix-attended = 参加（{ $n }名）
chart-matrix-of = { $open ->
    [yes] { $total }回中{ $n }回以上
   *[no] { $total }回中{ $n }回
}
chart-matrix-announced = 開催予告のみ
