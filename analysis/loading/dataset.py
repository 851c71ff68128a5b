"""From CSV files to one frozen, checked set of frames.

Files are read as text and converted by the contract, so that nothing is guessed. Every problem
of every file is collected; a row with an error is set aside and reported, never silently
dropped, and where a delegate's row is set aside its seminar no longer claims a complete list.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contract import schema
from analysis.contract.problems import Problem
from analysis.contract.schema import Reference
from analysis.frames.caching import CacheOwner
from analysis.frames.rows import is_in
from analysis.loading.checked import CheckedTable, Keys, check_reference
from analysis.loading.checking import check_table
from analysis.loading.consistency import check_consistency, with_doubtful_lists_open
from analysis.loading.reading import TextTable, read_table
from analysis.writing.names import alpha_2

RECORD = "record"
DEMO = "demo"
DATA_SETS = (RECORD, DEMO)
REFERENCE = "reference"
REFERENCE_SOURCES = "reference_sources"

# Tables before those that point to them, so that a row set aside takes its own rows along.
_ORDER = (
    schema.SOURCES.name,
    REFERENCE_SOURCES,
    *(table.name for table in schema.REFERENCE_TABLES if table is not schema.SOURCES),
    "seminars",
    "sites",
    "hosts",
    "seminar_themes",
    "delegates",
    "programme",
)


# Data sets are known by identity (eq=False), so that results can be kept by data set.
@dataclass(frozen=True, eq=False)
class LoadedDataset(CacheOwner):
    """The tables of one data set with the reference tables, columns as in `schema`.

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
    groups: pd.DataFrame
    group_members: pd.DataFrame
    eligibility: pd.DataFrame
    offices: pd.DataFrame
    theme_families: pd.DataFrame
    themes: pd.DataFrame
    prefectures: pd.DataFrame
    events: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    summed_by: str = ""
    """By what `delegates` were added up ("PostgreSQL/kizuna.delegates"); "": they are a file."""

    @property
    def whole(self) -> "LoadedDataset":
        """Itself: nothing is chosen of it."""
        return self

    @cached_property
    def as_of(self) -> str:
        """The day or month when the newest of the sources was read ("2026-11"), or nothing."""
        retrieved = self.sources["retrieved"].dropna()
        return str(retrieved.max()) if len(retrieved) else ""

    @cached_property
    def seminar_ids(self) -> frozenset[str]:
        """The ids of its seminars."""
        return frozenset(self.seminars["seminar_id"].tolist())


@dataclass(frozen=True, eq=False)
class FilteredDataset(CacheOwner):
    """The rows of chosen seminars, and the chosen countries, of a loaded data set.

    Each table is made when it is first read: a page reads few, and those of a new choice took a
    third of the server's time for it.
    """

    whole: LoadedDataset
    seminar_ids: frozenset[str]
    chosen_countries: frozenset[str] | None = None
    """None: all."""

    @cached_property
    def seminars(self) -> pd.DataFrame:
        """The chosen seminars."""
        return self._of_seminars(self.whole.seminars)

    @cached_property
    def hosts(self) -> pd.DataFrame:
        """Their hosts."""
        return self._of_seminars(self.whole.hosts)

    @cached_property
    def seminar_themes(self) -> pd.DataFrame:
        """Their themes."""
        return self._of_seminars(self.whole.seminar_themes)

    @cached_property
    def delegates(self) -> pd.DataFrame:
        """Their delegates, from all countries."""
        return self._of_seminars(self.whole.delegates)

    @cached_property
    def programme(self) -> pd.DataFrame:
        """Their programme."""
        return self._of_seminars(self.whole.programme)

    @cached_property
    def sites(self) -> pd.DataFrame:
        """The sites of their programme."""
        if self.seminar_ids == self.whole.seminar_ids:
            return self.whole.sites
        sites, visited = self.whole.sites, self.programme["site_id"].dropna()
        return sites[is_in(sites["site_id"], visited)]

    @cached_property
    def countries(self) -> pd.DataFrame:
        """The chosen countries."""
        countries, chosen = self.whole.countries, self.chosen_countries
        return countries if chosen is None else countries[is_in(countries["country"], chosen)]

    def _of_seminars(self, table: pd.DataFrame) -> pd.DataFrame:
        if self.seminar_ids == self.whole.seminar_ids:
            return table
        return table[is_in(table["seminar_id"], self.seminar_ids)]

    @property
    def name(self) -> str:
        """The name of the data set."""
        return self.whole.name

    @property
    def sources(self) -> pd.DataFrame:
        """All sources."""
        return self.whole.sources

    @property
    def groups(self) -> pd.DataFrame:
        """All groups of countries."""
        return self.whole.groups

    @property
    def group_members(self) -> pd.DataFrame:
        """All countries of all groups."""
        return self.whole.group_members

    @property
    def eligibility(self) -> pd.DataFrame:
        """All rules of who is eligible."""
        return self.whole.eligibility

    @property
    def offices(self) -> pd.DataFrame:
        """All offices."""
        return self.whole.offices

    @property
    def theme_families(self) -> pd.DataFrame:
        """All families of themes."""
        return self.whole.theme_families

    @property
    def themes(self) -> pd.DataFrame:
        """All themes."""
        return self.whole.themes

    @property
    def prefectures(self) -> pd.DataFrame:
        """All prefectures."""
        return self.whole.prefectures

    @property
    def events(self) -> pd.DataFrame:
        """All events."""
        return self.whole.events

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems."""
        return self.whole.problems

    @property
    def as_of(self) -> str:
        """When the newest of the sources was read."""
        return self.whole.as_of

    @property
    def summed_by(self) -> str:
        """By what the delegates were added up, "" where they are a file."""
        return self.whole.summed_by


Dataset = LoadedDataset | FilteredDataset


def files(folder: Path, name: str) -> dict[str, Path]:
    """Return the CSV files of a data set ("record", "demo") and the reference tables it needs."""
    own = {table.name: folder / name / f"{table.name}.csv" for table in schema.DATA_SET_TABLES}
    reference = {
        table.name: folder / REFERENCE / f"{table.name}.csv"
        for table in schema.REFERENCE_TABLES
        if table is not schema.SOURCES
    }
    return {**own, **reference, REFERENCE_SOURCES: folder / REFERENCE / "sources.csv"}


def load(
    folder: Path,
    name: str,
    read: Callable[[Path], bytes] = Path.read_bytes,
    summed: TextTable | None = None,
) -> LoadedDataset:
    """Read and check a data set. Whatever is wrong with the files is in `problems`.

    `read` returns the bytes of a file; that of a `saving.snapshot` never sees half of a save.
    `summed` as in `read_texts`.
    """
    return assemble(name, read_texts(folder, name, read, summed))


def read_texts(
    folder: Path,
    name: str,
    read: Callable[[Path], bytes] = Path.read_bytes,
    summed: TextTable | None = None,
) -> dict[str, TextTable]:
    """Read the files of a data set and the reference tables it needs, by the names of `files`.

    `summed` are the delegates of an engine (`analysis.warehouse`), in the place of their file.
    """
    declared = {table.name: table for table in (*schema.DATA_SET_TABLES, *schema.REFERENCE_TABLES)}
    declared[REFERENCE_SOURCES] = schema.SOURCES
    given = {} if summed is None else {schema.DELEGATES.name: summed}
    return {
        table: given.get(table) or read_table(declared[table], path, read)
        for table, path in files(folder, name).items()
    }


def assemble(name: str, texts: Mapping[str, TextTable]) -> LoadedDataset:
    """Check tables of text and return them as a data set."""
    checked: dict[str, CheckedTable] = {}
    keys: dict[tuple[str, str], Keys] = {}
    for table in _ORDER:
        checked[table] = check_table(texts[table])
        for reference in checked[table].table.references:
            pointed_to = reference.table, reference.key
            if pointed_to not in keys:
                keys[pointed_to] = _keys(checked, reference)
            checked[table] = check_reference(checked[table], reference, keys[pointed_to])
    settled = with_doubtful_lists_open(check_consistency(checked))
    problems = sorted(
        (problem for table in settled.values() for problem in table.problems),
        key=lambda problem: (problem.file, problem.line or 0, problem.column or ""),
    )
    delegates = texts[schema.DELEGATES.name]
    return LoadedDataset(
        name,
        **_frames(settled),
        problems=tuple(problems),
        summed_by=delegates.file if delegates.table is schema.SUMMED_DELEGATES else "",
    )


def _keys(checked: Mapping[str, CheckedTable], reference: Reference) -> Keys:
    """Return what a column may point to; the sources of both folders count as one table."""
    names = (
        (schema.SOURCES.name, REFERENCE_SOURCES) if reference.table == schema.SOURCES.name else ()
    )
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
    if key == schema.COUNTRIES.key[0]:
        codes = ((alpha_2(str(row)), str(row)) for row in named.index)
        yield from ((code, row) for code, row in codes if code)


def _frames(checked: Mapping[str, CheckedTable]) -> dict[str, pd.DataFrame]:
    """Return the frames by name, in the order of `sorted_rows`, ids that repeat as categories."""
    found = {name: table.frame for name, table in checked.items()}
    both = [found.pop(schema.SOURCES.name), found.pop(REFERENCE_SOURCES)]
    found[schema.SOURCES.name] = pd.concat(both).drop_duplicates("source_id")
    categories: dict[str, pd.CategoricalDtype] = {}
    frames: dict[str, pd.DataFrame] = {}
    for name in filter(found.__contains__, _ORDER):
        columns = {
            reference.column: categories[reference.table]
            for reference in checked[name].table.references
        }
        frame = sorted_rows(name, found[name], columns)
        key = checked[name].table.key
        if len(key) == 1:
            categories[name] = _category(frame[key[0]], _pointing_to(name, found, checked))
            columns[key[0]] = categories[name]
        # Python's texts, which small frames read much faster.
        names = map(str, frame.select_dtypes("string"))
        texts = dict.fromkeys(names, pd.StringDtype("python"))
        frames[name] = frame.astype({**texts, **columns})
    return frames


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


# The order of the rows of each table. In which order they stand in a file says nothing.
#
# Rows that point to other tables stand in the order of those, blanks last, then in that of their
# own key.

# By table, the columns that put its rows in order; of the last no two rows have the same.
ORDERED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "seminars": ("office_id", "fiscal_year", "start_date", "seminar_id"),
        "hosts": ("seminar_id", "host_id"),
        "seminar_themes": ("seminar_id", "theme_id"),
        "delegates": ("seminar_id", "country", "theme_id"),
        "programme": ("seminar_id", "position"),
        "sites": ("site_id",),
        "sources": ("source_id",),
        "countries": ("subregion", "name_en", "country"),
        "groups": ("group_id",),
        "group_members": ("group_id", "country"),
        "offices": ("office_id",),
        "eligibility": ("office_id", "country", "from_date"),
        "theme_families": ("family_id",),
        "themes": ("theme_id",),
        "prefectures": ("prefecture",),
        "events": ("date", "event_id"),
    }
)
# Values that stand before all others, in this order.
_FIRST: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "offices": {"office_id": (schema.DEFAULT_OFFICE,)},
        "themes": {"theme_id": schema.THEME_ORDER},
        "countries": {"subregion": schema.SUBREGIONS},
    }
)

Ranks = npt.NDArray[np.int64]


def sorted_rows(
    name: str, frame: pd.DataFrame, targets: Mapping[str, pd.CategoricalDtype]
) -> pd.DataFrame:
    """Return the rows of a table in its order, numbered afresh.

    `targets` are the keys, in order, of the table to which a column points.
    """
    ranks = [
        _ranks(frame[column], targets.get(column), _FIRST.get(name, {}).get(column, ()))
        for column in ORDERED_BY[name]
    ]
    order = np.lexsort(ranks[::-1])
    if (order == np.arange(len(frame))).all():
        return frame.reset_index(drop=True)
    return frame.iloc[order].reset_index(drop=True)


def _ranks(values: pd.Series, target: pd.CategoricalDtype | None, first: Sequence[str]) -> Ranks:
    """Return the place of each value among all, a blank behind them."""
    codes, found = pd.factorize(values)
    if target is not None:
        places = target.categories.get_indexer(found)
    else:
        before = {value: place - len(first) for place, value in enumerate(first)}
        sorted_values = {value: place for place, value in enumerate(sorted(set(found)))}
        places = np.array(
            [before.get(value, sorted_values[value]) for value in found], dtype=np.int64
        )
    ranks: Ranks = np.append(places, np.iinfo(np.int64).max)[codes]
    return ranks
