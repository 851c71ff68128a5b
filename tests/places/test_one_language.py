"""One language is enough for a name: the contract says so, files may, and pages show what is."""

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from analysis.contract.problems import Problem
from analysis.contract.schema import HOSTS, SITES, TABLES
from analysis.export.data_package import dictionary, package_bytes
from analysis.export.reader_tables import readable
from analysis.html.elements import element, with_names_marked
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import Dataset, load
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.parts import ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import FORMATS
from analysis.saving.store import FolderStore
from analysis.search.finding import find
from analysis.search.forms import place_names
from analysis.summaries.places.hosting import hosting, themes_seen
from analysis.summaries.places.visits import one_name_each
from analysis.summaries.programme import replay
from analysis.words.catalogue import (
    LANGUAGES,
    host_labels,
    names_elsewhere,
    seminar_labels,
    words_in,
)
from analysis.words.problem_sentences import problem_sentence
from pages.all_pages import PATHS
from pages.session import data as session_data
from tests import tiny
from tests.data_folder import DataFolder
from tests.intake.files import check
from tests.pages.page import Page, html_of
from tests.reports.reading import strings

OTHER = {"en": "ja", "ja": "en"}
NAMED = {"hosts": ("host",), "programme": ("place", "title"), "sites": ("name",)}


# The contract and the checks of a file.


def test_the_tables_of_a_data_set_say_which_names_may_lack_a_language() -> None:
    pairs = {table.name: table.either for table in TABLES.values() if table.either}
    assert pairs == {
        name: tuple((f"{stem}_en", f"{stem}_ja") for stem in stems) for name, stems in NAMED.items()
    }
    assert HOSTS.stands_in("host_en") == "host_ja"
    assert HOSTS.stands_in("host_ja") == "host_en"
    assert HOSTS.stands_in("prefecture") == ""
    for table in TABLES.values():
        for column in {column for pair in table.either for column in pair}:
            assert table.columns[column].nullable
            assert table.stands_in(column) in table.columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_names_the_column_that_stands_in(language: str) -> None:
    said = {row[0]: row[-1] for row in map(_cells, dictionary("sites", words_in(language)))}
    assert "name_ja" in said["name_en"]
    assert "name_en" in said["name_ja"]
    assert "name" not in said["municipality_en"]


def _cells(row: object) -> list[str]:
    assert isinstance(row, dict)
    return [*row.values()]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.mark.parametrize(("old", "new"), [("Toyohashi,", ","), (",豊橋市,", ",,")])
def test_a_name_in_one_language_is_no_problem(folder: DataFolder, old: str, new: str) -> None:
    folder.edit("record/hosts.csv", "sg-fy2018,toyohashi", old, new)
    read = folder.load()
    assert read.problems == ()
    assert len(read.hosts) == len(DataFolder.load(folder).hosts)
    labels = [host_labels(read, words_in(language))["sg-fy2018"] for language in LANGUAGES]
    assert all(("Toyohashi" in label) != ("豊橋市" in label) for label in labels)


def test_a_name_in_neither_language_is_a_problem_with_words_and_its_row_is_set_aside(
    folder: DataFolder,
) -> None:
    line = folder.edit("record/hosts.csv", "sg-fy2018,toyohashi", "Toyohashi,豊橋市", ",")
    read = folder.load()
    assert read.problems == (
        Problem("record/hosts.csv", line, "host_en", "neither", None, "host_ja"),
    )
    assert [*read.hosts.loc[read.hosts["seminar_id"] == "sg-fy2018", "host_id"]] == ["toyota"]
    for language in LANGUAGES:
        sentence = problem_sentence(read.problems[0], words_in(language))
        assert "host_en" in sentence
        assert "host_ja" in sentence


def test_a_refused_name_leaves_the_other_and_takes_the_row_only_without_one(
    folder: DataFolder,
) -> None:
    folder.edit("record/sites.csv", "karato-market", "Karato Market", "-")
    read = folder.load()
    assert [problem.code for problem in read.problems] == ["nothing"]
    (name,) = read.sites.loc[read.sites["site_id"] == "karato-market", "name_ja"]
    assert "唐戸市場" in name
    folder.edit("record/sites.csv", "karato-market", name, "")
    read = folder.load()
    assert {problem.code for problem in read.problems} == {"nothing"}
    assert "karato-market" not in {*read.sites["site_id"]}


def test_a_file_that_lacks_one_language_altogether_stays(folder: DataFolder) -> None:
    frame = pd.read_csv(folder.path("record/hosts.csv"), dtype="string")
    folder.write("record/hosts.csv", frame.drop(columns="host_en").to_csv(index=False))
    read = folder.load()
    assert [(problem.code, problem.column) for problem in read.problems] == [
        ("lacking_column", "host_en")
    ]
    assert len(read.hosts) == len(frame)


HEADS = [*SITES.columns]


def _site(english: str, japanese: str) -> list[str]:
    row = {"site_id": "mill", "name_en": english, "name_ja": japanese, "kind": "industry"}
    row |= {"identification": "stated", "basis": "stated", "source_id": "report"}
    return [row.get(column, "") for column in HEADS]


def test_an_upload_may_have_one_language_and_not_none() -> None:
    for names in (("Mill", ""), ("", "工場")):
        assert check([HEADS, _site(*names)], "sites.csv").is_accepted
    (problem,) = check([HEADS, _site("", "")], "sites.csv").problems
    assert (problem.code, problem.column, problem.letter) == ("neither", "name_en", "B")
    # What was refused is said once.
    problems = check([HEADS, _site("", "#N/A")], "sites.csv").problems
    assert [problem.code for problem in problems] == ["excel_error"]


@pytest.mark.parametrize(
    ("level", "name", "wrong"),
    [
        ("municipality", "Yamaguchi Prefecture", True),
        ("prefecture", "Yamaguchi Prefecture", False),
        ("prefecture", "Hagi City", True),
        ("municipality", "Hagi City", False),
    ],
)
def test_an_english_name_alone_tells_a_town_from_a_prefecture(
    folder: DataFolder, level: str, name: str, *, wrong: bool
) -> None:
    folder.append(
        "record/hosts.csv", f"sg-fy2019,new,{name},,{level},35,,,stated,clair-singapore-2019"
    )
    found = {problem.code: problem.detail for problem in folder.load().problems}
    assert found == ({"level_name": name} if wrong else {})


# Who reads names: none is blank, and a place is one place whichever language names it.


def one_language(dataset: Dataset, language: str) -> Dataset:
    """Return the data with all names in one language alone."""
    tables = {}
    for name, stems in NAMED.items():
        blank = dict.fromkeys((f"{stem}_{OTHER[language]}" for stem in stems), pd.NA)
        rows = getattr(dataset, name)
        tables[name] = rows.assign(**blank).astype(rows.dtypes)
    return tiny.alone(dataset, **tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_stands_in(language: str) -> None:
    dataset = one_language(tiny.history(), language)
    for words in map(words_in, LANGUAGES):
        shown = {"en": "Shimonoseki", "ja": "下関市"}[language]
        assert shown in seminar_labels(dataset, words)["sg-fy2019"]
        assert all(words.names(dataset.sites, "site_id").values())
        names = {"en": {"Shimonoseki", "Garden"}, "ja": {"下関市", "庭園"}}[language]
        expected = names if words.language != language else set()
        assert names_elsewhere(dataset, words) >= expected
        assert bool(names_elsewhere(dataset, words)) == bool(expected)
        table = readable(hosting(dataset, 2022), dataset, words)
        assert shown in {*table[words.text("column-host")]}
        assert not table.map(lambda cell: cell in ("", "nan")).to_numpy().any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_finds_what_has_one_language(language: str) -> None:
    dataset = one_language(tiny.history(), language)
    asked = {"en": ("shimonoseki", "Garden"), "ja": ("下関", "庭園")}[language]
    for query, entry in zip(asked, ("shimonoseki", "garden"), strict=True):
        for words in map(words_in, LANGUAGES):
            assert entry in {found.entry.id for found in find(query, dataset, words)}


def test_a_name_in_one_language_has_its_forms_in_that() -> None:
    forms = place_names({"name_en": None, "name_ja": "下関市"}, "name")
    assert forms == ("下関市", "下関")
    assert place_names({"name_en": "Hagi", "name_ja": None}, "name") == ("Hagi",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_leads_through_a_host_that_has_one_name(language: str) -> None:
    items = [{**item, "site_id": None} for item in tiny.PROGRAMME]
    both = tiny.dataset(programme=items, seminars=tiny.SEMINARS, hosts=tiny.HOSTS)
    way = tiny.plain(replay.stops(both, "sg-fy2019"), "latitude")
    assert way[-1] == (tiny.SHIMONOSEKI["latitude"],)
    assert tiny.plain(replay.stops(one_language(both, language), "sg-fy2019"), "latitude") == way


def test_places_are_told_apart_by_either_name() -> None:
    english = pd.Series(["Fuchu", None, "Fuchu", "Fuchu", "Hagi"], dtype="string")
    japanese = pd.Series(["府中市", "府中市", None, None, None], dtype="string")
    within = pd.Series(["13", "13", "13", "34", "35"])
    assert [*one_name_each(english, japanese)] == ["府中市"] * 4 + ["Hagi"]
    assert [*one_name_each(english, japanese, within)] == ["府中市"] * 3 + ["Fuchu", "Hagi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_the_way_and_the_themes_are_the_same_in_one_language(language: str) -> None:
    both = tiny.history()
    one = one_language(both, language)
    assert tiny.plain(replay.stops(one, "sg-fy2019")) == tiny.plain(replay.stops(both, "sg-fy2019"))
    days = replay.replay_days(one, "sg-fy2019")
    assert tiny.plain(days, "date", "items", "sites") == tiny.plain(
        replay.replay_days(both, "sg-fy2019"), "date", "items", "sites"
    )
    assert all(None in names for names in days[f"places_{OTHER[language]}"])
    assert [*hosting(one, 2022)["theme_ids"]] == [*hosting(both, 2022)["theme_ids"]]
    assert len(themes_seen(one)) == len(themes_seen(both))


def test_a_stretch_goes_on_where_only_the_language_of_its_place_changes() -> None:
    items = tiny.frame("programme", tiny.PROGRAMME[:4]).assign(date=None, part="host")
    names = {"place_en": ["Hagi", None, "Hagi", "Mine"], "place_ja": ["萩市", "萩市", None, None]}
    items = items.assign(**{key: pd.array(own, "string") for key, own in names.items()})
    assert [*replay.stretches(items)] == [1, 1, 1, 2]


# The pages.

NAMES = frozenset({"Shimonoseki", "下関市"})


@pytest.mark.parametrize(
    ("language", "html", "marked"),
    [
        ("en", element("p", "FY2019 · 下関市"), '<p>FY2019 · <span lang="ja">下関市</span></p>'),
        ("en", element("p", "下関市", lang="ja"), '<p lang="ja">下関市</p>'),
        (
            "en",
            element("div", element("p", "下関市", lang="ja"), "下関市"),
            '<div><p lang="ja">下関市</p><span lang="ja">下関市</span></div>',
        ),
        ("en", element("p", "下関市", lang="en"), '<p lang="en"><span lang="ja">下関市</span></p>'),
        ("en", element("option", "下関市"), "<option>下関市</option>"),
        ("en", element("p", "A & B"), "<p>A &amp; B</p>"),
        ("en", element("p", "", title="下関市"), '<p title="下関市"></p>'),
        ("ja", element("p", "Shimonoseki"), '<p><span lang="en">Shimonoseki</span></p>'),
        (
            "ja",
            element("p", "2019年度　Shimonoseki"),
            '<p>2019年度　<span lang="en">Shimonoseki</span></p>',
        ),
        ("ja", element("p", "「Shimonoseki」"), '<p>「<span lang="en">Shimonoseki</span>」</p>'),
        ("ja", element("p", "CLAIR Shimonoseki"), "<p>CLAIR Shimonoseki</p>"),
        ("ja", element("p", "<b>"), "<p>&lt;b&gt;</p>"),
    ],
)
def test_a_page_marks_the_names_of_another_language(language: str, html: str, marked: str) -> None:
    assert with_names_marked(element("div", html), NAMES, language) == f"<div>{marked}</div>"


class Runs(HTMLParser):
    """The texts of HTML, each with the language that it is said to be in, "" for the page's."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if own.get("data-packed"):
            self.texts += Runs(own["data-packed"] or "").texts
        if tag not in ("br", "img", "input", "meta", "wbr"):
            inherited = self.stack[-1][1] if self.stack else ""
            self.stack.append((tag, own.get("lang") or inherited))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self.stack}
        if data.strip() and not inside & {"svg", "script", "style", "option"}:
            self.texts.append((data.strip(), self.stack[-1][1] if self.stack else ""))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The record with all names of its own tables in one language alone, by that language."""
    found = {}
    for language in LANGUAGES:
        folder = DataFolder(tmp_path_factory.mktemp(language))
        for name, stems in NAMED.items():
            blank = {f"{stem}_{OTHER[language]}" for stem in stems}
            rows = [*csv.DictReader(StringIO(folder.text(f"record/{name}.csv")))]
            out = StringIO(newline="")
            writer = csv.DictWriter(out, [*rows[0]], lineterminator="\n")
            writer.writeheader()
            writer.writerows(row | dict.fromkeys(blank, "") for row in rows)
            folder.write(f"record/{name}.csv", out.getvalue())
        assert folder.load().problems == ()
        found[language] = folder.folder
    return found


CHOICE = {"seminar": "sg-fy2019", "site": "karato-market", "q": "karato"}
# Numbers that are not documented are <NA> in a table.
LEAKS = re.compile(r"\b(?:nan|None|NaT|NaN)\b")
# On a page of the other language each of these is shown in the one that it has.
SHOWN = {
    "ja": {"home": "下関市", "hosts": "下関市", "seminar": "下関市", "site_visits": "唐戸市場"},
    "en": {
        "home": "Shimonoseki",
        "hosts": "Shimonoseki",
        "seminar": "Shimonoseki",
        "site_visits": "Karato Market",
    },
}


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_blank_name_and_says_which_language_it_is_in(
    folders, monkeypatch, name: str, language: str
) -> None:
    own = OTHER[language]
    monkeypatch.setattr(session_data, "STORE", FolderStore(folders[own]))
    page = Page(name, lang=language, **CHOICE).open().show_tables()
    assert LEAKS.findall(page.text) == []
    assert SHOWN[own].get(name, "") in page.text
    html = "\n".join(html_of(element) for element in page.elements if element.type == "html")
    assert re.findall(r"<(a|strong|h[1-4])\b[^>]*></\1>", html) == []
    assert [*_unsaid(html, language)] == []


def _unsaid(html: str, language: str) -> Iterator[str]:
    """Yield the texts with a name in the other language that do not say so."""
    names = names_elsewhere(session_data.data_set("record"), words_in(language))
    assert names
    for text, said in Runs(html).texts:
        is_japanese = language == "en" and re.search("[\u4e00-\u9fff]", text)
        if (text in names or is_japanese) and said != OTHER[language]:
            yield text


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_name_everything_in_the_language_there_is(folders, language: str) -> None:
    own = OTHER[language]
    words = words_in(language)
    context = ReportContext(load(folders[own], "record"), words)
    shown = {"en": ("Shimonoseki", "Karato Market"), "ja": ("下関市", "唐戸市場")}[own]
    for report in (annual_brief(context), seminar_report(context, "sg-fy2019")):
        said = "\n".join(strings(report))
        assert not LEAKS.search(said)
        assert shown[0] in said
        written = FORMATS["html"](report).decode()
        unsaid = {text for text, lang in Runs(written).texts if text == shown[0] and lang != own}
        assert unsaid == set()
    assert shown[1] in said
    assert FORMATS["pdf"](report)
    runs = [
        run
        for slide in Presentation(BytesIO(FORMATS["pptx"](report))).slides
        for run in slide.element.iter(qn("a:r"))
        if run.findtext(qn("a:t")) == shown[0]
    ]
    assert runs
    assert {run.find(qn("a:rPr")).get("lang")[:2] for run in runs} == {own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_data_package_has_blank_cells_and_comes_back(folders, language: str) -> None:
    dataset = load(folders[language], "record")
    results = read_together([("record.zip", package_bytes(dataset))], dataset)
    assert {result.table.name for result in results if result.table} >= {*NAMED}
    assert [problem for result in results for problem in result.problems] == []


def test_the_shipped_data_have_every_name_in_both_languages() -> None:
    for name in ("record", "demo"):
        for words in map(words_in, LANGUAGES):
            assert names_elsewhere(session_data.data_set(name), words) == frozenset()
