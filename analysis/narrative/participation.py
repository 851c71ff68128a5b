"""Sentences on who came, who was missing, and which countries sent few or many."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from analysis.contract.table_rows import SeminarRow
from analysis.frames.rows import known, records
from analysis.html.matrix import attendances_in_words
from analysis.loading.dataset import Dataset
from analysis.narrative.record import joined
from analysis.summaries.attendance import bounds, participation, representation
from analysis.summaries.attendance.missing import missing_countries
from analysis.summaries.scope import seminars_in_scope, spans_offices
from analysis.words.catalogue import Words, country_names

# Whether participation has grown or shrunk.

WINDOW = 3
"""So many of the first seminars with a full list are compared with as many of the last."""
LEAST_WINDOW = 2
FEW = 3
"""Of fewer countries each is told by itself."""


def trend_sentence(dataset: Dataset, words: Words) -> str:
    """Say whether more or fewer of the chosen countries come than at the start.

    The first seminars with a full list are compared with the last. "More" needs each of the last to
    lie above each of the first, in number and in share, so that neither one good year nor a
    longer list of eligible countries makes a trend; "fewer" likewise, and else it is "about as
    many". With fewer than four full lists it is too early to say.
    """
    held = [row for row in participation.coverage.rows(dataset) if row["status"] == "held"]
    eligible = [row["eligible"] or 0 for row in held if row["eligible_known"]]
    if spans_offices(dataset) or not any(eligible):
        return words.text(_why_no_trend(dataset, held))
    if max(eligible) < FEW:
        return _each_country(dataset, words)
    full = [row for row in held if row["complete"] and row["eligible"]]
    size = min(WINDOW, len(full) // 2)
    if size < LEAST_WINDOW:
        return words.text("trend-early", lists=len(full), seminars=len(held))
    first, last = full[:size], full[-size:]
    return words.text(
        f"trend-{_direction(first, last)}",
        chosen="yes" if len(dataset.countries) < len(dataset.whole.countries) else "no",
        first=_window(first, words),
        last=_window(last, words),
        count=words.text("trend-size", size=size),
    )


def _why_no_trend(dataset: Dataset, held: Sequence[participation.CoverageRow]) -> str:
    """Return the message that says why nothing can be compared."""
    if spans_offices(dataset):
        return "trend-offices"
    return "trend-no-list" if held else "trend-none-held"


def _direction(
    first: Sequence[participation.CoverageRow], last: Sequence[participation.CoverageRow]
) -> str:
    """Return whether more or fewer came at the last seminars, in number and in share."""

    def lies_above(
        higher: Sequence[participation.CoverageRow], lower: Sequence[participation.CoverageRow]
    ) -> bool:
        return all(
            known(one["attended"]) > known(other["attended"]) and _share(one) > _share(other)
            for one in higher
            for other in lower
        )

    if lies_above(last, first):
        return "more"
    return "fewer" if lies_above(first, last) else "same"


def _share(row: participation.CoverageRow) -> Fraction:
    return Fraction(known(row["attended"]), known(row["eligible"]))


def _window(rows: Sequence[participation.CoverageRow], words: Words) -> str:
    """Say how many came to each of a few seminars: "7, 7 and 9 of 11"."""
    numbers = [(known(row["attended"]), known(row["eligible"])) for row in rows]
    totals = {total for _, total in numbers}
    if len(totals) == 1:
        listed = words.listing(words.number(attended) for attended, _ in numbers)
        return words.text("trend-window", numbers=listed, total=totals.pop())
    return words.listing(
        words.text("trend-one-of", attended=attended, total=total) for attended, total in numbers
    )


def _each_country(dataset: Dataset, words: Words) -> str:
    """Say of each of a few countries how many of the seminars held it came to."""
    held, names = _held(dataset), country_names(dataset, words)
    states: dict[str, list[str]] = {}
    for row in participation.attendance.rows(dataset):
        if row["seminar_id"] in held:
            states.setdefault(row["country"], []).append(row["state"])
    countries = words.listing(
        words.text("trend-country", country=names[code], n=attendances_in_words(own, words))
        for code, own in states.items()
    )
    return words.text("trend-countries", countries=countries)


def _held(dataset: Dataset) -> frozenset[str]:
    """Return the seminars that were held."""
    rows = seminars_in_scope.rows(dataset)
    return frozenset(row["seminar_id"] for row in rows if row["status"] == "held")


# How many of the eligible countries came.


def seminar_coverage(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say how many eligible countries came to one seminar, and name the missing.

    Where the list is open, say between which numbers the truth lies, and what is documented.
    """
    row = bounds.bounds_by_seminar(dataset).get(seminar_id)
    if row is None:
        return words.text("coverage-uncertain")
    if row["status"] == "cancelled":
        return words.text("coverage-cancelled")
    if not bounds.is_narrowed(row):
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
    row = bounds.bounds_by_seminar(dataset).get(seminar_id)
    if row is None or not row["eligible_known"] or not bounds.is_narrowed(row):
        return ""
    return words.text("coverage-headline", **_range(row))


def _of_eligible(dataset: Dataset, seminar_id: str, row: bounds.BoundsRow, words: Words) -> str:
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


def _between(row: bounds.BoundsRow, people: int, words: Words) -> str:
    """Say the range of an open list, and what it rests on: the countries named, the people not."""
    range_ = words.text("coverage-between", **_range(row))
    attended, unknown = known(row["attended"]), known(row["not_documented"])
    basis = words.text("coverage-basis", attended=attended, people=people, unknown=unknown)
    return joined(range_, basis, words=words)


def _range(row: bounds.BoundsRow) -> dict[str, int]:
    """Return what a message says of a range within a denominator; a spread of 0 is one number."""
    least, most = known(row["attended_least"]), known(row["attended_most"])
    eligible = known(row["eligible"])
    return {"least": least, "most": most, "spread": most - least, "eligible": eligible}


def _people_of_undocumented_country(dataset: Dataset, seminar_id: str) -> int:
    rows = participation.delegates_by_seminar.rows(dataset)
    (people,) = (row for row in rows if row["seminar_id"] == seminar_id)
    return 0 if people["participants"] is None else known(people["undocumented"])


def _without_denominator(row: bounds.BoundsRow, words: Words) -> str:
    least, most = known(row["attended_least"]), row["attended_most"]
    if most is None:
        return words.text("coverage-no-list-least", least=least)
    return words.text("coverage-no-list", least=least, most=most, spread=most - least)


def coverage_sentence(dataset: Dataset, words: Words) -> str:
    """Say for how many of the seminars the full list of countries is known, and their range."""
    rows = bounds.bounds_by_seminar(dataset).values()
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
    """Say how much of the matrix is documented: cells known among cells of seminars held."""
    held = _held(dataset)
    rows = participation.attendance.rows(dataset)
    cells = Counter(row["state"] for row in rows if row["seminar_id"] in held)
    attended, absent, unknown = (cells[state] for state in ("attended", "absent", "not_documented"))
    possible = attended + absent + unknown
    if not possible:
        return words.text("matrix-nothing-possible")
    return words.text(
        "matrix-sentence", attended=attended, absent=absent, unknown=unknown, possible=possible
    )


def cumulative_countries_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many different countries are documented by the newest seminar."""
    told = [row for row in records(rows, participation.ReachedRow) if row["countries"]]
    if not told:
        return words.text("cumulative-none")
    last = told[-1]
    key = "cumulative" if last["countries_complete"] else "cumulative-at-least"
    return words.text(key, countries=last["countries"], year=words.fiscal_year(last["fiscal_year"]))


# More names than these make a number of them.
MOST_NAMED = 4

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


def representation_line(row: representation.RepresentationRow, words: Words) -> str:
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
        row["country"]
        for row in records(rows, representation.RepresentationRow)
        if row["representation"] == name
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
