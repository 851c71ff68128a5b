"""The front door: the server that shows Kizuna.

`streamlit run app.py` serves the pages of `pages/menu.py` with the basemap and Plotly beside
them, sends everything compressed, and forbids the browser to load anything from another host.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.runtime.secrets import SecretsValue

from analysis.access import rights, settings
from analysis.links.address import read_address
from analysis.loading.dataset import RECORD
from analysis.saving import audit
from analysis.words.catalogue import DEFAULT_LANGUAGE, words_in
from kizuna import version
from pages import health
from pages.all_pages import LARGE_SCRIPTS, MOVED, PATHS
from pages.components import downloads, html, page
from pages.components.figure_card import PLOTLY_FOLDER
from pages.first_answer import FirstAnswers
from pages.header import IMAGES
from pages.serve_file import ERROR, GONE, UNKNOWN, calm_page, serve_file
from pages.session import access, data, facts, metrics
from pages.web import delivery, gate, hooks, limits

HOME = Path(__file__).parent
# A run makes tens of thousands of objects, nearly all of which go with it: to search them for
# cycles every few hundred, as Python does, takes a tenth of its time.
OBJECTS_OF_A_RUN = 50_000


def base_path() -> str:
    """Return the path under which Kizuna is served, "" or "/kizuna": routes are not moved there."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """Read the data before the first visitor comes, and spare the collector what never changes."""
    audit.begin()
    metrics.begin(version())
    data.warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_OF_A_RUN)
    first_page = asyncio.create_task(first_answers.warm_up())
    yield {}
    first_page.cancel()
    facts.end()


def apologise(_error: Exception) -> bool:
    """Show a calm sentence in the reader's language; Streamlit has already logged the error."""
    metrics.failed()
    language = read_address({"lang": st.query_params.get_all("lang")}).language
    words, whom = words_in(language), page.contact()
    tell = words.text("error-contact", contact=html.literal(whom)) if whom else ""
    st.error(f"{words.text('error-text')} {tell}".rstrip())
    return True


def excuse(request: Request, _error: Exception) -> Response:
    """Answer calmly where something went wrong beside the pages; the log has the error."""
    return beside_pages(request, HTTPStatus.INTERNAL_SERVER_ERROR, ERROR)


def not_found(request: Request, _error: Exception) -> Response:
    """Answer calmly where nobody knows an address."""
    return beside_pages(request, HTTPStatus.NOT_FOUND, GONE)


def beside_pages(request: Request, status: HTTPStatus, why: str) -> Response:
    """Say something in the reader's language, with the way to the first page."""
    language = read_address({"lang": request.query_params.getlist("lang")}).language
    return calm_page(words_in(language), status, why, f"{base_path()}/?lang={language}")


def judge() -> gate.Guard:
    """Return who judges readers and editors; a setting that is not possible ends the start."""
    try:
        found = access.guard()
        facts.facts()
        here = access.is_own_machine(st.get_option("server.address") or "")
        settings.demand_served(found.sign_in, base_path().strip("/"), is_own_machine=here)
        # A database that does not answer yet says nothing of offices.
        if found.sign_in.is_on and data.STORE.obstacle(RECORD) != "unreachable":
            rights.demand_offices(
                found.sign_in.editors, set(data.data_set(RECORD).offices["office_id"])
            )
    except rights.SettingError as error:
        words = words_in(DEFAULT_LANGUAGE)
        why = words.text(f"setting-{error.code}", **error.facts)
        raise SystemExit(words.text("setting-refused", why=why)) from None
    if found.sign_in.kind == settings.PROXY:
        hooks.trust_headers(
            {
                found.sign_in.address_header: access.PROXY_ADDRESS,
                found.sign_in.groups_header: access.PROXY_GROUPS,
            }
        )
    return found


def secrets() -> dict[str, SecretsValue] | None:
    """Return what st.login needs, where a provider knows who people are."""
    provider = GUARD.sign_in.provider
    if provider is None:
        return None
    return {"auth": {**provider.secrets, "client_kwargs": {**provider.asked}}}


def turn_away(request: Request) -> Response:
    """Answer whoever has not signed in."""
    return beside_pages(request, HTTPStatus.UNAUTHORIZED, UNKNOWN)


GUARD = judge()
# What is answered without data, beside what a browser needs to sign in.
OPEN_PATHS = (*PATHS.values(), *MOVED, health.ADDRESS)

first_answers = FirstAnswers(base_path())
app = st.App(
    HOME / "pages" / "menu.py",
    lifespan=ready,
    secrets=secrets(),
    on_script_error=apologise,
    exception_handlers={Exception: excuse, HTTPStatus.NOT_FOUND: not_found},
    routes=[
        *gate.routes(GUARD, base_path()),
        Mount(f"{base_path()}/basemap", delivery.KeptFiles(directory=HOME / "data" / "basemap")),
        Route(f"{base_path()}/{downloads.ADDRESS}/{{path:path}}", serve_file),
        Route(f"{base_path()}/{health.ADDRESS}", health.health),
        Mount(f"{base_path()}/{IMAGES}", delivery.KeptFiles(directory=page.FOLDER)),
        Mount(f"{base_path()}/plotly", StaticFiles(directory=PLOTLY_FOLDER)),
    ],
    middleware=[
        Middleware(delivery.SecurityHeaders),
        Middleware(metrics.Metrics, base_path()),
        Middleware(limits.Connections, of_one_address=limits.most_of_one_address()),
        Middleware(gate.Gate, GUARD, base_path(), OPEN_PATHS, turn_away),
        Middleware(gate.WayBack, GUARD, base_path()),
        Middleware(limits.UploadLimits),
        Middleware(delivery.KeptScripts),
        Middleware(delivery.Compression),
        Middleware(delivery.OurFiles),
        Middleware(delivery.FrontPage, LARGE_SCRIPTS, first_answers.answer),
    ],
)
