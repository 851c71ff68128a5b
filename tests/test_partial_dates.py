"""A year, a month or a day: whether it exists, and whether it is still to come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from analysis.contract import partial_dates
from analysis.contract.partial_dates import fiscal_years, latest_today, refusal, span
from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES, is_partial_date
from tests.data_folder import DataFolder

TODAY = date(2026, 11, 30)
COLUMNS = {
    (name, column)
    for name, table in TABLES.items()
    for column, declared in table.columns.items()
    if is_partial_date(declared)
}


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partial_dates, "latest_today", lambda: TODAY)


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_the_days_that_a_date_can_mean(partial: str, first: date, last: date) -> None:
    assert span(partial) == (first, last)


@pytest.mark.parametrize(
    "partial",
    [
        *("0000", "0203", "1799", "2026-00", "2026-13", "2026-02-31", "2018-08-32", "2019-02-29"),
        *("2026-11-00", "2026-1", "26", "2026-11-30 ", "２０２６", "", "2026-04-31"),
    ],
)
def test_dates_that_do_not_exist(partial: str) -> None:
    assert span(partial) is None
    assert refusal(partial, None) == refusal(partial, 0) == "partial_date"
    assert not fiscal_years(partial)


@pytest.mark.parametrize(
    ("partial", "expected"),
    [
        ("2018", {2017, 2018}),
        ("2018-03", {2017}),
        ("2018-04", {2018}),
        ("2019-03-31", {2018}),
    ],
)
def test_fiscal_years_of_a_date(partial: str, expected: set[int]) -> None:
    assert fiscal_years(partial) == expected


@pytest.mark.parametrize(
    ("partial", "ahead", "expected"),
    [
        ("2026-11-30", 0, ""),
        ("2026-12-01", 0, "future"),
        ("2026-12", 0, "future"),
        ("2026-11", 0, ""),
        ("2027", 0, "future"),
        ("2562-11", 0, "future"),
        ("2027-01", 366, ""),
        ("2028", 366, "future"),
        ("2027-01", None, ""),
        ("2062", None, ""),
        ("2562", None, "partial_date"),
    ],
)
def test_what_is_still_to_come(partial: str, ahead: int | None, expected: str) -> None:
    assert refusal(partial, ahead) == expected


def test_today_is_where_the_day_is_farthest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    now = datetime.now(UTC)
    assert latest_today() >= now.date()
    assert latest_today() <= max((now + timedelta(days=1)).date(), TODAY)


def test_these_columns_hold_such_dates() -> None:
    assert {("sources", "published"), ("sources", "retrieved"), ("events", "date")} == COLUMNS


@pytest.mark.parametrize(
    ("file", "row", "old", "new", "column", "code"),
    [
        (
            "record/sources.csv",
            "tonichi-2018,",
            ",2026-11,",
            ",2026-13,",
            "retrieved",
            "partial_date",
        ),
        ("record/sources.csv", "tonichi-2018,", ",2026-11,", ",2062-11,", "retrieved", "future"),
        (
            "record/sources.csv",
            "bangkok-iad,",
            ",,2026-11,",
            ",0000,2026-11,",
            "published",
            "partial_date",
        ),
        (
            "reference/sources.csv",
            "office-singapore,",
            ",2026-11,",
            ",2026-02-31,",
            "retrieved",
            "partial_date",
        ),
        (
            "reference/events.csv",
            "sri-lanka-joins,",
            ",2018-07,",
            ",2018-08-32,",
            "date",
            "partial_date",
        ),
        (
            "reference/events.csv",
            "clair-founded,",
            ",1988-07,",
            ",1988-13,",
            "date",
            "partial_date",
        ),
    ],
)
def test_one_such_cell_is_named_and_not_documented(
    tmp_path, file: str, row: str, old: str, new: str, column: str, code: str
) -> None:
    folder = DataFolder(tmp_path)
    line = folder.edit(file, row, old, new)
    broken = folder.load()
    value = next(part for part in new.split(",") if part)
    assert broken.problems == (Problem(file, line, column, code, value),)
    assert broken.as_of == "2026-11"
