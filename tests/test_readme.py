"""What the README files name is there: paths, links, commands."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.code import ROOT

README = ROOT / "README.md"
EVERY = [
    README,
    *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "THIRD_PARTY.md")),
    *sorted((ROOT / "data").rglob("README.md")),
]
TREE = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)

every_readme = pytest.mark.parametrize(
    "path", EVERY, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_tree_names_what_is_there_and_every_folder_of_the_program() -> None:
    tree = read(README).partition("| folder or file |")[2].partition("\n\n")[0]
    named = {path.rstrip("/") for row in TREE.findall(tree) for path in re.findall(r"`(.+?)`", row)}
    folders = {
        path.relative_to(ROOT).as_posix()
        for parent in ("analysis", "pages", "data")
        for path in (ROOT / parent).iterdir()
        if path.is_dir() and path.name != "__pycache__" and not path.name.startswith(".")
    }

    assert [path for path in named if not (ROOT / path).exists()] == []
    assert folders - named == set()


@every_readme
def test_links_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", read(path))
    own = [link for link in links if not link.startswith(("http://", "https://"))]

    assert [link for link in own if not (path.parent / link).exists()] == []


@every_readme
def test_commands_are_there(path: Path) -> None:
    told = read(path)
    modules = set(re.findall(r"python -m ((?:analysis|data|tests)[\w.]*)", told))
    targets = set(re.findall(r"(?:`|^)make (\w+)", told, re.MULTILINE))
    makefile = read(ROOT / "Makefile")

    assert [name for name in modules if find_spec(name) is None] == []
    assert [name for name in targets if f"\n{name}:" not in makefile] == []
