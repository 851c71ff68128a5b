"""A plan's text in an address means the same whoever reads it, and junk in it breaks nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.links.address import Address, read_address
from analysis.summaries.planning import Plan, plan_text, read_plan
from tests.test_address import CODES, IDS

PLANS = some.builds(
    Plan,
    fiscal_year=some.none() | some.integers(1988, 2100),
    countries=some.lists(CODES, unique=True, max_size=4).map(tuple),
    host=some.just("") | IDS,
    themes=some.lists(IDS, unique=True, max_size=4).map(tuple),
)


@given(PLANS)
def test_what_is_written_is_read_back(plan: Plan) -> None:
    assert read_plan(plan_text(plan)) == plan


@given(some.lists(PLANS, max_size=2))
def test_plans_come_back_through_a_link_with_nothing_to_escape(plans: list[Plan]) -> None:
    texts = tuple(plan_text(plan) for plan in plans)
    link = Address().link("plan", plan=texts)
    assert "%" not in link
    assert read_address(parse_qs(urlsplit(link).query)).plan == texts


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        (
            "2023_BRN.KHM_koriyama_sdgs.water",
            Plan(2023, ("BRN", "KHM"), "koriyama", ("sdgs", "water")),
        ),
        ("_BRN_35_", Plan(None, ("BRN",), "35")),
        ("___", Plan()),
        ("", Plan()),
        ("1066_brn.BRN.BRN.Brunei_Koriyama_<b>.water.", Plan(None, ("BRN",), "", ("water",))),
        ("2023_BRN_koriyama_water_and_more", Plan(2023, ("BRN",), "koriyama", ("water",))),
        ("２０２３_BRN", Plan(None, ("BRN",))),
    ],
)
def test_texts_by_hand(text: str, plan: Plan) -> None:
    assert read_plan(text) == plan


@given(some.text(max_size=40))
def test_junk_is_no_error_and_what_is_understood_stays(text: str) -> None:
    plan = read_plan(text)
    assert read_plan(plan_text(plan)) == plan
