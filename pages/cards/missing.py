"""What is missing: countries at a seminar, with what is known of their past, and facts of it."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from analysis.frames.rows import Row, chosen_rows, is_in, known, records
from analysis.html.elements import BREAK, NOTHING, Markup, element, joined, link
from analysis.html.states import symbol
from analysis.loading.dataset import Dataset
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, record
from analysis.selection import only_seminar
from analysis.summaries.attendance.missing import MISSING, MissingRow, missing_countries
from analysis.summaries.programme.seminar import FACTS, completeness
from analysis.summaries.record.open_questions import ELIGIBILITY, MissingFactRow, missing_facts
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words
from pages.cards.evidence import cited
from pages.components import html
from pages.components.figure_card import Card, cached_card
from pages.session.view import View, whole_history

# What stands in place of a last seminar where there was none, which is documented.
NONE = "–"
_PAST = ("last_seminar_id", "seminars_ago", "undocumented_since", "streak", "last_theme_ids")
_NAMED_PAST = ("last_seminar_id", "last_theme_ids")
# What a line says of a country, and of one whose past is known.
_WHEN = ("country", "last_seminar_id")
_OF_PAST = ("streak", "last_theme_ids")


@cached_card
def missing_card(view: View, seminar_id: str) -> Card:
    """Draw the countries missing from a seminar of the chosen office."""
    history = whole_history(view)
    rows = missing_countries(history, seminar_id)
    drawn = joined(_group(rows, state, view) for state in MISSING)
    return Card(
        "missing",
        sentence=participation.missing_sentence(history, seminar_id, view.words),
        figure=lambda: html.draw_html(drawn),
        table=_table(rows),
        ignores_filters=("fiscal_years", "countries", "themes"),
        seminar=seminar_id,
        to_fill_in=("contact", "next_step", "due"),
        blank="no-number",
    )


def draw_seminar_link(view: View, seminar_id: str) -> None:
    """Draw the full name of a seminar, a link to its page."""
    title = record.seminar_title(view.whole, seminar_id, view.words)
    anchor = link(view.address.link("seminar", seminar=seminar_id), title)
    html.draw_html(element("h2", anchor, class_="kz-headline"))


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the follow-up list; a country known to have come to no seminar before has none."""
    none = rows["earlier"] == "absent"
    table = rows[["country", "state", "earlier", *_PAST]]
    if not none.any():
        return table
    past = {column: rows[column].astype("object").mask(none, NONE) for column in _NAMED_PAST}
    return table.assign(**past, streak=rows["streak"].mask(none, 0))


def _group(rows: pd.DataFrame, state: str, view: View) -> Markup:
    """Return one group: its heading, what it means, and its countries."""
    words, of_state = view.words, rows[rows["state"] == state]
    heading = words.text(f"missing-group-{state}")
    if of_state.empty:
        means = words.text(f"missing-group-{state}.none")
    else:
        means = words.text(f"missing-group-{state}.known", count=len(of_state))
    return element(
        "section",
        element("h3", symbol(state), " ", heading),
        element("p", means),
        NOTHING if of_state.empty else _countries(of_state, view),
        class_="kz-group",
    )


def _countries(rows: pd.DataFrame, view: View) -> Markup:
    """Return a table; what no country has is no column of it."""
    shown = (*_WHEN, *_OF_PAST) if (rows["earlier"] == "attended").any() else _WHEN
    heads = (view.words.text(f"column-{column}") for column in shown)
    lines = (_line(row, len(shown) - 1, view) for row in records(rows, MissingRow))
    return html.table_of_parts("kz-missing", heads, element("tbody", *lines))


def _line(row: MissingRow, rest: int, view: View) -> Markup:
    """Return a country's line; what is not documented says so once, over the `rest` of columns."""
    words, country = view.words, html.country_link(view, row["country"])
    if row["earlier"] == "absent":
        said = words.text("missing-none-before")
        return html.line_html(country, element("td", said, colspan=rest))
    if row["earlier"] == "not_documented":
        return html.line_html(country, element("td", html.unknown(words), colspan=rest))
    themes = html.theme_links(view, row["last_theme_ids"])
    ago = words.text("missing-ago", ago=row["seminars_ago"], unknown=row["undocumented_since"])
    last = html.seminar_link(view, str(row["last_seminar_id"])) + BREAK + element("small", ago)
    cells = (last, words.number(known(row["streak"])), themes)
    return html.line_html(country, *(element("td", cell) for cell in cells))


# What is documented of each seminar, fact by fact; a mark never stands without words.

MARKS = {"yes": "●", "partly": "◐", "no": "○"}


@cached_card
def completeness_card(view: View, *, also_uncertain: bool = False) -> Card:
    """Draw, per seminar, which facts are documented, partly or not."""
    shown = completeness.rows(view.seminars)
    if not also_uncertain:
        shown = [row for row in shown if row["status"] != "uncertain"]
    drawn = _completeness_table(shown, FACTS, view)
    return Card(
        "completeness",
        sentence=record.completeness_sentence(shown, view.words),
        figure=lambda: html.draw_html(drawn),
        table=lambda: _frame(view, shown),
        is_empty=not shown,
        ignores_filters=("countries",),
    )


def _frame(view: View, shown: Sequence[Row]) -> pd.DataFrame:
    rows = completeness(view.seminars)
    return chosen_rows(rows, is_in(rows["seminar_id"], (row["seminar_id"] for row in shown)))


def _completeness_table(rows: Sequence[Row], facts: Sequence[str], view: View) -> Markup:
    """Return the table, its legend below it."""
    words = view.words
    heads = map(words.text, ("column-seminar_id", *(f"fact-{fact}" for fact in facts)))
    body = element(
        "tbody",
        *(
            html.line_html(
                html.seminar_link(view, str(row["seminar_id"])),
                *(_cell(str(row[fact]), view.words) for fact in facts),
            )
            for row in rows
        ),
    )
    table = html.table_of_parts(
        "kz-completeness", heads, body, title=words.text("card-completeness")
    )
    legend = (f"{mark} {words.text(f'completeness-{degree}')}" for degree, mark in MARKS.items())
    return table + html.listed(legend, "kz-legend")


# A page has hundreds of them, alike in three kinds.
@cache
def _cell(degree: str, words: Words) -> Markup:
    said = words.text(f"completeness-{degree}")
    mark = element("span", MARKS[degree], aria_hidden="true")
    spoken = element("span", said, class_="kz-hidden")
    return element("td", mark, spoken, class_=f"kz-{degree}", title=said)


# What would settle the unknown: the missing facts, each with its best known source.

# As many as are read at a glance; the table has all.
MOST_LISTED = 6


@cached_card
def open_questions_card(view: View) -> Card:
    """Draw what the seminars that the filters leave are missing."""
    return _open_questions(view, view.seminars)


@cached_card
def seminar_open_questions_card(view: View, seminar_id: str) -> Card:
    """Draw what one seminar is missing."""
    return _open_questions(view, only_seminar(condensed(view.whole), seminar_id))


def _open_questions(view: View, dataset: Dataset) -> Card:
    rows = missing_facts.rows(dataset)
    items = (_item(row, view) for row in rows[:MOST_LISTED])
    listed = html.listed(items, "kz-sources kz-settle", "ol")
    drawn = html.stacked(listed, _further(len(rows), view))
    return Card(
        "settle",
        sentence=fact_sentences.missing_facts_sentence(rows, view.words),
        figure=lambda: html.draw_html(drawn),
        table=lambda: _in_words(missing_facts(dataset), view),
        is_empty=not rows,
        ignores_filters=("countries",),
    )


def _further(facts: int, view: View) -> Markup:
    if facts <= MOST_LISTED:
        return NOTHING
    return element("p", view.words.text("settle-further", count=facts - MOST_LISTED))


def _in_words(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the facts in the reader's words, with the title, publisher and link of the source."""
    told = records(rows, MissingFactRow)
    sources = view.whole.sources.set_index("source_id").reindex(rows["source_id"])
    return pd.DataFrame(
        {
            "lacking": [fact_sentences.missing_fact(row, view.whole, view.words) for row in told],
            "settles": [
                fact_sentences.what_it_answers(row, view.whole, view.words) for row in told
            ],
            **rows[["seminar_ids", "fact", "known", "source_id"]],
            **{name: sources[name].array for name in ("publisher", "url")},
        }
    )


def _item(row: MissingFactRow, view: View) -> Markup:
    missing = fact_sentences.missing_fact(row, view.whole, view.words)
    if row["fact"] != ELIGIBILITY:
        missing = link(view.address.link("seminar", seminar=row["seminar_ids"]), missing)
    settles = fact_sentences.what_it_answers(row, view.whole, view.words)
    source = cited(view.whole, row["source_id"], view.words)
    known = (view.words.text("settle-source"), " ", source) if source else ()
    return joined((missing, settles, element("small", *known)), BREAK)
