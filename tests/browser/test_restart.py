"""A page that stands open while the server is started anew: its files can still be had."""

from collections.abc import Callable
from pathlib import Path

from tests.browser.reader import Reader
from tests.browser.server import running


def test_a_file_of_an_open_page_is_there_after_a_restart(
    newcomer: Callable[..., Reader], tmp_path: Path
) -> None:
    with running(tmp_path / "log") as (address, _):
        port = int(address.rpartition(":")[2])
        tab = newcomer(address, "participation?lang=ja&country=LAO")
        with tab.page.expect_download() as before:
            tab.file("matrix.csv").click()
    with running(tmp_path / "log", port=port):
        with tab.page.expect_download() as after:
            tab.file("matrix.csv").click()
        assert after.value.failure() is None
        assert after.value.suggested_filename == before.value.suggested_filename
        content = Path(after.value.path()).read_bytes()
        assert content == Path(before.value.path()).read_bytes()
        assert tab.path == "participation"
        # Where there is no such file any more, the page that says so has the way back.
        tab.page.goto(f"{address}/files/participation/gone.csv?lang=ja&country=LAO")
        tab.page.get_by_role("link").click()
        tab.settle()
        tab.leads_to({"lang": ["ja"], "country": ["LAO"]})
