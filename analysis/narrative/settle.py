"""Sentences on what is missing: each fact by its name, and what it would change."""

from collections.abc import Sequence

from analysis.dataset import Dataset
from analysis.labels import office_names
from analysis.rows import known
from analysis.schema import DEFAULT_OFFICE
from analysis.summaries.settle import SettleRow
from analysis.words import Words


def settle_sentence(rows: Sequence[SettleRow], words: Words) -> str:
    """Say how many facts are missing, and how many of them leave a coverage open."""
    if not rows:
        return words.text("settle-none")
    return words.text(
        "settle",
        facts=len(rows),
        coverages=sum(row["fact"] in ("eligibility", "countries") for row in rows),
    )


def missing_fact(row: SettleRow, dataset: Dataset, words: Words) -> str:
    """Name a row of `settle`: "The countries of 5 further participants of FY2018"."""
    if row["fact"] == "eligibility":
        return words.text("lacking-eligibility", office=_office(row, dataset, words))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "countries":
        people = row["people"] or 0
        how_far = row["known"] if people else f"{row['known']}-uncounted"
        return words.text("lacking-countries", seminar=seminar, known=how_far, people=people)
    return words.text(f"lacking-{row['fact']}", seminar=seminar, known=row["known"])


def what_it_settles(row: SettleRow, dataset: Dataset, words: Words) -> str:
    """Say what a row of `settle` would change: "Coverage of FY2018, 5 countries: …"."""
    if row["fact"] == "eligibility":
        return words.text("settles-eligibility", seminars=len(row["seminar_ids"].split(", ")))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "sites":
        return words.text("settles-sites", visits=row["visits"] or 0)
    if row["fact"] == "countries" and row["eligible"] is not None:
        least, most = known(row["attended_least"]), known(row["attended_most"])
        return words.text(
            "settles-coverage",
            seminar=seminar,
            least=least,
            most=most,
            spread=most - least,
            eligible=row["eligible"],
        )
    return words.text(f"settles-{row['fact']}", seminar=seminar)


def _seminar(row: SettleRow, dataset: Dataset, words: Words) -> str:
    """Return "FY2018"; for any but the default office its name too."""
    year = words.fiscal_year(known(row["fiscal_year"]))
    if row["office_id"] == DEFAULT_OFFICE:
        return year
    return words.text("settle-abroad", year=year, office=_office(row, dataset, words))


def _office(row: SettleRow, dataset: Dataset, words: Words) -> str:
    return office_names(dataset, words)[row["office_id"]]
