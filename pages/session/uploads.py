"""Files that a reader has chosen: what is in them, while they wait, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import pandas as pd

from analysis.contract.problems import Problem
from analysis.frames.caching import cached
from analysis.intake.results.changes import ProposedSave, propose
from analysis.intake.results.check_result import CheckResult
from analysis.intake.sandbox.kept_uploads import forget, is_kept, keep, kept
from analysis.intake.sandbox.reader_process import read_in_sandbox
from analysis.links.address import Address
from analysis.loading.dataset import Dataset
from analysis.saving.snapshot import Snapshot, Version
from analysis.summaries.record.overview import changes
from pages.session import data
from pages.session.browser import go_to, kept_address
from pages.session.state import UPLOAD_BEFORE, UPLOAD_DIGEST, UPLOAD_ID, UPLOAD_ROUND, Key
from pages.web import hooks, limits

# The files that a reader has chosen, what was found in them, and what saving them would do.

Files = tuple[tuple[str, bytes], ...]
_KEPT = 4


# Known by identity, so that what follows from it can be cached.
@dataclass(frozen=True, eq=False)
class Uploads:
    """Results of files, told from others by their `digest`, beside the `known` data.

    `replaced` are the tables that they replace whole.
    """

    digest: str
    known: Dataset
    results: tuple[CheckResult, ...]
    replaced: frozenset[str]

    @property
    def are_accepted(self) -> bool:
        """Whether all can go in."""
        return all(result.is_accepted for result in self.results)


@dataclass(frozen=True, eq=False)
class Preview:
    """A preview: what saving would do to the data of a moment, and to the numbers of the pages.

    `numbers` as `summaries.record.changes.changes` returns them.
    """

    proposal: ProposedSave
    numbers: pd.DataFrame
    version: Version


# What this visit has read last; the files themselves are kept by nobody but Streamlit.
_LAST = Key[Uploads | None]("uploads-read", None)


def read_uploads(files: Files, known: Dataset, replaced: frozenset[str]) -> Uploads:
    """Read files beside the known data, once."""
    found = sha256()
    for name, content in files:
        found.update(sha256(name.encode()).digest() + sha256(content).digest())
    digest, last = found.hexdigest(), _LAST.get()
    if (
        last is None
        or last.known is not known
        or (last.digest, last.replaced) != (digest, replaced)
    ):
        last = Uploads(digest, known, read_in_sandbox(files, known, replaced), replaced)
        _LAST.set(last)
    return last


def preview(uploads: Uploads) -> Preview:
    """Compare files that are accepted with the data as they stand now."""
    key = data.STORE.snapshot(uploads.known.name)
    return _preview(uploads, SnapshotKey(key))


class SnapshotKey:
    """A snapshot that is the same as another of the same files."""

    def __init__(self, taken: Snapshot) -> None:
        self.taken = taken
        self.version: Mapping[str, str] = taken.version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SnapshotKey) and self.version == other.version

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.version.items())))


@cached(newest=_KEPT)
def _preview(uploads: Uploads, snapshot: SnapshotKey) -> Preview:
    known = uploads.known
    texts = data.texts(known.name, snapshot.taken)
    proposal = propose(known, texts, uploads.results, uploads.replaced)
    return Preview(proposal, changes(known, proposal.dataset), snapshot.version)


# The choice of files that stands on the reader's page, which says what may be sent.

_CHOOSER = Key[limits.Chooser | None]("chooser", None)


def open_chooser() -> None:
    """Let the reader's browser send files from now on."""
    chooser = _CHOOSER.get() or limits.Chooser(hooks.session_id())
    chooser.open()
    _CHOOSER.set(chooser)


def close_chooser() -> None:
    """Take no more files, and free those that were sent: the reader has left their page."""
    if chooser := _CHOOSER.pop():
        chooser.close()


# The files that wait to be saved: they outlive a change of page and a restart of the server.


def uploader_key() -> str:
    """Return the key of the choice of files: after a save it is another, and empty."""
    return f"check-files-{UPLOAD_ROUND.get()}"


def kept_files(address: Address, *, with_others: bool) -> Files:
    """Return the files from before, of this visit or of the link; none if there are none.

    They are those that were there while no others were chosen, and stay `with_others`.
    """
    if not with_others:
        name = address.upload or UPLOAD_ID.get()
        UPLOAD_ID.set(name)
        UPLOAD_BEFORE.set(name)
    name = UPLOAD_BEFORE.get()
    return kept(data.STORE, name) if name else ()


def opens_files(address: Address) -> bool:
    """Whether the files that a link leads to are still kept."""
    return is_kept(data.STORE, address.upload)


def keep_files(address: Address, files: Files, uploads: Uploads) -> None:
    """Keep files, some of which were chosen now; the address tells where."""
    if UPLOAD_DIGEST.get() != uploads.digest:
        _forget_chosen()
        name = keep(data.STORE, files, uploads.results) or ""
        _keep_as(name, uploads.digest, address)


def forget_chosen() -> None:
    """Take away the files that were chosen now; those from before stay."""
    before = UPLOAD_BEFORE.get()
    if before:
        _forget_chosen()
        _keep_as(before, None, kept_address())
    else:
        forget_files()


def forget_before() -> None:
    """Take away the files from before; those that were chosen now stay."""
    forget(data.STORE, UPLOAD_BEFORE.get())
    UPLOAD_BEFORE.set("")


def forget_files() -> None:
    """Take the files away: they are saved, or not wanted any more."""
    if chooser := _CHOOSER.get():
        chooser.empty()
    forget_before()
    _forget_chosen()
    UPLOAD_ROUND.set(UPLOAD_ROUND.get() + 1)
    _keep_as("", None, kept_address())


def _keep_as(name: str, digest: str | None, address: Address) -> None:
    UPLOAD_ID.set(name)
    UPLOAD_DIGEST.set(digest)
    go_to(replace(address, upload=name))


def _forget_chosen() -> None:
    name = UPLOAD_ID.get()
    if name != UPLOAD_BEFORE.get():
        forget(data.STORE, name)


# What became of the last save or undo, told until something else is done.


@dataclass(frozen=True)
class Outcome:
    """The end of a save: "saved", "undone", "refused" with its code, or "who": nobody has signed.

    `seminars` are those whose numbers are others now, `form` the one whose form was saved.
    """

    kind: str
    code: str = ""
    detail: str = ""
    problems: tuple[Problem, ...] = ()
    seminars: tuple[str, ...] = ()
    form: str = ""


_OUTCOME = Key[Outcome | None]("check-outcome", None)


def keep_outcome(outcome: Outcome) -> None:
    """Keep an outcome until the page has told it."""
    _OUTCOME.set(outcome)


def kept_outcome() -> Outcome | None:
    """Return the outcome that is to be told."""
    return _OUTCOME.get()


def forget_outcome() -> None:
    """Take away what was told."""
    _OUTCOME.pop()


def may_sign(who: str, undoes: str = "") -> bool:
    """Whether these are initials or a section; if not, have the page tell it.

    Where a save is undone it is told beside that save, which `undoes` names.
    """
    if not who.strip():
        keep_outcome(Outcome("unsigned", "missing", undoes))
    elif "@" in who or "＠" in who:
        keep_outcome(Outcome("unsigned", "mail", undoes))
    else:
        return True
    return False
