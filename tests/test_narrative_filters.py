"""Whatever is chosen, the sentences of the pages say in both languages what their tables say."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative import country as country_sentences
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.attendance import participation as attendance
from analysis.summaries.attendance.country import attendance_of_country, places_seen
from analysis.summaries.attendance.missing import missing_countries
from analysis.summaries.places import visits
from analysis.summaries.places.visits import HostVisitedRow
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import CompletenessRow, completeness
from analysis.summaries.record.open_questions import missing_facts
from analysis.words.catalogue import Words, words_in
from tests.test_narrative import choices, numbers, sentences
from tests.test_summaries_laws import COUNTRIES, THEMES, YEARS, datasets

EN, JA = words_in("en"), words_in("ja")
SMALL_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
# Numbers that one language writes in words, and those of set phrases.
IN_WORDS = {
    r"\bone (?=theme|seminar held|full list|seminar\.)": "1 ",
    r"\bno (?=full list)": "0 ",
    **{rf"\b{word}\b": str(number) for number, word in enumerate(SMALL_NUMBERS, 2)},
    r"\bno(ne)?\b(?= country came| had come)": "0",
    "二つ": "2",
    r"(?<!中)2回以上|1回(?=ずつ|当たり|取り上げ)": "",
}

generated = some.tuples(
    datasets(),
    some.builds(
        Selection,
        some.sampled_from(["sg", "paris", ALL_OFFICES]),
        some.lists(some.sampled_from(YEARS), unique=True).map(tuple),
        some.lists(some.sampled_from(COUNTRIES), unique=True, max_size=3).map(tuple),
        some.lists(some.sampled_from(THEMES), unique=True).map(tuple),
    ),
)
filtered = choices() | generated


def said(sentence: str) -> Counter[str]:
    """Return how often a sentence of either language says each number and fiscal year."""
    for phrase, number in IN_WORDS.items():
        sentence = re.sub(phrase, number, sentence, flags=re.IGNORECASE)
    return Counter(re.findall(r"\d+", sentence.replace(",", "")))


def of_one_office(whole: Dataset, selection: Selection, words: Words) -> list[str]:
    """Return the sentences on one country, and on who was missing from each seminar."""
    history = filter_dataset(whole, Selection(selection.office))
    told = []
    for country in selection.countries:
        rows = attendance_of_country(history, country)
        told += [
            country_sentences.country_sentence(history, country, words),
            country_sentences.country_delegates_sentence(rows, words),
            country_sentences.country_places_sentence(places_seen(history, country), 2, words),
        ]
    for seminar_id in history.seminars["seminar_id"]:
        if not missing_countries(history, seminar_id).empty:
            told.append(participation.missing_sentence(history, seminar_id, words))
    return told


@settings(max_examples=25)
@given(filtered)
def test_both_languages_say_the_same_numbers(choice):
    whole, selection = choice
    rows = missing_facts.rows(filter_dataset(whole, selection))
    english, japanese = (
        [
            *sentences(whole, selection, words),
            *(of_one_office(whole, selection, words) if selection.office != ALL_OFFICES else []),
            fact_sentences.missing_facts_sentence(rows, words),
        ]
        for words in (EN, JA)
    )
    for one, other in zip(english, japanese, strict=True):
        assert said(one) == said(other), (one, other)


@settings(max_examples=25)
@given(filtered)
def test_sentences_on_countries_over_time_say_the_last_known_row(choice):
    whole, selection = choice
    history = filter_dataset(whole, Selection(selection.office, countries=selection.countries))

    reached = attendance.cumulative_countries(history)
    known = reached.loc[reached["countries"].fillna(0) > 0, ["countries", "fiscal_year"]].tail(1)
    sentence = participation.cumulative_countries_sentence(reached, EN)
    assert said(sentence) == Counter(str(number) for number in known.to_numpy().ravel())


@settings(max_examples=25)
@given(filtered)
def test_sentences_on_themes_say_the_sums_of_their_tables(choice):
    whole, selection = choice
    data = filter_dataset(whole, selection)
    by_year, by_theme = themes.themes_by_year(data), themes.seminars_by_theme(data)

    met = by_year.dropna(subset=["theme_id"])
    themed, different = met["seminar_id"].nunique(), met["theme_id"].nunique()
    unthemed = len(scope.seminars_in_scope(data)) - themed
    expected = [themed, different, *([unthemed] if unthemed else [])] if themed else []
    assert numbers(places.themes_by_year_sentence(data, EN)) == expected

    sentence = places.seminars_by_theme_sentence(by_theme, data, EN)
    assert len(by_theme) == different
    if different and by_theme["seminars"].max() == 1:
        assert said(sentence) == Counter([str(different)])
    elif themed >= 3:
        assert numbers(sentence) == [by_theme["seminars"].max()]
        leading = by_theme[by_theme["seminars"] == by_theme["seminars"].max()]
        assert all(EN.name(row) in sentence for row in leading.to_dict("records"))
    else:
        assert numbers(sentence) == expected


@settings(max_examples=25)
@given(filtered)
def test_sentences_on_hosts_and_on_what_is_documented_say_their_tables(choice):
    whole, selection = choice
    data = filter_dataset(whole, selection)
    facts, hosts = completeness(data), visits.hosts_visited(data)

    full = [int((facts[fact] == "yes").sum()) for fact in ("countries", "programme")]
    assert numbers(record.completeness_sentence(records(facts, CompletenessRow), EN)) == [
        len(facts),
        *full,
    ]
    sentence = places.hosts_sentence(records(hosts, HostVisitedRow), EN)
    again = sentence.partition("documented. ")[2]
    for host in records(hosts):
        name = re.escape(EN.name(host, "host"))
        assert (host["seminars"] > 1) == bool(re.search(rf"\b{name}\b", again))
