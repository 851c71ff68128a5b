## Tooltips
map-site-theme = Theme: { $theme }
map-site-visits = { $visits ->
    [one] Visited once, in { $year }
   *[other] Visited { $visits } times, last in { $year }
}
map-approximate = Approximate place
map-approximate-metres = Approximate place, within about { $distance } m
map-approximate-kilometres = Approximate place, within about { $distance } km
map-site-perhaps = Perhaps: whether the chosen countries came is not documented
map-disc-visits = { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} to { $sites ->
    [one] 1 site
   *[other] { $sites } sites
}
map-disc-family = { $family }: { $visits }
map-disc-perhaps = { $sites ->
    [one] 1 of these sites
   *[other] { $sites } of these sites
} perhaps: whether the chosen countries came is not documented
map-host-times = { $times ->
    [one] Host once, in { $year }
   *[other] Host { $times } times, last in { $year }
}
map-host-online = { $online } of them online
map-arc-people = { $people ->
    [one] 1 delegate
   *[other] { $people } delegates
} in { $seminars ->
    [one] 1 seminar
   *[other] { $seminars } seminars
}

## Legend
map-legend-hosts = Host (larger circle: hosted more often)
map-legend-hosts-alone = Host without a site documented in this selection
map-legend-discs = City with its number of visits: the ring shows the families of themes, a point the place itself where discs would overlap
map-legend-approximate = Approximate place
map-legend-journeys = From the capitals to Tokyo and on to the host, wider for more delegates
map-legend-perhaps = Perhaps seen: whether the chosen countries came is not documented
map-legend-no-theme = Theme not documented
map-tokyo = Tokyo
map-credits = Basemap: Natural Earth; GSHHG (Wessel & Smith)

## What a reader who does not see the map is told
map-alt-empty = Map of Japan without sites or hosts: none are documented in this selection.
map-alt-no-hosts = Map of Japan without hosts: none are documented in this selection.
map-alt-hosts = Map of Japan with { $hosts ->
    [one] 1 host
   *[other] { $hosts } hosts
}: { $names }.
map-alt-sites = { $sites ->
    [one] 1 visited site
   *[other] { $sites } visited sites
}, { $approximate ->
    [0] all at known places
   *[other] { $approximate } at approximate places
}.

## What cannot be drawn
map-missing-sites = { $n ->
    [one] 1 site is not on the map: its place is not documented.
   *[other] { $n } sites are not on the map: their places are not documented.
}
map-missing-hosts = { $n ->
    [one] 1 host is not on the map: its place is not documented.
   *[other] { $n } hosts are not on the map: their places are not documented.
}

# Shown on a map on which one finger moves.
map-use = Use the map
map-two-fingers = Use two fingers to move the map

## Families of themes on a map
family-visitors = Tourism and culture
    .short = Visitors
family-exchange = Exchange and coexistence
    .short = Exchange
family-economy = Regional economy
    .short = Economy
family-technology = Technology
    .short = Technology
family-town = Towns and services
    .short = Towns
family-safety = Safety and recovery
    .short = Safety
family-environment = Environment and sustainability
    .short = Environment
family-other = Other themes
