"""The first line of the overview: the latest seminar in large type, and all in sum."""

from html import escape

from analysis import narrative
from analysis.memory import cached
from analysis.summaries.evidence import TOTALS, Claim
from analysis.summaries.latest import latest_held, latest_with_full_list
from analysis.summaries.seminar import seminar_facts
from analysis.summaries.totals import totals
from pages.cards.missing import missing_door
from pages.cards.reports import BRIEF, report_door
from pages.shared.evidence_door import evidence_door
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_headlines(view: View) -> None:
    """Draw the latest seminar, the latest whose countries are known, and all of them in sum."""
    draw_html(_headlines(view))


@cached
def _headlines(view: View) -> str:
    latest, known = latest_held(view.seminars), latest_with_full_list(view.seminars)
    headlines = [_headline(view, latest, "headline-latest")] if latest else []
    if known and known != latest:
        headlines.append(_headline(view, known, "headline-known"))
    return f'<div class="kz-headlines">{"".join(headlines)}{_totals(view)}</div>'


def _headline(view: View, seminar_id: str, kind: str) -> str:
    """Return a seminar in large type: how many came, the door to who did not, and when it was."""
    words = view.words
    title = narrative.seminar_title(view.whole, seminar_id, words)
    link = view.address.link("seminar", seminar=seminar_id)
    coverage_sentence = narrative.seminar_coverage(view.seminars, seminar_id, words)
    return (
        f'<section id="{kind}"><p class="kz-eyebrow">{escape(words.text(kind))}</p>'
        f'<h2 class="kz-headline"><a href="{escape(link)}" target="_self">'
        f"{escape(title)}</a></h2>"
        f'<div class="kz-figure">{_figure(view, seminar_id)}</div>'
        f"<p>{escape(coverage_sentence)}</p>{missing_door(view, seminar_id)}"
        f'<p class="kz-note">{escape(_when(view, seminar_id))}</p></section>'
    )


def _totals(view: View) -> str:
    """Return what the chosen seminars add up to, and the door to it on paper."""
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
    return (
        f'<section id="headline-totals"><p class="kz-eyebrow">{eyebrow}</p>'
        f'<dl class="kz-totals">{terms}</dl>{report_door(view, BRIEF)}</section>'
    )


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
