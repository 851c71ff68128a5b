"""The replay of a seminar: the bar of its days, and in words what its map shows.

A day is a door, so it has an address and Back leads to the day before. The arrows and playing are
in pages/shared/replay.js: it follows the same doors.
"""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from analysis import narrative
from analysis.rows import Row
from analysis.summaries import replay
from pages.cards.programme import day_in_html
from pages.shared.view import View


@dataclass(frozen=True)
class Replay:
    """Frames of `summaries.replay` of one seminar, and the day shown; None is the whole week."""

    seminar_id: str
    days: pd.DataFrame
    items: pd.DataFrame
    stops: pd.DataFrame
    day: pd.Timestamp | None

    @property
    def items_of_day(self) -> pd.DataFrame:
        """The items of the day shown."""
        return self.items[self.items["date"] == self.day]

    def so_far(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows up to the day shown."""
        return rows if self.day is None else rows[rows["date"] <= self.day]


def open_replay(view: View, seminar_id: str) -> Replay:
    """Return the replay of a seminar, at the day of the address if it is one of its days."""
    days = replay.replay_days(view.whole, seminar_id)
    asked_for = [day for day in days["date"] if _written(day) == view.address.day]
    return Replay(
        seminar_id,
        days,
        replay.dated_items(view.whole, seminar_id),
        replay.stops(view.whole, seminar_id),
        asked_for[0] if asked_for else None,
    )


def draw_day_bar(view: View, shown: Replay) -> None:
    """Draw the bar of days, and the button that plays them."""
    with st.container(horizontal=True, vertical_alignment="center", key="days"):
        st.html(_bar(view, shown), width="content")
        # By itself, so that it keeps the focus while the bar changes.
        st.html(_play(view), width="content")


def draw_told(view: View, shown: Replay) -> None:
    """Say what was done on the day shown; replay.js has screen readers told when it changes."""
    with st.container(key="told"):
        st.html(_week(view, shown) if shown.day is None else _day(view, shown, shown.day))


def _bar(view: View, shown: Replay) -> str:
    words = view.words
    doors = [None, *shown.days["date"]]
    at = doors.index(shown.day)
    entries = [(door, _label(door, view), _title(door, view)) for door in doors]
    listed = "".join(f"<li>{_door(view, shown, *entry)}</li>" for entry in entries)
    return (
        f'<nav class="kz-day-bar" aria-label="{escape(words.text("replay-nav"))}">'
        f"{_step(view, shown, doors[at - 1 : at], 'prev', words.text('replay-previous'))}"
        f"<ol>{listed}</ol>"
        f"{_step(view, shown, doors[at + 1 : at + 2], 'next', words.text('replay-next'))}</nav>"
    )


def _step(view: View, shown: Replay, door: list[pd.Timestamp | None], way: str, label: str) -> str:
    """Return the door to the day before or after; at either end it leads nowhere."""
    sign = {"prev": "‹", "next": "›"}[way]
    leads = f'href="{_link(view, shown, door[0])}"' if door else 'role="link" aria-disabled="true"'
    drawn = f'<span aria-hidden="true">{sign}</span>'
    return f'<a rel="{way}" {leads} title="{escape(label)}">{drawn}<span>{escape(label)}</span></a>'


def _door(view: View, shown: Replay, day: pd.Timestamp | None, label: str, title: str) -> str:
    current = ' aria-current="true"' if day == shown.day else ""
    link = _link(view, shown, day)
    return f'<a href="{link}"{current} title="{escape(title)}">{escape(label)}</a>'


def _link(view: View, shown: Replay, day: pd.Timestamp | None) -> str:
    written = "" if day is None else _written(day)
    return escape(view.address.here(seminar=shown.seminar_id, day=written))


def _label(day: pd.Timestamp | None, view: View) -> str:
    return view.words.text("seminar-map-week") if day is None else view.words.day_in_short(day)


def _title(day: pd.Timestamp | None, view: View) -> str:
    return view.words.text("seminar-map-week") if day is None else view.words.day_of_week(day)


def _play(view: View) -> str:
    play, pause = (escape(view.words.text(f"replay-{name}")) for name in ("play", "pause"))
    return f'<button type="button" class="kz-play"><span>{play}</span><span>{pause}</span></button>'


def _day(view: View, shown: Replay, day: pd.Timestamp) -> str:
    title = escape(view.words.day_of_week(day))
    number = escape(narrative.day_number(shown.days, day, view.words))
    body = day_in_html(shown.items_of_day, view)
    return f'<h3>{title}</h3><p class="kz-note">{number}</p>{body}'


def _week(view: View, shown: Replay) -> str:
    days = "".join(_line(view, shown, row) for row in shown.days.to_dict("records"))
    title = escape(view.words.text("seminar-map-week"))
    return f'<h3>{title}</h3><ol class="kz-week">{days}</ol>'


def _line(view: View, shown: Replay, row: Row) -> str:
    title = view.words.day_of_week(row["date"])
    places = narrative.places_of_day(row, view.words)
    content = narrative.content_of_day(row, view.words)
    door = _door(view, shown, row["date"], title, title)
    return f"<li>{door} <span>{escape(places)}</span> <small>{escape(content)}</small></li>"


def _written(day: pd.Timestamp) -> str:
    return day.date().isoformat()
