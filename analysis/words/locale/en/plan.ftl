## The page
page-plan = Plan the next seminar
    .menu = Plan
    .lead = Compare options for whom to invite, where to hold it and which themes to choose, and see what the record says about each.
plan-banner = **Scenario.** Nothing on this page is decided and nothing is written to the data. The plan is kept only in this page’s address.
plan-none = No records to plan from
plan-one-office = A plan is made for one office. Choose an office among the filters.
plan-no-list = A plan needs the list of countries that the office covers. For this office it is not documented.
plan-year = Fiscal year planned
plan-copy = Copy link
plan-copy-how = This link opens the same scenario for a colleague, in either language. Hover over the link and select the copy icon.
plan-measured-by = Measured against the { $count ->
    [one] 1 country
   *[other] { $count } countries
} on the office’s list on 1 April { $april }, the first day of { $year }. { $held ->
    [yes] The latest seminar held is { $seminar }.
   *[no] {""}
}
plan-compare = Compare with a second plan
plan-compare-end = Remove plan B

## One plan
plan-a = Plan A
plan-b = Plan B
plan-a-scenario = Plan A (scenario)
plan-b-scenario = Plan B (scenario)
plan-start = Start from:
plan-start-last = as last time ({ $year })
plan-start-all = all eligible
plan-start-empty = empty
plan-start-copy = a copy of plan A
plan-ineligible = { $countries } { $count ->
    [one] is not on the office’s list in { $year } and was dropped from this plan.
   *[other] are not on the office’s list in { $year } and were dropped from this plan.
}
plan-countries = Countries to invite
plan-host = Host
plan-host-open = not decided
plan-host-in = a new host in { $prefecture }
plan-themes = Themes
plan-themes-open = not decided

## What a plan achieves
plan-eyebrow = { $plan } · scenario for { $year }
plan-figure = { $invited } of { $eligible } eligible
plan-term-left-out = Left out
plan-term-gap = Longest absence
plan-term-seats = By sub-region
plan-term-themes = Themes
plan-term-host = Host
plan-says = { $plan }: { $sentence }
plan-covers = { $invited } of { $eligible } eligible countries { $invited ->
    [one] is
   *[other] are
} invited.
plan-covers-all = All { $eligible } eligible countries are invited.
plan-nobody = No country is invited yet.
plan-gap = Longest absence ended: { $countries }, not present at { $gap ->
    [one] the last seminar whose full list is known.
   *[other] the last { $gap } seminars whose full lists are known.
}
plan-gap-none = No documented absence is ended.
plan-left-none = No eligible country is left out.
plan-left-many = { $count } eligible countries are left out.
plan-left-came = { $countries } { $count ->
    [one] is left out; it last came in { $year }.
   *[other] are left out; they last came in { $year }.
}
plan-left-documented = { $countries } { $count ->
    [one] is left out; it is last documented in { $year }.
   *[other] are left out; they are last documented in { $year }.
}
plan-left-unknown = { $countries } { $count ->
    [one] is left out; no attendance of it is documented.
   *[other] are left out; no attendance of theirs is documented.
}
plan-left-never = { $countries } { $count ->
    [one] is left out; it has never come.
   *[other] are left out; they have never come.
}
plan-seats = { $seats }.
plan-seats-of = { $subregion } { $seats } of { $eligible }
plan-themes-none = No theme is chosen yet.
plan-theme = { $theme }: { $countries ->
    [none] new for none of the countries invited
    [all] new for all of the countries invited
    [many] new for { $new } of the countries invited
   *[named] new for { $countries }
}{ $met ->
    [0] {""}
   *[other] , met by { $met }
}{ $unknown ->
    [0] .
   *[other] , not documented for { $unknown }.
}
plan-new = New for most: { $themes ->
    [many] { $count } themes
   *[other] { $themes }
}, for { $all ->
    [yes] { $invited ->
        [one] the one country invited.
       *[other] all { $invited } countries invited.
    }
   *[no] { $new } of the { $invited } countries invited.
}
plan-new-unknown = No theme is known to be new for any of the countries invited. { $count ->
    [0] For some it is not documented.
    [one] For 1 theme it is not documented of any of them.
   *[other] For { $count } themes it is not documented of any of them.
}
plan-new-none = Each of the countries invited has met every theme.
plan-host-none = The host is not decided.
plan-host-repeat = { $host } would host again: it hosted in { $years }, { $before ->
    [one] the last time 1 year before { $planned }.
   *[other] the last time { $before } years before { $planned }.
}
plan-host-new = A new host in { $prefecture }.
plan-host-years = { $host } ({ $years })
plan-prefecture-new = No seminar of this office is documented in this prefecture.
plan-prefecture-again = The seminar has been in this prefecture: { $hosts }, { $before ->
    [one] the last time 1 year before.
   *[other] the last time { $before } years before.
}
plan-prefecture-only = No other host in { $prefecture } is documented.
plan-prefecture-others = Other hosts in { $prefecture }: { $hosts }.
plan-same = The two plans are the same.
plan-alone-invites = { $plan } alone invites { $names }.
plan-alone-takes-up = { $plan } alone takes up { $names }.
plan-hosts-differ = Host: { $first } in plan A, { $second } in plan B.

export-plan = Scenario, { $plan }: { $year }; host: { $host }; themes: { $themes }. Nothing of it is decided.

## Cards
card-scenario_differences = Scenario: what differs
    .rule = The themes count pairs of a country invited and a theme chosen.
card-scenario_invitations = Scenario: countries invited
    .rule = An absence counts seminars in a row, since the country last came, whose full list is known and does not name it.
card-scenario_left_out = Scenario: eligible countries left out
    .rule = Eligible countries are those on the office’s list on the first day of the fiscal year planned.
card-scenario_seats = Scenario: countries invited by sub-region
    .rule = Each country invited counts once.
card-scenario_themes = Scenario: are the chosen themes new?
    .rule = A theme is new for a country that is known to have attended no seminar on it.
card-scenario_new_themes = Scenario: which theme would be new for most countries
    .rule = A hollow mark stands for a country that never met the theme, a filled one for a country that met it. A theme is new for a country that is known to have attended no seminar of the record on it.
card-scenario_host = Scenario: a new or a repeat host
    .rule = Only seminars held count, the online ones among them.

## Tables
plan-country = Country
plan-plan = Plan
plan-both = both
plan-last = Last came
plan-last-none = none documented
plan-since = Held since
plan-since-of = { $count }{ $unknown ->
    [0] {""}
   *[other] {" "}({ $unknown } not documented)
}
plan-never = never came
plan-absences = Documented absence
plan-subregion = Sub-region
plan-seats-head = Invited
plan-seats-count = { $seats } of { $eligible }
plan-theme-head = Theme
plan-new-head = New for
plan-known-head = Not new, or not documented
plan-known = { $met ->
    [0] met by none
   *[other] met by { $met }
}{ $unknown ->
    [0] {""}
   *[other] , not documented for { $unknown }
}
plan-theme-in = Add { $theme } to the plan
plan-theme-out = Remove { $theme } from the plan
plan-theme-chosen = chosen
plan-seminar = Seminar
plan-before = Before
plan-years = { $years ->
    [one] 1 year
   *[other] { $years } years
}
plan-measure = In numbers
plan-open = not decided
subregion-southeast_asia = Southeast Asia
subregion-south_asia = South Asia
subregion-east_asia = East Asia
subregion-oceania = Oceania
subregion-europe = Europe
subregion-north_america = North America
column-plan = Plan
column-plans = Plans
column-subregion = Sub-region
column-held_since = Held since (seminars)
column-gap = Absence (seminars documented without it)
column-seats = Invited (countries)
column-new = New for (countries)
column-met = Met by (countries)
column-invited = Invited (countries)
column-longest_gap = Longest absence ended (seminars)
column-pairs_new = New themes (pairs)
column-pairs_not_documented = Not documented themes (pairs)
column-pairs_met = Themes met (pairs)
column-host_seminars = Earlier times at the host
column-years_before = Years before
column-same_host = The same host
