"""What every page opens with: its title and lead, the link to it, problems and chips; its foot."""

import os
import re
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from analysis.frames.caching import cached
from analysis.html.elements import BREAK, NOTHING, Markup, element, escaped, joined, link
from analysis.links.address import LISTS, OPENING, Address, written_years
from analysis.links.reading import Unused, nearest
from analysis.loading.dataset import Dataset
from analysis.narrative import record
from analysis.search.entries import SearchEntry
from analysis.search.finding import known_as
from analysis.selection import Selection, years_in_runs
from analysis.summaries import scope
from analysis.words.catalogue import Words, country_names, theme_names
from pages.components import html
from pages.session import data
from pages.session.browser import go_to, kept_address, opened_link
from pages.session.view import View


@dataclass(frozen=True)
class Headline:
    """The heading of a page that is a finding: what stands over it, itself, and what follows."""

    kicker: str
    title: Markup
    lead: Markup = NOTHING


def open_page(
    view: View,
    name: str,
    *,
    filtered: bool = True,
    opens: Collection[str] = (),
    headline: Headline | None = None,
) -> None:
    """Draw the head of a page; `name` finds its words: page-<name>, .lead.

    `opens` are the parameters of a link that this page opens and others do not. A `headline` takes
    the place of the page's name.
    """
    if headline is None:
        st.title(view.words.text(f"page-{name}"), anchor=False)
        lead = element("p", view.words.text(f"page-{name}.lead"), class_="kz-lead")
        head = element("div", lead, _copy_link(view.words), class_="kz-under-title")
    else:
        head = _head(headline, view.words, name)
    html.draw_html(head + print_line(view, name))
    draw_link_line(view, opens)
    if _draw_no_data(view):
        return
    _draw_problem_notice(view)
    if filtered:
        draw_chips(view)


def _head(headline: Headline, words: Words, name: str) -> Markup:
    over = element("p", headline.kicker, class_="kz-kicker") + _copy_link(words)
    lead = headline.lead and element("div", headline.lead, class_="kz-under-title")
    return element(
        "div",
        element("div", over, class_="kz-over-title"),
        element("h1", headline.title),
        lead,
        class_=f"kz-head kz-head-{name}",
    )


@cached
def _copy_link(words: Words) -> Markup:
    """Return the button that copies the link to what is shown: header.js."""
    button = element(
        "button",
        words.text("copy-link"),
        type="button",
        data_copied=words.text("copy-link-done"),
        data_by_hand=words.text("copy-link-by-hand"),
    )
    field = element("input", readonly=True, hidden=True, aria_label=words.text("copy-link-address"))
    return element("div", element("span", role="status"), field, button, class_="kz-copy")


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
    found = data.STORE.obstacle(view.whole.name)
    return found if found in data.NO_DATA else ""


def _draw_no_data(view: View) -> bool:
    """Say calmly that there are no data, and what can be done; True when so."""
    found = _no_data(view)
    if found:
        add, demo = view.address.link("check"), view.address.link("./", data="demo")
        st.info(view.words.text(f"obstacle-{found}", add=add, demo=demo))
    return bool(found)


def _draw_problem_notice(view: View) -> None:
    """Point to the problems page when a file needs correction."""
    errors = sum(problem.severity == "error" for problem in view.whole.problems)
    if errors:
        link = view.address.link("about")
        st.error(view.words.text("problem-notice", count=errors, link=link))


# The icon, as the page takes it.

FOLDER = Path(__file__).parents[1] / "web" / "images"


@cache
def icon() -> str:
    """Return the icon as an address that holds it: a file would be read again on each run."""
    return f"data:image/png;base64,{b64encode((FOLDER / 'icon.png').read_bytes()).decode()}"


# The title of the browser's tab: the page, what it is about, and Kizuna.

PRODUCT = "Kizuna"


def title_of(view: View, page: ModuleType) -> str:
    """Return the title of a page; one that opens something names it by its `subject`."""
    subject = page.subject(view) if hasattr(page, "subject") else ""
    return title_in_words(view, page.NAME, subject)


def title_in_words(view: View, name: str, subject: str) -> str:
    """Return the title of a page by its name and what it is about, "" if by itself alone."""
    return view.words.apart((view.words.text(f"page-{name}.menu"), subject, PRODUCT))


# The foot of every page.


def draw_foot(view: View) -> None:
    """Draw the ways to what stands behind all, and the switch of the key that leads to the search.

    The browser remembers the switch (keys.js). What filtering.js knows of the names in all lists
    comes with it: an element of its own would cost each page as much as a widget.
    """
    foot = _foot(view.address.elsewhere(), view.words, address_of(contact()))
    html.draw_html(foot if html.is_still() else foot + _known_as(view.whole, view.words))


@cached
def _foot(address: Address, words: Words, tell: str) -> Markup:
    """Return the foot; `tell` is the address at which an error can be told, "" without one."""
    switch = element("input", type="checkbox", checked=True)
    key = element("label", switch, " ", words.text("search-key"), class_="kz-key")
    about = link(address.link("about"), words.text("page-about.menu"))
    error = html.link_elsewhere(tell, words.text("error-report")) if tell else NOTHING
    title = element("p", words.text("app-title"))
    return element("footer", title, error, about, key, class_="kz-foot")


@cached
def _known_as(dataset: Dataset, words: Words) -> Markup:
    # A name a line, a tab before each form: as JSON, whose every quotation mark takes six letters
    # in an attribute, it was half of what the server sends for a page (15 of 33 kB; 7 so).
    lines = ["\t".join((name, *forms)) for name, forms in known_as(dataset, words).items()]
    return element("div", hidden=True, data_known_as="\n".join(lines))


# What stands under a page's title on paper: data set, filters, sources and the day.


def print_line(view: View, name: str) -> Markup:
    """Return the line, out of sight on screens; print.js repeats its data-foot on each sheet."""
    words = view.words
    data_set = words.text("print-demo" if view.is_demo else "print-record")
    foot = words.apart((words.text("app-title"), words.text(f"page-{name}.menu"), data_set))
    filters = record.filters_in_words(view.whole, view.selection, words)
    # Where the browser writes the day on which the reader prints.
    day = html.message_html(words, "print-day", day=element("time"))
    last = escaped(record.as_of_line(view.whole, words)) + " " + day
    lines = joined((element("b", data_set), filters, last), BREAK)
    return element("p", lines, class_="kz-print", data_foot=foot + words.gap)


# What is chosen stands as chips in the page, each with a cross, beside "n of N seminars".


def draw_chips(view: View) -> None:
    """Draw "n of N seminars" and, for each chosen value, a chip that takes it back."""
    html.draw_html(_chosen(view))


@cached
def _chosen(view: View) -> Markup:
    words, values = view.words, _values(view)
    said = record.seminars_shown(view.history, view.chosen, view.selection, words)
    chosen = NOTHING
    if view.selection.is_filtered:
        chips = html.listed((_chip(view, *value) for value in values), "kz-chips")
        back = view.address.here(selection=_taken_back(view.selection))
        chosen = chips + element("a", words.text("filter-reset"), class_="kz-reset", href=back)
    # To the ear the filters are named, as one of countries leaves the number of seminars as it is.
    filters = words.listing(name for _, _, name in values)
    spoken = words.text("seminars-spoken", shown=said, filters=filters) if values else said
    # Without a filter it goes without saying, but for the ear that takes one back.
    heard = None if values else "kz-hidden"
    told = element("p", said, data_announced=spoken, class_=heard)
    return element("div", told, chosen, class_="kz-chosen")


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    go_to(replace(address, selection=_taken_back(address.selection)))


def _taken_back(chosen: Selection) -> Selection:
    return chosen.within_office() if chosen.is_filtered else Selection()


def _values(view: View) -> list[tuple[str, Any, str]]:
    """Return each chosen value with its parameter and its name."""
    selection, words = view.selection, view.words
    names: dict[str, Any] = {
        "country": country_names(view.whole, words).__getitem__,
        "theme": theme_names(view.whole, words).__getitem__,
    }
    runs = years_in_runs(selection.fiscal_years)
    years = [("year", written_years(*run), record.run_in_words(*run, words)) for run in runs]
    others = [
        (parameter, value, names[parameter](value))
        for parameter, field in LISTS.items()
        if parameter in names
        for value in getattr(selection, field)
    ]
    return years + others


def _chip(view: View, parameter: str, value: Any, name: str) -> Markup:
    """Return a chip; links.js drops its value from the address at hand, which may be newer."""
    return element(
        "a",
        view.words.text("filter-chip", name=name),
        class_="kz-chip",
        href=view.address.without(parameter, value),
        data_drops=f"{parameter}={value}",
        title=view.words.text("filter-chip.help", name=name),
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
        html.draw_html(_line(view, link.unused, idle))


@cached
def _line(view: View, unused: tuple[Unused, ...], idle: tuple[Unused, ...]) -> Markup:
    """Return the line; `idle` is what another page would open."""
    words = view.words
    parts = [_part(view, one, seek=one in unused) for one in (*unused, *idle)[:NAMED]]
    rest = len(unused) + len(idle) - len(parts)
    more = [words.text("link-more", count=rest)] if rest else []
    said = html.message_html(words, "link-unused", parts=html.listing_html(words, [*parts, *more]))
    return element("p", said, class_="kz-note", role="status")


def _part(view: View, unused: Unused, *, seek: bool) -> Markup:
    """Return a part of the link as HTML, with the links to what is nearest to it."""
    words, given = view.words, (unused.parameter, unused.value)
    name, value = map(html.shortened, given)
    said = escaped(words.text("link-part", name=name, value=value))
    near = nearest(unused, view.selection.office, view.whole, words) if seek else ()
    if not near:
        return said
    links = html.listing_html(words, (_entry_link(view, unused.parameter, entry) for entry in near))
    return html.message_html(words, "link-part-near", part=said, names=links)


def _entry_link(view: View, parameter: str, entry: SearchEntry) -> Markup:
    """Return the link to the same page with a thing in the place of what could not be used."""
    selection = view.selection
    in_filter: dict[str, dict[str, object]] = {
        "country": {"selection": replace(selection, countries=(*selection.countries, entry.id))},
        "theme": {"selection": replace(selection, themes=(*selection.themes, entry.id))},
    }
    opened = in_filter.get(parameter, {parameter: entry.id})
    return link(view.address.here(**opened), entry.name)


# Whom readers tell of an error or a barrier, as the administrator has named them.

# The environment variable: an e-mail address, or one that begins with https://.
CONTACT = "KIZUNA_CONTACT"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def contact() -> str:
    """Return whom to tell, "" where nobody is named."""
    return os.environ.get(CONTACT, "").strip()


def address_of(contact: str) -> str:
    """Return the address that a contact opens; "" for one that is neither e-mail nor https."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    if not contact.isprintable() or " " in contact:
        return ""
    try:
        found = urlsplit(contact)
    except ValueError:
        return ""
    return contact if found.scheme == "https" and found.hostname else ""


def moment_in_words(view: View, when: datetime) -> str:
    """Write a moment in the reader's time."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    local = when.astimezone(zone)
    return f"{view.words.day(local.date())} {local:%H:%M}"
