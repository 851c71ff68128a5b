"""Where plans are made: their frame and link, what each consists of, and what it achieves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from analysis.contract.table_rows import HostRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import Markup, element, link
from analysis.html.states import counted
from analysis.loading.dataset import Dataset
from analysis.narrative import planning as sentences
from analysis.selection import ALL_OFFICES
from analysis.summaries import planning
from analysis.summaries.record.overview import latest_held, latest_with_full_list
from analysis.words.catalogue import country_names, prefecture_names, seminar_labels, theme_names
from pages.components.html import draw_html, literal, onward_links, terms_html
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
from pages.session.view import View, whole_history

# The plans that the address holds, and the links and clicks that change them.


@dataclass(frozen=True)
class Scenarios:
    """One plan or two, measured against the history of the chosen office."""

    office: Dataset
    plans: tuple[planning.Scenario, ...]

    @property
    def year(self) -> int:
        """The fiscal year planned, the same for both."""
        return self.plans[0].year


@cached
def open_scenarios(view: View) -> Scenarios:
    """Return the plans of the address; without any, one that invites as last time."""
    office = whole_history(view)
    written = [planning.read_plan(text) for text in view.address.plan[: len(planning.PLANS)]]
    first, *second = written or [planning.as_last_time(office)]
    one = planning.settled(office, first)
    others = [planning.settled(office, replace(plan, fiscal_year=one.year)) for plan in second]
    return Scenarios(office, (one, *others))


def link_to(view: View, plans: Sequence[planning.Plan]) -> str:
    """Return the link to the page with these plans."""
    return view.address.link("plan", plan=tuple(planning.plan_text(plan) for plan in plans))


def with_plan(scenarios: Scenarios, name: str, plan: planning.Plan) -> tuple[planning.Plan, ...]:
    """Return the plans with one of them ("a", "b") replaced, or put beside the first."""
    plans = dict(zip(planning.PLANS, (scenario.plan for scenario in scenarios.plans), strict=False))
    return tuple((plans | {name: plan}).values())


def write_plans(plans: Sequence[planning.Plan]) -> None:
    """Write plans into the address, from a callback."""
    go_to(replace(kept_address(), plan=tuple(planning.plan_text(plan) for plan in plans)))


# Where a plan is made: its countries, host and themes, and the links to start it from.

# For how many years ahead one may plan.
YEARS_AHEAD = 10
YEAR_WIDTH = 180


def draw_plan_editor(view: View, scenarios: Scenarios, name: str) -> None:
    """Draw the controls of one plan ("a", "b")."""
    words = view.words
    scenario = scenarios.plans[planning.PLANS.index(name)]
    with st.container(border=True, height="stretch", key=f"editor-{name}"):
        st.header(words.text(f"plan-{name}-scenario"), anchor=False)
        draw_html(_links(view, scenarios, name))
        _draw_ineligible(view, scenario)
        draw = (_draw_countries, _draw_host, _draw_themes)
        for control in draw:
            control(view, scenarios, name)


def _links(view: View, scenarios: Scenarios, name: str) -> Markup:
    """Return where a plan can start from, as links."""
    words, year = view.words, scenarios.year
    last = latest_with_full_list(scenarios.office)
    scenario = scenarios.plans[planning.PLANS.index(name)]
    starts = {words.text("plan-start-all"): planning.Plan(year, scenario.eligible)}
    if last is not None:
        years = scenarios.office.seminars.set_index("seminar_id")["fiscal_year"].to_dict()
        label = words.text("plan-start-last", year=words.fiscal_year(years[last]))
        as_last = replace(planning.as_last_time(scenarios.office), fiscal_year=year)
        starts = {label: as_last, **starts}
    starts[words.text("plan-start-empty")] = planning.Plan(year)
    if name != planning.PLANS[0]:
        starts[words.text("plan-start-copy")] = scenarios.plans[0].plan
    links = (
        link(link_to(view, with_plan(scenarios, name, plan)), label)
        for label, plan in starts.items()
    )
    return onward_links(words.text("plan-start"), links)


def _draw_ineligible(view: View, scenario: planning.Scenario) -> None:
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
    scenario = scenarios.plans[planning.PLANS.index(name)]
    names = country_names(view.whole, view.words)
    key = Key[list[str]](f"plan-{name}-countries", [])
    set_widget(key, list(scenario.plan.countries))
    st.pills(
        view.words.text("plan-countries"),
        scenario.eligible,
        selection_mode="multi",
        key=key.name,
        format_func=lambda code: literal(names[code]),
        on_change=_changed(scenarios, name, "countries", lambda: tuple(key.get())),
    )


def _draw_host(view: View, scenarios: Scenarios, name: str) -> None:
    labels = host_names(view, scenarios)
    key = Key(f"plan-{name}-host", "")
    set_widget(key, scenarios.plans[planning.PLANS.index(name)].plan.host)
    st.selectbox(
        view.words.text("plan-host"),
        labels,
        key=key.name,
        format_func=lambda host: labels[host],
        on_change=_changed(scenarios, name, "host", key.get),
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
    for host in planning.host_ids(scenarios.office):
        new = words.text("plan-host-in", prefecture=prefectures[host])
        labels[host] = earlier.get(host, new)
    return labels


def _draw_themes(view: View, scenarios: Scenarios, name: str) -> None:
    labels = theme_names(view.whole, view.words)
    key = Key[list[str]](f"plan-{name}-themes", [])
    set_widget(key, list(scenarios.plans[planning.PLANS.index(name)].plan.themes))
    st.multiselect(
        view.words.text("plan-themes"),
        list(view.whole.themes["theme_id"]),
        key=key.name,
        format_func=lambda theme: labels[theme],
        placeholder=view.words.text("plan-themes-open"),
        on_change=_changed(scenarios, name, "themes", lambda: tuple(key.get())),
    )


def _changed(
    scenarios: Scenarios, name: str, field: str, value: Callable[[], Any]
) -> Callable[[], None]:
    """Return what writes a widget's value into the address."""
    plan = scenarios.plans[planning.PLANS.index(name)].plan

    def write() -> None:
        write_plans(with_plan(scenarios, name, replace(plan, **{field: value()})))

    return write


def draw_year(view: View, scenarios: Scenarios, first: int) -> None:
    """Draw the choice of the fiscal year planned; `first` is that after the latest seminar."""
    key = Key("plan-year", scenarios.year)
    set_widget(key, scenarios.year)

    def write() -> None:
        year = key.get()
        write_plans([replace(scenario.plan, fiscal_year=year) for scenario in scenarios.plans])

    st.selectbox(
        view.words.text("plan-year"),
        sorted({scenarios.year, *range(first, first + YEARS_AHEAD)}),
        key=key.name,
        format_func=view.words.fiscal_year,
        on_change=write,
        width=YEAR_WIDTH,
    )


# What a plan achieves, at once: coverage in large type, and a sentence on each question.

# Term → the sentence that stands beside it.
_SENTENCES = {
    "plan-term-left-out": sentences.plan_left_out_sentence,
    "plan-term-gap": sentences.plan_gap_sentence,
    "plan-term-seats": sentences.plan_seats_sentence,
    "plan-term-themes": sentences.plan_themes_sentence,
    "plan-term-host": sentences.plan_host_sentence,
}


def draw_outcome(view: View, scenarios: Scenarios, name: str) -> None:
    """Draw what one plan ("a", "b") achieves."""
    with st.container(border=True, height="stretch", key=f"outcome-{name}"):
        draw_html(_outcome(view, scenarios, name))


@cached
def _outcome(view: View, scenarios: Scenarios, name: str) -> Markup:
    words, office = view.words, scenarios.office
    scenario = scenarios.plans[planning.PLANS.index(name)]
    achieved = planning.outcome(office, scenario)
    year = words.fiscal_year(scenario.year)
    eyebrow = words.text("plan-eyebrow", plan=words.text(f"plan-{name}"), year=year)
    figure = words.text("plan-figure", invited=achieved.invited, eligible=achieved.eligible)
    terms = (
        (words.text(term), sentence(office, scenario, words))
        for term, sentence in _SENTENCES.items()
    )
    large = element("div", counted(figure), class_="kz-figure")
    return (
        element("p", eyebrow, class_="kz-eyebrow")
        + large
        + terms_html(terms, "kz-facts kz-outcome")
    )


# The frame of the plans: that they are scenarios, their year and link, one or two of them.


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
    year = planning.next_fiscal_year(office)
    if year is None:
        return "seminar-none"
    return "" if planning.eligible_countries(office, year) else "plan-no-list"


def draw_frame(view: View, scenarios: Scenarios) -> None:
    """Draw the year planned, which list of countries counts, and the link to copy."""
    words = view.words
    first = planning.next_fiscal_year(scenarios.office)
    assert first is not None  # `nothing_to_plan` has seen to it
    with st.container(key="plan-frame", horizontal=True, vertical_alignment="bottom"):
        draw_year(view, scenarios, first)
        with st.popover(words.text("plan-copy")):
            st.markdown(words.text("plan-copy-how"))
            address = link_to(view, [scenario.plan for scenario in scenarios.plans])
            st.code(urljoin(st.context.url or "", address), language=None, wrap_lines=True)
        draw_html(element("p", _compare_link(view, scenarios), class_="kz-doors"))
    st.caption(literal(_measured_by(view, scenarios)))


def _measured_by(view: View, scenarios: Scenarios) -> str:
    """Say on which day the office's list is read, and which seminar was the last one held."""
    latest = latest_held(scenarios.office)
    return view.words.text(
        "plan-measured-by",
        year=view.words.fiscal_year_in_full(scenarios.year),
        april=str(scenarios.year),
        count=len(scenarios.plans[0].eligible),
        held="yes" if latest else "no",
        seminar=seminar_labels(view.whole, view.words)[latest] if latest else "",
    )


def _compare_link(view: View, scenarios: Scenarios) -> Markup:
    """Return the link to a second plan, or back to one."""
    first = scenarios.plans[0].plan
    alone = len(scenarios.plans) == 1
    label = view.words.text("plan-compare" if alone else "plan-compare-end")
    return link(link_to(view, [first, first] if alone else [first]), label)


def draw_plans(view: View, scenarios: Scenarios) -> None:
    """Draw one plan with its outcome beside it; of two, the outcomes below them."""
    if len(scenarios.plans) == 1:
        making, beside = st.columns(2, gap="medium")
        with making:
            draw_plan_editor(view, scenarios, planning.PLANS[0])
        with beside:
            draw_outcome(view, scenarios, planning.PLANS[0])
        return
    for draw in (draw_plan_editor, draw_outcome):
        for name, column in zip(planning.PLANS, st.columns(2, gap="medium"), strict=True):
            with column:
                draw(view, scenarios, name)
