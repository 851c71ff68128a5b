"""Between which numbers a coverage lies: by hand, and for every way an open list may be closed."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds, countries_between, is_narrowed
from analysis.summaries.attendance.participation import attendance, coverage, delegates_by_seminar
from tests.test_summaries_laws import COUNTRIES, datasets
from tests.tiny import alone, dataset, frame, plain

SINGAPORE = Selection("sg")


def limits(data: Dataset) -> dict[str, tuple]:
    rows = plain(bounds(data), "seminar_id", "attended_least", "attended_most", "eligible")
    return {row[0]: row[1:] for row in rows}


def held(participants: int | None = None, office: str = "sg", **people: int) -> Dataset:
    """Build one seminar with an open list; `unknown` are people of undocumented country."""
    seminar = {
        "seminar_id": "sg-fy2019",
        "office_id": office,
        "fiscal_year": 2019,
        "status": "held",
        "participants": participants,
        "countries_complete": "no",
    }
    rows = [
        {
            "seminar_id": "sg-fy2019",
            "country": None if country == "unknown" else country,
            "delegates": number,
        }
        for country, number in people.items()
    ]
    return dataset(seminars=[seminar], delegates=rows)


def test_the_tiny_history(tiny):
    assert limits(tiny) == {
        "sg-fy2017": (1, 3, 3),
        "sg-fy2018": (1, 4, 4),
        "sg-fy2019": (2, 2, 4),
        "sg-fy2020": (0, 0, 3),
        "sg-fy2021": (1, 2, 3),
        "sg-fy2022": (None, None, 3),  # only announced
        "paris-fy2019": (1, 1, None),
    }


def test_the_record(record):
    assert limits(filter_dataset(record, SINGAPORE)) == {
        # Only announced: nothing is known of who came, if anybody did.
        "sg-fy2013": (None, None, 11),
        "sg-fy2017": (1, 11, 11),
        "sg-fy2018": (4, 9, 12),
        "sg-fy2019": (9, 9, 12),
        "sg-fy2021": (1, 7, 12),
        "sg-fy2022": (1, 8, 12),
    }


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (held(), (1, 4)),
        (held(3), (1, 3)),
        (held(9), (1, 4)),
        (held(KHM=1), (1, 4)),
        (held(3, KHM=2), (1, 2)),
        (held(3, KHM=2, unknown=1), (1, 2)),
        (held(KHM=2, unknown=1), (1, 4)),
        # The people documented reach the number: it is not that of all.
        (held(2, KHM=2), (1, 4)),
        # The others may all have come from the country that is not eligible.
        (held(3, FRA=1), (0, 2)),
        (held(office="paris"), (1, None)),
        (held(5, "paris"), (1, 5)),
        (held(5, "paris", FRA=1, KHM=1), (2, 5)),
        (held(None, "paris", FRA=1), (1, None)),
    ],
)
def test_what_people_and_countries_allow(data, expected):
    assert limits(data)["sg-fy2019"][:2] == expected


def test_countries_of_all_seminars(record, tiny):
    assert countries_between(filter_dataset(record, SINGAPORE)) == (9, 12)
    assert countries_between(record) == (19, None)
    assert countries_between(filter_dataset(record, Selection(fiscal_years=(2017,)))) == (None, 11)
    assert countries_between(filter_dataset(record, Selection(fiscal_years=(2022,)))) == (1, 8)
    assert countries_between(filter_dataset(record, Selection(fiscal_years=(2018,)))) == (4, 9)
    assert countries_between(filter_dataset(tiny, Selection("paris"))) == (1, 1)


@given(datasets())
def test_least_is_at_most_the_most_and_the_most_at_most_the_eligible(data):
    rows = bounds(data)
    both = rows.dropna(subset=["attended_least", "attended_most"])
    of_eligible = both[both["eligible_known"]]

    assert (both["attended_least"] <= both["attended_most"]).all()
    assert (of_eligible["attended_most"] <= of_eligible["eligible"]).all()
    assert (both["attended"].fillna(0) <= both["attended_least"]).all()


@given(datasets())
def test_a_complete_list_leaves_one_number(data):
    complete = bounds(data).query("complete")

    assert (complete["attended_least"] == complete["attended"]).all()
    assert (complete["attended_most"] == complete["attended"]).all()


@given(datasets())
def test_coverage_is_as_it_was(data):
    pd.testing.assert_frame_equal(bounds(data)[list(coverage(data))], coverage(data))


@given(datasets(), some.data())
def test_whatever_the_open_lists_will_say_lies_between(data, choice):
    """Countries are drawn for the people who have none, as many as the published number allows."""
    singapore = filter_dataset(data, SINGAPORE)
    closed = completed(singapore, choice)
    truth = coverage(closed).set_index("seminar_id")["attended"]
    rows = bounds(singapore)
    rows = rows[rows["attended_least"].notna()]
    names = attendance(closed)
    seen = names.loc[names["state"] == "attended", "country"]
    held = set(rows.loc[rows["status"] == "held", "seminar_id"])
    least, most = countries_between(singapore)

    for row in rows.to_dict("records"):
        assert row["attended_least"] <= truth[row["seminar_id"]] <= row["attended_most"], row
    together = seen[names["seminar_id"].isin(held)].nunique()
    assert (least or 0) <= together <= (most if most is not None else len(COUNTRIES))


def completed(data: Dataset, choice: some.DataObject) -> Dataset:
    """Close every open list of Singapore in one of the ways the record allows."""
    cells = attendance(data)
    people = delegates_by_seminar(data).set_index("seminar_id")
    rows = data.delegates[data.delegates["country"].notna()]
    added = []
    for seminar in coverage(data).query("status == 'held' and not complete").to_dict("records"):
        identifier = seminar["seminar_id"]
        of_seminar = cells[cells["seminar_id"] == identifier]
        documented = list(of_seminar.loc[of_seminar["state"] == "attended", "country"])
        possible = list(of_seminar.loc[of_seminar["state"] == "not_documented", "country"])
        further = people["undocumented"].get(identifier)
        if pd.isna(people["participants"].get(identifier)) or not further:
            further = choice.draw(some.integers(0 if documented else 1, 9))
        number = int(further)
        drawn = some.lists(
            some.sampled_from([*documented, *possible]), min_size=number, max_size=number
        )
        added += [
            {"seminar_id": identifier, "country": country, "delegates": 1}
            for country in set(choice.draw(drawn)) - set(documented)
        ]
    closed = data.seminars.assign(countries_complete="yes")
    delegates = pd.concat([rows.astype("object"), frame("delegates", added).astype("object")])
    typed = frame("delegates", records(delegates))
    return alone(data, seminars=closed, delegates=typed)


@given(datasets())
def test_what_tells_no_more_than_that_somebody_came_is_no_headline(data):
    for row in bounds(filter_dataset(data, SINGAPORE)).query("status == 'held'").pipe(records):
        nothing = not row["complete"] and row["attended"] == 0
        nothing = nothing and row["attended_most"] == row["eligible"]
        assert is_narrowed(row) == (not nothing)
