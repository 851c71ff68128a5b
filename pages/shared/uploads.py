"""The files that a reader has chosen, what was found in them, and what saving them would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd
import streamlit as st

from analysis.dataset import Dataset, read_texts
from analysis.intake import Verdict
from analysis.intake.apart import read_apart
from analysis.intake.proposing import Proposal, propose
from analysis.memory import cached
from analysis.saving import Snapshot, Version, snapshot
from analysis.summaries.changes import changes
from pages.shared import data

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

    `numbers` as `summaries.changes.changes` returns them.
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
