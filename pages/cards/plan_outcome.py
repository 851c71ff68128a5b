"""What a plan achieves, at once: coverage in large type, and a sentence on each question."""

from html import escape

import streamlit as st

from analysis import narrative
from analysis.cells import counted
from analysis.memory import cached
from analysis.summaries.planning import PLANS, outcome
from pages.shared.markup import draw_html
from pages.shared.scenario import Scenarios
from pages.shared.view import View

# Term → the sentence that stands beside it.
_SENTENCES = {
    "plan-term-left-out": narrative.plan_left_out_sentence,
    "plan-term-gap": narrative.plan_gap_sentence,
    "plan-term-seats": narrative.plan_seats_sentence,
    "plan-term-themes": narrative.plan_themes_sentence,
    "plan-term-host": narrative.plan_host_sentence,
}


def draw_outcome(view: View, scenarios: Scenarios, name: str) -> None:
    """Draw what one plan ("a", "b") achieves."""
    with st.container(border=True, height="stretch", key=f"outcome-{name}"):
        draw_html(_outcome(view, scenarios, name))


@cached
def _outcome(view: View, scenarios: Scenarios, name: str) -> str:
    words, office = view.words, scenarios.office
    scenario = scenarios.plans[PLANS.index(name)]
    achieved = outcome(office, scenario)
    year = words.fiscal_year(scenario.year)
    eyebrow = words.text("plan-eyebrow", plan=words.text(f"plan-{name}"), year=year)
    figure = words.text("plan-figure", invited=achieved.invited, eligible=achieved.eligible)
    terms = "".join(
        f"<dt>{escape(words.text(term))}</dt><dd>{escape(sentence(office, scenario, words))}</dd>"
        for term, sentence in _SENTENCES.items()
    )
    return (
        f'<p class="kz-eyebrow">{escape(eyebrow)}</p><div class="kz-figure">{counted(figure)}</div>'
        f'<dl class="kz-facts kz-outcome">{terms}</dl>'
    )
