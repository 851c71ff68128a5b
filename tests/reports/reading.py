"""Reads a report back: its content as plain texts, and its PDF as a reader would."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from analysis.reports.content.blocks import Legend, Picture, Report, Section, State, Text


def texts(part: Any) -> Iterator[Text]:
    """Yield every text of a report, or of a part of it, in order; pictures have none."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part) and not isinstance(part, Picture):
        for field in fields(part):
            # Where columns are many, a year stands in digits alone.
            if field.name != "year":
                yield from texts(getattr(part, field.name))


# What a PDF keeps for links, drawings and those who do not see them; years are digits where columns
# are many, and a picture that stands alone needs no title.
NOT_PRINTED = {
    *("kind", "subject", "language", "data", "as_of", "link", "svg", "alt", "colour"),
    *("year", "digits", "state"),
}


def printed_strings(part: Any) -> Iterator[str]:
    """Yield every string that stands on the pages."""
    if isinstance(part, Legend):
        yield from (part.title, *(words for _, words in part.entries))
    elif isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from printed_strings(one)
    elif is_dataclass(part) and not isinstance(part, Picture | State):
        silent = {*NOT_PRINTED, *(["name"] if isinstance(part, Section) else [])}
        for field in fields(part):
            if field.name not in silent:
                yield from printed_strings(getattr(part, field.name))


def strings(part: Any) -> Iterator[str]:
    """Yield every string of a report in order: texts, headings, labels, and what pictures say."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from strings(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("svg", "link", "colour", "state"):
                yield from strings(getattr(part, field.name))


def read(printed: bytes) -> PdfReader:
    return PdfReader(BytesIO(printed))


def title_of(made: PdfReader) -> str:
    assert made.metadata is not None
    return str(made.metadata.title)


def root_of(made: PdfReader) -> Any:
    """Return the catalogue, which says of which kind the document is."""
    return made.trailer["/Root"]


def printed_text(printed: bytes) -> str:
    """Return the words of all pages without any space, which lines and columns break."""
    return plain(words_on_pages(printed))


def words_on_pages(printed: bytes) -> str:
    """Return the words of all pages, a space for the end of a line."""
    return " ".join(page.extract_text().replace("\n", " ") for page in read(printed).pages)


def plain(text: str) -> str:
    """Return text without spaces and the marks that say where a line may break."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


def links(printed: bytes) -> list[str]:
    """Return the addresses that a reader can open."""
    found = []
    for page in read(printed).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
    return found


def section(report: Report, name: str) -> Any:
    return next(section for section in report.sections if section.name == name)


def in_order(said: Iterable[str], told: str) -> str:
    """Return the first text that does not follow the one before in what is told; "": all do."""
    place = 0
    for text in map(plain, said):
        found = told.find(text, place)
        if found < 0:
            return text
        place = found + len(text)
    return ""
