"""The store of record in PostgreSQL, for several servers at once.

The tables are those of `postgres.sql`. A save is one transaction: it holds the lock, compares the
version that was previewed, checks, and writes files, journal and back-ups; it is made or it is not,
and there is nothing to clear up. What is read is one statement, and so of one moment.

Where the database does not answer, readers are given what was read last, and whoever saves is told.
"""

import atexit
import errno
import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import LiteralString

import psycopg
from psycopg import conninfo
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from analysis.loading.dataset import files
from analysis.saving import disk, journal, transaction
from analysis.saving.journal import FileChange, Saved
from analysis.saving.refusals import NotSavedError, StoreAwayError, not_saved
from analysis.saving.snapshot import Fingerprint, Snapshot, Version
from analysis.saving.store import HEAD, Listed, Reach
from analysis.saving.transaction import New
from analysis.saving.whole import Whole, is_entry

Connection = psycopg.Connection[TupleRow]
_TABLES = Path(__file__).with_suffix(".sql")
_FOLDER = Path()
# "kiz": what all servers of one database lock to save.
_LOCK = 0x6B697A
# How long somebody waits for a connection, and until the one that saves is given up for dead.
_PATIENCE_S, _STALLED_S = 3, 60
# How often a database that does not answer is asked again, and how often after an uncertain save.
RETRY_S, _SETTLE = 1.0, 3
# Connections that read; one more saves.
_READERS = 4
# What an address does not say: a network that swallows everything is no answer either.
_IMPATIENT = {
    "connect_timeout": str(_PATIENCE_S),
    "tcp_user_timeout": "5000",
    "keepalives_idle": "10",
    "keepalives_interval": "3",
    "keepalives_count": "3",
}
_log = logging.getLogger(__name__)
# It would tell of each attempt; that the database does not answer is told once.
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class _Standing:
    """What is asked at each run: the version, when it was made, and what can be done."""

    version: int
    changed: datetime
    parts: frozenset[str]
    can_save: bool


@dataclass
class _Held:
    """A transaction that holds the lock, and the entry that it makes."""

    connection: Connection
    entry: Saved | None = None


@dataclass
class _Last:
    """What was read last, for as long as the database does not answer."""

    answers: bool = True
    again_at: float = 0
    as_of: datetime | None = None
    failures: int = 0
    standing: _Standing | None = None
    contents: dict[str, dict[str, bytes]] = field(default_factory=dict)
    history: tuple[Saved, ...] | None = None


class PostgresStore:
    """Files, journal and what waits, in a database. It is asked first when something is needed."""

    is_installed = False
    folder = _FOLDER

    def __init__(self, address: str) -> None:
        """Take an address of libpq, which looks for the password where it always does.

        Ends the process where it is no address.
        """
        try:
            named = conninfo.conninfo_to_dict(address)
        except psycopg.ProgrammingError:
            raise SystemExit("KIZUNA_STORE is no address that PostgreSQL understands") from None
        self._address = conninfo.make_conninfo(
            address, **{**_IMPATIENT, **{k: str(v) for k, v in named.items()}}
        )
        self.place = f"postgresql://{named.get('host', '')}/{named.get('dbname', '')}"
        self._pool: ConnectionPool[Connection] | None = None
        self._last = _Last()
        self._opening, self._saving = Lock(), Lock()
        # Left to the collection of garbage, connections would have to be closed wherever it runs.
        atexit.register(self.close)

    # Reading.

    def reach(self) -> Reach:
        """Return whether the database has answered, and until when."""
        with suppress(OSError):
            self._standing()
        last = self._last
        return Reach(last.answers, last.as_of, last.failures)

    def fingerprint(self, data_set: str) -> Fingerprint:  # noqa: ARG002 - one of all data sets
        """Return the number of the newest version, and when it was made."""
        try:
            standing = self._standing()
        except FileNotFoundError:
            return ()
        except OSError:
            if self._last.standing is None:
                return ()
            standing = self._last.standing
        moment = int(standing.changed.timestamp() * 1_000_000) * 1_000
        return ((self.place, standing.version, moment, 0),)

    def snapshot(self, data_set: str) -> Snapshot:
        """Return the files as they stand; of a database that does not answer those read last."""
        paths = _paths(data_set)
        try:
            contents = self._contents(data_set)
        except FileNotFoundError as error:
            return Snapshot(dict.fromkeys(paths.values(), error))
        except OSError as error:
            if data_set not in self._last.contents:
                return Snapshot(dict.fromkeys(paths.values(), error))
            contents = self._last.contents[data_set]
        return _snapshot(data_set, contents)

    def version(self, data_set: str) -> Version:
        """Return the digests of the files, as the database has computed them."""
        asked = "SELECT file, digest FROM kizuna_files WHERE file = ANY(%s)"
        try:
            return dict(self._ask(asked, [[*_paths(data_set)]]))
        except OSError:
            return self.snapshot(data_set).version

    def obstacle(self, data_set: str) -> str:
        """Return what is to be said: "unprepared" without tables, "away", "read_only", …."""
        try:
            standing = self._standing()
        except FileNotFoundError:
            return "unprepared"
        except OSError:
            return "away" if data_set in self._last.contents else "unreachable"
        if data_set not in standing.parts:
            return "empty"
        return "" if standing.can_save else "read_only"

    def recover(self) -> None:
        """Do nothing: a transaction leaves nothing half done."""

    def history(self) -> tuple[Saved, ...]:
        """Return the entries, the newest first; those read last where it does not answer."""
        try:
            rows = self._ask("SELECT entry FROM kizuna_saves ORDER BY id DESC")
        except OSError:
            if self._last.history is None:
                raise
            return self._last.history
        entries = (journal.entry_of(bytes(content)) for (content,) in rows)
        self._last.history = tuple(entry for entry in entries if entry)
        return self._last.history

    def entry(self, number: str) -> Saved | None:
        """Return an entry of the journal."""
        if not number.isdecimal():
            return None
        rows = self._ask("SELECT entry FROM kizuna_saves WHERE id = %s", [int(number)])
        return journal.entry_of(bytes(rows[0][0])) if rows else None

    def backups(self, saved: Saved) -> dict[str, bytes]:
        """Return the files that were there before an entry."""
        asked = "SELECT file, content FROM kizuna_backups WHERE save = %s AND file = ANY(%s)"
        return dict(self._ask(asked, [int(saved.id), [*saved.files]]))

    def can_undo(self, saved: Saved) -> bool:
        """Whether an entry can be taken back."""
        return saved.is_untouched(self.version(saved.data_set))

    # Saving.

    def save(
        self,
        data_set: str,
        new: Mapping[str, bytes],
        previewed: Version,
        who: str,
        why: str = "",
        changes: Mapping[str, FileChange] | None = None,
    ) -> Saved:
        """Save new contents of files, in one transaction. Raises NotSavedError."""
        with self._exclusively() as held:
            current = _standing_files(held.connection, data_set)
            if current.version != previewed:
                raise NotSavedError("stale")
            changed = {file: to for file, to in new.items() if to != current.content(file)}
            if not changed:
                raise NotSavedError("unchanged")
            number = _next_number(held.connection)
            saved = journal.made_entry(number, data_set, current.version, changed, who, why)
            saved = replace(saved, changes={**(changes or {})})
            return _put(held, saved, changed, current)

    def undo(self, number: str, who: str, why: str = "") -> Saved:
        """Take an entry back, byte for byte. Raises NotSavedError."""
        with self._exclusively() as held:
            taken_back = self.entry(number)
            if taken_back is None:
                raise NotSavedError("not_found")
            current = _standing_files(held.connection, taken_back.data_set)
            if not taken_back.is_untouched(current.version):
                raise NotSavedError("stale")
            kept = self.backups(taken_back)
            if any(
                disk.digest(kept.get(file, b"")) != taken_back.before[file]
                for file in taken_back.files
                if file in taken_back.before
            ):
                raise NotSavedError("damaged")
            before = {file: kept.get(file) for file in taken_back.files}
            next_number = _next_number(held.connection)
            saved = journal.taking_back(taken_back, next_number, current.version, before, who, why)
            return _put(held, saved, before, current, taken_back.before)

    # The whole of it.

    def whole(self) -> Whole:
        """Return all files and the journal as they stand at one moment. Raises NotSavedError."""
        with _refusals(), self._connected() as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            return _whole(connection)

    def put_back(self, copied: Whole, may_replace: Callable[[Whole], bool]) -> bool:
        """Put all files back; the tables are made where they are missing. Raises NotSavedError."""
        with _refusals(), self._connected() as connection, connection.transaction():
            # Of several servers that begin at once one makes them.
            _lock(connection)
            ((found,),) = connection.execute("SELECT to_regclass('kizuna_version')").fetchall()
            if found is None:
                connection.execute(_TABLES.read_bytes())
        with self._exclusively() as held:
            if not may_replace(_whole(held.connection)):
                return False
            _replace_all(held.connection, copied)
        return True

    def rewrite_entries(self, rewritten: Callable[[bytes], bytes]) -> int:
        """Write the entries of the journal anew, all or none. Raises NotSavedError."""
        changed = 0
        with self._exclusively() as held:
            for number, entry in held.connection.execute("SELECT id, entry FROM kizuna_saves"):
                new = rewritten(entry)
                if new != entry:
                    changed += 1
                    held.connection.execute(
                        "UPDATE kizuna_saves SET entry = %s WHERE id = %s", [new, number]
                    )
        return changed

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file by the name that it would have in a folder. Raises NotSavedError."""
        whole = self.whole()
        yield from {**whole.tables, **whole.journal}.items()
        with _refusals():
            kept = self._ask("SELECT kind, name, content FROM kizuna_kept")
        for kind, name, content in kept:
            yield f"{journal.HIDDEN}/{kind}/{name}", content

    # What waits.

    def keep(self, kind: str, name: str, content: bytes) -> None:
        """Keep something, in the place of what has the same name."""
        self._do(
            "INSERT INTO kizuna_kept (kind, name, content) VALUES (%s, %s, %s) ON CONFLICT "
            "(kind, name) DO UPDATE SET content = excluded.content, at = excluded.at",
            [kind, name, content],
        )

    def kept(self, kind: str, name: str) -> bytes | None:
        """Return what is kept."""
        asked = "SELECT content FROM kizuna_kept WHERE kind = %s AND name = %s"
        rows = self._ask(asked, [kind, name])
        return rows[0][0] if rows else None

    def listed(self, kind: str) -> Mapping[str, Listed]:
        """Return what is kept of a kind, of each the beginning."""
        rows = self._ask(
            "SELECT name, substring(content FROM 1 FOR %s), octet_length(content) "
            "FROM kizuna_kept WHERE kind = %s",
            [HEAD, kind],
        )
        return {name: Listed(head, size) for name, head, size in rows}

    def forget(self, kind: str, name: str) -> None:
        """Forget what is kept."""
        self._do("DELETE FROM kizuna_kept WHERE kind = %s AND name = %s", [kind, name])

    def forget_old(self, kind: str, before: float, most: int, size: int) -> None:
        """Forget what is too old, too much or too large together."""
        self._do(
            "DELETE FROM kizuna_kept WHERE kind = %(kind)s AND name IN (SELECT name FROM ("
            "SELECT name, at, row_number() OVER newest AS place, "
            "sum(octet_length(content)) OVER newest AS so_far FROM kizuna_kept "
            "WHERE kind = %(kind)s WINDOW newest AS (ORDER BY at DESC, name)) AS kept "
            "WHERE at < to_timestamp(%(before)s) OR place > %(most)s OR so_far > %(size)s)",
            {"kind": kind, "before": before, "most": most, "size": size},
        )

    # Connections.

    def _standing(self) -> _Standing:
        rows = self._ask(
            "SELECT number, changed, ARRAY(SELECT DISTINCT split_part(file, '/', 1) "
            "FROM kizuna_files), has_table_privilege('kizuna_saves', 'INSERT') "
            "AND NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' "
            "FROM kizuna_version"
        )
        if not rows:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        ((version, changed, parts, can_save),) = rows
        self._last.standing = _Standing(version, changed, frozenset(parts), can_save)
        return self._last.standing

    def _contents(self, data_set: str) -> dict[str, bytes]:
        asked = "SELECT file, content FROM kizuna_files WHERE file = ANY(%s)"
        found: dict[str, bytes] = dict(self._ask(asked, [[*_paths(data_set)]]))
        self._last.contents[data_set] = found
        return found

    def _ask(self, query: LiteralString, values: Sequence[object] = ()) -> list[TupleRow]:
        """Return the rows of one statement. Raises OSError: StoreAwayError where none comes."""
        return self._run(lambda connection: connection.execute(query, values).fetchall())

    def _do(self, query: LiteralString, values: Sequence[object] | Mapping[str, object]) -> None:
        """Run one statement that does no harm a second time. Raises OSError."""

        def done(connection: Connection) -> list[TupleRow]:
            connection.execute(query, values)
            return []

        self._run(done)

    def _run(self, run: Callable[[Connection], list[TupleRow]]) -> list[TupleRow]:
        """Run something on a connection; a second time, on a new one, where the first was lost.

        So a connection need not be looked at before it is used, and that nobody answers any more
        is known as soon as somebody asks.
        """
        error: psycopg.Error | None = None
        for _ in range(2):
            pool = self._opened()
            try:
                with pool.connection() as connection:
                    found = run(connection)
            except psycopg.Error as failed:
                error, meant = failed, _as_os_error(failed)
                if not isinstance(meant, StoreAwayError):
                    raise meant from failed
                self._close(pool)
            else:
                self._last.as_of = datetime.now(UTC)
                return found
        self._is_away(error)
        raise StoreAwayError from error

    def _opened(self) -> ConnectionPool[Connection]:
        """Return open connections. Raises StoreAwayError, at once where one has just failed."""
        pool = self._pool
        if pool is not None:
            return pool
        with self._opening:
            if self._pool is None:
                if time.monotonic() < self._last.again_at:
                    raise StoreAwayError
                try:
                    psycopg.connect(self._address).close()
                except psycopg.OperationalError as error:
                    self._is_away(error)
                    raise StoreAwayError from error
                if not self._last.answers:
                    _log.warning("the database answers again")
                self._last.answers = True
                self._pool = ConnectionPool(
                    self._address,
                    min_size=1,
                    max_size=_READERS,
                    open=True,
                    timeout=_PATIENCE_S,
                    reconnect_timeout=_PATIENCE_S,
                    configure=_configure,
                )
            return self._pool

    def _close(self, pool: ConnectionPool[Connection]) -> None:
        """Give up connections of which one was lost."""
        with self._opening:
            if self._pool is pool:
                self._pool = None
        pool.close(timeout=0)

    def _is_away(self, error: psycopg.Error | None) -> None:
        if self._last.answers:
            self._last.failures += 1
            _log.warning("the database does not answer: %s", _first_line(error))
        self._last.answers = False
        self._last.again_at = time.monotonic() + RETRY_S

    def close(self) -> None:
        """Give up all connections; who asks for something opens others."""
        pool = self._pool
        if pool is not None:
            self._close(pool)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """Yield a connection of its own. Raises StoreAwayError."""
        try:
            connection = psycopg.connect(self._address)
        except psycopg.OperationalError as error:
            raise StoreAwayError from error
        with connection:
            _configure(connection)
            yield connection

    @contextmanager
    def _exclusively(self) -> Iterator[_Held]:
        """Hold the lock in one transaction, which is made at the end or never was."""
        if not self._saving.acquire(timeout=transaction.PATIENCE):
            raise NotSavedError("busy")
        is_done = False
        try:
            with _refusals(), self._connected() as connection:
                held = _Held(connection)
                try:
                    with connection.transaction():
                        _lock(connection)
                        yield held
                        is_done = True
                except psycopg.OperationalError:
                    if not is_done:
                        raise
                    self._settle(held.entry)
        finally:
            self._saving.release()

    def _settle(self, entry: Saved | None) -> None:
        """Find out whether a save was made of which no answer came. Raises NotSavedError."""
        for _ in range(_SETTLE if entry else 0):
            try:
                found = self.entry(entry.id if entry else "")
            except OSError:
                time.sleep(RETRY_S)
            else:
                if found == entry:
                    return
                raise NotSavedError("away")
        raise NotSavedError("unknown")


def _configure(connection: Connection) -> None:
    """Let each statement stand for itself, also where PgBouncer hands out connections."""
    connection.autocommit = True
    connection.prepare_threshold = None


# Within one transaction.


def _lock(connection: Connection) -> None:
    # Under "repeatable read" the files would be those of before the lock.
    connection.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.execute(
        "SELECT set_config('lock_timeout', %s, true), "
        "set_config('idle_in_transaction_session_timeout', %s, true)",
        [f"{transaction.PATIENCE * 1000:.0f}ms", f"{_STALLED_S}s"],
    )
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _standing_files(connection: Connection, data_set: str) -> Snapshot:
    asked = "SELECT file, content FROM kizuna_files WHERE file = ANY(%s)"
    rows = connection.execute(asked, [[*_paths(data_set)]]).fetchall()
    return _snapshot(data_set, dict(rows))


def _next_number(connection: Connection) -> str:
    asked = "SELECT coalesce(max(id), 0) + 1 FROM kizuna_saves"
    ((number,),) = connection.execute(asked).fetchall()
    return journal.numbered(number)


def _put(
    held: _Held, saved: Saved, new: New, current: Snapshot, checked: Version | None = None
) -> Saved:
    """Take the steps of a save. `checked` is a version that needs no check: it stood there."""
    written = Snapshot(
        {
            **current.contents,
            **{Path(f): FileNotFoundError() if to is None else to for f, to in new.items()},
        }
    )
    if written.version != checked:
        transaction.demand_no_new_errors(_FOLDER, saved, current, written)
    connection, number = held.connection, int(saved.id)
    connection.execute(
        "INSERT INTO kizuna_saves (id, entry) VALUES (%s, %s)", [number, journal.entry_bytes(saved)]
    )
    connection.execute(
        "INSERT INTO kizuna_backups (save, file, content) "
        "SELECT %s, file, content FROM kizuna_files WHERE file = ANY(%s)",
        [number, [*saved.files]],
    )
    for file, content in new.items():
        _write(connection, file, content)
    _next_version(connection)
    held.entry = saved
    return saved


def _write(connection: Connection, file: str, content: bytes | None) -> None:
    if content is None:
        connection.execute("DELETE FROM kizuna_files WHERE file = %s", [file])
        return
    ((digest,),) = connection.execute(
        "INSERT INTO kizuna_files (file, content) VALUES (%s, %s) "
        "ON CONFLICT (file) DO UPDATE SET content = excluded.content RETURNING digest",
        [file, content],
    ).fetchall()
    if digest != disk.digest(content):
        raise NotSavedError("unwritable")


def _next_version(connection: Connection) -> None:
    connection.execute("UPDATE kizuna_version SET number = number + 1, changed = clock_timestamp()")


def _whole(connection: Connection) -> Whole:
    found = connection.execute("SELECT file, content FROM kizuna_files ORDER BY file").fetchall()
    entries = connection.execute("SELECT id, entry FROM kizuna_saves ORDER BY id").fetchall()
    kept = connection.execute(
        "SELECT save, file, content FROM kizuna_backups ORDER BY save, file"
    ).fetchall()
    hidden = journal.HIDDEN
    names = {f"{hidden}/{journal.numbered(save)}.json": entry for save, entry in entries}
    names |= {f"{hidden}/{journal.numbered(save)}/{file}": content for save, file, content in kept}
    return Whole(dict(found), names)


def _replace_all(connection: Connection, copied: Whole) -> None:
    connection.execute("DELETE FROM kizuna_saves")
    connection.execute("DELETE FROM kizuna_files")
    for file, content in copied.tables.items():
        _write(connection, file, content)
    entries, backups = [], []
    for name, content in copied.journal.items():
        number, _, file = name.removeprefix(f"{journal.HIDDEN}/").partition("/")
        if is_entry(name):
            entries.append((int(number.removesuffix(".json")), content))
        else:
            backups.append((int(number), file, content))
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO kizuna_saves (id, entry) VALUES (%s, %s)", entries)
        cursor.executemany(
            "INSERT INTO kizuna_backups (save, file, content) VALUES (%s, %s, %s)", backups
        )
    _next_version(connection)


def _paths(data_set: str) -> dict[str, Path]:
    """Return the files of a data set by the names that they have in the database."""
    return {path.as_posix(): path for path in files(_FOLDER, data_set).values()}


def _snapshot(data_set: str, contents: Mapping[str, bytes]) -> Snapshot:
    paths = _paths(data_set).items()
    return Snapshot({path: contents.get(name, FileNotFoundError()) for name, path in paths})


# What the database says, as the operating system would.

_REFUSED: dict[type[psycopg.Error], int] = {
    psycopg.errors.UndefinedTable: errno.ENOENT,
    psycopg.errors.InsufficientPrivilege: errno.EACCES,
    psycopg.errors.ReadOnlySqlTransaction: errno.EROFS,
    psycopg.errors.DiskFull: errno.ENOSPC,
}


def _as_os_error(error: psycopg.Error) -> OSError:
    lost = psycopg.OperationalError, psycopg.InterfaceError
    if isinstance(error, lost) and type(error) not in _REFUSED:
        return StoreAwayError()
    # OSError becomes the one that a number belongs to: FileNotFoundError.
    return OSError(_REFUSED.get(type(error), errno.EIO), _first_line(error))


@contextmanager
def _refusals() -> Iterator[None]:
    """Say what the database says as a reader understands it."""
    try:
        yield
    except psycopg.errors.LockNotAvailable as error:
        raise NotSavedError("busy") from error
    except psycopg.Error as error:
        raise _refusal(_as_os_error(error)) from error
    except OSError as error:
        raise _refusal(error) from error


def _refusal(error: OSError) -> NotSavedError:
    return NotSavedError("unprepared") if isinstance(error, FileNotFoundError) else not_saved(error)


def _first_line(error: psycopg.Error | None) -> str:
    return next(iter(str(error or "").splitlines()), "")
