"""The rows behind a number add up to it, each with its basis and a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.participation import (
    attendance,
    coverage,
    cumulative_countries,
    delegates_by_country,
    delegates_by_seminar,
    newcomers,
)
from analysis.summaries.programme.seminar import delegates_of
from analysis.summaries.record.evidence import (
    OF_A_SEMINAR,
    SUMS,
    EvidenceKey,
    evidence,
    read_evidence_key,
    state_of,
    uncounted_seminars,
    with_sources,
)
from analysis.summaries.record.overview import totals
from tests.test_summaries_laws import datasets
from tests.tiny import dataset, plain


def total(data: Dataset, *key: str) -> int:
    """Add up the rows behind a claim, each of which has a basis and a source."""
    opened = EvidenceKey(*key)
    rows = evidence(data, opened)
    assert rows[["basis", "source_id"]].notna().all(axis=None)
    return int(rows[opened.counted].sum())


# By hand --------------------------------------------------------------------------------------


def test_the_rows_of_a_coverage(tiny) -> None:
    rows = evidence(tiny, EvidenceKey("coverage", "sg-fy2019"))

    # France came without being eligible, so it is no part of the coverage.
    assert plain(rows) == [
        ("KHM", "sg-fy2019", 1, "derived", "list"),
        ("THA", "sg-fy2019", 1, "stated", "report"),
    ]


def test_an_open_list_shows_the_people_it_leaves_open(tiny) -> None:
    rows = evidence(tiny, EvidenceKey("coverage", "sg-fy2018"))

    assert plain(rows, "country", "countries", "basis") == [
        ("KHM", 1, "implied"),
        (None, None, "stated"),
    ]
    # Without rows of their own it is the published number that leaves them open.
    data = dataset(
        seminars=[
            {
                "seminar_id": "sg-fy2019",
                "office_id": "sg",
                "fiscal_year": 2019,
                "status": "held",
                "participants": 8,
                "countries_complete": "no",
            }
        ]
    )
    assert plain(evidence(data, EvidenceKey("coverage", "sg-fy2019")), "countries") == [(None,)]


def test_the_people_of_a_cell_stand_by_basis_and_source(tiny) -> None:
    rows = evidence(tiny, EvidenceKey("cell", "sg-fy2019", "KHM"))

    assert plain(rows, "delegates", "basis", "source_id") == [
        (1, "stated", "report"),
        (2, "derived", "list"),
    ]


@pytest.mark.parametrize(
    ("country", "seminar", "state"),
    [
        ("LAO", "sg-fy2019", "absent"),
        ("THA", "sg-fy2018", "not_documented"),
        ("THA", "sg-fy2020", "cancelled"),
        ("LKA", "sg-fy2017", "not_eligible"),
        ("THA", "sg-fy2007", "uncertain"),
        ("LKA", "paris-fy2019", "not_documented"),
    ],
)
def test_what_is_no_attendance_adds_nothing_and_has_its_grounds(tiny, country, seminar, state):
    key = EvidenceKey("cell", seminar, country)
    rows = evidence(tiny, key)

    assert state_of(tiny, key) == state
    assert set(rows["source_id"]) <= {"report", "list"}
    # One delegate is documented for the seminar that counts nowhere.
    assert rows["delegates"].isna().all() == (state != "uncertain")


def test_what_is_not_documented_shows_who_is(record) -> None:
    rows = evidence(record, EvidenceKey("cell", "sg-fy2018", "THA"))

    assert plain(rows, "basis", "source_id") == [("stated", "tonichi-2018")]


def test_a_number_rests_on_the_source_that_has_it(record) -> None:
    # The days of FY2018 come from one source, its nine people from another.
    people = evidence(
        filter_dataset(record, Selection("sg")), EvidenceKey("totals", "participants")
    )

    assert plain(people, "seminar_id", "participants", "basis", "source_id")[:2] == [
        ("sg-fy2018", 9, "stated", "tonichi-2018"),
        ("sg-fy2019", 9, "stated", "clair-singapore-2019"),
    ]


def test_a_country_outside_every_list_was_not_eligible() -> None:
    seminar = {"seminar_id": "sg-fy2019", "office_id": "sg", "fiscal_year": 2019, "status": "held"}
    data = dataset(seminars=[seminar])

    key = EvidenceKey("cell", "sg-fy2019", "FRA")

    assert state_of(data, key) == "not_eligible"
    assert len(evidence(data, key)) == 1


def test_the_rows_of_sums_by_hand(tiny) -> None:
    office = filter_dataset(tiny, Selection("sg"))

    held = evidence(office, EvidenceKey("totals", "held"))
    people = evidence(office, EvidenceKey("totals", "participants"))
    countries = evidence(office, EvidenceKey("totals", "countries"))

    assert list(held["seminar_id"]) == ["sg-fy2017", "sg-fy2018", "sg-fy2019", "sg-fy2021"]
    assert plain(people, "seminar_id", "participants") == [
        ("sg-fy2018", 5),
        ("sg-fy2019", 5),
        ("sg-fy2021", 2),
    ]
    assert plain(countries, "country", "seminar_id") == [
        ("KHM", "sg-fy2019"),
        ("THA", "sg-fy2019"),
        ("FRA", "sg-fy2019"),
    ]
    assert plain(evidence(office, EvidenceKey("totals", "hosts")), "host_en", "hosts") == [
        ("Shimonoseki", 1),
        ("Toyota", 1),
        ("Toyohashi", 1),
    ]
    assert totals(office).hosts == 3
    assert uncounted_seminars(office, EvidenceKey("totals", "participants")) == ("sg-fy2017",)
    assert uncounted_seminars(office, EvidenceKey("totals", "held")) == ()


def test_a_country_is_reached_where_it_first_came(tiny) -> None:
    rows = evidence(tiny, EvidenceKey("reached", "sg-fy2019"))

    assert plain(rows, "country", "seminar_id") == [
        ("KHM", "sg-fy2018"),
        ("THA", "sg-fy2019"),
        ("FRA", "sg-fy2019"),
    ]


def test_newcomers_are_the_countries_reached_at_that_seminar(tiny) -> None:
    rows = evidence(tiny, EvidenceKey("newcomers", "sg-fy2019"))

    assert plain(rows, "country", "seminar_id") == [("THA", "sg-fy2019"), ("FRA", "sg-fy2019")]


def test_rows_are_joined_to_the_words_of_their_sources(tiny) -> None:
    rows = with_sources(evidence(tiny, EvidenceKey("cell", "sg-fy2019", "KHM")), tiny)

    # The other source is not listed: its row stays, without words.
    assert plain(rows, "source_id", "says") == [("report", "Nine members came"), ("list", None)]


def test_nine_of_twelve_rests_on_nine_rows_with_words(record) -> None:
    rows = with_sources(evidence(record, EvidenceKey("coverage", "sg-fy2019")), record)

    assert list(rows["country"]) == ["KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "THA", "IND", "LKA"]
    assert rows["countries"].sum() == 9
    assert rows["says"].str.contains("a total of 9 members").all()
    assert rows["url"].str.startswith("https://clair.org.sg/").all()


# What holds of every data set -----------------------------------------------------------------


@given(datasets())
def test_the_rows_of_a_seminar_add_up_to_its_numbers(data: Dataset) -> None:
    people = {row["seminar_id"]: row["participants"] for row in delegates_by_seminar.rows(data)}
    for row in coverage.rows(data):
        seminar = row["seminar_id"]
        assert total(data, "coverage", seminar) == (row["attended"] or 0)
        assert total(data, "participants", seminar) == (people[seminar] or 0)
        assert total(data, "delegates", seminar) == delegates_of(data, seminar)["delegates"].sum()


@given(datasets())
def test_the_rows_of_each_cell_add_up_to_its_people(data: Dataset) -> None:
    for row in attendance.rows(data):
        key = EvidenceKey("cell", row["seminar_id"], row["country"])
        assert state_of(data, key) == row["state"]
        assert total(data, *("cell", row["seminar_id"], row["country"])) == (
            row["delegates"] if row["state"] == "attended" else 0
        )
        # Whatever the state, something says why.
        assert len(evidence(data, key)) > 0


@given(datasets(), some.sampled_from(("sg", "paris", "all")))
def test_the_rows_of_a_sum_add_up_to_it(data: Dataset, office: str) -> None:
    chosen = filter_dataset(data, Selection(office))
    sums = totals(chosen)

    held = chosen.seminars.query("status == 'held'")
    came = attendance(chosen).query("state == 'attended'")
    came = came[came["seminar_id"].isin(held["seminar_id"])]
    for name in ("held", "participants", "hosts"):
        assert total(chosen, "totals", name) == getattr(sums, name)
    # A sum of countries may be a range: its rows are those documented, and no fewer came.
    assert total(chosen, "totals", "countries") == came["country"].nunique()
    assert total(chosen, "totals", "countries") <= (sums.countries_least or 0)
    assert total(chosen, "totals", "delegates") == delegates_by_country(chosen)["delegates"].sum()
    lists_complete = (held["countries_complete"] == "yes").all()
    complete = {"participants": sums.participants_complete, "countries": lists_complete}
    for name, is_complete in complete.items():
        assert (uncounted_seminars(chosen, EvidenceKey("totals", name)) == ()) == is_complete


@given(datasets())
def test_the_rows_of_countries_add_up_over_the_years(data: Dataset) -> None:
    cells = attendance(data)
    for country, states in cells.groupby("country", observed=True)["state"]:
        assert total(data, "attendances", str(country)) == (states == "attended").sum()
    for reached in records(cumulative_countries(data).dropna(subset="countries")):
        assert total(data, "reached", reached["seminar_id"]) == reached["countries"]
    for new in records(newcomers(data).dropna(subset="first_time")):
        assert total(data, "newcomers", new["seminar_id"]) == new["first_time"]


# What the address may hold --------------------------------------------------------------------


@given(datasets(), some.data())
def test_a_claim_is_read_back(data: Dataset, draw) -> None:
    seminars, countries = [*data.seminars["seminar_id"]], [*data.countries["country"]]
    keys = [EvidenceKey("totals", name) for name in SUMS]
    keys += [EvidenceKey("attendances", country) for country in countries]
    keys += [EvidenceKey(kind, seminar) for kind in OF_A_SEMINAR for seminar in seminars]
    keys += [EvidenceKey("cell", seminar, country) for seminar in seminars for country in countries]
    key = draw.draw(some.sampled_from(keys))

    assert read_evidence_key(str(key), data) == key


@given(some.text(max_size=20))
def test_junk_is_no_claim(record: Dataset, text: str) -> None:
    assert read_evidence_key(text, record) is None


@pytest.mark.parametrize(
    "text",
    [
        "coverage:sg-fy1999",
        "coverage",
        "totals:everything",
        "attendances:sg-fy2019",
        "LAO:",
        "ZZZ:sg-fy2019",
        "cell:sg-fy2019",
        "LAO:sg-fy2019:x",
    ],
)
def test_examples_of_junk(record: Dataset, text: str) -> None:
    assert read_evidence_key(text, record) is None
