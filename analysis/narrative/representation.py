"""Sentences on representation: which countries sent few or many against their equal share."""

from collections.abc import Sequence

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.narrative.joining import joined
from analysis.rows import known, records
from analysis.summaries.representation import (
    CLASSES,
    ENOUGH,
    NOT_ENOUGH,
    RepresentationRow,
    last_held,
)
from analysis.table_rows import SeminarRow
from analysis.words import Words


def representation_sentence(rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    """Name the countries outside their range, or say what would settle where each stands."""
    seminars = last_held(dataset)
    if not seminars:
        return words.text("representation-none-held")
    if rows.empty:
        return words.text("representation-no-list")
    documented = sum(seminar["countries_complete"] == "yes" for seminar in seminars)
    window = words.text(
        "representation-window",
        held=len(seminars),
        documented=documented,
        unknown=len(seminars) - documented,
    )
    classes = [_of_class(rows, name, dataset, words) for name in CLASSES]
    wanting = _what_would_settle(seminars, words) if documented < ENOUGH else ""
    return joined(window, *classes, wanting, words=words)


def representation_line(row: RepresentationRow, words: Words) -> str:
    """Say of a country what came and what was expected: "came 1, expected 2 to 4"."""
    if row["representation"] == NOT_ENOUGH:
        return words.text(
            "representation-open",
            documented=row["seminars_documented"],
            held=row["seminars_held"],
        )
    least, most = known(row["expected_least"]), known(row["expected_most"])
    return words.text(
        "representation-line",
        delegates=row["delegates"],
        least=least,
        most=most,
        spread=most - least,
    )


def _of_class(rows: pd.DataFrame, name: str, dataset: Dataset, words: Words) -> str:
    """Name the countries of a class; of those within their range, or open, say how many."""
    codes = [
        row["country"] for row in records(rows, RepresentationRow) if row["representation"] == name
    ]
    if not codes:
        return ""
    if name in ("within", NOT_ENOUGH):
        return words.text(
            f"representation-count-{name}", count=len(codes), others=len(rows) - len(codes)
        )
    names = country_names(dataset, words)
    listed = words.listing(names[code] for code in codes)
    label = words.text(f"representation-{name}")
    return words.text("representation-named", label=label, countries=listed)


def _what_would_settle(seminars: Sequence[SeminarRow], words: Words) -> str:
    """Name the open lists, and how many of them are needed; or say that too few were held."""
    unknown = [row["fiscal_year"] for row in seminars if row["countries_complete"] != "yes"]
    needed = ENOUGH - (len(seminars) - len(unknown))
    if len(unknown) < needed:
        return words.text("representation-too-few", enough=ENOUGH)
    years = words.listing(words.fiscal_year(year) for year in unknown)
    spare = len(unknown) - needed
    return words.text("representation-settle", needed=needed, years=years, spare=spare)
