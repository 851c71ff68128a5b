"""Two seminars beside each other, and the hosts year after year: by hand and for every data set."""

import pandas as pd
import pytest
from hypothesis import given

from analysis.loading.dataset import Dataset
from analysis.summaries.places.hosting import hosting_by_year
from analysis.summaries.places.visits import hosts_visited
from analysis.summaries.programme.seminar import InBoth, in_both, side_by_side
from tests.test_summaries_laws import datasets
from tests.tiny import plain


def test_what_is_documented_at_both_of_the_tiny_seminars(tiny: Dataset) -> None:
    assert in_both(tiny, "sg-fy2019", "sg-fy2018") == InBoth(("tourism",), ("KHM",), ("garden",))
    assert in_both(tiny, "sg-fy2018", "sg-fy2020") == InBoth((), (), ("garden",))


def test_the_key_facts_of_the_tiny_seminars_beside_each_other(tiny: Dataset) -> None:
    rows = side_by_side(tiny, "sg-fy2019", "sg-fy2020")
    assert plain(rows) == [
        (
            *("sg-fy2019", pd.Timestamp("2019-12-15"), "in_person", 5, 3, 3),
            ("tourism", "welfare"),
        ),
        ("sg-fy2020", None, None, None, None, 1, None),
    ]


def test_an_unknown_seminar_is_no_seminar(tiny: Dataset) -> None:
    with pytest.raises(LookupError):
        in_both(tiny, "sg-fy2019", "sg-fy1900")


def test_the_hosts_of_the_tiny_seminars_year_after_year(tiny: Dataset) -> None:
    assert plain(hosting_by_year(tiny)) == [
        (2018, ("sg-fy2018",), ("toyota", "toyohashi"), 2, 1),
        (2019, ("paris-fy2019", "sg-fy2019"), ("toyota", "shimonoseki"), 3, 2),
        (2021, ("sg-fy2021",), ("shimonoseki",), 3, 2),
    ]


@given(datasets())
def test_the_hosts_so_far_come_to_all_hosts(data: Dataset) -> None:
    years, hosts = hosting_by_year(data), hosts_visited(data)
    assert years["fiscal_year"].is_monotonic_increasing
    assert years["hosts_so_far"].is_monotonic_increasing
    assert {host for ids in years["host_ids"] for host in ids} == set(hosts["host_id"])
    if len(years):
        assert years["hosts_so_far"].iloc[-1] == hosts["host_id"].nunique()
        assert years["prefectures_so_far"].iloc[-1] == hosts["prefecture"].nunique()
