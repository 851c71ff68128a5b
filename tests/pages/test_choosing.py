"""The reader's choice: filters, chips, links and languages, and what each of them changes."""

import csv
import io
import re
from typing import Any

import pytest

from analysis.intake.results.reading import read
from analysis.words.catalogue import words_in
from pages.all_pages import FRONT, PATHS
from tests.pages.page import Page, content_of, links_in, plain, seen

EN = words_in("en")
# Pages without chips, and those without tables of their own.
UNFILTERED = {
    *("home", "country", "countries", "hosts", "plan", "search", "seminar", "check", "reports"),
    "about",
}
NO_TABLES = {"search", "check", "reports", "seminars"}
JUNK: dict[str, Any] = {
    "office": "atlantis",
    "year": ["abc", "1066", "-1", "2019.5", ""],
    "country": ["XXX", "-khm", "<b>", "🦊"],
    "theme": ["nope", "' or 1=1"],
    "lang": "fr",
    "data": "secret",
    "site": "nowhere",
    "seminar": "never",
    "unknown": "parameter",
}


def chips(page: Page) -> str:
    (html,) = re.findall('<div class="kz-chosen">(.*?)</div>', page.html)
    return plain(html)


# Filters and the address ------------------------------------------------------------------------


def test_a_filter_is_written_into_the_address_and_counted():
    page = Page("participation").open()
    assert "6 of 6 seminars" in chips(page)

    page.choose_years(2018, 2021)

    assert page.address == {"year": "2018..2021"}
    assert "3 of 6 seminars" in chips(page)
    years = {"FY2018", "FY2019", "FY2021"}
    assert set(page.show_tables().cards["coverage_strip"].table["Fiscal year"]) == years


def test_each_filter_has_its_parameter():
    page = Page("participation").open()
    page.choose("countries", "KHM").choose("themes", "multiculturalism")
    assert page.address == {"country": "KHM", "theme": "multiculturalism"}

    page.choose("countries", "KHM", "LKA").choose_office("all")

    assert page.address == {
        "office": "all",
        "country": ["KHM", "LKA"],
        "theme": "multiculturalism",
    }


def test_a_link_restores_the_widgets_and_the_figures():
    page = Page("participation").open().choose_years(2018, 2019).choose("countries", "KHM")

    copied = Page("participation", **page.address).open()

    assert copied.widget("select_slider", "filter-fiscal_years").value == (2018, 2019)
    assert copied.widget("multiselect", "filter-countries").value == ["KHM"]
    assert copied.text == page.text


def test_a_chip_takes_back_one_value_and_reset_all():
    page = Page("participation", year=["2017", "2018..2019"], country=["KHM", "BRN"]).open()
    words = chips(page)
    assert [name in words for name in ("FY2017–FY2019", "Cambodia", "Brunei")] == [True] * 3

    page.take_back("year=2017..2019")

    assert page.address == {"country": ["KHM", "BRN"]}
    assert "FY2017" not in chips(page)
    assert page.widget("select_slider", "filter-fiscal_years").value == (2007, 2022)

    page.take_back("country=BRN").reset()

    assert page.address == {}
    assert page.text == Page("participation").open().text
    assert "kz-reset" not in page.html


def test_reset_keeps_office_data_and_language():
    page = Page("participation", office="all", data="demo", lang="ja", year="2018").open()

    page.reset()

    assert page.address == {"office": "all", "data": "demo", "lang": "ja"}


def test_a_choice_follows_to_another_page_of_the_menu():
    page = Page("participation", lang="ja").open().choose_years(2019, 2019)

    page.go_to("themes")

    assert page.title == words_in("ja").text("page-themes")
    assert page.address == {"lang": "ja", "year": "2019"}
    assert "2019年度" in chips(page)


def test_a_link_without_parameters_is_the_default_even_after_a_choice():
    """The menu carries a choice along; a link that a reader opens anew does not."""
    page = Page("themes", year="2019").open()

    fresh = Page("themes").open()

    assert page.address == {"year": "2019"}
    assert fresh.address == {}


def test_themes_leave_out_what_is_not_documented_and_say_so():
    page = Page("participation", theme="multiculturalism").open()

    assert "1 of 6 seminars · 2 seminars whose themes are not documented are left out" in chips(
        page
    )


# Languages and data sets ------------------------------------------------------------------------


@pytest.mark.parametrize("name", PATHS)
def test_switching_the_language_keeps_everything_else(name):
    chosen = {"year": "2019", "country": "KHM", "theme": "tourism-promotion"}
    page = Page(name, office="all", **({} if name == FRONT.name else chosen)).open()
    before, title = page.address, page.title

    page.speak("ja")

    assert page.address == {"lang": "ja", **before}
    assert page.opened == name
    if name not in UNFILTERED:
        assert words_in("ja").fiscal_year(2019) in chips(page)

    page.speak("en")

    assert page.address == before
    assert page.title == title


def test_the_ribbon_of_invented_data_leads_to_the_record_with_the_choice():
    page = Page("site_visits", data="demo", year="2019", site="karato-market").open()
    assert "invented" in plain(page.ribbon)

    page.leave_demo()

    assert page.address == {"year": "2019"}
    assert not page.ribbon


def test_the_way_to_a_complete_record_leads_to_invented_data_and_back():
    page = Page("home", lang="ja").open()
    (link,) = {link for link in links_in(page.section("lists")).values() if "data=demo" in link}

    page.follow(link)

    assert page.address == {"data": "demo", "lang": "ja"}
    assert "架空" in page.ribbon
    assert page.leave_demo().address == {"lang": "ja"}


@pytest.mark.parametrize("name", PATHS)
def test_junk_in_the_address_is_told_and_changes_nothing_else(name):
    # A seminar that is not known is not found: tests/pages/test_link_line.py.
    page = Page(
        name, **{parameter: JUNK[parameter] for parameter in JUNK if parameter != "seminar"}
    )

    assert without_link_line(page.open()) == seen(name).text.split()
    assert not page.app.error


def without_link_line(page: Page) -> list[str]:
    (line,) = re.findall('<p class="kz-note" role="status">(.*?)</p>', page.html)
    return page.text.replace(plain(line).strip(), "", 1).split()


def test_of_a_link_half_understood_the_rest_is_kept():
    page = Page("themes", year=["2019", "abc"], country=["KHM", "XXX"], lang=["fr", "ja"]).open()

    expected = Page("themes", year="2019", country="KHM", lang="ja").open().text
    assert without_link_line(page) == expected.split()


# What a filter does not reach -------------------------------------------------------------------

DEAF_TO_COUNTRIES = {
    "what_we_know": {"completeness", "settle"},
    "participation": set(),
    "themes": {"themes_by_year", "seminars_by_theme", "wordings"},
    "site_visits": set(),
}
NOTE = "This figure does not change with the filter Countries."


@pytest.mark.parametrize("data", ["record", "demo"])
@pytest.mark.parametrize("name", DEAF_TO_COUNTRIES)
def test_a_card_that_says_so_does_not_change_with_the_countries_and_others_do(name, data):
    everyone = Page(name, data=data).open().show_tables()
    # It is documented of no seminar with known sites in the record that Brunei came.
    one = Page(name, data=data, country="BRN").open().show_tables()

    deaf = {card for card in one.cards if NOTE in one.cards[card].text}
    assert deaf == DEAF_TO_COUNTRIES[name]
    assert not [card for card in everyone.cards if NOTE in everyone.cards[card].text]
    for card in deaf:
        assert one.cards[card].figure == everyone.cards[card].figure, card
        assert one.cards[card].sentence == everyone.cards[card].sentence, card
    for card in set(one.cards) - deaf - {"events"}:
        assert one.cards[card].figure != everyone.cards[card].figure, card


def test_no_card_is_deaf_to_years_and_themes():
    for name in DEAF_TO_COUNTRIES:
        page = Page(name, data="demo", year=["2018", "2019"], theme="disaster-prevention").open()
        assert not [card for card in page.cards if "does not change" in page.cards[card].text]


# Downloads --------------------------------------------------------------------------------------


def tables_of(page: Page) -> dict[str, bytes]:
    """Return what each card offers as CSV, by card."""
    return {
        name.removesuffix(".csv"): content_of(download_link)
        for name, download_link in page.files.items()
        if name.endswith(".csv")
    }


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Kizuna: Who came, seminar by seminar",
                "Data set: Demo",
                (
                    "Filters: Office: J.CLAIR Singapore; Fiscal years: FY2018–FY2019; "
                    "Countries: Cambodia; Themes: All"
                ),
                "Source: invented demonstration data.",
            ],
        ),
        (
            "ja",
            [
                "Kizuna：各回の参加国",
                "データ：デモ",
                (
                    "絞り込み：事務所：シンガポール事務所／年度：2018年度～2019年度／"
                    "国：カンボジア／テーマ：全て"
                ),
                "出典：架空のデモ用データ。",
            ],
        ),
    ],
)
def test_a_download_is_the_table_below_what_was_chosen(language, lines):
    page = Page(
        "participation", data="demo", lang=language, year=["2018", "2019"], country="KHM"
    ).with_tables("coverage_strip")

    content = tables_of(page)["coverage_strip"]

    assert content.startswith("\N{BOM}".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[: len(lines)]] == lines
    assert rows[len(lines)] == []
    table = page.cards["coverage_strip"].table
    assert rows[len(lines) + 1] == list(table.columns)
    assert rows[len(lines) + 2 :] == table.astype(str).to_numpy().tolist()


def test_downloads_of_a_link_with_junk_are_those_without():
    expected = tables_of(Page("site_visits").open())

    assert tables_of(Page("site_visits", **JUNK).open()) == expected


@pytest.mark.parametrize("name", [name for name in PATHS if name not in NO_TABLES])
def test_every_download_names_its_data_set(name):
    for data, said in (("record", "Data set: Record"), ("demo", "Data set: Demo")):
        tables = tables_of(Page(name, data=data, country="LAO").open())

        assert tables
        for card, content in tables.items():
            assert said in content.decode("utf-8-sig"), card


@pytest.mark.parametrize("name", ["home", "participation", "seminar", "about"])
def test_a_figure_that_is_dropped_in_is_refused_and_a_table_is_not(name, record):
    """Rows that were counted are no rows to add, though their headings are alike."""
    tables = tables_of(Page(name, seminar="sg-fy2019").open())

    for card, content in tables.items():
        result = read(f"{card}.csv", content, record)
        assert result.is_accepted == (card == "dictionary"), card
        assert result.rows == result.accepted + result.refused + result.blank
