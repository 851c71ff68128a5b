"""What is chosen stands as chips in the page, each with a cross, beside "n of N seminars"."""

from dataclasses import replace
from html import escape
from typing import Any

from analysis.address import LISTS
from analysis.labels import country_names, theme_names
from analysis.memory import remembered
from analysis.narrative import seminars_shown
from analysis.selection import Selection
from pages.shared.browser import go_to, kept_address
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_chips(view: View) -> None:
    """Draw "n of N seminars" and, for each chosen value, a chip that takes it back."""
    draw_html(_chosen(view))


@remembered
def _chosen(view: View) -> str:
    said = escape(seminars_shown(view.history, view.chosen, view.selection, view.words))
    chosen = _chips(view) + _reset(view) if view.selection.is_narrowed else ""
    return f'<div class="kz-chosen"><p>{said}</p>{chosen}</div>'


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    go_to(replace(address, selection=_taken_back(address.selection)))


def _taken_back(chosen: Selection) -> Selection:
    return chosen.within_office() if chosen.is_narrowed else Selection()


def _reset(view: View) -> str:
    link = escape(view.address.here(selection=_taken_back(view.selection)))
    return f'<a class="kz-reset" href="{link}">{escape(view.words.text("filter-reset"))}</a>'


def _chips(view: View) -> str:
    selection, words = view.selection, view.words
    names: dict[str, Any] = {
        "year": words.fiscal_year,
        "country": country_names(view.whole, words).__getitem__,
        "theme": theme_names(view.whole, words).__getitem__,
    }
    chips = "".join(
        _chip(view, parameter, value, names[parameter](value))
        for parameter, field in LISTS.items()
        for value in getattr(selection, field)
    )
    return f'<ul class="kz-chips">{chips}</ul>'


def _chip(view: View, parameter: str, value: Any, name: str) -> str:
    """Return a chip; doors.js drops its value from the address at hand, which may be newer."""
    said = escape(view.words.text("filter-chip.help", name=name))
    left = escape(view.address.without(parameter, value))
    return (
        f'<li><a class="kz-chip" href="{left}" data-drops="{escape(f"{parameter}={value}")}"'
        f' title="{said}">{escape(view.words.text("filter-chip", name=name))}</a></li>'
    )
