"""The text of a report, with the words that values were read from, and what was not understood."""

from collections.abc import Iterable, Iterator

import streamlit as st

from analysis.frames.caching import cached
from analysis.html.elements import Markup, element, joined, language_of
from analysis.report_reader.drafts import Span
from analysis.words.catalogue import Words
from pages.components import html
from pages.session import drafts
from pages.session.view import View


def draw_report(view: View, draft: drafts.OpenDraft) -> None:
    """Draw the report beside the form."""
    words = view.words
    with st.container(border=True, key="card-form_report"):
        st.header(words.text("card-form_report"), anchor=False)
        read = tuple(sorted({(one.start, one.end) for of in draft.origins.values() for one in of}))
        html.draw_html(_text(draft.text, read, draft.unread, words))


@cached
def _text(text: str, read: tuple[Span, ...], unread: tuple[Span, ...], words: Words) -> Markup:
    """Return the text with the words that were read marked, and the key to the marks."""
    key = html.message_html(
        words,
        "form-report-key",
        read=element("mark", words.text("form-report-read"), class_="kz-read"),
        unread=element("span", words.text("form-report-unread"), class_="kz-unread"),
    )
    marked = element(
        "div",
        joined(_parts(text, read, unread)),
        class_="kz-report",
        tabindex=0,
        role="region",
        aria_label=words.text("card-form_report"),
        lang=language_of(text) or None,
    )
    return element("p", key, class_="kz-note") + marked


def _parts(text: str, read: Iterable[Span], unread: Iterable[Span]) -> Iterator[Markup | str]:
    """Yield the text in order: what was read as marks, what was not understood, and the rest."""
    at = 0
    for start, end, begins in _pieces(read, unread):
        yield text[at:start]
        part = text[start:end]
        # The first of the places that begin in a mark is its own; each other has an anchor.
        if begins:
            anchors = (element("a", id=f"words-{place}") for place in begins[1:])
            yield element("mark", *anchors, part, id=f"words-{begins[0]}", tabindex=-1)
        else:
            yield element("span", part, class_="kz-unread")
        at = end
    yield text[at:]


def _pieces(
    read: Iterable[Span], unread: Iterable[Span]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield what to mark, in order and apart: where it begins and ends, and what begins in it.

    Places that overlap are one mark, and what was not understood lies between them.
    """
    marks: list[list[int]] = []
    begins: list[list[int]] = []
    for start, end in sorted(read):
        if marks and start < marks[-1][1]:
            marks[-1][1] = max(marks[-1][1], end)
            begins[-1] += [start] * (start not in begins[-1])
        elif end > start:
            marks.append([start, end])
            begins.append([start])
    pieces = [(start, end, tuple(of)) for (start, end), of in zip(marks, begins, strict=True)]
    yield from sorted([*pieces, *((start, end, ()) for start, end in unread)])
