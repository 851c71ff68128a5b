"""On what: the normalised themes over the years and countries, and the original wordings."""

from typing import TypedDict

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.contract.table_rows import SeminarRow
from analysis.frames import arrays
from analysis.frames.arrays import Numbers
from analysis.frames.caching import cached
from analysis.frames.rows import Flags, chosen_rows, is_in, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.states import continuity
from analysis.summaries.scope import by_seminar_alone, seminars_in_scope

EXPOSURES = ("met", "never_met", "not_eligible", "not_documented")


@cached
def themes_taken_up(dataset: Dataset) -> frozenset[str]:
    """Return the themes of all seminars, whatever their status."""
    return frozenset(dataset.seminar_themes["theme_id"].unique())


@by_seminar_alone(SeminarRow)
def seminars_without_theme(dataset: Dataset) -> pd.DataFrame:
    """Rows of `seminars_in_scope` whose themes are not documented: a choice of themes omits them.

    Columns as in the contract.
    """
    seminars = seminars_in_scope(dataset)
    return chosen_rows(
        seminars, ~is_in(seminars["seminar_id"], dataset.seminar_themes["seminar_id"])
    )


class ThemeSeminarRow(TypedDict):
    """A row of `themes_by_year`."""

    theme_id: str
    seminar_id: str
    fiscal_year: int
    office_id: str


@summary(ThemeSeminarRow)
def themes_by_year(dataset: Dataset) -> pd.DataFrame:
    """One row per theme and seminar in scope, in the order of `themes`, then in time.

    Columns: theme_id, seminar_id, fiscal_year, office_id. A seminar with two themes has two
    rows; one whose themes are not documented has none (`seminars_without_theme`).
    """
    seminars = seminars_in_scope(dataset)
    theme, seminar = np.nonzero(_on_theme(dataset, seminars))
    return pd.DataFrame(
        {
            **arrays.columns_of(dataset.themes, theme, "theme_id"),
            **arrays.columns_of(seminars, seminar, "seminar_id", "fiscal_year", "office_id"),
        }
    )


class ThemeSeminarsRow(TypedDict):
    """A row of `seminars_by_theme`."""

    theme_id: str
    name_en: str
    name_ja: str
    seminars: int
    last_fiscal_year: int


@summary(ThemeSeminarsRow)
def seminars_by_theme(dataset: Dataset) -> pd.DataFrame:
    """One row per theme of a seminar in scope, most seminars first, then as in `themes`.

    Columns: theme_id, name_en, name_ja, seminars (number; one with two themes counts under
    each), last_fiscal_year.
    """
    seminars = seminars_in_scope(dataset)
    on_theme = _on_theme(dataset, seminars)
    numbers = on_theme.sum(axis=1, dtype=np.int64)
    years = seminars["fiscal_year"].to_numpy(np.int64)
    last_years = (on_theme * years).max(axis=1, initial=0)
    order = np.argsort(-numbers, kind="stable")[: np.count_nonzero(numbers)]
    return pd.DataFrame(
        {
            **arrays.columns_of(dataset.themes, order, "theme_id", "name_en", "name_ja"),
            "seminars": arrays.whole_numbers(numbers[order]),
            "last_fiscal_year": arrays.whole_numbers(last_years[order]),
        }
    )


class ExposureRow(TypedDict):
    """A row of `theme_exposure`."""

    theme_id: str
    country: str
    exposure: str
    seminars: int
    at_least: bool
    seminar_ids: str
    undocumented_seminar_ids: str


@summary(ExposureRow)
@cached
def theme_exposure(dataset: Dataset) -> pd.DataFrame:
    """One row per theme of a seminar in scope and country (countries as in `attendance`).

    Columns: theme_id, country, exposure (category in the order of EXPOSURES), seminars (number of
    seminars on the theme that the country attended), at_least (bool: at some other seminar on the
    theme its attendance is not documented, so the number may be higher), seminar_ids (those
    attended) and undocumented_seminar_ids (those others), each joined by ", ", empty for none.

    Exposure: met (it attended one), not_documented (it attended none that is documented, and its
    attendance at some is not), not_eligible (the seminars on the theme were not open to it),
    never_met (each was held without it, or cancelled). Give it the seminars of one office: those
    of another say nothing about a country. A seminar whose themes are not documented
    (`seminars_without_theme`) counts nowhere, so it may have had the theme.
    """
    cells = continuity(dataset)
    on_theme = _on_theme(dataset, cells.seminars)
    theme_rows = np.flatnonzero(on_theme.any(axis=1))
    on_theme = on_theme[theme_rows]
    unknown = cells.in_state("not_documented")
    # Themes by countries by seminars would be large: themes and countries meet by a product.
    attended, undocumented, closed = (
        _meetings(on_theme, flags)
        for flags in (cells.attended, unknown, cells.in_state("not_eligible"))
    )
    all_closed = closed == on_theme.sum(axis=1)[:, np.newaxis]
    codes = _exposure_codes(attended > 0, undocumented > 0, all_closed)
    countries = len(cells.countries)
    country_rows = np.tile(np.arange(countries), len(theme_rows))
    exposures = pd.CategoricalDtype(list(EXPOSURES), ordered=True)
    return pd.DataFrame(
        {
            **arrays.columns_of(dataset.themes, np.repeat(theme_rows, countries), "theme_id"),
            **arrays.columns_of(cells.countries, country_rows, "country"),
            "exposure": pd.Categorical.from_codes(codes.ravel(), dtype=exposures),
            "seminars": arrays.whole_numbers(attended.ravel()),
            "at_least": undocumented.ravel() > 0,
            "seminar_ids": _ids_where(on_theme, cells.attended, cells.seminars),
            "undocumented_seminar_ids": _ids_where(on_theme, unknown, cells.seminars),
        }
    )


class WordingRow(TypedDict):
    """A row of `wordings`."""

    seminar_id: str
    fiscal_year: int
    theme_id: str
    wording_en: str | None
    wording_ja: str | None
    source_id: str


@summary(WordingRow)
def wordings(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope and theme, in order of time: the words of the source.

    Columns: seminar_id, fiscal_year, theme_id, wording_en, wording_ja (NA where the source has
    no wording in that language), source_id.
    """
    seminars = seminars_in_scope(dataset)
    rows = dataset.seminar_themes
    at = arrays.positions(rows["seminar_id"], seminars["seminar_id"])
    in_time = arrays.sorted_positions(at)
    return pd.DataFrame(
        {
            **arrays.columns_of(rows, in_time, "seminar_id"),
            **arrays.columns_of(seminars, at[in_time], "fiscal_year"),
            **arrays.columns_of(rows, in_time, "theme_id", "wording_en", "wording_ja", "source_id"),
        }
    )


def _on_theme(dataset: Dataset, seminars: pd.DataFrame) -> Flags:
    """Themes (rows of `themes`) by seminars: whether the seminar has the theme."""
    rows = dataset.seminar_themes
    theme = arrays.positions(rows["theme_id"], dataset.themes["theme_id"])
    seminar = arrays.positions(rows["seminar_id"], seminars["seminar_id"])
    found = (theme != arrays.NOT_FOUND) & (seminar != arrays.NOT_FOUND)
    on_theme = np.zeros((len(dataset.themes), len(seminars)), dtype=bool)
    on_theme[theme[found], seminar[found]] = True
    return on_theme


def _meetings(on_theme: Flags, cells: Flags) -> Numbers:
    """Count, for each theme and country, the seminars on the theme where the flag holds."""
    return on_theme.astype(np.int64) @ cells.T.astype(np.int64)


def _exposure_codes(met: Flags, unknown: Flags, closed: Flags) -> Numbers:
    """Return the codes in EXPOSURES. The order of the cases is their precedence."""
    cases = {"met": met, "not_documented": unknown, "not_eligible": closed}
    codes = [EXPOSURES.index(exposure) for exposure in cases]
    return np.select(list(cases.values()), codes, EXPOSURES.index("never_met"))


def _ids_where(on_theme: Flags, cells: Flags, seminars: pd.DataFrame) -> ExtensionArray:
    """Join, for each theme and country, the seminars on the theme where the flag holds."""
    ids = seminars["seminar_id"].to_numpy(dtype=object)
    joined = [", ".join(ids[theme & country]) for theme in on_theme for country in cells]
    return pd.array(joined, dtype="string")
