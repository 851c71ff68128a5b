"""Answers whoever asks for a file: with it, or with a page that says what to do instead."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from analysis import palette
from analysis.contract.schema import PARTS, TABLES
from analysis.export.data_package import table_names
from analysis.html.elements import element, unescaped
from analysis.links.address import NAMES, Address, read_address
from analysis.maps.scales import FITS
from analysis.palette import Scheme
from analysis.words.catalogue import Words, words_in
from pages import check
from pages.all_pages import MOVED, PAGES, PATHS
from pages.cards.check.files import BLANK, FILLED, MODES
from pages.cards.evidence import open_evidence
from pages.cards.seminar.map import DAY, WHOLE_WEEK
from pages.components.downloads import File, at_hand, looking_for
from pages.session.browser import go_to
from pages.session.state import MAP_OPENED_AS
from pages.session.view import EVIDENCE, Choice, View, view_of, without_evidence
from pages.web import hooks

# Each takes a processor while it makes a file; the others wait their turn, up to a point.
AT_ONCE, WAITING = 2, 100


class Queue:
    """Lets so many files be made at once, and so many wait."""

    def __init__(self) -> None:
        self.turn = asyncio.Semaphore(AT_ONCE)
        self.inside = 0

    async def answer(self, request: Request) -> Response | None:
        """Make a file when it is its turn. Raises TimeoutError where too many wait."""
        if self.inside >= AT_ONCE + WAITING:
            raise TimeoutError
        self.inside += 1
        try:
            async with self.turn:
                return await run_in_threadpool(_made, request)
        finally:
            self.inside -= 1


_queue = Queue()


async def serve_file(request: Request) -> Response:
    """Make the file of an address, as far as there is one."""
    try:
        answer = await _queue.answer(request)
    except TimeoutError:
        return _instead(request, BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
    return answer or _instead(request, GONE, HTTPStatus.NOT_FOUND)


def _made(request: Request) -> Response | None:
    file = find_file(*_page_and_key(request), request.url.query)
    if file is None:
        return None
    headers = {}
    if file.file_name:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.file_name)}"
    if file.never_changes:
        headers["Cache-Control"] = "private, max-age=86400, immutable"
    return Response(file.made(), media_type=file.mime, headers=headers)


def _instead(request: Request, why: str, status: HTTPStatus) -> Response:
    """Say in the reader's language why there is no file, with the way to the page it stood on."""
    address = address_in(parameters_of(request.url.query))
    page, _ = _page_and_key(request)
    steps = "../" * (request.path_params["path"].count("/") + 1)
    link = f"{steps}{page_link(page, address)}"
    if page == check.NAME and why == GONE:
        why = GONE_CHECK
    return calm_page(words_in(address.language), status, why, link)


def _page_and_key(request: Request) -> tuple[str, str]:
    page, _, key = request.path_params["path"].partition("/")
    return page, key


# Finds what an address stands for: the one way to every file, picture and row that is served.

Parameters = Mapping[str, Sequence[str]]

_BY_NAME = {page.name: page.show for page in PAGES}
DRAWN: Mapping[str, Callable[[View], None]] = {
    **_BY_NAME,
    # What was sent on before a page moved.
    **{old: _BY_NAME[new] for old, new in MOVED.items()},
    EVIDENCE: open_evidence,
}
# What an address may set of a page's own choices: the keys of their widgets, and the values.
OWN: Mapping[str, Collection[str]] = {
    "dictionary-file": table_names(),
    "template-table": TABLES,
    "template-rows": (BLANK, FILLED),
    MAP_OPENED_AS.name: FITS,
    **{f"check-mode-{table}": MODES for table in TABLES},
    **{f"seminar-map-fit-{first}": (WHOLE_WEEK, DAY, *PARTS) for first in (WHOLE_WEEK, DAY)},
}
# More than any address of ours has; what a stranger writes is kept as long as a reader's.
MOST_FIELDS, MOST_VALUES, MOST_LETTERS = 1_000, 300, 2_000
SECONDS = 30


def find_file(page: str, key: str, query: str) -> File | None:
    """Return what a page hands out under a key, drawn from the parameters of a query.

    It is at hand where a reader has the page open. Else the page is drawn anew from the data of
    today; None where it hands out no such thing. Raises TimeoutError.
    """
    return at_hand(page, key, query) or _anew(page, key, parameters_of(query))


def parameters_of(query: str) -> Parameters:
    """Return the parameters of a query; none of one that cannot be ours."""
    try:
        found = parse_qs(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {
        name: [value[:MOST_LETTERS] for value in values[-MOST_VALUES:]]
        for name, values in found.items()
    }


def address_in(parameters: Parameters) -> Address:
    """Return the address of the page that the parameters of a file's address name."""
    return read_address({name: parameters.get(name, ()) for name in NAMES})


def page_link(page: str, address: Address) -> str:
    """Return the link from the root to a page as an address shows it; else to Home."""
    query = address.query()
    return f"{PATHS.get(page, '')}{f'?{query}' if query else ''}"


def _anew(page: str, key: str, parameters: Parameters) -> File | None:
    own = _own(parameters)
    if page not in DRAWN or not key or own is None:
        return None

    def draw() -> None:
        scheme: Scheme = "dark" if "dark" in parameters.get("look", ()) else "light"
        is_phone = "phone" in parameters.get("frame", ())
        view = view_of(address_in(parameters), scheme, is_phone=is_phone)
        go_to(view.address)
        view = replace(view, page=page, own=tuple(own.items()))
        DRAWN[page](view if page == EVIDENCE else without_evidence(view))

    with looking_for(key) as found:
        hooks.draw_without_reader(draw, own, SECONDS)
    return found[0] if found else None


def _own(parameters: Parameters) -> dict[str, Choice] | None:
    """Return the choices of a page's own; None where one of them is no choice."""
    given: dict[str, Choice] = {}
    for pair in parameters.get("own", ()):
        key, _, value = pair.partition(":")
        if value.partition(":")[0] not in OWN.get(key, ()):
            return None
        given[key] = value
    return given


# A page without Streamlit, for whoever asks for what is not there: a word, and a way on.

_COLOURS = "".join(
    f"@media (prefers-color-scheme: {scheme}) {{ body {{ background: {palette.paper(scheme)};"
    f" color: {palette.ink(scheme)} }} a {{ color: {palette.accent(scheme)} }} }}"
    for scheme in ("light", "dark")
)
_STYLE = (
    "body { max-width: 36rem; margin: 20vh auto; padding: 0 1.5rem; line-height: 1.7;"
    " font-family: 'Kizuna Sans', 'Hiragino Sans', 'Yu Gothic Medium', Meiryo, sans-serif }"
    f" h1 {{ font-size: 1.5rem; line-height: 1.4 }}{_COLOURS}"
)


# Why there is no file: the messages file-<why>-title and file-<why>-text.
WHYS = ("gone", "gone-check", "busy", "error", "unknown")
GONE, GONE_CHECK, BUSY, ERROR, UNKNOWN = WHYS


def calm_page(words: Words, status: HTTPStatus, why: str, link: str) -> HTMLResponse:
    """Return the page that says why there is no file, with a link to a link."""
    title, anchor = (
        words.text(f"file-{why}-title"),
        element("a", words.text("calm-door"), href=link),
    )
    html = element(
        "html",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        unescaped("style", _STYLE),
        element(
            "main",
            element("h1", title),
            element("p", words.text(f"file-{why}-text")),
            element("p", anchor),
        ),
        lang=words.language,
    )
    return HTMLResponse(f"<!doctype html>{html}", status, {"Cache-Control": "no-store"})
