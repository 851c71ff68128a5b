"""Sentences on what the seminars were about."""

import pandas as pd

from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative.record import may_compare
from analysis.summaries.programme.themes import ThemeSeminarsRow, seminars_without_theme
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import Words


def themes_by_year_sentence(dataset: Dataset, words: Words) -> str:
    """Say how many themes the seminars had, and for how many the theme is not documented."""
    documented = _documented(dataset)
    seminars = len(seminars_in_scope.rows(dataset))
    themed = documented["seminar_id"].nunique()
    if not themed:
        return words.text("themes-none", seminars=seminars)
    return words.text(
        "themes-by-year",
        themes=documented["theme_id"].nunique(),
        themed=themed,
        unthemed=seminars - themed,
    )


def seminars_by_theme_sentence(rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    """Name the theme or themes taken up most often, from three documented seminars on."""
    if rows.empty:
        return words.text("themes-none", seminars=0)
    most = int(rows["seminars"].max())
    if most == 1:
        return words.text("themes-once", themes=len(rows))
    if not may_compare(_documented(dataset)["seminar_id"]):
        return themes_by_year_sentence(dataset, words)
    leading = [words.name(row) for row in records(rows[rows["seminars"] == most], ThemeSeminarsRow)]
    return words.text(
        "themes-most", themes=words.listing(leading), times=most, leaders=len(leading)
    )


def theme_exposure_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many pairs of theme and country have met, never met, or are not documented."""
    number = rows["exposure"].value_counts()
    return words.text(
        "theme-exposure",
        met=int(number["met"]),
        never=int(number["never_met"]),
        closed=int(number["not_eligible"]),
        open=int(number["not_documented"]),
        pairs=len(rows),
    )


def unthemed_caution(dataset: Dataset, words: Words) -> str:
    """Say how many seminars held may have had any theme, as none is documented; or nothing."""
    held = sum(row["status"] == "held" for row in seminars_without_theme.rows(dataset))
    return words.text("theme-exposure-unthemed", seminars=held) if held else ""


def _documented(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of `seminar_themes` of seminars that count."""
    rows = dataset.seminar_themes
    return rows[rows["seminar_id"].isin(seminars_in_scope(dataset)["seminar_id"])]


def wordings_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many original wordings are known."""
    known = rows["wording_en"].notna() | rows["wording_ja"].notna()
    distinct = rows.loc[known, ["seminar_id", "wording_en", "wording_ja"]].drop_duplicates()
    return words.text("wordings", count=len(distinct))
