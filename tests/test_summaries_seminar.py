"""One seminar by itself, on the tiny history."""

from datetime import date

import pytest

from analysis.summaries.programme.seminar import (
    SeminarFacts,
    delegates_of,
    programme_of,
    seminar_facts,
    undocumented_facts,
)
from tests.tiny import plain


def test_the_facts_of_a_seminar(tiny):
    assert seminar_facts(tiny, "sg-fy2019") == SeminarFacts(
        seminar_id="sg-fy2019",
        office_id="sg",
        fiscal_year=2019,
        status="held",
        mode="in_person",
        start_date=date(2019, 12, 15),
        end_date=date(2019, 12, 16),
        participants=5,
        countries=3,
        countries_complete=True,
        host_ids=("shimonoseki",),
        theme_ids=("tourism", "welfare"),
        note_en="A note.",
        note_ja=None,
        basis="stated",
        source_id="report",
    )


def test_what_is_not_documented_of_a_seminar_is_none(tiny):
    facts = seminar_facts(tiny, "sg-fy2022")

    assert (facts.mode, facts.start_date, facts.participants, facts.note_en) == (None,) * 4
    assert facts.countries is None
    assert facts.host_ids == ("toyohashi",)


def test_an_uncertain_seminar_can_be_opened(tiny):
    assert seminar_facts(tiny, "sg-fy2007").status == "uncertain"
    assert plain(delegates_of(tiny, "sg-fy2007"), "country", "delegates") == [("THA", 1)]


@pytest.mark.parametrize("question", [seminar_facts, undocumented_facts])
def test_an_unknown_seminar_is_an_error(tiny, question):
    with pytest.raises(LookupError, match="sg-fy1066"):
        question(tiny, "sg-fy1066")


def test_the_programme_is_in_the_order_of_the_week(tiny):
    columns = ("position", "kind", "title_en", "site_en", "site_ja", "approximate")

    assert plain(programme_of(tiny, "sg-fy2019"), *columns) == [
        (1, "lecture", "Lecture", None, None, None),
        (2, "visit", "Plaza", "Plaza", "プラザ", False),
        (3, "visit", "Garden", "Garden", "庭園", True),
        (4, "visit", "Water plant", "Water plant", "浄水場", True),
    ]


def test_delegates_end_with_those_of_undocumented_country(tiny):
    columns = ("country", "name_en", "name_ja", "delegates", "basis", "source_id")

    assert plain(delegates_of(tiny, "sg-fy2018"), *columns) == [
        ("KHM", "Cambodia", "カンボジア", 1, "implied", "report"),
        (None, None, None, 4, "stated", "report"),
    ]
    assert plain(delegates_of(tiny, "sg-fy2019"), "country", "delegates") == [
        ("KHM", 3),
        ("THA", 1),
        ("FRA", 1),
    ]


@pytest.mark.parametrize(
    ("seminar_id", "facts"),
    [
        ("sg-fy2019", ("sites",)),
        ("sg-fy2018", ("countries", "programme", "sites")),
        ("sg-fy2020", ("dates", "themes")),
        (
            "sg-fy2017",
            ("dates", "hosts", "themes", "participants", "countries", "programme", "sites"),
        ),
    ],
)
def test_undocumented_facts_are_those_missing_wholly_or_in_part(tiny, seminar_id, facts):
    assert undocumented_facts(tiny, seminar_id) == facts
