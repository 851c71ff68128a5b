"""The frame of the plans: that they are scenarios, their year and link, one or two of them."""

from html import escape
from urllib.parse import urljoin

import streamlit as st

from analysis.labels import seminar_labels
from analysis.selection import ALL_OFFICES
from analysis.summaries.participation import seminars_in_scope
from analysis.summaries.planning import PLANS, eligible_countries, next_fiscal_year
from pages.cards.plan_editor import draw_plan_editor, draw_year
from pages.cards.plan_outcome import draw_outcome
from pages.shared.markup import draw_html
from pages.shared.scenario import Scenarios, link_to
from pages.shared.text import literal
from pages.shared.view import View, whole_history


def draw_banner(view: View) -> None:
    """Say that everything on the page is a scenario."""
    with st.container(key="scenario"):
        st.markdown(view.words.text("plan-banner"))


def nothing_to_plan(view: View) -> bool:
    """Say why there is nothing to plan with: several offices, no seminar, no list; True when so."""
    reason = _reason(view)
    if not reason:
        return False
    with st.container(border=True, key="no-plan"):
        st.header(view.words.text("plan-none"), anchor=False)
        st.markdown(view.words.text(reason))
    return True


def _reason(view: View) -> str:
    if view.selection.office == ALL_OFFICES:
        return "plan-one-office"
    office = whole_history(view)
    year = next_fiscal_year(office)
    if year is None:
        return "seminar-none"
    return "" if eligible_countries(office, year) else "plan-no-list"


def draw_frame(view: View, scenarios: Scenarios) -> None:
    """Draw the year planned, which list of countries counts, and the link to copy."""
    words = view.words
    first = next_fiscal_year(scenarios.office)
    assert first is not None  # `nothing_to_plan` has seen to it
    with st.container(key="plan-frame", horizontal=True, vertical_alignment="bottom"):
        draw_year(view, scenarios, first)
        with st.popover(words.text("plan-copy")):
            st.markdown(words.text("plan-copy-how"))
            link = link_to(view, [scenario.plan for scenario in scenarios.plans])
            st.code(urljoin(st.context.url or "", link), language=None, wrap_lines=True)
        draw_html(f'<p class="kz-doors">{_compare_door(view, scenarios)}</p>')
    st.caption(literal(_measured_by(view, scenarios)))


def _measured_by(view: View, scenarios: Scenarios) -> str:
    """Say on which day the office's list is read, and which seminar is the latest."""
    latest = str(seminars_in_scope(scenarios.office)["seminar_id"].iloc[-1])
    return view.words.text(
        "plan-measured-by",
        year=view.words.fiscal_year_in_full(scenarios.year),
        april=str(scenarios.year),
        count=len(scenarios.plans[0].eligible),
        seminar=seminar_labels(view.whole, view.words)[latest],
    )


def _compare_door(view: View, scenarios: Scenarios) -> str:
    """Return the door to a second plan, or back to one."""
    first = scenarios.plans[0].plan
    alone = len(scenarios.plans) == 1
    link = link_to(view, [first, first] if alone else [first])
    label = view.words.text("plan-compare" if alone else "plan-compare-end")
    return f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'


def draw_plans(view: View, scenarios: Scenarios) -> None:
    """Draw one plan with its outcome beside it; of two, the outcomes below them."""
    if len(scenarios.plans) == 1:
        making, outcome = st.columns(2, gap="medium")
        with making:
            draw_plan_editor(view, scenarios, PLANS[0])
        with outcome:
            draw_outcome(view, scenarios, PLANS[0])
        return
    for draw in (draw_plan_editor, draw_outcome):
        for name, column in zip(PLANS, st.columns(2, gap="medium"), strict=True):
            with column:
                draw(view, scenarios, name)
