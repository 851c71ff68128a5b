"""Who has signed out, and up to which of their sign-ins: one small file a person.

A browser keeps the signed cookie of a sign-in that was ended elsewhere, and an open page keeps what
it read of it at its start. So what was ended is remembered until the sign-in would be too old
anyway, and looked up at each action. The times are those of the provider's tokens, so that clocks
that differ do no harm.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from analysis.saving import disk
from analysis.saving.journal import hidden, is_installed

FOLDER = "sign-outs"
_log = logging.getLogger(__name__)


class SignOuts(Protocol):
    """Where it is kept that sign-ins were ended: on the disk, or in another store."""

    def end(self, key: str, since: float) -> None:
        """End the sign-ins of a person that were made up to a time."""

    def ended(self, key: str) -> float:
        """Return up to which time a person's sign-ins are ended; 0: none is."""

    def forget_before(self, time: float) -> None:
        """Forget what was ended before a time: such sign-ins are too old by themselves."""


class SignOutsOnDisk:
    """Keeps them beside the journal of a data folder; in memory too, where that is read-only.

    The folder is asked for at each call, since another may be served later.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._data_folder = folder
        self._here: dict[str, float] = {}

    def end(self, key: str, since: float) -> None:
        """End the sign-ins of a person that were made up to a time."""
        until = max(since, self.ended(key))
        self._here[key] = until
        if not is_installed(self._data_folder()):
            place = self._place(key)
            part = place.with_suffix(".part")
            try:
                disk.write(part, repr(until).encode())
                disk.move(part, place)
            except OSError:
                _log.exception("a sign-out is kept only until the server is started anew")

    def ended(self, key: str) -> float:
        """Return up to which time a person's sign-ins are ended; 0: none is."""
        written = 0.0
        try:
            written = float(self._place(key).read_text(encoding="ascii"))
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
            _log.exception("whether somebody has signed out cannot be read")
        return max(written, self._here.get(key, 0))

    def forget_before(self, time: float) -> None:
        """Forget what was ended before a time: such sign-ins are too old by themselves."""
        self._here = {key: until for key, until in self._here.items() if until >= time}
        for place in self._folder().glob("*.ended"):
            with suppress(OSError, ValueError):
                if float(place.read_text(encoding="ascii")) < time:
                    place.unlink()

    def _folder(self) -> Path:
        return hidden(self._data_folder()) / FOLDER

    def _place(self, key: str) -> Path:
        """Return the file of a person, whose name does not say who it is."""
        return self._folder() / f"{sha256(key.encode()).hexdigest()}.ended"
