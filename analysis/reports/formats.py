"""The files that a report can become, by their endings; and how its sections make slides."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from math import inf
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from analysis import palette
from analysis.html.elements import in_its_language, with_names_marked
from analysis.maps.static_map import svg
from analysis.reports.content.blocks import Bars, Block, Listing, Paragraph, Report, Section
from analysis.reports.pdf.typesetting import pdf
from analysis.reports.pptx import blocks, charts, deck, shapes, tables
from analysis.words.catalogue import words_in

# One web page that needs nothing else: it opens from disk and asks nobody.
#
# The template `web.html.jinja` decides how a report is told; it escapes whatever comes from the
# data. Style and script are in the page, and the page itself forbids any other and every request.
# A report has few marks, and each says its own number; a script of this size answers a pointer and
# the keyboard as well as a charting library of four megabytes would.

FOLDER = Path(__file__).parent / "html"
COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')


def html(report: Report) -> bytes:
    """Return a report as one file of HTML; the same report gives the same bytes."""
    body = _template("web.html.jinja").render(
        report=report,
        runs=[
            (is_half, list(run))
            for is_half, run in groupby(report.sections, lambda section: section.is_half)
        ],
        symbols=palette.STATE_SYMBOLS,
        gap=words_in(report.language).gap,
    )
    style, script = _style(report, body), (FOLDER / "web.js").read_text(encoding="utf-8")
    page = _template("web-page.html.jinja").render(
        report=report,
        told=body,
        style=style,
        script=script,
        rules=_rules(style, script),
    )
    return page.encode()


def _rules(style: str, script: str) -> str:
    """Return what the page may do: nothing but its own style and script, known by their hashes."""
    allowed = (
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {_hash(script)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(allowed)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style(report: Report, body: str) -> str:
    """Return the style with the colours of both pages and the words of the printed margins."""
    words = words_in(report.language)
    before, between, after = words.text("report-page", page="|", pages="|").split("|")
    return _template("web.css.jinja").render(
        light=_colours("light"),
        dark=_colours("dark"),
        on_dark=list(_on_dark(body)),
        head=_quoted(words.apart((report.title, *report.about))),
        demonstration=_quoted(report.demonstration),
        page=[_quoted(part) for part in (before, between, after)],
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS that nothing in it can end."""
    return '"' + re.sub(r'[\\"<>&\x00-\x1f]', lambda sign: f"\\{ord(sign[0]):06x}", text) + '"'


def _colours(scheme: palette.Scheme) -> Mapping[str, str]:
    states = {
        state.replace("_", "-"): palette.sign_colour(state, scheme)
        for state in palette.SIGN_COLOURS
    }
    return {
        "paper": palette.paper(scheme),
        "panel": palette.panel(scheme),
        "ink": palette.ink(scheme),
        "muted": palette.muted(scheme),
        "line": palette.grid(scheme),
        "accent": palette.accent(scheme),
        **states,
    }


def _on_dark(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield each colour of the drawings, where it is, and what stands for it on the dark page."""
    ground = svg.on_dark()
    for attribute, colour in sorted(set(COLOUR.findall(body))):
        dark = palette.on_dark(colour) or ground.get(colour)
        if dark:
            yield attribute, colour, dark


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    # Only what goes into HTML is escaped as HTML; CSS has `_quoted`.
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(["html.jinja"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["of"] = lambda block, kind: type(block).__name__ == kind
    made.filters["in_its_language"] = in_its_language
    made.filters["with_names_marked"] = with_names_marked
    return made


# Slides that can be edited: native tables and charts, maps as pictures.
#
# Each section begins a slide, or shares it with another short one, and goes on to further ones
# where it must. What a slide says follows the content in its order; the speaker's notes say of what
# data it is and name the sources.


def slides(report: Report) -> bytes:
    """Return a report as a presentation (PPTX); the same report gives the same bytes."""
    presentation = deck.Deck(report)
    presentation.open_with_title()
    for placed in sharing(report.sections):
        for flow in deck.flows(presentation, placed):
            for block in flow.section.blocks:
                blocks.WRITERS[type(block)](flow, block)
    return presentation.saved()


PDF, HTML, PPTX = "pdf", "html", "pptx"
FORMATS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {PDF: pdf, HTML: html, PPTX: slides}
)


# Which sections of a presentation share a slide: two short ones in succession, side by side.

# What would be smaller beside another section stands on a slide of its own.
LEAST_SIZE = 12.0
GUTTER = 32.0
# How wide the first column may be: as wide as the second, or less or more than that.
FIRST_WIDTHS = (420.0, 360.0, 480.0, 290.0, 550.0)


def sharing(sections: Sequence[Section]) -> Iterator[deck.PlacedSections]:
    """Yield for each slide its sections, one or two in their order, with their places."""
    waiting = [*sections]
    while waiting:
        placed = _beside(waiting[:2]) or [(waiting[0], deck.PAGE)]
        yield placed
        waiting = waiting[len(placed) :]


def _beside(sections: Sequence[Section]) -> deck.PlacedSections:
    """Return two sections in columns in which both are short; none where there are no such."""
    if len(sections) < 2:
        return []
    arranged = (list(zip(sections, _columns(first), strict=True)) for first in FIRST_WIDTHS)
    return next((placed for placed in arranged if all(_is_short(*one) for one in placed)), [])


def _columns(first: float) -> tuple[shapes.Area, shapes.Area]:
    """Return two columns of a page, the first so wide."""
    left = deck.PAGE.left + first + GUTTER
    return (
        shapes.Area(deck.PAGE.left, deck.PAGE.top, first, deck.PAGE.height),
        shapes.Area(left, deck.PAGE.top, deck.PAGE.right - left, deck.PAGE.height),
    )


def _is_short(section: Section, room: shapes.Area) -> bool:
    """Say whether a section fits into a column: a figure, table or list with its sentences."""
    shown = [block for block in section.blocks if not isinstance(block, Paragraph)]
    needed = sum(_height(block, room.width) + deck.GAP for block in section.blocks)
    *_, smallest = deck.LAYOUTS[2]
    return len(shown) <= 1 and needed <= room.height and deck.fits(section.title, room, smallest)


def _height(block: Block, room: float) -> float:
    """Return how high a block stands at least in a room of that width."""
    if isinstance(block, Paragraph):
        return shapes.height(deck.sentence(block), room)
    if isinstance(block, Listing):
        return blocks.listed(shapes.StyledText(block.items, shapes.TextStyle(LEAST_SIZE)), room)
    if isinstance(block, Bars):
        return charts.bars_height(block, room)
    return (
        tables.tabled(block, room).height(LEAST_SIZE, room) if type(block) in tables.TABLES else inf
    )
