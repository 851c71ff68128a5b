"""Sentences on hosts, candidates and sites, by hand and in both languages."""

import re
from dataclasses import astuple

import pandas as pd
import pytest

from analysis.frames.rows import records
from analysis.narrative.places import (
    candidate_points,
    candidates_sentence,
    distance_between,
    hosting_sentence,
    near_sentence,
    regions_sentence,
    site_certainty,
)
from analysis.selection import Selection, filter_dataset
from analysis.summaries.places.hosting import (
    CandidateRow,
    Weights,
    candidates,
    hosting_by_prefecture,
    region_balance,
)
from analysis.summaries.places.visits import NearSiteRow, is_approximate, sites_near
from analysis.words.catalogue import LANGUAGES, words_in

EN, JA = words_in("en"), words_in("ja")


@pytest.fixture
def singapore(record):
    return filter_dataset(record, Selection())


def test_how_many_prefectures_hosted(singapore, tiny):
    rows = hosting_by_prefecture(singapore, 2025)

    assert hosting_sentence(rows, EN) == (
        "4 of 47 prefectures are documented to have hosted; for 43 no host is documented. "
        "Most often: Fukushima (2 seminars)."
    )
    assert hosting_sentence(rows, JA) == (
        "47都道府県のうち、開催の記録があるのは4都道府県、ないのは43都道府県です。"
        "最も多いのは福島県（2回）です。"
    )
    nobody = hosting_by_prefecture(filter_dataset(tiny, Selection(fiscal_years=(1999,))), 2022)
    assert hosting_sentence(nobody, EN) == (
        "0 of 3 prefectures are documented to have hosted; for 3 no host is documented."
    )


def test_which_regions_hosted(singapore, demo):
    assert regions_sentence(region_balance(singapore), EN) == (
        "Hosts are documented in 4 of 8 regions. "
        "Not documented to have hosted: Hokkaido, Kanto, Kinki and Shikoku."
    )
    assert regions_sentence(region_balance(demo), JA) == "8地方のうち8地方に開催の記録があります。"


def test_the_best_candidates_are_named_or_counted(singapore):
    many = candidates(singapore, Weights(), (), 2025)
    few = candidates(singapore, Weights(), ("multiculturalism",), 2025).query("rank == 1").head(1)

    assert candidates_sentence(many, EN) == (
        "13 places share the highest score with these weights: 5 points. "
        "This is a suggestion for discussion: nothing is decided or written."
    )
    assert candidates_sentence(few, EN).startswith("Highest score with these weights: ")
    assert "参考" in candidates_sentence(many, JA)
    assert candidates_sentence(many.iloc[:0], EN) == "There is no place to rank."


def test_a_row_explains_its_points(singapore):
    rows = candidates(singapore, Weights(), ("disaster-prevention",), 2025)
    said = {
        row["host_en"]: candidate_points(row, singapore, EN) for row in records(rows, CandidateRow)
    }

    assert said["Kyoto"] == (
        "+3 prefecture not documented to have hosted, +1 region hosted least (Kinki), "
        "+1 within 500 km of Tokyo (365 km)"
    )
    assert said["Shimonoseki"] == (
        "+1 last hosted 6 years ago, +2 has a theme of the plan (Disaster prevention)"
    )
    assert said["Koriyama"] == "+1 within 500 km of Tokyo (239 km)"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weights", [Weights(), Weights(1, 2, 3, 4, 5), Weights(0, 0, 0, 0, 0)])
def test_the_points_that_are_explained_add_up_to_the_score(shipped, weights, language):
    words = words_in(language)
    rows = candidates(shipped, weights, ("tourism-promotion", "water"), 2025)

    for row in records(rows, CandidateRow):
        said = candidate_points(row, shipped, words)
        points = [int(number) for number in re.findall(r"(?<=\+)\d+|\d+(?=点）)", said)]
        assert sum(points) == row["score"], said
        assert 0 not in points
        assert said == words.text("candidate-no-points") or points
    assert (rows["score"].max() > 0) == any(astuple(weights))


SITE = {"identification": "stated", "latitude": 34.0, "longitude": 131.0, "uncertainty_m": 120}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "The site is named in the source. Its place is known to within about 120\u00a0m.",
        ),
        (
            {"identification": "likely", "uncertainty_m": 2500},
            (
                "This is the most likely reading of the source. "
                "Its place is known to within about 2.5\u00a0km."
            ),
        ),
        (
            {"uncertainty_m": None},
            "The site is named in the source. How exact its place is, is not documented.",
        ),
        (
            {"identification": "unknown", "latitude": None},
            (
                "The site is not named in the source. "
                "Its place is not documented, so it is not on the map."
            ),
        ),
    ],
)
def test_how_sure_a_site_is(changes, said):
    assert site_certainty(SITE | changes, EN) == said


def test_what_is_near(record):
    sites = record.sites.assign(approximate=is_approximate(record.sites)).set_index("site_id")
    market, near = sites.loc["karato-market"], sites_near(record, "karato-market")

    assert near_sentence(near, market, EN) == (
        "4 other sites lie within 10 km. Where a place is approximate, so is the distance."
    )
    assert near_sentence(near, market, JA).startswith("10km以内にほかの視察先が4か所あります。")
    assert near_sentence(near.iloc[:0], market, EN) == "No other site lies within 10 km."
    nowhere = market.to_dict() | {"latitude": pd.NA}
    assert "not documented" in near_sentence(near.iloc[:0], nowhere, EN)
    distances = [distance_between(market, other, EN) for other in records(near, NearSiteRow)]
    assert distances == [
        "about\u00a00.4\u00a0km",
        "5.5\u00a0km",
        "5.8\u00a0km",
        "about\u00a06.7\u00a0km",
    ]
