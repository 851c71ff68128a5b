"""What a balancer asks: whether the data are read, in which state, by which version."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse

from analysis.loading.dataset import RECORD
from analysis.saving.transaction import obstacle
from kizuna import version
from pages.session import data

ADDRESS = "health"
# Without these there is nothing to show; read-only data are in order.
_NO_DATA = ("missing", "empty")


def health(_request: Request) -> JSONResponse:
    """Return 200 where the published record is read, 503 where there is none; no data of it.

    `problems` counts what has to be corrected in its files, `pointed_out` what looks odd. Starlette
    asks this beside its loop, so that data that have to be read anew hold nobody up.
    """
    missing = obstacle(data.DATA_FOLDER, RECORD)
    found = data.data_set(RECORD).problems
    severities = [problem.severity for problem in found]
    told = {
        "status": missing if missing in _NO_DATA else "ok",
        "version": version(),
        "problems": severities.count("error"),
        "pointed_out": len(severities) - severities.count("error"),
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE if missing in _NO_DATA else HTTPStatus.OK
    return JSONResponse(told, status, {"cache-control": "no-store"})
