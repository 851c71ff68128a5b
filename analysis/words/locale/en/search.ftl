## The field
search-label = Search
search-placeholder = Name or year
search-go = Search
search-key = The key “/” leads to the search
search-field-page = Search on this page

## The page
page-search = Search
    .menu = Search
    .lead = Finds countries, hosts, themes, seminars and sites of all offices, by their English or Japanese names.
search-blank = Enter a name or a year above. You can search for countries, hosts and their prefectures, themes and their original wording, seminars by fiscal year ({ $years }), and sites. Kana and any romanisation will do ({ $places }).
search-short = Enter at least two letters, or one kanji.
search-none = Nothing was found for “{ $query }”.
search-no-year = “{ $query }” is a year that its era did not have, so no seminar is found by it.
search-close = Similar names
search-only-close = No name matches “{ $query }”. Similar names: { $counts }.
search-found = { $things ->
    [one] One result
   *[other] { $things } results
} for “{ $query }”: { $counts }.
search-count-country = { $count ->
    [one] 1 country
   *[other] { $count } countries
}
search-count-host = { $count ->
    [one] 1 host
   *[other] { $count } hosts
}
search-count-theme = { $count ->
    [one] 1 theme
   *[other] { $count } themes
}
search-count-seminar = { $count ->
    [one] 1 seminar
   *[other] { $count } seminars
}
search-count-site = { $count ->
    [one] 1 site
   *[other] { $count } sites
}
search-first = The first { $shown } of { $all } are shown. A longer query narrows them.

## Headings
search-country = Countries
search-host = Hosts
search-theme = Themes
search-seminar = Seminars
search-site = Sites

## One line about a result
search-form = found as “{ $form }”
search-abroad = { $year } ({ $office })
search-attended = Last documented attendance: { $seminar }
search-attended-none = No attendance is documented
search-taken-up = { $count ->
    [one] Taken up by 1 seminar: { $last }
   *[other] Taken up by { $count } seminars, last in { $last }
}
search-taken-up-none = No documented seminar has taken it up
search-visited = Visited in { $seminars }
search-dates-none = dates not documented
search-themes-none = themes not documented
