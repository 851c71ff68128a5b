"""One country: by hand on the tiny history, and against the matrix on generated data sets."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.loading.dataset import Dataset
from analysis.narrative import country as country_sentences
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.country import (
    Eligibility,
    attendance_of_country,
    eligibility_of,
    offices_of,
    peers_of,
    places_seen,
    sources_of_country,
    themes_of_country,
    unknowns_of_country,
)
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.programme.themes import EXPOSURES, theme_exposure
from analysis.summaries.scope import delegations
from analysis.words.catalogue import LANGUAGES, words_in
from tests.test_summaries_laws import COUNTRIES, datasets
from tests.tiny import plain

EN, JA = words_in("en"), words_in("ja")
SINGAPORE = Selection("sg")


@pytest.fixture
def singapore(tiny: Dataset) -> Dataset:
    return filter_dataset(tiny, SINGAPORE)


def test_offices_are_those_that_cover_a_country_or_saw_it(tiny: Dataset) -> None:
    assert offices_of(tiny, "KHM") == ("sg",)
    assert offices_of(tiny, "FRA") == ("sg", "paris")
    assert offices_of(tiny, "USA") == ()


def test_eligibility_by_hand(tiny: Dataset) -> None:
    assert eligibility_of(tiny, "KHM", "sg") == Eligibility(True, ((None, None),))
    assert eligibility_of(tiny, "LAO", "sg").periods == ((None, date(2020, 3, 31)),)
    assert eligibility_of(tiny, "LKA", "sg").periods == ((date(2018, 7, 1), None),)
    assert eligibility_of(tiny, "FRA", "sg") == Eligibility(True, ())
    assert eligibility_of(tiny, "FRA", "paris") == Eligibility(False, ())


@pytest.mark.parametrize(
    ("country", "office", "english", "japanese"),
    [
        ("KHM", "sg", "yes; since when is not documented", "対象（開始日の記録なし）"),
        ("LAO", "sg", "until 31 March 2020", "2020年3月31日まで"),
        ("LKA", "sg", "since 1 July 2018", "2018年7月1日から"),
        ("FRA", "sg", "not on the office’s list", "事務所の対象国ではありません"),
        (
            "FRA",
            "paris",
            "which countries this office covers is not documented",
            "この事務所の対象国は記録がありません",
        ),
    ],
)
def test_eligibility_in_words(
    tiny: Dataset, country: str, office: str, english: str, japanese: str
) -> None:
    eligibility = eligibility_of(tiny, country, office)
    assert country_sentences.eligible_since(eligibility, EN) == english
    assert country_sentences.eligible_since(eligibility, JA) == japanese


def test_the_seminars_of_a_country_by_hand(singapore: Dataset) -> None:
    rows = attendance_of_country(singapore, "KHM")
    assert plain(rows, "seminar_id", "status", "state", "delegates") == [
        ("sg-fy2017", "held", "not_documented", None),
        ("sg-fy2018", "held", "attended", 1),
        ("sg-fy2019", "held", "attended", 3),
        ("sg-fy2020", "cancelled", "cancelled", None),
        ("sg-fy2021", "held", "not_documented", None),
        ("sg-fy2022", "announced", "not_documented", None),
    ]


def test_peers_are_the_others_of_the_smallest_group(singapore: Dataset, demo: Dataset) -> None:
    assert peers_of(singapore, "KHM") == ("LAO", "THA")
    assert peers_of(singapore, "LKA") == ()
    # Of ASEAN and its mainland the latter is smaller.
    of_demo = filter_dataset(demo, SINGAPORE)
    assert peers_of(of_demo, "LAO") == ("KHM", "MMR", "THA", "VNM")
    assert peers_of(of_demo, "LKA") == ("IND",)


def test_the_themes_of_a_country_by_hand(singapore: Dataset, demo: Dataset) -> None:
    """Water was taken up by no seminar; Cambodia may have been at some of unknown theme."""
    columns = ("theme_id", "exposure", "seminar_ids")
    assert plain(themes_of_country(singapore, "KHM"), *columns) == [
        ("water", "not_documented", ""),
        ("tourism", "met", "sg-fy2018, sg-fy2019"),
        ("welfare", "met", "sg-fy2019"),
    ]
    laos = themes_of_country(filter_dataset(demo, Selection("sg", countries=("LAO",))), "LAO")
    assert laos["exposure"].value_counts().to_dict() == {
        "met": 16,
        "never_met": 1,
        "not_documented": 1,
    }
    assert list(dict.fromkeys(laos["family_id"])) == [
        *("visitors", "exchange", "economy", "technology", "town", "safety", "environment")
    ]


def test_places_are_those_of_seminars_attended_in_person(singapore: Dataset) -> None:
    columns = ("seminar_id", "site_id", "approximate")
    assert plain(places_seen(singapore, "KHM"), *columns) == [
        ("sg-fy2018", "garden", True),
        ("sg-fy2019", "plaza", False),
        ("sg-fy2019", "garden", True),
        ("sg-fy2019", "plant", True),
    ]
    assert places_seen(singapore, "LAO").empty


def test_a_seminar_without_documented_sites_keeps_its_row(tiny: Dataset) -> None:
    paris = filter_dataset(tiny, Selection("paris"))
    columns = ("seminar_id", "fiscal_year", "site_id", "kind")
    assert plain(places_seen(paris, "FRA"), *columns) == [("paris-fy2019", 2019, None, None)]


def test_unknowns_by_hand(tiny: Dataset, singapore: Dataset) -> None:
    assert plain(unknowns_of_country(singapore, "KHM")) == [
        ("attendance", "sg-fy2017"),
        ("attendance", "sg-fy2021"),
        ("attendance", "sg-fy2022"),
    ]
    assert plain(unknowns_of_country(filter_dataset(tiny, Selection("paris")), "FRA")) == [
        ("themes", "paris-fy2019"),
        ("sites", "paris-fy2019"),
    ]


def test_sources_are_those_of_delegates_seminars_and_list(singapore: Dataset) -> None:
    assert sources_of_country(singapore, "KHM", "sg") == {"report", "list"}
    assert sources_of_country(singapore, "THA", "sg") == {"report"}


def test_the_sentence_of_a_country_that_came(singapore: Dataset) -> None:
    assert country_sentences.country_sentence(singapore, "KHM", EN) == (
        "Attended at least 2 of the 4 seminars held; for 2 it is not documented whether it came. "
        "Last contact: FY2019 · Shimonoseki; 1 seminar has been held since, and it is not "
        "documented whether it came. It came to the last 2 documented seminars in a row."
    )
    assert country_sentences.country_sentence(singapore, "KHM", JA) == (
        "開催された4回のうち、少なくとも2回参加しました。"
        "2回は参加したかどうかの記録がありません。"
        "直近の参加は2019年度（下関市）です。"
        "その後1回開催されましたが、参加したかどうかの記録がありません。"
        "記録のある直近2回のセミナーには続けて参加しています。"
    )


def test_the_sentence_of_a_country_that_is_not_known_to_have_come(singapore: Dataset) -> None:
    assert country_sentences.country_sentence(singapore, "LKA", EN) == (
        "No attendance is documented at the 3 seminars held while it was eligible: it was not "
        "present at 1, and for 2 it is not documented whether it came."
    )
    assert country_sentences.country_sentence(singapore, "LKA", JA) == (
        "対象となってから開催された3回のうち、参加の記録はありません。1回は不参加、"
        "2回は参加したかどうかの記録がありません。"
    )


@pytest.mark.parametrize(
    ("country", "english", "japanese"),
    [
        (
            "LAO",
            "Came to at least 15 of 18 seminars, the last nine in a row.",
            "開催された18回のうち、少なくとも15回参加しました。直近9回は続けて参加しています。",
        ),
        (
            "SGP",
            "Came to at least 13 of 18 seminars, but not to the last.",
            "開催された18回のうち、少なくとも13回参加しました。直近の回は不参加です。",
        ),
        ("THA", "Came to all 18 seminars.", "開催された18回の全てに参加しました。"),
        (
            "LKA",
            "Came to 5 of 6 seminars held while it was eligible, the last two in a row.",
            "対象となってから開催された6回のうち、5回参加しました。直近2回は続けて参加しています。",
        ),
    ],
)
def test_the_finding_in_short(demo: Dataset, country: str, english: str, japanese: str) -> None:
    office = filter_dataset(demo, SINGAPORE)
    assert country_sentences.country_finding(office, country, EN) == english
    assert country_sentences.country_finding(office, country, JA) == japanese


def test_the_finding_of_few_known_seminars_names_them(record: Dataset) -> None:
    office = filter_dataset(record, SINGAPORE)
    assert country_sentences.country_finding(office, "LAO", EN) == (
        "Came to Toyohashi and Toyota (FY2018) and Shimonoseki (FY2019); "
        "3 other lists are not complete."
    )
    assert country_sentences.country_finding(office, "LAO", JA) == (
        "豊橋市、豊田市（2018年度）、下関市（2019年度）に参加しました。"
        "ほか3回は参加国の一部が判明していません。"
    )


def test_a_country_of_another_office_has_no_seminars(tiny: Dataset) -> None:
    paris = filter_dataset(tiny, Selection("paris"))
    assert attendance_of_country(paris, "KHM").empty
    said = country_sentences.country_sentence(paris, "KHM", EN)
    assert said == "No seminar of this office is documented for this country."


def test_the_record_of_laos_and_of_brunei(record: Dataset) -> None:
    singapore = filter_dataset(record, SINGAPORE)
    laos = country_sentences.country_sentence(singapore, "LAO", EN)
    assert laos.startswith("Attended at least 2 of the 5 seminars held; for 3 it is not")
    assert "Last contact: FY2019 · Shimonoseki; 2 seminars have been held since" in laos
    assert country_sentences.country_sentence(singapore, "BRN", EN) == (
        "No attendance is documented at the 5 seminars held: it was not present at 1, "
        "and for 4 it is not documented whether it came."
    )
    assert places_seen(singapore, "LAO")["seminar_id"].unique().tolist() == [
        "sg-fy2018",
        "sg-fy2019",
    ]


# Laws -------------------------------------------------------------------------------------------

countries = some.sampled_from(COUNTRIES)


@given(datasets(), countries)
def test_the_strip_shows_the_states_of_the_matrix(data: Dataset, country: str) -> None:
    office = filter_dataset(data, SINGAPORE)
    chosen = filter_dataset(data, Selection("sg", countries=(country,)))
    cells = attendance(office)
    line = cells[cells["country"] == country]
    columns = ("seminar_id", "state", "delegates")
    for history in (office, chosen):
        assert plain(attendance_of_country(history, country), *columns) == plain(line, *columns)


@given(datasets(), countries)
def test_themes_met_never_met_and_unknown_divide_those_of_the_office(
    data: Dataset, country: str
) -> None:
    office = filter_dataset(data, SINGAPORE)
    rows = theme_exposure(filter_dataset(data, Selection("sg", countries=(country,))))
    in_scope = office.seminars.loc[office.seminars["status"] != "uncertain", "seminar_id"]
    themes = office.seminar_themes
    taken_up = set(themes.loc[themes["seminar_id"].isin(in_scope), "theme_id"])

    parts = [set(rows.loc[rows["exposure"] == exposure, "theme_id"]) for exposure in EXPOSURES]
    assert sum(len(part) for part in parts) == len(rows)
    assert set().union(*parts) == (taken_up if len(rows) else set())
    said = [int(number) for number in re.findall(r"\d+", said_of_themes(rows))]
    if len(rows):
        met, never, closed, unknown = map(len, parts)
        assert said[:3] == [len(taken_up), met, never]
        assert [number for number in said[3:] if number] == [n for n in (closed, unknown) if n]


@given(datasets(), countries)
def test_every_theme_is_met_never_met_or_not_documented_once(data: Dataset, country: str) -> None:
    history = filter_dataset(data, Selection("sg", countries=(country,)))
    rows = themes_of_country(history, country)
    assert sorted(rows["theme_id"]) == sorted(data.themes["theme_id"])
    assert set(rows["exposure"]) <= set(EXPOSURES)
    known = dict(plain(theme_exposure(history), "theme_id", "exposure"))
    kept = [row for row in plain(rows, "theme_id", "exposure") if row[0] in known]
    assert dict(kept) == known


@given(datasets(), countries)
def test_the_finding_agrees_with_the_strip(data: Dataset, country: str) -> None:
    office = filter_dataset(data, SINGAPORE)
    rows = attendance_of_country(office, country)
    states = [
        state
        for state in rows.loc[rows["status"] == "held", "state"]
        if state in ("attended", "absent", "not_documented")
    ]
    said = country_sentences.country_finding(office, country, EN)
    assert ("in a row" not in said) or states[-2:] == ["attended", "attended"]
    assert ("but not to the last" not in said) or states[-1] == "absent"
    if "attended" in states and "absent" not in states and "not_documented" not in states:
        assert re.search("all|the only", said)


def said_of_themes(rows) -> str:
    return country_sentences.country_themes_sentence(rows, EN)


@given(datasets(), countries)
def test_the_sentence_agrees_with_the_table(data: Dataset, country: str) -> None:
    office = filter_dataset(data, SINGAPORE)
    rows = attendance_of_country(office, country)
    states = rows.loc[rows["status"] == "held", "state"].value_counts()
    attended, absent, unknown = (
        int(states[state]) for state in ("attended", "absent", "not_documented")
    )
    said = country_sentences.country_sentence(office, country, EN)
    first = [int(number) for number in re.findall(r"\d+", said.split(".")[0])]
    total = attended + absent + unknown
    assert said.startswith("No seminar") == (not total)
    if total:
        expected = [attended] if attended and (absent or unknown) else []
        expected += [total, *([absent] if absent and unknown and not attended else [])]
        assert first == expected + ([unknown] if unknown else [])


@given(datasets(), countries)
def test_whatever_is_known_of_a_country_can_be_said(data: Dataset, country: str) -> None:
    for office in ("sg", "paris"):
        history = filter_dataset(data, Selection(office))
        rows = attendance_of_country(history, country)
        for words in map(words_in, LANGUAGES):
            sentences = (
                country_sentences.country_sentence(history, country, words),
                country_sentences.country_finding(history, country, words),
                country_sentences.country_delegates_sentence(rows, words),
                country_sentences.country_chips_sentence(
                    themes_of_country(history, country), words
                ),
                country_sentences.country_places_sentence(places_seen(history, country), 2, words),
            )
            for sentence in sentences:
                assert sentence[-1] in ".。", sentence
                assert not re.search(r"nan|None|NA|  |[{}%]", sentence), sentence


@given(datasets(), countries)
def test_people_are_those_of_the_delegations(data: Dataset, country: str) -> None:
    office = filter_dataset(data, SINGAPORE)
    people = delegations(office)
    total = int(people.loc[people["country"] == country, "delegates"].sum())
    said = country_sentences.country_delegates_sentence(attendance_of_country(office, country), EN)
    assert int((re.findall(r"^\d+", said) or ["0"])[0]) == total
