"""The sentences: by hand for a history known by heart, and never against the table beneath."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames.rows import records
from analysis.loading.dataset import DEMO, RECORD, Dataset
from analysis.narrative import participation, places
from analysis.narrative import record as record_sentences
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance import participation as attendance
from analysis.summaries.places import visits
from analysis.summaries.places.visits import HostVisitedRow
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import completeness, programme_of, undocumented_facts
from analysis.words.catalogue import LANGUAGES, Words, words_in
from tests.data_folder import shipped_data
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
    """France is not eligible and came once, Laos left in 2020; FY2022 was not held."""
    english = participation.matrix_sentence(filter_dataset(tiny, SINGAPORE), EN)
    cells = attendance.attendance(filter_dataset(tiny, SINGAPORE))
    states = cells.loc[cells["fiscal_year"] != 2022, "state"].value_counts()

    assert english == (
        "4 attendances and 2 absences are documented. Attendance is not documented in "
        f"{states['not_documented']} of {states['not_documented'] + 6} cases."
    )
    one = dataset(seminars=[seminar(2019)], delegates=came(2019, KHM=1, LAO=1, THA=1))
    said = "3 attendances and 1 absence are documented."
    assert participation.matrix_sentence(one, EN) == said
    cancelled = dataset(seminars=[seminar(2020, status="cancelled")])
    assert participation.matrix_sentence(cancelled, EN) == (
        "No attendance was possible here: no seminar was held for an eligible country."
    )
    said = "延べ3か国の参加と延べ1か国の不参加が記録されています。"
    assert participation.matrix_sentence(one, JA) == said


ELIGIBLE = ("KHM", "LAO", "THA", "LKA")


def lists(*numbers: int | None) -> Dataset:
    """A full list for each number of countries from FY2019 on; None is an open list."""
    years = range(2019, 2019 + len(numbers))
    return dataset(
        seminars=[
            seminar(year, countries_complete="no" if number is None else "yes")
            for year, number in zip(years, numbers, strict=True)
        ],
        delegates=[
            row
            for year, number in zip(years, numbers, strict=True)
            for row in came(year, **dict.fromkeys(ELIGIBLE[: number or 0], 1))
        ],
        eligibility=[{"office_id": "sg", "country": code} for code in ELIGIBLE],
    )


@pytest.mark.parametrize(
    ("numbers", "english", "japanese"),
    [
        (
            (1, 2, 2, 3, 4, 3),
            (
                "More countries come than at the start: 1, 2 and 2 of 4 at the first three; "
                "3, 4 and 3 of 4 at the last three."
            ),
            (
                "参加国は当初より増えています。最初の3回は4か国中1、2、2か国、"
                "直近の3回は4か国中3、4、3か国でした。"
            ),
        ),
        (
            (4, 3, 4, 1, 1, 2),
            (
                "Fewer countries come than at the start: 4, 3 and 4 of 4 at the first three; "
                "1, 1 and 2 of 4 at the last three."
            ),
            (
                "参加国は当初より減っています。最初の3回は4か国中4、3、4か国、"
                "直近の3回は4か国中1、1、2か国でした。"
            ),
        ),
        (
            (1, 3, 2, 4, 3, 4),
            (
                "About as many countries come as at the start: 1, 3 and 2 of 4 at the first "
                "three; 4, 3 and 4 of 4 at the last three."
            ),
            (
                "参加国の数は当初とほぼ同じです。最初の3回は4か国中1、3、2か国、"
                "直近の3回は4か国中4、3、4か国でした。"
            ),
        ),
        (
            (1, None, 2, None, 3, 4),
            (
                "More countries come than at the start: 1 and 2 of 4 at the first two; "
                "3 and 4 of 4 at the last two."
            ),
            (
                "参加国は当初より増えています。最初の2回は4か国中1、2か国、"
                "直近の2回は4か国中3、4か国でした。"
            ),
        ),
        (
            (1, None, None, 3, 4),
            "Too early to speak of a trend: three full lists in five seminars.",
            (
                "増減を判断するには、まだ記録が足りません。"
                "参加国が全て判明しているのは5回中3回です。"
            ),
        ),
        (
            (),
            "No seminar was held here, so there is no trend.",
            "開催されたセミナーがないため、増減は示せません。",
        ),
    ],
    ids=["more", "fewer", "one of the last is no higher", "open lists", "three lists", "none"],
)
def test_the_trend(numbers, english, japanese):
    data = lists(*numbers)

    assert participation.trend_sentence(data, EN) == english
    assert participation.trend_sentence(data, JA) == japanese


def test_a_list_that_grows_alone_makes_no_trend():
    """Three of three, then four of five: more in number, and fewer in share."""
    data = dataset(
        seminars=[seminar(year) for year in (2016, 2017, 2019, 2021)],
        delegates=[
            *(row for year in (2016, 2017) for row in came(year, KHM=1, LAO=1, THA=1)),
            *(row for year in (2019, 2021) for row in came(year, KHM=1, LAO=1, THA=1, LKA=1)),
        ],
        eligibility=[
            *({"office_id": "sg", "country": code} for code in ("KHM", "LAO", "THA")),
            *(
                {"office_id": "sg", "country": code, "from_date": "2018-01-01"}
                for code in ("LKA", "FRA")
            ),
        ],
    )
    assert participation.trend_sentence(data, EN) == (
        "About as many countries come as at the start: 3 and 3 of 3 at the first two; "
        "4 and 4 of 5 at the last two."
    )


def test_the_trend_follows_the_countries_that_are_chosen():
    data = lists(1, 2, 2, 3, 4, 3)
    three = filter_dataset(data, Selection(countries=("LAO", "THA", "LKA")))
    one = filter_dataset(data, Selection(countries=("LAO",)))

    assert participation.trend_sentence(three, EN) == (
        "More of the chosen countries come than at the start: 0, 1 and 1 of 3 at the first three; "
        "2, 3 and 2 of 3 at the last three."
    )
    assert participation.trend_sentence(one, EN) == (
        "Seminars attended of those held: Laos 5\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}6."
    )


def test_where_countries_cannot_be_counted_there_is_no_trend(tiny):
    assert participation.trend_sentence(tiny, EN).startswith("Seminars of several offices")
    paris = filter_dataset(tiny, Selection("paris"))
    assert "no trend can be told" in participation.trend_sentence(paris, EN)


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
        assert places.themes_by_year_sentence(data, words) == of_years
        assert places.seminars_by_theme_sentence(rows, data, words) == of_themes


def test_a_seminar_with_two_themes_counts_once(tiny):
    """FY2018 and FY2019 had three themes together; FY2022 was announced."""
    assert places.themes_by_year_sentence(filter_dataset(tiny, SINGAPORE), EN) == (
        "3 seminars took up 2 different themes; for 3 others the theme is not documented."
    )


def test_theme_exposure(tiny):
    rows = themes.theme_exposure(filter_dataset(tiny, SINGAPORE))

    assert places.theme_exposure_sentence(rows, EN) == (
        "Of 10 pairs of theme and country, 6 have met and 1 never met; for 3 it is not documented."
    )
    assert places.theme_exposure_sentence(rows, JA) == (
        "テーマと国の組合せ10件のうち、参加ありは6件、未参加は1件、記録なしは3件です。"
    )
    assert places.theme_exposure_sentence(rows.query("country == 'THA'"), EN) == (
        "Of 2 pairs of theme and country, 2 have met and 0 never met."
    )


def test_unthemed_caution(tiny):
    singapore = filter_dataset(tiny, SINGAPORE)
    of_2018 = filter_dataset(tiny, Selection(fiscal_years=(2018,)))

    assert places.unthemed_caution(singapore, EN) == (
        "The themes of 2 more seminars are not documented: they are not counted here."
    )
    assert places.unthemed_caution(of_2018, EN) == ""


def test_wordings(tiny):
    rows = themes.wordings(filter_dataset(tiny, SINGAPORE))

    assert places.wordings_sentence(rows, EN) == "2 wordings are known."
    assert places.wordings_sentence(rows.query("theme_id == 'welfare'"), EN) == (
        "1 wording is known."
    )
    assert places.wordings_sentence(rows, JA) == "原文が分かっているテーマは2件です。"


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
        "Filters: Office: Paris; Fiscal years: FY2018–FY2019; Countries: Cambodia; "
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

SHIPPED = {name: shipped_data(name) for name in (RECORD, DEMO)}


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
    held = data.seminars.loc[data.seminars["status"] == "held", "seminar_id"]
    counted = cells.loc[cells["seminar_id"].isin(held), "state"].value_counts()
    absent, attended = int(counted["absent"]), int(counted["attended"])
    unknown = int(counted["not_documented"])
    hosts, sites = visits.hosts_visited(data), visits.sites_visited(data)
    of_themes = themes.theme_exposure(data)

    matrix = numbers(participation.matrix_sentence(data, EN))
    possible = attended + absent + unknown
    # Where nothing is unknown it goes without saying.
    of_unknown = [unknown, possible] if unknown else []
    assert matrix == ([attended, absent, *of_unknown] if possible else [])
    met = numbers(places.theme_exposure_sentence(of_themes, EN))
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
    yield participation.trend_sentence(data, words)
    yield participation.cumulative_countries_sentence(
        attendance.cumulative_countries(history), words
    )
    yield places.themes_by_year_sentence(data, words)
    yield places.theme_exposure_sentence(themes.theme_exposure(data), words)
    yield places.seminars_by_theme_sentence(themes.seminars_by_theme(data), data, words)
    yield places.hosts_sentence(visits.hosts_visited.rows(data), words)
    yield places.sites_sentence(visits.sites_visited(data), words)
    yield places.wordings_sentence(themes.wordings(data), words)
    yield record_sentences.completeness_sentence(completeness.rows(data), words)
    for seminar_id in data.seminars["seminar_id"]:
        yield participation.seminar_coverage(data, str(seminar_id), words)
        yield record_sentences.undocumented_sentence(
            undocumented_facts(whole, str(seminar_id)), words
        )
