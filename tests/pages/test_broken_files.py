"""A broken file never takes a page down: the page says what to correct, and the rest still works.

Nor do names that look like Markdown or HTML: they are shown as they stand in the file.
"""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1.element_tree import Element

from analysis.contract.schema import DATA_SET_TABLES, REFERENCE_TABLES, SOURCES
from analysis.loading.dataset import RECORD, REFERENCE
from analysis.saving.store import FolderStore
from pages.all_pages import PATHS
from pages.cards.reports import KINDS as REPORTS
from pages.components.html import literal
from pages.session import data
from tests.data_folder import DataFolder
from tests.pages import page as reading
from tests.pages.page import Page, content_of

FILES = [
    *(f"{RECORD}/{table.name}.csv" for table in DATA_SET_TABLES),
    *(f"{REFERENCE}/{table.name}.csv" for table in REFERENCE_TABLES if table is not SOURCES),
]
# Live in Markdown, HTML and Plotly's pseudo-HTML all at once.
HOSTILE = (
    "**bold** <img src=x onerror=alert(1)> [link](http://evil.example) :smile: $x$ `code` &lt;"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Have the pages read a copy of the files that a test may break."""
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    return DataFolder(tmp_path)


def test_a_broken_row_is_pointed_to_on_every_page_and_explained_on_one(folder):
    line = folder.edit("record/delegates.csv", "sg-fy2019,LAO", "LAO", "Loas")

    for name in PATHS:
        (notice,) = Page(name, office="all").open().app.error
        assert notice.value.startswith("One entry in the data files needs correction")
        assert "(about?office=all)" in notice.value
    problems = Page("about").open().cards["problems"].text
    assert f"record/delegates.csv, line {line}, column country: “Loas” is not known." in problems
    assert "Did you mean LAO (Laos)?" in problems


def test_a_country_whose_row_waits_for_correction_is_not_called_absent(folder):
    folder.edit("record/delegates.csv", "sg-fy2019,LAO", "LAO", "Loas")

    said = Page("seminar", seminar="sg-fy2019").open().cards["seminar_delegates"].sentence
    assert "between 8 and 9 of 12 countries" in said.lower()
    assert "8 are documented; the country of 1 further participant is not." in said
    assert "Not present" not in said
    # No list is complete any more: Home speaks of the latest seminar that was held.
    home = Page("home").open()
    assert "Koriyama" in home.title
    assert "not there" not in home.text


def test_a_corrected_file_shows_on_the_next_run(folder):
    text = folder.text("record/delegates.csv")
    folder.write("record/delegates.csv", "")
    page = Page("home").open()
    assert page.app.error
    assert "Shimonoseki" not in page.title

    folder.write("record/delegates.csv", text)
    page.open()

    assert not page.app.error
    assert page.title == "Nine of twelve countries came to Shimonoseki."


# Between them they read every table.
@pytest.mark.parametrize("file", FILES)
def test_without_a_file_pages_still_open(file, folder):
    folder.path(file).unlink()

    for name in ("home", "what_we_know", "seminar"):
        page = Page(name, office="all", site="karato-market").open()
        assert page.app.error, name
        assert not re.search(r"\b(nan|None|NaT)\b|<NA>", page.text), name


def test_without_any_file_every_page_says_so(folder):
    for file in FILES:
        folder.path(file).unlink()

    for name in PATHS:
        page = Page(name).open()
        assert page.title
        assert page.app.info
    for kind in REPORTS:
        assert Page("reports", report=kind, country="LAO").open().cards == {}


@pytest.fixture
def hostile(folder: DataFolder) -> DataFolder:
    """Put a hostile name in the place of a country, theme, host, site, wording, title and note."""
    folder.edit("reference/countries.csv", "KHM", "Cambodia", HOSTILE)
    folder.edit("reference/themes.csv", "tourism-promotion", "Tourism promotion", HOSTILE)
    folder.edit("reference/offices.csv", "sg", "J.CLAIR Singapore", HOSTILE)
    folder.edit("record/hosts.csv", "sg-fy2019", "Shimonoseki", HOSTILE)
    folder.edit("record/sites.csv", "karato-market", "Karato Market", HOSTILE)
    folder.edit("record/programme.csv", "sg-fy2019,16", "Visit to Karato Market", HOSTILE)
    folder.edit("record/seminar_themes.csv", "sg-fy2019", "Tourism Promotion", HOSTILE)
    folder.edit("record/seminars.csv", "sg-fy2019", "The report speaks of", HOSTILE)
    folder.edit("record/sources.csv", "clair-singapore-2019", "from 15 ~ 21 December", HOSTILE)
    return folder


@pytest.mark.parametrize("name", PATHS)
def test_hostile_names_are_shown_as_they_stand(name, hostile):
    page = Page(
        name,
        year="2019",
        country="KHM",
        theme="tourism-promotion",
        seminar="sg-fy2019",
        site="karato-market",
    ).open()
    page.show_tables()

    # Its stars look odd in a name, which hinders nothing.
    assert {problem.severity for problem in hostile.load().problems} <= {"warning"}
    # Once in the filters at the least, where there are any; a drawn name may be broken into lines.
    times = page.text.count(HOSTILE) + page.text.count(HOSTILE[:12])
    assert times > 1 or name in ("check", "search")
    for element in page.elements:
        for text in live_texts(element):
            assert "<img src=x" not in text, element
    for element in page.elements:
        if element.type in ("markdown", "caption", "subheader", "header", "button", "alert"):
            shown = getattr(element, "value", "")
            said = [part for part in (shown, getattr(element.proto, "label", "")) if part]
            for text in said:
                assert "](http" not in str(text), element
                assert "**bold**" not in str(text), element


def live_texts(element: Element) -> list[str]:
    """Return the texts of an element that the browser reads as HTML."""
    if element.type == "html":
        return [reading.html_of(element)]
    if element.type == reading.CHART:
        return [json.dumps(reading.chart_of(element))]
    return []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Plain", "Plain"),
        ("*a* _b_", r"\*a\* \_b\_"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("1. First", r"1\. First"),
        ("# Head", r"\# Head"),
        ("a|b ~c~ `d`", r"a\|b \~c\~ \`d\`"),
        ("<b> &amp; $x$", r"\<b\> \&amp; \$x\$"),
        (":smile: :red[x]", ":\u2060smile: :\u2060red\\[x\\]"),
        ("back\\slash", r"back\\slash"),
        ("日本語（下関市）", "日本語（下関市）"),
    ],
)
def test_literal_by_hand(name, written):
    assert literal(name) == written
    assert reading.literal(written) == name


def test_letters_that_print_lacks_are_named_beside_what_shows_them_as_signs(folder):
    folder.edit("record/hosts.csv", "sg-fy2019", "Shimonoseki", "Jawa ꦲ")

    said = "One letter is in none of the fonts of print; 〓 stands in its place: ꦲ (U+A9B2)."
    report = Page("reports", report="seminar", seminar="sg-fy2019").open()
    assert f"In the PDF: {said}" in report.text
    week = Page("home").open().cards["seminar_map"]
    assert f"In the PNG: {said}" in week.text
    assert "〓" not in week.files["seminar_map.svg"].made()
    assert content_of(week.files["seminar_map.png"]).startswith(b"\x89PNG")


def test_where_print_has_every_letter_no_sign_is_spoken_of(folder):
    folder.edit("record/hosts.csv", "sg-fy2019", "Shimonoseki", "ខ្មែរ 鷗")

    assert "〓" not in Page("reports", report="seminar", seminar="sg-fy2019").open().text
    assert "〓" not in Page("home").open().text
