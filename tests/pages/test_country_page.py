"""The page of a country: its choice, its links, and every card as its summary says."""

import re
from html import unescape

import pytest

from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.country import attendance_of_country, places_seen
from analysis.summaries.programme.themes import theme_exposure
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.labels import country_names, seminar_labels, theme_names
from tests.pages.page import Page, plain
from tests.pages.test_every_page import LEAKS, SHARES_AND_TRENDS

FIGURES = ["country_seminars", "country_delegates", "country_themes", "country_places"]


@pytest.fixture(
    params=[f"{d}-{c}-{la}" for d, c in (("record", "LAO"), ("demo", "LKA")) for la in LANGUAGES]
)
def choice(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    data, country, language = request.param.split("-")
    return data, country, language


def opened(choice: tuple[str, str, str]) -> Page:
    data, country, language = choice
    return Page("country", data=data, country=country, lang=language).with_tables(*FIGURES)


def test_without_a_country_each_is_a_link():
    page = Page("country").open()
    links = re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', page.cards["countries"].html)

    assert ("country?country=LAO", "Laos") in links
    assert len(links) == 12
    assert "no attendance documented" in page.cards["countries"].text


def test_the_first_country_of_the_filter_is_open():
    page = Page("country", country=["THA", "LAO"]).open()
    assert page.block("country-title").title == "Thailand"


def test_choosing_a_country_writes_the_address():
    page = Page("country", country="LAO", year="2019").open()
    page.app.selectbox(key="open-country").set_value("THA")
    page.open()
    assert page.address == {"country": "THA", "year": "2019"}
    assert page.block("country-title").title == "Thailand"

    page.app.selectbox(key="open-country").set_value(None)
    page.open()
    assert page.address == {"year": "2019"}
    assert list(page.cards) == ["countries"]


def test_every_card_is_there(choice):
    page = opened(choice)
    words = words_in(choice[2])
    cards = [name for name in page.cards if page.cards[name].has_tools]
    assert sorted(cards) == sorted(FIGURES)
    for name in FIGURES:
        card = page.cards[name]
        assert words.text(f"card-{name}.rule") in card.footnote
        assert card.figure
    assert not LEAKS.findall(page.text)
    assert not SHARES_AND_TRENDS.findall(page.text)


def test_the_strip_draws_its_table(choice, request):
    data, country, language = choice
    words, dataset = words_in(language), request.getfixturevalue(data)
    rows = attendance_of_country(filter_dataset(dataset, Selection()), country)
    card = opened(choice).cards["country_seminars"]
    links = re.findall(
        r'kz-strip-(\w+)"><span class="kz-year"><a href="[^"]*seminar=([\w-]+)"', card.html
    )
    states = dict(zip(rows["seminar_id"], rows["state"], strict=True))

    assert {seminar: state for state, seminar in links} == states
    labels = seminar_labels(dataset, words)
    listed = card.table[[words.text("column-seminar_id"), words.text("column-state")]]
    assert listed.to_numpy().tolist() == [
        [labels[seminar], words.text(f"state-{state}")] for seminar, state in states.items()
    ]


def test_the_columns_draw_their_table(choice, request):
    data, _, language = choice
    words, dataset = words_in(language), request.getfixturevalue(data)
    card = opened(choice).cards["country_delegates"]
    labels = seminar_labels(dataset, words)
    (bars, *_) = card.traces

    drawn = [
        [labels[seminar], people]
        for (_, seminar), people in zip(bars["customdata"], bars["y"], strict=True)
    ]
    columns = [words.text("column-seminar_id"), words.text("column-delegates")]
    assert drawn == card.table[columns].to_numpy().tolist()
    assert drawn


def test_the_themes_draw_their_table(choice, request):
    data, country, language = choice
    words, dataset = words_in(language), request.getfixturevalue(data)
    card = opened(choice).cards["country_themes"]
    names = theme_names(dataset, words)
    drawn = {
        unescape(theme): plain(said).strip()
        for said, group in re.findall(r"<dt>(.*?)</dt><dd><ul>(.*?)</ul></dd>", card.html)
        for theme in re.findall(r"theme=[^>]*>(.*?)</a>", group)
    }
    rows = theme_exposure(filter_dataset(dataset, Selection(countries=(country,))))

    assert drawn == {
        names[theme]: words.text(f"exposure-{exposure}")
        for theme, exposure in zip(rows["theme_id"], rows["exposure"], strict=True)
    }
    assert len(card.table) == len(drawn)


def test_sites_are_links(choice, request):
    data, country, _ = choice
    dataset = request.getfixturevalue(data)
    card = opened(choice).cards["country_places"]
    links = re.findall(r"[?;]site=([\w-]+)\"", card.html)
    rows = places_seen(filter_dataset(dataset, Selection()), country)

    assert sorted(links) == sorted(rows["site_id"].dropna())
    assert "site-visits?" in card.html


def test_a_country_with_nothing_documented_says_so():
    page = Page("country", country="BRN").open()

    assert "No attendance is documented at the 5 seminars held" in page.text
    assert page.cards["country_delegates"].sentence == "No delegate of this country is documented."
    assert page.cards["country_places"].sentence == "No stay in Japan is documented."
    assert not page.cards["country_places"].has_tools
    assert "Never met" not in page.cards["country_seminars"].text
    assert "Tourism promotion" in page.cards["country_themes"].text


@pytest.mark.parametrize("office", ["sg", "all", "paris"])
def test_a_country_is_shown_within_an_office_that_covers_it(office):
    page = Page("country", country="FRA", office=office).open()
    assert "Within CLAIR Paris, all fiscal years." in page.block("country-title").text


def test_years_and_themes_change_nothing_and_the_cards_say_so():
    page = Page("country", country="LAO").open()
    filtered = Page("country", country="LAO", year="2019", theme="tourism-promotion").open()

    for name in FIGURES:
        assert filtered.cards[name].sentence == page.cards[name].sentence
        assert "This figure does not change" in filtered.cards[name].footnote


def test_a_country_of_no_office_is_no_dead_end(record):
    nowhere = {"CHN", "KOR", "USA"} & set(country_names(record, words_in("en")))
    for country in nowhere:
        page = Page("country", country=country).open()
        assert not LEAKS.findall(page.text)


def test_names_of_countries_in_the_matrix_lead_here():
    html = unescape(Page("participation", year="2019").open().cards["coverage_strip"].html)
    assert 'href="country?year=2019&country=LAO"' in html


def test_names_of_countries_of_a_seminar_lead_here():
    html = Page("seminar", seminar="sg-fy2018").open().cards["seminar_delegates"].html
    assert 'href="country?country=LAO"' in html
    assert "not documented" in html
