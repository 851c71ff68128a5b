"""The continuity matrix in its card."""

from html import escape

from analysis import narrative
from analysis.labels import country_names, host_labels
from analysis.matrix import continuity_matrix
from analysis.memory import cached
from analysis.orders import LISTED, ORDERS, country_notes, in_order, orders_of
from analysis.summaries.bounds import bounds_by_seminar
from analysis.summaries.grounds import attendance_with_grounds
from analysis.summaries.participation import attendance, seminars_in_scope
from pages.shared.figure_card import Card, figure_card
from pages.shared.large_html import packed
from pages.shared.markup import draw_html
from pages.shared.view import View, timeline


def matrix_card(view: View, *, compact: bool = False) -> None:
    """Draw country by seminar in five states; `compact` for a page that shows more beside it."""
    figure_card(view, _matrix(view, compact))


@cached
def _matrix(view: View, compact: bool) -> Card:
    order = LISTED if compact else view.address.sort
    notes = country_notes(order, view.history, view.words)
    names = country_names(view.whole, view.words)
    matrix = continuity_matrix(
        attendance.rows(view.chosen),
        seminars_in_scope.rows(view.chosen),
        {code: names[code] for code in notes},
        host_labels(view.whole, view.words),
        view.words,
        _doors(view),
        evidence=view.address.opening(),
        notes={code: note for code, note in notes.items() if note},
        coverage=bounds_by_seminar(view.seminars),
        fiscal_years=timeline(view).fiscal_years,
        compact=compact,
    )
    drawn = packed(("" if compact else _orders(view)) + matrix + _keys(view))
    return Card(
        "matrix",
        sentence=narrative.matrix_sentence(view.chosen, view.words),
        figure=lambda: draw_html(drawn),
        table=lambda: in_order(attendance_with_grounds(view.chosen), notes),
        blank="no-number",
        is_empty=not attendance.rows(view.chosen),
        caution="" if compact else _one_office_note(view),
    )


def _one_office_note(view: View) -> str:
    return "" if orders_of(view.history) == ORDERS else view.words.text("sort-one-office")


def _orders(view: View) -> str:
    """Return the orders that the countries can stand in, each a door; the chosen one is marked."""
    words, orders = view.words, orders_of(view.history)
    chosen = view.address.sort if view.address.sort in orders else LISTED
    doors = "".join(
        f'<a href="{escape(view.address.here(sort="" if order == LISTED else order))}" '
        f'target="_self"{" aria-current=true" if order == chosen else ""}>'
        f"{escape(words.text(f'sort-{order}'))}</a>"
        for order in orders
    )
    title = escape(words.text("sort-title"))
    return f'<nav class="kz-orders" aria-label="{title}"><span>{title}</span>{doors}</nav>'


def _keys(view: View) -> str:
    return f'<p class="kz-note">{escape(view.words.text("matrix-keys"))}</p>'


def _doors(view: View) -> dict[str, str]:
    """Return where each seminar and each country leads."""
    address = view.address
    seminars = {
        str(seminar): address.link("seminar", seminar=str(seminar))
        for seminar in view.chosen.seminars["seminar_id"]
    }
    countries = {
        str(country): address.of_country(str(country))
        for country in view.chosen.countries["country"]
    }
    return seminars | countries
