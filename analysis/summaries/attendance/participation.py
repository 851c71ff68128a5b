"""Who came: the continuity of countries, the coverage of the eligible ones, people, newcomers."""

from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.frames.arrays import Numbers, Positions, columns_of, positions, sums, whole_numbers
from analysis.frames.caching import cached
from analysis.frames.rows import Day, Flags, summary
from analysis.loading.dataset import Dataset
from analysis.summaries import scope
from analysis.summaries.attendance.states import STATES, Continuity, continuity, countries_in_reach


class AttendanceRow(TypedDict):
    """A row of `attendance`."""

    country: str
    seminar_id: str
    office_id: str
    fiscal_year: int
    state: str
    delegates: int | None
    basis: str | None
    source_id: str | None


@scope.by_seminar_alone(AttendanceRow, countries_in_reach)
def attendance(dataset: Dataset) -> pd.DataFrame:
    """One row per country and seminar in scope: country by country, seminars in order of time.

    Countries are those of `states.countries_in_reach`.

    Columns: country, seminar_id, office_id, fiscal_year, state (category in the order of
    STATES), delegates (people), basis, source_id; the last three NA unless attended. Theme rows
    of a country are summed; basis and source are those of its least firm row.

    State, in this order of precedence: attended (a row of delegates exists), cancelled (the
    seminar), not_eligible (the office's dated list does not cover the seminar's first day, or
    1 April of its fiscal year where that is unknown), absent (the seminar was held and its list
    of countries is complete), not_documented. Where an office's eligible countries are not
    documented at all, nobody is called not eligible or absent.
    """
    cells = continuity(dataset)
    countries, seminars = cells.row.shape
    country = np.repeat(np.arange(countries), seminars)
    seminar = np.tile(np.arange(seminars), countries)
    states = pd.CategoricalDtype(list(STATES), ordered=True)
    return pd.DataFrame(
        {
            **columns_of(cells.countries, country, "country"),
            **columns_of(cells.seminars, seminar, "seminar_id", "office_id", "fiscal_year"),
            "state": pd.Categorical.from_codes(cells.state.ravel(), dtype=states),
            **columns_of(cells.delegations, cells.row.ravel(), "delegates", "basis", "source_id"),
        }
    )


class CoverageRow(TypedDict):
    """A row of `coverage`."""

    seminar_id: str
    office_id: str
    fiscal_year: int
    status: str
    mode: str | None
    start_date: Day
    eligible: int | None
    attended: int | None
    absent: int | None
    not_documented: int | None
    complete: bool
    eligible_known: bool


@scope.by_seminar(CoverageRow)
def coverage(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope: how many of the countries eligible that day came.

    Columns: seminar_id, office_id, fiscal_year, status, mode, start_date; eligible, attended,
    absent, not_documented (numbers of countries); complete (no eligible country is
    not_documented); eligible_known (the office's eligible countries are documented).

    A coverage is a part of its denominator: attended counts eligible countries alone, so that
    attended + absent + not_documented == eligible for a seminar that was not cancelled (all
    three are 0 for one that was). A country that came without being on the office's list is
    "attended" in `attendance` and missing here.

    Where eligible_known is false there is no denominator: eligible, absent and not_documented
    are NA, attended counts every country that came (NA while none is documented), and complete
    says whether the seminar's own list is complete.
    """
    cells = continuity(dataset)
    known = cells.eligible_known
    eligible_if_known = cells.eligible | ~known
    open_countries = _countries(cells.in_state("not_documented") & cells.eligible)
    some_known = known | cells.list_begun
    complete = np.where(known, open_countries == 0, cells.list_complete | cells.cancelled)
    return cells.seminars[["seminar_id", "office_id", "fiscal_year", "status", "mode"]].assign(
        start_date=cells.seminars["start_date"],
        eligible=whole_numbers(_countries(cells.eligible), known),
        attended=whole_numbers(_countries(cells.attended & eligible_if_known), some_known),
        absent=whole_numbers(_countries(cells.in_state("absent")), known),
        not_documented=whole_numbers(open_countries, known),
        complete=complete,
        eligible_known=known,
    )


class CountryDelegatesRow(TypedDict):
    """A row of `delegates_by_country`."""

    country: str
    delegates: int
    seminars: int
    last_fiscal_year: int


@summary(CountryDelegatesRow)
@cached
def delegates_by_country(dataset: Dataset) -> pd.DataFrame:
    """One row per country with documented delegates, most people first, then as in `countries`.

    Columns: country, delegates (people), seminars (attended), last_fiscal_year. A country
    without a row is not documented at any of the seminars, which is not the same as 0 people.
    """
    cells = continuity(dataset)
    people = cells.people.sum(axis=1)
    years = cells.seminars["fiscal_year"].to_numpy(np.int64)
    last_years = np.where(cells.attended, years, 0).max(axis=1, initial=0)
    order = np.argsort(-people, kind="stable")[: np.count_nonzero(people)]
    return pd.DataFrame(
        {
            **columns_of(cells.countries, order, "country"),
            "delegates": whole_numbers(people[order]),
            "seminars": whole_numbers(cells.attended.sum(axis=1)[order]),
            "last_fiscal_year": whole_numbers(last_years[order]),
        }
    )


def delegates_of_undocumented_country(dataset: Dataset) -> int:
    """Return the people of the seminars in scope whose country is not documented.

    The sum of `undocumented` in `delegates_by_seminar`: whatever countries are chosen, as any
    of these people may have come from them.
    """
    return sum(row["undocumented"] or 0 for row in delegates_by_seminar.rows(dataset))


class SeminarDelegatesRow(TypedDict):
    """A row of `delegates_by_seminar`."""

    seminar_id: str
    office_id: str
    fiscal_year: int
    status: str
    mode: str | None
    participants: int | None
    documented: int | None
    undocumented: int | None


@scope.by_seminar(SeminarDelegatesRow)
def delegates_by_seminar(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope, in order of time.

    Columns, in people: participants (as published, of all countries; NA = not documented),
    documented (of the chosen countries; NA where nothing is known about the people),
    undocumented (of undocumented country: participants less the documented people of all
    countries, never below 0; without a published number the rows of blank country, NA without
    those too). Nobody came to a cancelled seminar: documented and undocumented are 0. Before
    them: seminar_id, office_id, fiscal_year, status, mode.
    """
    seminars = scope.seminars_in_scope(dataset)
    everyone = scope.delegations_of_all_countries(dataset)
    named = everyone["country"].notna()
    known, nameless = _people(everyone[named], seminars), _people(everyone[~named], seminars)
    published = seminars["participants"].notna().to_numpy()
    participants = seminars["participants"].fillna(0).to_numpy(np.int64)
    cancelled = (seminars["status"] == "cancelled").to_numpy(dtype=bool)
    undocumented = np.where(published, np.maximum(participants - known, 0), nameless)
    undocumented[cancelled] = 0
    some_known = published | cancelled | (known + nameless > 0)
    return seminars[
        ["seminar_id", "office_id", "fiscal_year", "status", "mode", "participants"]
    ].assign(
        documented=whole_numbers(_people(scope.delegations(dataset), seminars), some_known),
        undocumented=whole_numbers(undocumented, published | cancelled | (nameless > 0)),
    )


class NewcomersRow(TypedDict):
    """A row of `newcomers`."""

    seminar_id: str
    fiscal_year: int
    first_time: int | None
    returning: int | None
    countries_complete: bool
    record_before_complete: bool


@summary(NewcomersRow)
@cached
def newcomers(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope: countries there for the first time in their office.

    Columns: seminar_id, fiscal_year; first_time and returning (countries; NA while no country
    of the seminar is documented, 0 for a cancelled one); countries_complete (bool: who came is
    known whole); record_before_complete (bool: so it is for every earlier seminar of the
    office). Where that is false, "first time" means "first documented time". Seminars only
    announced count as open, for they may have been held.

    Only the seminars given can be "earlier": give it an office's whole history
    (`Selection.within_office`), and choose among the rows afterwards.
    """
    cells = continuity(dataset)
    times = times_so_far(cells)
    closed = cells.list_complete | cells.cancelled
    return cells.seminars[["seminar_id", "fiscal_year"]].assign(
        first_time=whole_numbers(_countries(cells.attended & (times == 1)), cells.list_begun),
        returning=whole_numbers(_countries(cells.attended & (times > 1)), cells.list_begun),
        countries_complete=closed,
        record_before_complete=_closed_before(cells, closed),
    )


class ReachedRow(TypedDict):
    """A row of `cumulative_countries`."""

    seminar_id: str
    fiscal_year: int
    countries: int | None
    countries_complete: bool


@summary(ReachedRow)
@cached
def cumulative_countries(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope: how many different countries its office has seen so far.

    Columns: seminar_id, fiscal_year; countries (documented up to and including the seminar; NA
    while no country of the seminar is documented); countries_complete (bool: who came is known
    whole for it and every earlier seminar of the office; if not, the number is a least one).
    Needs an office's whole history, like `newcomers`.
    """
    cells = continuity(dataset)
    times = times_so_far(cells)
    closed = cells.list_complete | cells.cancelled
    return cells.seminars[["seminar_id", "fiscal_year"]].assign(
        countries=whole_numbers(_countries(times > 0), cells.list_begun),
        countries_complete=closed & _closed_before(cells, closed),
    )


def _countries(cells: Flags) -> Numbers:
    """Count the countries of each seminar for which the flag holds."""
    numbers: Numbers = cells.sum(axis=0, dtype=np.int64)
    return numbers


def _people(rows: pd.DataFrame, seminars: pd.DataFrame) -> Numbers:
    """Add up the people of each seminar."""
    at = positions(rows["seminar_id"], seminars["seminar_id"])
    return sums(rows["delegates"].to_numpy(np.int64), at, len(seminars))


def times_so_far(cells: Continuity) -> Numbers:
    """Count each country's seminars at the same office, up to and including each seminar."""
    times = np.zeros(cells.row.shape, dtype=np.int64)
    for columns in _columns_of_offices(cells.seminars):
        times[:, columns] = np.cumsum(cells.attended[:, columns], axis=1)
    return times


def _closed_before(cells: Continuity, closed: Flags) -> Flags:
    """Whether all seminars of the same office before each seminar are closed."""
    before = np.ones(len(closed), dtype=bool)
    for columns in _columns_of_offices(cells.seminars):
        before[columns[1:]] = np.logical_and.accumulate(closed[columns])[:-1]
    return before


def _columns_of_offices(seminars: pd.DataFrame) -> list[Positions]:
    offices = seminars["office_id"].to_numpy(dtype=object)
    return [np.flatnonzero(offices == office) for office in pd.unique(offices)]


# What the state of a country at a seminar rests on, also where nobody came.

_GROUNDS = ["basis", "source_id"]


@summary(AttendanceRow)
@cached
def attendance_with_grounds(dataset: Dataset) -> pd.DataFrame:
    """One row per country and seminar in scope: `attendance`, each state with what it rests on.

    Columns: those of `attendance`, with other values of the last three unless attended. delegates
    (people): 0 where the country was absent or the seminar cancelled; NA where it is not eligible
    or not documented. basis and source_id: of absent, those of the list of countries that is
    complete (of its least firm row, and of those the first by source_id; without rows those of the
    seminar); of cancelled, those of the seminar; of not eligible, those of the country's row in
    `eligibility`, or else of its office's; NA where not documented.
    """
    cells = attendance(dataset).reset_index(drop=True)
    state = cells["state"].astype("object")
    seminars = _by(scope.seminars_in_scope(dataset), "seminar_id")
    lists = _by(scope.delegations_of_all_countries(dataset), "seminar_id").combine_first(seminars)
    rests_on = {
        "absent": lists.reindex(cells["seminar_id"]),
        "cancelled": seminars.reindex(cells["seminar_id"]),
        "not_eligible": _rules(dataset, cells),
    }
    for name, grounds in rests_on.items():
        own = (state == name).to_numpy(dtype=bool)
        for column in _GROUNDS:
            values = cells[column].astype("object")
            cells[column] = values.mask(own, grounds[column].to_numpy())
    nobody = state.isin(["absent", "cancelled"]).to_numpy(dtype=bool)
    return cells.assign(delegates=cells["delegates"].mask(nobody, 0))


def _by(rows: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return basis and source of the least firm row of each key, the first by its source."""
    known = rows[[*keys, *_GROUNDS]].astype("object")
    firmness = known["basis"].map(scope.BASES_BY_FIRMNESS.index)
    in_order = known.assign(firmness=-firmness).sort_values(["firmness", "source_id"])
    return in_order.drop_duplicates([*keys]).set_index([*keys])[_GROUNDS]


def _rules(dataset: Dataset, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rule on each cell's country; of one on no list, the office's list tells it."""
    rules = dataset.eligibility
    of_country = _by(rules, "office_id", "country")
    of_office = _by(rules, "office_id")
    keys = pd.MultiIndex.from_frame(cells[["office_id", "country"]].astype("object"))
    own = of_country.reindex(keys).reset_index(drop=True)
    return own.fillna(of_office.reindex(cells["office_id"].astype("object")).reset_index(drop=True))
