"""Writes a report as slides that can be edited: native tables and charts, maps as pictures.

Each section begins a slide and goes on to further ones where it must. What a slide says follows
the content in its order; the speaker's notes say of what data it is and name the sources.
"""

from analysis.reports.content import Report
from analysis.reports.slide_blocks import WRITERS
from analysis.reports.slide_deck import Deck, Flow


def slides(report: Report) -> bytes:
    """Return a report as a presentation (PPTX); the same report gives the same bytes."""
    deck = Deck(report)
    deck.open_with_title()
    for section in report.sections:
        flow = Flow(deck, section)
        for block in section.blocks:
            WRITERS[type(block)](flow, block)
    return deck.saved()
