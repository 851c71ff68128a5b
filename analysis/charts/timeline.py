"""What charts in order of time share: seminars, years without one, and the events between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis.rows import Row, records
from analysis.table_rows import EventRow, SeminarRow


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
        facts = self._facts
        rows = [
            (int(row["fiscal_year"]), {**facts.get(row["seminar_id"], {}), **row})
            for row in records(frame)
        ]
        missing = {*self.fiscal_years} - {year for year, _ in rows}
        blank: list[tuple[int, Row]] = [(year, {}) for year in missing]
        return sorted([*rows, *blank], key=lambda entry: entry[0])

    def events_between(self, first: int, last: int) -> Iterator[tuple[int, EventRow]]:
        """Yield (fiscal year, event) of a span of fiscal years, in order of time."""
        for event in self._events:
            if first <= event["fiscal_year"] <= last:
                yield int(event["fiscal_year"]), event

    def cancelled_years(self) -> set[int]:
        """Return the fiscal years of the seminars that were cancelled."""
        if self.seminars is None:
            return set()
        rows = records(self.seminars, SeminarRow)
        return {row["fiscal_year"] for row in rows if row["status"] == "cancelled"}

    @cached_property
    def _events(self) -> list[EventRow]:
        events = [] if self.events is None else records(self.events, EventRow)
        return sorted(events, key=lambda row: (row["fiscal_year"], row["date"]))

    @cached_property
    def _facts(self) -> dict[str, Row]:
        if self.seminars is None:
            return {}
        return {
            row["seminar_id"]: {name: row[name] for name in ("office_id", "status", "mode")}
            for row in records(self.seminars, SeminarRow)
        }


NO_TIMELINE = Timeline()
