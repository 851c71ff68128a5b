"""The chosen site: one and the same on the map, in the list and in the address."""

from dataclasses import replace
from html import escape

import pandas as pd

from analysis.cells import linked
from analysis.summaries.visits import is_approximate
from pages.shared.browser import go_to, kept_address
from pages.shared.view import View

# So many sites are named; the list has all.
NAMED = 6


def chosen_site(view: View) -> pd.Series | None:
    """Return the chosen site's row of `sites`, with `approximate`; None if there is no such one."""
    sites = view.whole.sites
    chosen = sites[sites["site_id"] == view.address.site]
    return None if chosen.empty else chosen.assign(approximate=is_approximate(chosen)).iloc[0]


def site_in_words(view: View) -> str:
    """Return the name of the chosen site; "" where none is chosen."""
    site = chosen_site(view)
    return "" if site is None else view.words.name(site)


def choose_site(site_id: str) -> None:
    """Open a site; "" closes it."""
    go_to(replace(kept_address(), site=site_id))


def site_doors(view: View, sites: pd.DataFrame) -> str:
    """Name the first of some sites, each a door to it on the same page; count the others."""
    shown = sites.head(NAMED).to_dict("records")
    doors = {site["site_id"]: view.address.here(site=site["site_id"]) for site in shown}
    names = [linked(escape(view.words.name(site)), site["site_id"], doors) for site in shown]
    rest = len(sites) - len(names)
    more = [escape(view.words.text("map-more", count=rest))] if rest else []
    return view.words.listing([*names, *more])
