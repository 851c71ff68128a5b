"""What the documents name is there, their picture is true, and what they tell to do works."""

import ast
import builtins
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from kizuna.command import COMMANDS
from tests.code import ROOT, modules
from tests.test_architecture import LAYERS, part_of

DOCS = ROOT / "docs"
HOW_TO = DOCS / "how-to"
EVERY = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "THIRD_PARTY.md")),
    *sorted((ROOT / "data").rglob("README.md")),
    *sorted(DOCS.rglob("*.md")),
]
OURS = [path for path in EVERY if path.is_relative_to(DOCS)]
# What a how-to makes, and what is named though it is used nowhere: of Streamlit, HTTP and Python.
MADE = {"gaps", "seminars_by_month", "website", "name_vi"}
ELSEWHERE = {
    *("st.cache_data", "functools.cache", "MVTLayer", "Connection", "Upgrade", "Host"),
    # What providers of identities are told.
    *("common", "consent", "select_account"),
}

every_document = pytest.mark.parametrize(
    "path", EVERY, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fenced(text: str) -> list[str]:
    return re.findall(r"^ *```\w+\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)


def ticked(text: str) -> list[str]:
    """Return what stands between backticks in running text."""
    bare = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", bare)


# Paths, links, commands -------------------------------------------------------------------------


@every_document
def test_links_lead_to_files_and_headings(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", read(path))
    own = [link for link in links if not link.startswith(("http://", "https://"))]

    assert [link for link in own if not leads_somewhere(path, link)] == []


def leads_somewhere(path: Path, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = path.parent / file if file else path
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(path: Path) -> set[str]:
    """Return how the headings of a document are linked to, as GitHub does."""
    titles = re.findall(r"^#+ (.+)$", read(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


FOLDERS = ("analysis/", "pages/", "kizuna/", "tests/", "data/", "docs/", ".streamlit/", ".github/")


def test_the_architecture_names_every_folder() -> None:
    named = {name.rstrip("/") for name in ticked(read(DOCS / "architecture.md"))}
    named |= {f"analysis/{part}" for layer in LAYERS for part in layer}
    folders = {
        path.relative_to(ROOT).as_posix()
        for parent in ("analysis", "pages", "data")
        for path in (ROOT / parent).iterdir()
        if path.name != "__pycache__" and not path.name.startswith(".")
        # Git keeps no empty folder; what is left of one is no part of the house.
        if path.is_dir() and any(path.rglob("*.*[!c]"))
    }
    assert folders - named == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_files_are_there(path: Path) -> None:
    made = set(re.findall(r"^Create `(.+?)`:", read(path), re.MULTILINE))
    named = {name for name in ticked(read(path)) if name.startswith(FOLDERS) and " " not in name}

    assert [name for name in named - made if not (ROOT / name).exists()] == []


def commands(text: str) -> list[str]:
    """Return what is to be typed: lines of shells, and lines in backticks."""
    blocks = re.findall(r"^ *```(?:sh|bat|nginx|ini)\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [*ticked(text), *(line for block in blocks for line in block.splitlines())]


@every_document
def test_commands_are_there(path: Path) -> None:
    told = commands(read(path))
    makefile = read(ROOT / "Makefile")
    modules = {
        name for line in told for name in re.findall(r"python3? -m ((?:[a-z_]+)[\w.]*)", line)
    }
    targets = {name for line in told for name in re.findall(r"^make ([a-z]+)", line)}
    subcommands = {name for line in told for name in re.findall(r"(?<!=)\bkizuna ([a-z]+)\b", line)}
    tests = {name for line in told for name in re.findall(r"\btests/[\w/]+\.py", line)}

    assert [name for name in modules if find_spec(name) is None] == []
    assert [name for name in targets if f"\n{name}:" not in makefile] == []
    assert subcommands - set(COMMANDS) == set()
    assert [name for name in tests if not (ROOT / name).exists()] == []


# Symbols ----------------------------------------------------------------------------------------


@cache
def symbols() -> frozenset[str]:
    """Return every name that the code defines, takes or imports, and texts that are names."""
    names = {*dir(builtins), *sys.stdlib_module_names}
    for module in modules():
        names |= {*module.name.split(".")}
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.arg):
                names.add(node.arg)
            elif isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.alias):
                names |= {*node.name.split(".")}
            elif isinstance(node, ast.keyword) and node.arg:
                names.add(node.arg)
            elif isinstance(node, ast.Constant) and NAME.fullmatch(str(node.value)):
                names |= {str(node.value), *str(node.value).split(".")}
    return frozenset(names)


NAME = re.compile(r"[\w.-]+")
SYMBOL = re.compile(r"@?[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\(.*\))?")


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_symbols_are_there(path: Path) -> None:
    named = {name for name in ticked(read(path)) if SYMBOL.fullmatch(name)}
    unknown = {name for name in named if not is_known(name)}

    assert unknown - MADE - ELSEWHERE == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_what_is_said_to_be_in_a_file_is_in_it(path: Path) -> None:
    """Where a document says `name` (`file.py`) or `name` in `file.py`."""
    said = re.findall(r"`(\w+)(?:\([^`]*\))?`\s+(?:\(|in\s+|of\s+)`([\w/]+\.py)`", read(path))
    assert [(name, file) for name, file in said if name not in defined(ROOT / file)] == []


def defined(file: Path) -> set[str]:
    """Return the names that a file gives: of functions, classes and what is assigned."""
    nodes = [*ast.walk(ast.parse(read(file)))]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {node.name for node in nodes if isinstance(node, kinds)}


def is_known(name: str) -> bool:
    parts = name.partition("(")[0].lstrip("@").split(".")
    # A hook into a library is called as its test is: docs/upgrading-streamlit.md.
    is_symbol = set(parts) <= symbols() or f"test_{name}" in symbols()
    return is_symbol or is_file(name) or is_option(name)


@cache
def is_file(name: str) -> bool:
    """Whether a file is called so, wherever it stands."""
    return any(True for part in (*FOLDERS, ".ci/") for _ in (ROOT / part).rglob(name)) or (
        (ROOT / name).exists()
    )


@cache
def is_option(name: str) -> bool:
    """Whether Streamlit has such an option, or a configuration file of ours names it."""
    texts = [read(ROOT / file) for file in ("pyproject.toml", "Makefile", ".streamlit/config.toml")]
    return "streamlit" in name.lower() or any(
        re.search(rf"\b{re.escape(name.rpartition('.')[2])}\b", text) for text in texts
    )


VARIABLE = re.compile(r"KIZUNA_[A-Z_]+")


def test_every_environment_variable_is_explained_and_there() -> None:
    code = "\n".join(read(module.path) for module in modules("analysis", "pages", "kizuna"))
    written = set(VARIABLE.findall(code + read(ROOT / "app.py")))
    table = read(DOCS / "operations.md").partition("## Every environment variable")[2]
    explained = set(re.findall(r"^\| `(KIZUNA_[A-Z_]+)` \|", table, re.MULTILINE))

    assert written == explained
    assert {name for path in EVERY for name in VARIABLE.findall(read(path))} <= written


# The picture ------------------------------------------------------------------------------------


def room(name: str) -> str | None:
    """Return the room of the picture that a module or an import belongs to; None of a library."""
    top, _, rest = name.partition(".")
    second = rest.partition(".")[0]
    if top == "analysis" and second:
        return part_of(name)
    if top == "pages":
        kinds = ("web", "session", "components", "cards")
        return second if second in kinds else "pages"
    return top if top in ("app", "kizuna") else None


def imported() -> set[tuple[str, str]]:
    """Return which room imports from which."""
    pairs = {
        (room(module.name), room(name))
        for module in modules()
        for name in module.imports
        if module.name.split(".")[0] not in ("tests", "data")
    }
    return {(one, other) for one, other in pairs if one and other and one != other}


def drawn() -> set[tuple[str, str]]:
    return set(re.findall(r"^  (\w+) --> (\w+)$", read(DOCS / "architecture.md"), re.MULTILINE))


def reached(start: str, arrows: set[tuple[str, str]]) -> set[str]:
    found, ahead = set[str](), [start]
    while ahead:
        room = ahead.pop()
        further = {other for one, other in arrows if one == room} - found
        found |= further
        ahead += further
    return found


def test_the_picture_draws_what_is_imported() -> None:
    arrows, imports = drawn(), imported()
    missing = {(one, other) for one, other in imports if other not in reached(one, arrows)}
    assert arrows - imports == set(), "drawn, but nobody imports so"
    assert missing == set(), "imported, but no path of arrows leads there"


def test_the_picture_draws_no_arrow_that_others_say_already() -> None:
    arrows = drawn()
    assert [a for a in arrows if a[1] in reached(a[0], arrows - {a})] == []


def test_the_table_of_layers_is_that_of_the_rule() -> None:
    table = read(DOCS / "architecture.md").partition("| layer |")[2].partition("\n\n")[0]
    rows = [line.split("|")[2] for line in table.splitlines()[2:]]
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [set(layer) for layer in LAYERS]


# What is told to do -----------------------------------------------------------------------------

STEP = re.compile(
    r"^(Create|Add to|Change) `(.+?)`:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE
)


def follow(document: Path, home: Path) -> None:
    """Do what a document says: create files, add to them, change them as its diffs do."""
    steps = STEP.findall(read(document))
    assert steps
    for what, file, block in steps:
        path = home / file
        assert path.exists() == (what != "Create"), file
        before = read(path) if path.exists() else ""
        after = changed(before, block) if what == "Change" else before + block
        path.write_text(after, encoding="utf-8")


def changed(text: str, diff: str) -> str:
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    assert text.count(old) == 1, old
    return text.replace(old, new)


SKIPPED = (".git", ".venv", "*_cache", "__pycache__", ".hypothesis", ".saved")


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the repository."""
    home = tmp_path / "kizuna"
    shutil.copytree(ROOT, home, ignore=shutil.ignore_patterns(*SKIPPED))
    return home


# What they hold of everything.
GENERAL = ("test_catalogue", "test_architecture")


@pytest.mark.unwatched
def test_what_the_how_tos_make_passes_its_tests(scratch: Path) -> None:
    for document in ("add-a-page.md", "add-a-figure.md"):
        follow(HOW_TO / document, scratch)
    files = [f"tests/{file}.py" for file in ("pages/test_every_page", *GENERAL)]
    chosen = " or ".join(("gaps", "themes", *GENERAL))
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--no-cov",
            "-p",
            "no:cacheprovider",
            "-k",
            chosen,
            *files,
        ],
        cwd=scratch,
        env={**os.environ, "KIZUNA_DATA": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
    assert re.search(r"[1-9]\d* passed", run.stdout)
