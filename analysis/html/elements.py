"""HTML elements as `Markup`: text that is put into one is escaped, other elements stay as they are.

`Markup` from here to `draw_html`: what was not escaped is a `str`, which the types refuse there.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Literal

from markupsafe import Markup

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
