"""Who hosted: by hand on the tiny history, and what must hold of every data set."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from analysis.contract.schema import REGIONS
from analysis.selection import Selection, filter_dataset
from analysis.summaries.places.hosting import (
    hosting,
    hosting_by_prefecture,
    latest_fiscal_year,
    region_balance,
    themes_seen,
)
from analysis.summaries.places.visits import hosts_visited
from tests.test_summaries_laws import datasets
from tests.tiny import SHIMONOSEKI, TOYOHASHI, TOYOTA, dataset, frame, plain

EVERYWHERE = Selection(office="all")


@some.composite
def hosted(draw):
    """Return a data set whose seminars have hosts here and there."""
    data = draw(datasets())
    rows = [
        {"seminar_id": seminar, **host}
        for seminar in data.seminars["seminar_id"]
        for host in draw(
            some.lists(
                some.sampled_from((SHIMONOSEKI, TOYOHASHI, TOYOTA)),
                max_size=3,
                unique_by=lambda host: host["host_id"],
            )
        )
    ]
    return replace(data, hosts=frame("hosts", rows))


def test_hosts_by_hand(tiny):
    rows = hosting(tiny, latest_fiscal_year(tiny))

    columns = ("prefecture", "host_en", "seminars", "online", "seminar_ids", "years_since")
    assert latest_fiscal_year(tiny) == 2022
    assert plain(rows, *columns) == [
        ("23", "Toyota", 2, 0, ("sg-fy2018", "paris-fy2019"), 3),
        ("23", "Toyohashi", 1, 0, ("sg-fy2018",), 4),
        ("35", "Shimonoseki", 2, 1, ("sg-fy2019", "sg-fy2021"), 1),
    ]


def test_themes_are_those_of_the_seminars_and_of_what_was_visited_there():
    data = dataset(
        seminars=[
            {"seminar_id": "sg-fy2019", "office_id": "sg", "fiscal_year": 2019, "status": "held"}
        ],
        hosts=[{"seminar_id": "sg-fy2019", **SHIMONOSEKI}, {"seminar_id": "sg-fy2019", **TOYOTA}],
        seminar_themes=[{"seminar_id": "sg-fy2019", "theme_id": "tourism"}],
        programme=[
            {"seminar_id": "sg-fy2019", "position": 1, "site_id": "plant", "theme_id": "water"}
        ],
        sites=[{"site_id": "plant", "prefecture": "35", "municipality_ja": "下関市"}],
    )

    assert plain(hosting(data, 2019), "host_id", "theme_ids") == [
        ("toyota", ("tourism",)),
        ("shimonoseki", ("tourism", "water")),
    ]
    assert plain(themes_seen(data)) == [
        ("35", "下関市", "tourism"),
        ("23", "豊田市", "tourism"),
        ("35", "下関市", "water"),
    ]


def test_a_host_without_documented_themes_has_none(tiny):
    bare = replace(tiny, seminar_themes=tiny.seminar_themes.iloc[:0], programme=tiny.programme[:0])

    assert hosting(bare, 2022)["theme_ids"].isna().all()


def test_prefectures_by_hand(tiny):
    rows = hosting_by_prefecture(tiny, 2022)

    columns = ("prefecture", "seminars", "seminar_ids", "last_fiscal_year", "years_since")
    assert plain(rows, *columns) == [
        ("13", 0, (), None, None),
        # Two hosts of one seminar are one.
        ("23", 2, ("sg-fy2018", "paris-fy2019"), 2019, 3),
        ("35", 2, ("sg-fy2019", "sg-fy2021"), 2021, 1),
    ]


def test_regions_by_hand(tiny):
    rows = region_balance(tiny)

    assert rows["region"].tolist() == list(REGIONS)
    columns = ("all_prefectures", "hosted", "undocumented_prefectures", "seminars")
    assert dict(zip(rows["region"], plain(rows, *columns), strict=True)) == {
        **dict.fromkeys(REGIONS, (0, 0, (), 0)),
        "kanto": (1, 0, ("13",), 0),
        "chubu": (1, 1, (), 2),
        "chugoku": (1, 1, (), 2),
    }


def test_nothing_at_all_has_no_hosts_and_every_prefecture_undocumented(record):
    nothing = filter_dataset(record, Selection(fiscal_years=(1999,)))

    assert latest_fiscal_year(nothing) == 0
    assert hosting(nothing, 0).empty
    assert hosting_by_prefecture(nothing, 0)["years_since"].isna().all()
    assert region_balance(nothing)["hosted"].sum() == 0


@given(hosted())
def test_prefectures_that_hosted_and_those_not_documented_are_all(data):
    rows, regions = hosting_by_prefecture(data, 2030), region_balance(data)
    others = regions["undocumented_prefectures"].map(len).sum()

    assert regions["all_prefectures"].sum() == len(data.prefectures)
    assert regions["hosted"].sum() + others == len(data.prefectures)
    assert (rows["seminars"] > 0).sum() == regions["hosted"].sum()
    assert ((rows["seminars"] > 0) == rows["last_fiscal_year"].notna()).all()
    assert (rows["seminars"] == rows["seminar_ids"].map(len)).all()
    assert set(hosting(data, 2030)["host_id"]) == set(hosts_visited(data)["host_id"])


def test_all_47_prefectures_are_counted_in_what_is_shipped(shipped):
    for office in ("all", *shipped.offices["office_id"]):
        data = filter_dataset(shipped, Selection(office))
        regions = region_balance(data)
        others = regions["undocumented_prefectures"].map(len).sum()
        assert regions["hosted"].sum() + others == 47


def test_the_record_of_singapore(record):
    data, latest = filter_dataset(record, Selection()), latest_fiscal_year(record)
    rows = hosting(data, latest)

    assert latest == 2025
    assert plain(rows, "host_en", "seminars", "online", "years_since") == [
        ("Koriyama", 2, 1, 3),
        ("Toyohashi", 1, 0, 7),
        ("Toyota", 1, 0, 7),
        ("Shimonoseki", 1, 0, 6),
        ("Kitakyushu", 1, 0, 8),
    ]
    assert plain(region_balance(data), "region", "hosted")[:3] == [
        ("hokkaido", 0),
        ("tohoku", 1),
        ("kanto", 0),
    ]
