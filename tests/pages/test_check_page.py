"""Add a seminar: what a reader is told of files, what saving changes, and how it is taken back."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.contract.schema import DATA_SET_TABLES, TABLES
from analysis.export.data_package import package_bytes
from analysis.export.exchange import marked_workbook, template
from analysis.intake.results.reading import read, read_together
from analysis.loading.dataset import RECORD, load
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES, words_in
from pages.cards.check.files import MOST_SHOWN, WHOLE_SEMINAR
from pages.session import data, uploads
from tests.data_folder import DataFolder
from tests.intake.files import text
from tests.pages.page import LANGUAGE_SPAN, Page, Shown, literal

HEADINGS = ["seminar_id", "country", "theme_id", "delegates", "basis", "source_id"]
SOURCE = "clair-singapore-2019"
DELEGATES = "record/delegates.csv"
SEMINARS = "record/seminars.csv"
FILE = "card-check_file-0"
CHANGES = "card-check_changes"
SAVE = "card-check_save"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without the process of its own, which takes a second to start."""
    monkeypatch.setattr(uploads, "read_in_sandbox", read_together)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A copy of the record that may be written to."""
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    return DataFolder(tmp_path)


@pytest.fixture
def page(folder: DataFolder) -> Page:
    assert FolderStore(folder.folder) == data.STORE
    return Page("check").open()


def upload(page: Page, *files: tuple[str, bytes]) -> Page:
    chooser = next(one for one in page.app.file_uploader if str(one.key).startswith("check-files"))
    chooser.set_value([(name, content, "") for name, content in files])
    return page.open()


def rows_of(*rows: list[str]) -> bytes:
    return text([HEADINGS, *rows]).encode()


def came(country: str, delegates: str = "1", seminar: str = "sg-fy2019") -> list[str]:
    return [seminar, country, "", delegates, "stated", SOURCE]


def seminar_with_participants(folder: DataFolder, number: str) -> bytes:
    """Return the seminars with another number of participants in FY2019."""
    (row,) = (row for row in folder.text(SEMINARS).splitlines() if row.startswith("sg-fy2019,"))
    head = folder.text(SEMINARS).splitlines()[0]
    return f"{head}\n{row.replace(',held,9,', f',held,{number},')}\n".encode()


def tables(shown: Shown) -> list[pd.DataFrame]:
    """Return the HTML tables of a card."""
    return [*_tables(LANGUAGE_SPAN.sub(r"\1", shown.html))]


def _tables(html: str) -> Iterator[pd.DataFrame]:
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        lines = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
        cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in lines]
        heads, *rows = [[unescape(cell).replace("\xa0", " ") for cell in line] for line in cells]
        yield pd.DataFrame(rows, columns=heads)


def save(page: Page, who: str = "AK") -> Page:
    page.app.text_input(key="check-who").set_value(who)
    return page.click("check-save")


def vietnam(folder: DataFolder) -> list[tuple[str, bytes]]:
    """A tenth participant of FY2019, from Viet Nam."""
    seminars = seminar_with_participants(folder, "10")
    return [("参加者.csv", rows_of(came("VNM"))), ("seminars.csv", seminars)]


# Reading ----------------------------------------------------------------------------------------


def test_a_sound_file_is_accepted_and_its_changes_are_shown(page, folder):
    upload(page, *vietnam(folder))
    assert "Accepted as Delegates. 1 row read: 1 accepted, 0 refused, 0 blank." in page.text
    assert "Nothing was converted: everything was read as written." in page.block(FILE).text
    changes = page.block(CHANGES)
    assert "Delegates: 1 row added, none changed, none removed." in changes.text
    assert "Seminars: no row added, 1 changed, none removed." in changes.text
    added, changed, numbers = tables(changes)
    assert added.to_numpy().tolist() == [["sg-fy2019", "VNM", "", "1", "stated", SOURCE]]
    assert changed.to_numpy().tolist() == [["sg-fy2019", "Participants (people)", "9", "10"]]
    coverage = numbers[numbers["Number"] == "Coverage"].to_numpy().tolist()
    label = "FY2019 · Shimonoseki"
    before, after = "9 of 12 countries", "10 of 12 countries"
    assert coverage == [[label, "Coverage", before, after]]
    assert folder.load().problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_normalisations_are_listed(language):
    words = ["セミナー", "国", "テーマ", "参加者（名）", "根拠", "出典"]
    content = text([words, came("カンボジア", "１", "sg-fy2017")]).encode("cp932")
    page = upload(Page("check", lang=language).open(), ("名簿.csv", content))
    (listed,) = tables(page.block(FILE))
    why = words_in(language).text("normalised-encoding")
    assert [*listed.iloc[0]][2:] == ["cp932", "utf-8", why]
    assert ["2", "カンボジア", "KHM"] in listed.iloc[:, [0, 2, 3]].to_numpy().tolist()
    assert page.has(SAVE)


def test_a_refused_file_says_where_what_and_how_and_nothing_can_be_saved(page):
    upload(page, ("a.csv", rows_of(came("Loas", "-1"), came("=1+1"))))
    assert "Not accepted yet. 2 rows read: 0 accepted, 2 refused, 0 blank." in page.text
    (problems,) = tables(page.block(FILE))
    assert problems.iloc[0].tolist() == [
        *("2", "B · Country", "Loas", "“Loas” is not known.", "Did you mean LAO (Laos)?")
    ]
    assert [*problems["Row"]] == ["2", "2", "3"]
    assert [*problems["Column"]] == ["B · Country", "D · Delegates (people)", "B · Country"]
    assert "as soon as every file is accepted" in page.block(CHANGES).text
    assert not page.has(SAVE)


def test_a_file_that_cannot_be_opened_has_a_report_but_no_rows(page):
    upload(page, ("a.pdf", b"%PDF-1.7"), ("empty.csv", b""))
    first, second = (tables(page.block(f"card-check_file-{at}"))[0] for at in (0, 1))
    assert first["Why"].tolist() == ["The file is not a table that can be read."]
    assert second["Row"].tolist() == ["1"]
    assert "check-0-csv.csv" in page.files
    assert "check-0-marked.xlsx" not in page.files


def test_no_more_files_than_allowed_are_read(page):
    upload(page, *((f"{at}.csv", b"") for at in range(21)))
    assert page.has("card-check_file-19")
    assert not page.has("card-check_file-20")
    assert "Only the first 20 files are read." in page.text


HOSTILE = "**bold** <img src=x onerror=alert(1)> [link](http://evil.example) :smile: $x$"


def test_hostile_text_is_shown_as_it_stands(page):
    source = ["source_id", "title", "publisher", "url", "published", "retrieved", "says"]
    content = text([source, ["new", HOSTILE, HOSTILE, "", "", "", HOSTILE]]).encode()
    bad = rows_of([HOSTILE, "KHM", "", "1", HOSTILE, SOURCE])
    upload(page, (f"{HOSTILE}.csv", content), (f"{HOSTILE}.csv", bad))
    upload(page, (f"{HOSTILE}.csv", content))
    assert page.text.count(HOSTILE) > 3
    for element in page.elements:
        if element.type == "html" and "kz-header" not in element.value:
            assert "<img" not in element.value
        elif element.type != "file_uploader":
            assert "](http" not in str(getattr(element, "value", ""))


# Ways in ----------------------------------------------------------------------------------------


def test_a_table_that_is_replaced_loses_the_rows_that_are_not_in_the_file(page, folder):
    kept = [line for line in folder.text(DELEGATES).splitlines() if "sg-fy2018" not in line]
    gone = len(folder.text(DELEGATES).splitlines()) - len(kept)
    assert gone
    upload(page, ("delegates.csv", "\n".join(kept).encode()))
    assert "There is nothing to save" in page.block(CHANGES).text
    page.app.radio(key="check-mode-delegates").set_value("replace")
    page.open()
    assert f"none changed, {gone} removed." in page.block(CHANGES).text
    save(page)
    assert folder.text(DELEGATES) == "\n".join([*kept, ""])


def test_rows_that_others_point_to_cannot_be_removed(page, folder):
    lines = folder.text("record/sites.csv").splitlines()
    upload(page, ("sites.csv", "\n".join(lines[:-1]).encode()))
    page.app.radio(key="check-mode-sites").set_value("replace")
    page.open()
    changes = page.block(CHANGES).text
    assert "It cannot be saved like this." in changes
    assert "record/programme.csv, line" in changes
    assert not page.has(SAVE)


def test_two_files_of_one_table_go_in_together(page):
    files = [("a.csv", rows_of(came("VNM", "1", "sg-fy2017")))]
    files.append(("b.csv", rows_of(came("LAO", "1", "sg-fy2017"))))
    upload(page, *files)
    assert [radio.key for radio in page.app.radio] == ["check-mode-delegates"]
    assert "It is imported like the file above" in page.block("card-check_file-1").text
    assert "2 rows added" in page.block(CHANGES).text


# Saving -----------------------------------------------------------------------------------------


def test_a_save_shows_at_once_and_is_undone_byte_for_byte(page, folder):
    before = {file: folder.path(file).read_bytes() for file in (DELEGATES, SEMINARS)}
    upload(page, *vietnam(folder))
    assert {file: folder.path(file).read_bytes() for file in before} == before
    said = tables(page.block(CHANGES))[-1]
    save(page)
    assert page.app.success[0].value.startswith("Saved.")
    assert any("seminar?seminar=sg-fy2019" in html.value for html in page.app.html)
    assert not page.has(FILE)
    assert folder.text(DELEGATES).endswith(f"sg-fy2019,VNM,,1,stated,{SOURCE}\n")
    assert shown_on_pages() == [*said[said["Number"] == "Coverage"]["After"]]
    assert "AK" in page.block("card-check_history").text
    assert "Delegates: 1 row added, none changed, none removed." in page.text

    page.app.text_input(key="undo-who-000001").set_value("BM")
    page.click("undo-do-000001")
    assert "undone" in page.app.success[0].value
    assert {file: folder.path(file).read_bytes() for file in before} == before
    assert shown_on_pages() == ["9 of 12 countries"]
    assert "Undo of 000001" in page.text


def shown_on_pages() -> list[str]:
    """Return the coverage of FY2019 as its page shows it."""
    said = Page("seminar", seminar="sg-fy2019").open().cards["seminar_delegates"].sentence
    return re.findall(r"\d+ of \d+ countries", said)[:1]


@pytest.mark.parametrize(("who", "said"), [(" ", "Please say who saves"), ("a@b.jp", "e-mail")])
def test_who_saves_must_sign_and_not_with_an_address(page, folder, who, said):
    before = folder.text(DELEGATES)
    upload(page, *vietnam(folder))
    save(page, who)
    assert said in page.app.warning[0].value
    assert folder.text(DELEGATES) == before
    assert page.has(SAVE)


def test_data_that_changed_meanwhile_are_compared_anew(page, folder):
    upload(page, *vietnam(folder))
    folder.append("record/sources.csv", "meanwhile,Title,,,,,Says")
    save(page)
    assert "The data have changed since" in page.app.error[0].value
    assert "VNM" not in folder.text(DELEGATES)
    save(page)
    assert page.app.success[0].value.startswith("Saved.")
    assert "meanwhile" in folder.text("record/sources.csv")


def test_a_folder_that_cannot_be_written_to_says_so(page, folder, monkeypatch):
    upload(page, *vietnam(folder))
    before = folder.text(DELEGATES)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("analysis.saving.disk.write", refuse)
    save(page)
    said = literal(page.app.error[0].value)
    assert "write-protected" in said
    assert "Nothing was changed." in said
    assert folder.text(DELEGATES) == before


def test_without_a_folder_files_are_still_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path / "none"))
    page = Page("check").open()
    assert any("data folder is missing" in one.value for one in page.app.info)
    upload(page, ("a.csv", rows_of(came("KHM"))))
    assert page.has(FILE)
    assert not page.has(SAVE)


@pytest.mark.usefixtures("folder")
def test_the_demonstration_is_checked_against_but_not_saved(tmp_path):
    (tmp_path / "demo").symlink_to(Path(data.__file__).parents[2] / "data" / "demo")
    page = Page("check", data="demo").open()
    assert "nothing can be saved here" in page.text
    row = (tmp_path / "demo" / "delegates.csv").read_text(encoding="utf-8").splitlines()[:2]
    upload(page, ("delegates.csv", "\n".join(row).encode()))
    assert "Accepted as Delegates." in page.text
    assert "nothing to save" in page.block(CHANGES).text
    assert not page.has(SAVE)
    assert not page.has("card-check_history")


def test_an_undo_that_comes_too_late_says_so(page, folder, monkeypatch):
    upload(page, *vietnam(folder))
    page.app.context["timezone"] = "Nowhere/Land"
    save(page)
    page.click("undo-do-000001")
    # Beside the field that asks for it, and not at the top of the page.
    assert not page.has("outcome")
    (said,) = page.app.warning
    assert "Please say who saves" in said.value

    def refuse(*_: object) -> None:
        raise NotSavedError("stale")

    monkeypatch.setattr(FolderStore, "undo", refuse)
    page.app.text_input(key="undo-who-000001").set_value("BM")
    page.click("undo-do-000001")
    assert "The data have changed since" in page.app.error[0].value


# Downloads --------------------------------------------------------------------------------------


def test_a_report_has_every_problem_and_every_normalisation(page):
    rows = [came("Loas") for _ in range(MOST_SHOWN + 1)]
    upload(page, ("a.csv", rows_of(*rows, came("ＫＨＭ"))))
    (problems, _) = tables(page.block(FILE))
    assert problems["Row"].tolist() == [f"2, 3, 4 and {MOST_SHOWN - 2} more (5 to 102)"]
    assert "The report lists each of them" in page.text
    lines = page.files["check-0-csv.csv"].made().decode("utf-8-sig").splitlines()
    assert lines[0] == "Report on a.csv"
    assert sum("“Loas” is not known." in line for line in lines) == MOST_SHOWN + 1
    assert sum("full-width letters" in line for line in lines) == 1
    sheet = load_workbook(BytesIO(page.files["check-0-xlsx.xlsx"].made())).active
    assert sheet.max_row == len(lines)
    marked = load_workbook(BytesIO(page.files["check-0-marked.xlsx"].made())).active
    assert marked.max_row == MOST_SHOWN + 3
    assert marked["G2"].value.endswith(f"And {MOST_SHOWN - 2} more rows, from 5 to 102.")
    assert "Did you mean" in marked["G4"].value
    assert marked["G5"].value == "B · Country – as in row 2."
    assert marked["B102"].fill.fill_type == "solid"


def test_of_many_kinds_of_problems_the_first_are_shown(page):
    rows = [came(f"Loas {at}") for at in range(MOST_SHOWN + 1)]
    upload(page, ("a.csv", rows_of(*rows)))
    assert f"The first {MOST_SHOWN} of {MOST_SHOWN + 1} kinds" in literal(page.text)
    assert f"There are {MOST_SHOWN + 1} problems to fix." in page.text


def test_what_concerns_the_whole_file_is_noted_at_the_heading(record):
    result = read("delegates.csv", text([HEADINGS[:5], came("KHM")[:5]]).encode(), record)
    sheet = load_workbook(BytesIO(marked_workbook([result], words_in("en")))).active
    assert sheet["F1"].value.startswith("What to fix")
    assert "Source – The column is missing. Add the column" in sheet["F1"].comment.text


def test_the_template_comes_blank_or_with_the_rows_of_today(page, folder):
    page.app.selectbox(key="template-table").set_value("delegates")
    page.open()
    blank = load_workbook(BytesIO(page.files["template.xlsx"].made())).active
    page.app.segmented_control(key="template-rows").set_value("filled")
    page.open()
    today = load_workbook(BytesIO(page.files["template.xlsx"].made())).active
    assert (blank.max_row, today.max_row) == (1, len(folder.text(DELEGATES).splitlines()))


def test_the_template_of_a_seminar_has_a_sheet_for_each_table(page):
    page.app.selectbox(key="template-table").set_value(WHOLE_SEMINAR)
    page.open()
    assert page.app.segmented_control(key="template-rows").options == ["Blank"]
    book = load_workbook(BytesIO(page.files["template.xlsx"].made()))
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    words = words_in("en")
    assert names == [words.text(f"table-name-{table.name}") for table in DATA_SET_TABLES]


def test_marked_rows_can_be_mended_and_dropped_again(page, record):
    bad = rows_of(came("Loas", "1", "sg-fy2017"), came("KHM", "1", "sg-fy2017"))
    result = read("delegates.csv", bad, record)
    marked = load_workbook(BytesIO(marked_workbook([result], words_in("en"))))
    sheet = marked.active
    assert sheet["G1"].value == "What to fix (Kizuna)"
    assert "Did you mean LAO (Laos)?" in sheet["G2"].value
    assert sheet["B2"].fill.fill_type == "solid"
    assert sheet["B3"].fill.fill_type is None
    sheet["B2"] = "Laos"
    out = BytesIO()
    marked.save(out)
    upload(page, ("delegates.xlsx", out.getvalue()))
    assert "Accepted as Delegates." in page.text


def test_the_template_of_today_changes_nothing_on_the_page(page, folder):
    record = load(folder.folder, RECORD)
    frame = pd.read_csv(folder.path(DELEGATES), dtype="string", keep_default_na=False)
    content = template(TABLES["delegates"], record, words_in("ja"), frame)
    upload(page, ("delegates.xlsx", content))
    assert "nothing to save" in page.block(CHANGES).text


# Waiting ----------------------------------------------------------------------------------------


def test_files_outlive_a_change_of_page_and_a_restart(page, folder):
    upload(page, *vietnam(folder))
    kept = page.address["upload"]
    page.go_to("participation")
    page.go_to("check")
    assert "Kept from before: 参加者.csv and seminars.csv." in literal(page.text)
    restarted = Page("check", upload=kept).open()
    assert "Delegates: 1 row added" in restarted.block(CHANGES).text
    restarted.click("check-kept-remove")
    assert not restarted.has(FILE)
    assert "upload" not in restarted.address
    assert not Page("check", upload=kept).open().has(FILE)


def test_files_that_are_saved_or_taken_away_are_not_kept(page, folder):
    upload(page, *vietnam(folder))
    kept = page.address["upload"]
    upload(page)
    assert not page.has(FILE)
    assert "upload" not in page.address
    upload(page, *vietnam(folder))
    save(page)
    assert "upload" not in page.address
    assert [*(folder.folder / ".saved" / "uploads").iterdir()] == []
    assert not Page("check", upload=kept).open().has(FILE)


# Again ------------------------------------------------------------------------------------------

BAD, MENDED = came("Loas", "1", "sg-fy2017"), came("LAO", "1", "sg-fy2017")
OTHER = ("b.csv", rows_of(came("VNM", "1", "sg-fy2017")))
SAID = "“a.csv” was chosen again"


def test_a_mended_file_takes_the_place_of_the_older_one_of_its_name(page):
    bad, mended = ("a.csv", rows_of(BAD)), ("a.csv", rows_of(MENDED))
    upload(page, bad, OTHER)
    assert "as soon as every file is accepted" in page.block(CHANGES).text
    upload(page, bad, OTHER, mended)
    assert "2 rows added" in page.block(CHANGES).text
    assert SAID in literal(page.text)
    assert not page.has("card-check_file-2")
    page.open()
    assert SAID in literal(page.text)
    upload(page, bad, OTHER)
    assert "as soon as every file is accepted" in page.block(CHANGES).text
    assert SAID not in literal(page.text)


def test_a_mended_file_takes_the_place_of_one_kept_from_before(page):
    upload(page, ("a.csv", rows_of(BAD)), OTHER)
    restarted = Page("check", upload=page.address["upload"]).open()
    assert "Kept from before: a.csv and b.csv." in literal(restarted.text)
    upload(restarted, ("a.csv", rows_of(MENDED)))
    assert "2 rows added" in restarted.block(CHANGES).text
    assert SAID in literal(restarted.text)
    assert "Kept from before: b.csv." in literal(restarted.text)
    again = Page("check", upload=restarted.address["upload"]).open()
    assert "2 rows added" in again.block(CHANGES).text
    upload(restarted)
    assert "Kept from before: a.csv and b.csv." in literal(restarted.text)
    assert "as soon as every file is accepted" in restarted.block(CHANGES).text


def test_files_from_before_can_be_removed_beside_those_chosen_now(page):
    upload(page, OTHER)
    restarted = Page("check", upload=page.address["upload"]).open()
    upload(restarted, ("a.csv", rows_of(MENDED)))
    assert restarted.has("card-check_file-1")
    restarted.click("check-kept-remove")
    assert "1 row added" in restarted.block(CHANGES).text
    assert not restarted.has("card-check_file-1")


def test_the_same_file_counts_once(page):
    content = rows_of(MENDED)
    upload(page, ("a.csv", content), ("a (1).csv", content), ("a.csv", content))
    assert "1 row added" in page.block(CHANGES).text
    assert "“a (1).csv” is the same file as “a.csv”" in literal(page.text)
    assert not page.has("card-check_file-1")


def test_a_table_of_a_package_is_replaced_by_a_newer_one_of_its_name(page, folder):
    package = package_bytes(load(folder.folder, RECORD))
    upload(page, ("kizuna.zip", package), ("delegates.csv", rows_of(MENDED)))
    assert "“delegates.csv” was chosen again" in literal(page.text)
    assert "Delegates: 1 row added" in page.block(CHANGES).text


def test_headings_alone_never_empty_a_table(page, folder):
    before = folder.text(DELEGATES)
    upload(page, ("delegates.csv", rows_of()))
    page.app.radio(key="check-mode-delegates").set_value("replace")
    page.open()
    assert "only its headings" in page.block(FILE).text
    assert "There is nothing to save" in page.block(CHANGES).text
    assert not page.has(SAVE)
    assert folder.text(DELEGATES) == before
