"""The facts of one seminar as a list of terms; what is not documented says so."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from analysis.labels import theme_names
from analysis.narrative import undocumented_sentence
from analysis.summaries.evidence import Claim
from analysis.summaries.seminar import SeminarFacts, seminar_facts, undocumented_facts
from analysis.words import Words
from pages.shared.evidence_door import evidence_door
from pages.shared.text import literal
from pages.shared.view import View


def draw_facts(view: View, seminar_id: str) -> None:
    """Draw the facts of a seminar, and name those that are not documented."""
    words, facts = view.words, seminar_facts(view.whole, seminar_id)
    unknown = undocumented_facts(view.whole, seminar_id)
    with st.container(border=True, key="card-facts"):
        st.header(words.text("card-facts"), anchor=False)
        st.html(definitions(_as_html(view, facts), words))
        note = facts.note_ja if words.language == "ja" else facts.note_en
        if note:
            st.markdown(literal(note))
        st.caption(literal(undocumented_sentence(unknown, words)))


def _as_html(view: View, facts: SeminarFacts) -> dict[str, str]:
    """Return the terms as HTML; the number of participants is a door to its evidence."""
    terms = _terms(view, facts)
    people = evidence_door(view, Claim("participants", facts.seminar_id), terms["participants"])
    doors = {"participants": people} if terms["participants"] else {}
    return {term: escape(value) for term, value in terms.items()} | doors


def _terms(view: View, facts: SeminarFacts) -> dict[str, str]:
    """Return the value of each term, "" where it is not documented."""
    words = view.words
    hosts = view.whole.hosts[view.whole.hosts["seminar_id"] == facts.seminar_id]
    themes = theme_names(view.whole, words)
    offices = words.names(view.whole.offices, "office_id")
    return {
        "office": offices[facts.office_id],
        "status": words.text(f"status-{facts.status}"),
        "dates": _period(facts, words),
        "mode": words.text(f"mode-{facts.mode}") if facts.mode else "",
        "hosts": words.listing(_host(view, host) for host in hosts.to_dict("records")),
        "themes": words.listing(themes[theme] for theme in facts.theme_ids),
        "participants": words.text("people", count=facts.participants)
        if facts.participants
        else "",
        "basis": words.text(f"basis-{facts.basis}"),
    }


def _period(facts: SeminarFacts, words: Words) -> str:
    if facts.start_date is None or facts.end_date is None:
        return ""
    return words.period(facts.start_date, facts.end_date)


def _host(view: View, host: dict[str, object]) -> str:
    """Name a host with its prefecture, unless it is the prefecture."""
    name = view.words.name(host, "host")
    if host["level"] == "prefecture":
        return name
    prefecture = view.words.names(view.whole.prefectures, "prefecture")[host["prefecture"]]
    return view.words.text("host-in-prefecture", host=name, prefecture=prefecture)


def definitions(terms: Mapping[str, str], words: Words) -> str:
    """Return terms as an HTML list; values are HTML, "" where a fact is not documented."""
    unknown = f'<span class="kz-unknown">{escape(words.text("not-documented"))}</span>'
    rows = (
        f"<dt>{escape(words.text(f'fact-{term}'))}</dt><dd>{value or unknown}</dd>"
        for term, value in terms.items()
    )
    return f'<dl class="kz-facts">{"".join(rows)}</dl>'
