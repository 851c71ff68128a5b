"""Text of another language or direction than the page's, set so that it reads as it should."""

import re
from html import escape

# Text from data beside our own: what runs from right to left must not turn what stands around it.
#
# Hebrew and Arabic letters draw neighbouring numbers and dots to their side, and control characters
# can turn the rest of a line. Such text is put between isolating marks (Unicode, "UAX #9"), which
# work in HTML, in figures, on maps and in files alike.

ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_POP_EMBEDDING = "\u202c"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = f"\u2066\u2067{ISOLATE}"
# The controls, and the letters and digits of scripts that run from right to left.
_TURNING = re.compile(
    f"[{_EMBEDDINGS}{_POP_EMBEDDING}{_ISOLATES}{POP_ISOLATE}\u200f\u061c"
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolated(text: str) -> str:
    """Return text that cannot turn its surroundings; most text stays as it is."""
    if not _TURNING.search(text):
        return text
    if text.startswith(ISOLATE) and text.endswith(POP_ISOLATE):
        inner = text[1:-1]
        if _closed(inner) == inner:
            return text
    return f"{ISOLATE}{_closed(text)}{POP_ISOLATE}"


def _closed(text: str) -> str:
    """Return text in which each control that opens is closed, and none closes what it did not."""
    kept: list[str] = []
    opened: list[str] = []
    for sign in text:
        if sign in _EMBEDDINGS:
            opened.append(_POP_EMBEDDING)
        elif sign in _ISOLATES:
            opened.append(POP_ISOLATE)
        elif sign == _POP_EMBEDDING and opened[-1:] != [sign]:
            continue
        elif sign == _POP_EMBEDDING:
            opened.pop()
        elif sign == POP_ISOLATE:
            if sign not in opened:
                continue
            # What was opened within it ends with it.
            while opened.pop() != sign:
                pass
        kept.append(sign)
    return "".join([*kept, *reversed(opened)])


# Which language a text is in, told by its letters, and HTML that says so of each part.
#
# A page is in one language; titles, quotes and names from the data may be in another. A screen
# reader needs to know, or it reads Japanese with an English voice (WCAG 3.1.2), and a browser
# chooses the shapes of kanji by it. Names of one word, such as CLAIR, belong to every language.

# The letters that are of one language alone among those of the sources and of the countries.
_LETTERS = {
    "ja": "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
}
_OF_ONE = {language: re.compile(f"[{letters}]") for language, letters in _LETTERS.items()}
_ANY = "".join(_LETTERS.values())
# Such letters with all that stands between them, but not across a dot of ours, a quotation mark or
# a word of another language: 「クレア海外事務所フラッシュ 2023年2月22日配信」 is one.
_PART = r"(?:(?!（[A-Za-z])[^\s·“”\"|])*"
_PIECE = rf"{_PART}[{_ANY}]{_PART}"
_RUN = re.compile(rf"{_PIECE}(?:\s+(?:[^\sa-z·“”\"|]+\s+)?{_PIECE})*")
# Two words or more in Latin letters, with what stands between them.
_WORD = r"[A-Za-zÀ-ÖØ-öø-ž][\wÀ-ž'’&/.,:;!?–-]*"
_LATIN_RUN = re.compile(rf"{_WORD}(?:\s+(?:[^\s{_ANY}·|]+\s+)?{_WORD})+[)”’\]]*")
_WHOLE = re.compile(r".+", re.DOTALL)
_LATIN_WORD = re.compile(r"[a-zß-öø-ž]{3,}")
# Small words that French has and English has not; two of them make a text French.
_FRENCH = re.compile(
    r"\b(?:de|des|du|les|une|et|dans|pour|aux|sur|avec|(?=[dl]['’]\w)[dl])\b", re.IGNORECASE
)


def language_of(text: str) -> str:
    """Return the language of a text: by its letters, else "fr" or "en"; "" for a text without any.

    Letters that several languages share, as those of Hindi and Nepali, tell none.
    """
    for language, letters in _OF_ONE.items():
        if letters.search(text):
            return language
    if not _LATIN_WORD.search(text):
        return ""
    return "fr" if len({word.lower() for word in _FRENCH.findall(text)}) > 1 else "en"


def in_its_language(text: str, language: str) -> str:
    """Return a text as HTML, each part that is in another language than the page marked so."""
    parts, end = [], 0
    for run in _foreign(language, text).finditer(text):
        parts += [text[end : run.start()], run[0]]
        end = run.end()
    return "".join(_marked(part, language) for part in (*parts, text[end:]))


def _foreign(language: str, text: str) -> re.Pattern[str]:
    """Return what finds the parts in question: words among ours, or the whole text."""
    if language in _OF_ONE:
        return _LATIN_RUN if _OF_ONE[language].search(text) else _WHOLE
    return _RUN if _RUN.search(text) else _WHOLE


def _marked(run: str, language: str) -> str:
    found = language_of(run)
    same = found in ("", language)
    return escape(run) if same else f'<span lang="{found}">{escape(run)}</span>'
