"""Text that no spreadsheet runs as a formula, and the same text as it was.

Text that a spreadsheet would run gets an apostrophe before it, and so does text that already looks
like that; so the apostrophe can be taken away again (`restored`), and every text comes back.
"""

import re
from typing import Any

import pandas as pd

# Excel reads a cell beginning with these as a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MARKED = re.compile(f"'+[{re.escape(''.join(FORMULA_STARTS))}]")


def harmless(cell: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, str) and (cell.startswith(FORMULA_STARTS) or _MARKED.match(cell)):
        return f"'{cell}"
    return cell


def restored(text: str) -> str:
    """Return the text of which `harmless` made this one."""
    return text[1:] if _MARKED.match(text) else text
