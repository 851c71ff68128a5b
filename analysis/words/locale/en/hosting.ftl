## The page
page-hosts = Hosts
    .menu = Hosts
    .lead = Where in Japan the seminar was hosted.
hosts-everywhere = All offices are shown together: where a seminar was hosted is a fact about Japan, whoever invited.
card-host_prefectures = Prefectures that hosted
    .rule = Counts seminars held, in any mode; two hosts in one prefecture count once. A blank prefecture is not documented to have hosted, which is not the same as never. Okinawa stands enlarged in the frame; small and far islands are left out. Map: Natural Earth.
card-host_regions = Balance of the regions
    .rule = A seminar with hosts in two prefectures of a region counts once for the region. A prefecture without a host in the data is not documented to have hosted.
card-host_history = Hosts over the years
    .rule = Years are counted from the latest fiscal year in the data set to the last one hosted. Themes are those of the seminars hosted there and of what was visited there.
card-host_candidates = Host candidates
    .rule = The score is the sum of the points in the row. Tokyo is left out, because every seminar in Japan begins there. Distance is measured in a straight line to the prefectural office. Places with the same score share a rank, written with “=”, and stand in the order of the prefectures’ codes. The name of a place makes it the host of the plan.

## What the figures say
hosting = { $hosted } of { $all } prefectures are documented to have hosted; for { $rest } no host is documented.
hosting-most = Most often: { $names } ({ $n ->
    [one] 1 seminar
   *[other] { $n } seminars
}).
hosting-undocumented = not documented to have hosted
hosting-times = { $n ->
    [one] 1 seminar
   *[other] { $n } seminars
}{ $least ->
    [yes] {" "}or more
   *[no] {""}
}
regions = Hosts are documented in { $hosted } of { $all } regions.
regions-without = Not documented to have hosted: { $names }.
hosts-head-times = Hosted
hosts-head-years = Fiscal years
hosts-head-last = Last hosted
regions-head = Prefectures hosted
regions-of = { $hosted } of { $all }
hosts-years-since = { $years ->
    [0] the latest fiscal year
    [one] 1 year before { $latest }
   *[other] { $years } years before { $latest }
}
hosts-times = { $times ->
    [one] once
    [2] twice
   *[other] { $times } times
}{ $online ->
    [0] {""}
   *[other] , { $online } online
}

## Candidates
candidates-best = Highest score with these weights: { $names } ({ $points ->
    [one] 1 point
   *[other] { $points } points
}).
candidates-many = { $count } places share the highest score with these weights: { $points ->
    [one] 1 point
   *[other] { $points } points
}.
candidates-suggestion = This is a suggestion for discussion: nothing is decided or written.
candidates-none = There is no place to rank.
candidates-weights = Points for each criterion
candidates-default = Back to the usual weights
candidates-rest = { $count ->
    [one] Show 1 more place
   *[other] Show { $count } more places
}
candidates-rank = { $others ->
    [0] { $rank }
   *[other] { $rank }=
}
candidates-in = in { $prefecture }
weight-first = Prefecture not documented as host
weight-years = Every five years since it hosted
weight-region = Region hosted least
weight-theme = Has a theme of the plan
weight-near = Within { $distance } km of Tokyo
candidate-first = +{ $points } prefecture not documented to have hosted
candidate-years = +{ $points } last hosted { $years } years ago
candidate-region = +{ $points } region hosted least ({ $region })
candidate-theme = +{ $points } has a theme of the plan ({ $themes })
candidate-near = +{ $points } within { $near } km of Tokyo ({ $distance } km)
candidate-joint = ,{" "}
candidate-no-points = no points
export-weights = Weights (points): { $weights }

## Regions of Japan
region-hokkaido = Hokkaido
region-tohoku = Tohoku
region-kanto = Kanto
region-chubu = Chubu
region-kinki = Kinki
region-chugoku = Chugoku
region-shikoku = Shikoku
region-kyushu = Kyushu and Okinawa

## Columns
column-region = Region
column-all_prefectures = Prefectures (number)
column-hosted = Documented to have hosted (prefectures)
column-undocumented_prefectures = Not documented to have hosted
column-years_since = Years since then
column-rank = Rank
column-score = Score (points)
column-distance_km = Distance (km)
column-points = Where the points come from
column-points_first = Not documented (points)
column-points_years = Years (points)
column-points_region = Region (points)
column-points_theme = Theme (points)
column-points_near = Distance (points)
