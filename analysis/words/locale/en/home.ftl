## Home: how the latest seminar went
number-spelled = { $number ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $number }
}
home-latest-known = the latest seminar whose countries are all known
home-number = { $spread ->
    [0] { $most } of { $eligible }
   *[other] between { $least } and { $most } of { $eligible }
}
home-came = { $number } countries came to { $host }.
home-held = The latest seminar was held in { $host }.
home-somewhere = a place that is not documented
home-absent = { $count ->
    [0] Every country that was invited came.
    [one] Only { $countries } was not there.
   *[other] { $countries } were not there.
}
home-since = { $count ->
    [one] One seminar has been held since, in { $places }
   *[other] { $count ->
        [2] Two
        [3] Three
        [4] Four
        [5] Five
       *[other] { $count }
    } seminars have been held since, in { $places }
}; which countries came is not published{ $known ->
    [0] .
   *[other] {" "}({ $amounts }).
}
home-ways = { $countries ->
    [1] From 1 capital
   *[other] From { $countries } capitals
} to Tokyo, and on to { $hosts ->
    [1] 1 host
   *[other] { $hosts } hosts in { $prefectures ->
        [1] 1 prefecture
       *[other] { $prefectures } prefectures
    }
}
visits-door = Open the map of visits
home-seminar = The seminar
home-brief = Brief for the meeting
home-totals = All seminars in sum

## Home: what deserves attention
home-attention = Worth attention
home-away = { $came ->
    [0] Has not come to any documented seminar so far.
   *[other] Away from the last { $gap ->
        [one] seminar
       *[other] { $number } seminars
    }; it last came in { $last }.
}
home-under = Delegates to the last five seminars: { $sent }; { $least } to { $most } would be expected if all sent alike.
home-theme = A theme that no country is documented to have met.
home-prefectures-about = { $count ->
    [one] 1 prefecture
   *[other] { $count } prefectures
}
home-prefectures = Not documented as hosts; { $hosted ->
    [one] 1 has
   *[other] { $hosted } have
} hosted.
home-plan = Plan { $year }
home-add = Add a seminar

## Home: the lists that are needed
home-lists = { $count ->
    [one] { $number } list would settle everything
   *[other] { $number } lists would settle everything
}
home-lists-said = { $known } of { $every } attendances are documented. The { $open } others are in the lists of { $seminars }.
home-request = Request to the office ({ $language })
home-request-copy = Copy the request
home-request-copied = Request copied
home-request-by-hand = Select the text above to copy it
home-request-text =
    To { $office }

    For the record of the Local Government Exchange and Cooperation Seminar we are missing the full list of participating countries, with the number of participants from each, for:

    { $seminars }

    Names of persons are not needed. Thank you for your help.
home-template = { $count ->
    [one] Template for this list (Excel)
   *[other] Template for these { $count } lists (Excel)
}
home-complete = How it looks when complete
