"""The events that stand behind the numbers."""

from html import escape

import streamlit as st

from analysis.memory import cached
from analysis.rows import records
from pages.shared.markup import draw_html
from pages.shared.view import View, office_events


def draw_events(view: View) -> None:
    """List the events of the office and those that touch all."""
    with st.container(border=True, key="card-events"):
        draw_html(_events(view))


@cached
def _events(view: View) -> str:
    words = view.words
    rows = (
        f"<li><span>{escape(words.partial_date(str(event['date'])))}</span> "
        f"{escape(words.name(event, 'title'))}</li>"
        for event in records(office_events(view))
    )
    title = escape(words.text("card-events"))
    return f'<h2 id="events">{title}</h2><ul class="kz-events">{"".join(rows)}</ul>'
