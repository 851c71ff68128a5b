"""Kizuna's own code as syntax trees, for the tests that read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("analysis", "pages", "kizuna", "tests", "data")


@dataclass(frozen=True)
class Module:
    """A Python file of the project: its dotted name and its syntax tree."""

    name: str
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @property
    def file(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    def place(self, node: ast.AST) -> str:
        """Return where a node stands, as an editor opens it."""
        return f"{self.file}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """The dotted name of everything that is imported, anywhere in the file."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.place(node)}: write the module's full name"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    @cached_property
    def calls(self) -> tuple[tuple[str, ast.Call], ...]:
        """Each call with what is called, written out: "st.title"."""
        found = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        return tuple((ast.unparse(node.func), node) for node in found)


@cache
def modules(*parts: str) -> tuple[Module, ...]:
    """Return the modules of the parts ("analysis", "pages", ...), or of all with app.py."""
    paths = [path for part in parts or PARTS for path in sorted((ROOT / part).rglob("*.py"))]
    return tuple(_module(path) for path in (paths if parts else [*paths, ROOT / "app.py"]))


@cache
def _module(path: Path) -> Module:
    names = path.relative_to(ROOT).with_suffix("").parts
    dotted = ".".join(names[:-1] if names[-1] == "__init__" else names)
    return Module(dotted, path)
