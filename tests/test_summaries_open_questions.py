"""What would settle the unknown: each missing fact once, with its source, the weightiest first."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.frames.rows import known, records
from analysis.loading.dataset import Dataset
from analysis.narrative import facts, participation
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import attendance, coverage
from analysis.summaries.programme.seminar import FACTS, completeness
from analysis.summaries.record.open_questions import BY_CONSEQUENCE, MissingFactRow, missing_facts
from analysis.words.catalogue import LANGUAGES, words_in
from tests.data_folder import DataFolder
from tests.test_summaries_laws import THEMES, YEARS, datasets
from tests.tiny import alone, plain

EN, JA = words_in("en"), words_in("ja")
FY2018 = "record/delegates.csv"


def told(data: Dataset, words=EN) -> list[tuple[str, str]]:
    """Return what is missing and what it would settle, in words."""
    rows = missing_facts.rows(data)
    return [
        (
            facts.missing_fact(row, data, words),
            facts.what_it_answers(row, data, words),
        )
        for row in rows
    ]


def test_the_record(record):
    rows = missing_facts(filter_dataset(record, Selection()))

    assert plain(rows, "fact", "known", "fiscal_year", "source_id") == [
        ("countries", "no", 2017, "clair-seminar-series"),
        ("countries", "no", 2022, "clair-flash-2023-02-22"),
        ("countries", "no", 2021, "mofa-glocal-2022"),
        ("countries", "partly", 2018, "tonichi-2018"),
        ("held", "no", 2013, "tottori-budget-2013"),
        ("participants", "no", 2017, "clair-seminar-series"),
        ("themes", "no", 2022, "clair-flash-2023-02-22"),
        ("programme", "partly", 2022, "clair-flash-2023-02-22"),
        ("programme", "no", 2021, "mofa-glocal-2022"),
        ("programme", "partly", 2018, "tonichi-2018"),
        ("programme", "no", 2017, "clair-seminar-series"),
        ("sites", "partly", 2019, "clair-singapore-2019"),
        ("identity", "no", 2007, "bangkok-iad"),
    ]


def test_the_record_in_words(record):
    singapore = filter_dataset(record, Selection())

    assert told(singapore)[3] == (
        "The countries of 5 further participants of FY2018",
        "Coverage of FY2018, with 5 countries in question: it stands between 4 and 9 of 12.",
    )
    assert told(singapore)[0][0] == "The list of countries of FY2017"
    assert told(singapore)[-2] == (
        "The names of all sites visited in FY2019",
        "The map: the place of 2 visits is not certain.",
    )
    assert told(singapore, JA)[3] == (
        "2018年度の残る参加者5名がどの国から参加したか",
        "2018年度の参加国数（未確定5か国。現在は12か国中4～9か国）。",
    )
    london = filter_dataset(record, Selection("london"))
    assert told(london)[0] == (
        "The list of countries that CLAIR London covers",
        "Coverage of 13 seminars, which have no denominator.",
    )
    assert told(london)[1][0] == "The countries of the 8 participants of FY2019 (CLAIR London)"
    # The list of this office is published.
    paris = filter_dataset(record, Selection("paris"))
    assert told(paris)[0] == (
        "The rest of the list of countries of FY2022 (CLAIR Paris)",
        (
            "Coverage of FY2022 (CLAIR Paris), with 7 countries in question: "
            "it stands between 1 and 8 of 8."
        ),
    )


def test_the_tiny_history(tiny):
    """FY2020 was cancelled and lacks nothing; of FY2022 it is asked whether it was held."""
    rows = missing_facts(filter_dataset(tiny, Selection()))
    of_year: dict[int, list[str]] = {year: [] for year in range(2017, 2023)}
    for fact, year in plain(rows.query("fact != 'identity'"), "fact", "fiscal_year"):
        of_year[year].append(fact)

    assert of_year == {
        2017: ["countries", "participants", "themes", "programme", "hosts", "dates"],
        2018: ["countries", "programme"],
        2019: ["sites"],
        2020: [],
        2021: ["countries", "themes", "programme"],
        2022: ["held"],
    }
    assert plain(missing_facts(filter_dataset(tiny, Selection("paris"))), "fact", "seminar_ids")[
        0
    ] == (
        "eligibility",
        "paris-fy2019",
    )


@given(datasets())
def test_each_missing_fact_of_a_seminar_held_stands_once(data):
    rows = missing_facts(data)
    held = completeness(data).query("status == 'held'")
    missing = {
        (fact, row["seminar_id"])
        for row in held.to_dict("records")
        for fact in FACTS
        if row[fact] != "yes" and (fact != "sites" or row["programme"] == "yes")
    }
    of_held = rows[rows["fact"].isin(FACTS)]

    assert not rows.duplicated(["fact", "seminar_ids"]).any()
    assert set(plain(of_held, "fact", "seminar_ids")) == missing
    assert rows["source_id"].notna().all() or "eligibility" in set(rows["fact"])


@given(datasets())
def test_the_weightiest_stands_first(data):
    rows = missing_facts(data)
    ranks = [BY_CONSEQUENCE.index(fact) for fact in rows["fact"]]
    lists = rows[rows["fact"] == "countries"]
    widths = (lists["attended_most"] - lists["attended_least"]).dropna()

    assert ranks == sorted(ranks)
    assert list(widths) == sorted(widths, reverse=True)


# Sentences equal the tables for any filter -------------------------------------------------------

filters = some.builds(
    Selection,
    office=some.sampled_from(["all", "sg", "paris"]),
    fiscal_years=some.lists(some.sampled_from(YEARS), unique=True).map(tuple),
    themes=some.lists(some.sampled_from(THEMES), unique=True).map(tuple),
)


@given(data=datasets(), chosen=filters)
def test_what_a_seminar_lacks_does_not_depend_on_the_others(data, chosen):
    narrowed = filter_dataset(data, chosen)
    pd.testing.assert_frame_equal(missing_facts(narrowed), missing_facts(alone(narrowed)))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=datasets(), chosen=filters)
def test_sentences_say_the_numbers_of_the_table(language, data, chosen):
    words = words_in(language)
    narrowed = filter_dataset(data, chosen)
    rows = missing_facts(narrowed)
    sentence = facts.missing_facts_sentence(records(rows, MissingFactRow), words)

    assert rows.empty == (sentence == words.text("settle-none"))
    for row in records(rows, MissingFactRow):
        said = facts.what_it_answers(row, data, words)
        if row["fact"] == "countries" and row["eligible"] is not None:
            spread = known(row["attended_most"]) - known(row["attended_least"])
            assert str(row["eligible"]) in said
            assert not spread or f"{spread}{' countr' if language == 'en' else 'か国'}" in said
    assert rows.empty or str(len(rows)) in sentence


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=datasets(), chosen=filters)
def test_a_seminar_s_sentence_and_headline_say_its_bounds(language, data, chosen):
    words = words_in(language)
    narrowed = filter_dataset(data, chosen)
    for row in bounds(narrowed).query("status == 'held' and eligible_known").to_dict("records"):
        said = participation.seminar_coverage(narrowed, row["seminar_id"], words)
        headline = participation.coverage_headline(narrowed, row["seminar_id"], words)
        if not headline:
            assert said == words.text("coverage-undocumented")
            continue
        least, most, eligible = (
            int(row[name]) for name in ("attended_least", "attended_most", "eligible")
        )
        numbers = {str(least), str(most), str(eligible)}
        assert all(number in headline for number in numbers)
        assert row["complete"] or all(number in said for number in numbers)


# A list blanked out in a copy of the record ------------------------------------------------------


@pytest.fixture
def without_2018(tmp_path: Path) -> Dataset:
    """The record without the rows of FY2018's delegates."""
    folder = DataFolder(tmp_path)
    lines = folder.text(FY2018).split("\n")
    folder.write(FY2018, "\n".join(line for line in lines if not line.startswith("sg-fy2018")))
    return filter_dataset(folder.load(), Selection())


def test_a_blank_list_becomes_a_range_and_never_zero(without_2018):
    assert participation.seminar_coverage(without_2018, "sg-fy2018", EN) == (
        "Between 1 and 9 of 12 countries came. "
        "The countries of its 9 participants are not documented."
    )
    assert participation.coverage_headline(without_2018, "sg-fy2018", EN) == (
        "between 1 and 9 of 12 countries"
    )
    states = attendance(without_2018).query("seminar_id == 'sg-fy2018'")["state"]
    assert set(states) == {"not_documented"}
    row = coverage(without_2018).query("seminar_id == 'sg-fy2018'")
    assert plain(row, "absent", "not_documented") == [(0, 12)]


def test_a_blank_list_stands_first_under_what_would_settle_this(without_2018):
    lists = missing_facts(without_2018).query("fact == 'countries'")

    assert plain(lists, "fiscal_year", "known", "people") == [
        (2017, "no", None),
        (2018, "no", 9),
        (2022, "no", 8),
        (2021, "no", 7),
    ]
    assert told(without_2018)[1][0] == "The countries of the 9 participants of FY2018"


def test_without_the_number_too_nothing_is_claimed(tmp_path):
    folder = DataFolder(tmp_path)
    lines = folder.text(FY2018).split("\n")
    folder.write(FY2018, "\n".join(line for line in lines if not line.startswith("sg-fy2018")))
    folder.edit("record/seminars.csv", "sg-fy2018", "held,9,", "held,,")
    data = filter_dataset(folder.load(), Selection())

    assert participation.coverage_headline(data, "sg-fy2018", EN) == ""
    assert participation.seminar_coverage(data, "sg-fy2018", EN) == EN.text("coverage-undocumented")
    missing = [fact for fact, _ in told(data)]
    assert "The list of countries of FY2018" in missing
    assert "The number of participants of FY2018" in missing
