"""The files that a reader chooses, and the verdict on each."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.export import csv_bytes, xlsx_bytes
from analysis.forms import (
    marked_workbook,
    normalisations,
    pointed_out,
    problems,
    verdict_sentence,
)
from analysis.intake import Verdict, limits
from analysis.intake.apart import warm_up
from analysis.schema import TABLES
from analysis.words import Words
from pages.shared.downloads import CSV, XLSX
from pages.shared.html_table import draw_table_in_words
from pages.shared.markup import draw_html
from pages.shared.outcome import forget_outcome
from pages.shared.text import literal
from pages.shared.uploads import Uploads, read_uploads
from pages.shared.view import View
from pages.shared.waiting import forget_files, keep_files, kept_files, uploader_key

MEGABYTE = 1_000_000
ADD, REPLACE = "add", "replace"
MODES = (ADD, REPLACE)
# More would bury the rest of the page; the report has them all.
MOST_SHOWN = 100


def draw_files(view: View) -> Uploads | None:
    """Draw the choice of files and return what was read in them; None while there are none."""
    words, megabytes = view.words, limits.BYTES // MEGABYTE
    with st.container(border=True, key="card-check_files", height="stretch"):
        st.header(words.text("card-check_files"), anchor=False)
        st.markdown(words.text("check-files-text"))
        draw_html(_own_words(words))
        key = uploader_key()
        chosen = st.file_uploader(
            words.text("check-files", megabytes=megabytes),
            accept_multiple_files=True,
            max_upload_size=megabytes,
            key=key,
            on_change=_chosen,
            args=(key,),
        )
        not_taken = escape(words.text("check-files-not-taken", megabytes=megabytes))
        draw_html(f'<p class="kz-not-taken" role="alert">{not_taken}</p>')
        if len(chosen) > limits.FILES:
            st.warning(words.text("check-files-too-many", most=limits.FILES))
        files = tuple((file.name, file.getvalue()) for file in chosen[: limits.FILES])
        if not files:
            files = kept_files(view.address)
            _draw_kept(view, [name for name, _ in files])
    if not files:
        warm_up()
        return None
    uploads = read_uploads(files, view.whole, _replaced())
    if chosen:
        keep_files(view.address, files, uploads)
    return uploads


def _own_words(words: Words) -> str:
    """Return what stands on the choice of files in the place of Streamlit's English words."""
    choose, drop = words.text("check-files-choose"), words.text("check-files-drop")
    return f'<style>:root {{ --kz-choose: "{choose}"; --kz-drop: "{drop}"; }}</style>'


def _chosen(key: str) -> None:
    """Take away what was said of the last save, and files from before."""
    forget_outcome()
    if not st.session_state[key]:
        forget_files()


def _draw_kept(view: View, names: Sequence[str]) -> None:
    """Say which files are still there from before, with the click that removes them."""
    if names:
        words = view.words
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(literal(words.text("check-kept", names=words.listing(names))))
            st.button(
                words.text("check-kept-remove"),
                key="check-kept-remove",
                type="tertiary",
                on_click=forget_files,
            )


def _replaced() -> frozenset[str]:
    """Return the tables that are to be replaced whole."""
    return frozenset(name for name in TABLES if st.session_state.get(_mode(name)) == REPLACE)


def _mode(table: str) -> str:
    return f"check-mode-{table}"


def draw_file(view: View, uploads: Uploads, number: int) -> None:
    """Draw the verdict on one file: how it goes in, its problems, what was read otherwise."""
    verdict, words = uploads.verdicts[number], view.words
    with st.container(border=True, key=f"card-check_file-{number}"):
        st.header(literal(verdict.file), anchor=False)
        kind = "yes" if verdict.is_accepted else "no"
        said = escape(verdict_sentence(verdict, words))
        draw_html(f'<p class="kz-verdict kz-verdict-{kind}">{said}</p>')
        if _is_first_of_table(uploads, number):
            _draw_mode(view, verdict)
        elif verdict.table:
            st.caption(words.text("check-mode-same"))
        _draw_problems(view, verdict)
        _draw_pointed_out(view, verdict)
        _draw_normalisations(view, verdict)
        _draw_downloads(view, verdict, number)


def _is_first_of_table(uploads: Uploads, number: int) -> bool:
    """Whether the file is the first of its table: two of one table go in together."""
    earlier = [verdict.table for verdict in uploads.verdicts[:number]]
    table = uploads.verdicts[number].table
    return table is not None and table not in earlier


def _draw_mode(view: View, verdict: Verdict) -> None:
    assert verdict.table is not None
    words = view.words
    st.radio(
        words.text("check-mode"),
        MODES,
        format_func=lambda mode: words.text(f"check-mode-{mode}"),
        captions=[words.text(f"check-mode-{mode}.means") for mode in MODES],
        key=_mode(verdict.table.name),
        horizontal=True,
        width="stretch",
        on_change=forget_outcome,
    )


def _draw_problems(view: View, verdict: Verdict) -> None:
    if not verdict.problems:
        return
    st.subheader(view.words.text("check-problems"), anchor=False)
    found = problems(verdict, view.words)
    draw_first(view, found, "check-problems-shown")


def _draw_pointed_out(view: View, verdict: Verdict) -> None:
    if not verdict.pointed_out:
        return
    st.subheader(view.words.text("check-odd"), anchor=False)
    st.caption(view.words.text("check-odd-means"))
    draw_first(view, pointed_out(verdict, view.words), "check-problems-shown")


def draw_first(view: View, rows: pd.DataFrame, message: str) -> None:
    """Draw the first of many rows, and say how many there are."""
    draw_table_in_words(rows.head(MOST_SHOWN))
    if len(rows) > MOST_SHOWN:
        st.caption(view.words.text(message, shown=MOST_SHOWN, all=len(rows)))


def _draw_normalisations(view: View, verdict: Verdict) -> None:
    words, count = view.words, len(verdict.normalisations)
    if not count:
        if verdict.is_accepted:
            st.caption(words.text("check-nothing-normalised"))
        return
    with st.expander(words.text("check-normalised-count", count=count)):
        draw_first(view, normalisations(verdict, words), "check-problems-shown")


def _draw_downloads(view: View, verdict: Verdict, number: int) -> None:
    """Draw the report as files, and the file's own rows with the refused marked."""
    offers: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("check-download-csv", "csv", CSV, partial(_report_csv, view, verdict)),
        ("check-download-xlsx", "xlsx", XLSX, partial(_report_xlsx, view, verdict)),
    ]
    if verdict.problems and verdict.written:
        marked = partial(marked_workbook, verdict, view.words)
        offers.append(("check-download-marked", "xlsx", XLSX, marked))
    with st.container(horizontal=True, key=f"tools-check-{number}"):
        for label, ending, mime, made in offers:
            kind = label.removeprefix("check-download-")
            st.download_button(
                view.words.text(label),
                data=made,
                file_name=f"kizuna-{kind}-{number + 1}.{ending}",
                mime=mime,
                key=f"{label}-{number}",
                type="tertiary",
                on_click="ignore",
            )


def _report_csv(view: View, verdict: Verdict) -> bytes:
    return csv_bytes(_report(view, verdict), _preface(view, verdict))


def _report_xlsx(view: View, verdict: Verdict) -> bytes:
    title = view.words.text("report-title", file=verdict.file)
    return xlsx_bytes(_report(view, verdict), title, _preface(view, verdict))


def _report(view: View, verdict: Verdict) -> pd.DataFrame:
    """Return every problem, what looks odd, and every normalisation, in one table."""
    parts = [part(verdict, view.words) for part in (problems, pointed_out, normalisations)]
    return pd.concat(parts, ignore_index=True).fillna("")


def _preface(view: View, verdict: Verdict) -> list[str]:
    title = view.words.text("report-title", file=verdict.file)
    return [title, verdict_sentence(verdict, view.words)]
