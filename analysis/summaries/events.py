"""What happened around the seminars, such as a new country or an epidemic."""

import pandas as pd

from analysis.dataset import Dataset


def events_of_office(dataset: Dataset, office: str) -> pd.DataFrame:
    """Rows of `events` of an office and those that touch all, in order of time."""
    events = dataset.events.sort_values("date")
    return events[events["office_id"].isna() | (events["office_id"] == office)]
