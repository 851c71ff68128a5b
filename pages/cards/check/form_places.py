"""Where a host or a new site lies: looked up by its municipality, or typed, and never guessed."""

from collections.abc import Mapping

import streamlit as st

from analysis.form.form import Row
from analysis.geometry.viewport import Point
from analysis.html.elements import element
from analysis.intake.values.positions import position_sentence, read_position
from analysis.maps.static_map.place import place_map
from analysis.narrative.places import uncertainty_in_words
from analysis.search.places import FoundPlace, find_places
from analysis.words.catalogue import prefecture_names
from pages.cards.check.fields import BLANK, Fields
from pages.components import html
from pages.session import drafts
from pages.session.browser import set_widget
from pages.session.state import Key

HOSTS = "hosts"
# The columns of a row that name a municipality.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "hosts": ("host_ja", "host_en"),
    "sites": ("municipality_ja", "municipality_en"),
}
POSITION = ("latitude", "longitude")
# More places of one name than can be told apart beside a field.
_MOST_OFFERED = 5


def draw_position(fields: Fields, table: str, number: int) -> None:
    """Draw the position of a place; without one, offer that of its municipality."""
    words, row = fields.view.words, fields.draft.form.rows[table][number]
    key, now = _key(table, number), _written(row)
    with st.container(key=f"field-{key.name}", gap="xsmall"):
        read = read_position(key.get()) if key.get() else None
        # What could not be read stays in the field, with why.
        if read is None or read.position:
            set_widget(key, now)
        st.text_input(
            words.text("form-position-label"),
            key=key.name,
            placeholder=words.text("form-position-label.placeholder"),
            on_change=_typed,
            args=(table, number),
        )
        if read and not read.position:
            why = position_sentence(read, row["prefecture"], fields.view.whole, words)
            html.draw_html(element("p", why, class_="kz-wrong kz-wrong-error"))
        fields.draw_problems(*((table, number, column) for column in POSITION))
        if here := read_position(now).position if now else None:
            _draw_map(fields, Point(here.latitude, here.longitude), row)
        elif not now:
            for place in _found(fields, table, row)[:_MOST_OFFERED]:
                _draw_offer(fields, table, number, place)


def _draw_map(fields: Fields, place: Point, row: Row) -> None:
    """Draw where that is, so that a slip is seen before it is saved."""
    within = row.get("uncertainty_m", BLANK)
    metres = int(within) if within.isdecimal() else None
    picture = place_map(place, metres, fields.view.words, fields.view.scheme)
    html.draw_html(element("div", html.picture_html(picture), class_="kz-place-map"))


def _key(table: str, number: int) -> Key[str]:
    return Key(f"form-{table}-{number}-position", BLANK)


def _written(row: Row) -> str:
    """Return the position of a row as it is typed."""
    return ", ".join(row[column] for column in POSITION if row[column])


def _typed(table: str, number: int) -> None:
    """Take a position that was typed or pasted; what is none stays in the field alone."""
    text = _key(table, number).get().strip()
    found = read_position(text).position if text else None
    if found or not text:
        degrees = (str(found.latitude), str(found.longitude)) if found else (BLANK, BLANK)
        _set(table, number, dict(zip(POSITION, degrees, strict=True)))


def _set(table: str, number: int, cells: Row) -> None:
    rows = [*drafts.rows_of(table)]
    rows[number] = {**rows[number], **cells}
    drafts.set_rows(table, rows, range(len(rows)))


def _found(fields: Fields, table: str, row: Row) -> tuple[FoundPlace, ...]:
    """Return the municipalities that bear the name that the row gives."""
    if row.get("level") == "prefecture":
        return ()
    names = [row[column] for column in _NAMES[table] if row[column]]
    found = (find_places(name, row["prefecture"], fields.view.whole) for name in names)
    every = (place for places in found for place in places if place.kind == "municipality")
    return tuple(dict.fromkeys(every))


def _draw_offer(fields: Fields, table: str, number: int, place: FoundPlace) -> None:
    """Draw the button that takes the position of a place that bears the name."""
    words = fields.view.words
    prefectures = prefecture_names(fields.view.whole, words)
    name = words.name({"name_en": place.name_en or None, "name_ja": place.name_ja or None})
    st.button(
        words.text(
            "form-place-take",
            name=name,
            prefecture=prefectures[place.prefecture] if place.prefecture else "",
            position=words.text(
                "form-position",
                latitude=words.number(place.latitude),
                longitude=words.number(place.longitude),
            ),
        ),
        key=f"form-place-{table}-{number}-{place.id}",
        on_click=_take,
        args=(table, number, place),
    )
    if place.uncertainty_m is not None:
        distance = uncertainty_in_words(place.uncertainty_m, words)
        html.draw_html(html.note(words.text("form-place-within", distance=distance)))


def _take(table: str, number: int, place: FoundPlace) -> None:
    """Take a position: of a host its names as far as they are blank, of a site how sure it is."""
    row = drafts.rows_of(table)[number]
    _key(table, number).pop()
    cells = {"latitude": str(place.latitude), "longitude": str(place.longitude)}
    cells["prefecture"] = row["prefecture"] or place.prefecture
    if table == HOSTS:
        cells["host_en"] = row["host_en"] or place.name_en
        cells["host_ja"] = row["host_ja"] or place.name_ja
    else:
        within = place.uncertainty_m
        cells["uncertainty_m"] = BLANK if within is None else str(within)
    _set(table, number, cells)
