"""Who has signed out, and up to which of their sign-ins: one small file a person, in the store.

A browser keeps the signed cookie of a sign-in that was ended elsewhere, and an open page keeps what
it read of it at its start. So what was ended is remembered until the sign-in would be too old
anyway, and looked up at each action. The times are those of the provider's tokens, so that clocks
that differ do no harm.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import Protocol

from analysis.saving.refusals import StoreAwayError
from analysis.saving.store import SIGN_OUTS, Store

_log = logging.getLogger(__name__)


class SignOuts(Protocol):
    """Where it is kept that sign-ins were ended: in the store of record."""

    def end(self, key: str, since: float) -> None:
        """End the sign-ins of a person that were made up to a time."""

    def ended(self, key: str) -> float:
        """Return up to which time a person's sign-ins are ended; 0: none is."""

    def forget_before(self, time: float) -> None:
        """Forget what was ended before a time: such sign-ins are too old by themselves."""


class KeptSignOuts:
    """Keeps them beside the journal, so that all servers know; in memory too, if that fails.

    The store is asked for at each call, since another may be served later.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self._here: dict[str, float] = {}

    def end(self, key: str, since: float) -> None:
        """End the sign-ins of a person that were made up to a time."""
        until = max(since, self.ended(key))
        self._here[key] = until
        if not self._store().is_installed:
            try:
                self._store().keep(SIGN_OUTS, _name(key), repr(until).encode())
            except OSError:
                _log.exception("a sign-out is kept only until the server is started anew")

    def ended(self, key: str) -> float:
        """Return up to which time a person's sign-ins are ended; 0: none is."""
        written = 0.0
        try:
            written = float(self._store().kept(SIGN_OUTS, _name(key)) or 0)
        except StoreAwayError:
            # Told once by the store; nothing can be changed meanwhile.
            pass
        except (OSError, ValueError):
            _log.exception("whether somebody has signed out cannot be read")
        return max(written, self._here.get(key, 0))

    def forget_before(self, time: float) -> None:
        """Forget what was ended before a time: such sign-ins are too old by themselves."""
        self._here = {key: until for key, until in self._here.items() if until >= time}
        with suppress(OSError):
            for name, until in self._store().listed(SIGN_OUTS).items():
                with suppress(ValueError):
                    if float(until.head) < time:
                        self._store().forget(SIGN_OUTS, name)


def _name(key: str) -> str:
    """Return what a person's sign-out is kept as, which does not say who it is."""
    return sha256(key.encode()).hexdigest()
