## The three scales of the map
map-scale = Scale of the map
map-scale-asia = Asia
map-scale-japan = Japan
map-scale-city = City
map-scale-now = The map shows: { $scale }
map-city = City
map-city-none = Choose a city
map-layer-prefectures = Prefectures
map-legend-hosted = { $hosted } hosted
map-legend-blank = Blank: no seminar documented
map-site-together = One of { $sites } sites at this place
map-more = { $count } more

## The list beside the map
column-placing = Place
placing-exact = known
placing-approximate = approximate
placing-off_map = not on the map
site-together = Also at this place: { $names }

## Two seminars beside each other
card-beside = Side by side
    .rule = Only what is documented can be compared: what one seminar lacks here may be missing from the sources.
beside-choose = Compare with
beside-nothing = Another seminar
beside-themes = Themes documented at both: { $names }.
beside-countries = Countries documented at both: { $names }.
beside-sites = Sites documented at both: { $names }.
beside-none = No theme, country or site is documented at both.
beside-open = (the list may be incomplete)
beside-site-count = { $sites ->
    [one] 1 site
   *[other] { $sites } sites
}

## Where the seminar has been
card-been = Where the seminar has been
    .rule = A fiscal year without a documented host is left out.
been = Hosts are documented for { $years ->
    [one] 1 fiscal year, { $first }
   *[other] { $years } fiscal years from { $first } to { $last }
}: { $hosts ->
    [one] 1 host
   *[other] { $hosts } hosts
} in { $prefectures ->
    [one] 1 prefecture
   *[other] { $prefectures } prefectures
}.
been-so-far = Up to this year: { $hosts ->
    [one] 1 host
   *[other] { $hosts } hosts
} in { $prefectures ->
    [one] 1 prefecture
   *[other] { $prefectures } prefectures
}
been-all = All years
been-nav = Fiscal years: the arrow keys lead from one to the next
been-previous = Previous year
been-next = Next year
been-beside = Compare with { $name }
map-legend-whole-way = Straight lines in programme order, not routes
map-legend-chosen = Host of the year shown
column-hosts_so_far = Hosts so far
column-prefectures_so_far = Prefectures so far
