"""What every page opens with: its title and lead, the demonstration banner, problems and chips."""

from base64 import b64encode
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from html import escape
from mimetypes import guess_type
from pathlib import Path
from types import ModuleType
from typing import Any

import streamlit as st

from analysis.frames.caching import cached
from analysis.links.address import LISTS, OPENING
from analysis.links.reading import Unused, nearest
from analysis.narrative.record import as_of_line, filters_in_words, seminars_shown
from analysis.saving.transaction import obstacle
from analysis.search.entries import Entry
from analysis.selection import Selection
from analysis.summaries import scope
from analysis.words.labels import country_names, theme_names
from pages.components.html import draw_html, shortened
from pages.session import data
from pages.session.browser import go_to, kept_address, opened_link
from pages.session.view import View


def open_page(view: View, name: str, *, filtered: bool = True, opens: Collection[str] = ()) -> None:
    """Draw the head of a page; `name` finds its words: page-<name>, .lead.

    `opens` are the parameters of a link that this page opens and others do not.
    """
    st.title(view.words.text(f"page-{name}"), anchor=False)
    lead = escape(view.words.text(f"page-{name}.lead"))
    draw_html(f'<p class="kz-lead">{lead}</p>{print_line(view, name)}{_sidebar_button(view)}')
    draw_link_line(view, opens)
    if view.is_demo:
        st.warning(view.words.text("demo-banner"))
    if _draw_no_data(view):
        return
    _draw_problem_notice(view)
    if filtered:
        draw_chips(view)


def _sidebar_button(view: View) -> str:
    """Return the button that opens menu and filters on a phone: sidebar.js and layout.css."""
    label = escape(view.words.text("sidebar-open"))
    return (
        '<button type="button" class="kz-open" aria-expanded="false" aria-controls="stSidebar">'
        f"{label}</button>"
    )


def nothing_to_show(view: View) -> bool:
    """Say that no seminar answers the filters, with the click that helps; True when so.

    A seminar of uncertain identity is none: figures without any other would be full of zeros.
    """
    if scope.seminars_in_scope.rows(view.chosen):
        return False
    if _no_data(view):
        return True
    with st.container(border=True, key="empty"):
        st.header(view.words.text("empty-title"), anchor=False)
        st.markdown(view.words.text("empty-text"))
        st.button(view.words.text("filter-reset"), key="empty-reset", on_click=reset)
    return True


def _no_data(view: View) -> str:
    """Return why there is no table at all, and nothing to correct or to filter."""
    found = obstacle(data.DATA_FOLDER, view.whole.name)
    return found if found in ("missing", "empty") else ""


def _draw_no_data(view: View) -> bool:
    """Say calmly that there are no data, and what can be done; True when so."""
    found = _no_data(view)
    if found:
        add, demo = (view.address.link("check"), view.address.link("overview", data="demo"))
        st.info(view.words.text(f"obstacle-{found}", add=add, demo=demo))
    return bool(found)


def _draw_problem_notice(view: View) -> None:
    """Point to the problems page when a file needs correction."""
    errors = sum(problem.severity == "error" for problem in view.whole.problems)
    if errors:
        link = view.address.link("about")
        st.error(view.words.text("problem-notice", count=errors, link=link))


# The logo and the icon, as the page takes them.

FOLDER = Path(__file__).parents[1] / "web" / "images"


@cache
def image(name: str) -> str:
    """Return an image as an address that holds it: a file would be read again on each run."""
    kind, _ = guess_type(name)
    return f"data:{kind};base64,{b64encode((FOLDER / name).read_bytes()).decode()}"


# The title of the browser's tab: the page, what it is about, and Kizuna.

PRODUCT = "Kizuna"


def title_of(view: View, page: ModuleType) -> str:
    """Return the title of a page; one that opens something names it by its `subject`."""
    subject = page.subject(view) if hasattr(page, "subject") else ""
    return title_in_words(view, page.NAME, subject)


def title_in_words(view: View, name: str, subject: str) -> str:
    """Return the title of a page by its name and what it is about, "" if by itself alone."""
    return " · ".join(filter(None, (view.words.text(f"page-{name}.menu"), subject, PRODUCT)))


# What stands under a page's title on paper: data set, filters, sources and the day.

# Where the browser writes the day on which the reader prints.
DAY = "…"


def print_line(view: View, name: str) -> str:
    """Return the line, out of sight on screens; print.js repeats its data-foot on each sheet."""
    words = view.words
    data_set = words.text("print-demo" if view.is_demo else "print-record")
    foot = " · ".join((words.text("app-title"), words.text(f"page-{name}.menu"), data_set))
    filters = filters_in_words(view.whole, view.selection, words)
    day = escape(words.text("print-day", day=DAY)).replace(DAY, "<time></time>")
    return (
        f'<p class="kz-print" data-foot="{escape(foot)}"><b>{escape(data_set)}</b>'
        f"<br>{escape(filters)}<br>{escape(as_of_line(view.whole, words))} {day}</p>"
    )


# What is chosen stands as chips in the page, each with a cross, beside "n of N seminars".


def draw_chips(view: View) -> None:
    """Draw "n of N seminars" and, for each chosen value, a chip that takes it back."""
    draw_html(_chosen(view))


@cached
def _chosen(view: View) -> str:
    words, values = view.words, _values(view)
    said = seminars_shown(view.history, view.chosen, view.selection, words)
    chosen = _chips(view) + _reset(view) if view.selection.is_narrowed else ""
    # To the ear the filters are named, as one of countries leaves the number of seminars as it is.
    filters = words.listing(name for _, _, name in values)
    spoken = words.text("seminars-spoken", shown=said, filters=filters) if values else said
    told = f'<p data-announced="{escape(spoken)}">{escape(said)}</p>'
    return f'<div class="kz-chosen">{told}{chosen}</div>'


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    go_to(replace(address, selection=_taken_back(address.selection)))


def _taken_back(chosen: Selection) -> Selection:
    return chosen.within_office() if chosen.is_narrowed else Selection()


def _reset(view: View) -> str:
    link = escape(view.address.here(selection=_taken_back(view.selection)))
    return f'<a class="kz-reset" href="{link}">{escape(view.words.text("filter-reset"))}</a>'


def _values(view: View) -> list[tuple[str, Any, str]]:
    """Return each chosen value with its parameter and its name."""
    selection, words = view.selection, view.words
    names: dict[str, Any] = {
        "year": words.fiscal_year,
        "country": country_names(view.whole, words).__getitem__,
        "theme": theme_names(view.whole, words).__getitem__,
    }
    return [
        (parameter, value, names[parameter](value))
        for parameter, field in LISTS.items()
        for value in getattr(selection, field)
    ]


def _chips(view: View) -> str:
    chips = "".join(_chip(view, *value) for value in _values(view))
    return f'<ul class="kz-chips">{chips}</ul>'


def _chip(view: View, parameter: str, value: Any, name: str) -> str:
    """Return a chip; doors.js drops its value from the address at hand, which may be newer."""
    said = escape(view.words.text("filter-chip.help", name=name))
    left = escape(view.address.without(parameter, value))
    return (
        f'<li><a class="kz-chip" href="{left}" data-drops="{escape(f"{parameter}={value}")}"'
        f' title="{said}">{escape(view.words.text("filter-chip", name=name))}</a></li>'
    )


# The line that says what of a link could not be used, until the reader's next choice.

# So many parts are named; the others are counted.
NAMED = 5
# Any page opens evidence.
_EVERYWHERE = ("cell",)


def draw_link_line(view: View, opens: Collection[str]) -> None:
    """Say what of the link could not be used; `opens` are what this page opens of `OPENING`."""
    link = opened_link()
    if link is None:
        return
    unread = {*view.address.parameters()}.intersection(OPENING) - {*_EVERYWHERE, *opens}
    idle = tuple(
        Unused(name, value)
        for name, values in view.address.parameters().items()
        if name in unread
        for value in values
        if Unused(name, value) not in link.unused
    )
    if link.unused or idle:
        draw_html(_line(view, link.unused, idle))


@cached
def _line(view: View, unused: tuple[Unused, ...], idle: tuple[Unused, ...]) -> str:
    """Return the line; `idle` is what another page would open."""
    words = view.words
    parts = [_part(view, one, seek=one in unused) for one in (*unused, *idle)[:NAMED]]
    rest = len(unused) + len(idle) - len(parts)
    more = [escape(words.text("link-more", count=rest))] if rest else []
    said = words.text("link-unused", parts=words.listing([*parts, *more]))
    return f'<p class="kz-note" role="status">{said}</p>'


def _part(view: View, unused: Unused, *, seek: bool) -> str:
    """Return a part of the link as HTML, with the doors to what is nearest to it."""
    words, given = view.words, (unused.parameter, unused.value)
    name, value = (escape(shortened(text)) for text in given)
    said = words.text("link-part", name=name, value=value)
    near = nearest(unused, view.selection.office, view.whole, words) if seek else ()
    if not near:
        return said
    doors = words.listing(_door(view, unused.parameter, entry) for entry in near)
    return words.text("link-part-near", part=said, names=doors)


def _door(view: View, parameter: str, entry: Entry) -> str:
    """Return the door to the same page with a thing in the place of what could not be used."""
    selection = view.selection
    in_filter: dict[str, dict[str, object]] = {
        "country": {"selection": replace(selection, countries=(*selection.countries, entry.id))},
        "theme": {"selection": replace(selection, themes=(*selection.themes, entry.id))},
    }
    opened = in_filter.get(parameter, {parameter: entry.id})
    link = escape(view.address.here(**opened))
    return f'<a href="{link}" target="_self">{escape(entry.name)}</a>'
