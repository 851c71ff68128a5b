"""Words for what is open: which number, what its rows add up to, and what they leave open."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names, seminar_labels
from analysis.narrative.participation import seminar_coverage
from analysis.summaries.evidence import (
    CELL,
    TOTALS,
    Claim,
    state_of,
    uncounted_seminars,
)
from analysis.words import Words


def evidence_title(dataset: Dataset, claim: Claim, words: Words) -> str:
    """Name the number or cell."""
    countries, seminars = country_names(dataset, words), seminar_labels(dataset, words)
    if claim.kind == TOTALS:
        return words.text(f"evidence-title-totals-{claim.subject}")
    country = countries[claim.country or claim.subject]
    seminar = seminars.get(claim.subject, "")
    return words.text(f"evidence-title-{claim.kind}", country=country, seminar=seminar)


def evidence_sum(rows: pd.DataFrame, claim: Claim, words: Words) -> str:
    """Say what the rows that count add up to."""
    counted = rows[claim.counted].dropna()
    if counted.empty:
        return words.text("evidence-none")
    unit = "people" if claim.counted in ("delegates", "participants") else claim.counted
    return words.text(f"evidence-sum-{unit}", rows=len(counted), total=int(counted.sum()))


def evidence_remark(dataset: Dataset, claim: Claim, words: Words) -> str:
    """Say what the rows leave open: the countries missing, the seminars not known in full."""
    if claim.kind == CELL:
        return words.text(f"evidence-why-{state_of(dataset, claim)}")
    if claim.kind == "coverage":
        return seminar_coverage(dataset, claim.subject, words)
    seminars = uncounted_seminars(dataset, claim)
    if not seminars:
        return ""
    labels = seminar_labels(dataset, words)
    named = words.listing(labels[seminar] for seminar in seminars)
    return words.text("evidence-uncounted", count=len(seminars), seminars=named)
