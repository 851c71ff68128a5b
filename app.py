"""The front door: the server that shows Kizuna.

`streamlit run app.py` serves the pages of `pages/menu.py` with the basemap and Plotly beside
them, sends everything compressed, and forbids the browser to load anything from another host.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from analysis.address import read_address
from analysis.maps import ROWS_FOLDER
from analysis.words import words_in
from pages.shared import offers, still_panel
from pages.shared.data import warm_up
from pages.shared.delivery import Compression, FrontPage, KeptFiles, KeptScripts, SecurityHeaders
from pages.shared.figure_panel import PLOTLY_FOLDER
from pages.shared.map_rows import rows_of

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
    warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_OF_A_RUN)
    yield {}


def apologise(_error: Exception) -> bool:
    """Show a calm sentence in the reader's language; Streamlit has already logged the error."""
    language = read_address({"lang": st.query_params.get_all("lang")}).language
    st.error(words_in(language).text("error-text"))
    return True


def still_map(request: Request) -> Response:
    """Draw a file of the still twin of a map that some page shows now."""
    found, file = still_panel.twin(request.path_params["name"]), request.path_params["file"]
    text = found.file(file) if found else None
    if text is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    return Response(text, media_type=guess_type(file)[0])


def map_rows(request: Request) -> Response:
    """Send the rows of a map that some page shows now; their name changes with what they say."""
    found = rows_of(request.path_params["name"])
    if found is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    headers = {"Cache-Control": "private, max-age=86400, immutable"}
    return Response(found, media_type="application/json", headers=headers)


def offered_file(request: Request) -> Response:
    """Make a file that some page offers now."""
    found = offers.offered(request.path_params["name"])
    if found is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    kept_as = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.file_name)}"}
    return Response(found.made(), media_type=found.mime, headers=kept_as)


app = st.App(
    HOME / "pages" / "menu.py",
    lifespan=ready,
    on_script_error=apologise,
    routes=[
        Mount(f"{base_path()}/basemap", KeptFiles(directory=HOME / "data" / "basemap")),
        Route(f"{base_path()}/{ROWS_FOLDER}/{{name}}", map_rows),
        Route(f"{base_path()}/{still_panel.ADDRESS}/{{name}}/{{file}}", still_map),
        Route(f"{base_path()}/{offers.ADDRESS}/{{name}}/{{file}}", offered_file),
        Mount(f"{base_path()}/plotly", StaticFiles(directory=PLOTLY_FOLDER)),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(KeptScripts),
        Middleware(Compression),
        Middleware(FrontPage),
    ],
)
