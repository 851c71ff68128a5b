"""What saving would change, the save itself, and the saves so far with their undo."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.access import rights, touched
from analysis.contract.problems import Problem
from analysis.form.form import form_of
from analysis.html.elements import BREAK, Markup, element, joined, link
from analysis.intake.headings import column_heading
from analysis.intake.results.changes import Differences
from analysis.narrative.facts import amount_in_words, difference_sentence
from analysis.saving import audit
from analysis.saving.journal import FileChange, Saved, file_of
from analysis.saving.refusals import NotSavedError
from analysis.words.catalogue import Words, office_names, seminar_labels
from analysis.words.problem_sentences import problem_sentences
from pages.cards.check import form_file
from pages.cards.check.files import draw_first
from pages.components import html
from pages.components.page import moment_in_words
from pages.session import access, data
from pages.session import uploads as uploaded
from pages.session.state import Key
from pages.session.view import View

_CHECK_WHO = Key("check-who", "")

# What saving would change: the rows of the tables, and the numbers of the pages.

_TIMES = ("before", "after")


def draw_changes(view: View, uploads: uploaded.Uploads) -> uploaded.Preview | None:
    """Draw the differences; return them if they can be saved."""
    words = view.words
    with st.container(border=True, key="card-check_changes"):
        st.header(words.text("card-check_changes"), anchor=False)
        if not uploads.are_accepted:
            st.markdown(words.text("check-changes-wait"))
            return None
        found = uploaded.preview(uploads)
        if found.proposal.problems:
            draw_problems(view, "check-changes-problems", found.proposal.problems)
        elif not found.proposal.differences:
            st.markdown(words.text("check-changes-none"))
        for differences in found.proposal.differences.values():
            _draw_differences(view, differences)
        if found.proposal.is_sound:
            draw_numbers(view, found)
        if found.proposal.is_sound and found.proposal.pointed_out:
            draw_problems(view, "check-changes-odd", found.proposal.pointed_out)
    return found if found.proposal.is_sound else None


def draw_problems(view: View, message: str, problems: Sequence[Problem]) -> None:
    """Say what would be wrong with the data, or look odd, and does not now."""
    words = view.words
    st.markdown(words.text(message, count=len(problems)))
    html.draw_html(html.problems_html(problems, words))


def _draw_differences(view: View, found: Differences) -> None:
    words = view.words
    st.markdown(f"**{html.literal(difference_sentence(found, words))}**")
    for kind, rows in _kinds(found, words):
        if not rows.empty:
            st.subheader(words.text(f"difference-{kind}"), anchor=False)
            draw_first(view, rows, "difference-shown")


def _kinds(found: Differences, words: Words) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the added, changed and removed rows, headed in words."""
    yield "changed", _changed(found, words)
    yield "added", _headed(found, found.added.fillna(""), words)
    yield "removed", _headed(found, found.removed.fillna(""), words)


def _headed(found: Differences, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    heads = {column: column_heading(found.table, column, words) for column in found.table.columns}
    # A table has blank columns that say nothing of these rows.
    filled = [column for column in rows if column in found.table.key or (rows[column] != "").any()]
    return rows[filled].rename(columns=heads)


def _changed(found: Differences, words: Words) -> pd.DataFrame:
    """Return each changed cell: its row by the key, its column, before and after."""
    cells, blank = found.changed, words.text("difference-blank")
    key = cells[[*found.table.key]].fillna("")
    heads = {column: column_heading(found.table, column, words) for column in found.table.columns}
    return key.rename(columns=heads).assign(
        **{
            words.text("difference-column"): cells["column"].map(heads),
            words.text("difference-before"): cells["before"].fillna(blank),
            words.text("difference-after"): cells["after"].fillna(blank),
        }
    )


def draw_numbers(view: View, found: uploaded.Preview) -> None:
    """Draw each number of the pages that would change, before and after."""
    words = view.words
    st.subheader(words.text("check-numbers"), anchor=False)
    if found.numbers.empty:
        st.markdown(words.text("check-numbers-none"))
        return
    html.draw_table_in_words(_numbers(view, found), view.words)


def _numbers(view: View, found: uploaded.Preview) -> pd.DataFrame:
    words, rows = view.words, found.numbers
    subjects = zip(rows["office_id"], rows["seminar_id"], strict=True)
    names = _names(view, found)
    amounts = {
        time: [
            amount_in_words(one, measure, words)
            for one, measure in zip(rows[time], rows["measure"], strict=True)
        ]
        for time in _TIMES
    }
    return pd.DataFrame(
        {
            words.text("change-seminar"): [
                names[office if pd.isna(seminar) else seminar] for office, seminar in subjects
            ],
            words.text("change-measure"): [
                words.text(f"measure-{measure}") for measure in rows["measure"]
            ],
            **{words.text(f"difference-{time}"): amounts[time] for time in _TIMES},
        }
    )


def _names(view: View, found: uploaded.Preview) -> dict[str, str]:
    """Return the names of seminars, those that come and go too, and of all that an office holds."""
    words = view.words
    offices = office_names(found.proposal.dataset, words)
    return {
        **{key: words.text("change-all-seminars", office=name) for key, name in offices.items()},
        **seminar_labels(view.whole, words),
        **seminar_labels(found.proposal.dataset, words),
    }


# Saving what was compared: by whom, and at once or not at all.


def draw_save(
    view: View,
    found: uploaded.Preview,
    done: Callable[[], None] = uploaded.forget_files,
    form: str = "",
) -> None:
    """Draw who saves, and the button; `done` forgets what was saved.

    `form` is the id of the seminar whose form it was.
    """
    words, tables = view.words, list(found.proposal.contents)
    with st.container(border=True, key="card-check_save"):
        st.header(words.text("card-check_save"), anchor=False)
        names = words.listing(file_of(view.whole.name, table) for table in tables)
        st.markdown(html.literal(words.text("check-save-text", files=len(tables), names=names)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if access.signs_by_hand():
                st.text_input(
                    words.text("check-who"),
                    placeholder=words.text("check-who.placeholder"),
                    max_chars=40,
                    key=_CHECK_WHO.name,
                    width=320,
                    on_change=uploaded.forget_outcome,
                )
            st.button(
                words.text("check-save"),
                type="primary",
                key="check-save",
                on_click=_save,
                args=(view.whole.name, found, done, form),
            )
        if access.signs_by_hand():
            st.caption(words.text("check-who.help"))
        else:
            st.caption(html.literal(words.text("check-who-signed-in", who=access.signature(""))))


def _save(name: str, found: uploaded.Preview, done: Callable[[], None], form: str) -> None:
    """Save what the reader has seen, unless the data are others by now."""
    who = access.signature(_CHECK_WHO.get())
    if access.signs_by_hand() and not uploaded.may_sign(who):
        return
    proposal = found.proposal
    new = {file_of(name, table): content for table, content in proposal.contents.items()}
    changed = {
        file_of(name, table): FileChange(len(rows.added), rows.changed_rows, len(rows.removed))
        for table, rows in proposal.differences.items()
    }
    try:
        access.demand_editing(
            partial(touched.touched_by_save, data.STORE, name, new, found.version)
        )
        audit.saved(data.STORE.save(name, new, found.version, who, changes=changed))
    except NotSavedError as refused:
        audit.refused("save", who, refused)
        uploaded.keep_outcome(
            uploaded.Outcome("refused", refused.code, refused.detail, refused.problems)
        )
        return
    seminars = found.numbers["seminar_id"].dropna().unique()
    changed_seminars = tuple(map(str, seminars))
    uploaded.keep_outcome(uploaded.Outcome("saved", seminars=changed_seminars, form=form))
    done()


# The saves so far, each with its undo while its files are as it left them.

MOST_SHOWN = 10
# Of the seminars that a save touched.
MOST_LINKS = 3


def draw_outcome(view: View) -> None:
    """Say how the last save or undo ended."""
    outcome = uploaded.kept_outcome()
    if outcome is not None and not _is_unsigned_undo(outcome):
        with st.container(key="outcome"):
            words = view.words
            if outcome.kind == "saved":
                st.success(words.text("check-saved"))
                html.draw_html(_links(view, outcome))
                html.draw_html(html.note(words.text("check-saved-undo")))
                if outcome.form in view.whole.seminar_ids:
                    form_file.draw_file(view, form_of(view.whole, outcome.form))
            elif outcome.kind == "undone":
                st.success(words.text("check-undone"))
            elif outcome.kind == "unsigned":
                st.warning(words.text(f"check-who-{outcome.code}"))
            else:
                st.error(html.literal(" ".join(_refusal(view, outcome))))


def _is_unsigned_undo(outcome: uploaded.Outcome, number: str = "") -> bool:
    """Whether nobody has signed for an undo, of a save where one is given: told beside the save."""
    named = number in ("", outcome.detail)
    return outcome.kind == "unsigned" and bool(outcome.detail) and named


def _refusal(view: View, outcome: uploaded.Outcome) -> Iterator[str]:
    words, detail = view.words, outcome.detail or "none"
    if outcome.code == "office":
        detail = words.listing(_offices_in_words(view, outcome.detail.split(",")))
    yield words.text(
        "not-saved",
        code=outcome.code,
        what=words.text(f"not-saved-{outcome.code}", detail=detail),
        fix=words.text(f"not-saved-{outcome.code}.fix"),
    )
    yield from problem_sentences(outcome.problems, words)


def _offices_in_words(view: View, offices: Sequence[str]) -> list[str]:
    """Return the names of offices; what is shared by all has words of its own."""
    names = {
        rights.SHARED: view.words.text("access-shared"),
        **office_names(view.whole, view.words),
    }
    return [names.get(office, office) for office in offices]


def draw_offices(view: View, offices: frozenset[str]) -> None:
    """Say whose rows the reader may change, where those are not all."""
    if offices:
        names = view.words.listing(_offices_in_words(view, sorted(offices)))
        st.caption(html.literal(view.words.text("access-offices", offices=names)))


def _links(view: View, outcome: uploaded.Outcome) -> Markup:
    """Return the links to what was changed."""
    words, seminars = view.words, view.whole.seminars.set_index("seminar_id")
    labels = seminar_labels(view.whole, words)
    anchors = {words.text("page-participation"): view.address.link("participation")}
    for seminar in outcome.seminars[:MOST_LINKS]:
        if seminar in seminars.index:
            office = view.address.with_selection(office=str(seminars.at[seminar, "office_id"]))
            anchors[labels[seminar]] = office.link("seminar", seminar=seminar)
    links = (link(address, label) for label, address in anchors.items())
    return html.onward_links(words.text("check-saved-doors"), links)


def draw_history(view: View) -> None:
    """List the newest saves."""
    words, saves = view.words, data.STORE.history()
    with st.container(border=True, key="card-check_history"):
        st.header(words.text("card-check_history"), anchor=False)
        if not saves:
            st.markdown(words.text("check-history-none"))
        for saved in saves[:MOST_SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center"):
                html.draw_html(_entry(view, saved))
                if data.STORE.can_undo(saved):
                    _draw_undo(view, saved)


def _entry(view: View, saved: Saved) -> Markup:
    """Return a save: when, by whom, and what."""
    words = view.words
    undone = words.text("check-history-undone", id=saved.undoes) if saved.undoes else ""
    rows = (
        words.text(
            "difference",
            table=words.text(f"table-name-{Path(file).stem}"),
            added=change.added,
            changed=change.changed,
            removed=change.removed,
        )
        for file, change in saved.changes.items()
    )
    head = words.apart((saved.id, moment_in_words(view, saved.when), saved.who))
    lines = element("small", joined(filter(None, (undone, *rows)), BREAK))
    return element("p", head, BREAK, lines, class_="kz-save")


def _draw_undo(view: View, saved: Saved) -> None:
    words, key = view.words, Key(f"undo-who-{saved.id}", "")
    with st.popover(words.text("check-undo"), key=f"undo-{saved.id}"):
        st.markdown(words.text("check-undo-text", id=saved.id))
        if access.signs_by_hand():
            st.text_input(
                words.text("check-undo-who"),
                placeholder=words.text("check-who.placeholder"),
                max_chars=40,
                key=key.name,
            )
        outcome = uploaded.kept_outcome()
        if outcome is not None and _is_unsigned_undo(outcome, saved.id):
            st.warning(words.text(f"check-who-{outcome.code}"))
        st.button(
            words.text("check-undo-do", id=saved.id),
            key=f"undo-do-{saved.id}",
            on_click=_undo,
            args=(saved.id, key),
        )


def _undo(number: str, key: Key[str]) -> None:
    """Put the files back as they were before a save."""
    who = access.signature(key.get())
    if access.signs_by_hand() and not uploaded.may_sign(who, undoes=number):
        return
    try:
        access.demand_editing(partial(touched.touched_by_undo, data.STORE, number))
        audit.saved(data.STORE.undo(number, who))
    except NotSavedError as refused:
        audit.refused("undo", who, refused)
        uploaded.keep_outcome(
            uploaded.Outcome("refused", refused.code, refused.detail, refused.problems)
        )
    else:
        uploaded.keep_outcome(uploaded.Outcome("undone"))
