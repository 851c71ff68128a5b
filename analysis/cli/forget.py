"""Put a number in the place of a person: `kizuna forget ADDRESS [BACKUP.zip...]`.

The journal of saves says who saved. Its entries, those of copies that are named, and nothing else
are written anew, all those of a folder or none: saves can still be undone. Drafts of forms that the
person has begun are deleted. Other files that hold the address are named and left; so is the log of
the server, which is not Kizuna's to change.

Exit code: 0 done, 1 not done or not everywhere, 2 wrong usage.
"""

import json
import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.cli.backup_file import NotABackupError, read_backup, write_backup
from analysis.cli.console import DONE, FAILED, Parser, print_json, say
from analysis.form.kept_drafts import forget_owner, owner_of
from analysis.saving.journal import HIDDEN, one_line
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import Store, store_in
from analysis.saving.whole import Whole, is_entry
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "kizuna forget"
OPTIONS = "[--number N] [--folder FOLDER] [--lang en|ja] [--json] ADDRESS [BACKUP.zip...]"
_NUMBERED = re.compile(rb'"who": "#([0-9]{1,6})"')
# Next to these a word goes on: anna@example.org is not in joanna@example.org.uk.
_BEFORE, _AFTER = r"(?<![\w.+-])", r"(?![\w-]|\.\w)"


@dataclass(frozen=True)
class Forgotten:
    """Who is to be forgotten, and what stands in their place."""

    name: str
    number: int

    def forgotten(self, content: bytes) -> bytes:
        """Return an entry of the journal without the person; of the rest no byte is another.

        An address is found wherever it stands, in capitals or not. A name that is none is somebody
        only where it stands alone as who saved: it may be a word.
        """
        text = content.decode(errors="surrogateescape")
        written = re.escape(json.dumps(self.name, ensure_ascii=False)[1:-1])
        if "@" in self.name:
            found, instead = f"{_BEFORE}{written}{_AFTER}", f"#{self.number}"
        else:
            found, instead = f'("who": "){written}(?=")', rf"\g<1>#{self.number}"
        changed = re.sub(found, instead, text, flags=re.IGNORECASE)
        return changed.encode(errors="surrogateescape")


@dataclass(frozen=True)
class SearchedPlace:
    """A data folder or a copy, in how many entries the person was, and what is to be said."""

    place: str
    entries: int
    done: bool
    sentence: str


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Forget a person in a folder and in copies of it, say where, and return the exit code."""
    given = _parsed(arguments, program)
    words, store = words_in(given.lang), store_in(given.folder)
    number = given.number or _free_number(store, given.copies)
    person = Forgotten(one_line(given.person), number)
    places = [_in_store(store, person, words)]
    places += [_in_copy(file, person, words) for file in given.copies]
    drafts = _drafts(store, person, words)
    left = [*_also_in(store, person)]
    if given.json:
        told = [vars(place) for place in places]
        print_json(
            {"number": person.number, "places": told, "drafts": drafts.entries, "also_in": left}
        )
    else:
        say(place.sentence for place in (*places, drafts) if place.sentence)
        say([words.text("forget-also", names=words.listing(left))] if left else [])
        say([words.text("forget-log")])
    return DONE if all(place.done for place in (*places, drafts)) and not left else FAILED


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("forget", program, OPTIONS)
    parser.add_argument("person", metavar="ADDRESS", type=_somebody)
    parser.add_argument("copies", metavar="BACKUP.zip", nargs="*", type=Path)
    parser.add_argument("--number", metavar="N", type=_number)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")
    return parser.read(arguments)


def _somebody(given: str) -> str:
    if not one_line(given):
        raise ArgumentTypeError(given)
    return given


def _number(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) < 1_000_000:
        raise ArgumentTypeError(given)
    return int(given)


def _free_number(store: Store, copies: Iterable[Path]) -> int:
    """Return the number after all that stand for somebody, in the store and in the copies."""
    taken = {0}
    for whole in _readable(store, copies):
        for content in _entries(whole).values():
            taken |= {int(number) for number in _NUMBERED.findall(content)}
    return max(taken) + 1


def _readable(store: Store, files: Iterable[Path]) -> Iterator[Whole]:
    """Yield what can be read; what cannot is told of when it is to be changed."""
    with suppress(NotSavedError):
        yield store.whole()
    for file in files:
        with suppress(NotABackupError):
            yield read_backup(file).whole


def _entries(whole: Whole) -> dict[str, bytes]:
    return {name: content for name, content in whole.journal.items() if is_entry(name)}


def _in_store(store: Store, person: Forgotten, words: Words) -> SearchedPlace:
    place = store.place
    try:
        entries = store.rewrite_entries(person.forgotten)
    except NotSavedError as error:
        why = words.text(f"not-saved-{error.code}", detail=error.detail or "none")
        sentence = words.text("backup-not-restored", folder=place, why=why)
        return SearchedPlace(place, 0, done=False, sentence=sentence)
    return _told(place, entries, person, words)


def _in_copy(file: Path, person: Forgotten, words: Words) -> SearchedPlace:
    """Write a copy anew; the moment when it was made stays."""
    try:
        backup = read_backup(file)
        old = _entries(backup.whole)
        new = {name: person.forgotten(content) for name, content in old.items()}
        entries = sum(new[name] != old[name] for name in old)
        if entries:
            journal = {**backup.whole.journal, **new}
            write_backup(file, replace(backup.whole, journal=journal), backup.made)
    except NotABackupError as error:
        detail = error.detail or "none"
        sentence = words.text(f"backup-{error.code}", file=str(file), detail=detail)
        return SearchedPlace(str(file), 0, done=False, sentence=sentence)
    except OSError as error:
        why = error.strerror or ""
        sentence = words.text("report-not-written", file=str(file), why=why)
        return SearchedPlace(str(file), 0, done=False, sentence=sentence)
    return _told(str(file), entries, person, words)


def _told(place: str, entries: int, person: Forgotten, words: Words) -> SearchedPlace:
    sentence = words.text("forget-done", place=place, entries=entries, number=f"#{person.number}")
    return SearchedPlace(place, entries, done=True, sentence=sentence)


def _drafts(store: Store, person: Forgotten, words: Words) -> SearchedPlace:
    """Delete the drafts of the person, which no copy holds; nothing is said where there is none."""
    place = store.place
    try:
        count = forget_owner(store, owner_of(person.name))
    except OSError as error:
        why = error.strerror or ""
        sentence = words.text("forget-drafts-left", folder=place, why=why)
        return SearchedPlace(place, 0, done=False, sentence=sentence)
    sentence = words.text("forget-drafts", count=count) if count else ""
    return SearchedPlace(place, count, done=True, sentence=sentence)


def _also_in(store: Store, person: Forgotten) -> Iterator[str]:
    """Yield the other files of a store that hold an address: tables, and their back-ups."""
    if "@" not in person.name:
        return
    # A database that does not answer: told of already.
    with suppress(NotSavedError):
        for name, content in store.contents():
            is_journal = name.startswith(HIDDEN) and is_entry(name)
            if not is_journal and person.forgotten(content) != content:
                yield name
