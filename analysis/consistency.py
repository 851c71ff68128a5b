"""Checks that need more than one table or column, on tables whose cells are already sound."""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from analysis.checking import CheckedTable, place, with_problems, without_rows
from analysis.problems import Problem

Checked = Mapping[str, CheckedTable]


def check_consistency(tables: Checked) -> dict[str, CheckedTable]:
    """Add what disagrees between tables; delegates of a cancelled seminar are set aside."""
    checked = dict(tables)
    for name, check in _CHECKS:
        problems = list(check(tables))
        checked[name] = with_problems(checked[name], problems)
    cancelled = _rows_of_cancelled_seminars(tables)
    checked["delegates"] = without_rows(checked["delegates"], cancelled)
    return checked


def seminars_with_open_lists(tables: Checked) -> Checked:
    """Take back "the list is complete" where rows of `delegates` are missing from the figures.

    Otherwise a country whose row waits for correction would be drawn as absent.
    """
    seminars, delegates = tables["seminars"], tables["delegates"]
    frame = seminars.frame.copy()
    waiting = frame["seminar_id"].isin(delegates.set_aside["seminar_id"])
    unattributed = (~delegates.set_aside["seminar_id"].isin(frame["seminar_id"])).any()
    ragged = any(problem.code == "ragged" for problem in delegates.problems)
    if not delegates.text.is_readable or unattributed or ragged:
        waiting |= True
    frame.loc[waiting, "countries_complete"] = "no"
    opened = CheckedTable(seminars.text, frame, seminars.problems, seminars.set_aside)
    return {**tables, "seminars": opened}


def _dates_in_order(tables: Checked) -> Iterator[Problem]:
    seminars = tables["seminars"]
    frame = seminars.frame
    for row in frame.index[frame["end_date"] < frame["start_date"]]:
        yield place(seminars.text, row, "end_date", "before_start", warning=True)


def _fiscal_years(tables: Checked) -> Iterator[Problem]:
    """April begins a fiscal year, so January 2022 belongs to FY2021."""
    seminars = tables["seminars"]
    start = seminars.frame["start_date"]
    expected = (start.dt.year - (start.dt.month < 4)).astype("Int64")
    differs = (expected != seminars.frame["fiscal_year"]).fillna(False)
    for row in seminars.frame.index[differs]:
        detail = str(expected[row])
        yield place(seminars.text, row, "fiscal_year", "fiscal_year", detail=detail, warning=True)


def _published_totals(tables: Checked) -> Iterator[Problem]:
    """Report a published number of participants that the delegates do not add up to.

    Not where a row of delegates was set aside: the numbers may agree once it is corrected.
    """
    seminars, delegates = tables["seminars"], tables["delegates"]
    people = delegates.frame.groupby("seminar_id", observed=True)["delegates"].sum()
    listed = seminars.frame["seminar_id"].map(people).astype("Int64")
    published = seminars.frame["participants"]
    waiting = seminars.frame["seminar_id"].isin(delegates.set_aside["seminar_id"])
    differs = (listed != published).fillna(False) & ~waiting
    for row in seminars.frame.index[differs]:
        yield place(
            seminars.text, row, "participants", "total", detail=str(listed[row]), warning=True
        )


def _delegates_of_cancelled_seminars(tables: Checked) -> Iterator[Problem]:
    for row in _rows_of_cancelled_seminars(tables):
        yield place(tables["delegates"].text, row, "seminar_id", "cancelled")


def _rows_of_cancelled_seminars(tables: Checked) -> pd.Index:
    seminars, delegates = tables["seminars"].frame, tables["delegates"].frame
    cancelled = seminars.loc[seminars["status"] == "cancelled", "seminar_id"]
    return delegates.index[delegates["seminar_id"].isin(cancelled)]


def _programme_within_seminar(tables: Checked) -> Iterator[Problem]:
    programme = tables["programme"]
    weeks = tables["seminars"].frame.set_index("seminar_id")
    day = programme.frame["date"]
    week = weeks.reindex(programme.frame["seminar_id"]).set_axis(programme.frame.index)
    outside = (day < week["start_date"]) | (day > week["end_date"])
    for row in programme.frame.index[outside]:
        yield place(programme.text, row, "date", "outside", warning=True)


_CHECKS: tuple[tuple[str, Callable[[Checked], Iterator[Problem]]], ...] = (
    ("seminars", _dates_in_order),
    ("seminars", _fiscal_years),
    ("seminars", _published_totals),
    ("delegates", _delegates_of_cancelled_seminars),
    ("programme", _programme_within_seminar),
)
