"""A report while it is read: its parts, the people to leave out, its days, years and places."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.loading.dataset import Dataset
from analysis.report_reader.dates import (
    Mention,
    YearSaid,
    mentions,
    months_said,
    readings,
    years_said,
)
from analysis.report_reader.drafts import Proposal, Reader, Span
from analysis.report_reader.lexicon import words_for
from analysis.report_reader.passages import JAPANESE, Passages
from analysis.report_reader.people import people_in
from analysis.report_reader.places import Gazetteer, Place

Period = tuple[date, date]


@dataclass(frozen=True)
class Document:
    """A report as text beside the data that are known."""

    text: str
    known: Dataset

    @cached_property
    def passages(self) -> Passages:
        """Its lines and sentences."""
        return Passages(self.text)

    @property
    def plain(self) -> str:
        """The text as it is compared, letter for letter."""
        return self.passages.plain

    @cached_property
    def reader(self) -> Reader:
        """What makes proposals of its words."""
        return Reader(self.text, people_in(self.passages))

    @cached_property
    def days(self) -> tuple[Mention, ...]:
        """Its days and periods; a deadline or a day of publication is not among them."""
        return tuple(one for one in self.all_days if not self.is_of_something_else(one))

    @cached_property
    def all_days(self) -> tuple[Mention, ...]:
        """All days and periods."""
        return tuple(mentions(self.plain))

    @cached_property
    def years(self) -> tuple[YearSaid, ...]:
        """Its years, but those of a month or a day."""
        taken = [one.span for one in self.all_days] + [(one.start, one.end) for one in self.months]
        return tuple(
            year
            for year in years_said(self.plain)
            if not any(start <= year.start < end for start, end in taken)
        )

    @cached_property
    def months(self) -> tuple[YearSaid, ...]:
        """The fiscal years of the months that it says."""
        return tuple(months_said(self.plain))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the data, and those of this text."""
        gazetteer = Gazetteer(self.known)
        gazetteer.with_places_of(self.plain)
        return gazetteer

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The municipalities and prefectures that it names."""
        places = self.gazetteer.places(self.plain)
        return tuple(one for one in places if not self.reader.names_a_person(one.span))

    def says(self, table: str, meaning: str, span: Span) -> re.Match[str] | None:
        """Return the first words for a meaning within a span."""
        return words_for(table, meaning).search(self.plain, *span)

    def clause(self, place: int) -> Span:
        """Return the sentence around a place; in a row the cell, with the cell before it."""
        line = self.passages.line_at(place)
        if not line.is_row:
            return self.passages.sentence_at(place)
        at = next((n for n, cell in enumerate(line.cells) if cell[0] <= place < cell[1]), 0)
        return line.cells[max(at - 1, 0)][0], line.cells[at][1]

    def is_of_something_else(self, day: Mention) -> bool:
        """Whether a day is a deadline, the day of publication, or that of another event."""
        start, end = self.clause(day.start)
        if any(self.says("day", what, (start, end)) for what in ("deadline", "published")):
            near = (max(start, day.start - 60), min(end, day.end + 25))
            return any(self.says("day", what, near) for what in ("deadline", "published"))
        line = self.passages.line_at(day.start)
        if not day.is_range and self.is_alone(day) and not self._is_in_programme(line.start):
            return True
        other = self.says("day", "other", (start, day.start))
        return other is not None and day.start - other.end() < 60 and not day.is_range

    def is_alone(self, day: Mention) -> bool:
        """Whether a day is all that its line says, as the day of publication of a page is."""
        line = self.passages.line_at(day.start)
        rest = self.plain[line.start : day.start] + self.plain[day.end : line.end]
        return not line.is_row and len(re.sub(r"\W", "", rest)) <= 2

    def _is_in_programme(self, at: int) -> bool:
        """Whether other lines of the same form follow, as the headings of days do."""
        alone = [one for one in self.all_days if not one.is_range and self.is_alone(one)]
        return len(alone) > 1 and any(one.start >= at for one in alone)

    @cached_property
    def published(self) -> tuple[date, Span] | None:
        """The day on which the page came out: said to be, or alone on its line."""
        for day in self.all_days:
            line = self.passages.line_at(day.start)
            near = (max(line.start, day.start - 30), min(line.end, day.end + 14))
            said = self.says("day", "published", near) is not None and not day.is_range
            alone = self.is_alone(day) and day not in self.days
            if (said or alone) and not self.says("day", "deadline", near):
                for pair in self.readings(day)[:1]:
                    return pair[0], day.span
        return None

    @cached_property
    def deadline(self) -> date | None:
        """The day until which one may apply, where its year is said."""
        for day in self.all_days:
            if day.first.year and self.says("day", "deadline", self.clause(day.start)):
                return next((pair[1] for pair in self.readings(day)), None)
        return None

    @cached_property
    def _years_of_the_page(self) -> tuple[YearSaid | None, bool]:
        """The year of the title or of the name of the seminar, and whether it is sure."""
        named = [year for year in self.years if self._is_of_a_name(year)]
        title = self.passages.title
        headed = [year for year in self.years if title and title.start <= year.start < title.end]
        for years in (headed, named):
            if len({(year.year, year.is_fiscal) for year in years}) == 1:
                return years[0], years[0].is_fiscal
        fiscal = {year.year for year in self.years if year.is_fiscal}
        if len(fiscal) == 1:
            return next(year for year in self.years if year.is_fiscal), True
        return None, False

    def year_around(self, at: int) -> tuple[YearSaid | None, bool]:
        """Return the year that the words around a place say, and whether it is sure.

        It is the one of the sentence, else of the heading above, else of the title or of the name
        of
        the seminar. A year in a name may be that of the calendar or of the budget.
        """
        start, end = self.clause(at)
        inside = [year for year in self.years if start <= year.start < end]
        if inside:
            year = min(inside, key=lambda one: abs(one.start - at))
            return year, year.is_fiscal or not self._is_of_a_name(year)
        return self._years_of_the_page

    def _is_of_a_name(self, year: YearSaid) -> bool:
        """Whether a year belongs to the name of a seminar: Seminar 2019, 2019 Japan Study Tour."""
        around = self.plain[max(0, year.start - 14) : year.end + 60]
        before = self.plain[max(0, year.start - 14) : year.start]
        is_behind = re.search(
            r"(?:[Ss]eminar|[Tt]our|[Pp]rogram|[Pp]rogramme|セミナー|JST)\s*\(?$", before
        )
        is_before = words_for("programme", "ours").search(around) or re.match(
            r"(?:\s|の|\w+'s\s)*(?:[Ss]eminar|[Ss]tudy [Tt]our|[Tt]our|[Pp]rogram|セミナー)",
            self.plain[year.end :],
        )
        return bool(is_behind or is_before)

    def readings(self, day: Mention) -> tuple[Period, ...]:
        """Return what a mention can mean with the years that are said around it."""
        year, is_sure = self.year_around(day.start)
        return readings(day, year, is_sure=is_sure)

    def propose_named(
        self, table: str, column: str, name: str, span: Span, row: int
    ) -> Iterator[Proposal]:
        """Yield a name in the column of the language that it is written in."""
        language = "ja" if JAPANESE.search(name) else "en"
        if name:
            yield self.reader.propose(f"{table}.{column}_{language}", name, span, row=row)


def first(things: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return the first of some hits, if there is one."""
    return next(iter(things), None)
