"""What a table would lose, gain and say otherwise: added, changed and removed rows."""

from dataclasses import dataclass

import pandas as pd

from analysis.intake.merging import by_key, keys, keys_beside
from analysis.schema import Table


@dataclass(frozen=True, eq=False)
class Differences:
    """The differences between two states of a table, as text.

    `added` and `removed` hold whole rows. `changed` has one row per cell: the columns of the
    table's key, `column`, `before` and `after`; NA is blank.
    """

    table: Table
    added: pd.DataFrame
    changed: pd.DataFrame
    removed: pd.DataFrame

    @property
    def changed_rows(self) -> int:
        """How many rows have a changed cell."""
        return len(self.changed.drop_duplicates(list(self.table.key)))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return not (self.added.empty and self.changed.empty and self.removed.empty)


def differences(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Differences:
    """Compare two states of a table by its key. Rows in another order are no difference."""
    old, new = keys(table, before), keys_beside(table, before, after)
    return Differences(
        table,
        added=after[~new.isin(old)],
        changed=_changed(table, by_key(table, before), by_key(table, after, before)),
        removed=before[~old.isin(new)],
    )


def _changed(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    shared = [key for key in after.index if key in before.index]
    old, new = before.loc[shared].fillna(""), after.loc[shared].fillna("")
    rows = [
        (*key, column, was, is_now)
        for column in table.columns
        for key, was, is_now in zip(shared, old[column], new[column], strict=True)
        if was != is_now
    ]
    columns = [*table.key, "column", "before", "after"]
    cells = pd.DataFrame(rows, columns=columns, dtype="string").replace("", pd.NA)
    return cells.sort_values([*table.key], kind="stable", ignore_index=True)
