"""What the matrix and the strip of one country share: their columns, and a state in HTML.

A state is a symbol to the eye and words to the ear; its look is in `pages/shared/style.css`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape

from analysis.look import STATE_SYMBOLS
from analysis.rows import Row
from analysis.words import Words


def columns_in_time(seminars: Sequence[Row], fiscal_years: Iterable[int]) -> list[Row]:
    """Return the seminars and, in their places, the years without one."""
    missing = {*fiscal_years} - {row["fiscal_year"] for row in seminars}
    blank = [{"seminar_id": "", "fiscal_year": year, "status": "", "mode": ""} for year in missing]
    return sorted([*seminars, *blank], key=lambda row: int(row["fiscal_year"]))


def note_on(seminar: Row, words: Words) -> str:
    """Say of a seminar what sets it apart from one that was held in Japan."""
    if not seminar["seminar_id"]:
        return words.text("chart-no-seminar")
    if seminar["status"] == "cancelled":
        return words.text("state-cancelled")
    if seminar["status"] == "announced":
        return words.text("chart-matrix-announced")
    return words.text("chart-online") if seminar["mode"] == "online" else ""


def legend(words: Words) -> str:
    """Return the five states, symbol and words, as an HTML list."""
    items = (
        f"<li>{symbol(state)} {escape(words.text(f'state-{state}'))}</li>"
        for state in STATE_SYMBOLS
    )
    title = escape(words.text("chart-matrix-legend"))
    return f'<ul class="kz-legend" aria-label="{title}">{"".join(items)}</ul>'


# Hundreds of cells share a few words, which are dear to make.
@cache
def state_in_words(state: str, people: int, words: Words) -> str:
    """Return "attended, 2 people", or the words of another state, as HTML."""
    said = words.text("chart-matrix-attended", n=people) if people else words.text(f"state-{state}")
    return escape(said)


@cache
def year_in_words(year: int, words: Words) -> str:
    """Write a fiscal year briefly."""
    return words.fiscal_year(year)


def symbol(state: str) -> str:
    """Return the symbol of a state, for the eye alone."""
    return f'<span class="kz-state kz-{state}" aria-hidden="true">{STATE_SYMBOLS[state]}</span>'


# 12か国中9か国, 5回中3回: the one place where a narrow line may be broken.
_OF = re.compile(r"(?<=[国回]中)(?=\d)")


def counted(text: str) -> str:
    """Return "12か国中1～9か国" as HTML that may break after 中 and nowhere behind it.

    <wbr> is an element and no letter: who searches the page, or copies from it, does not meet it.
    """
    whole, *counts = _OF.split(escape(text))
    return whole + "".join(f'<wbr/><span class="kz-whole">{count}</span>' for count in counts)


def linked(content: str, key: str, links: Mapping[str, str]) -> str:
    """Make content, already escaped, a link where there is an address for it."""
    if key not in links:
        return content
    return f'<a href="{escape(links[key])}" target="_self">{content}</a>'
