"""Small tables to be read rather than worked with: real HTML, for print and screen readers."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd

from analysis.cells import linked
from analysis.tables import in_words, readable
from analysis.words import Words, in_its_language
from pages.shared.markup import draw_html
from pages.shared.view import View

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
