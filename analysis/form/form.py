"""One seminar as a form holds it: rows of the contract's tables as text, whatever is typed.

A cell is text as the contract writes it, and "" is "not documented". Rows refer to sites and
sources by their ids where these are known, and else by a key of the form's own ("+1"), which no id
can be. Ids are made when the form is saved, and never typed.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from analysis.contract.schema import DATA_SET_TABLES, SITES, SOURCES, TABLES, Table
from analysis.loading.dataset import Dataset

FORM_TABLES = tuple(table.name for table in DATA_SET_TABLES)
# Those whose rows are of the seminar alone; sites and sources may serve others as well.
OWN_TABLES = tuple(table.name for table in DATA_SET_TABLES if "seminar_id" in table.columns)
# What a form of this kind says it is: a program that does not know the number refuses it.
VERSION = 1
# No form of a seminar is larger; what is, is none.
MOST_BYTES = 2_000_000
MOST_ROWS = 1_000
_LOCAL = "+"

Row = Mapping[str, str]
Rows = Mapping[str, tuple[Row, ...]]
# A cell of a form: table, place of the row in it (from 0), column ("": the whole row).
FormCell = tuple[str, int, str]


class NotAFormError(ValueError):
    """What was given is no form of a seminar, or one of a newer Kizuna."""


@dataclass(frozen=True)
class SeminarForm:
    """One seminar: its rows by table, those of `seminars` exactly one.

    `seminar_id` is "" for a seminar that is not in the data yet. `opened` are the rows as they
    stood in the data when the form was opened: what differs from them was changed in the form, and
    whatever else others have changed meanwhile stays as they have left it.
    """

    rows: Rows
    seminar_id: str = ""
    opened: Rows = field(default_factory=dict)

    @property
    def seminar(self) -> Row:
        """The row of the seminar itself."""
        return self.rows["seminars"][0]

    def with_rows(self, table: str, rows: Iterable[Row]) -> "SeminarForm":
        """Return the form with other rows of a table; columns that they lack are blank."""
        made = tuple(blank_row(table) | dict(row) for row in rows)
        return replace(self, rows={**self.rows, table: made})

    def with_cell(self, table: str, row: int, column: str, text: str) -> "SeminarForm":
        """Return the form with another text in a cell."""
        rows = [*self.rows[table]]
        rows[row] = {**rows[row], column: text}
        return replace(self, rows={**self.rows, table: tuple(rows)})


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table, in the order of the contract."""
    return tuple(TABLES[table].columns)


def blank_row(table: str, **cells: str) -> dict[str, str]:
    """Return a row of a table that says nothing but what is given."""
    return dict.fromkeys(columns_of(table), "") | cells


def new_key(rows: Iterable[Row], column: str) -> str:
    """Return a key of the form's own for a new site or source: one that no row has yet."""
    taken = {row[column] for row in rows}
    number = 1
    while f"{_LOCAL}{number}" in taken:
        number += 1
    return f"{_LOCAL}{number}"


def is_new_key(text: str) -> bool:
    """Whether a reference is to a site or source that has no id yet."""
    return text.startswith(_LOCAL)


def blank_form(
    dataset: Dataset, office_id: str = "", fiscal_year: int | None = None
) -> SeminarForm:
    """Return the form of a seminar of which only office and year are known, if these.

    Whether the list of countries is whole is never blank in the data: a list is open until
    somebody says that it is complete. The office is left blank where the data have no such one.
    """
    offices = {*dataset.whole.offices["office_id"]}
    seminar = blank_row(
        "seminars",
        office_id=office_id if office_id in offices else "",
        fiscal_year="" if fiscal_year is None else str(fiscal_year),
        countries_complete="no",
    )
    nothing: dict[str, tuple[Row, ...]] = dict.fromkeys(FORM_TABLES, ())
    source = blank_row(SOURCES.name, source_id=new_key((), "source_id"))
    return SeminarForm({**nothing, "seminars": (seminar,), SOURCES.name: (source,)})


def form_of(dataset: Dataset, seminar_id: str) -> SeminarForm:
    """Return a seminar of the data, opened for correction. Raises LookupError for an unknown id."""
    whole = dataset.whole
    if seminar_id not in whole.seminar_ids:
        raise LookupError(seminar_id)
    own = {table: getattr(whole, table) for table in OWN_TABLES}
    rows = {
        table: rows_as_text(TABLES[table], _where(frame, "seminar_id", [seminar_id]))
        for table, frame in own.items()
    }
    visited = {row["site_id"] for row in rows["programme"]}
    rows[SITES.name] = rows_as_text(SITES, _where(whole.sites, "site_id", visited))
    cited = dict.fromkeys(row["source_id"] for table in rows for row in rows[table])
    sources = rows_as_text(SOURCES, _where(whole.sources, "source_id", cited))
    # The first is the form's own: that of the seminar itself.
    order = {source: place for place, source in enumerate(cited)}
    rows[SOURCES.name] = tuple(sorted(sources, key=lambda row: order[row["source_id"]]))
    return SeminarForm(rows, seminar_id, rows)


def _where(frame: pd.DataFrame, column: str, values: Collection[str]) -> pd.DataFrame:
    return frame[frame[column].isin([*values])]


def rows_as_text(table: Table, frame: pd.DataFrame) -> tuple[Row, ...]:
    """Return the rows of a frame of the contract's types as text, NA as ""."""
    columns = [*table.columns]
    return tuple(
        dict(zip(columns, map(_text, values), strict=True))
        for values in frame[columns].astype(object).itertuples(index=False, name=None)
    )


def _text(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload] # any cell
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


# A form as the bytes of a file.


def form_bytes(form: SeminarForm) -> bytes:
    """Return a form as JSON, with the number of its kind."""
    return json.dumps(form_json(form), ensure_ascii=False).encode()


def form_json(form: SeminarForm) -> dict[str, object]:
    """Return what JSON holds of a form."""
    rows, opened = (
        {table: [dict(row) for row in own] for table, own in some.items()}
        for some in (form.rows, form.opened)
    )
    return {"form": VERSION, "seminar_id": form.seminar_id, "rows": rows, "opened": opened}


def form_from_bytes(content: bytes) -> SeminarForm:
    """Return the form of which `form_bytes` made this JSON. Raises NotAFormError."""
    if len(content) > MOST_BYTES:
        raise NotAFormError
    try:
        return form_from_json(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise NotAFormError from error


def form_from_json(given: object) -> SeminarForm:
    """Return the form of which `form_json` made this. Raises NotAFormError."""
    if not isinstance(given, dict) or given.get("form") != VERSION:
        raise NotAFormError
    seminar_id, rows, opened = (given.get(name) for name in ("seminar_id", "rows", "opened"))
    if not isinstance(seminar_id, str):
        raise NotAFormError
    form = SeminarForm(_rows_from_json(rows), seminar_id, _rows_from_json(opened))
    if {*form.rows} != {*FORM_TABLES} or len(form.rows["seminars"]) != 1:
        raise NotAFormError
    return form


def _rows_from_json(given: object) -> Rows:
    if not isinstance(given, dict) or not {*given} <= {*FORM_TABLES}:
        raise NotAFormError
    return {table: _table_from_json(table, rows) for table, rows in given.items()}


def _table_from_json(table: str, given: object) -> tuple[Row, ...]:
    if not isinstance(given, list) or len(given) > MOST_ROWS:
        raise NotAFormError
    return tuple(_row_from_json(table, row) for row in given)


def _row_from_json(table: str, given: object) -> Row:
    """Return a row; a column that the contract has gained since is blank."""
    columns = columns_of(table)
    if not isinstance(given, dict) or not {*given} <= {*columns}:
        raise NotAFormError
    cells: Sequence[object] = [given.get(column, "") for column in columns]
    if not all(isinstance(cell, str) for cell in cells):
        raise NotAFormError
    return dict(zip(columns, map(str, cells), strict=True))
