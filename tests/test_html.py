"""HTML is made of elements that escape, and few modules write it themselves."""

import ast
import re
from collections.abc import Iterator
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from analysis.html.elements import element, joined, link, unescaped
from analysis.words.catalogue import words_in
from pages.components.html import listing_html, message_html
from tests.code import ROOT, Module, modules

# A tag, but no named group of a regular expression.
TAG = re.compile(r"(?<!\(\?P)</?[a-z][a-z0-9]*[\s>]")
# Who may write one, and why.
WRITE_HTML = (
    ("analysis/html/elements.py", "makes the elements, which escape what is put into them"),
    ("analysis/html/matrix.py", "hundreds of cells and heads, measured to be slower as elements"),
    ("analysis/charts/parts.py", "the few marks that Plotly knows and draws in its own way"),
    ("analysis/export/figure_svg.py", "reads those marks, to draw them in a picture"),
    ("analysis/maps/decks.py", "a template of pydeck's, filled in and escaped by Streamlit"),
    ("pages/web/hooks.py", "an attribute that holds HTML, which Streamlit does not clean"),
    ("pages/web/delivery.py", "puts scripts and links into Streamlit's own page and scripts"),
    ("analysis/writing/letters.py", "names of Unicode, such as <wide>"),
    ("analysis/writing/signs.py", "names of Unicode, such as <super>"),
    ("analysis/report_reader/passages.py", "names of Unicode, such as <wide>"),
    ("pages/public_edition.py", "finds the forms of a page, which no file can answer"),
)


def product() -> Iterator[Module]:
    return (module for module in modules() if module.name.split(".")[0] in ("analysis", "pages"))


def tags(module: Module) -> list[str]:
    """Return where a string of a module has a tag; docstrings may name one."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        module.place(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in told and TAG.search(node.value)
    ]


def test_only_modules_that_say_so_write_html() -> None:
    declared = {file for file, _ in WRITE_HTML}
    found = {module.file: tags(module) for module in product()}
    assert [tag for file, own in found.items() if file not in declared for tag in own] == []
    assert [file for file in declared if not found[file]] == [], "writes none any more"


def test_the_linter_lets_as_few_make_markup() -> None:
    """Ruff refuses (S704) a Markup that is made by hand, but where pyproject.toml excepts it."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'extend-markup-names = ["analysis.html.elements.Markup"]' in settings
    ignored = re.findall(r'"\{(.*)\}\.py" = \["S704"\]', settings)
    noted = [module.file for module in product() if "S704" in module.path.read_text("utf-8")]
    assert ignored == [
        "analysis/html/elements,analysis/html/matrix,pages/components/html,pages/web/hooks"
    ]
    assert noted == []


@given(text=st.text(), value=st.text())
def test_what_is_put_into_an_element_is_escaped(text: str, value: str) -> None:
    written = element("p", text, title=value)
    (parts,) = re.findall(r'^<p title="([^"<>]*)">([^"<>]*)</p>\Z', written)
    assert [unescape(part) for part in parts] == [value, text]


def test_elements_by_hand() -> None:
    assert element("br") == "<br>"
    assert element("p", "a < b", element("b", "&"), " c") == "<p>a &lt; b<b>&amp;</b> c</p>"
    assert element("i", data_x=0, hidden=True, id=None, open=False) == '<i data-x="0" hidden></i>'
    assert element("label", for_="q", class_="k") == '<label for="q" class="k"></label>'
    # Markup is text where an attribute needs text.
    quoted = "&lt;b class=&quot;k&quot;&gt;&lt;/b&gt;"
    assert element("i", title=element("b", class_="k")) == f'<i title="{quoted}"></i>'
    assert joined(["<", element("b")], " · ") == "&lt; · <b></b>"
    assert link('x?a&b"', "L") == '<a href="x?a&amp;b&quot;" target="_self">L</a>'
    assert unescaped("script", "1 < 2") == "<script>1 < 2</script>"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_words_around_html_are_escaped_and_html_stays(language: str) -> None:
    words, anchor = words_in(language), link("x", "<&>")
    assert "<b>" not in listing_html(words, [anchor, "<b>", anchor])
    assert listing_html(words, [anchor, "<b>", anchor]).count(anchor) == 2
    said = message_html(words, "link-part-near", part="<b>", names=anchor)
    assert anchor in said
    assert said == words.text("link-part-near", part="&lt;b&gt;", names=str(anchor))


def test_a_letter_of_private_use_brings_nothing_into_html_that_is_not_there() -> None:
    anchor = link("x", "y")
    said = listing_html(words_in("en"), [anchor, "\U000f0000\U000f0001<b>"])
    assert "<b>" not in said
    assert isinstance(said, Markup)
