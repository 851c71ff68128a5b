"""The parameters of a link, taken out of what mail programs and second encodings make of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import parse_qsl, unquote_plus

from analysis.address import NAMES
from analysis.intake.column_words import fold

Pair = tuple[str, str]

# What else the parameters are called.
_ALSO = {
    "language": "lang",
    "dataset": "data",
    "years": "year",
    "fiscal_year": "year",
    "fiscal_years": "year",
    "countries": "country",
    "themes": "theme",
}
_BY_NAME = {fold(name): known for name, known in (*zip(NAMES, NAMES, strict=True), *_ALSO.items())}
_AMP = re.compile(r"^\W*(amp;)*", re.IGNORECASE)
# Where the next parameter begins in the value of one: "LAO&amp;year=2019", "LAO;year=2019".
_NEXT = re.compile(rf"[&;?](?:amp;)*(?=(?:{'|'.join(NAMES)})=)", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"^3[Dd]")
# Signs that stand around a link in a sentence. One that means "not" or "since" is not among them.
_SIGNS = (
    r"\s\"'`\u2018-\u201f\u00ab\u00bb\u2039\u203a\u3008-\u3011()\[\]{}*_|\\,.;:\u2026\u3001\u3002"
)
_BEFORE, _AFTER = re.compile(f"^[{_SIGNS}]+"), re.compile(f"[{_SIGNS}?!>/]+$")
_IN_ANGLES = re.compile(r"^<(.*)>$")
_SEPARATORS = re.compile(r"[,;、|&+\n]+")
_LOOSER = re.compile(r"[\s/・]+")
# What is searched for may be anything.
FREE = "q"


def parameters(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the parameters of a link by the names they have here; an unknown one as it stands."""
    for name, value in pairs:
        if "=" in unquote_plus(name) and parameter(name) is None:
            yield from _of_query(unquote_plus(f"{name}={value}" if value else name))
        else:
            yield from _split(name, value)


def _of_query(text: str) -> Iterator[Pair]:
    for name, value in parse_qsl(unescape(text)):
        yield from _split(name, value)


def _split(name: str, value: str) -> Iterator[Pair]:
    known = parameter(name)
    if known in (None, FREE):
        yield known or name, value
        return
    first, *others = _NEXT.split(unescape(value))
    yield str(known), first
    for other in others:
        yield from _split(*other.partition("=")[::2])


def parameter(name: str) -> str | None:
    """Return what a parameter is called here; None for one that is not known."""
    return _BY_NAME.get(fold(_AMP.sub("", name)))


def readings(text: str) -> Iterator[str]:
    """Yield a value as it stands, then without what was put around it or encoded once more."""
    yield text
    decoded = unquote_plus(text) if "%" in text else text
    plain = _bare(unicodedata.normalize("NFKC", unescape(decoded)))
    yield plain
    if _QUOTED_PRINTABLE.match(plain):
        yield _bare(_QUOTED_PRINTABLE.sub("", plain))


def _bare(text: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", _IN_ANGLES.sub(r"\1", text.strip())))


def pieces(text: str) -> list[str]:
    """Return the values that commas and the like join in one."""
    return [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]


def loose_pieces(text: str) -> list[str]:
    """Return the values that blanks or strokes join, which also stand within names."""
    return [piece for piece in _LOOSER.split(text.strip()) if piece]
