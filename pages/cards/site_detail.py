"""What is known of one site: what it is, how sure that is, who came when and on what theme."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import maps, narrative
from analysis.labels import prefecture_names
from analysis.selection import ALL_OFFICES, Selection
from analysis.summaries import visits
from pages.cards.facts import definitions
from pages.cards.site_choice import ChosenSiteRow, chosen_site, site_doors
from pages.cards.site_past import past_html
from pages.shared.markup import draw_html
from pages.shared.text import literal
from pages.shared.view import View


def draw_site_detail(view: View) -> None:
    """Draw the chosen site, or say how to choose one."""
    site = chosen_site(view)
    if site is None:
        st.caption(view.words.text("site-none-chosen"))
        return
    visited = visits.visits(view.whole)
    own = visited[visited["site_id"] == site["site_id"]]
    with st.container(border=True, key="site-detail"):
        st.subheader(literal(view.words.name(site)), anchor=False)
        _draw_left_out(view, own)
        draw_html(_facts(view, site))
        _draw_together(view, site["site_id"])
        note = view.words.name(site, "note")
        if note:
            st.caption(literal(note))
        heading = escape(view.words.text("site-visits"))
        draw_html(f"<h4>{heading}</h4>{past_html(view, own)}")


def _draw_left_out(view: View, own: pd.DataFrame) -> None:
    """Say that the filters leave out a site that a link opened, and how to let it in."""
    shown = own["seminar_id"].isin(view.seminars.seminars["seminar_id"])
    if own.empty or shown.any():
        return
    link = view.address.with_selection(**vars(_wide_enough(view, own))).here()
    said, door = view.words.text("site-left-out"), view.words.text("site-let-in")
    draw_html(
        f'<p class="kz-note">{escape(said)} '
        f'<a href="{escape(link)}" target="_self">{escape(door)}</a></p>'
    )


def _draw_together(view: View, site_id: str) -> None:
    """Name the sites whose marks lie on that of the chosen one."""
    together = maps.same_spot(view.whole.sites, site_id)
    others = together[together["site_id"] != site_id]
    if len(others):
        said = view.words.text("site-together", names=site_doors(view, others))
        draw_html(f'<p class="kz-note">{said}</p>')


def _wide_enough(view: View, own: pd.DataFrame) -> Selection:
    """Return the selection without filters; of the office that visited, if the chosen did not."""
    seminars = view.whole.seminars
    offices = seminars.loc[seminars["seminar_id"].isin(own["seminar_id"]), "office_id"].unique()
    office = view.selection.office
    return Selection(office if office in {ALL_OFFICES, *offices} else str(offices[0]))


def _facts(view: View, site: ChosenSiteRow) -> str:
    words = view.words
    terms = {
        "kind": escape(words.text(f"kind-{site['kind']}")),
        "place": _place(view, site),
        "certainty": escape(narrative.site_certainty(site, words)),
    }
    return definitions(terms, words)


def _place(view: View, site: ChosenSiteRow) -> str:
    """Name the municipality and the prefecture, a door to the hosts; "" where neither is known."""
    words, municipality = view.words, view.words.name(site, "municipality")
    if site["prefecture"] is None:
        return escape(municipality)
    prefecture = prefecture_names(view.whole, words)[site["prefecture"]]
    in_both = words.text("host-in-prefecture", host=municipality, prefecture=prefecture)
    label = escape(in_both if municipality else prefecture)
    return f'<a href="{escape(view.address.link("hosts"))}" target="_self">{label}</a>'
