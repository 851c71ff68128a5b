"""Files that a reader has chosen: what is in them, while they wait, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import pandas as pd
import streamlit as st

from analysis.contract.problems import Problem
from analysis.frames.caching import cached
from analysis.intake.sandbox.kept_uploads import forget, is_kept, keep, kept
from analysis.intake.sandbox.reader_process import read_apart
from analysis.intake.verdicts.changes import Proposal, propose
from analysis.intake.verdicts.verdict import Verdict
from analysis.links.address import Address
from analysis.loading.dataset import Dataset, read_texts
from analysis.saving.snapshot import Snapshot, Version, snapshot
from analysis.summaries.record.changes import changes
from pages.session import data
from pages.session.browser import go_to, kept_address
from pages.web.limits import empty_chooser

# The files that a reader has chosen, what was found in them, and what saving them would do.

Files = tuple[tuple[str, bytes], ...]
_KEPT = 4
# What this visit has read last; the files themselves are kept by nobody but Streamlit.
_LAST = "uploads-read"


# Known by identity, so that what follows from it can be cached.
@dataclass(frozen=True, eq=False)
class Uploads:
    """Verdicts on files, told from others by their `digest`, beside the `known` data.

    `replaced` are the tables that they replace whole.
    """

    digest: str
    known: Dataset
    verdicts: tuple[Verdict, ...]
    replaced: frozenset[str]

    @property
    def are_accepted(self) -> bool:
        """Whether all can go in."""
        return all(verdict.is_accepted for verdict in self.verdicts)


@dataclass(frozen=True, eq=False)
class Preview:
    """What saving would do to the data as they stood at a moment, and to the numbers of the pages.

    `numbers` as `summaries.record.changes.changes` returns them.
    """

    proposal: Proposal
    numbers: pd.DataFrame
    version: Version


def read_uploads(files: Files, known: Dataset, replaced: frozenset[str]) -> Uploads:
    """Read files beside the known data, once."""
    digest, last = _digest(files), st.session_state.get(_LAST)
    if not isinstance(last, Uploads) or (last.digest, last.replaced) != (digest, replaced):
        last = None
    if last is None or last.known is not known:
        last = Uploads(digest, known, read_apart(files, known, replaced), replaced)
        st.session_state[_LAST] = last
    return last


def _digest(files: Files) -> str:
    found = sha256()
    for name, content in files:
        found.update(sha256(name.encode()).digest() + sha256(content).digest())
    return found.hexdigest()


def preview(uploads: Uploads) -> Preview:
    """Compare files that are accepted with the data as they stand now."""
    standing = snapshot(data.DATA_FOLDER, uploads.known.name)
    return _preview(uploads, _Standing(standing))


class _Standing:
    """A snapshot that is the same as another of the same files."""

    def __init__(self, taken: Snapshot) -> None:
        self.taken = taken
        self.version: Mapping[str, str] = taken.version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Standing) and self.version == other.version

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.version.items())))


@cached(newest=_KEPT)
def _preview(uploads: Uploads, standing: _Standing) -> Preview:
    known = uploads.known
    texts = read_texts(data.DATA_FOLDER, known.name, standing.taken.read)
    proposal = propose(known, texts, uploads.verdicts, uploads.replaced)
    return Preview(proposal, changes(known, proposal.dataset), standing.version)


# The files that wait to be saved: they outlive a change of page and a restart of the server.

# The id under which they are kept, that of those from before, and which were kept last.
_ID, _BEFORE, _FILES, _ROUND = "upload-id", "upload-before", "upload-files", "upload-round"


def uploader_key() -> str:
    """Return the key of the choice of files: after a save it is another, and empty."""
    return f"check-files-{st.session_state.get(_ROUND, 0)}"


def kept_files(address: Address, *, with_others: bool) -> Files:
    """Return the files from before, of this visit or of the link; none if there are none.

    They are those that were there while no others were chosen, and stay `with_others`.
    """
    if not with_others:
        name = address.upload or st.session_state.get(_ID, "")
        st.session_state.update({_ID: name, _BEFORE: name})
    name = st.session_state.get(_BEFORE, "")
    return kept(data.DATA_FOLDER, name) if name else ()


def opens_files(address: Address) -> bool:
    """Whether the files that a link leads to are still kept."""
    return is_kept(data.DATA_FOLDER, address.upload)


def keep_files(address: Address, files: Files, uploads: Uploads) -> None:
    """Keep files, some of which were chosen now; the address tells where."""
    if st.session_state.get(_FILES) != uploads.digest:
        _forget_chosen()
        name = keep(data.DATA_FOLDER, files, uploads.verdicts) or ""
        st.session_state.update({_ID: name, _FILES: uploads.digest})
        go_to(replace(address, upload=name))


def forget_chosen() -> None:
    """Take away the files that were chosen now; those from before stay."""
    if not st.session_state.get(_BEFORE):
        forget_files()
        return
    _forget_chosen()
    before = st.session_state[_BEFORE]
    st.session_state.update({_ID: before, _FILES: None})
    go_to(replace(kept_address(), upload=before))


def forget_before() -> None:
    """Take away the files from before; those that were chosen now stay."""
    forget(data.DATA_FOLDER, st.session_state.get(_BEFORE, ""))
    st.session_state[_BEFORE] = ""


def forget_files() -> None:
    """Take the files away: they are saved, or not wanted any more."""
    empty_chooser()
    forget_before()
    _forget_chosen()
    st.session_state.update({_ID: "", _FILES: None})
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    go_to(replace(kept_address(), upload=""))


def _forget_chosen() -> None:
    name = st.session_state.get(_ID, "")
    if name != st.session_state.get(_BEFORE, ""):
        forget(data.DATA_FOLDER, name)


# What became of the last save or undo, told until something else is done.

_KEY = "check-outcome"


@dataclass(frozen=True)
class Outcome:
    """How it ended: "saved", "undone", "refused" with its code, or "who": nobody has signed.

    `seminars` are those whose numbers are others now.
    """

    kind: str
    code: str = ""
    detail: str = ""
    problems: tuple[Problem, ...] = ()
    seminars: tuple[str, ...] = ()


def tell(outcome: Outcome) -> None:
    """Have the page tell it."""
    st.session_state[_KEY] = outcome


def told() -> Outcome | None:
    """Return what is to be told."""
    outcome = st.session_state.get(_KEY)
    return outcome if isinstance(outcome, Outcome) else None


def forget_outcome() -> None:
    """Take away what was told."""
    st.session_state.pop(_KEY, None)


def may_sign(who: str) -> bool:
    """Whether these are initials or a section; if not, have the page tell it."""
    if not who.strip():
        tell(Outcome("unsigned", "missing"))
    elif "@" in who or "＠" in who:
        tell(Outcome("unsigned", "mail"))
    else:
        return True
    return False
