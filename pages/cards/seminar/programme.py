"""The programme of a seminar: its days in two parts, and its replay day by day."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis.frames.rows import records
from analysis.html.elements import NOTHING, Markup, element, joined, linked
from analysis.narrative import places as place_sentences
from analysis.narrative import record
from analysis.summaries.programme import replay, seminar
from analysis.words.catalogue import Words
from pages.components.figure_card import Card, figure_card
from pages.components.html import Step, draw_html, listed, note, play_html, step_link, steps_html
from pages.session.view import View

# The programme of a seminar: its days, each with its two parts, Tokyo and the host.


def programme_card(view: View, seminar_id: str) -> None:
    """Draw the programme of one seminar."""
    rows = seminar.programme_of(view.whole, seminar_id)
    table = rows[list(_COLUMNS)]
    without_site = rows["site_id"].isna()
    figure_card(
        view,
        Card(
            "programme",
            sentence=record.programme_sentence(rows, view.words),
            figure=lambda: _draw_programme(rows, view),
            table=table.assign(
                site_en=table["site_en"].mask(without_site, NO_SITE),
                site_ja=table["site_ja"].mask(without_site, NO_SITE),
                approximate=table["approximate"].fillna(value=False),
            ),
        ),
    )


NO_SITE = "–"
_COLUMNS = (
    "position",
    "date",
    "part",
    "place_en",
    "place_ja",
    "kind",
    "title_en",
    "title_ja",
    "site_en",
    "site_ja",
    "approximate",
    "source_id",
)


def _draw_programme(programme: pd.DataFrame, view: View) -> None:
    """Draw the items of `summaries.programme.seminar.programme_of`, day by day."""
    days = programme.groupby("date", sort=True, dropna=False)
    draw_html(element("ol", *(_day(items, view) for _, items in days), class_="kz-days"))


def _day(items: pd.DataFrame, view: View) -> Markup:
    words, day = view.words, records(items, seminar.ItemRow)[0]["date"]
    title = words.text("programme-no-date") if day is None else words.day_of_week(day)
    body = element("div", day_in_html(items, view))
    return element("li", element("h3", title), body, class_="kz-day")


def day_in_html(items: pd.DataFrame, view: View) -> Markup:
    """Return the items of one day, of `seminar.programme_of`, place by place."""
    blocks = (part for _, part in items.groupby(replay.stretches(items), sort=True))
    return joined(_place(block, view) for block in blocks)


def _place(items: pd.DataFrame, view: View) -> Markup:
    own, words = records(items, seminar.ItemRow), view.words
    first = own[0]
    place = element("strong", words.name(first, "place"))
    part = element("span", words.text(f"part-{first['part']}"))
    return element(
        "div",
        element("p", place, " ", part),
        listed(_item(item, view) for item in own),
        class_=f"kz-place kz-part-{first['part']}",
    )


def _item(item: seminar.ItemRow, view: View) -> Markup:
    """Return one line: its kind and its title, which leads to its site."""
    words, title = view.words, view.words.name(item, "title")
    site = item["site_id"]
    links = {} if site is None else {title: view.address.link("site-visits", site=site)}
    kind = element("span", words.text(f"kind-{item['kind']}"), class_="kz-kind")
    return kind + element("span", linked(title, title, links), _mark(item, words))


def _mark(item: seminar.ItemRow, words: Words) -> Markup:
    """Say of a site that its place is approximate, or not known at all."""
    if item["site_id"] is not None and item["latitude"] is None:
        message = "replay-no-place"
    elif item["approximate"] is True:
        message = "approximate"
    else:
        return NOTHING
    return joined((" ", element("em", words.text(message))))


# The replay of a seminar: the bar of its days, and in words what its map shows.
#
# A day is a link, so it has an address and Back leads to the day before. The arrows and playing are
# in pages/web/replay.js: it follows the same links.


@dataclass(frozen=True)
class Replay:
    """Frames of `replay` of one seminar, and the day shown; None is the whole week."""

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
        words = view.words
        days = [None, *shown.days["date"]]
        names = (words.text(f"replay-{name}") for name in ("nav", "previous", "next"))
        draw_html(
            steps_html([_step(view, shown, day) for day in days], days.index(shown.day), *names),
            width="content",
        )
        # By itself, so that it keeps the focus while the bar changes.
        draw_html(play_html(view.words), width="content")


def draw_day_sentence(view: View, shown: Replay) -> None:
    """Say what was done on the day shown; replay.js has screen readers told when it changes."""
    with st.container(key="told"):
        draw_html(
            _week(view, shown) if shown.day is None else _replayed_day(view, shown, shown.day)
        )


def _step(view: View, shown: Replay, day: pd.Timestamp | None) -> Step:
    """Return the step to a day, or to the whole week."""
    words, written = view.words, "" if day is None else _written(day)
    link = view.address.here(seminar=shown.seminar_id, day=written)
    if day is None:
        return Step(words.text("seminar-map-week"), words.text("seminar-map-week"), link)
    return Step(words.day_in_short(day), words.day_of_week(day), link)


def _replayed_day(view: View, shown: Replay, day: pd.Timestamp) -> Markup:
    title = element("h3", view.words.day_of_week(day))
    number = note(place_sentences.day_number(shown.days, day, view.words))
    return title + number + day_in_html(shown.items_of_day, view)


def _week(view: View, shown: Replay) -> Markup:
    days = (_line(view, shown, row) for row in records(shown.days, replay.ReplayDayRow))
    title = element("h3", view.words.text("seminar-map-week"))
    return title + listed(days, "kz-week", "ol")


def _line(view: View, shown: Replay, row: replay.ReplayDayRow) -> Markup:
    step = _step(view, shown, row["date"])
    link = step_link(replace(step, label=step.title))
    places = element("span", place_sentences.places_of_day(row, view.words))
    content = element("small", place_sentences.content_of_day(row, view.words))
    return joined((link, places, content), " ")


def _written(day: pd.Timestamp) -> str:
    return day.date().isoformat()
