"""The cards of the plan: what differs, who is invited and who is not, seats, themes, the host.

Each shows one plan, or two beside each other, and says "scenario" in its title.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import narrative
from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.summaries import planning
from analysis.summaries.planning import Scenario
from pages.cards.missing import NONE
from pages.cards.plan_editor import host_names
from pages.cards.plan_tables import (
    difference_table,
    hosts_table,
    invitation_table,
    new_themes_table,
    seats_table,
    themes_met_table,
)
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html
from pages.shared.scenario import Scenarios
from pages.shared.view import View

# A plan is measured against the office's whole record, whatever is chosen.
DEAF_TO = ("fiscal_years", "countries", "themes")


def differences_card(view: View, scenarios: Scenarios) -> None:
    """Draw two plans beside each other."""
    figure_card(view, _differences(view, scenarios))


@cached
def _differences(view: View, scenarios: Scenarios) -> Card:
    one, other = (scenario.plan for scenario in scenarios.plans)
    hosts = host_names(view, scenarios)
    said = narrative.plan_difference_sentence(one, other, hosts, view.whole, view.words)
    rows = _rows(scenarios, planning.in_numbers)
    drawn = difference_table(rows, view.words)
    return _scenario("scenario_differences", view, scenarios, said, drawn, rows)


def invitations_card(view: View, scenarios: Scenarios) -> None:
    """Draw the countries invited: the list to download."""
    figure_card(view, _invitations(view, scenarios))


@cached
def _invitations(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_invitations_sentence)
    rows = planning.countries_listed(scenarios.office, scenarios.plans, invited=True)
    card = _list_card("scenario_invitations", view, scenarios, said, rows)
    return replace(card, to_fill_in=("contact", "next_step", "due"))


def left_out_card(view: View, scenarios: Scenarios) -> None:
    """Draw the eligible countries that are left out, and when each last came."""
    figure_card(view, _left_out(view, scenarios))


@cached
def _left_out(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_left_out_sentence)
    rows = planning.countries_listed(scenarios.office, scenarios.plans, invited=False)
    return _list_card("scenario_left_out", view, scenarios, said, rows)


def _list_card(name: str, view: View, scenarios: Scenarios, said: str, rows: pd.DataFrame) -> Card:
    """Return a card of countries with their past; one that came to no seminar has none."""
    cases = [rows["attended"] > 0, rows["undocumented"] == 0]
    earlier = pd.Series(np.select(cases, ["attended", "absent"], "not_documented"), rows.index)
    last = rows["last_seminar_id"].astype("object").mask(earlier == "absent", NONE)
    table = rows.drop(columns=_NOT_LISTED).assign(last_seminar_id=last)
    table.insert([*table.columns].index("last_seminar_id"), "earlier", earlier)
    card = _scenario(name, view, scenarios, said, invitation_table(view, rows), table)
    return replace(card, blank="no-number")


# The year is in the name of the seminar, and the numbers are in what is held since.
_NOT_LISTED = ["last_fiscal_year", "attended", "undocumented"]


def seats_card(view: View, scenarios: Scenarios) -> None:
    """Draw the seats of each sub-region."""
    figure_card(view, _seats(view, scenarios))


@cached
def _seats(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_seats_sentence)
    rows = _rows(scenarios, planning.seats_by_subregion)
    drawn = seats_table(rows, view.words)
    return _scenario("scenario_seats", view, scenarios, said, drawn, rows)


def themes_card(view: View, scenarios: Scenarios) -> None:
    """Draw which invited countries met the chosen themes, and which never did."""
    figure_card(view, _themes(view, scenarios))


@cached
def _themes(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_themes_sentence)
    rows = _rows(scenarios, planning.themes_met)
    card = _scenario("scenario_themes", view, scenarios, said, themes_met_table(view, rows), rows)
    return replace(card, caution=narrative.unthemed_caution(scenarios.office, view.words))


def new_themes_card(view: View, scenarios: Scenarios) -> None:
    """Draw which theme would be new for most of the invited countries."""
    figure_card(view, _new_themes(view, scenarios))


@cached
def _new_themes(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_new_themes_sentence)
    rows = _rows(scenarios, planning.new_themes)
    drawn = new_themes_table(view, scenarios, rows)
    card = _scenario("scenario_new_themes", view, scenarios, said, drawn, rows)
    return replace(card, caution=narrative.unthemed_caution(scenarios.office, view.words))


def host_card(view: View, scenarios: Scenarios) -> None:
    """Draw whether the host is a new or a repeat one, and who hosted in its prefecture."""
    figure_card(view, _host(view, scenarios))


@cached
def _host(view: View, scenarios: Scenarios) -> Card:
    said = _said(view, scenarios, narrative.plan_host_sentence)
    rows = _rows(scenarios, planning.seminars_at_host)
    drawn, table = hosts_table(view, rows), rows.drop(columns=["fiscal_year", "host_id"])
    return _scenario("scenario_host", view, scenarios, said, drawn, table)


def _scenario(
    name: str, view: View, scenarios: Scenarios, said: str, drawn: str, table: pd.DataFrame
) -> Card:
    """Return a card whose downloads say which plans they are of."""
    hosts = host_names(view, scenarios)
    return Card(
        name,
        sentence=said,
        figure=lambda: draw_html(drawn),
        table=table,
        deaf_to=DEAF_TO,
        about=narrative.plans_in_words(scenarios.plans, hosts, view.whole, view.words),
    )


def _said(view: View, scenarios: Scenarios, sentence: narrative.Sentence) -> str:
    return narrative.of_each_plan(sentence, scenarios.office, scenarios.plans, view.words)


def _rows(
    scenarios: Scenarios, summary: Callable[[Dataset, Scenario], pd.DataFrame]
) -> pd.DataFrame:
    """Return the rows of a summary for each plan."""
    return planning.for_each(scenarios.plans, lambda scenario: summary(scenarios.office, scenario))
