"""Kizuna as a command and as an installed package: where it lies and which version it is.

An installed package holds the program within this folder; in a checkout it lies beside it.
"""

import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

_HERE = Path(__file__).parent
HOME = _HERE if (_HERE / "app.py").is_file() else _HERE.parent


@cache
def version() -> str:
    """Return the version that `pyproject.toml` states, installed or not."""
    project = HOME / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version(__name__)
