"""HTML that several cards are made of: links, terms, tables, steps; and text made harmless."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count
from typing import Literal
from xml.etree.ElementTree import Element, tostring

import pandas as pd
import streamlit as st

from analysis.contract.problems import Problem
from analysis.export.reader_tables import in_words, readable
from analysis.frames.caching import cached
from analysis.html.elements import (
    BREAK,
    NOTHING,
    Markup,
    element,
    escaped,
    in_its_language,
    joined,
    link,
    linked,
    with_names_marked,
)
from analysis.html.states import counted
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.summaries.record.evidence import EvidenceKey
from analysis.words.catalogue import Words, country_names, isolated, seminar_labels, theme_names
from analysis.words.problem_sentences import alike, sentence_of
from pages.session.state import NAMES_ELSEWHERE
from pages.session.view import View
from pages.web.hooks import Drawn

# Pages that stand still: drawn by the server as HTML and SVG alone, for whoever reads without a
# script or before one is there. What needs a script stands there as a picture of itself.

# How many maps such a page has had.
_still: ContextVar[Iterator[int] | None] = ContextVar("still", default=None)


@contextmanager
def drawn_still() -> Iterator[None]:
    """Have figures and maps that are drawn meanwhile stand still."""
    token = _still.set(count())
    try:
        yield
    finally:
        _still.reset(token)


def is_still() -> bool:
    """Whether figures and maps stand still."""
    return _still.get() is not None


def is_first_still_map() -> bool:
    """Whether a map is the first of a page that stands still; asked once for each map."""
    maps = _still.get()
    return maps is not None and next(maps) == 0


def trusted(html: str) -> Markup:
    """Return HTML that a writer of HTML has escaped."""
    return Markup(html)


def picture_html(picture: Element) -> Markup:
    """Return a picture of ours as a part of HTML."""
    return trusted(tostring(picture, encoding="unicode"))


# HTML of ours, drawn as it is written.


def draw_html(html: Markup, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw HTML; what is a mere text Streamlit would look up as a file's name, and unindent."""
    language, names = NAMES_ELSEWHERE.get()
    st.html(Drawn(with_names_marked(html, names, language) if names else html), width=width)


def stacked(*parts: Markup) -> Markup:
    """Return parts one below the other, as one element."""
    return element("div", *parts, class_="kz-parts")


def note(*words: str) -> Markup:
    """Return a remark in small type."""
    return element("p", *words, class_="kz-note")


def listed(
    items: Iterable[str], kind: str | None = None, tag: Literal["ul", "ol"] = "ul"
) -> Markup:
    """Return a list."""
    return element(tag, *(element("li", item) for item in items), class_=kind)


def unknown(words: Words, message: str = "not-documented") -> Markup:
    """Return what stands in the place of a fact that is not documented."""
    return element("span", words.text(message), class_="kz-unknown")


def link_elsewhere(address: str, words: str) -> Markup:
    """Return a link that opens a page of others."""
    return element("a", words, href=address, target="_blank", rel="noopener noreferrer")


def seminar_link(view: View, seminar_id: str) -> Markup:
    """Return the name of a seminar, a link to its page."""
    label = seminar_labels(view.whole, view.words)[seminar_id]
    return link(view.address.link("seminar", seminar=seminar_id), label)


def country_link(view: View, code: str) -> Markup:
    """Return the name of a country, a link to its page."""
    return link(view.address.of_country(code), country_names(view.whole, view.words)[code])


def theme_link(view: View, theme_id: str) -> Markup:
    """Return the name of a theme, a link to its seminars."""
    address = view.address.with_selection(themes=(theme_id,)).link("themes")
    return link(address, theme_names(view.whole, view.words)[theme_id])


def theme_links(view: View, theme_ids: Sequence[str] | None) -> Markup:
    """Return the names of themes as links; where there is none, that none is documented."""
    if not isinstance(theme_ids, Sequence):
        return unknown(view.words)
    return joined((theme_link(view, theme) for theme in theme_ids), BREAK)


def onward_link(address: str, words: str) -> Markup:
    """Return a link that stands by itself."""
    return element("p", link(address, words), class_="kz-door")


def onward_links(head: str, links: Iterable[Markup]) -> Markup:
    """Return links beside each other, and what they are."""
    return element("p", element("span", head), " ", joined(links, " "), class_="kz-doors")


def problems_html(problems: Sequence[Problem], words: Words) -> Markup:
    """Return problems as a list, those that are alike in one line."""
    items = (
        element("li", sentence_of(group, words), class_=f"kz-{group[0].severity}")
        for group in alike(problems, words)
    )
    return element("ol", *items, class_="kz-problems")


# Words of the catalogue around HTML: they are written around one letter for each part, from a plane
# of Unicode for private use, which become the parts when all has been escaped. Who brings such a
# letter in a text sees a part twice.

_FIRST_LETTER = 0xF0000


def message_html(words: Words, message_id: str, /, **arguments: object) -> Markup:
    """Return a message; arguments that are `Markup` stay as they are."""
    parts = [isolated(part) for part in arguments.values() if isinstance(part, Markup)]
    letters = _letters(parts)
    given = {
        name: next(letters) if isinstance(value, Markup) else value
        for name, value in arguments.items()
    }
    return _filled(words.text(message_id, **given), parts)


def listing_html(words: Words, items: Iterable[str]) -> Markup:
    """Return a list within a sentence: "Brunei, Singapore and Viet Nam"."""
    parts = [escaped(item) for item in items]
    return _filled(words.listing(_letters(parts)), parts)


def _letters(parts: Sequence[str]) -> Iterator[str]:
    return map(chr, range(_FIRST_LETTER, _FIRST_LETTER + len(parts)))


def _filled(text: str, parts: Sequence[str]) -> Markup:
    return Markup(str(escaped(text)).translate(dict(enumerate(parts, _FIRST_LETTER))))


# Text from data or from an address: literal where Streamlit would read Markdown, and short.

_LIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&])")
_BEGINS = re.compile(r":(?=[\w/\\])")
WORD_JOINER = "\u2060"
LONGEST = 40


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: marks escaped, `:icon:` and links kept apart.

    Streamlit looks for icons and links after it has taken the escapes away, so these need a sign
    between their letters; copy.js leaves it out of what is copied.
    """
    return _BEGINS.sub(f":{WORD_JOINER}", _LIVE.sub(r"\\\1", text))


def shortened(text: str) -> str:
    """Return the beginning of a text that a reader wrote and that may have no end."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


# A number as a link to the rows behind it.


def evidence_link(view: View, key: EvidenceKey, written: str) -> Markup:
    """Return a number as written, as a link that opens its evidence on the same page."""
    address, title = view.address.here(cell=str(key)), view.words.text("evidence-open")
    return link(address, counted(written), class_="kz-opens", title=title)


# Small tables to be read rather than worked with: real HTML, for print and screen readers.

NO_LINKS: Mapping[str, str] = {}


def draw_html_table(view: View, frame: pd.DataFrame, links: Mapping[str, str] = NO_LINKS) -> None:
    """Draw a frame in the reader's words; `links`: addresses by the words of a cell."""
    shown = in_words(readable(frame, view.whole, view.words), view.words)
    draw_table_in_words(shown, view.words, links)


def draw_table_in_words(
    shown: pd.DataFrame, words: Words, links: Mapping[str, str] = NO_LINKS
) -> None:
    """Draw a frame that is already in words. Cells are escaped: text from data stays text."""
    cells = shown.map(
        lambda cell: linked(in_its_language(str(cell), words.language), str(cell), links)
    )
    # Its cells are HTML by now, and its heads are words of the catalogue.
    table = Markup(cells.to_html(index=False, border=0, classes="kz-table", escape=False))
    draw_html(_boxed(table))


def _boxed(table: Markup) -> Markup:
    """Return a table that scrolls by itself where it is wider than the page."""
    return element("div", table, class_="kz-box", tabindex=0)


def table_html(heads: Iterable[str], lines: Iterable[Sequence[str]], kind: str) -> Markup:
    """Return a table; the first cell of a line is its heading."""
    rows = (line_html(first, *(element("td", cell) for cell in cells)) for first, *cells in lines)
    return table_of_parts(kind, heads, element("tbody", *rows))


def line_html(heading: str, *cells: Markup) -> Markup:
    """Return a line of a table."""
    return element("tr", element("th", heading, scope="row"), *cells)


def table_of_parts(kind: str, heads: Iterable[str], *parts: Markup, title: str = "") -> Markup:
    """Return a table of parts below its heads; its title is for the ear."""
    caption = element("caption", title, class_="kz-hidden") if title else NOTHING
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    return _boxed(element("table", caption, head, *parts, class_=f"kz-table {kind}"))


# A bar of steps, each a link: the days of a seminar, the years of the programme.
#
# The arrow keys and playing are in `replay.js`: it follows the same links.


@dataclass(frozen=True)
class Step:
    """One step: its label, its name in full, and its address on this page."""

    label: str
    title: str
    link: str


def steps_html(steps: Sequence[Step], at: int, name: str, before: str, after: str) -> Markup:
    """Return the bar at one of its steps; its name and those of the arrows are for the ear."""
    items = (
        element("li", step_link(step, is_current=number == at)) for number, step in enumerate(steps)
    )
    return element(
        "nav",
        _arrow(steps[max(at - 1, 0) : at], "prev", before),
        element("ol", *items),
        _arrow(steps[at + 1 : at + 2], "next", after),
        class_="kz-day-bar",
        aria_label=name,
    )


def step_link(step: Step, *, is_current: bool = False) -> Markup:
    """Return the link to a step."""
    current = "true" if is_current else None
    return element("a", step.label, href=step.link, aria_current=current, title=step.title)


def play_html(words: Words) -> Markup:
    """Return the button that plays the steps; nothing plays by itself."""
    names = (element("span", words.text(f"replay-{name}")) for name in ("play", "pause"))
    return element("button", *names, type="button", class_="kz-play")


def _arrow(step: Sequence[Step], way: str, label: str) -> Markup:
    """Return the link to the step before or after; at either end it leads nowhere."""
    sign = element("span", {"prev": "‹", "next": "›"}[way], aria_hidden="true")
    leads: dict[str, str] = (
        {"href": step[0].link} if step else {"role": "link", "aria_disabled": "true"}
    )
    return element("a", sign, element("span", label), rel=way, **leads, title=label)


@cached
def missing_link(view: View, seminar_id: str) -> Markup:
    """Return the link to the countries missing from a seminar; nothing where there are none."""
    row = bounds_by_seminar(view.whole).get(seminar_id)
    if row is None or row["status"] != "held":
        return NOTHING
    # Where the office's eligible countries are not documented, both are None.
    if not (row["absent"] or row["not_documented"]):
        return NOTHING
    office = view.address.with_selection(office=row["office_id"])
    return onward_link(
        office.link("countries", seminar=seminar_id), view.words.text("missing-door")
    )


def definitions(terms: Mapping[str, str], words: Words) -> Markup:
    """Return facts by name; "" where one is not documented."""
    return terms_html(
        ((words.text(f"fact-{term}"), value or unknown(words)) for term, value in terms.items()),
        "kz-facts",
    )


def terms_html(terms: Iterable[tuple[str, str]], kind: str) -> Markup:
    """Return terms, each with what is said of it."""
    pairs = (element("dt", term) + element("dd", said) for term, said in terms)
    return element("dl", *pairs, class_=kind)
