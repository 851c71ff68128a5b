"""What is known of one site: what it is, how sure that is, who came when and on what, the rest."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import narrative
from analysis.cells import linked
from analysis.selection import ALL_OFFICES, Selection
from analysis.summaries import visits
from analysis.summaries.distances import sites_near
from pages.cards.facts import definitions
from pages.cards.site_past import past_html
from pages.cards.sources import sources_html
from pages.shared.text import literal
from pages.shared.view import View

# As many as can be seen in a day.
NEAREST = 6


def draw_site_detail(view: View) -> None:
    """Draw the chosen site, or say how to choose one."""
    sites, visited = view.whole.sites, visits.visits(view.whole)
    chosen = sites[sites["site_id"] == view.address.site]
    if chosen.empty:
        st.caption(view.words.text("site-none-chosen"))
        return
    own = visited[visited["site_id"] == view.address.site]
    site = chosen.assign(approximate=visits.is_approximate(chosen)).iloc[0]
    with st.container(border=True, key="site-detail"):
        st.subheader(literal(view.words.name(site)), anchor=False)
        _draw_left_out(view, own)
        st.html(_facts(view, site))
        note = view.words.name(site, "note")
        if note:
            st.caption(literal(note))
        st.html(_section(view, "site-visits", past_html(view, own)))
        st.html(_section(view, "site-near-title", _near(view, site)))
        cited = view.whole.sources["source_id"].isin([site["source_id"], *own["source_id"]])
        listed = sources_html(view.whole.sources[cited], view.words)
        st.html(_section(view, "card-sources", listed))


def _draw_left_out(view: View, own: pd.DataFrame) -> None:
    """Say that the filters leave out a site that a link opened, and how to let it in."""
    shown = own["seminar_id"].isin(view.seminars.seminars["seminar_id"])
    if own.empty or shown.any():
        return
    link = view.address.with_selection(**vars(_wide_enough(view, own))).here()
    said, door = view.words.text("site-left-out"), view.words.text("site-let-in")
    st.html(
        f'<p class="kz-note">{escape(said)} '
        f'<a href="{escape(link)}" target="_self">{escape(door)}</a></p>'
    )


def _wide_enough(view: View, own: pd.DataFrame) -> Selection:
    """Return the selection without filters; of the office that visited, if the chosen did not."""
    seminars = view.whole.seminars
    offices = seminars.loc[seminars["seminar_id"].isin(own["seminar_id"]), "office_id"].unique()
    office = view.selection.office
    return Selection(office if office in {ALL_OFFICES, *offices} else str(offices[0]))


def _facts(view: View, site: pd.Series) -> str:
    words = view.words
    terms = {
        "kind": escape(words.text(f"kind-{site['kind']}")),
        "place": _place(view, site),
        "certainty": escape(narrative.site_certainty(site, words)),
    }
    return definitions(terms, words)


def _place(view: View, site: pd.Series) -> str:
    """Name the municipality and the prefecture, a door to the hosts; "" where neither is known."""
    names = view.words.names(view.whole.prefectures, "prefecture")
    parts = [escape(view.words.name(site, "municipality"))]
    if pd.notna(site["prefecture"]):
        link, label = view.address.link("hosts"), escape(names[site["prefecture"]])
        parts.append(f'<a href="{escape(link)}" target="_self">{label}</a>')
    return " · ".join(part for part in parts if part)


def _near(view: View, site: pd.Series) -> str:
    """Return the nearest other sites with their distances, each a door."""
    near, words = sites_near(view.whole, str(site["site_id"])), view.words
    said = narrative.near_sentence(near, site, words)
    if len(near) > NEAREST:
        first = words.text("site-near-first", count=NEAREST)
        said = narrative.joined(said, first, words=words)
    doors = {other: view.address.here(site=other) for other in near["site_id"]}
    items = (
        f"<li>{linked(escape(words.name(other)), other['site_id'], doors)} "
        f"<small>{escape(narrative.distance_between(site, other, words))}</small></li>"
        for other in near.head(NEAREST).to_dict("records")
    )
    return f'<p>{escape(said)}</p><ul class="kz-visits">{"".join(items)}</ul>'


def _section(view: View, title: str, content: str) -> str:
    return f"<h4>{escape(view.words.text(title))}</h4>{content}"
