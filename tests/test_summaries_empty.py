"""Every summary of nothing is an empty frame with the columns and types of a full one."""

from dataclasses import replace

import pytest

from analysis.contract.schema import TABLES
from analysis.selection import Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.attendance import bounds, participation
from analysis.summaries.places import visits
from analysis.summaries.programme import seminar, themes
from analysis.summaries.record import open_questions

SUMMARIES = (
    scope.seminars_in_scope,
    scope.delegations,
    participation.attendance,
    participation.coverage,
    bounds.bounds,
    participation.delegates_by_country,
    participation.delegates_by_seminar,
    participation.newcomers,
    participation.cumulative_countries,
    themes.themes_by_year,
    themes.seminars_by_theme,
    themes.theme_exposure,
    themes.wordings,
    visits.hosts_visited,
    visits.visits,
    visits.sites_visited,
    visits.journeys,
    seminar.completeness,
    open_questions.missing_facts,
)

by_name = pytest.mark.parametrize("summary", SUMMARIES, ids=lambda summary: summary.__name__)


def nothing_chosen(dataset):
    return filter_dataset(dataset, Selection(fiscal_years=(1999,)))


def nothing_at_all(dataset):
    return replace(dataset, **{table: getattr(dataset, table).iloc[:0] for table in TABLES})


def only_uncertain(dataset):
    return filter_dataset(dataset, Selection(fiscal_years=(2007,)))


@by_name
@pytest.mark.parametrize("emptied", [nothing_chosen, nothing_at_all])
def test_a_summary_of_nothing_is_empty_with_the_same_types(tiny, summary, emptied):
    full, empty = summary(tiny), summary(emptied(tiny))

    assert len(full) > 0
    assert len(empty) == 0
    assert dict(empty.dtypes.astype(str)) == dict(full.dtypes.astype(str))


@by_name
def test_uncertain_seminars_leave_every_summary_empty_but_those_of_what_is_known(tiny, summary):
    found = summary(only_uncertain(tiny))

    knows_them = summary in (seminar.completeness, open_questions.missing_facts)
    assert len(found) == (1 if knows_them else 0)
    assert dict(found.dtypes.astype(str)) == dict(summary(tiny).dtypes.astype(str))


@by_name
def test_the_shipped_data_give_the_same_columns(tiny, record, demo, summary):
    assert list(summary(record)) == list(summary(tiny)) == list(summary(demo))


@by_name
def test_a_table_that_could_not_be_read_stops_no_summary(tiny, summary):
    for table in TABLES:
        broken = replace(tiny, **{table: getattr(tiny, table).iloc[:0]})

        assert list(summary(broken)) == list(summary(tiny)), table


@by_name
def test_rows_are_numbered_from_zero(demo, summary):
    rows = summary(filter_dataset(demo, Selection(fiscal_years=(2018, 2019, 2022))))

    assert list(rows.index) == list(range(len(rows)))


def test_all_prefectures_stay_when_none_was_visited(tiny):
    empty = visits.prefectures_visited(nothing_chosen(tiny))

    assert len(empty) == len(tiny.prefectures)
    assert (empty["seminars"] == 0).all()


def test_nobody_is_of_undocumented_country_where_there_is_no_seminar(tiny):
    assert participation.delegates_of_undocumented_country(nothing_chosen(tiny)) == 0


def test_a_seminar_of_which_nothing_is_known_has_empty_tables(tiny):
    full = (seminar.programme_of(tiny, "sg-fy2019"), seminar.delegates_of(tiny, "sg-fy2019"))
    empty = (seminar.programme_of(tiny, "sg-fy2017"), seminar.delegates_of(tiny, "sg-fy2017"))

    for known, unknown in zip(full, empty, strict=True):
        assert len(unknown) == 0
        assert dict(unknown.dtypes.astype(str)) == dict(known.dtypes.astype(str))
