"""What a plan would mean: by hand, on the record, and what must hold of every plan."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries import planning
from analysis.summaries.attendance.missing import recency
from analysis.summaries.attendance.participation import attendance, coverage
from analysis.summaries.planning import Plan, Scenario, settled
from analysis.summaries.record.overview import latest_with_full_list
from tests.test_plan import PLANS
from tests.test_summaries_laws import COUNTRIES, THEMES, datasets
from tests.tiny import plain

OFFICE = Selection("sg")
OF_TINY = some.builds(
    Plan,
    fiscal_year=some.none() | some.integers(2015, 2030),
    countries=some.lists(some.sampled_from(COUNTRIES), unique=True).map(tuple),
    host=some.sampled_from(("", "13", "35")),
    themes=some.lists(some.sampled_from(THEMES), unique=True).map(tuple),
)


@some.composite
def scenarios(draw) -> tuple[Dataset, Scenario]:
    """Draw the history of an office with a seminar, and a plan for its next one."""
    office = filter_dataset(draw(datasets()), OFFICE)
    assume(planning.next_fiscal_year(office) is not None)
    return office, settled(office, draw(OF_TINY))


@pytest.fixture
def office(tiny: Dataset) -> Dataset:
    return filter_dataset(tiny, OFFICE)


# By hand ----------------------------------------------------------------------------------------


def test_a_plan_is_for_the_year_after_the_latest_seminar_and_the_list_of_its_first_day(office):
    assert planning.next_fiscal_year(office) == 2023
    # Laos left the office's list on 31 March 2020, Sri Lanka joined in July 2018.
    assert planning.eligible_countries(office, 2023) == ("KHM", "THA", "LKA")
    assert planning.eligible_countries(office, 2019) == ("KHM", "LAO", "THA", "LKA")
    assert planning.eligible_countries(office, 2018) == ("KHM", "LAO", "THA")


@pytest.mark.parametrize(
    ("day", "year"), [("2023-03-31", 2023), ("2024-03-31", 2023), ("2024-04-01", 2024)]
)
def test_no_year_that_is_over_is_planned(office, monkeypatch, day, year):
    monkeypatch.setattr(planning, "latest_today", lambda: date.fromisoformat(day))
    assert planning.next_fiscal_year(office) == year


def test_what_cannot_be_planned_is_dropped_and_the_ineligible_are_named(office):
    plan = Plan(
        None, ("FRA", "XXX", "LKA", "KHM", "LAO"), "atlantis", ("water", "magic", "tourism")
    )
    scenario = settled(office, plan)
    assert scenario.plan == Plan(2023, ("KHM", "LKA"), "", ("tourism", "water"))
    assert scenario.ineligible == ("LAO", "FRA")


def test_an_office_without_seminars_has_no_next_year(tiny):
    empty = filter_dataset(tiny, Selection("paris", fiscal_years=(1999,)))
    assert planning.next_fiscal_year(empty) is None
    with pytest.raises(LookupError):
        settled(empty, Plan())


def test_an_office_without_a_list_has_no_eligible_country(tiny):
    assert planning.eligible_countries(filter_dataset(tiny, Selection("paris")), 2020) == ()


def test_as_last_time_invites_who_came_to_the_latest_seminar_wholly_known(office):
    # FY2019: France came without being on the list, and is dropped like any other ineligible.
    assert set(planning.as_last_time(office).countries) == {"KHM", "THA", "FRA"}
    assert settled(office, planning.as_last_time(office)).plan.countries == ("KHM", "THA")


def test_invitations_and_what_they_achieve(office):
    scenario = settled(office, Plan(countries=("LKA", "KHM")))
    rows = planning.invitations(office, scenario)
    columns = ("country", "invited", "last_fiscal_year", "held_since", "gap")
    assert plain(rows, *columns) == [
        ("KHM", True, 2019, 1, 0),
        ("THA", False, 2019, 1, 0),
        ("LKA", True, None, None, 1),
    ]
    achieved = planning.outcome(office, scenario)
    assert (achieved.invited, achieved.eligible, achieved.left_out) == (2, 3, ("THA",))
    assert (achieved.longest_gap, achieved.gap_countries) == (1, ("LKA",))


def test_seats_and_themes(office):
    scenario = settled(office, Plan(countries=("LKA", "KHM"), themes=("water", "tourism")))
    assert plain(planning.seats_by_subregion(office, scenario)) == [
        ("southeast_asia", 1, 2),
        ("south_asia", 1, 1),
    ]
    # Nobody met water: the only seminar on it is uncertain. Sri Lanka's attendance in FY2018, a
    # seminar on tourism, is not documented.
    assert plain(planning.themes_met(office, scenario)) == [
        ("tourism", "KHM", "met"),
        ("tourism", "LKA", "not_documented"),
        ("water", "KHM", "never_met"),
        ("water", "LKA", "never_met"),
    ]
    assert plain(planning.new_themes(office, scenario)) == [
        ("water", 2, 0, 0),
        ("tourism", 0, 1, 1),
        ("welfare", 0, 1, 1),
    ]


@pytest.mark.parametrize(
    ("host", "rows"),
    [
        ("toyota", [("sg-fy2018", "toyota", 5, True), ("sg-fy2018", "toyohashi", 5, False)]),
        ("23", [("sg-fy2018", "toyota", 5, False), ("sg-fy2018", "toyohashi", 5, False)]),
        (
            "shimonoseki",
            [("sg-fy2019", "shimonoseki", 4, True), ("sg-fy2021", "shimonoseki", 2, True)],
        ),
        ("13", []),
        ("", []),
    ],
)
def test_who_hosted_there_before(office, host, rows):
    found = planning.seminars_at_host(office, settled(office, Plan(host=host)))
    columns = ("seminar_id", "host_id", "years_before", "same_host")
    assert sorted(plain(found, *columns)) == sorted(rows)


def test_two_plans_stand_under_each_other_and_their_countries_beside(office):
    one, other = settled(office, Plan(countries=("KHM",))), settled(office, Plan())
    rows = planning.for_each((one, other), lambda each: planning.in_numbers(office, each))
    assert plain(rows, "plan", "invited", "eligible", "host_seminars") == [
        ("a", 1, 3, None),
        ("b", 0, 3, None),
    ]
    listed = planning.countries_listed(office, (one, other), invited=False)
    assert plain(listed, "country", "plans") == [
        ("KHM", ("b",)),
        ("THA", ("a", "b")),
        ("LKA", ("a", "b")),
    ]


# On the record ----------------------------------------------------------------------------------


def test_brunei_and_viet_nam_turn_nine_of_twelve_into_eleven_of_twelve(record):
    office = filter_dataset(record, Selection())
    last = planning.as_last_time(office)
    nine = planning.outcome(office, settled(office, last))
    eleven = planning.outcome(
        office, settled(office, replace(last, countries=(*last.countries, "BRN", "VNM")))
    )
    assert (nine.invited, nine.eligible, nine.left_out) == (9, 12, ("BRN", "SGP", "VNM"))
    assert (eleven.invited, eleven.eligible, eleven.left_out) == (11, 12, ("SGP",))
    assert (nine.longest_gap, eleven.longest_gap) == (0, 1)
    assert eleven.gap_countries == ("BRN", "VNM")


@pytest.mark.parametrize("shipped", ["record", "demo"])
def test_last_times_list_has_last_times_coverage(shipped, request):
    office = filter_dataset(request.getfixturevalue(shipped), Selection())
    rows = coverage(office).set_index("seminar_id")
    last = rows.loc[latest_with_full_list(office)]
    achieved = planning.outcome(office, settled(office, planning.as_last_time(office)))
    assert (achieved.invited, achieved.eligible) == (last["attended"], last["eligible"])


# Laws -------------------------------------------------------------------------------------------


@given(scenarios())
def test_coverage_never_exceeds_eligibility(drawn):
    office, scenario = drawn
    achieved = planning.outcome(office, scenario)
    assert achieved.invited <= achieved.eligible
    assert achieved.invited + len(achieved.left_out) == achieved.eligible
    assert set(scenario.plan.countries) | set(achieved.left_out) == set(scenario.eligible)
    assert not set(scenario.ineligible) & set(scenario.eligible)


@given(scenarios())
def test_settling_a_plan_again_changes_nothing(drawn):
    office, scenario = drawn
    assert settled(office, scenario.plan) == replace(scenario, ineligible=())


@given(datasets(), PLANS)
def test_a_plan_of_anything_is_settled(data, plan):
    office = filter_dataset(data, OFFICE)
    assume(planning.next_fiscal_year(office) is not None)
    scenario = settled(office, plan)
    assert set(scenario.plan.countries) <= set(scenario.eligible) & set(plan.countries)


@given(datasets())
def test_last_times_list_invites_those_who_came_and_are_still_eligible(data):
    office = filter_dataset(data, OFFICE)
    last = latest_with_full_list(office)
    assume(last is not None)
    cells = attendance(office)
    came = cells.loc[(cells["seminar_id"] == last) & (cells["state"] == "attended"), "country"]
    scenario = settled(office, planning.as_last_time(office))
    assert set(scenario.plan.countries) == set(came) & set(scenario.eligible)


@given(scenarios())
def test_seats_add_up_to_the_coverage(drawn):
    office, scenario = drawn
    rows, achieved = (
        planning.seats_by_subregion(office, scenario),
        planning.outcome(*drawn),
    )
    assert (rows["seats"].sum(), rows["eligible"].sum()) == (achieved.invited, achieved.eligible)
    assert (rows["seats"] <= rows["eligible"]).all()


@given(scenarios())
def test_the_gap_closed_is_that_of_an_invited_country(drawn):
    office, scenario = drawn
    gaps = recency(office).set_index("country")["gap"]
    achieved = planning.outcome(office, scenario)
    invited = [gaps[country] for country in scenario.plan.countries]
    assert achieved.longest_gap == max(invited, default=0)
    assert set(achieved.gap_countries) <= set(scenario.plan.countries)


@given(scenarios())
def test_each_theme_is_new_met_or_not_documented_for_each_country_invited(drawn):
    office, scenario = drawn
    rows = planning.new_themes(office, scenario)
    total = rows["new"] + rows["not_documented"] + rows["met"]
    assert len(rows) == len(THEMES)
    assert (total == len(scenario.plan.countries)).all()
    assert rows["new"].is_monotonic_decreasing
    chosen = rows[rows["theme_id"].isin(scenario.plan.themes)]
    numbers = planning.in_numbers(office, scenario)
    assert numbers["pairs_new"].iloc[0] == chosen["new"].sum()
    assert len(planning.themes_met(office, scenario)) == total.sum() / len(THEMES) * len(
        scenario.plan.themes
    )


@given(scenarios())
def test_planning_changes_nothing_in_the_record(drawn):
    office, scenario = drawn
    before = attendance(office).copy(), office.delegates.copy()
    for summary in (
        planning.invitations,
        planning.new_themes,
        planning.seminars_at_host,
    ):
        planning.for_each((scenario, scenario), partial(summary, office))
    assert attendance(office).equals(before[0])
    assert office.delegates.equals(before[1])
