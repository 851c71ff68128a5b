"""What the seminars were about: themes by year, and how often."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from analysis import palette
from analysis.charts import grids, parts
from analysis.frames.rows import records
from analysis.summaries.programme.themes import ThemeSeminarRow, ThemeSeminarsRow
from analysis.words.catalogue import Words


def seminars_by_theme(
    frame: pd.DataFrame, words: Words, scheme: palette.Scheme, chosen: Collection[str] = ()
) -> parts.Drawing:
    """Draw how many seminars each theme had, most first, and the year of the last one.

    The ink is that of `themes_by_year`. A seminar with two themes counts under each.
    """
    drawn = [
        parts.Bar(
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
            colour=_ink(row["theme_id"], chosen, scheme),
        )
        for row in records(frame, ThemeSeminarsRow)
    ]
    return parts.bars(drawn, words.text("chart-unit-seminars-and-last"), scheme)


NO_FAMILIES: Mapping[str, str] = {}


def themes_by_year(
    frame: pd.DataFrame,
    names: Mapping[str, str],
    words: Words,
    scheme: palette.Scheme,
    timeline: grids.Timeline = grids.NO_TIMELINE,
    without_theme: pd.DataFrame | None = None,
    *,
    families: Mapping[str, str] = NO_FAMILIES,
    chosen: Collection[str] = (),
) -> parts.Drawing:
    """Draw a dot for each theme and fiscal year in which a seminar had it, family by family.

    All dots have one ink; where themes are `chosen`, theirs have the accent and the others recede.
    A number in a dot counts seminars, if more than one. Below the themes stand the years of
    seminars without a documented theme (`without_theme`: rows of seminars; the uncertain do not
    count), the cancelled years and those without a documented seminar. `names`: themes by id;
    `families`: names of their families, by theme.
    """
    if without_theme is not None:
        without_theme = without_theme[without_theme["status"] != "uncertain"]
    tables = [frame, timeline.seminars, without_theme]
    seen = {year for table in tables if table is not None for year in table["fiscal_year"]}
    years = sorted({int(year) for year in seen | {*timeline.fiscal_years}})
    rows = [
        *_theme_rows(frame, names, families, chosen, words, scheme),
        *_state_rows(years, frame, words, scheme, timeline, without_theme),
    ]
    return grids.dot_matrix(rows, years, words, scheme, timeline)


def _theme_rows(
    frame: pd.DataFrame,
    names: Mapping[str, str],
    families: Mapping[str, str],
    chosen: Collection[str],
    words: Words,
    scheme: palette.Scheme,
) -> list[grids.DotRow]:
    """Return the lines of themes, those of a family under its name, in order of appearance."""
    by_theme: dict[str, dict[int, list[str]]] = {}
    for row in records(frame, ThemeSeminarRow):
        by_year = by_theme.setdefault(str(row["theme_id"]), {})
        by_year.setdefault(int(row["fiscal_year"]), []).append(str(row["seminar_id"]))
    of_families: dict[str, list[grids.DotRow]] = {}
    for theme_id, by_year in by_theme.items():
        line = grids.DotRow(
            names[theme_id],
            _ink(theme_id, chosen, scheme),
            {year: _dot(theme_id, year, ids, words) for year, ids in by_year.items()},
        )
        of_families.setdefault(families.get(theme_id, ""), []).append(line)
    # Themes of no family are the last.
    last = sorted(of_families.items(), key=lambda family: not family[0])
    return [
        line
        for family, lines in last
        for line in (*([grids.DotRow(family, "", {})] if family else []), *lines)
    ]


def _ink(theme_id: str, chosen: Collection[str], scheme: palette.Scheme) -> str:
    if not chosen:
        return palette.ink(scheme)
    return palette.accent(scheme) if theme_id in chosen else palette.muted(scheme)


def _dot(theme_id: str, year: int, seminar_ids: Sequence[str], words: Words) -> grids.Dot:
    number = len(seminar_ids)
    return grids.Dot(
        text=str(number) if number > 1 else "",
        hover=words.text("chart-hover-theme-year", year=words.fiscal_year(year), n=number),
        identifiers=(theme_id, ", ".join(seminar_ids)),
    )


def _state_rows(
    years: Sequence[int],
    frame: pd.DataFrame,
    words: Words,
    scheme: palette.Scheme,
    timeline: grids.Timeline,
    without_theme: pd.DataFrame | None,
) -> list[grids.DotRow]:
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


def _signs(
    name: str, state: str, years: set[int], words: Words, scheme: palette.Scheme
) -> grids.DotRow:
    dots = {
        int(year): grids.Dot(
            text=palette.STATE_SYMBOLS[state],
            hover=words.text("chart-hover-state", year=words.fiscal_year(int(year)), state=name),
            identifiers=("", ""),
        )
        for year in years
    }
    return grids.DotRow(name, palette.sign_colour(state, scheme), dots, is_sign=True)
