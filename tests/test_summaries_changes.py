"""What a change does to the numbers: those that the pages show, before and after."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.loading.dataset import Dataset
from analysis.narrative.facts import amount_in_words, totals_in_words
from analysis.narrative.participation import coverage_headline
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.participation import delegates_by_seminar
from analysis.summaries.record.overview import Amount, changes, totals
from analysis.summaries.scope import condensed
from analysis.words.catalogue import LANGUAGES, words_in
from tests.test_summaries_laws import datasets
from tests.tiny import dataset, history

EMPTY = dataset()


def told(data: Dataset, language: str) -> dict[tuple[str, ...], str]:
    """Return every number of a data set in words, by office, seminar and measure."""
    words = words_in(language)
    rows = changes(EMPTY, data).fillna({"seminar_id": ""})
    keys = rows[["office_id", "seminar_id", "measure"]].itertuples(index=False, name=None)
    pairs = zip(keys, rows["after"], strict=True)
    return {key: amount_in_words(one, key[-1], words) for key, one in pairs}


def as_on_the_pages(data: Dataset, language: str) -> dict[tuple[str, ...], str]:
    words, whole = words_in(language), condensed(data)
    shown: dict[tuple[str, ...], str] = {}
    for office in data.seminars["office_id"].unique():
        of_office = filter_dataset(whole, Selection(office))
        names = {"held": "seminars"}
        for name, said in totals_in_words(totals(of_office), words).items():
            shown[office, "", names.get(name, name)] = said
        held = of_office.seminars[of_office.seminars["status"] == "held"]
        people = delegates_by_seminar(of_office).set_index("seminar_id")
        for seminar in held["seminar_id"]:
            headline = coverage_headline(of_office, seminar, words)
            shown[office, seminar, "coverage"] = headline
            for measure, column in (("participants",) * 2, ("delegates", "documented")):
                number = people[column][seminar]
                counter = "名" if language == "ja" else ""
                shown[office, seminar, measure] = "" if pd.isna(number) else f"{number}{counter}"
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["record", "demo", "tiny"])
def test_the_numbers_are_those_of_the_pages(request, name: str, language: str) -> None:
    data = request.getfixturevalue(name)
    numbers, unknown = told(data, language), words_in(language).text("not-documented")
    shown = as_on_the_pages(data, language)
    for key, said in shown.items():
        assert numbers.get(key, unknown) == (said or unknown), key
    assert {key for key in numbers if key[2] not in ("hosts", "sites")} <= set(shown)


@settings(max_examples=10)
@given(before=datasets(), after=datasets())
def test_each_difference_is_told_once_and_both_ways(before: Dataset, after: Dataset) -> None:
    found, back = changes(before, after), changes(after, before)
    keys = ["office_id", "seminar_id", "measure"]
    assert not found.duplicated(keys).any()
    assert found.rename(columns={"before": "after", "after": "before"})[back.columns].equals(back)
    assert (found["before"] != found["after"]).all()
    assert changes(before, before).empty


def test_a_delegate_more_by_hand() -> None:
    before = history()
    row = before.delegates.iloc[[3]].assign(country="LKA")
    after = replace(before, delegates=pd.concat([before.delegates, row], ignore_index=True))
    rows = changes(before, after)
    assert set(rows["office_id"]) == {"sg"}
    coverage = rows[rows["measure"] == "coverage"].iloc[0]
    assert (coverage["seminar_id"], coverage["before"], coverage["after"]) == (
        "sg-fy2019",
        Amount(2, 2, 4),
        Amount(3, 3, 4),
    )
