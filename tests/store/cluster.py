"""A PostgreSQL of the tests' own: started in a temporary folder, reached by a socket there."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.deploy.nginx import ALL_TESTS

# Where Debian puts the programs of each version.
_PLACES = "usr/lib/postgresql/*/bin"
OWNER = "kizuna_owner"
# The machine does not crash here, only the database does.
_QUICK = ("-c", "fsync=off", "-c", "full_page_writes=off")


def programs() -> Path:
    """Return the folder of the programs. Without them the test is skipped, and says what to do."""
    found = sorted(Path("/").glob(_PLACES), key=lambda path: int(path.parent.name.split(".")[0]))
    if not found:
        why = "needs PostgreSQL: apt-get install postgresql"
        if os.environ.get(ALL_TESTS):
            pytest.fail(why)
        pytest.skip(why)
    return found[-1]


def _servant() -> str | None:
    """Return as whom it runs: root may not start it."""
    if os.geteuid() != 0:
        return None
    # There is none on Windows, where no test gets here.
    pwd = import_module("pwd")
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@dataclass
class Cluster:
    """A running PostgreSQL, and the databases that were made in it."""

    folder: Path
    programs: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def run(self, program: str, *arguments: str) -> str:
        """Run one of its programs; return what it says."""
        servant, log = _servant(), self.folder / "said.log"
        # Not a pipe, which the server that is started would keep open.
        with log.open("ab") as said:
            ran = subprocess.run(
                [self.programs / program, *arguments],
                stdout=said,
                stderr=said,
                cwd=self.folder,
                check=False,
                user=servant,
                extra_groups=[] if servant else None,
            )
        told = log.read_text(encoding="utf-8")
        assert ran.returncode == 0, told[-2000:]
        return told

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [f"-k {self.folder}", "-c listen_addresses=", *_QUICK]
        log = str(self.folder / "log")
        data = str(self.folder / "data")
        self.run("pg_ctl", "-w", "-D", data, "-l", log, "-o", " ".join(options), "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: "immediate" is a crash."""
        self.run("pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", how, "stop")

    def address(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """Make a database, and return its address."""
        name = f"kizuna{next(self.numbers)}"
        with self.connected() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def connected(self, database: str = "postgres") -> psycopg.Connection:
        """Return a connection of the owner."""
        return psycopg.connect(self.address(database), autocommit=True)


@contextmanager
def running() -> Iterator[Cluster]:
    """Start a cluster of the tests' own; it goes at the end, with its folder."""
    found = programs()
    # Not within the folder of a test, into which nobody but its owner can look.
    folder = Path(tempfile.mkdtemp(prefix="kizuna-pg-"))
    try:
        if servant := _servant():
            shutil.chown(folder, servant)
        cluster = Cluster(folder, found)
        cluster.run(
            *("initdb", "-D", str(folder / "data"), "-U", OWNER, "-A", "trust", "-E", "UTF8"),
            *("--no-sync", "--locale=C"),
        )
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")
    finally:
        shutil.rmtree(folder)
