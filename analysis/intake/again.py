"""Files that are chosen a second time: of one name the newer counts, and the same file once."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.intake.grid import Change

# Why a file is left out: a newer one has its name, or it is the same under another.
LEFT_OUT = ("replaced", "same_file")


@dataclass(frozen=True)
class Chosen:
    """A file that counts, and those that were left out for it."""

    name: str
    content: bytes
    left_out: tuple[Change, ...] = ()


def newest(files: Iterable[tuple[str, bytes]]) -> tuple[Chosen, ...]:
    """Return the files that count, from those in the order in which they were chosen.

    A mended file takes the place of the older one of its name; a copy under another name is left
    out, unless there is nothing in it.
    """
    by_name: dict[str, Chosen] = {}
    for name, content in files:
        again = (Change("replaced", name, ""),) if name in by_name else ()
        by_name[name] = Chosen(name, content, again)
    by_content: dict[bytes | str, Chosen] = {}
    for one in by_name.values():
        key = one.content if one.content.strip() else one.name
        first = by_content.get(key)
        copy = Change("same_file", one.name, "")
        left_out = one.left_out if first is None else (*first.left_out, copy, *one.left_out)
        kept = first or one
        by_content[key] = Chosen(kept.name, kept.content, left_out)
    return tuple(by_content.values())
