"""The reader's choice and what it leaves of a data set.

Office, fiscal years and themes choose seminars; countries choose whose rows are shown.
An empty choice means all, so that an old link keeps its meaning when the data grow.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analysis.contract import schema, table_rows
from analysis.frames.caching import cached
from analysis.frames.rows import is_in, records
from analysis.loading.dataset import Dataset, FilteredDataset

ALL_OFFICES = "all"


@dataclass(frozen=True)
class Selection:
    """Chosen office, fiscal years (2019), countries (alpha-3) and themes (ids)."""

    office: str = schema.DEFAULT_OFFICE
    fiscal_years: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the office is chosen."""
        return bool(self.fiscal_years or self.countries or self.themes)

    def within_office(self) -> "Selection":
        """The selection of the same office alone, with every other choice taken back."""
        return Selection(office=self.office)


def years_in_runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last of the years that follow each other, run by run."""
    runs: list[tuple[int, int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


# Few, because a narrowed data set of a million rows is large.
@cached(newest=128)
def filter_dataset(dataset: Dataset, selection: Selection) -> Dataset:
    """Return the data set with only the chosen seminars and the chosen countries.

    Tables that belong to a seminar keep the rows of the remaining seminars, `sites` those that
    remain in the programme. Choosing nothing (and all offices) returns the data set unchanged.

    Choosing countries narrows `countries` alone, and summaries show only those. `delegates` and
    `eligibility` stay whole: the rows of other countries tell how far a seminar is documented
    and whether an office's eligible countries are known, so without them the state of a chosen
    country would change. Read people through `scope.delegations`.
    """
    taken_up = dataset.seminar_themes
    with_theme = {*taken_up["seminar_id"][is_in(taken_up["theme_id"], selection.themes)]}
    seminars = {
        row["seminar_id"]
        for row in records(dataset.seminars, table_rows.SeminarRow)
        if selection.office in (ALL_OFFICES, row["office_id"])
        and (not selection.fiscal_years or row["fiscal_year"] in selection.fiscal_years)
        and (not selection.themes or row["seminar_id"] in with_theme)
    }
    return _narrowed(dataset, seminars, selection.countries)


def only_seminar(dataset: Dataset, seminar_id: str) -> Dataset:
    """Return the data set with nothing but one seminar, whatever its status."""
    return _narrowed(dataset, [seminar_id])


def _narrowed(
    dataset: Dataset, seminar_ids: Collection[str], countries: Collection[str] = ()
) -> Dataset:
    """Return what both the data set and the choice leave; the data set itself if that is all."""
    kept = dataset.seminar_ids.intersection(seminar_ids)
    if kept == dataset.seminar_ids and not countries:
        return dataset
    reached = dataset.chosen_countries if isinstance(dataset, FilteredDataset) else None
    if countries:
        reached = frozenset(countries if reached is None else reached.intersection(countries))
    return FilteredDataset(dataset.whole, kept, reached)
