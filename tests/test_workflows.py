"""What runs elsewhere names what is here: targets, files, and the same version of each tool."""

import re
from pathlib import Path

import pytest

from tests.code import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def text(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_targets_and_files_are_there(path: Path) -> None:
    runs = path.read_text(encoding="utf-8")
    makefile = text("Makefile")
    targets = re.findall(r"\bmake (\w+)", runs)
    files = re.findall(r"(?<![\w-])((?:tests/)?[\w/]+\.(?:lock|txt|toml|md))(?! >)", runs)
    made = {"newest.txt"}

    assert [name for name in targets if f"\n{name}:" not in makefile] == []
    assert [name for name in files if name not in made and not (ROOT / name).exists()] == []


def test_every_supported_python_is_tested() -> None:
    (listed,) = re.findall(r"python: \[(.+)\]", text(".github", "workflows", "test.yml"))
    assert re.findall(r"3\.\d+", listed) == ["3.11", "3.12", "3.13", "3.14"]
    assert 'requires-python = ">=3.11"' in text("pyproject.toml")


def test_each_tool_has_one_version() -> None:
    hooks, makefile = text(".pre-commit-config.yaml"), text("Makefile")
    (ruff,) = re.findall(r"^ruff==(\S+)", text("tests", "requirements.txt"), re.MULTILINE)
    biome = set(re.findall(r"@biomejs/biome@([\d.]+)", hooks + makefile))

    assert f"ruff-pre-commit\n    rev: v{ruff}\n" in hooks
    assert len(biome) == 1
    assert f"biomejs/pre-commit\n    rev: v{biome.pop()}\n" in hooks


def test_what_builds_the_package_is_what_the_tests_build_it_with() -> None:
    (stated,) = re.findall(r"^requires = \[(.+)\]$", text("pyproject.toml"), re.MULTILINE)
    asked = re.findall(r"^(hatch\S+==\S+)", text("tests", "requirements.txt"), re.MULTILINE)
    assert re.findall(r'"(.+?)"', stated) == asked
