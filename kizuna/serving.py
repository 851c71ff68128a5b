"""`kizuna serve`: the dashboard, with the data of a folder of one's own.

Without a folder an installed Kizuna shows the data that came with it, which nobody can change.
"""

import os
import shutil
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from streamlit.web import cli

from analysis.cli.console import DONE, FAILED, Parser, say
from analysis.loading.dataset import DATA_SETS, REFERENCE
from analysis.saving.journal import DATA, SHIPPED, data_folder, is_installed
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, words_in
from kizuna import HOME

OPTIONS = "[--data FOLDER [--init]] [--port PORT] [--host ADDRESS] [--open] [--lang en|ja]"


def main(arguments: Sequence[str], program: str) -> int:
    """Serve until the process is ended, and return the exit code."""
    given = _parsed(arguments, program)
    words, folder = words_in(given.lang), given.folder.resolve()
    if given.init and not _is_filled(folder):
        try:
            _fill(folder)
        except OSError as error:
            why = error.strerror or ""
            say([words.text("report-not-written", file=str(folder), why=why)])
            return FAILED
        say([words.text("serve-filled", folder=str(folder))])
    if not _is_filled(folder):
        command = f'{program} --data "{folder}" --init'
        say([words.text("serve-no-data", folder=str(folder), command=command)])
        return FAILED
    if is_installed(folder):
        say([words.text("serve-read-only", command=f"{program} --data FOLDER --init")])
    os.environ[DATA] = str(folder)
    cli.main(_streamlit(given), prog_name=program)
    return DONE


def _parsed(arguments: Sequence[str], program: str) -> Namespace:
    parser = Parser("serve", program, OPTIONS)
    parser.add_argument("--data", "--folder", dest="folder", type=Path, default=data_folder())
    parser.add_argument("--init", action="store_true")
    parser.add_argument("--port", type=int)
    parser.add_argument("--host", metavar="ADDRESS")
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    return parser.read(arguments)


def _is_filled(folder: Path) -> bool:
    """Whether a folder has the tables without which no others can be read."""
    return any((folder / REFERENCE).glob("*.csv"))


def _fill(folder: Path) -> None:
    """Copy the data that came with Kizuna. Raises OSError where that cannot be."""
    for part in (*DATA_SETS, REFERENCE):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for table in sorted((SHIPPED / part).glob("*.csv")):
            shutil.copyfile(table, folder / part / table.name)


def _streamlit(given: Namespace) -> list[str]:
    """Return how Streamlit is called, which reads the configuration beside the app."""
    options = []
    if given.port is not None:
        options += ["--server.port", str(given.port)]
    if given.host:
        options += ["--server.address", given.host]
    if given.open:
        options += ["--server.headless", "false"]
    return ["run", str(HOME / "app.py"), *options]
