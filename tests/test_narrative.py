"""The sentences: by hand for a history known by heart, and never against the table beneath."""

import re
from collections.abc import Iterable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames.rows import records
from analysis.loading.dataset import DEMO, RECORD, Dataset, load
from analysis.narrative import participation, places
from analysis.narrative import record as record_sentences
from analysis.narrative import themes as theme_sentences
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance import participation as attendance
from analysis.summaries.places import visits
from analysis.summaries.places.visits import HostVisitedRow
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import completeness, programme_of, undocumented_facts
from analysis.words.catalogue import LANGUAGES, Words, words_in
from tests.conftest import DATA
from tests.tiny import EVIDENCE, dataset

EN, JA = words_in("en"), words_in("ja")
SINGAPORE = Selection()
LEAKS = re.compile(r"\b(nan|None|NaT)\b|<NA>|[{}%]")


def seminar(year: int, **facts: object) -> dict[str, object]:
    """Return a row of a seminar of Singapore, held and complete unless said otherwise."""
    return {
        "seminar_id": f"sg-fy{year}",
        "office_id": "sg",
        "fiscal_year": year,
        "mode": "in_person",
        "status": "held",
        "countries_complete": "yes",
        **EVIDENCE,
        **facts,
    }


def came(year: int, **people: int) -> list[dict[str, object]]:
    return [
        {"seminar_id": f"sg-fy{year}", "country": country, "delegates": number}
        for country, number in people.items()
    ]


# One seminar ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seminar_id", "english", "japanese"),
    [
        (
            "sg-fy2019",
            "2 of 4 countries came. Not present: Laos and Sri Lanka.",
            "4か国中2か国が参加しました。不参加はラオス、スリランカです。",
        ),
        (
            "sg-fy2018",
            (
                "Between 1 and 4 of 4 countries came. 1 is documented; "
                "the countries of 4 further participants are not."
            ),
            (
                "参加国数は4か国中1～4か国の間です（未確定）。1か国の参加が記録されています。"
                "残る参加者4名がどの国から参加したかは、記録がありません。"
            ),
        ),
        (
            "sg-fy2017",
            "Which countries took part is not documented.",
            "参加国の記録がありません。",
        ),
        (
            "sg-fy2021",
            (
                "Between 1 and 2 of 3 countries came. "
                "The countries of its 2 participants are not documented."
            ),
            "参加国数は3か国中1～2か国の間です（未確定）。参加者2名がどの国から参加したかは、記録がありません。",
        ),
        ("sg-fy2020", "The seminar was cancelled.", "このセミナーは中止されました。"),
        (
            "sg-fy2007",
            "It is uncertain whether this was the seminar; it is not counted.",
            "このセミナーに当たるかどうか不確かなため、集計に含めていません。",
        ),
        (
            "paris-fy2019",
            "1 country took part. Which countries this office covers is not documented.",
            "1か国が参加しました。この事務所の対象国は記録がありません。",
        ),
    ],
)
def test_coverage_of_one_seminar(seminar_id, english, japanese, tiny):
    assert participation.seminar_coverage(tiny, seminar_id, EN) == english
    assert participation.seminar_coverage(tiny, seminar_id, JA) == japanese


def test_all_came():
    data = dataset(seminars=[seminar(2019)], delegates=came(2019, KHM=1, LAO=1, THA=1, LKA=1))

    assert participation.seminar_coverage(data, "sg-fy2019", EN) == (
        "All 4 eligible countries were present."
    )


@pytest.mark.parametrize(
    ("people", "participants", "english", "japanese"),
    [
        (
            {"KHM": 1, "LAO": 1},
            None,
            "Between 2 and 4 of 4 countries came. 2 are documented; for 2 it is not documented.",
            (
                "参加国数は4か国中2～4か国の間です（未確定）。2か国の参加が記録されています。"
                "残る2か国は記録がありません。"
            ),
        ),
        (
            {"KHM": 1, "LAO": 1},
            3,
            (
                "Between 2 and 3 of 4 countries came. 2 are documented; "
                "the country of 1 further participant is not."
            ),
            (
                "参加国数は4か国中2～3か国の間です（未確定）。2か国の参加が記録されています。"
                "残る参加者1名がどの国から参加したかは、記録がありません。"
            ),
        ),
        (
            {},
            1,
            "1 of 4 countries came. The country of its 1 participant is not documented.",
            "4か国中1か国が参加しました。参加者1名がどの国から参加したかは、記録がありません。",
        ),
        (
            {},
            4,
            "Which countries took part is not documented.",
            "参加国の記録がありません。",
        ),
    ],
    ids=["no number", "one more", "one in all", "as many as countries"],
)
def test_an_open_list_leaves_a_range(people, participants, english, japanese):
    open_list = seminar(2019, countries_complete="no", participants=participants)
    data = dataset(seminars=[open_list], delegates=came(2019, **people))

    assert participation.seminar_coverage(data, "sg-fy2019", EN) == english
    assert participation.seminar_coverage(data, "sg-fy2019", JA) == japanese


@pytest.mark.parametrize(
    ("participants", "english", "japanese"),
    [
        (5, "Between 1 and 4 countries took part.", "参加国数は1～4か国の間です（未確定）。"),
        (None, "At least 1 country took part.", "少なくとも1か国が参加しました。"),
    ],
)
def test_an_open_list_without_a_denominator(participants, english, japanese):
    open_list = seminar(2019, countries_complete="no", participants=participants)
    paris = open_list | {"office_id": "paris"}
    data = dataset(seminars=[paris], delegates=came(2019, FRA=2))

    assert participation.seminar_coverage(data, "sg-fy2019", EN).startswith(english)
    assert participation.seminar_coverage(data, "sg-fy2019", JA).startswith(japanese)


def test_the_title_of_a_seminar_has_its_era_and_host(tiny):
    assert record_sentences.seminar_title(tiny, "sg-fy2018", EN) == (
        "FY2018 (Heisei 30) · Toyota and Toyohashi"
    )
    assert record_sentences.seminar_title(tiny, "sg-fy2019", JA) == "令和元年度（2019年度）　下関市"
    assert record_sentences.seminar_title(tiny, "sg-fy2017", EN) == "FY2017 (Heisei 29)"


def test_what_is_not_documented_of_a_seminar(tiny):
    facts = undocumented_facts(tiny, "sg-fy2019")

    assert facts == ("sites",)
    assert (
        record_sentences.undocumented_sentence(facts, EN)
        == "Not documented, or only in part: Sites."
    )
    assert (
        record_sentences.undocumented_sentence((), EN)
        == "Every fact of this seminar is documented."
    )
    assert record_sentences.undocumented_sentence(("hosts", "themes"), JA) == (
        "記録がないか一部しかない項目は、開催地、テーマです。"
    )


def test_programmes(tiny):
    assert record_sentences.programme_sentence(programme_of(tiny, "sg-fy2019"), EN) == (
        "The programme has 4 items on 2 documented days."
    )
    assert record_sentences.programme_sentence(programme_of(tiny, "sg-fy2020"), EN) == (
        "The programme has 1 item; its day is not documented."
    )
    assert record_sentences.programme_sentence(programme_of(tiny, "sg-fy2021"), JA) == (
        "日程の記録がありません。"
    )
    one_day = programme_of(tiny, "sg-fy2019").query("position == 1")
    said = record_sentences.programme_sentence(one_day, EN)
    assert said == "The programme has 1 item on 1 documented day."


# Several seminars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "english", "japanese"),
    [
        ({}, "No coverage can be counted here.", "参加国数を数えられるセミナーはありません。"),
        (
            {2019: {}},
            "For the one seminar held, the full list of countries is not documented.",
            "開催された1回は、参加国の一部又は全部が判明していません。",
        ),
        (
            {2018: {}, 2019: {}},
            "For none of the 2 seminars held is the full list of countries documented.",
            "開催された2回のうち、参加国が全て判明しているセミナーはありません。",
        ),
        (
            {2019: {"KHM": 2}},
            "The full list of countries is known for 1 of 1 seminar held. 1 country came.",
            "開催された1回のうち、参加国が全て判明しているのは1回です。参加は1か国でした。",
        ),
        (
            {2018: {}, 2019: {"KHM": 1, "LAO": 1}},
            "The full list of countries is known for 1 of 2 seminars held. 2 countries came.",
            "開催された2回のうち、参加国が全て判明しているのは1回です。参加は2か国でした。",
        ),
        (
            {2018: {"KHM": 1}, 2019: {"KHM": 1, "LAO": 1}},
            (
                "The full list of countries is known for 2 of 2 seminars held. "
                "Between 1 and 2 countries came."
            ),
            "開催された2回のうち、参加国が全て判明しているのは2回です。参加は1～2か国でした。",
        ),
        (
            {2018: {"KHM": 1, "THA": 1}, 2019: {"KHM": 1, "LAO": 1}},
            "The full list of countries is known for 2 of 2 seminars held. Each time 2 came.",
            "開催された2回のうち、参加国が全て判明しているのは2回です。参加は2か国でした。",
        ),
    ],
    ids=[
        "none held",
        "one, unknown",
        "two, unknown",
        "one country",
        "one known",
        "a range",
        "the same",
    ],
)
def test_coverage(people, english, japanese):
    data = dataset(
        seminars=[
            seminar(year, countries_complete="yes" if sent else "no")
            for year, sent in people.items()
        ],
        delegates=[row for year, sent in people.items() for row in came(year, **sent)],
    )

    assert participation.coverage_sentence(data, EN) == english
    assert participation.coverage_sentence(data, JA) == japanese


def test_the_matrix(tiny):
    """Five seminars and five countries; France is not eligible and came once, Laos left in 2020."""
    english = participation.matrix_sentence(filter_dataset(tiny, SINGAPORE), EN)
    states = attendance.attendance(filter_dataset(tiny, SINGAPORE))["state"].value_counts()

    assert english == (
        "4 attendances and 2 absences are documented. Attendance is not documented in "
        f"{states['not_documented']} of {states['not_documented'] + 6} cases."
    )
    one = dataset(seminars=[seminar(2019)], delegates=came(2019, KHM=1, LAO=1, THA=1))
    assert participation.matrix_sentence(one, EN) == (
        "3 attendances and 1 absence are documented. Attendance is not documented in 0 of 4 cases."
    )
    cancelled = dataset(seminars=[seminar(2020, status="cancelled")])
    assert participation.matrix_sentence(cancelled, EN) == (
        "No attendance was possible here: no seminar was held for an eligible country."
    )
    assert participation.matrix_sentence(one, JA) == (
        "延べ3か国の参加と延べ1か国の不参加が記録されています。"
        "参加の可能性があった延べ4か国のうち0か国は、参加したかどうかの記録がありません。"
    )


@pytest.mark.parametrize(
    ("sent", "unattributed", "english", "japanese"),
    [
        (
            [{"KHM": 1}],
            0,
            "1 delegate from 1 country is documented.",
            "1か国から計1名の参加が記録されています。",
        ),
        (
            [{"KHM": 2, "LAO": 2}],
            1,
            (
                "4 delegates from 2 countries are documented. Each country sent 2 delegates. "
                "The country of 1 further delegate is not documented."
            ),
            (
                "2か国から計4名の参加が記録されています。どの国も2名です。"
                "このほか1名がどの国から参加したかは、記録がありません。"
            ),
        ),
        (
            [{"KHM": 3, "THA": 1}, {"LAO": 1}],
            0,
            "5 delegates from 3 countries are documented.",
            "3か国から計5名の参加が記録されています。",
        ),
        (
            [{"KHM": 3}, {"LAO": 3}, {"THA": 1}],
            5,
            (
                "7 delegates from 3 countries are documented. "
                "Most came from Cambodia and Laos (3 each). "
                "The countries of 5 further delegates are not documented."
            ),
            (
                "3か国から計7名の参加が記録されています。最も多いのはカンボジア、ラオス（各3名）です。"
                "このほか5名がどの国から参加したかは、記録がありません。"
            ),
        ),
        (
            [{}],
            2,
            "The countries of 2 delegates are not documented.",
            "参加者2名がどの国から参加したかは、記録がありません。",
        ),
        (
            [{}],
            1,
            "The country of 1 delegate is not documented.",
            "参加者1名がどの国から参加したかは、記録がありません。",
        ),
        ([{}], 0, "No delegate is documented.", "参加者の記録がありません。"),
    ],
    ids=["one", "all alike", "two seminars", "two most", "none", "one unknown", "nobody"],
)
def test_delegates_by_country(sent, unattributed, english, japanese):
    """Who sent most is said from three documented seminars on."""
    years = range(2017, 2017 + len(sent))
    data = dataset(
        seminars=[seminar(year) for year in years],
        delegates=[
            row for year, people in zip(years, sent, strict=True) for row in came(year, **people)
        ],
    )
    rows = attendance.delegates_by_country(data)

    assert participation.delegates_by_country_sentence(rows, unattributed, data, EN) == english
    assert participation.delegates_by_country_sentence(rows, unattributed, data, JA) == japanese


def test_many_countries_with_the_same_number_are_not_all_named():
    codes = ("KHM", "LAO", "THA", "LKA", "FRA")
    data = dataset(
        seminars=[seminar(2017), seminar(2018), seminar(2019)],
        delegates=[row for year in (2017, 2018, 2019) for row in came(year, KHM=1, LAO=1)],
        countries=[
            {
                "country": code,
                "name_en": code,
                "name_ja": code,
                "subregion": "europe",
                "capital_en": "C",
                "capital_ja": "C",
                "latitude": 0,
                "longitude": 0,
            }
            for code in (*codes, "BEL")
        ],
    )
    rows = pd.DataFrame({"country": [*codes, "BEL"], "delegates": [2, 2, 2, 2, 2, 1]})

    assert participation.delegates_by_country_sentence(rows, 0, data, EN) == (
        "11 delegates from 6 countries are documented. 5 countries sent the most, 2 each."
    )


@pytest.mark.parametrize(
    ("participants", "english", "japanese"),
    [
        (
            {2019: 1},
            "1 participant came to the 1 seminar whose number is documented, out of 1 held.",
            "開催された1回のうち人数の記録がある1回に、計1名が参加しました。",
        ),
        (
            {2017: None, 2018: 9, 2019: 7},
            (
                "16 participants came to the 2 seminars whose number is documented, out of 3 held "
                "(7 to 9 a seminar)."
            ),
            "開催された3回のうち人数の記録がある2回に、計16名が参加しました（1回当たり7～9名）。",
        ),
        (
            {2019: None},
            "The number of participants is not documented.",
            "参加者数の記録がありません。",
        ),
        ({}, "No seminar was held.", "開催されたセミナーはありません。"),
    ],
    ids=["one", "some", "none", "none held"],
)
def test_delegates_by_seminar(participants, english, japanese):
    seminars = [seminar(year, participants=number) for year, number in participants.items()]
    rows = attendance.delegates_by_seminar(dataset(seminars=seminars))

    assert participation.delegates_by_seminar_sentence(rows, EN) == english
    assert participation.delegates_by_seminar_sentence(rows, JA) == japanese


@pytest.mark.parametrize(
    ("complete", "sent", "english", "japanese"),
    [
        (
            "yes",
            {2019: {"KHM": 1}},
            "FY2019: 1 country came for the first time, none had come before.",
            "2019年度は、初参加が1か国、再参加が0か国でした。",
        ),
        (
            "no",
            {2018: {"KHM": 1}, 2019: {"KHM": 1, "LAO": 1, "THA": 1}},
            (
                "FY2019: 2 countries came for the first time, 1 had come before. "
                "Earlier lists are incomplete, so “first time” means the first documented time."
            ),
            (
                "2019年度は、初参加が2か国、再参加が1か国でした。"
                "以前の参加国の一部又は全部が判明していないため、「初参加」は記録上の初参加を指します。"
            ),
        ),
        (
            "yes",
            {2018: {"KHM": 1, "LAO": 1}, 2019: {"KHM": 1, "LAO": 1}},
            "FY2019: no country came for the first time, 2 had come before.",
            "2019年度は、初参加が0か国、再参加が2か国でした。",
        ),
        (
            "no",
            {2019: {}},
            "No attendance is documented.",
            "参加の記録がありません。",
        ),
    ],
    ids=["first", "open record", "returning", "none"],
)
def test_newcomers(complete, sent, english, japanese):
    data = dataset(
        seminars=[seminar(year, countries_complete=complete) for year in sent],
        delegates=[row for year, people in sent.items() for row in came(year, **people)],
    )
    rows = attendance.newcomers(data)

    assert participation.newcomers_sentence(rows, EN) == english
    assert participation.newcomers_sentence(rows, JA) == japanese


def test_cumulative_countries():
    whole = dataset(seminars=[seminar(2019)], delegates=came(2019, KHM=2))
    part = dataset(
        seminars=[seminar(2018, countries_complete="no"), seminar(2019)],
        delegates=[*came(2018, THA=1), *came(2019, KHM=1)],
    )
    nothing = dataset(seminars=[seminar(2019, countries_complete="no")])

    sentences = [
        participation.cumulative_countries_sentence(attendance.cumulative_countries(data), words)
        for data in (whole, part, nothing)
        for words in (EN, JA)
    ]

    assert sentences == [
        "1 country had taken part by FY2019.",
        "2019年度までに1か国が参加しました。",
        "At least 2 different countries had taken part by FY2019; the record before is incomplete.",
        "2019年度までに少なくとも2か国が参加しました。参加国の一部又は全部が判明していないセミナーがあります。",
        "No attendance is documented.",
        "参加の記録がありません。",
    ]


def themed(**of_years: str) -> Dataset:
    """Return seminars of the years ("fy2019") with their themes, joined by a space."""
    return dataset(
        seminars=[seminar(int(year[2:])) for year in of_years],
        seminar_themes=[
            {"seminar_id": f"sg-{year}", "theme_id": theme, "wording_en": theme.title()}
            for year, ids in of_years.items()
            for theme in ids.split()
        ],
    )


@pytest.mark.parametrize(
    ("data", "by_year", "by_theme"),
    [
        (
            themed(fy2019="tourism"),
            ("1 seminar took up 1 theme.", "1回のセミナーで1種類のテーマを取り上げました。"),
            ("One theme was taken up once.", "1種類のテーマを1回取り上げました。"),
        ),
        (
            themed(fy2018="", fy2019="tourism water"),
            (
                "1 seminar took up 2 different themes; for 1 other the theme is not documented.",
                (
                    "1回のセミナーで2種類のテーマを取り上げました。"
                    "このほか1回はテーマの記録がありません。"
                ),
            ),
            ("Each of 2 themes was taken up once.", "2種類のテーマを1回ずつ取り上げました。"),
        ),
        (
            themed(fy2016="", fy2017="", fy2018="tourism", fy2019="tourism water"),
            (
                "2 seminars took up 2 different themes; for 2 others the theme is not documented.",
                (
                    "2回のセミナーで2種類のテーマを取り上げました。"
                    "このほか2回はテーマの記録がありません。"
                ),
            ),
            (
                "2 seminars took up 2 different themes; for 2 others the theme is not documented.",
                (
                    "2回のセミナーで2種類のテーマを取り上げました。"
                    "このほか2回はテーマの記録がありません。"
                ),
            ),
        ),
        (
            themed(fy2017="tourism", fy2018="water", fy2019="tourism"),
            (
                "3 seminars took up 2 different themes.",
                "3回のセミナーで2種類のテーマを取り上げました。",
            ),
            ("Taken up most often: Tourism (2 seminars).", "最も多いのは観光（2回）です。"),
        ),
        (
            themed(fy2017="welfare", fy2018="tourism water", fy2019="tourism water"),
            (
                "3 seminars took up 3 different themes.",
                "3回のセミナーで3種類のテーマを取り上げました。",
            ),
            (
                "Taken up most often: Tourism and Water (2 seminars each).",
                "最も多いのは観光、水道（各2回）です。",
            ),
        ),
        (
            themed(fy2019=""),
            ("No theme is documented.", "テーマの記録がありません。"),
            ("No theme is documented.", "テーマの記録がありません。"),
        ),
    ],
    ids=["one", "two themes", "some unknown", "one most", "two most", "none"],
)
def test_themes(data, by_year, by_theme):
    for words, of_years, of_themes in zip((EN, JA), by_year, by_theme, strict=True):
        rows = themes.seminars_by_theme(data)
        assert theme_sentences.themes_by_year_sentence(data, words) == of_years
        assert theme_sentences.seminars_by_theme_sentence(rows, data, words) == of_themes


def test_a_seminar_with_two_themes_counts_once(tiny):
    """FY2018 and FY2019 had three themes together; FY2022 was announced."""
    assert theme_sentences.themes_by_year_sentence(filter_dataset(tiny, SINGAPORE), EN) == (
        "3 seminars took up 2 different themes; for 3 others the theme is not documented."
    )


def test_theme_exposure(tiny):
    rows = themes.theme_exposure(filter_dataset(tiny, SINGAPORE))

    assert theme_sentences.theme_exposure_sentence(rows, EN) == (
        "Of 10 pairs of theme and country, 6 have met and 1 never met; for 3 it is not documented."
    )
    assert theme_sentences.theme_exposure_sentence(rows, JA) == (
        "テーマと国の組合せ10件のうち、参加ありは6件、未参加は1件、記録なしは3件です。"
    )
    assert theme_sentences.theme_exposure_sentence(rows.query("country == 'THA'"), EN) == (
        "Of 2 pairs of theme and country, 2 have met and 0 never met."
    )


def test_unthemed_caution(tiny):
    singapore = filter_dataset(tiny, SINGAPORE)
    of_2018 = filter_dataset(tiny, Selection(fiscal_years=(2018,)))

    assert theme_sentences.unthemed_caution(singapore, EN) == (
        "The themes of 2 more seminars are not documented: they are not counted here."
    )
    assert theme_sentences.unthemed_caution(of_2018, EN) == ""


def test_wordings(tiny):
    rows = themes.wordings(filter_dataset(tiny, SINGAPORE))

    assert theme_sentences.wordings_sentence(rows, EN) == "2 wordings are known."
    assert theme_sentences.wordings_sentence(rows.query("theme_id == 'welfare'"), EN) == (
        "1 wording is known."
    )
    assert theme_sentences.wordings_sentence(rows, JA) == "原文が分かっているテーマは2件です。"


def test_hosts(tiny):
    rows = visits.hosts_visited.rows(filter_dataset(tiny, SINGAPORE))

    assert places.hosts_sentence(rows, EN) == (
        "3 hosts in 2 prefectures are documented. Shimonoseki hosted more than once."
    )
    assert places.hosts_sentence(rows, JA) == (
        "開催地は2都道府県の3か所です。2回以上開催したのは下関市です。"
    )
    said = places.hosts_sentence(rows[:1], EN)
    assert said == "1 host in 1 prefecture is documented."
    assert places.hosts_sentence([], EN) == "No host is documented."


def test_sites(tiny):
    rows = visits.sites_visited(filter_dataset(tiny, SINGAPORE))

    assert places.sites_sentence(rows, EN) == (
        "3 sites and 4 visits are documented. The place of 1 site is known only approximately. "
        "1 site is not on the map: its place is not documented."
    )
    assert places.sites_sentence(rows, JA) == (
        "視察先は3か所、訪問は延べ4回です。うち1か所はおおよその位置しか分かりません。"
        "1か所は位置の記録がないため、地図に表示していません。"
    )
    plaza = rows.query("site_id == 'plaza'")
    assert places.sites_sentence(plaza, EN) == "1 site and 1 visit are documented."
    assert places.sites_sentence(rows.iloc[:0], EN) == "No site is documented."


def test_completeness(tiny):
    rows = completeness.rows(filter_dataset(tiny, SINGAPORE))

    assert record_sentences.completeness_sentence(rows, EN) == (
        "Of 7 seminars, the countries are fully documented for 2 and the programme for 2."
    )
    one = [row for row in rows if row["seminar_id"] == "sg-fy2019"]
    assert record_sentences.completeness_sentence(one, EN).startswith("Of 1 seminar, ")


# Around the figures -----------------------------------------------------------------------------


def test_seminars_shown(tiny):
    office = filter_dataset(tiny, SINGAPORE)
    by_theme = Selection(themes=("tourism",))
    by_year = Selection(fiscal_years=(2007, 2019))

    assert record_sentences.seminars_shown(office, office, SINGAPORE, EN) == "6 of 6 seminars"
    assert record_sentences.seminars_shown(office, filter_dataset(tiny, by_year), by_year, EN) == (
        "1 of 6 seminars"
    )
    assert record_sentences.seminars_shown(
        office, filter_dataset(tiny, by_theme), by_theme, EN
    ) == ("2 of 6 seminars · 3 seminars whose themes are not documented are left out")
    assert record_sentences.seminars_shown(
        office, filter_dataset(tiny, by_theme), by_theme, JA
    ) == ("セミナー全6回のうち2回を表示（テーマの記録がない3回は含みません）")


def test_filters_in_words(tiny):
    chosen = Selection("paris", (2018, 2019), ("KHM",), ("water", "tourism"))

    assert record_sentences.filters_in_words(tiny, chosen, EN) == (
        "Filters: Office: Paris; Fiscal years: FY2018 and FY2019; Countries: Cambodia; "
        "Themes: Water and Tourism"
    )
    assert record_sentences.filters_in_words(tiny, Selection(ALL_OFFICES), EN) == (
        "Filters: Office: All offices; Fiscal years: All; Countries: All; Themes: All"
    )


def test_the_source_line_says_which_data_set(record, demo):
    assert record_sentences.as_of_line(record, EN) == (
        "Source: published record, sources accessed in November 2026."
    )
    assert record_sentences.as_of_line(record, JA) == "出典：公表された記録（2026年11月閲覧）。"
    assert record_sentences.as_of_line(demo, EN) == "Source: invented demonstration data."


def test_the_alt_text_says_what_the_figure_says():
    assert record_sentences.figure_alt("Hosts", "3 hosts.", EN) == (
        "Hosts. 3 hosts. Select “Show table” for the same numbers."
    )


# Whatever is chosen -----------------------------------------------------------------------------

SHIPPED = {name: load(DATA, name) for name in (RECORD, DEMO)}


@st.composite
def choices(draw: st.DrawFn) -> tuple[Dataset, Selection]:
    whole = SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))]
    years = sorted({int(year) for year in whole.seminars["fiscal_year"]})
    selection = Selection(
        draw(st.sampled_from(["sg", "paris", ALL_OFFICES])),
        tuple(draw(st.lists(st.sampled_from(years), max_size=8, unique=True))),
        tuple(
            draw(
                st.lists(st.sampled_from(list(whole.countries["country"])), max_size=3, unique=True)
            )
        ),
        tuple(
            draw(st.lists(st.sampled_from(list(whole.themes["theme_id"])), max_size=3, unique=True))
        ),
    )
    return whole, selection


def numbers(sentence: str) -> list[int]:
    """Return the numbers of an English sentence, fiscal years left out."""
    return [int(number.replace(",", "")) for number in re.findall(r"(?<!FY)\b\d[\d,]*", sentence)]


@settings(max_examples=40)
@given(choices())
def test_sentences_agree_with_the_tables_beneath(choice):
    whole, selection = choice
    data = filter_dataset(whole, selection)
    cells = attendance.attendance(data)
    counted = cells["state"].value_counts()
    absent, attended = int(counted["absent"]), int(counted["attended"])
    unknown = int(counted["not_documented"])
    hosts, sites = visits.hosts_visited(data), visits.sites_visited(data)
    people = attendance.delegates_by_country(data)
    by_seminar = attendance.delegates_by_seminar(data)
    of_themes = themes.theme_exposure(data)

    matrix = numbers(participation.matrix_sentence(data, EN))
    possible = attended + absent + unknown
    assert matrix == ([attended, absent, unknown, possible] if possible else [])
    met = numbers(theme_sentences.theme_exposure_sentence(of_themes, EN))
    counted = of_themes["exposure"].value_counts()
    in_words = ("met", "never_met", "not_eligible", "not_documented")
    assert [len(of_themes), *(int(counted[exposure]) for exposure in in_words[:2])] == met[:3]
    assert [number for number in met[3:] if number] == [
        int(counted[exposure]) for exposure in in_words[2:] if counted[exposure]
    ]
    if len(hosts):
        assert numbers(places.hosts_sentence(records(hosts, HostVisitedRow), EN))[:2] == [
            len(hosts),
            hosts["prefecture"].nunique(),
        ]
    if len(sites):
        assert numbers(places.sites_sentence(sites, EN))[:2] == [
            len(sites),
            int(sites["visits"].sum()),
        ]
    unnamed = attendance.delegates_of_undocumented_country(data)
    said = numbers(participation.delegates_by_country_sentence(people, unnamed, data, EN))
    if len(people):
        assert said[:2] == [int(people["delegates"].sum()), len(people)]
        assert (said[-1] == unnamed) or not unnamed
    published = by_seminar.loc[by_seminar["status"] == "held", "participants"]
    if published.notna().any():
        total = numbers(participation.delegates_by_seminar_sentence(by_seminar, EN))
        assert total[:3] == [int(published.sum()), int(published.count()), len(published)]


@settings(max_examples=40)
@given(choices())
def test_coverage_agrees_with_its_table(choice):
    whole, selection = choice
    data = filter_dataset(whole, selection)
    rows = attendance.coverage(data)
    held = rows[(rows["status"] == "held") & rows["eligible_known"]]
    complete = held[held["complete"]]

    said = numbers(participation.coverage_sentence(data, EN))

    if len(complete):
        assert said[:2] == [len(complete), len(held)]
        assert set(said[2:]) == {complete["attended"].min(), complete["attended"].max()}
    for row in rows.to_dict("records"):
        sentence = participation.seminar_coverage(data, row["seminar_id"], EN)
        if row["complete"] and row["eligible_known"] and row["status"] != "cancelled":
            assert str(row["attended"]) in sentence
            assert str(row["eligible"]) in sentence
        elif row["status"] != "cancelled":
            assert "Not present" not in sentence


@settings(max_examples=25)
@given(choices(), st.sampled_from(LANGUAGES))
def test_whatever_is_chosen_can_be_said(choice, language):
    whole, selection = choice
    for sentence in sentences(whole, selection, words_in(language)):
        assert sentence
        assert not LEAKS.search(sentence), sentence
        assert sentence.rstrip()[-1] in ".。", sentence
        assert "  " not in sentence, sentence


def sentences(whole: Dataset, selection: Selection, words: Words) -> Iterable[str]:
    data = filter_dataset(whole, selection)
    history = filter_dataset(whole, Selection(selection.office, countries=selection.countries))
    yield participation.coverage_sentence(data, words)
    yield participation.matrix_sentence(data, words)
    yield participation.delegates_by_country_sentence(
        attendance.delegates_by_country(data),
        attendance.delegates_of_undocumented_country(data),
        whole,
        words,
    )
    yield participation.delegates_by_seminar_sentence(attendance.delegates_by_seminar(data), words)
    yield participation.newcomers_sentence(attendance.newcomers(history), words)
    yield participation.cumulative_countries_sentence(
        attendance.cumulative_countries(history), words
    )
    yield theme_sentences.themes_by_year_sentence(data, words)
    yield theme_sentences.theme_exposure_sentence(themes.theme_exposure(data), words)
    yield theme_sentences.seminars_by_theme_sentence(themes.seminars_by_theme(data), data, words)
    yield places.hosts_sentence(visits.hosts_visited.rows(data), words)
    yield places.sites_sentence(visits.sites_visited(data), words)
    yield theme_sentences.wordings_sentence(themes.wordings(data), words)
    yield record_sentences.completeness_sentence(completeness.rows(data), words)
    for seminar_id in data.seminars["seminar_id"]:
        yield participation.seminar_coverage(data, str(seminar_id), words)
        yield record_sentences.undocumented_sentence(
            undocumented_facts(whole, str(seminar_id)), words
        )
