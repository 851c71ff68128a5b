"""Open questions: the missing facts, the most consequential first."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any, TypedDict

import pandas as pd

from analysis.contract.table_rows import OfficeRow
from analysis.frames.caching import cached
from analysis.frames.rows import Row, from_rows, records
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import delegates_by_seminar
from analysis.summaries.programme.seminar import DEGREES, FACTS, completeness
from analysis.summaries.scope import one_row_per_country

# Facts beside those of a seminar: the list of countries that an office covers, whether a seminar
# that was announced was held, and whether an uncertain one was this seminar.
ELIGIBILITY, HELD, IDENTITY = "eligibility", "held", "identity"
# What hangs on a fact: coverage of many seminars, of one, totals, what was met and seen.
BY_CONSEQUENCE = (
    ELIGIBILITY,
    "countries",
    HELD,
    "participants",
    "themes",
    "programme",
    "sites",
    "hosts",
    "dates",
    IDENTITY,
)
# Where a part of a fact stands; the seminar's own source tells the rest.
_TOLD_IN = {
    "countries": "delegates",
    "participants": "delegates",
    "programme": "programme",
    "sites": "programme",
}
_TYPES: Mapping[str, Any] = {
    "fact": "string",
    "known": pd.CategoricalDtype(list(DEGREES), ordered=True),
    "office_id": "string",
    "seminar_ids": "string",
    "fiscal_year": "Int64",
    **dict.fromkeys(("attended_least", "attended_most", "eligible", "people", "visits"), "Int64"),
    "source_id": "string",
}


class MissingFactRow(TypedDict):
    """A row of `missing_facts`."""

    fact: str
    known: str
    office_id: str
    seminar_ids: str
    fiscal_year: int | None
    attended_least: int | None
    attended_most: int | None
    eligible: int | None
    people: int | None
    visits: int | None
    source_id: str


@from_rows(MissingFactRow, lambda _: _TYPES)
def missing_facts(dataset: Dataset) -> Sequence[MissingFactRow]:
    """One row per fact that is not documented, or only in part, the most consequential first.

    Columns: fact (of BY_CONSEQUENCE), known ("partly" or "no"), office_id, seminar_ids (one; for
    the countries that an office covers, those that wait for it, joined by ", "), fiscal_year (NA
    where they are several). For the countries of a seminar: attended_least, attended_most and
    eligible (countries, as in `bounds`) and people (its participants of undocumented country);
    for its sites: visits (those to a site that no source names); NA elsewhere, or where that is
    not known. Last source_id, the best known source: the one that tells a part of the fact, or
    else the seminar's own.

    In the order of BY_CONSEQUENCE; among lists of countries the widest range stands first, then
    the newest seminar. A cancelled seminar lacks nothing. Of one announced or uncertain nothing
    is asked but whether it was held, or was this seminar. Sites are asked for once the programme
    is known.
    """
    # What a seminar lacks does not depend on the others: it is looked up once for all choices.
    of_all = records(_of_seminars(dataset.whole), MissingFactRow)
    of_seminars = [row for row in of_all if row["seminar_ids"] in dataset.seminar_ids]
    of_offices = [*_of_offices(dataset)]
    return (
        [*records(_frame(of_offices), MissingFactRow), *of_seminars] if of_offices else of_seminars
    )


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _of_offices(dataset: Dataset) -> Iterator[Row]:
    """Yield the offices whose eligible countries are not known, with the seminars held."""
    waiting: dict[str, list[str]] = {}
    for row in bounds.rows(dataset):
        if row["status"] == "held" and not row["eligible_known"]:
            waiting.setdefault(row["office_id"], []).append(row["seminar_id"])
    sources = {row["office_id"]: row["source_id"] for row in records(dataset.offices, OfficeRow)}
    for office, seminars in sorted(waiting.items(), key=lambda item: -len(item[1])):
        yield {
            "fact": ELIGIBILITY,
            "known": "no",
            "office_id": office,
            "seminar_ids": ", ".join(seminars),
            "source_id": sources.get(office),
        }


@cached
def _of_seminars(dataset: Dataset) -> pd.DataFrame:
    """Return what each seminar lacks, the most consequential first."""
    return _frame(sorted(_missing_facts(dataset), key=_consequence))


def _consequence(fact: Row) -> tuple[int, float, int]:
    """Return what sorts the facts: their kind, the wider range, the newer seminar first."""
    least, most = (fact.get(f"attended_{end}") for end in ("least", "most"))
    width = inf if least is None or most is None else float(least - most)
    return BY_CONSEQUENCE.index(fact["fact"]), width, -int(fact["fiscal_year"])


def _missing_facts(dataset: Dataset) -> Iterator[Row]:
    sources = dataset.seminars.set_index("seminar_id")["source_id"].to_dict()
    numbers = _numbers(dataset)
    for seminar in completeness.rows(dataset):
        identifier = seminar["seminar_id"]
        for fact, known in _missing(seminar):
            yield {
                "fact": fact,
                "known": known,
                "office_id": seminar["office_id"],
                "seminar_ids": identifier,
                "fiscal_year": seminar["fiscal_year"],
                "source_id": _source(dataset, fact, identifier) or sources[identifier],
                **numbers.get((fact, identifier), {}),
            }


def _missing(seminar: Row) -> list[tuple[str, str]]:
    """Return the facts that a seminar lacks, and whether a part of them is known."""
    instead = {"announced": [(HELD, "no")], "uncertain": [(IDENTITY, "no")], "cancelled": []}
    if seminar["status"] in instead:
        return instead[seminar["status"]]
    missing = [(fact, seminar[fact]) for fact in FACTS if seminar[fact] != "yes"]
    if seminar["programme"] == "yes":
        return missing
    return [(fact, known) for fact, known in missing if fact != "sites"]


def _numbers(dataset: Dataset) -> dict[tuple[str, str], Row]:
    """Return the numbers that belong to a fact of a seminar."""
    people = {row["seminar_id"]: row["undocumented"] for row in delegates_by_seminar.rows(dataset)}
    of_lists = {
        ("countries", row["seminar_id"]): {
            "attended_least": row["attended_least"],
            "attended_most": row["attended_most"],
            "eligible": row["eligible"],
            "people": people[row["seminar_id"]],
        }
        for row in bounds.rows(dataset)
    }
    visited = dataset.programme[dataset.programme["kind"] == "visit"]
    known = dataset.sites.loc[dataset.sites["identification"] != "unknown", "site_id"]
    unclear = visited[~visited["site_id"].isin(known)].groupby("seminar_id", observed=True).size()
    return {
        **of_lists,
        **{("sites", str(seminar)): {"visits": number} for seminar, number in unclear.items()},
    }


def _source(dataset: Dataset, fact: str, seminar_id: str) -> str | None:
    """Return the source that tells a part of a fact: of the people without a country, if any."""
    table = _TOLD_IN.get(fact)
    if table is None:
        return None
    rows = one_row_per_country(dataset.delegates) if table == "delegates" else dataset.programme
    of_seminar = rows[rows["seminar_id"] == seminar_id]
    if "country" in rows:
        of_seminar = of_seminar.sort_values("country", key=lambda column: column.notna())
    return None if of_seminar.empty else str(of_seminar["source_id"].iloc[0])
