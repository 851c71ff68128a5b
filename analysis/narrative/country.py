"""Sentences on one country within its office: how often it came, what it met and saw."""

from datetime import date

import pandas as pd

from analysis.frames.rows import known
from analysis.loading.dataset import Dataset
from analysis.narrative.record import joined
from analysis.summaries.attendance.country import Eligibility, attendance_of_country
from analysis.summaries.attendance.missing import RecencyRow, recency
from analysis.words.catalogue import Words
from analysis.words.labels import seminar_labels


def eligible_since(eligibility: Eligibility, words: Words) -> str:
    """Say since when, and until when, the office covers the country."""
    if not eligibility.list_known:
        return words.text("country-list-unknown")
    if not eligibility.periods:
        return words.text("country-not-listed")
    return words.listing(_period(first, last, words) for first, last in eligibility.periods)


def country_sentence(dataset: Dataset, country: str, words: Words) -> str:
    """Say how many of the seminars held a country attended, when last, and what came since.

    Give the history of one office. Seminars only announced or cancelled, and those that were not
    open to the country, are not counted.
    """
    rows = (row for row in recency.rows(dataset) if row["country"] == country)
    row = next(rows, None)
    if row is None:
        return words.text("country-no-seminar")
    sentences = [_attended(dataset, country, row, words)]
    if row["attended"]:
        last = seminar_labels(dataset, words)[known(row["last_seminar_id"])]
        since, unknown = known(row["held_since"]), known(row["undocumented_since"])
        sentences.append(words.text("country-last", seminar=last, since=since, unknown=unknown))
        sentences.append(_run(row, words))
    return joined(*sentences, words=words)


def country_delegates_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many people the country sent in all, and how many at a time."""
    came = rows[rows["state"] == "attended"]
    if came.empty:
        return words.text("country-delegates-none")
    return words.text(
        "country-delegates",
        people=int(came["delegates"].sum()),
        seminars=len(came),
        low=int(came["delegates"].min()),
        high=int(came["delegates"].max()),
        spread=int(came["delegates"].nunique()),
    )


def country_themes_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many of the office's themes the country met, never met, or may have met."""
    if rows.empty:
        return words.text("themes-none", seminars=0)
    number = rows["exposure"].value_counts()
    return words.text(
        "country-themes",
        themes=len(rows),
        met=int(number["met"]),
        never=int(number["never_met"]),
        closed=int(number["not_eligible"]),
        open=int(number["not_documented"]),
    )


def country_places_sentence(rows: pd.DataFrame, online: int, words: Words) -> str:
    """Say at how many seminars in Japan its delegates were, and how many sites they saw.

    `rows`: of `summaries.attendance.country.places_seen`; `online`: seminars attended from home.
    """
    seminars = rows["seminar_id"].nunique()
    if not seminars:
        return words.text("country-places-none", online=online)
    first = words.text(
        "country-places",
        seminars=seminars,
        sites=rows["site_id"].nunique(),
        silent=int(rows["site_id"].isna().sum()),
    )
    from_home = words.text("country-places-online", seminars=online) if online else ""
    return joined(first, from_home, words=words)


def _period(first: date | None, last: date | None, words: Words) -> str:
    if first and last:
        return words.period(first, last)
    if first:
        return words.text("country-since", day=words.day(first))
    if last:
        return words.text("country-until", day=words.day(last))
    return words.text("country-since-unknown")


def _attended(dataset: Dataset, country: str, row: RecencyRow, words: Words) -> str:
    states = attendance_of_country(dataset, country)
    closed = (states["state"] == "not_eligible") & (states["status"] == "held")
    attended, absent, unknown = row["attended"], row["absent"], row["undocumented"]
    total = attended + absent + unknown
    if not total:
        return words.text("country-none-held")
    scope = "eligible" if closed.any() else "all"
    if not attended:
        return words.text("country-never", absent=absent, unknown=unknown, total=total, scope=scope)
    return words.text(
        "country-attended",
        attended=attended,
        absent=absent,
        unknown=unknown,
        total=total,
        scope=scope,
    )


def _run(row: RecencyRow, words: Words) -> str:
    """Say what its newest documented seminars were: absences, or attendances in a row."""
    gap, streak = row["gap"], row["streak"]
    if gap:
        return words.text("country-gap", gap=gap)
    return words.text("country-streak", streak=streak) if streak > 1 else ""
