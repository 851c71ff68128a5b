"""The cards of participation: the matrix, who came over the years, and each country's share."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from analysis.charts import over_time
from analysis.charts import participation as participation_charts
from analysis.charts.columns import Timeline
from analysis.charts.parts import Drawing
from analysis.frames.rows import chosen_rows, is_in, records
from analysis.html.country_order import LISTED, ORDERS, countries_in_order, country_notes, orders_of
from analysis.html.elements import BREAK, NOTHING, element, joined, link
from analysis.html.matrix import continuity_matrix
from analysis.loading.dataset import Dataset
from analysis.narrative import participation
from analysis.palette import Scheme
from analysis.summaries.attendance import participation as participation_attendance
from analysis.summaries.attendance.bounds import bounds, bounds_by_seminar
from analysis.summaries.attendance.representation import CLASSES, RepresentationRow, representation
from analysis.summaries.record.evidence import TOTALS, EvidenceKey
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import Words
from analysis.words.labels import country_names, host_labels
from pages.components.figure_card import Card, cached_card
from pages.components.html import country_link, draw_html, listing_html, note, terms_html
from pages.session.view import View, of_chosen_seminars, spans_offices, timeline
from pages.web.hooks import packed

# The cards of participation: coverage, delegates, newcomers and countries so far.


@cached_card
def coverage_card(view: View) -> Card:
    """Draw how many of the eligible countries came to each seminar."""
    rows = bounds(view.seminars)
    return Card(
        "coverage",
        sentence=participation.coverage_sentence(view.seminars, view.words),
        figure=participation_charts.coverage(rows, view.words, view.scheme, timeline(view)),
        table=rows,
        evidence=_newest(rows, "coverage", "attended"),
        ignores_filters=("countries",),
    )


@cached_card
def delegates_by_country_card(view: View) -> Card:
    """Draw how many people each country sent."""
    rows = participation_attendance.delegates_by_country(view.chosen)
    unattributed = participation_attendance.delegates_of_undocumented_country(view.seminars)
    names = country_names(view.whole, view.words)
    return Card(
        "delegates_by_country",
        sentence=participation.delegates_by_country_sentence(
            rows, unattributed, view.chosen, view.words
        ),
        figure=participation_charts.delegates_by_country(rows, names, view.words, view.scheme),
        table=rows,
        evidence=(EvidenceKey(TOTALS, "delegates"),),
    )


@cached_card
def delegates_by_seminar_card(view: View) -> Card:
    """Draw how many people came to each seminar."""
    rows = participation_attendance.delegates_by_seminar(view.seminars)
    return Card(
        "delegates_by_seminar",
        sentence=participation.delegates_by_seminar_sentence(rows, view.words),
        figure=participation_charts.delegates_by_seminar(
            rows, view.words, view.scheme, timeline(view)
        ),
        table=rows,
        evidence=(EvidenceKey(TOTALS, "participants"),)
        if rows["participants"].notna().any()
        else (),
        ignores_filters=("countries",),
    )


@cached_card
def newcomers_card(view: View) -> Card:
    """Draw how many countries came for the first time and how many again."""
    return _history_card(
        view,
        "newcomers",
        participation_attendance.newcomers,
        participation.newcomers_sentence,
        participation_charts.newcomers,
        ("newcomers", "first_time", "returning"),
    )


@cached_card
def cumulative_countries_card(view: View) -> Card:
    """Draw how many different countries had come by each seminar."""
    return _history_card(
        view,
        "cumulative_countries",
        participation_attendance.cumulative_countries,
        participation.cumulative_countries_sentence,
        over_time.cumulative_countries,
        ("reached", "countries"),
    )


def _history_card(
    view: View,
    name: str,
    summary: Callable[[Dataset], pd.DataFrame],
    sentence: Callable[[pd.DataFrame, Words], str],
    chart: Callable[[pd.DataFrame, Words, Scheme, Timeline], Drawing],
    evidence: tuple[str, ...],
) -> Card:
    """Return what counts on from seminar to seminar, which has a meaning within one office only.

    `evidence`: the kind of the number, its column, and the columns counted beside it.
    """
    rows = of_chosen_seminars(view, summary(view.history))
    if spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card(name, sentence=one_office, figure=None, table=rows.iloc[:0])
    figure = chart(rows, view.words, view.scheme, timeline(view))
    return Card(name, sentence(rows, view.words), figure, rows, evidence=_newest(rows, *evidence))


def _newest(rows: pd.DataFrame, kind: str, number: str, *beside: str) -> tuple[EvidenceKey, ...]:
    """Return the key of the newest seminar of which anything is counted; none lies behind a 0."""
    counted = [row for row in records(rows) if any(row[name] for name in (number, *beside))]
    return tuple(EvidenceKey(kind, row["seminar_id"]) for row in counted[-1:] if row[number])


# The continuity matrix in its card.


@cached_card
def matrix_card(view: View, *, compact: bool = False) -> Card:
    """Draw country by seminar in five states; `compact` for a page that shows more beside it."""
    order = LISTED if compact else view.address.sort
    notes = country_notes(order, view.history, view.words)
    names = country_names(view.whole, view.words)
    matrix = continuity_matrix(
        participation_attendance.attendance.rows(view.chosen),
        seminars_in_scope.rows(view.chosen),
        {code: names[code] for code in notes},
        host_labels(view.whole, view.words),
        view.words,
        _links(view),
        evidence=view.address.opening(),
        notes={code: note for code, note in notes.items() if note},
        coverage=bounds_by_seminar(view.seminars),
        fiscal_years=timeline(view).fiscal_years,
        compact=compact,
    )
    keys = note(view.words.text("matrix-keys"))
    drawn = packed((NOTHING if compact else _orders(view)) + matrix + keys)
    return Card(
        "matrix",
        sentence=participation.matrix_sentence(view.chosen, view.words),
        figure=lambda: draw_html(drawn),
        table=lambda: countries_in_order(
            participation_attendance.attendance_with_grounds(view.chosen), notes
        ),
        blank="no-number",
        is_empty=not participation_attendance.attendance.rows(view.chosen),
        caution="" if compact else _one_office_note(view),
    )


def _one_office_note(view: View) -> str:
    return "" if orders_of(view.history) == ORDERS else view.words.text("sort-one-office")


def _orders(view: View) -> Markup:
    """Return the orders that the countries can stand in, each a link; the chosen one is marked."""
    words, orders = view.words, orders_of(view.history)
    chosen = view.address.sort if view.address.sort in orders else LISTED
    links = (
        link(
            view.address.here(sort="" if order == LISTED else order),
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
    if spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card("representation", sentence=one_office, figure=None, table=pd.DataFrame())
    rows = representation(view.seminars)
    rows = chosen_rows(rows, is_in(rows["country"], view.chosen.countries["country"]))
    drawn = _definitions(rows, view)
    return Card(
        "representation",
        sentence=participation.representation_sentence(rows, view.seminars, view.words),
        figure=lambda: draw_html(drawn),
        table=rows,
    )


def _definitions(rows: pd.DataFrame, view: View) -> Markup:
    """Return the classes with their countries, those that stand alike in one line."""
    classes: dict[str, dict[tuple[object, ...], list[RepresentationRow]]] = {
        name: {} for name in CLASSES
    }
    for row in records(rows, RepresentationRow):
        standing = tuple(row.values())[1:]
        classes[row["representation"]].setdefault(standing, []).append(row)
    terms = (
        (
            view.words.text(f"representation-{name}"),
            joined((_line(group, view) for group in alike.values()), BREAK),
        )
        for name, alike in classes.items()
        if alike
    )
    return terms_html(terms, "kz-facts")


def _line(rows: list[RepresentationRow], view: View) -> Markup:
    """Return one line; each country is a link to its page."""
    countries = listing_html(view.words, (country_link(view, row["country"]) for row in rows))
    return countries + view.words.gap + participation.representation_line(rows[0], view.words)
