"""What goes out to those who keep the files in Excel: templates, reports, and rows to be mended."""

from analysis.forms.marking import marked_workbook
from analysis.forms.report import (
    counts_in_words,
    normalisations,
    pointed_out,
    problems,
    verdict_sentence,
)
from analysis.forms.template import template

__all__ = [
    "counts_in_words",
    "marked_workbook",
    "normalisations",
    "pointed_out",
    "problems",
    "template",
    "verdict_sentence",
]
