"""Sentences on two seminars beside each other, and on where the seminar has been by a year."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.labels import country_names, theme_names
from analysis.narrative.joining import joined
from analysis.summaries.beside import InBoth
from analysis.summaries.hosting import HostingYearRow
from analysis.words import Words


def beside_sentence(both: InBoth, dataset: Dataset, words: Words) -> str:
    """Say what is documented at both seminars."""
    named = {
        "themes": (both.theme_ids, theme_names(dataset, words)),
        "countries": (both.countries, country_names(dataset, words)),
        "sites": (both.site_ids, words.names(dataset.sites, "site_id")),
    }
    said = [
        words.text(f"beside-{kind}", names=words.listing(names[one] for one in ids))
        for kind, (ids, names) in named.items()
        if ids
    ]
    return joined(*said, words=words) if said else words.text("beside-none")


def been_sentence(years: pd.DataFrame, words: Words) -> str:
    """Say over which fiscal years hosts are documented; `years`: `hosting.hosting_by_year`."""
    if years.empty:
        return words.text("hosts-none")
    first, last = (int(years["fiscal_year"].iloc[at]) for at in (0, -1))
    return words.text(
        "been",
        years=len(years),
        first=words.fiscal_year(first),
        last=words.fiscal_year(last),
        hosts=int(years["hosts_so_far"].iloc[-1]),
        prefectures=int(years["prefectures_so_far"].iloc[-1]),
    )


def been_by(year: HostingYearRow, words: Words) -> str:
    """Say how many hosts and prefectures there were up to a row of `hosting_by_year`."""
    return words.text(
        "been-so-far",
        hosts=year["hosts_so_far"],
        prefectures=year["prefectures_so_far"],
    )
