"""The years under the map of sites: a bar for the visits of each, and a click leaves it alone.

A drag across them (strip.js) chooses a range, as the filter of years above does.
"""

from dataclasses import replace

from analysis.frames.caching import cached
from analysis.html.elements import Markup, element
from analysis.palette import STATE_SYMBOLS
from analysis.selection import filter_dataset
from analysis.summaries.places.visits import YearOfVisitsRow, visits_by_year
from analysis.summaries.scope import condensed
from pages.cards.sites.scale import of_families, shown_on_map
from pages.session.view import View


@cached
def years_html(view: View) -> Markup:
    """Return the years of the office's seminars with the visits that the other filters leave."""
    selection = replace(view.selection, fiscal_years=())
    chosen = filter_dataset(condensed(view.whole), selection)
    seminars = filter_dataset(condensed(view.whole), replace(selection, countries=()))
    shown = of_families(shown_on_map(seminars, chosen, selection.themes), view.address.family)
    years = visits_by_year.rows(seminars, shown.visits)
    most = max((year["visits"] or 0 for year in years), default=0)
    drawn = element(
        "ol",
        *(_year(view, year, late=2 * at >= len(years)) for at, year in enumerate(years)),
        class_="kz-visit-years",
        aria_label=view.words.text("site-years"),
        style=f"--columns:{len(years)};--most:{max(most, 1)}",
    )
    return element("div", drawn, class_="kz-years-box")


def _year(view: View, year: YearOfVisitsRow, *, late: bool) -> Markup:
    """Return a year: a link that leaves it alone; of the one alone, to all years again."""
    own, chosen = (year["fiscal_year"],), view.selection.fiscal_years
    said = element(
        "span",
        element("b", view.words.fiscal_year(own[0]), " "),
        element("span", _said(view, year)),
        class_="kz-names",
    )
    number = "" if year["visits"] is None else str(year["visits"])
    below = element(
        "span",
        element("span", f"’{own[0] % 100:02d}", class_="kz-year"),
        element("span", number, class_="kz-people"),
        class_="kz-below",
        aria_hidden="true",
    )
    kind = f"kz-column{' kz-late' if late else ''}"
    parts = (_sight(year), said, below)
    if year["status"] != "held":
        column = element("span", *parts, class_=kind)
    else:
        leads = view.address.with_selection(fiscal_years=() if own == chosen else own).here()
        current = "true" if own == chosen else None
        column = element("a", *parts, class_=kind, href=leads, target="_self", aria_current=current)
    is_out = bool(chosen) and own[0] not in chosen
    return element("li", column, data_year=own[0], data_out="" if is_out else None)


def _said(view: View, year: YearOfVisitsRow) -> str:
    words, visits = view.words, year["visits"]
    if year["status"] != "held":
        message = {"cancelled": "state-cancelled", "announced": "chart-matrix-announced"}
        return words.text(message.get(year["status"], "chart-no-seminar"))
    if visits is None:
        return words.text("site-years-unknown")
    said = words.text("site-list-visits", visits=visits)
    perhaps = words.text("site-years-perhaps", visits=year["perhaps"]) if year["perhaps"] else ""
    return words.apart(filter(None, (said, perhaps)))


def _sight(year: YearOfVisitsRow) -> Markup:
    """Return what stands for a year to the eye: its bar, hollow as far as it is only perhaps."""
    if year["status"] == "cancelled":
        return element(
            "span", STATE_SYMBOLS["cancelled"], class_="kz-sign-cancelled", aria_hidden="true"
        )
    if year["status"] != "held":
        return element("span", "·", class_="kz-sign-none", aria_hidden="true")
    if year["visits"] is None:
        return element("span", class_="kz-bar kz-unknown-bar", aria_hidden="true")
    perhaps = year["perhaps"] or 0
    sizes = (("kz-perhaps", perhaps), ("kz-sure", year["visits"] - perhaps))
    bars = (element("i", class_=kind, style=f"--visits:{size}") for kind, size in sizes if size)
    return element("span", *bars, class_="kz-bar", aria_hidden="true")
