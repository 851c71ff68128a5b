"""The plans that the address holds, and the links and clicks that change them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.plan import Plan, plan_text, read_plan
from analysis.summaries.planning import PLANS, Scenario, as_last_time, settled
from pages.shared.browser import go_to, kept_address
from pages.shared.view import View, whole_history


@dataclass(frozen=True)
class Scenarios:
    """One plan or two, measured against the history of the chosen office."""

    office: Dataset
    plans: tuple[Scenario, ...]

    @property
    def year(self) -> int:
        """The fiscal year planned, the same for both."""
        return self.plans[0].year


@cached
def open_scenarios(view: View) -> Scenarios:
    """Return the plans of the address; without any, one that invites as last time."""
    office = whole_history(view)
    written = [read_plan(text) for text in view.address.plan[: len(PLANS)]]
    first, *second = written or [as_last_time(office)]
    one = settled(office, first)
    others = [settled(office, replace(plan, fiscal_year=one.year)) for plan in second]
    return Scenarios(office, (one, *others))


def link_to(view: View, plans: Sequence[Plan]) -> str:
    """Return the link to the page with these plans."""
    return view.address.link("plan", plan=tuple(plan_text(plan) for plan in plans))


def with_plan(scenarios: Scenarios, name: str, plan: Plan) -> tuple[Plan, ...]:
    """Return the plans with one of them ("a", "b") replaced, or put beside the first."""
    plans = dict(zip(PLANS, (scenario.plan for scenario in scenarios.plans), strict=False))
    return tuple((plans | {name: plan}).values())


def write_plans(plans: Sequence[Plan]) -> None:
    """Write plans into the address, from a callback."""
    go_to(replace(kept_address(), plan=tuple(plan_text(plan) for plan in plans)))
