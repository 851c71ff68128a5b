"""Whoever edits a file sees it at the next click; whoever breaks one is told, and all else works."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis.dataset import DEMO
from tests.browser.conftest import Reader
from tests.browser.server import served
from tests.data_folder import DATA, DataFolder

DELEGATES = "record/delegates.csv"
SEMINARS = "record/seminars.csv"
Newcomer = Callable[..., Reader]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    copied = DataFolder(tmp_path_factory.mktemp("data"))
    (copied.folder / DEMO).symlink_to(DATA / DEMO)
    return copied


@pytest.fixture(scope="module")
def editors_server(folder: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that shows the folder."""
    with served(tmp_path_factory.mktemp("log") / "server", folder.folder) as address:
        yield address


@pytest.fixture
def restored(folder: DataFolder) -> Iterator[DataFolder]:
    """The folder, put back after the test."""
    kept = {file: folder.text(file) for file in (DELEGATES, SEMINARS)}
    yield folder
    for file, text in kept.items():
        folder.write(file, text)


def click_something(tab: Reader) -> None:
    """Make the page run again, as any click does."""
    tab.key("table-coverage").locator("label").click()
    tab.settle()


def test_an_edit_shows_at_the_next_click(
    editors_server: str, restored: DataFolder, newcomer: Newcomer
) -> None:
    tab = newcomer(editors_server, "participation?year=2019")
    expect(tab.key("card-coverage")).to_contain_text("9 of 12")
    restored.append(DELEGATES, "sg-fy2019,VNM,,1,stated,clair-singapore-2019")
    restored.edit(SEMINARS, "sg-fy2019,", ",held,9,", ",held,10,")
    click_something(tab)
    expect(tab.key("card-coverage")).to_contain_text("10 of 12")
    expect(tab.page.get_by_test_id("stAlertContainer")).to_have_count(0)


BROKEN: dict[str, tuple[str, Callable[[Path], int]]] = {
    "a country slips": (
        "delegates.csv, line 8, column country",
        lambda path: path.write_text(
            path.read_text(encoding="utf-8").replace("sg-fy2019,KHM", "sg-fy2019,Camboda"),
            encoding="utf-8",
        ),
    ),
    "saved as cp932": (
        "seminars.csv, line",
        lambda path: path.with_name("seminars.csv").write_bytes(
            "開催,年度\n2019,令和元".encode("cp932")
        ),
    ),
    "emptied": ("delegates.csv, line 1", lambda path: path.write_bytes(b"")),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_named_and_the_pages_stay_up(
    editors_server: str, restored: DataFolder, newcomer: Newcomer, how: str
) -> None:
    place, break_it = BROKEN[how]
    tab = newcomer(editors_server, "participation")
    break_it(restored.path(DELEGATES))
    tab.open("participation")
    notice = tab.page.get_by_test_id("stAlertContainer")
    expect(notice).to_have_count(1)
    for page in ("", "themes", "site-visits", "seminar"):
        tab.open(page)
        assert tab.page.get_by_test_id("stException").count() == 0
    notice.get_by_role("link").click()
    tab.settle()
    assert tab.path == "about"
    expect(tab.key("card-problems")).to_contain_text(place)
    assert tab.page.get_by_test_id("stException").count() == 0


def test_a_country_whose_row_is_broken_is_not_shown_as_absent(
    editors_server: str, restored: DataFolder, newcomer: Newcomer
) -> None:
    restored.edit(DELEGATES, "sg-fy2019,KHM", "KHM", "Camboda")
    tab = newcomer(editors_server, "participation?year=2019")
    row = tab.key("card-matrix").locator("tbody tr").filter(has_text="Cambodia")
    expect(row).to_contain_text("not documented")
    expect(row).not_to_contain_text("not present")
