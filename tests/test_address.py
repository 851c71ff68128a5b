"""A link restores the view it was copied from, and junk in a link never breaks a page."""

from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links.address import NAMES, Address, known_selection, read_address
from analysis.loading.dataset import DATA_SETS, Dataset
from analysis.selection import Selection
from analysis.words.catalogue import LANGUAGES

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
CODES = st.from_regex(r"[A-Z]{3}", fullmatch=True)
SELECTIONS = st.builds(
    Selection,
    office=IDS,
    fiscal_years=st.sets(st.integers(1988, 2100), max_size=4).map(sorted).map(tuple),
    countries=st.lists(CODES, unique=True, max_size=4).map(tuple),
    themes=st.lists(IDS, unique=True, max_size=4).map(tuple),
)
ADDRESSES = st.builds(
    Address,
    language=st.sampled_from(LANGUAGES),
    data=st.sampled_from(DATA_SETS),
    selection=SELECTIONS,
    seminar=st.one_of(st.just(""), IDS),
    day=st.one_of(st.just(""), st.dates().map(str)),
    site=st.one_of(st.just(""), IDS),
    cell=st.one_of(st.just(""), st.builds("{}:{}".format, CODES, IDS)),
    sort=st.one_of(st.just(""), IDS),
    q=st.text(max_size=8),
    family=st.lists(IDS, unique=True, max_size=2).map(tuple),
    plan=st.lists(IDS, max_size=2).map(tuple),
)


@given(ADDRESSES)
def test_what_is_written_is_read_back(address: Address) -> None:
    assert read_address(address.parameters()) == address


@given(ADDRESSES)
def test_a_link_is_read_back(address: Address) -> None:
    link = urlsplit(address.link("participation"))
    assert link.path == "participation"
    assert read_address(parse_qs(link.query)) == address.elsewhere()


@given(ADDRESSES, IDS)
def test_a_link_opens_what_it_names_and_nothing_else(address: Address, site: str) -> None:
    link = urlsplit(address.link("site-visits", site=site))
    assert read_address(parse_qs(link.query)) == replace(address.elsewhere(), site=site)


@given(ADDRESSES)
def test_only_known_parameters_are_written(address: Address) -> None:
    written = address.parameters()
    assert set(written) <= set(NAMES)
    assert all(written.values())


def test_the_default_view_has_a_bare_address() -> None:
    assert Address().parameters() == {}
    assert Address().link("themes") == "themes"
    assert read_address({}) == Address()


@given(st.dictionaries(st.sampled_from([*NAMES, "other"]), st.lists(st.text(max_size=8))))
def test_junk_falls_back_on_the_default(parameters: dict[str, list[str]]) -> None:
    address = read_address(parameters)
    assert address.language in LANGUAGES
    assert address.data in DATA_SETS
    assert all(isinstance(year, int) for year in address.selection.fiscal_years)
    # Read again from its own parameters, it does not change any more.
    assert read_address(address.parameters()) == address


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=8))))
def test_junk_selects_only_what_the_data_know(
    record: Dataset, parameters: dict[str, list[str]]
) -> None:
    selection = known_selection(read_address(parameters).selection, record)
    assert selection.office in {"all", *record.offices["office_id"]}
    assert set(selection.countries) <= set(record.countries["country"])
    assert set(selection.themes) <= set(record.themes["theme_id"])
    known = set(record.seminars["fiscal_year"])
    chosen = selection.fiscal_years
    # A year without a seminar stays between others, as a range has no gaps.
    assert {*chosen} - known <= {*range(min(chosen, default=0), max(chosen, default=0))}
    assert {min(chosen, default=2019), max(chosen, default=2019)} <= known


@pytest.mark.parametrize(
    ("name", "value"),
    [("lang", "fr"), ("data", "secret"), ("year", "now"), ("year", "-1"), ("year", "2019.5")],
)
def test_examples_of_junk(name: str, value: str) -> None:
    assert read_address({name: [value]}) == Address()


def test_one_bad_value_leaves_the_others() -> None:
    address = read_address({"year": ["2019", "soon", "2018", "2019"], "office": ["sg", "london"]})
    assert address.selection == Selection(office="london", fiscal_years=(2019, 2018))
    assert address.parameters()["year"] == ["2018..2019"]


@given(st.sets(st.integers(2000, 2012)))
def test_years_that_follow_each_other_are_one_run(years: set[int]) -> None:
    address = Address().with_selection(fiscal_years=tuple(sorted(years)))
    runs = address.parameters().get("year", [])
    assert {*read_address({"year": runs}).selection.fiscal_years} == years
    # No run begins where another ends.
    ends = [[int(year) for year in run.split("..")] for run in runs]
    assert all(one[-1] + 1 < other[0] for one, other in pairwise(ends))
    assert all(len(run) == 1 or run[0] < run[1] for run in ends)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        (["2015..2017"], (2015, 2016, 2017)),
        (["2019..2019"], (2019,)),
        (["2018", "2019", "2018..2020"], (2018, 2019, 2020)),
        (["2019..2015", "2015..", "..2015", "2015...2017", "15..17", "2015..2017..2019"], ()),
    ],
)
def test_runs_of_years_by_hand(written: list[str], years: tuple[int, ...]) -> None:
    assert read_address({"year": written}).selection.fiscal_years == years


def test_a_range_has_no_gaps_and_ends_at_seminars(record: Dataset) -> None:
    """Sydney's of FY2003 is the first on record; of FY2004 there is none, of any office."""
    chosen = known_selection(Selection(fiscal_years=tuple(range(2000, 2008))), record)
    assert chosen.fiscal_years == (2003, 2004, 2005, 2006, 2007)
    assert known_selection(Selection(fiscal_years=(2004,)), record).fiscal_years == ()


def test_a_country_has_its_own_page() -> None:
    address = Address(language="ja", site="garden").with_selection(
        fiscal_years=(2019,), countries=("IND", "LKA")
    )
    assert address.of_country("LAO") == "country?lang=ja&year=2019&country=LAO"


def test_a_link_can_change_a_part() -> None:
    address = Address(language="ja").with_selection(countries=("IND",))
    assert address.link("seminar", seminar="sg-fy2019") == (
        "seminar?lang=ja&country=IND&seminar=sg-fy2019"
    )
    assert address.seminar == ""


@given(ADDRESSES)
def test_a_link_on_the_same_page_keeps_what_is_open(address: Address) -> None:
    link = address.here(sort="gap")
    assert link.startswith("?")
    assert read_address(parse_qs(link[1:])) == replace(address, sort="gap")


@given(ADDRESSES, CODES, IDS)
def test_what_opens_evidence_adds_to_the_address(address: Address, code: str, seminar: str) -> None:
    key = f"{code}:{seminar}"
    opened = parse_qs(f"{address.opening()}{key}"[1:])
    assert read_address(address.parameters() | opened) == replace(address, cell=key)
