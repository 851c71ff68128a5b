## What stands behind a line or a bar. `open` is "yes" where the number is a least one.
chart-of = { $spread ->
    [0] { $most } of { $total }
   *[other] { $least } to { $most } of { $total }
}
chart-countries-between = { $least } to { $most } countries
chart-countries = { $open ->
    [yes] at least { $n }
   *[no] { $n }
} { $n ->
    [one] country
   *[other] countries
}
chart-people = { $open ->
    [yes] at least { $n }
   *[no] { $n }
} { $n ->
    [one] person
   *[other] people
}
chart-no-seminar = no seminar documented
chart-no-theme = theme not documented
chart-online = online

## Legends and heads
chart-unit-seminars-and-last = seminars, and the year of the last

## Hovers
chart-hover-theme = { $seminars ->
    [one] { $seminars } seminar
   *[other] { $seminars } seminars
}, the last in { $year }
chart-hover-theme-year = { $year }: { $n ->
    [one] { $n } seminar
   *[other] { $n } seminars
}
chart-hover-state = { $year }: { $state }

## The continuity matrix
chart-matrix-caption = Countries by seminar: who attended
chart-matrix-legend = Signs
chart-matrix-country = Country
chart-matrix-sum = Attended
chart-matrix-coverage = Of eligible countries
chart-matrix-covered = { $spread ->
    [0] { $most } of { $total }
   *[other] { $least } to { $most } of { $total }
}
chart-matrix-attended = { $n ->
    [one] attended, { $n } person
   *[other] attended, { $n } people
}
chart-matrix-of = { $open ->
    [yes] at least { $n } of { $total }
   *[no] { $n } of { $total }
}
chart-matrix-announced = announced only
