"""A map as a file: a picture with its title, legend, filters and source, as SVG and as PNG.

It is drawn when it is asked for. An SVG is shown in the fonts of its reader, a PNG is set in ours.
"""

from functools import partial
from html import escape

import pandas as pd

from analysis import fonts, maps
from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.narrative import letters_not_set_sentence
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
            download.title,
        )
        for label, ending, mime, made in kinds
    ]


def signs_html(view: View) -> str:
    """Say which letters of the names on maps a PNG shows as signs; "" if none."""
    sentence = letters_not_set_sentence(_letters_not_set(view.whole), view.words)
    said = view.words.text("letters-not-set-in-png", sentence=sentence)
    return f'<p class="kz-note">{escape(said)}</p>' if sentence else ""


@cached(newest=8)
def _letters_not_set(dataset: Dataset) -> tuple[str, ...]:
    """Return the letters that no font has of the names that a map may show."""
    named = (dataset.hosts, dataset.sites, dataset.countries, dataset.prefectures, dataset.themes)
    names = (
        table[column].dropna() for table in named for column in table.filter(regex="_(en|ja)$")
    )
    return fonts.lacking("".join(pd.concat(names).astype(str)))


def _png(view: View, download: Download, still: Still, sentence: str) -> bytes:
    picture = _svg(view, download, still, sentence)
    note = letters_not_set_sentence(fonts.lacking(picture), view.words)
    return maps.png_bytes(_svg(view, download, still, sentence, note) if note else picture)


def _svg(view: View, download: Download, still: Still, sentence: str, note: str = "") -> str:
    words = view.words
    lines = (*still.notes, *preface(view, download), maps.credits_line(words), note)
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
