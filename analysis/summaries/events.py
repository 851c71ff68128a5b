"""What happened around the seminars, such as a new country or an epidemic."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import summary
from analysis.selection import ALL_OFFICES
from analysis.table_rows import EventRow


@summary(EventRow)
@cached
def events_of_office(dataset: Dataset, office: str) -> pd.DataFrame:
    """Rows of `events` of an office, or of all, and those that touch all, in order of time."""
    events = dataset.events.sort_values("date")
    if office == ALL_OFFICES:
        return events
    return events[events["office_id"].isna() | (events["office_id"] == office)]
