"""Sentences on what is missing: each fact by its name, and what it would change."""

from collections.abc import Sequence

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import office_names
from analysis.rows import Row
from analysis.schema import DEFAULT_OFFICE
from analysis.words import Words


def settle_sentence(rows: Sequence[Row], words: Words) -> str:
    """Say how many facts are missing, and how many of them leave a coverage open."""
    if not rows:
        return words.text("settle-none")
    return words.text(
        "settle",
        facts=len(rows),
        coverages=sum(row["fact"] in ("eligibility", "countries") for row in rows),
    )


def missing_fact(row: Row, dataset: Dataset, words: Words) -> str:
    """Name a row of `settle`: "The countries of 5 further participants of FY2018"."""
    if row["fact"] == "eligibility":
        return words.text("lacking-eligibility", office=_office(row, dataset, words))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "countries":
        people: int = 0 if pd.isna(row["people"]) else row["people"]
        known: str = row["known"] if people else f"{row['known']}-uncounted"
        return words.text("lacking-countries", seminar=seminar, known=known, people=people)
    return words.text(f"lacking-{row['fact']}", seminar=seminar, known=row["known"])


def what_it_settles(row: Row, dataset: Dataset, words: Words) -> str:
    """Say what a row of `settle` would change: "Coverage of FY2018, 5 countries: …"."""
    if row["fact"] == "eligibility":
        return words.text("settles-eligibility", seminars=len(row["seminar_ids"].split(", ")))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "sites":
        return words.text("settles-sites", visits=0 if pd.isna(row["visits"]) else row["visits"])
    if row["fact"] == "countries" and pd.notna(row["eligible"]):
        least, most = int(row["attended_least"]), int(row["attended_most"])
        return words.text(
            "settles-coverage",
            seminar=seminar,
            least=least,
            most=most,
            spread=most - least,
            eligible=int(row["eligible"]),
        )
    return words.text(f"settles-{row['fact']}", seminar=seminar)


def _seminar(row: Row, dataset: Dataset, words: Words) -> str:
    """Return "FY2018"; for any but the default office its name too."""
    year = words.fiscal_year(int(row["fiscal_year"]))
    if row["office_id"] == DEFAULT_OFFICE:
        return year
    return words.text("settle-abroad", year=year, office=_office(row, dataset, words))


def _office(row: Row, dataset: Dataset, words: Words) -> str:
    return office_names(dataset, words)[row["office_id"]]
