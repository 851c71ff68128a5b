"""The report of 2019, from its text to the record: at most three corrections by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.form.drafted import form_from_draft
from analysis.form.form import OWN_TABLES, SeminarForm
from analysis.form.saving import field_problems, proposed_save
from analysis.loading.dataset import RECORD, Dataset, load, read_texts
from analysis.report_reader.reading import read_text
from tests.data_folder import DataFolder
from tests.report_reader.corpus import loaded_record

REPORT = Path(__file__).parents[1] / "report_reader" / "report_2019.txt"
SEMINAR = "sg-fy2019"
MOST_CORRECTIONS = 3
# What is to be as in the record, table by table; the list of countries counts by its rows.
COMPARED = {
    "seminars": (
        *("office_id", "fiscal_year", "start_date", "end_date", "mode", "status"),
        *("participants", "countries_complete"),
    ),
    "hosts": ("host_id", "host_en", "host_ja", "level", "prefecture", "latitude", "longitude"),
    "seminar_themes": ("theme_id", "wording_en"),
    "delegates": ("country", "delegates"),
    "programme": ("position", "date", "part", "kind", "title_en", "site_id"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data without the seminar."""
    copied = DataFolder(tmp_path_factory.mktemp("data"))
    for table in OWN_TABLES:
        lines = copied.text(f"record/{table}.csv").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{SEMINAR},")]
        copied.write(f"record/{table}.csv", "".join(kept))
    return copied.folder


def facts(dataset: Dataset) -> dict[str, list[tuple[str, ...]]]:
    """Return what is compared of the seminar."""
    return {
        table: [
            tuple(map(str, row))
            for row in frame.loc[frame["seminar_id"] == SEMINAR, [*columns]].to_numpy().tolist()
        ]
        for table, columns in COMPARED.items()
        for frame in (getattr(dataset, table),)
    }


def corrections(form: SeminarForm) -> Iterator[tuple[str, int, str, str]]:
    """Yield what a person corrects who has the report beside the form: cell and text."""
    # Nine members from nine countries that are named: “including” leaves none out.
    if form.seminar["countries_complete"] != "yes":
        yield "seminars", 0, "countries_complete", "yes"
    # The report names the city and gives no position.
    for column, text in (("latitude", "33.9578"), ("longitude", "130.9414")):
        if not form.rows["hosts"][0][column]:
            yield "hosts", 0, column, text


def test_the_report_becomes_the_record_by_at_most_three_corrections(folder: Path) -> None:
    known, texts = load(folder, RECORD), read_texts(folder, RECORD)
    assert SEMINAR not in known.whole.seminar_ids
    (draft,) = read_text(REPORT.read_text(encoding="utf-8"), known)
    drafted = form_from_draft(draft, known, "sg")
    assert drafted is not None
    form, made = drafted.form, 0
    for cell in corrections(form):
        form, made = form.with_cell(*cell), made + 1
    assert made <= MOST_CORRECTIONS
    assert field_problems(form, known) == {}
    save = proposed_save(form, known, texts)
    assert save.is_sound
    assert save.seminar_id == SEMINAR
    assert facts(save.proposal.dataset) == facts(loaded_record())
    # No row of another seminar, and no site, is touched.
    assert "sites" not in save.proposal.differences
    for differences in save.proposal.differences.values():
        assert differences.changed.empty
        assert differences.removed.empty
