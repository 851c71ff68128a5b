"""The cards of participation: the coverage strip on its matrix, and each country's share."""

from collections.abc import Sequence
from functools import partial
from xml.etree.ElementTree import Element

import pandas as pd

from analysis.charts import participation as charts
from analysis.charts.parts import Drawing
from analysis.frames.rows import chosen_rows, is_in, records
from analysis.html import states
from analysis.html.coverage_strip import Strip, coverage_strip, strip_legend
from analysis.html.elements import Markup, element, escaped, link
from analysis.html.matrix import continuity_matrix
from analysis.html.strip_svg import MatrixLine, matrix_lines, strip_svg
from analysis.narrative import participation, record
from analysis.summaries.attendance import bounds
from analysis.summaries.attendance import participation as participation_attendance
from analysis.summaries.attendance import representation as shares
from analysis.summaries.record.evidence import TOTALS, EvidenceKey
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import country_names, host_labels, seminar_labels
from pages.components.figure_card import Card, cached_card
from pages.components.html import draw_html, note
from pages.components.page import Headline
from pages.session import view as views
from pages.session.view import View
from pages.web.hooks import packed

# The finding that heads the page.


def headline(view: View) -> Headline | None:
    """Return whether more countries come than at the start; None without any seminar."""
    if not seminars_in_scope.rows(view.chosen):
        return None
    words = view.words
    kicker = words.apart((words.text("section-who"), words.text("page-participation.menu")))
    return Headline(kicker, escaped(participation.trend_sentence(view.chosen, words)))


# The coverage strip, alone or at the head of the matrix.

# What its table holds.
_TABLE = (
    *("fiscal_year", "eligible", "attended_least", "attended_most", "absent", "not_documented"),
    *("first_time", "participants", "documented", "undocumented"),
    *("status", "mode", "office_id", "seminar_id"),
)


@cached_card
def strip_card(view: View, *, compact: bool = False) -> Card:
    """Draw who came, seminar by seminar; unless `compact` with each country on the same years."""
    rows = views.of_chosen_seminars(view, bounds.squares(views.whole_history(view)))
    strip = _strip(view, rows)
    drawn = packed(_alone(view, strip) if compact else _on_matrix(view, strip))
    return Card(
        "coverage_strip",
        heading=participation.trend_sentence(view.chosen, view.words) if compact else "",
        sentence=record.joined(
            view.words.text("strip-lead"),
            view.words.text("strip-chosen") if view.selection.countries else "",
            _reached(view),
            words=view.words,
        ),
        figure=lambda: draw_html(drawn),
        picture=partial(_picture, view, strip, compact),
        table=rows[[*_TABLE]],
        caution=view.words.text("trend-rule"),
        evidence=_evidence(view, rows),
        also=None if compact else _matrix_table(view),
    )


def _strip(view: View, rows: pd.DataFrame) -> Strip:
    events = records(views.office_events(view))
    seminars = seminars_in_scope.rows(view.seminars)
    years = [row["fiscal_year"] for row in seminars]
    known = {row["fiscal_year"] for row in seminars_in_scope.rows(view.history)}
    return Strip(
        columns=states.columns_in_time(seminars, range(min(years), max(years) + 1), known),
        squares={row["seminar_id"]: row for row in records(rows, bounds.SquaresRow)},
        titles=seminar_labels(view.whole, view.words),
        names=country_names(view.whole, view.words),
        links=_links(view),
        words=view.words,
        chosen=frozenset(view.selection.countries),
        events=[(row["fiscal_year"], view.words.name(row, "title")) for row in events],
    )


def _alone(view: View, strip: Strip) -> Markup:
    keys = note(view.words.text("strip-keys-alone"))
    return coverage_strip(strip) + strip_legend(strip) + keys


def _on_matrix(view: View, strip: Strip) -> Markup:
    """Return the strip at the head of the matrix; on a phone it lies by itself above it."""
    notes = _notes(view)
    matrix = continuity_matrix(
        participation_attendance.attendance.rows(view.chosen),
        strip.columns,
        {code: strip.names[code] for code in notes},
        host_labels(view.whole, view.words),
        view.words,
        _links(view),
        evidence=view.address.opening(),
        notes={code: note for code, note in notes.items() if note},
        coverage=bounds.bounds_by_seminar(view.seminars),
        strip=strip,
    )
    lying = element("div", coverage_strip(strip), class_="kz-narrow")
    return lying + _orders(view) + matrix + note(view.words.text("strip-keys"))


def _lines(view: View, strip: Strip) -> Sequence[MatrixLine]:
    """Return the lines of the matrix of a picture."""
    notes = states.country_notes(view.address.sort, view.history, view.words)
    return matrix_lines(
        participation_attendance.attendance.rows(view.chosen),
        {code: strip.names[code] for code in notes},
        bounds.bounds_by_seminar(view.seminars),
        strip,
    )


def _picture(view: View, strip: Strip, compact: bool, width: float) -> Element:
    lines = () if compact else _lines(view, strip)
    return strip_svg(strip, view.scheme, width, lines)


def _reached(view: View) -> str:
    """Say how many different countries had come by the newest seminar, within one office."""
    if views.spans_offices(view):
        return ""
    rows = views.of_chosen_seminars(
        view, participation_attendance.cumulative_countries(view.history)
    )
    return participation.cumulative_countries_sentence(rows, view.words)


def _evidence(view: View, rows: pd.DataFrame) -> tuple[EvidenceKey, ...]:
    """Return the keys of the countries reached so far and of all people."""
    told = [row["seminar_id"] for row in records(rows) if row["attended"]]
    reached = (
        [] if views.spans_offices(view) else [EvidenceKey("reached", row) for row in told[-1:]]
    )
    people = rows["participants"].notna().any()
    return (*reached, *([EvidenceKey(TOTALS, "participants")] if people else []))


def _matrix_table(view: View) -> Card:
    """Return the table of the matrix: a row for each country and seminar."""
    notes = _notes(view)
    cells = participation_attendance.attendance_with_grounds
    return Card(
        "matrix",
        sentence=participation.matrix_sentence(view.chosen, view.words),
        figure=None,
        table=lambda: states.countries_in_order(cells(view.chosen), notes),
        blank="no-number",
        is_empty=not participation_attendance.attendance.rows(view.chosen),
        caution=view.words.text("sort-one-office") if views.spans_offices(view) else "",
        evidence=(EvidenceKey(TOTALS, "delegates"),),
    )


def _notes(view: View) -> dict[str, str]:
    """Return the chosen countries in their order, each with its note.

    Of the office's whole history, which is the same whatever is chosen: it is read once.
    """
    notes = states.country_notes(view.address.sort, views.whole_history(view), view.words)
    chosen = {*view.chosen.countries["country"]}
    return {code: note for code, note in notes.items() if code in chosen}


def _orders(view: View) -> Markup:
    """Return the orders that the countries can stand in, each a link; the chosen one is marked."""
    words, history = view.words, views.whole_history(view)
    orders, chosen = states.orders_of(history), states.order_for(view.address.sort, history)
    links = (
        link(
            view.address.here(sort="" if order == orders[0] else order),
            words.text(f"sort-{order}"),
            aria_current="true" if order == chosen else None,
        )
        for order in orders
    )
    title = words.text("sort-title")
    return element("nav", element("span", title), *links, class_="kz-orders", aria_label=title)


def _links(view: View) -> dict[str, str]:
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


# Which countries sent few or many delegates against their equal share.


@cached_card
def representation_card(view: View) -> Card:
    """Draw where each country stands over the last five seminars shown, within one office only."""
    if views.spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card("representation", sentence=one_office, figure=None, table=pd.DataFrame())
    rows = shares.representation(view.seminars)
    rows = chosen_rows(rows, is_in(rows["country"], view.chosen.countries["country"]))
    return Card(
        "representation",
        sentence=participation.representation_sentence(rows, view.seminars, view.words),
        figure=_dot_plot(view, rows),
        table=rows,
    )


def _dot_plot(view: View, rows: pd.DataFrame) -> Drawing | None:
    """Return the dot plot; none where the sentence says that no country's record is enough."""
    if (rows["representation"] == shares.NOT_ENOUGH).all():
        return None
    said = {
        row["country"]: participation.representation_line(row, view.words)
        for row in records(rows, shares.RepresentationRow)
    }
    names = country_names(view.whole, view.words)
    return charts.representation(rows, names, said, view.words, view.scheme)
