## Unknown as a value: between which numbers the truth lies. `spread` 0 is one number.
coverage-headline = { $spread ->
    [0] { $most } of { $eligible } countries
   *[other] between { $least } and { $most } of { $eligible } countries
}
coverage-between = { $spread ->
    [0] { $most } of { $eligible } countries came.
   *[other] Between { $least } and { $most } of { $eligible } countries came.
}
coverage-basis = { $people ->
    [0] { $attended ->
        [one] 1 is
       *[other] { $attended } are
    } documented; for { $unknown } it is not documented.
   *[other] { $attended ->
        [0] { $people ->
            [one] The country of its 1 participant is not documented.
           *[other] The countries of its { $people } participants are not documented.
        }
       *[other] { $attended ->
            [one] 1 is
           *[other] { $attended } are
        } documented; { $people ->
            [one] the country of 1 further participant is not.
           *[other] the countries of { $people } further participants are not.
        }
    }
}
coverage-no-list = { $spread ->
    [0] { $most ->
        [one] 1 country took part.
       *[other] { $most } countries took part.
    }
   *[other] Between { $least } and { $most } countries took part.
} Which countries this office covers is not documented.
coverage-no-list-least = At least { $least ->
    [one] 1 country
   *[other] { $least } countries
} took part. Which countries this office covers is not documented.
between = between { $least } and { $most }

column-attended_least = Attended at least (countries)
column-attended_most = Attended at most (countries)
