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
chart-new-and-returning = { $open ->
    [yes] at least { $first } new, { $returning } again
   *[no] { $first } new, { $returning } again
}
chart-seminars = { $open ->
    [yes] at least { $n }
   *[no] { $n }
} { $n ->
    [one] seminar
   *[other] seminars
}
chart-no-seminar = no seminar documented
chart-no-theme = theme not documented
chart-online = online

## Legends and heads
chart-country-documented = country documented
chart-country-not-documented = country not documented
chart-first-time = first time
chart-first-documented-time = first documented time
chart-returning = been before
chart-known = known number
chart-least = at least
chart-unit-people = people
chart-unit-seminars-and-last = seminars, and the year of the last

## Hovers
chart-hover-countries = { $year } · { $state }: { $n ->
    [one] { $n } country
   *[other] { $n } countries
}
chart-hover-people = { $year } · { $state }: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
chart-hover-country = { $delegates ->
    [one] { $delegates } person
   *[other] { $delegates } people
} at { $seminars ->
    [one] { $seminars } seminar
   *[other] { $seminars } seminars
}, the last in { $year }
chart-hover-theme = { $seminars ->
    [one] { $seminars } seminar
   *[other] { $seminars } seminars
}, the last in { $year }
chart-hover-theme-year = { $year }: { $n ->
    [one] { $n } seminar
   *[other] { $n } seminars
}
chart-hover-state = { $year }: { $state }
chart-hover-cumulative = { $year }: { $open ->
    [yes] at least { $n }
   *[no] { $n }
} different { $n ->
    [one] country
   *[other] countries
} so far

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
