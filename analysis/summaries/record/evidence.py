"""The rows behind a number, each with its basis and its source: they add up to the number.

Give a key the data set from which the page took its number: the reader's choice for sums, the
whole one for a single seminar or cell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

import pandas as pd

from analysis.frames.rows import summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance import participation, states
from analysis.summaries.programme.seminar import delegates_of
from analysis.summaries.scope import BASES_BY_FIRMNESS, delegations, seminars_in_scope

CELL, ATTENDANCES, TOTALS = "cell", "attendances", "totals"
# Kind of a seminar's number → the column that adds up to it.
OF_A_SEMINAR = {
    "coverage": "countries",
    "participants": "participants",
    "delegates": "delegates",
    "reached": "countries",
    "newcomers": "countries",
}
# Name of a sum over seminars → the column that adds up to it.
SUMS = {
    "held": "seminars",
    "participants": "participants",
    "countries": "countries",
    "hosts": "hosts",
    "delegates": "delegates",
}


@dataclass(frozen=True)
class EvidenceKey:
    """An evidence key: a number or a cell of the matrix; as text it is what the address holds.

    `kind` is "cell" ("LAO:sg-fy2018", the people of a country at a seminar), "coverage",
    "participants", "delegates", "reached" (countries so far) or "newcomers" (countries there for
    the first time) with a seminar, "attendances" with a country, or "totals" with one of SUMS.
    """

    kind: str
    subject: str
    country: str = ""

    def __str__(self) -> str:
        """Return the key as the address writes it."""
        return f"{self.country or self.kind}:{self.subject}"

    @property
    def counted(self) -> str:
        """The column of the evidence that adds up to the number."""
        if self.kind == TOTALS:
            return SUMS[self.subject]
        return {CELL: "delegates", ATTENDANCES: "seminars", **OF_A_SEMINAR}[self.kind]


def read_evidence_key(text: str, dataset: Dataset) -> EvidenceKey | None:
    """Read an evidence key; None for junk, and for a seminar or country that the data set lacks."""
    if not text:
        return None
    kind, _, subject = text.partition(":")
    seminars, countries = set(dataset.seminars["seminar_id"]), set(dataset.countries["country"])
    if kind in countries:
        return EvidenceKey(CELL, subject, kind) if subject in seminars else None
    subjects = {TOTALS: {*SUMS}, ATTENDANCES: countries, **dict.fromkeys(OF_A_SEMINAR, seminars)}
    return EvidenceKey(kind, subject) if subject in subjects.get(kind, ()) else None


class EvidenceRow(TypedDict, total=False):
    """A row of `evidence`."""

    country: str | None
    host_en: str | None
    host_ja: str | None
    seminar_id: str
    countries: int | None
    participants: int | None
    delegates: int | None
    seminars: int
    hosts: int
    basis: str
    source_id: str


@summary(EvidenceRow)
def evidence(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """One row per row of the data that counts into the number of a key.

    Columns: what the row is (country, seminar_id, host_en, host_ja; those that apply), the column
    `key.counted` (what the row adds: people, or 1 country, seminar or host), basis, source_id.
    A row that is itself a sum has basis and source of its least firm part. The people of a cell
    have a row for each basis and source.

    The coverage of an open list also has a row, with NA to count, for the people whose country is
    not documented. A cell that was not attended adds nothing: its rows, with NA to count, are what
    its state rests on: the eligibility of its country, the list of those who came, or the
    seminar's record.
    """
    rows = _FINDERS[key.kind](dataset, key)
    known = [column for column in _LABELS if column in rows]
    if key.counted not in rows:
        rows = rows.assign(**{key.counted: _alike(1, rows)})
    return rows[[*known, key.counted, "basis", "source_id"]].reset_index(drop=True)


def _alike(value: int | None, rows: pd.DataFrame) -> pd.Series:
    return pd.Series(value, index=rows.index, dtype="Int64")


_LABELS = ("country", "host_en", "host_ja", "seminar_id")


def state_of(dataset: Dataset, key: EvidenceKey) -> str:
    """Return the state of a cell, "uncertain" for a seminar that is not counted.

    A country that the matrix does not list was never on the list of an office, if there is one.
    """
    cells = participation.attendance(dataset)
    own = (cells["country"] == key.country) & (cells["seminar_id"] == key.subject)
    if own.any():
        return str(cells.loc[own, "state"].iloc[0])
    seminar = _seminar(dataset, key)
    for status in ("uncertain", "cancelled"):
        if (seminar["status"] == status).any():
            return status
    has_list = seminar["office_id"].isin(dataset.eligibility["office_id"]).any()
    return "not_eligible" if has_list else "not_documented"


def uncounted_seminars(dataset: Dataset, key: EvidenceKey) -> tuple[str, ...]:
    """Return the seminars held of which a sum knows not enough, in order of time.

    Those without a published number for participants, without a full list for countries and
    delegates; none for other keys.
    """
    held = _held(dataset)
    missing = {
        "participants": held["participants"].isna(),
        "countries": held["countries_complete"] != "yes",
        "delegates": held["countries_complete"] != "yes",
    }
    if key.kind != TOTALS or key.subject not in missing:
        return ()
    return tuple(held.loc[missing[key.subject], "seminar_id"].astype(str))


def with_sources(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Add to rows what their source is: publisher, url, says (NA where it is not listed)."""
    sources = dataset.sources[["source_id", "publisher", "url", "says"]]
    sources = sources.astype({"source_id": "string"})
    rows = rows.astype({"source_id": "string"})
    return rows.merge(sources, on="source_id", how="left", validate="many_to_one")


def _cell(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """Add up the people by basis and source, from the rows themselves: only one cell is read."""
    rows = dataset.delegates
    own = rows[(rows["seminar_id"] == key.subject) & (rows["country"] == key.country)]
    if own.empty:
        return _grounds(dataset, key)
    parts = own.groupby(["basis", "source_id"], observed=True, sort=False)
    people = parts["delegates"].sum().reset_index()
    return people.assign(country=key.country, seminar_id=key.subject)


def _grounds(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """Return what the state of a cell rests on where its country is not among those who came."""
    state, rests_on = state_of(dataset, key), _seminar(dataset, key)
    if state == "not_eligible":
        # The country's rule; of a country on no list, the list of the others tells it.
        rules = dataset.eligibility
        of_office = rules[rules["office_id"].isin(rests_on["office_id"])]
        own = of_office[of_office["country"] == key.country]
        rests_on = own if len(own) else of_office.drop_duplicates("source_id")
    elif state in ("absent", "not_documented"):
        came = delegates_of(dataset, key.subject).drop_duplicates(["basis", "source_id"])
        rests_on = came if len(came) else rests_on
    return rests_on.assign(country=key.country, delegates=_alike(None, rests_on))


def _seminar(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    return dataset.seminars[dataset.seminars["seminar_id"] == key.subject]


def _coverage(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    cells = states.continuity(dataset)
    at = (cells.seminars["seminar_id"] == key.subject).to_numpy(dtype=bool)
    counted = cells.attended & (cells.eligible | ~cells.eligible_known)
    named = cells.delegations.take(cells.row[:, at][counted[:, at]])
    rows = [named.assign(countries=_alike(1, named))]
    if not cells.list_complete[at].all():
        nameless = _nameless(dataset, key)
        rows.append(nameless.assign(countries=_alike(None, nameless)))
    return pd.concat(rows)


def _nameless(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """Return the people of undocumented country: rows of their own, else the published number."""
    people = delegates_of(dataset, key.subject)
    nameless = people[people["country"].isna()]
    published = _published(dataset, _seminar(dataset, key))
    known = people["delegates"].sum()
    found = nameless if len(nameless) else published[published["participants"] > known]
    return found[["basis", "source_id"]].assign(seminar_id=key.subject)


def _published(dataset: Dataset, seminars: pd.DataFrame) -> pd.DataFrame:
    """Return the seminars whose number of people is published, with the source of that number."""
    published = seminars.dropna(subset=["participants"])
    found = [_source_of_number(dataset, row) for row in published.to_dict("records")]
    return published.assign(
        basis=[basis for basis, _ in found], source_id=[source for _, source in found]
    )


def _source_of_number(dataset: Dataset, seminar: Mapping[Any, Any]) -> tuple[str, str]:
    """Return basis and source of a seminar's number of people.

    A row of `seminars` has one source for all its facts. Where the people of the seminar add up
    to its number and rest on one other source, it is that source which has the number.
    """
    people = delegates_of(dataset, seminar["seminar_id"])
    sources = set(people["source_id"])
    adds_up = people["delegates"].sum() == seminar["participants"]
    if not adds_up or len(sources) != 1 or seminar["source_id"] in sources:
        return seminar["basis"], seminar["source_id"]
    return max(people["basis"], key=BASES_BY_FIRMNESS.index), sources.pop()


def _reached(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """Return the first attendance of each country at the seminar's office up to the seminar."""
    seminars = seminars_in_scope(dataset)
    own = seminars[seminars["office_id"].isin(_seminar(dataset, key)["office_id"])]
    so_far = own[own["seminar_id"].isin([key.subject])[::-1].cummax()[::-1]]
    return _came(dataset, so_far).drop_duplicates("country")


def _newcomers(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    """Return the countries whose first attendance at the office is that of the seminar."""
    reached = _reached(dataset, key)
    return reached[reached["seminar_id"] == key.subject]


def _attendances(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    came = _came(dataset, dataset.seminars)
    return came[came["country"] == key.subject]


def _totals(dataset: Dataset, key: EvidenceKey) -> pd.DataFrame:
    held = _held(dataset)
    if key.subject == "delegates":
        return delegations(dataset)
    if key.subject == "countries":
        return _came(dataset, held).drop_duplicates("country", keep="last")
    if key.subject == "hosts":
        hosts = dataset.hosts[dataset.hosts["seminar_id"].isin(held["seminar_id"])]
        return hosts.drop_duplicates("host_id", keep="last")
    return _published(dataset, held) if key.subject == "participants" else held


def _held(dataset: Dataset) -> pd.DataFrame:
    seminars = seminars_in_scope(dataset)
    return seminars[seminars["status"] == "held"]


def _came(dataset: Dataset, seminars: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of the matrix in which a country attended one of the seminars."""
    cells = participation.attendance(dataset)
    came = cells["state"] == "attended"
    return cells[came & cells["seminar_id"].isin(seminars["seminar_id"])]


_FINDERS: Mapping[str, Callable[[Dataset, EvidenceKey], pd.DataFrame]] = {
    CELL: _cell,
    "coverage": _coverage,
    "participants": lambda dataset, key: _published(dataset, _seminar(dataset, key)),
    "delegates": lambda dataset, key: delegates_of(dataset, key.subject),
    "reached": _reached,
    "newcomers": _newcomers,
    ATTENDANCES: _attendances,
    TOTALS: _totals,
}
