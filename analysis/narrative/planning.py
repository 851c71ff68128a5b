"""Sentences on a plan for the next seminar. Each says what a scenario would mean, never a fact."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.loading.dataset import Dataset
from analysis.narrative import participation, record
from analysis.summaries import planning as plans
from analysis.summaries.planning import PLANS, Plan, Scenario
from analysis.words.catalogue import Words, country_names, prefecture_names, theme_names

# What says one thing of one plan, from the history of its office.
Sentence = Callable[[Dataset, Scenario, Words], str]


def of_each_plan(
    sentence: Sentence, dataset: Dataset, scenarios: Sequence[Scenario], words: Words
) -> str:
    """Say a sentence of one plan; of two, each in a paragraph that begins with the plan's name."""
    said = [sentence(dataset, scenario, words) for scenario in scenarios]
    if len(said) == 1:
        return said[0]
    return "\n\n".join(
        words.text("plan-says", plan=words.text(f"plan-{name}"), sentence=text)
        for name, text in zip(PLANS, said, strict=True)
    )


def plans_in_words(
    scenarios: Sequence[Scenario], hosts: Mapping[str, str], dataset: Dataset, words: Words
) -> tuple[str, ...]:
    """Return a line for each plan: that it is a scenario, its year, host and themes.

    `hosts`: the names of the hosts by id, "" among them.
    """
    themes = theme_names(dataset, words)
    return tuple(
        words.text(
            "export-plan",
            plan=words.text(f"plan-{name}"),
            year=words.fiscal_year(scenario.year),
            host=hosts[scenario.plan.host],
            themes=words.listing(themes[theme] for theme in scenario.plan.themes)
            or words.text("plan-themes-open"),
        )
        for name, scenario in zip(PLANS, scenarios, strict=False)
    )


def plan_invitations_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Say how many of the eligible countries a plan invites, and which gap that closes."""
    achieved = plans.outcome(dataset, scenario)
    key = "plan-covers-all" if achieved.invited == achieved.eligible else "plan-covers"
    covers = words.text(key, invited=achieved.invited, eligible=achieved.eligible)
    return record.joined(covers, plan_gap_sentence(dataset, scenario, words), words=words)


def plan_gap_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Name the invited countries that were documented as not present for longest."""
    achieved = plans.outcome(dataset, scenario)
    if not achieved.longest_gap:
        return words.text("plan-gap-none")
    names = country_names(dataset, words)
    countries = words.listing(names[code] for code in achieved.gap_countries)
    return words.text("plan-gap", countries=countries, gap=achieved.longest_gap)


def plan_left_out_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Name the eligible countries that a plan leaves out, and say when each last came."""
    left = [row for row in plans.invitations.rows(dataset, scenario) if not row["invited"]]
    if not left:
        return words.text("plan-left-none")
    if len(left) > participation.MOST_NAMED:
        return words.text("plan-left-many", count=len(left))
    names = country_names(dataset, words)
    by_last: dict[tuple[str, str], list[str]] = {}
    for row in left:
        by_last.setdefault(_last_came(row, words), []).append(names[row["country"]])
    said = (
        words.text(message, countries=words.listing(alike), count=len(alike), year=year)
        for (message, year), alike in by_last.items()
    )
    return record.joined(*said, words=words)


def _last_came(row: plans.InvitationRow, words: Words) -> tuple[str, str]:
    """Return the message that says when a country last came, and the fiscal year in words."""
    if row["last_fiscal_year"] is None:
        return "plan-left-unknown" if row["undocumented"] else "plan-left-never", ""
    year = words.fiscal_year(row["last_fiscal_year"])
    return "plan-left-documented" if row["undocumented_since"] else "plan-left-came", year


def plan_seats_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Say how many of each sub-region's eligible countries have a seat."""
    seats = (
        words.text(
            "plan-seats-of",
            subregion=words.text(f"subregion-{row['subregion']}"),
            seats=int(row["seats"]),
            eligible=int(row["eligible"]),
        )
        for row in plans.seats_by_subregion.rows(dataset, scenario)
    )
    return words.text("plan-seats", seats=words.listing(seats))


def plan_themes_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Say of each chosen theme for which invited countries it would be new."""
    if not scenario.plan.themes:
        return words.text("plan-themes-none")
    if not scenario.plan.countries:
        return words.text("plan-nobody")
    rows, themes = plans.themes_met(dataset, scenario), theme_names(dataset, words)
    by_theme = {theme: rows[rows["theme_id"] == theme] for theme in scenario.plan.themes}
    said = (_theme(themes[theme], own, dataset, words) for theme, own in by_theme.items())
    return record.joined(*said, words=words)


def _theme(theme: str, rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    names = country_names(dataset, words)
    known = rows["exposure"].isin(["met", "not_documented"])
    new = [names[code] for code in rows.loc[~known, "country"]]
    return words.text(
        "plan-theme",
        theme=theme,
        new=len(new),
        countries=_for_whom(new, len(rows), words),
        unknown=int((rows["exposure"] == "not_documented").sum()),
        met=int((rows["exposure"] == "met").sum()),
    )


def _for_whom(new: Sequence[str], invited: int, words: Words) -> str:
    """Return the names of a few countries, or which of the message's variants speaks of them."""
    if len(new) in (0, invited):
        return "all" if new else "none"
    return words.listing(new) if len(new) <= participation.MOST_NAMED else "many"


def plan_new_themes_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Name the theme or themes that would be new for most of the invited countries."""
    invited = len(scenario.plan.countries)
    if not invited:
        return words.text("plan-nobody")
    rows = plans.new_themes(dataset, scenario)
    most = int(rows["new"].max())
    if most:
        leading = rows.loc[rows["new"] == most, "theme_id"]
        return _new_for_most(list(leading), most, invited, dataset, words)
    unmet = int((rows["not_documented"] == invited).sum())
    if rows["not_documented"].any():
        return words.text("plan-new-unknown", count=unmet)
    return words.text("plan-new-none")


def _new_for_most(
    leading: Sequence[str], most: int, invited: int, dataset: Dataset, words: Words
) -> str:
    names = theme_names(dataset, words)
    return words.text(
        "plan-new",
        themes=words.listing(names[theme] for theme in leading)
        if len(leading) <= participation.MOST_NAMED
        else "many",
        count=len(leading),
        new=most,
        all="yes" if most == invited else "no",
        invited=invited,
    )


def plan_host_sentence(dataset: Dataset, scenario: Scenario, words: Words) -> str:
    """Say whether the host is a repeat or a new one, and who else hosted in its prefecture."""
    if not scenario.plan.host:
        return words.text("plan-host-none")
    rows = plans.seminars_at_host.rows(dataset, scenario)
    prefectures = prefecture_names(dataset, words)
    prefecture = prefectures[plans.prefecture_of(dataset, scenario.plan.host)]
    own, others = (
        [row for row in rows if row["same_host"] is same_host] for same_host in (True, False)
    )
    if not own:
        new = words.text("plan-host-new", prefecture=prefecture)
        return record.joined(new, _in_prefecture(others, words), words=words)
    again = words.text(
        "plan-host-repeat",
        host=words.name(own[-1], "host"),
        years=_years(own, words),
        before=own[-1]["years_before"],
        planned=words.fiscal_year(scenario.year),
    )
    return record.joined(again, _other_hosts(others, prefecture, words), words=words)


def _in_prefecture(rows: Sequence[plans.HostSeminarRow], words: Words) -> str:
    if not rows:
        return words.text("plan-prefecture-new")
    hosts, before = _hosts(rows, words), rows[-1]["years_before"]
    return words.text("plan-prefecture-again", hosts=hosts, before=before)


def _other_hosts(rows: Sequence[plans.HostSeminarRow], prefecture: str, words: Words) -> str:
    if not rows:
        return words.text("plan-prefecture-only", prefecture=prefecture)
    return words.text("plan-prefecture-others", prefecture=prefecture, hosts=_hosts(rows, words))


def _hosts(rows: Sequence[plans.HostSeminarRow], words: Words) -> str:
    """Name hosts, each with the years in which it hosted."""
    by_host: dict[str, list[plans.HostSeminarRow]] = {}
    for row in rows:
        by_host.setdefault(row["host_id"], []).append(row)
    return words.listing(
        words.text(
            "plan-host-years", host=words.name(of_host[0], "host"), years=_years(of_host, words)
        )
        for of_host in by_host.values()
    )


def _years(rows: Sequence[plans.HostSeminarRow], words: Words) -> str:
    return words.listing(words.fiscal_year(row["fiscal_year"]) for row in rows)


def plan_difference_sentence(
    one: Plan, other: Plan, hosts: Mapping[str, str], dataset: Dataset, words: Words
) -> str:
    """Name what two plans do differently. `hosts`: the names of the hosts, "" among them."""
    if one == other:
        return words.text("plan-same")
    countries, themes = country_names(dataset, words), theme_names(dataset, words)
    first, second = hosts[one.host], hosts[other.host]
    differ = words.text("plan-hosts-differ", first=first, second=second)
    pairs = [*zip(PLANS, (one, other), (other, one), strict=True)]
    invites = (
        _alone(name, "plan-alone-invites", own.countries, its.countries, countries, words)
        for name, own, its in pairs
    )
    takes_up = (
        _alone(name, "plan-alone-takes-up", own.themes, its.themes, themes, words)
        for name, own, its in pairs
    )
    return record.joined(*invites, differ if one.host != other.host else "", *takes_up, words=words)


def _alone(
    plan: str,
    message: str,
    own: Sequence[str],
    other: Sequence[str],
    names: Mapping[str, str],
    words: Words,
) -> str:
    """Say what one plan has and the other has not; nothing where that is nothing."""
    alone = [names[identifier] for identifier in own if identifier not in other]
    if not alone:
        return ""
    return words.text(message, plan=words.text(f"plan-{plan}"), names=words.listing(alone))
