"""One line of JSON for each save, undo, refusal and sign-in, for whoever watches the log."""

import json
import logging
import sys
from datetime import UTC, datetime

from analysis.saving.journal import Saved
from analysis.saving.refusals import NotSavedError

NAME = "kizuna.audit"
_log = logging.getLogger(NAME)


def begin() -> None:
    """Write the lines where the server writes its own, and these alone, each as it stands."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.handlers, _log.propagate = [handler], False
    _log.setLevel(logging.INFO)


def saved(entry: Saved) -> None:
    """Tell of an entry of the journal, with the rows that it added, changed and removed by file."""
    _tell(
        "undo" if entry.undoes else "save",
        who=entry.who,
        entry=entry.id,
        **({"undoes": entry.undoes} if entry.undoes else {}),
        data_set=entry.data_set,
        files={
            file: [rows.added, rows.changed, rows.removed] for file, rows in entry.changes.items()
        },
    )


def refused(what: str, who: str, why: NotSavedError) -> None:
    """Tell of a save or an undo that was not made, and why."""
    _tell("refusal", what=what, who=who, code=why.code, detail=why.detail)


def signed_in(who: str) -> None:
    """Tell who has signed in."""
    _tell("sign-in", who=who)


def signed_out(who: str) -> None:
    """Tell who has signed out, in every tab."""
    _tell("sign-out", who=who)


def sign_in_refused(why: str) -> None:
    """Tell that somebody could not sign in, and what the provider says to it."""
    _tell("refusal", what="sign-in", code="sign-in", detail=why)


def _tell(event: str, **facts: object) -> None:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    _log.info(json.dumps({"audit": event, "when": when, **facts}, ensure_ascii=False))
