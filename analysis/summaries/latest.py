"""The newest seminar, and the newest of which it is known who came."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.summaries.participation import coverage, seminars_in_scope


def latest_held(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held, None where there is none."""
    seminars = seminars_in_scope(dataset)
    return _last(seminars[seminars["status"] == "held"])


def latest_with_full_list(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held whose countries are all known."""
    rows = coverage(dataset)
    return _last(rows[(rows["status"] == "held") & rows["complete"] & rows["eligible_known"]])


def _last(seminars: pd.DataFrame) -> str | None:
    return str(seminars["seminar_id"].iloc[-1]) if len(seminars) else None
