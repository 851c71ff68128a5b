"""Sentences on who was missing from a seminar, and when those countries last came."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.narrative.joining import joined
from analysis.narrative.participation import MOST_NAMED, seminar_coverage
from analysis.summaries.missing import missing_countries
from analysis.summaries.participation import coverage
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
    parts += [_at_none(rows, words), _longest(rows, words), _unknown_before(rows, words)]
    return joined(*parts, words=words)


def _nobody(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say why nobody is missing: all came, it was not held, or nobody knows who could have."""
    rows = coverage(dataset)
    seminar = rows[rows["seminar_id"] == seminar_id]
    if (seminar["status"] == "announced").any():
        return words.text("missing-announced")
    if ((seminar["status"] == "held") & ~seminar["eligible_known"]).any():
        return words.text("missing-no-list")
    return seminar_coverage(dataset, seminar_id, words)


def _in_state(rows: pd.DataFrame, state: str, words: Words) -> str:
    names = rows.loc[rows["state"] == state, "name"]
    if names.empty:
        return ""
    return words.text(f"missing-{state}", count=len(names), names=words.listing(names))


def _at_none(rows: pd.DataFrame, words: Words) -> str:
    """Name those that came to none of the seminars before, as is documented."""
    names = rows.loc[rows["earlier"] == "absent", "name"]
    if names.empty:
        return ""
    return words.text("missing-at-none", names=_named(names, words))


def _longest(rows: pd.DataFrame, words: Words) -> str:
    """Name those whose last attendance is the oldest; some later one may not be documented."""
    came = rows[rows["earlier"] == "attended"]
    if came.empty:
        return ""
    first = int(came["last_fiscal_year"].min())
    names = came.loc[came["last_fiscal_year"] == first, "name"]
    is_open = (came["undocumented_since"] > 0).any()
    return words.text(
        "missing-longest" if len(names) < len(came) else "missing-last",
        names=_named(names, words),
        year=words.fiscal_year(first),
        open="yes" if is_open else "no",
    )


def _unknown_before(rows: pd.DataFrame, words: Words) -> str:
    """Name those of whom no earlier attendance is documented, unless it is all."""
    names = rows.loc[rows["earlier"] == "not_documented", "name"]
    if names.empty:
        return ""
    if len(names) == len(rows):
        return words.text("missing-before-all", count=len(names))
    return words.text("missing-before", names=_named(names, words))


def _named(names: pd.Series, words: Words) -> str:
    """List the names; of many, only their number: they stand in the table."""
    if len(names) > MOST_NAMED:
        return words.text("missing-some", count=len(names))
    return words.listing(names)
