"""Bytes to text in the encodings that Excel writes; what could be read in two ways is refused.

There is no statistical guess here: each encoding either decodes without an error or does not,
and cp932, which decodes much that was never meant to be Japanese, must have no rival.
"""

import codecs
import csv
import re
from io import StringIO

from analysis.intake.grid import Change, RefusedError

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
# Chinese and Korean, which have no kana, decode as kanji and half-width kana.
_KANA = re.compile("[\u3041-\u30fa]")


def decode(content: bytes) -> tuple[str, tuple[Change, ...]]:
    """Return the text, and a change where it was not UTF-8.

    Raises RefusedError with `encoding` or `ambiguous_encoding`.
    """
    for mark, name, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(content.removeprefix(codecs.BOM_UTF8), codec), _listed(name)
    without_mark = _utf_16_without_mark(content)
    if without_mark:
        return _strictly(content, without_mark), _listed("utf-16")
    try:
        return content.decode(), ()
    except UnicodeDecodeError as error:
        return _cp932(content, error), _listed("cp932")


def _listed(name: str) -> tuple[Change, ...]:
    return () if name == "utf-8" else (Change("encoding", name, "utf-8"),)


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
    """Headings are Latin letters, of which every second byte is zero in UTF-16."""
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
    is_foreign = _HALF_WIDTH.search(text) and not _KANA.search(text)
    rivals = ("euc_jp", *(("gb18030", "cp949", "big5") if is_foreign else ()))
    if _WESTERN.fullmatch(content) or any(_reads(content, rival) for rival in rivals):
        raise RefusedError("ambiguous_encoding")
    return text


def _reads(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
