"""The field in which to search: Enter opens the search page with what was written.

A plain form, since Streamlit's own field takes what is written as soon as it is left. It leads
where its address says, as links do: pages/shared/doors.js.
"""

from html import escape

from analysis.search import LONGEST_QUERY
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_search_box(view: View, place: str) -> None:
    """Draw the field; `place` tells the one in the sidebar from the one in the page."""
    draw_html(_box(view, place))


def draw_key_setting(view: View) -> None:
    """Draw the switch of the key that leads to the search; the browser remembers it (keys.js)."""
    label = escape(view.words.text("search-key"))
    draw_html(f'<p class="kz-key"><label><input type="checkbox" checked> {label}</label></p>')


def _box(view: View, place: str) -> str:
    words, field = view.words, f"search-{place}"
    name = escape(words.text(f"search-field-{place}"))
    return (
        f'<form class="kz-search" role="search" aria-label="{name}"'
        f' action="{escape(view.address.link("search"))}">'
        f'<label for="{field}" class="kz-hidden">{escape(words.text("search-label"))}</label>'
        f'<input id="{field}" name="q" type="search" value="{escape(view.address.q)}"'
        f' placeholder="{escape(words.text("search-placeholder"))}" maxlength="{LONGEST_QUERY}"'
        ' autocomplete="off" spellcheck="false">'
        f"<button>{escape(words.text('search-go'))}</button></form>"
    )
