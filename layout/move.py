#!/usr/bin/env python3
"""Move the modules of Kizuna to their new layout: `move.py [ROOT]`, in a clean checkout.

Beside this file: `plan.csv` (old module → new; several old ones of one new one are merged in that
order; nothing: the file goes, its names are imported from where they are defined), `symbols.csv`
(what goes elsewhere than the rest of its module), `renames.csv` (names that would collide or say
too little), `docstrings.toml` (of merged modules), `assets.csv` (other files), `edits/` (texts and
what to put in their place, before and after). Modules that the plan does not know stay, with their
references mended, and are named.
"""

from __future__ import annotations

import ast
import builtins
import csv
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
WIDEST = 100
OWN = ("analysis", "pages", "app", "data", "tests")


class Failure(SystemExit):
    """What must be mended in the plan."""


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


# Files and their parts -------------------------------------------------------------------------


@dataclass
class Source:
    """A module as it stands: its statements, what it defines and what it imports."""

    name: str
    path: Path
    is_package: bool
    text: str
    tree: ast.Module
    segments: list[tuple[ast.stmt, int, int]] = field(default_factory=list)  # first, last line (0-based, excl.)
    defs: dict[str, list[ast.stmt]] = field(default_factory=dict)
    imports: dict[str, tuple] = field(default_factory=dict)
    lines: list[bytes] = field(default_factory=list)


def read(root: Path) -> dict[str, Source]:
    found = {}
    for name in git(root, "ls-files", "*.py").split("\n"):
        if not name or name.split("/")[0].removesuffix(".py") not in OWN:
            continue
        path = Path(name)
        parts = path.with_suffix("").parts
        is_package = parts[-1] == "__init__"
        dotted = ".".join(parts[:-1] if is_package else parts)
        text = (root / path).read_text(encoding="utf-8")
        source = Source(dotted, path, is_package, text, ast.parse(text))
        source.lines = text.encode().splitlines(keepends=True)
        found[dotted] = source
    return found


def bound_at_top(node: ast.stmt) -> set[str]:
    """Return the names that a statement of a module binds, imports apart."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return set()
    names: set[str] = set()

    def visit(inner: ast.AST) -> None:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(inner.name)
            return
        if isinstance(inner, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            return
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            names.add(inner.id)
        for child in ast.iter_child_nodes(inner):
            visit(child)

    visit(node)
    return names


def analyse(source: Source) -> None:
    last = 0
    for node in source.tree.body:
        end = node.end_lineno or node.lineno
        source.segments.append((node, last, end))
        last = end
        for name in bound_at_top(node):
            source.defs.setdefault(name, []).append(node)
        if isinstance(node, ast.Import):
            for alias in node.names:
                source.imports[alias.asname or alias.name.split(".")[0]] = ("import", alias.name, alias.asname)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                source.imports[alias.asname or alias.name] = ("from", node.module or "", alias.name)


# Scopes ----------------------------------------------------------------------------------------

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def local_names(node: ast.AST) -> set[str]:
    """Return the names that a function, class or comprehension binds in its own scope."""
    names: set[str] = set()
    free: set[str] = set()
    if isinstance(node, FUNCTIONS):
        spec = node.args
        for one in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs):
            names.add(one.arg)
        for one in (spec.vararg, spec.kwarg):
            if one:
                names.add(one.arg)

    def visit(inner: ast.AST) -> None:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(inner.name)
            return
        if isinstance(inner, ast.Lambda):
            return
        if isinstance(inner, COMPREHENSIONS):
            for walrus in ast.walk(inner):
                if isinstance(walrus, ast.NamedExpr):
                    names.add(walrus.target.id)
            return
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store | ast.Del):
            names.add(inner.id)
        elif isinstance(inner, ast.ExceptHandler) and inner.name:
            names.add(inner.name)
        elif isinstance(inner, ast.MatchAs | ast.MatchStar) and inner.name:
            names.add(inner.name)
        elif isinstance(inner, ast.MatchMapping) and inner.rest:
            names.add(inner.rest)
        elif isinstance(inner, ast.Global | ast.Nonlocal):
            free.update(inner.names)
        elif isinstance(inner, ast.Import | ast.ImportFrom):
            for alias in inner.names:
                names.add(alias.asname or alias.name.split(".")[0])
        for child in ast.iter_child_nodes(inner):
            visit(child)

    if isinstance(node, ast.Lambda):
        visit(node.body)
    elif isinstance(node, COMPREHENSIONS):
        for generator in node.generators:
            visit(generator.target)
    else:
        for child in node.body:
            visit(child)
    return names - free


@dataclass
class Use:
    """A name of the module's own scope where it is used, perhaps with an attribute."""

    node: ast.Name
    attributes: tuple[ast.Attribute, ...]  # from the name outwards: charts.parts.HOVER has two
    call: ast.Call | None  # where it is the first argument: monkeypatch.setattr(module, "name", …)
    around: frozenset[str]  # names bound by the functions around it


def uses_of(top: ast.stmt) -> list[Use]:
    found: list[Use] = []

    def visit(node: ast.AST, scopes: list[tuple[str, set[str]]], attributes=(), call=None) -> None:
        if isinstance(node, ast.Name):
            # A class's own names are seen in its body alone.
            visible = [names for number, (kind, names) in enumerate(scopes) if kind != "class" or number == len(scopes) - 1]
            if not any(node.id in names for names in visible):
                around = frozenset().union(*visible) if visible else frozenset()
                found.append(Use(node, attributes, call, around))
            return
        if isinstance(node, ast.Attribute):
            visit(node.value, scopes, attributes=(node, *attributes), call=call)
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for one in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                visit(one, scopes)
            for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg):
                if one and one.annotation:
                    visit(one.annotation, scopes)
            if node.returns:
                visit(node.returns, scopes)
            inner = [*scopes, ("function", local_names(node))]
            for one in node.body:
                visit(one, inner)
            return
        if isinstance(node, ast.Lambda):
            for one in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
                visit(one, scopes)
            visit(node.body, [*scopes, ("function", local_names(node))])
            return
        if isinstance(node, ast.ClassDef):
            for one in (*node.decorator_list, *node.bases, *(word.value for word in node.keywords)):
                visit(one, scopes)
            inner = [*scopes, ("class", local_names(node))]
            for one in node.body:
                visit(one, inner)
            return
        if isinstance(node, COMPREHENSIONS):
            visit(node.generators[0].iter, scopes)
            inner = [*scopes, ("function", local_names(node))]
            for number, generator in enumerate(node.generators):
                if number:
                    visit(generator.iter, inner)
                visit(generator.target, inner)
                for condition in generator.ifs:
                    visit(condition, inner)
            for part in ("elt", "key", "value"):
                if hasattr(node, part):
                    visit(getattr(node, part), inner)
            return
        if isinstance(node, ast.Call):
            visit(node.func, scopes)
            for number, one in enumerate(node.args):
                visit(one, scopes, call=node if number == 0 else None)
            for word in node.keywords:
                visit(word.value, scopes)
            return
        for child in ast.iter_child_nodes(node):
            visit(child, scopes)

    visit(top, [])
    return found


def needs(piece: "Piece", others: "list[Piece]", plan: "Plan") -> bool:
    """Whether a piece reads, when it is imported, what one of the others defines."""
    mates = {other.source.name: {name for node, *_ in other.statements for name in bound_at_top(node)} for other in others if other.source is not piece.source}
    names = set().union(*(at_import(node) for node, *_ in piece.statements)) if piece.statements else set()
    for name in names & piece.source.imports.keys():
        what = piece.source.imports[name]
        found = what[0] == "from" and what[1].split(".")[0] in OWN and plan.definer(what[1], what[2])
        if found and found[0] in mates and (not found[1] or found[1] in mates[found[0]]):
            return True
    return False


def at_import(top: ast.stmt) -> set[str]:
    """Return the names that are read when the statement is run, not when its functions are."""
    names: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            names.add(node.id)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for one in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                visit(one)
            for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg):
                if one and one.annotation:
                    visit(one.annotation)
            if node.returns:
                visit(node.returns)
            return
        if isinstance(node, ast.Lambda):
            return
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(top)
    return names


# The plan --------------------------------------------------------------------------------------


@dataclass
class Piece:
    """What of an old module goes into one new module."""

    source: Source
    target: str
    statements: list[tuple[ast.stmt, int, int]]
    is_part: bool  # without the docstring of the whole


class Plan:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = read(root)
        for source in self.sources.values():
            analyse(source)
        self.home: dict[str, str] = {}
        self.order: dict[str, int] = {}
        gone = []
        for number, row in enumerate(rows("plan.csv")):
            self.order[row["old"]] = number
            if row["old"] in self.sources:
                self.home[row["old"]] = row["new"]
            else:
                gone.append(row["old"])
        for name in gone:
            print(f"planned but not there: {name}")
        for name in self.sources:
            if name not in self.home:
                self.home[name] = name
                if name.split(".")[0] in ("analysis", "pages"):
                    print(f"NOT IN THE PLAN, stays with its references mended: {name}")
        self.elsewhere: dict[tuple[str, str], str] = {}
        for row in rows("symbols.csv"):
            for symbol in row["symbols"].split():
                if row["old"] not in self.sources or symbol not in self.sources[row["old"]].defs:
                    print(f"symbols.csv: {row['old']} no longer defines {symbol}")
                else:
                    self.elsewhere[row["old"], symbol] = row["new"]
        self.renamed: dict[tuple[str, str], str] = {}
        self.same: set[tuple[str, str]] = set()  # says again what another module says that it meets
        for row in rows("renames.csv"):
            source = self.sources.get(row["old"])
            if source is None or (row["name"] not in source.defs and row["name"] not in source.imports):
                print(f"renames.csv: {row['old']} no longer has {row['name']}")
            elif row["new"] == "=":
                self.same.add((row["old"], row["name"]))
            else:
                self.renamed[row["old"], row["name"]] = row["new"]

        self.patched = {*self._patched()}

    def _patched(self):
        """Yield module and name where a test puts something in the place of what was imported."""
        for source in self.sources.values():
            if source.name.split(".")[0] != "tests":
                continue
            for top in source.tree.body:
                for node in ast.walk(top):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        module, _, name = node.value.rpartition(".")
                        if module in self.sources and name in self.sources[module].imports:
                            yield module, name
                    if isinstance(node, ast.Call) and len(node.args) > 1 and isinstance(node.args[0], ast.Name) and isinstance(node.args[1], ast.Constant):
                        what = source.imports.get(node.args[0].id)
                        found = what and what[0] == "from" and self.definer(what[1], what[2])
                        if found and not found[1] and node.args[1].value in self.sources[found[0]].imports:
                            yield found[0], node.args[1].value

    # Where things are ----------------------------------------------------------------------------

    def definer(self, module: str, name: str, seen: tuple = ()) -> tuple[str, str] | None:
        """Return the old module that defines a name, and the name there; (module, "") for a module."""
        source = self.sources.get(module)
        if source is not None and name in source.defs:
            return module, name
        if source is not None and name in source.imports and (module, name) not in seen:
            kind, origin, original = source.imports[name]
            if kind == "from" and origin.split(".")[0] in OWN:
                return self.definer(origin, original, (*seen, (module, name)))
            return None
        return (f"{module}.{name}", "") if f"{module}.{name}" in self.sources else None

    def target_of(self, module: str, name: str) -> tuple[str, str]:
        """Return the new module of a definition and its new name."""
        target = self.elsewhere.get((module, name), self.home[module])
        if not target:
            raise Failure(f"{module} is to go, but defines {name}")
        return target, self.renamed.get((module, name), name)

    def main_target(self, module: str) -> str:
        """Return where most of a module goes; of a package's face that goes, nothing."""
        return self.home[module]

    def _is_said_elsewhere(self, source: Source, node: ast.stmt) -> None:
        """Make sure that the module into which a statement goes has the same one."""
        mates = [other for name, other in self.sources.items() if other is not source and self.home[name] == self.home[source.name]]
        if not any(ast.unparse(one) == ast.unparse(node) for other in mates for one in other.tree.body):
            raise Failure(f"{source.path}:{node.lineno} is not said elsewhere: {ast.unparse(node)}")

    def pieces(self) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = defaultdict(list)
        for name, source in sorted(self.sources.items(), key=lambda pair: (self.order.get(pair[0], 10**6), pair[0])):
            parts: dict[str, list] = defaultdict(list)
            for node, first, last in source.segments:
                if isinstance(node, ast.Import | ast.ImportFrom) or is_docstring(node, source) or is_all(node):
                    continue
                names = bound_at_top(node)
                targets = {self.elsewhere.get((name, one), self.home[name]) for one in names} or {self.home[name]}
                if any((name, one) in self.same for one in names):
                    self._is_said_elsewhere(source, node)
                    continue
                if len(targets) > 1:
                    raise Failure(f"{source.path}:{node.lineno} binds names for several modules: {names}")
                (target,) = targets
                if not target:
                    raise Failure(f"{source.path}:{node.lineno}: {name} is to go, but has statements")
                parts[target].append((node, first, last))
            if not parts and self.home[name]:
                parts[self.home[name]] = []
            for target, statements in parts.items():
                found[target].append(Piece(source, target, statements, target != self.home[name]))
        return found


_NONE = Source("", Path(), False, "", ast.Module([], []))


def is_docstring(node: ast.stmt, source: Source) -> bool:
    return node is source.tree.body[0] and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets)


def in_order(pieces: list[Piece], plan: Plan) -> list[Piece]:
    """Put what others of the module need at import before them; else as the plan says."""
    left, done = list(pieces), []
    while left:
        free = next((piece for piece in left if not needs(piece, [one for one in left if one is not piece], plan)), None)
        if free is None:
            raise Failure(f"no order for {[piece.source.name for piece in left]}")
        done.append(free)
        left.remove(free)
    return done


# Writing ---------------------------------------------------------------------------------------


def path_of(module: str, plan: Plan) -> Path:
    source = plan.sources.get(module)
    if source is not None and source.is_package and plan.home[module] == module:
        return source.path
    return Path(*module.split(".")).with_suffix(".py")


FRIENDLY = {"analysis.narrative": "{}_sentences", "analysis.charts": "{}_charts"}


def friendly(module: str) -> str:
    parent, _, base = module.rpartition(".")
    return FRIENDLY.get(parent, "{}_" + parent.rpartition(".")[2]).format(base)


class Writer:
    """Writes one new module."""

    def __init__(self, plan: Plan, target: str, pieces: list[Piece], problems: list[str], as_modules: dict[str, str] | None = None) -> None:
        self.plan, self.target, self.problems = plan, target, problems
        self.as_modules = as_modules or {}  # whose names are taken with the module's own before them
        self.pieces = in_order(pieces, plan) if len(pieces) > 1 else pieces
        # local name → what it stands for: ("own",) | ("mod", module) | ("sym", module, name) | ("ext", …)
        self.bound: dict[str, tuple] = {}
        self.locals: set[str] = set()
        for piece in self.pieces:
            for node, *_ in piece.statements:
                for inner in ast.walk(node):
                    if isinstance(inner, FUNCTIONS | ast.ClassDef | COMPREHENSIONS):
                        self.locals |= local_names(inner)
        for piece in self.pieces:
            for node, *_ in piece.statements:
                for name in bound_at_top(node):
                    new = plan.renamed.get((piece.source.name, name), name)
                    self._bind(new, ("own", piece.source.name, name), piece)
        self.asked: dict[str, tuple] = {}

    def _bind(self, name: str, what: tuple, piece: Piece) -> None:
        known = self.bound.get(name)
        if known is not None and known != what:
            self.problems.append(f"{self.target}: {name}: {show(known)} against {show(what)} (of {piece.source.name})")
            return
        self.bound[name] = what

    def text(self) -> str:
        bodies = [self._body(piece) for piece in self.pieces]
        imports = self._imports()
        head = self._docstring()
        body = ""
        for piece, text in zip(self.pieces, bodies, strict=True):
            heading = self._heading(piece)
            body += f"\n\n{heading}{text.strip(chr(10))}\n" if text.strip() else ""
        return f"{head}\n\n{imports}\n\n{body}".strip("\n") + "\n"

    def _docstring(self) -> str:
        given = DOCSTRINGS.get(self.target)
        if given and given.startswith("="):
            text = ast.get_docstring(self.plan.sources[given[1:]].tree, clean=False) or "" if given[1:] in self.plan.sources else ""
            return f'"""{text}"""'
        if given:
            return f'"""{given.strip()}\n"""' if "\n" in given.strip() else f'"""{given.strip()}"""'
        wholes = [piece for piece in self.pieces if not piece.is_part]
        if len(wholes) != 1:
            if wholes:
                self.problems.append(f"docstrings.toml lacks {self.target}")
            return '"""To be written."""'
        source = wholes[0].source
        node = source.tree.body[0] if source.tree.body else None
        if node is None or not is_docstring(node, source):
            return ""
        return b"".join(source.lines[node.lineno - 1 : node.end_lineno]).decode().strip("\n")

    def _heading(self, piece: Piece) -> str:
        """Return the sense of an old docstring above what it spoke of, where several meet."""
        if len(self.pieces) == 1 or piece.is_part:
            return ""
        if piece is self.pieces[0] and DOCSTRINGS.get(self.target) == f"={piece.source.name}":
            return ""
        if piece.source.name in HEADINGS:
            text = HEADINGS[piece.source.name]
        else:
            text = ast.get_docstring(piece.source.tree) or ""
        if not text:
            return ""
        if any(width(line) > WIDEST - 2 for line in text.split("\n")):
            text = "\n\n".join(map(rewrapped, text.split("\n\n")))
        return "".join(f"# {line}".rstrip() + "\n" for line in text.split("\n")) + "\n"

    def _body(self, piece: Piece) -> str:
        source = piece.source
        changes: list[tuple[int, int, int, int, str]] = []
        for node, first, last in piece.statements:
            changes += self._changes(piece, node)
        lines = list(source.lines)
        for line, start, end_line, end, new in sorted(changes, reverse=True):
            if line == end_line:
                lines[line] = lines[line][:start] + new.encode() + lines[line][end:]
            else:
                lines[line] = lines[line][:start] + new.encode() + lines[end_line][end:]
                for between in range(line + 1, end_line + 1):
                    lines[between] = b""
        text = ""
        for node, first, last in piece.statements:
            text += b"".join(lines[first:last]).decode()
        if not piece.is_part and piece.statements:  # comments at the end
            text += b"".join(lines[source.segments[-1][2] :]).decode() if piece.statements[-1][0] is source.segments[-1][0] else ""
        return text

    def _changes(self, piece: Piece, top: ast.stmt) -> list[tuple[int, int, int, int, str]]:
        source, changes = piece.source, []

        def put(node: ast.AST, new: str, use: Use) -> None:
            root = new.split(".")[0]
            if root in use.around:
                self.problems.append(f"{source.path}:{node.lineno}: {root} is a local name there")
            old = ast.get_source_segment(source.text, node)
            if old != new:
                changes.append((node.lineno - 1, node.col_offset, node.end_lineno - 1, node.end_col_offset, new))

        for use in uses_of(top):
            name = use.node.id
            if name in source.defs and source.defs[name]:
                put(use.node, self._own(source, name), use)
            elif name in source.imports:
                what = source.imports[name]
                internal = what[0] == "from" and what[1].split(".")[0] in OWN and self.plan.definer(what[1], what[2])
                if not internal:
                    local = self.plan.renamed.get((source.name, name), name)
                    self._bind(local, ("ext", *what), piece)
                    self.asked[local] = ("ext", *what)
                    if local != name:
                        put(use.node, local, use)
                elif internal[1]:
                    put(use.node, self._symbol(piece, name, *internal), use)
                else:
                    self._module_use(piece, use, name, internal[0], put)
        for node in ast.walk(top):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OWN:
                self.problems.append(f"{source.path}:{node.lineno}: an import of ours within a function")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node is top:
                new = self.plan.renamed.get((source.name, node.name))
                if new:
                    self._rename_definition(source, node, new, changes)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno == node.end_lineno:
                mended = mend_dotted(node.value, self.plan)
                if mended != node.value:
                    old = ast.get_source_segment(source.text, node)
                    if old and node.value in old:
                        new = old.replace(node.value, mended)
                        changes.append((node.lineno - 1, node.col_offset, node.end_lineno - 1, node.end_col_offset, new))
            if isinstance(node, ast.Global):
                for name in node.names:
                    if (source.name, name) in self.plan.renamed:
                        self.problems.append(f"{source.path}:{node.lineno}: global {name} is renamed")
            # parents of a file's folder
            place = parents_of_file(node)
            if place is not None:
                new_depth = len(path_of(self.target, self.plan).parts) - 1
                old_depth = len(source.path.parts) - 1
                if place == old_depth - 0 and new_depth != old_depth:
                    new = f"Path(__file__).parents[{new_depth}]"
                    changes.append((node.lineno - 1, node.col_offset, node.end_lineno - 1, node.end_col_offset, new))
        return [*dict.fromkeys(changes)]

    def _rename_definition(self, source, node, new, changes) -> None:
        line = node.lineno - 1
        text = source.lines[line]
        start = text.index(node.name.encode(), node.col_offset)
        changes.append((line, start, line, start + len(node.name.encode()), new))

    def _own(self, source: Source, name: str) -> str:
        target, new = self.plan.target_of(source.name, name)
        if target == self.target:
            return new
        self._ask_symbol(new, source.name, name, new)
        return new

    def _symbol(self, piece: Piece, local: str, module: str, name: str) -> str:
        target, new = self.plan.target_of(module, name)
        if target == self.target:
            return new
        original = piece.source.imports[local][2]
        as_ = self.plan.renamed.get((piece.source.name, local))
        if as_ is None:
            as_ = local if local not in (original, name) else new
        is_type = new[0].isupper() and not new.isupper()
        if target in self.as_modules and not is_type and (piece.source.name, local) not in self.plan.patched:
            alias = self.as_modules[target]
            self.bound[alias] = self.asked[alias] = ("mod", target)
            return f"{alias}.{new}"
        self._ask_symbol(as_, module, name, new, piece)
        return as_

    def many(self) -> dict[str, str]:
        """Return the modules of which more names are taken than a line holds, or which stand there anyway.

        What they hold is then named with the module before it; types alone are not.
        """
        names: dict[str, list[str]] = defaultdict(list)
        for local, what in self.asked.items():
            if what[0] == "sym":
                names[what[1]].append(what[2] + (f" as {local}" if local != what[2] else ""))
        whole = {what[1]: local for local, what in self.asked.items() if what[0] == "mod"}
        found = {}
        for module, taken in names.items():
            line = f"from {module} import {', '.join(taken)}"
            if len(line) <= WIDEST and module not in whole:
                continue
            base = module.rpartition(".")[2]
            alias = whole.get(module) or next((name for name in (base, ALIASES.get(("*", module))) if name and self._is_free(name, module)), None)
            if alias:
                found[module] = alias
        return found

    def _is_free(self, name: str, module: str) -> bool:
        what = ("mod", module)
        known = self.bound.get(name)
        return (
            (known is None or known == what)
            and name not in self.locals
            and name not in self._imported_elsewhere(what, name)
            and name not in vars(builtins)
        )

    def _ask_symbol(self, local: str, module: str, name: str, new: str, piece: Piece | None = None) -> None:
        target, _ = self.plan.target_of(module, name)
        what = ("sym", target, new)
        known = self.bound.get(local)
        if known is not None and known != what:
            self.problems.append(f"{self.target}: {local}: {show(known)} against {target}.{new}" + (f" (of {piece.source.name})" if piece else ""))
        self.bound[local] = what
        self.asked[local] = what

    def _module_use(self, piece: Piece, use: Use, local: str, module: str, put) -> None:
        source = piece.source
        as_name = local if source.imports[local][2] != local else None
        left = list(use.attributes)
        whole: ast.AST = use.node
        while left:
            found = self.plan.definer(module, left[0].attr)
            if found is None:
                break  # something imported there, or __file__: of the module itself
            whole = left.pop(0)
            if found[1]:
                target, new = self.plan.target_of(*found)
                own = target == self.target
                put(whole, new if own else f"{self._module(target, piece, as_name)}.{new}", use)
                return
            module, as_name = found[0], None
        if left:
            put(whole, self._module(self._home(module, source, use), piece, as_name), use)
            return
        attribute = use.call and len(use.call.args) > 1 and use.call.args[1]
        target = None
        if attribute and isinstance(attribute, ast.Constant) and isinstance(attribute.value, str) and ast.unparse(use.call.func).endswith(("setattr", "getattr", "hasattr", "delattr")):
            own = self.plan.sources[module].defs
            if attribute.value in own:
                target, new = self.plan.target_of(module, attribute.value)
                if new != attribute.value:
                    self.problems.append(f"{source.path}:{use.node.lineno}: patches {attribute.value}, now {new}")
        put(whole, self._module(target or self._home(module, source, use), piece, as_name), use)

    def _home(self, module: str, source: Source, use: Use) -> str:
        home = self.plan.home[module]
        if not home:
            self.problems.append(f"{source.path}:{use.node.lineno}: the face of {module} goes, and it is used as a module")
            return "analysis.words.catalogue"
        return home

    def _module(self, target: str, piece: Piece, as_name: str | None) -> str:
        parent, _, base = target.rpartition(".")
        what = ("mod", target)
        names = [
            name
            for name in (
                self.as_modules.get(target),
                ALIASES.get((self.target, target)),
                as_name and base != as_name and as_name,
                base,
                ALIASES.get(("*", target)),
                friendly(target),
            )
            if name
        ]
        own = {name for name, known in self.bound.items() if known[0] != "mod" or known[1] != target}
        for name in names:
            if self.bound.get(name) == what:
                self.asked[name] = what
                return name
        for name in names:
            free = name not in own and name not in self._other_locals() and name not in self._imported_elsewhere(what, name)
            if free and name not in vars(builtins):
                self.bound[name] = self.asked[name] = what
                return name
        self.problems.append(f"{self.target}: no name for the module {target}")
        return base

    def _other_locals(self) -> set[str]:
        return self.locals

    def _imported_elsewhere(self, what: tuple, name: str) -> set[str]:
        """Return the names that the pieces import as something else than this module."""
        taken = set()
        for piece in self.pieces:
            for local, how in piece.source.imports.items():
                if how[0] == "from" and how[1].split(".")[0] in OWN:
                    found = self.plan.definer(how[1], how[2])
                    if found and not found[1]:
                        continue
                taken.add(local)
        return taken

    def _imports(self) -> str:
        lines = []
        for local, what in sorted(self.asked.items()):
            if what[0] == "ext":
                kind, *rest = what[1:]
                if kind == "import":
                    module, as_ = rest
                    lines.append(f"import {module}" + (f" as {as_}" if as_ else ""))
                else:
                    module, name = rest
                    lines.append(f"from {module} import {name}" + (f" as {local}" if local != name else ""))
            elif what[0] == "mod":
                parent, _, base = what[1].rpartition(".")
                lines.append(f"from {parent} import {base}" + (f" as {local}" if local != base else "") if parent else f"import {base}")
            elif what[0] == "sym":
                _, module, name = what
                lines.append(f"from {module} import {name}" + (f" as {local}" if local != name else ""))
        # `import a.b` beside `import a`; and what bears a word to the linter, as it stands.
        for piece in self.pieces:
            if piece.is_part:
                continue
            for node, *_ in piece.source.segments:
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        local = alias.asname or alias.name.split(".")[0]
                        if local in self.asked and self.asked[local][0] == "ext":
                            lines.append(f"import {alias.name}" + (f" as {alias.asname}" if alias.asname else ""))
                if isinstance(node, ast.Import | ast.ImportFrom):
                    text = b"".join(piece.source.lines[node.lineno - 1 : node.end_lineno]).decode()
                    if "noqa" in text and isinstance(node, ast.ImportFrom):
                        names = {alias.asname or alias.name for alias in node.names}
                        lines = [line for line in lines if not any(line == f"from {node.module} import {name}" for name in names)]
                        lines.append(text.strip())
        return "\n".join(sorted({*lines}))


def width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def rewrapped(text: str) -> str:
    """Break a paragraph anew where its lines are too long as comments; lists stay."""
    if "\n  " in text or "\n- " in text or all(width(line) <= WIDEST - 2 for line in text.split("\n")):
        return text
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) > WIDEST - 2:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def show(what: tuple) -> str:
    return ".".join(map(str, what[1:])) if what[0] != "own" else f"own {what[1]}.{what[2]}"


def parents_of_file(node: ast.AST) -> int | None:
    """Return n of `Path(__file__).parents[n - 1]`, and of `.parent.parent`."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Path(__file__).parents" and isinstance(node.slice, ast.Constant):
        return int(node.slice.value)
    return None


DOTTED = re.compile(r"(?<![\w./-])(?:analysis|pages)(?:\.[a-z_]+)+(?:\.\w+)?(?![\w/])")


def mend_dotted(text: str, plan: Plan) -> str:
    """Return a text with the dotted names of modules, or of what is in them, as they are now."""

    def new(match: re.Match[str]) -> str:
        parts = match[0].split(".")
        for length in range(len(parts), 0, -1):
            module, rest = ".".join(parts[:length]), parts[length:]
            if module in plan.sources and (length > 1 or not rest):
                if len(rest) > 1:
                    return match[0]
                if rest and rest[0] in plan.sources[module].defs:
                    return ".".join(plan.target_of(module, rest[0]))
                if module in ENTRIES and not rest:
                    return module
                if rest and rest[0] not in plan.sources[module].imports:
                    return match[0]
                return ".".join([plan.home[module] or module, *rest])
        return match[0]

    return DOTTED.sub(new, text)


MOVED = """Move each module to its folder, unchanged

So that history follows: what imports them, and what is merged, comes with the next commit."""

# The whole -------------------------------------------------------------------------------------

DOCSTRINGS: dict[str, str] = {}
HEADINGS: dict[str, str] = {}
ALIASES: dict[tuple[str, str], str] = {}
ENTRIES = ("analysis.check", "analysis.report", "analysis.backup")


TICKED = re.compile(r"`((?:analysis\.)?[a-z_]+(?:\.[A-Za-z_]+)+)`")
LINE_OF_CODE = re.compile(r"""from ((?:analysis|pages)[\w.]*) import (\w+(?: as \w+)?(?:, \w+(?: as \w+)?)*)""")


def mend_ticks(text: str, plan: Plan) -> str:
    """Return a text with what docstrings and comments name between backticks as it is now."""

    def new(match: re.Match[str], is_short: bool = False) -> str:
        told = match[1]
        full = told if told.startswith("analysis.") else f"analysis.{told}"
        parts = full.split(".")
        for length in (len(parts), len(parts) - 1):
            module, rest = ".".join(parts[:length]), parts[length:]
            if module in plan.sources and plan.home[module] and length > 1:
                if rest and rest[0] not in plan.sources[module].defs:
                    return match[0]
                found = ".".join(plan.target_of(module, rest[0])) if rest else plan.home[module]
                if is_short:
                    return f"`{'.'.join(found.split('.')[-1 - len(rest) :])}`"
                return f"`{found if told == full else found.removeprefix('analysis.')}`"
        return match[0]

    def line(old: str) -> str:
        mended = TICKED.sub(new, old)
        return mended if width(mended.rstrip("\n")) <= WIDEST else TICKED.sub(lambda match: new(match, is_short=True), old)

    return "".join(map(line, text.splitlines(keepends=True)))


def mend_code_in_strings(text: str, plan: Plan, where: str) -> str:
    """Return a text with the imports of programs in strings as they are now: those of modules that went."""

    def new(match: re.Match[str]) -> str:
        module, lines = match[1], []
        for name in match[2].split(", "):
            name, _, local = name.partition(" as ")
            found = plan.definer(module, name)
            if module not in plan.sources and found is None:
                return match[0]
            if found is None or (not found[1] and not plan.home[found[0]]):
                print(f"MEND BY HAND, a program in a string: {where}: {match[0]}")
                return match[0]
            target, told = plan.target_of(*found) if found[1] else (plan.home[found[0]].rpartition(".")[::2])
            lines.append(f"from {target} import {told}" + (f" as {local or name}" if told != (local or name) else ""))
        return match[0] if lines == [match[0]] else "\n".join(lines)

    tree = ast.parse(text)
    real = {number for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for number in range(node.lineno, node.end_lineno + 1)}
    return "".join(
        line if number in real else LINE_OF_CODE.sub(new, line)
        for number, line in enumerate(text.splitlines(keepends=True), 1)
    )


def mend_paths(text: str, plan: Plan) -> str:
    """Return a text with the paths of Python files as they are now."""
    for name, source in plan.sources.items():
        home = plan.home[name]
        if name in ENTRIES:
            continue
        if home and home != name and name.split(".")[0] in ("analysis", "pages"):
            text = re.sub(rf"(?<![\w/]){re.escape(source.path.as_posix())}\b", path_of(home, plan).as_posix(), text)
    for row in rows("assets.csv"):
        text = re.sub(rf"(?<![\w/]){re.escape(row['old'])}(?![\w])", row["new"], text)
        old, new = (" / ".join(f'"{part}"' for part in row[key].split("/")) for key in ("old", "new"))
        text = text.replace(old, new)
    return text


def edits(folder: str, root: Path) -> None:
    """Put texts in the place of others: blocks of `path`, old and new text in a TOML file each."""
    for file in sorted((HERE / "edits" / folder).glob("*.toml")):
        for edit in tomllib.loads(file.read_text(encoding="utf-8")).get("edit", []):
            path = root / edit["path"]
            if not path.exists():
                print(f"edit {file.name}: no {edit['path']}")
                continue
            text = path.read_text(encoding="utf-8")
            if edit["old"] in text:
                path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
            elif not edit.get("may_lack") and edit["new"] not in text:
                print(f"EDIT DOES NOT FIT ({folder}/{file.name}): {edit['path']}: {edit['old'].splitlines()[0]!r}")


def cycles(modules: dict[str, str]) -> None:
    """Print circles between modules, and between folders."""
    graph: dict[str, set[str]] = defaultdict(set)
    for name, text in modules.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    for target in (f"{node.module}.{alias.name}", node.module or ""):
                        if target in modules:
                            graph[name].add(target)
                            break
    for circle in circles(graph):
        print("CIRCLE of modules:", " ".join(circle))
    folders: dict[str, set[str]] = defaultdict(set)
    for name, targets in graph.items():
        for target in targets:
            a, b = name.rpartition(".")[0], target.rpartition(".")[0]
            if a != b and a.split(".")[0] in ("analysis", "pages") and b:
                folders[a].add(b)
    for circle in circles(folders):
        print("CIRCLE of folders:", " ".join(circle))
        for a in circle:
            for b in folders[a] & set(circle):
                found = [f"{x}→{y}" for x, ys in graph.items() for y in ys if x.rpartition(".")[0] == a and y.rpartition(".")[0] == b]
                print("    ", a, "→", b, ":", *found[:4])


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            part = []
            while True:
                part.append(stack.pop())
                if part[-1] == node:
                    break
            if len(part) > 1:
                found.append(part)

    sys.setrecursionlimit(10_000)
    for node in [*graph]:
        if node not in index:
            visit(node)
    return found


def main() -> None:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    is_trial = "--trial" in sys.argv
    if git(root, "status", "--porcelain", "--untracked-files=no") and not is_trial:
        raise Failure("the checkout has changes")
    docs = HERE / "docstrings.toml"
    if docs.exists():
        told = tomllib.loads(docs.read_text(encoding="utf-8"))
        DOCSTRINGS.update(told.get("docstrings", {}))
        HEADINGS.update(told.get("headings", {}))
    for row in rows("aliases.csv"):
        ALIASES[row["in"], row["module"]] = row["alias"]
    if not is_trial:
        edits("before", root)
    plan = Plan(root)
    problems: list[str] = []
    written: dict[str, str] = {}
    pieces = plan.pieces()
    for target, parts in sorted(pieces.items()):
        writer = Writer(plan, target, parts, [])
        writer.text()
        # A page file reads like its page; tests keep their words.
        as_modules = {} if re.fullmatch(r"(tests|data)\..*|pages\.\w+", target) else writer.many()
        text = mend_paths(Writer(plan, target, parts, problems, as_modules).text(), plan)
        written[target] = mend_code_in_strings(mend_ticks(text, plan), plan, target)
    for problem in sorted({*problems}):
        print("PROBLEM", problem)
    cycles({name: text for name, text in written.items() if name.split(".")[0] != "tests"})
    long = {name: text.count("\n") for name, text in written.items() if text.count("\n") > 400 and not name.startswith("tests")}
    print("over 400 lines:", long)
    if problems or is_trial:
        raise Failure(f"{len({*problems})} problems; nothing written")
    write(root, plan, pieces, written)
    for file in sorted((HERE / "new").rglob("*")):
        if file.is_file():
            path = root / file.relative_to(HERE / "new")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    edits("after", root)
    finish(root)


def write(root: Path, plan: Plan, pieces: dict[str, list[Piece]], written: dict[str, str]) -> None:
    taken: set[Path] = set()
    kept: set[Path] = {path_of(target, plan) for target in written}
    moves: list[tuple[Path, Path]] = []
    for target, parts in pieces.items():
        path = path_of(target, plan)
        candidates = [part for part in parts if not part.is_part and part.source.path not in taken]
        if any(part.source.path == path for part in candidates):
            taken.add(path)
            continue
        if candidates:
            largest = max(candidates, key=lambda part: len(part.source.lines))
            taken.add(largest.source.path)
            moves.append((largest.source.path, path))
    # In two steps: some places are taken by what itself moves.
    staged = [(old, Path(f"{old}.moving"), new) for old, new in moves]
    for old, passing, _ in staged:
        git(root, "mv", str(old), str(passing))
    for _, passing, new in staged:
        if (root / new).is_file():  # of another module that goes into a third
            git(root, "rm", "-q", "-f", str(new))
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        git(root, "mv", str(passing), str(new))
    for row in rows("assets.csv"):
        if (root / row["old"]).exists():
            (root / row["new"]).parent.mkdir(parents=True, exist_ok=True)
            git(root, "mv", row["old"], row["new"])
        else:
            print(f"assets.csv: no {row['old']}")
    if "--commit" in sys.argv:
        git(root, "commit", "-q", "-m", MOVED)
    for source in plan.sources.values():
        if source.path not in taken and source.path not in kept and (root / source.path).exists():
            git(root, "rm", "-q", "-f", str(source.path))
    for target, text in written.items():
        path = root / path_of(target, plan)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for name in git(root, "ls-files").split("\n"):
        path = root / name
        if path.suffix in (".md", ".toml", ".yml", ".cff", ".js", ".css", ".jinja", ".typ") and path.is_file() and name != "CHANGELOG.md":
            text = path.read_text(encoding="utf-8")
            mended = mend_dotted(mend_paths(text, plan), plan)
            if mended != text:
                path.write_text(mended, encoding="utf-8")
    left = [name for name in git(root, "ls-files", "pages/shared").split("\n") if name]
    if left:
        print("left in pages/shared:", *left)


def finish(root: Path) -> None:
    ruff = next((str(found) for found in (root / ".venv/bin/ruff",) if found.exists()), "ruff")
    for arguments in (["check", "--fix", "--quiet", "."], ["format", "--quiet", "."]):
        subprocess.run([ruff, *arguments], cwd=root, check=False, capture_output=True)
    subprocess.run([ruff, "check", "--output-format", "concise", "."], cwd=root, check=False)
    git(root, "add", "-A")
    for folder in sorted(path for path in root.rglob("*") if path.is_dir() and path.parts[len(root.parts)] in ("analysis", "pages")):
        if folder.exists() and not any(one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
            for one in sorted(folder.rglob("*"), reverse=True):
                one.unlink() if one.is_file() else one.rmdir()
            folder.rmdir()


if __name__ == "__main__":
    main()
