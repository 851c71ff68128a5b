"""Writes a report as slides that can be edited: native tables and charts, maps as pictures.

Each section begins a slide, or shares it with another short one, and goes on to further ones where
it must. What a slide says follows the content in its order; the speaker's notes say of what data it
is and name the sources.
"""

from analysis.reports.content import Report
from analysis.reports.slide_blocks import WRITERS
from analysis.reports.slide_columns import sharing
from analysis.reports.slide_deck import Deck
from analysis.reports.slide_flow import flows


def slides(report: Report) -> bytes:
    """Return a report as a presentation (PPTX); the same report gives the same bytes."""
    deck = Deck(report)
    deck.open_with_title()
    for placed in sharing(report.sections):
        for flow in flows(deck, placed):
            for block in flow.section.blocks:
                WRITERS[type(block)](flow, block)
    return deck.saved()
