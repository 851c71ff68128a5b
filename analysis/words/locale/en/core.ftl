## Years
fiscal-year = FY{ $year }
fiscal-year-in-full = FY{ $year } ({ $era ->
    [reiwa] Reiwa
    [heisei] Heisei
   *[showa] Showa
} { $number })

## States of a country at a seminar
state-attended = attended
state-absent = not present
state-not_eligible = not eligible
state-cancelled = cancelled
state-not_documented = not documented

## Values that are not known
not-documented = not documented
