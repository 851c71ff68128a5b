"""The reader's choice and what it leaves of a data set.

Office, fiscal years and themes choose seminars; countries choose whose rows are shown.
An empty choice means all, so that an old link keeps its meaning when the data grow.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, lru_cache, partial

import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import is_in, records
from analysis.schema import DEFAULT_OFFICE
from analysis.table_rows import SeminarRow

ALL_OFFICES = "all"


@dataclass(frozen=True)
class Selection:
    """Chosen office, fiscal years (2019), countries (alpha-3) and themes (ids)."""

    office: str = DEFAULT_OFFICE
    fiscal_years: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the office is chosen."""
        return bool(self.fiscal_years or self.countries or self.themes)

    def within_office(self) -> "Selection":
        """The same office with every other choice taken back."""
        return Selection(office=self.office)


# Few, because a narrowed data set of a million rows is large.
@lru_cache(maxsize=128)
def narrow(dataset: Dataset, selection: Selection) -> Dataset:
    """Return the data set with only the chosen seminars and the chosen countries.

    Tables that belong to a seminar keep the rows of the remaining seminars, `sites` those that
    remain in the programme. Choosing nothing (and all offices) returns the data set unchanged.

    Choosing countries narrows `countries` alone, and summaries show only those. `delegates` and
    `eligibility` stay whole: the rows of other countries tell how far a seminar is documented
    and whether an office's eligible countries are known, so without them the state of a chosen
    country would change. Read people through `participation.delegations`.
    """
    narrowed = _of_seminars(dataset, _chosen_seminars(dataset, selection))
    if selection.countries:
        return narrowed.choice(countries=lambda: _of_countries(dataset, selection.countries))
    return narrowed


def _chosen_seminars(dataset: Dataset, selection: Selection) -> set[str]:
    taken_up = dataset.seminar_themes
    with_theme = {*taken_up["seminar_id"][is_in(taken_up["theme_id"], selection.themes)]}
    return {
        row["seminar_id"]
        for row in records(dataset.seminars, SeminarRow)
        if selection.office in (ALL_OFFICES, row["office_id"])
        and (not selection.fiscal_years or row["fiscal_year"] in selection.fiscal_years)
        and (not selection.themes or row["seminar_id"] in with_theme)
    }


def _of_seminars(dataset: Dataset, seminar_ids: Collection[str]) -> Dataset:
    seminar_ids = dataset.seminar_ids.intersection(seminar_ids)
    if seminar_ids == dataset.seminar_ids:
        return dataset
    of_seminars: dict[str, Callable[[], pd.DataFrame]] = {
        # A choice within this one reads the same rows.
        name: cache(partial(_rows_of, dataset, name, seminar_ids))
        for name in ("seminars", "hosts", "seminar_themes", "delegates", "programme")
    }
    sites = cache(partial(_sites_of, dataset, of_seminars["programme"]))
    return dataset.choice(seminar_ids, sites=sites, **of_seminars)


def _rows_of(dataset: Dataset, table: str, seminar_ids: Collection[str]) -> pd.DataFrame:
    rows: pd.DataFrame = getattr(dataset, table)
    return rows[is_in(rows["seminar_id"], seminar_ids)]


def _sites_of(dataset: Dataset, programme: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    return dataset.sites[is_in(dataset.sites["site_id"], programme()["site_id"].dropna())]


def _of_countries(dataset: Dataset, countries: Collection[str]) -> pd.DataFrame:
    return dataset.countries[is_in(dataset.countries["country"], countries)]


def only_seminar(dataset: Dataset, seminar_id: str) -> Dataset:
    """Return the data set with nothing but one seminar, whatever its status."""
    return _of_seminars(dataset, [seminar_id])
