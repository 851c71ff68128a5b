"""Seminars: each that was held, announced or cancelled, and what is known of it at a glance."""

from analysis.frames.caching import cached
from analysis.html.elements import Markup, element, joined, link
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation
from analysis.summaries.programme.seminar import seminar_facts
from analysis.words.catalogue import host_labels, theme_names
from pages.components import choices, html, page
from pages.session.view import View

NAME = "seminars"


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME)
    if not page.nothing_to_show(view):
        draw_seminars(view)


def draw_seminars(view: View) -> None:
    """Draw the seminars that the filters leave, of any status."""
    html.draw_html(_seminars(view))


@cached
def _seminars(view: View) -> Markup:
    return html.listed(
        (_entry(view, one) for one in choices.newest_first(view.seminars)), "kz-index"
    )


def _entry(view: View, seminar_id: str) -> Markup:
    """Return a seminar: its year, its hosts, when it was, who came, and what it was about."""
    words = view.words
    facts = seminar_facts(view.whole, seminar_id)
    hosts = host_labels(view.whole, words)[seminar_id]
    address = view.address.link("seminar", seminar=seminar_id)
    held = facts.status == "held"
    status = words.text(f"status-{facts.status}") if not held else ""
    themes = theme_names(view.whole, words)
    about = words.listing(themes[theme] for theme in facts.theme_ids)
    said = (
        status,
        fact_sentences.dates_in_words(facts, words),
        participation.seminar_coverage(view.seminars, seminar_id, words) if held else "",
        about,
    )
    return joined(
        (
            element("p", words.fiscal_year(facts.fiscal_year), class_="kz-kicker"),
            element("h2", link(address, hosts or words.text("not-documented"))),
            *(element("p", one) for one in said if one),
        )
    )
