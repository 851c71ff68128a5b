"""Sentences on what the seminars were about."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.summaries.participation import seminars_in_scope
from analysis.words import Words


def themes_by_year_sentence(dataset: Dataset, words: Words) -> str:
    """Say how many themes the seminars had, and for how many the theme is not documented."""
    seminars = seminars_in_scope(dataset)
    documented = dataset.seminar_themes[
        dataset.seminar_themes["seminar_id"].isin(seminars["seminar_id"])
    ]
    themed = documented["seminar_id"].nunique()
    if not themed:
        return words.text("themes-none", seminars=len(seminars))
    return words.text(
        "themes-by-year",
        themes=documented["theme_id"].nunique(),
        themed=themed,
        unthemed=len(seminars) - themed,
    )


def seminars_by_theme_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Name the theme or themes taken up most often."""
    if rows.empty:
        return words.text("themes-none", seminars=0)
    most = int(rows["seminars"].max())
    if most == 1:
        return words.text("themes-once", themes=len(rows))
    leading = [words.name(row) for row in rows[rows["seminars"] == most].to_dict("records")]
    return words.text(
        "themes-most", themes=words.listing(leading), times=most, leaders=len(leading)
    )


def themes_by_country_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many pairs of theme and country are documented, and how many stay open."""
    met = int((rows["seminars"] > 0).sum())
    open_pairs = int(((rows["seminars"] == 0) & rows["at_least"]).sum())
    return words.text("themes-by-country", met=met, open=open_pairs, pairs=len(rows))


def wordings_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many original wordings are known."""
    known = rows["wording_en"].notna() | rows["wording_ja"].notna()
    distinct = rows.loc[known, ["seminar_id", "wording_en", "wording_ja"]].drop_duplicates()
    return words.text("wordings", count=len(distinct))
