"""Makes the list of municipalities: `python data/places/make.py FOLDER`, once, by hand.

FOLDER holds what README.md names: `localgovjp-utf8.csv` of localgovjp, `municipalities.json` of
open-data-jp-municipalities, and the folder `api/ja` of japanese-addresses.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, hypot, radians
from pathlib import Path

LIST = Path(__file__).parent / "municipalities.csv"
COLUMNS = ("code", "name_en", "name_ja", "kana", "latitude", "longitude", "uncertainty_m")
# Their offices lie in another municipality (Ishigaki, Kagoshima), or lay there (in Iwaki, until
# 2022): the district nearest to the middle of all stands for them.
OFFICE_ELSEWHERE = ("竹富町", "三島村", "十島村", "双葉町")
# What the Gazetteer of 2007 and 2018 lacks, or writes as the municipality itself does not.
NAMES = {
    "二宮町": "Ninomiya",
    "山北町": "Yamakita",
    "富士川町": "Fujikawa",
    "朝日村": "Asahi",
    "川辺町": "Kawabe",
    "那珂川市": "Nakagawa",
    "丹波篠山市": "Tanbasasayama",
    "南アルプス市": "Minami-Alps",
    "赤村": "Aka",
    "東村": "Higashi",
}
# A district is a point here and a piece of land in truth; of few districts little is known.
BEYOND_M, FEW, LEAST_OF_FEW_M, MOST_M = 1_000, 5, 5_000, 100_000
STEP_M = 100
DECIMALS = 4
DEGREE_M = 111_195
Point = tuple[float, float]


def main(folder: Path) -> None:
    """Write the list."""
    districts = read_districts(folder / "api" / "ja")
    names = {
        one["code"]: one["name_romaji"].split(" ")[0]
        for one in json.loads((folder / "municipalities.json").read_text(encoding="utf-8"))
    }
    with (folder / "localgovjp-utf8.csv").open(encoding="utf-8-sig", newline="") as file:
        # Those with a space are wards of a city, no municipalities of their own.
        rows = [row for row in csv.DictReader(file) if " " not in row["city"]]
    with LIST.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in sorted(rows, key=lambda row: row["lgcode"]):
            own = districts.get((row["pref"], of_one_form(row["city"])), [])
            office = float(row["lat"]), float(row["lng"])
            point = middle(own) if row["city"] in OFFICE_ELSEWHERE else office
            name = NAMES.get(row["city"]) or names[row["lgcode"]]
            degrees = (f"{degree:.{DECIMALS}f}" for degree in point)
            place = (row["lgcode"][:5], name, row["city"], row["citykana"])
            writer.writerow((*place, *degrees, uncertainty(point, own)))


def read_districts(folder: Path) -> Mapping[tuple[str, str], Sequence[Point]]:
    """Return the points of the districts by the names of prefecture and municipality."""
    found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for file in sorted(folder.glob("*/*.json")):
        place = file.parent.name, of_one_form(municipality(file.stem))
        for district in json.loads(file.read_text(encoding="utf-8")):
            if district.get("lat") and district.get("lng"):
                found[place].append((district["lat"], district["lng"]))
    return found


def municipality(name: str) -> str:
    """Return a name without the county before it, the island before it, or the ward behind it."""
    ward = re.match("(.{1,4}市).+区$", name)
    county = re.match("(?:.{1,4}?郡|三宅島|八丈島)(.+[町村])$", name)
    return next((found[1] for found in (ward, county) if found), name)


def of_one_form(name: str) -> str:
    """Return a name with letters that the sources write in two ways in one."""
    return name.translate(str.maketrans("ケ梼鯵", "ヶ檮鰺"))


def middle(points: Sequence[Point]) -> Point:
    """Return the point from which the way to all is the shortest."""
    return min(points, key=lambda one: sum(metres(one, other) for other in points))


def uncertainty(point: Point, districts: Sequence[Point]) -> int | str:
    """Return how many metres away the farthest district ends; "" where none is known."""
    if not districts:
        return ""
    farthest = max(metres(point, district) for district in districts) + BEYOND_M
    least = LEAST_OF_FEW_M if len(districts) < FEW else 0
    return min(max(-(-int(farthest) // STEP_M) * STEP_M, least), MOST_M)


def metres(one: Point, other: Point) -> float:
    """Return how far two points are apart: near enough on a plane, within a municipality."""
    north, east = one[0] - other[0], one[1] - other[1]
    return DEGREE_M * hypot(north, east * cos(radians((one[0] + other[0]) / 2)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
