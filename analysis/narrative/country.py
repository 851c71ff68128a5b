"""Sentences on one country within its office: how often it came, what it met and saw."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import pandas as pd

from analysis.frames.rows import known, records
from analysis.loading.dataset import Dataset
from analysis.narrative import home, participation, record
from analysis.summaries.attendance import country as of_country
from analysis.summaries.attendance import missing
from analysis.words.catalogue import Words, host_labels, seminar_labels


def eligible_since(eligibility: of_country.Eligibility, words: Words) -> str:
    """Say since when, and until when, the office covers the country."""
    if not eligibility.list_known:
        return words.text("country-list-unknown")
    if not eligibility.periods:
        return words.text("country-not-listed")
    return words.listing(_period(first, last, words) for first, last in eligibility.periods)


def country_finding(dataset: Dataset, country: str, words: Words) -> str:
    """Say in one short sentence how often a country came, and how its newest seminars were.

    Where half of the lists or more are open and it came to few, the seminars are named: "at least
    2 of 5" would say less. Give the history of one office.
    """
    rows = records(of_country.attendance_of_country(dataset, country), of_country.CountrySeminarRow)
    held = [row for row in rows if row["status"] == "held" and row["state"] in _COUNTED]
    came = [row for row in held if row["state"] == "attended"]
    if not came:
        return _attended(rows, words)
    unknown = sum(row["state"] == "not_documented" for row in held)
    if 2 * unknown >= len(held) and len(came) <= participation.MOST_NAMED:
        hosts = host_labels(dataset, words)
        return words.text(
            "country-finding-few",
            seminars=words.listing(_came_to(row, hosts[row["seminar_id"]], words) for row in came),
            unknown=unknown,
        )
    *_, (state, run) = ((state, len([*same])) for state, same in groupby(r["state"] for r in held))
    return words.text(
        "country-finding",
        **_numbers(rows),
        run=run if state == "attended" and run < len(held) else 0,
        away=run if state == "absent" else 0,
        number=home.spelled(run, words),
    )


_COUNTED = ("attended", "absent", "not_documented")


def _came_to(row: of_country.CountrySeminarRow, host: str, words: Words) -> str:
    year = words.fiscal_year(row["fiscal_year"])
    return words.text("country-came-to", host=host, year=year) if host else year


def _numbers(rows: Sequence[of_country.CountrySeminarRow]) -> dict[str, int | str]:
    """Count the seminars held while the country was eligible, by state."""
    states = [row["state"] for row in rows if row["status"] == "held"]
    attended, absent, unknown = map(states.count, _COUNTED)
    return {
        "attended": attended,
        "absent": absent,
        "unknown": unknown,
        "total": attended + absent + unknown,
        "scope": "eligible" if "not_eligible" in states else "all",
    }


def country_sentence(dataset: Dataset, country: str, words: Words) -> str:
    """Say how many of the seminars held a country attended, when last, and what came since.

    Give the history of one office. Seminars only announced or cancelled, and those that were not
    open to the country, are not counted.
    """
    rows = records(of_country.attendance_of_country(dataset, country), of_country.CountrySeminarRow)
    last = country_last_sentence(dataset, country, words)
    return record.joined(_attended(rows, words), last, words=words)


def country_last_sentence(dataset: Dataset, country: str, words: Words) -> str:
    """Say to which seminar a country came last, and what is known of those since; "" for none."""
    rows = (row for row in missing.recency.rows(dataset) if row["country"] == country)
    row = next(rows, None)
    if row is None or not row["attended"]:
        return ""
    last = seminar_labels(dataset, words)[known(row["last_seminar_id"])]
    since, unknown = known(row["held_since"]), known(row["undocumented_since"])
    said = words.text("country-last", seminar=last, since=since, unknown=unknown)
    return record.joined(said, _run(row, words), words=words)


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


def country_chips_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many of all themes the country met, which are new to it, and which are open.

    `rows`: of `summaries.attendance.country.themes_of_country`.
    """
    number = rows["exposure"].value_counts()
    met, unknown = (int(number.get(one, 0)) for one in ("met", "not_documented"))
    new = len(rows) - met - unknown
    return words.text("country-chips", met=met, themes=len(rows), new=new, unknown=unknown)


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
    return record.joined(first, from_home, words=words)


def _period(first: date | None, last: date | None, words: Words) -> str:
    if first and last:
        return words.period(first, last)
    if first:
        return words.text("country-since", day=words.day(first))
    if last:
        return words.text("country-until", day=words.day(last))
    return words.text("country-since-unknown")


def _attended(rows: Sequence[of_country.CountrySeminarRow], words: Words) -> str:
    if not rows:
        return words.text("country-no-seminar")
    numbers = _numbers(rows)
    if not numbers["total"]:
        return words.text("country-none-held")
    return words.text("country-attended" if numbers["attended"] else "country-never", **numbers)


def _run(row: missing.RecencyRow, words: Words) -> str:
    """Say what its newest documented seminars were: absences, or attendances in a row."""
    gap, streak = row["gap"], row["streak"]
    if gap:
        return words.text("country-gap", gap=gap)
    return words.text("country-streak", streak=streak) if streak > 1 else ""
