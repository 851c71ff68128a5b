"""What charts in order of time share: seminars, years without one, and the events between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

# A row of a frame by column.
Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Timeline:
    """What a chart in order of time shows beside its own frame.

    `seminars`: rows of the table seminars, for status and mode where the frame has none.
    `events`: rows of the table events. `fiscal_years`: years the axis must not skip; one without
    a seminar is drawn as "no seminar documented". `offices`: names of the offices by id, given
    when seminars of several offices stand together.
    """

    seminars: pd.DataFrame | None = None
    events: pd.DataFrame | None = None
    fiscal_years: Sequence[int] = ()
    offices: Mapping[str, str] = field(default_factory=dict)

    def entries(self, frame: pd.DataFrame) -> list[tuple[int, Row]]:
        """Return (fiscal year, row) in order of time; the row of a year without seminar is {}.

        Rows have office_id, status and mode of their seminars, where `seminars` is given.
        """
        facts = self._facts()
        rows = [
            (int(row["fiscal_year"]), facts.get(row["seminar_id"], {}) | row)
            for row in frame.to_dict("records")
        ]
        missing = {*self.fiscal_years} - {year for year, _ in rows}
        blank: list[tuple[int, Row]] = [(year, {}) for year in missing]
        return sorted([*rows, *blank], key=lambda entry: entry[0])

    def events_between(self, first: int, last: int) -> Iterator[tuple[int, Row]]:
        """Yield (fiscal year, event) of a span of fiscal years, in order of time."""
        if self.events is None:
            return
        inside = self.events["fiscal_year"].between(first, last)
        for event in self.events[inside].sort_values(["fiscal_year", "date"]).to_dict("records"):
            yield int(event["fiscal_year"]), event

    def cancelled_years(self) -> set[int]:
        """Return the fiscal years of the seminars that were cancelled."""
        if self.seminars is None:
            return set()
        cancelled = self.seminars["status"] == "cancelled"
        return {int(year) for year in self.seminars.loc[cancelled, "fiscal_year"]}

    def _facts(self) -> dict[str, dict[Any, Any]]:
        if self.seminars is None:
            return {}
        known = self.seminars[["seminar_id", "office_id", "status", "mode"]]
        return {row["seminar_id"]: row for row in known.to_dict("records")}


NO_TIMELINE = Timeline()
