"""Which countries sent few or many delegates against their equal share."""

from html import escape

import pandas as pd

from analysis import narrative
from analysis.labels import country_names
from analysis.memory import cached
from analysis.rows import chosen_rows, is_in, records
from analysis.summaries.representation import CLASSES, RepresentationRow, representation
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html
from pages.shared.view import View, spans_offices


def representation_card(view: View) -> None:
    """Draw where each country stands over the last five seminars shown, within one office only."""
    figure_card(view, _representation(view))


@cached
def _representation(view: View) -> Card:
    if spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card("representation", sentence=one_office, figure=None, table=pd.DataFrame())
    rows = representation(view.seminars)
    rows = chosen_rows(rows, is_in(rows["country"], view.chosen.countries["country"]))
    drawn = _definitions(rows, view)
    return Card(
        "representation",
        sentence=narrative.representation_sentence(rows, view.seminars, view.words),
        figure=lambda: draw_html(drawn),
        table=rows,
    )


def _definitions(rows: pd.DataFrame, view: View) -> str:
    """Return the classes with their countries, those that stand alike in one line, as HTML."""
    classes: dict[str, dict[tuple[object, ...], list[RepresentationRow]]] = {
        name: {} for name in CLASSES
    }
    for row in records(rows, RepresentationRow):
        standing = tuple(row.values())[1:]
        classes[row["representation"]].setdefault(standing, []).append(row)
    terms = (
        f"<dt>{escape(view.words.text(f'representation-{name}'))}</dt>"
        f"<dd>{'<br>'.join(_line(group, view) for group in alike.values())}</dd>"
        for name, alike in classes.items()
        if alike
    )
    return f'<dl class="kz-facts">{"".join(terms)}</dl>'


def _line(rows: list[RepresentationRow], view: View) -> str:
    """Return one line; each country is a door to its page."""
    countries = view.words.listing(_door(row["country"], view) for row in rows)
    return f"{countries} · {escape(narrative.representation_line(rows[0], view.words))}"


def _door(country: str, view: View) -> str:
    link = view.address.of_country(country)
    name = country_names(view.whole, view.words)[country]
    return f'<a href="{escape(link)}" target="_self">{escape(name)}</a>'
