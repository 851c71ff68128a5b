"""The page of a country: its choice, its links, and every card as its summary says."""

import re
from html import unescape

import pytest

from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.country import (
    attendance_of_country,
    places_seen,
    themes_of_country,
)
from analysis.words.catalogue import LANGUAGES, country_names, seminar_labels, theme_names, words_in
from tests.pages.page import Page
from tests.pages.test_every_page import LEAKS, SHARES_AND_TRENDS

FIGURES = ["country_seminars", "country_places", "country_themes"]


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
    assert page.title == "Thailand タイ"


def test_choosing_a_country_writes_the_address():
    page = Page("country", country="LAO", year="2019").open()
    page.app.selectbox(key="open-country").set_value("THA")
    page.open()
    assert page.address == {"country": "THA", "year": "2019"}
    assert page.title == "Thailand タイ"

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
    data, country, language = choice
    text = Page("country", data=data, country=country, lang=language).open().text
    assert not LEAKS.findall(text)
    assert not SHARES_AND_TRENDS.findall(text)


def test_the_strip_draws_its_table(choice, request):
    data, country, language = choice
    words, dataset = words_in(language), request.getfixturevalue(data)
    rows = attendance_of_country(filter_dataset(dataset, Selection()), country)
    card = opened(choice).cards["country_seminars"]
    links = re.findall(r'kz-strip-(\w+)"><a href="[^"]*seminar=([\w-]+)"', card.html)
    states = dict(zip(rows["seminar_id"], rows["state"], strict=True))

    kinds = dict(zip(rows["seminar_id"], rows["status"], strict=True))
    assert {seminar: state for state, seminar in links} == {
        seminar: "announced" if kinds[seminar] == "announced" else state
        for seminar, state in states.items()
    }
    people = re.findall(r'kz-strip-attended">.*?kz-mark" aria-hidden="true">(\d+)<', card.html)
    assert sum(map(int, people)) == rows["delegates"].sum()
    labels = seminar_labels(dataset, words)
    listed = card.table[[words.text("column-seminar_id"), words.text("column-state")]]
    assert listed.to_numpy().tolist() == [
        [labels[seminar], words.text(f"state-{state}")] for seminar, state in states.items()
    ]


def test_the_chips_are_all_themes_each_met_never_met_or_not_documented(choice, request):
    data, country, language = choice
    words, dataset = words_in(language), request.getfixturevalue(data)
    card = opened(choice).cards["country_themes"]
    chips = re.findall(
        r'<a href="[^"]*theme=([\w-]+)"[^>]*class="kz-theme kz-(\w+)"[^>]*>(.*?)</a>', card.html
    )
    rows = themes_of_country(
        filter_dataset(dataset, Selection(countries=(country,))), country
    ).set_index("theme_id")

    assert sorted(theme for theme, _, _ in chips) == sorted(dataset.themes["theme_id"])
    kinds = {"met": {"met"}, "hatched": {"not_documented"}, "new": {"never_met", "not_eligible"}}
    for theme, kind, shown in chips:
        row = rows.loc[theme]
        assert row["exposure"] in kinds[kind]
        assert words.text(f"exposure-{row['exposure']}") in shown
        ids = row["seminar_ids"] or row["undocumented_seminar_ids"]
        assert len(re.findall(r"> ’\d\d<", shown)) == len(ids.split(", ") if ids else [])
    names = theme_names(dataset, words)
    assert sorted(card.table[words.text("column-theme_id")]) == sorted(names.values())


def test_the_ways_lead_round_all_countries_of_the_office():
    page, seen = Page("country", country="LAO", data="demo").open(), []
    while page.title not in seen:
        seen.append(page.title)
        (after,) = re.findall(r'<a href="([^"]*)"[^>]*class="kz-after"', page.html)
        page.follow(after)

    assert page.title == "Laos ラオス"
    assert (
        sorted(seen)
        == seen[seen.index("Brunei ブルネイ") :] + seen[: seen.index("Brunei ブルネイ")]
    )
    assert len(seen) == 12
    (before,) = re.findall(r'<a href="([^"]*)"[^>]*class="kz-before"', page.html)
    assert page.follow(before).title == seen[-1]


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
    assert "No delegate of this country is documented." in page.cards["country_seminars"].sentence
    assert page.cards["country_places"].sentence == "No stay in Japan is documented."
    assert not page.cards["country_places"].has_tools
    assert "Never met" not in page.cards["country_seminars"].text
    assert "Tourism promotion" in page.cards["country_themes"].text


@pytest.mark.parametrize("office", ["sg", "all", "paris"])
def test_a_country_is_shown_within_an_office_that_covers_it(office):
    page = Page("country", country="FRA", office=office).open()
    assert "CLAIR Paris · Europe" in page.block("country-title").text
    # Its neighbours are those within the office.
    assert "office=paris" in page.block("country-ways").html or office == "paris"


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
