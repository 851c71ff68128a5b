"""How a seminar is begun: from its report, with an empty form, or from what the data have of it."""

import streamlit as st

from analysis.contract import schema
from analysis.form.drafted import Drafted, form_from_draft
from analysis.form.form import SeminarForm, blank_form
from analysis.html.elements import element
from analysis.intake import limits
from analysis.report_reader.drafts import Draft, ReadReport
from analysis.report_reader.sandbox import read_report
from analysis.words.catalogue import seminar_labels
from pages.cards.check import form
from pages.components import choices, html
from pages.session import drafts, uploads
from pages.session.state import Key
from pages.session.view import View

REPORT, EMPTY, CORRECT = WAYS = ("report", "empty", "correct")
SOURCES = f"{schema.SOURCES.name}."
OTHER_PROGRAMME = "other_programme"
MEGABYTE = 1_000_000
# Several times what the reader of reports reads.
MOST_LETTERS = 300_000
_PASTED = Key("form-pasted", "")
_YEAR = Key[int | None]("form-year", None)
_SEMINAR = Key[str | None]("form-seminar", None)
# What was read last, told until something else is read.
_READ = Key[ReadReport | None]("form-read", None)


def draw_begin(view: View) -> None:
    """Draw the ways to begin, and the drafts that wait."""
    words = view.words
    with st.container(border=True, key="card-form_begin"):
        st.header(words.text("card-form_begin"), anchor=False)
        st.markdown(words.text("form-begin-text"))
        way = st.segmented_control(
            words.text("card-form_begin"),
            WAYS,
            format_func=lambda way: words.text(f"form-way-{way}"),
            default=REPORT,
            required=True,
            key="form-way",
            label_visibility="collapsed",
        )
        {REPORT: _draw_report, EMPTY: _draw_empty, CORRECT: _draw_correct}[way](view)
    _draw_waiting(view)


# A report, pasted or dropped.


def _draw_report(view: View) -> None:
    words, megabytes = view.words, limits.BYTES // MEGABYTE
    st.text_area(
        words.text("form-paste"),
        key=_PASTED.name,
        height=160,
        max_chars=MOST_LETTERS,
        placeholder=words.text("form-paste.placeholder"),
    )
    uploads.open_chooser()
    file = st.file_uploader(
        words.text("form-file-choose", megabytes=megabytes),
        max_upload_size=megabytes,
        key="form-report-file",
    )
    not_taken = words.text("form-file-not-taken", megabytes=megabytes)
    html.draw_html(element("p", not_taken, class_="kz-not-taken", role="alert"))
    if st.button(words.text("form-read-report"), key="form-read-report", type="primary"):
        _read(view, file.getvalue() if file else _PASTED.get().encode())
    if found := _READ.get():
        _draw_found(view, found)


def _read(view: View, content: bytes) -> None:
    """Read a report; one that tells of a single seminar is opened at once."""
    if not content.strip():
        st.warning(view.words.text("form-nothing-given"))
        return
    with st.spinner(view.words.text("form-reading")):
        found = read_report(content, view.whole)
    _READ.set(found)
    seminars = _seminars(found)
    if len(seminars) == len(found.drafts) == 1:
        _open(view, found, seminars[0])
        st.rerun()


def _seminars(found: ReadReport) -> list[Draft]:
    """Return the drafts of seminars of which the report says more than its own title."""
    return [
        draft
        for draft in found.drafts
        if draft.kind != OTHER_PROGRAMME
        and any(not one.field.startswith(SOURCES) for one in draft.proposals)
    ]


def _proposed(view: View, draft: Draft) -> Drafted:
    made = form_from_draft(draft, view.whole, view.selection.office)
    assert made is not None
    return made


def _open(view: View, report: ReadReport, draft: Draft) -> None:
    _READ.pop()
    _PASTED.pop()
    uploads.close_chooser()
    drafts.begin(_proposed(view, draft), report.text, draft.unread)


def _draw_found(view: View, found: ReadReport) -> None:
    """Say why nothing can be proposed, or offer the several seminars that the report tells of."""
    words, seminars = view.words, _seminars(found)
    if found.refused:
        st.error(words.text(f"read-refused-{found.refused}"))
    elif any(draft.kind == OTHER_PROGRAMME for draft in found.drafts):
        st.warning(words.text("form-other-programme"))
    elif not seminars:
        st.info(words.text("form-nothing-read"))
    if seminars:
        st.subheader(words.text("form-several", count=len(seminars)), anchor=False)
    for number, draft in enumerate(seminars):
        _draw_choice(view, found, draft, number)


def _draw_choice(view: View, found: ReadReport, draft: Draft, number: int) -> None:
    """Draw one of several seminars, and the button that opens it."""
    words, proposed = view.words, _proposed(view, draft).form
    name, status = form.title_of(view, proposed), proposed.seminar["status"]
    with st.container(horizontal=True, vertical_alignment="center", key=f"form-read-{number}"):
        said = words.text(f"status-{status}") if status else ""
        html.draw_html(element("p", words.apart((name, said))))
        st.button(
            words.text("form-open", name=name),
            key=f"form-open-{number}",
            on_click=_open,
            args=(view, found, draft),
        )


# An empty form, and a seminar of the data.


def _draw_empty(view: View) -> None:
    words = view.words
    st.number_input(
        words.text("form-empty-year"),
        schema.FIRST_FISCAL_YEAR,
        schema.LAST_FISCAL_YEAR,
        value=None,
        key=_YEAR.name,
        placeholder=words.text("form-needed"),
        width=240,
    )
    st.button(
        words.text("form-begin-empty"),
        key="form-begin-empty",
        type="primary",
        on_click=_begin_empty,
        args=(view,),
    )


def _begin_empty(view: View) -> None:
    form_now = blank_form(view.whole, view.selection.office, _YEAR.get())
    drafts.begin(Drafted(form_now, {}, ""))


def _draw_correct(view: View) -> None:
    words, labels = view.words, seminar_labels(view.whole, view.words)
    st.selectbox(
        words.text("form-correct"),
        choices.newest_first(view.history),
        index=None,
        format_func=lambda seminar: labels[seminar],
        key=_SEMINAR.name,
        placeholder=words.text("seminar-choose-hint"),
    )
    if seminar := _SEMINAR.get():
        st.button(
            words.text("form-begin-correct", name=labels[seminar]),
            key="form-begin-correct",
            type="primary",
            on_click=drafts.begin_correction,
            args=(seminar, view.whole),
        )


# The drafts that wait.


def _draw_waiting(view: View) -> None:
    words, waiting = view.words, drafts.waiting()
    if not waiting:
        return
    with st.container(border=True, key="card-form_waiting"):
        st.header(words.text("card-form_waiting"), anchor=False)
        st.caption(words.text("form-waiting-text"))
        for one in waiting:
            kept = drafts.form_kept(one.id)
            if kept is not None:
                _draw_draft(view, one.id, kept)


def _draw_draft(view: View, draft: str, kept: SeminarForm) -> None:
    """Draw a draft: what it is of, how complete it is, and what can be done with it."""
    words, name = view.words, form.title_of(view, kept)
    with st.container(horizontal=True, vertical_alignment="center"):
        html.draw_html(element("p", words.apart((name, form.complete_in_words(view, kept)))))
        st.button(
            words.text("form-continue", name=name),
            key=f"form-continue-{draft}",
            on_click=drafts.open_kept,
            args=(draft,),
        )
        st.button(
            words.text("form-delete", name=name),
            key=f"form-delete-{draft}",
            type="tertiary",
            on_click=drafts.forget,
            args=(draft,),
        )
