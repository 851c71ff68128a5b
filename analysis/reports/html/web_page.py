"""Writes a report as one web page that needs nothing else: it opens from disk and asks nobody.

The template `web.html.jinja` beside this file decides how a report is told; it escapes whatever
comes from the data. Style and script are in the page, and the page itself forbids any other and
every request. A report has few marks, and each says its own number; a script of this size answers
a pointer and the keyboard as well as a charting library of four megabytes would.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from analysis import palette
from analysis.html.elements import in_its_language
from analysis.maps.static_map import basemap_svg
from analysis.reports.content.blocks import Report, Section
from analysis.words.catalogue import words_in

FOLDER = Path(__file__).parent
COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')


def html(report: Report) -> bytes:
    """Return a report as one file of HTML; the same report gives the same bytes."""
    body = _template("web.html.jinja").render(
        report=report,
        runs=[(is_half, list(run)) for is_half, run in groupby(report.sections, _is_half)],
        symbols=palette.STATE_SYMBOLS,
        gap=words_in(report.language).gap,
    )
    style, script = _style(report, body), _file("web.js")
    page = _template("web-page.html.jinja").render(
        report=report,
        told=body,
        style=style,
        script=script,
        rules=_rules(style, script),
    )
    return page.encode()


def _is_half(section: Section) -> bool:
    return section.is_half


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
    ground = basemap_svg.on_dark()
    for attribute, colour in sorted(set(COLOUR.findall(body))):
        dark = palette.on_dark(colour) or ground.get(colour)
        if dark:
            yield attribute, colour, dark


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


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
    made.tests["of"] = _is_of
    made.filters["in_its_language"] = in_its_language
    return made


def _is_of(block: object, kind: str) -> bool:
    return type(block).__name__ == kind
