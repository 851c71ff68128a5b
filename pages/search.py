"""Search: countries, hosts, themes, seminars and sites by any of their names."""

from collections.abc import Sequence

import streamlit as st

from analysis.html.elements import Markup, element, escaped, in_its_language, joined, link
from analysis.narrative import search
from analysis.search.entries import SearchEntry
from analysis.search.finding import Found, close_names, find, is_too_short, is_year_that_never_was
from analysis.selection import ALL_OFFICES, Selection
from analysis.words.catalogue import Words
from pages.components import choices, page
from pages.components.html import draw_html, listed
from pages.session.view import View

NAME = "search"


def subject(view: View) -> str:
    """Return what is searched for."""
    return view.address.q.strip()


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME, filtered=False, opens=("q",))
    draw_html(choices.search_form(view.address, view.words, "page"))
    draw_found(view)


# How the same year and the same place may be written.
YEARS = ("2019", "FY2019", "R1", "令和元年度")
PLACES = ("下関", "しものせき", "Shimonoseki", "Simonoseki")
# Of one kind; more of them say that the query is too short.
MOST_SHOWN = 20


def draw_found(view: View) -> None:
    """Draw what the query of the address finds, or say why that is nothing."""
    query, words = view.address.q.strip(), view.words
    if is_too_short(query):
        _say(words.text("search-short") if query else _what_can_be_searched(words), words)
        return
    found = find(query, view.whole, words)
    if not found:
        _draw_nothing(view, query)
        return
    _draw_result(search.found_sentence(query, found, words), words)
    # The kind of the best comes first.
    for kind in dict.fromkeys(thing.entry.kind for thing in found):
        _draw_kind(view, kind, [thing for thing in found if thing.entry.kind == kind])


def _draw_result(sentence: str, words: Words) -> None:
    """Draw how much was found, which is announced too (announce.js)."""
    with st.container(key="search-result"):
        _say(sentence, words)


def _say(sentence: str, words: Words) -> None:
    """Say something that may hold words of both languages."""
    draw_html(element("p", in_its_language(sentence, words.language)))


def _draw_nothing(view: View, query: str) -> None:
    """Say that nothing was found, what is close to it, and what can be searched."""
    words = view.words
    why = "search-no-year" if is_year_that_never_was(query) else "search-none"
    _draw_result(words.text(why, query=query), words)
    close = close_names(query, view.whole, words)
    if close:
        with st.container(border=True, key="card-search-close"):
            st.header(words.text("search-close"), anchor=False)
            draw_html(_list(view, close))
    _say(_what_can_be_searched(words), words)


def _what_can_be_searched(words: Words) -> str:
    return words.text("search-blank", years=words.listing(YEARS), places=words.listing(PLACES))


def _draw_kind(view: View, kind: str, found: Sequence[Found]) -> None:
    with st.container(border=True, key=f"card-search-{kind}"):
        st.header(view.words.text(f"search-{kind}"), anchor=False)
        draw_html(_list(view, found[:MOST_SHOWN]))
        if len(found) > MOST_SHOWN:
            st.caption(view.words.text("search-first", shown=MOST_SHOWN, all=len(found)))


def _list(view: View, found: Sequence[Found]) -> Markup:
    return listed((_item(view, thing) for thing in found), "kz-found")


def _item(view: View, found: Found) -> Markup:
    """Return a thing as HTML: its name with its link, the form that was found, and its line."""
    entry, words = found.entry, view.words
    address = address_of(view, entry)
    name = link(address, entry.name) if address else escaped(entry.name)
    parts = (
        search.entry_line(view.whole, entry, words),
        *(_hosted(view, entry) if entry.kind == "host" else ()),
        in_its_language(search.form_line(view.whole, found, words), words.language),
    )
    return name + element("p", joined(filter(None, parts), words.gap))


def _hosted(view: View, entry: SearchEntry) -> list[Markup]:
    """Return the links of all the seminars that a host hosted."""
    short = search.seminars_in_short(view.whole, view.words)
    return [
        link(view.address.link("seminar", seminar=seminar), short[seminar])
        for seminar in entry.seminar_ids
    ]


def address_of(view: View, entry: SearchEntry) -> str:
    """Return the address that opens a thing, "" for a theme that no seminar took up.

    Its page is opened without the reader's filters, which could hide it.
    """
    office = _office(view, entry)
    if entry.kind == "country":
        selection = Selection(office, countries=(entry.id,))
        return view.address.link("country", selection=selection)
    if entry.kind == "theme":
        selection = Selection(office, themes=(entry.id,))
        return view.address.link("themes", selection=selection) if entry.seminar_ids else ""
    if entry.kind == "site":
        return view.address.link("site-visits", selection=Selection(office), site=entry.id)
    return view.address.link("seminar", seminar=entry.seminar_ids[0])


def _office(view: View, entry: SearchEntry) -> str:
    """Return the office where a thing is shown: the chosen one, if it has to do with it."""
    of_seminar = dict(
        zip(view.whole.seminars["seminar_id"], view.whole.seminars["office_id"], strict=True)
    )
    offices = {of_seminar[seminar] for seminar in entry.seminar_ids}
    chosen = view.selection.office
    if not offices or chosen in offices:
        return chosen
    return offices.pop() if len(offices) == 1 else ALL_OFFICES
