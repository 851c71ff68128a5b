"""Every word a reader sees is in the catalogue, in both languages, and nothing else is in it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast as fluent

from analysis import palette
from analysis.access.rights import CODES as SETTING_CODES
from analysis.access.settings import OIDC, PROXY
from analysis.cli.backup_file import CODES as NO_BACKUP
from analysis.contract import schema
from analysis.contract.problems import POINTED_OUT
from analysis.contract.schema import TABLES
from analysis.html.states import ORDERS
from analysis.intake.files.opening import LEFT_OUT
from analysis.intake.results.reading import CODES, REASONS
from analysis.intake.sandbox import reader_process
from analysis.intake.values import positions
from analysis.loading.dataset import DATA_SETS
from analysis.maps.decks import LAYERS
from analysis.maps.scales import SCALES
from analysis.narrative.form_effect import ORDERED
from analysis.narrative.form_problems import FIELD_PROBLEMS
from analysis.report_reader.sandbox import CODES as NOT_READ
from analysis.reports.formats import FORMATS
from analysis.saving.refusals import CODES as NOT_SAVED
from analysis.search.entries import KINDS
from analysis.summaries.attendance.country import UNKNOWNS
from analysis.summaries.attendance.missing import EARLIER, MISSING
from analysis.summaries.attendance.representation import CLASSES, NOT_ENOUGH
from analysis.summaries.attendance.states import STATES
from analysis.summaries.places.hosting import CRITERIA
from analysis.summaries.planning import PLANS
from analysis.summaries.programme.seminar import DEGREES
from analysis.summaries.programme.themes import EXPOSURES
from analysis.summaries.record import overview
from analysis.summaries.record.evidence import ATTENDANCES, CELL, OF_A_SEMINAR, SUMS
from analysis.summaries.record.open_questions import BY_CONSEQUENCE
from analysis.warehouse import place, summed
from analysis.words.catalogue import LANGUAGES, LOCALE_FOLDER, words_in
from kizuna.command import COMMANDS
from pages import about as about_cards
from pages import all_pages
from pages.about import KEPT
from pages.about import PARTS as STATEMENT
from pages.cards.check.begin import WAYS
from pages.cards.check.fields import CARDS as FORM_CARDS
from pages.cards.check.files import BLANK, FILLED, MODES
from pages.cards.reports import KINDS as REPORTS
from pages.serve_file import WHYS
from pages.session.access import READER, UNKNOWN
from pages.session.access import REASONS as CLOSED
from pages.session.data import NO_DATA
from pages.web.delivery import NAMES
from tests.code import Module, modules

# The code whose words a reader sees.
READ = {"analysis", "pages", "kizuna", "app"}
CODE = tuple(module for module in modules() if module.name.partition(".")[0] in READ)
PLURALS = {"zero", "one", "two", "few", "many", "other"}


class Text:
    """What a message holds: its variables, the keys that choose its variants, its own words."""

    def __init__(self, pattern: fluent.Pattern) -> None:
        self.variables: set[str] = set()
        self.keys: dict[str, set[str]] = {}
        self.words: list[str] = []
        self._read(pattern)

    def _read(self, node: object) -> None:
        if isinstance(node, fluent.VariableReference):
            self.variables.add(node.id.name)
        elif isinstance(node, fluent.TextElement):
            self.words.append(node.value)
        elif isinstance(node, fluent.SelectExpression):
            assert isinstance(node.selector, fluent.VariableReference)
            found = self.keys.setdefault(node.selector.id.name, set())
            for key in (variant.key for variant in node.variants):
                found.add(key.name if isinstance(key, fluent.Identifier) else key.value)
        if isinstance(node, fluent.SyntaxNode):
            for part in vars(node).values():
                self._read(part)
        elif isinstance(node, list):
            for part in node:
                self._read(part)


def passages(language: str) -> Iterator[fluent.EntryType]:
    for file in sorted((LOCALE_FOLDER / language).glob("*.ftl")):
        yield from FluentResource(file.read_text(encoding="utf-8")).body


def entries(language: str) -> Iterator[tuple[str, fluent.Pattern]]:
    """Yield every message and attribute ("problem-choice.fix") with its pattern."""
    for entry in passages(language):
        if isinstance(entry, fluent.Message):
            if entry.value:
                yield entry.id.name, entry.value
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", attribute.value


@cache
def catalogue(language: str) -> Mapping[str, Text]:
    return {name: Text(pattern) for name, pattern in entries(language)}


IDS = frozenset(catalogue("en"))

# The two languages ----------------------------------------------------------------------------


def test_both_languages_have_the_same_messages_in_the_same_files() -> None:
    files = {
        language: sorted(path.name for path in (LOCALE_FOLDER / language).iterdir())
        for language in LANGUAGES
    }
    assert files["en"] == files["ja"]
    assert sorted(name for name, _ in entries("en")) == sorted(name for name, _ in entries("ja"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_is_understood(language: str) -> None:
    assert [junk.content for junk in passages(language) if isinstance(junk, fluent.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_given_twice(language: str) -> None:
    # Fluent silently keeps the first of two.
    given = Counter(name for name, _ in entries(language))
    assert [name for name, count in given.items() if count > 1] == []


def test_both_languages_take_the_same_arguments() -> None:
    english, japanese = catalogue("en"), catalogue("ja")
    differ = [name for name in sorted(IDS) if english[name].variables != japanese[name].variables]
    assert differ == []


def examples(text: Text, argument: str) -> list[object]:
    """Return values that reach every variant of an argument."""
    keys = text.keys.get(argument)
    if keys is None:
        return ["text"]
    if all(key in PLURALS or key.isdecimal() for key in keys):
        return [0, 1, 2, 1234, *(int(key) for key in keys if key.isdecimal())]
    return [*sorted(keys)]


def written(name: str, language: str) -> list[str]:
    """Return a message with every combination of example arguments."""
    text = catalogue(language)[name]
    arguments = sorted(text.variables)
    choices = product(*(examples(text, argument) for argument in arguments))
    words = words_in(language)
    return [words.text(name, **dict(zip(arguments, values, strict=True))) for values in choices]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_written(language: str) -> None:
    for name in sorted(IDS):
        for message in written(name, language):
            assert message.strip(), f"{name} says nothing"
            assert not re.search(r"[{}]|None|nan", message), f"{name}: {message}"


# Names that Japanese writes in Latin letters, units, and what stands in files as it is.
LATIN = re.compile(
    r"(?<=計画)[AB]|MB|\.(?:xlsx|docx)\b|Word|CLAIR|Kizuna|CSV UTF-8|CSV|UTF-8|Excel|COVID-19|"
    r"ISO 3166|JIS|"
    r"PNG|SVG|PDF|ZIP|PowerPoint|WebGL|XLSX|XLSB|XML|HTML|ODS|OpenDocument|LibreOffice|"
    r"URL|Apple|Numbers|Ctrl\+C|JSON|KIZUNA_DATA|KIZUNA_STORE|(?:im|ex)port(?=：)|"
    r"WCAG|(?<=レベル)AA?|(?<=・)AA|(?<=JIS )X|Chromium|axe-core|Streamlit|"
    r"NVDA|JAWS|PC-Talker|VoiceOver|Firefox|Safari|"
    r"Natural Earth|GSHHG|Wessel & Smith|\b[a-z_]+\.csv\b|(?<![A-Za-z])k?m(?![A-Za-z])",
    re.ASCII,
)
LATIN_LETTERS = re.compile(r"[A-Za-z]+")
JAPANESE_LETTERS = re.compile(r"[\u3005-\u9fff]+")


def own_words(name: str, language: str) -> str:
    return LATIN.sub("", "\n".join(catalogue(language)[name].words))


def test_japanese_has_no_english_left() -> None:
    found = {name: LATIN_LETTERS.findall(own_words(name, "ja")) for name in IDS}
    assert {name: letters for name, letters in found.items() if letters} == {
        "language-en": ["English"]
    }


def test_english_has_no_japanese_left() -> None:
    found = {name: JAPANESE_LETTERS.findall(own_words(name, "en")) for name in IDS}
    assert {name: letters for name, letters in found.items() if letters} == {
        "language-ja": ["日本語"]
    }


# The code and the catalogue -------------------------------------------------------------------


def strings(module: Module) -> Iterator[str]:
    """Yield the string literals of a module, without docstrings and pieces of f-strings."""
    nodes = list(ast.walk(module.tree))
    joined = (node for node in nodes if isinstance(node, ast.JoinedStr))
    silent = {id(piece) for node in joined for piece in node.values}
    silent |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if (
            isinstance(node, ast.Constant)
            and id(node) not in silent
            and isinstance(node.value, str)
        ):
            yield node.value


def asked_for(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the message ids given to `words.text`, each with its place; both sides of an if."""
    for name, call in module.calls:
        speaker, _, function = name.rpartition(".")
        if function == "text" and (speaker.endswith("words") or speaker == "self") and call.args:
            given = call.args[0]
            sides = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
            yield from ((module.place(call), side) for side in sides)


def template(text: ast.JoinedStr) -> str:
    """Return an f-string with empty braces: f"state-{state}" → "state-{}"."""
    return "".join(
        str(piece.value) if isinstance(piece, ast.Constant) else "{}" for piece in text.values
    )


def literal_arguments(functions: set[str], position: int) -> set[str]:
    """Return the texts given to calls of the functions, at a position."""
    calls = (
        call
        for module in CODE
        for name, call in module.calls
        if name.rpartition(".")[2] in functions and len(call.args) > position
    )
    given = (call.args[position] for call in calls)
    return {str(text.value) for text in given if isinstance(text, ast.Constant)}


def option(call: ast.Call) -> str:
    """Return what the value of an option of a command is called."""
    named = [word.value for word in call.keywords if word.arg == "dest"]
    written = str(ast.literal_eval((named or call.args)[-1]))
    return written.lstrip("-").replace("-", "_")


OPTIONS = {"help"} | {
    option(call) for module in CODE for name, call in module.calls if name.endswith(".add_argument")
}
DECLARED = [column for table in TABLES.values() for column in table.columns.values()]
CARDS = literal_arguments({"Card", "_scenario", "_list_card"}, 0)
PAGES = {page.name for page in all_pages.PAGES}
TERMS = {
    *("office", "status", "dates", "mode", "hosts", "themes", "participants", "basis"),
    *("subregion", "eligible", "last_contact"),
    *("kind", "place", "certainty"),
}
PROBLEMS = {
    *literal_arguments({"Problem", "problem_at"}, 3),
    *(check.error for column in DECLARED for check in column.checks),
    # analysis/loading/checking.py keeps these in tables.
    *("blank", "whole_number", "number", "date", "swapped", "unknown", "odd_mark"),
    *("partial_date", "future", "ditto", "nothing", "lost_character", "control"),
    # And analysis/loading/consistency.py.
    *("before_start", "overlap", "fiscal_year", "total", "outside", "cancelled", "half_position"),
    "neither",
    *POINTED_OUT,
    *CODES,
    *reader_process.CODES,
    *summed.CODES,
}

# What stands in the braces of a message id that is put together in the code. A template that is
# not here fails, and so does one that no code uses.
COMPOSED: Mapping[str, set[str]] = {
    "basis-{}": set(schema.BASES),
    "candidate-{}": set(CRITERIA),
    "card-{}": CARDS,
    "check-left-out-{}": set(LEFT_OUT),
    "check-mode-{}": set(MODES),
    "check-mode-{}.means": set(MODES),
    "check-template-{}": {BLANK, FILLED},
    "check-who-{}": {"missing", "mail"},
    "card-{}.rule": CARDS,
    "column-{}": {name.removeprefix("column-") for name in IDS if name.startswith("column-")},
    "completeness-{}": set(DEGREES),
    "country-unknown-{}": {*UNKNOWNS, "years"},
    "data-set-{}": set(DATA_SETS),
    "data-set-{}-text": set(DATA_SETS),
    "effect-{}": set(ORDERED),
    "exposure-{}": set(EXPOSURES),
    "difference-{}": {"added", "changed", "removed", "before", "after"},
    "evidence-door-{}": {"countries", "participants", "delegates"},
    "backup-{}": set(NO_BACKUP),
    "read-refused-{}": set(NOT_READ),
    "check-download-{}": {"csv", "xlsx", "marked"},
    "file-{}-text": set(WHYS),
    "file-{}-title": set(WHYS),
    "evidence-sum-{}": {"people", "countries", "seminars", "hosts"},
    "evidence-title-{}": {CELL, ATTENDANCES, *OF_A_SEMINAR},
    "evidence-title-totals-{}": {*SUMS},
    "evidence-why-{}": {*STATES, "uncertain"},
    "card-form_{}": set(FORM_CARDS),
    "card-form_{}.blank": set(FORM_CARDS),
    "form-add-{}": {"hosts", "seminar_themes"},
    "form-lacking-{}": {*DEGREES} - {"yes"},
    "form-list-{}": set(schema.YES_NO),
    "form-remove-{}": {"hosts", "seminar_themes", "programme", "sites", "sources"},
    "form-title-{}": {"new", "correct"},
    "form-way-{}": set(WAYS),
    "fact-{}": {*BY_CONSEQUENCE, *TERMS, "source"},
    "field-{}": set(FIELD_PROBLEMS),
    "field-{}.fix": set(FIELD_PROBLEMS),
    "filter-{}": {"office", "fiscal_years", "countries", "themes"},
    "filter-{}-all": {"countries", "themes"},
    "filter-{}-some": {"countries", "themes"},
    "filter-groups-{}": {"countries", "themes"},
    "filter-years-{}": {"all", "since", "newest"},
    "heading-{}": set(LANGUAGES),
    "identification-{}": set(schema.IDENTIFICATIONS),
    "kind-{}": {*schema.SITE_KINDS, *schema.PROGRAMME_KINDS},
    "lacking-{}": set(BY_CONSEQUENCE),
    "language-{}": set(LANGUAGES),
    "level-{}": set(schema.LEVELS),
    "been-{}": {"nav", "previous", "next"},
    "beside-{}": {"themes", "countries", "sites"},
    "map-fit-{}": {"sites", "site"},
    "map-layer-{}": set(LAYERS),
    "family-{}": set(palette.FAMILY_COLOURS),
    "family-{}.short": set(palette.FAMILY_COLOURS),
    "map-scale-{}": set(SCALES),
    "placing-{}": {"exact", "approximate", "off_map"},
    "missing-{}": set(MISSING),
    "missing-group-{}": set(MISSING),
    "missing-group-{}.known": set(MISSING),
    "missing-group-{}.none": set(MISSING),
    "meaning-{}": {name for table in TABLES.values() for name in table.columns},
    "mode-{}": set(schema.MODES),
    "normalised-{}": set(REASONS),
    "package-text-{}": set(DATA_SETS),
    "package-title-{}": set(DATA_SETS),
    "measure-{}": {*overview.OF_AN_OFFICE, *overview.OF_A_SEMINAR},
    "page-{}": PAGES,
    "page-{}.lead": PAGES,
    "page-{}.menu": PAGES,
    "access-{}": set(CLOSED),
    "not-saved-{}": set(NOT_SAVED),
    "not-saved-{}.fix": set(NOT_SAVED),
    "accessibility-{}": {*STATEMENT, "contact", "revised"},
    "accessibility-{}.text": set(STATEMENT),
    "command-{}": set(COMMANDS),
    "personal-{}": {*KEPT, "rights"},
    "personal-{}.text": set(KEPT),
    "door-{}": {OIDC, PROXY},
    "obstacle-{}": {*NO_DATA, "read_only", "away", UNKNOWN, READER},
    "option-{}": OPTIONS,
    "part-{}": set(schema.PARTS),
    "plan-{}": set(PLANS),
    "plan-{}-scenario": set(PLANS),
    "position-{}": {*positions.REFUSALS},
    "position-{}.fix": {*positions.REFUSALS},
    "problem-{}": PROBLEMS,
    "problem-{}.fix": PROBLEMS,
    "report-file-{}": set(FORMATS),
    "report-file-{}.other": set(FORMATS),
    "reports-{}": set(REPORTS),
    "reports-{}.about": set(REPORTS),
    "reports-door-{}": set(REPORTS),
    "representation-{}": set(CLASSES),
    "representation-count-{}": {"within", NOT_ENOUGH},
    "report-{}": {"place", "row", "column", "value", "why", "fix", "read", "became"},
    "rule-{}": set(about_cards.COUNTING_RULES),
    "weight-{}": set(CRITERIA),
    "region-{}": set(schema.REGIONS),
    "site-sure-{}": set(schema.IDENTIFICATIONS),
    "search-field-{}": {"header", "page"},
    "search-{}": set(KINDS),
    "section-{}": set(all_pages.SECTIONS),
    "search-count-{}": set(KINDS),
    "replay-{}": {"play", "pause", "nav", "previous", "next"},
    "seminar-map-{}": {"week", "day", *schema.PARTS},
    "setting-{}": {*SETTING_CODES, *place.CODES},
    "settles-{}": set(BY_CONSEQUENCE),
    "sort-{}": {*ORDERS},
    "source-{}": {"published", "retrieved"},
    "state-{}": {*STATES, "uncertain"},
    "strip-{}": {"events", "squares"},
    "strip-key-{}": {"new", "new-documented"},
    "strip-line-{}": {"new", "new-documented", "again", "away", "unknown", "guests"},
    "streamlit-{}": set(NAMES),
    "status-{}": set(schema.STATUSES),
    "subregion-{}": set(schema.SUBREGIONS),
    "earlier-{}": set(EARLIER),
    "table-{}": set(TABLES),
    "table-name-{}": set(TABLES),
    "trend-{}": {"more", "fewer", "same"},
    "totals-{}": {"held", "participants", "countries", "hosts"},
    "unit-{}": {
        column.metadata["unit"] for column in DECLARED if "unit" in (column.metadata or ())
    },
}
# Templates that stand for several of the above.
UNFOLDED: Mapping[str, set[str]] = {
    # analysis/words/problem_sentences.py: what is wrong and how to mend it
    "problem-{}{}": {"problem-{}", "problem-{}.fix"},
    # analysis/intake/values/positions.py: the same of a position
    "position-{}{}": {"position-{}", "position-{}.fix"},
    # analysis/export/reader_tables.py: the columns whose values are words of the contract
    "{}-{}": {
        f"{name}-{{}}"
        for name in (
            *("state", "status", "mode", "basis", "part", "kind", "identification", "level"),
            *("exposure", "subregion", "fact", "representation", "placing", "earlier"),
        )
    },
}


def composed() -> set[str]:
    return {name.format(value) for name, values in COMPOSED.items() for value in values}


def test_every_composed_id_is_accounted_for() -> None:
    asked = {
        template(given): place
        for module in CODE
        for place, given in asked_for(module)
        if isinstance(given, ast.JoinedStr)
    }
    known = {*COMPOSED, *UNFOLDED}
    unfolded = {part for name in asked for part in UNFOLDED.get(name, ())}
    assert {name: place for name, place in asked.items() if name not in known} == {}
    assert known - set(asked) - unfolded == set()


def test_every_composed_message_exists() -> None:
    assert composed() - IDS == set()


def test_every_message_that_is_asked_for_exists() -> None:
    asked = {
        given.value: place
        for module in CODE
        for place, given in asked_for(module)
        if isinstance(given, ast.Constant)
    }
    assert len(asked) > 100
    assert {name: place for name, place in asked.items() if name not in IDS} == {}


def either_of_two() -> set[str]:
    """Return the ids between which an expression chooses: `"one" if ... else "the-other"`."""
    nodes = (node for module in CODE for node in ast.walk(module.tree))
    choices = (
        {str(getattr(side, "value", None)) for side in (node.body, node.orelse)}
        for node in nodes
        if isinstance(node, ast.IfExp)
    )
    return {name for pair in choices if pair <= IDS for name in pair}


def test_every_message_is_used() -> None:
    given = {
        node.value
        for module in CODE
        for _, node in asked_for(module)
        if isinstance(node, ast.Constant)
    }
    # Ids kept in a table, such as the hover of a kind of mark, are known by their hyphens.
    kept = {text for module in CODE for text in strings(module) if "-" in text}
    assert IDS - given - composed() - either_of_two() - kept == set()


def test_every_column_message_heads_a_column() -> None:
    """A column is named in the contract, or in the code of the summaries and of the pages."""
    named = {text for module in CODE for text in strings(module)}
    calls = (call for module in CODE for _, call in module.calls)
    named |= {str(word.arg) for call in calls for word in call.keywords}
    languages = tuple(f"_{language}" for language in LANGUAGES)
    stems = {name[:-3] for name in named if name and name.endswith(languages)}
    assert COMPOSED["column-{}"] - named - stems == set()


@pytest.mark.parametrize("file", sorted(LOCALE_FOLDER.glob("*/*.ftl")), ids=lambda file: file.stem)
def test_no_message_holds_a_letter_that_nobody_sees(file: Path) -> None:
    """Who searches for what a page says, or copies it, meets such a letter nonetheless."""
    text = file.read_text(encoding="utf-8")
    assert not re.findall("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", text)
    assert not re.findall(r"\\[uU][0-9A-Fa-f]{4}", text)
