"""What saving would change: the rows of the tables, and the numbers of the pages."""

from collections.abc import Iterator, Sequence
from html import escape

import pandas as pd
import streamlit as st

from analysis.findings import alike, sentence_of
from analysis.intake.column_words import column_heading
from analysis.intake.differences import Differences
from analysis.labels import office_names, seminar_labels
from analysis.narrative.changes import amount_in_words, difference_sentence
from analysis.problems import Problem
from analysis.words import Words
from pages.cards.check_files import draw_first
from pages.shared.html_table import draw_table_in_words
from pages.shared.markup import draw_html
from pages.shared.text import literal
from pages.shared.uploads import Preview, Uploads, preview
from pages.shared.view import View

_TIMES = ("before", "after")


def draw_changes(view: View, uploads: Uploads) -> Preview | None:
    """Draw the differences; return them if they can be saved."""
    words = view.words
    with st.container(border=True, key="card-check_changes"):
        st.header(words.text("card-check_changes"), anchor=False)
        if not uploads.are_accepted:
            st.markdown(words.text("check-changes-wait"))
            return None
        found = preview(uploads)
        if found.proposal.problems:
            _draw_problems(view, "check-changes-problems", found.proposal.problems)
        elif not found.proposal.differences:
            st.markdown(words.text("check-changes-none"))
        for differences in found.proposal.differences.values():
            _draw_differences(view, differences)
        if found.proposal.is_sound:
            _draw_numbers(view, found)
        if found.proposal.is_sound and found.proposal.pointed_out:
            _draw_problems(view, "check-changes-odd", found.proposal.pointed_out)
    return found if found.proposal.is_sound else None


def _draw_problems(view: View, message: str, problems: Sequence[Problem]) -> None:
    """Say what would be wrong with the data, or look odd, and does not now."""
    words = view.words
    st.markdown(words.text(message, count=len(problems)))
    rows = "".join(
        f'<li class="kz-{group[0].severity}">{escape(sentence_of(group, words))}</li>'
        for group in alike(problems, words)
    )
    draw_html(f'<ol class="kz-problems">{rows}</ol>')


def _draw_differences(view: View, found: Differences) -> None:
    words = view.words
    st.markdown(f"**{literal(difference_sentence(found, words))}**")
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


def _draw_numbers(view: View, found: Preview) -> None:
    """Draw each number of the pages that would change, before and after."""
    words = view.words
    st.subheader(words.text("check-numbers"), anchor=False)
    if found.numbers.empty:
        st.markdown(words.text("check-numbers-none"))
        return
    draw_table_in_words(_numbers(view, found), view.words)


def _numbers(view: View, found: Preview) -> pd.DataFrame:
    words, rows = view.words, found.numbers
    subjects = zip(rows["office_id"], rows["seminar_id"], strict=True)
    names = _names(view, found)
    amounts = {time: [amount_in_words(one, words) for one in rows[time]] for time in _TIMES}
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


def _names(view: View, found: Preview) -> dict[str, str]:
    """Return the names of seminars, those that come and go too, and of all that an office holds."""
    words = view.words
    offices = office_names(found.proposal.dataset, words)
    return {
        **{key: words.text("change-all-seminars", office=name) for key, name in offices.items()},
        **seminar_labels(view.whole, words),
        **seminar_labels(found.proposal.dataset, words),
    }
