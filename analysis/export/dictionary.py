"""The data dictionary, rendered from the contract: the same columns that check the files."""

from collections.abc import Iterator, Mapping

from pandera.pandas import Column

from analysis.contract.schema import DATA_SET_TABLES, REFERENCE_TABLES, TABLES, Table
from analysis.words.catalogue import Words

# How a type is called: dtype of the contract → message.
_TYPES = {
    "string": "type-text",
    "Int64": "type-whole-number",
    "float64": "type-number",
    "datetime64": "type-day",
}


def table_names() -> tuple[str, ...]:
    """Return the names of all tables, each once, those of the data sets first."""
    return tuple(dict.fromkeys(table.name for table in (*DATA_SET_TABLES, *REFERENCE_TABLES)))


def dictionary(name: str, words: Words) -> list[Mapping[str, str]]:
    """Return one row per column of a table: column, meaning, type, may be blank.

    Raises KeyError for an unknown table.
    """
    table = TABLES[name]
    may_be_blank = words.text("dictionary-may-be-blank")
    required = words.text("dictionary-required")
    return [
        {
            words.text("dictionary-column"): column,
            words.text("dictionary-meaning"): words.text(f"meaning-{column}"),
            words.text("dictionary-type"): _type(table, column, declared, words),
            words.text("dictionary-blank"): may_be_blank if declared.nullable else required,
        }
        for column, declared in table.columns.items()
    ]


def dictionary_markdown(words: Words) -> str:
    """Return the whole dictionary as Markdown, for data/README.md."""
    return "\n".join(line for name in table_names() for line in _markdown(name, words))


def _markdown(name: str, words: Words) -> Iterator[str]:
    rows = dictionary(name, words)
    yield from (f"### `{name}.csv`", "", words.text(f"table-{name}"), "")
    yield f"{words.text('dictionary-key')}: {', '.join(f'`{key}`' for key in TABLES[name].key)}"
    yield from ("", f"| {' | '.join(rows[0])} |", "|" + " --- |" * len(rows[0]))
    for column, *cells in (row.values() for row in rows):
        # A bar within a cell would end it.
        written = (cell.replace("|", r"\|") for cell in cells)
        yield f"| `{column}` | {' | '.join(written)} |"
    yield ""


def _type(table: Table, column: str, declared: Column, words: Words) -> str:
    pointers = {pointer.column: pointer for pointer in table.references}
    if column in pointers:
        pointer = pointers[column]
        return words.text("type-reference", target=f"{pointer.table}.{pointer.key}")
    checks = {check.error: check.statistics for check in declared.checks}
    if "choice" in checks:
        return words.text("type-choice", values=", ".join(checks["choice"]["allowed_values"]))
    written = words.text(_TYPES[str(declared.dtype).partition("[")[0]])
    if "range" in checks:
        low, high = checks["range"]["min_value"], checks["range"]["max_value"]
        unit = (declared.metadata or {})["unit"]
        return words.text(
            "type-range",
            type=written,
            low=str(low),
            high=str(high),
            unit=words.text(f"unit-{unit}"),
        )
    return written
