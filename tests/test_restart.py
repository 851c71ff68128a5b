"""A link to what a page hands out, from before the server was started anew."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.browser.server import running
from tests.data_folder import DataFolder
from tests.visiting import Answer, Visitor, ask, visiting

PAGES = {
    "participation": "lang=ja&country=LAO&cell=LAO:sg-fy2018",
    "site-visits": "",
    "reports": "report=country&country=LAO",
}
HOSTILE = (
    "files/",
    "files/participation",
    "files/participation/",
    "files/0123456789abcdef01234567/kizuna-hosts.csv",
    "files/participation/matrix.csv/..",
    "files/%2e%2e/%2e%2e/etc/passwd",
    "files/participation/%00",
    "files/participation/matrix.csv%0d%0aSet-Cookie:x=1",
    "files/check/check-0-csv.csv?upload=..%2f..%2f.saved",
    "files/participation/matrix.csvx?lang=ja&lang=xx&year=%f0",
    "files/themes/" + "a" * 4_000,
    "files/<script>alert(1)<%2fscript>/x?q=<script>alert(1)</script>",
    "still/0123456789abcdef01234567/light.svg",
    "map-rows/0123456789abcdef01234567.json",
)

# What is said where there is no file, and the way on.
SAID = {
    "check/check-0-csv.csv?lang=ja&own=check-visit:0a": (
        'lang="ja"',
        "選択し直してください",
        'href="../../check?lang=ja"',
    ),
    "site_visits/a/b.csv?country=LAO": (
        'lang="en"',
        "take the file from there",
        'href="../../../site-visits?country=LAO"',
    ),
    "nothing/a.csv": ("take the file from there", 'href="../../"'),
}


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def links_of(visitor: Visitor) -> list[str]:
    return [link[2:] for link in map(unescape, re.findall('"(\\./files/[^"]*)"', visitor.html))]


def fetched(address: str, links: list[str]) -> dict[str, Answer]:
    return {link: ask(address, f"/{link}") for link in links}


def test_links_outlive_the_server(tmp_path: Path, data: DataFolder) -> None:
    before: dict[str, Answer] = {}
    with running(tmp_path / "log", data.folder) as (address, _):
        port = int(address.rpartition(":")[2])
        for page, query in PAGES.items():
            with visiting(address, page, query) as visitor:
                links = links_of(visitor)
                before |= fetched(address, links if page != "reports" else links[:2])
    assert {answer.status for answer in before.values()} == {200}
    with running(tmp_path / "log", data.folder, port) as (address, _):
        after = fetched(address, [*before])
        for link, answer in after.items():
            assert answer.status == 200, link
            assert answer.body == before[link].body, link
            kept_as = answer.headers.get("content-disposition")
            assert kept_as == before[link].headers.get("content-disposition")
        link = next(link for link in before if "site_visits/site_visits.csv" in link)
        data.edit("record/sites.csv", "karato", "Karato Market", "Karato Fish Market")
        answer = ask(address, f"/{link}")
        assert answer.status == 200
        assert answer.body != before[link].body
        assert answer.body == before[link].body.replace(b"Karato Market", b"Karato Fish Market")
        for path in HOSTILE:
            _is_calm(ask(address, f"/{path.replace(' ', '%20')}"), path)
        for link, said in SAID.items():
            answer = ask(address, f"/files/{link}")
            assert answer.status == 404
            assert all(part in answer.body.decode() for part in said)
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def _is_calm(answer: Answer, path: str) -> None:
    said = answer.body.decode()
    assert answer.status in (200, 301, 400, 404), path
    assert "Traceback" not in said
    assert "<script>alert" not in said
    assert "set-cookie" not in answer.headers
    if path.startswith("files/") and answer.status == 404:
        assert "<h1>" in said, path
