"""The replay of a seminar: the bar of its days, and in words what its map shows.

A day is a door, so it has an address and Back leads to the day before. The arrows and playing are
in pages/shared/replay.js: it follows the same doors.
"""

from dataclasses import dataclass, replace
from html import escape

import pandas as pd
import streamlit as st

from analysis import narrative
from analysis.rows import records
from analysis.summaries import replay
from analysis.summaries.replay import ReplayDayRow
from pages.cards.programme import day_in_html
from pages.shared.markup import draw_html
from pages.shared.steps import Step, play_html, step_door, steps_html
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
        draw_html(_bar(view, shown), width="content")
        # By itself, so that it keeps the focus while the bar changes.
        draw_html(play_html(view.words), width="content")


def draw_told(view: View, shown: Replay) -> None:
    """Say what was done on the day shown; replay.js has screen readers told when it changes."""
    with st.container(key="told"):
        draw_html(_week(view, shown) if shown.day is None else _day(view, shown, shown.day))


def _bar(view: View, shown: Replay) -> str:
    words = view.words
    days = [None, *shown.days["date"]]
    names = (words.text(f"replay-{name}") for name in ("nav", "previous", "next"))
    return steps_html([_step(view, shown, day) for day in days], days.index(shown.day), *names)


def _step(view: View, shown: Replay, day: pd.Timestamp | None) -> Step:
    """Return the step to a day, or to the whole week."""
    words, written = view.words, "" if day is None else _written(day)
    link = view.address.here(seminar=shown.seminar_id, day=written)
    if day is None:
        return Step(words.text("seminar-map-week"), words.text("seminar-map-week"), link)
    return Step(words.day_in_short(day), words.day_of_week(day), link)


def _day(view: View, shown: Replay, day: pd.Timestamp) -> str:
    title = escape(view.words.day_of_week(day))
    number = escape(narrative.day_number(shown.days, day, view.words))
    body = day_in_html(shown.items_of_day, view)
    return f'<h3>{title}</h3><p class="kz-note">{number}</p>{body}'


def _week(view: View, shown: Replay) -> str:
    days = "".join(_line(view, shown, row) for row in records(shown.days, ReplayDayRow))
    title = escape(view.words.text("seminar-map-week"))
    return f'<h3>{title}</h3><ol class="kz-week">{days}</ol>'


def _line(view: View, shown: Replay, row: ReplayDayRow) -> str:
    step = _step(view, shown, row["date"])
    places = narrative.places_of_day(row, view.words)
    content = narrative.content_of_day(row, view.words)
    door = step_door(replace(step, label=step.title))
    return f"<li>{door} <span>{escape(places)}</span> <small>{escape(content)}</small></li>"


def _written(day: pd.Timestamp) -> str:
    return day.date().isoformat()
