## Representation against an equal share
card-representation = Representation over the latest seminars
    .rule = Share: the delegates of each seminar with a full list, divided equally among the countries eligible that day, and added up. Range: at most 1 delegate from the share. No delegates: nobody came. Fewer than 3 documented seminars: too few records.
representation-unrepresented = No delegates
representation-under = Below range
representation-within = Within range
representation-over = Above range
representation-not_enough = Too few records
representation-window = { $held ->
    [one] The one seminar held { $documented ->
        [0] has no full list of countries.
       *[other] has a full list of countries.
    }
   *[other] { $unknown ->
        [0] Each of the last { $held } seminars held has
       *[other] Of the last { $held } seminars held, { $documented ->
            [0] none has
            [one] 1 has
           *[other] { $documented } have
        }
    } a full list of countries.
}
representation-named = { $label }: { $countries }.
representation-count-within = { $count ->
    [one] 1 country is within its range.
   *[other] { $others ->
        [0] All { $count } countries are within their range.
       *[other] { $count } countries are within their range.
    }
}
representation-count-not_enough = { $others ->
    [0] { $count ->
        [one] There are too few records for the one country.
       *[other] There are too few records for all { $count } countries.
    }
   *[other] { $count ->
        [one] There are too few records for 1 country.
       *[other] There are too few records for { $count } countries.
    }
}
representation-settle = { $spare ->
    [0] { $needed ->
        [one] The list of { $years } would settle it.
       *[other] The lists of { $years } would settle it.
    }
   *[other] { $needed ->
        [one] Any one of the lists
       *[other] Any { $needed } of the lists
    } of { $years } would settle it.
}
representation-too-few = The expected range needs at least { $enough } seminars with a full list.
representation-none-held = No seminar shown was held.
representation-no-list = Which countries this office covers is not documented, so no expected range can be given.
representation-line = { $delegates ->
    [0] no delegates
    [one] 1 delegate
   *[other] { $delegates } delegates
}; expected { $spread ->
    [0] { $most }
   *[other] { $least } to { $most }
}
representation-open = { $documented } of { $held } { $held ->
    [one] seminar
   *[other] seminars
} documented
column-representation = Compared with expected range
column-expected_least = Expected at least (people)
column-expected_most = Expected at most (people)
column-seminars_documented = Documented seminars
column-seminars_held = Seminars held
