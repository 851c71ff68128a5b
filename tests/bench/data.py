"""Writes data of any size, valid by the contract, from a fixed seed.

Every row belongs to J.CLAIR Singapore, so that the first view holds all of it and choosing an
office saves nobody work. The office has worked for 36 years with 12 countries; the larger sets
have 36 seminars and twice the countries. From 10,000 to 1,000,000 rows only the themes multiply:
the figures keep their size, and what grows is the cost of rows.
"""

import random
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
UNCHANGED = ("offices", "prefectures", "events", "sources")
OFFICE, SOURCE = "sg", "programme-singapore"
# All themes are of one family, and some countries in one group.
FAMILY, GROUP, MEMBERS = "family", "group", 10
FIRST_YEAR = 1990
SIDES = ("latitude", "longitude")
PREFECTURES = pd.read_csv(REFERENCE / "prefectures.csv", dtype={"prefecture": str}).to_dict(
    "records"
)


@dataclass(frozen=True)
class Shape:
    """How many rows of what; `delegations` are pairs of seminar and country.

    Each seminar has `themes_each` of the themes, and each of its delegations one row under each.
    It makes `visits`, each to another site.
    """

    seminars: int
    countries: int
    delegations: int
    themes: int
    themes_each: int
    visits: int = 3

    @property
    def rows(self) -> int:
        """Rows of delegates."""
        return self.delegations * self.themes_each


SHAPES = {
    shape.rows: shape
    for shape in (
        Shape(seminars=20, countries=12, delegations=150, themes=3, themes_each=2),
        Shape(seminars=36, countries=24, delegations=625, themes=20, themes_each=16),
        Shape(seminars=36, countries=24, delegations=625, themes=2000, themes_each=1600),
    )
}


def write_data(folder: Path, shape: Shape) -> None:
    """Write a data folder: the record in the given shape, a small demonstration, the reference."""
    _write_reference(folder / "reference", shape)
    _write_data_set(folder / "record", shape)
    _write_data_set(folder / "demo", min(SHAPES.values(), key=lambda other: other.rows))


def year(number: int) -> int:
    """Return the fiscal year of a seminar, counted from 0."""
    return FIRST_YEAR + number


def country(number: int) -> str:
    """Return a country's code: AAA, AAB and so on."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[number // 676] + letters[number // 26 % 26] + letters[number % 26]


def country_name(number: int) -> str:
    """Return a country's name."""
    return f"Country {country(number)}"


def theme(number: int) -> str:
    """Return a theme's id."""
    return f"theme-{number:04}"


def theme_name(number: int) -> str:
    """Return a theme's name."""
    return f"Theme {number:04}"


def _write_reference(folder: Path, shape: Shape) -> None:
    folder.mkdir(parents=True)
    for name in UNCHANGED:
        shutil.copy(REFERENCE / f"{name}.csv", folder)
    dice = random.Random(shape.rows)
    _write(folder / "countries.csv", (_country(number, dice) for number in range(shape.countries)))
    _write(folder / "groups.csv", [{"group_id": "all", "name_en": "All", "name_ja": "全て"}])
    _write(
        folder / "group_members.csv",
        ({"group_id": "all", "country": country(number)} for number in range(shape.countries)),
    )
    _write(
        folder / "themes.csv",
        (
            {
                "theme_id": theme(number),
                "name_en": theme_name(number),
                "name_ja": f"課題{number}",
                "family_id": FAMILY,
            }
            for number in range(shape.themes)
        ),
    )
    group = {"name_en": "Group", "name_ja": "グループ"}
    _write(folder / "theme_families.csv", [{"family_id": FAMILY, **group}])
    _write(folder / "groups.csv", [{"group_id": GROUP, **group}])
    members = range(min(MEMBERS, shape.countries))
    _write(
        folder / "group_members.csv",
        ({"group_id": GROUP, "country": country(number)} for number in members),
    )
    _write(
        folder / "eligibility.csv",
        (
            {
                "office_id": OFFICE,
                "country": country(number),
                "from_date": "",
                "to_date": "",
                **_evidence(),
            }
            for number in range(shape.countries)
        ),
    )


def _write_data_set(folder: Path, shape: Shape) -> None:
    folder.mkdir(parents=True)
    dice = random.Random(shape.rows)
    themes = [sorted(dice.sample(range(shape.themes), shape.themes_each)) for _ in _seminars(shape)]
    delegates = _delegates(shape, themes)
    delegates.to_csv(folder / "delegates.csv", index=False)
    people = delegates.groupby("seminar_id")["delegates"].sum()
    _write(folder / "seminars.csv", (_seminar(number, people) for number in _seminars(shape)))
    _write(folder / "hosts.csv", (_host(number, dice) for number in _seminars(shape)))
    _write(folder / "seminar_themes.csv", _seminar_themes(themes))
    _write(folder / "sites.csv", (_site(*pair, dice) for pair in _visits(shape)))
    _write(folder / "programme.csv", (_item(*pair) for pair in _visits(shape)))
    _write(folder / "sources.csv", [_source()])


def _seminars(shape: Shape) -> range:
    return range(shape.seminars)


def _visits(shape: Shape) -> Iterator[tuple[int, int]]:
    return ((seminar, visit) for seminar in _seminars(shape) for visit in range(shape.visits))


def _delegates(shape: Shape, themes: Sequence[Sequence[int]]) -> pd.DataFrame:
    """Draw which country came to which seminar; each delegation has people under each theme."""
    dice = np.random.default_rng(shape.rows)
    drawn = np.sort(dice.choice(shape.seminars * shape.countries, shape.delegations, replace=False))
    seminar, nation = np.divmod(np.repeat(drawn, shape.themes_each), shape.countries)
    of_delegations = np.array(themes)[drawn // shape.countries].ravel()
    return pd.DataFrame(
        {
            "seminar_id": np.array([_id(number) for number in _seminars(shape)])[seminar],
            "country": np.array([country(number) for number in range(shape.countries)])[nation],
            "theme_id": np.array([theme(number) for number in range(shape.themes)])[of_delegations],
            "delegates": dice.integers(1, 4, shape.rows),
            **_evidence(),
        }
    )


def _id(number: int) -> str:
    return f"sg-fy{year(number)}"


def _evidence() -> dict[str, str]:
    return {"basis": "derived", "source_id": SOURCE}


def _country(number: int, dice: random.Random) -> dict[str, object]:
    return {
        "country": country(number),
        "name_en": country_name(number),
        "name_ja": f"国{country(number)}",
        "aliases": "",
        "subregion": "southeast_asia",
        "capital_en": "Capital",
        "capital_ja": "首都",
        "latitude": round(dice.uniform(-20, 40), 4),
        "longitude": round(dice.uniform(60, 160), 4),
    }


def _seminar(number: int, people: "pd.Series[int]") -> dict[str, object]:
    """Describe a seminar; the contract takes no published number above a thousand."""
    total = int(people[_id(number)])
    return {
        "seminar_id": _id(number),
        "office_id": OFFICE,
        "fiscal_year": year(number),
        "start_date": f"{year(number)}-10-01",
        "end_date": f"{year(number)}-10-07",
        "mode": "online" if number % 9 == 8 else "in_person",
        "status": "held",
        "participants": total if total <= 1000 else "",
        "countries_complete": "no" if number % 3 == 2 else "yes",
        "note_en": "",
        "note_ja": "",
        **_evidence(),
    }


def _host(number: int, dice: random.Random) -> dict[str, object]:
    return {
        "seminar_id": _id(number),
        "host_id": f"host-{number}",
        "host_en": f"Host {number}",
        "host_ja": f"開催地{number}",
        "level": "municipality",
        **_place(dice),
        **_evidence(),
    }


def _seminar_themes(themes: Sequence[Sequence[int]]) -> Iterator[dict[str, object]]:
    for seminar, chosen in enumerate(themes):
        for number in chosen:
            yield {
                "seminar_id": _id(seminar),
                "theme_id": theme(number),
                "wording_en": theme_name(number),
                "wording_ja": "",
                **_evidence(),
            }


def _site(seminar: int, visit: int, dice: random.Random) -> dict[str, object]:
    return {
        "site_id": f"site-{seminar}-{visit}",
        "name_en": f"Site {seminar} {visit}",
        "name_ja": f"視察先{seminar} {visit}",
        "kind": "water",
        "municipality_en": "",
        "municipality_ja": "",
        **_place(dice),
        "uncertainty_m": 100,
        "identification": "stated",
        "note_en": "",
        "note_ja": "",
        **_evidence(),
    }


def _item(seminar: int, visit: int) -> dict[str, object]:
    return {
        "seminar_id": _id(seminar),
        "position": visit + 1,
        "date": f"{year(seminar)}-10-0{visit % 6 + 2}",
        "part": "host",
        "place_en": f"Host {seminar}",
        "place_ja": f"開催地{seminar}",
        "kind": "visit",
        "title_en": f"Visit {visit}",
        "title_ja": f"視察{visit}",
        "site_id": f"site-{seminar}-{visit}",
        "theme_id": "",
        **_evidence(),
    }


def _source() -> dict[str, object]:
    return {
        "source_id": "benchmark",
        "title": "Invented for the benchmark",
        "publisher": "",
        "url": "",
        "published": "",
        "retrieved": "2026-11",
        "says": "How many rows Kizuna bears",
    }


def _place(dice: random.Random) -> dict[str, object]:
    """Return a place near a prefecture's seat, so that nothing is to be pointed out about it."""
    seat = dice.choice(PREFECTURES)
    near = {side: round(seat[side] + dice.uniform(-0.05, 0.05), 4) for side in SIDES}
    return {"prefecture": seat["prefecture"], **near}


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    pd.DataFrame([*rows]).to_csv(path, index=False)
