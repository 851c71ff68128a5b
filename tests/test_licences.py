"""Each file of the data says under which licence it stands, and the texts come with it."""

import csv
import re
from pathlib import Path

import pytest

from tests.code import ROOT

DATA = ROOT / "data"
THIRD_PARTY = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
SITES = DATA / "record" / "sites.csv"


def licence_rows(text: str) -> dict[str, str]:
    """Return the rows of Markdown tables by the files that they name."""
    rows = (line for line in text.splitlines() if line.startswith("| "))
    return {name: row for row in rows for name in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize(
    "folder", ["basemap", "fonts", "fonts/screen", "kanji", "places", "slides"]
)
def test_each_file_has_a_row_with_its_source(folder: str) -> None:
    licences = {"LICENSE", "COPYING", "COPYING.LESSER", "OFL.txt"}
    own = licences | {"README.md", "make.py", "letters.json"}
    files = {path.name for path in (DATA / folder).iterdir() if path.is_file()} - own
    text = (DATA / folder / "README.md").read_text(encoding="utf-8")
    named = set(licence_rows(text)) | set(re.findall(r"`([^`]+)`", text))
    assert files
    assert files - named == set()


def test_each_folder_of_the_data_has_a_licence() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    licences = text.partition("## Licences and credits")[2].partition("\n## ")[0]
    folders = {path.name for path in DATA.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert {name for name in folders if f"{name}/" not in licences} == set()


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("data/basemap/COPYING.LESSER", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("data/basemap/COPYING", "GNU GENERAL PUBLIC LICENSE"),
        ("data/fonts/OFL.txt", "SIL OPEN FONT LICENSE"),
        ("data/fonts/screen/LICENSE", "APACHE LICENSE"),
        ("data/slides/LICENSE", "THE MIT LICENSE"),
        ("LICENSE", "MIT License"),
    ],
)
def test_the_texts_of_the_licences_are_there_and_linked(file: str, title: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert title in text[:400].upper() or title in text[:400]
    assert f"]({file})" in THIRD_PARTY
    assert "Version 3" in text or "COPYING" not in file


def test_what_the_basemap_takes_from_gshhg_is_under_its_licence() -> None:
    rows = licence_rows((DATA / "basemap" / "README.md").read_text(encoding="utf-8"))
    taken = {name for name, row in rows.items() if "GSHHG" in row or "as above | LGPL" in row}
    assert {name for name in taken if "LGPL-3.0-or-later" not in rows[name]} == set()
    assert {"japan.geojson", "lakes.geojson"} <= taken


def shared_alike(path: Path) -> set[str]:
    """Return the sites whose position comes from where it must be shared alike."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["name_en"]
            for row in csv.DictReader(file)
            if re.search(r"Wikipedia|ウィキペディア", row["note_en"] + row["note_ja"])
        }


def test_positions_under_another_licence_are_marked_in_their_rows() -> None:
    with SITES.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["name_en"]: row for row in csv.DictReader(file)}
    marked = {
        name
        for name, row in rows.items()
        if "CC BY-SA" in row["note_en"] and "CC BY-SA" in row["note_ja"]
    }
    text = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())
    assert marked == shared_alike(SITES)
    listed = text.partition("Wikipedia (CC BY-SA, said in the note of each row): ")[2]
    assert {*listed.partition(" - ")[0].split(", ")} == marked


@pytest.mark.parametrize("path", sorted(DATA.glob("*/*.csv")), ids=lambda path: path.stem)
def test_no_other_table_holds_what_must_be_shared_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert path == SITES or not re.search(r"CC[ -]BY-SA|Wikipedia|ウィキペディア", text)
