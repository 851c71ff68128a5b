"""What a reader's session holds from one run to the next: typed keys.

No other module touches Streamlit's session state (tests/test_architecture.py). A key is declared
once: here where its type is plain, else beside its type; that of a widget where it is drawn.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from analysis.links.address import Address
from analysis.links.reading import Link

T = TypeVar("T")


@dataclass(frozen=True)
class Key(Generic[T]):
    """The name under which a session holds a value, and what stands for it until it is set."""

    name: str
    default: T

    @property
    def is_set(self) -> bool:
        """Whether the session holds a value."""
        return self.name in st.session_state

    def get(self) -> T:
        """Return the value; the default until it is set."""
        value: T = st.session_state.get(self.name, self.default)
        return value

    def set(self, value: T) -> None:
        """Hold a value; a widget shows it."""
        st.session_state[self.name] = value

    def pop(self) -> T:
        """Return the value and hold it no longer."""
        value: T = st.session_state.pop(self.name, self.default)
        return value


# The address last shown, the path of its page, and the link that opened that: browser.py.
SHOWN_ADDRESS = Key[Address | None]("shown-address", None)
PAGE_PATH = Key[str | None]("page-path", None)
OPENED_LINK = Key[Link | None]("opened-link", None)
# The language of the page, and the names on it that have the other one alone: all_pages.py.
NAMES_ELSEWHERE = Key[tuple[str, frozenset[str]]]("names-elsewhere", ("", frozenset()))
# The id under which files that wait are kept, that of those from before, the digest of those that
# were kept last, and how often a choice of files was emptied: uploads.py.
UPLOAD_ID = Key("upload-id", "")
UPLOAD_BEFORE = Key("upload-before", "")
UPLOAD_DIGEST = Key[str | None]("upload-digest", None)
UPLOAD_ROUND = Key("upload-round", 0)
# Tells the reports on files that nobody keeps from those of other visits: cards/check/files.py.
CHECK_VISIT = Key("check-visit", "")
# How often the map was brought to a scale, and what it was opened at where a file of it is made
# anew, as then no address asks for it: cards/sites/scale.py.
MAP_TIMES = Key("map-times", 0)
MAP_OPENED_AS = Key("map-opened-as", "")
# It is another list whenever a row is marked from outside: cards/sites/explorer.py.
