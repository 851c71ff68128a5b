"""Sentences on who was missing from a seminar, and when those countries last came."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.narrative.joining import joined
from analysis.narrative.participation import seminar_coverage
from analysis.summaries.missing import missing_countries
from analysis.words import Words


def missing_sentence(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Name who was not present, whose attendance is not documented, and who is longest away.

    Where nobody is missing, say why; `dataset` as for `summaries.missing.missing_countries`.
    """
    rows = missing_countries(dataset, seminar_id)
    if rows.empty:
        return _nobody(dataset, seminar_id, words)
    names = country_names(dataset, words)
    rows = rows.assign(name=[names[country] for country in rows["country"]])
    parts = [_in_state(rows, state, words) for state in ("absent", "not_documented")]
    parts += [_longest(rows, words), _at_none(rows, words), _unknown_before(rows, words)]
    return joined(*parts, words=words)


def _nobody(dataset: Dataset, seminar_id: str, words: Words) -> str:
    seminar = dataset.seminars[dataset.seminars["seminar_id"] == seminar_id].iloc[0]
    if seminar["status"] == "announced":
        return words.text("missing-announced")
    return seminar_coverage(dataset, seminar_id, words)


def _in_state(rows: pd.DataFrame, state: str, words: Words) -> str:
    names = sorted(rows.loc[rows["state"] == state, "name"])
    if not names:
        return ""
    return words.text(f"missing-{state}", count=len(names), names=words.listing(names))


def _longest(rows: pd.DataFrame, words: Words) -> str:
    """Name those whose last documented attendance is the oldest."""
    known = rows[rows["earlier"] == "attended"]
    if known.empty:
        return ""
    year = int(known["last_fiscal_year"].min())
    names = sorted(known.loc[known["last_fiscal_year"] == year, "name"])
    return words.text(
        "missing-longest" if len(names) < len(known) else "missing-last",
        names=words.listing(names),
        year=words.fiscal_year(year),
    )


def _at_none(rows: pd.DataFrame, words: Words) -> str:
    """Name those of whom it is documented that they came to none of the seminars before."""
    names = sorted(rows.loc[rows["earlier"] == "absent", "name"])
    if not names:
        return ""
    return words.text("missing-at-none", count=len(names), names=words.listing(names))


def _unknown_before(rows: pd.DataFrame, words: Words) -> str:
    """Say of whom no earlier attendance is documented; by name, unless it is all."""
    names = sorted(rows.loc[rows["earlier"] == "not_documented", "name"])
    if not names:
        return ""
    if len(names) == len(rows):
        return words.text("missing-before-all", count=len(names))
    return words.text("missing-before", names=words.listing(names))
