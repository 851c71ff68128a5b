## Coverage
coverage-missing = { $attended } of { $eligible } countries came. Not present: { $missing }.
coverage-all = All { $eligible } eligible countries were present.
coverage-undocumented = Which countries took part is not documented.
coverage-cancelled = The seminar was cancelled.
coverage-uncertain = It is uncertain whether this was the seminar; it is not counted.
coverage-none-complete = { $held ->
    [0] No coverage can be counted here.
    [one] For the one seminar held, the full list of countries is not documented.
   *[other] For none of the { $held } seminars held is the full list of countries documented.
}
coverage-range = The full list of countries is known for { $complete } of { $held ->
    [one] 1 seminar
   *[other] { $held } seminars
} held. { $spread ->
    [one] { $complete ->
        [one] { $low ->
            [one] 1 country came.
           *[other] { $low } countries came.
        }
       *[other] Each time { $low } came.
    }
   *[other] Between { $low } and { $high } countries came.
}

## Matrix
matrix-sentence = { $attended ->
    [one] 1 attendance
   *[other] { $attended } attendances
} and { $absent ->
    [one] 1 absence
   *[other] { $absent } absences
} are documented.{ $unknown ->
    [0] {""}
   *[other] {" "}Attendance is not documented in { $unknown } of { $possible ->
        [one] 1 case.
       *[other] { $possible } cases.
    }
}
matrix-nothing-possible = No attendance was possible here: no seminar was held for an eligible country.

## Delegates
cumulative = { $countries ->
    [one] 1 country
   *[other] { $countries } different countries
} had taken part by { $year }.
cumulative-at-least = At least { $countries ->
    [one] 1 country
   *[other] { $countries } different countries
} had taken part by { $year }; the record before is incomplete.
cumulative-none = No attendance is documented.

## Themes
themes-by-year = { $themed ->
    [one] 1 seminar
   *[other] { $themed } seminars
} took up { $themes ->
    [one] 1 theme
   *[other] { $themes } different themes
}{ $unthemed ->
    [0] .
    [one] ; for 1 other the theme is not documented.
   *[other] ; for { $unthemed } others the theme is not documented.
}
themes-none = No theme is documented.
themes-once = { $themes ->
    [one] One theme was taken up once.
   *[other] Each of { $themes } themes was taken up once.
}
themes-most = Taken up most often: { $themes } ({ $times } seminars{ $leaders ->
    [one] {""}
   *[other] {" "}each
}).
wordings = { $count ->
    [one] 1 wording is known.
   *[other] { $count } wordings are known.
}

## Hosts and sites
hosts = { $hosts ->
    [one] 1 host
   *[other] { $hosts } hosts
} in { $prefectures ->
    [one] 1 prefecture
   *[other] { $prefectures } prefectures
} { $hosts ->
    [one] is
   *[other] are
} documented.
hosts-again = { $hosts } hosted more than once.
hosts-none = No host is documented.
sites = { $sites ->
    [one] 1 site
   *[other] { $sites } sites
} and { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} are documented.
sites-approximate = { $count ->
    [one] The place of 1 site is known only approximately.
   *[other] The places of { $count } sites are known only approximately.
}
sites-off-map = { $count ->
    [one] 1 site is not on the map: its place is not documented.
   *[other] { $count } sites are not on the map: their places are not documented.
}
sites-perhaps = { $count ->
    [one] Of 1 site it is not documented whether the chosen countries saw it.
   *[other] Of { $count } sites it is not documented whether the chosen countries saw them.
}
sites-none = No site is documented.

## Programme and completeness
programme = The programme has { $items ->
    [one] 1 item
   *[other] { $items } items
}{ $days ->
    [0] ; { $items ->
        [one] its day is not documented.
       *[other] their days are not documented.
    }
    [one] {" "}on 1 documented day.
   *[other] {" "}on { $days } documented days.
}
programme-none = The programme is not documented.
completeness = Of { $seminars ->
    [one] 1 seminar
   *[other] { $seminars } seminars
}, the countries are fully documented for { $countries } and the programme for { $programme }.
