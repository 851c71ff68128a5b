"""What the tiny history adds up to, and its newest seminars."""

from analysis.selection import Selection, filter_dataset
from analysis.summaries.record.overview import Totals, latest_held, latest_with_full_list, totals


def test_totals_count_seminars_held(tiny):
    assert totals(tiny) == Totals(
        held=5,
        participants=5 + 3 + 5 + 2,
        participants_complete=False,  # none is published for 2017
        countries_least=3,
        countries_most=5,  # Laos and Sri Lanka may have come in 2018
        hosts=3,
    )


def test_totals_are_whole_where_everything_is_known(tiny):
    paris = totals(filter_dataset(tiny, Selection(office="paris")))

    assert (paris.participants, paris.participants_complete) == (3, True)
    assert (paris.countries_least, paris.countries_most) == (1, 1)


def test_totals_of_nothing_are_nothing(tiny):
    nothing = totals(filter_dataset(tiny, Selection(fiscal_years=(1999,))))

    assert (nothing.held, nothing.participants, nothing.hosts) == (0, 0, 0)
    assert (nothing.countries_least, nothing.countries_most) == (0, 0)


def test_the_latest_seminar_is_one_that_was_held(tiny):
    assert latest_held(tiny) == "sg-fy2021"  # 2022 is only announced
    assert latest_held(filter_dataset(tiny, Selection(fiscal_years=(2020, 2022)))) is None


def test_the_latest_with_a_full_list_has_a_known_denominator(tiny):
    assert latest_with_full_list(tiny) == "sg-fy2019"
    assert latest_with_full_list(filter_dataset(tiny, Selection(office="paris"))) is None
    assert latest_with_full_list(filter_dataset(tiny, Selection(fiscal_years=(2020,)))) is None


def test_a_year_of_two_seminars_ends_with_the_later_one(tiny):
    assert (
        latest_held(filter_dataset(tiny, Selection(office="all", fiscal_years=(2019,))))
        == "sg-fy2019"
    )
