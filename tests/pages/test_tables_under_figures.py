"""What "Show table" shows is what the figure draws, and both are what the summary says.

A figure is read back from what the browser gets: the cells of a chart, the circles of a map, the
cells of an HTML table. Each becomes numbers by row and heading, as in the table below it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from html import unescape

import pandas as pd
import pytest

from analysis.html.states import countries_in_order, country_notes
from analysis.loading.dataset import Dataset
from analysis.selection import ALL_OFFICES, Selection, filter_dataset, only_seminar
from analysis.summaries.attendance.bounds import bounds, squares
from analysis.summaries.attendance.participation import attendance_with_grounds
from analysis.summaries.places import visits
from analysis.summaries.programme import seminar as one_seminar
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import FACTS, completeness
from analysis.words.catalogue import Words, country_names, seminar_labels, theme_names, words_in
from tests.pages.page import CHART, Page, Shown, plain

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
    return of(choice, name).open(name).with_tables(*SUMMARIES, *ON_ONE_SEMINAR, "representation")


def of(choice: str, name: str) -> Choice:
    """Return a choice as a page can have it: Home has no filters."""
    chosen = CHOICES[choice]
    if name == "home":
        return replace(chosen, selection=chosen.selection.within_office())
    return chosen


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
    for heading in set(headings):
        numbers = pd.to_numeric(table[heading], errors="coerce")
        for row, number in zip(table[rows], numbers, strict=True):
            if pd.notna(number):
                sums[row, heading] += int(number)
    return known(sums)


def known(sums: Counter[tuple[str, str]]) -> Numbers:
    """Leave out zeros: a chart draws nothing for them."""
    return {cell: number for cell, number in sums.items() if number}


# Figures drawn by Plotly ------------------------------------------------------------------------


SQUARES = re.compile(r'<i class="kz-(again|new|away|unknown|announced)(?: kz-pale)?"></i>')
COLUMN_OF = {"again": "attended", "new": "attended", "away": "absent"}


def squares_by_year(html: str, words: Words) -> Numbers:
    """Count the squares of the strip, by fiscal year and the column that counts their kind."""
    counted: Counter[tuple[str, str]] = Counter()
    for year, drawn in re.findall(r'<li data-year="(\d+)"[^>]*>(.*?)</li>', html, re.DOTALL):
        for kind in SQUARES.findall(drawn):
            column = COLUMN_OF.get(kind, "not_documented")
            counted[words.fiscal_year(int(year)), words.text(f"column-{column}")] += 1
    return known(counted)


@pytest.mark.parametrize("page", ["home", "participation"])
def test_the_strip_draws_its_table(page, choice, dataset):
    """A list that nobody has published is one label, and a cancelled seminar a sign."""
    words = CHOICES[choice].words
    card = opened(choice, page).cards["coverage_strip"]
    columns = ("eligible", "attended_least", "attended_most", "absent", "not_documented")
    eligible, least, most, absent, unknown = (words.text(f"column-{name}") for name in columns)
    year, came = words.text("column-fiscal_year"), words.text("column-attended")
    rows = bounds(part_of(dataset, of(choice, page).selection, "seminars"))
    named = rows["complete"].to_numpy(dtype=bool) | (rows["attended"].fillna(0) > 0).to_numpy(bool)
    labelled = (rows["status"] == "held").to_numpy(dtype=bool) & ~named
    listed = card.table.assign(**{came: rows["attended"]})[~labelled]

    drawn = squares_by_year(card.html, words)

    assert drawn == table_numbers(listed, year, came, absent, unknown)
    assert card.html.count("kz-sign-unlisted") == labelled.sum() * (1 + (page == "participation"))
    assert {eligible, least, most} <= {*card.table}
    assert drawn


def skip_several_offices(card: Shown, choice: str) -> None:
    """Check that what counts on from seminar to seminar is shown for one office only."""
    several = CHOICES[choice].selection.office == ALL_OFFICES
    assert card.has_tools != several
    if several:
        assert card.sentence == CHOICES[choice].words.text("one-office-only")
        pytest.skip("of several offices nothing is drawn, and the card says so")


def bar_numbers(card: Shown, names: Mapping[str, str], heading: str) -> Numbers:
    (bars,) = card.traces
    ids = [identifier for _, identifier in bars["customdata"]]
    assert [name.strip() for name in bars["text"]], "each bar has its number"
    return {
        (names[identifier], heading): length
        for identifier, length in zip(ids, bars["x"], strict=True)
    }


def test_the_dot_plot_draws_its_table(choice, dataset):
    words = CHOICES[choice].words
    card = opened(choice, "participation").cards["representation"]
    if not any(element.type == CHART for element in card.elements):
        assert not card.has_tools or card.table[words.text("column-delegates")].isna().all()
        pytest.skip("no country's record is enough, and the card says so")
    (dots,) = card.traces
    names, heading = country_names(dataset, words), words.text("column-delegates")

    drawn = {
        (names[code], heading): number
        for (_, code), number in zip(dots["customdata"], dots["x"], strict=True)
    }

    assert known(Counter(drawn)) == table_numbers(card.table, words.text("column-country"), heading)
    least, most = (card.table[words.text(f"column-expected_{end}")] for end in ("least", "most"))
    bands = Counter((round(band["x0"] + 0.3), round(band["x1"] - 0.3)) for band in card.shapes)
    assert bands == Counter(zip(least.dropna(), most.dropna(), strict=True))


def test_seminars_by_theme_draws_its_table(choice, dataset):
    words = CHOICES[choice].words
    card = opened(choice, "themes").cards["seminars_by_theme"]
    rows, heading = words.text("column-theme_id"), words.text("column-seminars")

    drawn = bar_numbers(card, theme_names(dataset, words), heading)

    assert drawn == table_numbers(card.table, rows, heading)
    assert drawn


def test_themes_by_year_draws_its_table(choice, dataset):
    words = CHOICES[choice].words
    card = opened(choice, "themes").cards["themes_by_year"]
    themes_, labels = theme_names(dataset, words), seminar_labels(dataset, words)
    rows = [words.text("column-theme_id"), words.text("column-seminar_id")]

    drawn, counted = [], 0
    for trace in card.traces:
        for text, (_, theme, ids) in zip(trace["text"], trace["customdata"], strict=True):
            if theme:
                drawn += [(themes_[theme], labels[identifier]) for identifier in ids.split(", ")]
                counted += int(re.sub(r"\D", "", text) or 1)

    assert sorted(drawn) == sorted(card.table[rows].itertuples(index=False, name=None))
    assert counted == len(card.table) > 0


def test_theme_exposure_draws_its_table(choice):
    words = CHOICES[choice].words
    card = opened(choice, "themes").cards["theme_exposure"]
    skip_several_offices(card, choice)
    columns = ("theme_id", "country", "exposure", "seminars", "at_least")

    _, *heads = re.findall(r'<th scope="col">(.*?)</th>', card.html)
    drawn = {
        (unescape(theme), unescape(country)): cell
        for theme, cells in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', card.html)
        for country, cell in zip(heads, re.findall(r"<td.*?</td>", cells), strict=True)
    }
    table = card.table[[words.text(f"column-{column}") for column in columns]]
    for theme, country, exposure, number, at_least in table.itertuples(index=False, name=None):
        cell = drawn.pop((theme, country))
        years, more = re.findall(r">’\d\d</a>", cell), re.findall(r">\+(\d+)<", cell)
        assert len(years) + sum(map(int, more)) == number, (theme, country)
        assert ("?" in plain(cell)) == (
            at_least == words.text("yes") or exposure == words.text("exposure-not_documented")
        )
        if not number:
            assert exposure in cell
    assert not drawn
    assert len(table)


# Figures drawn as HTML --------------------------------------------------------------------------


def html_rows(html: str, cell: str = "t[hd]") -> list[list[str]]:
    """Return the words of the cells of an HTML table, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2], re.DOTALL)
    return [
        [unescape(re.sub(r"<[^>]*>", "", text)) for text in cells]
        for row in rows
        if (cells := re.findall(rf"<{cell}\b[^>]*>(.*?)</{cell}>", row, re.DOTALL))
    ]


# The state of a cell and its name.
CELL = r'class="kz-cell kz-(\w+)(?: kz-\w+)?" (?:aria-label|title)="([^"]*)"'


def test_the_matrix_draws_its_table(choice):
    words = CHOICES[choice].words
    page = opened(choice, "participation")
    card, figure = page.cards["matrix"], page.cards["coverage_strip"]
    country, state = words.text("column-country"), words.text("column-state")
    body = figure.html.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', body)

    drawn: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for head, cells in lines:
        name = plain(head.partition("</a>")[0]).strip()
        for kind, named in re.findall(CELL, cells):
            said = unescape(named).rpartition(": ")[2]
            drawn[name, words.text(f"state-{kind}")] += 1
            if kind == "attended":
                people[name, words.text("column-delegates")] += int(re.sub(r"\D", "", said))

    assert drawn == Counter(zip(card.table[country], card.table[state], strict=True))
    assert known(people) == table_numbers(card.table, country, words.text("column-delegates"))
    assert drawn


def test_what_is_documented_draws_its_table(choice):
    words = CHOICES[choice].words
    card = opened(choice, "what_we_know").cards["completeness"]
    facts = [words.text(f"column-{fact}") for fact in FACTS]
    marks = {words.text(f"completeness-{degree}") for degree in ("yes", "partly", "no")}

    drawn = [[row[0], *(cell[1:] for cell in row[1:])] for row in html_rows(card.html)]

    table = card.table[[words.text("column-seminar_id"), *facts]]
    assert drawn == table.to_numpy().tolist()
    assert {cell for row in drawn for cell in row[1:]} <= marks
    assert drawn


def test_wordings_draw_their_table(choice):
    words = CHOICES[choice].words
    card = opened(choice, "themes").cards["wordings"]
    columns = [words.text(f"column-{column}") for column in ("seminar_id", "theme_id", "wording")]

    assert html_rows(card.html) == card.table[columns].to_numpy().tolist()
    assert len(card.table)


def test_participants_of_a_seminar_draw_their_table(choice):
    words = CHOICES[choice].words
    card = opened(choice, "seminar").cards["seminar_delegates"]
    columns = [words.text(f"column-{column}") for column in ("country", "delegates", "basis")]

    drawn = html_rows(card.html)

    assert drawn == card.table[columns].astype(str).to_numpy().tolist()
    assert drawn


def test_the_programme_draws_its_table(choice):
    words = CHOICES[choice].words
    card = opened(choice, "seminar").cards["programme"]
    if "programme" not in tables_of(opened(choice, "seminar")):
        assert card.sentence == words.text("programme-none")
        pytest.skip("this seminar has no programme, and the card says so")
    items = re.findall(r'<li><span class="kz-kind">(.*?)</span><span>(.*?)</span></li>', card.html)
    shown = [[plain(re.sub(" <em>.*", "", part)).strip() for part in item] for item in items]

    table = card.table[[words.text("column-kind"), words.text("column-title")]]
    # What has no day stands at the end, whatever its place in the programme.
    assert sorted(shown) == sorted(table.to_numpy().tolist())


def card_of(choice: str, page: str, name: str) -> Shown:
    """Return a card of a page; Home has its map of hosts where it can speak of a trend."""
    cards = opened(choice, page).cards
    if page == "home" and name not in cards:
        assert "seminar_map" in cards
        pytest.skip("too few lists of this record are complete: the latest week stands there")
    return cards[name]


# Figures drawn as maps --------------------------------------------------------------------------


def circles(card: Shown, *layers: str) -> Iterator[dict[str, object]]:
    for layer in layers:
        if layer in card.layers:
            yield from card.layers[layer]["data"]


def test_the_map_of_hosts_draws_its_table(choice):
    words = CHOICES[choice].words
    card = card_of(choice, "home", "hosts")
    rows, heading = words.text("column-host"), words.text("column-seminars")

    drawn = {(row["name"], heading): row["times"] for row in circles(card, "hosts")}

    assert drawn == table_numbers(card.table, rows, heading)
    assert drawn


def test_the_map_and_the_list_of_sites_draw_the_table_of_visits(choice, dataset):
    words = CHOICES[choice].words
    card = opened(choice, "site_visits").cards["site_visits"]
    name = words.text("column-name")
    (table,) = card.tables
    entries = re.findall(r'data-find="([^"]*)"><span>', card.html)

    located = dataset.sites[dataset.sites["latitude"].notna()]
    names = words.names(located, "site_id")

    assert len(entries) == len(set(table[name]))
    # Each visit to a place that is known counts in the disc of a city, or to a dot that is alone.
    alone = [names[str(row["site_id"])] for row in circles(card, "sites", "approximate")]
    in_discs = sum(int(str(row["name"])) for row in circles(card, "disc-numbers"))
    assert len(alone) == len(set(alone))
    assert in_discs + table[name].isin(alone).sum() == table[name].isin(names.values()).sum()
    assert in_discs


def test_the_map_of_a_seminar_draws_its_table(choice):
    words = CHOICES[choice].words
    page = opened(choice, "seminar")
    card = page.cards["seminar_map"]
    if card.sentence.startswith(words.text("sites-none")):
        assert "seminar_map" not in tables_of(page) or words.text("column-host") in card.table
        pytest.skip("this seminar visited no site, and the card says so")
    drawn = {
        (row["name"], words.text(said))
        for layer, said in (("sites", "no"), ("approximate", "yes"))
        for row in circles(card, layer)
    }

    columns = [words.text("column-site_id"), words.text("column-approximate")]
    assert drawn <= set(card.table[columns].itertuples(index=False, name=None))


def tables_of(page: Page) -> list[str]:
    return [name for name, card in page.cards.items() if card.tables]


# And both are what the summary says -------------------------------------------------------------

Summary = Callable[[Dataset], pd.DataFrame]

# Card → page, summary, and which part of the data it is of.
SUMMARIES: dict[str, tuple[str, Summary, str]] = {
    "matrix": ("participation", attendance_with_grounds, "chosen"),
    "coverage_strip": ("participation", squares, "seminars of all years"),
    "themes_by_year": ("themes", themes.themes_by_year, "seminars"),
    "theme_exposure": ("themes", themes.theme_exposure, "chosen"),
    "seminars_by_theme": ("themes", themes.seminars_by_theme, "seminars"),
    "wordings": ("themes", themes.wordings, "seminars"),
    "hosts": ("home", visits.hosts_visited, "seminars"),
    "completeness": ("what_we_know", completeness, "seminars"),
    "site_visits": ("site_visits", visits.visits, "seminars"),
}
ON_ONE_SEMINAR: dict[str, Callable[[Dataset, str], pd.DataFrame]] = {
    "seminar_delegates": one_seminar.delegates_of,
    "programme": one_seminar.programme_of,
    "seminar_map": lambda dataset, id_: places_of(only_seminar(dataset, id_)),
}


def places_of(dataset: Dataset) -> pd.DataFrame:
    """Return the sites of a seminar; of one that visited none, such as an online one, the hosts."""
    sites = visits.sites_visited(dataset)
    return sites if len(sites) else visits.hosts_visited(dataset)


def part_of(dataset: Dataset, selection: Selection, part: str) -> Dataset:
    """Return what a card is of: the chosen seminars, with or without the chosen countries."""
    if part == "history":
        return filter_dataset(dataset, Selection(selection.office, countries=selection.countries))
    if part == "seminars of all years":
        return filter_dataset(dataset, Selection(selection.office))
    if part == "seminars":
        return filter_dataset(
            dataset,
            Selection(selection.office, selection.fiscal_years, themes=selection.themes),
        )
    return filter_dataset(dataset, selection)


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_table_has_the_sums_of_its_summary(name, choice, dataset):
    page, summary, part = SUMMARIES[name]
    selection = of(choice, page).selection
    card = card_of(choice, page, name)
    if name == "site_visits":
        # Its countries and themes narrow the visits, and not the seminars alone.
        seminars = part_of(dataset, selection, part)
        countries = filter_dataset(dataset, selection)
        rows = visits.visits_of_choice(seminars, countries, selection.themes)
    else:
        rows = summary(part_of(dataset, selection, part))
    if name == "theme_exposure":
        skip_several_offices(card, choice)
    if part in ("history", "seminars of all years"):
        chosen = filter_dataset(dataset, selection).seminars["seminar_id"]
        rows = rows[rows["seminar_id"].isin(chosen)]
    if name == "matrix":
        history = part_of(dataset, selection, "history")
        rows = countries_in_order(rows, country_notes("", history, CHOICES[choice].words))

    assert_same_sums(rows, card.table, CHOICES[choice].words)


@pytest.mark.parametrize("name", ON_ONE_SEMINAR)
def test_a_table_of_one_seminar_has_the_sums_of_its_summary(name, choice, dataset):
    rows = ON_ONE_SEMINAR[name](dataset, CHOICES[choice].seminar)
    card = opened(choice, "seminar").cards[name]

    assert card.tables or rows.empty
    if card.tables:
        assert_same_sums(rows, card.table, CHOICES[choice].words)


def assert_same_sums(rows: pd.DataFrame, table: pd.DataFrame, words: Words) -> None:
    """Compare the number of rows and the sum of each column of numbers that the table shows."""
    assert len(table) == len(rows)
    numbers = [column for column in map(str, rows) if str(rows[column].dtype) == "Int64"]
    headings = {column: words.text(f"column-{column}") for column in numbers if is_count(column)}
    for column, heading in headings.items():
        if heading in table:
            shown = pd.to_numeric(table[heading], errors="coerce")
            assert shown.sum() == rows[column].sum(), column
            # What is not documented is no number, and never 0.
            assert (shown.isna() == rows[column].isna().to_numpy()).all(), column


def is_count(column: str) -> bool:
    return not column.endswith("fiscal_year")
