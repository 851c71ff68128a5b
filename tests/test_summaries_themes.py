"""On what: every number on the tiny history, worked out by hand."""

from analysis.selection import Selection, narrow
from analysis.summaries.themes import (
    seminars_by_theme,
    themes_by_country,
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
    without_2018 = narrow(tiny, Selection(fiscal_years=(2019, 2022)))

    assert plain(seminars_by_theme(without_2018), "theme_id", "seminars") == [
        ("welfare", 2),
        ("tourism", 1),
    ]


def test_themes_by_country_say_where_the_number_is_a_least_one(tiny):
    assert plain(themes_by_country(narrow(tiny, Selection()))) == [
        ("tourism", "KHM", 2, False, "sg-fy2018, sg-fy2019"),
        ("tourism", "LAO", 0, True, ""),  # absent in 2019, not documented in 2018
        ("tourism", "THA", 1, True, "sg-fy2019"),
        ("tourism", "LKA", 0, True, ""),
        ("tourism", "FRA", 1, False, "sg-fy2019"),  # not eligible in 2018
        ("welfare", "KHM", 1, True, "sg-fy2019"),  # 2022 is only announced
        ("welfare", "LAO", 0, False, ""),  # absent in 2019, not eligible in 2022
        ("welfare", "THA", 1, True, "sg-fy2019"),
        ("welfare", "LKA", 0, True, ""),
        ("welfare", "FRA", 1, False, "sg-fy2019"),
    ]


def test_wordings_are_those_of_the_source_in_order_of_time(tiny):
    assert plain(wordings(tiny)) == [
        ("sg-fy2018", 2018, "tourism", None, None, "report"),
        ("sg-fy2019", 2019, "tourism", "Tourism Promotion", None, "report"),
        ("sg-fy2019", 2019, "welfare", None, "福祉のまちづくり", "report"),
        ("sg-fy2022", 2022, "welfare", None, None, "report"),
    ]
