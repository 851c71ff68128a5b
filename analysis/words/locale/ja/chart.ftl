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
chart-new-and-returning = { $open ->
    [yes] 初{ $first }・再{ $returning }か国以上
   *[no] 初{ $first }・再{ $returning }か国
}
chart-seminars = { $open ->
    [yes] { $n }回以上
   *[no] { $n }回
}
chart-no-seminar = 開催の記録なし
chart-no-theme = テーマの記録なし
chart-online = オンライン

## 凡例と見出し
chart-country-documented = 派遣国の記録あり
chart-country-not-documented = 派遣国の記録なし
chart-first-time = 初参加
chart-first-documented-time = 記録上の初参加
chart-returning = 再参加
chart-known = 確かな数
chart-least = 少なくともこの数
chart-unit-people = 人数（名）
chart-unit-seminars-and-last = 開催回数と最後の年度

## ポップアップ
chart-hover-countries = { $year }　{ $state }：{ $n }か国
chart-hover-people = { $year }　{ $state }：{ $n }名
chart-hover-country = { $seminars }回に計{ $delegates }名（最後は{ $year }）
chart-hover-theme = { $seminars }回（最後は{ $year }）
chart-hover-theme-year = { $year }：{ $n }回
chart-hover-state = { $year }：{ $state }
chart-hover-cumulative = { $year }まで：延べでなく実数で{ $n }か国{ $open ->
    [yes] 以上
   *[no] {""}
}

## 参加状況の一覧表
chart-matrix-caption = 国別・開催回別の参加状況
chart-matrix-legend = 記号
chart-matrix-country = 国
chart-matrix-sum = 参加回数
chart-matrix-coverage = 参加国／対象国
chart-matrix-attended = 参加（{ $n }名）
chart-matrix-of = { $open ->
    [yes] { $total }回中​{ $n }回以上
   *[no] { $total }回中​{ $n }回
}
chart-matrix-none = 対象外
chart-matrix-announced = 募集のみ
chart-matrix-covered = { $open ->
    [yes] { $n }以上／{ $total }
   *[no] { $n }／{ $total }
}
