"""Summaries whose rows each belong to one seminar: a choice takes its rows from those of all."""

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.frames.caching import cached
from analysis.frames.rows import RowT, Summary, chosen_rows, is_in
from analysis.loading.dataset import Dataset


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
