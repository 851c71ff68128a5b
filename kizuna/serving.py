"""`kizuna serve`: the dashboard, with the data of a folder of one's own or of a database.

Without a folder an installed Kizuna shows the data that came with it, which nobody can change.
"""

import os
import shutil
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from streamlit.web import cli

from analysis.cli.console import DONE, FAILED, Parser, say
from analysis.loading.dataset import DATA_SETS, RECORD, REFERENCE
from analysis.saving.journal import DATA, SHIPPED
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import STORE, FolderStore, Store, store_in
from analysis.saving.whole import Whole
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, words_in
from kizuna import HOME

OPTIONS = "[--data FOLDER [--init]] [--port PORT] [--host ADDRESS] [--open] [--lang en|ja]"


def main(arguments: Sequence[str], program: str) -> int:
    """Serve until the process is ended, and return the exit code."""
    given = _parsed(arguments, program)
    words, store = words_in(given.lang), store_in(given.folder)
    if isinstance(store, FolderStore):
        store = FolderStore(store.folder.resolve())
        os.environ[DATA] = store.place
        os.environ.pop(STORE, None)
    # A database that does not answer yet may do so later: pages say so meanwhile.
    is_away = store.obstacle(RECORD) == "unreachable"
    if given.init and not is_away and not _is_filled(store):
        try:
            _fill(store)
        except (OSError, NotSavedError) as error:
            why = error.strerror or "" if isinstance(error, OSError) else error.code
            say([words.text("report-not-written", file=store.place, why=why)])
            return FAILED
        say([words.text("serve-filled", folder=store.place)])
    if not is_away and not _is_filled(store):
        command = _beginning(store, program)
        say([words.text("serve-no-data", folder=store.place, command=command)])
        return FAILED
    if store.is_installed:
        say([words.text("serve-read-only", command=f"{program} --data FOLDER --init")])
    cli.main(_streamlit(given), prog_name=program)
    return DONE


def _parsed(arguments: Sequence[str], program: str) -> Namespace:
    parser = Parser("serve", program, OPTIONS)
    parser.add_argument("--data", "--folder", dest="folder", type=Path)
    parser.add_argument("--init", action="store_true")
    parser.add_argument("--port", type=int)
    parser.add_argument("--host", metavar="ADDRESS")
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    return parser.read(arguments)


def _beginning(store: Store, program: str) -> str:
    """Return the command that fills a store."""
    where = f' --data "{store.place}"' if isinstance(store, FolderStore) else ""
    return f"{program}{where} --init"


def _is_filled(store: Store) -> bool:
    """Whether a store has the tables without which no others can be read."""
    if isinstance(store, FolderStore):
        return any((store.folder / REFERENCE).glob("*.csv"))
    return any(file.startswith(f"{REFERENCE}/") for file in store.version(RECORD))


def _fill(store: Store) -> None:
    """Copy the data that came with Kizuna. Raises OSError, NotSavedError."""
    if not isinstance(store, FolderStore):
        # Of several servers that begin at once one fills it.
        shipped = Whole(FolderStore(SHIPPED).whole().tables, {})
        store.put_back(shipped, lambda now: not now.tables)
        return
    folder = store.folder
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
