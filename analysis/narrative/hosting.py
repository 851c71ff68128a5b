"""Sentences on who hosted, and on who could."""

from collections.abc import Mapping

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import theme_names
from analysis.narrative.joining import joined
from analysis.rows import records
from analysis.summaries.candidates import NEAR_TOKYO_KM, CandidateRow
from analysis.summaries.hosting import HostingPrefectureRow
from analysis.words import Words

MOST_NAMED = 6


def hosting_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many prefectures are documented to have hosted, and which most often."""
    hosted = rows[rows["seminars"] > 0]
    said = words.text("hosting", hosted=len(hosted), all=len(rows), rest=len(rows) - len(hosted))
    most = hosted["seminars"].max() if len(hosted) else 0
    often = hosted[hosted["seminars"] == most]
    if most < 2 or len(often) > MOST_NAMED:
        return said
    names = words.listing(words.name(row) for row in records(often, HostingPrefectureRow))
    return joined(said, words.text("hosting-most", names=names, n=int(most)), words=words)


def regions_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say in how many regions a host is documented, and in which none."""
    without = rows.loc[rows["hosted"] == 0, "region"]
    said = words.text("regions", hosted=len(rows) - len(without), all=len(rows))
    if without.empty:
        return said
    names = words.listing(words.text(f"region-{region}") for region in without)
    return joined(said, words.text("regions-without", names=names), words=words)


def candidates_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say which places have the most points, or how many share them; that it is a suggestion."""
    if rows.empty:
        return words.text("candidates-none")
    best = rows[rows["rank"] == 1]
    points = int(best["score"].iloc[0])
    names = words.listing(
        words.name(row, "host") for row in records(best, CandidateRow)[:MOST_NAMED]
    )
    said = (
        words.text("candidates-many", count=len(best), points=points)
        if len(best) > MOST_NAMED
        else words.text("candidates-best", names=names, points=points)
    )
    return joined(said, words.text("candidates-suggestion"), words=words)


def candidate_points(row: CandidateRow, dataset: Dataset, words: Words) -> str:
    """Explain the score of a row of `candidates`: "+3 ..., +1 ...", each point of it."""
    given = {name: points for name, points in _points(row).items() if points}
    if not given:
        return words.text("candidate-no-points")
    facts: Mapping[str, Mapping[str, object]] = {
        "first": {},
        "years": {"years": row["years_since"] or 0},
        "region": {"region": words.text(f"region-{row['region']}")},
        "theme": {"themes": _themes(row, dataset, words)},
        "near": {
            "near": words.number(NEAR_TOKYO_KM),
            "distance": words.number(row["distance_km"] or 0),
        },
    }
    reasons = [
        words.text(f"candidate-{name}", points=points, **facts[name])
        for name, points in given.items()
    ]
    return words.text("candidate-joint").join(reasons)


def _points(row: CandidateRow) -> dict[str, int]:
    """Return what each criterion adds to the score."""
    return {
        "first": row["points_first"],
        "years": row["points_years"],
        "region": row["points_region"],
        "theme": row["points_theme"],
        "near": row["points_near"],
    }


def _themes(row: CandidateRow, dataset: Dataset, words: Words) -> str:
    names = theme_names(dataset, words)
    return words.listing(names[theme] for theme in row["theme_ids"])
