"""What the seminars were about: themes by year, by country, and how often."""

from collections.abc import Mapping, Sequence
from functools import cache

import pandas as pd

from analysis import palette
from analysis.charts.bars import Bar, bars
from analysis.charts.columns import NO_TIMELINE, Timeline
from analysis.charts.grids import Dot, DotRow, MatrixCell, count_matrix, dot_matrix
from analysis.charts.parts import Drawing
from analysis.frames.rows import records
from analysis.palette import Scheme
from analysis.summaries.programme.themes import ExposureRow, ThemeSeminarRow, ThemeSeminarsRow
from analysis.words.catalogue import Words


def seminars_by_theme(frame: pd.DataFrame, words: Words, scheme: Scheme) -> Drawing:
    """Draw how many seminars each theme had, most first, and the year of the last one.

    The colour is the theme's own. A seminar with two themes counts under each.
    """
    drawn = [
        Bar(
            identifier=row["theme_id"],
            name=words.name(row),
            length=int(row["seminars"]),
            label=words.number(int(row["seminars"])),
            aside=words.fiscal_year(row["last_fiscal_year"]),
            hover=words.text(
                "chart-hover-theme",
                seminars=int(row["seminars"]),
                year=words.fiscal_year(row["last_fiscal_year"]),
            ),
            colour=palette.theme_colour(row["theme_id"], scheme),
        )
        for row in records(frame, ThemeSeminarsRow)
    ]
    return bars(drawn, words.text("chart-unit-seminars-and-last"), scheme)


def themes_by_year(
    frame: pd.DataFrame,
    names: Mapping[str, str],
    words: Words,
    scheme: Scheme,
    timeline: Timeline = NO_TIMELINE,
    without_theme: pd.DataFrame | None = None,
) -> Drawing:
    """Draw a dot for each theme and fiscal year in which a seminar had it.

    A number in a dot counts seminars, if more than one. Below the themes stand the years of
    seminars without a documented theme (`without_theme`: rows of seminars; the uncertain do not
    count), the cancelled years and those without a documented seminar. `names`: themes by id.
    """
    if without_theme is not None:
        without_theme = without_theme[without_theme["status"] != "uncertain"]
    tables = [frame, timeline.seminars, without_theme]
    seen = {year for table in tables if table is not None for year in table["fiscal_year"]}
    years = sorted({int(year) for year in seen | {*timeline.fiscal_years}})
    rows = [
        *_theme_rows(frame, names, words, scheme),
        *_state_rows(years, frame, words, scheme, timeline, without_theme),
    ]
    return dot_matrix(rows, years, words, scheme, timeline)


def theme_exposure(
    frame: pd.DataFrame,
    theme_names: Mapping[str, str],
    country_names: Mapping[str, str],
    words: Words,
    scheme: Scheme,
) -> Drawing:
    """Draw at how many seminars on each theme (lines) each country (columns) was.

    "2+" is at least two: at another seminar on the theme its attendance is not documented. Where
    it was at none, the sign of a state says whether it never met the theme, was not eligible
    then, or is not documented.
    """
    lines = list(dict.fromkeys(frame["theme_id"]))
    columns = list(dict.fromkeys(frame["country"]))
    cells = [
        MatrixCell(
            line=lines.index(row["theme_id"]),
            column=columns.index(row["country"]),
            number=int(row["seminars"]),
            text=_exposure_sign(row),
            said=_exposure_in_words(row["exposure"], int(row["seminars"]), row["at_least"], words),
            identifiers=(row["theme_id"], row["country"]),
            is_unknown=row["exposure"] == "not_documented",
        )
        for row in records(frame, ExposureRow)
    ]
    return count_matrix(
        cells,
        [theme_names[theme_id] for theme_id in lines],
        [country_names[country] for country in columns],
        words,
        scheme,
    )


# The state whose sign stands for an exposure without a number.
_STATES = {
    "never_met": "absent",
    "not_eligible": "not_eligible",
    "not_documented": "not_documented",
}


def _exposure_sign(row: ExposureRow) -> str:
    if row["exposure"] != "met":
        return palette.STATE_SYMBOLS[_STATES[row["exposure"]]]
    return f"{row['seminars']}+" if row["at_least"] else str(row["seminars"])


# Hundreds of cells share a few words, which are dear to make.
@cache
def _exposure_in_words(exposure: str, number: int, at_least: bool, words: Words) -> str:
    if exposure != "met":
        return words.text(f"exposure-{exposure}")
    return words.text("chart-seminars", n=number, open="yes" if at_least else "no")


def _theme_rows(
    frame: pd.DataFrame, names: Mapping[str, str], words: Words, scheme: Scheme
) -> list[DotRow]:
    by_theme: dict[str, dict[int, list[str]]] = {}
    for row in records(frame, ThemeSeminarRow):
        by_year = by_theme.setdefault(str(row["theme_id"]), {})
        by_year.setdefault(int(row["fiscal_year"]), []).append(str(row["seminar_id"]))
    return [
        DotRow(
            names[theme_id],
            palette.theme_colour(theme_id, scheme),
            {year: _dot(theme_id, year, ids, words) for year, ids in by_year.items()},
        )
        for theme_id, by_year in by_theme.items()
    ]


def _dot(theme_id: str, year: int, seminar_ids: Sequence[str], words: Words) -> Dot:
    number = len(seminar_ids)
    return Dot(
        text=str(number) if number > 1 else "",
        hover=words.text("chart-hover-theme-year", year=words.fiscal_year(year), n=number),
        identifiers=(theme_id, ", ".join(seminar_ids)),
    )


def _state_rows(
    years: Sequence[int],
    frame: pd.DataFrame,
    words: Words,
    scheme: Scheme,
    timeline: Timeline,
    without_theme: pd.DataFrame | None,
) -> list[DotRow]:
    """Rows of signs for the years that a dot cannot explain; none that would be empty."""
    cancelled = timeline.cancelled_years()
    open_years = set() if without_theme is None else {*without_theme["fiscal_year"]} - cancelled
    seminars = [table for table in (frame, timeline.seminars) if table is not None]
    held = {year for table in seminars for year in table["fiscal_year"]}
    no_seminar = set(years) - held - open_years - cancelled
    rows = (
        ("chart-no-theme", "not_documented", open_years),
        ("state-cancelled", "cancelled", cancelled),
        ("chart-no-seminar", "not_documented", no_seminar),
    )
    return [
        _signs(words.text(name), state, shown, words, scheme)
        for name, state, shown in rows
        if shown
    ]


def _signs(name: str, state: str, years: set[int], words: Words, scheme: Scheme) -> DotRow:
    dots = {
        int(year): Dot(
            text=palette.STATE_SYMBOLS[state],
            hover=words.text("chart-hover-state", year=words.fiscal_year(int(year)), state=name),
            identifiers=("", ""),
        )
        for year in years
    }
    return DotRow(name, palette.sign_colour(state, scheme), dots, is_sign=True)
