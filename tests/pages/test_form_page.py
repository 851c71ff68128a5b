"""Add a seminar: from a report to a form, from the form to the data, and back."""

import re
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from analysis.form import kept_drafts
from analysis.loading.dataset import load
from analysis.report_reader.worker import read
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES, words_in
from pages.cards.check import begin
from pages.session import access, data
from tests import app_test
from tests.data_folder import DataFolder
from tests.pages.page import Page, Shown, content_of
from tests.pages.test_access import SignIn, sign_in  # noqa: F401 - a fixture

REPORTS = Path(__file__).parents[1] / "form" / "reports"
CASES = Path(__file__).parents[1] / "report_reader" / "cases"
CHANGES, WHEN, PEOPLE = "card-form_changes", "card-form_when", "card-form_people"


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without the process of its own, which takes a second to start."""
    monkeypatch.setattr(begin, "read_report", read)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A copy of the record that may be written to."""
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    return DataFolder(tmp_path)


@pytest.fixture
def page(folder: DataFolder) -> Page:
    assert folder.folder == data.STORE.folder
    return Page("check").open()


def report(language: str = "en") -> str:
    return (REPORTS / f"fy2023-{language}.txt").read_text(encoding="utf-8")


def read_text(page: Page, text: str) -> Page:
    page.app.text_area(key="form-pasted").set_value(text)
    return page.click("form-read-report")


def field(page: Page, kind: str, cell: str) -> Any:
    """Return the field of a cell, such as "seminars-0-participants"."""
    return page.widget(kind, f"form-{cell}")


def type_in(page: Page, kind: str, cell: str, value: Any) -> Page:
    field(page, kind, cell).set_value(value)
    return page.open()


def editor(page: Page) -> Any:
    (table,) = (one for one in page.elements if one.type == "dataframe")
    return table


def edit(page: Page, **state: Any) -> Page:
    app_test.tell(page.app, editor(page).proto.id, state)
    assert not page.app.exception
    return page


def below(page: Page, cell: str) -> Shown:
    """Return a field with all that stands under it."""
    return page.block(f"field-form-{cell}")


# Beginning ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_the_page_begins_with_three_ways_above_the_files(language: str) -> None:
    page = Page("check", lang=language).open()
    assert [*page.cards][:2] == ["form_begin", "check_files"]
    assert page.has("form-report-file")
    page.press("form-way", "empty")
    assert page.has("form-begin-empty")
    assert not page.has("form-report-file")
    page.press("form-way", "correct")
    assert page.has("form-seminar")
    assert not page.has("form-begin-correct")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_a_report_fills_in_the_form_each_value_with_its_words(language: str) -> None:
    page = read_text(Page("check", lang=language).open(), report(language))
    words = words_in(language)
    assert re.fullmatch("[0-9a-f]{32}", "".join(page.address["draft"]))
    names = ["when", "hosts", "themes", "people", "programme", "sites", "source", "report"]
    assert [*page.cards][:9] == [f"form_{name}" for name in (*names, "changes")]
    assert field(page, "number_input", "seminars-0-participants").value == 10
    assert str(field(page, "date_input", "seminars-0-start_date").value) == "2023-10-15"
    (quoted,) = re.findall("<a [^>]*>(.*?)</a>", below(page, "seminars-0-participants").html)
    assert quoted == {"en": "10 participants", "ja": "10名"}[language]
    # The words lead to their mark in the report, and stand there.
    (place,) = re.findall('href="#(words-[0-9]+)"', below(page, "seminars-0-participants").html)
    (marked,) = re.findall(f'<mark id="{place}"[^>]*>(.*?)</mark>', page.block("form-report").html)
    assert re.sub("<[^>]*>", "", marked) == quoted
    left = {"en": "The weather was fine", "ja": "天候に恵まれ"}[language]
    assert left in "".join(re.findall('class="kz-unread">(.*?)<', page.html, re.DOTALL))
    assert words.text("form-complete", complete=7, total=9) in page.text


def test_what_tells_of_no_seminar_is_said_in_a_sentence(page: Page) -> None:
    other = (CASES / "en-other-programme.txt").read_text(encoding="utf-8")
    read_text(page, other)
    assert "tells of another programme" in page.text
    assert "draft" not in page.address
    read_text(page, "Lorem ipsum dolor sit amet.")
    assert "Nothing in this text tells of a seminar" in page.text
    read_text(page, "")
    assert words_in("en").text("form-nothing-given") in page.text
    assert [*page.cards][:2] == ["form_begin", "check_files"]


def test_of_several_seminars_one_is_chosen(page: Page) -> None:
    read_text(page, (CASES / "en-years-of-one-office.txt").read_text(encoding="utf-8"))
    assert "draft" not in page.address
    several = [one for one in page.app.button if str(one.key).startswith("form-open-")]
    assert len(several) > 1
    page.click("form-open-1")
    assert "draft" in page.address
    assert page.has(WHEN)


def test_a_call_says_that_it_is_one(page: Page) -> None:
    read_text(page, (CASES / "en-call-with-candidate-sites.txt").read_text(encoding="utf-8"))
    assert "This is a call for applications" in page.text


def test_an_empty_form_says_what_blank_means_and_what_is_needed(page: Page) -> None:
    page.press("form-way", "empty")
    page.app.number_input(key="form-year").set_value(2023)
    page.click("form-begin-empty")
    assert field(page, "number_input", "seminars-0-fiscal_year").value == 2023
    assert "A blank field means “not documented”." in page.text
    assert field(page, "number_input", "seminars-0-participants").placeholder == "not documented"
    assert field(page, "text_input", "sources-0-title").placeholder == "needed to save"
    assert "are to be corrected before it can be saved" in page.block(CHANGES).text
    assert not page.has("card-check_save")
    assert not page.has("form-report")


@pytest.mark.parametrize("seminar", ["sg-fy2019", "sg-fy2018", "sg-fy2007"])
def test_a_seminar_opened_for_correction_changes_nothing_by_itself(
    page: Page, seminar: str
) -> None:
    page.press("form-way", "correct")
    page.app.selectbox(key="form-seminar").set_value(seminar)
    page.open().click("form-begin-correct")
    assert "There is nothing to save" in page.block(CHANGES).text
    assert not page.has("card-check_save")


# Correcting ---------------------------------------------------------------------------------------


def test_what_was_read_is_left_out_and_taken_back(page: Page) -> None:
    read_text(page, report())
    page.click("form-seminars-0-participants-drop")
    assert field(page, "number_input", "seminars-0-participants").value is None
    assert "The report was read otherwise" in below(page, "seminars-0-participants").text
    page.press("form-seminars-0-participants-read", "10")
    assert field(page, "number_input", "seminars-0-participants").value == 10
    assert "Read in" in below(page, "seminars-0-participants").text


def test_of_two_readings_none_is_chosen(page: Page) -> None:
    read_text(page, (CASES / "en-hybrid-and-postponed-before.txt").read_text(encoding="utf-8"))
    mode = below(page, "seminars-0-mode")
    assert "It can be read in more than one way, in “ hybrid ”" in mode.text
    row = field(page, "button_group", "seminars-0-mode-read")
    assert (row.options, row.value) == (["in person", "online"], None)
    assert field(page, "button_group", "seminars-0-mode").value == ""
    page.press("form-seminars-0-mode-read", "online")
    assert field(page, "button_group", "seminars-0-mode").value == "online"


def test_what_contradicts_itself_is_said_beside_its_field(page: Page) -> None:
    read_text(page, report())
    type_in(page, "number_input", "seminars-0-participants", 3)
    assert 'class="kz-wrong' in page.block(PEOPLE).html
    assert not page.has("card-check_save")
    type_in(page, "number_input", "seminars-0-participants", 10)
    assert 'class="kz-wrong' not in page.block(PEOPLE).html


def test_countries_are_chosen_from_those_eligible_that_day(page: Page) -> None:
    read_text(page, report())
    (pills,) = (one for one in page.app.button_group if one.key == "form-countries")
    assert len(pills.options) == 12
    assert "Eligible on 15 October 2023" in page.block(PEOPLE).text
    chosen = [code for code in [*(pills.value or ())] if code != "BRN"]
    page.press("form-countries", [*chosen, "SGP"])
    labels = [one.label for one in page.app.number_input if "-delegates" in str(one.key)]
    assert "Brunei" not in labels
    assert labels[-1] == "Singapore"
    page.app.selectbox(key="form-country-other").set_value("FRA")
    page.open()
    assert "France" in [one.label for one in page.app.number_input if "-delegates" in str(one.key)]
    assert "France" in page.block(PEOPLE).text


def test_the_programme_is_edited_as_a_table_and_item_by_item(page: Page) -> None:
    read_text(page, report())
    assert editor(page).value["title_en"].iloc[0] == "Arrival in Tokyo"
    edit(page, edited_rows={1: {"place": "Tokyo|東京"}}, added_rows=[], deleted_rows=[])
    # Streamlit adds to what was edited before; and so does a second edit.
    added = [{"title_en": "Farewell lunch", "kind": "lecture", "date": "2023-10-21"}]
    edit(page, edited_rows={1: {"place": "Tokyo|東京"}}, added_rows=added, deleted_rows=[7])
    names = page.app.selectbox(key="form-item").options
    assert len(names) == 9
    assert names[-1].endswith("Farewell lunch")
    page.app.selectbox(key="form-item").set_value(1)
    page.open()
    assert field(page, "selectbox", "programme-1-part").value == "central"
    # In fields, another item is told the place that is typed.
    page.app.selectbox(key="form-item").set_value(8)
    page.open()
    page.app.selectbox(key="form-item-place").set_value("Tokyo|東京")
    page.open()
    page.app.selectbox(key="form-item").set_value(2)
    page.open()
    page.click("form-remove-programme-2")
    type_in(page, "text_input", "programme-2-title_ja", "市長表敬")
    assert editor(page).value["title_ja"].iloc[2] == "市長表敬"
    assert len(editor(page).value) == 8


def test_a_new_site_has_fields_and_a_known_one_its_name(page: Page) -> None:
    read_text(page, report())
    sites = page.block("card-form_sites")
    assert "1 site is known to Kizuna: Japan National Tourism Organization (JNTO)." in sites.text
    assert field(page, "text_input", "sites-1-name_en").value == "Toyama Glass Art Museum"
    page.click("form-add-sites")
    type_in(page, "text_input", "sites-2-name_ja", "岩瀬")
    page.click("form-remove-sites-2")
    assert not page.has("form-sites-2-name_ja")


# Saving -------------------------------------------------------------------------------------------


def completed(page: Page) -> Page:
    """Read the report and say of the items without a place where they were."""
    read_text(page, report())
    tokyo = {"place": "Tokyo|東京"}
    return edit(page, edited_rows={1: tokyo, 2: tokyo, 8: tokyo}, added_rows=[], deleted_rows=[])


def sheets(page: Page) -> dict[str, list[tuple[object, ...]]]:
    """Return the sheets of the form as a workbook."""
    book = load_workbook(BytesIO(content_of(page.files["form.xlsx"])))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def save(page: Page, who: str = "AK") -> Page:
    page.app.text_input(key="check-who").set_value(who)
    return page.click("check-save")


def test_a_report_becomes_a_record_and_is_taken_back(page: Page, folder: DataFolder) -> None:
    before = folder.text("record/seminars.csv")
    completed(page)
    changes = page.block(CHANGES).text
    assert "FY2023 becomes documented: held 15–21 October 2023 in Toyama" in changes
    assert "10 of 12 countries" in changes
    assert "sg-fy2023" not in changes
    before_saving = sheets(page)
    assert {"Seminars", "Hosts", "Delegates", "Programme"} <= {*before_saving}
    draft = "".join(page.address["draft"])
    save(page)
    assert "Saved." in page.text
    saved = load(folder.folder, "record")
    seminar = saved.seminars.set_index("seminar_id").loc["sg-fy2023"]
    assert (seminar["participants"], seminar["status"]) == (10, "held")
    assert len(saved.delegates[saved.delegates["seminar_id"] == "sg-fy2023"]) == 10
    assert len(saved.programme[saved.programme["seminar_id"] == "sg-fy2023"]) == 9
    assert saved.problems == ()
    # The same as a file, and it has what was saved.
    assert sorted(sheets(page)["Delegates"], key=str) == sorted(before_saving["Delegates"], key=str)
    # The draft went with the save; the page leads on, and back.
    assert "draft" not in page.address
    assert Page("check", draft=draft).open().has("card-form_begin")
    assert 'seminar?seminar=sg-fy2023"' in page.block("outcome").html
    page.app.text_input(key="undo-who-000001").set_value("AK")
    page.click("undo-do-000001")
    assert folder.text("record/seminars.csv") == before


def test_nobody_saves_without_saying_who_and_the_draft_stays(page: Page) -> None:
    completed(page)
    save(page, "")
    assert "Please say who saves" in page.text
    assert page.has(WHEN)


def test_the_first_page_of_the_brief_is_shown_on_demand(page: Page) -> None:
    completed(page)
    assert not [one for one in page.elements if one.type == "image"]
    page.app.toggle(key="form-brief").set_value(True)
    page.open()
    assert [one for one in page.elements if one.type == "image"]


# Drafts -------------------------------------------------------------------------------------------


def test_a_draft_survives_by_its_address_and_waits_on_the_page(page: Page) -> None:
    read_text(page, report())
    type_in(page, "text_input", "hosts-0-host_ja", "富山市")
    draft = "".join(page.address["draft"])
    again = Page("check", lang="ja", draft=draft).open()
    assert field(again, "text_input", "hosts-0-host_ja").value == "富山市"
    assert "10 participants" in again.block("form-report").html
    page.follow("check")
    assert "Continue FY2023 · Toyama" in [one.label for one in page.app.button]
    page.click(f"form-continue-{draft}")
    assert page.has(WHEN)
    page.click("form-forget")
    assert page.has("card-form_begin")
    assert not page.has("card-form_waiting")
    gone = Page("check", draft=draft).open()
    assert gone.has("card-form_begin")
    assert draft[:10] in gone.text


def test_another_visit_has_no_list_of_drafts(page: Page) -> None:
    read_text(page, report())
    assert not Page("check").open().has("card-form_waiting")


def test_a_draft_that_cannot_be_kept_says_so(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words_in("en").text("form-not-kept")
    with monkeypatch.context() as disk:
        disk.setattr(kept_drafts, "keep", lambda *_: None)
        read_text(page, report())
        assert page.has(WHEN)
        assert said in page.text
    assert said not in read_text(Page("check").open(), report()).text


def test_demo_data_are_filled_in_and_not_saved(folder: DataFolder) -> None:
    assert folder.folder == data.STORE.folder
    page = read_text(Page("check", data="demo").open(), report())
    assert page.has(WHEN)
    assert not page.has("card-check_save")


HOSTILE = "**bold** <img src=x onerror=alert(1)> [link](http://evil.example) :smile: $x$"


def test_hostile_words_are_shown_as_they_stand(page: Page) -> None:
    read_text(page, report().replace("Compact city and public transport", HOSTILE))
    assert escape(HOSTILE) in re.sub("</?(?:mark|a|span)[^>]*>", "", page.block("form-report").html)
    assert "<img src=x" not in page.html


def test_a_position_is_looked_up_offline_or_typed_in_any_form(page: Page) -> None:
    read_text(page, report())
    (offer,) = (one for one in page.app.button if str(one.key).startswith("form-place-hosts-0"))
    assert offer.label.startswith("Take the position of Toyama, Toyama (36.")
    page.click(str(offer.key))
    assert field(page, "text_input", "hosts-0-host_ja").value == "富山市"
    assert field(page, "text_input", "hosts-0-position").value.startswith("36.")
    assert "Toyama" in re.findall('kz-place-map.*?aria-label="([^"]*)"', page.html)[0]
    type_in(page, "text_input", "hosts-0-position", "somewhere")
    assert "No position can be read from this." in below(page, "hosts-0-position").text
    assert field(page, "text_input", "hosts-0-position").value == "somewhere"
    type_in(page, "text_input", "hosts-0-position", "北緯36度41分 東経137度12分")
    assert field(page, "text_input", "hosts-0-position").value == "36.683333, 137.2"
    # In another prefecture it is pointed out.
    type_in(page, "text_input", "hosts-0-position", "35.69, 139.70")
    assert "kz-wrong" in below(page, "hosts-0-position").html


# With sign-in -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("page")
def test_a_draft_belongs_to_who_has_begun_it(
    sign_in: SignIn,  # noqa: F811 - the fixture
) -> None:
    sign_in.editors.write_text("anna@example.org\nbo@example.org", encoding="utf-8")
    sign_in.come()
    hers = read_text(Page("check").open(), report())
    draft = "".join(hers.address["draft"])
    # On another computer it waits for her.
    assert Page("check").open().has(f"form-continue-{draft}")
    sign_in.come(email="bo@example.org", sub="2")
    his = Page("check", draft=draft).open()
    assert not his.has(WHEN)
    assert not his.has("card-form_waiting")


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.usefixtures("page")
def test_who_is_no_editor_is_given_no_form(
    sign_in: SignIn,  # noqa: F811 - the fixture
    *,
    signed_in: bool,
) -> None:
    sign_in.come()
    draft = "".join(read_text(Page("check").open(), report()).address["draft"])
    sign_in.claims = {}
    if signed_in:
        sign_in.come(email="bo@example.org", sub="2")
    for page in (Page("check").open(), Page("check", draft=draft).open()):
        assert "Only editors can change the data" in page.text
        assert not page.has("card-form_begin")
        assert not page.has(WHEN)


def test_through_a_network_the_form_is_filled_in_and_not_saved(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    completed(page)
    assert page.has("card-check_save")
    monkeypatch.setattr(access, "reason", lambda *_: "address")
    page.open()
    assert page.has(WHEN)
    assert not page.has("card-check_save")
    assert "form.xlsx" in page.files
