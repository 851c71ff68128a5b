"""A link restores the view it was copied from, and junk in a link never breaks a page."""

from dataclasses import replace
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
    fiscal_years=st.lists(st.integers(1988, 2100), unique=True, max_size=4).map(tuple),
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
    assert Address().link("overview") == "overview"
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
    assert set(selection.fiscal_years) <= set(record.seminars["fiscal_year"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("lang", "fr"), ("data", "secret"), ("year", "now"), ("year", "-1"), ("year", "2019.5")],
)
def test_examples_of_junk(name: str, value: str) -> None:
    assert read_address({name: [value]}) == Address()


def test_one_bad_value_leaves_the_others() -> None:
    address = read_address({"year": ["2019", "soon", "2018", "2019"], "office": ["sg", "london"]})
    assert address.selection == Selection(office="london", fiscal_years=(2019, 2018))


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
