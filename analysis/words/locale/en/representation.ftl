## Representation against an equal share
card-representation = Representation over the last five seminars
    .rule = Share: the delegates of each seminar with a full list, divided equally among the countries eligible that day, and added up. Within range: at most 1 delegate from the share. Unrepresented: nobody came. Fewer than 3 documented seminars: not enough record. The terms are those of the United Nations’ reports on the composition of its Secretariat.
representation-unrepresented = Unrepresented
representation-under = Under-represented
representation-within = Within range
representation-over = Over-represented
representation-not_enough = Not enough record
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
        [one] For the one country the record is not enough.
       *[other] For none of the { $count } countries is the record enough.
    }
   *[other] { $count ->
        [one] For 1 country the record is not enough.
       *[other] For { $count } countries the record is not enough.
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
representation-too-few = Shares are told from { $enough } seminars with a full list on.
representation-none-held = No seminar shown was held.
representation-no-list = Which countries this office covers is not documented, so no country’s share can be told.
representation-line = { $delegates ->
    [0] nobody came
   *[other] came { $delegates }
}, expected { $spread ->
    [0] { $most }
   *[other] { $least } to { $most }
}
representation-open = { $documented } of { $held } { $held ->
    [one] seminar
   *[other] seminars
} documented
column-representation = Representation
column-expected_least = Expected at least (people)
column-expected_most = Expected at most (people)
column-seminars_documented = Documented seminars
column-seminars_held = Seminars held
