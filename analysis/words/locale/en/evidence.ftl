## What is open
evidence-title-cell = { $country } · { $seminar }
evidence-title-coverage = Countries that came · { $seminar }
evidence-title-participants = Participants · { $seminar }
evidence-title-delegates = Delegates by country · { $seminar }
evidence-title-reached = Countries reached so far · { $seminar }
evidence-title-newcomers = Countries there for the first time · { $seminar }
evidence-title-attendances = Seminars attended · { $country }
evidence-title-totals-held = Seminars held
evidence-title-totals-participants = Participants
evidence-title-totals-countries = Countries
evidence-title-totals-hosts = Hosts
evidence-title-totals-delegates = Delegates by country

## What it adds up to
evidence-sum-people = { $rows ->
    [one] This row is the whole number: { $total ->
        [one] 1 person.
       *[other] { $total } people.
    }
   *[other] These { $rows } rows add up to { $total ->
        [one] 1 person.
       *[other] { $total } people.
    }
}
evidence-sum-countries = { $rows ->
    [one] This row is the one country counted.
   *[other] These { $rows } rows, one for each country, add up to { $total } countries.
}
evidence-sum-seminars = { $rows ->
    [one] This row is the one seminar counted.
   *[other] These { $rows } rows, one for each seminar, add up to { $total } seminars.
}
evidence-sum-hosts = { $rows ->
    [one] This row is the one host counted.
   *[other] These { $rows } rows, one for each host, add up to { $total } hosts.
}
evidence-none = There are no rows to count.
evidence-uncounted = { $count ->
    [one] One seminar is not documented in full, so the true number may be higher: { $seminars }.
   *[other] { $count } seminars are not documented in full, so the true number may be higher: { $seminars }.
}
evidence-sum = Sum
evidence-nameless = participants whose country is not recorded
evidence-row = Row

## Why a cell is in its state
state-uncertain = not counted
evidence-why-attended = It came, as the source below says or as follows from it.
evidence-why-absent = The full list of the countries at this seminar is known, and it is not on the list.
evidence-why-not_eligible = The office did not cover the country when the seminar was due.
evidence-why-cancelled = The seminar was cancelled, so nobody could come.
evidence-why-not_documented = No source in the record says whether it came. That is not the same as staying away. What is known of the seminar is below.
evidence-why-uncertain = It is uncertain whether this was the seminar, so it is counted nowhere.

## Doors
evidence-door-countries = Evidence: countries
evidence-door-participants = Evidence: participants
evidence-door-delegates = Evidence: delegates
evidence-open = Show the rows behind this number

## Columns
column-says = Words of the source

## The order of the countries in the matrix
sort-title = Order
sort-listed = as listed
sort-name = name
sort-subregion = sub-region
sort-away = away now
sort-often = most often
sort-away-note = { $unknown ->
    [0] away { $count }
   *[other] away { $count }, { $unknown } not documented
}
sort-one-office = Orders by absence and by attendance follow one office.
