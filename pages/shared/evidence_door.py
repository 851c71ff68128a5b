"""A number as a door to the rows behind it."""

from html import escape

from analysis.cells import counted
from analysis.summaries.evidence import Claim
from pages.shared.view import View


def evidence_door(view: View, claim: Claim, written: str) -> str:
    """Return a number as written, as a link that opens its evidence on the same page."""
    link = escape(view.address.here(cell=str(claim)))
    title = escape(view.words.text("evidence-open"))
    return (
        f'<a class="kz-opens" href="{link}" target="_self" title="{title}">{counted(written)}</a>'
    )
