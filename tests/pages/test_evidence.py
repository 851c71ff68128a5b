"""A number opens the rows behind it, which add up to it, each under the words of its source."""

import csv
import re
from html import unescape

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page, content_of, html_of, links_in, plain

NINE = ["Cambodia", "India", "Indonesia", "Laos", "Malaysia", "Myanmar", "Philippines"]
NINE += ["Sri Lanka", "Thailand"]


def rows_of(html: str) -> list[tuple[str, int, str]]:
    """Return what each row of the evidence is, what it adds, and the words of its source."""
    rows, says = [], ""
    for line in re.findall(r"<tr>(.*?)</tr>", re.sub(r"<tfoot>.*", "", html), re.DOTALL):
        if quoted := re.search(r"<blockquote>(.*?)</blockquote>", line):
            says = unescape(quoted[1])
        elif number := re.findall(r"<td>([\d,]+)</td>", line):
            rows.append((plain(line).split()[0], int(number[-1]), says))
    return rows


def test_nine_of_twelve_opens_nine_rows_with_the_words_of_their_source():
    page = Page("home").open()

    page.follow(links_in(page.html)["Nine of twelve"])

    assert page.address == {"cell": "coverage:sg-fy2019"}
    assert "add up to 9 countries" in page.panel.text
    assert "Not present: Brunei, Singapore and Viet Nam." in page.panel.text
    rows = rows_of(page.panel.html)
    assert len(rows) == 9
    assert sum(number for _, number, _ in rows) == 9
    assert all("a total of 9 members representing countries" in says for _, _, says in rows)
    assert {country for country in NINE if country in page.panel.links} == {*NINE}
    assert page.panel.text.count("implied by the source") == 9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["record", "demo"])
def test_every_number_of_home_opens_rows_that_add_up_to_it(language, data):
    page = Page("home", lang=language, data=data).open()
    (headline,) = re.findall("<h1>.*?</h1>", page.html)
    drawn = links_in(headline + page.section("totals"))
    links = {words: link for words, link in drawn.items() if "cell=" in link}
    assert len(links) >= 4

    for words, link in links.items():
        page.follow(link)
        spelled = {"Nine of twelve": "9", "Eleven of twelve": "11", "Ten of twelve": "10"}
        numbers = [int(found) for found in re.findall(r"\d+", spelled.get(words, words))]
        rows = rows_of(page.panel.html)
        total = sum(number for _, number, _ in rows)
        # Of "9 of 12 countries" the first or, in Japanese, the second is the number. The rows of
        # a range are those documented.
        assert total in numbers or total <= min(numbers), words
        assert all(says for _, _, says in rows)
        assert "blockquote" in page.panel.html


@pytest.mark.parametrize("name", ["home", "participation", "seminar"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_a_number_opens_rows(name, language):
    page = Page(name, lang=language, seminar="sg-fy2019").open()
    drawn = "".join(html_of(html) for html in page.app.html)
    keys = re.findall(r'href="([^"]*cell=[a-z]+:[^"]*)"', drawn)
    assert len(keys) >= 3

    for link in keys:
        page.follow(link)
        assert "blockquote" in page.panel.html, link


def test_a_cell_says_its_state_and_why():
    page = Page("participation", cell="BRN:sg-fy2019").open()
    assert "not present" in page.panel.text
    assert "it is not on the list" in page.panel.text
    assert "a total of 9 members" in page.panel.text
    assert page.panel.links["Brunei"] == "country?country=BRN"
    assert page.panel.links["FY2019 · Shimonoseki"] == "seminar?seminar=sg-fy2019"

    page = Page("participation", cell="THA:sg-fy2018", lang="ja").open()
    assert "記録なし" in page.panel.text
    assert "不参加という意味ではありません" in page.panel.text


def test_every_cell_of_the_matrix_opens():
    page = Page("participation").open()
    cells = re.findall(r'<a href="([^"]*)" class="kz-cell', page.cards["coverage_strip"].html)
    assert len(cells) == 12 * 6  # a year without a seminar has nothing to open

    for link in cells[::7]:
        page.follow(link)
        assert "blockquote" in page.panel.html


def test_junk_opens_nothing_and_leaves_the_address():
    for junk in ("coverage:sg-fy1999", "nonsense", "LAO", "totals:all"):
        page = Page("participation", cell=junk, year="2019").open()
        assert not page.panels
        assert page.address == {"year": "2019"}


def test_opening_evidence_leaves_the_page_beneath_as_it_is():
    closed = Page("participation").open()
    opened = Page("participation", cell="totals:delegates").open()

    assert opened.text == closed.text
    assert opened.panels


def test_the_evidence_follows_the_filters():
    page = Page("participation", year="2019", cell="totals:participants").open()

    assert [number for _, number, _ in rows_of(page.panel.html)] == [9]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evidence_can_be_downloaded(language):
    page = Page("home", lang=language, cell="coverage:sg-fy2019").open()
    words = words_in(language)
    text = content_of(page.panel.files["evidence.csv"]).decode("utf-8-sig")
    lines = list(csv.reader(text.splitlines()))
    head, *rows = lines[lines.index([]) + 1 :]

    assert words.text("column-says") in head
    assert len(rows) == sum(int(row[head.index(words.text("column-countries"))]) for row in rows)
    assert len(rows) == 9
    assert all("a total of 9 members" in row[head.index(words.text("column-says"))] for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_of_a_theme_opens_what_says_that_the_country_came(language):
    page = Page("themes", lang=language).open()
    years = re.findall(r'href="([^"]*cell=LAO:[^"]*)" aria-label="([^"]*)"', page.html)
    assert years

    for link, said in years:
        page.follow(link)
        laos = {"en": "Laos", "ja": "ラオス"}[language]
        assert laos in said
        assert laos in page.panel.text
        assert words_in(language).text("state-attended") in page.panel.text
