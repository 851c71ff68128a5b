"""The reduction of delegates to one row per seminar and country."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.frames.arrays import NOT_FOUND, positions
from analysis.summaries.scope import delegations, delegations_of_all_countries, one_row_per_country
from tests.tiny import frame, plain


def test_people_of_undocumented_country_are_a_row_of_their_own(tiny):
    rows = delegations_of_all_countries(tiny)

    assert plain(rows[rows["country"].isna()], "seminar_id", "delegates") == [
        ("sg-fy2018", 4),
        ("sg-fy2021", 2),
    ]


def test_evidence_is_that_of_the_first_row_of_the_weakest_basis():
    rows = [
        {"seminar_id": "a", "country": "KHM", "delegates": 1, "basis": basis, "source_id": source}
        for basis, source in (
            ("stated", "s1"),
            ("implied", "i1"),
            ("implied", "i2"),
            ("stated", "s2"),
        )
    ]

    reduced = one_row_per_country(frame("delegates", rows))

    assert plain(reduced, "delegates", "basis", "source_id") == [(4, "implied", "i1")]


def test_reducing_twice_changes_nothing(tiny):
    reduced = replace(tiny, delegates=one_row_per_country(tiny.delegates))

    pd.testing.assert_frame_equal(delegations(reduced), delegations(tiny))


def test_a_frame_is_reduced_once_and_forgotten_when_it_goes(tiny):
    delegates = tiny.delegates.copy()
    first = one_row_per_country(delegates)
    assert one_row_per_country(delegates) is first

    reduction = weakref.ref(first)
    del first, delegates
    gc.collect()
    assert reduction() is None


def test_positions_find_values_and_not_what_is_missing():
    keys = pd.Series(["a", "b", "c"], dtype="string")

    assert list(positions(pd.Series(["c", None, "x", "a"], dtype="category"), keys)) == [
        2,
        NOT_FOUND,
        NOT_FOUND,
        0,
    ]
    assert list(positions(pd.Series([None, None], dtype="category"), keys)) == [NOT_FOUND] * 2
    assert len(positions(pd.Series([], dtype="string"), keys)) == 0


def test_many_rows_are_added_up_without_loss():
    seminars, countries, themes = 40, 25, 100
    row = np.arange(seminars * countries * themes)
    many = pd.DataFrame(
        {
            "seminar_id": _coded(row // (countries * themes), "sg-fy", seminars),
            "country": _coded(row // themes % countries, "C", countries),
            "theme_id": _coded(row % themes, "theme-", themes),
            "delegates": pd.array(row % 3 + 1, dtype="Int64"),
            "basis": _coded(row % 2, "", 2).rename_categories(["stated", "implied"]),
            "source_id": _coded(row % 7, "source-", 7),
        }
    )

    reduced = one_row_per_country(many)

    assert len(reduced) == seminars * countries
    assert reduced["delegates"].sum() == many["delegates"].sum()
    assert one_row_per_country(reduced) is reduced


def _coded(codes, prefix, length):
    names = [f"{prefix}{number}" for number in range(length)]
    return pd.Categorical.from_codes(codes, categories=pd.Index(names))
