"""How answers leave the server: in the words of the reader, compressed once, bound to its host."""

import gzip
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.html.elements import Markup, element
from analysis.search.finding import rules
from analysis.words import fonts
from analysis.words.catalogue import LANGUAGES, words_in
from pages.web import hooks

# Streamlit's own words, in the reader's language: streamlit.js puts ours in their place.
#
# Streamlit speaks English alone. What it says stands in the catalogue as streamlit-<name>, in
# English word for word as its scripts have it; a test looks each up in them. A message may take
# `it`: what a button is for.

# fmt: off
NAMES = (
    "skip", "pages",
    "list-open", "list-one", "list-many", "list-none", "list-empty", "list-all",
    "list-matches", "clear-all", "clear-one", "clear-rows", "chosen", "remove", "more",
    "less", "large", "large-end", "columns", "search", "search-close", "column-menu",
    "column-size", "column-hide", "column-pin", "column-unpin", "column-copy",
    "column-format", "sort-up", "sort-down", "zoom-in", "zoom-out", "map", "map-credits",
    "close", "dismiss", "copy", "copied", "help", "help-for", "heading", "files",
    "files-add", "files-cancel", "connecting", "running", "stop", "lost", "files-drag",
    "options", "option", "selected",
)
# fmt: on
# Where even English readers read better words, as they are in Streamlit's scripts and by our ids.
BETTER = {"Upload": "check-files-choose", "{} per file": "check-files-drop"}
# What stands for anything.
IT = "{}"


def streamlit_words() -> dict[str, dict[str, str]]:
    """Return what to say in each language by what Streamlit says; {} stands for anything."""
    spoken = {language: words_in(language) for language in LANGUAGES}
    own = [
        {at: words.text(f"streamlit-{name}", it=IT) for at, words in spoken.items()}
        for name in NAMES
    ]
    better = {
        said: {at: words.text(message) for at, words in spoken.items()}
        for said, message in BETTER.items()
    }
    return {forms["en"]: forms for forms in own} | better


def streamlit_script() -> str:
    """Return the script that hands the words to streamlit.js."""
    return f"window.kizunaWords = {json.dumps(streamlit_words(), ensure_ascii=False)};"


# Streamlit's lists of choices ask filtering.js what else a name is called.
#
# A list filters its options in the browser; Streamlit has no way to give an option other names, and
# text that is hidden in an option would be read out.


def rules_script() -> str:
    """Return the script that tells filtering.js how text is read."""
    return f"window.kizunaRules = {json.dumps(rules())};"


class OurFiles:
    """Sends our scripts and fonts, and the scripts that ask ours in the place of Streamlit's.

    Browsers keep these for a day; the name of one of ours changes with its content.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for one of the files, and pass on any other."""
        folder, _, name = scope.get("path", "").rpartition("/")
        ours = {OWN_SCRIPT: OWN_SCRIPTS, **dict((hooks.filter_script(), hooks.map_script()))}
        kind = "text/javascript"
        if folder.endswith("/static/media"):
            ours, kind = FONTS, "font/woff2"
        elif not folder.endswith("/static/js"):
            ours = {}
        content = ours.get(name, b"") if scope["type"] == "http" else b""
        if not content:
            await self.app(scope, receive, send)
            return
        is_kept = name == OWN_SCRIPT or kind == "font/woff2"
        keep = "max-age=31536000, immutable" if is_kept else "max-age=86400"
        headers = {"Cache-Control": f"public, {keep}"}
        await Response(content, media_type=kind, headers=headers)(scope, receive, send)


# What the page may load, and what of ours stands in it.

# Streamlit's charts and map need inline scripts, eval and blob workers; nothing may leave the host.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
NOT_TRANSLATED = '<meta name="google" content="notranslate">'


def with_parts(source: str) -> str:
    """Return a style sheet or script with the selectors of Streamlit's parts for our names."""
    return _NAMED.sub(lambda named: _selector(hooks.PARTS[named[1]]), source)


_NAMED = re.compile(r":--([a-z]+(?:-[a-z]+)*)")


def _selector(part: str) -> str:
    return part if part.startswith((".", "[")) else f"[data-testid={part}]"


def _source(name: str) -> str:
    return with_parts(Path(__file__).with_name(name).read_text(encoding="utf-8"))


# One file, whose name changes with what is in it. It comes beside the page, which is shown before,
# and runs before Streamlit's own scripts.
OWN_SCRIPTS = "\n".join(
    (
        hooks.RERUN,
        streamlit_script(),
        rules_script(),
        *(
            _source(name)
            for name in (
                "translated.js",
                "history.js",
                "streamlit.js",
                "announce.js",
                "keys.js",
                "links.js",
                "matrix.js",
                "strip.js",
                "copy.js",
                "filtering.js",
                "large_html.js",
                "replay.js",
                "slow.js",
                "still.js",
                "twin.js",
                "places.js",
                "print.js",
                "language.js",
                "theme.js",
                "first_answer.js",
                "fingers.js",
                "header.js",
                "cards.js",
                "form.js",
            )
        ),
    )
).encode()
OWN_SCRIPT = f"kizuna.{blake2b(OWN_SCRIPTS, digest_size=6).hexdigest()}.js"
HEAD_SCRIPTS = f'<script defer src="./static/js/{OWN_SCRIPT}"></script>'
# What text is set in, by the name of the file in data/fonts/screen: its family, its weights, and
# how a browser shows it. A text that has stood for a tenth of a second in another font is not set
# anew in ours if that comes late; an icon is no word of the page.
_FACES = {
    "KizunaSans": ("Kizuna Sans", "400 700", "fallback"),
    "KizunaSerif": ("Kizuna Serif", "400 700", "fallback"),
    "MaterialSymbolsRounded": (hooks.ICON_FONT, "400", "block"),
}


def _font(name: str) -> tuple[str, bytes]:
    """Return under what name a font is sent, and the font."""
    content = (fonts.FOLDER / "screen" / f"{name}.woff2").read_bytes()
    return f"{name}.{blake2b(content, digest_size=6).hexdigest()}.woff2", content


FONTS = dict(map(_font, _FACES))


def font_faces(folder: str) -> str:
    """Return the style rules by which pages find our fonts in a folder."""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weights};font-display:{shown};'
        f'src:url({folder}{file})format("woff2")}}'
        for file, (family, weights, shown) in zip(FONTS, _FACES.values(), strict=True)
    )


# The first two set the first answer.
HEAD_FONTS = "".join(
    f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./static/media/{file}">'
    for file in [*FONTS][:2]
)
# Behind Streamlit's own rules, so that ours decide; the parts of a page behind what all share.
STYLES = "".join(
    f"<style>{_source(f'{name}.css')}</style>"
    for name in (
        "first_answer",
        "style",
        "strip",
        "frame",
        "layout",
        "search",
        "country",
        "themes",
        "plan",
        "hosts",
        "map",
        "replay",
        "still",
        "check",
        "form",
        "reports",
        "controls",
        "print",
    )
)
PAGE_STYLES = f"<style>{font_faces('./static/media/')}</style>{STYLES}"
# What pages have that are published: public_edition.py.
EDITION_STYLE = _source("edition.css")
# Beside Streamlit's skip link, where keys.js puts it; the style sheets show one of the languages.
SKIP = "".join(
    f'<span lang="{language}">{words_in(language).text("skip-to-menu")}</span>'
    for language in LANGUAGES
)
SKIP = f'<a class="kz-skip" href="#kz-menu">{SKIP}</a>'
# Where there is no first answer.
NEEDS_SCRIPTS = element(
    "noscript",
    *(element("p", words_in(one).text("needs-scripts"), lang=one) for one in LANGUAGES),
)
# The large scripts that pages need at their start: pages/all_pages.py. That of maps is none:
# twin.js fetches it for who uses a map.
CHARTS, COMPONENT = "plotly/plotly.min.js", "BidiComponent"
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


# Returns the page with a first answer: its HTML, the title of the tab, its language.
Completed = Callable[[Markup, str, str], bytes]
# Returns that page for a request, compressed, and how long it may be kept; None where none is.
FirstAnswer = Callable[[Scope, Completed], Awaitable[tuple[bytes, str] | None]]


class KeptFiles(StaticFiles):
    """Files that a browser keeps for a day without asking, then asks whether they have changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", "public, max-age=86400")
        return response


class SecurityHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers in front of the body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class FrontPage:
    """Tells the page at its start what its scripts would otherwise ask the server for.

    Streamlit's page looks for its server under its own path first, which leaves two "not found"
    in the console of every deep link, and fetches the scripts of figures and maps only when the
    first of them is drawn. It is also English whatever it shows, offered for translation though
    Kizuna speaks its languages itself, and a link reloads all of it. Our style sheets come with it,
    once, and not as elements of each run. `large_scripts`: that of each page, by the last part of
    its address; any other address opens the page at "".
    """

    def __init__(
        self, app: ASGIApp, large_scripts: Mapping[str, str], first_answer: FirstAnswer
    ) -> None:
        self.app = app
        self.large_scripts = large_scripts
        self.first_answer = first_answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; an HTML page is held back until it is whole, and completed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def send_completed(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_html(message):
                held.append(message)
            elif held and message["type"] == "http.response.body":
                held.append(message)
                if not message.get("more_body", False):
                    await self._send_completed(scope, held, send)
            else:
                await send(message)

        await self.app(_anew(scope), receive, send_completed)

    async def _send_completed(self, scope: Scope, held: list[Message], send: Send) -> None:
        """Send the page with the first answer to its address, or without one."""
        start, *parts = held
        page = b"".join(part.get("body", b"") for part in parts)
        head = self._head(scope["path"])
        answer = None
        if hooks.is_start(page):
            answer = await self.first_answer(scope, partial(_with_answer, page, head))
        headers = MutableHeaders(scope=start)
        if answer is None:
            page = hooks.completed(page, head, SKIP, PAGE_STYLES, without_scripts=NEEDS_SCRIPTS)
        else:
            page, headers["cache-control"] = answer
            headers["content-encoding"] = "gzip"
            for validator in ("etag", "last-modified"):
                del headers[validator]
            if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
                page = gzip.decompress(page)
                del headers["content-encoding"]
        headers["content-length"] = str(len(page))
        await send(start)
        await send({"type": "http.response.body", "body": page})

    def _head(self, path: str) -> str:
        """Return what the page at a path is told at its start."""
        name = self.large_scripts.get(path.rpartition("/")[2], self.large_scripts[""])
        preloads = []
        if name == CHARTS:
            preloads = [
                f'<link rel="modulepreload" crossorigin href="./static/js/{script}">'
                for script in hooks.chunks(COMPONENT)
            ]
            preloads.append(f'<link rel="preload" as="script" href="./{CHARTS}">')
        return NOT_TRANSLATED + hooks.BOOT + HEAD_FONTS + HEAD_SCRIPTS + "".join(preloads)


def _with_answer(page: bytes, head: str, html: Markup, title: str, language: str) -> bytes:
    answer = element(
        "div", html, class_=f"kz-answer {hooks.attributes_of('app')['class_']}", lang=language
    )
    page = hooks.painted_first(page)
    return hooks.completed(page, head, SKIP, PAGE_STYLES + str(answer), title)


# What a page is to be sent whatever a browser has kept of it: its answer changes with the data.
_CONDITIONS = (b"if-none-match", b"if-modified-since")


def _anew(scope: Scope) -> Scope:
    """Return the request without the wish for compression, which `Compression` fulfils outside.

    Nor is Streamlit told which state of its page a browser has: what we put into it is another.
    """
    is_file = "." in scope["path"].rpartition("/")[2]
    left_out = (b"accept-encoding", *(() if is_file else _CONDITIONS))
    headers = [header for header in scope.get("headers", ()) if header[0] not in left_out]
    return {**scope, "headers": headers}


def _is_html(start: Message) -> bool:
    """Whether an answer may be Streamlit's page; a calm page says by its status that it is none."""
    if start["status"] != HTTPStatus.OK:
        return False
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


class Compression(GZipMiddleware):
    """Gzip for everything but tiny answers."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=1000, compresslevel=6)


class KeptScripts:
    """Keeps Streamlit's scripts as they were sent, compressed, to the first reader.

    To compress them anew takes a third of a second for each reader, in which nobody else is
    answered. A script's name changes with its content.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a script from what is kept, and anything else as it comes."""
        name = _script(scope)
        if name in self.kept:
            for message in self.kept[name]:
                await send(message)
            return
        sent: list[Message] = []

        async def send_and_keep(message: Message) -> None:
            sent.append(message)
            await send(message)

        await self.app(scope, receive, send_and_keep if name else send)
        if _is_whole(sent) and sent[0]["status"] == 200 and _is_compressed_script(sent[0]):
            self.kept[name] = sent


def _script(scope: Scope) -> str:
    """Return the name of the script that a plain request asks for, else ""."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    headers = Headers(scope=scope)
    conditions = set(headers) & {"range", "if-none-match", "if-modified-since"}
    if conditions or "gzip" not in headers.get("accept-encoding", ""):
        return ""
    path = str(scope["path"])
    # One script has one name, and not as many as there are ways to write its path.
    folder, _, name = path.rpartition("/")
    is_known = name == OWN_SCRIPT or (hooks.SCRIPTS / name).is_file()
    is_script = folder.endswith("/static/js") and is_known
    return name if name.endswith(".js") and (is_script or path.endswith(f"/{CHARTS}")) else ""


def _is_whole(sent: list[Message]) -> bool:
    """Whether an answer came to its end: it stops where its reader has gone away meanwhile."""
    return len(sent) > 1 and not sent[-1].get("more_body", False)


def _is_compressed_script(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    is_script = "javascript" in headers.get("content-type", "")
    return is_script and headers.get("content-encoding") == "gzip" and "set-cookie" not in headers
