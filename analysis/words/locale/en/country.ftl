## The page of a country
page-country = One country
    .menu = Country
    .lead = The seminars a country attended, its themes and the places it visited, within its office. Covers all fiscal years, whichever are chosen in the filters.
country-choose = Country
country-choose-hint = Choose a country
country-list = Countries of the office
country-list-last = last in { $year }
country-list-none = no attendance documented
country-before = Previous country: { $name }
country-after = Next country: { $name }
country-ways = Other countries
country-eligible = Eligible: { $since }
country-within = Within { $office }, all fiscal years.
country-other-offices = Also with:
country-no-office = No office is documented to cover this country, and no seminar that it attended.

## Facts
fact-subregion = Sub-region
fact-eligible = Eligible
fact-last_contact = Last contact
country-since = since { $day }
country-until = until { $day }
country-since-unknown = yes; since when is not documented
country-not-listed = not on the office’s list
country-list-unknown = which countries this office covers is not documented

## How often it came
country-attended = Attended { $unknown ->
    [0] { $absent ->
        [0] all
       *[other] { $attended } of the
    }
   *[other] at least { $attended } of the
} { $total ->
    [one] 1 seminar
   *[other] { $total } seminars
} held{ $scope ->
    [eligible] {" "}while it was eligible
   *[all] {""}
}{ $unknown ->
    [0] .
   *[other] ; for { $unknown } it is not documented whether it came.
}
# In short; `run` and `away` count the newest seminars, 0 where nothing is to be said of them.
country-finding = Came to { $unknown ->
    [0] { $absent ->
        [0] { $total ->
            [one] the only
           *[other] all { $total }
        }
       *[other] { $attended } of
    }
   *[other] at least { $attended } of
} { $absent ->
    [0] { $unknown ->
        [0] {""}
       *[other] { $total }{" "}
    }
   *[other] { $total }{" "}
}{ $total ->
    [one] seminar
   *[other] seminars
}{ $scope ->
    [eligible] {" "}held while it was eligible
   *[all] {""}
}{ $run ->
    [0] {""}
    [one] , the last among them
   *[other] , the last { $number } in a row
}{ $away ->
    [0] .
    [one] , but not to the last.
   *[other] , but not to the last { $number }.
}
country-finding-few = Came to { $seminars }; { $unknown ->
    [one] one other list is not complete.
   *[other] { $unknown } other lists are not complete.
}
country-came-to = { $host } ({ $year })
country-never = { $unknown ->
    [0] Attended none of the
   *[other] No attendance is documented at the
} { $total ->
    [one] 1 seminar
   *[other] { $total } seminars
} held{ $scope ->
    [eligible] {" "}while it was eligible
   *[all] {""}
}{ $unknown ->
    [0] .
   *[other] : { $absent ->
        [0] {""}
       *[other] it was not present at { $absent }, and{" "}
    }for { $unknown } it is not documented whether it came.
}
country-last = Last contact: { $seminar }{ $since ->
    [0] , the newest seminar held.
    [one] ; 1 seminar has been held since{ $unknown ->
        [0] .
       *[other] , and it is not documented whether it came.
    }
   *[other] ; { $since } seminars have been held since{ $unknown ->
        [0] .
       *[other] , and for { $unknown } of them it is not documented whether it came.
    }
}
country-gap = It was not present at the { $gap ->
    [one] last documented seminar.
   *[other] last { $gap } documented seminars.
}
country-streak = It came to the last { $streak } documented seminars in a row.
country-none-held = No seminar was held while this country was eligible.
country-no-seminar = No seminar of this office is documented for this country.

## Cards
card-country_seminars = Each seminar of the office
    .rule = All fiscal years; a country counts as not present only where the full list of participants is known.
country-strip = The number is people.{ $peers ->
    [0] {""}
    [one] {" "}The small dots are { $names } at the same seminars; a short bar stands for “not documented”.
   *[other] {" "}The small dots are, in this order, { $names } at the same seminars; a short bar stands for “not documented”.
}
country-delegates = { $people ->
    [one] 1 delegate
   *[other] { $people } delegates
} at { $seminars ->
    [one] 1 seminar.
   *[other] { $seminars } seminars{ $spread ->
        [one] , { $low } each.
       *[other] , { $low } to { $high } each.
    }
}
country-delegates-none = No delegate of this country is documented.
card-country_themes = Themes met, and never met
    .rule = Filled: met, with the years. Outlined: never met, or not eligible then. Hatched: not documented. “Never met” is said only where it is known, for every seminar on the theme, that the country was not there.
country-themes = Of { $themes ->
    [one] the 1 theme
   *[other] the { $themes } themes
} of the office’s seminars it has met { $met } and never met { $never }{ $closed ->
    [0] {""}
    [one] ; 1 was taken up when it was not eligible
   *[other] ; { $closed } were taken up when it was not eligible
}{ $open ->
    [0] .
   *[other] ; for { $open } it is not documented.
}
country-chips = It has met { $met } of { $themes } themes{ $new ->
    [0] {""}
    [one] ; 1 would be new to it
   *[other] ; { $new } would be new to it
}{ $unknown ->
    [0] .
   *[other] ; for { $unknown } it is not documented.
}
card-country_places = What its delegates saw
    .rule = Sites on the documented programmes of the seminars that the country attended in person.
country-no-family = Other themes
country-places = { $seminars ->
    [one] 1 seminar in Japan
   *[other] { $seminars } seminars in Japan
}, { $sites ->
    [one] 1 site
   *[other] { $sites } different sites
}{ $silent ->
    [0] .
    [one] ; for 1 seminar no site is documented.
   *[other] ; for { $silent } seminars no site is documented.
}
country-places-online = { $seminars ->
    [one] 1 more seminar was attended online.
   *[other] { $seminars } more seminars were attended online.
}
country-places-none = { $online ->
    [0] No stay in Japan is documented.
    [one] No stay in Japan is documented; 1 seminar was attended online.
   *[other] No stay in Japan is documented; { $online } seminars were attended online.
}
country-places-list = The same places as a list, seminar by seminar
country-site-none = no site documented

## What is not documented
card-country_unknowns = What is not documented
country-unknown-attendance = Whether it came
country-unknown-themes = The themes, although it came
country-unknown-sites = The sites, although it came
country-unknown-years = No seminar documented
country-unknown-nothing = Everything shown here is documented.

## For the next seminar, and where this comes from
card-country_next = For the next seminar
country-new = { $count ->
    [0] No theme is known to be new to { $country }.
    [one] { $themes } would be new to { $country }.
    [2] { $themes } would be new to { $country }.
    [3] { $themes } would be new to { $country }.
   *[other] { $count } themes would be new to { $country }: { $themes }.
}
country-ask = { $count ->
    [one] The list to ask for is that of { $years }.
   *[other] The lists to ask for are those of { $years }.
}
country-ask-door = Words to ask with, on Home
country-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
