"""Where a reader chooses what a page opens: its country, its seminar, the search field."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.html.elements import Markup, element
from analysis.links.address import Address
from analysis.loading.dataset import Dataset
from analysis.search.finding import LONGEST_QUERY
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import states
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words, country_names, seminar_labels
from pages.components.html import literal, shortened
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
from pages.session.view import View


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


def search_form(address: Address, words: Words, place: str) -> Markup:
    """Return the field; `place` tells the one in the header from the one in the page."""
    field = f"search-{place}"
    written = element(
        "input",
        id=field,
        name="q",
        type="search",
        value=address.q,
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
        action=address.link("search"),
    )
