"""The sentence on who was missing: by hand, and never against the table beneath."""

import re

import pytest
from hypothesis import given

from analysis.loading.dataset import Dataset
from analysis.narrative.participation import missing_sentence, seminar_coverage
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.missing import missing_countries
from analysis.words.catalogue import LANGUAGES, Words, country_names, words_in
from tests.test_summaries_laws import datasets
from tests.test_summaries_recency import held, history

EN, JA = words_in("en"), words_in("ja")
OFFICE = Selection("sg")


@pytest.mark.parametrize(
    ("data", "seminar_id", "english", "japanese"),
    [
        (
            "record",
            "sg-fy2019",
            (
                "3 eligible countries were not present: Brunei, Singapore and Viet Nam. "
                "Whether they came before is not documented."
            ),
            (
                "対象国のうち3か国が不参加でした（ブルネイ、シンガポール、ベトナム）。"
                "これらの国が以前に参加したかどうかの記録はありません。"
            ),
        ),
        (
            "record",
            "sg-fy2018",
            (
                "For 8 eligible countries it is not documented whether they came: Brunei, "
                "Malaysia, Myanmar, Philippines, Singapore, Thailand, Viet Nam and Sri Lanka. "
                "Whether they came before is not documented."
            ),
            (
                "対象国のうち8か国は、参加したかどうかの記録がありません（ブルネイ、マレーシア、ミャンマー、"
                "フィリピン、シンガポール、タイ、ベトナム、スリランカ）。"
                "これらの国が以前に参加したかどうかの記録はありません。"
            ),
        ),
        (
            "demo",
            "sg-fy2024",
            "1 eligible country was not present: Singapore. Singapore last came in FY2023.",
            (
                "対象国のうち1か国が不参加でした（シンガポール）。"
                "シンガポールの前回の参加は2023年度です。"
            ),
        ),
        (
            "demo",
            "sg-fy2025",
            "The seminar is only announced: whether it was held, and who came, is not documented.",
            "開催予告だけが確認されています。実際に開催されたか、どの国が参加したかは記録がありません。",
        ),
        ("demo", "sg-fy2020", "The seminar was cancelled.", "このセミナーは中止されました。"),
    ],
)
def test_the_shipped_data(data, seminar_id, english, japanese, request):
    office = filter_dataset(request.getfixturevalue(data), OFFICE)

    assert missing_sentence(office, seminar_id, EN) == english
    assert missing_sentence(office, seminar_id, JA) == japanese


def test_an_office_whose_eligible_countries_are_not_documented(tiny):
    paris = filter_dataset(tiny, Selection("paris"))
    assert missing_sentence(paris, "paris-fy2019", EN) == (
        "Which countries this office covers is not documented, so no country can be called absent."
    )


FOUR_YEARS = history(
    held(2012, "KHM"),
    held(2013, "THA", complete="no"),
    held(2014),
    held(2015),
)


def test_who_is_longest_away_and_how_far_that_is_documented():
    assert missing_sentence(FOUR_YEARS, "sg-fy2014", EN) == (
        "3 eligible countries were not present: Cambodia, Thailand and Laos. Longest absence among "
        "countries that came before, as far as documented: Cambodia (FY2012). "
        "Whether Laos came before is not documented."
    )
    known = history(held(2012, "KHM", "LAO"), held(2013, "LAO"), held(2014))
    assert missing_sentence(known, "sg-fy2014", EN) == (
        "3 eligible countries were not present: Thailand, Cambodia and Laos. At none of the "
        "seminars held before: Thailand. Longest absence among countries that came before: "
        "Cambodia (FY2012)."
    )


def test_of_one_country():
    only = history(held(2015, "KHM", "LAO"))

    assert missing_sentence(only, "sg-fy2015", EN) == (
        "1 eligible country was not present: Thailand. Whether it came before is not documented."
    )


def test_of_many_only_the_number_is_said_again(record):
    assert "9 of them last came in FY2019, as far as documented." in missing_sentence(
        filter_dataset(record, OFFICE), "sg-fy2022", EN
    )
    assert "そのうち9か国の前回の参加は、記録のある限りでは2019年度です。" in missing_sentence(
        filter_dataset(record, OFFICE), "sg-fy2022", JA
    )


def numbers_and_names(sentence: str, data: Dataset, words: Words) -> tuple[list[int], set[str]]:
    names = country_names(data, words)
    said = {code for code, name in names.items() if name in sentence}
    return [int(number) for number in re.findall(r"\d+(?= eligible| of them|か国)", sentence)], said


@given(datasets())
def test_the_sentence_says_what_the_table_says(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    for seminar_id in office.seminars["seminar_id"]:
        rows = missing_countries(office, seminar_id)
        for language in LANGUAGES:
            words = words_in(language)
            sentence = missing_sentence(office, seminar_id, words)
            if rows.empty:
                assert sentence in {
                    words.text("missing-announced"),
                    seminar_coverage(office, seminar_id, words),
                }
                continue
            numbers, said = numbers_and_names(sentence, data, words)
            assert said == set(rows["country"])
            assert numbers == [len(rows)]
            years = rows["last_fiscal_year"].dropna()
            oldest = {words.fiscal_year(int(years.min()))} if len(years) else set()
            assert set(re.findall(r"FY\d{4}|\d{4}年度", sentence)) == oldest
