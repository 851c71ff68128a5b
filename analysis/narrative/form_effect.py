"""What saving the form of a seminar changes on the pages, in words and not in codes.

The numbers before and after stand beside it (`summaries.record.overview.changes`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE, TABLES, allowed_values, is_free_text
from analysis.intake.results.changes import Differences
from analysis.loading.dataset import Dataset
from analysis.narrative import facts as facts_in_words
from analysis.summaries.programme.seminar import SeminarFacts, seminar_facts
from analysis.words import catalogue
from analysis.words.catalogue import LANGUAGES, Words

# Of more rows the others are counted.
MOST_NAMED = 6
_KINDS = ("added", "changed", "removed")
# In the order of the form.
ORDERED = ("hosts", "seminar_themes", "delegates", "programme", "sites", "sources")
# What is made, or said of all rows alike, is no news of its own.
_SILENT = frozenset({"seminar_id", "basis", "source_id"})


def effect_sentences(
    before: Dataset,
    after: Dataset,
    seminar_id: str,
    differences: Mapping[str, Differences],
    words: Words,
) -> tuple[str, ...]:
    """Return what a save of a seminar's form does, the seminar first, then row by row.

    `before` and `after` are the data as they are and as they would be, `differences` those of the
    proposal by the name of the table. Raises LookupError where the seminar would not be there.
    """
    if not differences:
        return (words.text("effect-none"),)
    is_new = seminar_id not in before.whole.seminar_ids
    return (
        _headline(after, seminar_id, words, is_new=is_new),
        *(() if is_new else _of_seminar(differences.get("seminars"), words)),
        *_of_rows(before, after, differences, words),
        *_on_the_map(before, after, words),
    )


# The seminar itself.


def _headline(after: Dataset, seminar_id: str, words: Words, *, is_new: bool) -> str:
    found = seminar_facts(after.whole, seminar_id)
    year = words.fiscal_year(found.fiscal_year)
    if found.office_id != DEFAULT_OFFICE:
        office = catalogue.office_names(after, words)[found.office_id]
        year = words.text("settle-abroad", year=year, office=office)
    if not is_new:
        return words.text("effect-corrected", seminar=year)
    parts = [_held(after, found, words), *_people(found, words)]
    said = words.text("effect-joint").join(parts)
    return words.text("effect-new", seminar=year, facts=said)


def _held(after: Dataset, found: SeminarFacts, words: Words) -> str:
    hosts = catalogue.host_labels(after.whole, words)[found.seminar_id]
    dates = facts_in_words.dates_in_words(found, words)
    return words.text(
        "effect-held", status=found.status, dates=dates or "none", hosts=hosts or "none"
    )


def _people(found: SeminarFacts, words: Words) -> Iterator[str]:
    people, countries = found.participants, found.countries
    is_open = "no" if found.countries_complete else "yes"
    if people and countries:
        yield words.text("effect-people-from", people=people, countries=countries, open=is_open)
    elif people:
        yield words.text("effect-people", people=people)
    elif countries:
        yield words.text("effect-from", countries=countries, open=is_open)


def _of_seminar(found: Differences | None, words: Words) -> Iterator[str]:
    """Yield each cell of the seminar that changes; of a long text that it does."""
    if found is None:
        return
    for cell in found.changed.fillna("").to_dict("records"):
        column = str(cell["column"])
        what = _column_in_words(column, words)
        if is_free_text(found.table.columns[column]):
            yield words.text("effect-text", what=what)
        elif column not in _SILENT:
            was, becomes = (
                _value_in_words(column, str(cell[time]), words) for time in ("before", "after")
            )
            yield words.text("effect-cell", what=what, before=was, after=becomes)


def _column_in_words(column: str, words: Words) -> str:
    stem, _, language = column.rpartition("_")
    if language in LANGUAGES:
        heading = words.text(f"column-{stem}")
        return words.text(f"heading-{language}", heading=heading)
    return words.text(f"column-{column}")


def _value_in_words(column: str, value: str, words: Words) -> str:
    if not value:
        return words.text("not-documented")
    declared = TABLES["seminars"].columns[column]
    if value in ("yes", "no"):
        return words.text(value)
    if value in allowed_values(declared):
        return words.text(f"{column}-{value}")
    if column.endswith("_date"):
        return words.day(pd.Timestamp(value).date())
    return words.fiscal_year(int(value)) if column == "fiscal_year" else value


# Its rows, table by table.


def _of_rows(
    before: Dataset, after: Dataset, differences: Mapping[str, Differences], words: Words
) -> Iterator[str]:
    for table in ORDERED:
        found = differences.get(table)
        if found is None:
            continue
        rows = _programme(found, before, after) if table == "programme" else _rows(found)
        for kind in _KINDS:
            names = [_name(table, row, (after, before), words) for row in rows[kind]]
            if names:
                yield words.text(f"effect-{table}", change=kind, names=_listed(names, words))
        if table == "programme" and not any(rows.values()):
            yield words.text("effect-order")


_Row = Mapping[str, str]
_Rows = Mapping[str, Sequence[_Row]]


def _rows(found: Differences) -> _Rows:
    """Return the rows of each kind; of a changed row what tells it from the others."""
    news = found.changed[~found.changed["column"].isin(_SILENT)]
    changed = news.drop_duplicates([*found.table.key])[[*found.table.key]]
    return {
        "added": _as_rows(found.added),
        "removed": _as_rows(found.removed),
        "changed": _as_rows(changed),
    }


def _as_rows(frame: pd.DataFrame) -> list[_Row]:
    rows = frame.astype("string").fillna("").to_dict("records")
    return [{str(column): str(text) for column, text in row.items()} for row in rows]


def _programme(found: Differences, before: Dataset, after: Dataset) -> _Rows:
    """Return the items that come, go or change, wherever in the order they stand.

    An item is told by its title: one put between others moves those behind it, which is no news.
    """
    ids = _ids_of(found)
    old, new = (
        _as_rows(dataset.whole.programme[dataset.whole.programme["seminar_id"].isin(ids)])
        for dataset in (before, after)
    )
    left, come = _without(old, new), _without(new, old)
    titles_left, titles_come = (Counter(map(_title, rows)) for rows in (left, come))
    both = titles_left & titles_come
    return {
        "added": [row for row in come if _title(row) not in both],
        "removed": [row for row in left if _title(row) not in both],
        "changed": [row for row in come if _title(row) in both],
    }


def _ids_of(found: Differences) -> set[str]:
    frames = (found.added, found.changed, found.removed)
    return {str(one) for frame in frames for one in frame["seminar_id"].dropna()}


def _title(row: _Row) -> tuple[str, str]:
    return row["title_en"], row["title_ja"]


def _without(rows: Iterable[_Row], others: Iterable[_Row]) -> list[_Row]:
    """Return the rows of which the others have none that says the same."""
    left = Counter(map(_content, others))
    kept = []
    for row in rows:
        if left[_content(row)]:
            left[_content(row)] -= 1
        else:
            kept.append(row)
    return kept


def _content(row: _Row) -> tuple[str, ...]:
    return tuple(text for column, text in row.items() if column not in {*_SILENT, "position"})


def _listed(names: Sequence[str], words: Words) -> str:
    if len(names) <= MOST_NAMED + 1:
        return words.listing(names)
    first = words.text("problem-list-joint").join(names[:MOST_NAMED])
    return words.text("effect-more", names=first, more=len(names) - MOST_NAMED)


# The names of rows.


def _name(table: str, row: _Row, datasets: Sequence[Dataset], words: Words) -> str:
    return _NAMES[table](row, datasets, words)


def _named(row: _Row, datasets: Sequence[Dataset], table: str, stem: str, words: Words) -> str:
    """Return the name of a row: its own, or that of the row with its key in the data."""
    (key, *_) = (one for one in TABLES[table].key if one != "seminar_id")
    for dataset in datasets:
        frame = getattr(dataset.whole, table)
        same = frame[frame[key] == row[key]]
        if len(same):
            return words.names_of(same, stem)[0]
    return words.name(row, stem)


def _delegates(row: _Row, datasets: Sequence[Dataset], words: Words) -> str:
    country = (
        catalogue.country_names(datasets[0], words)[row["country"]]
        if row["country"]
        else words.text("effect-nameless")
    )
    people = row.get("delegates") or _people_of(row, datasets)
    return words.text("effect-delegates-of", country=country, people=people)


def _people_of(row: _Row, datasets: Sequence[Dataset]) -> str:
    frame = datasets[0].whole.delegates.astype("string").fillna("")
    same = (frame[[*row]] == pd.Series(row)).all(axis="columns")
    return str(frame.loc[same, "delegates"].iloc[0])


def _theme(row: _Row, datasets: Sequence[Dataset], words: Words) -> str:
    return catalogue.theme_names(datasets[0], words)[row["theme_id"]]


def _source(row: _Row, datasets: Sequence[Dataset], _: Words) -> str:
    sources = datasets[0].whole.sources
    titles = sources.loc[sources["source_id"] == row["source_id"], "title"]
    return str(titles.iloc[0]) if len(titles) else row.get("title", "")


_NAMES: Mapping[str, Callable[[_Row, Sequence[Dataset], Words], str]] = {
    "hosts": lambda row, datasets, words: _named(row, datasets, "hosts", "host", words),
    "seminar_themes": _theme,
    "delegates": _delegates,
    "programme": lambda row, _, words: words.name(
        {column: text or None for column, text in row.items()}, "title"
    ),
    "sites": lambda row, datasets, words: _named(row, datasets, "sites", "name", words),
    "sources": _source,
}


# The map.


def _on_the_map(before: Dataset, after: Dataset, words: Words) -> Iterator[str]:
    """Say which sites are new on the map: those that are visited and have a position."""
    old, new = (_placed(dataset) for dataset in (before, after))
    names = words.names(after.whole.sites, "site_id")
    come = [names[site] for site in new if site not in old]
    if come:
        yield words.text("effect-map", count=len(come), names=_listed(come, words))


def _placed(dataset: Dataset) -> list[str]:
    sites, visited = dataset.whole.sites, {*dataset.whole.programme["site_id"].dropna()}
    placed = sites[sites["latitude"].notna() & sites["site_id"].isin(visited)]
    return [*map(str, placed["site_id"])]
