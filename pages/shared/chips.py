"""What is chosen stands as chips in the page, each with a cross, beside "n of N seminars"."""

from dataclasses import replace
from html import escape
from typing import Any

from analysis.address import LISTS
from analysis.labels import country_names, theme_names
from analysis.memory import cached
from analysis.narrative import seminars_shown
from analysis.selection import Selection
from pages.shared.browser import go_to, kept_address
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_chips(view: View) -> None:
    """Draw "n of N seminars" and, for each chosen value, a chip that takes it back."""
    draw_html(_chosen(view))


@cached
def _chosen(view: View) -> str:
    words, values = view.words, _values(view)
    said = seminars_shown(view.history, view.chosen, view.selection, words)
    chosen = _chips(view) + _reset(view) if view.selection.is_narrowed else ""
    # To the ear the filters are named, as one of countries leaves the number of seminars as it is.
    filters = words.listing(name for _, _, name in values)
    spoken = words.text("seminars-spoken", shown=said, filters=filters) if values else said
    told = f'<p data-announced="{escape(spoken)}">{escape(said)}</p>'
    return f'<div class="kz-chosen">{told}{chosen}</div>'


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    go_to(replace(address, selection=_taken_back(address.selection)))


def _taken_back(chosen: Selection) -> Selection:
    return chosen.within_office() if chosen.is_narrowed else Selection()


def _reset(view: View) -> str:
    link = escape(view.address.here(selection=_taken_back(view.selection)))
    return f'<a class="kz-reset" href="{link}">{escape(view.words.text("filter-reset"))}</a>'


def _values(view: View) -> list[tuple[str, Any, str]]:
    """Return each chosen value with its parameter and its name."""
    selection, words = view.selection, view.words
    names: dict[str, Any] = {
        "year": words.fiscal_year,
        "country": country_names(view.whole, words).__getitem__,
        "theme": theme_names(view.whole, words).__getitem__,
    }
    return [
        (parameter, value, names[parameter](value))
        for parameter, field in LISTS.items()
        for value in getattr(selection, field)
    ]


def _chips(view: View) -> str:
    chips = "".join(_chip(view, *value) for value in _values(view))
    return f'<ul class="kz-chips">{chips}</ul>'


def _chip(view: View, parameter: str, value: Any, name: str) -> str:
    """Return a chip; doors.js drops its value from the address at hand, which may be newer."""
    said = escape(view.words.text("filter-chip.help", name=name))
    left = escape(view.address.without(parameter, value))
    return (
        f'<li><a class="kz-chip" href="{left}" data-drops="{escape(f"{parameter}={value}")}"'
        f' title="{said}">{escape(view.words.text("filter-chip", name=name))}</a></li>'
    )
