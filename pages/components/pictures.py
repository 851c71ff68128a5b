"""A figure as a file: a picture with its title, legend, filters, source and day, as SVG and as PNG.

It is drawn on the server when it is asked for. An SVG is shown in the fonts of its reader, a PNG is
set in ours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from xml.etree.ElementTree import Element

import pandas as pd

from analysis.frames.caching import cached
from analysis.html.elements import NOTHING, Markup
from analysis.loading.dataset import Dataset
from analysis.maps.legend import LegendEntry
from analysis.maps.static_map import poster
from analysis.narrative.record import letters_not_set_sentence
from analysis.words import fonts
from pages.components import downloads, html
from pages.session.view import View

SVG, PNG = "image/svg+xml", "image/png"
# So wide is what is drawn in it, in pixels.
WIDTH = poster.POSTER.width
# In Japan the picture is made on the day that its readers write.
_JAPAN = timedelta(hours=9)


@dataclass(frozen=True, eq=False)
class PictureFile:
    """How a figure is drawn, `WIDTH` pixels wide, and what is written beneath it.

    `signs` are its legend, `notes` what it cannot show, `makers` whose land is under it. A map is
    `framed`.
    """

    drawn: Callable[[], Element]
    signs: Callable[[], Sequence[LegendEntry]] = tuple
    notes: Sequence[str] = ()
    makers: str = ""
    framed: bool = False


def pictures_of(
    view: View, download: downloads.Download, picture: PictureFile, sentence: str, finding: str = ""
) -> list[downloads.DownloadLink]:
    """Return both files; `sentence` is what the figure says, a `finding` stands over it."""
    made_of = (view, download, picture, finding or download.title, sentence)
    return downloads.offers_as(
        view,
        download,
        ("picture-download-png", "png", PNG, partial(_png, *made_of)),
        ("picture-download-svg", "svg", SVG, partial(_svg, *made_of)),
    )


def signs_html(view: View) -> Markup:
    """Say which letters of the names on maps a PNG shows as signs; nothing if none."""
    sentence = letters_not_set_sentence(_letters_not_set(view.whole), view.words)
    said = view.words.text("letters-not-set-in-png", sentence=sentence)
    return html.note(said) if sentence else NOTHING


@cached(newest=8)
def _letters_not_set(dataset: Dataset) -> tuple[str, ...]:
    """Return the letters that no font has of the names that a map may show."""
    named = (dataset.hosts, dataset.sites, dataset.countries, dataset.prefectures, dataset.themes)
    names = (
        table[column].dropna() for table in named for column in table.filter(regex="_(en|ja)$")
    )
    return fonts.letters_without_font("".join(pd.concat(names).astype(str)))


def _png(
    view: View, download: downloads.Download, picture: PictureFile, title: str, sentence: str
) -> bytes:
    drawn = _svg(view, download, picture, title, sentence)
    lost = letters_not_set_sentence(fonts.letters_without_font(drawn), view.words)
    return poster.png_bytes(_svg(view, download, picture, title, sentence, lost) if lost else drawn)


def _svg(
    view: View,
    download: downloads.Download,
    picture: PictureFile,
    title: str,
    sentence: str,
    lost: str = "",
) -> str:
    words = view.words
    day = words.text("picture-day", day=words.day((datetime.now(UTC) + _JAPAN).date()))
    return poster.poster_svg(
        poster.Poster(
            picture.drawn(),
            view.scheme,
            title=words.apart((title, download.subject)),
            sentence=sentence,
            banner=words.text("still-banner") if view.is_demo else "",
            signs=picture.signs(),
            lines=(*picture.notes, *downloads.preface(view, download), picture.makers, day, lost),
            framed=picture.framed,
        )
    )
