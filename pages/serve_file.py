"""Answers whoever asks for a file: with it, or with a page that says what to do instead."""

from http import HTTPStatus
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.words import words_in
from pages.find_file import address_in, find_file, page_link, parameters_of
from pages.shared.calm_page import calm_page

# Each takes a processor while it makes a file; the others wait their turn, up to a point.
AT_ONCE, WAITING = 2, 100
_makers = CapacityLimiter(AT_ONCE)


async def serve_file(request: Request) -> Response:
    """Make the file of an address, as far as there is one."""
    if _makers.statistics().tasks_waiting >= WAITING:
        return _instead(request, "file-busy", HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        answer = await to_thread.run_sync(_made, request, limiter=_makers)
    except TimeoutError:
        return _instead(request, "file-busy", HTTPStatus.SERVICE_UNAVAILABLE)
    return answer or _instead(request, "file-gone", HTTPStatus.NOT_FOUND)


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
    if page == "check" and why == "file-gone":
        why = "file-gone-check"
    return calm_page(words_in(address.language), status, why, link)


def _page_and_key(request: Request) -> tuple[str, str]:
    page, _, key = request.path_params["path"].partition("/")
    return page, key
