"""The newest seminar, and the newest of which it is known who came."""

from collections.abc import Iterable

from analysis.dataset import Dataset
from analysis.summaries.participation import CoverageRow, coverage, seminars_in_scope
from analysis.table_rows import SeminarRow


def latest_held(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held, None where there is none."""
    return _last(row for row in seminars_in_scope.rows(dataset) if row["status"] == "held")


def latest_with_full_list(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held whose countries are all known."""
    return _last(
        row
        for row in coverage.rows(dataset)
        if row["status"] == "held" and row["complete"] and row["eligible_known"]
    )


def _last(seminars: Iterable[SeminarRow | CoverageRow]) -> str | None:
    return next((row["seminar_id"] for row in reversed([*seminars])), None)
