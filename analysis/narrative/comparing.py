"""When a sentence may compare: "most", "more" and "fewer" need enough seminars to stand on."""

import pandas as pd

# Of two seminars one is always first, which says nothing.
FEWEST_COMPARED = 3


def may_compare(seminar_ids: pd.Series) -> bool:
    """Whether the rows, each with the id of its seminar, are of enough documented seminars."""
    return seminar_ids.nunique() >= FEWEST_COMPARED
