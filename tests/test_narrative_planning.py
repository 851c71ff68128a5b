"""The sentences on a plan: by hand, and for any plan in both languages equal to its numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.loading.dataset import Dataset
from analysis.narrative import planning as sentences
from analysis.selection import filter_dataset
from analysis.summaries import planning
from analysis.summaries.planning import Plan, settled
from analysis.words.catalogue import LANGUAGES, country_names, words_in
from tests.test_narrative import LEAKS
from tests.test_summaries_planning import OFFICE, scenarios

EN, JA = words_in("en"), words_in("ja")
SENTENCES = (
    sentences.plan_invitations_sentence,
    sentences.plan_gap_sentence,
    sentences.plan_left_out_sentence,
    sentences.plan_seats_sentence,
    sentences.plan_themes_sentence,
    sentences.plan_new_themes_sentence,
    sentences.plan_host_sentence,
)


@pytest.fixture
def office(tiny: Dataset) -> Dataset:
    return filter_dataset(tiny, OFFICE)


@pytest.mark.parametrize(
    ("sentence", "plan", "english", "japanese"),
    [
        (
            sentences.plan_invitations_sentence,
            Plan(countries=("LKA",)),
            (
                "1 of 3 eligible countries is invited. Longest absence ended: "
                "Sri Lanka, not present at the last seminar whose full list is known."
            ),
            (
                "対象3か国のうち1か国を招へいします。招へい国のうち、連続不参加が最も長いのはスリランカです"
                "（参加国が全て判明している直近のセミナーに不参加）。"
            ),
        ),
        (
            sentences.plan_invitations_sentence,
            Plan(countries=("KHM", "THA")),
            "2 of 3 eligible countries are invited. No documented absence is ended.",
            "対象3か国のうち2か国を招へいします。招へい国に、不参加が続いている国は確認されていません。",
        ),
        (
            sentences.plan_left_out_sentence,
            Plan(),
            (
                "Cambodia and Thailand are left out; they are last documented in FY2019. "
                "Sri Lanka is left out; no attendance of it is documented."
            ),
            (
                "カンボジア、タイの2か国は招へいしません（記録のある直近の参加は2019年度）。"
                "スリランカは招へいしません（参加の記録なし）。"
            ),
        ),
        (
            sentences.plan_left_out_sentence,
            Plan(countries=("KHM", "THA", "LKA")),
            "No eligible country is left out.",
            "対象国を全て招へいします。",
        ),
        (
            sentences.plan_seats_sentence,
            Plan(countries=("KHM",)),
            "Southeast Asia 1 of 2 and South Asia 0 of 1.",
            "東南アジアは2か国中1か国、南アジアは1か国中0か国。",
        ),
        (
            sentences.plan_themes_sentence,
            Plan(countries=("KHM", "LKA"), themes=("tourism", "water")),
            (
                "Tourism: new for none of the countries invited, met by 1, not documented for 1. "
                "Water: new for all of the countries invited."
            ),
            (
                "観光：初めてとなる国なし、参加済み1か国、記録なし1か国。"
                "水道：招へい国全てにとって初めて。"
            ),
        ),
        (
            sentences.plan_new_themes_sentence,
            Plan(countries=("KHM", "LKA")),
            "New for most: Water, for all 2 countries invited.",
            "招へいする2か国全てにとって初めてのテーマは、水道です。",
        ),
        (
            sentences.plan_host_sentence,
            Plan(host="shimonoseki"),
            (
                "Shimonoseki would host again: it hosted in FY2019 and FY2021, the last time "
                "2 years before FY2023. No other host in Yamaguchi is documented."
            ),
            (
                "下関市での再度の開催です。これまでの開催は2019年度、2021年度で、直近は2023年度の"
                "2年前に当たります。山口県では、ほかの開催地の記録はありません。"
            ),
        ),
        (
            sentences.plan_host_sentence,
            Plan(2019, host="toyota"),
            (
                "Toyota would host again: it hosted in FY2018, the last time 1 year before FY2019. "
                "Other hosts in Aichi: Toyohashi (FY2018)."
            ),
            (
                "豊田市での再度の開催です。これまでの開催は2018年度で、直近は2019年度の1年前に当たります。"
                "愛知県のほかの開催地は、豊橋市（2018年度）です。"
            ),
        ),
        (
            sentences.plan_host_sentence,
            Plan(host="13"),
            "A new host in Tokyo. No seminar of this office is documented in this prefecture.",
            "東京都の新しい開催地です。この都道府県では、この事務所のセミナーの開催は記録されていません。",
        ),
    ],
)
def test_sentences_by_hand(office, sentence, plan, english, japanese):
    scenario = settled(office, plan)
    assert sentence(office, scenario, EN) == english
    assert sentence(office, scenario, JA) == japanese


def test_two_plans_are_named(office):
    one, other = (settled(office, Plan(host=host)) for host in ("", "13"))
    said = sentences.of_each_plan(sentences.plan_host_sentence, office, (one, other), EN)
    assert said.splitlines()[0] == "Plan A: The host is not decided."
    assert said.splitlines()[-1].startswith("Plan B: A new host in Tokyo.")


def test_what_differs_is_named_and_nothing_else(office):
    one = Plan(countries=("KHM", "LKA"), themes=("tourism",), host="13")
    other = Plan(countries=("LKA", "THA"), themes=("tourism", "water"), host="13")
    hosts = {"13": "Tokyo"}
    assert sentences.plan_difference_sentence(one, other, hosts, office, EN) == (
        "Plan A alone invites Cambodia. Plan B alone invites Thailand. Plan B alone takes up Water."
    )
    assert sentences.plan_difference_sentence(one, one, hosts, office, JA) == (
        "二つの計画は同じです。"
    )


@settings(max_examples=20)
@given(scenarios(), some.sampled_from(LANGUAGES))
def test_every_sentence_can_be_said_and_equals_the_numbers(drawn, language):
    office, scenario = drawn
    words = words_in(language)
    said = {sentence.__name__: sentence(office, scenario, words) for sentence in SENTENCES}
    assert all(text and not LEAKS.search(text) for text in said.values())
    achieved, names = planning.outcome(office, scenario), country_names(office, words)
    covers = said["plan_invitations_sentence"]
    assert str(achieved.eligible) in covers
    assert str(achieved.invited) in covers
    assert all(names[country] in said["plan_left_out_sentence"] for country in achieved.left_out)
    assert all(names[country] in said["plan_gap_sentence"] for country in achieved.gap_countries)
    assert achieved.longest_gap <= 1 or str(achieved.longest_gap) in said["plan_gap_sentence"]
