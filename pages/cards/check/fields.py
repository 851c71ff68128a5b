"""The fields of the form: each a cell, with the words that it was read from and what is wrong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st
from pandera.pandas import Column

from analysis.contract.problems import Problem
from analysis.contract.schema import (
    FIRST_FISCAL_YEAR,
    LAST_FISCAL_YEAR,
    TABLES,
    YES_NO,
    allowed_values,
)
from analysis.form.countries import whole_number
from analysis.form.form import FormCell, Row
from analysis.html.elements import Markup, element, in_its_language
from analysis.intake.headings import column_heading
from analysis.narrative.form_problems import field_sentence
from analysis.report_reader.drafts import Proposal
from analysis.words import catalogue
from pages.components import html
from pages.session import drafts
from pages.session.browser import set_widget
from pages.session.state import Key, T
from pages.session.view import View

# What a cell holds that is not documented.
BLANK = ""
YES, NO = YES_NO
# The tables of which a form has one row.
_ONE_ROW = ("seminars", "sources")
# That the data have such a seminar is told with the way to it: form.py.
_SAID_OTHERWISE = (("seminars", "same_thing"),)
# No seminar was before the first day, and none is known so far ahead.
FIRST_DAY, LAST_DAY = date(FIRST_FISCAL_YEAR, 4, 1), date(LAST_FISCAL_YEAR, 12, 31)
# The parts of a form, from top to bottom.
CARDS = ("when", "hosts", "themes", "people", "programme", "sites", "source")
# So much of the words that a value was read from stands beside its field.
LONGEST_WORDS = 90


@dataclass(frozen=True, eq=False)
class Fields:
    """The form that a reader has open, as it stands, and what is wrong with its cells."""

    view: View
    draft: drafts.OpenDraft
    problems: Mapping[FormCell, Sequence[Problem]]

    def text(self, place: FormCell) -> str:
        """Return the text of a cell."""
        table, row, column = place
        return self.draft.form.rows[table][row][column]

    def label(self, place: FormCell) -> str:
        """Return what a field is called."""
        table, _, column = place
        return column_heading(TABLES[table], column, self.view.words)

    def blank(self, place: FormCell) -> str:
        """Return what stands in a field that is blank, which says what that means."""
        return self.view.words.text("form-needed" if self._is_needed(place) else "not-documented")

    def _column(self, place: FormCell) -> Column:
        table, _, column = place
        return TABLES[table].columns[column]

    def _is_needed(self, place: FormCell) -> bool:
        return not self._column(place).nullable

    # What fields stand in: a card for each part of the form, a frame for each row of a table.

    @contextmanager
    def card(self, name: str) -> Iterator[None]:
        """Draw a part of the form in a card, with what its blanks mean."""
        words = self.view.words
        with st.container(border=True, key=f"card-form_{name}"):
            st.header(words.text(f"card-form_{name}"), anchor=False)
            html.draw_html(html.note(words.text(f"card-form_{name}.blank")))
            yield

    @contextmanager
    def row(self, table: str, row: int) -> Iterator[None]:
        """Draw the fields of a row beside each other, and the button that takes the row out."""
        with st.container(key=f"fields-{table}-{row}"):
            yield
        self.draw_problems((table, row, ""))
        st.button(
            self.view.words.text(f"form-remove-{table}", number=row + 1),
            key=f"form-remove-{table}-{row}",
            type="tertiary",
            on_click=drafts.remove_row,
            args=(table, row),
        )

    def draw_add(self, table: str, blank: Row) -> None:
        """Draw the button that adds a row."""
        st.button(
            self.view.words.text(f"form-add-{table}"),
            key=f"form-add-{table}",
            on_click=drafts.add_row,
            args=(table, blank),
        )

    # Fields, one for each kind of cell.

    def draw_text(self, place: FormCell, *, tall: bool = False) -> None:
        """Draw a field for words."""
        with self._frame(place):
            key = Key(key_of(place), BLANK)
            set_widget(key, self.text(place))
            draw = partial(st.text_area, height=100) if tall else st.text_input
            draw(
                self.label(place),
                key=key.name,
                placeholder=self.blank(place),
                on_change=_changed,
                args=(place, key, str),
            )

    def draw_number(self, place: FormCell, low: int, high: int, label: str = "") -> None:
        """Draw a field for a whole number."""
        with self._frame(place):
            key = Key[int | None](key_of(place), None)
            set_widget(key, whole_number(self.text(place)))
            st.number_input(
                label or self.label(place),
                min_value=low,
                max_value=high,
                step=1,
                value=None,
                key=key.name,
                placeholder=self.blank(place),
                on_change=_changed,
                args=(place, key, _written),
            )

    def draw_day(self, place: FormCell) -> None:
        """Draw a field for a day."""
        with self._frame(place):
            key = Key[date | None](key_of(place), None)
            set_widget(key, day_of(self.text(place)))
            st.date_input(
                self.label(place),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                key=key.name,
                format="YYYY-MM-DD",
                on_change=_changed,
                args=(place, key, _written),
            )

    def draw_one_of(self, place: FormCell) -> None:
        """Draw the few words of a column of choices beside each other.

        Blank is one of them, where the column may be.
        """
        allowed = allowed_values(self._column(place))
        with self._frame(place):
            key = Key[str | None](key_of(place), None)
            now = self.text(place)
            options = allowed if self._is_needed(place) else (*allowed, BLANK)
            set_widget(key, now if now in options else None)
            st.segmented_control(
                self.label(place),
                options,
                format_func=partial(self.shown, place),
                required=True,
                key=key.name,
                on_change=_changed,
                args=(place, key, _written),
            )

    def draw_list(self, place: FormCell) -> None:
        """Draw the words of a column of choices as a list, where they are many."""
        allowed = allowed_values(self._column(place))
        self.draw_choice(place, {value: self.shown(place, value) for value in allowed})

    def draw_yes(self, place: FormCell, label: str) -> None:
        """Draw a box to be ticked where a cell says yes."""
        with self._frame(place):
            key = Key(key_of(place), False)
            set_widget(key, self.text(place) == YES)
            st.checkbox(label, key=key.name, on_change=_changed, args=(place, key, _yes_or_no))

    def draw_choice(self, place: FormCell, names: Mapping[str, str], label: str = "") -> None:
        """Draw a list to choose from: `names` by what the cell holds."""
        now = self.text(place)
        options = [*names] if now in names or not now else [now, *names]
        with self._frame(place):
            key = Key[str | None](key_of(place), None)
            set_widget(key, now or None)
            st.selectbox(
                label or self.label(place),
                options,
                index=None,
                format_func=lambda option: names.get(option, option),
                key=key.name,
                placeholder=self.blank(place),
                on_change=_changed,
                args=(place, key, _written),
            )

    @contextmanager
    def _frame(self, place: FormCell) -> Iterator[None]:
        """Draw a field, and under it what it was read from and what is wrong with it."""
        with st.container(key=f"field-{key_of(place)}", gap="xsmall"):
            yield
            if found := self.draft.origins.get(place, ()):
                self._draw_origin(place, found)
            self.draw_problems(place)

    # What stands under a field.

    def draw_origins(self, *places: FormCell) -> None:
        """Say which words cells were read from, of several as of one."""
        if found := [one for place in places for one in self.draft.origins.get(place, ())]:
            html.draw_html(origin_html(self.view, "form-read", found))

    def draw_problems(self, *places: FormCell) -> None:
        """Say what is wrong with cells, or with rows."""
        if said := [one for place in places for one in self.wrong(place)]:
            html.draw_html(html.stacked(*dict.fromkeys(said)))

    def wrong(self, place: FormCell) -> list[Markup]:
        """Return what is wrong with a cell."""
        table, dataset, words = place[0], self.view.whole, self.view.words
        return [
            element("p", field_sentence(table, problem, dataset, words), class_=_kind(problem))
            for problem in self.problems.get(place, ())
            if (table, problem.code) not in _SAID_OTHERWISE
        ]

    def _draw_origin(self, place: FormCell, found: Sequence[Proposal]) -> None:
        words, now, read = self.view.words, self.text(place), readings(found)
        is_certain = len(read) == 1
        if is_certain and now in read:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                html.draw_html(origin_html(self.view, "form-read", found))
                # Of hosts, themes and items the whole row is taken out.
                if place[0] in _ONE_ROW and not self._is_needed(place):
                    self._draw_leave_out(place)
            return
        message = "form-read-otherwise" if is_certain else "form-read-either"
        html.draw_html(origin_html(self.view, message, found))
        key = Key[str | None](f"{key_of(place)}-read", None)
        set_widget(key, now if now in read else None)
        st.pills(
            words.text("form-readings", field=self.label(place)),
            read,
            format_func=partial(self.shown, place),
            key=key.name,
            label_visibility="collapsed",
            on_change=_changed,
            args=(place, key, _written),
        )

    def _draw_leave_out(self, place: FormCell) -> None:
        """Draw the button that takes a value out; named after its field where it cannot be seen."""
        st.button(
            self.view.words.text("form-leave-out", field=self.label(place)),
            key=f"{key_of(place)}-drop",
            type="tertiary",
            on_click=drafts.set_cell,
            args=(place, BLANK),
        )

    def shown(self, place: FormCell, text: str) -> str:
        """Return what a cell holds as the reader's language writes it."""
        words, column = self.view.words, place[-1]
        if not text:
            return self.blank(place)
        if text in YES_NO:
            return words.text(f"form-list-{text}")
        if text in allowed_values(self._column(place)):
            return words.text(f"{column}-{text}")
        if day := day_of(text):
            return words.day(day)
        names = {
            "theme_id": catalogue.theme_names,
            "country": catalogue.country_names,
            "office_id": catalogue.office_names,
            "prefecture": catalogue.prefecture_names,
        }
        return names[column](self.view.whole, words)[text] if column in names else text


def key_of(place: FormCell) -> str:
    """Return the key of the field of a cell."""
    table, row, column = place
    return f"form-{table}-{row}-{column}"


def day_of(text: str) -> date | None:
    """Return the day that a cell holds, None for any other text."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def as_named(row: Row) -> dict[str, str | None]:
    """Return a row as those of the data are: what is blank is None."""
    return {column: text or None for column, text in row.items()}


def readings(found: Sequence[Proposal]) -> list[str]:
    """Return all that a report may say in a cell, the likeliest first."""
    every = (value for one in found for value in (one.value, *one.alternatives))
    return [*dict.fromkeys(str(value) for value in every if value is not None)]


def mark_of(proposal: Proposal) -> str:
    """Return the id of the place in the text that a proposal was read from."""
    return f"words-{proposal.start}"


def origin_html(view: View, message: str, found: Sequence[Proposal]) -> Markup:
    """Return the words that a value was read from, each a link to its place in the text."""
    first = {proposal.words: proposal for proposal in reversed(found)}
    links = [
        element(
            "a",
            in_its_language(_short(words), view.words.language),
            href=f"#{mark_of(proposal)}",
            class_="kz-origin-words",
        )
        for words, proposal in reversed(first.items())
    ]
    quoted = [html.message_html(view.words, "form-quoted", words=one) for one in links]
    said = html.message_html(view.words, message, words=html.listing_html(view.words, quoted))
    return element("p", said, class_="kz-origin")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_WORDS else f"{plain[:LONGEST_WORDS]}…"


def _kind(problem: Problem) -> str:
    return f"kz-wrong kz-wrong-{problem.severity}"


def _written(value: object) -> str:
    return BLANK if value is None else str(value)


def _yes_or_no(value: bool) -> str:
    return YES if value else NO


def _changed(place: FormCell, key: Key[T], write: Callable[[T], str]) -> None:
    """Take what a reader has chosen or typed into the form."""
    drafts.set_cell(place, write(key.get()))
