"""Letters that an encoding took away are pointed out; what anybody writes is not."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from babel import Locale

from analysis.contract.schema import TABLES, is_free_text
from analysis.loading.checking import check_table
from analysis.loading.reading import TextTable
from analysis.writing.signs import has_lost_letters, is_misread, lost_from
from tests.conftest import DATA

TEXTS = {
    str(value)
    for file in sorted(DATA.glob("re*/*.csv")) + sorted(DATA.glob("demo/*.csv"))
    for value in pd.read_csv(file, dtype="string").to_numpy().ravel()
    if pd.notna(value)
}
JAPANESE = sorted(text for text in TEXTS if re.search("[\u3040-\u9fff]", text))
FRENCH = ["d'étude de l'administration", "Cités Unies", "Fédération des élus", "Événement à Paris"]


@pytest.mark.parametrize(
    "text",
    [
        *("d'?tude", "Programme ? 2019", "????", "?", "??", "?cole", "Fran?ois", "caf? de Paris"),
        *("CLAIR??", "La r?gion", "?tude ?conomique", "(?cole)", "Tokyo (??)"),
    ],
)
def test_lost_letters(text: str) -> None:
    assert has_lost_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        *("What next? A report", "Who? What? (Why?)", "“Why?”", "行く?行かない", "何?", "Why?", ""),
        *("See https://example.org/a?b=c&d=e", "www.example.org/?q=1", "Is it so? Yes."),
    ],
)
def test_questions_and_addresses_lost_nothing(text: str) -> None:
    assert not has_lost_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "隕区悽蟶・",
            "ã‚ã",
            "ä¸‹é–¢",
            "CitÃ©s",
            "lâ€™Ã©tude",
            "涓嬮枹",
            "Citﾃｩs Unies",
            "Cit茅s",
        ),
        *("豬・闕・", "ÃƒÂ©tude", "Ã£â€šÂ"),
    ],
)
def test_misread_letters(text: str) -> None:
    assert is_misread(text)


def written_as(texts: Iterable[str], encoding: str) -> list[str]:
    """Return the texts as UTF-8 reads in another encoding, where that is possible."""
    found = []
    for text in texts:
        try:
            found.append(text.encode().decode(encoding))
        except UnicodeDecodeError:
            continue
    return [text for text in found if not text.isascii()]


@pytest.mark.parametrize(
    ("encoding", "texts"),
    [
        *((one, JAPANESE) for one in ("latin-1", "mac_roman", "cp932", "gb18030", "cp949")),
        *((one, FRENCH) for one in ("latin-1", "cp1252", "mac_roman")),
    ],
)
def test_every_text_that_is_misread_is_found(encoding: str, texts: list[str]) -> None:
    misread = written_as(texts, encoding)
    assert misread
    assert [text for text in misread if not is_misread(text)] == []


def test_no_text_of_the_data_is_misread_or_lost_letters() -> None:
    assert [text for text in TEXTS if is_misread(text) or has_lost_letters(text)] == []


def names(found: Any) -> Iterable[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from names(value)


@pytest.mark.parametrize("language", ["ja", "zh", "zh_Hant", "ko", "th", "vi", "fr", "tr", "ar"])
def test_no_name_of_a_place_or_language_is_misread(language: str) -> None:
    locale = Locale.parse(language)
    of_cldr = {*names(locale.territories), *names(locale.languages), *names(locale.scripts)}
    assert len(of_cldr) > 300
    assert [name for name in of_cldr if is_misread(name)] == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Programme d'étude", "Programme d'?tude", True),
        ("下関市", "???", True),
        ("café", "caf?", True),
        ("What?", "What?", False),
        ("What!", "What?", False),
        ("étude", "?cole", False),
        ("étude", "?tudes", False),
    ],
)
def test_letters_that_the_data_have(before: str, after: str, *, expected: bool) -> None:
    assert lost_from(before, after) is expected


# Every column of free text is read so -----------------------------------------------------------

COLUMNS = [
    (name, column)
    for name, table in TABLES.items()
    for column, declared in table.columns.items()
    if is_free_text(declared)
]
WRITTEN = {
    "〃": "ditto",
    "同上": "ditto",
    "-": "nothing",
    "－": "nothing",
    "N/A": "nothing",
    "不明": "nothing",
    "TBD": "nothing",
    "なし": "nothing",
    "＊": "nothing",
    "・": "nothing",
    "（特になし）": "nothing",
    "a\ufffdb": "lost_character",
    "????": "letters_lost",
    "d'?tude": "letters_lost",
    "隕区悽蟶・": "misread",
    "What next? A report": "",
    "なしの里": "",
    "N/A-1 building": "",
}


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_each_column_of_text_says_what_is_no_text(name: str, column: str) -> None:
    cells = dict.fromkeys(TABLES[name].columns, pd.NA) | {column: pd.NA}
    rows = [cells | {column: text} for text in WRITTEN]
    frame = pd.DataFrame(rows, dtype="string")
    content = "\n".join(["", *["x"] * (len(rows) + 1)]).encode()
    checked = check_table(TextTable(TABLES[name], Path(f"{name}.csv"), frame, content=content))
    said = {problem.value: problem.code for problem in checked.problems if problem.column == column}
    assert said == {text: code for text, code in WRITTEN.items() if code}
