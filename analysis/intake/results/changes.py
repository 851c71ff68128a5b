"""What saving accepted files would change: rows added, changed, removed, and what is wrong then."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd

from analysis.contract.problems import Problem, only_looks_odd
from analysis.contract.schema import SOURCES, Table
from analysis.intake.results import check_result, merging
from analysis.loading import csv_writer, reading
from analysis.loading.dataset import REFERENCE_SOURCES, Dataset, assemble

# What a table would lose, gain and say otherwise: added, changed and removed rows.


@dataclass(frozen=True, eq=False)
class Differences:
    """The differences between two states of a table, as text.

    `added` and `removed` hold whole rows. `changed` has one row per cell: the columns of the
    table's key, `column`, `before` and `after`; NA is blank.
    """

    table: Table
    added: pd.DataFrame
    changed: pd.DataFrame
    removed: pd.DataFrame

    @property
    def changed_rows(self) -> int:
        """The number of rows with a changed cell."""
        return len(self.changed.drop_duplicates(list(self.table.key)))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return not (self.added.empty and self.changed.empty and self.removed.empty)


def differences(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> Differences:
    """Compare two states of a table by its key. Rows in another order are no difference."""
    old, new = merging.keys(table, before), merging.keys_beside(table, before, after)
    return Differences(
        table,
        added=after[~new.isin(old)],
        changed=_changed(
            table, merging.by_key(table, before), merging.by_key(table, after, before)
        ),
        removed=before[~old.isin(new)],
    )


def _changed(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    shared = [key for key in after.index if key in before.index]
    old, new = before.loc[shared].fillna(""), after.loc[shared].fillna("")
    rows = [
        (*key, column, was, is_now)
        for column in table.columns
        for key, was, is_now in zip(shared, old[column], new[column], strict=True)
        if was != is_now
    ]
    columns = [*table.key, "column", "before", "after"]
    cells = pd.DataFrame(rows, columns=columns, dtype="string").replace("", pd.NA)
    return cells.sort_values([*table.key], kind="stable", ignore_index=True)


# What the data folder would hold with the accepted files in it, and what would be wrong then.


@dataclass(frozen=True)
class ProposedTable(reading.TextTable):
    """A table as it would be: its rows are numbered as Excel shows them below one heading row."""

    def line(self, row: int) -> int:
        """Return the row as Excel shows it."""
        return row + 2


@dataclass(frozen=True, eq=False)
class ProposedSave:
    """A proposal to save. `differences` are those of each table that changes, by its name.

    `dataset` is the data set as it would be. `problems` are those it would have and has not now,
    and whatever keeps a file of the folder from being added to: with any, nothing is saved.
    `pointed_out` is what would then look odd and does not now, which hinders nothing.
    `contents` are the files to write, by the name of the table.
    """

    dataset: Dataset
    differences: Mapping[str, Differences]
    problems: tuple[Problem, ...]
    contents: Mapping[str, bytes]
    pointed_out: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it can be saved."""
        return bool(self.differences) and not self.problems


def propose(
    known: Dataset,
    texts: Mapping[str, reading.TextTable],
    results: Iterable[check_result.CheckResult],
    replaced: Collection[str] = (),
    removed: Mapping[str, Collection[merging.Key]] | None = None,
) -> ProposedSave:
    """Return what a data set, made of these texts, would be with the accepted rows of files in it.

    The rows of the tables in `replaced` go in the place of all that are there. Those with a key in
    `removed`, by table, are taken out; no file has them.
    """
    leaving = removed or {}
    nothing = {
        table: pd.DataFrame(columns=[*texts[table].table.columns], dtype="string")
        for table, keys in leaving.items()
        if keys
    }
    given = {**nothing, **_given(results, texts)}
    # What would be lost if rows were added to a file.
    lost = {
        table: [one for one in texts[table].problems if one.code not in _ADDED_TO]
        for table in given
        if table not in replaced
    }
    unreadable = {table: problems for table, problems in lost.items() if problems}
    after = {
        table: merging.without_keys(
            texts[table].table,
            _with_rows(texts[table], rows, whole=table in replaced),
            leaving.get(table, ()),
        )
        for table, rows in given.items()
        if table not in unreadable
    }
    proposed = {
        table: ProposedTable(texts[table].table, texts[table].path, rows)
        for table, rows in after.items()
    }
    then = assemble(known.name, {**texts, **proposed})
    new = [*_new_problems(known, then, {text.file for text in proposed.values()})]
    changed = _changed_tables(texts, after)
    return ProposedSave(
        dataset=then,
        differences=changed,
        problems=(
            *chain.from_iterable(unreadable.values()),
            *(problem for problem in new if not only_looks_odd(problem)),
        ),
        contents={
            table: csv_writer.table_bytes(after[table], texts[table].content) for table in changed
        },
        pointed_out=tuple(filter(only_looks_odd, new)),
    )


def _changed_tables(
    texts: Mapping[str, reading.TextTable], after: Mapping[str, pd.DataFrame]
) -> Mapping[str, Differences]:
    """Return the differences of the tables that have any."""
    found = {
        table: differences(texts[table].table, _rows(texts[table]), rows)
        for table, rows in after.items()
    }
    return {table: compared for table, compared in found.items() if compared}


# What keeps nothing that would be lost: no file, which then begins, and a column that then comes.
_ADDED_TO = ("missing_file", "lacking_column")


def _given(
    results: Iterable[check_result.CheckResult], texts: Mapping[str, reading.TextTable]
) -> Mapping[str, pd.DataFrame]:
    """Return the accepted rows of each table, of sources those that the reference has not."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for result in results:
        text = result.text
        # A file of headings alone replaces nothing.
        if result.is_accepted and text and text.frame is not None and not text.frame.empty:
            frames.setdefault(text.table.name, []).append(text.frame)
    given = {table: pd.concat(own, ignore_index=True) for table, own in frames.items()}
    if SOURCES.name in given:
        given[SOURCES.name] = _own_sources(given[SOURCES.name], texts)
    return given


def _own_sources(rows: pd.DataFrame, texts: Mapping[str, reading.TextTable]) -> pd.DataFrame:
    """Leave out sources that the reference tables have already: a package holds those of both."""
    reference = merging.by_key(SOURCES, _rows(texts[REFERENCE_SOURCES])).fillna("")
    own = set(merging.keys(SOURCES, _rows(texts[SOURCES.name])))
    known = {
        key: tuple(row) for key, row in zip(reference.index, reference.to_numpy(), strict=True)
    }
    plain = rows[[*SOURCES.columns]].fillna("").itertuples(index=False, name=None)
    found = merging.keys(SOURCES, rows)
    kept = [key in own or known.get(key) != row for key, row in zip(found, plain, strict=True)]
    return rows[kept]


def _with_rows(text: reading.TextTable, rows: pd.DataFrame, *, whole: bool) -> pd.DataFrame:
    """Return the table with rows added, or of them alone; what stays keeps its place."""
    known = _rows(text)
    if whole:
        known = known[merging.keys(text.table, known).isin(merging.keys(text.table, rows))]
    added = merging.as_written(text.table, known, rows)
    return merging.merged(text.table, known, added).reset_index(drop=True)


def _rows(text: reading.TextTable) -> pd.DataFrame:
    """Return the rows of a file, none where it is missing or cannot be read."""
    if text.frame is None:
        return pd.DataFrame(columns=[*text.table.columns], dtype="string")
    return text.frame


def _new_problems(now: Dataset, then: Dataset, proposed: Collection[str]) -> Iterator[Problem]:
    """Yield the problems that were not there before, wherever in the file."""
    before = Counter(map(_without_line, now.problems))
    for problem in then.problems:
        same = _without_line(problem)
        if before[same]:
            before[same] -= 1
        else:
            # Numbered as Excel does it, where the file is not yet written.
            yield replace(problem, letter="") if problem.file in proposed else problem


def _without_line(problem: Problem) -> Problem:
    return replace(problem, line=None)
