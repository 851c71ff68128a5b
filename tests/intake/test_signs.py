"""Sound values with signs beside them, in them and in place of them, in every column by rule.

Three ends: what says perhaps, not or about is refused (in free text pointed out or kept); what
differs harmlessly is the same value and listed; nothing else is taken in silence.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pandas as pd
import pytest

from analysis.contract.schema import TABLES, Table
from analysis.intake.results.sheet import ReadTable
from analysis.intake.values.cells import reader
from analysis.intake.values.names import known_keys
from analysis.loading.checked import check_reference
from analysis.loading.checking import check_table
from tests.conftest import DATA
from tests.intake.files import SOUND, check, known, sound, values
from tests.tiny import EVIDENCE

Change = Callable[[str], str]

PERHAPS = "△▲▽?？❓"
DENYING = "×✕✖✗❌"
ABOUT = "～〜≒≈±≧≥…"
NOTES = "※†‡*＊①²₂⑴⒈❶㊀ª"
WORDS = ("約", "ca. ", "approx. ", "およそ", "not ", "tentative ", "early ", ">", "<", "~")
BEHIND = (
    "頃",
    "以上",
    "未満",
    "予定",
    "（仮）",
    "(tbc)",
    "(?)",
    "（？）",
    "[1]",
    "注1",
    " (2)",
    "等",
    "+",
)
NAMES = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
# The digits of 0 to 9 in other forms; each is a digit, a letter or a sign to Unicode.
DIGITS = {
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "in brackets": "⓪⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "with a full stop": "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐",
    "dark": "⓿❶❷❸❹❺❻❼❽❾",
    "Roman": "⓪ⅠⅡⅢⅣⅤⅥⅦⅧⅨ",
    "Japanese": "〇一二三四五六七八九",
    **{
        script: "".join(unicodedata.lookup(f"{script} DIGIT {name}") for name in NAMES)
        for script in ("THAI", "LAO", "KHMER", "MYANMAR", "DEVANAGARI", "ARABIC-INDIC", "BENGALI")
    },
    "mathematical": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
}
PLACEHOLDERS = ("〃", "同上", "ditto", "-", "―", "N/A", "不明", "TBD", "なし", "?", "＊", "未定")
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u200f\ufe0f\u3164\u180e\u034f\u202e\u2066\0\x1f"
)


def put(sign: str, at: int) -> Change:
    """Return the change that puts a sign into the middle of a value, or at an end of it."""
    return lambda text: text[: place(text, at)] + sign + text[place(text, at) :]


def place(text: str, at: int) -> int:
    return (0, len(text) // 2, len(text))[at]


def digits(others: str, *, all_of_them: bool) -> Change:
    table = str.maketrans("0123456789", others)
    return lambda text: text.translate(table) if all_of_them else text + others[1]


def doubtful() -> Iterator[tuple[str, Change]]:
    """Yield changes after which a value is not sure, not so, not exact, or has a mark of a note."""
    for sign in (*PERHAPS, *DENYING, *ABOUT, *NOTES):
        yield f"{sign} before", put(sign, 0)
        yield f"{sign} behind", put(sign, 2)
        yield f"{sign} in brackets", put(f"（{sign}）", 2)
    yield from ((f"{word} before", put(word, 0)) for word in WORDS)
    yield from ((f"{word} behind", put(word, 2)) for word in BEHIND)
    for name, others in DIGITS.items():
        yield f"{name} digits", digits(others, all_of_them=True)
        yield f"a {name} digit behind", digits(others, all_of_them=False)
    yield from ((f"{word} for it", lambda _, word=word: word) for word in PLACEHOLDERS)
    yield "½ behind", put("½", 2)
    yield "in brackets", lambda text: f"({text})"


def harmless() -> Iterator[tuple[str, Change]]:
    """Yield changes after which a value is the same, be it understood or not."""
    for sign in INVISIBLE:
        yield from ((f"U+{ord(sign):04X} at {at}", put(sign, at)) for at in range(3))
    yield "full width", lambda text: "".join(map(wide, text))
    yield "decomposed", lambda text: unicodedata.normalize("NFD", text)
    yield "spaces around", lambda text: f"\u3000{text}\xa0"
    yield "capitals", str.upper
    yield "small letters", str.lower
    yield "with the article", lambda text: f"the {text}"
    yield "twice, in brackets", lambda text: f"{text} ({text})"
    yield from (
        (f"with {unit}", put(unit, 2)) for unit in ("名", "人", " m", "度", "°", "日", ".0")
    )


def wide(letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter


class Column(NamedTuple):
    table: Table
    name: str

    @property
    def is_free(self) -> bool:
        declared = self.table.columns[self.name]
        return str(declared.dtype).startswith("string") and not declared.checks

    @property
    def is_pointer(self) -> bool:
        return any(one.column == self.name for one in self.table.references)

    def __str__(self) -> str:
        return f"{self.table.name}.{self.name}"


COLUMNS = [Column(table, name) for table in TABLES.values() for name in table.columns]
FORMED = [column for column in COLUMNS if not column.is_free]
NAMES_AND_TITLES = {
    *("name", "host", "place", "municipality", "capital", "publisher", "title", "wording"),
    "programme",
}
# A web address may end in any word.
WORDS_OF_AN_ADDRESS = {f"{word} behind" for word in BEHIND} | {"a Japanese digit behind"}


def values_of(column: Column) -> list[str]:
    """Return a sound value, and for one that can be named in words a name of it."""
    base = {**EVIDENCE, **SOUND[column.table.name]}
    value = base.get(column.name) or {
        "theme_id": "tourism",
        "site_id": "garden",
        "mode": "in_person",
        "source_id": "report",
        "to_date": "2019-03-31",
        "prefecture": "35",
        "latitude": "33.9578",
        "longitude": "130.9414",
    }.get(column.name, "word")
    name = {"country": "Cambodia", "theme_id": "観光", "status": "開催"}.get(column.name)
    return [value, name] if name and (column.is_pointer or column.name == "status") else [value]


class End(NamedTuple):
    """How a text ends: the code of its refusal, or the value taken and why it was changed."""

    refused: str
    text: str
    why: str


def ends(column: Column, written: Mapping[str, str]) -> dict[str, End]:
    """Return how each text of a column ends, in the reading and in the checks of the contract."""
    read = reader(column.table, column.name, known())
    found = {name: read(text) for name, text in written.items()}
    open_ = [name for name, value in found.items() if not value.refused]
    rows = sound(column.table.name)
    frame = pd.DataFrame(rows[1:] * len(open_), columns=rows[0], dtype="string")
    frame[column.name] = pd.Series([found[name].text for name in open_], dtype="string")
    text = ReadTable(column.table, DATA / "x.csv", frame.replace("", pd.NA))
    checked = check_table(text)
    for reference in column.table.references:
        checked = check_reference(checked, reference, known_keys(known(), reference))
    refused = {
        open_[problem.line or 0]: problem.code
        for problem in checked.problems
        if problem.column == column.name and problem.code != "duplicate"
    }
    return {
        name: End(value.refused or refused.get(name, ""), value.text, value.why)
        for name, value in found.items()
    }


@pytest.mark.parametrize("column", FORMED, ids=str)
def test_no_value_is_taken_with_a_sign_of_doubt(column: Column) -> None:
    for value in values_of(column):
        written = {name: change(value) for name, change in doubtful()}
        changed = {name: text for name, text in written.items() if text != value}
        taken = {name for name, end in ends(column, changed).items() if not end.refused}
        assert taken - (WORDS_OF_AN_ADDRESS if column.name == "url" else set()) == set()


# In the address of a web page no two signs are alike.
ALIKE = [column for column in FORMED if column.name != "url"]


@pytest.mark.parametrize("column", ALIKE, ids=str)
def test_what_differs_harmlessly_is_the_same_and_listed_or_refused(column: Column) -> None:
    for value in values_of(column):
        meant = reader(column.table, column.name, known())(value).text
        written = {name: change(value) for name, change in harmless()}
        changed = {name: text for name, text in written.items() if text != value}
        for name, end in ends(column, changed).items():
            assert end.refused or (end.text == meant and end.why), (name, changed[name], end)


FREE = [column for column in COLUMNS if column.is_free]


@pytest.mark.parametrize("column", FREE, ids=str)
def test_no_text_is_taken_with_an_unseen_letter_or_in_parts(column: Column) -> None:
    read = reader(column.table, column.name, known())
    for name, change in harmless():
        if name.startswith("U+"):
            assert read(change("水道 water")).refused == "control", name
    assert read("が").text == read("か\u3099").text == "が"
    assert read("神\ufa19").text == "神\ufa19"


@pytest.mark.parametrize("column", FREE, ids=str)
def test_a_name_with_a_sign_of_doubt_is_taken_and_pointed_out(column: Column) -> None:
    stem = column.name.removesuffix("_en").removesuffix("_ja")
    written = [f"{sign}Castle" for sign in "△×※？*"]
    written += [f"Castle{word}" for word in ("（?）", "（仮）", "(planned)", "※")]
    rows = sound(column.table.name, *({column.name: text} for text in written))
    pointed_out = {one.line for one in check(rows, f"{column.table.name}.csv").pointed_out}
    assert pointed_out == (set(range(2, len(rows) + 1)) if stem in NAMES_AND_TITLES else set())


SPELLING = {
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Bengali": "র\u200d্যাব",
    "Malayalam": "എന്\u200dറെ",
    "Hindi": "क्\u200dष",
    "Persian": "می\u200cخواهم",
    "Khmer": "ភាសា\u200bខ្មែរ",
    "Thai": "ประเทศ\u200bไทย",
    "Lao": "ປະເທດ\u200bລາວ",
    "Burmese": "မြန်မာ\u200bနိုင်ငံ",
    "emoji joined": "水道 👩\u200d🏫",
    "emoji with a skin tone joined": "水道 👨🏽\u200d⚕\ufe0f",
    "an emoji by its selector": "水道 ☎\ufe0f",
    "a keycap": "1\ufe0f\u20e3",
    "a flag of tags": "水道 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "the form of a kanji": "葛\U000e0100城市",
}


@pytest.mark.parametrize("written", SPELLING.values(), ids=SPELLING)
def test_letters_that_a_script_needs_are_spelling(written: str) -> None:
    rows = sound("sources", {"title": written})
    result = check(rows, "sources.csv")
    assert result.is_accepted
    assert not result.normalisations
    assert values(result)[0][1] == written


def test_a_letter_that_cannot_be_seen_is_named_in_its_place() -> None:
    (problem,) = check(sound("sources", {"title": "12か国中\u200b9か国"}), "sources.csv").problems
    assert problem.detail == "12か国中[U+200B ZERO WIDTH SPACE]9か国"


def test_a_sign_that_is_no_digit_is_named() -> None:
    (problem,) = check(sound("delegates", {"delegates": "7²"})).problems
    assert (problem.code, problem.detail) == ("whole_number", "² (U+00B2 SUPERSCRIPT TWO)")


@pytest.mark.parametrize(
    ("table", "column", "written", "code", "meant"),
    [
        ("seminars", "fiscal_year", "平成32年度", "era", "2020"),
        ("seminars", "fiscal_year", "令和99", "era", "2117"),
        ("seminars", "fiscal_year", "2562", "buddhist_year", "2019"),
        ("seminars", "start_date", "平成31年5月1日", "era", "2019-05-01"),
        ("seminars", "start_date", "令和1年4月1日", "era", "2019-04-01"),
        ("seminars", "start_date", "15/12/2562", "buddhist_year", "2019"),
        ("seminars", "start_date", "Mon 1 Oct 2023", "weekday", "sun"),
        ("sources", "published", "昭和64年2月", "era", "1989-02"),
        ("sources", "published", "平成32年", "era", "2020"),
        ("sources", "retrieved", "2562-11", "buddhist_year", "2019"),
        ("events", "date", "令和31年4月", "era", "2049-04"),
        ("seminars", "start_date", "15-Dec-62", "ambiguous_date", ""),
        ("seminars", "start_date", "2019-12-14T15:00:00Z", "ambiguous_date", ""),
        ("seminars", "start_date", "43814.5", "date", ""),
        ("hosts", "latitude", "33.9578,130.9414", "two_numbers", ""),
        ("hosts", "latitude", "33.9578 130.9414", "two_numbers", ""),
        ("hosts", "longitude", "130.9414N", "hemisphere", ""),
        ("hosts", "latitude", "東経130.9414度", "hemisphere", ""),
        ("hosts", "latitude", "-33.9578N", "number", ""),
        ("hosts", "latitude", "33.5°57′", "number", ""),
        ("delegates", "delegates", "1'000", "whole_number", ""),
        ("delegates", "delegates", "1\u2009000", "whole_number", ""),
        ("delegates", "delegates", "0x10", "whole_number", ""),
        ("delegates", "country", "Ireland", "other_country", ""),
        ("delegates", "country", "中華民国", "other_country", ""),
        ("delegates", "country", "ไต้หวัน", "other_country", ""),
        ("hosts", "prefecture", "3-5", "unknown", ""),
        ("hosts", "prefecture", "3.5", "unknown", ""),
        ("sources", "url", "https://example.org/a<b", "form", ""),
    ],
)
def test_a_value_is_refused_with_what_it_may_mean(
    table: str, column: str, written: str, code: str, meant: str
) -> None:
    (problem,) = check(sound(table, {column: written}), f"{table}.csv").problems
    assert (problem.column, problem.code, problem.detail) == (column, code, meant)
