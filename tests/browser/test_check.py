"""A file from Excel goes in through the page, shows on the others, and is taken back."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from analysis.intake import limits
from analysis.loading.dataset import DEMO
from tests.browser.reader import Reader
from tests.browser.server import served
from tests.data_folder import DATA, DataFolder

DELEGATES = "record/delegates.csv"
SEMINARS = "record/seminars.csv"
# What is read aloud when something has changed.
SAID = "body > [role=status]"
HEADINGS = "セミナー,国,テーマ,参加者（名）,根拠,出典"


def _sign(tab: Reader, key: str, who: str) -> None:
    signature = tab.key(key).get_by_role("textbox")
    signature.fill(who)
    signature.press("Enter")


def test_a_file_from_excel_goes_in_and_out(
    fresh_server: Callable[..., str], reader: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    (folder.folder / DEMO).symlink_to(DATA / DEMO)
    before = {file: folder.path(file).read_bytes() for file in (DELEGATES, SEMINARS)}
    row = "sg-fy2019,ベトナム,,１,出典に明記,clair-singapore-2019"
    (tmp_path / "参加者.csv").write_bytes(f"{HEADINGS}\r\n{row}\r\n".encode("cp932"))
    lines = folder.text(SEMINARS).splitlines()
    (changed,) = (line for line in lines if line.startswith("sg-fy2019,"))
    changed = changed.replace(",held,9,", ",held,10,")
    (tmp_path / "seminars.csv").write_text(f"{lines[0]}\n{changed}\n", encoding="utf-8")

    tab = reader("check", server=fresh_server(folder.folder))
    chooser = tab.key("card-check_files").locator("input[type=file]")
    chooser.set_input_files([tmp_path / "参加者.csv", tmp_path / "seminars.csv"])
    card = tab.key("card-check_file-0")
    expect(card).to_contain_text("Accepted as Delegates. 1 row read")
    tab.settle()
    card.get_by_text("values were converted").click()
    expect(card.get_by_role("row", name=re.compile("ベトナム"))).to_contain_text("VNM")
    expect(tab.key("card-check_changes")).to_contain_text("10 of 12 countries")
    assert {file: folder.path(file).read_bytes() for file in before} == before

    # A restart loses nothing: the link leads to the files.
    tab.open(tab.page.url.removeprefix(f"{tab.server}/"))
    expect(tab.key("card-check_files")).to_contain_text("参加者.csv and seminars.csv")
    _sign(tab, "check-who", "交流課")
    tab.settle()
    tab.key("check-save").get_by_role("button").click()
    success = tab.page.get_by_test_id("stAlertContentSuccess")
    expect(success).to_contain_text("Saved.")
    expect(tab.page.locator(SAID)).to_contain_text("Saved.")
    assert b"sg-fy2019,VNM,,1,stated" in folder.path(DELEGATES).read_bytes()
    tab.settle()
    tab.page.locator(".kz-doors").get_by_role("link", name="Trend").click()
    tab.settle()
    tab.key("card-coverage_strip").scroll_into_view_if_needed()
    expect(tab.key("card-coverage_strip")).to_contain_text("10 of 12")

    tab.go_to("Add a seminar")
    tab.key("undo-000001").get_by_role("button").click()
    _sign(tab, "undo-who-000001", "AK")
    tab.settle()
    tab.key("undo-do-000001").get_by_role("button").click()
    expect(success).to_contain_text("The save was undone.")
    expect(tab.page.locator(SAID)).to_contain_text("The save was undone.")
    assert {file: folder.path(file).read_bytes() for file in before} == before
    tab.settle()
    tab.go_to("Trend")
    tab.key("card-coverage_strip").scroll_into_view_if_needed()
    expect(tab.key("card-coverage_strip")).to_contain_text("9 of 12")
    log = next(tmp_path.glob("server-*")).read_text(encoding="utf-8").splitlines()
    told = (json.loads(line) for line in log if line.startswith('{"audit"'))
    assert [(line["audit"], line["who"], line["entry"]) for line in told] == [
        ("save", "交流課", "000001"),
        ("undo", "AK", "000002"),
    ]
    assert tab.errors == []
    assert tab.outside == []


def test_a_file_that_is_too_large_is_refused_in_the_language_of_the_page(
    reader: Callable[..., Reader], tmp_path: Path
) -> None:
    large = tmp_path / "参加者.csv"
    large.write_bytes(bytes(limits.BYTES + 1_000_000))

    tab = reader("check?lang=ja")
    chooser = tab.key("card-check_files").locator("input[type=file]")
    said = tab.page.locator(".st-key-card-check_files .kz-not-taken")
    expect(said).to_be_hidden()
    chooser.set_input_files([large])
    expect(said).to_contain_text("5MBを超えている")
    chip = tab.page.get_by_test_id("stFileChip")
    expect(chip).to_contain_text("参加者.csv")
    # What Streamlit says of it is English.
    expect(chip.get_by_role("alert")).to_have_count(0)
    chip.hover()
    expect(tab.page.get_by_test_id("stTooltipErrorContent")).to_be_attached()
    expect(tab.page.get_by_test_id("stTooltipErrorContent")).to_be_hidden()
    chip.get_by_role("button").click()
    expect(said).to_be_hidden()


def test_a_server_that_answers_the_network_is_for_reading(
    reader: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    with served(tmp_path / "log", folder.folder, "--server.address", "0.0.0.0") as server:  # noqa: S104
        tab = reader("check", server=server)
        expect(tab.page.get_by_test_id("stAlertContentInfo")).to_contain_text("whole network")
        expect(tab.key("card-check_history")).to_have_count(0)
        assert tab.page.request.get(f"{server}/health").json()["status"] == "ok"
        assert tab.errors == []
