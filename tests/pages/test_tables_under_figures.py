"""What "Show table" shows is what the figure draws, and both are what the summary says.

A figure is read back from what the browser gets: the cells of a chart, the circles of a map, the
cells of an HTML table. Each becomes numbers by row and heading, as in the table below it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

import pandas as pd
import pytest

from analysis.dataset import Dataset
from analysis.labels import country_names, seminar_labels, theme_names
from analysis.selection import Selection, narrow, only_seminar
from analysis.summaries import participation, seminar, themes, visits
from analysis.summaries.completeness import FACTS, completeness
from analysis.words import Words, words_in
from tests.pages.page import Page, Shown

# (row, heading) → number. What is not there is not documented, or nothing.
Numbers = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Choice:
    """A link of a reader, and the seminar that is opened on the Seminar page."""

    data: str
    language: str
    selection: Selection
    seminar: str

    @property
    def words(self) -> Words:
        return words_in(self.language)

    def open(self, name: str) -> Page:
        chosen = self.selection
        return Page(
            name,
            data=self.data,
            lang=self.language,
            office=chosen.office,
            year=[str(year) for year in chosen.fiscal_years],
            country=list(chosen.countries),
            theme=list(chosen.themes),
            seminar=self.seminar,
        )


CHOICES = {
    "record": Choice("record", "en", Selection(), "sg-fy2018"),
    "record, all offices": Choice("record", "ja", Selection("all"), "paris-fy2024"),
    "record, some countries": Choice(
        "record", "en", Selection("all", countries=("KHM", "FRA", "BRN")), "sg-fy2019"
    ),
    "demo": Choice("demo", "ja", Selection(), "sg-fy2021"),
    "demo, years and themes": Choice(
        "demo",
        "en",
        Selection(
            fiscal_years=(2007, 2012, 2018, 2019, 2020, 2023),
            themes=("disaster-prevention", "tourism-promotion", "environment"),
        ),
        "sg-fy2007",
    ),
    "demo, one country": Choice("demo", "en", Selection(countries=("VNM",)), "sg-fy2010"),
}


@cache
def opened(choice: str, name: str) -> Page:
    """Open a page once for all tests of this file; they only read it."""
    return CHOICES[choice].open(name).open().show_tables()


@pytest.fixture(params=CHOICES)
def choice(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def dataset(choice: str, request: pytest.FixtureRequest) -> Dataset:
    dataset: Dataset = request.getfixturevalue(CHOICES[choice].data)
    return dataset


def table_numbers(table: pd.DataFrame, rows: str, *headings: str) -> Numbers:
    """Return the numbers of a table, those of rows with the same name added up."""
    sums: Counter[tuple[str, str]] = Counter()
    for heading in headings:
        numbers = pd.to_numeric(table[heading], errors="coerce")
        for row, number in zip(table[rows], numbers, strict=True):
            if pd.notna(number):
                sums[row, heading] += int(number)
    return known(sums)


def known(sums: Counter[tuple[str, str]]) -> Numbers:
    """Leave out zeros: a chart draws nothing for them."""
    return {cell: number for cell, number in sums.items() if number}


# Figures drawn by Plotly ------------------------------------------------------------------------


def ledger_numbers(card: Shown, kinds: dict[str, str], labels: dict[str, str]) -> Numbers:
    """Count the cells of each kind on each line; one bar may stand for many cells."""
    sums: Counter[tuple[str, str]] = Counter()
    for trace in card.traces:
        if trace["type"] == "bar":
            heading = kinds[trace["name"]]
            for length, (_, identifier) in zip(trace["x"], trace["customdata"], strict=True):
                sums[labels[identifier], heading] += round(length)
    return known(sums)


LEDGERS = {
    "coverage": {
        "state-attended": "column-attended",
        "state-absent": "column-absent",
        "state-not_documented": "column-not_documented",
    },
    "delegates_by_seminar": {
        "chart-country-documented": "column-documented",
        "chart-country-not-documented": "column-undocumented",
    },
    "newcomers": {
        "chart-first-time": "column-first_time",
        "chart-first-documented-time": "column-first_time",
        "chart-returning": "column-returning",
    },
}


@pytest.mark.parametrize("name", LEDGERS)
def test_charts_of_seminars_draw_their_table(name, choice, dataset):
    words = CHOICES[choice].words
    card = opened(choice, "participation").cards[name]
    kinds = {words.text(kind): words.text(column) for kind, column in LEDGERS[name].items()}
    labels = seminar_labels(dataset, words)

    drawn = ledger_numbers(card, kinds, labels)

    assert drawn == table_numbers(card.table, words.text("column-seminar_id"), *kinds.values())
    assert drawn or name == "newcomers" or "one country" in choice or sum_of(card, kinds) == 0


def sum_of(card: Shown, kinds: dict[str, str]) -> int:
    numbers = [pd.to_numeric(card.table[heading], errors="coerce") for heading in kinds.values()]
    return int(sum(column.sum() for column in numbers))
