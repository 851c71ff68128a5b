"""What a balancer asks: whether the data are read, in which state, by which version."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse

from analysis.loading.dataset import RECORD
from kizuna import version
from pages.session import data, facts

ADDRESS = "health"


def health(_request: Request) -> JSONResponse:
    """Return 200 where the published record is read, 503 where it is not; no data of it.

    `problems` counts what has to be corrected in its files, `pointed_out` what looks odd; where an
    engine adds up the delegates, `delegates` is "ok" or why they could not be read last. Of a
    database is told whether it answers, and until when it did: readers are shown what was read
    last, so that this is no reason to send them elsewhere. Starlette asks this beside its loop, so
    that data that have to be read anew hold nobody up.
    """
    found = data.state()
    told: dict[str, str | int | None] = {
        "status": found.status,
        "version": version(),
        "problems": found.problems,
        "pointed_out": found.pointed_out,
    }
    reach = data.STORE.reach()
    if reach:
        told["store"] = "answers" if reach.answers else "away"
        told["as_of"] = reach.as_of.isoformat(timespec="seconds") if reach.as_of else None
    if known := facts.standing(RECORD):
        told["delegates"] = known.code or data.OK
        told["delegates_read"] = known.read_at.isoformat() if known.read_at else None
    status = HTTPStatus.OK if found.is_readable else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(told, status, {"cache-control": "no-store"})
