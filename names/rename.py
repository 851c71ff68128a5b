"""Rename the project's identifiers by a table: rename.py ROOT [--no-checks].

names.csv: old,new,scope,where,note. Scopes:
  a.dotted.module       a name at the top of this module, with all that import it
  module                old and new are dotted modules (git mv), same folder
  member:Class          a field or method, by its name everywhere; `where`: only on such receivers
                        (a regular expression for the receiver's text), "" for any
  local:glob[::func]    locals and parameters of functions in such files, with the keywords of calls
  annot:Name            parameters annotated so, with the keywords of calls
  comment               whole words in comments and docstrings of product code and tests
edits.py: EDITS = [(path, old text, new text)], applied first, exact.
"""
import ast, builtins, csv, fnmatch, io, re, subprocess, sys, tokenize
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
ROOT = Path(sys.argv[1]).resolve()
PROBLEMS = []
def report(*a):
    text = " ".join(map(str, a))
    if text not in PROBLEMS:
        PROBLEMS.append(text); print("!", text)

def git(*a):
    return subprocess.run(["git", *a], cwd=ROOT, capture_output=True, text=True, check=True).stdout

def listed(*pat):
    return [f for f in git("ls-files", *pat).split("\n") if f and (ROOT / f).exists()]

def module_of(path):
    m = path[:-3].replace("/", ".")
    return m[:-9] if m.endswith(".__init__") else m

class Scope:
    def __init__(self, kind, name, parent):
        self.kind, self.name, self.parent = kind, name, parent
        self.bound, self.globals, self.nonlocals = {}, set(), set()  # name -> extra
        self.qual = name if parent is None or parent.kind == "module" else f"{parent.qual}.{name}"
        self.annots = {}

class File:
    """Sites (line, byte column, text) of identifiers, each with what it means."""
    def __init__(self, path):
        self.path, self.module = path, module_of(path)
        self.data = (ROOT / path).read_bytes()
        self.lines = self.data.split(b"\n")
        self.tree = ast.parse(self.data)
        self.top = Scope("module", self.module, None)
        self.sites = []      # (line, col, text, meaning, scope)
        self.imports = {}    # local name -> entity ; with is_as
        self.scopes = {}
        self.strings = []
        self.defs(self.tree, self.top)
        self.tokens = list(tokenize.tokenize(io.BytesIO(self.data).readline))

    # -- pass 1: bindings
    def bind(self, scope, name):
        if name in scope.globals: self.top.bound.setdefault(name, None)
        elif name in scope.nonlocals: pass
        else: scope.bound.setdefault(name, None)

    def defs(self, node, scope):
        for child in ast.iter_child_nodes(node):
            self.visit1(child, scope)

    def comp_scope(self, node, scope):
        s = self.scopes[node] = Scope("function", "<comp>", scope)
        for g in node.generators:
            self.visit1(g, s)
        for f in ("elt", "key", "value"):
            if hasattr(node, f): self.visit1(getattr(node, f), s)

    def visit1(self, n, scope):
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            lam = isinstance(n, ast.Lambda)
            if not lam:
                self.bind(scope, n.name)
                for d in n.decorator_list: self.visit1(d, scope)
                if n.returns: self.visit1(n.returns, scope)
            s = self.scopes[n] = Scope("function", "<lambda>" if lam else n.name, scope)
            s.node = n
            a = n.args
            for d in a.defaults + [d for d in a.kw_defaults if d]: self.visit1(d, scope)
            for x in a.posonlyargs + a.args + a.kwonlyargs + [y for y in (a.vararg, a.kwarg) if y]:
                s.bound.setdefault(x.arg, None)
                if x.annotation:
                    self.visit1(x.annotation, scope)
                    s.annots[x.arg] = ast.unparse(x.annotation)
            body = [n.body] if lam else n.body
            for b in body:
                for w in ast.walk(b):
                    if isinstance(w, ast.Global): s.globals |= set(w.names)
                    if isinstance(w, ast.Nonlocal): s.nonlocals |= set(w.names)
            for b in body: self.visit1(b, s)
            return
        if isinstance(n, ast.ClassDef):
            self.bind(scope, n.name)
            for d in n.decorator_list + n.bases + [k.value for k in n.keywords]: self.visit1(d, scope)
            s = self.scopes[n] = Scope("class", n.name, scope)
            for b in n.body: self.visit1(b, s)
            return
        if isinstance(n, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            return self.comp_scope(n, scope)
        if isinstance(n, ast.NamedExpr):
            s = scope
            while s.name == "<comp>": s = s.parent
            self.bind(s, n.target.id); self.visit1(n.value, scope); return
        if isinstance(n, ast.Name) and isinstance(n.ctx, (ast.Store, ast.Del)):
            self.bind(scope, n.id)
        if isinstance(n, (ast.Import, ast.ImportFrom)):
            for al in n.names:
                local = al.asname or al.name.split(".")[0]
                self.bind(scope, local)
                if isinstance(n, ast.ImportFrom): ent = ("from", n.module, al.name)
                else: ent = ("mod", al.name if al.asname else al.name.split(".")[0])
                scope.bound[local] = (ent, bool(al.asname)) if local in scope.bound else None
        if isinstance(n, ast.ExceptHandler) and n.name: self.bind(scope, n.name)
        if isinstance(n, (ast.MatchAs, ast.MatchStar)) and n.name: self.bind(scope, n.name)
        self.defs(n, scope)

class Project:
    def __init__(self):
        self.files = {}
        for p in listed("*.py"):
            try: self.files[p] = File(p)
            except SyntaxError as e: report("unreadable", p, e)
        self.modules = {f.module: f for f in self.files.values()}
        self.packages = set()
        for m in self.modules:
            parts = m.split(".")
            for i in range(1, len(parts)): self.packages.add(".".join(parts[:i]))
        self.classes = defaultdict(list)
        for f in self.files.values():
            for n in ast.walk(f.tree):
                if isinstance(n, ast.ClassDef):
                    self.classes[n.name].append((f.module, [ast.unparse(b).split(".")[-1].split("[")[0] for b in n.bases]))
        self.fixtures = set()
        for f in self.files.values():
            for n in ast.walk(f.tree):
                if isinstance(n, ast.FunctionDef) and any("fixture" in ast.unparse(d) for d in n.decorator_list):
                    self.fixtures.add(n.name)
        for f in self.files.values(): Refs(self, f)

    def canon(self, ent, depth=0):
        if ent is None: return None
        if ent[0] == "from":
            full = f"{ent[1]}.{ent[2]}"
            if ent[1] in self.modules and depth < 5:
                f = self.modules[ent[1]]
                if ent[2] in f.top.bound:
                    b = f.top.bound[ent[2]]
                    if b: return self.canon(b[0], depth + 1)
                    return ("sym", ent[1], ent[2])
            if full in self.modules or full in self.packages: return ("mod", full)
            return ("ext", full)
        return ent

    def is_sub(self, cls, of, seen=()):
        return cls == of or any(b not in seen and self.is_sub(b, of, (*seen, b)) for _, bs in self.classes.get(cls, ()) for b in bs)

class Refs:
    def __init__(self, project, f):
        self.p, self.f = project, f
        for n in ast.iter_child_nodes(f.tree): self.visit(n, f.top)

    def lookup(self, scope, name):
        s, first = scope, True
        if name in s.globals: return self.f.top
        while s is not None:
            if (first or s.kind != "class") and name in s.bound and name not in s.nonlocals: return s
            first = first and s.name == "<comp>"  # a comprehension in a class does not see it, except its first iterable
            s = s.parent
        return None

    def meaning(self, scope, name):
        s = self.lookup(scope, name)
        if s is None: return ("free", name), None
        b = s.bound[name]
        if b: return self.p.canon(b[0]), s
        if s.kind == "module": return ("sym", self.f.module, name), s
        if s.kind == "class": return ("memdef", s.name, name), s
        return ("loc", s, name), s

    def add(self, line, col, text, meaning, scope, owner=None, fixed=False):
        raw = self.f.lines[line - 1]
        t = text.encode()
        if raw[col:col + len(t)] != t:
            hits = [m.start() for m in re.finditer(rb"\b" + re.escape(t) + rb"\b", raw)]
            near = sorted(hits, key=lambda h: abs(h - col))
            if not near:
                for extra in range(1, 12):  # an f-string over several lines
                    if line - 1 + extra < len(self.f.lines):
                        hits = [m.start() for m in re.finditer(rb"\b" + re.escape(t) + rb"\b", self.f.lines[line - 1 + extra])]
                        if hits: near, line = hits, line + extra; break
            if not near: return report("lost position", self.f.path, line, text)
            col = near[0]
        self.f.sites.append((line, col, text, meaning, scope, owner, fixed))

    def entity(self, n, scope):
        if isinstance(n, ast.Name): return self.meaning(scope, n.id)[0]
        if isinstance(n, ast.Attribute):
            base = self.entity(n.value, scope)
            if base and base[0] == "mod": return self.p.canon(("from", base[1], n.attr))
            return ("mem", n.attr)
        if isinstance(n, ast.Call):
            return self.entity(n.func, scope) and ("call",)
        return None

    def name_after(self, n, name):
        line, start = n.lineno, n.col_offset
        raw = self.f.lines[line - 1]
        m = re.compile(rb"(?:async\s+)?(?:def|class)\s+(" + name.encode() + rb")\b").match(raw, start)
        return line, m.start(1)

    def visit(self, n, scope):
        f = self.f
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)):
            m, o = self.meaning(scope, n.name)
            self.add(*self.name_after(n, n.name), n.name, m, scope, o)
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            s = f.scopes[n]
            for d in getattr(n, "decorator_list", []):
                self.visit(d, scope)
                if isinstance(d, ast.Call) and "parametrize" in ast.unparse(d.func) and d.args:
                    for w in ast.walk(d.args[0]):
                        if isinstance(w, ast.Constant) and isinstance(w.value, str) and w.value in s.bound:
                            self.add(w.lineno, w.col_offset + 1, w.value, ("loc", s, w.value), s, s)
            if getattr(n, "returns", None):
                self.visit(n.returns, scope); self.quoted(n.returns, scope)
            a = n.args
            for d in a.defaults + [d for d in a.kw_defaults if d]: self.visit(d, scope)
            for x in a.posonlyargs + a.args + a.kwonlyargs + [y for y in (a.vararg, a.kwarg) if y]:
                self.add(x.lineno, x.col_offset, x.arg, ("loc", s, x.arg), s, s)
                if x.annotation:
                    self.visit(x.annotation, scope); self.quoted(x.annotation, scope)
            for b in ([n.body] if isinstance(n, ast.Lambda) else n.body): self.visit(b, s)
            return
        if isinstance(n, ast.ClassDef):
            m, o = self.meaning(scope, n.name)
            self.add(*self.name_after(n, n.name), n.name, m, scope, o)
            for d in n.decorator_list + n.bases + [k.value for k in n.keywords]: self.visit(d, scope)
            for b in n.body: self.visit(b, f.scopes[n])
            return
        if isinstance(n, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            s = f.scopes[n]
            for i, g in enumerate(n.generators):
                self.visit(g.target, s); self.visit(g.iter, scope if i == 0 else s)
                for c in g.ifs: self.visit(c, s)
            for k in ("elt", "key", "value"):
                if hasattr(n, k): self.visit(getattr(n, k), s)
            return
        if isinstance(n, ast.Name):
            m, o = self.meaning(scope, n.id)
            self.add(n.lineno, n.col_offset, n.id, m, scope, o)
            return
        if isinstance(n, ast.Attribute):
            self.visit(n.value, scope)
            ent = self.entity(n, scope)
            if ent[0] == "mem": ent = ("mem", n.attr, ast.unparse(n.value), scope)
            self.add(n.end_lineno, n.end_col_offset - len(n.attr.encode()), n.attr, ent, scope)
            return
        if isinstance(n, ast.Call):
            callee = self.entity(n.func, scope)
            if callee and callee[-1] in ("partial",) or callee == ("ext", "functools.partial"):
                callee = self.entity(n.args[0], scope) if n.args else callee
            for k in n.keywords:
                if k.arg: self.add(k.lineno, k.col_offset, k.arg, ("kw", callee, k.arg, ast.unparse(n.args[0]) if n.args else ""), scope)
            self.patch(n, scope)
        if isinstance(n, (ast.Import, ast.ImportFrom)):
            self.imports(n, scope)
            return
        if isinstance(n, ast.ExceptHandler) and n.name:
            m, o = self.meaning(scope, n.name)
            raw = f.lines[n.lineno - 1]
            self.add(n.lineno, raw.index(b" as ", n.col_offset) + 4, n.name, m, scope, o)
        if isinstance(n, ast.MatchAs) and n.name:
            m, o = self.meaning(scope, n.name)
            raw = f.lines[n.end_lineno - 1]
            self.add(n.end_lineno, n.end_col_offset - len(n.name.encode()), n.name, m, scope, o)
        if isinstance(n, ast.MatchStar) and n.name:
            m, o = self.meaning(scope, n.name)
            self.add(n.lineno, n.col_offset + 1, n.name, m, scope, o)
        if isinstance(n, ast.MatchClass):
            for kw, pat in zip(n.kwd_attrs, n.kwd_patterns):
                raw = f.lines[pat.lineno - 1]
                at = raw.rfind(kw.encode(), 0, pat.col_offset)
                self.add(pat.lineno, at, kw, ("kw", self.entity(n.cls, scope), kw, ""), scope)
        if isinstance(n, (ast.Global, ast.Nonlocal)):
            for name in n.names:
                m, o = self.meaning(scope, name)
                self.add(n.lineno, n.col_offset, name, m, scope, o)
        for c in ast.iter_child_nodes(n): self.visit(c, scope)

    def quoted(self, n, scope):
        for w in ast.walk(n):
            if isinstance(w, ast.Constant) and isinstance(w.value, str) and w.value.isidentifier():
                m, o = self.meaning(scope, w.value)
                self.add(w.lineno, w.col_offset + 1, w.value, m, scope, o)

    def patch(self, n, scope):
        name = n.func.attr if isinstance(n.func, ast.Attribute) else getattr(n.func, "id", "")
        if name in ("setattr", "getattr", "hasattr", "delattr", "object") and len(n.args) >= 2:
            at = n.args[1]
            if isinstance(at, ast.Constant) and isinstance(at.value, str) and at.value.isidentifier():
                base = self.entity(n.args[0], scope)
                ent = self.p.canon(("from", base[1], at.value)) if base and base[0] == "mod" else ("mem", at.value, ast.unparse(n.args[0]), scope)
                self.add(at.lineno, at.col_offset + 1, at.value, ent, scope)
        if name in ("attrgetter", "methodcaller"):
            for at in n.args:
                if isinstance(at, ast.Constant) and isinstance(at.value, str) and at.value.isidentifier():
                    self.add(at.lineno, at.col_offset + 1, at.value, ("mem", at.value, "", scope), scope)

    def imports(self, n, scope):
        for al in n.names:
            if isinstance(n, ast.ImportFrom):
                ent = self.p.canon(("from", n.module, al.name))
                direct = ent[0] != "sym" or True
                self.add(al.lineno, al.col_offset, al.name, ent, scope, None if al.asname else self.lookup(scope, al.name), fixed=False)
            # `import a.b.c` and the modules' dotted names: by text, see dotted()

class Renamer:
    def __init__(self, rows):
        self.p = Project()
        self.rows = rows
        self.dropped = {}
        for r in [r for r in rows if r["scope"] == "testnames"]:
            for f in self.p.files.values():
                if not f.path.startswith("tests/"): continue
                for n in ast.walk(f.tree):
                    if isinstance(n, ast.FunctionDef) and n.name.startswith("test_") and re.search(r["old"], n.name):
                        owner = next((c.name for c in ast.walk(f.tree) if isinstance(c, ast.ClassDef) and n in c.body), None)
                        rows.append({"old": n.name, "new": re.sub(r["old"], r["new"], n.name), "scope": f"member:{owner}" if owner else f.module, "where": "", "note": ""})
        while True:
            self.plan()
            bad = self.collisions()
            if not bad: break
            for row, why in bad.items():
                report("skipped:", row["old"], "→", row["new"], "in", row["scope"], "because", why)
                self.dropped[id(row)] = why
        for row in rows:
            if id(row) not in self.dropped and not row["uses"] and row["scope"] not in ("comment", "module", "package", "file", "testnames", "comment-door", "comment-none"):
                report("not found:", row["old"], "→", row["new"], "in", row["scope"])

    def active(self, *starts):
        return [r for r in self.rows if id(r) not in self.dropped and any(r["scope"].startswith(s) for s in starts)]

    def plan(self):
        for r in self.rows: r["uses"] = 0
        self.sym = {(r["scope"], r["old"]): r for r in self.active("analysis", "pages", "kizuna", "app", "data", "tests")}
        self.mod = {r["old"]: r for r in self.rows if r["scope"] == "module" and id(r) not in self.dropped}
        self.members = defaultdict(list)
        for r in self.active("member:"): self.members[r["old"]].append(r)
        self.locals = self.active("local:", "annot:")
        self.params = {}  # (module or None, function name, parameter) -> row
        self.loc = {}
        for f in self.p.files.values():
            scopes = [s for s in f.scopes.values() if s.kind == "function"]
            for s in scopes:
                for r in self.locals:
                    if r["old"] in s.bound and not s.bound[r["old"]] and (s, r["old"]) not in self.loc and self.is_local(r, f, s):
                        if r["old"] in self.p.fixtures: continue
                        new = next((n for n in r["new"].split("|") if n not in self.used(f, s)), None)
                        if new is None:
                            report("kept local:", r["old"], "in", f.path, s.qual, "as", r["new"], "is taken"); continue
                        self.loc[s, r["old"]] = {**r, "new": new, "of": r}
                        method = s.parent.kind == "class"
                        if r["old"] in [a.arg for a in ast.walk(s.node.args) if isinstance(a, ast.arg)] if hasattr(s, "node") else False:
                            key = (None, s.parent.name if s.name == "__init__" and method else s.name, r["old"]) if method else (f.module, s.name, r["old"])
                            self.params[key] = self.loc[s, r["old"]]
        self.edits = defaultdict(dict)
        for f in self.p.files.values():  # Python within strings
            for n in ast.walk(f.tree):
                if not (isinstance(n, (ast.Constant, ast.JoinedStr)) and (not isinstance(n, ast.Constant) or isinstance(n.value, str))): continue
                whole = n.value if isinstance(n, ast.Constant) else ast.unparse(n)
                for mod, names in re.findall(r"from ([\w.]+) import ([\w, ]+)", whole):
                    for name in re.split(r",\s*", names):
                        r = self.sym.get((mod, name.split(" as ")[0].strip()))
                        if not r: continue
                        for line in range(n.lineno, n.end_lineno + 1):
                            for m in re.finditer(rb"(?:(?<=\\n)|\b)" + r["old"].encode() + rb"\b", f.lines[line - 1]):
                                r["uses"] += 1
                                self.edits[f.path][line, m.start()] = (r["old"], r["new"], r)
        for f in self.p.files.values():
            for site in f.sites:
                r = self.row_of(f, site)
                if r:
                    r.get("of", r)["uses"] += 1
                    line, col, text = site[:3]
                    new = r["new"].rsplit(".", 1)[-1] if r["scope"] == "module" else r["new"]
                    self.edits[f.path][line, col] = (text, new, r)

    def used(self, f, s):
        if not hasattr(f, "used"):
            f.used = defaultdict(set)
            def note(scope, name):
                while scope is not None and scope.kind != "module":
                    f.used[scope].add(name); scope = scope.parent
            for site in f.sites:
                if site[3] is None or site[3][0] not in ("mem", "kw"): note(site[4], site[2])
        return f.used[s]

    def is_local(self, r, f, s):
        kind, _, what = r["scope"].partition(":")
        if kind == "annot":
            return bool(re.search(rf"\b{what}\b", s.annots.get(r["old"], "")))
        glob, _, func = what.partition("::")
        if not any(fnmatch.fnmatch(f.path, g) for g in glob.split("|")): return False
        return not func or any(fnmatch.fnmatch(s.qual, g) for g in func.split("|"))

    def row_of(self, f, site):
        line, col, text, m, scope, owner, fixed = site
        if m is None: return None
        if m[0] == "sym": return self.sym.get((m[1], m[2]))
        if m[0] == "mod":
            r = self.mod.get(m[1])
            return r if r and text == m[1].rsplit(".", 1)[-1] else None
        if m[0] == "loc": return self.loc.get((m[1], m[2]))
        if m[0] == "memdef":
            for r in self.members.get(m[2], ()):
                if self.p.is_sub(m[1], r["scope"][7:]): return r
            return None
        if m[0] == "mem":
            for r in self.members.get(m[1], ()):
                if not r["where"] or re.fullmatch(r["where"], m[2]): return r
                if m[2] == "self":
                    s = scope
                    while s and s.kind != "class": s = s.parent
                    if s and self.p.is_sub(s.name, r["scope"][7:]): return r
            return None
        if m[0] == "kw":
            callee, name = m[1], m[2]
            for r in self.active("kw:"):
                if r["old"] == name and any(fnmatch.fnmatch(f.path, g) for g in r["scope"][3:].split("|")): return r
            if callee and callee[0] == "sym":
                if (callee[1], callee[2], name) in self.params: return self.params[callee[1], callee[2], name]
                if (None, callee[2], name) in self.params: return self.params[None, callee[2], name]
                for r in self.members.get(name, ()):
                    if self.p.is_sub(callee[2], r["scope"][7:]): return r
            elif callee and callee[0] == "loc":
                for (mod, fn, par), r in self.params.items():
                    if fn == callee[2] and par == name: return r
            elif callee and callee[0] == "mem" and (None, callee[1], name) in self.params:
                return self.params[None, callee[1], name]
            elif callee in (("ext", "dataclasses.replace"), ("mem", "_replace")):
                for r in self.members.get(name, ()):
                    if not r["where"] or re.fullmatch(r["where"], m[3] or ""): return r
                return None
        return None

    def collisions(self):
        bad = {}
        for f in self.p.files.values():
            edits = self.edits[f.path]
            # what each binding is called afterwards
            final = defaultdict(lambda: defaultdict(set))
            rename = {}
            for site in f.sites:
                line, col, text, m, scope, owner, _ = site
                if owner is not None:
                    new = edits.get((line, col), (None, text, None))
                    rename[owner, text] = new
            allscopes = [f.top, *f.scopes.values()]
            names = {}
            for s in allscopes:
                names[s] = {}
                for name in s.bound:
                    _, new, row = rename.get((s, name), (None, name, None))
                    other = names[s].get(new)
                    if other is not None:
                        r = row or rename.get((s, other), (None, None, None))[2]
                        if r and other != name: bad[id(r)] = (r, f"{new} is bound already in {f.path} {s.qual}")
                    names[s][new] = name
            for site in f.sites:
                line, col, text, m, scope, owner, _ = site
                if owner is None and (m is None or m[0] != "free"): continue
                _, new, row = edits.get((line, col), (None, text, None))
                s, first = scope, True
                while s is not None:
                    if (first or s.kind != "class") and new in names[s]: break
                    first = first and s.name == "<comp>"
                    s = s.parent
                if s is not owner and not (text in scope.globals or text in scope.nonlocals):
                    r = row
                    if r is None and s is not None:
                        r = rename.get((s, names[s][new]), (None, None, None))[2]
                    if r is not None: bad[id(r)] = (r, f"{new} would mean another thing in {f.path}:{line}")
        # members that meet one of the same class
        out = {}
        for r, why in bad.values():
            out[RowKey(r.get("of", r))] = why
        return {k.row: v for k, v in out.items()} if not out else RowDict(out)

    def write(self):
        for path, edits in self.edits.items():
            f = self.p.files[path]
            lines = list(f.lines)
            for (line, col), (text, new, r) in sorted(edits.items(), reverse=True):
                raw = lines[line - 1]
                assert raw[col:col + len(text.encode())] == text.encode(), (path, line, text)
                lines[line - 1] = raw[:col] + new.encode() + raw[col + len(text.encode()):]
            if edits: (ROOT / path).write_bytes(b"\n".join(lines))

class RowKey:
    def __init__(self, row): self.row = row
    def __hash__(self): return id(self.row)
    def __eq__(self, other): return self.row is other.row
class RowDict:
    def __init__(self, d): self.d = d
    def items(self): return [(k.row, v) for k, v in self.d.items()]

def docs():
    return [f for f in listed("docs/*.md", "docs/**/*.md", "*.md", "data/*.md", "data/**/*.md") if not f.startswith("CHANGELOG")]

def texts():
    return listed("*.py", "*.js", "*.css", "*.jinja", "*.typ", "*.toml", "*.yml", "*.json", "Makefile", "*.jsonc", ".ci/*") + docs()

def apply_edits():
    space = {}
    path = HERE / "edits.py"
    if not path.exists(): return
    exec(path.read_text(encoding="utf-8"), space)
    for file, old, new in space["EDITS"]:
        p = ROOT / file
        if not p.exists(): report("edit: no file", file); continue
        t = p.read_text(encoding="utf-8")
        if t.count(old) != 1: report(f"edit: {t.count(old)} places in {file}:", old[:70].replace("\n", "⏎")); continue
        p.write_text(t.replace(old, new), encoding="utf-8")

def comment_spans(path):
    """Comments and docstrings of a file: (start, end) in its text."""
    text = (ROOT / path).read_text(encoding="utf-8")
    starts = [0]
    for l in text.split("\n"): starts.append(starts[-1] + len(l) + 1)
    at = lambda pos: starts[pos[0] - 1] + pos[1]
    prev = None
    for t in tokenize.generate_tokens(io.StringIO(text).readline):
        if t.type == tokenize.COMMENT: yield at(t.start), at(t.end)
        elif t.type == tokenize.STRING and t.string.lstrip("rR").startswith('"""') and (prev is None or prev in (tokenize.INDENT, tokenize.NEWLINE, tokenize.DEDENT, tokenize.NL, tokenize.ENCODING)):
            yield at(t.start), at(t.end)
        if t.type not in (tokenize.COMMENT, tokenize.NL): prev = t.type
        elif t.type == tokenize.NL and prev is None: pass

def in_spans(path, change):
    p = ROOT / path
    text = p.read_text(encoding="utf-8")
    if path.endswith(".py"):
        for a, b in sorted(comment_spans(path), reverse=True):
            text = text[:a] + change(text[a:b]) + text[b:]
    else: text = change(text)
    p.write_text(text, encoding="utf-8")

def backticks(renamer):
    """Names in backticks: where an old name has one meaning in the table and is gone elsewhere."""
    news = defaultdict(set)
    for r in renamer.rows:
        if id(r) in renamer.dropped or r["scope"].startswith(("local", "annot", "comment", "module", "package", "file", "testnames", "comment-door", "comment-none")) or r["where"]: continue
        if r["uses"]: news[r["old"]].add(r["new"])
    left = set()
    for f in renamer.p.files.values():
        edits = renamer.edits[f.path]
        for line, col, text, m, *_ in f.sites:
            if text in news and (line, col) not in edits and m and m[0] in ("sym", "memdef"): left.add(text)
    def change(file):
        f = renamer.p.files.get(file)
        own = {}
        if f:
            for (l, c), (old, new, r) in renamer.edits[file].items():
                if not r["scope"].startswith(("local", "annot", "module")): own.setdefault(old, set()).add(new)
        def one(m):
            def word(w):
                old = w.group(0)
                if f and old not in own and any(old in s.bound for s in f.scopes.values()): return old
                if old in own and len(own[old]) == 1: return next(iter(own[old]))
                if old in news and len(news[old]) == 1 and old not in left and (len(old) > 5 or old[0].isupper() or "_" in old): return next(iter(news[old]))
                if old in news: report("backticks, not sure:", file, m.group(0))
                return old
            inner = m.group(1)
            if not re.fullmatch(r"[\w.()/:, *\[\]]+", inner) or "kz-" in inner: return m.group(0)
            return "`" + re.sub(r"[A-Za-z_]\w*", word, inner) + "`"
        return lambda t: re.sub(r"(?<!`)`([^`\n]+)`(?!`)", one, t)
    for file in [f for f in listed("*.py") if not f.startswith("tests/bench/")] + docs():
        in_spans(file, change(file))

def comments(rows):
    rs = [(re.compile(rf"(?<![\w`/.-])({r['old']})(?![\w`/-])"), r["new"], r["where"]) for r in rows if r["scope"] == "comment"]
    door = any(r["scope"] == "comment-door" for r in rows)
    for file in listed("*.py") + [d for d in docs() if d.startswith("docs/")]:
        def change(t):
            if door and file != "app.py":
                t = re.sub(r"(?<![\w`./\"-])(?<!front )door(s?)(?![\w`./\"-]|\.js)|(?<![\w`/\"-])(?<!front )door(s?)(?=\.(\s|$|\"))", lambda m: "link" + (m.group(1) or m.group(2) or ""), t)
            for rx, new, where in rs:
                if where and not fnmatch.fnmatch(file, where): continue
                t = rx.sub(new, t)
            return t
        if rs or door: in_spans(file, change)

def move_modules(rows):
    for r in rows:
        if r["scope"] != "module": continue
        a, b = r["old"].replace(".", "/"), r["new"].replace(".", "/")
        if not (ROOT / f"{a}.py").exists(): report("no module", a); continue
        if (ROOT / f"{b}.py").exists(): report("module exists", b); continue
        git("mv", f"{a}.py", f"{b}.py")
        tail = "/".join(a.split("/")[1:]), "/".join(b.split("/")[1:])
        dot, newdot = r["old"], r["new"]
        shortdot = ".".join(dot.split(".")[1:]), ".".join(newdot.split(".")[1:])
        for f in texts():
            p = ROOT / f
            t = old = p.read_text(encoding="utf-8")
            t = re.sub(rf"(?<![\w./]){re.escape(a)}\.py\b", f"{b}.py", t)
            t = re.sub(rf"(?<![\w.]){re.escape(dot)}(?!\w)", newdot, t)
            if a.count("/") > 1 or f.endswith(".md"):
                t = re.sub(rf"`{re.escape(tail[0])}(\.py)?`", rf"`{tail[1]}\1`", t)
            if shortdot[0].count("."):
                t = re.sub(rf"`{re.escape(shortdot[0])}(?!\w)", f"`{shortdot[1]}", t)
            if t != old: p.write_text(t, encoding="utf-8")
        for f in texts():  # other mentions, for a human
            for i, l in enumerate((ROOT / f).read_text(encoding="utf-8").split("\n"), 1):
                if re.search(rf"[\w/]*\b{a.rsplit('/')[-1]}\.py\b", l): report("mention:", f"{f}:{i}", l.strip()[:90])

def move_packages(rows):
    for r in rows:
        if r["scope"] != "package": continue
        a, b = r["old"].replace(".", "/"), r["new"].replace(".", "/")
        if not (ROOT / a).is_dir(): report("no package", a); continue
        git("mv", a, b)
        ta, tb = a.split("/", 1)[1], b.split("/", 1)[1]
        for f in texts():
            p = ROOT / f
            t = old = p.read_text(encoding="utf-8")
            for x, y in ((r["old"], r["new"]), (a, b), (ta, tb), (ta.replace("/", "."), tb.replace("/", "."))):
                t = re.sub(rf"(?<![\w.]){re.escape(x)}(?!\w)", y, t)
            if t != old: p.write_text(t, encoding="utf-8")

def moved_paths(rows):
    for r in rows:
        if r["scope"] == "file":
            if not (ROOT / r["old"]).exists(): report("no file", r["old"]); continue
            git("mv", r["old"], r["new"])
            a, b = r["old"], r["new"]
            for f in texts():
                p = ROOT / f
                t = p.read_text(encoding="utf-8")
                n = t.replace(a, b)
                if a.endswith(".py"):
                    n = re.sub(rf"(?<![\w.]){re.escape(a[:-3].replace('/', '.'))}(?!\w)", b[:-3].replace("/", "."), n)
                if r["where"]:
                    for pair in r["where"].split("|"):
                        n = n.replace(*pair.split("=>"))
                if n != t: p.write_text(n, encoding="utf-8")

def scripts(rows):
    """The same words in the page's scripts, and in the script within one test."""
    if not any(r["scope"] == "comment-door" for r in rows): return
    for file in listed("pages/web/*.js") + ["tests/browser/test_matrix.py"]:
        p = ROOT / file
        if not p.exists(): continue
        t = p.read_text(encoding="utf-8")
        n = re.sub(r"(?<![\w-])door(s?)(?![\w-])", r"link\1", t)
        n = re.sub(r"\bDOOR(S?)\b", r"LINK\1", n)
        n = re.sub(r"\bdoorIn\b", "linkIn", n)
        if n != t: p.write_text(n, encoding="utf-8")

def main():
    with open(HERE / "names.csv", newline="", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(l for l in file if l.strip() and not l.startswith("#"))]
    rows = [{k: (v or "").strip() for k, v in r.items() if k} for r in rows]
    rows = [r for r in rows if r["new"] and r["new"] != "keep"]
    apply_edits()
    renamer = Renamer(rows)
    renamer.write()
    backticks(renamer)
    comments(rows)
    move_modules(rows)
    move_packages(rows)
    moved_paths(rows)
    scripts(rows)
    for r in rows:  # blocks of reports are known to their templates by the names of their types
        if r["scope"] == "analysis.reports.content.blocks" and r["uses"]:
            for file in listed("*.typ", "*.jinja"):
                p = ROOT / file
                t = p.read_text(encoding="utf-8")
                n = re.sub(rf"\b{r['old']}\b", r["new"], t)
                if n != t: p.write_text(n, encoding="utf-8")
    print(sum(r["uses"] for r in rows), "places of", len([r for r in rows if r["uses"]]), "names;", len(renamer.dropped), "skipped")
    if "--no-checks" in sys.argv: return
    bin = ROOT / ".venv/bin"
    for c in ([bin / "ruff", "check", "--fix", "-q", "."], [bin / "ruff", "format", "-q", "."], [bin / "ruff", "check", "-q", "--output-format=concise", "."], [bin / "mypy"]):
        print("$", *c[1:] if False else [str(x).split("/")[-1] for x in c])
        print(subprocess.run([str(x) for x in c], cwd=ROOT, capture_output=True, text=True).stdout[-6000:])

if __name__ == "__main__": main()
