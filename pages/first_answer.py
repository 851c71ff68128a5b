"""The first answer: what an address shows, in the first response, before any script has come.

The page that the server sends for an address holds its heading and its figures as HTML and SVG,
drawn by the functions of the live page; first_answer.js takes it away when that stands. It is kept
by the state of the data and the address, compressed, as far as there is room.
"""

import asyncio
import gzip
import logging
from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from analysis.links.address import Address
from analysis.links.reading import Link, read_link
from analysis.loading.dataset import DATA_SETS
from analysis.words.catalogue import LANGUAGES
from pages.all_pages import FRONT, MOVED, PAGES, PATHS
from pages.session.access import guard
from pages.session.data import data_set, data_set_and_version
from pages.still_page import still_page
from pages.web.delivery import Completed

# Of one reader in a hurry, and of many who ask for what nobody has asked for yet: one processor.
AT_ONCE, WAITING = 1, 20
# Who has waited so long is sent the plain start, and the answer is kept for the next.
SECONDS = 2.0
# What is kept: so many answers, of so many bytes in all.
MOST_KEPT, MOST_BYTES = 300, 12_000_000
# More than any address of ours has.
MOST_LETTERS = 2_000
LEVEL = 6

_PAGES = {PATHS[page.name]: page for page in PAGES}
_BY_NAME = {page.name: page for page in PAGES}
_PAGES |= {path: _BY_NAME[name] for path, name in MOVED.items()}

_log = logging.getLogger(__name__)

# Where a page is sent from, its query, whether to a telephone, and the state of the data.
Asked = tuple[str, str, bool, tuple[str, ...]]


def may_read(scope: Scope) -> bool:
    """Whether the reader of a request may see the data: the one place where a first answer asks."""
    judge = guard()
    return not judge.sign_in.is_private or bool(judge.admit(judge.claims(HTTPConnection(scope))))


def kept_by_browsers() -> str:
    """Return how long a page with a first answer may be kept: where readers sign in, nowhere."""
    return "private, no-store" if guard().sign_in.is_private else "no-cache"


class FirstAnswers:
    """Answers requests for pages with what they show, and keeps the answers."""

    def __init__(self, base_path: str) -> None:
        self.base_path = base_path
        self.kept: OrderedDict[Asked, bytes] = OrderedDict()
        self.under_way: dict[Asked, asyncio.Task[bytes]] = {}
        self.turn = asyncio.Semaphore(AT_ONCE)

    async def warm_up(self) -> None:
        """Draw the first page once, before who comes first would wait for all that it reads."""
        async with self.turn:
            for language in LANGUAGES:
                await run_in_threadpool(still_page, FRONT, Link(Address(language)))

    async def answer(self, scope: Scope, completed: Completed) -> tuple[bytes, str] | None:
        """Return the page that a request asks for, compressed, and how long it may be kept.

        It is None, for the plain start, where nobody knows the page, where the reader may not see
        it, and where it would take too long.
        """
        asked = _asked(scope, self.base_path)
        if asked is None or not may_read(scope):
            return None
        if asked in self.kept:
            self.kept.move_to_end(asked)
            return self._sent(self.kept[asked])
        if asked not in self.under_way:
            if len(self.under_way) >= WAITING:
                return None
            self.under_way[asked] = asyncio.create_task(self._made(asked, completed))
        try:
            made = await asyncio.wait_for(asyncio.shield(self.under_way[asked]), SECONDS)
        except TimeoutError:
            return None
        return self._sent(made)

    def _sent(self, made: bytes) -> tuple[bytes, str] | None:
        return (made, kept_by_browsers()) if made else None

    async def _made(self, asked: Asked, completed: Completed) -> bytes:
        """Return an answer and keep it; b"" where there is none."""
        try:
            async with self.turn:
                made = await run_in_threadpool(drawn, asked, completed)
        except Exception:  # noqa: BLE001 - the live page says what is wrong, to who waits for it
            _log.exception("no first answer to /%s", asked[0])
            # Not kept: what failed once, as where it took too long, may go well the next time.
            return b""
        finally:
            del self.under_way[asked]
        self._keep(asked, made)
        return made

    def _keep(self, asked: Asked, made: bytes) -> None:
        self.kept[asked] = made
        while len(self.kept) > MOST_KEPT or sum(map(len, self.kept.values())) > MOST_BYTES:
            self.kept.popitem(last=False)


def _asked(scope: Scope, base_path: str) -> Asked | None:
    """Return what a request asks for; None for what is no page of ours."""
    path, query = str(scope["path"]), scope.get("query_string", b"").decode("latin-1")
    name = path.removeprefix(f"{base_path}/")
    if scope["method"] != "GET" or name not in _PAGES or len(query) > MOST_LETTERS:
        return None
    # Telephones say so in their user agent.
    is_phone = "Mobi" in Headers(scope=scope).get("user-agent", "")
    version = tuple(data_set_and_version(name)[1] for name in DATA_SETS)
    return name, query, is_phone, version


def drawn(asked: Asked, completed: Completed) -> bytes:
    """Return the page with its first answer, compressed; b"" where there is none."""
    name, query, is_phone, _ = asked
    link = read_link(parse_qs(query, keep_blank_values=True), data_set)
    still = still_page(_PAGES[name], link, is_phone=is_phone)
    return (
        b""
        if still is None
        else gzip.compress(completed(still.html, still.title, still.language), LEVEL)
    )
