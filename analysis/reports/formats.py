"""The files that a report can become, by their endings."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analysis.reports.content import Report
from analysis.reports.slides import slides
from analysis.reports.typesetting import pdf
from analysis.reports.web import html

PDF, HTML, PPTX = "pdf", "html", "pptx"
FORMATS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {PDF: pdf, HTML: html, PPTX: slides}
)
