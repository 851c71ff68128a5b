"""`kizuna publish`: the pages as plain files in a folder, for any web server, to be read and cited.

Only what the record holds is published, the demonstration data where `--demo` asks for them. The
folder is a new one, an empty one, or that of an earlier edition, whose files are replaced.

Exit code: 0 done, 1 not done, 2 wrong usage.
"""

import logging
import os
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from analysis.access.rights import SettingError
from analysis.cli.console import DONE, FAILED, USAGE, Parser, say, warn
from analysis.loading.dataset import DEMO, RECORD
from analysis.saving.journal import DATA
from analysis.saving.store import STORE
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, words_in
from analysis.words.problem_sentences import problem_sentence

OPTIONS = "[--demo] [--site ADDRESS] [--folder FOLDER] [--lang en|ja] TARGET"
# Names the files of an edition, so that the next one knows which are its to replace.
LIST = ".kizuna-edition"


def main(arguments: Sequence[str], program: str) -> int:
    """Publish the pages, and return the exit code."""
    given = _parsed(arguments, program)
    words, target = words_in(given.lang), given.target
    data = DEMO if given.demo else RECORD
    if not _is_ours(target):
        say([words.text("publish-not-empty", folder=str(target))])
        return FAILED
    if given.folder:
        os.environ[DATA] = str(given.folder.resolve())
        os.environ.pop(STORE, None)
    # Streamlit says for each page that nobody is there to read it.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    # It reads where the data lie as it is imported.
    edition_of, facts = map(import_module, ("pages.public_edition", "pages.session.facts"))
    try:
        facts.begin(patience=None)
    except SettingError as error:
        warn([words.text(f"setting-{error.code}", **error.facts)])
        return USAGE
    if (known := facts.standing(data)) and not known.read_at:
        warn([problem_sentence(known.problem, words)])
        return FAILED
    try:
        before = _listed(target)
        target.mkdir(parents=True, exist_ok=True)
        edition = edition_of.publish(target, data, given.site)
        edition_of.clear(target, sorted(before - edition.written))
        (target / LIST).write_text("\n".join(sorted(edition.written)), encoding="utf-8")
    except OSError as error:
        say([words.text("report-not-written", file=str(target), why=error.strerror or "")])
        return FAILED
    size = sum((target / file).stat().st_size for file in edition.written)
    said = words.text(
        "publish-done",
        folder=str(target),
        pages=len(edition.places),
        files=len(edition.written),
        megabytes=-(-size // 1_000_000),
    )
    say([said])
    return DONE


def _parsed(arguments: Sequence[str], program: str) -> Namespace:
    parser = Parser("publish", program, OPTIONS)
    parser.add_argument("target", type=Path)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--site", metavar="ADDRESS", default="")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    return parser.read(arguments)


def _is_ours(target: Path) -> bool:
    """Whether nothing is in a folder but an earlier edition."""
    if not target.exists():
        return True
    return target.is_dir() and ((target / LIST).is_file() or not any(target.iterdir()))


def _listed(target: Path) -> set[str]:
    """Return the files of the earlier edition; none that would lie elsewhere."""
    if not (target / LIST).is_file():
        return set()
    files = (target / LIST).read_text(encoding="utf-8").splitlines()
    inside = target.resolve()
    return {file for file in files if (inside / file).resolve().is_relative_to(inside)}
