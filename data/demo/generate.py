"""The demonstration data: an invented history of the seminar that shows every feature.

`history.py` decides what happened (when, where, on what, who stayed away); the seeded generator
fills in only the details. Run it from the repository's root:

    python -m data.demo.generate [folder]
"""

import csv
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.contract import schema
from data.demo.history import (
    ABSENCES,
    AREA_ONLY,
    HOST_SIGHTS,
    NO_POINT,
    ONLINE,
    ONLINE_DAYS,
    PLANS,
    TOKYO,
    TOKYO_SIGHTS,
    WEEK,
    Pair,
    Place,
    Plan,
    Row,
    Sight,
)

SEED = 2005
DERIVED: Row = {"basis": "derived", "source_id": "demo-generator"}
SOURCE: Row = {
    "source_id": "demo-generator",
    "title": "Synthetic demonstration data",
    "publisher": "Kizuna",
    "says": "Invented by data/demo/generate.py; no real seminar is described",
}
UNCERTAINTY_M = {"stated": (50,), "likely": (300, 800), "unknown": (3000, 5000, 8000)}


@dataclass(frozen=True)
class Item:
    """One item of a seminar's programme, `day` days after its start."""

    day: int
    stop: Place
    kind: str
    title: Pair
    sight: Sight | None


def chosen(sights: Sequence[Sight], plan: Plan, number: int, rng: random.Random) -> list[Sight]:
    """Sights of the seminar's themes first, and at least one of another kind."""
    wanted = plan.theme_ids if plan.fitting_first else []
    fitting = [sight for sight in sights if sight.theme_id in wanted]
    others = [sight for sight in sights if sight not in fitting]
    first = rng.sample(fitting, min(len(fitting), number - 1))
    return first + rng.sample(others, number - len(first))


def title(words: Pair, place: Place, sight: Sight | None) -> Pair:
    """The title's words with the place, the head of its government and the sight put in."""
    heads = ("Governor", "知事") if place.level == "prefecture" else ("Mayor", "長")
    sights = sight.name if sight else ("", "")
    english, japanese = (
        text.format(place=name, head=head, sight=seen)
        for text, name, head, seen in zip(words, place.name, heads, sights, strict=True)
    )
    return english, japanese


def programme(plan: Plan, rng: random.Random) -> list[Item]:
    """The items of a held seminar in their order; none for one that was not held."""
    if plan.status != "held":
        return []
    tokyo_sights = iter(chosen(TOKYO_SIGHTS, plan, rng.randint(2, 3), rng))
    host_sights = iter(chosen(HOST_SIGHTS, plan, rng.randint(5, 8), rng))
    stops = {"tokyo": TOKYO, "first": plan.hosts[0], "last": plan.hosts[-1]}
    if len(plan.hosts) > 1:
        stops["second"] = plan.hosts[-1]
    items = []
    for day, stop, kind, *words in ONLINE_DAYS if plan.mode == "online" else WEEK:
        seen = tokyo_sights if stop == "tokyo" else host_sights
        sight = next(seen, None) if kind == "visit" else None
        if stop in stops and (sight or kind != "visit"):
            text = title((words[0], words[1]), stops[stop], sight)
            items.append(Item(day, stops[stop], kind, text, sight))
    return items


def in_both(name: str, pair: Pair) -> Row:
    """The two columns of a text in two languages."""
    return {f"{name}_en": pair[0], f"{name}_ja": pair[1]}


def capitalised(words: str) -> str:
    """The words with a capital letter first; `str.capitalize` would lower the others."""
    return words[:1].upper() + words[1:]


def site_id(place: Place, sight: Sight) -> str:
    """The place and the sight in lower-case words."""
    return f"{place.place_id}-{sight.name[0].lower().replace(' ', '-')}"


def programme_row(plan: Plan, position: int, item: Item) -> Row:
    """One item; the theme of a visit is that of what was seen."""
    part = "central" if item.stop is TOKYO else "host"
    place = ONLINE if plan.mode == "online" else item.stop
    undated = item.kind == "visit" and part == "host" and not plan.visits_dated
    identity: Row = {"seminar_id": plan.seminar_id, "position": position}
    return identity | in_both("place", place.name) | in_both("title", item.title) | DERIVED | {
        "date": "" if undated else plan.date_of(item.day),
        "part": part,
        "kind": item.kind,
        "site_id": site_id(place, item.sight) if item.sight else "",
        "theme_id": item.sight.theme_id if item.sight else "",
    }  # fmt: skip


def point_near(host: Place, rng: random.Random) -> tuple[float, float]:
    """Latitude and longitude of a point on the landward side of the host."""
    bearing = math.radians(host.inland + rng.uniform(-40, 40))
    degrees = rng.uniform(0.8, host.reach_km) / 111.2
    east = degrees * math.sin(bearing) / math.cos(math.radians(host.latitude))
    return host.latitude + degrees * math.cos(bearing), host.longitude + east


def site_row(place: Place, sight: Sight, rng: random.Random) -> Row:
    """One site: at its point in Tokyo, somewhere near the host elsewhere."""
    found = "stated" if sight.point else rng.choices(tuple(UNCERTAINTY_M), (6, 2, 1))[0]
    latitude, longitude = sight.point or point_near(place, rng)
    town = place.name if place.level == "municipality" else ("", "")
    name = (f"{capitalised(sight.name[0])}, {place.name[0]}", f"{sight.name[1]}（{place.name[1]}）")
    row = in_both("name", name) | in_both("municipality", sight.ward if sight.point else town)
    return row | in_both("note", AREA_ONLY if found == "unknown" else ("", "")) | DERIVED | {
        "site_id": site_id(place, sight),
        "kind": sight.kind,
        "prefecture": place.prefecture,
        "latitude": f"{latitude:.4f}",
        "longitude": f"{longitude:.4f}",
        "uncertainty_m": rng.choice(UNCERTAINTY_M[found]),
        "identification": found,
    }  # fmt: skip


def site_rows(items: Iterable[Item], rng: random.Random) -> list[Row]:
    """Every site visited, in the order of first visits; two of the unknown ones have no point."""
    visited = dict.fromkeys((item.stop, item.sight) for item in items if item.sight)
    rows = [site_row(place, sight, rng) for place, sight in visited if sight]
    for row in rng.sample([row for row in rows if row["identification"] == "unknown"], 2):
        row.update(in_both("note", NO_POINT), latitude="", longitude="", uncertainty_m="")
    return rows


def delegate_rows(plan: Plan, rng: random.Random) -> list[Row]:
    """One or two people for each country that came; those of unnamed countries stand last."""
    people: Counter[Pair] = Counter()
    for country, absences in ABSENCES.items():
        number = rng.choice((1, 1, 1, 2))
        topics = rng.sample(plan.theme_ids, number) if plan.counted_by_theme else [""] * number
        named = not plan.named or country in plan.named
        if plan.status == "held" and plan.fiscal_year not in absences:
            people.update((country if named else "", topic) for topic in topics)
    if not plan.total_known:
        del people["", ""]
    identity = DERIVED | {"seminar_id": plan.seminar_id}
    documented_first = sorted(people, key=lambda entry: entry[0] == "")
    return [
        identity | {"country": country, "theme_id": topic, "delegates": people[country, topic]}
        for country, topic in documented_first
    ]


def seminar_row(plan: Plan, delegates: Sequence[Row]) -> Row:
    """One seminar; its participants are the sum of the delegates."""
    total = sum(int(row["delegates"]) for row in delegates)
    return DERIVED | in_both("note", plan.note) | {
        "seminar_id": plan.seminar_id,
        "office_id": "sg",
        "fiscal_year": plan.fiscal_year,
        "start_date": plan.date_of(0),
        "end_date": plan.date_of(plan.nights),
        "mode": plan.mode,
        "status": plan.status,
        "participants": total if total and plan.total_known else "",
        "countries_complete": "yes" if plan.status == "held" and not plan.named else "no",
    }  # fmt: skip


def host_row(plan: Plan, host: Place) -> Row:
    """One host of a seminar."""
    return DERIVED | in_both("host", host.name) | {
        "seminar_id": plan.seminar_id,
        "host_id": host.place_id,
        "level": host.level,
        "prefecture": host.prefecture,
        "latitude": f"{host.latitude:.4f}",
        "longitude": f"{host.longitude:.4f}",
    }  # fmt: skip


def theme_rows(plan: Plan) -> list[Row]:
    """The themes of a seminar as its programme words them."""
    identity = DERIVED | {"seminar_id": plan.seminar_id}
    return [
        identity | {"theme_id": theme_id} | in_both("wording", (english, japanese))
        for theme_id, english, japanese in plan.themes
    ]


def tables(seed: int = SEED) -> dict[str, list[Row]]:
    """The rows of every table of the demonstration, by the table's name."""
    rng = random.Random(seed)
    weeks = {plan: programme(plan, rng) for plan in PLANS}
    people = {plan: delegate_rows(plan, rng) for plan in PLANS}
    return {
        "seminars": [seminar_row(plan, people[plan]) for plan in PLANS],
        "hosts": [host_row(plan, host) for plan in PLANS for host in plan.hosts],
        "seminar_themes": [row for plan in PLANS for row in theme_rows(plan)],
        "delegates": [row for plan in PLANS for row in people[plan]],
        "programme": [
            programme_row(plan, position, item)
            for plan in PLANS
            for position, item in enumerate(weeks[plan], start=1)
        ],
        "sites": site_rows((item for plan in PLANS for item in weeks[plan]), rng),
        "sources": [SOURCE],
    }


def write(folder: Path) -> None:
    """Write every table to the folder, in the contract's order of columns."""
    for name, rows in tables().items():
        columns = list(schema.TABLES[name].columns)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
