"""An edited file shows at the next click; a broken one is named, and all else works."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from analysis.loading.dataset import DEMO
from tests.browser.reader import Reader
from tests.browser.server import served
from tests.data_folder import DATA, DataFolder

DELEGATES = "record/delegates.csv"
SEMINARS = "record/seminars.csv"
Open = Callable[..., Reader]


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
    tab.key("table-coverage_strip").locator("label").click()
    tab.settle()


def test_an_edit_shows_at_the_next_click(
    editors_server: str, restored: DataFolder, reader: Open
) -> None:
    tab = reader("participation?year=2019", server=editors_server)
    # A figure is drawn when the reader comes near.
    tab.key("card-coverage_strip").scroll_into_view_if_needed()
    expect(tab.key("card-coverage_strip")).to_contain_text("9 of 12")
    restored.append(DELEGATES, "sg-fy2019,VNM,,1,stated,clair-singapore-2019")
    restored.edit(SEMINARS, "sg-fy2019,", ",held,9,", ",held,10,")
    click_something(tab)
    expect(tab.key("card-coverage_strip")).to_contain_text("10 of 12")
    expect(tab.page.get_by_test_id("stAlertContainer")).to_have_count(0)


def slip(folder: DataFolder) -> str:
    line = folder.edit(DELEGATES, "sg-fy2019,KHM", "KHM", "Camboda")
    return f"delegates.csv, line {line}, column country"


def save_as_cp932(folder: DataFolder) -> str:
    folder.path(SEMINARS).write_bytes(folder.text(SEMINARS).encode("cp932", errors="replace"))
    return "seminars.csv, line"


def empty(folder: DataFolder) -> str:
    folder.write(DELEGATES, "")
    return "delegates.csv, line 1"


EVERYWHERE = ("Home", "Themes", "Map of visits", "Seminars", "Trend")


@pytest.mark.parametrize(
    ("break_it", "pages"),
    [(slip, EVERYWHERE), (save_as_cp932, ("Themes",)), (empty, ("Themes",))],
)
def test_a_broken_file_is_named_and_the_pages_stay_up(
    editors_server: str,
    restored: DataFolder,
    reader: Open,
    break_it: Callable[[DataFolder], str],
    pages: tuple[str, ...],
) -> None:
    tab = reader("participation", server=editors_server)
    place = break_it(restored)
    notice = tab.page.get_by_test_id("stAlertContentError")
    for page in pages:
        tab.go_to(page)
        expect(notice).to_have_count(1)
        expect(tab.page.get_by_test_id("stException")).to_have_count(0)
    tab.open(str(notice.get_by_role("link").get_attribute("href")))
    assert tab.path == "about"
    expect(tab.key("card-problems")).to_contain_text(place)
    expect(tab.page.get_by_test_id("stException")).to_have_count(0)


def test_a_country_whose_row_is_broken_is_not_shown_as_absent(
    editors_server: str, restored: DataFolder, reader: Open
) -> None:
    restored.edit(DELEGATES, "sg-fy2019,KHM", "KHM", "Camboda")
    tab = reader("participation?year=2019", server=editors_server)
    row = tab.key("card-coverage_strip").locator("tbody tr").filter(has_text="Cambodia")
    expect(row).to_contain_text("not documented")
    expect(row).not_to_contain_text("not present")
