"""What must hold of every data set, tried on hundreds of small generated ones."""

from collections.abc import Sequence
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.contract.schema import BASES, MODES, STATUSES, YES_NO
from analysis.frames.rows import Row, known, records
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import (
    CoverageRow,
    attendance,
    coverage,
    cumulative_countries,
    delegates_by_country,
    delegates_by_seminar,
    delegates_of_undocumented_country,
    newcomers,
)
from analysis.summaries.attendance.states import STATES
from analysis.summaries.places.visits import hosts_visited, visits
from analysis.summaries.programme.seminar import completeness
from analysis.summaries.programme.themes import (
    seminars_by_theme,
    seminars_without_theme,
    theme_exposure,
    themes_by_year,
)
from analysis.summaries.record.open_questions import missing_facts
from analysis.summaries.scope import delegations, delegations_of_all_countries, seminars_in_scope
from tests.tiny import alone, dataset, plain

ALL = Selection(office="all")
COUNTRIES = ("KHM", "LAO", "THA", "LKA", "FRA")
THEMES = ("tourism", "welfare", "water")
YEARS = range(2016, 2022)


@some.composite
def datasets(draw) -> Dataset:
    ids = draw(
        some.lists(
            some.tuples(some.sampled_from(("sg", "paris")), some.sampled_from(YEARS)),
            unique=True,
            max_size=6,
        )
    )
    seminars = [draw(seminars_of(office, year)) for office, year in ids]
    return dataset(
        seminars=seminars,
        seminar_themes=[
            {"seminar_id": seminar["seminar_id"], "theme_id": theme}
            for seminar in seminars
            for theme in draw(some.sets(some.sampled_from(THEMES)))
        ],
        delegates=[
            row
            for seminar in seminars
            if seminar["status"] != "cancelled"  # the loader sets such rows aside
            for row in draw(delegates_at(seminar["seminar_id"]))
        ],
    )


@some.composite
def seminars_of(draw, office: str, year: int) -> dict:
    days = some.dates(pd.Timestamp(year, 4, 1).date(), pd.Timestamp(year + 1, 3, 31).date())
    return {
        "seminar_id": f"{office}-fy{year}",
        "office_id": office,
        "fiscal_year": year,
        "start_date": draw(some.none() | days),
        "mode": draw(some.none() | some.sampled_from(MODES)),
        "status": draw(some.sampled_from(STATUSES)),
        "participants": draw(some.none() | some.integers(1, 40)),
        "countries_complete": draw(some.sampled_from(YES_NO)),
    }


@some.composite
def delegates_at(draw, seminar_id: str) -> list[dict]:
    places = product((None, *COUNTRIES), (None, *THEMES))
    chosen = draw(some.sets(some.sampled_from(list(places)), max_size=8))
    return [
        {
            "seminar_id": seminar_id,
            "country": country,
            "theme_id": theme,
            "delegates": draw(some.integers(1, 9)),
            "basis": draw(some.sampled_from(BASES)),
        }
        for country, theme in chosen
    ]


def people_in_scope(data: Dataset) -> pd.DataFrame:
    """Return the raw rows of people whose country is documented, as the slow, plain way."""
    in_scope = data.seminars.loc[data.seminars["status"] != "uncertain", "seminar_id"]
    rows = data.delegates[data.delegates["seminar_id"].isin(in_scope)]
    return rows[rows["country"].notna()]


@given(datasets())
def test_each_cell_of_the_matrix_has_exactly_one_state(data):
    frame = attendance(data)

    assert not frame.duplicated(["country", "seminar_id"]).any()
    assert frame["state"].notna().all()
    assert list(frame["state"].cat.categories) == list(STATES)
    assert len(frame) == frame["country"].nunique() * len(seminars_in_scope(data))


@given(datasets())
def test_people_stand_exactly_where_a_country_attended(data):
    frame = attendance(data)
    attended = frame["state"] == "attended"

    assert (frame["delegates"].notna() == attended).all()
    assert (frame["delegates"].dropna() > 0).all()
    assert frame["delegates"].sum() == people_in_scope(data)["delegates"].sum()


@given(datasets())
def test_absent_needs_a_held_seminar_a_complete_list_and_an_eligible_country(data):
    frame = attendance(data)
    absent = frame[frame["state"] == "absent"]
    seminars = data.seminars.set_index("seminar_id").loc[absent["seminar_id"]]

    assert (seminars["status"] == "held").all()
    assert (seminars["countries_complete"] == "yes").all()
    assert (seminars["office_id"] == "sg").all()
    assert not (absent["country"] == "FRA").any()


@given(datasets())
def test_an_open_list_leaves_whoever_is_not_named_not_documented(data):
    open_lists = data.seminars.query("status != 'cancelled' and countries_complete == 'no'")
    frame = attendance(data)
    cells = frame[frame["seminar_id"].isin(open_lists["seminar_id"])]

    assert set(cells["state"]) <= {"attended", "not_eligible", "not_documented"}


@given(datasets())
def test_nobody_attends_a_cancelled_seminar(data):
    cancelled = data.seminars.loc[data.seminars["status"] == "cancelled", "seminar_id"]
    frame = attendance(data)

    assert set(frame.loc[frame["seminar_id"].isin(cancelled), "state"]) <= {"cancelled"}


@given(datasets())
def test_coverage_divides_the_eligible_countries_of_each_seminar_not_cancelled(data):
    frame = coverage(data)
    known = frame[frame["eligible_known"] & (frame["status"] != "cancelled")]
    parts = known["attended"] + known["absent"] + known["not_documented"]

    assert (parts == known["eligible"]).all()
    assert (known["complete"] == (known["not_documented"] == 0)).all()


@given(datasets())
def test_coverage_counts_the_cells_of_the_matrix(data):
    cells = attendance(data)
    for row in records(coverage(data).query("eligible_known"), CoverageRow):
        states = cells.loc[cells["seminar_id"] == row["seminar_id"], "state"].value_counts()

        assert row["absent"] == states["absent"]
        assert row["not_documented"] == states["not_documented"]
        assert known(row["attended"]) <= states["attended"]


@given(datasets())
def test_without_known_eligibility_there_is_no_denominator(data):
    paris = coverage(filter_dataset(data, Selection(office="paris")))

    assert not paris["eligible_known"].any()
    assert paris[["eligible", "absent", "not_documented"]].isna().all(axis=None)


@given(datasets())
def test_the_totals_of_all_tables_agree(data):
    people = people_in_scope(data)["delegates"].sum()
    by_seminar = delegates_by_seminar(data)

    assert delegates_by_country(data)["delegates"].sum() == people
    assert delegations(data)["delegates"].sum() == people
    assert by_seminar["documented"].sum() == people
    assert by_seminar["undocumented"].sum() == delegates_of_undocumented_country(data)
    assert delegates_by_country(data)["seminars"].sum() == len(delegations(data))


@given(datasets())
def test_people_whose_number_is_published_are_documented_or_not(data):
    held = delegates_by_seminar(data).query("status != 'cancelled'").dropna(subset="participants")
    total = held["documented"] + held["undocumented"]

    assert (held["undocumented"] >= 0).all()
    # More documented people than published is a finding of the loader; never fewer here.
    assert (total >= held["participants"]).all()
    assert ((total == held["participants"]) | (held["undocumented"] == 0)).all()


@given(datasets())
def test_an_undocumented_number_of_people_is_never_zero(data):
    silent = data.seminars.query("status != 'cancelled'")
    silent = silent[silent["participants"].isna()]
    silent = silent[~silent["seminar_id"].isin(data.delegates["seminar_id"])]
    rows = delegates_by_seminar(data)
    rows = rows[rows["seminar_id"].isin(silent["seminar_id"])]

    assert rows[["participants", "documented", "undocumented"]].isna().all(axis=None)


@given(datasets())
def test_every_attending_country_is_there_for_the_first_time_or_again(data):
    frame = newcomers(data).set_index("seminar_id")
    attended = delegations(data).groupby("seminar_id", observed=True).size()
    known = frame.dropna(subset="first_time")

    assert set(attended.index) <= set(known.index)
    total = known["first_time"] + known["returning"]
    assert (total == attended.reindex(known.index.astype(str), fill_value=0)).all()


@given(datasets())
def test_first_times_add_up_to_the_countries_seen_by_an_office(data):
    for office in ("sg", "paris"):
        chosen = filter_dataset(data, Selection(office=office))
        seen = delegations(chosen)["country"].nunique()
        cumulative = cumulative_countries(chosen)["countries"].dropna()

        assert newcomers(chosen)["first_time"].sum() == seen
        assert cumulative.is_monotonic_increasing
        assert cumulative.max() == seen if len(cumulative) else seen == 0


@given(datasets())
def test_a_record_stays_open_once_a_list_was_open(data):
    for office in ("sg", "paris"):
        chosen = filter_dataset(data, Selection(office=office))
        complete = list(cumulative_countries(chosen)["countries_complete"])
        before = list(newcomers(chosen)["record_before_complete"])

        assert complete == sorted(complete, reverse=True)
        assert before == ([True, *complete])[: len(complete)]


@given(datasets())
def test_a_theme_counts_a_seminar_once(data):
    by_year = themes_by_year(data)

    assert not by_year.duplicated().any()
    assert seminars_by_theme(data)["seminars"].sum() == len(by_year)
    assert by_year["seminar_id"].nunique() <= len(seminars_in_scope(data))


@given(datasets())
def test_seminars_attended_by_theme_are_those_of_the_matrix(data):
    attended = attendance(data).query("state == 'attended'")
    expected = themes_by_year(data).merge(attended, on="seminar_id")
    frame = theme_exposure(data)

    assert frame["seminars"].sum() == len(expected)
    for row in records(frame):
        assert len([part for part in row["seminar_ids"].split(", ") if part]) == row["seminars"]


@given(datasets())
def test_a_theme_is_missed_for_certain_only_where_every_state_is_known(data):
    cells = attendance(data).merge(themes_by_year(data), on="seminar_id")
    unknown = cells[cells["state"] == "not_documented"]
    pairs = set(plain(unknown, "theme_id", "country"))
    frame = theme_exposure(data)

    assert {row[:2] for row in plain(frame, "theme_id", "country", "at_least") if row[2]} == pairs


def exposure_by_hand(states: list[str]) -> str:
    """Decide from a country's states at the seminars on a theme, as one would with a pencil."""
    if "attended" in states:
        return "met"
    if "not_documented" in states:
        return "not_documented"
    return "not_eligible" if set(states) == {"not_eligible"} else "never_met"


@given(datasets())
def test_each_country_has_met_each_theme_of_its_office_never_or_is_not_documented(data):
    office = filter_dataset(data, Selection(office="sg"))
    cells = attendance(office).merge(themes_by_year(office), on="seminar_id")
    pairs = cells.astype({"state": str}).groupby(["theme_id", "country"], observed=True)["state"]
    expected = {pair: exposure_by_hand(list(states)) for pair, states in pairs}
    rows = plain(theme_exposure(office), "theme_id", "country", "exposure")

    assert {row[:2]: row[2] for row in rows} == expected
    assert len(rows) == len(expected)


@given(datasets())
def test_choosing_nothing_changes_nothing(data):
    assert filter_dataset(data, ALL) is data


@given(datasets())
def test_fiscal_years_divide_seminars_and_delegates(data):
    parts = [filter_dataset(data, Selection(office="all", fiscal_years=(year,))) for year in YEARS]

    for table in ("seminars", "delegates", "seminar_themes"):
        whole = getattr(data, table)
        together = pd.concat([getattr(part, table) for part in parts]).sort_index()
        assert plain(together) == plain(whole)
    people = sum(delegations(part)["delegates"].sum() for part in parts)
    assert people == delegations(data)["delegates"].sum()


@given(datasets())
def test_countries_divide_people(data):
    parts = [filter_dataset(data, Selection(office="all", countries=(code,))) for code in COUNTRIES]

    for summary in (delegates_by_country, delegations):
        assert sum(summary(part)["delegates"].sum() for part in parts) == (
            summary(data)["delegates"].sum()
        )
    documented = sum(delegates_by_seminar(part)["documented"].sum() for part in parts)
    assert documented == delegates_by_seminar(data)["documented"].sum()


@given(datasets(), some.sets(some.sampled_from(COUNTRIES), min_size=1))
def test_choosing_countries_shows_a_part_of_the_same_matrix(data, countries):
    whole = attendance(data)
    chosen = attendance(filter_dataset(data, Selection(office="all", countries=tuple(countries))))

    assert plain(chosen) == plain(whole[whole["country"].isin(countries)])


@given(datasets(), some.sets(some.sampled_from(COUNTRIES), min_size=1))
def test_choosing_countries_leaves_people_of_undocumented_country_as_they_are(data, countries):
    chosen = filter_dataset(data, Selection(office="all", countries=tuple(countries)))

    assert plain(delegates_by_seminar(chosen), "seminar_id", "undocumented") == plain(
        delegates_by_seminar(data), "seminar_id", "undocumented"
    )


@given(datasets(), some.sets(some.sampled_from(THEMES), min_size=1))
def test_a_choice_of_themes_keeps_seminars_with_one_of_them(data, themes):
    chosen = filter_dataset(data, Selection(office="all", themes=tuple(themes)))
    on_theme = data.seminar_themes["theme_id"].isin(themes)

    assert set(chosen.seminars["seminar_id"]) == set(
        data.seminar_themes.loc[on_theme, "seminar_id"]
    )


@given(datasets())
def test_summaries_leave_the_data_as_they_were(data):
    before = data.delegates.copy(), data.seminars.copy()
    for summary in (attendance, coverage, delegates_by_seminar, newcomers, theme_exposure):
        summary(data)

    pd.testing.assert_frame_equal(data.delegates, before[0])
    pd.testing.assert_frame_equal(data.seminars, before[1])


# A choice takes what it can from its whole: it must be what counting anew would find -------------

choices = some.builds(
    Selection,
    office=some.sampled_from(("all", "sg", "paris")),
    fiscal_years=some.lists(some.sampled_from(YEARS), unique=True).map(tuple),
    countries=some.lists(some.sampled_from(COUNTRIES), unique=True).map(tuple),
    themes=some.lists(some.sampled_from(THEMES), unique=True).map(tuple),
)


@given(datasets(), choices)
def test_a_choice_says_what_a_data_set_of_its_rows_alone_says(data, choice):
    says_what_its_rows_alone_say(data, filter_dataset(data, choice))


@pytest.mark.parametrize(
    "choice",
    [
        Selection(),
        Selection(office="all", countries=("LAO", "IND")),
        Selection(fiscal_years=(2018, 2019, 2022)),
        Selection(countries=("KHM",), themes=("tourism",)),
    ],
)
def test_so_does_a_choice_of_the_shipped_data(shipped, choice):
    says_what_its_rows_alone_say(shipped, filter_dataset(shipped, choice))
    says_what_its_rows_alone_say(
        shipped, filter_dataset(filter_dataset(shipped, Selection()), choice)
    )


def says_what_its_rows_alone_say(whole: Dataset, chosen: Dataset) -> None:
    anew = alone(chosen)
    assert anew.whole is anew
    assert chosen.seminar_ids == anew.seminar_ids
    for summary in (
        seminars_in_scope,
        delegations,
        delegations_of_all_countries,
        attendance,
        coverage,
        bounds,
        delegates_by_seminar,
        delegates_by_country,
        newcomers,
        cumulative_countries,
        hosts_visited,
        visits,
        theme_exposure,
        seminars_without_theme,
        completeness,
    ):
        records(summary(whole))  # what was read of the whole is shared with its choices
        of_choice = summary(chosen)
        pd.testing.assert_frame_equal(of_choice, summary(anew), obj=summary.__name__)
        assert are_equal(records(of_choice), records(of_choice.copy())), summary.__name__
    for by_seminar in (seminars_in_scope, coverage, bounds, delegates_by_seminar, visits):
        rows = records(by_seminar(anew))
        assert are_equal(by_seminar.rows(chosen), rows), by_seminar.__name__
    assert attendance.rows(chosen) == records(attendance(anew))
    assert are_equal(hosts_visited.rows(chosen), records(hosts_visited(anew)))
    assert are_equal(missing_facts.rows(chosen), records(missing_facts(chosen)))


def are_equal(these: Sequence[Row], those: Sequence[Row]) -> bool:
    """Whether rows are equal, an unknown latitude (NaN) equal to another."""
    return pd.DataFrame([*these]).equals(pd.DataFrame([*those]))
