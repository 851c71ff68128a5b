"""Host candidates: places ranked by criteria whose weights the reader sets."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis import narrative
from analysis.cells import linked
from analysis.labels import prefecture_names, theme_names
from analysis.memory import cached
from analysis.plan import plan_text
from analysis.rows import records
from analysis.selection import ALL_OFFICES
from analysis.summaries.candidates import (
    CRITERIA,
    HEAVIEST,
    NEAR_TOKYO_KM,
    CandidateRow,
    Weights,
    candidates,
    read_weights,
)
from analysis.summaries.hosting import latest_fiscal_year
from analysis.summaries.planning import as_last_time, host_ids
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.figure_card import Card, figure_card
from pages.shared.html_table import table_html
from pages.shared.markup import draw_html
from pages.shared.view import View, whole_history

# So many lines answer the question; the rest is folded away.
FIRST_LINES = 12
BOX_WIDTH = 250
_TABLE = (
    "rank",
    "host_en",
    "host_ja",
    "prefecture",
    "region",
    "score",
    "points_first",
    "points_years",
    "points_region",
    "points_theme",
    "points_near",
    "last_fiscal_year",
    "years_since",
    "theme_ids",
    "distance_km",
)


def candidates_card(view: View) -> None:
    """Draw the weights and the places ranked by them."""
    figure_card(view, _card(view))


@cached
def _card(view: View) -> Card:
    weights = read_weights(view.address.weights)
    as_of = latest_fiscal_year(view.whole)
    rows = candidates(whole_history(view), weights, view.selection.themes, as_of)
    return Card(
        "host_candidates",
        sentence=narrative.candidates_sentence(rows, view.words),
        figure=partial(_draw, view, rows, weights),
        table=rows[list(_TABLE)],
        deaf_to=("fiscal_years", "countries"),
        about=(_in_words(view, weights),),
    )


def _draw(view: View, rows: pd.DataFrame, weights: Weights) -> None:
    st.markdown(view.words.text("candidates-weights"))
    with st.container(horizontal=True, key="weights", vertical_alignment="bottom"):
        for name in CRITERIA:
            _draw_weight(view, name, weights)
        _draw_themes(view)
    if view.address.weights:
        link, label = view.address.here(weights=""), view.words.text("candidates-default")
        door = f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'
        draw_html(f'<p class="kz-door">{door}</p>')
    draw_html(_ranked(view, rows.head(FIRST_LINES)))
    rest = rows.iloc[FIRST_LINES:]
    if len(rest):
        with st.expander(view.words.text("candidates-rest", count=len(rest))):
            draw_html(_ranked(view, rest))


def _draw_weight(view: View, name: str, weights: Weights) -> None:
    """Draw one weight, set from the address and written to it."""
    key = f"weight-{name}"
    set_widget(key, asdict(weights)[name])
    st.number_input(
        _criterion(view, name),
        0,
        HEAVIEST,
        key=key,
        width=BOX_WIDTH,
        on_change=lambda: go_to(
            replace(kept_address(), weights=str(replace(weights, **{name: st.session_state[key]})))
        ),
    )


def _draw_themes(view: View) -> None:
    """Draw the themes looked for: those of the filter, within reach of the weights."""
    names = theme_names(view.whole, view.words)
    key = "candidate-themes"
    set_widget(key, list(view.selection.themes))
    st.multiselect(
        view.words.text("candidates-themes"),
        list(names),
        key=key,
        format_func=lambda theme: names[theme],
        placeholder=view.words.text("candidates-no-theme"),
        width=BOX_WIDTH,
        on_change=lambda: go_to(kept_address().with_selection(themes=tuple(st.session_state[key]))),
    )


def _ranked(view: View, rows: pd.DataFrame) -> str:
    heads = [view.words.text(f"column-{head}") for head in ("host", "rank", "score", "points")]
    return table_html(heads, [_line(view, row) for row in records(rows, CandidateRow)], "kz-hosts")


def _line(view: View, row: CandidateRow) -> Sequence[str]:
    points = narrative.candidate_points(row, view.whole, view.words)
    return [_place(view, row), str(row["rank"]), f"<b>{row['score']}</b>", escape(points)]


def _place(view: View, row: CandidateRow) -> str:
    """Name a place, a door to a plan with it as host; a municipality with its prefecture."""
    name = linked(escape(view.words.name(row, "host")), row["host_id"], _doors(view))
    if row["level"] == "prefecture":
        return name
    prefecture = prefecture_names(view.whole, view.words)[row["prefecture"]]
    within = escape(view.words.text("candidates-in", prefecture=prefecture))
    return f"{name} <small>{within}</small>"


@cached
def _doors(view: View) -> dict[str, str]:
    """Return the links to plans by their host; only a single office can plan."""
    if view.selection.office == ALL_OFFICES:
        return {}
    office = whole_history(view)
    usual = replace(as_last_time(office), themes=view.selection.themes)
    return {
        host: view.address.link("plan", plan=(plan_text(replace(usual, host=host)),))
        for host in host_ids(office)
    }


def _criterion(view: View, name: str) -> str:
    if name == "near":
        return view.words.text("weight-near", distance=view.words.number(NEAR_TOKYO_KM))
    return view.words.text(f"weight-{name}")


def _in_words(view: View, weights: Weights) -> str:
    """Say the weights above a download."""
    said = [f"{_criterion(view, name)} {points}" for name, points in asdict(weights).items()]
    return view.words.text("export-weights", weights=view.words.listing(said))
