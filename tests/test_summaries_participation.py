"""Who came: every number on the tiny history, worked out by hand."""

from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.participation import (
    attendance,
    coverage,
    cumulative_countries,
    delegates_by_country,
    delegates_by_seminar,
    delegates_of_undocumented_country,
    newcomers,
)
from analysis.summaries.attendance.states import STATES
from analysis.summaries.scope import delegations, seminars_in_scope
from tests.tiny import dataset, plain

A, N, X, C, U = STATES  # attended, absent, not eligible, cancelled, not documented


def states(frame):
    by_country = frame.pivot_table(
        index="country",
        columns="seminar_id",
        values="state",
        aggfunc="first",
        observed=True,
        sort=False,
    )
    return {country: tuple(row) for country, row in by_country.iterrows()}


def test_uncertain_seminars_are_out_of_scope_and_the_rest_in_order_of_time(tiny):
    assert list(seminars_in_scope(tiny)["seminar_id"]) == [
        "sg-fy2017",
        "sg-fy2018",
        "paris-fy2019",
        "sg-fy2019",
        "sg-fy2020",
        "sg-fy2021",
        "sg-fy2022",
    ]


def test_delegations_sum_themes_and_keep_the_weakest_evidence(tiny):
    assert sorted(plain(delegations(tiny))) == [
        ("paris-fy2019", "FRA", 3, "stated", "report"),
        ("sg-fy2018", "KHM", 1, "implied", "report"),
        ("sg-fy2019", "FRA", 1, "stated", "report"),
        ("sg-fy2019", "KHM", 3, "derived", "list"),
        ("sg-fy2019", "THA", 1, "stated", "report"),
    ]


def test_each_country_has_one_of_five_states_at_each_seminar(tiny):
    assert states(attendance(filter_dataset(tiny, Selection()))) == {
        # 2017, 2018, 2019, 2020, 2021, 2022
        "KHM": (U, A, A, C, U, U),
        "LAO": (U, U, N, C, X, X),  # eligible until 31 March 2020
        "THA": (U, U, A, C, U, U),
        "LKA": (X, U, N, C, U, U),  # eligible from 1 July 2018
        "FRA": (X, X, A, C, X, X),  # came once without being eligible
    }


def test_without_a_list_of_eligible_countries_nobody_is_called_absent_or_not_eligible(tiny):
    paris = attendance(tiny).query("office_id == 'paris'")

    assert dict(plain(paris, "country", "state")) == {
        "KHM": U,
        "LAO": U,
        "THA": U,
        "LKA": U,
        "FRA": A,
    }


def test_people_and_evidence_stand_only_where_a_country_attended(tiny):
    frame = attendance(tiny)
    columns = ("country", "seminar_id", "fiscal_year", "delegates", "basis", "source_id")

    attended = frame[frame["state"] == "attended"]
    assert plain(attended, *columns) == [
        ("KHM", "sg-fy2018", 2018, 1, "implied", "report"),
        ("KHM", "sg-fy2019", 2019, 3, "derived", "list"),
        ("THA", "sg-fy2019", 2019, 1, "stated", "report"),
        ("FRA", "paris-fy2019", 2019, 3, "stated", "report"),
        ("FRA", "sg-fy2019", 2019, 1, "stated", "report"),
    ]
    others = frame[frame["state"] != "attended"]
    assert others[["delegates", "basis", "source_id"]].isna().all(axis=None)


def test_a_cell_keeps_its_state_when_other_countries_are_not_chosen(tiny):
    whole = attendance(tiny)
    for country in ("KHM", "LKA", "FRA"):
        alone = attendance(filter_dataset(tiny, Selection(office="all", countries=(country,))))

        assert plain(alone) == plain(whole[whole["country"] == country])


def test_an_announced_seminar_has_no_absent_country_even_with_a_complete_list():
    planned = dataset(
        seminars=[
            {
                "seminar_id": "sg-fy2025",
                "office_id": "sg",
                "fiscal_year": 2025,
                "status": "announced",
                "countries_complete": "yes",
            }
        ]
    )

    assert states(attendance(planned)) == {"KHM": (U,), "LAO": (X,), "THA": (U,), "LKA": (U,)}


def test_without_a_day_eligibility_counts_on_the_first_of_april():
    undated = [
        {
            "seminar_id": f"sg-fy{year}",
            "office_id": "sg",
            "fiscal_year": year,
            "status": "held",
            "countries_complete": "yes",
        }
        for year in (2018, 2019, 2020)
    ]

    found = states(attendance(dataset(seminars=undated)))

    assert found["LKA"] == (X, N, N)  # from 1 July 2018
    assert found["LAO"] == (N, N, X)  # until 31 March 2020


def test_eligibility_includes_its_first_and_its_last_day():
    days = ("2018-06-30", "2018-07-01", "2020-03-31", "2020-04-01")
    seminars = [
        {
            "seminar_id": f"sg-{day}",
            "office_id": "sg",
            "fiscal_year": int(day[:4]) - (day[5:7] < "04"),
            "start_date": day,
            "status": "held",
            "countries_complete": "yes",
        }
        for day in days
    ]

    found = states(attendance(dataset(seminars=seminars)))

    assert found["LKA"] == (X, N, N, N)
    assert found["LAO"] == (N, N, N, X)


def test_coverage_counts_eligible_countries(tiny):
    columns = ("seminar_id", "eligible", "attended", "absent", "not_documented", "complete")

    assert plain(coverage(filter_dataset(tiny, Selection())), *columns) == [
        ("sg-fy2017", 3, 0, 0, 3, False),
        ("sg-fy2018", 4, 1, 0, 3, False),
        ("sg-fy2019", 4, 2, 2, 0, True),  # France came, but is not one of the four
        ("sg-fy2020", 3, 0, 0, 0, True),
        ("sg-fy2021", 3, 0, 0, 3, False),
        ("sg-fy2022", 3, 0, 0, 3, False),
    ]


def test_coverage_has_no_denominator_where_the_eligible_are_not_documented(tiny):
    paris = coverage(filter_dataset(tiny, Selection(office="paris")))
    columns = ("eligible", "attended", "absent", "not_documented", "complete", "eligible_known")

    assert plain(paris, *columns) == [(None, 1, None, None, True, False)]


def test_coverage_of_nothing_documented_and_no_denominator_is_not_documented():
    seminar = {
        "seminar_id": "paris-fy2018",
        "office_id": "paris",
        "fiscal_year": 2018,
        "status": "held",
        "countries_complete": "no",
    }

    unknown = coverage(dataset(seminars=[seminar]))

    assert plain(unknown, "attended", "complete") == [(None, False)]


def test_delegates_by_country_put_most_people_first_then_keep_the_order_of_countries(tiny):
    assert plain(delegates_by_country(tiny)) == [
        ("KHM", 4, 2, 2019),
        ("FRA", 4, 2, 2019),
        ("THA", 1, 1, 2019),
    ]
    assert plain(delegates_by_country(filter_dataset(tiny, Selection()))) == [
        ("KHM", 4, 2, 2019),
        ("THA", 1, 1, 2019),
        ("FRA", 1, 1, 2019),
    ]


def test_delegates_by_seminar_separate_people_of_undocumented_country(tiny):
    columns = ("seminar_id", "participants", "documented", "undocumented")

    assert plain(delegates_by_seminar(tiny), *columns) == [
        ("sg-fy2017", None, None, None),
        ("sg-fy2018", 5, 1, 4),
        ("paris-fy2019", 3, 3, 0),
        ("sg-fy2019", 5, 5, 0),
        ("sg-fy2020", None, 0, 0),
        ("sg-fy2021", 2, 0, 2),
        ("sg-fy2022", None, None, None),
    ]
    assert delegates_of_undocumented_country(tiny) == 6


def test_other_countries_do_not_become_undocumented_when_one_is_chosen(tiny):
    thailand = filter_dataset(tiny, Selection(countries=("THA",), fiscal_years=(2018, 2019)))

    assert plain(delegates_by_seminar(thailand), "participants", "documented", "undocumented") == [
        (5, 0, 4),
        (5, 1, 0),
    ]
    assert delegates_of_undocumented_country(thailand) == 4


def test_without_a_published_number_the_rows_of_blank_country_count():
    people = dataset(
        seminars=[
            {
                "seminar_id": f"sg-fy{year}",
                "office_id": "sg",
                "fiscal_year": year,
                "status": "held",
                "countries_complete": "no",
                "participants": published,
            }
            for year, published in ((2010, None), (2011, None), (2012, 1))
        ],
        delegates=[
            {"seminar_id": "sg-fy2010", "country": "KHM", "delegates": 2},
            {"seminar_id": "sg-fy2011", "country": "KHM", "delegates": 2},
            {"seminar_id": "sg-fy2011", "delegates": 3},
            {"seminar_id": "sg-fy2012", "country": "KHM", "delegates": 2},
        ],
    )

    assert plain(delegates_by_seminar(people), "documented", "undocumented") == [
        (2, None),
        (2, 3),
        (2, 0),  # more people than published: reported by the loader, never below 0
    ]


def test_newcomers_are_counted_within_their_office(tiny):
    columns = ("first_time", "returning", "countries_complete", "record_before_complete")

    assert plain(newcomers(tiny), "seminar_id", *columns) == [
        ("sg-fy2017", None, None, False, True),
        ("sg-fy2018", 1, 0, False, False),
        ("paris-fy2019", 1, 0, True, True),
        ("sg-fy2019", 2, 1, True, False),  # Thailand, France; Cambodia again
        ("sg-fy2020", 0, 0, True, False),
        ("sg-fy2021", None, None, False, False),
        ("sg-fy2022", None, None, False, False),
    ]


def test_cumulative_countries_have_gaps_where_nothing_is_documented(tiny):
    assert plain(cumulative_countries(filter_dataset(tiny, Selection()))) == [
        ("sg-fy2017", 2017, None, False),
        ("sg-fy2018", 2018, 1, False),
        ("sg-fy2019", 2019, 3, False),
        ("sg-fy2020", 2020, 3, False),
        ("sg-fy2021", 2021, None, False),
        ("sg-fy2022", 2022, None, False),
    ]
    assert plain(cumulative_countries(filter_dataset(tiny, Selection(office="paris")))) == [
        ("paris-fy2019", 2019, 1, True)
    ]
