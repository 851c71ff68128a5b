## Which country met which theme
exposure-met = met
exposure-never_met = never met
exposure-not_eligible = not eligible then
exposure-not_documented = not documented
column-exposure = Theme met
column-undocumented_seminar_ids = Not documented at

card-theme_exposure = Themes by country
    .rule = A year opens the evidence that the country came. “?” beside years means that it may have been at more. “Never met” is said only where it is known, for every seminar on the theme, that the country was not there.
theme-exposure = Of { $pairs } pairs of theme and country, { $met ->
    [one] 1 has met
   *[other] { $met } have met
} and { $never } never met{ $closed ->
    [0] {""}
   *[other] ; for { $closed } the country was not eligible then
}{ $open ->
    [0] .
   *[other] ; for { $open } it is not documented.
}
theme-exposure-unthemed = { $seminars ->
    [one] The theme of 1 more seminar is not documented: it is not counted here.
   *[other] The themes of { $seminars } more seminars are not documented: they are not counted here.
}
