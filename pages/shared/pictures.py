"""A map as a file: a picture with its title, legend, filters and source, as SVG and as PNG.

It is drawn when it is asked for.
"""

from functools import partial

from analysis import maps
from pages.shared.downloads import Download, name_of_file, preface
from pages.shared.offers import Offer
from pages.shared.still_panel import Still
from pages.shared.view import View


def pictures_of(view: View, download: Download, still: Still, sentence: str) -> list[Offer]:
    """Return both files; `sentence` is what the map says."""
    kinds = (
        (view.words.text("still-download-png"), "png", "image/png", _png),
        (view.words.text("still-download-svg"), "svg", "image/svg+xml", _svg),
    )
    return [
        Offer(
            label,
            name_of_file(view, download, ending),
            mime,
            partial(made, view, download, still, sentence),
        )
        for label, ending, mime, made in kinds
    ]


def _png(view: View, download: Download, still: Still, sentence: str) -> bytes:
    return maps.png_bytes(_svg(view, download, still, sentence))


def _svg(view: View, download: Download, still: Still, sentence: str) -> str:
    words = view.words
    lines = (*still.notes, *preface(view, download), maps.credits_line(words))
    return maps.plate(
        maps.Plate(
            still.deck(view.theme, maps.PLATE),
            view.theme,
            title=" · ".join(filter(None, (download.title, download.subject))),
            sentence=sentence,
            banner=words.text("still-banner") if view.is_demo else "",
            signs=still.signs(view.theme),
            lines=lines,
        )
    )
