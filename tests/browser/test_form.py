"""A seminar is added from its report: with few clicks, by keyboard alone, on a small screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from analysis.loading.dataset import RECORD, load
from analysis.words.catalogue import LANGUAGES, words_in
from tests.browser.axe import severe_findings, skipped_headings
from tests.browser.reader import Reader
from tests.browser.server import running
from tests.data_folder import DataFolder

REPORTS = Path(__file__).parents[1] / "form" / "reports"
SEMINAR = "sg-fy2023"
MOST_CLICKS = 40
# More stops than any page has.
MOST_STOPS = 500
SMALL = 360


def report(language: str) -> str:
    return (REPORTS / f"fy2023-{language}.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def server(fresh_server: Callable[..., str], folder: DataFolder) -> str:
    """A server of one's own, to which each of these tests saves."""
    return fresh_server(folder.folder)


def read_in(tab: Reader, text: str) -> Reader:
    """Paste a report and have it read."""
    tab.key("form-pasted").locator("textarea").fill(text)
    tab.key("form-read-report").get_by_role("button").click()
    tab.page.wait_for_url("**draft=**")
    return tab.settle()


class Clicks:
    """A reader with a pointer whose clicks are counted."""

    def __init__(self, tab: Reader) -> None:
        self.tab = tab
        self.count = 0

    def on(self, target: Locator) -> None:
        self.count += 1
        target.click()
        self.tab.settle()

    def pick(self, key: str, label: str) -> None:
        """Choose from a list: a click opens it, another chooses."""
        self.count += 2
        self.tab.pick_from(key, label)
        self.tab.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_becomes_a_record_with_few_clicks(
    reader: Callable[..., Reader], server: str, folder: DataFolder, language: str
) -> None:
    words = words_in(language)
    tab = reader(f"check?lang={language}", server=server)
    clicks = Clicks(tab)
    clicks.on(tab.key("form-pasted").locator("textarea"))
    tab.page.keyboard.insert_text(report(language))
    clicks.on(tab.key("form-read-report").get_by_role("button"))
    tab.page.wait_for_url("**draft=**")
    tab.settle()
    if language == "en":
        # The English report does not say where three items were.
        clicks.on(tab.page.get_by_text(words.text("form-item"), exact=True))
        for number in (2, 3, 9):
            clicks.pick("form-item", f"{number} · ")
            clicks.pick("form-item-place", "Tokyo")
    expect(tab.key("card-form_changes")).to_contain_text("2023")
    clicks.on(tab.key("check-who").get_by_role("textbox"))
    tab.page.keyboard.insert_text("AK")
    tab.page.keyboard.press("Tab")
    tab.settle()
    clicks.on(tab.key("check-save").get_by_role("button"))
    expect(tab.page.get_by_test_id("stAlertContentSuccess")).to_contain_text(
        words.text("check-saved")
    )
    assert clicks.count <= MOST_CLICKS
    saved = load(folder.folder, RECORD)
    assert saved.problems == ()
    assert len(saved.delegates[saved.delegates["seminar_id"] == SEMINAR]) == 10
    assert len(saved.programme[saved.programme["seminar_id"] == SEMINAR]) == 9
    tab.leads_to({"lang": ["ja"]} if language == "ja" else {})
    # The link leads to the seminar, and Undo stands below.
    expect(tab.page.locator(f".kz-doors a[href*={SEMINAR}]")).to_have_count(1)
    expect(tab.key("undo-000001")).to_be_visible()
    assert tab.errors == []
    assert tab.outside == []


def test_a_report_becomes_a_record_by_keyboard_alone(
    reader: Callable[..., Reader], server: str, folder: DataFolder
) -> None:
    tab = reader("check?lang=ja", server=server)
    keyboard = tab.page.keyboard

    def go_on_to(key: str) -> None:
        reached = f"document.activeElement?.closest('.st-key-{key}') !== null"
        for _ in range(MOST_STOPS):
            if tab.page.evaluate(reached):
                return
            keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {key}")

    go_on_to("form-pasted")
    keyboard.insert_text(report("ja"))
    go_on_to("form-read-report")
    keyboard.press("Enter")
    tab.page.wait_for_url("**draft=**")
    tab.settle()
    go_on_to("form-hosts-0-host_en")
    keyboard.insert_text("Toyama")
    keyboard.press("Enter")
    tab.settle()
    go_on_to("check-who")
    keyboard.insert_text("AK")
    keyboard.press("Enter")
    tab.settle()
    go_on_to("check-save")
    keyboard.press("Enter")
    expect(tab.page.get_by_test_id("stAlertContentSuccess")).to_be_visible()
    hosts = load(folder.folder, RECORD).hosts
    assert [*hosts.loc[hosts["seminar_id"] == SEMINAR, "host_id"]] == ["toyama"]
    assert tab.errors == []


def test_on_a_small_screen_the_form_can_be_corrected(
    reader: Callable[..., Reader], server: str
) -> None:
    tab = read_in(reader("check", width=SMALL, server=server), report("en"))
    assert tab.sideways() <= 0
    host = tab.key("form-hosts-0-host_ja").get_by_role("textbox")
    host.fill("富山市")
    host.press("Enter")
    tab.settle()
    tab.page.get_by_text("One item at a time", exact=True).click()
    tab.pick_from("form-item", "2 · ")
    tab.settle()
    tab.pick_from("form-item-place", "Tokyo")
    tab.settle()
    assert tab.sideways() <= 0
    # All of it is there again at its address.
    tab.open(tab.page.url.removeprefix(f"{server}/"))
    expect(tab.key("form-hosts-0-host_ja").get_by_role("textbox")).to_have_value("富山市")
    assert tab.errors == []


def test_words_lead_to_their_place_in_the_report_and_back(
    reader: Callable[..., Reader], server: str
) -> None:
    tab = read_in(reader("check", server=server), report("en"))
    words = tab.key("field-form-seminars-0-participants").locator(".kz-origin a")
    words.click()
    mark = tab.page.locator(".kz-report mark:focus")
    expect(mark).to_contain_text("10 participants")
    expect(mark).to_be_in_viewport()
    tab.page.keyboard.press("Escape")
    expect(words).to_be_focused()
    tab.leads_to(tab.parameters)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_nobody_is_kept_out_of_the_form(
    reader: Callable[..., Reader], server: str, width: int, scheme: str
) -> None:
    tab = reader("check", width=width, scheme=scheme, server=server)
    assert severe_findings(tab) == {}
    read_in(tab, report("en"))
    tab.page.get_by_text("One item at a time", exact=True).click()
    tab.settle()
    assert severe_findings(tab) == {}
    assert skipped_headings(tab) == []


def test_a_draft_survives_a_restart(
    newcomer: Callable[..., Reader], tmp_path: Path, folder: DataFolder
) -> None:
    with running(tmp_path / "log", folder.folder) as (address, _):
        port = int(address.rpartition(":")[2])
        tab = read_in(newcomer(address, "check"), report("en"))
        host = tab.key("form-hosts-0-host_ja").get_by_role("textbox")
        host.fill("富山市")
        host.press("Enter")
        tab.settle()
        link = tab.page.url.removeprefix(f"{address}/")
    with running(tmp_path / "log", folder.folder, port=port):
        again = newcomer(address, link)
        field = again.key("form-hosts-0-host_ja").get_by_role("textbox")
        expect(field).to_have_value("富山市")
        expect(again.key("form-report")).to_contain_text("10 participants")
