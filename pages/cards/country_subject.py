"""Which country the page is about, and within which office."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts import Timeline
from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.selection import Selection, narrow
from analysis.summaries.counting import condensed
from analysis.summaries.country import attendance_of_country, offices_of
from analysis.summaries.participation import seminars_in_scope
from pages.shared.view import View


@dataclass(frozen=True)
class Subject:
    """A country within an office; `history` is that of the office, of this country."""

    view: View
    country: str
    office: str
    history: Dataset

    @property
    def name(self) -> str:
        """The country's name in the reader's language."""
        return country_names(self.view.whole, self.view.words)[self.country]

    @property
    def seminars(self) -> pd.DataFrame:
        """The country at each seminar of the office, in order of time."""
        return attendance_of_country(self.history, self.country)

    @property
    def fiscal_years(self) -> range:
        """The fiscal years from the office's first seminar to its last."""
        years = self.seminars["fiscal_year"]
        return range(int(years.min()), int(years.max()) + 1) if len(years) else range(0)

    @property
    def timeline(self) -> Timeline:
        """What a chart in order of time shows beside its numbers."""
        return Timeline(seminars_in_scope(self.history), fiscal_years=self.fiscal_years)

    @property
    def doors(self) -> dict[str, str]:
        """The address of each seminar of the office."""
        link = self.view.address.link
        return {
            str(seminar): link("seminar", seminar=str(seminar))
            for seminar in self.seminars["seminar_id"]
        }


def subject_of(view: View, country: str) -> Subject | None:
    """Return a country within the chosen office, or within one that covers it; None without."""
    offices = offices_of(view.whole, country)
    if not offices:
        return None
    office = view.selection.office if view.selection.office in offices else offices[0]
    history = narrow(condensed(view.whole), Selection(office, countries=(country,)))
    return Subject(view, country, office, history)
