"""A report read in a process of its own, with the limits of uploads: what others call."""

import json

from analysis.intake import limits
from analysis.intake.sandbox.reader_process import ask
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import ReadReport, report_from_json

# Why a report is not read; each has a sentence, `read-refused-<code>`.
CODES = (
    *(
        "too_large",
        "empty",
        "unknown_kind",
        "encoding",
        "old_word",
        "password",
        "macros",
        "zip_bomb",
    ),
    *("too_many_pages", "no_text_layer", "broken", "too_slow", "too_much_memory", "crashed"),
)
_WORKER = "analysis.report_reader.worker"


def read_report(content: bytes, known: Dataset) -> ReadReport:
    """Return a report as text and drafts, whatever its format; pasted text is its UTF-8.

    Never raises on account of the content: what cannot be read has one of CODES. Libraries that
    read
    formats are imported by the process alone, which ends with its answer.
    """
    answer = ask(_WORKER, (content[: limits.BYTES + 1], known))
    if isinstance(answer, str):
        return ReadReport(refused=answer)
    return report_from_json(json.loads(answer))
