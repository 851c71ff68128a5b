"""Laws of reading, looked for counter-examples by Hypothesis."""

from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.contract.schema import TABLES
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read, read_together
from analysis.loading.checking import check_table
from tests.intake.files import (
    HEADINGS,
    ROWS,
    WORDS,
    book,
    found,
    known,
    letter,
    sound,
    text,
    values,
)

_PIECES = st.sampled_from(
    [
        *(",", ";", "\t", '"', "\n", "\r\n", "\r", "\ufeff", "\0", " ", "\u3000", "=", "sep=;\n"),
        *("NA", "1e999", "-1", "水道", "令和6年4月1日", "33°57′", "2024/13/41", "#N/A", "ﾗｵｽ"),
        *(",".join(TABLES[name].columns) + "\n" for name in ("delegates", "seminars", "sites")),
        *("sg-fy2019", "KHM", "国", "テーマ", "delegates"),
    ]
)
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp932"])
_TEXTS = st.builds(
    lambda parts, encoding: "".join(parts).encode(encoding, errors="replace"),
    st.lists(_PIECES, max_size=40),
    _ENCODINGS,
)
_NAMES = st.sampled_from(["delegates.csv", "a.xlsx", "b", "c.xls", "d.txt", "", "sites.CSV"])
_WORKBOOK = book([HEADINGS, *ROWS])


def _damaged(places: Sequence[tuple[int, int]], length: int) -> bytes:
    content = bytearray(_WORKBOOK)
    for at, byte in places:
        content[at % len(content)] = byte
    return bytes(content[: len(content) - length])


_DAMAGED = st.builds(
    _damaged,
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=5),
    st.sampled_from([0, 0, 1, 30, 2000]),
)


def is_counted(result: CheckResult) -> bool:
    kept = 0 if result.text is None or result.text.frame is None else len(result.text.frame)
    return (
        result.rows == result.accepted + result.refused + result.blank
        and result.accepted == kept
        and min(result.accepted, result.refused, result.blank) >= 0
    )


@settings(max_examples=100)
@given(name=_NAMES, content=st.one_of(st.binary(max_size=300), _TEXTS, _DAMAGED))
def test_any_bytes_give_a_result_and_every_row_is_counted(name: str, content: bytes) -> None:
    result = read(name, content, known())
    assert is_counted(result)
    assert result.is_accepted == (not result.problems)
    assert result.is_accepted <= (result.table is not None and result.refused == 0)


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


@st.composite
def sound_tables(draw: st.DrawFn) -> list[list[str]]:
    """Draw a sound table of delegates or sources, with free text of every kind in the latter."""
    if draw(st.booleans()):
        keys = draw(st.lists(st.sampled_from(["KHM", "LAO", "THA", "FRA"]), unique=True))
        return sound("delegates", *({"country": key} for key in keys))[: len(keys) + 1]
    letters = st.text(st.sampled_from(list("ab \t,;'\"\n=éＡ水道、（）ﾗ|")), max_size=12)
    says = draw(st.lists(letters.map(str.strip).filter(_says_something), max_size=5))
    # An apostrophe before what looks like a formula marks it as text and is no part of it.
    assume(not any(said.lstrip("'").startswith("=") for said in says))
    rows = ({"source_id": f"s{at}", "says": said} for at, said in enumerate(says))
    return sound("sources", *rows)[: len(says) + 1]


@given(
    rows=sound_tables(),
    delimiter=st.sampled_from([",", "\t", ";"]),
    line_break=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    declared=st.booleans(),
)
def test_a_sound_table_reads_back_identical_in_every_dialect(
    rows: list[list[str]], delimiter: str, line_break: str, encoding: str, declared: bool
) -> None:
    first = f"sep={delimiter}{line_break}" if declared and line_break != "\r" else ""
    content = (first + text(rows, delimiter, line_break)).encode(encoding)
    result = read("file.csv", content, known())
    assert found(result) == []
    assert values(result) == rows[1:]
    assert {one.why for one in result.normalisations} <= {"encoding", "delimiter"}


@settings(max_examples=15)
@given(rows=sound_tables())
def test_a_sound_table_reads_back_identical_from_a_workbook(rows: list[list[str]]) -> None:
    result = read("file.xlsx", book(rows), known())
    assert found(result) == []
    assert values(result) == rows[1:]
    assert result.normalisations == ()


@settings(max_examples=10)
@given(rows=sound_tables())
def test_the_existing_checks_run_on_what_was_accepted(rows: list[list[str]]) -> None:
    result = read("file.csv", text(rows).encode(), known())
    assert result.text is not None
    checked = check_table(result.text)
    assert checked.problems == ()
    assert len(checked.frame) == result.accepted


@settings(max_examples=20)
@given(order=st.permutations(range(len(HEADINGS))), words=st.sampled_from(WORDS))
def test_headings_may_stand_in_any_order_and_either_language(
    order: list[int], words: list[str]
) -> None:
    content = text([[row[at] for at in order] for row in [words, *ROWS]]).encode()
    result = read("file.csv", content, known())
    assert found(result) == []
    assert values(result) == ROWS


_BAD = {
    "seminar_id": [("sg-fy1", "unknown"), ("#REF!", "excel_error")],
    "country": [("Atlantis", "unknown"), ("=A1", "formula"), ("K\0", "control")],
    "theme_id": [("dancing", "unknown"), ("\ufffd", "lost_character")],
    "delegates": [("", "blank"), ("-2", "negative"), ("2.5", "fraction"), ("x", "whole_number")],
    "basis": [("", "blank"), ("rumour", "choice")],
    "source_id": [("", "blank"), ("nobody", "unknown")],
}


@given(
    row=st.integers(0, len(ROWS) - 1),
    column=st.sampled_from(HEADINGS),
    choice=st.integers(0, 3),
    titles=st.integers(0, 3),
    blanks=st.integers(0, 2),
    in_a_book=st.booleans(),
)
def test_one_bad_cell_anywhere_is_named(
    row: int, column: str, choice: int, titles: int, blanks: int, in_a_book: bool
) -> None:
    written, code = _BAD[column][choice % len(_BAD[column])]
    assume(not (in_a_book and code == "control"))
    rows = [list(cells) for cells in ROWS]
    rows[row][HEADINGS.index(column)] = written
    above = [["A title"]] * titles + [["", ""]] * blanks
    sheet = [*above, HEADINGS, *rows]
    content = book(sheet) if in_a_book else text(sheet).encode()
    result = read("file.xlsx" if in_a_book else "file.csv", content, known())
    assert found(result) == [(len(above) + 2 + row, letter("delegates", column), code)]
    assert is_counted(result)
    assert result.accepted == len(ROWS) - 1


def test_files_that_go_in_together_may_point_to_each_other() -> None:
    seminars = text(sound("seminars", {"source_id": "gazette", "participants": "5"})).encode()
    delegates = text(sound("delegates", {"seminar_id": "sg-fy2023"})).encode()
    sources = text(sound("sources")).encode()
    files = [("delegates.csv", delegates), ("seminars.csv", seminars), ("sources.csv", sources)]
    assert all(result.is_accepted for result in read_together(files, known()))
    assert found(read("delegates.csv", delegates, known())) == [(2, "A", "unknown")]
