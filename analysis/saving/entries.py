"""What the journal says of a save: when, who, and which files were which before and after."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from analysis.saving import places

# Initials, a section, a few words of reason.
_LETTERS = 200


@dataclass(frozen=True)
class Change:
    """How many rows of a table a save has added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Saved:
    """An entry of the journal. Files are named "record/hosts.csv".

    `when` is in UTC. `before` has the digest of each file of the data set as it was, missing files
    left out; `after` that of each file that was saved, None where it was removed. `changes` counts
    rows where they were given, `undoes` is the id of the entry that was taken back.
    """

    id: str
    data_set: str
    when: datetime
    who: str
    why: str
    before: Mapping[str, str]
    after: Mapping[str, str | None]
    changes: Mapping[str, Change] = field(default_factory=dict)
    undoes: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were saved."""
        return tuple(self.after)


def history(folder: Path) -> tuple[Saved, ...]:
    """Return what was saved in a data folder, the newest first. A damaged entry is passed over."""
    return tuple(reversed([*_readable(folder)]))


def _readable(folder: Path) -> Iterator[Saved]:
    for path in (*places.entries(folder), places.pending(folder)):
        with suppress(OSError):
            saved = read_entry(path)
            if saved:
                yield saved


def read_entry(path: Path) -> Saved | None:
    """Return an entry, None where there is none or it is damaged.

    Raises OSError where it is there and cannot be read.
    """
    try:
        told = json.loads(path.read_bytes())
        changes = {file: Change(**rows) for file, rows in told["changes"].items()}
        when = datetime.fromisoformat(told["when"])
        return Saved(**{**told, "when": when, "changes": changes})
    except (FileNotFoundError, ValueError, TypeError, LookupError, AttributeError):
        return None


def entry_bytes(saved: Saved) -> bytes:
    """Return an entry as it is stored."""
    told = {**asdict(saved), "when": saved.when.isoformat()}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def plain(text: str) -> str:
    """Return what somebody typed as one short line of visible characters."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(visible.split())[:_LETTERS]
