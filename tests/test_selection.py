"""What a choice leaves of a data set, by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset, only_seminar
from analysis.summaries.programme.themes import seminars_without_theme
from tests.tiny import plain

EVERYTHING = Selection(office="all")


def seminar_ids(dataset: Dataset) -> set[str]:
    return set(dataset.seminars["seminar_id"])


def test_choosing_nothing_is_the_data_set_itself(tiny):
    assert filter_dataset(tiny, EVERYTHING) is tiny


def test_the_default_is_the_singapore_office(tiny):
    assert Selection() == Selection(office="sg")
    assert seminar_ids(filter_dataset(tiny, Selection())) == seminar_ids(tiny) - {"paris-fy2019"}


@pytest.mark.parametrize(
    ("choice", "narrowed"),
    [
        (Selection(), False),
        (Selection(office="paris"), False),
        (Selection(fiscal_years=(2019,)), True),
        (Selection(countries=("KHM",)), True),
        (Selection(themes=("water",)), True),
    ],
)
def test_an_office_alone_is_no_narrowing(choice, narrowed):
    assert choice.is_filtered is narrowed
    assert choice.within_office() == Selection(office=choice.office)


def test_fiscal_years_choose_seminars_and_their_rows(tiny):
    chosen = filter_dataset(tiny, Selection(office="all", fiscal_years=(2019, 2021)))

    assert seminar_ids(chosen) == {"sg-fy2019", "paris-fy2019", "sg-fy2021"}
    for table in ("hosts", "seminar_themes", "delegates", "programme"):
        assert set(getattr(chosen, table)["seminar_id"]) <= seminar_ids(chosen)
    assert chosen.delegates["delegates"].sum() == 10


def test_only_sites_of_the_remaining_programme_stay(tiny):
    assert set(filter_dataset(tiny, Selection(fiscal_years=(2018,))).sites["site_id"]) == {"garden"}
    assert filter_dataset(tiny, Selection(fiscal_years=(2017,))).sites.empty


def test_a_theme_keeps_its_seminars_whole(tiny):
    chosen = filter_dataset(tiny, Selection(themes=("welfare",)))

    assert seminar_ids(chosen) == {"sg-fy2019", "sg-fy2022"}
    assert plain(chosen.seminar_themes, "seminar_id", "theme_id") == [
        ("sg-fy2019", "tourism"),
        ("sg-fy2019", "welfare"),
        ("sg-fy2022", "welfare"),
    ]
    assert chosen.delegates["delegates"].sum() == 5


def test_choices_of_different_kinds_apply_together(tiny):
    chosen = filter_dataset(tiny, Selection(fiscal_years=(2018, 2019), themes=("welfare",)))

    assert seminar_ids(chosen) == {"sg-fy2019"}


def test_countries_hide_no_seminar_host_or_site(tiny):
    chosen = filter_dataset(tiny, Selection(office="all", countries=("THA",)))

    assert list(chosen.countries["country"]) == ["THA"]
    for table in ("seminars", "hosts", "seminar_themes", "programme", "sites"):
        pd.testing.assert_frame_equal(getattr(chosen, table), getattr(tiny, table))


def test_countries_leave_what_tells_the_state_of_a_country(tiny):
    chosen = filter_dataset(tiny, Selection(office="all", countries=("FRA",)))

    pd.testing.assert_frame_equal(chosen.eligibility, tiny.eligibility)
    pd.testing.assert_frame_equal(chosen.delegates, tiny.delegates)


def test_seminars_without_theme_are_named(tiny):
    assert list(seminars_without_theme(tiny)["seminar_id"]) == [
        "sg-fy2017",
        "paris-fy2019",
        "sg-fy2020",
        "sg-fy2021",
    ]


def test_an_uncertain_seminar_is_not_missed_among_those_without_theme(tiny):
    unthemed = replace(tiny, seminar_themes=tiny.seminar_themes.iloc[:0])

    assert "sg-fy2007" in seminar_ids(unthemed)
    assert "sg-fy2007" not in set(seminars_without_theme(unthemed)["seminar_id"])


def test_one_seminar_alone_keeps_its_rows_whatever_its_status(tiny):
    alone = only_seminar(tiny, "sg-fy2007")

    assert seminar_ids(alone) == {"sg-fy2007"}
    assert list(alone.delegates["country"]) == ["THA"]
    assert list(alone.sites["site_id"]) == ["plaza"]
    assert seminar_ids(only_seminar(tiny, "sg-fy1066")) == set()


def test_a_choice_that_fits_nothing_leaves_nothing(tiny):
    nothing = filter_dataset(tiny, Selection(fiscal_years=(1999,)))

    for table in ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites"):
        assert getattr(nothing, table).empty
        assert list(getattr(nothing, table)) == list(getattr(tiny, table))
