"""A form as rows that may be saved: ids made, what is blank by default filled in, nothing lost.

Cells that were not changed in the form are those of the file, byte for byte, whatever the data
make of them: a list that is in doubt and counts as open, a cell that waits for correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from analysis.contract.schema import DELEGATES, SOURCES, TABLES, Table
from analysis.form.countries import with_the_rest
from analysis.form.form import (
    FORM_TABLES,
    OWN_TABLES,
    FormCell,
    Row,
    SeminarForm,
    rows_as_text,
)
from analysis.form.ids import taken_ids, with_ids
from analysis.intake.results.merging import Key
from analysis.loading.checking import typed
from analysis.loading.dataset import REFERENCE_SOURCES, Dataset
from analysis.loading.reading import TextTable

Texts = Mapping[str, TextTable]
# What a form says when nobody says otherwise: the basis of what a source tells, and a list of
# countries that is open.
_STATED, _OPEN = "stated", "no"
# What says nothing of a row by itself: made, or filled in where a row is begun.
_SILENT = frozenset(
    {
        *("seminar_id", "host_id", "site_id", "source_id", "position"),
        *("basis", "level", "identification"),
    }
)


@dataclass(frozen=True)
class MadeRow:
    """A row to be saved, and where in the form it stands."""

    cells: Row
    place: int


@dataclass(frozen=True)
class Made:
    """The rows of a form as they may be saved, and the keys of those taken out, by table.

    `changed` are those that differ from what the data have; of sites and sources no others are
    the form's affair. `rows` are all.
    """

    seminar_id: str
    rows: Mapping[str, Sequence[MadeRow]]
    changed: Mapping[str, Sequence[MadeRow]]
    removed: Mapping[str, Sequence[Key]]


def made(form: SeminarForm, known: Dataset, texts: Texts | None = None) -> Made:
    """Return what a form would save, beside the data and the text of their files.

    Without texts, as for checks alone, cells stand for themselves.
    """
    files = texts or {}
    ids = {table: {*_column(files, table, column)} for table, column in _IDS}
    ids["sources"] |= _column(files, REFERENCE_SOURCES, "source_id")
    # People whom an engine adds up are its affair; rows that somebody types are refused by name.
    is_served = bool(known.whole.summed_by) and _said(form.rows) == _said(form.opened)
    form = form if is_served else _with_the_rest(form)
    complete = with_ids(form, known, taken_ids(known, ids))
    before = {table: _Before(TABLES[table], complete, known, files) for table in FORM_TABLES}
    rows = {table: [*_rows_of(table, complete, before[table])] for table in FORM_TABLES}
    rows["programme"] = _with_positions(rows["programme"], before["programme"])
    kept = {
        table: [MadeRow(before[table].as_written(row.cells), row.place) for row in own]
        for table, own in rows.items()
    }
    left = {DELEGATES.name} if is_served else set()
    return Made(
        complete.seminar_id,
        rows=kept,
        changed={
            table: [row for row in own if table not in left and before[table].differs(row.cells)]
            for table, own in kept.items()
        },
        removed={
            table: [*before[table].left_out(row.cells for row in kept[table])]
            for table in OWN_TABLES
            if table not in {"seminars", *left}
        },
    )


_IDS = (
    ("seminars", "seminar_id"),
    ("hosts", "host_id"),
    ("sites", "site_id"),
    ("sources", "source_id"),
)


def _column(texts: Texts, table: str, column: str) -> set[str]:
    frame = texts[table].frame if table in texts else None
    return set() if frame is None else {*frame[column].dropna()}


def _said(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Return the rows of people that are not blank."""
    return [dict(row) for row in rows.get(DELEGATES.name, ()) if not says_nothing(row)]


def _with_the_rest(form: SeminarForm) -> SeminarForm:
    """Return the form with the people of no named country, if its people were changed at all."""
    before = form.opened.get("seminars", ())
    same_number = bool(before) and before[0]["participants"] == form.seminar["participants"]
    is_untouched = same_number and form.opened.get("delegates") == form.rows["delegates"]
    return form if is_untouched else with_the_rest(form)


def says_nothing(row: Row) -> bool:
    """Whether a row is one that was begun and left blank: it is not saved."""
    return not any(text.strip() for column, text in row.items() if column not in _SILENT)


def _rows_of(table: str, form: SeminarForm, before: "_Before") -> Iterator[MadeRow]:
    """Yield the rows of a table with what is filled in; a row that says nothing is left out."""
    seminar = form.seminar
    own_source = seminar["source_id"] or next(
        (row["source_id"] for row in form.rows[SOURCES.name]), ""
    )
    for place, row in enumerate(form.rows[table]):
        is_needed = table == "seminars" or (
            table == SOURCES.name and row["source_id"] == own_source
        )
        if says_nothing(row) and not is_needed and not before.has(row):
            continue
        cells = before.trimmed(row)
        if "basis" in cells:
            cells["basis"] = cells["basis"] or _STATED
            cells["source_id"] = cells["source_id"] or own_source
        if table == "seminars":
            cells["countries_complete"] = cells["countries_complete"] or _OPEN
        yield MadeRow(cells, place)


def _with_positions(rows: Sequence[MadeRow], before: "_Before") -> list[MadeRow]:
    """Return the items of a programme with their positions: in the order of the form.

    Positions that are in order stay; new items at the end follow on. Otherwise all are numbered,
    without those of rows in the file that wait for correction.
    """
    given = [row.cells["position"] for row in rows]
    numbers = [int(text) for text in given if text.isascii() and text.isdecimal()]
    filled = given[: len(numbers)]
    reserved = before.waiting_positions()
    are_in_order = all(one < other for one, other in pairwise(numbers))
    new = len(given) - len(filled)
    if all(filled) and are_in_order and not any(given[len(filled) :]):
        last = max([0, *numbers, *(reserved if new else ())])
        positions = [*filled, *(str(last + more) for more in range(1, new + 1))]
    else:
        numbered = range(1, len(rows) + len(reserved) + 1)
        positions = [str(number) for number in numbered if number not in reserved]
    return [
        MadeRow({**row.cells, "position": position}, row.place)
        for row, position in zip(rows, positions, strict=False)
    ]


class _Before:
    """What stood in a table before: as the form was opened, as the data are, and in the file."""

    def __init__(self, table: Table, form: SeminarForm, known: Dataset, texts: Texts) -> None:
        self.table = table
        self._opened = {self._key(row): row for row in form.opened.get(table.name, ())}
        self._has_files = bool(texts)
        is_shared = table.name not in OWN_TABLES
        # Sites and sources of the data may stand in a form that is new.
        self._known = _by_key(table, known) if is_shared else {}
        names = (table.name, REFERENCE_SOURCES) if table is SOURCES else (table.name,)
        seminar_id = None if is_shared else form.seminar_id
        # By their keys as the data have them, and as they are written.
        self._files: dict[Key, Row] = {}
        for name in names:
            for key, row in _rows_in_file(table, texts.get(name), seminar_id):
                self._files.setdefault(key, row)
        self._written = {self._key(row): row for row in self._files.values()}

    def _key(self, row: Row) -> Key:
        return tuple(row[column] for column in self.table.key)

    def _base(self, row: Row) -> Row | None:
        key = self._key(row)
        return self._opened.get(key) or self._known.get(key)

    def has(self, row: Row) -> bool:
        """Whether a row is of the data."""
        return self._base(row) is not None

    def trimmed(self, row: Row) -> dict[str, str]:
        """Return a row without spaces around what was typed."""
        base = self._base(row) or {}
        return {
            column: text if text == base.get(column) else text.strip()
            for column, text in row.items()
        }

    def as_written(self, row: Row) -> Row:
        """Return a row with each cell that was not changed as the file has it."""
        base, file = self._base(row), self._files.get(self._key(row))
        if base is None or file is None:
            return row
        return {
            column: file[column] if text == base[column] else text for column, text in row.items()
        }

    def differs(self, row: Row) -> bool:
        """Whether a row, as it is written, is another than that of the file."""
        before = self._written.get(self._key(row)) if self._has_files else self._base(row)
        return before is None or dict(row) != dict(before)

    def left_out(self, rows: Iterable[Row]) -> Iterator[Key]:
        """Yield the keys, as the file writes them, of rows that the form no longer has."""
        kept = {self._key(row) for row in rows}
        for key in self._opened:
            file = self._files.get(key)
            written = self._key(file) if file else key
            if written not in kept and (file or not self._has_files):
                yield written

    def waiting_positions(self) -> set[int]:
        """Return the positions of items in the file that the form does not know."""
        unknown = self._files.keys() - self._opened.keys()
        return {int(key[-1]) for key in unknown if key[-1].isascii() and key[-1].isdecimal()}


def _by_key(table: Table, known: Dataset) -> Mapping[Key, Row]:
    rows = rows_as_text(table, getattr(known.whole, table.name))
    return {tuple(row[column] for column in table.key): row for row in rows}


def _rows_in_file(
    table: Table, text: TextTable | None, seminar_id: str | None
) -> Iterator[tuple[Key, Row]]:
    """Yield the rows of a file, or of a seminar in it, as written, by their keys as data."""
    if text is None or text.frame is None:
        return
    frame, columns = text.frame, [*table.columns]
    own = frame if seminar_id is None else frame[frame["seminar_id"] == seminar_id]
    written = own[columns].fillna("").itertuples(index=False, name=None)
    for key, cells in zip(rows_as_text(table, typed(table, own)), written, strict=True):
        yield (
            tuple(key[column] for column in table.key),
            dict(zip(columns, cells, strict=True)),
        )


# Kept for the page: where a problem of a made row stands in the form.

# Columns that a form makes, and those that it shows in their place.
_SHOWN_AT = {
    ("hosts", "host_id"): "host_en",
    ("sites", "site_id"): "name_en",
    ("sources", "source_id"): "title",
    ("seminars", "seminar_id"): "fiscal_year",
    ("seminar_themes", "seminar_id"): "theme_id",
    ("delegates", "seminar_id"): "country",
    ("hosts", "seminar_id"): "host_en",
    ("programme", "seminar_id"): "title_en",
    ("programme", "position"): "title_en",
}


def shown_at(table: str, row: int, column: str | None) -> FormCell:
    """Return the cell of a form beside which something about a cell of the data is said."""
    return table, row, _SHOWN_AT.get((table, column or ""), column or "")


def rows_frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a frame of text, NA where they are blank."""
    columns = [*TABLES[table].columns]
    return pd.DataFrame([*rows], columns=columns, dtype="string").replace("", pd.NA)
