## The replay of a seminar on its map
seminar-map-day = Day
replay-nav = Days of the seminar: the arrow keys lead from one to the next
replay-previous = Previous day
replay-next = Next day
replay-play = Play
replay-pause = Pause
replay-no-place = not on the map
replay-off-map = { $count ->
    [one] 1 site is
   *[other] { $count } sites are
} not on the map: { $names }.
map-legend-way = Straight lines in programme order, not routes; thick line: day shown

## Its sentences
replay-no-programme = Its programme is not documented, so it cannot be followed day by day.
replay-no-days = The days of its programme are not documented, so it cannot be followed day by day.
replay-days = The programme can be followed over { $days ->
    [one] 1 day
   *[other] { $days } days
}: { $places }.
replay-days-central = { $days } in Tokyo
replay-days-host = { $days } at the host
replay-both = { $days } in both
replay-undocumented = The programme of { $count ->
    [one] 1 further day
   *[other] { $count } further days
} is not documented.
replay-undated = { $count ->
    [one] 1 item has no documented day and is
   *[other] { $count } items have no documented day and are
} in the programme alone.
replay-day = Day { $number } of { $days }, { $day }: { $places }; { $content }.
replay-day-number = Day { $number } of { $days } · { $content }
replay-content = { $items ->
    [one] 1 item
   *[other] { $items } items
}, { $sites ->
    [0] no site
    [one] 1 site
   *[other] { $sites } sites
}
