"""The municipalities of Japan, and where they lie (data/places)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parents[2] / "data" / "places" / "municipalities.csv"


@dataclass(frozen=True)
class Municipality:
    """A municipality: its code (JIS X 0402), names, and the position of its office in degrees.

    `name_en` has no City or Town behind it, `kana` is how `name_ja` is read. All of it lies within
    `uncertainty_m` of its office, None where that is not known.
    """

    code: str
    name_en: str
    name_ja: str
    kana: str
    latitude: float
    longitude: float
    uncertainty_m: int | None

    @property
    def prefecture(self) -> str:
        """The code of its prefecture."""
        return self.code[:2]


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all municipalities in the order of their codes."""
    with _LIST.open(encoding="utf-8", newline="") as file:
        return tuple(
            Municipality(
                row["code"],
                row["name_en"],
                row["name_ja"],
                row["kana"],
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["uncertainty_m"]) if row["uncertainty_m"] else None,
            )
            for row in csv.DictReader(file)
        )
