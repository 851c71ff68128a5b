"""A position as somebody types or pastes it: numbers in any usual form, or the address of a map.

Degrees are read as in a table (`read_degrees`). A text that could be two positions is none; where
latitude and longitude stand is no riddle in Japan, as no number there can be either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import parse_qsl, unquote, urlsplit

import numpy as np

from analysis.contract.problems import Problem
from analysis.intake.values.cells import read_degrees
from analysis.loading.consistency_places import ALLOWED_KM, kilometres_outside
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import Words
from analysis.words.problem_sentences import what_and_fix
from analysis.writing import letters

# Why a text is no position. Each has the messages position-<code> and position-<code>.fix.
NO_POSITION, HALF, SEVERAL, ABROAD, LINK = REFUSALS = ("none", "half", "several", "abroad", "link")
# No position is longer; of an address what comes after is not read.
LONGEST, LONGEST_ADDRESS = 200, 2_000
DECIMALS = 6


@dataclass(frozen=True)
class Position:
    """Degrees north and east, and within how many metres, if that was said."""

    latitude: float
    longitude: float
    uncertainty_m: int | None = None

    @property
    def is_in_japan(self) -> bool:
        """Whether it lies where the contract lets a site lie."""
        return 20 <= self.latitude <= 46 and 122 <= self.longitude <= 154


@dataclass(frozen=True)
class ReadPosition:
    """What was read of a text: a position, or why there is none (one of REFUSALS)."""

    position: Position | None = None
    refused: str = ""


def read_position(text: str) -> ReadPosition:
    """Read a position: 35.69, 139.70; 北緯35度41分 東経139度42分; a geo: URI; a map's address."""
    plain = letters.of_one_width(letters.without_invisible(text)).replace("\u2212", "-").strip()
    scheme = plain[:8].casefold()
    if scheme.startswith(("http:", "https:", "www.")):
        found = [*_of_address(plain[:LONGEST_ADDRESS])]
        return _judged(found[:1], LINK)
    if scheme.startswith("geo:"):
        return _judged([*_of_geo(plain)], NO_POSITION)
    if len(plain) > LONGEST:
        return ReadPosition(refused=NO_POSITION)
    return _judged([*_pairs(plain)], HALF if _is_one(plain) else NO_POSITION)


def _judged(found: list[Position], otherwise: str) -> ReadPosition:
    """Return the one position that is meant; of several readings those in Japan are."""
    here = [*dict.fromkeys(one for one in found if one.is_in_japan)]
    if len(here) == 1:
        return ReadPosition(here[0])
    return ReadPosition(refused=SEVERAL if here else ABROAD if found else otherwise)


def outside_km(position: Position, prefecture: str, known: Dataset) -> int:
    """Return how many kilometres a position lies outside a prefecture (its code), 0 if it may not.

    It may lie as far outside as the outlines are coarse and its own uncertainty allows; nothing is
    said of an unknown prefecture.
    """
    rows = known.whole.prefectures
    names = dict(zip(rows["prefecture"].astype(str), rows["name_en"], strict=True))
    east, north = np.array([position.longitude]), np.array([position.latitude])
    (distance,) = kilometres_outside([prefecture], names, east, north)
    allowed = ALLOWED_KM + (position.uncertainty_m or 0) / 1000
    return round(float(distance)) if distance > allowed else 0


def position_sentence(read: ReadPosition, prefecture: str, known: Dataset, words: Words) -> str:
    """Say what is wrong with a position, and what to do; "" where nothing is."""
    if read.position is None:
        said = (words.text(f"position-{read.refused}{part}") for part in ("", ".fix"))
        return words.text("position-said", what=next(said), fix=next(said))
    distance = outside_km(read.position, prefecture, known)
    if not distance:
        return ""
    problem = Problem("", None, "latitude", "outside_prefecture", detail=str(distance))
    what, fix = what_and_fix(problem, words)
    return words.text("position-said", what=what[:1].upper() + what[1:], fix=fix)


# Two numbers beside each other, in whatever order and with whatever between them.

_LABEL = re.compile(
    r"\b(?:latitude|lat|longitude|long|lon|lng)\b\.?\s*[:=]?|(?:緯度|経度|座標|位置)\s*[:=]?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*\([^()]*[^\W\d][^()]*\)$")
_SIDE = r"北緯|南緯|東経|西経|[NSEW]"
# Where the one may end and the other begin: a sign, a space, or the side of either.
_BETWEEN = re.compile(
    rf"\s*[,;、/|]\s*|\s+|(?<=\S)(?=(?:{_SIDE}))|(?<=[NSEW])(?=\s*\d)", re.IGNORECASE
)
_BRACKETS = " \t\r\n()[]{}<>「」【】.。"


def _pairs(text: str) -> Iterator[Position]:
    """Yield each way in which a text is a latitude and a longitude."""
    bare = _LABEL.sub(" ", _BEHIND.sub("", text)).strip(_BRACKETS)
    for between in _BETWEEN.finditer(bare):
        one, other = bare[: between.start()], bare[between.end() :]
        for north, east in ((one, other), (other, one)):
            latitude, longitude = _degrees(north, "degrees-north"), _degrees(east, "degrees-east")
            if latitude is not None and longitude is not None:
                yield from _positions(latitude, longitude)


def _degrees(text: str, unit: str) -> float | None:
    value = read_degrees(text.strip(_BRACKETS + ","), unit)
    return None if value.refused or not value.text else float(value.text)


def _is_one(text: str) -> bool:
    bare = _LABEL.sub(" ", text)
    return any(_degrees(bare, unit) is not None for unit in ("degrees-north", "degrees-east"))


def _positions(
    latitude: float, longitude: float, uncertainty_m: int | None = None
) -> Iterator[Position]:
    """Yield the position of two numbers, if there is such a place on earth."""
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        yield Position(round(latitude, DECIMALS), round(longitude, DECIMALS), uncertainty_m)


# The addresses of maps: what each keeps of the place that it shows.

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_GEO = re.compile(
    rf"geo:({_NUMBER}),({_NUMBER})(?:,{_NUMBER})?(?:;crs=wgs84)?(?:;u=(\d+(?:\.\d+)?))?(?:\?(.*))?",
    re.IGNORECASE,
)
_TWO = re.compile(rf"(?:loc:)?\s*({_NUMBER})\s*[,~]\s*({_NUMBER})(?![\d.])")
# The pin of a place; where a map was opened is behind it in worth, as one may have moved away.
_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_VIEW = re.compile(rf"@({_NUMBER}),({_NUMBER})")
_IN_PATH = re.compile(rf"/({_NUMBER}),\+?\s*({_NUMBER})(?=[/,?]|$)")
_ZOOMED = re.compile(rf"(?:^|=)\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})")
_NORTH, _EAST = ("mlat", "lat", "latitude"), ("mlon", "lon", "lng", "longitude")
_BOTH = ("q", "query", "ll", "destination", "daddr", "coordinate", "center", "cp", "pin", "point")


def _of_geo(text: str) -> Iterator[Position]:
    """Yield the position of a geo: URI (RFC 5870); Android's 0,0 has it in its query."""
    hit = _GEO.fullmatch(text)
    if not hit:
        return
    asked = dict(parse_qsl(hit[4] or "")).get("q", "")
    if two := _TWO.match(asked):
        yield from _positions(float(two[1]), float(two[2]))
    else:
        uncertainty = round(float(hit[3])) if hit[3] else None
        yield from _positions(float(hit[1]), float(hit[2]), uncertainty)


def _of_address(text: str) -> Iterator[Position]:
    """Yield the positions that the address of a map has, the surest first."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    asked = dict(parse_qsl(f"{parts.query}&{fragment}"))
    for pin in [*_PIN.finditer(path + parts.query)][-1:]:
        yield from _positions(float(pin[1]), float(pin[2]))
    for north, east in product(_NORTH, _EAST):
        yield from _named_numbers(asked.get(north, ""), asked.get(east, ""))
    for name in _BOTH:
        if two := _TWO.match(asked.get(name, "")):
            yield from _positions(float(two[1]), float(two[2]))
    for form, where in ((_IN_PATH, path), (_VIEW, path), (_ZOOMED, fragment)):
        if hit := form.search(where):
            yield from _positions(float(hit[1]), float(hit[2]))


def _named_numbers(north: str, east: str) -> Iterator[Position]:
    if re.fullmatch(_NUMBER, north) and re.fullmatch(_NUMBER, east):
        yield from _positions(float(north), float(east))
