"""The sites of a programme: those that the data know, and new ones with their place."""

from collections.abc import Mapping

import streamlit as st

from analysis.contract import schema
from analysis.form.form import blank_row, is_new_key, new_key
from analysis.html.elements import element
from analysis.words.catalogue import prefecture_names
from pages.cards.check import form_places
from pages.cards.check.fields import Fields, as_named
from pages.components import html
from pages.session import drafts

SITES = schema.SITES.name
# What is asked of a new site, in this order; its position follows.
_ASKED = ("name_en", "name_ja", "municipality_en", "municipality_ja")


def draw_sites(fields: Fields) -> None:
    """Draw the sites of the data by name, and each new one with its fields."""
    words, rows = fields.view.words, fields.draft.form.rows[SITES]
    with fields.card("sites"):
        known = [words.name(as_named(row)) for row in rows if not is_new_key(row["site_id"])]
        if known:
            said = words.text("form-sites-known", count=len(known), names=words.listing(known))
            html.draw_html(element("p", said, class_="kz-says"))
        for number, row in enumerate(rows):
            if is_new_key(row["site_id"]):
                _draw_new(fields, number)
        st.button(words.text("form-add-sites"), key="form-add-sites", on_click=_add)


def _draw_new(fields: Fields, number: int) -> None:
    prefectures = prefecture_names(fields.view.whole, fields.view.words)
    with fields.row(SITES, number):
        for column in _ASKED:
            fields.draw_text((SITES, number, column))
        fields.draw_choice((SITES, number, "prefecture"), prefectures)
        fields.draw_list((SITES, number, "kind"))
        form_places.draw_position(fields, SITES, number)


def site_names(fields: Fields) -> Mapping[str, str]:
    """Return the sites that an item may be at: those of the form, then all others of the data."""
    words, own = fields.view.words, fields.draft.form.rows[SITES]
    untitled = words.text("form-site-unnamed")
    names = {row["site_id"]: words.name(as_named(row)) or untitled for row in own}
    return {**names, **words.names(fields.view.whole.whole.sites, "site_id"), **names}


def _add() -> None:
    rows = drafts.rows_of(SITES)
    drafts.add_row(
        SITES, blank_row(SITES, site_id=new_key(rows, "site_id"), identification="stated")
    )
