"""A form as a workbook, to send to a colleague who may save: read again, it says the same."""

from analysis.export.exchange import seminar_template
from analysis.form.form import OWN_TABLES, SeminarForm
from analysis.form.made import Texts, made, rows_frame
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import Words


def form_workbook(
    form: SeminarForm, known: Dataset, words: Words, texts: Texts | None = None
) -> bytes:
    """Return the rows of a form as one workbook with a sheet for each table, their ids made.

    Sites and sources are those that the form adds or changes. Rows that were taken out of the form
    are in no file: who saves the workbook adds and corrects, and takes nothing away.
    """
    rows = made(form, known.whole, texts)
    given = {
        table: own if table in OWN_TABLES else rows.changed[table]
        for table, own in rows.rows.items()
    }
    frames = {
        table: rows_frame(table, (row.cells for row in own)) for table, own in given.items() if own
    }
    return seminar_template(known.whole, words, frames)
