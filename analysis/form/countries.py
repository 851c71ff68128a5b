"""The countries of a form: who could come, and how many people are still of no named country."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from analysis.contract.schema import TABLES
from analysis.form.form import Row, SeminarForm, blank_row
from analysis.loading.checking import typed
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.states import eligible_at


def eligible_countries(
    dataset: Dataset, office_id: str, day: date | None = None, fiscal_year: int | None = None
) -> tuple[str, ...]:
    """Return the countries that an office covers, in the order of `countries`.

    As the figures count it: on the first day of the seminar, or else on 1 April of the fiscal
    year. Without either, those that the office has ever covered.
    """
    whole = dataset.whole
    if day is None and fiscal_year is None:
        rules = whole.eligibility
        ever = {*rules.loc[rules["office_id"] == office_id, "country"]}
        return tuple(code for code in whole.countries["country"] if code in ever)
    text = {
        "office_id": office_id,
        "fiscal_year": str(fiscal_year or (day.year if day else "")),
        "start_date": day.isoformat() if day else "",
    }
    columns = [*TABLES["seminars"].columns]
    row = pd.DataFrame([blank_row("seminars", **text)], columns=columns, dtype="string")
    seminar = typed(TABLES["seminars"], row.replace("", pd.NA))
    flags = eligible_at(whole, seminar)[:, 0]
    return tuple(map(str, whole.countries.loc[flags, "country"]))


def whole_number(text: str) -> int | None:
    """Return a number as the contract writes it, None for any other text."""
    return int(text) if text.isascii() and text.isdecimal() else None


def people_listed(rows: Iterable[Row]) -> int | None:
    """Return the sum of the delegates in rows, None where one has no number."""
    numbers = [whole_number(row["delegates"].strip()) for row in rows]
    return None if None in numbers else sum(number or 0 for number in numbers)


def with_the_rest(form: SeminarForm) -> SeminarForm:
    """Return the form with one row for the people whose country is not documented.

    The contract wants the rows of an open list to add up to the published number. So the row
    without a country and theme has what the others leave of it, and is blank when they leave
    nothing; all rows keep their places. Where a number is missing, or the list is said to be
    complete, the form stays as it is.
    """
    rows = form.rows["delegates"]
    nameless = [place for place, row in enumerate(rows) if not row["country"] and _has_people(row)]
    named = [row for row in rows if row["country"] or row["theme_id"]]
    listed, people = people_listed(named), whole_number(form.seminar["participants"].strip())
    is_open = form.seminar["countries_complete"] != "yes"
    if not named or listed is None or people is None or listed > people or not is_open:
        return form
    rest = people - listed
    if people_listed(rows[place] for place in nameless) == rest:
        return form
    blank = blank_row("delegates")
    others = [blank if place in nameless else row for place, row in enumerate(rows)]
    if rest:
        place = nameless[0] if nameless else len(others)
        row = rows[place] if nameless else blank
        others[place : place + 1] = [
            {**row, "delegates": str(rest), "basis": row["basis"] or "derived"}
        ]
    return form.with_rows("delegates", others)


def _has_people(row: Row) -> bool:
    return bool(row["delegates"].strip()) and not row["theme_id"]
