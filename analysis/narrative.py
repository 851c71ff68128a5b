"""Sentences computed from the summaries: what a figure says, in the reader's language.

Deterministic, from the same frames as the figures. No percentages and no trends: the numbers are
too small to carry them.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.dataset import DEMO, Dataset
from analysis.labels import country_names, host_labels, theme_names
from analysis.selection import Selection, seminars_without_theme
from analysis.summaries.participation import attendance, coverage, seminars_in_scope
from analysis.words import Words

# More names than these make a number of them.
MOST_NAMED = 4


def seminars_shown(office: Dataset, chosen: Dataset, selection: Selection, words: Words) -> str:
    """Say "n of N seminars", and how many a choice of themes leaves out for want of a record."""
    shown = words.text(
        "seminars-shown",
        shown=len(seminars_in_scope(chosen)),
        all=len(seminars_in_scope(office)),
    )
    unthemed = len(seminars_without_theme(office)) if selection.themes else 0
    return shown + words.text("seminars-unthemed", count=unthemed) if unthemed else shown


def filters_in_words(dataset: Dataset, selection: Selection, words: Words) -> str:
    """Name the office and every chosen filter, for a download."""
    countries, themes = country_names(dataset, words), theme_names(dataset, words)
    offices = words.names(dataset.offices, "office_id")
    chosen = {
        "office": [offices.get(selection.office, words.text("filter-all-offices"))],
        "fiscal_years": [words.fiscal_year(year) for year in selection.fiscal_years],
        "countries": [countries[code] for code in selection.countries],
        "themes": [themes[theme] for theme in selection.themes],
    }
    parts = [
        words.text(
            "export-filter",
            name=words.text(f"filter-{field}"),
            values=words.listing(values) if values else words.text("filter-all"),
        )
        for field, values in chosen.items()
    ]
    return words.text("export-filters", filters="; ".join(parts))


def as_of_line(dataset: Dataset, words: Words) -> str:
    """Say where the numbers come from and when the sources were read."""
    if dataset.name == DEMO:
        return words.text("source-line-demo")
    if not dataset.as_of:
        return words.text("source-line-undated")
    return words.text("source-line", month=words.partial_date(dataset.as_of))


def figure_alt(title: str, sentence: str, words: Words) -> str:
    """Return the alt text of a figure: what it is, what it says, and where its numbers are."""
    return words.text("figure-alt", title=title, sentence=sentence)


def seminar_coverage(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say how many eligible countries came to one seminar, and name the missing."""
    rows = coverage(dataset).set_index("seminar_id")
    if seminar_id not in rows.index:
        return words.text("coverage-uncertain")
    row = rows.to_dict("index")[seminar_id]
    if row["status"] == "cancelled":
        return words.text("coverage-cancelled")
    if pd.isna(row["attended"]) or (row["attended"] == 0 and not row["complete"]):
        return words.text("coverage-undocumented")
    if not row["eligible_known"]:
        return words.text("coverage-no-list", attended=int(row["attended"]))
    return _of_eligible(dataset, seminar_id, row, words)


def _of_eligible(
    dataset: Dataset, seminar_id: str, row: Mapping[Hashable, Any], words: Words
) -> str:
    attended, eligible = int(row["attended"]), int(row["eligible"])
    unknown = int(row["not_documented"])
    if unknown:
        return words.text("coverage-open", attended=attended, eligible=eligible, unknown=unknown)
    absent = _countries_in_state(dataset, seminar_id, "absent", words)
    if not absent:
        return words.text("coverage-all", eligible=eligible)
    missing = words.listing(absent)
    return words.text("coverage-missing", attended=attended, eligible=eligible, missing=missing)


def coverage_sentence(dataset: Dataset, words: Words) -> str:
    """Say for how many of the seminars the full list of countries is known, and their range."""
    rows = coverage(dataset)
    held = rows[(rows["status"] == "held") & rows["eligible_known"]]
    complete = held[held["complete"]]
    if complete.empty:
        return words.text("coverage-none-complete", held=len(held))
    return words.text(
        "coverage-range",
        complete=len(complete),
        held=len(held),
        low=int(complete["attended"].min()),
        high=int(complete["attended"].max()),
        spread=int(complete["attended"].nunique()),
    )


def matrix_sentence(dataset: Dataset, words: Words) -> str:
    """Say how much of the matrix is documented: cells known among cells that could be."""
    states = attendance(dataset)["state"]
    possible = states.isin(["attended", "absent", "not_documented"])
    unknown = int((states == "not_documented").sum())
    return words.text(
        "matrix-sentence",
        attended=int((states == "attended").sum()),
        absent=int((states == "absent").sum()),
        unknown=unknown,
        possible=int(possible.sum()),
    )


def delegates_by_country_sentence(
    rows: pd.DataFrame, unattributed: int, dataset: Dataset, words: Words
) -> str:
    """Name the countries that sent most people, and the people whose country is not known."""
    if rows.empty or not int(rows["delegates"].sum()):
        return words.text("delegates-country-none", unknown=unattributed)
    most = rows["delegates"].max()
    names = country_names(dataset, words)
    leading = [names[code] for code in rows.loc[rows["delegates"] == most, "country"]]
    all_alike = len(leading) == len(rows) > 1
    known = words.text(
        "delegates-country",
        people=int(rows["delegates"].sum()),
        countries=int((rows["delegates"] > 0).sum()),
        leading=words.listing(leading) if len(leading) <= MOST_NAMED else "many",
        leaders=0 if all_alike else len(leading),
        most=int(most),
    )
    unknown = words.text("delegates-country-unknown", people=unattributed) if unattributed else ""
    return _sentences(known, unknown, words=words)


def delegates_by_seminar_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many people came in all the seminars whose number is known."""
    held = rows[rows["status"] == "held"]
    known = held["participants"].dropna()
    if known.empty:
        return words.text("delegates-seminar-none", held=len(held))
    return words.text(
        "delegates-seminar",
        people=int(known.sum()),
        known=len(known),
        held=len(held),
        low=int(known.min()),
        high=int(known.max()),
        spread=int(known.nunique()),
    )


def newcomers_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many countries came for the first documented time in the newest known seminar."""
    known = rows.dropna(subset=["first_time"])
    known = known[(known["first_time"] + known["returning"]) > 0]
    if known.empty:
        return words.text("newcomers-none")
    last = known.iloc[-1]
    sentence = words.text(
        "newcomers",
        year=words.fiscal_year(int(last["fiscal_year"])),
        first=int(last["first_time"]),
        returning=int(last["returning"]),
    )
    doubt = "" if bool(last["record_before_complete"]) else words.text("newcomers-doubt")
    return _sentences(sentence, doubt, words=words)


def cumulative_countries_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many different countries are documented by the newest seminar."""
    known = rows.dropna(subset=["countries"])
    if known.empty:
        return words.text("cumulative-none")
    last = known.iloc[-1]
    key = "cumulative" if bool(last["countries_complete"]) else "cumulative-at-least"
    return words.text(
        key,
        countries=int(last["countries"]),
        year=words.fiscal_year(int(last["fiscal_year"])),
    )


def themes_by_year_sentence(dataset: Dataset, words: Words) -> str:
    """Say how many themes the seminars had, and for how many the theme is not documented."""
    seminars = seminars_in_scope(dataset)
    documented = dataset.seminar_themes[
        dataset.seminar_themes["seminar_id"].isin(seminars["seminar_id"])
    ]
    themed = documented["seminar_id"].nunique()
    if not themed:
        return words.text("themes-none", seminars=len(seminars))
    return words.text(
        "themes-by-year",
        themes=documented["theme_id"].nunique(),
        themed=themed,
        unthemed=len(seminars) - themed,
    )


def seminars_by_theme_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Name the theme or themes taken up most often."""
    if rows.empty:
        return words.text("themes-none", seminars=0)
    most = int(rows["seminars"].max())
    if most == 1:
        return words.text("themes-once", themes=len(rows))
    leading = [words.name(row) for row in rows[rows["seminars"] == most].to_dict("records")]
    return words.text(
        "themes-most", themes=words.listing(leading), times=most, leaders=len(leading)
    )


def themes_by_country_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many pairs of theme and country are documented, and how many stay open."""
    met = int((rows["seminars"] > 0).sum())
    open_pairs = int(((rows["seminars"] == 0) & rows["at_least"]).sum())
    return words.text("themes-by-country", met=met, open=open_pairs, pairs=len(rows))


def hosts_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many hosts there were, in how many prefectures, and which came again."""
    if rows.empty:
        return words.text("hosts-none")
    again = [words.name(row, "host") for row in rows[rows["seminars"] > 1].to_dict("records")]
    first = words.text("hosts", hosts=len(rows), prefectures=rows["prefecture"].nunique())
    repeat = words.text("hosts-again", hosts=words.listing(again)) if again else ""
    return _sentences(first, repeat, words=words)


def sites_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many sites were visited, how many only approximately, how many not on the map."""
    if rows.empty:
        return words.text("sites-none")
    parts = [words.text("sites", sites=len(rows), visits=int(rows["visits"].sum()))]
    approximate = int((rows["approximate"] & rows["has_point"]).sum())
    if approximate:
        parts.append(words.text("sites-approximate", count=approximate))
    missing = int((~rows["has_point"]).sum())
    if missing:
        parts.append(words.text("sites-off-map", count=missing))
    return _sentences(*parts, words=words)


def wordings_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many original wordings are known."""
    known = rows["wording_en"].notna() | rows["wording_ja"].notna()
    distinct = rows.loc[known, ["seminar_id", "wording_en", "wording_ja"]].drop_duplicates()
    return words.text("wordings", count=len(distinct))


def programme_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many items on how many days are known."""
    if rows.empty:
        return words.text("programme-none")
    return words.text("programme", items=len(rows), days=rows["date"].nunique())


def completeness_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say for how many seminars the countries and the programme are wholly documented."""
    return words.text(
        "completeness",
        seminars=len(rows),
        countries=int((rows["countries"] == "yes").sum()),
        programme=int((rows["programme"] == "yes").sum()),
    )


def undocumented_sentence(facts: Iterable[str], words: Words) -> str:
    """Name the facts of one seminar that are not documented."""
    names = [words.text(f"fact-{fact}") for fact in facts]
    if not names:
        return words.text("undocumented-none")
    return words.text("undocumented", facts=words.listing(names))


def seminar_title(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Return the full name of a seminar: its fiscal year with era, and its host."""
    years = dataset.seminars.set_index("seminar_id")["fiscal_year"]
    year = words.fiscal_year_in_full(int(years.to_dict()[seminar_id]))
    host = host_labels(dataset, words)[seminar_id]
    return " · ".join(part for part in (year, host) if part)


def _countries_in_state(dataset: Dataset, seminar_id: str, state: str, words: Words) -> list[str]:
    cells = attendance(dataset)
    wanted = (cells["seminar_id"] == seminar_id) & (cells["state"] == state)
    names = country_names(dataset, words)
    return sorted(names[code] for code in cells.loc[wanted, "country"])


def _sentences(*parts: str, words: Words) -> str:
    """Join sentences; Japanese takes no space between them."""
    joint = {"en": " ", "ja": ""}[words.language]
    return joint.join(part for part in parts if part)
