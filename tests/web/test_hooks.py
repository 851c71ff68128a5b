"""Each hook into Streamlit or another library holds in the version that is installed.

A test has the name of its hook. Where one fails, docs/upgrading-streamlit.md says what leans on it
and what breaks.
"""

import argparse
import inspect
import json
import re
import threading
import time
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pptx
import pydeck
import pytest
import streamlit as st
from fluent.runtime import FluentBundle, FluentResource, resolver
from markupsafe import Markup
from openpyxl import Workbook, load_workbook
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from starlette.datastructures import Headers
from starlette.responses import Response
from streamlit import auth_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.secrets import secrets_singleton
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import (
    starlette_auth_routes,
    starlette_routes,
    starlette_websocket,
)

from analysis.maps.decks import SentDeck, sent_deck
from analysis.words import catalogue
from pages.components.figure_card import PLOTLY_FOLDER
from pages.web import hooks
from pages.web.delivery import IT, streamlit_words, with_parts
from tests import app_test
from tests.awaiting import awaited
from tests.code import ROOT, Module, modules

PAGE = (hooks.SCRIPTS.parents[1] / "index.html").read_bytes()
GUIDE = "Streamlit has changed: docs/upgrading-streamlit.md says what leans on"
# Libraries that Kizuna draws nothing with.
UNUSED = ("mermaid", "EChart", "PlotlyChart", "GraphViz", "Arrow", "cytoscape", "elk", "katex")


@cache
def scripts() -> str:
    """Return the scripts of Streamlit that Kizuna's pages use."""
    files = (path for path in hooks.SCRIPTS.glob("*.js") if not path.name.startswith(UNUSED))
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def has_word(word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", scripts()))


# Streamlit's page in the browser; the rest of it is in tests/browser/test_hooks.py.


def test_completed() -> None:
    page = hooks.completed(PAGE, "<!--head-->", "<!--top-->", "<!--end-->").decode()
    assert '<html translate="no" class="notranslate" lang=' in page, f"{GUIDE} `completed`"
    assert "<head><!--head-->" in page
    assert "<body><!--top-->" in page
    assert page.rstrip().endswith("<!--end--></body>\n</html>")
    assert len(re.findall("<!--(?:head|top|end)-->", page)) == 3


def test_painted_first() -> None:
    page = hooks.painted_first(PAGE).decode()
    said = f"{GUIDE} `painted_first`"
    assert re.findall('<script type="module"[^>]*>', page) == [], said
    (script,) = re.findall(r'script\.src = "(\./static/js/index\.[^"]+)"', page)
    assert f'<link rel="modulepreload" crossorigin href="{script}">' in page, said
    (styles,) = re.findall('<link rel="stylesheet"[^>]*>', page)
    assert styles.endswith(' media="print" id="kz-streamlit-styles">'), said
    assert page.count("kz-streamlit-styles") == 2
    assert 'as="font"' not in page, said
    # The first answer does without what is in that style sheet: fonts, and formulas.
    (styles,) = re.findall(r'<link rel="stylesheet" crossorigin href="\./([^"]+)', page)
    rules = (hooks.SCRIPTS.parents[1] / styles).read_text(encoding="utf-8")
    each = re.findall(r"[^{}]+\{[^{}]*\}", rules)
    assert [one for one in each if "katex" not in one and not one.startswith("@font-face")] == []


def test_icon_font() -> None:
    (styles,) = (hooks.SCRIPTS.parent / "css").glob("index.*.css")
    families = re.findall("font-family:([^;}]*)", styles.read_text(encoding="utf-8"))
    assert hooks.ICON_FONT in families, f"{GUIDE} `ICON_FONT`"


def test_is_start() -> None:
    assert hooks.is_start(PAGE), f"{GUIDE} `is_start`"
    assert not hooks.is_start(b"<h1>A report</h1>")


def test_unpacked() -> None:
    html = Markup("<b title=\"a & 'b'\">&lt;</b>")
    around = Markup("<p>") + hooks.packed(html) + Markup("</p>")
    assert hooks.unpacked(around) == f"<p>{html}</p>"


def test_attributes_of() -> None:
    for name in ("app", "main", "rows", "columns", "element", "html"):
        given = hooks.attributes_of(name)
        found = (
            f".{given['class_']}" if "class_" in given else f"[data-testid={given['data_testid']}]"
        )
        assert with_parts(f":--{name}") == found
        assert has_word(given["data_testid"])


def test_part() -> None:
    def draw() -> None:
        with st.container(key="box", horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.html("<b>1</b>")
            st.caption("small")
            st.selectbox("Office", ["a", "b"], key="office")
            st.pills("Years", ["c"])
        st.info("said")
        (column,) = st.columns(1)
        column.title("Title")

    body = hooks.draw_without_reader(draw, {}, 60)
    assert body is not None, f"{GUIDE} `Part`"
    box, alert, row = body.parts.values()
    assert (box.kind, box.key, box.gap) == ("flex_container", "box", "medium"), f"{GUIDE} `Part`"
    assert box.is_horizontal
    assert box.placing == "--kz-align: end; --kz-justify: start"
    html, caption, office, years = box.parts.values()
    assert years.is_of_pills
    assert (html.kind, html.about.body, html.key) == ("html", "<b>1</b>", "")
    assert (caption.kind, caption.is_caption, caption.about.body) == ("markdown", True, "small")
    assert (office.kind, office.key, [*office.about.options]) == ("selectbox", "office", ["a", "b"])
    assert (alert.kind, alert.alert, alert.about.body) == ("alert", "info", "said")
    (column,) = row.parts.values()
    assert (column.kind, column.about.weight, column.gap) == ("column", 1, "small")
    (title,) = column.parts.values()
    assert (title.about.tag, title.about.body) == ("h1", "Title")


def test_scripts() -> None:
    sent = re.findall(r'"\./static/js/([^"]+)"', PAGE.decode())
    assert sent, f"{GUIDE} `SCRIPTS`"
    assert [name for name in sent if not (hooks.SCRIPTS / name).is_file()] == []


@pytest.mark.parametrize("component", ["BidiComponent"])
def test_chunks(component: str) -> None:
    (name,) = hooks.chunks(component)
    assert name in scripts(), f"{GUIDE} `chunks`: no script asks for {name}"


def test_filter_script() -> None:
    name, script = hooks.filter_script()
    assert name, f"{GUIDE} `filter_script`: the function that filters lists is not found"
    # One statement more, and nothing else.
    text, before = script.decode(), (hooks.SCRIPTS / name).read_text(encoding="utf-8")
    start = text.index("if(t&&window.kizunaOptions")
    end = text.index("finally{", start)
    end = text.index("}}", end) + 2
    assert text[:start] + text[end:] == before
    # Both kinds of lists import it from there.
    users = [path for path in hooks.SCRIPTS.glob("*.js") if name in path.read_text("utf-8")]
    assert {"Multiselect", "Selectbox"} <= {path.name.partition(".")[0] for path in users}


def test_map_script() -> None:
    name, script = hooks.map_script()
    assert name, f"{GUIDE} `map_script`: where a map is fetched is not found"
    # One call more, and nothing else.
    text, before = script.decode(), (hooks.SCRIPTS / name).read_text(encoding="utf-8")
    (handed,) = re.findall(r"\(\)=>window\.kizunaMap\((\w+),(\(\)=>.{,800}?meta\.url\))\)", text)
    assert f"(0,{handed[0]}.lazy)({handed[1]})" in before
    taken = text.replace(f"()=>window.kizunaMap({handed[0]},{handed[1]})", handed[1])
    assert taken == before
    # What twin.js takes of React.
    assert all(has_word(word) for word in ("createElement", "useEffect", "useMemo", "useState"))
    # What it says of a map: its place in the page and its deck.
    assert "heightConfig" in scripts(), f"{GUIDE} `map_script`"
    assert re.search(r"\.json\b", scripts()), f"{GUIDE} `map_script`"


# What it puts together of several pieces.
PIECES = {
    "{} options available.": r" options`\}\)\} available\.`",
    "{} option available.": r" option`,other:.{0,80}\} available\.`",
    "{}, selected": r"\}, selected`",
}


@pytest.mark.parametrize("said", streamlit_words())
def test_streamlit_words(said: str) -> None:
    filled = r"\$\{[^`]*?"
    literal = re.escape(said).replace(re.escape(IT), filled)
    whole = f"`{literal}" if IT in said else f"`{literal}`"
    found = re.search(PIECES.get(said, whole), scripts())
    assert found, f"{GUIDE} `streamlit_words`: it no longer says “{said}”"


@pytest.mark.parametrize("part", hooks.PARTS)
def test_parts(part: str) -> None:
    selector = hooks.PARTS[part]
    begins = r"\w*" if "$=" in selector else ""
    words = [rf"(?<![\w-]){begins}{word}(?![\w-])" for word in re.findall(r"[\w-]+", selector)]
    assert all(re.search(word, scripts()) for word in words), (
        f"{GUIDE} `PARTS`: nothing is called {selector}, our :--{part}"
    )


def test_element_states() -> None:
    states = ("data-variant", "data-selected", "data-tag", "data-rac", "data-focus-visible", "kind")
    gone = [state for state in states if not has_word(state)]
    assert gone == [], f"{GUIDE} `element_states`"


def test_map_classes() -> None:
    credited = [f"mapboxgl-ctrl-attrib{part}" for part in ("", "-inner", "-button")]
    classes = ["deck-events-root", "deck-tooltip", "mapboxgl-canvas", "mapboxgl-compact", *credited]
    assert [name for name in classes if name not in scripts()] == [], f"{GUIDE} `map_classes`"


def test_nested_layers() -> None:
    spares = r"\.layers\.map\((\w+)=>\{if\(!\1\|\|Array\.isArray\(\1\)\)return \1"
    assert re.search(spares, scripts()), (
        f"{GUIDE} `nested_layers`: choose a site on the map and see whether its layers fade"
    )


def test_pushed_addresses() -> None:
    assert "window.history.pushState({},``," in scripts(), f"{GUIDE} `pushed_addresses`"


def test_react_writes() -> None:
    (react,) = hooks.SCRIPTS.glob("react-dom.*.js")
    written = react.read_text(encoding="utf-8")
    ways = (".nodeValue=", ".removeChild(", ".insertBefore(")
    assert [way for way in ways if way not in written] == [], f"{GUIDE} `react_writes`"


# Its Python.


def drawn(script: str) -> AppTest:
    return AppTest.from_string(f"import streamlit as st\n{script}").run()


def test_drawn() -> None:
    page = drawn(
        "from pages.web.hooks import Drawn\n"
        "st.html(Drawn('README.md'))\nst.html(Drawn('<pre>\\n    x</pre>'))"
    )
    assert not page.exception
    shown = [getattr(element, "value", None) for element in page.get("html")]
    assert shown == ["README.md", "<pre>\n    x</pre>"], f"{GUIDE} `Drawn`"


def test_uploads() -> None:
    assert hooks.UPLOADS == "_stcore/upload_file"
    given = MemoryUploadedFileManager("/x").get_upload_urls("session", ["sites.csv"])[0]
    assert given.upload_url == f"/x/session/{given.file_id}"
    assert f"{hooks.UPLOADS}/{{session_id}}/{{file_id}}" == starlette_routes._ROUTE_UPLOAD_FILE


def test_overhead() -> None:
    assert starlette_routes._MAX_UPLOAD_MULTIPART_OVERHEAD_BYTES == hooks.OVERHEAD


def test_session_id() -> None:
    assert hooks.session_id() == ""
    page = drawn("from pages.web import hooks\nst.text(hooks.session_id())")
    assert page.text[0].value, f"{GUIDE} `session_id`"


def test_is_connected() -> None:
    assert [*inspect.signature(Runtime.is_active_session).parameters] == ["self", "session_id"]
    assert not hooks.is_connected("nobody")


def three_files() -> MemoryUploadedFileManager:
    manager = MemoryUploadedFileManager("/x")
    for name in "abc":
        manager.add_file("session", UploadedFileRec(name, "sites.csv", "text/csv", b"content"))
    return manager


def test_forget_upload() -> None:
    manager = three_files()
    manager.remove_file("session", "b")
    assert [file.file_id for file in manager.get_files("session", "abc")] == ["a", "c"]
    hooks.forget_upload("nobody", "file")


def test_forget_uploads() -> None:
    assert isinstance(Runtime.uploaded_file_mgr, property)
    manager = three_files()
    manager.remove_session_files("session")
    assert manager.get_files("session", "abc") == []
    assert manager.get_stats() == {}
    hooks.forget_uploads("nobody")


def test_draw_without_reader() -> None:
    seen: list[tuple[object, threading.Thread]] = []

    def draw() -> None:
        seen.append((st.session_state["site"], threading.current_thread()))
        st.text("drawn")

    hooks.draw_without_reader(draw, {"site": "market"}, 60)
    ((state, thread),) = seen
    assert state == "market"
    assert thread is not threading.current_thread()


def test_draw_without_reader_ends_in_time_and_with_what_is_raised() -> None:
    def slow() -> None:
        time.sleep(0.01)
        st.text("drawn")

    with pytest.raises(TimeoutError):
        hooks.draw_without_reader(slow, {}, 0)

    def broken() -> None:
        st.text(str(1 // 0))

    with pytest.raises(ZeroDivisionError):
        hooks.draw_without_reader(broken, {}, 60)


@pytest.fixture
def _signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Streamlit sign its cookies with a secret."""
    auth = {"cookie_secret": "for tests alone, and long enough", "redirect_uri": "http://x/y"}
    monkeypatch.setattr(secrets_singleton, "_secrets", {"auth": auth})


def test_user_cookie() -> None:
    assert hooks.USER_COOKIE == "_streamlit_user", f"{GUIDE} `USER_COOKIE`"


def test_sign_in_routes() -> None:
    routes = [route.path for route in starlette_auth_routes.create_auth_routes("/kizuna")]
    assert routes == [f"/kizuna/{route}" for route in hooks.SIGN_IN_ROUTES]
    source = inspect.getsource(starlette_auth_routes._auth_callback)
    assert "_redirect_to_base" in source, f"{GUIDE} `SIGN_IN_ROUTES`"


@pytest.mark.usefixtures("_signed")
def test_sign_in_address() -> None:
    address = urlsplit(hooks.sign_in_address())
    assert address.path == f"/{hooks.SIGN_IN_ROUTES[0]}"
    (token,) = parse_qs(address.query)["provider"]
    assert auth_util.decode_provider_token(token)["provider"] == "default"


@pytest.mark.usefixtures("_signed")
def test_signed_claims() -> None:
    """In one cookie or in several, signed; a cookie that somebody else has made says nothing."""
    for groups in (["editors"], [f"group {number}" for number in range(600)]):
        claims, cookies = {"email": "anna@example.org", "groups": groups}, {}
        response = Response()
        awaited(starlette_auth_routes._set_auth_cookie(response, claims, {}))
        for cookie in response.headers.getlist("set-cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            cookies[name] = value.strip('"')
        assert hooks.signed_claims(cookies) == claims, f"{GUIDE} `signed_claims`"
        cookies[hooks.USER_COOKIE] = "x" + cookies[hooks.USER_COOKIE]
        assert hooks.signed_claims(cookies) == {}
    assert hooks.signed_claims({}) == {}
    assert hooks.signed_claims({hooks.USER_COOKIE: "nonsense"}) == {}


def test_trust_headers() -> None:
    try:
        hooks.trust_headers({"X-Who": "email"})
        found = starlette_websocket.gather_user_info(Headers({"x-who": "anna@example.org"}))
        assert found == {"email": "anna@example.org"}, f"{GUIDE} `trust_headers`"
    finally:
        hooks.trust_headers({})


def test_asked_for() -> None:
    """Of a button that was drawn, its own call tells."""
    page = drawn(
        "from pages.web import hooks\n"
        "asked = hooks.asked_for({'check-save': 'save', 'undo-do-': 'undo'})\n"
        "st.text(str(asked))\n"
        "st.button('Save', key='check-save')"
    )
    assert page.text[0].value == "[]"
    assert page.button[0].click().run().text[0].value == "[]"
    by_hand = WidgetState(id="$$ID-0123456789abcdef-undo-do-000001", trigger_value=True)
    assert page._run(WidgetStates(widgets=[by_hand])).text[0].value == "['undo']", GUIDE
    assert page.run().text[0].value == "[]"


def test_set_widget() -> None:
    page = drawn(
        "if 'first' not in st.session_state:\n"
        "    st.session_state.first = st.session_state.chosen = ['b']\n"
        "st.multiselect('Letters', ['a', 'b'], key='chosen')"
    )
    assert page.multiselect[0].value == ["b"]
    assert page.multiselect[0].proto.set_value
    # What a run does not set, it does not take back in the browser.
    assert not page.run().multiselect[0].proto.set_value, f"{GUIDE} `set_widget`"


def test_post_script_gc() -> None:
    asked = 'config.get_option("runner.postScriptGC")'
    assert asked in inspect.getsource(script_runner), f"{GUIDE} `post_script_gc`"
    assert st.get_option("runner.postScriptGC") is False


@pytest.mark.parametrize("module", modules("pages"), ids=lambda module: module.name)
def test_nobody_else_knows_the_insides(module: Module) -> None:
    if module.name == "pages.web.hooks":
        return
    inside = ("streamlit.runtime", "streamlit.web", "streamlit.delta_generator")
    assert [name for name in module.imports if name.startswith(inside)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "pages").rglob("*.[cj]s*")), ids=lambda path: path.name
)
def test_no_style_sheet_or_script_names_a_part_of_streamlit(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", written, flags=re.DOTALL)
    assert re.findall(r"data-testid|\.st[A-Z]\w+", code) == [], "name it in hooks.PARTS"
    assert ":--" not in with_parts(code)


def test_every_part_is_used() -> None:
    paths = [*(ROOT / "pages" / "web").glob("*.css"), *(ROOT / "pages" / "web").glob("*.js")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    assert {*hooks.PARTS} == {*re.findall(r":--([a-z]+(?:-[a-z]+)*)", written)}


# What the tests lean on.


def test_app_test(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import streamlit as st\n"
        "def first(): st.dialog('Ask')(lambda: st.text('asked'))()\n"
        "def second(): st.dataframe([1], key='list', on_select='rerun')\n"
        "st.navigation([st.Page(first, default=True), st.Page(second, url_path='second')]).run()\n",
        encoding="utf-8",
    )
    app = app_test.app_of(script, 60).run()
    assert not app.exception
    assert len(app_test.dialogs(app)) == 1
    app_test.go_to(app, "second")
    app_test.pick(app.run(), app.dataframe[0].proto.id, {"rows": [0], "columns": [], "cells": []})
    assert app.session_state["list"].selection.rows == [0]


def test_protobuf() -> None:
    asked = BackMsg.DESCRIPTOR.fields_by_name["rerun_script"].message_type
    told = ForwardMsg.DESCRIPTOR.fields_by_name
    assert {"query_string", "page_name"} <= {*asked.fields_by_name}
    assert {"new_session", "delta", "script_finished"} <= {*told}
    assert "initialize" in told["new_session"].message_type.fields_by_name
    assert {"new_element"} <= {*told["delta"].message_type.fields_by_name}


# Other libraries.


def test_pydeck_json() -> None:
    layer = pydeck.Layer("TextLayer", [{"a": 1}], id="names", get_text="a")
    own = json.loads(pydeck.Deck([layer], map_provider=None, map_style=None).to_json())
    assert json.loads(sent_deck([layer]).to_json()) == own
    assert callable(pydeck.Deck._set_api_keys)
    assert SentDeck.__mro__[1] is pydeck.Deck


def test_fluent_length() -> None:
    assert vars(catalogue)["resolver"] is resolver
    bundle = FluentBundle(["en"])
    bundle.add_resource(FluentResource("names = { $first }{ $rest }"))
    names = bundle.get_message("names").value
    assert names is not None
    said, errors = bundle.format_pattern(names, {"first": "a" * 5000, "rest": "b"})
    assert (str(said).count("a"), errors) == (5000, [])


def test_openpyxl_cells() -> None:
    made, saved = Workbook(), BytesIO()
    made.active["C4"] = "x"
    made.save(saved)
    workbook = load_workbook(saved)
    sheet = workbook.active
    assert [*sheet._cells.items()] == [((4, 3), sheet["C4"])]
    assert sheet["C4"]._style.fontId == sheet["C4"]._style.numFmtId == 0
    assert [font.name for font in workbook._fonts] == ["Calibri"]


def test_pptx_elements() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    shape = slide.shapes.add_textbox(0, 0, 1, 1)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.add_run().text = "x"
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("b", [1])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 9, 9, data).chart
    table = slide.shapes.add_table(1, 1, 0, 0, 9, 9).table
    for element, tag in (
        (shape._element, "sp"),
        (slide.shapes._spTree, "spTree"),
        (paragraph._p, "p"),
        (paragraph.runs[0]._r, "r"),
        (paragraph.runs[0].font._element, "rPr"),
        (table._tbl, "tbl"),
        (table.cell(0, 0)._tc, "tc"),
        (chart._chartSpace, "chartSpace"),
        (chart.category_axis._element, "catAx"),
    ):
        assert element.tag.rpartition("}")[2] == tag
    saved = BytesIO()
    deck.save(saved)
    assert "ppt/theme/theme1.xml" in ZipFile(saved).namelist()


def test_argparse_actions() -> None:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("what")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--brief")
    assert [action.dest for action in parser._actions] == ["what", "brief"]
    assert parser._mutually_exclusive_groups == [group]
    for action in parser._actions:
        action.required = False
    for exclusive in parser._mutually_exclusive_groups:
        exclusive.required = False
    assert parser.parse_known_intermixed_args([])[1] == []


def test_plotly_folder() -> None:
    assert (PLOTLY_FOLDER / "plotly.min.js").stat().st_size > 1_000_000
