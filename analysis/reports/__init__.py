"""Reports: their content, in either language from the same facts, and the files made of it.

`content` says what a report holds; `seminar`, `brief` and `country` build it from the summaries and
the sentences. From the same content `typesetting` makes a PDF, `web` a page of HTML and `slides`
a presentation.
"""

from analysis.reports.brief import annual_brief
from analysis.reports.content import Report
from analysis.reports.country import countries_with_sheet, country_sheet
from analysis.reports.edition import ADDRESS, Edition
from analysis.reports.formats import FORMATS, HTML, PDF, PPTX
from analysis.reports.seminar import seminar_report
from analysis.reports.slides import slides
from analysis.reports.typesetting import letters_not_set, pages, pdf
from analysis.reports.web import html

__all__ = [
    "ADDRESS",
    "FORMATS",
    "HTML",
    "PDF",
    "PPTX",
    "Edition",
    "Report",
    "annual_brief",
    "countries_with_sheet",
    "country_sheet",
    "html",
    "letters_not_set",
    "pages",
    "pdf",
    "seminar_report",
    "slides",
]
