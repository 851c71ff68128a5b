"""Representation: by hand, and against a plain recount of people and shares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative import participation
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.attendance.representation import (
    CLASSES,
    RepresentationRow,
    last_held,
    representation,
)
from analysis.words.catalogue import LANGUAGES, words_in
from tests.tiny import dataset, plain

EN, JA = words_in("en"), words_in("ja")
COLUMNS = ("country", "representation", "delegates", "expected_least", "expected_most")


def history(*seminars: tuple[dict[str, int], str]) -> Dataset:
    """Build seminars held from 2019 on: people by country, and whether the list is complete."""
    ids = [f"sg-fy{2019 + number}" for number in range(len(seminars))]
    return dataset(
        seminars=[
            {
                "seminar_id": identifier,
                "office_id": "sg",
                "fiscal_year": int(identifier[-4:]),
                "status": "held",
                "countries_complete": complete,
            }
            for identifier, (_, complete) in zip(ids, seminars, strict=True)
        ],
        delegates=[
            {"seminar_id": identifier, "country": country, "delegates": number}
            for identifier, (people, _) in zip(ids, seminars, strict=True)
            for country, number in people.items()
        ],
        eligibility=[{"office_id": "sg", "country": code} for code in ("KHM", "LAO", "THA")]
        + [{"office_id": "sg", "country": "LKA", "from_date": "2022-01-01"}],
    )


# Three countries eligible, four people each time: a share of 4/3, of 4 in three seminars.
THREE = history(
    ({"KHM": 4}, "yes"),
    ({"KHM": 2, "LAO": 2}, "yes"),
    ({"KHM": 2, "LAO": 1, "FRA": 7}, "yes"),
)


def test_by_hand():
    """Eleven people of three eligible countries; France's seven are nobody's share."""
    assert plain(representation(THREE), *COLUMNS) == [
        ("THA", "unrepresented", 0, 3, 4),
        ("LAO", "within", 3, 3, 4),
        ("KHM", "over", 8, 3, 4),
    ]
    assert plain(representation(THREE), "seminars_documented", "seminars_held") == [(3, 3)] * 3


def test_one_fewer_than_the_range_is_under():
    data = history(
        ({"KHM": 5, "LAO": 1}, "yes"), ({"KHM": 3, "THA": 3}, "yes"), ({"THA": 3}, "yes")
    )

    assert plain(representation(data), *COLUMNS) == [
        ("LAO", "under", 1, 4, 6),
        ("THA", "within", 6, 4, 6),
        ("KHM", "over", 8, 4, 6),
    ]


def test_only_the_last_five_held_count():
    data = history(({"THA": 30}, "yes"), *((({"KHM": 1, "LAO": 1, "THA": 1}), "yes"),) * 5)

    assert [row["fiscal_year"] for row in last_held(data)] == [2020, 2021, 2022, 2023, 2024]
    assert dict(plain(representation(data), "country", "delegates"))["THA"] == 5


def test_open_lists_and_countries_that_joined_late_have_not_enough_record():
    """Sri Lanka joined in 2022; the open list of 2021 names Laos and does not flatter it."""
    data = history(
        ({"KHM": 2}, "yes"),
        ({"KHM": 2, "LAO": 1}, "yes"),
        ({"LAO": 9}, "no"),
        ({"KHM": 1, "LAO": 1, "THA": 1}, "yes"),
    )
    rows = representation(data)

    assert plain(rows, *COLUMNS) == [
        ("THA", "under", 1, 2, 3),
        ("LAO", "within", 2, 2, 3),
        ("KHM", "over", 5, 2, 3),
        ("LKA", "not_enough", None, None, None),
    ]
    assert plain(rows, "seminars_documented", "seminars_held") == [(3, 4)] * 3 + [(1, 1)]


def test_without_a_list_of_eligible_countries_there_is_no_share(tiny):
    paris = filter_dataset(tiny, Selection("paris"))

    assert representation(paris).empty
    assert "no expected range" in participation.representation_sentence(
        representation(paris), paris, EN
    )
    with pytest.raises(ValueError, match="one office"):
        representation(tiny)


def test_the_record_has_not_enough(record):
    singapore = filter_dataset(record, Selection())
    rows = representation(singapore)

    assert set(rows["representation"]) == {"not_enough"}
    assert len(rows) == 12
    assert rows[["delegates", "expected_least", "expected_most"]].isna().all(axis=None)
    assert participation.representation_sentence(rows, singapore, EN) == (
        "Of the last 5 seminars held, 1 has a full list of countries. "
        "There are too few records for all 12 countries. "
        "Any 2 of the lists of FY2017, FY2018, FY2021 and FY2022 would settle it."
    )
    assert participation.representation_sentence(rows, singapore, JA) == (
        "直近に開催された5回のうち、参加国が全て判明しているのは1回です。"
        "12か国全てについて記録が足りません。"
        "2017年度、2018年度、2021年度、2022年度のうち2回の参加国が分かれば確定します。"
    )


def test_sentences():
    rows = representation(THREE)
    lines = [participation.representation_line(row, EN) for row in records(rows, RepresentationRow)]

    assert participation.representation_sentence(rows, THREE, EN) == (
        "Each of the last 3 seminars held has a full list of countries. "
        "No delegates: Thailand. 1 country is within its range. "
        "Above range: Cambodia."
    )
    assert lines[:2] == ["no delegates; expected 3 to 4", "3 delegates; expected 3 to 4"]
    two = history(({"KHM": 1}, "yes"), ({"KHM": 1}, "no"))
    assert participation.representation_sentence(representation(two), two, EN).endswith(
        "The expected range needs at least 3 seminars with a full list."
    )
    three = history(({"KHM": 1}, "yes"), ({"KHM": 1}, "no"), ({"KHM": 1}, "no"))
    assert participation.representation_sentence(representation(three), three, EN).endswith(
        "The lists of FY2020 and FY2021 would settle it."
    )


# Laws --------------------------------------------------------------------------------------------

people = some.dictionaries(
    some.sampled_from(["KHM", "LAO", "THA", "LKA", "FRA"]), some.integers(1, 6)
)
histories = some.lists(
    some.tuples(people, some.sampled_from(["yes", "yes", "yes", "no"])), min_size=1, max_size=7
).map(lambda seminars: history(*seminars))


@given(histories)
def test_classes_partition_the_countries_eligible(data):
    rows = representation(data)
    shown = {row["seminar_id"] for row in last_held(data)}
    cells = attendance(data)
    cells = cells[cells["seminar_id"].isin(shown) & (cells["country"] != "FRA")]
    eligible = cells[~cells["state"].eq("not_eligible")]
    late = (eligible["country"] != "LKA") | (eligible["fiscal_year"] >= 2022)

    assert not rows["country"].duplicated().any()
    assert set(rows["country"]) == set(eligible.loc[late, "country"])
    assert set(rows["representation"]) <= set(CLASSES)
    assert rows["representation"].notna().all()


@given(histories)
def test_a_plain_recount_agrees(data):
    complete = [row for row in last_held(data) if row["countries_complete"] == "yes"]
    for row in representation(data).to_dict("records"):
        came, share, number = 0, Fraction(), 0
        for seminar in complete:
            codes = {"KHM", "LAO", "THA"} | ({"LKA"} if seminar["fiscal_year"] >= 2022 else set())
            if row["country"] not in codes:
                continue
            of_seminar = data.delegates[data.delegates["seminar_id"] == seminar["seminar_id"]]
            sent = dict(plain(of_seminar, "country", "delegates"))
            came += sent.get(row["country"], 0)
            share += Fraction(sum(sent.get(code, 0) for code in codes), len(codes))
            number += 1
        assert row["seminars_documented"] == number
        if number < 3:
            assert row["representation"] == "not_enough"
            continue
        expected = (
            "unrepresented"
            if came == 0
            else "over"
            if came > share + 1
            else "under"
            if came < share - 1
            else "within"
        )
        assert (row["representation"], row["delegates"]) == (expected, came)
        assert max(row["expected_least"] - 1, share - 1) <= row["expected_least"]
        assert row["expected_least"] <= row["expected_most"] <= share + 1


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=histories, years=some.sets(some.integers(2019, 2025)))
def test_sentences_name_the_countries_of_the_table(language, data, years):
    words = words_in(language)
    chosen = filter_dataset(data, Selection(fiscal_years=tuple(years)))
    rows = representation(chosen)
    sentence = participation.representation_sentence(rows, chosen, words)

    for country, name in plain(data.countries, "country", f"name_{language}"):
        of_country = rows.loc[rows["country"] == country, "representation"]
        outside = set(of_country) & {"unrepresented", "under", "over"}
        assert (name in sentence) == bool(outside), sentence
    within = int((rows["representation"] == "within").sum())
    assert not within or f"{within}{' countr' if language == 'en' else 'か国'}" in sentence
