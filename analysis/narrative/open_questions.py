"""Sentences on what is open: in a number, and in the record as a whole."""

from collections.abc import Sequence

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.rows import known
from analysis.loading.dataset import Dataset
from analysis.narrative.participation import seminar_coverage
from analysis.summaries.record.evidence import (
    CELL,
    TOTALS,
    EvidenceKey,
    state_of,
    uncounted_seminars,
)
from analysis.summaries.record.open_questions import MissingFactRow
from analysis.words.catalogue import Words, country_names, office_names, seminar_labels

# Words for what is open: which number, what its rows add up to, and what they leave open.


def evidence_title(dataset: Dataset, key: EvidenceKey, words: Words) -> str:
    """Name the number or cell."""
    countries, seminars = country_names(dataset, words), seminar_labels(dataset, words)
    if key.kind == TOTALS:
        return words.text(f"evidence-title-totals-{key.subject}")
    country = countries[key.country or key.subject]
    seminar = seminars.get(key.subject, "")
    return words.text(f"evidence-title-{key.kind}", country=country, seminar=seminar)


def evidence_sum(rows: pd.DataFrame, key: EvidenceKey, words: Words) -> str:
    """Say what the rows that count add up to."""
    counted = rows[key.counted].dropna()
    if counted.empty:
        return words.text("evidence-none")
    unit = "people" if key.counted in ("delegates", "participants") else key.counted
    return words.text(f"evidence-sum-{unit}", rows=len(counted), total=int(counted.sum()))


def evidence_remark(dataset: Dataset, key: EvidenceKey, words: Words) -> str:
    """Say what the rows leave open: the countries missing, the seminars not known in full."""
    if key.kind == CELL:
        return words.text(f"evidence-why-{state_of(dataset, key)}")
    if key.kind == "coverage":
        return seminar_coverage(dataset, key.subject, words)
    seminars = uncounted_seminars(dataset, key)
    if not seminars:
        return ""
    labels = seminar_labels(dataset, words)
    named = words.listing(labels[seminar] for seminar in seminars)
    return words.text("evidence-uncounted", count=len(seminars), seminars=named)


# Sentences on what is missing: each fact by its name, and what it would change.


def missing_facts_sentence(rows: Sequence[MissingFactRow], words: Words) -> str:
    """Say how many facts are missing, and how many of them leave a coverage open."""
    if not rows:
        return words.text("settle-none")
    return words.text(
        "settle",
        facts=len(rows),
        coverages=sum(row["fact"] in ("eligibility", "countries") for row in rows),
    )


def missing_fact(row: MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Name a row of `missing_facts`: "The countries of 5 further participants of FY2018"."""
    if row["fact"] == "eligibility":
        return words.text("lacking-eligibility", office=_office(row, dataset, words))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "countries":
        people = row["people"] or 0
        how_far = row["known"] if people else f"{row['known']}-uncounted"
        return words.text("lacking-countries", seminar=seminar, known=how_far, people=people)
    return words.text(f"lacking-{row['fact']}", seminar=seminar, known=row["known"])


def what_it_answers(row: MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Say what a row of `missing_facts` would change: "Coverage of FY2018, 5 countries: …"."""
    if row["fact"] == "eligibility":
        return words.text("settles-eligibility", seminars=len(row["seminar_ids"].split(", ")))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "sites":
        return words.text("settles-sites", visits=row["visits"] or 0)
    if row["fact"] == "countries" and row["eligible"] is not None:
        least, most = known(row["attended_least"]), known(row["attended_most"])
        return words.text(
            "settles-coverage",
            seminar=seminar,
            least=least,
            most=most,
            spread=most - least,
            eligible=row["eligible"],
        )
    return words.text(f"settles-{row['fact']}", seminar=seminar)


def _seminar(row: MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Return "FY2018"; for any but the default office its name too."""
    year = words.fiscal_year(known(row["fiscal_year"]))
    if row["office_id"] == DEFAULT_OFFICE:
        return year
    return words.text("settle-abroad", year=year, office=_office(row, dataset, words))


def _office(row: MissingFactRow, dataset: Dataset, words: Words) -> str:
    return office_names(dataset, words)[row["office_id"]]
