"""The filter bar: office, fiscal years, countries and themes, as far as they act on the page.

Each widget is set from the address and writes to it, so that a link restores the choice. Empty
means all. Countries are chosen by their groups too, themes by their families.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative.record import years_in_words
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.programme.themes import themes_taken_up
from analysis.summaries.scope import condensed, seminars_in_scope
from analysis.words import catalogue
from analysis.words.catalogue import Words
from pages.components import choices, html
from pages.session.browser import go_to, kept_address, renewed, set_widget, when_chosen
from pages.session.state import Key
from pages.session.view import View

# Years that are asked for most: from this one on, and as many of the newest seminars.
SINCE = 2015
NEWEST = 5


def draw_filter_bar(view: View, filters: Collection[str]) -> None:
    """Draw the filters that act on a page; none where nothing does."""
    if not filters:
        return
    draw = {
        "office": _choose_office,
        "fiscal_years": _choose_years,
        "countries": _choose_countries,
        "themes": _choose_themes,
    }
    with st.container(key="filter-bar", horizontal=True, vertical_alignment="center", gap="small"):
        for name in filters:
            draw[name](view)


def _choose_office(view: View) -> None:
    words = view.words
    offices = catalogue.office_names(view.whole, words)
    everywhere = words.text("filter-all-offices")
    key = Key("filter-office", "")
    set_widget(key, view.selection.office)
    st.selectbox(
        words.text("filter-office"),
        [*offices, ALL_OFFICES],
        key=key.name,
        format_func=lambda office: offices.get(office, everywhere),
        label_visibility="collapsed",
        on_change=lambda: _choose(office=key.get()),
    )


def _choose(**changes: Any) -> None:
    go_to(kept_address().with_selection(**changes))


# Fiscal years: a range, and what is asked for most of it.


def _choose_years(view: View) -> None:
    words, chosen = view.words, view.selection.fiscal_years
    every = _years_of_office(view.whole, view.selection.office)
    said = years_in_words(chosen, words) if chosen else words.text("filter-fiscal_years-all")
    with st.popover(said, key="pop-fiscal_years"):
        presets = _presets(view.whole, view.selection.office)
        _choose_preset(presets, chosen, words)
        if len(every) > 1:
            _choose_range(every, chosen, words)


@cached
def _years_of_office(whole: Dataset, office: str) -> range:
    """Return the fiscal years from the first seminar of an office to its last."""
    of_office = filter_dataset(condensed(whole), Selection(office))
    years = [row["fiscal_year"] for row in records(of_office.seminars)]
    return range(min(years), max(years) + 1) if years else range(0)


@cached
def _presets(whole: Dataset, office: str) -> Mapping[str, tuple[int, ...]]:
    """Return the years that are asked for most, by the name of their choice."""
    every = _years_of_office(whole, office)
    of_office = filter_dataset(condensed(whole), Selection(office))
    held = sorted(
        {row["fiscal_year"] for row in seminars_in_scope.rows(of_office) if row["status"] == "held"}
    )
    first = min(held[-NEWEST:], default=0)
    return {
        "all": (),
        "since": tuple(year for year in every if year >= SINCE),
        "newest": tuple(year for year in every if first <= year <= max(held, default=0)),
    }


def _choose_preset(
    presets: Mapping[str, tuple[int, ...]], chosen: tuple[int, ...], words: Words
) -> None:
    preset = next((name for name, years in presets.items() if years == chosen), None)
    key = renewed("filter-preset", preset)
    st.container(key="filter-preset").pills(
        words.text("filter-fiscal_years"),
        list(presets),
        key=key.name,
        format_func=lambda name: words.text(f"filter-years-{name}", year=words.fiscal_year(SINCE)),
        on_change=when_chosen(key, lambda name: _choose(fiscal_years=presets[name or "all"])),
    )


def _choose_range(every: range, chosen: tuple[int, ...], words: Words) -> None:
    first, last = (min(chosen), max(chosen)) if chosen else (every[0], every[-1])
    key = renewed("filter-fiscal_years", (max(first, every[0]), min(last, every[-1])))

    def choose(ends: tuple[int, int]) -> None:
        first, last = ends
        is_all = ends == (every[0], every[-1])
        _choose(fiscal_years=() if is_all else tuple(range(first, last + 1)))

    st.container(key="filter-fiscal_years").select_slider(
        words.text("filter-years-range"),
        list(every),
        # What the key holds is shown; that the slider has two ends it knows from this alone.
        value=(every[0], every[-1]),
        key=key.name,
        format_func=words.fiscal_year,
        on_change=when_chosen(key, choose),
    )


# Countries and themes: several of them, or whole groups at once.


@dataclass(frozen=True)
class _Several:
    """A filter of several values: the field of the selection, its options, and their groups."""

    field: str
    names: Mapping[str, str]
    groups: Mapping[str, Sequence[str]]
    group_titles: Mapping[str, str]


def _choose_countries(view: View) -> None:
    names = catalogue.country_names(view.whole, view.words)
    in_reach = {code: names[code] for code in choices.countries_in_reach(view)}
    groups = _members(view.whole.group_members, "group_id", "country", in_reach)
    _choose_several(
        view, _Several("countries", in_reach, groups, catalogue.group_names(view.whole, view.words))
    )


def _choose_themes(view: View) -> None:
    # A link may choose one that no seminar took up.
    taken_up = {*themes_taken_up(view.whole), *view.selection.themes}
    named = catalogue.theme_names(view.whole, view.words)
    names = {theme: name for theme, name in named.items() if theme in taken_up}
    families = _members(view.whole.themes, "family_id", "theme_id", names)
    _choose_several(
        view, _Several("themes", names, families, catalogue.family_names(view.whole, view.words))
    )


def _members(rows: Any, group: str, member: str, among: Collection[str]) -> dict[str, list[str]]:
    """Return the members that can be chosen by their group; groups without any are left out."""
    found: dict[str, list[str]] = {}
    for row in records(rows):
        if row[member] in among and isinstance(row[group], str):
            found.setdefault(row[group], []).append(row[member])
    return found


def _choose_several(view: View, several: _Several) -> None:
    words, field = view.words, several.field
    chosen: tuple[str, ...] = getattr(view.selection, field)
    with st.popover(html.literal(_said(chosen, several, words)), key=f"pop-{field}"):
        if several.groups:
            _choose_groups(chosen, several, words)
        key = renewed(f"filter-{field}", list(chosen))
        st.container(key=f"filter-{field}").multiselect(
            words.text(f"filter-{field}"),
            list(several.names),
            key=key.name,
            format_func=lambda one: several.names[one],
            placeholder=words.text("filter-all"),
            on_change=when_chosen(key, lambda values: _choose(**{field: tuple(values)})),
        )


def _said(chosen: Sequence[str], several: _Several, words: Words) -> str:
    """Return what is chosen: all, a group, one by its name, or how many."""
    if not chosen:
        return words.text(f"filter-{several.field}-all")
    for group, members in several.groups.items():
        if {*members} == {*chosen}:
            return several.group_titles[group]
    if len(chosen) == 1:
        return several.names[chosen[0]]
    return words.text(f"filter-{several.field}-some", count=len(chosen))


def _choose_groups(chosen: Sequence[str], several: _Several, words: Words) -> None:
    """Draw the groups; those of which all are chosen are pressed."""
    whole = [group for group, members in several.groups.items() if {*members} <= {*chosen}]
    key = renewed(f"filter-groups-{several.field}", whole)

    def choose(groups: Sequence[str]) -> None:
        pressed, now = {*groups}, getattr(kept_address().selection, several.field)
        dropped = {one for group in {*whole} - pressed for one in several.groups[group]}
        added = (one for group in pressed - {*whole} for one in several.groups[group])
        left = [one for one in now if one not in dropped]
        _choose(**{several.field: tuple(dict.fromkeys((*left, *added)))})

    st.container(key=f"filter-groups-{several.field}").pills(
        words.text(f"filter-groups-{several.field}"),
        list(several.groups),
        selection_mode="multi",
        key=key.name,
        # Options of pills are Markdown, those of a list are not.
        format_func=lambda group: html.literal(several.group_titles[group]),
        on_change=when_chosen(key, choose),
    )
