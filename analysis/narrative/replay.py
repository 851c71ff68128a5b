"""Sentences on the replay of a seminar: how far its days are known, and what one of them holds."""

import pandas as pd

from analysis.narrative.joining import joined
from analysis.rows import records
from analysis.summaries.replay import ReplayDayRow
from analysis.summaries.visits import SiteVisitedRow
from analysis.words import Words


def replay_sentence(days: pd.DataFrame, undated: int, undocumented: int, words: Words) -> str:
    """Say on how many days of `replay.replay_days` it was where, and what has no day.

    `undated` are the items without a day, `undocumented` the days without an item.
    """
    if days.empty:
        return words.text("replay-no-days" if undated else "replay-no-programme")
    rest = {"replay-undocumented": undocumented, "replay-undated": undated}
    gaps = [words.text(message, count=count) for message, count in rest.items() if count]
    return joined(_where(days, words), *gaps, words=words)


def day_sentence(days: pd.DataFrame, day: pd.Timestamp, words: Words) -> str:
    """Say which day it is, where it was and how much was done."""
    number, row = _row_of(days, day)
    return words.text(
        "replay-day",
        number=number,
        days=len(days),
        day=words.day_of_week(day),
        places=places_of_day(row, words),
        content=content_of_day(row, words),
    )


def day_number(days: pd.DataFrame, day: pd.Timestamp, words: Words) -> str:
    """Say the number of a day and how much was done, below its name."""
    number, row = _row_of(days, day)
    content = content_of_day(row, words)
    return words.text("replay-day-number", number=number, days=len(days), content=content)


def places_of_day(row: ReplayDayRow, words: Words) -> str:
    """Name the places of a row of `replay.replay_days`, in the order of the day."""
    pairs = zip(row["places_en"], row["places_ja"], strict=True)
    named = ({"place_en": english, "place_ja": japanese} for english, japanese in pairs)
    return words.listing(words.name(place, "place") for place in named)


def content_of_day(row: ReplayDayRow, words: Words) -> str:
    """Say how many items and sites a row of `replay.replay_days` has."""
    return words.text("replay-content", items=int(row["items"]), sites=int(row["sites"]))


def off_map_line(sites: pd.DataFrame, words: Words) -> str:
    """Count and name the sites of `visits.sites_visited` without a point; "" without any."""
    names = [words.name(site) for site in records(sites, SiteVisitedRow) if not site["has_point"]]
    if not names:
        return ""
    return words.text("replay-off-map", count=len(names), names=words.listing(names))


def _row_of(days: pd.DataFrame, day: pd.Timestamp) -> tuple[int, ReplayDayRow]:
    """Return the number of a day, counted from 1, and its row."""
    number = days["date"].tolist().index(day)
    return number + 1, records(days, ReplayDayRow)[number]


def _where(days: pd.DataFrame, words: Words) -> str:
    central, host = (days["parts"].map(lambda parts, part=part: part in parts) for part in _PARTS)
    counts = {"central": int(central.sum()), "host": int(host.sum())}
    places = [words.text(f"replay-days-{part}", days=n) for part, n in counts.items() if n]
    both = int((central & host).sum())
    first = words.text("replay-days", days=len(days), places=words.listing(places))
    return joined(first, words.text("replay-both", days=both) if both else "", words=words)


_PARTS = ("central", "host")
