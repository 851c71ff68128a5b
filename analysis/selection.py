"""The reader's choice and what it leaves of a data set.

Office, fiscal years and themes choose seminars; countries choose whose rows are shown.
An empty choice means all, so that an old link keeps its meaning when the data grow.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from analysis.dataset import Dataset

ALL_OFFICES = "all"
DEFAULT_OFFICE = "sg"


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
        chosen = dataset.countries["country"].isin(selection.countries)
        return replace(narrowed, countries=dataset.countries[chosen])
    return narrowed


def seminars_without_theme(dataset: Dataset) -> pd.DataFrame:
    """Rows of `seminars` whose themes are not documented: a choice of themes leaves them out.

    Seminars of uncertain identity count nowhere, so they are left out here as well.
    """
    counted = dataset.seminars[dataset.seminars["status"] != "uncertain"]
    documented = counted["seminar_id"].isin(dataset.seminar_themes["seminar_id"])
    return counted[~documented]


def _chosen_seminars(dataset: Dataset, selection: Selection) -> pd.Series:
    seminars = dataset.seminars
    chosen = pd.Series(True, index=seminars.index)
    if selection.office != ALL_OFFICES:
        chosen &= seminars["office_id"] == selection.office
    if selection.fiscal_years:
        chosen &= seminars["fiscal_year"].isin(selection.fiscal_years)
    if selection.themes:
        on_theme = dataset.seminar_themes["theme_id"].isin(selection.themes)
        with_theme = dataset.seminar_themes.loc[on_theme, "seminar_id"]
        chosen &= seminars["seminar_id"].isin(with_theme)
    return seminars.loc[chosen, "seminar_id"]


def _of_seminars(dataset: Dataset, seminar_ids: pd.Series) -> Dataset:
    if len(seminar_ids) == len(dataset.seminars):
        return dataset
    parts = {
        name: (frame := getattr(dataset, name))[frame["seminar_id"].isin(seminar_ids)]
        for name in ("seminars", "hosts", "seminar_themes", "delegates", "programme")
    }
    visited = dataset.sites["site_id"].isin(parts["programme"]["site_id"].dropna())
    return replace(dataset, sites=dataset.sites[visited], **parts)


def only_seminar(dataset: Dataset, seminar_id: str) -> Dataset:
    """Return the data set with nothing but one seminar, whatever its status."""
    return _of_seminars(dataset, pd.Series([seminar_id], dtype="string"))
