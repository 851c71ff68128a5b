"""From CSV files to one frozen, checked set of frames.

Files are read as text and converted by the contract, so that nothing is guessed. Every problem
of every file is collected; a row with an error is set aside and reported, never silently
dropped, and where a delegate's row is set aside its seminar no longer claims a complete list.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.checking import CheckedTable, Keys, check_reference, check_table
from analysis.consistency import check_consistency, with_doubtful_lists_open
from analysis.problems import Problem
from analysis.reading import TextTable, read_table
from analysis.row_order import in_order
from analysis.schema import COUNTRIES, DATA_SET_TABLES, REFERENCE_TABLES, SOURCES, Reference
from analysis.writing.territories import alpha_2

RECORD = "record"
DEMO = "demo"
DATA_SETS = (RECORD, DEMO)
REFERENCE = "reference"
REFERENCE_SOURCES = "reference_sources"

# Tables before those that point to them, so that a row set aside takes its own rows along.
_ORDER = (
    SOURCES.name,
    REFERENCE_SOURCES,
    *(table.name for table in REFERENCE_TABLES if table is not SOURCES),
    "seminars",
    "sites",
    "hosts",
    "seminar_themes",
    "delegates",
    "programme",
)


# Known by identity (eq=False), so that results can be remembered by data set.
@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables of one data set with the reference tables, columns as in `analysis.schema`.

    `sources` holds the sources of both. Text is "string" (ids that repeat are "category"),
    numbers Int64 or float64, days datetime64; NA means "not documented".
    """

    name: str
    seminars: pd.DataFrame
    hosts: pd.DataFrame
    seminar_themes: pd.DataFrame
    delegates: pd.DataFrame
    programme: pd.DataFrame
    sites: pd.DataFrame
    sources: pd.DataFrame
    countries: pd.DataFrame
    eligibility: pd.DataFrame
    offices: pd.DataFrame
    themes: pd.DataFrame
    prefectures: pd.DataFrame
    events: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    whole: "Dataset | None" = field(default=None, init=False)
    """The data set of which this is a choice; None: it is itself whole."""

    @cached_property
    def as_of(self) -> str:
        """The day or month when the newest of the sources was read ("2026-11"), or nothing."""
        retrieved = self.sources["retrieved"].dropna()
        return str(retrieved.max()) if len(retrieved) else ""

    @cached_property
    def seminar_ids(self) -> frozenset[str]:
        """The ids of its seminars, for which a choice need not make their table."""
        return frozenset(self.seminars["seminar_id"].tolist())

    def choice(
        self,
        seminar_ids: frozenset[str] | None = None,
        **tables: Callable[[], pd.DataFrame],
    ) -> "Dataset":
        """Return a choice of the rows of some tables, each made when it is first read.

        Who chooses `seminars` gives their ids as well, so that their table need not be made.

        It knows its whole, so that what was found out there need not be found out again; a copy
        with other tables (`replace`) does not.
        """
        chosen = copy(self)
        vars(chosen)["whole"] = self.whole or self
        vars(chosen)["_unread"] = {**vars(self).get("_unread", {}), **tables}
        for table in tables:
            vars(chosen).pop(table, None)
        if seminar_ids is not None:
            vars(chosen)["seminar_ids"] = seminar_ids
        return chosen

    def __getattr__(self, table: str) -> pd.DataFrame:
        """Make a table of a choice."""
        unread = vars(self).get("_unread", {})
        if table not in unread:
            raise AttributeError(table)
        made: pd.DataFrame = unread[table]()
        vars(self)[table] = made
        return made


def files(folder: Path, name: str) -> dict[str, Path]:
    """Return the CSV files of a data set ("record", "demo") and the reference tables it needs."""
    own = {table.name: folder / name / f"{table.name}.csv" for table in DATA_SET_TABLES}
    reference = {
        table.name: folder / REFERENCE / f"{table.name}.csv"
        for table in REFERENCE_TABLES
        if table is not SOURCES
    }
    return {**own, **reference, REFERENCE_SOURCES: folder / REFERENCE / "sources.csv"}


def load(folder: Path, name: str, read: Callable[[Path], bytes] = Path.read_bytes) -> Dataset:
    """Read and check a data set. Whatever is wrong with the files is in `problems`.

    `read` returns the bytes of a file; that of a `saving.Snapshot` never sees half of a save.
    """
    return assemble(name, read_texts(folder, name, read))


def read_texts(
    folder: Path, name: str, read: Callable[[Path], bytes] = Path.read_bytes
) -> dict[str, TextTable]:
    """Read the files of a data set and the reference tables it needs, by the names of `files`."""
    declared = {table.name: table for table in (*DATA_SET_TABLES, *REFERENCE_TABLES)}
    declared[REFERENCE_SOURCES] = SOURCES
    return {
        table: read_table(declared[table], path, read)
        for table, path in files(folder, name).items()
    }


def assemble(name: str, texts: Mapping[str, TextTable]) -> Dataset:
    """Check tables of text and return them as a data set."""
    checked: dict[str, CheckedTable] = {}
    for table in _ORDER:
        checked[table] = check_table(texts[table])
        for reference in checked[table].table.references:
            checked[table] = check_reference(checked[table], reference, _keys(checked, reference))
    settled = with_doubtful_lists_open(check_consistency(checked))
    problems = sorted(
        (problem for table in settled.values() for problem in table.problems),
        key=lambda problem: (problem.file, problem.line or 0, problem.column or ""),
    )
    return Dataset(name, **_frames(settled), problems=tuple(problems))


def _keys(checked: Mapping[str, CheckedTable], reference: Reference) -> Keys:
    """Return what a column may point to; the sources of both folders count as one table."""
    names = (SOURCES.name, REFERENCE_SOURCES) if reference.table == SOURCES.name else ()
    targets = [checked[name] for name in names or (reference.table,)]
    kept = pd.concat([target.frame for target in targets])
    aside = pd.concat([target.set_aside for target in targets])
    return Keys(
        frozenset(kept[reference.key].dropna().astype(str)),
        frozenset(aside[reference.key].dropna().astype(str)),
        dict(named_keys(kept, reference.key)),
        all(target.text.is_readable for target in targets),
    )


def named_keys(frame: pd.DataFrame, key: str) -> Iterator[tuple[str, str]]:
    """Yield every name under which a row is known, with its key; two rows may share a name.

    A country has its code of two letters as well.
    """
    named = frame.set_index(frame[key].astype(str))
    columns = [column for column in (key, "name_en", "name_ja", "aliases") if column in named]
    for column in columns:
        for row, names in named[column].dropna().items():
            yield from ((part, str(row)) for part in str(names).split("|"))
    if key == COUNTRIES.key[0]:
        codes = ((alpha_2(str(row)), str(row)) for row in named.index)
        yield from ((code, row) for code, row in codes if code)


def _frames(checked: Mapping[str, CheckedTable]) -> dict[str, pd.DataFrame]:
    """Return the frames by name, in the order of `row_order`, ids that repeat as categories."""
    found = {name: table.frame for name, table in checked.items()}
    both = [found.pop(SOURCES.name), found.pop(REFERENCE_SOURCES)]
    found[SOURCES.name] = pd.concat(both).drop_duplicates("source_id")
    categories: dict[str, pd.CategoricalDtype] = {}
    frames: dict[str, pd.DataFrame] = {}
    for name in filter(found.__contains__, _ORDER):
        columns = {
            reference.column: categories[reference.table]
            for reference in checked[name].table.references
        }
        frame = in_order(name, found[name], columns)
        key = checked[name].table.key
        if len(key) == 1:
            categories[name] = _category(frame[key[0]], _pointing_to(name, found, checked))
            columns[key[0]] = categories[name]
        frames[name] = frame.astype(_texts(frame) | columns)
    return frames


def _texts(frame: pd.DataFrame) -> dict[str, Any]:
    """Return the type of the text columns: Python's texts, which small frames read much faster."""
    return dict.fromkeys(frame.select_dtypes("string"), pd.StringDtype("python"))


def _pointing_to(
    table: str, frames: Mapping[str, pd.DataFrame], checked: Mapping[str, CheckedTable]
) -> list[pd.Series]:
    """Return the columns that point to a table."""
    return [
        frame[reference.column]
        for name, frame in frames.items()
        for reference in checked[name].table.references
        if reference.table == table
    ]


def _category(keys: pd.Series, pointing: list[pd.Series]) -> pd.CategoricalDtype:
    """Return the shared category of a table: its keys in order, and behind them what points to it.

    Such values stay when the table's file is unreadable.
    """
    known = set(keys)
    others = {value for column in pointing for value in column.dropna().unique()} - known
    return pd.CategoricalDtype(pd.Index([*keys, *sorted(others)], dtype="object"))
