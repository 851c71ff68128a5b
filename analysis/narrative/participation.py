"""Sentences on who came, who was missing, and which countries sent few or many."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.contract.table_rows import SeminarRow
from analysis.frames.rows import known, records
from analysis.loading.dataset import Dataset
from analysis.narrative.record import joined, may_compare
from analysis.summaries.attendance import participation, representation
from analysis.summaries.attendance.bounds import BoundsRow, bounds_by_seminar, is_narrowed
from analysis.summaries.attendance.missing import missing_countries
from analysis.summaries.attendance.representation import RepresentationRow
from analysis.words.catalogue import Words
from analysis.words.labels import country_names


def seminar_coverage(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say how many eligible countries came to one seminar, and name the missing.

    Where the list is open, say between which numbers the truth lies, and what is documented.
    """
    row = bounds_by_seminar(dataset).get(seminar_id)
    if row is None:
        return words.text("coverage-uncertain")
    if row["status"] == "cancelled":
        return words.text("coverage-cancelled")
    if not is_narrowed(row):
        return words.text("coverage-undocumented")
    if not row["eligible_known"]:
        return _without_denominator(row, words)
    if not row["complete"]:
        return _between(row, _people_of_undocumented_country(dataset, seminar_id), words)
    return _of_eligible(dataset, seminar_id, row, words)


def coverage_headline(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say "9 of 12 countries", "between 4 and 9 of 12 countries", or nothing if nothing is known.

    Nothing, too, where the office's eligible countries are not known, for there is no "of".
    """
    row = bounds_by_seminar(dataset).get(seminar_id)
    if row is None or not row["eligible_known"] or not is_narrowed(row):
        return ""
    return words.text("coverage-headline", **_range(row))


def _of_eligible(dataset: Dataset, seminar_id: str, row: BoundsRow, words: Words) -> str:
    attended, eligible = known(row["attended"]), known(row["eligible"])
    names = country_names(dataset, words)
    absent = [
        names[row["country"]]
        for row in participation.attendance.rows(dataset)
        if row["seminar_id"] == seminar_id and row["state"] == "absent"
    ]
    if not absent:
        return words.text("coverage-all", eligible=eligible)
    missing = words.listing(absent)
    return words.text("coverage-missing", attended=attended, eligible=eligible, missing=missing)


def _between(row: BoundsRow, people: int, words: Words) -> str:
    """Say the range of an open list, and what it rests on: the countries named, the people not."""
    range_ = words.text("coverage-between", **_range(row))
    attended, unknown = known(row["attended"]), known(row["not_documented"])
    basis = words.text("coverage-basis", attended=attended, people=people, unknown=unknown)
    return joined(range_, basis, words=words)


def _range(row: BoundsRow) -> dict[str, int]:
    """Return what a message says of a range within a denominator; a spread of 0 is one number."""
    least, most = known(row["attended_least"]), known(row["attended_most"])
    eligible = known(row["eligible"])
    return {"least": least, "most": most, "spread": most - least, "eligible": eligible}


def _people_of_undocumented_country(dataset: Dataset, seminar_id: str) -> int:
    rows = participation.delegates_by_seminar.rows(dataset)
    (people,) = (row for row in rows if row["seminar_id"] == seminar_id)
    return 0 if people["participants"] is None else known(people["undocumented"])


def _without_denominator(row: BoundsRow, words: Words) -> str:
    least, most = known(row["attended_least"]), row["attended_most"]
    if most is None:
        return words.text("coverage-no-list-least", least=least)
    return words.text("coverage-no-list", least=least, most=most, spread=most - least)


def coverage_sentence(dataset: Dataset, words: Words) -> str:
    """Say for how many of the seminars the full list of countries is known, and their range."""
    rows = bounds_by_seminar(dataset).values()
    held = [row for row in rows if row["status"] == "held" and row["eligible_known"]]
    complete = [known(row["attended"]) for row in held if row["complete"]]
    if not complete:
        return words.text("coverage-none-complete", held=len(held))
    return words.text(
        "coverage-range",
        complete=len(complete),
        held=len(held),
        low=min(complete),
        high=max(complete),
        spread=len(set(complete)),
    )


def matrix_sentence(dataset: Dataset, words: Words) -> str:
    """Say how much of the matrix is documented: cells known among cells that could be."""
    cells = Counter(row["state"] for row in participation.attendance.rows(dataset))
    attended, absent, unknown = (cells[state] for state in ("attended", "absent", "not_documented"))
    possible = attended + absent + unknown
    if not possible:
        return words.text("matrix-nothing-possible")
    return words.text(
        "matrix-sentence", attended=attended, absent=absent, unknown=unknown, possible=possible
    )


# More names than these make a number of them.
MOST_NAMED = 4


def delegates_by_country_sentence(
    rows: pd.DataFrame, unattributed: int, dataset: Dataset, words: Words
) -> str:
    """Say how many people of how many countries came, who sent most, and whose country is unknown.

    Who sent most is said from three documented seminars on.
    """
    people = {
        row["country"]: row["delegates"] for row in records(rows, participation.CountryDelegatesRow)
    }
    if not any(people.values()):
        return words.text("delegates-country-none", unknown=unattributed)
    total, countries = sum(people.values()), sum(number > 0 for number in people.values())
    all_countries = words.text("delegates-country", people=total, countries=countries)
    leading = _leading_countries(people, dataset, words)
    unknown = words.text("delegates-country-unknown", people=unattributed) if unattributed else ""
    return joined(all_countries, leading, unknown, words=words)


def _leading_countries(people: Mapping[str, int], dataset: Dataset, words: Words) -> str:
    most = max(people.values())
    names = country_names(dataset, words)
    leading = [names[code] for code, number in people.items() if number == most]
    all_alike = len(leading) == len(people) > 1
    attended = (row for row in participation.attendance.rows(dataset) if row["state"] == "attended")
    if not (all_alike or may_compare(row["seminar_id"] for row in attended)):
        return ""
    return words.text(
        "delegates-country-most",
        leading=words.listing(leading) if len(leading) <= MOST_NAMED else "many",
        leaders=0 if all_alike else len(leading),
        most=most,
    )


def delegates_by_seminar_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many people came in all the seminars whose number is known."""
    told = records(rows, participation.SeminarDelegatesRow)
    held = [row["participants"] for row in told if row["status"] == "held"]
    published = [people for people in held if people is not None]
    if not published:
        return words.text("delegates-seminar-none", held=len(held))
    return words.text(
        "delegates-seminar",
        people=sum(published),
        known=len(published),
        held=len(held),
        low=min(published),
        high=max(published),
        spread=len(set(published)),
    )


def newcomers_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many countries came for the first documented time in the newest known seminar."""
    told = [
        row
        for row in records(rows, participation.NewcomersRow)
        if row["first_time"] or row["returning"]
    ]
    if not told:
        return words.text("newcomers-none")
    last = told[-1]
    sentence = words.text(
        "newcomers",
        year=words.fiscal_year(last["fiscal_year"]),
        first=last["first_time"],
        returning=last["returning"],
    )
    doubt = "" if last["record_before_complete"] else words.text("newcomers-doubt")
    return joined(sentence, doubt, words=words)


def cumulative_countries_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many different countries are documented by the newest seminar."""
    told = [row for row in records(rows, participation.ReachedRow) if row["countries"]]
    if not told:
        return words.text("cumulative-none")
    last = told[-1]
    key = "cumulative" if last["countries_complete"] else "cumulative-at-least"
    return words.text(key, countries=last["countries"], year=words.fiscal_year(last["fiscal_year"]))


# Sentences on who was missing from a seminar, and when those countries last came.


def missing_sentence(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Name who was not present, whose attendance is not documented, and who is longest away.

    Where nobody is missing, say why; `dataset` as for `missing.missing_countries`.
    """
    rows = missing_countries(dataset, seminar_id)
    if rows.empty:
        return _nobody(dataset, seminar_id, words)
    names = country_names(dataset, words)
    rows = rows.assign(name=[names[country] for country in rows["country"]])
    parts = [_in_state(rows, state, words) for state in ("absent", "not_documented")]
    parts += [_at_none(rows, words), _longest(rows, words), _unknown_before(rows, words)]
    return joined(*parts, words=words)


def _nobody(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say why nobody is missing: all came, it was not held, or nobody knows who could have."""
    rows = participation.coverage(dataset)
    seminar = rows[rows["seminar_id"] == seminar_id]
    if (seminar["status"] == "announced").any():
        return words.text("missing-announced")
    if ((seminar["status"] == "held") & ~seminar["eligible_known"]).any():
        return words.text("missing-no-list")
    return seminar_coverage(dataset, seminar_id, words)


def _in_state(rows: pd.DataFrame, state: str, words: Words) -> str:
    names = rows.loc[rows["state"] == state, "name"]
    if names.empty:
        return ""
    return words.text(f"missing-{state}", count=len(names), names=words.listing(names))


def _at_none(rows: pd.DataFrame, words: Words) -> str:
    """Name those that came to none of the seminars before, as is documented."""
    names = rows.loc[rows["earlier"] == "absent", "name"]
    if names.empty:
        return ""
    return words.text("missing-at-none", names=_named(names, words))


def _longest(rows: pd.DataFrame, words: Words) -> str:
    """Name those whose last attendance is the oldest; some later one may not be documented."""
    came = rows[rows["earlier"] == "attended"]
    if came.empty:
        return ""
    first = int(came["last_fiscal_year"].min())
    names = came.loc[came["last_fiscal_year"] == first, "name"]
    is_open = (came["undocumented_since"] > 0).any()
    return words.text(
        "missing-longest" if len(names) < len(came) else "missing-last",
        names=_named(names, words),
        year=words.fiscal_year(first),
        open="yes" if is_open else "no",
    )


def _unknown_before(rows: pd.DataFrame, words: Words) -> str:
    """Name those of whom no earlier attendance is documented, unless it is all."""
    names = rows.loc[rows["earlier"] == "not_documented", "name"]
    if names.empty:
        return ""
    if len(names) == len(rows):
        return words.text("missing-before-all", count=len(names))
    return words.text("missing-before", names=_named(names, words))


def _named(names: pd.Series, words: Words) -> str:
    """List the names; of many, only their number: they stand in the table."""
    if len(names) > MOST_NAMED:
        return words.text("missing-some", count=len(names))
    return words.listing(names)


# Sentences on representation: which countries sent few or many against their equal share.


def representation_sentence(rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    """Name the countries outside their range, or say what would settle where each stands."""
    seminars = representation.last_held(dataset)
    if not seminars:
        return words.text("representation-none-held")
    if rows.empty:
        return words.text("representation-no-list")
    held, documented = len(seminars), sum(row["countries_complete"] == "yes" for row in seminars)
    unknown = held - documented
    window = words.text("representation-window", held=held, documented=documented, unknown=unknown)
    classes = [_of_class(rows, name, dataset, words) for name in representation.CLASSES]
    wanting = (
        _lists_that_would_decide(seminars, words) if documented < representation.ENOUGH else ""
    )
    return joined(window, *classes, wanting, words=words)


def representation_line(row: RepresentationRow, words: Words) -> str:
    """Say of a country how many came and were expected: "1 delegate; expected 2 to 4"."""
    if row["representation"] == representation.NOT_ENOUGH:
        documented, held = row["seminars_documented"], row["seminars_held"]
        return words.text("representation-open", documented=documented, held=held)
    least, most = known(row["expected_least"]), known(row["expected_most"])
    expected = {"least": least, "most": most, "spread": most - least}
    return words.text("representation-line", delegates=row["delegates"], **expected)


def _of_class(rows: pd.DataFrame, name: str, dataset: Dataset, words: Words) -> str:
    """Name the countries of a class; of those within their range, or open, say how many."""
    codes = [
        row["country"] for row in records(rows, RepresentationRow) if row["representation"] == name
    ]
    if not codes:
        return ""
    if name in ("within", representation.NOT_ENOUGH):
        return words.text(
            f"representation-count-{name}", count=len(codes), others=len(rows) - len(codes)
        )
    names = country_names(dataset, words)
    listed = words.listing(names[code] for code in codes)
    label = words.text(f"representation-{name}")
    return words.text("representation-named", label=label, countries=listed)


def _lists_that_would_decide(seminars: Sequence[SeminarRow], words: Words) -> str:
    """Name the open lists, and how many of them are needed; or say that too few were held."""
    unknown = [row["fiscal_year"] for row in seminars if row["countries_complete"] != "yes"]
    needed = representation.ENOUGH - (len(seminars) - len(unknown))
    if len(unknown) < needed:
        return words.text("representation-too-few", enough=representation.ENOUGH)
    years = words.listing(words.fiscal_year(year) for year in unknown)
    spare = len(unknown) - needed
    return words.text("representation-settle", needed=needed, years=years, spare=spare)
