"""The programme, day by day: as a table to edit, and one item at a time in fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypedDict

import pandas as pd
import streamlit as st

from analysis.contract import schema
from analysis.form.form import Row, blank_row
from analysis.html.elements import Markup, language_of
from analysis.words.catalogue import theme_names
from pages.cards.check import form_sites
from pages.cards.check.fields import BLANK, Fields, as_named, day_of
from pages.components import html
from pages.session import drafts
from pages.session.browser import set_widget
from pages.session.state import Key

PROGRAMME = "programme"
# What stands in the table, in this order; the place stands for its names in both languages.
COLUMNS = ("date", "place", "kind", "title_en", "title_ja", "site_id", "part")
PLACE = ("place_en", "place_ja")
# Between the names of a place in the value of its column.
_BETWEEN = "|"
TOKYO = {"place_en": "Tokyo", "place_ja": "東京"}
_ROW_HEIGHT, _MOST_ROWS = 35, 20
_BLANK_ITEM = blank_row(PROGRAMME)
_ITEM = Key("form-item", 0)
_PLACE = Key[str | None]("form-item-place", None)


# Streamlit has a type of its own for it, which it does not hand out.
ColumnConfig = Any


class EditorState(TypedDict, total=False):
    """What Streamlit says of a table that is edited: all since it was drawn anew."""

    edited_rows: Mapping[int, Mapping[str, object]]
    added_rows: Sequence[Mapping[str, object]]
    deleted_rows: Sequence[int]


def draw_programme(fields: Fields) -> None:
    """Draw the programme."""
    with fields.card("programme"):
        rows = fields.draft.form.rows[PROGRAMME]
        if not fields.view.is_phone:
            _draw_table(fields, rows)
        _draw_wrong(fields, rows)
        with st.expander(fields.view.words.text("form-item"), expanded=fields.view.is_phone):
            _draw_item(fields, rows)


def _draw_wrong(fields: Fields, rows: Sequence[Row]) -> None:
    """Say what is wrong with items, what is said of several only once."""
    words = fields.view.words
    columns = (*schema.TABLES[PROGRAMME].columns, BLANK)
    items: dict[tuple[str, Markup], list[str]] = {}
    for number in range(len(rows)):
        for column in columns:
            for said in fields.wrong((PROGRAMME, number, column)):
                head = fields.label((PROGRAMME, number, column)) if column else BLANK
                items.setdefault((head, said), []).append(str(number + 1))
    for (head, said), numbers in items.items():
        named = words.text("form-items", count=len(numbers), numbers=words.listing(numbers))
        html.draw_html(html.stacked(html.note(words.apart((named, head))), said))


# The table. Streamlit holds what was edited in it apart from what it was given, so it is given the
# same until the form has other rows than these two make.


@dataclass(frozen=True)
class _Table:
    """The table of a programme: the rows that it was given, and what was edited since."""

    key: Key[EditorState]
    given: Key[tuple[Row, ...] | None]

    def rows(self) -> list[Row]:
        """Return the rows with what was edited."""
        state, given = self.key.get(), self.given.get() or ()
        edited, deleted = state.get("edited_rows", {}), state.get("deleted_rows", ())
        kept = [
            _with(row, edited.get(number, {}))
            for number, row in enumerate(given)
            if number not in deleted
        ]
        return [*kept, *(_with(_BLANK_ITEM, row) for row in state.get("added_rows", ()))]


def _draw_table(fields: Fields, rows: tuple[Row, ...]) -> None:
    words = fields.view.words
    config = _columns(fields, rows)
    # Columns that offer something else make another table.
    digest = blake2b(repr((words.language, config)).encode(), digest_size=6).hexdigest()
    table = _Table(
        Key[EditorState](f"form-programme-{digest}", {}),
        Key[tuple[Row, ...] | None](f"form-programme-{digest}-given", None),
    )
    if table.given.get() is None or table.rows() != [*rows]:
        table.given.set(rows)
    given = table.given.get() or ()
    st.data_editor(
        _frame(given),
        key=table.key.name,
        num_rows="dynamic",
        hide_index=True,
        column_order=COLUMNS,
        column_config=config,
        height=(min(len(given), _MOST_ROWS) + 2) * _ROW_HEIGHT + 3,
        on_change=_edited,
        args=(table,),
        placeholder=words.text("not-documented"),
        alt=words.text("form-programme-alt"),
    )


def _edited(table: _Table) -> None:
    rows = table.rows()
    drafts.set_rows(PROGRAMME, rows, _stood(drafts.rows_of(PROGRAMME), rows))


def _stood(before: Sequence[Row], rows: Sequence[Row]) -> list[int | None]:
    """Return where each row stood: where one like it did, else the next that is left."""
    left = [*range(len(before))]
    order: list[int | None] = []
    for row in rows:
        same = next((one for one in left if before[one] == row), None)
        order.append(same)
        if same is not None:
            left.remove(same)
    changed = iter(left)
    return [next(changed, None) if at is None else at for at in order]


def _frame(rows: Iterable[Row]) -> pd.DataFrame:
    cells = [{**row, "date": day_of(row["date"]), "place": _place(row)} for row in rows]
    return pd.DataFrame(cells, columns=[*COLUMNS], dtype=object).replace({BLANK: None})


def _place(row: Row) -> str:
    """Return the names of a place as the value of its column."""
    names = [row[name] for name in PLACE]
    return _BETWEEN.join(names) if any(names) else BLANK


def _with(row: Row, edited: Mapping[str, object]) -> Row:
    """Return a row with what was edited in it, as the form holds it."""
    cells = {name: str(edited[name] or BLANK) for name in COLUMNS if name in edited}
    if "date" in cells:
        cells["date"] = cells["date"][: len("2019-12-15")]
    if "place" in cells:
        return _at(cells.pop("place"), {**row, **cells})
    return {**row, **cells}


def _at(place: str, row: Row) -> Row:
    """Return a row at a place, the value of its column or a name that was typed.

    Where nothing says whose view it gives, that of Tokyo is the central government's.
    """
    names = dict(zip(PLACE, place.partition(_BETWEEN)[::2], strict=True))
    if _BETWEEN not in place:
        names = dict.fromkeys(PLACE, BLANK)
        names["place_ja" if language_of(place) == "ja" else "place_en"] = place
    is_tokyo = any(names[column] == TOKYO[column] for column in PLACE)
    part = row["part"] or (schema.PARTS[0] if is_tokyo else schema.PARTS[1])
    return {**row, **names, "part": part if place else row["part"]}


def _columns(fields: Fields, rows: Iterable[Row]) -> dict[str, ColumnConfig]:
    """Return how the table's columns are headed, and what they offer."""
    words = fields.view.words
    places = _places(fields, rows)
    sites = form_sites.site_names(fields)

    def of(column: str) -> str:
        return (
            words.text("column-place")
            if column == "place"
            else fields.label((PROGRAMME, 0, column))
        )

    def one_of(column: str, names: Mapping[str, str]) -> ColumnConfig:
        return st.column_config.SelectboxColumn(
            of(column),
            options=[*names],
            format_func=lambda value: names.get(str(value), str(value)),
        )

    def chosen(column: str) -> dict[str, str]:
        allowed = schema.allowed_values(schema.TABLES[PROGRAMME].columns[column])
        return {value: words.text(f"{column}-{value}") for value in allowed}

    return {
        "date": st.column_config.DateColumn(of("date"), format="YYYY-MM-DD"),
        "place": one_of("place", places),
        "kind": one_of("kind", chosen("kind")),
        "title_en": st.column_config.TextColumn(of("title_en")),
        "title_ja": st.column_config.TextColumn(of("title_ja")),
        "site_id": one_of("site_id", sites),
        "part": one_of("part", chosen("part")),
    }


def _places(fields: Fields, rows: Iterable[Row]) -> dict[str, str]:
    """Return where an item may be, by the value of its column: Tokyo, hosts, places of others."""
    hosts = [
        {"place_en": host["host_en"], "place_ja": host["host_ja"]}
        for host in fields.draft.form.rows["hosts"]
    ]
    every = (TOKYO, *hosts, *rows)
    named = ((_place(row), fields.view.words.name(as_named(row), "place")) for row in every)
    return {place: name for place, name in named if place}


# One item in fields: for telephones, for the keyboard, and with the words that it was read from.


def _draw_item(fields: Fields, rows: Sequence[Row]) -> None:
    words, view = fields.view.words, fields.view
    if rows:
        at = min(_ITEM.get(), len(rows) - 1)
        set_widget(_ITEM, at)
        st.selectbox(
            words.text("form-item-choose"),
            range(len(rows)),
            format_func=lambda number: item_name(fields, number),
            key=_ITEM.name,
        )
        with fields.row(PROGRAMME, at):
            for column in ("title_en", "title_ja"):
                fields.draw_text((PROGRAMME, at, column))
            fields.draw_day((PROGRAMME, at, "date"))
            _draw_place(fields, rows, at)
            fields.draw_list((PROGRAMME, at, "kind"))
            fields.draw_list((PROGRAMME, at, "part"))
            fields.draw_choice((PROGRAMME, at, "site_id"), form_sites.site_names(fields))
            fields.draw_choice((PROGRAMME, at, "theme_id"), theme_names(view.whole, words))
    st.button(words.text("form-add-programme"), key="form-add-programme", on_click=_add)


def _draw_place(fields: Fields, rows: Sequence[Row], at: int) -> None:
    """Draw where an item is: one of the places of the week, or any other that is typed."""
    names, words = _places(fields, rows), fields.view.words
    with st.container(key="field-form-item-place", gap="xsmall"):
        set_widget(_PLACE, _place(rows[at]) or None)
        st.selectbox(
            words.text("column-place"),
            [*names],
            index=None,
            format_func=lambda place: names.get(place, place),
            key=_PLACE.name,
            placeholder=fields.blank((PROGRAMME, at, "place_en")),
            accept_new_options=True,
            on_change=_move,
            args=(at,),
        )
        fields.draw_origins(*((PROGRAMME, at, column) for column in PLACE))
        fields.draw_problems(*((PROGRAMME, at, column) for column in PLACE))


def _move(at: int) -> None:
    rows = [*drafts.rows_of(PROGRAMME)]
    rows[at] = _at(_PLACE.get() or BLANK, rows[at])
    drafts.set_rows(PROGRAMME, rows, range(len(rows)))


def item_name(fields: Fields, number: int) -> str:
    """Return what an item is called: its number, its day, its title."""
    row, words = fields.draft.form.rows[PROGRAMME][number], fields.view.words
    day = day_of(row["date"])
    title = words.name(as_named(row), "title") or words.text("form-item-untitled")
    return words.apart((str(number + 1), words.day_in_short(day) if day else "", title))


def _add() -> None:
    """Add an item behind the last one: on its day and at its place, until told otherwise."""
    rows = drafts.rows_of(PROGRAMME)
    last = {name: rows[-1][name] for name in ("date", "part", *PLACE)} if rows else {}
    drafts.add_row(PROGRAMME, blank_row(PROGRAMME, **last))
    _ITEM.set(len(rows))
