## The coverage strip: a square for each country that could come, seminar by seminar
card-coverage_strip = Who came, seminar by seminar
    .rule = One square is one country that the office covered on the first day of the seminar. A country counts as not present only where the full list of participants is known. “First time” compares with every earlier seminar of the same office.
strip-caption = Countries that came, seminar by seminar
strip-lead = One square is one country that could come; the number below is people.
strip-keys = Choose a column for its seminar, or drag across columns to see only those years. Each sign below opens its evidence; the arrow keys lead from one to the next.
strip-keys-alone = Choose a column for its seminar, or drag across columns to see only those years.
strip-chosen = Countries that are not chosen are pale.
strip-squares = Countries
strip-people = People
strip-persons = Delegates
strip-covered = { $spread ->
    [0] { $most }
   *[other] { $least }–{ $most }
} of { $total }
strip-events = Events
strip-more-people = { $n }+
strip-of = { $spread ->
    [0] { $most } of { $total } countries came
   *[other] { $least } to { $most } of { $total } countries came
}
strip-of-chosen = { $open ->
    [yes] Of those chosen, at least { $n } of { $total } came
   *[no] Of those chosen, { $n } of { $total } came
}
strip-unlisted = list not published
strip-unlisted-long = The list of countries is not published
strip-left-out = not among the years chosen
strip-line-new = For the first time: { $names }
strip-line-new-documented = For the first documented time: { $names }
strip-line-again = Came again: { $names }
strip-line-away = Not present: { $names }
strip-line-unknown = Not documented: { $names }
strip-line-guests = Came without being eligible: { $names }
strip-key-again = came
strip-key-new = for the first time
strip-key-new-documented = for the first documented time
strip-key-announced = announced

## Whether more or fewer countries come. A window is the first or the last few seminars with a full list
trend-window = { $numbers } of { $total }
trend-one-of = { $attended } of { $total }
trend-more = { $chosen ->
    [yes] More of the chosen countries come than
   *[no] More countries come than
} at the start: { $first } at the first { $count }; { $last } at the last { $count }.
trend-fewer = { $chosen ->
    [yes] Fewer of the chosen countries come than
   *[no] Fewer countries come than
} at the start: { $first } at the first { $count }; { $last } at the last { $count }.
trend-same = { $chosen ->
    [yes] About as many of the chosen countries come as
   *[no] About as many countries come as
} at the start: { $first } at the first { $count }; { $last } at the last { $count }.
trend-early = Too early to speak of a trend: { $lists ->
    [0] no full list
    [1] one full list
    [2] two full lists
   *[other] three full lists
} in { $seminars ->
    [1] one seminar
    [2] two seminars
    [3] three seminars
    [4] four seminars
    [5] five seminars
    [6] six seminars
    [7] seven seminars
    [8] eight seminars
    [9] nine seminars
   *[other] { $seminars } seminars
}.
trend-size = { $size ->
    [2] two
   *[other] three
}
trend-none-held = No seminar was held here, so there is no trend.
trend-no-list = Which countries this office covers is not documented, so no trend can be told.
trend-offices = Seminars of several offices stand beside each other: each office has a trend of its own.
trend-countries = Seminars attended of those held: { $countries }.
trend-country = { $country } { $n }
trend-rule = Counted are seminars with a full list. “More” or “fewer” is said only where each of the last lies above or below each of the first, in number and in share.

## Representation as a dot plot
representation-axis = Delegates in the last { $held ->
    [one] seminar held
   *[other] { $held } seminars held
}; the grey band is what an equal share would be
