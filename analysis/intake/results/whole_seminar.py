"""A workbook of several sheets: what its rows leave blank because another sheet says it.

Whoever fills in a whole seminar types no ids. The seminar is that of the sheet of seminars, a site
and a source are named by their names, and items follow each other as they stand. Nothing that is
typed is changed, and what is filled in is listed like any other conversion.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.intake.grid import Normalisation
from analysis.intake.results.sheet import Sheet
from analysis.loading.dataset import Dataset
from analysis.writing.ids import free, seminar_slug, slug
from analysis.writing.names import fold

_Cells = Mapping[str, str]
_Of = Callable[[_Cells], str]
_STATED = "stated"
_MADE, _NAME = "made", "name"


def completed(sheets: Sequence[Sheet], known: Dataset) -> Sequence[Sheet]:
    """Return the sheets of one workbook with their ids; a table by itself stays as it is."""
    if len(sheets) < 2:
        return sheets
    book = _Book({sheet.table.name: sheet for sheet in sheets if sheet.table}, known)
    book.make_ids()
    return [book.sheets[sheet.table.name] if sheet.table else sheet for sheet in sheets]


@dataclass
class _Book:
    """The sheets of a workbook by their tables, while they are completed."""

    sheets: dict[str, Sheet]
    known: Dataset

    def make_ids(self) -> None:
        seminars = self._ids("seminars", "seminar_id", self._of_seminar)
        seminar = seminars[0] if len(seminars) == 1 else ""
        self._ids("sites", "site_id", lambda row: slug(row["name_en"]) or "site")
        self._ids("sources", "source_id", lambda row: slug(row["title"]) or f"{seminar}-source")
        for name in self.sheets:
            self._fill(name, "seminar_id", lambda _: seminar)
        for table, column, names in (
            ("sites", "site_id", ("name_en", "name_ja")),
            ("sources", "source_id", ("title",)),
        ):
            by_name = self._names(table, column, names)
            for name in self.sheets:
                self._refer(name, column, by_name)
        self._ids("hosts", "host_id", self._of_host)
        own_source = self._own_source()
        for name in self.sheets:
            self._fill(name, "basis", lambda _: _STATED)
            if name != "sources":
                self._fill(name, "source_id", lambda _: own_source)
        self._fill_positions()

    # Ids.

    def _ids(self, table: str, column: str, wanted: _Of) -> list[str]:
        """Give each row without an id one that nothing has; return those of all rows."""
        sheet = self.sheets.get(table)
        if sheet is None or sheet.frame is None:
            return []
        taken = {*map(str, getattr(self.known.whole, table)[column].dropna())}
        taken |= {*sheet.frame[column].dropna()}
        made: dict[int, str] = {}
        for row, cells in _blank(sheet, column):
            same = self._known_host(cells) if table == "hosts" else ""
            made[row] = same or free(wanted(cells), taken)
            taken.add(made[row])
        self._write(table, column, made)
        frame = self.sheets[table].frame
        assert frame is not None
        return [*map(str, frame[column].dropna())]

    @staticmethod
    def _of_seminar(cells: _Cells) -> str:
        return seminar_slug(cells["office_id"], cells["fiscal_year"])

    @staticmethod
    def _of_host(cells: _Cells) -> str:
        return slug(cells["host_en"]) or "host"

    def _known_host(self, cells: _Cells) -> str:
        """Return the id of a host of the data with a name and the place of these cells, or ""."""
        hosts = self.known.whole.hosts.astype("string").fillna("")
        same = pd.Series(False, index=hosts.index)
        for name in ("host_en", "host_ja"):
            if cells[name]:
                same |= hosts[name] == cells[name]
        for place in ("level", "prefecture"):
            same &= hosts[place] == cells[place]
        return str(hosts.loc[same, "host_id"].iloc[-1]) if same.any() else ""

    def _own_source(self) -> str:
        """Return the source of the seminar, or else the only one of the workbook."""
        for name in ("seminars", "sources"):
            sheet = self.sheets.get(name)
            ids = [] if sheet is None or sheet.frame is None else [*sheet.frame["source_id"]]
            known = {str(one) for one in ids if pd.notna(one)}
            if len(known) == 1:
                return known.pop()
        return ""

    # References and positions.

    def _names(self, table: str, column: str, names: Sequence[str]) -> Mapping[str, str]:
        """Return the ids of a sheet's rows by their names, each that only one row has."""
        sheet = self.sheets.get(table)
        if sheet is None or sheet.frame is None:
            return {}
        found: dict[str, set[str]] = {}
        for _, cells in _rows(sheet):
            for name in (cells[one] for one in names):
                if name and cells[column]:
                    found.setdefault(fold(name), set()).add(cells[column])
        return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}

    def _refer(self, table: str, column: str, by_name: _Cells) -> None:
        """Put ids in the place of names of rows of another sheet."""
        sheet = self.sheets[table]
        if sheet.frame is None or column not in sheet.frame or table == f"{column[:-3]}s":
            return
        # What is an id already is no name, even where its letters are those of one.
        of_data = getattr(self.known.whole, f"{column[:-3]}s")[column]
        ids = {*by_name.values(), *map(str, of_data)}
        meant = {
            row: by_name[fold(cells[column])]
            for row, cells in _rows(sheet)
            if cells[column] not in ids and fold(cells[column]) in by_name
        }
        self._write(table, column, meant, _NAME)

    def _fill(self, table: str, column: str, value: _Of) -> None:
        sheet = self.sheets[table]
        if sheet.frame is not None and column in sheet.frame:
            cells = {row: value(cells) for row, cells in _blank(sheet, column)}
            self._write(table, column, {row: text for row, text in cells.items() if text})

    def _fill_positions(self) -> None:
        """Number the items of a programme in the order of their rows, where none has a number."""
        sheet = self.sheets.get("programme")
        if sheet is not None and sheet.frame is not None and sheet.frame["position"].isna().all():
            blank = [row for row, _ in _blank(sheet, "position")]
            numbered = {row: str(number) for number, row in enumerate(blank, 1)}
            self._write("programme", "position", numbered)

    def _write(self, table: str, column: str, texts: Mapping[int, str], why: str = _MADE) -> None:
        sheet = self.sheets[table]
        if not texts or sheet.frame is None or sheet.heading is None:
            return
        frame = sheet.frame.copy()
        at = sheet.heading.positions.get(column)
        before = frame[column].fillna("").to_dict()
        listed = []
        for row, text in texts.items():
            listed.append(Normalisation(why, str(before[row]), text, row, at))
            frame.at[row, column] = text
        self.sheets[table] = replace(
            sheet, frame=frame, normalisations=(*sheet.normalisations, *listed)
        )


def _rows(sheet: Sheet) -> Iterator[tuple[int, _Cells]]:
    """Yield the rows of a sheet as text by their numbers."""
    if sheet.frame is not None:
        texts = sheet.frame.fillna("")
        columns = [*map(str, texts)]
        for row, cells in zip(texts.index, texts.itertuples(index=False, name=None), strict=True):
            yield int(row), dict(zip(columns, map(str, cells), strict=True))


def _blank(sheet: Sheet, column: str) -> Iterator[tuple[int, _Cells]]:
    """Yield the rows in which a cell was left blank; one that was refused is not."""
    yield from (
        (row, cells)
        for row, cells in _rows(sheet)
        if not cells[column] and (row, column) not in sheet.unread
    )
