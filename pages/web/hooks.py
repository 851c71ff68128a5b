"""Hooks into Streamlit: all that Kizuna takes for granted of it beyond its documentation.

Each says what it leans on, why, and what would replace it, and has a test of its name in
tests/web/test_hooks.py. docs/upgrading-streamlit.md numbers them and those into other libraries.
"""

import contextvars
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from pathlib import Path
from threading import Thread, current_thread
from typing import Any
from uuid import uuid4

import streamlit as st
from markupsafe import Markup
from streamlit import config, runtime
from streamlit.errors import StreamlitAPIException
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.GapSize_pb2 import GapSize
from streamlit.proto.Markdown_pb2 import Markdown
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import (
    RerunException,
    ScriptRunContext,
    StopException,
    add_script_run_ctx,
    get_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette import starlette_routes, starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

# The page that Streamlit sends to a browser.

BOOT = """<script>window.__streamlit = {
  BACKEND_BASE_URL: new URL("./", location.href).href,
  HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false},
};
const asked = new URLSearchParams(location.search).get("lang");
document.documentElement.lang = /^\\W*(ja|jp|\\u65e5)/i.test(asked) ? "ja" : "en";
</script>"""
"""What Streamlit's page would otherwise ask its server for at its start.

Leans on the object `window.__streamlit` and on what /_stcore/host-config answers. Without it the
page looks for its server below its own path first: two "not found" in the console of each deep
link. A setting for the address of the server would replace it.
"""

RERUN = 'window.kizunaRerun = () => dispatchEvent(new PopStateEvent("popstate"));'
"""Runs the page of the address at hand, as after Back: for links in our text, without a reload.

Leans on Streamlit's listening to the history of the browser. Links in `st.html` that do not
reload the page would replace it.
"""


def is_start(page: bytes) -> bool:
    """Whether a page is the one that Streamlit draws in.

    Leans on the element that it draws in.
    """
    return b'<div id="root">' in page


def completed(
    page: bytes, head: str, top: str, end: str, title: str = "", without_scripts: str = ""
) -> bytes:
    """Return Streamlit's page with trusted HTML: first in its head, first and last in its body.

    Any other page, such as a report, stays as it is. Leans on the tags of its index.html. The end
    of the body lies behind Streamlit's own styles, of which ours are the last word; what it says
    to browsers without scripts is ours to say. A template of one's own would replace it.
    """
    if not is_start(page):
        return page
    page = page.replace(b"<html ", _UNTRANSLATED, 1)
    page = page.replace(b"<head>", b"<head>" + head.encode(), 1)
    page = page.replace(b"<body>", b"<body>" + top.encode(), 1)
    page = _WITHOUT_SCRIPTS.sub(lambda _: without_scripts.encode(), page, 1)
    if title:
        page = page.replace(b"<title>Streamlit</title>", f"<title>{escape(title)}</title>".encode())
    return page.replace(b"</body>", end.encode() + b"</body>", 1)


_WITHOUT_SCRIPTS = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)


def painted_first(page: bytes) -> bytes:
    """Return Streamlit's page with its scripts started when the page has been painted as it is.

    Leans on the tags of its one script, of its one style sheet (fonts and formulas, which the
    first answer does without) and of its own font, which is not ours. They are fetched at once,
    but what stands in the page was painted no sooner than they had run: Trend, cold, 0.8 to 1.6 s
    after the wish, 0.5 to 1.0 s so (four visits each, one day, two processors). A tab that nobody
    sees paints nothing, so time starts them there. Streamlit's own drawing on a server would
    replace it.
    """
    page = _FONT_AHEAD.sub(b"", page, 1)
    page = _STYLES_FIRST.sub(rb'\1 media="print" id="kz-streamlit-styles">', page, 1)
    return _STARTS.sub(_STARTS_LATER, page, 1)


_FONT_AHEAD = re.compile(rb'<link\s+rel="preload"\s+href="[^"]+"\s+as="font"[^>]*>')
_STYLES_FIRST = re.compile(rb'(<link rel="stylesheet" crossorigin href="[^"]+")>')
_STARTS = re.compile(rb'<script type="module" crossorigin src="([^"]+)"></script>')
# Ours are deferred and run before.
_STARTS_LATER = rb"""<link rel="modulepreload" crossorigin href="\1">
    <script>addEventListener("DOMContentLoaded", () => {
      let start = () => {
        start = () => {};
        const script = document.createElement("script");
        script.type = "module"; script.crossOrigin = ""; script.src = "\1";
        document.head.append(script);
        document.getElementById("kz-streamlit-styles").media = "all";
      };
      new PerformanceObserver(() => start()).observe({type: "paint", buffered: true});
      setTimeout(() => start(), document.hidden ? 0 : 500);
    });</script>"""


# Kizuna speaks its languages itself, and a browser's translation confuses React: translated.js.
_UNTRANSLATED = b'<html translate="no" class="notranslate" '

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
"""The folder of Streamlit's scripts, whose names change with their content.

Leans on the place within the package and below /static/js. KeptScripts keeps them compressed:
anew for each reader that takes a third of a second. Compressed static files would replace it.
"""


def chunks(component: str) -> Iterator[str]:
    """Yield the names of the scripts that draw a component: "BidiComponent".

    Leans on their being called `component.hash.js`. A browser fetches them with the page, and not
    when the first figure is drawn. Preloads by Streamlit itself would replace it.
    """
    return (script.name for script in SCRIPTS.glob(f"{component}.*.js"))


ICON_FONT = "Material Symbols Rounded"
"""The font of Streamlit's icons, whose letters join to an icon for its name: "expand_more".

Leans on its name, under which our style sheet declares the part of it that is used, later and so
in its place: 8 kB of 375. A font of the icons in use, from Streamlit, would replace it.
"""


@cache
def filter_script() -> tuple[str, bytes]:
    """Return the name of the script that filters lists, and it as it is sent; ("", b"") if none.

    Leans on one function that all lists share, which gets one statement more and so asks
    filtering.js what else a name is called; without it the lists know only what stands in them.
    Other names of an option, or a filter of one's own in `st.multiselect`, would replace it.
    """
    for script in SCRIPTS.glob("useSyncComboBox*.js"):
        text, times = _FILTER.subn(_ASKS, script.read_text(encoding="utf-8"))
        if times == 1:
            return script.name, text.encode()
    return "", b""


# function NAME(options, typed, mode) { if (!typed || mode === NONE) return options; ...
_FILTER = re.compile(
    r"function (?P<name>[\w$]+)\((?P<options>\w+),(?P<typed>\w+),(?P<mode>\w+)\)\{"
    r"(?=if\(!(?P=typed)\|\|(?P=mode)===[\w$.]+\.FILTER_MODE_NONE\)return (?P=options);)"
)
# Asks for its own answer first; what it was asked by filtering.js would be asked without end.
_ASKS = (
    r"\g<0>if(\g<typed>&&window.kizunaOptions&&!\g<name>.asked){{"
    r"\g<name>.asked=1;"
    r"try{{return window.kizunaOptions(\g<options>,\g<typed>,"
    r"\g<name>(\g<options>,\g<typed>,\g<mode>))}}finally{{\g<name>.asked=0}}}}"
).format()


@cache
def map_script() -> tuple[str, bytes]:
    """Return the name of the script that fetches maps, and it as it is sent; ("", b"") if none.

    Leans on the one place where it says how a map is fetched, which twin.js is handed together with
    React, to fetch and draw a map only when somebody wants it; without it each map is live at once.
    An argument of `st.pydeck_chart` that draws a map later would replace it.
    """
    for script in SCRIPTS.glob("index.*.js"):
        text, times = _FETCHES.subn(_HANDS_OVER, script.read_text(encoding="utf-8"))
        if times == 1:
            return script.name, text.encode()
    return "", b""


# (0,REACT.lazy)(()=>LOAD(()=>import(`./DeckGlJsonChart.HASH.js`).then(...),[...],import.meta.url))
_FETCHES = re.compile(
    r"\(0,(?P<react>[\w$]+)\.lazy\)\((?P<load>\(\)=>[\w$]+\(\(\)=>import\(`\./DeckGlJsonChart\.[^`]+`\)"
    r"[^()]*\([^()]*\),[\w$]+\(\[[\d,]*\]\),import\.meta\.url\))\)"
)
_HANDS_OVER = r"(0,\g<react>.lazy)(()=>window.kizunaMap(\g<react>,\g<load>))"


# Trusted HTML within the page.


class Drawn(str):
    """Trusted HTML for `st.html`.

    Leans on `st.html` asking for `_repr_html_` first: of a mere text it looks whether it names a
    file, and takes its indents away. An argument that says which of both it is would replace it.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return self


def packed(html: Markup) -> Markup:
    """Return large HTML as an attribute, of which large_html.js makes elements before the paint.

    Leans on the cleaning of `st.html` leaving the text of `data-` attributes as it is: it looks at
    each element for long, and the matrix has hundreds. A faster cleaning would replace it.
    """
    # Most quotation marks in HTML are double, so that in single ones little is to be escaped.
    written = str(html).replace("&", "&amp;").replace("'", "&#39;")
    return Markup(f"<div data-packed='{written}'></div>")


def unpacked(html: str) -> Markup:
    """Return HTML with what `packed` has put into attributes as elements.

    Leans on nothing but `packed`.
    """
    return Markup(_PACKED.sub(lambda found: unescape(found[1]), html))


_PACKED = re.compile(r"<div data-packed='([^']*)'></div>")


# The parts of the page.

PARTS = {
    # The frame.
    "app": ".stApp",
    "running": "[data-test-script-state=running]",
    "finished": "[data-test-script-state=notRunning]",
    "stale": "[data-stale=true]",
    "part": "[data-testid]",
    "view": "stAppViewContainer",
    "header": "stHeader",
    "main": "stMain",
    "main-block": "stMainBlockContainer",
    "dialog": ".stDialog",
    "skip-link": "stSkipToContent",
    # What lies beside and below each other.
    "element": "stElementContainer",
    "layout": "stLayoutWrapper",
    "rows": "stVerticalBlock",
    "columns": "stHorizontalBlock",
    "column": "stColumn",
    # Text.
    "html": ".stHtml",
    "skeleton": "stSkeleton",
    "component": ".stBidiComponent",
    "markdown": ".stMarkdown",
    "markdown-text": "stMarkdownContainer",
    "heading": ".stHeading",
    "caption": "stCaptionContainer",
    "alert": "stAlertContainer",
    "tooltip-error": "stTooltipErrorContent",
    # Maps and tables.
    "map": "stDeckGlJsonChart",
    "map-zoom": "stDeckGlJsonChartZoomButton",
    "grid": "stDataFrame",
    "grid-frame": "stDataFrameResizable",
    "grid-canvas": "data-grid-canvas",
    # What readers choose with.
    "button": "stButton",
    "button-group": "stButtonGroup",
    "download": "stDownloadButton",
    "checkbox": "stCheckbox",
    "selectbox": "stSelectbox",
    "multiselect": "stMultiSelect",
    "multiselect-tags": "stMultiSelectTagsContainer",
    "number-input": "stNumberInput",
    "text-input": "stTextInput",
    "input-frame": "[data-testid$=InputContainer]",
    "slider": "stSlider",
    "popover": "stPopover",
    "popover-body": "stPopoverBody",
    "expander": "stExpander",
    "uploader": "stFileUploader",
    "dropzone": "stFileUploaderDropzone",
    "dropzone-text": "stFileUploaderDropzoneInstructions",
    "file-chip": "stFileChip",
}
"""The parts of Streamlit's page by our names: a selector, or the `data-testid` of an element.

Leans on test ids, classes and states of its elements, none of which it promises. Our styles and
scripts write `:--main`, as in `@custom-selector` of the CSS drafts, and name Streamlit nowhere.
Options of its theme would replace the styles, classes `st-key-…` of keyed elements some selectors.
"""


def attributes_of(name: str) -> dict[str, str]:
    """Return the attributes by which an element of ours is taken for a part of Streamlit's page.

    Leans on what `PARTS` leans on: pages that stand still have the elements of live ones.
    """
    written = PARTS[name]
    name = written.removeprefix(".")
    return {"data_testid": name} | ({"class_": name} if written != name else {})


# The sessions of readers, and the files that they send.

UPLOADS = starlette_routes.BASE_ROUTE_UPLOAD_FILE
"""Where browsers send files: `UPLOADS`/session/file, below the path under which Kizuna is served.

Leans on the routes of its server: UploadLimits counts what comes there. Limits of one session's
uploads in Streamlit would replace it, and all that follows on files.
"""

OVERHEAD = 1024 * 1024
"""What a body may have beyond the file itself.

Leans on what Streamlit's server allows: a file of just the right size is not to be refused.
"""


def session_id() -> str:
    """Return what names the reader's session in the addresses of uploads.

    Leans on the context of a run. An id in `st.context` would replace it.
    """
    context = get_script_run_ctx()
    return context.session_id if context else ""


def is_connected(session: str) -> bool:
    """Whether a browser holds a session open at this moment.

    Leans on the runtime. A public list of sessions, or a callback at their end, would replace it.
    """
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def forget_uploads(session: str) -> None:
    """Free the memory of the files that were sent to a session.

    Leans on the runtime's manager of files: they would stay until the session is forgotten.
    """
    if runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(session)


def forget_upload(session: str, file: str) -> None:
    """Free the memory of one file of a session.

    Leans on the manager that keeps files in memory, the only kind there is.
    """
    if runtime.exists():
        manager = runtime.get_instance().uploaded_file_mgr
        manager.remove_file(session, file)  # type: ignore[attr-defined] # only its kept-in-memory kind has it


# Who has signed in.

USER_COOKIE = USER_COOKIE_NAME
"""The cookie that says who has signed in, signed by the server.

Leans on its name: that it comes with an answer tells that signing in went well.
"""

SIGN_IN_ROUTES = ("auth/login", "auth/logout", "oauth2callback")
"""Where `st.login`, `st.logout` and the provider of identities lead a browser.

Leans on the routes of its server, and on their sending a browser to the first page in the end,
whether or not it went well. A target of one's own for `st.login` would replace it.
"""


def sign_in_address() -> str:
    """Return where `st.login` would lead the reader now, to be followed within two minutes.

    Leans on the function that it calls itself. A link must be there before anything is drawn, in
    text, without a run of the page; an address without an end would replace it.
    """
    return generate_login_redirect_url("default")


def signed_claims(cookies: Mapping[str, str]) -> dict[str, object]:
    """Return the claims of the signed cookie of a request; none without one, or of another's.

    Leans on how the websocket reads it, in parts where it is long. `st.user` for requests beside
    the pages would replace it.
    """
    try:
        signed = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE)
        claims = json.loads(signed) if signed else {}
    except (ValueError, UnicodeError):
        return {}
    return claims if isinstance(claims, dict) else {}


def trust_headers(headers: Mapping[str, str]) -> None:
    """Let `st.user` hold what a proxy says in headers, by the names of claims.

    Leans on `server.trustedUserHeaders`, which is hidden until it is final, and on it being asked
    for at each connection. A session of one identity is not resumed by another then, which headers
    read from `st.context` would allow.
    """
    config.set_option("server.trustedUserHeaders", dict(headers), "Kizuna")


def asked_for(keys: Mapping[str, str]) -> list[str]:
    """Return what a browser asks for by buttons that it was not shown: by how their keys begin.

    Streamlit calls nothing for such a button, and says nothing either; who presses it by hand is to
    be told of. Leans on how a widget's id ends in its key, and on where values wait whose widget is
    not known.
    """
    context = get_script_run_ctx()
    if context is None:
        return []
    sent = context.session_state._state._new_widget_state
    pressed = [
        state.id
        for state in sent.as_widget_states()
        if state.trigger_value and state.id not in sent.widget_metadata
    ]
    return [what for key, what in keys.items() if any(f"-{key}" in one for one in pressed)]


# What a page draws, for who is not there.


@dataclass(frozen=True)
class Part:
    """What a run has drawn in one place: an element or a block of parts, by Streamlit's name of it.

    Leans on the messages to its page (`streamlit.proto`): pages that stand still are written from
    them. A public form of what a run has drawn, as `AppTest` has for tests, would replace it.
    """

    kind: str = ""
    element: Element = field(default_factory=Element)
    block: Block = field(default_factory=Block)
    parts: dict[int, "Part"] = field(default_factory=dict)

    @property
    def about(self) -> Any:
        """The message of an element, or of a block."""
        return getattr(self.element if self.kind in _ELEMENTS else self.block, self.kind)

    @property
    def key(self) -> str:
        """The key that the code gave it, "" without one."""
        identifier = getattr(self.about, "id", "") if self.kind in _ELEMENTS else self.block.id
        found = _KEYED.fullmatch(identifier)
        return found[1] if found else ""

    @property
    def gap(self) -> str:
        """The name of the gap between its parts: "small"."""
        return str(GapSize.Name(self.about.gap_config.gap_size)).lower()

    @property
    def is_horizontal(self) -> bool:
        """Whether its parts stand beside each other."""
        return bool(self.about.direction == Block.FlexContainer.HORIZONTAL)

    @property
    def placing(self) -> str:
        """How its parts are placed, as a style."""
        align = _PLACES[Block.FlexContainer.Align.Name(self.about.align)]
        justify = _PLACES[Block.FlexContainer.Justify.Name(self.about.justify)]
        return f"--kz-align: {align}; --kz-justify: {justify}"

    @property
    def is_of_pills(self) -> bool:
        """Whether choices beside each other stand apart."""
        return bool(self.about.style == ButtonGroup.PILLS)

    @property
    def is_caption(self) -> bool:
        """Whether a text is in small type."""
        return bool(self.about.element_type == Markdown.CAPTION)

    @property
    def alert(self) -> str:
        """What an alert is: "info"."""
        return str(Alert.Format.Name(self.about.format)).lower()


_ELEMENTS = {field.name for field in Element.DESCRIPTOR.fields}
_KEYED = re.compile(r"\$\$ID-[0-9a-f]+-(.+)")
_PLACES = {
    **dict.fromkeys(("ALIGN_UNDEFINED", "STRETCH"), "stretch"),
    **dict.fromkeys(("ALIGN_START", "JUSTIFY_START", "JUSTIFY_UNDEFINED"), "start"),
    **dict.fromkeys(("ALIGN_END", "JUSTIFY_END"), "end"),
    **dict.fromkeys(("ALIGN_CENTER", "JUSTIFY_CENTER"), "center"),
    "SPACE_BETWEEN": "space-between",
}


def draw_without_reader(
    draw: Callable[[], None], state: Mapping[str, object], seconds: float
) -> Part | None:
    """Run a script's function as for a new reader whose session begins with a state.

    Nothing of it is sent or stays; what it has drawn is returned. What it raises is raised here,
    but for what Streamlit refuses, of which the answer is None: a widget does not take the state it
    is given. Raises TimeoutError, at the next thing drawn, where it takes too long. Leans on what a
    run's context is made of: links to files outlive the sessions they were drawn in, and the first
    answer is older than any. A public way to run a page without a browser would replace it.
    """
    raised: list[BaseException] = []
    sent: list[ForwardMsg] = []
    context = contextvars.copy_context()
    thread = Thread(target=context.run, args=(_drawn_alone, draw, state, seconds, raised, sent))
    thread.start()
    thread.join()
    if raised and not isinstance(raised[0], _ENDS):
        raise raised[0]
    return None if raised else _in_its_places(sent)


def _in_its_places(sent: Iterable[ForwardMsg]) -> Part:
    """Return what was drawn in the body of the page, each part where its message puts it."""
    body = Part()
    for message in sent:
        area, *path = [*message.metadata.delta_path] or [None]
        if message.WhichOneof("type") != "delta" or area != RootContainer.MAIN:
            continue
        place = body
        for step in path[:-1]:
            place = place.parts[step]
        place.parts[path[-1]] = _part_of(message.delta)
    return body


_ENDS = (StopException, RerunException, StreamlitAPIException)


def _part_of(delta: Delta) -> Part:
    if delta.WhichOneof("type") == "add_block":
        return Part(delta.add_block.WhichOneof("type") or "", block=delta.add_block)
    return Part(delta.new_element.WhichOneof("type") or "", delta.new_element)


def _drawn_alone(
    draw: Callable[[], None],
    state: Mapping[str, object],
    seconds: float,
    raised: list[BaseException],
    sent: list[ForwardMsg],
) -> None:
    session = f"alone-{uuid4().hex}"
    add_script_run_ctx(current_thread(), _context(session, seconds, sent))
    context = get_script_run_ctx()
    assert context is not None
    context.reset()
    try:
        for key, value in state.items():
            st.session_state[key] = value
        draw()
    except BaseException as error:  # noqa: BLE001 - it is raised again by who waits for this thread
        raised.append(error)
    finally:
        if runtime.exists():
            media = runtime.get_instance().media_file_mgr
            media.clear_session_refs(session)
            media.remove_orphaned_files()


def _context(session: str, seconds: float, sent: list[ForwardMsg]) -> ScriptRunContext:
    """Return what stands for a reader who is not there, and notes what would be sent."""
    latest = time.monotonic() + seconds

    def note(message: ForwardMsg) -> None:
        if time.monotonic() > latest:
            raise TimeoutError
        sent.append(message)

    script = str(Path(__file__))
    return ScriptRunContext(
        session_id=session,
        _enqueue=note,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path=script,
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(script),
    )
