"""Who may import whom, who may draw, and what no file may contain."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.code import ROOT, Module, modules

# From the bottom up: a module imports only from the lines above its own, or within its package.
LAYERS = (
    ("writing", "frames", "geometry", "palette"),
    ("contract",),
    ("loading",),
    ("selection", "saving"),
    ("summaries", "words"),
    ("intake", "charts", "maps"),
    ("html", "search", "export"),
    ("narrative", "links"),
    ("reports",),
    ("cli",),
    ("check", "report", "backup"),
)
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


def within(module: Module) -> str:
    """Return the part of `analysis` that a module belongs to."""
    return module.name.split(".")[1]


def layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def parts_of_analysis(module: Module) -> set[str]:
    """Return the parts of `analysis` that a module imports."""
    return {name.split(".")[1] for name in module.imports() if name.startswith("analysis.")}


ANALYSIS = [module for module in modules("analysis") if module.name != "analysis"]


@pytest.mark.parametrize("module", ANALYSIS, ids=lambda module: module.name)
def test_analysis_flows_one_way(module: Module) -> None:
    own = within(module)
    above = {name for name in parts_of_analysis(module) - {own} if layer(name) >= layer(own)}
    assert not above


@pytest.mark.parametrize("module", ANALYSIS, ids=lambda module: module.name)
def test_data_are_free_of_language_and_colour(module: Module) -> None:
    if within(module) in LANGUAGE_FREE:
        assert not parts_of_analysis(module) & {"words", "palette"}


@pytest.mark.parametrize("module", modules("analysis"), ids=lambda module: module.name)
def test_analysis_knows_nothing_of_streamlit_and_pages(module: Module) -> None:
    roots = {name.split(".")[0] for name in module.imports()}
    assert not roots & {"streamlit", "starlette", "pages", "app", "kizuna", "tests", "data"}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_pages_the_app_and_tests_import_pages(module: Module) -> None:
    if module.name.split(".")[0] in ("pages", "app", "tests"):
        return
    assert not any(name.startswith("pages") for name in module.imports())


# These know all pages.
ALL_PAGES = ("pages", "pages.menu", "pages.all_pages", "pages.serve_file")
# From the bottom up: what of the pages each kind of them may use, besides its own kind.
KINDS = ("pages.web", "pages.session", "pages.components", "pages.cards", "pages")


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: module.name)
def test_pages_are_made_of_cards_and_cards_of_components(module: Module) -> None:
    if module.name in ALL_PAGES:
        return
    kind = next(kind for kind in KINDS if module.name.startswith(f"{kind}."))
    allowed = tuple(f"{one}." for one in KINDS[: KINDS.index(kind) + 1] if one != "pages")
    used = {f"{name}." for name in module.imports() if name.startswith("pages.")}
    assert {name for name in used if not name.startswith(allowed)} == set()


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: module.name)
def test_the_figure_card_draws_every_chart(module: Module) -> None:
    if module.name in PAINTERS:
        return
    drawn = [module.place(call) for name, call in module.calls() if name in PAINTING]
    assert not drawn, "show it through figure_card"


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
    for name, call in module.calls():
        streamlit, _, function = name.rpartition(".")
        if function not in SPEAKING or streamlit.split(".")[0] not in ("st", "container", "column"):
            continue
        spoken = [*call.args[:1]]
        spoken += [word.value for word in call.keywords if word.arg in SPOKEN_KEYWORDS]
        found += [module.place(call) for words in spoken if has_words(words)]
    return found


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: module.name)
def test_every_word_comes_from_the_catalogue(module: Module) -> None:
    assert not literal_words(module)


def test_every_merge_says_how_many_rows_may_meet() -> None:
    """Without `validate` a key that is doubled by mistake multiplies the rows, and the sums."""
    merges = [
        (module.place(call), {keyword.arg for keyword in call.keywords})
        for module in modules("analysis", "pages", "data")
        for name, call in module.calls()
        if name.endswith(".merge")
    ]
    assert merges
    assert not [place for place, keywords in merges if "validate" not in keywords]


@pytest.mark.parametrize("module", modules("analysis", "pages"), ids=lambda module: module.name)
def test_colours_stand_in_the_palette_alone(module: Module) -> None:
    if module.name == "analysis.palette":
        return
    colour = re.compile(
        r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgb|hsl)a?\(\s*\d", re.IGNORECASE
    )
    transparent = "rgba(0,0,0,0)"
    found = [
        module.place(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and colour.search(node.value.replace(transparent, ""))
    ]
    assert not found


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


@pytest.mark.parametrize("path", tracked_texts(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_knows_the_machine_it_was_written_on(path: Path) -> None:
    machine = re.compile("/" + r"(home|Users|root|work|tmp)/\w|[A-Z]:\\\\?Users")
    text = path.read_text(encoding="utf-8")
    assert not machine.search(text)


def requirements(file: str) -> dict[str, str]:
    """Return the pinned packages of a requirements file with the line of each."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    return {re.split(r"[\[=]", line)[0].lower().replace("-", "_"): line for line in pins}


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_packages_are_pinned_and_explained(file: str) -> None:
    for line in requirements(file).values():
        assert re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+ # \w.+", line), line


# Packages whose module has another name.
DISTRIBUTIONS = {
    "fontTools": "fonttools",
    "fluent": "fluent.runtime",
    "PIL": "pillow",
    "pptx": "python_pptx",
}


def third_party(*parts: str) -> set[str]:
    own = {"analysis", "pages", "app", "kizuna", "tests", "data"}
    roots = {
        name.split(".")[0]
        for module in modules()
        if module.name.split(".")[0] in parts
        for name in module.imports()
    }
    return {DISTRIBUTIONS.get(root, root) for root in roots - own - set(sys.stdlib_module_names)}


def test_what_is_imported_is_required_and_the_reverse() -> None:
    product = third_party("analysis", "pages", "app", "kizuna")
    assert product == set(requirements("requirements.txt"))
    tools = {"pytest_cov", "pytest_xdist", "ruff", "mypy", "pandas_stubs"}
    tools |= {"hatchling", "hatch_requirements_txt"}
    own = third_party("tests") - product - {"numpy"}
    assert own | tools == set(requirements("tests/requirements.txt"))
