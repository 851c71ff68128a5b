"""What kind of file it is, by its first bytes and its name; and CSV files as rows."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import PurePath

from analysis.intake import limits
from analysis.intake.files import guard, workbook
from analysis.intake.grid import Grid, Issue, Normalisation, RefusedError, Score
from analysis.intake.headings import headings_found
from analysis.loading.csv_writer import rows_as_written

_WORKBOOK = b"PK"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_ENDINGS = (".csv", ".tsv", ".txt", "")
_WORKBOOK_ENDINGS = (".xlsx", "")
# Endings of workbooks, under which some programs write text or another kind of workbook.
_EXCEL_ENDINGS = (".xls", ".xlsx", ".xlt", ".xltx")
_MACRO_ENDINGS = (".xlsm", ".xltm", ".xlam", ".xla")


def open_file(name: str, content: bytes) -> tuple[tuple[str, Grid], ...]:
    """Return the cells of a file: of a workbook of several tables by the titles of its sheets.

    What is one table has the title "". Raises RefusedError for what is neither CSV nor XLSX.
    """
    ending = PurePath(name).suffix.lower()
    if len(content) > limits.BYTES:
        raise RefusedError("too_large", detail=f"{limits.BYTES // 1_000_000}")
    if not content.strip():
        raise RefusedError("empty_file", 1)
    if ending in _MACRO_ENDINGS:
        raise RefusedError("macros")
    other = guard.kind_of_bytes(content)
    if other:
        raise RefusedError(other)
    if content.startswith(_WORKBOOK):
        return _workbook(content, ending)
    return (("", _text(content, ending)),)


def _workbook(content: bytes, ending: str) -> tuple[tuple[str, Grid], ...]:
    if ending in _WORKBOOK_ENDINGS:
        return workbook.read_workbook(content)
    # What is another program's file under its own name says so.
    guard.refuse_hostile(content)
    raise RefusedError("wrong_ending", detail="XLSX")


def _text(content: bytes, ending: str) -> Grid:
    if ending in _TEXT_ENDINGS:
        return read_delimited(content, headings_found)
    if ending not in _EXCEL_ENDINGS:
        raise RefusedError("wrong_type")
    # Text has no zeros, but in UTF-16.
    is_text = b"\0" not in content or content.startswith(_UTF_16)
    raise RefusedError("wrong_ending" if is_text else "old_excel", detail="CSV" * is_text)


# Files that are chosen a second time: of one name the newer counts, and the same file once.

# Why a file is left out: a newer one has its name, or it is the same under another.
LEFT_OUT = ("replaced", "same_file")


@dataclass(frozen=True)
class Chosen:
    """A file that counts, and those that were left out for it."""

    name: str
    content: bytes
    left_out: tuple[Normalisation, ...] = ()


def newest(files: Iterable[tuple[str, bytes]]) -> tuple[Chosen, ...]:
    """Return the files that count, from those in the order in which they were chosen.

    A mended file takes the place of the older one of its name; a copy under another name is left
    out, unless there is nothing in it.
    """
    by_name: dict[str, Chosen] = {}
    for name, content in files:
        again = (Normalisation("replaced", name, ""),) if name in by_name else ()
        by_name[name] = Chosen(name, content, again)
    by_content: dict[bytes | str, Chosen] = {}
    for one in by_name.values():
        key = one.content if one.content.strip() else one.name
        first = by_content.get(key)
        copy = Normalisation("same_file", one.name, "")
        left_out = one.left_out if first is None else (*first.left_out, copy, *one.left_out)
        kept = first or one
        by_content[key] = Chosen(kept.name, kept.content, left_out)
    return tuple(by_content.values())


# CSV files, with whatever delimiter and encoding, to rows as Excel shows them.

_DELIMITERS = (",", "\t", ";")
# Rows in which the headings are looked for, to find the delimiter.
_SAMPLE = 30
_SEPARATOR = "sep="


def read_delimited(content: bytes, score: Score) -> Grid:
    """Return the rows of a CSV file, the delimiter being the one under which headings appear.

    Raises RefusedError for what cannot be opened at all.
    """
    text, normalisations = decode(content)
    text, declared = _without_separator_line(text)
    if not text.strip():
        raise RefusedError("empty_file", 1)
    delimiter = declared or max(_DELIMITERS, key=lambda tried: _score(text, tried, score))
    if delimiter != ",":
        normalisations += (Normalisation("delimiter", delimiter, ","),)
    return _grid(text, delimiter, normalisations)


def _without_separator_line(text: str) -> tuple[str, str]:
    """Take away a first line `sep=;`, which Excel obeys and does not show."""
    first, line_break, rest = text.partition("\n")
    line = first.rstrip("\r").strip('"')
    if line[: len(_SEPARATOR)].lower() != _SEPARATOR or len(line) != len(_SEPARATOR) + 1:
        return text, ""
    return (rest, line[-1]) if line[-1] in _DELIMITERS and line_break else (text, "")


def _score(text: str, delimiter: str, score: Score) -> int:
    try:
        return score(cells for cells, _ in islice(_records(text, delimiter), _SAMPLE))
    except csv.Error:
        return 0


def _grid(text: str, delimiter: str, normalisations: tuple[Normalisation, ...]) -> Grid:
    rows: list[tuple[str, ...]] = []
    issues: list[Issue] = []
    cells = 0
    try:
        for row, is_sound in _records(text, delimiter):
            rows.append(row)
            if not is_sound:
                issues.append(Issue("quotes", len(rows)))
            cells += len(row)
            is_far = len(row) > limits.COLUMNS or len(rows) > limits.ROWS
            if is_far or cells > limits.CELLS:
                raise RefusedError("too_many_cells", len(rows), str(limits.CELLS))
    except csv.Error:
        # The rows from here on cannot be told from each other.
        issues.append(Issue("quotes", len(rows) + 1))
        rows.append(('"',))
    return Grid(tuple(rows), tuple(issues), normalisations)


def _records(text: str, delimiter: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield each row's cells, and whether its quotation marks come in pairs."""
    for cells, written in rows_as_written(text, delimiter):
        yield cells, written.count('"') % 2 == 0


# Bytes to text in the encodings that Excel writes; what could be read in two ways is refused.
#
# There is no statistical guess here: each encoding either decodes without an error or does not,
# and cp932, which decodes much that was never meant to be Japanese, must have no rival.

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
# User-defined signs, which no text that is really cp932 contains.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Bytes that cp1252 (Western Europe) reads as accented letters, quotation marks and dashes.
_WESTERN = re.compile(rb"[\x00-\x7f\x85\x91-\x97\xa0\xb0\xc0-\xff]*")
# Chinese, Korean and Thai, which have no kana, decode as kanji and half-width kana side by side.
_KANA = re.compile("[\u3041-\u30fa]")
_SIDE_BY_SIDE = re.compile("[\uff61-\uff9f][\u3400-\u9fff]|[\u3400-\u9fff][\uff61-\uff9f]")
# Western letters of a Mac or of DOS decode as a kanji in a word: Amérique, Am屍ique. Where kana are
# as well, as in Webサイト, more than one letter stands together.
_TWO_TOGETHER = re.compile(r"[^\x00-\x7f]{2}")
_WITHIN_WORD = re.compile(r"[a-z][^\x00-\x7f]|[^\x00-\x7f][a-z]")
# Signs that stand over or under a letter of Thai, and so after it.
_NO_THAI = re.compile("(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
# Mail of old: its escapes say what each byte is.
_ISO_2022 = re.compile(rb"\x1b\$[@B]")
# In UTF-8 of two bytes, which two of another encoding can be by chance: signs of phonetics and
# scripts that no source of ours is in. A mark over a Latin letter is none.
_SELDOM = re.compile("[\u0250-\u036f\u0530-\u05ff\u0700-\u07ff]")
_MARKED = re.compile("[A-Za-z\xc0-\u024f][\u0300-\u036f]+")
_OF_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")


def decode(content: bytes) -> tuple[str, tuple[Normalisation, ...]]:
    """Return the text, and a change where it was not UTF-8.

    Raises RefusedError with `encoding` or `ambiguous_encoding`.
    """
    for mark, name, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(content.removeprefix(codecs.BOM_UTF8), codec), _listed(name)
    without_mark = _utf_16_without_mark(content)
    if without_mark:
        return _strictly(content, without_mark), _listed("utf-16")
    if content.isascii() and _ISO_2022.search(content):
        return _strictly(content, "iso2022_jp"), _listed("iso2022_jp")
    try:
        return _utf_8(content), ()
    except UnicodeDecodeError as error:
        return _cp932(content, error), _listed("cp932")


def _utf_8(content: bytes) -> str:
    """Return the text of UTF-8, unless it is so by chance: 水 in GBK is a letter of it."""
    text = content.decode()
    is_short = not _OF_THREE_BYTES.search(text)
    if is_short and _SELDOM.search(_MARKED.sub("", text)) and _reads(content, "gb18030"):
        raise RefusedError("ambiguous_encoding")
    return text


def _listed(name: str) -> tuple[Normalisation, ...]:
    return () if name == "utf-8" else (Normalisation("encoding", name, "utf-8"),)


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise _unreadable(content, error, codec) from error


def _unreadable(content: bytes, error: UnicodeDecodeError, codec: str = "utf-8") -> RefusedError:
    """Name the row of the first byte that cannot be read."""
    before = content[: error.start].decode(codec, errors="ignore")
    rows = csv.reader(StringIO(f"{before}?", newline=""))
    return RefusedError("encoding", sum(1 for _ in rows))


def _utf_16_without_mark(content: bytes) -> str:
    """Return the codec of UTF-16 without a mark: every second byte of Latin headings is zero."""
    start = content[:8]
    if len(content) % 2 or len(start) < 8:
        return ""
    if not any(start[1::2]) and all(start[::2]):
        return "utf-16-le"
    return "utf-16-be" if not any(start[::2]) and all(start[1::2]) else ""


def _cp932(content: bytes, not_utf_8: UnicodeDecodeError) -> str:
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError as error:
        raise _unreadable(content, not_utf_8) from error
    # A line in UTF-8, in a file that is not UTF-8 throughout.
    lines = (line for line in content.splitlines() if not line.isascii())
    if _PRIVATE.search(text) or any(_reads(line, "utf-8") for line in lines):
        raise _unreadable(content, not_utf_8)
    is_foreign = bool(_HALF_WIDTH.search(text)) and not _KANA.search(text)
    rivals = ("euc_jp", *(("gb18030", "cp949", "big5") if is_foreign else ()))
    if _WESTERN.fullmatch(content) or any(_reads(content, rival) for rival in rivals):
        raise RefusedError("ambiguous_encoding")
    if is_foreign and (
        _SIDE_BY_SIDE.search(text)
        or (_reads(content, "cp874") and not _NO_THAI.search(content.decode("cp874")))
    ):
        raise RefusedError("ambiguous_encoding")
    is_japanese = _KANA.search(text) and _TWO_TOGETHER.search(text)
    if _WITHIN_WORD.search(text) and not is_japanese:
        raise RefusedError("ambiguous_encoding")
    return text


def _reads(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
