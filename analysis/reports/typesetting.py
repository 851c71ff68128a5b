"""Sets a report in type: a PDF, or its pages as pictures, by typst and without a network.

The template `report.typ` beside this file decides how a report looks; it reads the content as JSON.
The same report gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from analysis import look
from analysis.reports.content import MOST_WIDE_COLUMNS, Report
from analysis.words import words_in

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parents[2] / "data" / "fonts"
STANDARD: Final = "ua-1"
# A file that told when it was made would differ from one day to the next.
NO_TIME = 0
PREVIEW_PPI = 110.0


def pdf(report: Report) -> bytes:
    """Return a report as a tagged PDF that readers of screens can follow (PDF/UA-1).

    A letter that the font lacks, which the standard forbids, is shown as a box, outside of it.
    """
    try:
        return _pdf(report, STANDARD)
    except typst.TypstError:
        return _pdf(report)


def _pdf(report: Report, standard: Literal["ua-1"] | None = None) -> bytes:
    written: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs=_inputs(report),
        format="pdf",
        pdf_standards=standard,
        timestamp=NO_TIME,
    )
    return written


def pages(report: Report, ppi: float = PREVIEW_PPI) -> tuple[bytes, ...]:
    """Return the pages of a report as pictures (PNG)."""
    pictures: bytes | list[bytes] = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs=_inputs(report),
        format="png",
        ppi=ppi,
    )
    return (pictures,) if isinstance(pictures, bytes) else tuple(pictures)


def on_paper(report: Report) -> Report:
    """Return the part of a report that is printed: all but an appendix."""
    printed = tuple(section for section in report.sections if not section.is_appendix)
    return replace(report, sections=printed)


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the reports, read once; no other is used."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _inputs(report: Report) -> dict[str, str]:
    words = words_in(report.language)
    content = {
        "report": _plain(on_paper(report)),
        "look": _look(),
        "most_wide_columns": MOST_WIDE_COLUMNS,
        "page": words.text("report-page", page="|", pages="|").split("|"),
        "watermark": words.text("report-watermark") if report.demonstration else "",
    }
    return {"content": json.dumps(content, ensure_ascii=False)}


def _plain(value: Any) -> Any:
    """Return content as what JSON holds; a part of it says its kind."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        parts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **parts}
    return value


def _look() -> Mapping[str, Any]:
    """Return the colours of the light page."""
    return {
        "ink": look.ink("light"),
        "muted": look.muted("light"),
        "accent": look.accent("light"),
        "grid": look.grid("light"),
        "panel": look.panel("light"),
        "warning": look.state_colour("cancelled", "light"),
        "states": {state: look.state_colour(state, "light") for state in look.STATE_COLOURS},
    }
