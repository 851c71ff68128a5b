"""The downloads of a table as CSV and for Excel, with what it is, the filters and the source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analysis.export import csv_bytes, file_name, xlsx_bytes
from analysis.narrative import as_of_line, filters_in_words
from analysis.package import package_bytes
from pages.shared.markup import draw_html
from pages.shared.offers import Offer, offers_html
from pages.shared.view import View

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


@dataclass(frozen=True)
class Download:
    """A table to take away, its columns and cells in the reader's words.

    `key` is unique in the page. `title` says what the table is, `subject` of what; the lines
    `about` it stand above it, with a `note` on the filters, which may not be `filtered` by at all.
    """

    key: str
    title: str
    table: Callable[[], pd.DataFrame]
    subject: str = ""
    about: Iterable[str] = ()
    note: str = ""
    is_filtered: bool = True


def draw_downloads(view: View, download: Download) -> None:
    """Draw the links to both files."""
    draw_html(offers_html(view, download.key, offers_of(view, download)))


def offers_of(view: View, download: Download) -> list[Offer]:
    """Return both files."""
    kinds = (
        (view.words.text("card-download"), "csv", CSV, _csv),
        (view.words.text("card-download-workbook"), "xlsx", XLSX, _xlsx),
    )
    return [
        Offer(
            label,
            name_of_file(view, download, ending),
            mime,
            partial(written, view, download),
            download.title,
        )
        for label, ending, mime, written in kinds
    ]


def draw_package(view: View) -> None:
    """Draw the link to the whole data set, with what is in the file."""
    words, name = view.words, file_name(_names(view), "zip")
    st.caption(words.text("package-download-text"))
    made = partial(package_bytes, view.whole)
    offer = Offer(words.text("package-download"), name, ZIP, made, is_first=True)
    draw_html(offers_html(view, "package", [offer]))


def _csv(view: View, download: Download) -> bytes:
    return csv_bytes(download.table(), preface(view, download))


def _xlsx(view: View, download: Download) -> bytes:
    return xlsx_bytes(download.table(), download.title, preface(view, download))


def preface(view: View, download: Download) -> Iterable[str]:
    """Return the lines that go with it: what it is, of what data, and from where."""
    words = view.words
    lines = (
        words.text("export-title", title=download.title),
        words.text("export-data-set", name=words.text(f"data-set-{view.whole.name}")),
        *download.about,
        filters_in_words(view.whole, view.selection, words) if download.is_filtered else "",
        download.note,
        as_of_line(view.whole, words),
    )
    return filter(None, lines)


def name_of_file(view: View, download: Download, ending: str) -> str:
    """Return the name of a download by its subject."""
    return file_name(_names(view, download.title, download.subject), ending)


def _names(view: View, *subjects: str) -> tuple[str, ...]:
    """Return the parts of a name: subject, data set, and the day or month of the sources."""
    data_set = view.words.text(f"data-set-{view.whole.name}")
    return ("kizuna", *subjects, data_set, view.whole.as_of)
