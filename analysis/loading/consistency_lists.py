"""Lists of who came: against the seminar they belong to, its number, its themes and its office.

A country is drawn as absent only where a list is complete; a list that its own rows contradict
is not.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.contract.schema import PEOPLE_OF_A_ROW
from analysis.loading.checked import Checked, CheckedTable, Checks, Finding, at_rows, with_details


def with_doubtful_lists_open(tables: Checked) -> Checked:
    """Take back what a list claims where its rows wait for correction or contradict it.

    Otherwise a country would be drawn as absent whose row waits, or of a list that is not whole;
    and the countries of an office would be too few, or too many, while a row of theirs waits.
    """
    seminars = _with_open_lists(tables["seminars"], tables["delegates"])
    eligibility = _without_doubtful_offices(tables["eligibility"])
    return {**tables, "seminars": seminars, "eligibility": eligibility}


def _with_open_lists(seminars: CheckedTable, delegates: CheckedTable) -> CheckedTable:
    """Return the seminars, a list "complete" only where no row of it waits or contradicts it."""
    frame = seminars.frame.copy()
    waiting = frame["seminar_id"].isin(delegates.set_aside["seminar_id"])
    unattributed = (~delegates.set_aside["seminar_id"].isin(frame["seminar_id"])).any()
    ragged = any(problem.code == "ragged" for problem in delegates.problems)
    if not delegates.text.is_readable or unattributed or ragged:
        waiting |= True
    people = _people(seminars, delegates)
    lacking = (people["listed"] < frame["participants"]).fillna(False).astype(bool)
    in_doubt = waiting | people["none"] | people["nameless"] | lacking
    # As text: of a file in which every list is complete, "no" is no category.
    claims = frame["countries_complete"].astype("string")
    frame["countries_complete"] = claims.mask(in_doubt & claims.notna(), "no").astype("category")
    return replace(seminars, frame=frame)


def _without_doubtful_offices(eligibility: CheckedTable) -> CheckedTable:
    """Leave out the countries of an office of which one waits for correction.

    Which countries an office covers is then not documented; with one too few, each figure that
    says "of 12 countries" would be wrong.
    """
    aside, frame = eligibility.set_aside["office_id"], eligibility.frame
    if aside.empty:
        return eligibility
    unattributed = bool((~aside.isin(frame["office_id"])).any())
    doubtful = frame["office_id"].isin(aside) | unattributed
    return replace(eligibility, frame=frame[~doubtful])


def _people(seminars: CheckedTable, delegates: CheckedTable) -> pd.DataFrame:
    """One row per seminar, in their order: what is listed of its people.

    Columns: listed (people, NA: no row), named (flag: some country is listed), nameless (flag:
    people of no documented country are listed), none (flag: nobody is listed).
    """
    rows = delegates.frame
    ids = pd.Index(seminars.frame["seminar_id"])
    codes, listed_ids = pd.factorize(rows["seminar_id"])
    place = np.append(ids.get_indexer(listed_ids), -1)[codes]
    known = place >= 0
    people = rows["delegates"].fillna(0).to_numpy(np.int64)
    of_country = rows["country"].notna().to_numpy()
    named = np.bincount(place[known & of_country], minlength=len(ids)) > 0
    nameless = np.bincount(place[known & ~of_country], minlength=len(ids)) > 0
    listed = np.bincount(place[known], people[known], len(ids)).astype(np.int64)
    found = {
        "listed": pd.arrays.IntegerArray(listed, ~(named | nameless)),
        "named": named,
        "nameless": nameless,
        "none": ~(named | nameless),
    }
    return pd.DataFrame(found, index=seminars.frame.index)


def _seminars_against_people(tables: Checked) -> Iterator[Finding]:
    """Report what a seminar says of its people that the rows of `delegates` contradict.

    Not where one of them was set aside: they may agree once it is corrected.
    """
    frame, delegates = tables["seminars"].frame, tables["delegates"]
    people = _people(tables["seminars"], delegates)
    waiting = frame["seminar_id"].isin(delegates.set_aside["seminar_id"])
    settled = ~waiting & delegates.text.is_readable
    # A published number of participants that the delegates do not add up to.
    differs = settled & (people["listed"] != frame["participants"])
    yield from with_details(frame, differs, "participants", "total", people["listed"])
    many = frame["participants"] > PEOPLE_OF_A_ROW
    yield from at_rows(frame, many, "participants", "many_people")
    yield from _complete_lists(frame[settled], people[settled])
    yield from _people_uncounted(frame, people)


def _complete_lists(frame: pd.DataFrame, people: pd.DataFrame) -> Iterator[Finding]:
    """Report lists called complete of nobody, of people of no documented country, or too early."""
    complete = frame["countries_complete"] == "yes"
    held, unsure = frame["status"] == "held", frame["status"].isin(["announced", "uncertain"])
    for code, flags in (
        ("complete_empty", held & people["none"]),
        ("complete_unknown", held & people["nameless"]),
        ("complete_uncounted", unsure),
    ):
        yield from at_rows(frame, complete & flags, "countries_complete", code)


def _people_uncounted(frame: pd.DataFrame, people: pd.DataFrame) -> Iterator[Finding]:
    """Report people listed for a seminar that no figure counts, as none says that it was held.

    Of an uncertain seminar somebody may be known without its number; with a published number, it
    is hardly uncertain that it took place.
    """
    announced = frame["status"] == "announced"
    uncertain = (frame["status"] == "uncertain") & frame["participants"].notna()
    uncounted = (announced | uncertain) & ~people["none"]
    yield from with_details(frame, uncounted, "status", "people_uncounted", people["listed"])


def _delegates_of_cancelled_seminars(tables: Checked) -> Iterator[Finding]:
    seminars, delegates = tables["seminars"].frame, tables["delegates"].frame
    cancelled = seminars.loc[seminars["status"] == "cancelled", "seminar_id"]
    flags = delegates["seminar_id"].isin(cancelled)
    yield from at_rows(delegates, flags, "seminar_id", "cancelled", unusable=("seminar_id",))


def _themes_elsewhere(tables: Checked) -> Iterator[Finding]:
    """Report people under a theme that their seminar has not."""
    themes, frame = tables["seminar_themes"], tables["delegates"].frame
    if not themes.text.is_readable or len(themes.set_aside):
        return
    own = _is_among(frame, themes.frame, "seminar_id", "theme_id")
    yield from at_rows(frame, frame["theme_id"].notna() & ~own, "theme_id", "theme_elsewhere")


def _not_eligible(tables: Checked) -> Iterator[Finding]:
    """Report people of a country that the office did not cover on the first day of the seminar."""
    frame = tables["delegates"].frame
    rules = _without_doubtful_offices(tables["eligibility"]).frame
    seminars = tables["seminars"].frame
    with_list = seminars[seminars["office_id"].isin(rules["office_id"])]
    covered = _is_among(frame, _eligible(with_list, rules), "seminar_id", "country")
    judged = frame["seminar_id"].isin(with_list["seminar_id"]) & frame["country"].notna()
    yield from at_rows(frame, judged & ~covered, "country", "not_eligible")


def _eligible(seminars: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """One row per seminar and country that its office covers on its first day, or 1 April."""
    days = seminars["start_date"].fillna(
        pd.to_datetime(seminars["fiscal_year"].astype("string") + "-04-01", format="%Y-%m-%d")
    )
    columns = ["office_id", "country", "from_date", "to_date"]
    listed = [*zip(*(rules[column].tolist() for column in columns), strict=True)]
    pairs = [
        (seminar, country)
        for seminar, own, day in zip(
            seminars["seminar_id"], seminars["office_id"], days, strict=True
        )
        for office, country, first, last in listed
        # A comparison with a day that is not documented is false.
        if office == own and not first > day and not last < day
    ]
    return pd.DataFrame(pairs, columns=["seminar_id", "country"], dtype="object")


def _is_among(rows: pd.DataFrame, listed: pd.DataFrame, one: str, other: str) -> pd.Series:
    """Whether each row's pair of ids is listed; not where either is blank.

    Rows of delegates may be a million, and their different ids are few.
    """
    (first, firsts), (second, seconds) = (pd.factorize(rows[column]) for column in (one, other))
    # The last place takes what is blank, or not among the rows.
    is_listed = np.zeros((len(firsts) + 1, len(seconds) + 1), dtype=bool)
    is_listed[
        pd.Index(firsts).get_indexer(listed[one]), pd.Index(seconds).get_indexer(listed[other])
    ] = True
    is_listed[-1, :] = is_listed[:, -1] = False
    return pd.Series(is_listed[first, second], index=rows.index)


CHECKS: Checks = (
    ("seminars", _seminars_against_people),
    ("delegates", _delegates_of_cancelled_seminars),
    ("delegates", _themes_elsewhere),
    ("delegates", _not_eligible),
)
