"""Where a place lies that somebody names: the municipalities of Japan, and the sites of a data set.

Nothing is asked of anybody: the list of municipalities lies beside the program.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.contract.table_rows import PrefectureRow, SiteRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry.municipalities import Municipality, municipalities
from analysis.loading.dataset import Dataset
from analysis.search.forms import followings, in_each_language, place_names, writing

# How what follows a name is read, the longest first: あさひまち, あさひちょう.
_READ = ("ちょう", "まち", "そん", "むら", "し", "く")
_MORE_THAN_A_NAME = (
    re.compile(r".{1,4}?郡(?P<name>.+[町村])"),
    re.compile(r"(?P<name>.{1,4}市).+区"),
    re.compile(r"(?P<what>City|Town|Village)\s+of\s+(?P<name>.+)", re.IGNORECASE),
)
# No name is longer; what comes after is not read.
LONGEST = 100


@dataclass(frozen=True)
class FoundPlace:
    """A municipality or a site, and where it lies.

    `id` is the code of the municipality (JIS X 0402) or the id of the site; a name is "" where it
    is not documented, as is `kana` of every site, and so is `prefecture`, a code. The position is
    in degrees, that of a municipality its office's; what is only known to be there lies within
    `uncertainty_m` of it, None where nobody knows how far.
    """

    kind: Literal["municipality", "site"]
    id: str
    name_en: str
    name_ja: str
    kana: str
    prefecture: str
    latitude: float
    longitude: float
    uncertainty_m: int | None


def find_places(
    text: str, prefecture: str = "", known: Dataset | None = None
) -> tuple[FoundPlace, ...]:
    """Return the places that bear a name: municipalities by their codes, then sites by their ids.

    The name may be in kanji, kana or Latin letters, with or without 市, City or -shi; all places of
    one name are found, those of another `prefecture` (its code) left out if one is given. Of the
    data set that is `known` come its sites that have a position, and the names of prefectures, of
    which one may stand before a name or behind it: 山口県下関市, Hagi, Yamaguchi.
    """
    asked = text[:LONGEST].strip()
    found = _named(asked, known)
    if not found and known is not None:
        beside = (
            [one for one in _named(name, known) if one.prefecture == code]
            for name, code in _without_prefecture(asked, _prefectures(known))
        )
        found = next(filter(None, beside), [])
    return tuple(one for one in found if not prefecture or one.prefecture == prefecture)


def _named(text: str, known: Dataset | None) -> list[FoundPlace]:
    sound = writing(_alone(text)).sound
    sites = () if known is None else _sites(known).get(sound, ())
    return [*_by_sound().get(sound, ()), *sites] if sound else []


def _alone(text: str) -> str:
    """Return the name of a municipality without the county before it or the ward behind it.

    杵島郡江北町 is 江北町, 横浜市中区 lies in 横浜市, and City of Hagi is Hagi City.
    """
    for form in _MORE_THAN_A_NAME:
        if hit := form.fullmatch(text):
            return f"{hit['name']} {hit.groupdict().get('what', '')}".strip()
    return text


def _without_prefecture(text: str, prefectures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a name without the prefecture beside it, and the code of that."""
    head, _, tail = text.rpartition(",")
    sound = writing(tail).sound
    for name, code in prefectures.items():
        if text.startswith(name) and not name.isascii():
            yield text.removeprefix(name).lstrip(" \u3000、"), code
        elif head and writing(name).sound == sound:
            yield head.strip(), code


@cache
def _by_sound() -> Mapping[str, tuple[FoundPlace, ...]]:
    """Return the municipalities by each of their names as it sounds."""
    return _gathered((_place(one), _sounds(one)) for one in municipalities())


def _place(one: Municipality) -> FoundPlace:
    return FoundPlace(
        "municipality",
        one.code,
        one.name_en,
        one.name_ja,
        one.kana,
        one.prefecture,
        one.latitude,
        one.longitude,
        one.uncertainty_m,
    )


def _sounds(one: Municipality) -> set[str]:
    """Return how all names of a municipality sound, as `place_names` and its kana would have it.

    What follows a name is a word of its own, whose sound is behind the name's: reading each name by
    itself would take a first look-up half a second.
    """
    read = next(read for read in _READ if one.kana.endswith(read))
    full = writing(one.name_ja).sound
    bare = {writing(name).sound for name in (one.name_en, one.kana.removesuffix(read))}
    behind = ("", _sound_of(read), *map(_sound_of, followings(one.name_ja)))
    return {full, full[:-1], *(name + following for name in bare for following in behind)}


@cache
def _sound_of(word: str) -> str:
    return writing(word).sound


@cached
def _sites(known: Dataset) -> Mapping[str, tuple[FoundPlace, ...]]:
    """Return the sites of a data set that have a position, by each of their names."""
    rows = sorted(records(known.whole.sites, SiteRow), key=lambda row: row["site_id"])
    return _gathered(
        (
            FoundPlace(
                "site",
                row["site_id"],
                row["name_en"] or "",
                row["name_ja"] or "",
                "",
                row["prefecture"] or "",
                row["latitude"],
                row["longitude"],
                row["uncertainty_m"],
            ),
            {writing(name).sound for name in in_each_language(row)},
        )
        for row in rows
        if row["latitude"] is not None and row["longitude"] is not None
    )


@cached
def _prefectures(known: Dataset) -> Mapping[str, str]:
    """Return the codes of the prefectures by each of their names."""
    rows = records(known.whole.prefectures, PrefectureRow)
    return {name: row["prefecture"] for row in rows for name in place_names(row, "name")}


def _gathered(
    named: Iterable[tuple[FoundPlace, Iterable[str]]],
) -> Mapping[str, tuple[FoundPlace, ...]]:
    found: defaultdict[str, list[FoundPlace]] = defaultdict(list)
    for place, sounds in named:
        for sound in sounds:
            found[sound].append(place)
    return {sound: tuple(places) for sound, places in found.items()}
