"""The cards of the plan: what differs, who is invited and who is not, seats, themes, the host.

Each shows one plan, or two beside each other, and says "scenario" in its title.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.frames.rows import Row, RowT, records
from analysis.html.elements import NOTHING, Markup, element, link
from analysis.loading.dataset import Dataset
from analysis.narrative import places as place_sentences
from analysis.narrative import planning as sentences
from analysis.palette import STATE_SYMBOLS
from analysis.summaries import planning
from analysis.words.catalogue import Words, theme_names
from pages.cards.missing import NONE
from pages.cards.plan.editor import Scenarios, host_names, link_to
from pages.components.figure_card import Card, cached_card
from pages.components.html import country_link, draw_html, seminar_link, table_html, unknown
from pages.session.view import View

# A plan is measured against the office's whole record, whatever is chosen.
IGNORED_FILTERS = ("fiscal_years", "countries", "themes")


@cached_card
def differences_card(view: View, scenarios: Scenarios) -> Card:
    """Draw two plans beside each other."""
    one, other = (scenario.plan for scenario in scenarios.plans)
    hosts = host_names(view, scenarios)
    said = sentences.plan_difference_sentence(one, other, hosts, view.whole, view.words)
    rows = _rows(scenarios, planning.in_numbers)
    drawn = difference_table(rows, view.words)
    return _scenario("scenario_differences", view, scenarios, said, drawn, rows)


@cached_card
def invitations_card(view: View, scenarios: Scenarios) -> Card:
    """Draw the countries invited: the list to download."""
    said = _said(view, scenarios, sentences.plan_invitations_sentence)
    rows = planning.countries_listed(scenarios.office, scenarios.plans, invited=True)
    card = _list_card("scenario_invitations", view, scenarios, said, rows)
    return replace(card, to_fill_in=("contact", "next_step", "due"))


@cached_card
def left_out_card(view: View, scenarios: Scenarios) -> Card:
    """Draw the eligible countries that are left out, and when each last came."""
    said = _said(view, scenarios, sentences.plan_left_out_sentence)
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


@cached_card
def seats_card(view: View, scenarios: Scenarios) -> Card:
    """Draw the seats of each sub-region."""
    said = _said(view, scenarios, sentences.plan_seats_sentence)
    rows = _rows(scenarios, planning.seats_by_subregion)
    drawn = seats_table(rows, view.words)
    return _scenario("scenario_seats", view, scenarios, said, drawn, rows)


@cached_card
def themes_card(view: View, scenarios: Scenarios) -> Card:
    """Draw which invited countries met the chosen themes, and which never did."""
    said = _said(view, scenarios, sentences.plan_themes_sentence)
    rows = _rows(scenarios, planning.themes_met)
    card = _scenario("scenario_themes", view, scenarios, said, themes_met_table(view, rows), rows)
    return replace(card, caution=place_sentences.unthemed_caution(scenarios.office, view.words))


@cached_card
def new_themes_card(view: View, scenarios: Scenarios) -> Card:
    """Draw which theme would be new for most of the invited countries."""
    said = _said(view, scenarios, sentences.plan_new_themes_sentence)
    rows = _rows(scenarios, planning.new_themes)
    drawn = new_themes_table(view, scenarios, rows)
    card = _scenario("scenario_new_themes", view, scenarios, said, drawn, rows)
    return replace(card, caution=place_sentences.unthemed_caution(scenarios.office, view.words))


@cached_card
def host_card(view: View, scenarios: Scenarios) -> Card:
    """Draw whether the host is a new or a repeat one, and who hosted in its prefecture."""
    said = _said(view, scenarios, sentences.plan_host_sentence)
    rows = _rows(scenarios, planning.seminars_at_host)
    drawn, table = hosts_table(view, rows), rows.drop(columns=["fiscal_year", "host_id"])
    return _scenario("scenario_host", view, scenarios, said, drawn, table)


def _scenario(
    name: str, view: View, scenarios: Scenarios, said: str, drawn: Markup, table: pd.DataFrame
) -> Card:
    """Return a card whose downloads say which plans they are of."""
    hosts = host_names(view, scenarios)
    return Card(
        name,
        sentence=said,
        figure=lambda: draw_html(drawn),
        table=table,
        ignores_filters=IGNORED_FILTERS,
        about=sentences.plans_in_words(scenarios.plans, hosts, view.whole, view.words),
    )


def _said(view: View, scenarios: Scenarios, sentence: sentences.Sentence) -> str:
    return sentences.of_each_plan(sentence, scenarios.office, scenarios.plans, view.words)


def _rows(
    scenarios: Scenarios, summary: Callable[[Dataset, planning.Scenario], pd.DataFrame]
) -> pd.DataFrame:
    """Return the rows of a summary for each plan."""
    return planning.for_each(scenarios.plans, lambda scenario: summary(scenarios.office, scenario))


# The tables of the plan's cards as HTML: names are links, and marks never stand without words.

# How a mark of the matrix looks that says the same of a theme.
_MARKS = {
    "met": "attended",
    "never_met": "absent",
    "not_eligible": "not_eligible",
    "not_documented": "not_documented",
}


def invitation_table(view: View, rows: pd.DataFrame) -> Markup:
    """Return countries with when each last came, and how many seminars it was not there."""
    words = view.words
    heads = ["plan-country", "plan-last", "plan-since", "plan-absences"]
    named = "plans" in rows
    titles = [words.text(head) for head in [*heads[:1], *["plan-plan"] * named, *heads[1:]]]
    return _table(
        titles, (_invitation(view, row) for row in records(rows, planning.ListedCountryRow))
    )


def _invitation(view: View, row: planning.ListedCountryRow) -> list[str]:
    words = view.words
    return [
        country_link(view, row["country"]),
        *([_plans(row["plans"], words)] if "plans" in row else []),
        _seminar(view, row["last_seminar_id"]),
        _since(row, words),
        words.number(row["gap"]),
    ]


def _plans(plans: Sequence[str], words: Words) -> str:
    return words.text("plan-both" if len(plans) > 1 else f"plan-{plans[0]}")


def _since(row: planning.ListedCountryRow, words: Words) -> str:
    """Say how many seminars were held since it last came, and of how many nothing is known."""
    if row["held_since"] is None:
        return words.text("not-documented" if row["undocumented"] else "plan-never")
    return words.text("plan-since-of", count=row["held_since"], unknown=row["undocumented_since"])


def _seminar(view: View, seminar: str | None) -> Markup:
    return unknown(view.words, "plan-last-none") if seminar is None else seminar_link(view, seminar)


def seats_table(rows: pd.DataFrame, words: Words) -> Markup:
    """Return sub-regions with a mark for each eligible country: filled where it is invited."""
    plans = _plan_heads(words) if "plan" in rows else [words.text("plan-seats-head")]
    lines = (
        [words.text(f"subregion-{subregion}"), *(_seats_cell(row, words) for row in of_region)]
        for subregion, of_region in _grouped(
            records(rows, planning.SeatsRow), lambda row: row["subregion"]
        )
    )
    return _table([words.text("plan-subregion"), *plans], lines)


def _plan_heads(words: Words) -> list[str]:
    return [words.text(f"plan-{plan}") for plan in planning.PLANS]


def _seats_cell(row: planning.SeatsRow, words: Words) -> Markup:
    seats, eligible = row["seats"], row["eligible"]
    said = words.text("plan-seats-count", seats=seats, eligible=eligible)
    return _marks({"attended": seats, "absent": eligible - seats}) + " " + said


def themes_met_table(view: View, rows: pd.DataFrame) -> Markup:
    """Return invited countries by chosen themes: met, never met, not eligible, not documented.

    What only one of two plans combines stands there once; what neither does is left blank.
    """
    words, names = view.words, theme_names(view.whole, view.words)
    themes = list(dict.fromkeys(rows["theme_id"]))
    exposures = {
        (row["country"], row["theme_id"]): row["exposure"]
        for row in records(rows, planning.ThemeMetRow)
    }
    lines = (
        [
            country_link(view, country),
            *(_exposure(exposures.get((country, theme), ""), words) for theme in themes),
        ]
        for country in dict.fromkeys(rows["country"])
    )
    return _table([words.text("plan-country"), *(names[theme] for theme in themes)], lines)


def _exposure(exposure: str, words: Words) -> Markup:
    if not exposure:
        return NOTHING
    said = words.text(f"exposure-{exposure}")
    return element("span", _marks({_MARKS[exposure]: 1}), " ", said, class_="kz-said")


def new_themes_table(view: View, scenarios: Scenarios, rows: pd.DataFrame) -> Markup:
    """Return themes by the number of invited countries they would be new for.

    Of a single plan, a theme's name is a link that takes it into the plan, or out of it.
    """
    words, alone = view.words, len(scenarios.plans) == 1
    plans = [words.text("plan-new-head")] if alone else _plan_heads(words)
    last = [words.text("plan-known-head")] * alone
    lines = (
        _new_theme(view, scenarios, theme, of_plans)
        for theme, of_plans in _grouped(
            records(rows, planning.NewThemeRow), lambda row: row["theme_id"]
        )
    )
    return _table([words.text("plan-theme-head"), *plans, *last], lines)


def _new_theme(
    view: View, scenarios: Scenarios, theme: str, of_plans: list[planning.NewThemeRow]
) -> list[str]:
    words = view.words
    cells = [_new_for(row, words) for row in of_plans]
    if len(of_plans) > 1:
        return [theme_names(view.whole, words)[theme], *cells]
    (row,) = of_plans
    known = words.text("plan-known", unknown=row["not_documented"], met=row["met"])
    return [_theme_link(view, scenarios.plans[0].plan, theme), *cells, known]


def _new_for(row: planning.NewThemeRow, words: Words) -> Markup:
    """Return a mark for each invited country, and for how many of them the theme is new."""
    new, unknown, met = row["new"], row["not_documented"], row["met"]
    marks = _marks({"absent": new, "not_documented": unknown, "attended": met})
    return marks + " " + words.number(new)


def _theme_link(view: View, plan: planning.Plan, theme: str) -> Markup:
    """Return the theme's name as a link to the plan with it, or without it where it is chosen."""
    words, chosen = view.words, theme in plan.themes
    left = tuple(other for other in plan.themes if other != theme)
    changed = replace(plan, themes=left if chosen else (*plan.themes, theme))
    label = theme_names(view.whole, words)[theme]
    does = words.text("plan-theme-out" if chosen else "plan-theme-in", theme=label)
    anchor = link(link_to(view, [changed]), label, title=does)
    return anchor + " " + element("b", words.text("plan-theme-chosen")) if chosen else anchor


def hosts_table(view: View, rows: pd.DataFrame) -> Markup:
    """Return the seminars held before with the planned host, or with others of its prefecture."""
    words, named = view.words, "plan" in rows
    heads = ["plan-seminar", *["plan-plan"] * named, "plan-host", "plan-before"]
    lines = (
        [
            _seminar(view, row["seminar_id"]),
            *([words.text(f"plan-{row['plan']}")] if named else []),
            words.name(row, "host"),
            words.text("plan-years", years=row["years_before"]),
        ]
        for row in records(rows, planning.HostSeminarRow)
    )
    return _table([words.text(head) for head in heads], lines)


def difference_table(rows: pd.DataFrame, words: Words) -> Markup:
    """Return the numbers of two plans, a line for each."""
    plans: Sequence[Row] = records(rows, planning.PlanNumbersRow)
    heads = [words.text("plan-measure"), *(words.text(f"plan-{row['plan']}") for row in plans)]
    lines = (
        [
            words.text(f"column-{measure}"),
            *(
                words.text("plan-open") if row[measure] is None else words.number(row[measure])
                for row in plans
            ),
        ]
        for measure in rows.columns.drop("plan")
    )
    return _table(heads, lines)


def _grouped(rows: Sequence[RowT], key: Callable[[RowT], str]) -> Iterable[tuple[str, list[RowT]]]:
    """Group rows by what a key says of each, in order of appearance."""
    groups: dict[str, list[RowT]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups.items()


def _marks(numbers: dict[str, int]) -> Markup:
    """Return so many of each mark, for the eye alone."""
    marks = (
        element("span", STATE_SYMBOLS[state], class_=f"kz-state kz-{state}") * number
        for state, number in numbers.items()
    )
    return element("span", *marks, class_="kz-marks", aria_hidden="true")


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> Markup:
    return table_html(heads, lines, "kz-plan")
