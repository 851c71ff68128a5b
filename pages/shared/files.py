"""What a page hands out: files to keep, still maps, and the rows of large maps.

Each has an address that says what it is: the page, its key there, and all that the page was drawn
from. As long as a reader's page stands open, what it hands out is found by that address and made
when it is asked for. After that (the server was restarted, the link was sent to a colleague) the
page is drawn once more without a reader, up to where it hands out the same.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import quote
from weakref import WeakValueDictionary

import streamlit as st

from pages.shared.view import EVIDENCE, View

# Where app.py serves the files; relative, as Streamlit's own assets are.
ADDRESS = "files"


@dataclass(frozen=True, eq=False)
class File:
    """How something is made, of what type it is, and the name that it is kept under.

    Without a name it is shown. It `never_changes` where its address changes with what it holds.
    """

    mime: str
    made: Callable[[], bytes | str]
    file_name: str = ""
    never_changes: bool = False


class _Found(BaseException):
    """Ends the drawing of a page that was drawn for one file."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.file = file


_at_hand: WeakValueDictionary[str, File] = WeakValueDictionary()
_wanted: ContextVar[str] = ContextVar("wanted", default="")


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
    # Readers who see the same share a file; it lives as long as one of them has it.
    kept = [_at_hand.setdefault(addresses[key], file) for key, file in files.items()]
    of_page = _kept_for(view)
    of_page[group] = [kept, *of_page.get(group, [])][:latest]


def _kept_for(view: View) -> dict[str, list[list[File]]]:
    """Return what the reader's session keeps of a page; of another page or data it keeps nothing.

    Each file keeps the data that it is made from.
    """
    name = "files-above" if view.page == EVIDENCE else "files"
    kept: dict[str, list[list[File]]]
    page, whole, kept = st.session_state.get(name, ("", None, {}))
    if page != view.page or whole is not view.whole:
        kept = {}
        st.session_state[name] = (view.page, view.whole, kept)
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


def only_files() -> bool:
    """Whether the page is drawn for a file alone: nobody sees its figures."""
    return bool(_wanted.get())
