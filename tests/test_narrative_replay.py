"""What is said of a seminar that is followed day by day."""

import pandas as pd
import pytest

from analysis.frames.rows import records
from analysis.narrative.places import (
    content_of_day,
    day_number,
    day_sentence,
    off_map_line,
    places_of_day,
    replay_sentence,
)
from analysis.selection import only_seminar
from analysis.summaries.places.visits import sites_visited
from analysis.summaries.programme.replay import (
    ReplayDayRow,
    replay_days,
    undated_items,
    undocumented_days,
)
from analysis.words.catalogue import words_in

EN, JA = words_in("en"), words_in("ja")


def said(dataset, seminar_id, words=EN):
    return replay_sentence(
        replay_days(dataset, seminar_id),
        undated_items(dataset, seminar_id),
        undocumented_days(dataset, seminar_id),
        words,
    )


def test_2019_is_seven_days_two_of_them_in_both(record):
    assert said(record, "sg-fy2019") == (
        "The programme can be followed over 7 days: 3 in Tokyo, 2 at the host and 2 in both."
    )
    assert said(record, "sg-fy2019", JA) == (
        "7日分の日程を日ごとにたどれます（東京のみ3日、開催地のみ2日、両方2日）。"
    )


def test_what_is_not_documented_is_said(record):
    assert said(record, "sg-fy2018") == (
        "The programme can be followed over 2 days: 2 at the host. "
        "The programme of 5 further days is not documented."
    )
    assert said(record, "newyork-fy2015") == (
        "The programme can be followed over 5 days: 5 in Tokyo. "
        "The programme of 6 further days is not documented. "
        "3 items have no documented day and are in the programme alone."
    )


@pytest.mark.parametrize(
    ("seminar_id", "message"),
    [("paris-fy2019", "replay-no-days"), ("sg-fy2017", "replay-no-programme")],
)
def test_without_days_there_is_nothing_to_follow(record, seminar_id, message):
    assert said(record, seminar_id) == EN.text(message)


def test_a_day_is_named_with_its_places_and_what_was_done(record):
    days = replay_days(record, "sg-fy2019")
    day = pd.Timestamp("2019-12-17")

    assert day_sentence(days, day, EN) == (
        "Day 3 of 7, Tuesday 17 December: Tokyo and Shimonoseki; 2 items, 1 site."
    )
    assert day_sentence(days, day, JA) == (
        "7日中3日目、12月17日（火）：東京、下関市。日程2件、視察先1か所。"
    )
    assert day_number(days, day, EN) == "Day 3 of 7 · 2 items, 1 site"
    first, *_, last = records(days, ReplayDayRow)
    assert content_of_day(first, EN) == "1 item, no site"
    assert (places_of_day(last, EN), places_of_day(last, JA)) == ("Tokyo", "東京")


def test_sites_that_are_not_on_the_map_are_counted_and_named(tiny):
    sites = sites_visited(only_seminar(tiny, "sg-fy2019"))

    assert off_map_line(sites, EN) == "1 site is not on the map: Water plant."
    assert off_map_line(sites, JA) == "視察先1か所（浄水場）は、地図に表示していません。"
    assert off_map_line(sites[sites["has_point"]], EN) == ""
