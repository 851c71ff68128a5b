"""The files that a reader chooses, and the result of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from secrets import token_hex

import pandas as pd
import streamlit as st

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.export import exchange, workbooks
from analysis.export.exchange import template
from analysis.html.elements import element
from analysis.intake import limits
from analysis.intake.files.opening import LEFT_OUT, newest
from analysis.intake.grid import Normalisation
from analysis.intake.results.check_result import CheckResult, FileNormalisation
from analysis.intake.sandbox.reader_process import warm_up
from analysis.words.catalogue import Words
from pages.components import downloads, html
from pages.session import browser, data
from pages.session import uploads as uploaded
from pages.session.state import CHECK_VISIT, Key
from pages.session.view import View, with_own

MEGABYTE = 1_000_000
ADD, REPLACE = "add", "replace"
MODES = (ADD, REPLACE)
# More would bury the rest of the page; the report has them all.
MOST_SHOWN = 100


def draw_files(view: View) -> uploaded.Uploads | None:
    """Draw the choice of files and return what was read in them; None while there are none."""
    words, megabytes = view.words, limits.BYTES // MEGABYTE
    with st.container(border=True, key="card-check_files", height="stretch"):
        st.header(words.text("card-check_files"), anchor=False)
        st.markdown(words.text("check-files-text"))
        uploaded.open_chooser()
        key = uploaded.uploader_key()
        chosen = st.file_uploader(
            words.text("check-files", megabytes=megabytes),
            accept_multiple_files=True,
            max_upload_size=megabytes,
            key=key,
            on_change=_chosen,
            args=(key,),
        )
        not_taken = words.text("check-files-not-taken", megabytes=megabytes, most=limits.FILES)
        html.draw_html(element("p", not_taken, class_="kz-not-taken", role="alert"))
        before = uploaded.kept_files(view.address, with_others=bool(chosen))
        given = newest((*before, *((file.name, file.getvalue()) for file in chosen)))
        if len(given) > limits.FILES:
            st.warning(words.text("check-files-too-many", most=limits.FILES))
        _draw_kept(view, [name for name, _ in before], [file.name for file in chosen])
        for file in given:
            _draw_left_out(view, file.name, file.left_out)
    files = tuple((file.name, file.content) for file in given[: limits.FILES])
    if not files:
        warm_up()
        return None
    uploads = uploaded.read_uploads(files, view.whole, _replaced())
    if chosen:
        uploaded.keep_files(view.address, files, uploads)
    return uploads


def _chosen(key: str) -> None:
    """Take away what was said of the last save, and files from before."""
    uploaded.forget_outcome()
    if not Key[list[object]](key, []).get():
        uploaded.forget_chosen()


def _draw_left_out(
    view: View, name: str, left_out: Iterable[Normalisation] | Iterable[FileNormalisation]
) -> None:
    """Say which files were left out for one of the same name or the same content."""
    for change in left_out:
        said = view.words.text(f"check-left-out-{change.why}", name=name, other=change.read)
        st.caption(html.literal(said))


def _draw_kept(view: View, kept: Sequence[str], chosen: Sequence[str]) -> None:
    """Say which files are still there from before, with the click that removes them."""
    names = [name for name in kept if name not in chosen]
    if names:
        words = view.words
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(html.literal(words.text("check-kept", names=words.listing(names))))
            st.button(
                words.text("check-kept-remove"),
                key="check-kept-remove",
                type="tertiary",
                on_click=uploaded.forget_before if chosen else uploaded.forget_files,
            )


def _replaced() -> frozenset[str]:
    """Return the tables that are to be replaced whole."""
    return frozenset(name for name in TABLES if Key(_mode(name), ADD).get() == REPLACE)


def _mode(table: str) -> str:
    return f"check-mode-{table}"


def draw_file(view: View, uploads: uploaded.Uploads, number: int) -> None:
    """Draw the result of one file: how it goes in, its problems, what was read otherwise."""
    result, words = uploads.results[number], view.words
    together = [one for one in uploads.results if one.sheet and one.upload == result.upload]
    card = _FileCard(view, result, number, together or [result])
    with st.container(border=True, key=f"card-check_file-{number}"):
        st.header(html.literal(result.file), anchor=False)
        kind = "yes" if result.is_accepted else "no"
        said = exchange.result_sentence(result, words)
        html.draw_html(element("p", said, class_=f"kz-verdict kz-verdict-{kind}"))
        again = [one for one in result.normalisations if one.why in LEFT_OUT]
        _draw_left_out(view, result.file, again)
        if _is_first_of_table(uploads, number):
            card.draw_mode()
        elif result.table:
            st.caption(words.text("check-mode-same"))
        card.draw_problems()
        card.draw_pointed_out()
        card.draw_normalisations()
        card.draw_downloads()


@dataclass(frozen=True)
class _FileCard:
    """The result of one of the files; `number` counts them from 0.

    `together` are those of the sheets of its workbook, or itself alone.
    """

    view: View
    result: CheckResult
    number: int
    together: Sequence[CheckResult]

    def draw_mode(self) -> None:
        assert self.result.table is not None
        words = self.view.words
        st.radio(
            words.text("check-mode"),
            MODES,
            format_func=lambda mode: words.text(f"check-mode-{mode}"),
            captions=[words.text(f"check-mode-{mode}.means") for mode in MODES],
            key=_mode(self.result.table.name),
            horizontal=True,
            width="stretch",
            on_change=uploaded.forget_outcome,
        )

    def draw_problems(self) -> None:
        if not self.result.problems:
            return
        st.subheader(self.view.words.text("check-problems"), anchor=False)
        _draw_together(
            self.view,
            self.result.problems,
            exchange.problems(self.result, self.view.words, together=True),
        )

    def draw_pointed_out(self) -> None:
        if not self.result.pointed_out:
            return
        st.subheader(self.view.words.text("check-odd"), anchor=False)
        st.caption(self.view.words.text("check-odd-means"))
        _draw_together(
            self.view,
            self.result.pointed_out,
            exchange.pointed_out(self.result, self.view.words, together=True),
        )

    def draw_normalisations(self) -> None:
        words, count = self.view.words, len(self.result.normalisations)
        if not count:
            if self.result.is_accepted:
                st.caption(words.text("check-nothing-normalised"))
            return
        with st.expander(words.text("check-normalised-count", count=count)):
            draw_first(
                self.view, exchange.normalisations(self.result, words), "check-problems-shown"
            )

    def draw_downloads(self) -> None:
        """Draw the report as files, and the file's own rows with the refused marked."""
        kinds: list[tuple[str, str, Callable[[], bytes]]] = [
            ("csv", downloads.CSV, self._report_csv),
            ("xlsx", downloads.XLSX, self._report_xlsx),
        ]
        if self.result.problems and self.result.written:
            kinds.append(
                (
                    "marked",
                    downloads.XLSX,
                    partial(exchange.marked_workbook, self.together, self.view.words),
                )
            )
        download_links = [self._download_link(*kind) for kind in kinds]
        with st.container(key=f"tools-check-{self.number}"):
            html.draw_html(
                downloads.download_links_html(
                    _of_files(self.view), f"check-{self.number}", download_links
                )
            )

    def _download_link(
        self, kind: str, mime: str, made: Callable[[], bytes]
    ) -> downloads.DownloadLink:
        ending = "csv" if mime == downloads.CSV else "xlsx"
        label = self.view.words.text(f"check-download-{kind}")
        name = f"kizuna-{kind}-{self.number + 1}.{ending}"
        return downloads.DownloadLink(
            label, name, mime, made, key=f"check-{self.number}-{kind}.{ending}"
        )

    def _report_csv(self) -> bytes:
        return workbooks.csv_bytes(self._report(), self._preface())

    def _report_xlsx(self) -> bytes:
        title = self.view.words.text("report-title", file=self.result.file)
        return workbooks.xlsx_bytes(self._report(), title, self._preface())

    def _report(self) -> pd.DataFrame:
        """Return every problem, what looks odd, and every normalisation, in one table."""
        parts = [
            part(self.result, self.view.words)
            for part in (
                exchange.problems,
                exchange.pointed_out,
                exchange.normalisations,
            )
        ]
        return pd.concat(parts, ignore_index=True).fillna("")

    def _preface(self) -> list[str]:
        title = self.view.words.text("report-title", file=self.result.file)
        return [title, exchange.result_sentence(self.result, self.view.words)]


def _is_first_of_table(uploads: uploaded.Uploads, number: int) -> bool:
    """Whether the file is the first of its table: two of one table go in together."""
    earlier = [result.table for result in uploads.results[:number]]
    table = uploads.results[number].table
    return table is not None and table not in earlier


def _draw_together(view: View, found: Sequence[Problem], rows: pd.DataFrame) -> None:
    """Draw problems, those that are alike in one row, and say where each stands by itself."""
    draw_first(view, rows, "check-kinds-shown")
    if len(rows) < len(found):
        st.caption(view.words.text("check-alike"))


def draw_first(view: View, rows: pd.DataFrame, message: str) -> None:
    """Draw the first of many rows, and say how many there are."""
    html.draw_table_in_words(rows.head(MOST_SHOWN), view.words)
    if len(rows) > MOST_SHOWN:
        st.caption(view.words.text(message, shown=MOST_SHOWN, all=len(rows)))


def _of_files(view: View) -> View:
    """Return the view for the reports on the files: those that are kept, or those of this visit."""
    view = with_own(view, *map(_mode, TABLES))
    address = browser.kept_address()
    if not address.upload:
        CHECK_VISIT.set(CHECK_VISIT.get() or token_hex(16))
        view = replace(view, own=(*view.own, (CHECK_VISIT.name, CHECK_VISIT.get())))
    return replace(view, address=address)


# The template of a table, blank or with the rows of today.

BLANK, FILLED = "blank", "filled"
# Beside the tables: one workbook with a sheet for each table of a seminar.
WHOLE_SEMINAR = "seminar"


def draw_template(view: View) -> None:
    """Draw the choice of a table and the download of its workbook."""
    words = view.words
    with st.container(border=True, key="card-check_template", height="stretch"):
        st.header(words.text("card-check_template"), anchor=False)
        st.markdown(words.text("check-template-text"))
        table = st.selectbox(
            words.text("check-template-table"),
            [WHOLE_SEMINAR, *TABLES],
            index=1,
            format_func=lambda name: _template_name(name, words),
            key="template-table",
        )
        # A seminar of the data is opened in its form, and not as a workbook to correct.
        kinds = (BLANK,) if table == WHOLE_SEMINAR else (BLANK, FILLED)
        rows = st.segmented_control(
            words.text("check-template-rows"),
            kinds,
            format_func=lambda kind: words.text(f"check-template-{kind}"),
            default=BLANK,
            required=True,
            key="template-rows",
        )
        download_link = downloads.DownloadLink(
            words.text("check-template-download"),
            f"kizuna-{table}-{words.language}.xlsx",
            downloads.XLSX,
            partial(_template, view, table, is_filled=rows == FILLED),
            is_first=True,
        )
        own = with_own(view, "template-table", "template-rows")
        html.draw_html(downloads.download_links_html(own, "template", [download_link]))


def _template_name(name: str, words: Words) -> str:
    return words.text("template-seminar" if name == WHOLE_SEMINAR else f"table-name-{name}")


def _template(view: View, table: str, *, is_filled: bool) -> bytes:
    if table == WHOLE_SEMINAR:
        return exchange.seminar_template(view.whole, view.words)
    rows = None
    if is_filled:
        standing = data.STORE.snapshot(view.whole.name)
        rows = data.texts(view.whole.name, standing)[table].frame
    return template(TABLES[table], view.whole, view.words, rows)
