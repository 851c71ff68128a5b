"""Below the map: the other sites near the chosen one, and what its words rest on."""

from html import escape

import streamlit as st

from analysis import narrative
from analysis.cells import linked
from analysis.rows import records
from analysis.summaries import visits
from analysis.summaries.distances import NearSiteRow, sites_near
from pages.cards.site_choice import ChosenSiteRow, chosen_site
from pages.cards.sources import sources_html
from pages.shared.markup import draw_html
from pages.shared.text import literal
from pages.shared.view import View

# As many as can be seen in a day.
NEAREST = 6


def draw_site_surroundings(view: View) -> None:
    """Draw the sites near the chosen one beside its sources; nothing where none is chosen."""
    site = chosen_site(view)
    if site is None:
        return
    near, sources = st.columns(2, gap="medium")
    with near, st.container(border=True, key="site-near"):
        title = view.words.text("site-near-title", name=view.words.name(site))
        st.subheader(literal(title), anchor=False)
        draw_html(_near(view, site))
    with sources, st.container(border=True, key="site-sources"):
        st.subheader(view.words.text("card-sources"), anchor=False)
        draw_html(_sources(view, site))


def _near(view: View, site: ChosenSiteRow) -> str:
    """Return the nearest other sites with their distances, each a door."""
    near, words = sites_near(view.whole, site["site_id"]), view.words
    said = narrative.near_sentence(near, site, words)
    if len(near) > NEAREST:
        first = words.text("site-near-first", count=NEAREST)
        said = narrative.joined(said, first, words=words)
    doors = {other: view.address.here(site=other) for other in near["site_id"]}
    items = (
        f"<li>{linked(escape(words.name(other)), other['site_id'], doors)} "
        f"<small>{escape(narrative.distance_between(site, other, words))}</small></li>"
        for other in records(near.head(NEAREST), NearSiteRow)
    )
    return f'<p>{escape(said)}</p><ul class="kz-visits">{"".join(items)}</ul>'


def _sources(view: View, site: ChosenSiteRow) -> str:
    """List the sources of the site and of its visits, with the words that count."""
    rows = visits.visits(view.whole)
    own = rows.loc[rows["site_id"] == site["site_id"], "source_id"]
    cited = view.whole.sources["source_id"].isin([site["source_id"], *own])
    return sources_html(view.whole.sources[cited], view.words)
