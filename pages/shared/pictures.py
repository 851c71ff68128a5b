"""A map as a file: a picture with its title, legend, filters and source, as SVG and as PNG.

It is drawn when it is asked for.
"""

from functools import partial

import streamlit as st

from analysis import maps
from pages.shared.downloads import Download, name_of_file, preface
from pages.shared.still_panel import Still
from pages.shared.view import View


def draw_picture_downloads(view: View, download: Download, still: Still, sentence: str) -> None:
    """Draw the buttons of both files; `sentence` is what the map says."""
    offers = (
        (view.words.text("still-download-png"), "png", "image/png", _png),
        (view.words.text("still-download-svg"), "svg", "image/svg+xml", _svg),
    )
    for label, ending, mime, made in offers:
        st.download_button(
            label,
            data=partial(made, view, download, still, sentence),
            file_name=name_of_file(view, download, ending),
            mime=mime,
            key=f"{ending}-{download.key}",
            type="tertiary",
            on_click="ignore",
        )


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
