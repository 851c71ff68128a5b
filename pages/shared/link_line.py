"""The line that says what of a link could not be used, until the reader's next choice."""

from collections.abc import Collection
from dataclasses import replace
from html import escape

from analysis.address import OPENING
from analysis.link import Unused, nearest
from analysis.memory import cached
from analysis.search import Entry
from pages.shared.browser import opened_link
from pages.shared.markup import draw_html
from pages.shared.text import shortened
from pages.shared.view import View

# So many parts are named; the others are counted.
NAMED = 5
# Any page opens evidence.
_EVERYWHERE = ("cell",)


def draw_link_line(view: View, opens: Collection[str]) -> None:
    """Say what of the link could not be used; `opens` are what this page opens of `OPENING`."""
    link = opened_link()
    if link is None:
        return
    unread = {*view.address.parameters()}.intersection(OPENING) - {*_EVERYWHERE, *opens}
    idle = tuple(
        Unused(name, value)
        for name, values in view.address.parameters().items()
        if name in unread
        for value in values
        if Unused(name, value) not in link.unused
    )
    if link.unused or idle:
        draw_html(_line(view, link.unused, idle))


@cached
def _line(view: View, unused: tuple[Unused, ...], idle: tuple[Unused, ...]) -> str:
    """Return the line; `idle` is what another page would open."""
    words = view.words
    parts = [_part(view, one, seek=one in unused) for one in (*unused, *idle)[:NAMED]]
    rest = len(unused) + len(idle) - len(parts)
    more = [escape(words.text("link-more", count=rest))] if rest else []
    said = words.text("link-unused", parts=words.listing([*parts, *more]))
    return f'<p class="kz-note" role="status">{said}</p>'


def _part(view: View, unused: Unused, *, seek: bool) -> str:
    """Return a part of the link as HTML, with the doors to what is nearest to it."""
    words, given = view.words, (unused.parameter, unused.value)
    name, value = (escape(shortened(text)) for text in given)
    said = words.text("link-part", name=name, value=value)
    near = nearest(unused, view.selection.office, view.whole, words) if seek else ()
    if not near:
        return said
    doors = words.listing(_door(view, unused.parameter, entry) for entry in near)
    return words.text("link-part-near", part=said, names=doors)


def _door(view: View, parameter: str, entry: Entry) -> str:
    """Return the door to the same page with a thing in the place of what could not be used."""
    selection = view.selection
    in_filter: dict[str, dict[str, object]] = {
        "country": {"selection": replace(selection, countries=(*selection.countries, entry.id))},
        "theme": {"selection": replace(selection, themes=(*selection.themes, entry.id))},
    }
    opened = in_filter.get(parameter, {parameter: entry.id})
    link = escape(view.address.here(**opened))
    return f'<a href="{link}" target="_self">{escape(entry.name)}</a>'
