"""The printed reports: which there are, the choice of one, its pages, and its file."""

import os
from dataclasses import dataclass
from functools import partial

import streamlit as st

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.export.workbooks import zip_bytes
from analysis.frames.caching import cached
from analysis.html.elements import BREAK, NOTHING, Markup, element, link
from analysis.links.address import REPORTS
from analysis.loading.dataset import Dataset
from analysis.narrative.record import letters_not_set_sentence
from analysis.reports.content import blocks, brief
from analysis.reports.content.country import countries_with_sheet, country_sheet
from analysis.reports.content.parts import ADDRESS, ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import FORMATS, HTML, PDF, PPTX
from analysis.reports.pdf.typesetting import letters_not_set, pages, pdf
from analysis.selection import ALL_OFFICES
from analysis.summaries.record.overview import latest_held
from analysis.words.catalogue import LANGUAGES, Words, country_names, seminar_labels, words_in
from pages.components import choices, downloads, html
from pages.session.view import View

SEMINAR, BRIEF, COUNTRY = KINDS = REPORTS
MIME = {
    PDF: "application/pdf",
    HTML: "text/html",
    PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# A page is a few hundred kilobytes as a picture.
CACHED_REPORTS = 16


@dataclass(frozen=True)
class ReportSubject:
    """The subject of a report: its kind, and the id of a seminar, an office or a country."""

    kind: str
    identifier: str
    office: str


def draw_kinds(view: View) -> None:
    """List the three reports, each a link to its preview; the open one is marked."""
    items = html.listed((_kind(view, kind) for kind in KINDS), "kz-reports")
    html.draw_html(element("nav", items, aria_label=view.words.text("reports-choose")))


def _kind(view: View, kind: str) -> Markup:
    address, name = view.address.link("reports", report=kind), view.words.text(f"reports-{kind}")
    anchor = link(address, name, aria_current="true" if _opened(view) == kind else None)
    return anchor + BREAK + element("small", view.words.text(f"reports-{kind}.about"))


def report_in_words(view: View) -> str:
    """Return the name of the open kind of report, and of the country or seminar it is about."""
    kind, about = _opened(view), ""
    country, seminar = choices.opened_country(view), choices.opened_seminar(view, *_seminars(view))
    if kind == COUNTRY and country:
        about = country_names(view.whole, view.words)[country]
    if kind == SEMINAR and seminar:
        about = seminar_labels(view.whole, view.words)[seminar]
    return view.words.apart((view.words.text(f"reports-{kind}"), about))


def _opened(view: View) -> str:
    """Return the kind of report that the address opens; without one it is the annual brief."""
    return view.address.report if view.address.report in KINDS else BRIEF


def report_link(view: View, kind: str, **opened: object) -> Markup:
    """Return the link from what a page shows to its printed report; nothing where there is none."""
    if kind == BRIEF and view.selection.office == ALL_OFFICES:
        return NOTHING
    address = view.address.link("reports", report=kind, **opened)
    return html.onward_link(address, view.words.text(f"reports-door-{kind}"))


def choose_subject(view: View) -> ReportSubject | None:
    """Draw the choice that the open kind of report asks for; None until it is made."""
    kind = _opened(view)
    if kind == SEMINAR:
        return _seminar(view)
    if kind == COUNTRY:
        chosen = _country(view, choices.choose_country(view))
        _draw_all_countries(view)
        return chosen
    return _brief(view)


def _seminar(view: View) -> ReportSubject | None:
    seminar = choices.choose_seminar(view, *_seminars(view))
    if seminar is None:
        choices.draw_no_seminar(view)
        return None
    return ReportSubject(SEMINAR, seminar, view.selection.office)


def _seminars(view: View) -> tuple[list[str], str | None]:
    """Return the seminars to choose from, and the one that is open without a choice."""
    return choices.with_linked(view, choices.newest_first(view.history)), latest_held(view.history)


def _brief(view: View) -> ReportSubject | None:
    office = view.selection.office
    if office == ALL_OFFICES:
        st.info(view.words.text("one-office-only"))
        return None
    # The file of offices may wait for correction.
    if office not in set(view.whole.offices["office_id"]):
        st.info(view.words.text("seminar-none"))
        return None
    return ReportSubject(BRIEF, office, office)


def _country(view: View, country: str | None) -> ReportSubject | None:
    if country is None:
        return None
    if country not in countries_with_sheet(view.whole):
        st.info(view.words.text("country-no-office"))
        return None
    office = view.selection.office
    return ReportSubject(COUNTRY, country, DEFAULT_OFFICE if office == ALL_OFFICES else office)


def _draw_all_countries(view: View) -> None:
    """Draw the file of the sheets of all countries of the chosen office."""
    office = view.selection.office
    if office != ALL_OFFICES and countries_with_sheet(view.whole, office):
        download_link = downloads.DownloadLink(
            view.words.text("reports-download-all"),
            f"kizuna-countries-{office}-{view.whole.name}-{view.words.language}.zip",
            downloads.ZIP,
            partial(_all_countries, view.whole, view.words, office),
        )
        html.draw_html(downloads.download_links_html(view, "all-countries", [download_link]))


def _all_countries(dataset: Dataset, words: Words, office: str) -> bytes:
    context = ReportContext(dataset, words, _base())
    sheets = (
        country_sheet(context, country, office) for country in countries_with_sheet(dataset, office)
    )
    return zip_bytes({f"{sheet.file_stem}.pdf": pdf(sheet) for sheet in sheets})


def draw_report(view: View, subject: ReportSubject) -> None:
    """Draw the pages of a report, and above them its file in the reader's language and the other.

    The same report is set in type only once.
    """
    words = view.words
    with st.container(border=True, key="card-report"):
        report = _report(view.whole, words, subject, _base())
        st.header(html.literal(report.title), anchor=False)
        _draw_files(view, subject)
        if html.is_still():
            return
        with st.spinner(words.text("reports-making")):
            pictures = _pictures(view.whole, words, subject)
        with st.container(key="report-pages"):
            _draw_pages(report, pictures, words)


def _draw_files(view: View, subject: ReportSubject) -> None:
    """Draw a row of files in the reader's language, and one in the other."""
    languages = sorted(LANGUAGES, key=lambda language: language != view.words.language)
    rows = (
        downloads.download_links_html(view, f"report-{language}", _files(view, subject, language))
        for language in languages
    )
    html.draw_html(html.stacked(*rows))
    st.caption(view.words.text("report-files-text"))
    _draw_signs(view, subject)


def _draw_signs(view: View, subject: ReportSubject) -> None:
    """Say which letters the PDFs show as signs, if any."""
    sentence = letters_not_set_sentence(_letters(view.whole, subject), view.words)
    if sentence:
        said = view.words.text("letters-not-set-in-pdf", sentence=sentence)
        html.draw_html(html.note(said))


def _files(view: View, subject: ReportSubject, language: str) -> list[downloads.DownloadLink]:
    is_own = language == view.words.language
    report = _report(view.whole, words_in(language), subject, _base())
    return [
        downloads.DownloadLink(
            view.words.text(f"report-file-{ending}" if is_own else f"report-file-{ending}.other"),
            f"{report.file_stem}.{ending}",
            MIME[ending],
            partial(_file, view.whole, language, subject, ending),
            is_first=is_own and ending == PDF,
        )
        for ending in FORMATS
    ]


def _draw_pages(report: blocks.Report, pictures: tuple[bytes, ...], words: Words) -> None:
    """Draw the pages two and two; the PDF itself can be followed by those who do not see them."""
    captions = [
        words.text("report-page", page=number, pages=len(pictures))
        for number in range(1, len(pictures) + 1)
    ]
    left, right = st.columns(2, gap="medium")
    for number, (caption, picture) in enumerate(zip(captions, pictures, strict=True)):
        alt = words.text("reports-page-alt", title=report.title, page=caption)
        with right if number % 2 else left:
            st.image(picture, caption=caption, alt=alt, width="stretch")


def _base() -> str:
    """Return where readers open the dashboard, "" where nobody has said so."""
    return os.environ.get(ADDRESS, "")


def _file(dataset: Dataset, language: str, subject: ReportSubject, ending: str) -> bytes:
    return FORMATS[ending](_report(dataset, words_in(language), subject, _base()))


@cached(newest=CACHED_REPORTS)
def _report(dataset: Dataset, words: Words, subject: ReportSubject, base: str) -> blocks.Report:
    context = ReportContext(dataset, words, base)
    if subject.kind == SEMINAR:
        return seminar_report(context, subject.identifier)
    if subject.kind == BRIEF:
        return brief.annual_brief(context, subject.office)
    return country_sheet(context, subject.identifier, subject.office)


@cached(newest=CACHED_REPORTS)
def _letters(dataset: Dataset, subject: ReportSubject) -> list[str]:
    """Return the letters that the report in one language or the other shows as signs."""
    reports = (_report(dataset, words_in(language), subject, _base()) for language in LANGUAGES)
    return sorted({letter for report in reports for letter in letters_not_set(report)})


@cached(newest=CACHED_REPORTS)
def _pictures(dataset: Dataset, words: Words, subject: ReportSubject) -> tuple[bytes, ...]:
    """Return the pages as pictures, in which nothing can be clicked."""
    return pages(_report(dataset, words, subject, _base()))
