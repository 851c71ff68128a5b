"""The document on upgrades, the hooks and their tests name each other."""

import ast
import re

import pytest

from tests.code import ROOT

DOCUMENT = (ROOT / "docs" / "upgrading-streamlit.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCUMENT.splitlines()
    if re.match(r"\| \d+ \|", line)
]
HOOKS = "pages/web/hooks.py"
TESTS = ("tests/web/test_hooks.py", "tests/browser/test_hooks.py")
# Tests of the rules about hooks, and of what else a hook does.
OTHERS = {
    "test_nobody_else_knows_the_insides",
    "test_no_style_sheet_or_script_names_a_part_of_streamlit",
    "test_every_part_is_used",
    "test_draw_without_reader_ends_in_time_and_with_what_is_raised",
}


def defined(file: str) -> set[str]:
    """Return the public names that a module defines at its top, imports apart."""
    names: set[str] = set()
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_hooks_are_numbered_in_order() -> None:
    assert [int(row[0]) for row in ROWS] == [*range(1, len(ROWS) + 1)]


def test_the_document_names_every_hook_of_the_module_and_no_other() -> None:
    told = {name for row in ROWS if len(row) == 4 for name in named(row[1])}
    assert told == defined(HOOKS)


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 5], ids=lambda row: row[1])
def test_a_hook_elsewhere_stands_where_the_document_says(row: list[str]) -> None:
    (file,) = named(row[2])
    assert (ROOT / file).is_file()


def test_every_hook_has_a_test_of_its_name_and_every_test_a_hook() -> None:
    written = {name for file in TESTS for name in defined(file) if name.startswith("test_")}
    told = [named(row[-2]) for row in ROWS]
    assert {name for names in told for name in names} == written - OTHERS
    assert {*OTHERS} <= written
    for row, names in zip(ROWS, told, strict=True):
        assert names[0] == f"test_{named(row[1])[0].lower()}"


def test_every_hook_of_the_module_says_what_it_leans_on() -> None:
    tree = ast.parse((ROOT / HOOKS).read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    told = [
        text for text in texts if isinstance(text, str) and "Leans on" in " ".join(text.split())
    ]
    assert len(told) == len(defined(HOOKS))
