"""Host candidates: places ranked by criteria whose weights the reader sets; ties told as ties."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.frames.rows import records
from analysis.html.elements import Markup, element, linked
from analysis.narrative import places
from analysis.summaries import planning
from analysis.summaries.places import hosting
from analysis.words.catalogue import prefecture_names
from pages.cards.plan import editor, figures
from pages.components.figure_card import Card, cached_card
from pages.components.html import draw_html, onward_link, table_html
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
from pages.session.view import View

# So many lines answer the question; the rest is folded away, and no tie is cut.
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


@cached_card
def candidates_card(view: View, scenarios: editor.Scenarios) -> Card:
    """Draw the weights and the places ranked by them, for the themes of the first plan."""
    weights = hosting.read_weights(view.address.weights)
    as_of = hosting.latest_fiscal_year(view.whole)
    themes = scenarios.plans[0].plan.themes
    rows = hosting.candidates(scenarios.office, weights, themes, as_of)
    said = [f"{_criterion(view, name)} {points}" for name, points in asdict(weights).items()]
    return Card(
        "host_candidates",
        sentence=places.candidates_sentence(rows, view.words),
        figure=partial(_draw, view, scenarios, rows, weights),
        table=rows[list(_TABLE)],
        ignores_filters=figures.IGNORED_FILTERS,
        about=(view.words.text("export-weights", weights=view.words.listing(said)),),
    )


def _draw(
    view: View, scenarios: editor.Scenarios, rows: pd.DataFrame, weights: hosting.Weights
) -> None:
    st.markdown(view.words.text("candidates-weights"))
    with st.container(horizontal=True, key="weights", vertical_alignment="bottom"):
        for name in hosting.CRITERIA:
            _draw_weight(view, name, weights)
    if view.address.weights:
        usual = view.address.here(weights="")
        draw_html(onward_link(usual, view.words.text("candidates-default")))
    lines, first = _ranked(view, scenarios, rows), _first(rows["rank"])
    draw_html(_table(view, lines[:first]))
    if rest := lines[first:]:
        with st.expander(view.words.text("candidates-rest", count=len(rest))):
            draw_html(_table(view, rest))


def _first(ranks: pd.Series) -> int:
    """Return how many lines stand in sight: whole ties, as far as there is room, or one."""
    ends = ranks.groupby(ranks).size().cumsum()
    return int(ends[ends <= FIRST_LINES].max() if (ends <= FIRST_LINES).any() else ends.min())


def _draw_weight(view: View, name: str, weights: hosting.Weights) -> None:
    """Draw one weight, set from the address and written to it."""
    key = Key(f"weight-{name}", 0)
    set_widget(key, asdict(weights)[name])
    st.number_input(
        _criterion(view, name),
        0,
        hosting.HEAVIEST,
        key=key.name,
        width=BOX_WIDTH,
        on_change=lambda: go_to(
            replace(kept_address(), weights=str(replace(weights, **{name: key.get()})))
        ),
    )


def _table(view: View, lines: Sequence[Sequence[str]]) -> Markup:
    heads = [view.words.text(f"column-{head}") for head in ("host", "rank", "score", "points")]
    return table_html(heads, lines, "kz-hosts")


def _ranked(view: View, scenarios: editor.Scenarios, rows: pd.DataFrame) -> Sequence[Sequence[str]]:
    """Return the lines of places; who shares a rank is told so."""
    words, links = view.words, _links(view, scenarios)
    places_on = Counter(rows["rank"])
    return [
        (
            _place(view, row, links),
            words.text("candidates-rank", rank=row["rank"], others=places_on[row["rank"]] - 1),
            element("b", str(row["score"])),
            places.candidate_points(row, view.whole, words),
        )
        for row in records(rows, hosting.CandidateRow)
    ]


def _place(view: View, row: hosting.CandidateRow, links: Mapping[str, str]) -> Markup:
    """Name a place, a link to the plan with it as host; a municipality with its prefecture."""
    name = linked(view.words.name(row, "host"), row["host_id"], links)
    if row["level"] == "prefecture":
        return name
    prefecture = prefecture_names(view.whole, view.words)[row["prefecture"]]
    within = view.words.text("candidates-in", prefecture=prefecture)
    return name + " " + element("small", within)


def _links(view: View, scenarios: editor.Scenarios) -> dict[str, str]:
    """Return the links to the first plan by its host, with all else as it is."""
    plan, other = scenarios.plans[0].plan, [scenario.plan for scenario in scenarios.plans[1:]]
    return {
        host: view.address.here(
            plan=tuple(planning.plan_text(one) for one in (replace(plan, host=host), *other))
        )
        for host in planning.host_ids(scenarios.office)
    }


def _criterion(view: View, name: str) -> str:
    if name == "near":
        return view.words.text("weight-near", distance=view.words.number(hosting.NEAR_TOKYO_KM))
    return view.words.text(f"weight-{name}")
