"""What counts as one seminar and one delegation: the ground on which every summary stands.

Every summary asks one question and answers it with a small tidy frame. It takes a `Dataset`,
narrowed or not, and never changes it. Ids keep the type they have in their own table, counts are
Int64, and NA says "not documented". Where a list is open, a count is of what is documented, and a
column of the same row says so.

`delegates` may be a million rows; it is reduced once to a row per seminar and country, so that
no summary touches it again and no join can count a person twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.contract.table_rows import SeminarRow
from analysis.frames.arrays import NOT_FOUND, Numbers, Positions, whole_numbers
from analysis.frames.caching import FrameCache, cached
from analysis.frames.rows import RowT, Summary, chosen_rows, is_in, summary
from analysis.loading.dataset import Dataset, FilteredDataset, LoadedDataset

# Summaries whose rows each belong to one seminar: a choice takes its rows from those of all.


class BySeminar(Summary[[Dataset], RowT]):
    """A summary whose rows each belong to a seminar, whichever others are chosen: `seminar_id`.

    It is kept, and the rows of chosen seminars are taken from those of all; from those of all
    countries only where it `counts_countries` not. Where its rows each belong to a `country` as
    well, `countries` returns those that a choice shows.
    """

    def __init__(
        self,
        find: Callable[[Dataset], pd.DataFrame],
        form: type[RowT],
        *,
        counts_countries: bool,
        countries: Callable[[Dataset], frozenset[str]] | None = None,
    ) -> None:
        super().__init__(find, form)
        self._counts_countries, self._countries = counts_countries, countries
        self._frame_of = cached(self._frame)
        self._rows_of = cached(self._rows)

    def __call__(self, dataset: Dataset) -> pd.DataFrame:
        """Return the frame."""
        return self._frame_of(dataset)

    def rows(self, dataset: Dataset) -> Sequence[RowT]:
        """Return the rows as plain Python, for which no frame of the chosen ones is needed."""
        return self._rows_of(dataset)

    def _frame(self, dataset: Dataset) -> pd.DataFrame:
        if self._is_counted_anew(dataset):
            return self.find(dataset)
        rows = self(dataset.whole)
        chosen = is_in(rows["seminar_id"], dataset.seminar_ids)
        if self._countries is not None:
            chosen &= is_in(rows["country"], self._countries(dataset))
        return chosen_rows(rows, chosen)

    def _rows(self, dataset: Dataset) -> Sequence[RowT]:
        if self._is_counted_anew(dataset):
            return super().rows(dataset)
        ids, rows = dataset.seminar_ids, self.rows(dataset.whole)
        if self._countries is None:
            return [row for row in rows if row["seminar_id"] in ids]
        countries = self._countries(dataset)
        return [row for row in rows if row["country"] in countries and row["seminar_id"] in ids]

    def _is_counted_anew(self, dataset: Dataset) -> bool:
        whole = dataset.whole
        return dataset is whole or (
            self._counts_countries and dataset.countries is not whole.countries
        )


def by_seminar(form: type[RowT]) -> Callable[[Callable[[Dataset], pd.DataFrame]], BySeminar[RowT]]:
    """Take rows of chosen seminars from those of all; it counts the chosen countries."""
    return lambda find: BySeminar(find, form, counts_countries=True)


def by_seminar_alone(
    form: type[RowT], countries: Callable[[Dataset], frozenset[str]] | None = None
) -> Callable[[Callable[[Dataset], pd.DataFrame]], BySeminar[RowT]]:
    """Take rows of chosen seminars from those of all; what is counted for them is all one.

    `countries` as in `BySeminar`.
    """
    return lambda find: BySeminar(find, form, counts_countries=False, countries=countries)


# Which seminars and people count.

# From firm to weak: a sum is only as firm as the weakest of its rows.
BASES_BY_FIRMNESS = ("stated", "implied", "derived")


@by_seminar_alone(SeminarRow)
def seminars_in_scope(dataset: Dataset) -> pd.DataFrame:
    """Rows of `seminars` that count: all but those whose identity is uncertain, in order of time.

    Columns as in the contract, sorted by fiscal_year, start_date (unknown last), seminar_id.
    """
    seminars = dataset.seminars
    counted = seminars[seminars["status"] != "uncertain"]
    days = counted["start_date"].fillna(pd.Timestamp.max)
    keys = zip(
        counted["fiscal_year"], days, counted["seminar_id"], range(len(counted)), strict=True
    )
    # Of a few dozen rows Python's own sort takes a tenth of the time that a frame's takes.
    return counted.iloc[[row for *_, row in sorted(keys)]].reset_index(drop=True)


@cached
def spans_offices(dataset: Dataset) -> bool:
    """Whether there are seminars of several offices, which say nothing of each other."""
    return len({row["office_id"] for row in seminars_in_scope.rows(dataset)}) > 1


class DelegationRow(TypedDict):
    """A row of `delegations`."""

    seminar_id: str
    country: str
    delegates: int
    basis: str
    source_id: str


@summary(DelegationRow)
@cached
def delegations(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope and country that attended it, for the chosen countries.

    Columns: seminar_id, country, delegates (people, summed over themes), basis and source_id
    (those of the least firm row, of several that of the first source_id). People whose country is
    not documented are no delegation.
    """
    rows = delegations_of_all_countries(dataset)
    return chosen_rows(rows, is_in(rows["country"], dataset.countries["country"]))


class AnyDelegationRow(TypedDict):
    """A row of `delegations_of_all_countries`."""

    seminar_id: str
    country: str | None
    delegates: int
    basis: str
    source_id: str


@by_seminar_alone(AnyDelegationRow)
def delegations_of_all_countries(dataset: Dataset) -> pd.DataFrame:
    """Like `delegations`, for every country; NA is the people of undocumented country."""
    rows = one_row_per_country(dataset.delegates)
    counted = rows["seminar_id"].isin(seminars_in_scope(dataset)["seminar_id"])
    return rows[counted].reset_index(drop=True)


def condensed(dataset: Dataset) -> Dataset:
    """Return the data set with `delegates` reduced to one row per seminar and country.

    Every summary says the same of both, but choosing among hundreds of rows costs nothing, and a
    choice kept in memory takes no room. Only the themes and the firmer sources of the rows that
    were added up are lost.
    """
    whole = _condensed(dataset.whole)
    return replace(dataset, whole=whole) if isinstance(dataset, FilteredDataset) else whole


@cached
def _condensed(whole: LoadedDataset) -> LoadedDataset:
    return replace(whole, delegates=one_row_per_country(whole.delegates))


_REDUCED: FrameCache[pd.DataFrame] = FrameCache()


def one_row_per_country(delegates: pd.DataFrame) -> pd.DataFrame:
    """One row per seminar and country of `delegates`, cached as long as that frame lives."""
    if "theme_id" not in delegates:  # rows chosen from a reduction
        return delegates
    reduced = _REDUCED.get(delegates)
    return _REDUCED.keep(delegates, _reduce(delegates)) if reduced is None else reduced


def _reduce(delegates: pd.DataFrame) -> pd.DataFrame:
    """Sum people by seminar and country (NA a country of its own) without sorting the rows."""
    seminars = delegates["seminar_id"].astype("category").cat
    countries = delegates["country"].astype("category").cat
    width = len(countries.categories) + 1
    cells = seminars.codes.to_numpy(np.int64) * width + countries.codes.to_numpy() + 1
    size = len(seminars.categories) * width
    people = np.bincount(cells, delegates["delegates"].to_numpy(np.int64), size)
    weakest = _weakest_row(cells, delegates, size)
    filled = weakest != NOT_FOUND
    columns = ["seminar_id", "country", "delegates", "basis", "source_id"]
    reduced = delegates[columns].take(weakest[filled]).reset_index(drop=True)
    return reduced.assign(delegates=whole_numbers(people[filled]))


def _weakest_row(cells: Numbers, rows: pd.DataFrame, size: int) -> Positions:
    """Return for each cell its row of the weakest basis, NOT_FOUND for an empty cell.

    Of several it is that of the source whose id comes first, and of these the first row.
    """
    sources = rows["source_id"].astype("category").cat
    in_order = np.argsort(sources.categories.astype(str).to_numpy(dtype=object), kind="stable")
    by_source = np.append(np.argsort(in_order), len(in_order))[sources.codes.to_numpy()]
    bases = rows["basis"].astype("category").cat
    firmness = pd.Index(BASES_BY_FIRMNESS[::-1]).get_indexer(bases.categories)
    known = np.append(firmness, len(BASES_BY_FIRMNESS))[bases.codes.to_numpy()]
    weakest_first = np.argsort(known * (len(in_order) + 1) + by_source, kind="stable")
    weakest = np.full(size, NOT_FOUND, dtype=np.intp)
    # Where a cell has several rows, the last one written stays.
    weakest[cells[weakest_first[::-1]]] = weakest_first[::-1]
    return weakest
