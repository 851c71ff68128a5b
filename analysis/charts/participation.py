"""Who came: coverage, delegates by seminar and by country, first-time and returning countries."""

from collections.abc import Mapping

import pandas as pd

from analysis import palette
from analysis.charts.bars import Bar, bars
from analysis.charts.columns import NO_TIMELINE, Timeline
from analysis.charts.parts import Drawing, empty, hatched, pale, solid
from analysis.charts.unit_rows import Kind, unit_chart
from analysis.frames.rows import Row, records
from analysis.palette import Scheme
from analysis.summaries.attendance.bounds import is_narrowed
from analysis.summaries.attendance.participation import CountryDelegatesRow
from analysis.words.catalogue import Words


def coverage(
    frame: pd.DataFrame, words: Words, scheme: Scheme, timeline: Timeline = NO_TIMELINE
) -> Drawing:
    """Draw for each seminar of `bounds` how many of the eligible countries came: "9 of 12".

    A cell is a country: filled when it attended, empty when it was not present, hatched when
    that is not documented; the label then says a range, "4 to 9 of 12". Where the list of eligible
    countries is not documented there is no denominator, and the label says how many came.
    """
    hover = "chart-hover-countries"
    kinds = (
        Kind("attended", words.text("state-attended"), solid(scheme), hover),
        Kind("absent", words.text("state-absent"), empty(scheme), hover),
        Kind("not_documented", words.text("state-not_documented"), hatched(scheme), hover),
    )
    return unit_chart(frame, kinds, countries_of_eligible, words, scheme, timeline)


def delegates_by_seminar(
    frame: pd.DataFrame, words: Words, scheme: Scheme, timeline: Timeline = NO_TIMELINE
) -> Drawing:
    """Draw for each seminar how many people came.

    A cell is a person: filled when the country is documented, hatched when only the number is.
    The label adds both up; without a published number it says "at least".
    """
    hover = "chart-hover-people"
    known, unknown = solid(scheme), hatched(scheme)
    kinds = (
        Kind("documented", words.text("chart-country-documented"), known, hover),
        Kind("undocumented", words.text("chart-country-not-documented"), unknown, hover),
    )
    return unit_chart(frame, kinds, _people, words, scheme, timeline)


def newcomers(
    frame: pd.DataFrame, words: Words, scheme: Scheme, timeline: Timeline = NO_TIMELINE
) -> Drawing:
    """Draw for each seminar the countries there for the first time and those that returned.

    A cell is a country: deep for a first time, pale for a return. Where an earlier list is open,
    the legend says "first documented time".
    """
    hover = "chart-hover-countries"
    certain = bool(frame["record_before_complete"].all())
    first = words.text("chart-first-time" if certain else "chart-first-documented-time")
    kinds = (
        Kind("first_time", first, solid(scheme), hover),
        Kind("returning", words.text("chart-returning"), pale(scheme), hover),
    )
    return unit_chart(frame, kinds, _new_and_returning, words, scheme, timeline)


def delegates_by_country(
    frame: pd.DataFrame, names: Mapping[str, str], words: Words, scheme: Scheme
) -> Drawing:
    """Draw how many people came from each country at the seminars chosen, most first.

    The label is the number of people; the hover adds the seminars and the year of the last.
    `names`: countries by code.
    """
    drawn = [
        Bar(
            identifier=row["country"],
            name=names[row["country"]],
            length=int(row["delegates"]),
            label=words.number(int(row["delegates"])),
            hover=words.text(
                "chart-hover-country",
                delegates=int(row["delegates"]),
                seminars=int(row["seminars"]),
                year=words.fiscal_year(row["last_fiscal_year"]),
            ),
            colour=palette.accent(scheme),
        )
        for row in records(frame, CountryDelegatesRow)
    ]
    return bars(drawn, words.text("chart-unit-people"), scheme)


def countries_of_eligible(row: Row, words: Words, of_total: str = "chart-of") -> str:
    """Say of a row of `bounds` "9 of 12", "4 to 9 of 12", or "" if only that some came is known.

    `of_total`: the message that names the denominator, where there is one.
    """
    if not is_narrowed(row):
        return ""
    least, most = row["attended_least"], row["attended_most"]
    if row["eligible_known"]:
        total = int(row["eligible"])
        return words.text(of_total, least=least, most=most, spread=most - least, total=total)
    if most is not None and most > least:
        return words.text("chart-countries-between", least=least, most=most)
    return words.text("chart-countries", n=least, open=_yes_no(most is None))


def _people(row: Row, words: Words) -> str:
    """Say how many people; "at least", where it is not the published number of all of them."""
    if row["documented"] is None:
        return ""
    known = int(row["documented"])
    unnamed = int(row["undocumented"]) if row["undocumented"] is not None else 0
    if row["participants"] is not None and known + unnamed == row["participants"]:
        return words.text("chart-people", n=known + unnamed, open="no")
    open_number = unnamed > 0 or row["participants"] is None
    return words.text("chart-people", n=known, open=_yes_no(open_number))


def _new_and_returning(row: Row, words: Words) -> str:
    if row["first_time"] is None:
        return ""
    return words.text(
        "chart-new-and-returning",
        first=int(row["first_time"]),
        returning=int(row["returning"]),
        open=_yes_no(not row["countries_complete"]),
    )


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
