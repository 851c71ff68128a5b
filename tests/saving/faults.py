"""A disk that fails: every call to the operating system is counted, and one of them goes wrong."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

# What saving calls, besides opening, reading and writing files.
CHANGING = ("open", "mkdir", "replace", "unlink", "rmdir", "chmod", "fsync")
LOOKING = ("stat", "scandir")


class KilledError(BaseException):
    """The process is killed: from here on it does nothing."""


class Disk:
    """Counts calls and lets one go wrong, with an error or a kill, or all from that one on.

    What only looks at the disk can fail with EIO. A kill leaves the disk as the last change did, so
    that other calls are not counted then.
    """

    def __init__(self, at: int, fault: int | None, *, for_good: bool = False) -> None:
        self.at = at
        self.fault = fault
        self.for_good = for_good or fault is None
        self.calls = 0

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let everything that is called meanwhile go through this disk."""
        names = (*CHANGING, *LOOKING) if self.fault == errno.EIO else CHANGING
        with ExitStack() as patched:
            patched.enter_context(patch.object(io, "open", self._opened(io.open)))
            for name in names:
                counted = self._counted(getattr(os, name))
                patched.enter_context(patch.object(os, name, counted))
            yield

    def call(self) -> None:
        """Count a call. Raises what goes wrong with it."""
        self.calls += 1
        if self.calls == self.at or (self.for_good and self.calls > self.at):
            raise KilledError if self.fault is None else OSError(self.fault, "")

    def look(self) -> None:
        """Count a call that changes nothing."""
        if self.fault == errno.EIO:
            self.call()

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.call()
            return function(*arguments, **named)

        return call

    def _opened(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            if mode == "wb":
                self.call()
                return io.BufferedWriter(_Written(self, file))
            self.look()
            if mode == "rb":
                return io.BufferedReader(_Read(self, file))
            return function(file, mode, *arguments, **named)

        return call


class _Written(io.FileIO):
    """A file of which only half is written when it goes wrong."""

    def __init__(self, disk: Disk, path: Path) -> None:
        super().__init__(path, "w")
        self.disk = disk

    def write(self, content: Any) -> int:
        try:
            self.disk.call()
        except BaseException:
            super().write(content[: len(content) // 2])
            # What is buffered is gone, too.
            super().close()
            raise
        return super().write(content)


class _Read(io.FileIO):
    def __init__(self, disk: Disk, path: Path) -> None:
        super().__init__(path, "r")
        self.disk = disk

    def readall(self) -> bytes:
        self.disk.look()
        return super().readall()
