"""What can be found in a data set, and every form in which it is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.contract import table_rows
from analysis.frames.arrays import positions
from analysis.frames.caching import cached
from analysis.frames.rows import Row, records
from analysis.loading.dataset import Dataset
from analysis.search.forms import (
    Form,
    aliases,
    days,
    fiscal_year,
    forms,
    in_each_language,
    place_names,
)
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.places.visits import visits
from analysis.summaries.programme.themes import themes_by_year
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words, seminar_labels

# In this order, things that a query finds equally well.
KINDS = ("country", "host", "theme", "seminar", "site")


@dataclass(frozen=True)
class SearchEntry:
    """A thing to be found: its kind (of KINDS), id, name for the reader, and forms.

    `seminar_ids` are its seminars, newest first: those that a country is documented to have
    attended, that a host hosted, that took up a theme, that visited a site; of a seminar, itself.
    """

    kind: str
    id: str
    name: str
    forms: tuple[Form, ...]
    seminar_ids: tuple[str, ...] = ()


@cached
def entries(
    dataset: Dataset, words: Words, kinds: tuple[str, ...] = KINDS
) -> tuple[SearchEntry, ...]:
    """Return everything that can be found, of all offices, kind by kind.

    Countries and themes stand as in their files, seminars office by office and newest first,
    hosts and sites newest first.
    """
    makers = dict(zip(KINDS, (_countries, _hosts, _themes, _seminars, _sites), strict=True))
    return tuple(entry for kind in kinds for entry in makers[kind](dataset, words))


def _countries(dataset: Dataset, words: Words) -> list[SearchEntry]:
    cells = attendance(condensed(dataset))
    attended = _seminars_of(dataset, cells[cells["state"] == "attended"], "country")
    return [
        SearchEntry(
            "country",
            row["country"],
            words.name(row),
            forms(
                own=(*in_each_language(row), row["country"], *aliases(row)),
                telling=in_each_language(row, "capital"),
            ),
            attended.get(row["country"], ()),
        )
        for row in records(dataset.countries, table_rows.CountryRow)
    ]


def _hosts(dataset: Dataset, words: Words) -> list[SearchEntry]:
    hosted = _seminars_of(dataset, dataset.hosts, "host_id")
    prefectures = _prefectures(dataset)
    return [
        SearchEntry(
            "host",
            row["host_id"],
            words.name(row, "host"),
            forms(own=place_names(row, "host"), telling=prefectures.get(row["prefecture"], ())),
            hosted[row["host_id"]],
        )
        for row in _one_each(_newest_first(dataset, dataset.hosts), "host_id")
    ]


def _themes(dataset: Dataset, words: Words) -> list[SearchEntry]:
    taken_up = _seminars_of(dataset, themes_by_year(dataset), "theme_id")
    wordings = _wordings(dataset, "theme_id")
    return [
        SearchEntry(
            "theme",
            row["theme_id"],
            words.name(row),
            forms(own=(*in_each_language(row), *wordings.get(row["theme_id"], ()))),
            taken_up.get(row["theme_id"], ()),
        )
        for row in records(dataset.themes, table_rows.ThemeRow)
    ]


def _seminars(dataset: Dataset, words: Words) -> list[SearchEntry]:
    names = seminar_labels(dataset, words)
    offices = _names(dataset.offices, "office_id")
    hosts = _joined(
        (row["seminar_id"], place_names(row, "host"))
        for row in records(dataset.hosts, table_rows.HostRow)
    )
    themes, wordings = _themes_of_seminars(dataset), _wordings(dataset, "seminar_id")
    return [
        SearchEntry(
            "seminar",
            identifier,
            names[identifier],
            forms(
                own=(
                    names[identifier],
                    *fiscal_year(int(row["fiscal_year"])),
                    *hosts.get(identifier, ()),
                ),
                telling=(
                    *days(row),
                    *offices.get(row["office_id"], ()),
                    *themes.get(identifier, ()),
                    *wordings.get(identifier, ()),
                ),
            ),
            (identifier,),
        )
        for row in records(_by_office(dataset), table_rows.SeminarRow)
        for identifier in [row["seminar_id"]]
    ]


def _sites(dataset: Dataset, words: Words) -> list[SearchEntry]:
    items = visits(dataset)
    visited = _seminars_of(dataset, items, "site_id")
    prefectures = _prefectures(dataset)
    return [
        SearchEntry(
            "site",
            row["site_id"],
            words.name(row),
            forms(
                own=in_each_language(row),
                telling=(
                    *place_names(row, "municipality"),
                    *prefectures.get(row["prefecture"], ()),
                ),
            ),
            visited[row["site_id"]],
        )
        for row in _one_each(_newest_first(dataset, items), "site_id")
    ]


def _by_office(dataset: Dataset) -> pd.DataFrame:
    """Rows of `seminars`: office by office, as in their file, newest first."""
    seminars = dataset.seminars.sort_values(
        ["fiscal_year", "start_date", "seminar_id"], ascending=False
    )
    at = positions(seminars["office_id"], dataset.offices["office_id"])
    return seminars.iloc[np.argsort(at, kind="stable")]


def _newest_first(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows that point to seminars in the order of these, newest first."""
    seminars = _by_office(dataset).sort_values(
        ["fiscal_year", "start_date"], ascending=False, kind="stable"
    )
    at = positions(rows["seminar_id"], seminars["seminar_id"])
    return rows.iloc[np.argsort(at, kind="stable")]


def _seminars_of(dataset: Dataset, rows: pd.DataFrame, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return the seminars of each thing, newest first, from rows that name it and a seminar."""
    pairs = _newest_first(dataset, rows).drop_duplicates([key, "seminar_id"])
    return _joined((row[key], (row["seminar_id"],)) for row in records(pairs))


def _one_each(rows: pd.DataFrame, key: str) -> Sequence[Row]:
    return records(rows.drop_duplicates(key))


def _prefectures(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    rows = records(dataset.prefectures, table_rows.PrefectureRow)
    return {row["prefecture"]: place_names(row, "name") for row in rows}


def _names(table: pd.DataFrame, key: str) -> Mapping[str, tuple[str, ...]]:
    return {row[key]: in_each_language(row) for row in records(table)}


def _wordings(dataset: Dataset, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return the original wordings of the themes, by theme_id or seminar_id."""
    columns = [key, "wording_en", "wording_ja"]
    rows = records(dataset.seminar_themes[columns].drop_duplicates())
    return _joined((row[key], in_each_language(row, "wording")) for row in rows)


def _themes_of_seminars(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return the names of each seminar's themes."""
    names = _names(dataset.themes, "theme_id")
    rows = records(dataset.seminar_themes, table_rows.SeminarThemeRow)
    return _joined((row["seminar_id"], names.get(row["theme_id"], ())) for row in rows)


def _joined(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """Return all that belongs to each key, in order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, texts in pairs:
        found[key] += texts
    return {key: tuple(texts) for key, texts in found.items()}
