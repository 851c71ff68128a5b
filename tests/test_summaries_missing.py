"""Who was missing: by hand, in the record, and as laws of every data set."""

from datetime import date

import pytest
from hypothesis import given

from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.missing import missing_countries, recency
from analysis.summaries.attendance.participation import attendance, coverage
from analysis.summaries.attendance.states import reference_days
from analysis.summaries.scope import delegations
from tests.test_summaries_laws import datasets
from tests.test_summaries_recency import FIVE_YEARS, held
from tests.tiny import dataset, plain

OFFICE = Selection("sg")
PAST = ("last_seminar_id", "seminars_ago", "undocumented_since", "streak")
UNKNOWN = (None, None, None, None)


def test_who_was_absent_and_when_they_last_came_by_hand() -> None:
    rows = missing_countries(FIVE_YEARS, "sg-fy2015")

    assert plain(rows, "country", "state", *PAST) == [
        ("KHM", "absent", "sg-fy2012", 3, 1, 2),
        ("THA", "absent", "sg-fy2013", 2, 0, 2),
    ]


def test_who_is_not_documented_is_told_from_who_was_absent() -> None:
    rows = missing_countries(FIVE_YEARS, "sg-fy2013")

    assert plain(rows, "country", "state", "earlier", *PAST) == [
        ("LAO", "not_documented", "absent", *UNKNOWN),
        ("KHM", "not_documented", "attended", "sg-fy2012", 1, 0, 2),
    ]


def test_the_first_seminar_on_record_says_nothing_of_what_came_before() -> None:
    rows = missing_countries(FIVE_YEARS, "sg-fy2011")

    assert plain(rows, "country", "state", "earlier", *PAST) == [
        ("LAO", "absent", "not_documented", *UNKNOWN),
        ("THA", "absent", "not_documented", *UNKNOWN),
    ]


def test_the_themes_are_those_of_the_last_seminar(tiny: Dataset) -> None:
    rows = missing_countries(filter_dataset(tiny, OFFICE), "sg-fy2021")

    assert plain(rows, "country", "last_seminar_id", "last_theme_ids") == [
        ("KHM", "sg-fy2019", ("tourism", "welfare")),
        ("THA", "sg-fy2019", ("tourism", "welfare")),
        ("LKA", None, None),
    ]


@pytest.mark.parametrize("seminar_id", ["sg-fy2007", "sg-fy2020", "sg-fy2022"])
def test_nobody_is_missing_from_a_seminar_that_was_not_held(tiny: Dataset, seminar_id: str) -> None:
    full = missing_countries(filter_dataset(tiny, OFFICE), "sg-fy2019")
    empty = missing_countries(filter_dataset(tiny, OFFICE), seminar_id)

    assert empty.empty
    assert dict(empty.dtypes.astype(str)) == dict(full.dtypes.astype(str))


def test_nobody_is_missing_where_the_eligible_countries_are_not_documented(tiny: Dataset) -> None:
    assert missing_countries(filter_dataset(tiny, Selection("paris")), "paris-fy2019").empty


def test_several_offices_and_unknown_seminars_are_refused(tiny: Dataset) -> None:
    with pytest.raises(ValueError, match="one office"):
        missing_countries(tiny, "sg-fy2019")
    with pytest.raises(LookupError):
        missing_countries(filter_dataset(tiny, OFFICE), "sg-fy1999")


# The record -------------------------------------------------------------------------------------


@pytest.fixture
def singapore(record: Dataset) -> Dataset:
    return filter_dataset(record, OFFICE)


def test_three_countries_were_missing_in_2019_and_nothing_earlier_documents_them(
    singapore: Dataset,
) -> None:
    rows = missing_countries(singapore, "sg-fy2019")

    assert plain(rows, "country", "state", "earlier", *PAST) == [
        (country, "absent", "not_documented", *UNKNOWN) for country in ("BRN", "SGP", "VNM")
    ]


def test_nobody_is_called_absent_in_2018(singapore: Dataset) -> None:
    rows = missing_countries(singapore, "sg-fy2018")

    assert set(rows["state"]) == {"not_documented"}
    assert set(rows["country"]) == {"BRN", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "LKA"}


def test_sri_lanka_was_not_missing_before_it_was_eligible(singapore: Dataset) -> None:
    assert "LKA" not in set(missing_countries(singapore, "sg-fy2017")["country"])


# Laws -------------------------------------------------------------------------------------------


def eligible_on(data: Dataset, day: date) -> set[str]:
    """Read the dated list line by line."""
    rules = data.eligibility[data.eligibility["office_id"] == "sg"].to_dict("records")
    return {
        rule["country"]
        for rule in rules
        if not (rule["from_date"] > day) and not (rule["to_date"] < day)
    }


@given(datasets())
def test_the_missing_are_the_eligible_less_those_that_attended(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    seminars = office.seminars.assign(day=reference_days(office.seminars))
    came = delegations(office)
    for seminar in seminars.to_dict("records"):
        rows = missing_countries(office, seminar["seminar_id"])
        attended = set(came.loc[came["seminar_id"] == seminar["seminar_id"], "country"])
        expected = eligible_on(data, seminar["day"]) - attended
        assert set(rows["country"]) == (expected if seminar["status"] == "held" else set())
        assert not rows["country"].duplicated().any()


@given(datasets())
def test_absent_and_not_documented_partition_the_missing(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    for seminar in coverage(office).query("status == 'held'").to_dict("records"):
        states = missing_countries(office, seminar["seminar_id"])["state"].astype(str)
        assert (states == "absent").sum() == seminar["absent"]
        assert (states == "not_documented").sum() == seminar["not_documented"]
        assert len(states) == seminar["eligible"] - seminar["attended"]


@given(datasets())
def test_a_country_not_yet_eligible_never_appears(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    early = office.seminars[reference_days(office.seminars) < "2018-07-01"]
    for seminar_id in early["seminar_id"]:
        assert "LKA" not in set(missing_countries(office, seminar_id)["country"])


@given(datasets())
def test_the_past_agrees_with_the_matrix(data: Dataset) -> None:
    """Between the last attendance and the seminar, the matrix shows as many cells as counted."""
    office = filter_dataset(data, OFFICE)
    cells = attendance(office)
    held_ids = coverage(office).query("status == 'held'")["seminar_id"]
    order = {seminar: place for place, seminar in enumerate(held_ids)}
    for seminar_id in held_ids:
        rows = missing_countries(office, seminar_id)
        for row in rows[rows["earlier"] == "attended"].to_dict("records"):
            own = cells[(cells["country"] == row["country"]) & cells["seminar_id"].isin(order)]
            places = own["seminar_id"].map(order).astype(int)
            between = own[(places > order[row["last_seminar_id"]]) & (places < order[seminar_id])][
                "state"
            ].astype(str)
            counted = between[between.isin(["absent", "not_documented"])]
            assert row["seminars_ago"] == len(counted) + 1
            assert row["undocumented_since"] == (counted == "not_documented").sum()
            assert "attended" not in set(between)


@given(datasets())
def test_the_longest_away_stand_first(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    for seminar_id in office.seminars["seminar_id"]:
        rows = missing_countries(office, seminar_id)
        assert rows["earlier"].is_monotonic_increasing
        assert rows["seminars_ago"].dropna().is_monotonic_decreasing


def test_the_past_is_that_before_the_seminar_and_not_that_of_today() -> None:
    rows = missing_countries(FIVE_YEARS, "sg-fy2014").set_index("country")
    today = recency(FIVE_YEARS).set_index("country")
    assert rows.loc["KHM", "seminars_ago"] == 2
    assert today.loc["KHM", "held_since"] == 3


def test_a_later_rule_does_not_make_a_country_missing_before() -> None:
    data = dataset(
        seminars=[held(2011)[0], held(2019)[0]],
        eligibility=[
            {"office_id": "sg", "country": "KHM"},
            {"office_id": "sg", "country": "THA", "from_date": "2019-01-01"},
        ],
    )
    assert list(missing_countries(data, "sg-fy2011")["country"]) == ["KHM"]
    assert list(missing_countries(data, "sg-fy2019")["country"]) == ["KHM", "THA"]
