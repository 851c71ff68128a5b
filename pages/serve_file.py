"""Answers whoever asks for a file: with it, or with a page that says what to do instead."""

import asyncio
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from analysis.words import words_in
from pages import check
from pages.find_file import address_in, find_file, page_link, parameters_of
from pages.shared.calm_page import BUSY, GONE, GONE_CHECK, calm_page

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
