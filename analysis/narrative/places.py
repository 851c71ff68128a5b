"""Sentences on where the seminars went."""

from collections.abc import Sequence

import pandas as pd

from analysis.narrative.joining import joined
from analysis.summaries.visits import HostVisitedRow
from analysis.words import Words


def hosts_sentence(hosts: Sequence[HostVisitedRow], words: Words) -> str:
    """Say how many hosts there were, in how many prefectures, and which came again."""
    if not hosts:
        return words.text("hosts-none")
    again = [words.name(host, "host") for host in hosts if host["seminars"] > 1]
    prefectures = {host["prefecture"] for host in hosts} - {None}
    first = words.text("hosts", hosts=len(hosts), prefectures=len(prefectures))
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
