"""The store of record: where the files of the data sets, their journal and what waits are kept.

A data folder, as long as nothing else is asked for, or a database (`KIZUNA_STORE`). Both keep whole
files as bytes, so that a copy from one to the other, and an undo, are the same to the byte.
"""

import errno
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from analysis.loading.dataset import LoadedDataset, load
from analysis.saving import disk, journal, snapshot, transaction, whole
from analysis.saving.journal import FileChange, Saved
from analysis.saving.snapshot import Fingerprint, Snapshot, Version
from analysis.saving.whole import Whole

# The environment variable that names a database, in the place of the data folder.
STORE = "KIZUNA_STORE"
SCHEMES = ("postgresql://", "postgres://")
# What is kept beside the data, by kind: uploads that wait to be saved, drafts of forms, sign-outs.
UPLOADS, DRAFTS, SIGN_OUTS = "uploads", "drafts", "sign-outs"


@dataclass(frozen=True)
class Reach:
    """Whether a database answers, until when it did, and how often it has ceased to."""

    answers: bool
    as_of: datetime | None
    failures: int


# Of what is kept so much is read for a list.
HEAD = 64 * 1024


@dataclass(frozen=True)
class Listed:
    """What is kept, as a list names it: how it begins, and how large it is."""

    head: bytes
    size: int


class Store(Protocol):
    """Where data sets are read from and saved to.

    Files are named "record/hosts.csv". What a save does, refuses and promises is said in
    `analysis.saving.transaction`, and holds for each store.
    """

    def __hash__(self) -> int:
        """Tell stores apart, so that what was read of one is kept by it."""

    @property
    def folder(self) -> Path:
        """What the paths of the files in a snapshot begin with; they need not lie there."""

    @property
    def place(self) -> str:
        """What the store is called: the path of a folder, the address of a database."""

    @property
    def is_installed(self) -> bool:
        """Whether it came with an installed Kizuna and goes with it, so that nothing is kept."""

    def reach(self) -> Reach | None:
        """Return whether it can be reached; None where it is a folder of this machine."""

    def fingerprint(self, data_set: str) -> Fingerprint:
        """Return what tells whether a data set has to be read again; quickly."""

    def snapshot(self, data_set: str) -> Snapshot:
        """Return the files of a data set as they stand at one moment."""

    def version(self, data_set: str) -> Version:
        """Return the digests of the files of a data set as they stand now."""

    def obstacle(self, data_set: str) -> str:
        """Return what is to be said before anything is read or saved.

        As `analysis.saving.transaction.obstacle`; of a database "unprepared" where it has no
        tables, "away" where it does not answer and what was read last is shown, "unreachable"
        where nothing was read before.
        """

    def recover(self) -> None:
        """Finish what a crash has left undone. Raises NotSavedError."""

    def save(
        self,
        data_set: str,
        new: Mapping[str, bytes],
        previewed: Version,
        who: str,
        why: str = "",
        changes: Mapping[str, FileChange] | None = None,
    ) -> Saved:
        """Save new contents of files, all of them or none. Raises NotSavedError."""

    def undo(self, number: str, who: str, why: str = "") -> Saved:
        """Put the files of an entry back as they were before it. Raises NotSavedError."""

    def can_undo(self, saved: Saved) -> bool:
        """Whether the files of an entry are still as it has left them."""

    def history(self) -> tuple[Saved, ...]:
        """Return what was saved, the newest first. A damaged entry is passed over."""

    def entry(self, number: str) -> Saved | None:
        """Return an entry, None where there is none or it is damaged. Raises OSError."""

    def backups(self, saved: Saved) -> dict[str, bytes]:
        """Return the files that an entry has changed, as they were before. Raises OSError."""

    def whole(self) -> Whole:
        """Return all files and the journal as they stand at one moment. Raises NotSavedError."""

    def put_back(self, copied: Whole, may_replace: Callable[[Whole], bool]) -> bool:
        """Put all files back, in the place of those that are there; return whether it was done.

        `may_replace` is asked about what stands there, when nobody else can save any more. Raises
        NotSavedError, and then nothing has changed.
        """

    def rewrite_entries(self, rewritten: Callable[[bytes], bytes]) -> int:
        """Write the entries of the journal anew, all or none; return how many changed."""

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file that is kept, of the journal and of what waits too, by its name."""

    def keep(self, kind: str, name: str, content: bytes) -> None:
        """Keep something of a kind, in the place of what has the same name. Raises OSError."""

    def kept(self, kind: str, name: str) -> bytes | None:
        """Return what is kept, None where nothing is. Raises OSError."""

    def listed(self, kind: str) -> Mapping[str, Listed]:
        """Return what is kept of a kind by its name, of each the beginning. Raises OSError."""

    def forget(self, kind: str, name: str) -> None:
        """Forget what is kept, if anything is. Raises OSError."""

    def forget_old(self, kind: str, before: float, most: int, size: int) -> None:
        """Forget what was kept before a time, and all but the newest. Raises OSError.

        Of the newest `most` stay, as far as they have no more than `size` bytes together.
        """


def configured_store() -> Store:
    """Return the store that the environment names: a database, or else the data folder.

    Ends the process where the address is none that can be used; it is not shown, as it may hold a
    password.
    """
    address = os.environ.get(STORE, "")
    if not address:
        return FolderStore(journal.data_folder())
    if not address.startswith(SCHEMES):
        raise SystemExit(f"{STORE} has to begin with {SCHEMES[0]}")
    return _database(address)


@cache
def _database(address: str) -> Store:
    """Return the one store of an address, whose connections whoever asks for it shares."""
    try:
        # Read only where it is asked for, as nothing else needs what it imports.
        postgres = import_module("analysis.saving.postgres")
    except ModuleNotFoundError as error:
        raise SystemExit(f"{STORE} needs {error.name}: see requirements-postgres.txt") from None
    store: Store = postgres.PostgresStore(address)
    return store


def store_in(folder: Path | None) -> Store:
    """Return the store of a folder, if one is given, or else the one that the environment names."""
    return FolderStore(folder) if folder else configured_store()


def load_from(store: Store, data_set: str) -> LoadedDataset:
    """Read and check a data set as it stands in a store."""
    return load(store.folder, data_set, store.snapshot(data_set).read)


@dataclass(frozen=True)
class FolderStore:
    """A data folder with its journal, as `analysis.saving.journal` describes them."""

    folder: Path

    @property
    def place(self) -> str:
        """The path of the folder."""
        return str(self.folder)

    @property
    def is_installed(self) -> bool:
        """Whether the folder came with an installed Kizuna."""
        return journal.is_installed(self.folder)

    def reach(self) -> None:
        """Return None: a folder is there, or `obstacle` says that it is missing."""

    def fingerprint(self, data_set: str) -> Fingerprint:
        """Return the times and sizes of the files."""
        return snapshot.fingerprint(self.folder, data_set)

    def snapshot(self, data_set: str) -> Snapshot:
        """Read the files as they stand at one moment."""
        return snapshot.snapshot(self.folder, data_set)

    def version(self, data_set: str) -> Version:
        """Return the digests of the files."""
        return snapshot.version(self.folder, data_set)

    def obstacle(self, data_set: str) -> str:
        """Return what is to be said of the folder."""
        return transaction.obstacle(self.folder, data_set)

    def recover(self) -> None:
        """Put the files of a save in their places that a crash has left waiting."""
        transaction.recover(self.folder)

    def save(
        self,
        data_set: str,
        new: Mapping[str, bytes],
        previewed: Version,
        who: str,
        why: str = "",
        changes: Mapping[str, FileChange] | None = None,
    ) -> Saved:
        """Save new contents of files."""
        return transaction.save(self.folder, data_set, new, previewed, who, why, changes)

    def undo(self, number: str, who: str, why: str = "") -> Saved:
        """Take an entry back."""
        return transaction.undo(self.folder, number, who, why)

    def can_undo(self, saved: Saved) -> bool:
        """Whether an entry can be taken back."""
        return transaction.can_undo(self.folder, saved)

    def history(self) -> tuple[Saved, ...]:
        """Return the entries of the journal."""
        return journal.history(self.folder)

    def entry(self, number: str) -> Saved | None:
        """Return an entry of the journal."""
        return journal.read_entry(journal.entry(self.folder, number))

    def backups(self, saved: Saved) -> dict[str, bytes]:
        """Return the files that were there before an entry."""
        return {
            file: journal.backup(self.folder, saved.id, file).read_bytes()
            for file in saved.files
            if file in saved.before
        }

    def whole(self) -> Whole:
        """Return all files and the journal."""
        return whole.read_whole(self.folder)

    def put_back(self, copied: Whole, may_replace: Callable[[Whole], bool]) -> bool:
        """Put all files back."""
        return whole.put_back(self.folder, copied, may_replace)

    def rewrite_entries(self, rewritten: Callable[[bytes], bytes]) -> int:
        """Write the entries of the journal anew."""
        return whole.rewrite_entries(self.folder, rewritten)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file in the folder; one that cannot be read is told of by who reads data."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                with suppress(OSError):
                    yield path.relative_to(self.folder).as_posix(), path.read_bytes()

    def keep(self, kind: str, name: str, content: bytes) -> None:
        """Write a file that only the server's own user can open."""
        if self.is_installed:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        place = self._place(kind, name)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        try:
            opened = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(opened, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            disk.move(part, place)
        except OSError:
            # Why is raised; what cannot be deleted now goes with its age.
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def kept(self, kind: str, name: str) -> bytes | None:
        """Read a file."""
        with suppress(FileNotFoundError):
            return self._place(kind, name).read_bytes()
        return None

    def listed(self, kind: str) -> Mapping[str, Listed]:
        """Read the beginnings of the files of a kind."""
        found = {}
        for place in self._folder(kind).glob(f"*{_ENDINGS.get(kind, '')}"):
            name = place.name.removesuffix(_ENDINGS.get(kind, ""))
            if _NAME.fullmatch(name):
                # Another server may forget at the same time.
                with suppress(FileNotFoundError), place.open("rb") as file:
                    found[name] = Listed(file.read(HEAD), place.stat().st_size)
        return found

    def forget(self, kind: str, name: str) -> None:
        """Delete a file."""
        self._place(kind, name).unlink(missing_ok=True)

    def forget_old(self, kind: str, before: float, most: int, size: int) -> None:
        """Delete files that are too old, too many or too large together."""
        if not self._folder(kind).is_dir():
            return
        newest_first = sorted(self._folder(kind).iterdir(), key=_modified, reverse=True)
        sizes = [*accumulate(path.stat().st_size for path in newest_first)]
        for number, (path, so_far) in enumerate(zip(newest_first, sizes, strict=True)):
            if number >= most or so_far > size or _modified(path) < before:
                path.unlink(missing_ok=True)

    def _folder(self, kind: str) -> Path:
        return journal.hidden(self.folder) / kind

    def _place(self, kind: str, name: str) -> Path:
        """Return where something is kept. Raises ValueError for what is no plain name."""
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self._folder(kind) / f"{name}{_ENDINGS.get(kind, '')}"


_NAME = re.compile(r"[\w-]+")
_ENDINGS = {SIGN_OUTS: ".ended"}


def _modified(path: Path) -> float:
    return path.stat().st_mtime
