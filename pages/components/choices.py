"""Where a reader chooses: the filter bar, the country or seminar of a page, the search field."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import element
from analysis.links.address import Address
from analysis.loading.dataset import DATA_SETS, Dataset
from analysis.search.finding import LONGEST_QUERY, known_as
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance import states
from analysis.summaries.programme.themes import themes_taken_up
from analysis.summaries.scope import condensed
from analysis.words.catalogue import LANGUAGES, Words
from analysis.words.labels import country_names, office_names, seminar_labels, theme_names
from pages.components.html import draw_html, literal, shortened
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
from pages.session.view import View

# The one filter bar: office, fiscal years, countries, themes, data set and language.
#
# Each widget is set from the address and writes to it, so that a link restores the choice. Empty
# means all.


def draw_filters(view: View) -> None:
    """Draw the filter widgets."""
    words, selection = view.words, view.selection
    offices = office_names(view.whole, words)
    everywhere = words.text("filter-all-offices")
    _choose_one(
        st.selectbox,
        "filter-office",
        words.text("filter-office"),
        [*offices, ALL_OFFICES],
        selection.office,
        lambda office: offices.get(office, everywhere),
        lambda office: kept_address().with_selection(office=office),
    )
    years = {row["fiscal_year"] for row in records(view.whole.seminars)}
    _choose_many(view, "fiscal_years", sorted(years, reverse=True), words.fiscal_year)
    countries = country_names(view.whole, words)
    _choose_many(view, "countries", countries_in_reach(view), lambda code: countries[code])
    themes = theme_names(view.whole, words)
    known = [theme for theme in themes if theme in themes_taken_up(view.whole)]
    _choose_many(view, "themes", known, lambda theme: themes[theme])


def draw_settings(view: View) -> None:
    """Draw the choice of data set and language."""
    words, switch = view.words, partial(st.segmented_control, required=True, width="stretch")
    _choose_one(
        switch,
        "switch-data",
        words.text("filter-data"),
        DATA_SETS,
        view.address.data,
        lambda name: words.text(f"data-set-{name}"),
        lambda name: replace(kept_address().elsewhere(), data=name, q=kept_address().q),
    )
    _choose_one(
        switch,
        "switch-language",
        words.text("filter-language"),
        LANGUAGES,
        view.address.language,
        lambda language: words.text(f"language-{language}"),
        lambda language: replace(kept_address(), language=language),
    )


def _choose_one(
    widget: Callable[..., object],
    name: str,
    label: str,
    options: Iterable[str],
    chosen: str,
    written: Callable[[str], str],
    changed: Callable[[str], Address],
) -> None:
    key = Key(name, "")
    set_widget(key, chosen)
    widget(
        label,
        options,
        key=key.name,
        format_func=written,
        on_change=lambda: go_to(changed(key.get())),
    )


def _choose_many(view: View, field: str, options: list[Any], written: Callable[[Any], str]) -> None:
    key = Key[list[Any]](f"filter-{field}", [])
    set_widget(key, list(getattr(view.selection, field)))
    st.multiselect(
        view.words.text(f"filter-{field}"),
        options,
        key=key.name,
        format_func=written,
        placeholder=view.words.text("filter-all"),
        on_change=lambda: go_to(kept_address().with_selection(**{field: tuple(key.get())})),
    )


def countries_in_reach(view: View) -> list[str]:
    """Return the countries that the office covers or that came to its seminars, by name."""
    office = filter_dataset(condensed(view.whole), Selection(view.selection.office))
    reached = states.countries_in_reach(office).union(view.selection.countries)
    return sorted(reached, key=country_names(view.whole, view.words).__getitem__)


# The choice of the country that a page opens.

_OPEN_COUNTRY = Key[str | None]("open-country", None)


def opened_country(view: View) -> str | None:
    """Return the first of the countries filtered; None without a filter."""
    return next(iter(view.selection.countries), None)


def choose_country(view: View) -> str | None:
    """Draw the choice among the office's countries; the first of those filtered is open."""
    names = country_names(view.whole, view.words)
    set_widget(_OPEN_COUNTRY, opened_country(view))
    return st.selectbox(
        view.words.text("country-choose"),
        countries_in_reach(view),
        index=None,
        key=_OPEN_COUNTRY.name,
        format_func=lambda code: names[code],
        placeholder=view.words.text("country-choose-hint"),
        on_change=_open_country,
    )


def _open_country() -> None:
    chosen, kept = _OPEN_COUNTRY.get(), kept_address()
    address = kept.elsewhere().with_selection(countries=(chosen,) if chosen else ())
    go_to(replace(address, report=kept.report))


# The choice of the seminar that a page opens.


def newest_first(dataset: Dataset) -> list[str]:
    """Return the ids of a data set's seminars of any status, the newest first."""
    ordered = dataset.seminars.sort_values("fiscal_year", ascending=False)
    return [str(identifier) for identifier in ordered["seminar_id"]]


def opened_seminar(view: View, options: Sequence[str], default: str | None) -> str | None:
    """Return the link's seminar, else the default; None where it is not an option."""
    chosen = view.address.seminar or default
    return chosen if chosen in options else None


_OPEN_SEMINAR = Key[str | None]("open-seminar", None)


def choose_seminar(view: View, options: Sequence[str], default: str | None) -> str | None:
    """Draw the choice, set to the link's seminar; None without one, or where it is not known."""
    labels = seminar_labels(view.whole, view.words)
    chosen = opened_seminar(view, options, default)
    if not options or not (view.address.seminar or default):
        return None
    set_widget(_OPEN_SEMINAR, chosen)
    return st.selectbox(
        view.words.text("seminar-choose"),
        options,
        index=None if chosen is None else 0,
        key=_OPEN_SEMINAR.name,
        format_func=lambda identifier: labels[identifier],
        placeholder=view.words.text("seminar-choose-hint"),
        on_change=_open_seminar,
    )


def draw_no_seminar(view: View) -> None:
    """Say why no seminar is open: there is none, or none is called what the link says."""
    asked = view.address.seminar
    if asked and len(view.history.seminars):
        name = seminar_labels(view.whole, view.words).get(asked, shortened(asked))
        st.info(literal(view.words.text("link-seminar", name=name)))
    else:
        st.info(view.words.text("seminar-none"))


def choose_beside(view: View, options: Sequence[str], seminar_id: str) -> str | None:
    """Draw the choice of a seminar to set beside another; None without one."""
    labels, others = seminar_labels(view.whole, view.words), [*options]
    if seminar_id in others:
        others.remove(seminar_id)
    if not others:
        return None
    chosen = view.address.beside if view.address.beside in others else None
    key = Key[str | None]("open-beside", None)
    key.set(chosen)
    return st.selectbox(
        view.words.text("beside-choose"),
        others,
        # So that the choice can be taken back.
        index=None,
        key=key.name,
        format_func=lambda identifier: labels[identifier],
        placeholder=view.words.text("beside-nothing"),
        on_change=lambda: go_to(
            replace(kept_address(), seminar=seminar_id, beside=key.get() or "")
        ),
    )


def with_linked(view: View, options: list[str]) -> list[str]:
    """Return the seminars to choose from; a link may open some of another office."""
    known = set(view.whole.seminars["seminar_id"])
    linked = dict.fromkeys((view.address.seminar, view.address.beside))
    return [*(one for one in linked if one in known and one not in options), *options]


def _open_seminar() -> None:
    chosen, kept = _OPEN_SEMINAR.get(), kept_address()
    go_to(replace(kept.elsewhere(), seminar=chosen or "", report=kept.report))


# The field in which to search: Enter opens the search page with what was written.
#
# A plain form, since Streamlit's own field takes what is written as soon as it is left. It leads
# where its address says, as links do: pages/web/links.js.


def draw_search_box(view: View, place: str) -> None:
    """Draw the field; `place` tells the one in the sidebar from the one in the page."""
    draw_html(_box(view, place))


def draw_key_setting(view: View) -> None:
    """Draw the switch of the key that leads to the search; the browser remembers it (keys.js).

    What filtering.js knows of the names in all lists comes with it: an element of its own would
    cost each page as much as a widget.
    """
    switch = element("input", type="checkbox", checked=True)
    label = element("label", switch, " ", view.words.text("search-key"))
    draw_html(element("p", label, class_="kz-key") + _known_as(view.whole, view.words))


@cached
def _known_as(dataset: Dataset, words: Words) -> Markup:
    # A name a line, a tab before each form: as JSON, whose every quotation mark takes six letters
    # in an attribute, it was half of what the server sends for a page (15 of 33 kB; 7 so).
    lines = ["\t".join((name, *forms)) for name, forms in known_as(dataset, words).items()]
    return element("div", hidden=True, data_known_as="\n".join(lines))


def _box(view: View, place: str) -> Markup:
    words, field = view.words, f"search-{place}"
    written = element(
        "input",
        id=field,
        name="q",
        type="search",
        value=view.address.q,
        placeholder=words.text("search-placeholder"),
        maxlength=LONGEST_QUERY,
        autocomplete="off",
        spellcheck="false",
    )
    return element(
        "form",
        element("label", words.text("search-label"), for_=field, class_="kz-hidden"),
        written,
        element("button", words.text("search-go")),
        class_="kz-search",
        role="search",
        aria_label=words.text(f"search-field-{place}"),
        action=view.address.link("search"),
    )
