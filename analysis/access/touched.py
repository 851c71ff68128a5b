"""Whose rows a change of files touches: each row belongs to an office, or is shared by all.

A seminar belongs to its office, and so does whatever names the seminar or the office. A site
belongs to the offices whose programmes went there, a source to those whose rows cite it; as long as
nobody does, any editor may write it. All other lists (countries, groups, themes, prefectures,
events of no office) are shared.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from analysis.access.rights import SHARED
from analysis.contract.schema import SITES, SOURCES
from analysis.loading.dataset import REFERENCE_SOURCES, read_texts
from analysis.loading.reading import TextTable
from analysis.saving.refusals import NotSavedError, not_saved
from analysis.saving.snapshot import Snapshot, Version
from analysis.saving.store import Store

Texts = Mapping[str, TextTable]


def touched_by_save(
    store: Store, data_set: str, new: Mapping[str, bytes | None], previewed: Version
) -> frozenset[str]:
    """Return the offices whose rows a save would change. Raises NotSavedError: "stale"."""
    standing = store.snapshot(data_set)
    if standing.version != previewed:
        raise NotSavedError("stale")
    return offices_touched(store.folder, data_set, standing, new)


def touched_by_undo(store: Store, number: str) -> frozenset[str]:
    """Return the offices whose rows it would change to take an entry back.

    Raises NotSavedError: "not_found", "stale" where a file was changed since, or why a file that
    was kept cannot be read.
    """
    try:
        saved = store.entry(number)
        if saved is None:
            raise NotSavedError("not_found")
        standing = store.snapshot(saved.data_set)
        if not saved.is_untouched(standing.version):
            raise NotSavedError("stale")
        new = {**dict.fromkeys(saved.files), **store.backups(saved)}
    except OSError as error:
        raise not_saved(error) from error
    return offices_touched(store.folder, saved.data_set, standing, new)


def offices_touched(
    folder: Path, data_set: str, standing: Snapshot, new: Mapping[str, bytes | None]
) -> frozenset[str]:
    """Return the offices whose rows differ with new contents of files ("record/hosts.csv").

    `SHARED` is among them where a row belongs to all, or where rows cannot be told at all.
    """
    put = {folder / file: FileNotFoundError() if to is None else to for file, to in new.items()}
    then = Snapshot({**standing.contents, **put})
    before, after = (read_texts(folder, data_set, state.read) for state in (standing, then))
    return frozenset(_touched(before, after, new))


def _touched(before: Texts, after: Texts, files: Collection[str]) -> Iterator[str]:
    for name in before:
        was, is_now = before[name], after[name]
        if was.file not in files:
            continue
        if _is_unread(was) or _is_unread(is_now):
            yield SHARED
            continue
        yield from _owners(name, _lost(was, is_now), (before, after))
        yield from _owners(name, _lost(is_now, was), (before, after))


def _is_unread(text: TextTable) -> bool:
    """Whether there is a file whose rows nobody knows."""
    is_missing = any(problem.code == "missing_file" for problem in text.problems)
    return text.frame is None and not is_missing


def _lost(text: TextTable, other: TextTable) -> pd.DataFrame:
    """Return the rows of a file that another state of it has not, or not as often."""
    rows, others = _counted(text), _counted(other)
    compared = rows.merge(others, how="left", indicator=True, validate="one_to_one")
    return compared[compared["_merge"] == "left_only"]


def _counted(text: TextTable) -> pd.DataFrame:
    """Return the rows, those that are alike numbered."""
    frame = _rows(text)
    return frame.assign(_time=frame.groupby([*frame.columns], sort=False).cumcount())


def _rows(text: TextTable) -> pd.DataFrame:
    if text.frame is None:
        return pd.DataFrame(columns=[*text.table.columns], dtype="string")
    return text.frame.fillna("")


def _owners(name: str, rows: pd.DataFrame, states: Iterable[Texts]) -> frozenset[str]:
    """Return the offices that rows of a table belong to, in any state of the files."""
    if rows.empty:
        return frozenset()
    if "office_id" in rows:
        return frozenset(rows["office_id"])
    if "seminar_id" in rows:
        return _of_seminars(frozenset(rows["seminar_id"]), states)
    if name == SITES.name:
        return _citing("site_id", frozenset(rows["site_id"]), states)
    if name in (SOURCES.name, REFERENCE_SOURCES):
        return _citing("source_id", frozenset(rows["source_id"]), states)
    return frozenset({SHARED})


def _of_seminars(seminars: frozenset[str], states: Iterable[Texts]) -> frozenset[str]:
    known = pd.concat([_rows(state["seminars"])[["seminar_id", "office_id"]] for state in states])
    known = known[known["seminar_id"].isin(seminars)]
    unknown = seminars - frozenset(known["seminar_id"])
    return frozenset(known["office_id"]) | ({SHARED} if unknown else frozenset())


def _citing(column: str, ids: frozenset[str], states: Iterable[Texts]) -> frozenset[str]:
    """Return the offices of the rows that name a site or a source in another table than its own."""
    found: frozenset[str] = frozenset()
    for state in states:
        for name, text in state.items():
            rows = _rows(text)
            if column in rows and (column,) != text.table.key:
                found |= _owners(name, rows[rows[column].isin(ids)], states)
    return found
