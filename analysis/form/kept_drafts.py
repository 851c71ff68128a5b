"""Forms that wait to be finished, each with its report's text, kept in the store for a few weeks.

They lie where only the server itself can read them: in no table, in no copy of the data, in no
entry of the journal. A report's text goes with its draft, and both after `DAYS`. Whoever has signed
in has drafts of their own, told by the hash of who they are; who may open which is for the page to
say.
"""

import hashlib
import json
import logging
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from itertools import accumulate

from analysis.form.drafted import Origins
from analysis.form.form import NotAFormError, SeminarForm, form_from_json, form_json
from analysis.report_reader.drafts import Proposal, Span
from analysis.saving.store import DRAFTS, HEAD, Listed, Store

# How long a draft is kept after it was begun, whatever became of it meanwhile.
DAYS = 30
# Of all, and of one: those that were changed last stay.
MOST, MOST_BYTES, MOST_BYTES_OF_ONE = 200, 100_000_000, 5_000_000
_VERSION = 1
_ID = re.compile("[0-9a-f]{32}")
_DAY_S = 24 * 60 * 60
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeptDraft:
    """A form with what it was filled in from: the report's text, where each value stands in it.

    `kind` is that of the reader's draft, "" of a form that was begun without a report; `unread`
    are the parts of the text that nothing was made of. `owner` is "" where nobody signs in.
    """

    form: SeminarForm
    text: str = ""
    origins: Origins = field(default_factory=dict)
    unread: tuple[Span, ...] = ()
    kind: str = ""
    owner: str = ""


@dataclass(frozen=True)
class DraftOnList:
    """A draft as a list names it: what it is of, and when it was begun and changed (in seconds).

    `hosts` are names as they were typed.
    """

    id: str
    owner: str
    begun: float
    changed: float
    seminar_id: str
    office_id: str
    fiscal_year: str
    hosts: tuple[str, ...]


def owner_of(identity: str) -> str:
    """Return what stands for somebody who has signed in; "" for nobody."""
    name = identity.strip().casefold()
    return hashlib.sha256(name.encode()).hexdigest() if name else ""


def keep(store: Store, draft: KeptDraft, name: str | None = None) -> str | None:
    """Keep a draft and return its id; with `name` in the place of that one.

    It is kept as long as the first one of its id would have been. Returns None where the
    store does not take it, or it is too large: the page says so.
    """
    if store.is_installed or not _ID.fullmatch(name or secrets.token_hex(16)):
        return None
    name = name or secrets.token_hex(16)
    now = time.time()
    try:
        # Where it cannot be read when it was begun, it must not begin anew.
        before = _listed(store.kept(DRAFTS, name) or b"")
        on_list = _on_list(name, draft, before.begun if before else now, now)
        head = json.dumps(_head(on_list), ensure_ascii=False).encode()
        content = head + b"\n" + _body(draft).encode()
        if len(content) > MOST_BYTES_OF_ONE or len(head) >= HEAD:
            return None
        store.keep(DRAFTS, name, content)
    except OSError:
        _log.exception("a draft cannot be kept")
        return None
    forget_old(store)
    return name


def kept(store: Store, name: str) -> KeptDraft | None:
    """Return the draft of an id; None where it is too old, was forgotten or never was kept."""
    forget_old(store)
    if not _ID.fullmatch(name):
        return None
    # A file cut short, or of another Kizuna, is as good as none: the page says that it is gone.
    with suppress(OSError, ValueError, TypeError, LookupError, AttributeError):
        content = store.kept(DRAFTS, name) or b""
        head = _listed(content)
        if head is not None:
            return replace(_draft(json.loads(content.split(b"\n", 1)[1])), owner=head.owner)
    return None


def drafts(store: Store, owner: str | None = None) -> tuple[DraftOnList, ...]:
    """Return the drafts of a store, or of one owner, those changed last first."""
    forget_old(store)
    return tuple(one for one in _newest_first(_heads(store)) if owner is None or one.owner == owner)


def forget(store: Store, name: str) -> None:
    """Delete a draft: it is saved, or not wanted any more."""
    # What cannot be deleted now goes with its age.
    with suppress(OSError):
        if _ID.fullmatch(name):
            store.forget(DRAFTS, name)


def forget_owner(store: Store, owner: str) -> int:
    """Delete the drafts of an owner; return how many. Raises OSError where one stays."""
    found = _newest_first(store.listed(DRAFTS)) if owner else []
    own = [one for one in found if one.owner == owner]
    for one in own:
        store.forget(DRAFTS, one.id)
    return len(own)


def forget_old(store: Store) -> None:
    """Delete what was kept for too long, what is too much, and what nobody can read."""
    oldest = time.time() - DAYS * _DAY_S
    # Another visitor deletes too, or nothing can be written: each visit tries.
    with suppress(OSError):
        found = store.listed(DRAFTS)
        listed = _newest_first(found)
        sizes = [*accumulate(found[one.id].size for one in listed)]
        stay = {
            one.id
            for number, (one, size) in enumerate(zip(listed, sizes, strict=True))
            if number < MOST and size <= MOST_BYTES and one.begun >= oldest
        }
        for name in found.keys() - stay:
            store.forget(DRAFTS, name)
        # What was never written to its end, too.
        store.forget_old(DRAFTS, oldest, MOST, MOST_BYTES)


# In the first line stands what a list says of a draft, in the second the draft.


def _heads(store: Store) -> Mapping[str, Listed]:
    """Return what begins each draft; nothing where the store does not answer."""
    with suppress(OSError):
        return store.listed(DRAFTS)
    return {}


def _newest_first(found: Mapping[str, Listed]) -> list[DraftOnList]:
    listed = (_listed(one.head) for name, one in found.items() if _ID.fullmatch(name))
    return sorted(filter(None, listed), key=lambda one: one.changed, reverse=True)


def _on_list(name: str, draft: KeptDraft, begun: float, changed: float) -> DraftOnList:
    seminar = draft.form.seminar
    hosts = (row["host_en"] or row["host_ja"] for row in draft.form.rows["hosts"])
    return DraftOnList(
        name,
        draft.owner,
        begun,
        changed,
        draft.form.seminar_id,
        seminar["office_id"],
        seminar["fiscal_year"],
        tuple(filter(None, hosts)),
    )


def _head(one: DraftOnList) -> dict[str, object]:
    return {"draft": _VERSION, **asdict(one)}


def _listed(content: bytes) -> DraftOnList | None:
    """Return what the first line says of a draft, None where it is none."""
    with suppress(ValueError, TypeError, AttributeError):
        head = json.loads(content.split(b"\n", 1)[0])
        if head.pop("draft", None) == _VERSION:
            return DraftOnList(**{**head, "hosts": tuple(head["hosts"])})
    return None


def _body(draft: KeptDraft) -> str:
    origins = [
        [*place, [asdict(one) for one in proposals]] for place, proposals in draft.origins.items()
    ]
    body = {
        "form": form_json(draft.form),
        "text": draft.text,
        "origins": origins,
        "unread": draft.unread,
        "kind": draft.kind,
    }
    return json.dumps(body, ensure_ascii=False)


def _draft(body: Mapping[str, object]) -> KeptDraft:
    """Return the draft of a file. Raises one of many errors for what is none."""
    origins, unread = body["origins"], body["unread"]
    if not isinstance(origins, list) or not isinstance(unread, list):
        raise NotAFormError
    return KeptDraft(
        form_from_json(body["form"]),
        str(body["text"]),
        dict(_origins(origins)),
        tuple((int(start), int(end)) for start, end in unread),
        str(body["kind"]),
    )


def _origins(
    given: list[tuple[str, int, str, list[dict[str, object]]]],
) -> Iterator[tuple[tuple[str, int, str], tuple[Proposal, ...]]]:
    for table, row, column, proposals in given:
        made = tuple(Proposal(**one) for one in proposals)  # type: ignore[arg-type] # we wrote it
        yield (
            (table, row, column),
            tuple(replace(one, alternatives=tuple(one.alternatives)) for one in made),
        )
