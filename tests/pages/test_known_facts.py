"""What is known of the seminars of J.CLAIR Singapore, as a reader finds it on the pages."""

import re
from html import unescape

import pytest

from analysis.narrative.facts import totals_in_words
from analysis.selection import Selection, filter_dataset
from analysis.summaries.record.overview import totals
from analysis.words.catalogue import words_in
from tests.pages.page import Page, plain

# The programme as the office published it: day, place, what was done.
PROGRAMME_OF_2019 = {
    "Sunday 15 December": [("Tokyo", ["Arrival in Tokyo"])],
    "Monday 16 December": [
        (
            "Tokyo",
            [
                "Lecture on “Local Administration in Japan”",
                "Visit to Shinjuku Multicultural Plaza",
                "Visit to Tourist Information Center (TIC)",
            ],
        )
    ],
    "Tuesday 17 December": [
        ("Tokyo", ["Visit to Japan National Tourism Organization (JNTO)"]),
        ("Shimonoseki", ["Briefing on Shimonoseki City"]),
    ],
    "Wednesday 18 December": [
        (
            "Shimonoseki",
            [
                "Courtesy call on the Mayor of Shimonoseki City",
                "Briefing on Shimonoseki City's disaster prevention policies",
                "Visit to disaster prevention facility",
                "Visit to water treatment plant",
                "Visit to Chofu Garden",
                "Visit to Mori Museum",
            ],
        )
    ],
    "Thursday 19 December": [
        (
            "Shimonoseki",
            [
                "Visit to Tsunoshima Bridge",
                "Visit to Tsunoshima Lighthouse",
                "Opinion exchange session",
            ],
        )
    ],
    "Friday 20 December": [
        ("Shimonoseki", ["Visit to Karato Market"]),
        ("Tokyo", ["Overnight stay in Tokyo"]),
    ],
    "Saturday 21 December": [("Tokyo", ["Return to home countries"])],
}
APPROXIMATE = {"shimonoseki-disaster-prevention-facility", "shimonoseki-water-treatment-plant"}
VISITED = APPROXIMATE | {
    "shinjuku-multicultural-plaza",
    "tourist-information-center",
    "jnto",
    "chofu-garden",
    "mori-museum",
    "tsunoshima-bridge",
    "tsunoshima-lighthouse",
    "karato-market",
}


def matrix_of(page: Page) -> dict[tuple[str, str], str]:
    """Return the state that each cell of the matrix says, by country and fiscal year."""
    cell = r'class="kz-cell[^>]* (?:aria-label|title)="([^"]*)"'
    names = re.findall(cell, page.cards["coverage_strip"].html)
    cells = [unescape(name).split(": ", 1) for name in names]
    places = ((place.split(" · "), said) for place, said in cells)
    return {(country, year): said for (country, year), said in places}


def head_of(page: Page) -> str:
    """Return the words of the heading of Home and of what stands around it."""
    pattern = '<div class="kz-head [^"]*">(.*?)</div><p class="kz-print"'
    (head,) = re.findall(pattern, page.open().html)
    return " ".join(plain(head).split())


def test_home_says_nine_of_twelve_and_names_the_three_others():
    page = Page("home").open()
    head = head_of(page)

    assert page.title == "Nine of twelve countries came to Shimonoseki."
    assert "FY2019 · Shimonoseki · 15–21 December 2019" in head
    assert "the latest seminar whose countries are all known" in head
    assert "Brunei, Singapore and Viet Nam were not there." in head
    assert (
        "Two seminars have been held since, in Koriyama; which countries came is "
        "not published (7 participants and 8 participants)."
    ) in head


def test_in_japanese_too():
    page = Page("home", lang="ja").open()
    head = head_of(page)

    assert page.title == "下関市には12か国中9か国が参加しました"
    assert "ブルネイ、シンガポール、ベトナムは参加していません。" in head
    assert "2019年度（下関市）" in head


def test_the_seminar_of_2019_reads_nine_of_twelve_and_names_the_missing():
    opened = Page("seminar", seminar="sg-fy2019").open()

    assert opened.cards["seminar_delegates"].sentence == (
        "9 of 12 countries came. Not present: Brunei, Singapore and Viet Nam."
    )
    assert "15–21 December 2019" in opened.cards["facts"].text


def test_four_lists_would_settle_the_record():
    """FY2019 is known for 12 countries, FY2018 for 4; Sri Lanka was not yet eligible in FY2017."""
    lists = plain(Page("home").open().section("lists"))

    assert "Four lists would settle everything" in lists
    assert f"{12 + 4} of {11 + 4 * 12} attendances are documented." in lists
    assert f"The {11 + 8 + 12 + 12} others are in the lists of FY2017, FY2018, FY2021" in lists


def test_what_is_not_documented_at_all_has_no_total(record):
    """Who came in FY2017 is not documented: neither 0 nor "at least 0" people."""
    known = filter_dataset(record, Selection(fiscal_years=(2017,)))
    assert totals_in_words(totals(known), words_in("en")) == {
        "held": "1",
        "participants": "not documented",
        "countries": "not documented",
        "hosts": "1",
    }


def test_totals_that_may_be_more_say_so():
    assert totals_of(Page("home")) == {
        "Seminars held": "5",
        "Participants": "at least 33",
        "Countries": "between 9 and 12",
        "Hosts": "5",
    }


def totals_of(page: Page) -> dict[str, str]:
    html = page.open().section("totals")
    bare = re.sub(r"</?a\b[^>]*>", "", html)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", bare))


def test_the_matrix_of_singapore():
    page = Page("participation").open()
    cells = matrix_of(page)
    of_year = {
        year: {country: said for (country, column), said in cells.items() if column == year}
        for year in ("FY2017", "FY2018", "FY2019", "FY2021", "FY2022")
    }

    assert {country for country, _ in cells} == set(of_year["FY2019"])
    assert len(of_year["FY2019"]) == 12
    # No seminar of FY2020 is documented; its column stands for the gap.
    assert not [year for _, year in cells if year == "FY2020"]
    assert page.cards["coverage_strip"].html.count("no seminar documented") > 12
    assert of_year["FY2017"].pop("Sri Lanka") == "not eligible"
    assert set(of_year["FY2017"].values()) == {"not documented"}
    attended = {name for name, said in of_year["FY2018"].items() if said == "attended, 1 person"}
    assert attended == {"Cambodia", "India", "Indonesia", "Laos"}
    assert {said for name, said in of_year["FY2018"].items() if name not in attended} == {
        "not documented"
    }
    absent = {name for name, said in of_year["FY2019"].items() if said == "not present"}
    assert absent == {"Brunei", "Singapore", "Viet Nam"}
    for year in ("FY2021", "FY2022"):
        assert set(of_year[year].values()) == {"not documented"}


def test_five_people_of_2018_are_of_undocumented_country():
    page = Page("seminar", seminar="sg-fy2018").open()

    card = page.cards["seminar_delegates"]
    rows = re.findall(r"<tr>\s*<td>(.*?)</td>\s*<td>(.*?)</td>", card.html)

    assert [(plain(country).strip(), number) for country, number in rows] == [
        ("Cambodia", "1"),
        ("Indonesia", "1"),
        ("Laos", "1"),
        ("India", "1"),
        ("not documented", "5"),
    ]
    assert card.sentence == (
        "Between 4 and 9 of 12 countries came. 4 are documented; "
        "the countries of 5 further participants are not."
    )


def test_2021_was_online_with_seven_people():
    page = Page("seminar", seminar="sg-fy2021").open()

    facts = page.cards["facts"].text

    assert "online" in facts
    assert "7 participants" in facts
    assert page.cards["seminar_delegates"].sentence == (
        "Between 1 and 7 of 12 countries came. "
        "The countries of its 7 participants are not documented."
    )


@pytest.mark.parametrize("data", ["record", "demo"])
def test_no_undocumented_number_is_zero(data):
    page = Page("participation", data=data, office="all").open().show_tables()

    by_seminar, matrix = (page.cards[name].table for name in ("coverage_strip", "matrix"))
    nobody = matrix["State"].isin(["not present", "cancelled"])
    assert not (matrix[~nobody].astype(str) == "0").any(axis=None)
    unknown = matrix["State"] == "not documented"
    assert matrix.loc[unknown, "Delegates (people)"].isna().all()
    held = by_seminar["Status"] != "cancelled"
    assert "0" not in set(by_seminar.loc[held, "Participants (people)"])


def test_the_seminar_of_2019_day_by_day():
    page = Page("seminar", seminar="sg-fy2019").open()

    assert programme_of(page) == PROGRAMME_OF_2019


def programme_of(page: Page) -> dict[str, list[tuple[str, list[str]]]]:
    days = {}
    for day in page.cards["programme"].html.split('<li class="kz-day">')[1:]:
        title, _, rest = day.partition("</h3>")
        days[plain(title).strip()] = [place_and_items(part) for part in rest.split("kz-place ")[1:]]
    return days


def place_and_items(html: str) -> tuple[str, list[str]]:
    (place,) = re.findall(r"<strong>(.*?)</strong>", html)
    items = re.findall(r'<span class="kz-kind">.*?</span><span>(.*?)</span></li>', html)
    return place, [plain(re.sub(r" <em>.*?</em>", "", item)).strip() for item in items]


def test_the_two_places_that_the_source_does_not_name_are_marked_in_the_programme():
    html = Page("seminar", seminar="sg-fy2019").open().cards["programme"].html

    marked = re.findall(r">([^<]*)</a> <em>approximate place</em>", html)

    assert marked == ["Visit to disaster prevention facility", "Visit to water treatment plant"]


def test_ten_sites_of_2019_are_on_the_map_two_of_them_approximate():
    card = Page("seminar", seminar="sg-fy2019").open().cards["seminar_map"]

    exact = {row["site_id"] for row in card.layers["sites"]["data"]}
    approximate = {row["site_id"] for row in card.layers["approximate"]["data"]}

    assert approximate == APPROXIMATE
    assert exact == VISITED - APPROXIMATE
    assert len(VISITED) == 10


def test_the_link_of_a_seminar_opens_it_in_any_office():
    page = Page("seminar", seminar="paris-fy2024").open()

    assert "Izumo" in page.app.header[0].value
    assert page.app.selectbox(key="open-seminar").value == "paris-fy2024"


def test_choosing_a_seminar_writes_the_link():
    page = Page("seminar", lang="ja").open()
    page.app.selectbox(key="open-seminar").set_value("sg-fy2018")

    page.open()

    assert page.address == {"lang": "ja", "seminar": "sg-fy2018"}
    assert "豊橋市、豊田市" in page.app.header[0].value


def test_an_uncertain_seminar_can_be_opened_and_is_listed_but_not_counted():
    opened = Page("seminar", seminar="sg-fy2007").open()
    about = Page("about").open()

    assert "not counted" in opened.cards["seminar_delegates"].sentence
    assert "FY2007" in about.cards["uncertain"].text
    assert "FY2007" not in about.cards["problems"].text
    assert not [cell for cell in matrix_of(Page("participation").open()) if "FY2007" in cell]


def test_the_record_as_shipped_has_nothing_to_correct():
    page = Page("about").open()

    assert "No problem was found" in page.cards["problems"].text
    assert not page.app.error
