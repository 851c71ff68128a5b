"""What goes out to those who keep the files in Excel: templates, reports, and rows to be mended."""

from analysis.forms.marking import marked_workbook
from analysis.forms.report import normalisations, problems, verdict_sentence
from analysis.forms.template import template

__all__ = ["marked_workbook", "normalisations", "problems", "template", "verdict_sentence"]
