"""The whole data set as a Frictionless Data Package, and the dictionary of its columns.

A package is a ZIP of tables and what they mean. `datapackage.json` is rendered from the contract,
in both languages, as the data dictionary is. The tables are written as every download is;
`analysis.intake.results.reading` reads the package back.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_float_dtype
from pandera.pandas import Column

from analysis.contract import schema
from analysis.export.workbooks import csv_bytes, zip_bytes
from analysis.intake.headings import column_heading
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

DESCRIPTOR = "datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
# The types of the contract as the standard calls them.
_TYPES = {"string": "string", "category": "string", "Int64": "integer", "float64": "number"}
_DAY = "date"


def package_bytes(dataset: Dataset) -> bytes:
    """Return the package. The same data give the same bytes."""
    files = {f"{name}.csv": csv_bytes(file_rows(dataset, name)) for name in schema.TABLES}
    written = json.dumps(_descriptor(dataset, files), ensure_ascii=False, indent=2)
    return zip_bytes({DESCRIPTOR: f"{written}\n".encode(), **files})


def file_rows(dataset: Dataset, name: str) -> pd.DataFrame:
    """Return a table as its file has it: the contract's columns, days as 2019-12-15, 5 for 5.0."""
    frame: pd.DataFrame = getattr(dataset, name)
    return pd.DataFrame({column: _plain(frame[column]) for column in schema.TABLES[name].columns})


def reading_rows(dataset: Dataset, name: str, words: Words) -> pd.DataFrame:
    """Return a table as its file has it, the columns headed in words: intake reads it back."""
    rows, table = file_rows(dataset, name), schema.TABLES[name]
    return rows.rename(columns={one: column_heading(table, one, words) for one in table.columns})


def _plain(column: pd.Series) -> pd.Series:
    plain = column.astype("object")
    if is_datetime64_any_dtype(column):
        return plain.map(lambda day: None if pd.isna(day) else f"{day:%Y-%m-%d}")
    return (
        plain.map(lambda number: int(number) if number.is_integer() else number)
        if is_float_dtype(column)
        else plain
    )


# The descriptor -------------------------------------------------------------------------------


def _descriptor(dataset: Dataset, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": f"kizuna-{dataset.name}",
        **_in_languages("title", lambda words: words.text(f"package-title-{dataset.name}")),
        **_in_languages("description", lambda words: words.text(f"package-text-{dataset.name}")),
        **({"version": dataset.as_of} if dataset.as_of else {}),
        # Not of the standard, which lets others have their own.
        "contract": schema.contract_version(),
        "licenses": [LICENCE],
        "contributors": [{"title": "CLAIR Kizuna contributors", "role": "author"}],
        **({"sources": [*_sources(dataset)]} if len(dataset.sources) else {}),
        "resources": [
            _resource(table, files[f"{name}.csv"], dataset.summed_by)
            for name, table in _tables(dataset).items()
        ],
    }


def _tables(dataset: Dataset) -> dict[str, schema.Table]:
    """Return the tables; delegates that an engine has added up are told apart by other columns."""
    summed = {schema.DELEGATES.name: schema.SUMMED_DELEGATES} if dataset.summed_by else {}
    return {**schema.TABLES, **summed}


def _in_languages(key: str, say: Callable[[Words], str]) -> dict[str, str]:
    """Return what is said in each language: `title` and `title_ja`."""
    return {
        key if language == DEFAULT_LANGUAGE else f"{key}_{language}": say(words_in(language))
        for language in LANGUAGES
    }


def _sources(dataset: Dataset) -> Iterator[dict[str, str]]:
    for source in dataset.sources.to_dict("records"):
        path = {"path": str(source["url"])} if pd.notna(source["url"]) else {}
        yield {"title": str(source["title"]), **path}


def _resource(table: schema.Table, content: bytes, summed_by: str) -> dict[str, object]:
    def described(words: Words) -> str:
        if table is schema.SUMMED_DELEGATES:
            return words.text("table-delegates-summed", name=summed_by)
        return words.text(f"table-{table.name}")

    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        **_in_languages("title", lambda words: words.text(f"table-name-{table.name}")),
        **_in_languages("description", described),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: schema.Table) -> dict[str, object]:
    # No part of a primary key may be blank.
    is_filled = not any(table.columns[column].nullable for column in table.key)
    return {
        "fields": [_field(table, name, column) for name, column in table.columns.items()],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if is_filled else {"uniqueKeys": [list(table.key)]}),
        "foreignKeys": [
            {"fields": [one.column], "reference": {"resource": one.table, "fields": [one.key]}}
            for one in table.references
        ],
    }


def _field(table: schema.Table, name: str, column: Column) -> dict[str, object]:
    unit = (column.metadata or {}).get("unit")
    constraints = {
        "required": not column.nullable,
        **({"unique": True} if table.key == (name,) else {}),
        **_constraints(column),
    }
    stem = name.removesuffix("_en").removesuffix("_ja")
    return {
        "name": name,
        "type": _TYPES.get(str(column.dtype).partition("[")[0], _DAY),
        **_in_languages("title", lambda words: words.text(f"column-{stem}")),
        **_in_languages("description", lambda words: words.text(f"meaning-{name}")),
        **({"unit": unit} if unit else {}),
        "constraints": constraints,
    }


def _constraints(column: Column) -> dict[str, object]:
    """Return the column's checks as the standard writes them."""
    found: dict[str, object] = {}
    for check in column.checks:
        given = check.statistics
        if check.error == "choice":
            found["enum"] = list(given["allowed_values"])
        elif check.error == "range":
            found |= {"minimum": given["min_value"], "maximum": given["max_value"]}
        elif check.error == "form":
            # Patterns of the standard are of the whole text as they are.
            found["pattern"] = str(given["pattern"]).removeprefix("^").removesuffix("$")
    return found


# The data dictionary, rendered from the contract: the same columns that check the files.

# How a type is called: dtype of the contract → message.
_TYPE_MESSAGES = {
    "string": "type-text",
    "Int64": "type-whole-number",
    "float64": "type-number",
    "datetime64": "type-day",
}


def table_names() -> tuple[str, ...]:
    """Return the names of all tables, each once, those of the data sets first."""
    return tuple(
        dict.fromkeys(table.name for table in (*schema.DATA_SET_TABLES, *schema.REFERENCE_TABLES))
    )


def dictionary(name: str, words: Words) -> list[Mapping[str, str]]:
    """Return one row per column of a table: column, meaning, type, may be blank.

    Raises KeyError for an unknown table.
    """
    table = schema.TABLES[name]
    return [
        {
            words.text("dictionary-column"): column,
            words.text("dictionary-meaning"): words.text(f"meaning-{column}"),
            words.text("dictionary-type"): _type(table, column, declared, words),
            words.text("dictionary-blank"): _blank(table, column, declared, words),
        }
        for column, declared in table.columns.items()
    ]


def _blank(table: schema.Table, column: str, declared: Column, words: Words) -> str:
    other = table.stands_in(column)
    if other:
        return words.text("dictionary-blank-beside", column=other)
    return words.text("dictionary-may-be-blank" if declared.nullable else "dictionary-required")


def dictionary_markdown(words: Words) -> str:
    """Return the whole dictionary as Markdown, for data/README.md."""
    return "\n".join(line for name in table_names() for line in _markdown(name, words))


def _markdown(name: str, words: Words) -> Iterator[str]:
    rows = dictionary(name, words)
    yield from (f"### `{name}.csv`", "", words.text(f"table-{name}"), "")
    keys = ", ".join(f"`{key}`" for key in schema.TABLES[name].key)
    yield f"{words.text('dictionary-key')}: {keys}"
    yield from ("", f"| {' | '.join(rows[0])} |", "|" + " --- |" * len(rows[0]))
    for column, *cells in (row.values() for row in rows):
        # A bar within a cell would end it.
        written = (cell.replace("|", r"\|") for cell in cells)
        yield f"| `{column}` | {' | '.join(written)} |"
    yield ""


def _type(table: schema.Table, column: str, declared: Column, words: Words) -> str:
    pointers = {pointer.column: pointer for pointer in table.references}
    if column in pointers:
        pointer = pointers[column]
        return words.text("type-reference", target=f"{pointer.table}.{pointer.key}")
    checks = {check.error: check.statistics for check in declared.checks}
    if "choice" in checks:
        return words.text("type-choice", values=", ".join(checks["choice"]["allowed_values"]))
    written = words.text(_TYPE_MESSAGES[str(declared.dtype).partition("[")[0]])
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
