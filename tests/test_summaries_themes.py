"""On what: every number on the tiny history, worked out by hand."""

from dataclasses import replace

import pandas as pd

from analysis.selection import Selection, filter_dataset
from analysis.summaries.programme.themes import (
    seminars_by_theme,
    theme_exposure,
    themes_by_year,
    wordings,
)
from tests.tiny import plain


def test_a_seminar_with_two_themes_stands_under_both(tiny):
    assert plain(themes_by_year(tiny)) == [
        ("tourism", "sg-fy2018", 2018, "sg"),
        ("tourism", "sg-fy2019", 2019, "sg"),
        ("welfare", "sg-fy2019", 2019, "sg"),
        ("welfare", "sg-fy2022", 2022, "sg"),
    ]


def test_themes_of_uncertain_seminars_do_not_count(tiny):
    assert plain(seminars_by_theme(tiny)) == [
        ("tourism", "Tourism", "観光", 2, 2019),
        ("welfare", "Welfare", "福祉", 2, 2022),
    ]


def test_the_theme_of_most_seminars_comes_first(tiny):
    without_2018 = filter_dataset(tiny, Selection(fiscal_years=(2019, 2022)))

    assert plain(seminars_by_theme(without_2018), "theme_id", "seminars") == [
        ("welfare", 2),
        ("tourism", 1),
    ]


def test_theme_exposure_tells_never_met_from_not_documented(tiny):
    rows = theme_exposure(filter_dataset(tiny, Selection()))

    assert plain(rows, "theme_id", "country", "exposure", "seminars", "at_least") == [
        ("tourism", "KHM", "met", 2, False),
        ("tourism", "LAO", "not_documented", 0, True),  # absent in 2019, unknown in 2018
        ("tourism", "THA", "met", 1, True),
        ("tourism", "LKA", "not_documented", 0, True),
        ("tourism", "FRA", "met", 1, False),  # not eligible in 2018
        ("welfare", "KHM", "met", 1, True),  # 2022 is only announced
        ("welfare", "LAO", "never_met", 0, False),  # absent in 2019, not eligible in 2022
        ("welfare", "THA", "met", 1, True),
        ("welfare", "LKA", "not_documented", 0, True),
        ("welfare", "FRA", "met", 1, False),
    ]


def test_theme_exposure_names_the_seminars_attended_and_those_not_documented(tiny):
    rows = theme_exposure(filter_dataset(tiny, Selection()))
    by_pair = rows.set_index(["theme_id", "country"])

    columns = ["seminar_ids", "undocumented_seminar_ids"]
    assert list(by_pair.loc[("tourism", "KHM"), columns]) == ["sg-fy2018, sg-fy2019", ""]
    assert list(by_pair.loc[("welfare", "LKA"), columns]) == ["", "sg-fy2022"]


def test_a_theme_taken_up_before_a_country_was_eligible_was_not_open_to_it(tiny):
    seminars = tiny.seminars.assign(start_date=pd.Timestamp("2018-06-30"))
    rows = theme_exposure(filter_dataset(replace(tiny, seminars=seminars), Selection()))
    of_sri_lanka = rows[rows["country"] == "LKA"]

    assert set(of_sri_lanka["exposure"]) == {"not_eligible"}


def test_wordings_are_those_of_the_source_in_order_of_time(tiny):
    assert plain(wordings(tiny)) == [
        ("sg-fy2018", 2018, "tourism", None, None, "report"),
        ("sg-fy2019", 2019, "tourism", "Tourism Promotion", None, "report"),
        ("sg-fy2019", 2019, "welfare", None, "福祉のまちづくり", "report"),
        ("sg-fy2022", 2022, "welfare", None, None, "report"),
    ]
