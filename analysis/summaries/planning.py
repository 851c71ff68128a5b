"""What a plan for the next seminar would mean by the record: a scenario, never a fact.

Every function takes the history of one office (`Selection.within_office`). A plan is measured
against the office's list of countries on the first day of the fiscal year it is made for: where
it names none, the year after the latest seminar of the record. Invited is not attended, so
nothing here enters any other summary.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NotRequired, TypedDict

import pandas as pd

from analysis.contract import schema
from analysis.contract.partial_dates import fiscal_year_of, latest_today
from analysis.frames.arrays import tuples
from analysis.frames.rows import columns, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance import missing, states
from analysis.summaries.places.visits import hosts_visited
from analysis.summaries.programme.themes import theme_exposure
from analysis.summaries.record.overview import latest_with_full_list
from analysis.summaries.scope import delegations, seminars_in_scope

# A plan, and its text in an address.
#
# The text is "year_countries_host_themes": ids alone, so that a link works in both languages,
# several of them joined by a dot, a part that is not decided left empty.
# "2023_BRN.KHM_koriyama_sdgs.water" invites two countries to Koriyama in FY2023; "___" decides
# nothing.

_PARTS = 4


@dataclass(frozen=True)
class Plan:
    """Fiscal year (None: the one after the latest seminar), countries (alpha-3), host and themes.

    `host` is the id of a host, the two-digit code of a prefecture, or "" while not decided.
    """

    fiscal_year: int | None = None
    countries: tuple[str, ...] = ()
    host: str = ""
    themes: tuple[str, ...] = ()


def plan_text(plan: Plan) -> str:
    """Return a plan as it stands in an address."""
    year = str(plan.fiscal_year) if plan.fiscal_year else ""
    return "_".join([year, ".".join(plan.countries), plan.host, ".".join(plan.themes)])


def read_plan(text: str) -> Plan:
    """Read a plan from an address. What is not understood counts as not decided."""
    year, countries, host, themes = [*text.split("_"), *[""] * _PARTS][:_PARTS]
    return Plan(
        fiscal_year=_year(year),
        countries=_matching(schema.ALPHA3, countries.split(".")),
        host=next(iter(_matching(schema.IDENTIFIER, [host])), ""),
        themes=_matching(schema.IDENTIFIER, themes.split(".")),
    )


def _year(text: str) -> int | None:
    year = int(text) if re.fullmatch("[0-9]{4}", text) else 0
    return year if schema.FIRST_FISCAL_YEAR <= year <= schema.LAST_FISCAL_YEAR else None


def _matching(pattern: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of a form, each once."""
    return tuple(dict.fromkeys(part for part in ids if re.fullmatch(pattern, part)))


PLANS = ("a", "b")


def next_fiscal_year(dataset: Dataset) -> int | None:
    """Return the fiscal year after the latest seminar, but none that is over; None without one."""
    years = seminars_in_scope(dataset)["fiscal_year"]
    if years.empty:
        return None
    return max(int(years.max()) + 1, fiscal_year_of(latest_today()))


def eligible_countries(dataset: Dataset, fiscal_year: int) -> tuple[str, ...]:
    """Return the countries on the office's dated list on 1 April of a fiscal year.

    None where the list is not documented. Raises ValueError unless the seminars are of one office.
    """
    (office,) = dataset.seminars["office_id"].unique()
    planned = pd.DataFrame({"office_id": [office], "fiscal_year": [fiscal_year]})
    planned["start_date"] = pd.Series([pd.NaT], dtype="datetime64[s]")
    return tuple(dataset.countries["country"][states.eligible_at(dataset, planned)[:, 0]])


def as_last_time(dataset: Dataset) -> Plan:
    """Return a plan that invites who came to the latest seminar whose countries are all known."""
    last = latest_with_full_list(dataset)
    came = delegations(dataset)
    return Plan(countries=tuple(came.loc[came["seminar_id"] == last, "country"]))


@dataclass(frozen=True)
class Scenario:
    """A plan with only what can be planned, its year filled in; and who was dropped from it."""

    plan: Plan
    year: int
    eligible: tuple[str, ...]
    ineligible: tuple[str, ...]
    """Countries of the data set that the plan names and the office does not cover that day."""


def settled(dataset: Dataset, plan: Plan) -> Scenario:
    """Drop from a plan what is unknown or not eligible, and put the rest in the data's order.

    Raises LookupError where the office has no seminar.
    """
    year = plan.fiscal_year or next_fiscal_year(dataset)
    if year is None:
        raise LookupError("an office without seminars")
    eligible = eligible_countries(dataset, year)
    kept = Plan(
        fiscal_year=year,
        countries=tuple(country for country in eligible if country in plan.countries),
        host=plan.host if plan.host in host_ids(dataset) else "",
        themes=tuple(theme for theme in dataset.themes["theme_id"] if theme in plan.themes),
    )
    named = [country for country in dataset.countries["country"] if country in plan.countries]
    dropped = tuple(country for country in named if country not in eligible)
    return Scenario(kept, year, eligible, dropped)


def host_ids(dataset: Dataset) -> tuple[str, ...]:
    """Return who can host: earlier hosts of the office, the latest first, then prefectures."""
    hosts = hosts_visited(dataset).sort_values("last_fiscal_year", ascending=False, kind="stable")
    return (*hosts["host_id"], *dataset.prefectures["prefecture"])


def for_each(
    scenarios: Sequence[Scenario], summary: Callable[[Scenario], pd.DataFrame]
) -> pd.DataFrame:
    """Put the rows of each plan under each other; of two, `plan` ("a", "b") is the first column."""
    frames = [summary(scenario) for scenario in scenarios]
    if len(frames) > 1:
        for name, frame in zip(PLANS, frames, strict=True):
            frame.insert(0, "plan", name)
    return pd.concat(frames, ignore_index=True)


class ListedCountryRow(TypedDict):
    """A row of `countries_listed`."""

    plans: NotRequired[tuple[str, ...]]
    country: str
    subregion: str
    last_seminar_id: str | None
    last_fiscal_year: int | None
    held_since: int | None
    undocumented_since: int | None
    attended: int
    undocumented: int
    gap: int


class InvitationRow(ListedCountryRow):
    """A row of `invitations`."""

    invited: bool


@summary(InvitationRow)
def invitations(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row per eligible country, in the order of `countries`.

    Columns: country, subregion, invited (bool), and of `recency` as things stand now
    last_seminar_id, last_fiscal_year, held_since, undocumented_since, attended, undocumented
    (seminars) and gap (absences in a row since it last came, or since ever, documented ones).
    """
    countries = dataset.countries.loc[
        dataset.countries["country"].isin(scenario.eligible), ["country", "subregion"]
    ]
    invited = countries["country"].isin(scenario.plan.countries)
    counted = missing.recency(dataset)[["country", *_OF_RECENCY]]
    rows = countries.assign(invited=invited).astype({"country": str})
    counted = counted.astype({"country": str})
    return rows.merge(counted, on="country", how="left", validate="one_to_one")


_OF_RECENCY = (
    "last_seminar_id",
    "last_fiscal_year",
    "held_since",
    "undocumented_since",
    "attended",
    "undocumented",
    "gap",
)


@summary(ListedCountryRow)
def countries_listed(
    dataset: Dataset, scenarios: Sequence[Scenario], *, invited: bool
) -> pd.DataFrame:
    """One row per country that a plan invites, or that a plan leaves out.

    Columns as in `invitations` without `invited`; of two plans also, first, `plans` (tuple of
    those that do so).
    """
    rows = invitations(dataset, scenarios[0]).drop(columns="invited")
    plans = [
        tuple(
            name
            for name, scenario in zip(PLANS, scenarios, strict=False)
            if (country in scenario.plan.countries) == invited
        )
        for country in rows["country"]
    ]
    if len(scenarios) > 1:
        rows.insert(0, "plans", tuples(plans))
    return rows[[bool(names) for names in plans]].reset_index(drop=True)


@dataclass(frozen=True)
class PlanOutcome:
    """A plan in numbers. Coverage is `invited` of `eligible` (countries)."""

    eligible: int
    invited: int
    left_out: tuple[str, ...]
    longest_gap: int
    """Most documented absences in a row, since it last came, of an invited country; 0 = none."""
    gap_countries: tuple[str, ...]
    """The invited countries with that gap."""


def outcome(dataset: Dataset, scenario: Scenario) -> PlanOutcome:
    """Return what a plan achieves."""
    rows = invitations(dataset, scenario)
    invited = rows[rows["invited"]]
    gap = int(invited["gap"].max()) if len(invited) else 0
    return PlanOutcome(
        eligible=len(rows),
        invited=len(invited),
        left_out=tuple(rows.loc[~rows["invited"], "country"]),
        longest_gap=gap,
        gap_countries=tuple(invited.loc[invited["gap"] == gap, "country"]) if gap else (),
    )


class PlanRow(TypedDict):
    """The plan of a row: `for_each` adds it to the rows of each of two plans."""

    plan: NotRequired[str]


class PlanNumbersRow(PlanRow):
    """A row of `in_numbers`."""

    invited: int
    eligible: int
    longest_gap: int
    pairs_new: int
    pairs_not_documented: int
    pairs_met: int
    host_seminars: int | None


@summary(PlanNumbersRow)
def in_numbers(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row: a plan in numbers, to be compared with another's.

    Columns: invited and eligible (countries); longest_gap (documented absences in a row, the most
    of an invited country); pairs_new, pairs_not_documented and pairs_met (of an invited country
    and a chosen theme, see `new_themes`); host_seminars (held before with the same host; NA while
    it is not decided).
    """
    achieved = outcome(dataset, scenario)
    chosen = new_themes(dataset, scenario).set_index("theme_id").loc[list(scenario.plan.themes)]
    hosted = int(seminars_at_host(dataset, scenario)["same_host"].sum())
    numbers = {
        "invited": achieved.invited,
        "eligible": achieved.eligible,
        "longest_gap": achieved.longest_gap,
        "pairs_new": int(chosen["new"].sum()),
        "pairs_not_documented": int(chosen["not_documented"].sum()),
        "pairs_met": int(chosen["met"].sum()),
        "host_seminars": hosted if scenario.plan.host else None,
    }
    return pd.DataFrame([numbers]).astype("Int64")


class SeatsRow(PlanRow):
    """A row of `seats_by_subregion`."""

    subregion: str
    seats: int
    eligible: int


@summary(SeatsRow)
def seats_by_subregion(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row per sub-region with an eligible country, in the order of `countries`.

    Columns: subregion, seats (invited countries; one seat each), eligible (countries).
    """
    rows = invitations(dataset, scenario)
    by_subregion = rows.groupby("subregion", observed=True, sort=False)["invited"]
    return by_subregion.agg(seats="sum", eligible="size").astype("Int64").reset_index()


class ThemeMetRow(PlanRow):
    """A row of `themes_met`."""

    theme_id: str
    country: str
    exposure: str


@summary(ThemeMetRow)
def themes_met(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row per theme chosen and country invited, in the order of the data.

    Columns: theme_id, country, exposure (text, as in `themes.theme_exposure`; "never_met" also
    where the office never took up the theme).
    """
    met = theme_exposure(dataset)
    pairs = pd.MultiIndex.from_product(
        [list(scenario.plan.themes), list(scenario.plan.countries)], names=["theme_id", "country"]
    )
    known = met.set_index(["theme_id", "country"])["exposure"].to_dict()
    exposures = [str(known.get(pair, "never_met")) for pair in pairs]
    return pairs.to_frame(index=False).assign(exposure=pd.array(exposures, dtype="string"))


class NewThemeRow(PlanRow):
    """A row of `new_themes`."""

    theme_id: str
    new: int
    not_documented: int
    met: int


@summary(NewThemeRow)
def new_themes(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row per theme, those first that would be new for most of the invited countries.

    Columns: theme_id; new (it never met the theme, or was not eligible then), not_documented and
    met (invited countries; the three add up to all of them).
    """
    every_theme = tuple(str(theme) for theme in dataset.themes["theme_id"])
    plan = replace(scenario.plan, themes=every_theme)
    rows = themes_met(dataset, replace(scenario, plan=plan))
    counted = rows["exposure"].where(rows["exposure"].isin(["met", "not_documented"]), "new")
    table = pd.crosstab(rows["theme_id"], counted)
    kinds = ["new", "not_documented", "met"]
    table = table.reindex(index=every_theme, columns=kinds, fill_value=0)
    ranked = table.sort_values(["new", "not_documented"], ascending=False, kind="stable")
    return ranked.astype("Int64").rename_axis(index="theme_id", columns=None).reset_index()


class HostSeminarRow(PlanRow):
    """A row of `seminars_at_host`."""

    seminar_id: str
    fiscal_year: int
    host_id: str
    host_en: str | None
    host_ja: str | None
    years_before: int
    same_host: bool


@summary(HostSeminarRow)
def seminars_at_host(dataset: Dataset, scenario: Scenario) -> pd.DataFrame:
    """One row per seminar held and host in the prefecture of the planned host, in order of time.

    Columns: seminar_id, fiscal_year, host_id, host_en, host_ja, years_before (fiscal years from
    it to the planned one), same_host (bool). No row while the host is not decided.
    """
    visited = hosts_visited(dataset)
    there = visited["prefecture"] == prefecture_of(dataset, scenario.plan.host)
    rows = visited[there].explode("seminar_ids").rename(columns={"seminar_ids": "seminar_id"})
    years = seminars_in_scope(dataset).set_index("seminar_id")["fiscal_year"].to_dict()
    held_in = [years[seminar] for seminar in rows["seminar_id"]]
    fiscal_year = pd.Series(held_in, rows.index, dtype="Int64")
    dated = rows.assign(
        fiscal_year=fiscal_year,
        years_before=scenario.year - fiscal_year,
        same_host=(rows["host_id"] == scenario.plan.host).astype(bool),
    )
    own = [column for column in columns(HostSeminarRow) if column != "plan"]
    return dated.sort_values("fiscal_year", ignore_index=True, kind="stable")[own]


def prefecture_of(dataset: Dataset, host: str) -> str:
    """Return the prefecture of a planned host; it may be one itself, or "" for none."""
    visited = hosts_visited(dataset)
    own = visited.loc[visited["host_id"] == host, "prefecture"]
    return str(own.iloc[0]) if len(own) else host
