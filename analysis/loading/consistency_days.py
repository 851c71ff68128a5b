"""Days, years and ids that contradict each other."""

import re
from collections.abc import Iterator
from functools import partial

import pandas as pd

from analysis.contract.partial_dates import fiscal_year_of, fiscal_years, latest_today, span
from analysis.loading.checked import Checked, Checks, Finding, at_rows, with_details

# The longest seminar documented anywhere has 16 days.
LONGEST_DAYS = 31
# Beyond any day that the contract takes.
_BEFORE_ALL, _AFTER_ALL = pd.Timestamp(1800, 1, 1), pd.Timestamp(2200, 1, 1)
_YEAR_OF_ID = re.compile(r"(?:^|-)fy((?:19|20|21)\d\d)(?:-|$)")


def _ends_before_it_begins(name: str, first: str, last: str, tables: Checked) -> Iterator[Finding]:
    """Report an interval whose ends have changed places: neither of its days can be relied on."""
    frame = tables[name].frame
    flags = frame[last] < frame[first]
    yield from at_rows(frame, flags, last, "before_start", unusable=(first, last))


def _overlapping_intervals(tables: Checked) -> Iterator[Finding]:
    """Report an interval of an office and country that begins before the one before it ends."""
    whole = tables["eligibility"].frame
    frame = whole[whole.duplicated(["office_id", "country"], keep=False)]
    if frame.empty:
        return
    begins, ends = frame["from_date"].fillna(_BEFORE_ALL), frame["to_date"].fillna(_AFTER_ALL)
    in_time = frame.assign(begins=begins, ends=ends)[ends >= begins].sort_values(
        ["office_id", "country", "begins"], kind="stable"
    )
    of_country = [in_time["office_id"], in_time["country"]]
    latest = in_time.groupby(of_country, observed=True)["ends"].cummax()
    before = latest.groupby(of_country, observed=True).shift()
    flags = (in_time["begins"] <= before).reindex(frame.index, fill_value=False)
    yield from at_rows(frame, flags, "from_date", "overlap", unusable=("from_date",))


def _fiscal_years(tables: Checked) -> Iterator[Finding]:
    """Report fiscal years that differ: April begins one, so January 2022 belongs to FY2021."""
    frame = tables["seminars"].frame
    start = frame["start_date"]
    expected = (start.dt.year - (start.dt.month < 4)).astype("Int64")
    differs = expected != frame["fiscal_year"]
    yield from with_details(frame, differs, "fiscal_year", "fiscal_year", expected)
    agrees = ~differs.fillna(False).astype(bool)
    yield from _years_of_ids(frame[agrees])


def _fiscal_years_of_events(tables: Checked) -> Iterator[Finding]:
    frame = tables["events"].frame
    for row, date, year in zip(frame.index, frame["date"], frame["fiscal_year"], strict=True):
        possible = fiscal_years(date) if pd.notna(date) else frozenset()
        if possible and pd.notna(year) and year not in possible:
            detail = " – ".join(map(str, sorted(possible)))
            yield Finding(int(row), "fiscal_year", "event_year", detail)


def _long_seminars(tables: Checked) -> Iterator[Finding]:
    frame = tables["seminars"].frame
    days = (frame["end_date"] - frame["start_date"]).dt.days + 1
    yield from with_details(
        frame, days > LONGEST_DAYS, "end_date", "long_seminar", days.astype("Int64")
    )


def _held_ahead(tables: Checked) -> Iterator[Finding]:
    """Report seminars that are said to have been held on days, or in a year, still to come."""
    frame = tables["seminars"].frame
    today = latest_today()
    held = frame["status"] == "held"
    begins_later = frame["start_date"] > pd.Timestamp(today)
    ends_later = frame["end_date"] > pd.Timestamp(today)
    year_later = frame["fiscal_year"] > fiscal_year_of(today)
    for column, later in (("start_date", begins_later), ("end_date", ends_later & ~begins_later)):
        yield from at_rows(frame, held & later, column, "held_ahead")
    without_days = ~begins_later & ~ends_later
    yield from at_rows(frame, held & year_later & without_days, "fiscal_year", "held_ahead")


def _offices_of_ids(tables: Checked) -> Iterator[Finding]:
    """Report ids that begin with another office's: sg-fy2026 of London."""
    frame = tables["seminars"].frame
    begins = frame["seminar_id"].str.extract("^([^-]*)")[0]
    of_other = begins.isin(tables["offices"].frame["office_id"]) & (begins != frame["office_id"])
    yield from with_details(frame, of_other, "office_id", "id_office", frame["seminar_id"])


def _years_of_ids(frame: pd.DataFrame) -> Iterator[Finding]:
    """Report ids that hold another fiscal year than their row."""
    years = frame["seminar_id"].str.extract(_YEAR_OF_ID.pattern)[0].astype("Int64")
    differs = years != frame["fiscal_year"]
    yield from with_details(frame, differs, "fiscal_year", "id_year", frame["seminar_id"])


def _published_after_reading(name: str, tables: Checked) -> Iterator[Finding]:
    """Report sources that were read before they were published."""
    frame = tables[name].frame
    both = frame[frame["published"].notna() & frame["retrieved"].notna()]
    for row, published, retrieved in zip(
        both.index, both["published"], both["retrieved"], strict=True
    ):
        first, last = span(published), span(retrieved)
        if first and last and first[0] > last[1]:
            yield Finding(int(row), "published", "published_late", str(retrieved))


def _days_of_programme(tables: Checked) -> Iterator[Finding]:
    """Report items on no day of their seminar, and of the others those that go back in time."""
    frame = tables["programme"].frame
    outside = _is_outside(tables)
    yield from at_rows(frame, outside, "date", "outside")
    dated = frame[frame["date"].notna() & ~outside]
    in_order = dated.sort_values(["seminar_id", "position"], kind="stable")
    seminar, day = in_order["seminar_id"], in_order["date"]
    goes_back = (seminar == seminar.shift()) & (day < day.shift())
    yield from at_rows(in_order, goes_back, "date", "out_of_order")


def _is_outside(tables: Checked) -> pd.Series:
    """Whether the day of an item of the programme is not one of its seminar."""
    frame, seminars = tables["programme"].frame, tables["seminars"].frame
    weeks = seminars[~(seminars["end_date"] < seminars["start_date"])]
    at = pd.Index(weeks["seminar_id"]).get_indexer(frame["seminar_id"])
    first, last = (
        weeks[name].array.take(at, allow_fill=True) for name in ("start_date", "end_date")
    )
    outside: pd.Series = (frame["date"] < first) | (frame["date"] > last)
    return outside


CHECKS: Checks = (
    ("seminars", partial(_ends_before_it_begins, "seminars", "start_date", "end_date")),
    ("eligibility", partial(_ends_before_it_begins, "eligibility", "from_date", "to_date")),
    ("eligibility", _overlapping_intervals),
    ("seminars", _fiscal_years),
    ("events", _fiscal_years_of_events),
    ("seminars", _long_seminars),
    ("seminars", _held_ahead),
    ("seminars", _offices_of_ids),
    ("sources", partial(_published_after_reading, "sources")),
    ("reference_sources", partial(_published_after_reading, "reference_sources")),
    ("programme", _days_of_programme),
)
