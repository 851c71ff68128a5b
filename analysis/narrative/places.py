"""Sentences on where the seminars went."""

import pandas as pd

from analysis.narrative.joining import joined
from analysis.words import Words


def hosts_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many hosts there were, in how many prefectures, and which came again."""
    if rows.empty:
        return words.text("hosts-none")
    again = [words.name(row, "host") for row in rows[rows["seminars"] > 1].to_dict("records")]
    first = words.text("hosts", hosts=len(rows), prefectures=rows["prefecture"].nunique())
    repeat = words.text("hosts-again", hosts=words.listing(again)) if again else ""
    return joined(first, repeat, words=words)


def sites_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many sites were visited, how many only approximately, how many not on the map."""
    if rows.empty:
        return words.text("sites-none")
    parts = [words.text("sites", sites=len(rows), visits=int(rows["visits"].sum()))]
    approximate = int((rows["approximate"] & rows["has_point"]).sum())
    if approximate:
        parts.append(words.text("sites-approximate", count=approximate))
    missing = int((~rows["has_point"]).sum())
    if missing:
        parts.append(words.text("sites-off-map", count=missing))
    return joined(*parts, words=words)
