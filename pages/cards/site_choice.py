"""The chosen site: one and the same on the map, in the list and in the address."""

from dataclasses import replace
from html import escape

import pandas as pd

from analysis.cells import linked
from analysis.rows import records
from analysis.summaries.visits import is_approximate
from analysis.table_rows import SiteRow
from pages.shared.browser import go_to, kept_address
from pages.shared.view import View

# So many sites are named; the list has all.
NAMED = 6


class ChosenSiteRow(SiteRow):
    """A row of `sites`, and whether its place is only approximate."""

    approximate: bool


def chosen_site(view: View) -> ChosenSiteRow | None:
    """Return the chosen site; None if there is no such one."""
    sites = view.whole.sites
    chosen = sites[sites["site_id"] == view.address.site]
    chosen = chosen.assign(approximate=is_approximate(chosen))
    return next(iter(records(chosen, ChosenSiteRow)), None)


def site_in_words(view: View) -> str:
    """Return the name of the chosen site; "" where none is chosen."""
    site = chosen_site(view)
    return "" if site is None else view.words.name(site)


def choose_site(site_id: str) -> None:
    """Open a site; "" closes it."""
    go_to(replace(kept_address(), site=site_id))


def site_doors(view: View, sites: pd.DataFrame) -> str:
    """Name the first of some sites, each a door to it on the same page; count the others."""
    shown = records(sites.head(NAMED), SiteRow)
    doors = {site["site_id"]: view.address.here(site=site["site_id"]) for site in shown}
    names = [linked(escape(view.words.name(site)), site["site_id"], doors) for site in shown]
    rest = len(sites) - len(names)
    more = [escape(view.words.text("map-more", count=rest))] if rest else []
    return view.words.listing([*names, *more])
