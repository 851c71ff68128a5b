"""Sentences on who came: coverage with the names of the missing, people, newcomers."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.narrative.joining import joined
from analysis.summaries.participation import attendance, coverage
from analysis.words import Words


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


# More names than these make a number of them.
MOST_NAMED = 4


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
    return joined(known, unknown, words=words)


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
    return joined(sentence, doubt, words=words)


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


def _countries_in_state(dataset: Dataset, seminar_id: str, state: str, words: Words) -> list[str]:
    cells = attendance(dataset)
    wanted = (cells["seminar_id"] == seminar_id) & (cells["state"] == state)
    names = country_names(dataset, words)
    return sorted(names[code] for code in cells.loc[wanted, "country"])
