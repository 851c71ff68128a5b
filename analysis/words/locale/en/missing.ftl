## The page
card-missing = Not present, or not documented
    .rule = Looks back over the seminars held before, while the country was eligible. Those at which its attendance is not documented neither lengthen nor break a run of attendances.
missing-door = See when each country last came

## What the figure says
missing-absent = { $count ->
    [one] 1 eligible country was not present: { $names }.
   *[other] { $count } eligible countries were not present: { $names }.
}
missing-not_documented = For { $count ->
    [one] 1 eligible country it is not documented whether it came: { $names }.
   *[other] { $count } eligible countries it is not documented whether they came: { $names }.
}
missing-last = { $names } last came in { $year }{ $open ->
    [yes] , as far as documented.
   *[no] .
}
missing-longest = { $open ->
    [yes] Longest absence among countries that came before, as far as documented: { $names } ({ $year }).
   *[no] Longest absence among countries that came before: { $names } ({ $year }).
}
missing-at-none = At none of the seminars held before: { $names }.
missing-before = Whether { $names } came before is not documented.
missing-some = { $count } of them
missing-before-all = Whether { $count ->
    [one] it
   *[other] they
} came before is not documented.
missing-announced = The seminar is only announced: whether it was held, and who came, is not documented.
missing-no-list = Which countries this office covers is not documented, so no country can be called absent.

## The two groups
missing-group-absent = Not present
    .known = The full list of the seminar’s countries is known, and { $count ->
        [one] this one is
       *[other] these are
    } not on it.
    .none = No country can be named: the full list of the seminar’s countries is not known.
missing-group-not_documented = Not documented
    .known = The list of the seminar’s countries is not complete. { $count ->
        [one] This country
       *[other] These countries
    } may have been there.
    .none = No country: the full list of the seminar’s countries is known.
missing-ago = { $ago ->
    [one] the seminar before
   *[other] { $ago } seminars before
}{ $unknown ->
    [0] {""}
   *[other] {" "}({ $unknown } in between not documented)
}
missing-none-before = at none of the seminars before

## The follow-up list
export-seminar = Seminar: { $seminar }
card-download-workbook = Download Excel
column-earlier = At the seminars before
earlier-attended = at one or more
earlier-absent = at none
earlier-not_documented = not documented
no-number = –
column-last_seminar_id = Last attended
column-seminars_ago = Seminars before this one
column-undocumented_since = Not documented in between (seminars)
column-streak = Consecutive seminars attended before
column-last_theme_ids = Themes met then
column-contact = Contact
column-next_step = Next step
column-due = By when
