"""The first line of the overview: the latest seminar in large type, and all in sum."""

from html import escape

import streamlit as st

from analysis import narrative
from analysis.memory import remembered
from analysis.summaries.evidence import TOTALS, Claim
from analysis.summaries.latest import latest_held, latest_with_full_list
from analysis.summaries.seminar import seminar_facts
from analysis.summaries.totals import totals
from pages.cards.missing import draw_missing_door
from pages.cards.reports import BRIEF, draw_report_door
from pages.shared.evidence_door import evidence_door
from pages.shared.text import literal
from pages.shared.view import View


def draw_headlines(view: View) -> None:
    """Draw the latest seminar, the latest whose countries are known, and all of them in sum."""
    latest = latest_held(view.seminars)
    known = latest_with_full_list(view.seminars)
    shown = [seminar for seminar in dict.fromkeys((latest, known)) if seminar]
    *seminars, last = st.columns(len(shown) + 1, gap="medium")
    for column, seminar in zip(seminars, shown, strict=True):
        with column:
            _draw_headline(view, seminar, is_latest=seminar == latest)
    with last:
        _draw_totals(view)


def _draw_headline(view: View, seminar_id: str, *, is_latest: bool) -> None:
    """Draw a seminar's headline with the door to its page."""
    kind = "headline-latest" if is_latest else "headline-known"
    headline, coverage_sentence, when = _headline(view, seminar_id, kind)
    with st.container(border=True, height="stretch", key=kind):
        st.html(headline)
        st.markdown(literal(coverage_sentence))
        draw_missing_door(view, seminar_id)
        st.caption(literal(when))


@remembered
def _headline(view: View, seminar_id: str, kind: str) -> tuple[str, str, str]:
    """Return the large type as HTML, how many came, and when it was."""
    words = view.words
    title = narrative.seminar_title(view.whole, seminar_id, words)
    link = view.address.link("seminar", seminar=seminar_id)
    headline = (
        f'<p class="kz-eyebrow">{escape(words.text(kind))}</p>'
        f'<h2 class="kz-headline"><a href="{escape(link)}" target="_self">'
        f"{escape(title)}</a></h2>"
        f'<p class="kz-figure">{_figure(view, seminar_id)}</p>'
    )
    coverage_sentence = narrative.seminar_coverage(view.seminars, seminar_id, words)
    return headline, coverage_sentence, _when(view, seminar_id)


def _draw_totals(view: View) -> None:
    """Draw what the chosen seminars add up to, and the door to it on paper."""
    with st.container(border=True, height="stretch", key="headline-totals"):
        st.html(_totals(view))
        draw_report_door(view, BRIEF)


@remembered
def _totals(view: View) -> str:
    words, sums = view.words, totals(view.seminars)
    written = narrative.totals_in_words(sums, words)
    numbers = {
        "held": sums.held,
        "participants": sums.participants,
        "countries": sums.countries_least,
        "hosts": sums.hosts,
    }
    values = {name: _sum(view, name, number, written[name]) for name, number in numbers.items()}
    terms = "".join(
        f"<dt>{escape(words.text(f'totals-{name}'))}</dt><dd>{value}</dd>"
        for name, value in values.items()
    )
    eyebrow = escape(words.text("headline-totals"))
    return f'<p class="kz-eyebrow">{eyebrow}</p><dl class="kz-totals">{terms}</dl>'


def _sum(view: View, name: str, number: int | None, written: str) -> str:
    """Return a sum as a door to its rows; a sum of nothing has none."""
    return evidence_door(view, Claim(TOTALS, name), written) if number else escape(written)


def _figure(view: View, seminar_id: str) -> str:
    """Return "9 of 12 countries", a range of them, or the people where no country is known."""
    words = view.words
    participants = seminar_facts(view.whole, seminar_id).participants
    if headline := narrative.coverage_headline(view.seminars, seminar_id, words):
        return evidence_door(view, Claim("coverage", seminar_id), headline)
    if participants:
        people = words.text("people", count=participants)
        return evidence_door(view, Claim("participants", seminar_id), people)
    return escape(words.text("not-documented"))


def _when(view: View, seminar_id: str) -> str:
    words, facts = view.words, seminar_facts(view.whole, seminar_id)
    days = narrative.dates_in_words(facts, words)
    mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
    return " · ".join(part for part in (days, mode) if part)
