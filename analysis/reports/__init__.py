"""Printed reports: their content, in either language from the same facts, and its setting in type.

`content` says what a report holds; `seminar`, `brief` and `country` build it from the summaries and
the sentences; `typesetting` makes a PDF of it.
"""

from analysis.reports.brief import annual_brief
from analysis.reports.content import Report
from analysis.reports.country import countries_with_sheet, country_sheet
from analysis.reports.edition import ADDRESS, Edition
from analysis.reports.seminar import seminar_report
from analysis.reports.typesetting import pages, pdf

__all__ = [
    "ADDRESS",
    "Edition",
    "Report",
    "annual_brief",
    "countries_with_sheet",
    "country_sheet",
    "pages",
    "pdf",
    "seminar_report",
]
