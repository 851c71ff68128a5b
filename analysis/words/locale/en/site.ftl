## One site
fact-kind = Kind
fact-place = Place
site-in-list = { $name } ({ $about })
fact-certainty = Certainty
site-sure-stated = The site is named in the source.
site-sure-likely = This is the most likely reading of the source.
site-sure-unknown = The site is not named in the source.
site-placed = Its place is known to within about { $distance }.
site-placed-unknown = How exact its place is, is not documented.
site-no-place = Its place is not documented, so it is not on the map.
metres = { $distance } m
kilometres = { $distance } km
site-visits = Visits
site-no-visit = No visit to it is documented.
site-came = { $open ->
    [yes] Countries documented: { $names }
   *[no] Countries: { $names }
}
site-near-title = Near { $name }
site-near = { $count ->
    [0] No other site lies within { $distance } km.
    [one] 1 other site lies within { $distance } km.
   *[other] { $count } other sites lie within { $distance } km.
}
site-near-first = The nearest { $count } are listed.
site-near-approximate = Where a place is approximate, so is the distance.
site-near-unknown = What lies near is not known, because its place is not documented.
site-near-about = about { $distance }
site-left-out = The filters leave this site out.
site-let-in = Reset filters
