"""Where a plan is made: its countries, host and themes, and the doors to start it from."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from analysis.labels import country_names, prefecture_names, theme_names
from analysis.plan import Plan
from analysis.rows import records
from analysis.summaries.latest import latest_with_full_list
from analysis.summaries.planning import PLANS, Scenario, as_last_time, host_ids
from analysis.table_rows import HostRow
from pages.shared.browser import set_widget
from pages.shared.markup import draw_html
from pages.shared.scenario import Scenarios, link_to, with_plan, write_plans
from pages.shared.text import literal
from pages.shared.view import View

# For how many years ahead one may plan.
YEARS_AHEAD = 10
YEAR_WIDTH = 180


def draw_plan_editor(view: View, scenarios: Scenarios, name: str) -> None:
    """Draw the controls of one plan ("a", "b")."""
    words = view.words
    scenario = scenarios.plans[PLANS.index(name)]
    with st.container(border=True, height="stretch", key=f"editor-{name}"):
        st.header(words.text(f"plan-{name}-scenario"), anchor=False)
        draw_html(_doors(view, scenarios, name))
        _draw_ineligible(view, scenario)
        draw = (_draw_countries, _draw_host, _draw_themes)
        for control in draw:
            control(view, scenarios, name)


def _doors(view: View, scenarios: Scenarios, name: str) -> str:
    """Return where a plan can start from, as links."""
    words, year = view.words, scenarios.year
    last = latest_with_full_list(scenarios.office)
    scenario = scenarios.plans[PLANS.index(name)]
    starts = {words.text("plan-start-all"): Plan(year, scenario.eligible)}
    if last is not None:
        years = scenarios.office.seminars.set_index("seminar_id")["fiscal_year"].to_dict()
        label = words.text("plan-start-last", year=words.fiscal_year(years[last]))
        as_last = replace(as_last_time(scenarios.office), fiscal_year=year)
        starts = {label: as_last, **starts}
    starts[words.text("plan-start-empty")] = Plan(year)
    if name != PLANS[0]:
        starts[words.text("plan-start-copy")] = scenarios.plans[0].plan
    links = (
        _door(link_to(view, with_plan(scenarios, name, plan)), label)
        for label, plan in starts.items()
    )
    start = escape(words.text("plan-start"))
    return f'<p class="kz-doors"><span>{start}</span> {" ".join(links)}</p>'


def _door(link: str, label: str) -> str:
    return f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'


def _draw_ineligible(view: View, scenario: Scenario) -> None:
    """Say which countries of a link were dropped."""
    if scenario.ineligible:
        words, names = view.words, country_names(view.whole, view.words)
        said = words.text(
            "plan-ineligible",
            countries=words.listing(names[code] for code in scenario.ineligible),
            count=len(scenario.ineligible),
            year=words.fiscal_year(scenario.year),
        )
        st.markdown(literal(said))


def _draw_countries(view: View, scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.plans[PLANS.index(name)]
    names = country_names(view.whole, view.words)
    set_widget(f"plan-{name}-countries", list(scenario.plan.countries))
    st.pills(
        view.words.text("plan-countries"),
        scenario.eligible,
        selection_mode="multi",
        key=f"plan-{name}-countries",
        format_func=lambda code: literal(names[code]),
        on_change=_changed(scenarios, name, "countries", tuple),
    )


def _draw_host(view: View, scenarios: Scenarios, name: str) -> None:
    labels = host_names(view, scenarios)
    set_widget(f"plan-{name}-host", scenarios.plans[PLANS.index(name)].plan.host)
    st.selectbox(
        view.words.text("plan-host"),
        labels,
        key=f"plan-{name}-host",
        format_func=lambda host: labels[host],
        on_change=_changed(scenarios, name, "host", str),
    )


def host_names(view: View, scenarios: Scenarios) -> dict[str, str]:
    """Return the names of those who can host by id; "" is not decided."""
    words, hosts = view.words, scenarios.office.hosts
    prefectures = prefecture_names(view.whole, words)
    earlier = {
        host["host_id"]: words.name(host, "host")
        if host["level"] == "prefecture"
        else words.text(
            "host-in-prefecture",
            host=words.name(host, "host"),
            prefecture=prefectures[host["prefecture"]],
        )
        for host in records(hosts, HostRow)
    }
    labels = {"": words.text("plan-host-open")}
    for host in host_ids(scenarios.office):
        new = words.text("plan-host-in", prefecture=prefectures[host])
        labels[host] = earlier.get(host, new)
    return labels


def _draw_themes(view: View, scenarios: Scenarios, name: str) -> None:
    labels = theme_names(view.whole, view.words)
    set_widget(f"plan-{name}-themes", list(scenarios.plans[PLANS.index(name)].plan.themes))
    st.multiselect(
        view.words.text("plan-themes"),
        list(view.whole.themes["theme_id"]),
        key=f"plan-{name}-themes",
        format_func=lambda theme: labels[theme],
        placeholder=view.words.text("plan-themes-open"),
        on_change=_changed(scenarios, name, "themes", tuple),
    )


def _changed(
    scenarios: Scenarios, name: str, field: str, converted: Callable[[Any], Any]
) -> Callable[[], None]:
    """Return what writes a widget's value into the address."""
    plan = scenarios.plans[PLANS.index(name)].plan

    def write() -> None:
        value = converted(st.session_state[f"plan-{name}-{field}"])
        write_plans(with_plan(scenarios, name, replace(plan, **{field: value})))

    return write


def draw_year(view: View, scenarios: Scenarios, first: int) -> None:
    """Draw the choice of the fiscal year planned; `first` is that after the latest seminar."""
    set_widget("plan-year", scenarios.year)

    def write() -> None:
        year = st.session_state["plan-year"]
        write_plans([replace(scenario.plan, fiscal_year=year) for scenario in scenarios.plans])

    st.selectbox(
        view.words.text("plan-year"),
        sorted({scenarios.year, *range(first, first + YEARS_AHEAD)}),
        key="plan-year",
        format_func=view.words.fiscal_year,
        on_change=write,
        width=YEAR_WIDTH,
    )
