"""The participants of one seminar by country."""

from analysis import narrative
from analysis.labels import country_names
from analysis.summaries import seminar
from analysis.summaries.evidence import Claim, evidence
from pages.cards.missing import missing_door
from pages.shared.figure_card import Card, figure_card
from pages.shared.html_table import draw_html_table
from pages.shared.markup import draw_html
from pages.shared.view import View


def seminar_delegates_card(view: View, seminar_id: str) -> None:
    """Draw who came to one seminar, by country."""
    rows = seminar.delegates_of(view.whole, seminar_id)
    shown = rows[["country", "delegates", "basis"]]
    names = country_names(view.whole, view.words)
    doors = {names[code]: view.address.of_country(code) for code in rows["country"].dropna()}
    numbers = (Claim("coverage", seminar_id), Claim("delegates", seminar_id))

    def draw() -> None:
        draw_html_table(view, shown, doors)
        if door := missing_door(view, seminar_id):
            draw_html(door)

    figure_card(
        view,
        Card(
            "seminar_delegates",
            sentence=narrative.seminar_coverage(view.whole, seminar_id, view.words),
            figure=draw,
            table=rows[["country", "delegates", "basis", "source_id"]],
            evidence=[claim for claim in numbers if len(evidence(view.whole, claim))],
        ),
    )
