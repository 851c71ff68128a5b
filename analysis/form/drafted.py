"""A form as a report proposes it: each cell with the proposals it rests on, and their words.

A value that may be read in two ways stays blank, and the form offers both. A form can be filled in
by hand as well; what the report says is then what nobody has corrected.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.contract.schema import SITES
from analysis.form.form import (
    FormCell,
    Row,
    SeminarForm,
    blank_form,
    blank_row,
    new_key,
    rows_as_text,
)
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import Draft, Proposal

Origins = Mapping[FormCell, tuple[Proposal, ...]]
# What a host has that a report says nothing of, and that the data know of it.
_OF_A_HOST = ("latitude", "longitude")
_TOKYO = "13"
_TOLD, _BETWEEN = ("seminars", "hosts", "seminar_themes"), " … "


@dataclass(frozen=True)
class Drafted:
    """A form, and by cell the proposals that it was filled in from; none where nothing was read.

    `kind` is that of the draft: "seminar", "row" or "call".
    """

    form: SeminarForm
    origins: Origins
    kind: str


def form_from_draft(draft: Draft, dataset: Dataset, office_id: str = "") -> Drafted | None:
    """Return the form that a draft proposes; None of another programme, of which nothing is.

    `office_id` is the office where the report names none. What has no value but alternatives
    stays blank; its proposals stand in `origins` all the same. Where nothing is proposed for what
    the source says, it is the words of the other proposals. A new site bears a key of the form's
    own, to which its item refers; a known one comes with its row of the data.
    """
    if draft.kind == "other_programme":
        return None
    found = _by_row(draft)
    form = blank_form(dataset)
    origins: dict[FormCell, tuple[Proposal, ...]] = {}
    # Who is no office of the data is none of the form's.
    said = {one.field for one in draft.proposals}
    if "seminars.office_id" not in said:
        form = blank_form(dataset, office_id)
    for table in ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sources"):
        starting = form.rows[table] if table in ("seminars", "sources") else ()
        rows, own = _filled(table, found[table], starting)
        form = form.with_rows(table, rows)
        origins.update(own)
    form = form.with_cell("sources", 0, "says", form.rows["sources"][0]["says"] or _words(draft))
    form = form.with_rows("delegates", _counted(form.rows["delegates"], origins))
    form = form.with_rows("hosts", (_as_known(row, dataset) for row in form.rows["hosts"]))
    form, own = _with_sites(form, found, dataset)
    return Drafted(form, {**origins, **own}, draft.kind)


def _words(draft: Draft) -> str:
    """Return the words that tell of the seminar, hosts and themes, in their order in the report.

    What a source says is these words, where the reader proposes no whole sentence for it.
    """
    told = sorted(
        (one.start, -one.end, " ".join(one.words.split()))
        for one in draft.proposals
        if one.field.partition(".")[0] in _TOLD
    )
    end, parts = -1, []
    for start, minus_end, words in told:
        if -minus_end > end:
            parts += [words] if start >= end else []
            end = max(end, -minus_end)
    return _BETWEEN.join(parts)


_Found = Mapping[str, Mapping[int, Sequence[Proposal]]]


def _by_row(draft: Draft) -> _Found:
    """Return the proposals by table and number of the row; where a table has one row, that is 1."""
    found: defaultdict[str, defaultdict[int, list[Proposal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in draft.proposals:
        table, _, _ = one.field.partition(".")
        found[table][one.row or 1].append(one)
    return found


def _filled(
    table: str, found: Mapping[int, Sequence[Proposal]], starting: Sequence[Row]
) -> tuple[list[Row], Origins]:
    """Return the rows that proposals make, in the order of their numbers, and where each stands."""
    rows: list[Row] = []
    origins: dict[FormCell, tuple[Proposal, ...]] = {}
    for place, number in enumerate(sorted(found)):
        row = dict(starting[place]) if place < len(starting) else blank_row(table)
        for column, proposals in _by_column(found[number]).items():
            row[column] = _value(proposals)
            origins[table, place, column] = proposals
        rows.append(row)
    return [*rows, *starting[len(rows) :]], origins


def _by_column(proposals: Iterable[Proposal]) -> Mapping[str, tuple[Proposal, ...]]:
    found: defaultdict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        found[one.field.partition(".")[2]].append(one)
    return {column: tuple(own) for column, own in found.items()}


def _value(proposals: Sequence[Proposal]) -> str:
    """Return the value that is proposed; of several different ones none."""
    values = {one.value for one in proposals}
    (value,) = values if len(values) == 1 else (None,)
    return "" if value is None else str(value)


def _counted(rows: Sequence[Row], origins: Origins) -> Iterator[Row]:
    """Yield the delegates, one of each country of which no number is proposed.

    A country that came sent somebody, and the record counts it so: as implied, and to be corrected.
    """
    for place, row in enumerate(rows):
        is_named_alone = row["country"] and ("delegates", place, "delegates") not in origins
        yield {**row, "delegates": "1", "basis": "implied"} if is_named_alone else row


def _as_known(host: Row, dataset: Dataset) -> Row:
    """Return a host with its place, where the data know one of its id."""
    hosts = dataset.whole.hosts
    known = hosts[(hosts["host_id"] == host["host_id"]) & hosts["latitude"].notna()]
    if not host["host_id"] or known.empty:
        return host
    text = dict(zip(_OF_A_HOST, (str(known.iloc[-1][name]) for name in _OF_A_HOST), strict=True))
    return {**host, **{name: host[name] or text[name] for name in _OF_A_HOST}}


def _with_sites(form: SeminarForm, found: _Found, dataset: Dataset) -> tuple[SeminarForm, Origins]:
    """Return the form with the sites of its programme: those of the data, and those that are new.

    A new site bears the number of the item that visits it.
    """
    sites = dataset.whole.sites
    ids = list(dict.fromkeys(row["site_id"] for row in form.rows["programme"] if row["site_id"]))
    rows: list[Row] = [*rows_as_text(SITES, sites[sites["site_id"].isin(ids)])]
    items = [*form.rows["programme"]]
    numbers = {number: place for place, number in enumerate(sorted(found["programme"]))}
    origins: dict[FormCell, tuple[Proposal, ...]] = {}
    for number, proposals in sorted(found[SITES.name].items()):
        item = items[numbers[number]] if number in numbers else blank_row("programme")
        new = _new_site(item, form, new_key(rows, "site_id"))
        made, own = _filled(SITES.name, {1: proposals}, [new])
        origins |= {(SITES.name, len(rows), column): of for (_, _, column), of in own.items()}
        rows += made
        if number in numbers:
            items[numbers[number]] = {**item, "site_id": new["site_id"]}
    return form.with_rows(SITES.name, rows).with_rows("programme", items), origins


def _new_site(item: Row, form: SeminarForm, key: str) -> Row:
    """Return the row of a site that an item leads to: in the host's municipality, if it is there.

    Of Tokyo only the prefecture is known. That the source names the site is why it is there at all.
    """
    row = blank_row(SITES.name, site_id=key, identification="stated")
    place = {(item["place_en"], item["place_ja"])} - {("", "")}
    host = [one for one in form.rows["hosts"] if {(one["host_en"], one["host_ja"])} & place]
    if item["part"] == "central":
        row["prefecture"] = _TOKYO
    elif host and host[0]["level"] == "municipality":
        row["municipality_en"], row["municipality_ja"] = host[0]["host_en"], host[0]["host_ja"]
        row["prefecture"] = host[0]["prefecture"]
    return row


# What becomes of the proposals when rows of the form change places.


def reordered(origins: Origins, table: str, order: Sequence[int | None]) -> Origins:
    """Return the origins of a form of which a table's rows have come into another order.

    `order` has, for each row as it stands now, the place where it stood; None for a new row. What
    is proposed for a row that is no longer there is left out.
    """
    moved = {was: place for place, was in enumerate(order) if was is not None}
    return {
        (table, moved[row], column) if name == table else (name, row, column): proposals
        for (name, row, column), proposals in origins.items()
        if name != table or row in moved
    }


def without_row(drafted: Drafted, table: str, row: int) -> Drafted:
    """Return a form without one of its rows."""
    kept = [place for place in range(len(drafted.form.rows[table])) if place != row]
    form = drafted.form.with_rows(table, (drafted.form.rows[table][place] for place in kept))
    return replace(drafted, form=form, origins=reordered(drafted.origins, table, kept))


def seminars_alike(form: SeminarForm, dataset: Dataset) -> Iterator[str]:
    """Yield the seminars of the data that a new form may be: of its office and fiscal year."""
    seminars = dataset.whole.seminars
    year = form.seminar["fiscal_year"]
    if not form.seminar_id and year.isdecimal():
        same = (seminars["office_id"] == form.seminar["office_id"]) & (
            seminars["fiscal_year"] == int(year)
        )
        yield from map(str, seminars.loc[same, "seminar_id"])
