"""The facts of one seminar as a list of terms; what is not documented says so."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from analysis.narrative import facts_in_words, undocumented_sentence
from analysis.summaries.evidence import Claim
from analysis.summaries.seminar import SeminarFacts, seminar_facts, undocumented_facts
from analysis.words import Words
from pages.shared.evidence_door import evidence_door
from pages.shared.markup import draw_html
from pages.shared.text import literal
from pages.shared.view import View


def draw_facts(view: View, seminar_id: str) -> None:
    """Draw the facts of a seminar, and name those that are not documented."""
    words, facts = view.words, seminar_facts(view.whole, seminar_id)
    unknown = undocumented_facts(view.whole, seminar_id)
    with st.container(border=True, key="card-facts"):
        st.header(words.text("card-facts"), anchor=False)
        draw_html(definitions(_as_html(view, facts), words))
        note = facts.note_ja if words.language == "ja" else facts.note_en
        if note:
            st.markdown(literal(note))
        st.caption(literal(undocumented_sentence(unknown, words)))


def key_facts(view: View, seminar_id: str) -> dict[str, str]:
    """Return the terms of a seminar that a reader compares first, as HTML."""
    terms = _as_html(view, seminar_facts(view.whole, seminar_id))
    return {term: terms[term] for term in ("dates", "mode", "hosts", "themes", "participants")}


def _as_html(view: View, facts: SeminarFacts) -> dict[str, str]:
    """Return the terms as HTML; the number of participants is a door to its evidence."""
    terms = facts_in_words(view.whole, facts, view.words)
    people = evidence_door(view, Claim("participants", facts.seminar_id), terms["participants"])
    doors = {"participants": people} if terms["participants"] else {}
    return {term: escape(value) for term, value in terms.items()} | doors


def definitions(terms: Mapping[str, str], words: Words) -> str:
    """Return terms as an HTML list; values are HTML, "" where a fact is not documented."""
    unknown = f'<span class="kz-unknown">{escape(words.text("not-documented"))}</span>'
    rows = (
        f"<dt>{escape(words.text(f'fact-{term}'))}</dt><dd>{value or unknown}</dd>"
        for term, value in terms.items()
    )
    return f'<dl class="kz-facts">{"".join(rows)}</dl>'
