"""The seminar that a reader is adding or correcting: what is in its form, kept at each change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from analysis.form import kept_drafts
from analysis.form.countries import with_the_rest
from analysis.form.drafted import Drafted, Origins, reordered, without_row
from analysis.form.form import FormCell, Row, SeminarForm, form_of
from analysis.form.saving import FormSave, Problems, field_problems, proposed_save
from analysis.frames.caching import cached
from analysis.links.address import Address
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import Span
from pages.session import access, data, uploads
from pages.session.browser import go_to, kept_address
from pages.session.state import Key

_KEPT = 4


# Known by identity, so that what follows from it can be cached.
@dataclass(frozen=True, eq=False)
class OpenDraft:
    """A draft that is open: its id, its form, and the report that it was read from, if any.

    `unread` are the parts of the `text` that nothing in the form rests on. One that is not kept is
    lost with the visit.
    """

    name: str
    drafted: Drafted
    text: str = ""
    unread: tuple[Span, ...] = ()
    is_kept: bool = True

    @property
    def form(self) -> SeminarForm:
        """The form as it stands."""
        return self.drafted.form

    @property
    def origins(self) -> Origins:
        """What the cells of the form were read from."""
        return self.drafted.origins


_OPEN = Key[OpenDraft | None]("draft-open", None)
# The ids of those that this visit has opened.
_OWN = Key[tuple[str, ...]]("drafts-own", ())


# Changes of the form that is open.


def rows_of(table: str) -> tuple[Row, ...]:
    """Return the rows of a table of the form that is open."""
    now = _OPEN.get()
    return now.form.rows[table] if now else ()


def set_cell(place: FormCell, text: str) -> None:
    """Write a text into a cell."""
    change(lambda drafted: replace(drafted, form=drafted.form.with_cell(*place, text)))


def set_rows(table: str, rows: Iterable[Row], stood: Sequence[int | None]) -> None:
    """Put rows in the place of all rows of a table.

    `stood` says of each where it stood before, None of a new one: what they were read from goes
    along.
    """

    def changed(drafted: Drafted) -> Drafted:
        origins = reordered(drafted.origins, table, stood)
        return replace(drafted, form=drafted.form.with_rows(table, rows), origins=origins)

    change(changed)


def add_row(table: str, row: Row) -> None:
    """Add a row at the end of a table."""
    change(
        lambda drafted: replace(
            drafted, form=drafted.form.with_rows(table, (*drafted.form.rows[table], row))
        )
    )


def remove_row(table: str, row: int) -> None:
    """Take a row out of a table."""
    change(lambda drafted: without_row(drafted, table, row))


def change(make: Callable[[Drafted], Drafted]) -> None:
    """Change the form that is open, and keep it."""
    now = _OPEN.get()
    if now is None:
        return
    uploads.forget_outcome()
    made = make(now.drafted)
    _keep(replace(now, drafted=replace(made, form=with_the_rest(made.form))))


# What follows from the form as it stands.


@cached(newest=_KEPT)
def problems(draft: OpenDraft, known: Dataset) -> Problems:
    """Return what is wrong with the form, by the cells beside which it is said."""
    return field_problems(draft.form, known)


@dataclass(frozen=True, eq=False)
class FormPreview:
    """What saving a form would do: what was `found`, and the `preview` that is saved."""

    found: FormSave
    preview: uploads.Preview


def preview(draft: OpenDraft, known: Dataset) -> FormPreview:
    """Compare the form with the data as they stand now."""
    return _preview(draft, known, uploads.SnapshotKey(data.STORE.snapshot(known.name)))


@cached(newest=_KEPT)
def _preview(draft: OpenDraft, known: Dataset, now: uploads.SnapshotKey) -> FormPreview:
    texts = data.texts(known.name, now.taken)
    found = proposed_save(draft.form, known, texts)
    return FormPreview(found, uploads.Preview(found.proposal, found.numbers, now.version))


# Drafts are kept at each change, so that they outlive a reload and a restart.


def begin(drafted: Drafted, text: str = "", unread: tuple[Span, ...] = ()) -> None:
    """Open a form that was begun, and keep it."""
    _keep(OpenDraft("", drafted, text, unread))


def begin_correction(seminar: str, known: Dataset) -> None:
    """Open a seminar of the data for correction."""
    begin(Drafted(form_of(known, seminar), {}, ""))


def _keep(draft: OpenDraft) -> None:
    """Keep a draft, and have the address open it; where it cannot be kept, this visit holds it."""
    kept = kept_drafts.KeptDraft(
        draft.form, draft.text, draft.origins, draft.unread, draft.drafted.kind, _owner()
    )
    name = kept_drafts.keep(data.STORE, kept, draft.name or None)
    made = replace(draft, name=name or draft.name or token_hex(16), is_kept=name is not None)
    _OPEN.set(made)
    _OWN.set((*(one for one in _OWN.get() if one != made.name), made.name))
    go_to(replace(kept_address(), draft=made.name))


def opened(address: Address) -> OpenDraft | None:
    """Return the draft that an address opens; None where it opens none that the reader may see."""
    now = _OPEN.get()
    if now is not None and now.name == address.draft:
        return now
    found = kept_drafts.kept(data.STORE, address.draft) if address.draft else None
    opens = None
    if found is not None and found.owner in ("", _owner()):
        drafted = Drafted(found.form, found.origins, found.kind)
        opens = OpenDraft(address.draft, drafted, found.text, found.unread)
        _OWN.set((*(one for one in _OWN.get() if one != address.draft), address.draft))
    _OPEN.set(opens)
    return opens


def waiting() -> tuple[kept_drafts.DraftOnList, ...]:
    """Return the drafts that wait, those changed last first.

    Of who has signed in they are their own; else those that this visit has opened, as a draft then
    belongs to whoever has its address.
    """
    owner = _owner()
    found = kept_drafts.drafts(data.STORE, owner)
    return found if owner else tuple(one for one in found if one.id in _OWN.get())


def form_kept(name: str) -> SeminarForm | None:
    """Return the form of a draft that waits."""
    found = kept_drafts.kept(data.STORE, name)
    return found.form if found else None


def open_kept(name: str) -> None:
    """Open a draft that waits."""
    go_to(replace(kept_address(), draft=name))


def forget(name: str) -> None:
    """Delete a draft: it is saved, or not wanted any more."""
    kept_drafts.forget(data.STORE, name)
    _OPEN.pop()
    go_to(replace(kept_address(), draft=""))


def _owner() -> str:
    """Return whose the drafts are that are begun now: "" where nobody signs in."""
    return "" if access.signs_by_hand() else kept_drafts.owner_of(access.signature(""))
