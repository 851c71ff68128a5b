"""Bytes that are on the disk when a function returns, whatever happens to the machine then."""

import hashlib
import os
import shutil
from pathlib import Path


def digest(content: bytes) -> str:
    """Return what tells the content of a file from any other."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the digest of a file, None where there is none."""
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return None


def write(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file, readable by those who can read the other, and wait until it is on the disk."""
    make(path.parent)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like is not None and like.exists():
        shutil.copymode(like, path)
    sync(path.parent)


def make(folder: Path) -> None:
    """Make a folder, and those it lies in."""
    if not folder.is_dir():
        make(folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def move(source: Path, destination: Path) -> None:
    """Put a file in the place of another in one step."""
    source.replace(destination)
    sync(destination.parent)


def remove(path: Path) -> None:
    """Delete a file if it is there."""
    path.unlink(missing_ok=True)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows keeps them so by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
