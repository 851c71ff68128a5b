"""What stands under a page's title on paper: data set, filters, sources and the day."""

from html import escape

from analysis.narrative import as_of_line, filters_in_words
from pages.shared.view import View

# Where the browser writes the day on which the reader prints.
DAY = "…"


def print_line(view: View, name: str) -> str:
    """Return the line, out of sight on screens; print.js repeats its data-foot on each sheet."""
    words = view.words
    data_set = words.text("print-demo" if view.is_demo else "print-record")
    foot = " · ".join((words.text("app-title"), words.text(f"page-{name}.menu"), data_set))
    filters = filters_in_words(view.whole, view.selection, words)
    day = escape(words.text("print-day", day=DAY)).replace(DAY, "<time></time>")
    return (
        f'<p class="kz-print" data-foot="{escape(foot)}"><b>{escape(data_set)}</b>'
        f"<br>{escape(filters)}<br>{escape(as_of_line(view.whole, words))} {day}</p>"
    )
