"""The child process in which a report is read: strangers' files are opened here alone."""

import sys

from analysis.intake.grid import RefusedError
from analysis.intake.sandbox.worker import serve
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import ReadReport, report_json
from analysis.report_reader.formats import text_of
from analysis.report_reader.reading import read_text


def read(content: bytes, known: Dataset) -> ReadReport:
    """Return a report as text and drafts, or the code of why it cannot be read."""
    try:
        text = text_of(content)
    except RefusedError as error:
        return ReadReport(refused=error.issue.code)
    return ReadReport(text, read_text(text, known))


if __name__ == "__main__":
    sys.exit(
        serve(sys.stdin.buffer, sys.stdout.buffer, lambda request: report_json(read(*request)))
    )
