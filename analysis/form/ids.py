"""Ids that nobody types: of a seminar, its hosts, its new sites and its sources.

An id is made of the office and year, or of the English name; a name in Japanese alone is not
written in other letters, since that can be read in several ways, and its thing is numbered. What is
in the data keeps its id, and no new thing is given one that another has.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from analysis.contract.schema import HOSTS
from analysis.form.form import Row, SeminarForm, is_new_key, rows_as_text
from analysis.frames.caching import cached
from analysis.loading.dataset import Dataset
from analysis.writing.ids import free, seminar_slug, slug

_HOST_NAMES = ("host_en", "host_ja")


@dataclass(frozen=True)
class TakenIds:
    """The ids that things have by now, in the data and in files that wait for correction."""

    seminars: frozenset[str]
    hosts: frozenset[str]
    sites: frozenset[str]
    sources: frozenset[str]


def taken_ids(known: Dataset, others: Mapping[str, Iterable[str]] | None = None) -> TakenIds:
    """Return the ids of the data; `others` are more of them by the name of the table."""
    more = others or {}
    whole = known.whole
    seminars, hosts, sites, sources = (
        frozenset(map(str, frame[column])) | {*more.get(table, ())}
        for table, frame, column in (
            ("seminars", whole.seminars, "seminar_id"),
            ("hosts", whole.hosts, "host_id"),
            ("sites", whole.sites, "site_id"),
            ("sources", whole.sources, "source_id"),
        )
    )
    return TakenIds(seminars, hosts, sites, sources)


def with_ids(form: SeminarForm, known: Dataset, taken: TakenIds) -> SeminarForm:
    """Return the form with an id for the seminar, each host, each site and each source.

    What refers to a key of the form's own then refers to the id. A reference to a key that no row
    has is blank.
    """
    seminar_id = form.seminar_id or free(
        seminar_slug(form.seminar["office_id"].strip(), form.seminar["fiscal_year"].strip()),
        taken.seminars,
    )
    sites = _ids_of(form.rows["sites"], "site_id", "name_en", "site", taken.sites)
    sources = _ids_of(
        form.rows["sources"], "source_id", "title", f"{seminar_id}-source", taken.sources
    )
    rows = {
        table: tuple(_referring(row, seminar_id, sites, sources) for row in own)
        for table, own in form.rows.items()
    }
    rows["hosts"] = _with_host_ids(rows["hosts"], known, taken.hosts)
    return SeminarForm(rows, seminar_id, form.opened)


def _ids_of(
    rows: Iterable[Row], column: str, name: str, fallback: str, taken: Collection[str]
) -> Mapping[str, str]:
    """Return the id for each key of rows; ids that they have already stay."""
    found: dict[str, str] = {}
    for row in rows:
        key = row[column]
        if is_new_key(key):
            found[key] = free(slug(row[name]) or fallback, {*taken, *found.values()})
        elif key:
            found[key] = key
    return found


def _referring(
    row: Row, seminar_id: str, sites: Mapping[str, str], sources: Mapping[str, str]
) -> Row:
    """Return a row that refers to ids."""
    cells = {**row}
    if "seminar_id" in row:
        cells["seminar_id"] = seminar_id
    for column, ids in (("site_id", sites), ("source_id", sources)):
        key = row.get(column, "")
        if is_new_key(key):
            cells[column] = ids.get(key, "")
    return cells


# A host is not a row of its own table: the same one stands at each seminar that it was host of.


def _with_host_ids(rows: Iterable[Row], known: Dataset, taken: Collection[str]) -> tuple[Row, ...]:
    """Return hosts with ids: that of a known host of the same name and place, else a new one.

    A host that bears an id under names that it never had is another host. Two rows of one host
    have one id, which the checks then point out.
    """
    from_table = _known_hosts(known)
    made: list[Row] = []
    for row in rows:
        own = [one for one in from_table if one["host_id"] == row["host_id"]]
        if row["host_id"] and (not own or any(_has_name_of(row, one) for one in own)):
            made.append(row)
            continue
        same = next((one for one in (*from_table, *made) if _is_same_host(row, one)), None)
        others = {*taken, *(one["host_id"] for one in made)}
        made_id = same["host_id"] if same else free(slug(row["host_en"]) or "host", others)
        made.append({**row, "host_id": made_id})
    return tuple(made)


@cached
def _known_hosts(known: Dataset) -> tuple[Row, ...]:
    return rows_as_text(HOSTS, known.whole.hosts)


def _has_name_of(row: Row, other: Row) -> bool:
    return any(row[name] and row[name] == other[name] for name in _HOST_NAMES)


def _is_same_host(row: Row, other: Row) -> bool:
    place = ("level", "prefecture")
    return _has_name_of(row, other) and all(row[column] == other[column] for column in place)
