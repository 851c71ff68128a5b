"""The accessibility statement: what is aimed at, what was tried and what not, and whom to tell."""

import os
import re
from datetime import date
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from analysis.words import Words
from pages.shared.markup import draw_html
from pages.shared.view import View

# The environment variable that names whom to tell: an e-mail address, or one that begins https://.
CONTACT = "KIZUNA_CONTACT"
# When the statement was last held against the tests; change it with the words.
REVISED = date(2026, 11, 28)
PARTS = ("aim", "tried", "seen", "not_tried", "limits")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def draw_accessibility(view: View) -> None:
    """Draw the statement."""
    words = view.words
    told = {part: escape(words.text(f"accessibility-{part}.text")) for part in PARTS}
    told["contact"] = _contact(words, os.environ.get(CONTACT, "").strip())
    told["revised"] = escape(words.day(REVISED))
    terms = "".join(
        f"<dt>{escape(words.text(f'accessibility-{part}'))}</dt><dd>{text}</dd>"
        for part, text in told.items()
    )
    with st.container(border=True, key="card-accessibility"):
        st.header(words.text("card-accessibility"), anchor=False)
        draw_html(f'<dl class="kz-groups">{terms}</dl>')


def _contact(words: Words, contact: str) -> str:
    """Return whom to tell, as a link where it is one that is safe to follow."""
    if not contact:
        return escape(words.text("accessibility-contact.nobody"))
    shown, address = escape(contact), _address(contact)
    if address:
        shown = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return words.text("accessibility-contact.text", contact=shown)


def _address(contact: str) -> str:
    """Return the address that a contact opens; "" for one that is neither e-mail nor https."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    if not contact.isprintable() or " " in contact:
        return ""
    try:
        found = urlsplit(contact)
    except ValueError:
        return ""
    return contact if found.scheme == "https" and found.hostname else ""
