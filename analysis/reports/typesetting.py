"""Sets a report in type: a PDF, or its pages as pictures, by typst and without a network.

The template `report.typ` beside this file decides how a report looks; it reads the content as JSON.
The same report gives the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

import typst

from analysis import fonts, look
from analysis.maps.shaping import shaped
from analysis.reports.content import MOST_WIDE_COLUMNS, Report
from analysis.reports.tagging import with_row_headings
from analysis.words import words_in

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
# A file that told when it was made would differ from one day to the next.
NO_TIME = 0
PREVIEW_PPI = 110.0


def pdf(report: Report) -> bytes:
    """Return a report as a tagged PDF that readers of screens can follow (PDF/UA-1)."""
    written: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts.typst_fonts(),
        sys_inputs=_inputs(report),
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=NO_TIME,
    )
    return with_row_headings(written)


def pages(report: Report, ppi: float = PREVIEW_PPI) -> tuple[bytes, ...]:
    """Return the pages of a report as pictures (PNG)."""
    pictures: bytes | list[bytes] = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts.typst_fonts(),
        sys_inputs=_inputs(report),
        format="png",
        ppi=ppi,
    )
    return (pictures,) if isinstance(pictures, bytes) else tuple(pictures)


def on_paper(report: Report) -> Report:
    """Return the part of a report that is printed: all but an appendix."""
    printed = tuple(section for section in report.sections if not section.is_appendix)
    return replace(report, sections=printed)


def letters_not_set(report: Report) -> tuple[str, ...]:
    """Return the letters of the printed part that no font has: a sign stands for each."""
    return fonts.lacking("".join(_texts(on_paper(report))))


def _texts(part: Any) -> Iterator[str]:
    """Yield the words of content, and its drawings."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


def _inputs(report: Report) -> dict[str, str]:
    words, printed = words_in(report.language), on_paper(report)
    content = {
        "report": _plain(printed, fonts.signed, shaped),
        "fonts": [*fonts.families()],
        "western": {"font": fonts.WESTERN, "letters": fonts.western("".join(_texts(printed)))},
        "look": _look(),
        "most_wide_columns": MOST_WIDE_COLUMNS,
        "page": words.text("report-page", page="|", pages="|").split("|"),
        "watermark": words.text("report-watermark") if report.demonstration else "",
    }
    return {"content": json.dumps(content, ensure_ascii=False)}


def _plain(value: Any, write: Callable[[str], str] = str, draw: Callable[[str], str] = str) -> Any:
    """Return content as what JSON holds, its words and drawings changed; a part says its kind."""
    if isinstance(value, str):
        return write(value)
    if isinstance(value, tuple):
        return [_plain(part, write, draw) for part in value]
    if is_dataclass(value):
        parts = {
            field.name: _plain(
                getattr(value, field.name), draw if field.name == "svg" else write, draw
            )
            for field in fields(value)
        }
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
