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
rule-range = **Where a list is incomplete, a range is shown.** The minimum is the number of documented countries (or 1). The maximum adds one country for each participant whose country is not documented, up to all eligible countries. Where no number of participants is published, the maximum is all eligible countries.
between = between { $least } and { $most }{ $measure ->
   *[held] {""}
}

column-attended_least = Attended at least (countries)
column-attended_most = Attended at most (countries)

## Information still needed
card-settle = Information still needed
    .rule = Most consequential first: lists of countries by the countries in question, then participants, themes, programme and places. The source is the one that tells a part of the fact, or else the seminar’s own.
settle = { $facts ->
    [one] 1 fact is
   *[other] { $facts } facts are
} not documented, or only in part{ $coverages ->
    [0] .
    [one] ; 1 of them leaves coverage open.
   *[other] ; { $coverages } of them leave coverage open.
}
settle-none = Nothing is missing here: every fact is documented.
settle-further = { $count ->
    [one] 1 further fact is
   *[other] { $count } further facts are
} in the table below.
settle-source = Best available source:
settle-abroad = { $year } ({ $office })
lacking-eligibility = The list of countries that { $office } covers
lacking-countries = { $known ->
    [partly] { $people ->
        [one] The country of 1 further participant of { $seminar }
       *[other] The countries of { $people } further participants of { $seminar }
    }
    [no] { $people ->
        [one] The country of the participant of { $seminar }
       *[other] The countries of the { $people } participants of { $seminar }
    }
    [partly-uncounted] The rest of the list of countries of { $seminar }
   *[no-uncounted] The list of countries of { $seminar }
}
lacking-held = Whether the seminar of { $seminar } was held
lacking-identity = Whether the meeting of { $seminar } was this seminar
lacking-participants = The number of participants of { $seminar }
lacking-themes = The theme of { $seminar }
lacking-programme = { $known ->
    [partly] The rest of the programme of { $seminar }
   *[no] The programme of { $seminar }
}
lacking-sites = The names of all sites visited in { $seminar }
lacking-hosts = The host of { $seminar }
lacking-dates = { $known ->
    [partly] The first or the last day of { $seminar }
   *[no] The days of { $seminar }
}
settles-eligibility = Coverage of { $seminars ->
    [one] 1 seminar, which has
   *[other] { $seminars } seminars, which have
} no denominator.
settles-coverage = Coverage of { $seminar }{ $spread ->
    [0] : which of { $eligible } countries it was.
    [one] , with 1 country in question: it stands between { $least } and { $most } of { $eligible }.
   *[other] , with { $spread } countries in question: it stands between { $least } and { $most } of { $eligible }.
}
settles-countries = Who came to { $seminar }, and who came again.
settles-held = Whether { $seminar } counts among the seminars held.
settles-identity = Whether { $seminar } counts at all.
settles-participants = The total of participants, of which only the minimum is known.
settles-themes = Which theme the countries at { $seminar } met.
settles-programme = What the delegates heard and saw in { $seminar }, and when.
settles-sites = The map: the place of { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
} is not certain.
settles-hosts = Where { $seminar } was held.
settles-dates = Which countries were eligible on the first day of { $seminar }.
fact-eligibility = Countries covered
fact-held = Held or not
fact-identity = Same programme?
column-lacking = What is missing
column-fact = Fact
column-known = Known
column-settles = What it would clarify
column-publisher = Publisher
column-url = Web address
