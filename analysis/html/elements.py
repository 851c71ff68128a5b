"""HTML elements as `Markup`: text that is put into one is escaped, other elements stay as they are.

`Markup` from here to `draw_html`: what was not escaped is a `str`, which the types refuse there.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from html import escape, unescape
from typing import Literal

from markupsafe import Markup

__all__ = [
    "BREAK",
    "MAY_BREAK",
    "NOTHING",
    "Attribute",
    "Markup",
    "element",
    "escaped",
    "in_its_language",
    "joined",
    "language_of",
    "link",
    "linked",
    "unescaped",
    "with_names_marked",
]

# An attribute that is None or False is left out; of one that is True stands its name alone.
Attribute = str | int | bool | None

_WITHOUT_END = frozenset({"br", "img", "input", "meta"})
BREAK = Markup("<br>")
MAY_BREAK = Markup("<wbr/>")
NOTHING = Markup()


# A page has some 500 elements, and a rerun takes 15 to 40 ms. Measured for one link: 1.9 µs here,
# 0.4 as an f-string with `escape`, 4.5 by `Markup.format`, 8.7 with htpy 26.5.
def element(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """Return an element: `class_` is its class, `aria_label` its aria-label."""
    start = name
    for key, value in attributes.items():
        if value is True:
            start += f" {_written(key)}"
        elif value is not None and value is not False:
            # Markup would end an attribute at its first quotation mark.
            start += f' {_written(key)}="{escape(str(value))}"'
    if name in _WITHOUT_END:
        return _markup(f"<{start}>")
    return _markup(f"<{start}>{_html(children)}</{name}>")


def _html(parts: Iterable[str], between: str = "") -> str:
    # Markup's own `join` and `escape` ask each part for its HTML, which doubles the time of a page.
    return between.join([part if type(part) is Markup else escape(part) for part in parts])


def _markup(html: str) -> Markup:
    return str.__new__(Markup, html)


@cache
def _written(key: str) -> str:
    """Return the name of an attribute as HTML has it."""
    return key.rstrip("_").replace("_", "-")


def unescaped(name: Literal["script", "style"], text: str) -> Markup:
    """Return a trusted script or style sheet, in which browsers know no escapes."""
    return element(name, Markup(text))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Join parts of HTML; what stands between them is trusted."""
    return _markup(_html(parts, between))


def escaped(text: str) -> Markup:
    """Return a text as HTML."""
    return text if isinstance(text, Markup) else _markup(escape(text))


def link(address: str, *words: str, **attributes: Attribute) -> Markup:
    """Return a link that opens on the same page."""
    return element("a", *words, href=address, target="_self", **attributes)


def linked(content: str, key: str, links: Mapping[str, str]) -> Markup:
    """Return content, a link where there is an address for it."""
    return link(links[key], content) if key in links else escaped(content)


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


def in_its_language(text: str, language: str) -> Markup:
    """Return a text as HTML, each part that is in another language than the page marked so."""
    parts, end = [], 0
    for run in _foreign(language, text).finditer(text):
        parts += [text[end : run.start()], run[0]]
        end = run.end()
    return joined(_marked(part, language) for part in (*parts, text[end:]))


def _foreign(language: str, text: str) -> re.Pattern[str]:
    """Return what finds the parts in question: words among ours, or the whole text."""
    if language in _OF_ONE:
        return _LATIN_RUN if _OF_ONE[language].search(text) else _WHOLE
    return _RUN if _RUN.search(text) else _WHOLE


def _marked(run: str, language: str) -> str:
    found = language_of(run)
    return run if found in ("", language) else element("span", run, lang=found)


# Names of the data that have the other language alone. They come to a page in links, sentences and
# lists of many makers, so they are found in its HTML.
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^>]*)>")
# What takes no element of ours, or is not read.
_CLOSED = frozenset({"svg", "script", "style", "option", "textarea"})
# What stands between Latin names in a Japanese text.
_BETWEEN_LATIN = re.compile(f"([{_LETTERS['ja']}\u3000-\u3004\u3008-\u303f\uff00-\uff65·]+)")


def with_names_marked(html: Markup, names: Collection[str], language: str) -> Markup:
    """Return HTML of a page in a language, names in the other one marked as being in that."""
    parts: list[str] = []
    end, within, depth = 0, "", 0
    written = str(html)
    for tag in _TAG.finditer(written):
        text = written[end : tag.start()]
        parts += [text if within else _with_marked(text, names, language), tag[0]]
        end, name = tag.end(), tag[2]
        if name == within:
            depth += -1 if tag[1] else 1
            within = within if depth else ""
        elif not within and not tag[1]:
            is_told = " lang=" in tag[3] and f' lang="{language}"' not in tag[3]
            within, depth = (name, 1) if is_told or name in _CLOSED else ("", 0)
    return _markup("".join([*parts, _with_marked(written[end:], names, language)]))


def _with_marked(text: str, names: Collection[str], language: str) -> str:
    """Return a text of HTML with its names marked: any Japanese one, of Latin ones those known."""
    plain = unescape(text)
    if language != "ja":
        return in_its_language(plain, language) if _OF_ONE["ja"].search(plain) else text
    pieces = (
        piece for part in _BETWEEN_LATIN.split(plain) for piece in re.split(r"(^\s+|\s+$)", part)
    )
    return joined(
        element("span", piece, lang="en") if piece in names else piece for piece in pieces
    )
