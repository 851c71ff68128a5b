"""What a page hands out: files to take away as links, still maps, and the rows of large maps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote
from weakref import WeakValueDictionary

import pandas as pd
import streamlit as st

from analysis.export.data_package import package_bytes
from analysis.export.workbooks import csv_bytes, file_name, xlsx_bytes
from analysis.html.elements import NOTHING, Markup, element
from analysis.loading.dataset import Dataset
from analysis.narrative.record import as_of_line, filters_in_words
from pages.components.html import draw_html
from pages.session.state import Key
from pages.session.view import EVIDENCE, View

# What a page hands out: files to keep, still maps, and the rows of large maps.
#
# Each has an address that says what it is: the page, its key there, and all that the page was drawn
# from. As long as a reader's page stands open, what it hands out is found by that address and made
# when it is asked for. After that (the server was restarted, the link was sent to a colleague) the
# page is drawn once more without a reader, up to where it hands out the same.

# Where app.py serves the files; relative, as Streamlit's own assets are.
ADDRESS = "files"


@dataclass(frozen=True, eq=False)
class File:
    """A file to hand out: how it is made, its type, and the name that it is kept under.

    Without a name it is shown. It `never_changes` where its address changes with what it holds.
    """

    mime: str
    made: Callable[[], bytes | str]
    file_name: str = ""
    never_changes: bool = False


# The page that is open, its data, and the files of its groups; beside them those of what stands
# over it.
_Kept = tuple[str, Dataset | None, dict[str, list[list[File]]]]
_FILES = Key[_Kept]("files", ("", None, {}))
_FILES_ABOVE = Key[_Kept]("files-above", ("", None, {}))


class _Found(BaseException):
    """Ends the drawing of a page that was drawn for one file."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.file = file


_at_hand: WeakValueDictionary[str, File] = WeakValueDictionary()
_wanted: ContextVar[str] = ContextVar("wanted", default="")
_gathered: ContextVar[dict[str, File] | None] = ContextVar("gathered", default=None)


def hand_out(view: View, group: str, files: Mapping[str, File], version: str) -> dict[str, str]:
    """Return the addresses of files by their keys, which are unique in the page.

    They are at hand as long as the page shows the `group`. The `version` tells the same file of
    other data.
    """
    addresses = {key: address(view, key, version) for key in files}
    hand_out_at(view, addresses, group, files)
    return addresses


def hand_out_at(
    view: View, addresses: Mapping[str, str], group: str, files: Mapping[str, File], latest: int = 1
) -> None:
    """Hand out files at given addresses, also while the page shows the next ones of the group."""
    if (wanted := _wanted.get()) in files:
        raise _Found(files[wanted])
    if (gathered := _gathered.get()) is not None:
        gathered.update({addresses[key]: file for key, file in files.items()})
    # Readers who see the same share a file; it lives as long as one of them has it.
    kept = [_at_hand.setdefault(addresses[key], file) for key, file in files.items()]
    of_page = _kept_for(view)
    of_page[group] = [kept, *of_page.get(group, [])][:latest]


def _kept_for(view: View) -> dict[str, list[list[File]]]:
    """Return what the reader's session keeps of a page; of another page or data it keeps nothing.

    Each file keeps the data that it is made from.
    """
    key = _FILES_ABOVE if view.page == EVIDENCE else _FILES
    page, whole, kept = key.get()
    if page != view.page or whole is not view.whole:
        kept = {}
        key.set((view.page, view.whole, kept))
    return kept


def address(view: View, key: str, version: str) -> str:
    """Return the address of what a page hands out under a key."""
    return f"./{ADDRESS}/{view.page}/{quote(key)}?{view.query}&v={version}"


def at_hand(page: str, key: str, query: str) -> File | None:
    """Return what an open page hands out at an address."""
    return _at_hand.get(f"./{ADDRESS}/{page}/{quote(key)}?{query}")


@contextmanager
def looking_for(key: str) -> Iterator[list[File]]:
    """Find what a page that is drawn meanwhile hands out under a key; its drawing ends there."""
    found: list[File] = []
    token = _wanted.set(key)
    try:
        yield found
    except _Found as ended:
        found.append(ended.file)
    finally:
        _wanted.reset(token)


@contextmanager
def gathering() -> Iterator[dict[str, File]]:
    """Gather all that a page hands out that is drawn meanwhile, by its addresses."""
    gathered: dict[str, File] = {}
    token = _gathered.set(gathered)
    try:
        yield gathered
    finally:
        _gathered.reset(token)


def only_files() -> bool:
    """Whether the page is drawn for a file alone: nobody sees its figures."""
    return bool(_wanted.get())


# Files to take away, as links: each is made when a reader asks for it.
#
# A download button of Streamlit is a widget, of which a page would have dozens, and what it offers
# is gone with the server's process. These links have no `download`, so that the server decides: a
# browser keeps a file, and shows the page that says why there is none.


@dataclass(frozen=True, eq=False)
class DownloadLink:
    """A file by its name, with what the link says, how it is made, and what it is `about`.

    Its `key` is needed where there are others of the same ending.
    """

    label: str
    file_name: str
    mime: str
    made: Callable[[], bytes | str]
    about: str = ""
    is_first: bool = False
    key: str = ""

    @property
    def ending(self) -> str:
        """The ending of its name."""
        return self.file_name.rpartition(".")[2]


def download_links_html(
    view: View, key: str, download_links: Sequence[DownloadLink], anchors: Sequence[Markup] = ()
) -> Markup:
    """Return links to files, and the links that stand behind them; `key` is unique in the page."""
    return element("div", *file_links(view, key, download_links), *anchors, class_="kz-tools")


def file_links(view: View, key: str, download_links: Sequence[DownloadLink]) -> list[Markup]:
    """Return the links to files, which can be asked for from now on."""
    named = {
        download_link.key or f"{key}.{download_link.ending}": download_link
        for download_link in download_links
    }
    files = {name: File(one.mime, one.made, one.file_name) for name, one in named.items()}
    addresses = hand_out(view, key, files, view.version)
    return [_link(name, addresses[name], download_link) for name, download_link in named.items()]


def _link(name: str, address: str, download_link: DownloadLink) -> Markup:
    """Return a link; to the ear it says what its file is about, as a page has several of a kind."""
    kind = "kz-file kz-first" if download_link.is_first else "kz-file"
    about = (
        element("span", f": {download_link.about}", class_="kz-hidden")
        if download_link.about
        else NOTHING
    )
    return element("a", download_link.label, about, class_=kind, data_file=name, href=address)


# The downloads of a table as CSV and for Excel, with what it is, the filters and the source.

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
    draw_html(download_links_html(view, download.key, download_links_of(view, download)))


def download_links_of(view: View, download: Download) -> list[DownloadLink]:
    """Return both files."""
    return offers_as(
        view,
        download,
        ("card-download", "csv", CSV, partial(_csv, view, download)),
        ("card-download-workbook", "xlsx", XLSX, partial(_xlsx, view, download)),
    )


def offers_as(
    view: View, download: Download, *kinds: tuple[str, str, str, Callable[[], bytes | str]]
) -> list[DownloadLink]:
    """Return a file of each kind: the message of its link, its ending, its type, how it is made."""
    names = _names(view, download.title, download.subject)
    return [
        DownloadLink(view.words.text(label), file_name(names, ending), mime, made, download.title)
        for label, ending, mime, made in kinds
    ]


def draw_package(view: View) -> None:
    """Draw the link to the whole data set, with what is in the file."""
    words, name = view.words, file_name(_names(view), "zip")
    st.caption(words.text("package-download-text"))
    if view.whole.summed_by:
        st.caption(words.text("package-download-summed"))
    made = partial(package_bytes, view.whole)
    download_link = DownloadLink(words.text("package-download"), name, ZIP, made, is_first=True)
    draw_html(download_links_html(view, "package", [download_link]))


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


def _names(view: View, *subjects: str) -> tuple[str, ...]:
    """Return the parts of a name: subject, data set, and the day or month of the sources."""
    data_set = view.words.text(f"data-set-{view.whole.name}")
    return ("kizuna", *subjects, data_set, view.whole.as_of)
