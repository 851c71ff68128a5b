"""The one writer of CSV downloads: opens in Excel as it is, and no cell can run as a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

import pandas as pd

# Excel reads a cell beginning with these as a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(table: pd.DataFrame, preface: Iterable[str] = ()) -> bytes:
    """Return a reader's table as UTF-8 with BOM, its preface lines and an empty line above it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    lines = [harmless(line) for line in preface]
    writer.writerows([[line] for line in lines] + [[]] * bool(lines))
    writer.writerow([harmless(str(column)) for column in table.columns])
    writer.writerows([harmless(cell) for cell in row] for row in table.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
