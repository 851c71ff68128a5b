"""What Home says: by hand for a history known by heart, and for the two data sets as shipped."""

import pytest

from analysis.loading.dataset import Dataset
from analysis.narrative import home
from analysis.narrative.home import Attention
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.summaries.scope import condensed
from analysis.words.catalogue import LANGUAGES, words_in
from tests.test_narrative import LEAKS, came, seminar
from tests.tiny import dataset

EN, JA = words_in("en"), words_in("ja")


def of_office(whole: Dataset, office: str = "sg") -> Dataset:
    return filter_dataset(condensed(whole), Selection(office))


def said(chosen: Dataset, language: str = "en") -> list[str]:
    """Return the number of countries, who was absent, and what has been since."""
    words, leading = words_in(language), home.leading_seminar(chosen)
    assert leading is not None
    row = bounds_by_seminar(chosen).get(leading)
    return [
        home.number_of_countries(row, words) if row else "",
        home.absent_sentence(chosen, leading, words),
        home.since_sentence(chosen, leading, words),
    ]


# The sentence ---------------------------------------------------------------------------------


def test_of_a_history_known_by_heart(tiny: Dataset) -> None:
    chosen = of_office(tiny)

    assert home.leading_seminar(chosen) == "sg-fy2019"
    assert home.kicker(chosen, "sg-fy2019", EN) == (
        "FY2019 · Shimonoseki · 15–16 December 2019 · "
        "the latest seminar whose countries are all known"
    )
    assert said(chosen) == [
        "Two of four",
        "Laos and Sri Lanka were not there.",
        (
            "One seminar has been held since, in Shimonoseki; which countries came is not "
            "published (2 participants)."
        ),
    ]
    assert said(chosen, "ja") == [
        "4か国中2か国",
        "ラオス、スリランカは参加していません。",
        "その後、下関市で1回開催されましたが、参加国は公表されていません（参加者は2名）。",
    ]


def test_of_an_office_whose_eligible_countries_are_not_known_no_number_is_said(
    tiny: Dataset, record: Dataset
) -> None:
    for chosen, leading in (
        (of_office(tiny, "paris"), "paris-fy2019"),
        (of_office(record, "london"), "london-fy2025"),
    ):
        assert home.leading_seminar(chosen) == leading
        # It is the latest, so it needs no reason to stand here.
        assert "latest" not in home.kicker(chosen, leading, EN)
        assert said(chosen) == ["", "", ""]


def test_of_the_record(record: Dataset) -> None:
    assert said(of_office(record)) == [
        "Nine of twelve",
        "Brunei, Singapore and Viet Nam were not there.",
        (
            "Two seminars have been held since, in Koriyama; which countries came is not published "
            "(7 participants and 8 participants)."
        ),
    ]


def test_of_the_demonstration(demo: Dataset) -> None:
    assert said(of_office(demo)) == ["Eleven of twelve", "Only Singapore was not there.", ""]
    assert said(of_office(demo), "ja")[0] == "12か国中11か国"


def test_a_list_that_is_open_gives_two_numbers_and_names_nobody_absent(record: Dataset) -> None:
    """Four of the nine people of FY2018 came from countries that are named, one from each."""
    chosen = filter_dataset(record, Selection("sg", fiscal_years=(2018,)))
    assert said(chosen) == ["Between four and nine of twelve", "", ""]


def test_without_a_seminar_held_there_is_none_to_lead(demo: Dataset) -> None:
    assert home.leading_seminar(of_office(demo, "london")) is None


def test_where_everybody_came_it_is_said_so() -> None:
    people = dict.fromkeys(("KHM", "LAO", "THA", "LKA"), 1)
    chosen = of_office(dataset(seminars=[seminar(2019)], delegates=came(2019, **people)))
    row = bounds_by_seminar(chosen)["sg-fy2019"]
    # Laos has left the list on a day, and the seminar has none.
    assert row["complete"]
    assert home.absent_sentence(chosen, "sg-fy2019", EN) == "Every country that was invited came."


@pytest.mark.parametrize(
    ("number", "english", "japanese"), [(1, "one", "1"), (12, "twelve", "12"), (13, "13", "13")]
)
def test_small_numbers_are_spelled(number: int, english: str, japanese: str) -> None:
    assert home.spelled(number, EN) == english
    assert home.spelled(number, JA) == japanese


# What deserves attention ----------------------------------------------------------------------


def test_of_the_demonstration_three_lines(demo: Dataset) -> None:
    """Singapore missed FY2024 alone; it is the longest gap of all that are documented."""
    assert home.attention(of_office(demo), EN) == [
        Attention(
            "Singapore",
            "Away from the last seminar; it last came in FY2023.",
            "country",
            country="SGP",
        ),
        Attention(
            "Brunei and Myanmar",
            "Delegates to the last five seminars: 3 and 2; 4 to 5 would be expected if all sent "
            "alike.",
            "participation",
        ),
        Attention("34 prefectures", "Not documented as hosts; 13 have hosted.", "hosts"),
    ]


def test_who_has_left_while_lists_are_open_is_not_called_away(record: Dataset) -> None:
    """Who came in FY2021 and FY2022 is not documented: nobody eligible is known to be away."""
    abouts = [line.about for line in home.attention(of_office(record), EN)]
    assert "Singapore" not in abouts
    assert "Viet Nam" not in abouts
    assert abouts[-1] == "43 prefectures"


def test_a_country_that_never_came_is_away_and_one_that_came_lately_is_not() -> None:
    years = (2017, 2018, 2019)
    of_years = [came(2017, KHM=1, THA=1), came(2018, KHM=1, THA=1), came(2019, KHM=1)]
    chosen = of_office(
        dataset(
            seminars=[seminar(year, start_date=f"{year}-10-01") for year in years],
            delegates=[row for rows in of_years for row in rows],
        )
    )
    (away, under, *_) = home.attention(chosen, EN)
    assert (away.about, away.country) == ("Laos", "LAO")
    assert away.said == "Has not come to any documented seminar so far."
    assert under.page == "participation"
    assert "Laos" in under.about


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_about_something_and_says_it_in_words(
    shipped: Dataset, language: str
) -> None:
    for office in shipped.offices["office_id"]:
        lines = home.attention(of_office(shipped, office), words_in(language))
        assert len({line.said for line in lines}) == len(lines) <= 4
        for line in lines:
            assert line.about
            assert line.said
            assert not LEAKS.findall(line.about + line.said)


def test_no_country_is_away_whose_latest_seminar_is_open(shipped: Dataset) -> None:
    for office in shipped.offices["office_id"]:
        chosen = of_office(shipped, office)
        for line in home.attention(chosen, EN):
            if line.country:
                rows = chosen.delegates[chosen.delegates["country"] == line.country]
                held = chosen.seminars[chosen.seminars["status"] == "held"]
                latest = held.sort_values("fiscal_year")["seminar_id"].iloc[-1]
                assert latest not in set(rows["seminar_id"])
