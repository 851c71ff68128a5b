"""The journal: where saves lie in the data folder, and what is said of each.

In the data folder, the hidden folder `.saved` holds

- `lock`: held by whoever saves;
- `000042.json`: the 42nd save, with its back-up of the files before in the folder `000042`;
- `pending.json`: the save that is being put in place. From the moment it stands there the save is
  made: until each file lies in its place, the one that waits beside it counts.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from analysis.contract.schema import DATA_SET_TABLES
from analysis.loading.dataset import REFERENCE
from analysis.saving.disk import digest

# The environment variable that names the data folder.
DATA = "KIZUNA_DATA"
# The data that came with Kizuna.
SHIPPED = Path(__file__).parents[2] / "data"
HIDDEN = ".saved"
_DIGITS = 6
# What the entry that puts a whole folder back is called, which stays in no history.
RESTORED = "restored"


def data_folder() -> Path:
    """Return the data folder: the one that the environment names, or else the one that came along.

    An empty variable names none.
    """
    return Path(os.environ.get(DATA) or SHIPPED)


def is_installed(folder: Path) -> bool:
    """Whether a data folder lies in an installed package: its next version takes it away.

    In a checkout the program is no package itself.
    """
    program = folder.resolve().parent
    return (program / "app.py").is_file() and (program / "__init__.py").is_file()


def file_of(data_set: str, table: str) -> str:
    """Return the file of a table: ("record", "hosts") is "record/hosts.csv".

    Of the two tables of sources it is the data set's own.
    """
    own = {declared.name for declared in DATA_SET_TABLES}
    return f"{data_set if table in own else REFERENCE}/{table}.csv"


def hidden(folder: Path) -> Path:
    """Return the folder of the journal."""
    return folder / HIDDEN


def pending(folder: Path) -> Path:
    """Return the entry that is being put in place."""
    return hidden(folder) / "pending.json"


def entry(folder: Path, number: str) -> Path:
    """Return the file of a finished entry."""
    return hidden(folder) / f"{number}.json"


def backup(folder: Path, number: str, file: str) -> Path:
    """Return where a file is kept as it was before an entry."""
    return hidden(folder) / number / file


def restored(folder: Path) -> Path:
    """Return where a journal waits that is to take the place of this one."""
    return hidden(folder) / RESTORED


def entries(folder: Path) -> list[Path]:
    """Return the files of the finished entries, the oldest first."""
    return sorted(hidden(folder).glob(f"{'[0-9]' * _DIGITS}.json"))


def backups(folder: Path) -> list[Path]:
    """Return the files that are kept as they were before an entry."""
    kept = hidden(folder).glob(f"{'[0-9]' * _DIGITS}/**/*")
    return sorted(path for path in kept if path.is_file())


def next_number(folder: Path) -> str:
    """Return the id of the next entry."""
    found = entries(folder)
    last = int(found[-1].stem) if found else 0
    return numbered(last + 1)


def numbered(number: int) -> str:
    """Return a number as an entry's id: "000042"."""
    return f"{number:0{_DIGITS}}"


def target(folder: Path, file: str) -> Path:
    """Return the file itself, where it is a link to another place."""
    return (folder / file).resolve()


def waiting(folder: Path, file: str) -> Path:
    """Return where the new file waits: beside the old, so that it can take its place at once."""
    place = target(folder, file)
    return place.with_name(f".{place.name}.new")


# What the journal says of a save: when, who, and which files were which before and after.

# Initials, a section, a few words of reason.
_LETTERS = 200


@dataclass(frozen=True)
class FileChange:
    """The numbers of rows of a table that a save has added, changed and removed."""

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
    changes: Mapping[str, FileChange] = field(default_factory=dict)
    undoes: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were saved."""
        return tuple(self.after)

    def is_untouched(self, now: Mapping[str, str]) -> bool:
        """Whether the files are as the save has left them, by their digests now."""
        return all(now.get(file) == after for file, after in self.after.items())


def made_entry(
    number: str,
    data_set: str,
    before: Mapping[str, str],
    new: Mapping[str, bytes | None],
    who: str,
    why: str,
) -> Saved:
    """Return the entry of a save that is made now; None in `new` is a file that is removed."""
    after = {file: None if to is None else digest(to) for file, to in new.items()}
    now = datetime.now(UTC).replace(microsecond=0)
    return Saved(number, data_set, now, one_line(who), one_line(why), before, after)


def taking_back(
    saved: Saved,
    number: str,
    before: Mapping[str, str],
    new: Mapping[str, bytes | None],
    who: str,
    why: str,
) -> Saved:
    """Return the entry by which another is undone: its rows turned round."""
    changes = {
        file: FileChange(rows.removed, rows.changed, rows.added)
        for file, rows in saved.changes.items()
    }
    entry = made_entry(number, saved.data_set, before, new, who, why)
    return replace(entry, undoes=saved.id, changes=changes)


def history(folder: Path) -> tuple[Saved, ...]:
    """Return what was saved in a data folder, the newest first. A damaged entry is passed over."""
    return tuple(reversed([*_readable(folder)]))


def _readable(folder: Path) -> Iterator[Saved]:
    for path in (*entries(folder), pending(folder)):
        with suppress(OSError):
            saved = read_entry(path)
            if saved:
                yield saved


def read_entry(path: Path) -> Saved | None:
    """Return an entry, None where there is none or it is damaged.

    Raises OSError where it is there and cannot be read.
    """
    try:
        return entry_of(path.read_bytes())
    except FileNotFoundError:
        return None


def entry_of(content: bytes) -> Saved | None:
    """Return an entry from its bytes, None where it is damaged."""
    try:
        fields = json.loads(content)
        changes = {file: FileChange(**rows) for file, rows in fields["changes"].items()}
        when = datetime.fromisoformat(fields["when"])
        return Saved(**{**fields, "when": when, "changes": changes})
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def entry_bytes(saved: Saved) -> bytes:
    """Return an entry as it is stored."""
    fields = {**asdict(saved), "when": saved.when.isoformat()}
    return json.dumps(fields, ensure_ascii=False, indent=1).encode()


def one_line(text: str) -> str:
    """Return what somebody typed as one short line of visible characters."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(visible.split())[:_LETTERS]
