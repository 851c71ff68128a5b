"""HTML that several cards are made of: links, terms, tables, steps; and text made harmless."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.export.reader_tables import in_words, readable
from analysis.frames.caching import cached
from analysis.html.states import counted, linked
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.summaries.record.evidence import Claim
from analysis.words.catalogue import Words
from analysis.words.other_languages import in_its_language
from pages.session.view import View
from pages.web.hooks import Markup

# HTML of ours, drawn as it is written.


def stacked(*parts: str) -> str:
    """Return parts of HTML one below the other, as one element; "" is none."""
    return f'<div class="kz-parts">{"".join(parts)}</div>'


def draw_html(html: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw HTML; what is a mere text Streamlit would look up as a file's name, and unindent."""
    st.html(Markup(html), width=width)


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


# A number as a door to the rows behind it.


def evidence_door(view: View, claim: Claim, written: str) -> str:
    """Return a number as written, as a link that opens its evidence on the same page."""
    link = escape(view.address.here(cell=str(claim)))
    title = escape(view.words.text("evidence-open"))
    return (
        f'<a class="kz-opens" href="{link}" target="_self" title="{title}">{counted(written)}</a>'
    )


# Small tables to be read rather than worked with: real HTML, for print and screen readers.

NO_DOORS: Mapping[str, str] = {}


def draw_html_table(view: View, frame: pd.DataFrame, doors: Mapping[str, str] = NO_DOORS) -> None:
    """Draw a frame in the reader's words; `doors`: addresses by the words of a cell."""
    shown = in_words(readable(frame, view.whole, view.words), view.words)
    draw_table_in_words(shown, view.words, doors)


def draw_table_in_words(
    shown: pd.DataFrame, words: Words, doors: Mapping[str, str] = NO_DOORS
) -> None:
    """Draw a frame that is already in words. Cells are escaped: text from data stays text."""
    cells = shown.map(
        lambda cell: linked(in_its_language(str(cell), words.language), str(cell), doors)
    )
    table = cells.to_html(index=False, border=0, classes="kz-table", escape=False)
    draw_html(f'<div class="kz-box" tabindex="0">{table}</div>')


def table_html(heads: Sequence[str], lines: Iterable[Sequence[str]], kind: str = "") -> str:
    """Return a table. Heads are text, cells are HTML; the first of a line is its heading."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in lines
    )
    return (
        f'<div class="kz-box" tabindex="0"><table class="{f"kz-table {kind}".strip()}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


# A bar of steps, each a door: the days of a seminar, the years of the programme.
#
# The arrow keys and playing are in `replay.js`: it follows the same doors.


@dataclass(frozen=True)
class Step:
    """One step: its label, its name in full, and its address on this page."""

    label: str
    title: str
    link: str


def steps_html(steps: Sequence[Step], at: int, name: str, before: str, after: str) -> str:
    """Return the bar at one of its steps; its name and those of the arrows are for the ear."""
    listed = "".join(
        f"<li>{step_door(step, is_current=number == at)}</li>" for number, step in enumerate(steps)
    )
    return (
        f'<nav class="kz-day-bar" aria-label="{escape(name)}">'
        f"{_arrow(steps[max(at - 1, 0) : at], 'prev', before)}<ol>{listed}</ol>"
        f"{_arrow(steps[at + 1 : at + 2], 'next', after)}</nav>"
    )


def step_door(step: Step, *, is_current: bool = False) -> str:
    """Return the door to a step."""
    current = ' aria-current="true"' if is_current else ""
    return (
        f'<a href="{escape(step.link)}"{current} title="{escape(step.title)}">'
        f"{escape(step.label)}</a>"
    )


def play_html(words: Words) -> str:
    """Return the button that plays the steps; nothing plays by itself."""
    play, pause = (escape(words.text(f"replay-{name}")) for name in ("play", "pause"))
    return f'<button type="button" class="kz-play"><span>{play}</span><span>{pause}</span></button>'


def _arrow(step: Sequence[Step], way: str, label: str) -> str:
    """Return the door to the step before or after; at either end it leads nowhere."""
    sign = {"prev": "‹", "next": "›"}[way]
    leads = f'href="{escape(step[0].link)}"' if step else 'role="link" aria-disabled="true"'
    drawn = f'<span aria-hidden="true">{sign}</span>'
    return f'<a rel="{way}" {leads} title="{escape(label)}">{drawn}<span>{escape(label)}</span></a>'


@cached
def missing_door(view: View, seminar_id: str) -> str:
    """Return the door to the countries missing from a seminar; "" where there are none."""
    row = bounds_by_seminar(view.whole).get(seminar_id)
    if row is None or row["status"] != "held":
        return ""
    # Where the office's eligible countries are not documented, both are None.
    if not (row["absent"] or row["not_documented"]):
        return ""
    office = view.address.with_selection(office=row["office_id"])
    link = office.link("missing", seminar=seminar_id)
    return f'<p class="kz-door">{link_html(view.words.text("missing-door"), link)}</p>'


def link_html(label: str, link: str) -> str:
    """Return a link that opens on the same page, label and address escaped."""
    return f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'


def definitions(terms: Mapping[str, str], words: Words) -> str:
    """Return terms as an HTML list; values are HTML, "" where a fact is not documented."""
    unknown = f'<span class="kz-unknown">{escape(words.text("not-documented"))}</span>'
    rows = (
        f"<dt>{escape(words.text(f'fact-{term}'))}</dt><dd>{value or unknown}</dd>"
        for term, value in terms.items()
    )
    return f'<dl class="kz-facts">{"".join(rows)}</dl>'
