"""One thing under two ids, and two things under one id. Either would be counted wrongly."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import pandas as pd

from analysis.loading.checked import Checked, Checks, Finding, at_rows

# Positions of one place differ by roundings, no more than about a kilometre.
_DECIMALS = 2
_PLACE = ("latitude", "longitude")
# What a row says, None where part of it is blank.
Said = tuple[str, ...] | None


def _same_thing(
    name: str, id_column: str, alike: Sequence[Sequence[str]], tables: Checked
) -> Iterator[Finding]:
    """Report rows that say the same in some of the `alike` columns as those of another id.

    Of two ids the one with fewer rows is reported, of equals both.
    """
    frame = tables[name].frame
    ids = frame[id_column].tolist()
    others: dict[int, set[str]] = defaultdict(set)
    for columns in alike:
        for rows in _of_several_ids(ids, _said(frame, columns)):
            counts = Counter(ids[at] for at in rows)
            for at in rows:
                if not _has_most(counts, ids[at]):
                    others[at] |= counts.keys() - {ids[at]}
    for at, found in sorted(others.items()):
        yield Finding(int(frame.index[at]), id_column, "same_thing", ", ".join(sorted(found)))


def _of_several_ids(ids: Sequence[str], said: Sequence[Said]) -> Iterator[Sequence[int]]:
    """Yield the places of rows that say the same, where they have more than one id."""
    places: dict[Said, list[int]] = defaultdict(list)
    for at, one in enumerate(said):
        if one is not None:
            places[one].append(at)
    for rows in places.values():
        if len(rows) > 1 and len({ids[at] for at in rows}) > 1:
            yield rows


def _has_most(counts: Mapping[str, int], one: str) -> bool:
    """Whether one is counted more often than each other."""
    return all(counts[one] > count for other, count in counts.items() if other != one)


def _said(frame: pd.DataFrame, columns: Sequence[str]) -> list[Said]:
    """Return what each row says in some columns, as texts are compared."""
    texts = [frame[column].astype(object).tolist() for column in columns]
    return [
        None if any(pd.isna(cell) for cell in row) else tuple(map(_folded, row))
        for row in zip(*texts, strict=True)
    ]


def _folded(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold().replace(" ", "")


def _other_thing(
    name: str, id_column: str, columns: Sequence[str], tables: Checked
) -> Iterator[Finding]:
    """Report rows in which an id has another name, kind or place than in most of its rows.

    Where no value has the most rows, each is reported.
    """
    frame = tables[name].frame
    ids = frame[id_column].tolist()
    for column, values in _told_apart(frame, columns):
        of_ids: dict[str, Counter[str]] = defaultdict(Counter)
        for own, value in zip(ids, values, strict=True):
            if value is not None:
                of_ids[own][value] += 1
        for row, own, value in zip(frame.index, ids, values, strict=True):
            if value is not None and not _has_most(of_ids[own], value):
                others = sorted(of_ids[own].keys() - {value})
                yield Finding(int(row), column, "other_thing", " / ".join(others))


def _told_apart(
    frame: pd.DataFrame, columns: Sequence[str]
) -> Iterator[tuple[str, list[str | None]]]:
    """Yield the columns, each with its values as text; a position is one value."""
    for column in columns:
        cells = frame[column].astype(object).tolist()
        yield column, [None if pd.isna(cell) else str(cell) for cell in cells]
    pairs = zip(*(frame[name].round(_DECIMALS).tolist() for name in _PLACE), strict=True)
    yield _PLACE[0], [None if pd.isna(sum(pair)) else f"{pair[0]}, {pair[1]}" for pair in pairs]


def _same_seminar(tables: Checked) -> Iterator[Finding]:
    """Report seminars of one office and fiscal year that may be one: their days are not apart."""
    frame = tables["seminars"].frame
    counted = frame[frame["status"].isin(["held", "announced"])]
    of_year = ["office_id", "fiscal_year"]
    several = counted[counted.duplicated(of_year, keep=False)]
    for _, own in several.groupby(of_year, observed=True):
        for row, other in _pairs_not_apart(own):
            yield Finding(row, "seminar_id", "same_thing", str(own.at[other, "seminar_id"]))


def _pairs_not_apart(seminars: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Yield each seminar with the first other one whose days are not apart from its own."""
    begins = seminars["start_date"].fillna(seminars["end_date"])
    ends = seminars["end_date"].fillna(seminars["start_date"])
    for row in seminars.index:
        apart = (begins > ends[row]) | (ends < begins[row])
        others = seminars.index[~apart & (seminars.index != row)]
        if len(others):
            yield int(row), int(others[0])


def _same_item(tables: Checked) -> Iterator[Finding]:
    """Report items of a programme that say all that another one says."""
    frame = tables["programme"].frame
    columns = [name for name in frame if name not in ("position", "basis", "source_id")]
    flags = frame["date"].notna() & frame.duplicated(columns, keep="first")
    yield from at_rows(frame, flags, "position", "same_item")


_NAMES = (("name_en",), ("name_ja",))
# Which columns of a table say the same where two ids are one thing.
_ALIKE: tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...] = (
    ("hosts", "host_id", (("host_en", "level", "prefecture"), ("host_ja", "level", "prefecture"))),
    ("sites", "site_id", (("name_en", "municipality_en"), ("name_ja", "municipality_ja"))),
    ("sources", "source_id", (("url", "says"),)),
    ("countries", "country", _NAMES),
    ("groups", "group_id", _NAMES),
    ("offices", "office_id", _NAMES),
    ("theme_families", "family_id", _NAMES),
    ("themes", "theme_id", _NAMES),
    ("prefectures", "prefecture", _NAMES),
    ("events", "event_id", (("date", "title_en"), ("date", "title_ja"))),
)
_OF_A_HOST = ("host_en", "host_ja", "level", "prefecture")
IDS: Checks = (
    ("seminars", _same_seminar),
    *((name, partial(_same_thing, name, key, alike)) for name, key, alike in _ALIKE),
    ("hosts", partial(_other_thing, "hosts", "host_id", _OF_A_HOST)),
)
CHECKS: Checks = (*IDS, ("programme", _same_item))
