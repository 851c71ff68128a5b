"""Every word a reader sees is in the catalogue, in both languages, and nothing else is in it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from analysis import schema
from analysis.dataset import DATA_SETS
from analysis.maps import LAYERS
from analysis.schema import TABLES
from analysis.summaries.completeness import DEGREES, FACTS
from analysis.summaries.states import STATES
from analysis.words import LANGUAGES, LOCALE_FOLDER, words_in
from pages import about
from tests.code import Module, modules

CODE = modules("analysis", "pages")


class Text(Visitor):
    """What a pattern holds: its variables, those that choose a variant, and its own words."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selectors: dict[str, set[str]] = {}
        self.words: list[str] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.words.append(node.value)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        assert isinstance(node.selector, fluent.VariableReference)
        keys = {
            key.name if isinstance(key, fluent.Identifier) else key.value
            for key in (variant.key for variant in node.variants)
        }
        self.selectors.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def entries(language: str) -> Iterator[tuple[str, fluent.Pattern]]:
    """Yield every message and attribute ("problem-choice.fix") with its pattern."""
    for file in sorted((LOCALE_FOLDER / language).glob("*.ftl")):
        for entry in FluentResource(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                if entry.value:
                    yield entry.id.name, entry.value
                for attribute in entry.attributes:
                    yield f"{entry.id.name}.{attribute.id.name}", attribute.value


@cache
def catalogue(language: str) -> Mapping[str, Text]:
    texts = {}
    for name, pattern in entries(language):
        texts[name] = Text()
        texts[name].visit(pattern)
    return texts


IDS = sorted(catalogue("en"))

# The two languages ----------------------------------------------------------------------------


def test_both_languages_have_the_same_messages_in_the_same_files() -> None:
    files = {
        language: sorted(path.name for path in (LOCALE_FOLDER / language).iterdir())
        for language in LANGUAGES
    }
    assert files["en"] == files["ja"]
    assert [name for name, _ in entries("en")] == [name for name, _ in entries("ja")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_is_understood(language: str) -> None:
    for file in (LOCALE_FOLDER / language).glob("*.ftl"):
        junk = [
            entry.content
            for entry in FluentResource(file.read_text(encoding="utf-8")).body
            if isinstance(entry, fluent.Junk)
        ]
        assert not junk


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_given_twice(language: str) -> None:
    # Fluent silently keeps the first of two.
    given = Counter(name for name, _ in entries(language))
    assert [name for name, count in given.items() if count > 1] == []


@pytest.mark.parametrize("name", IDS)
def test_both_languages_take_the_same_arguments(name: str) -> None:
    assert catalogue("en")[name].variables == catalogue("ja")[name].variables


PLURALS = {"zero", "one", "two", "few", "many", "other"}


def examples(text: Text, argument: str) -> list[object]:
    """Return values that reach every variant of an argument."""
    keys = text.selectors.get(argument)
    if keys is None:
        return ["text"]
    if all(key in PLURALS or key.isdecimal() for key in keys):
        return [0, 1, 2, 1234, *(int(key) for key in keys if key.isdecimal())]
    return sorted(keys)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", IDS)
def test_every_message_can_be_written(name: str, language: str) -> None:
    text = catalogue(language)[name]
    arguments = sorted(text.variables)
    for values in product(*(examples(text, argument) for argument in arguments)):
        written = words_in(language).text(name, **dict(zip(arguments, values, strict=True)))
        assert written.strip(), "a message says something"
        assert not re.search(r"[{}]|None|nan", written)


# Names that Japanese writes in Latin letters, and what stands in files as it is.
LATIN = re.compile(
    r"J?\.?CLAIR|Kizuna|CSV UTF-8|CSV|UTF-8|Excel|COVID-19|ISO \d* ?alpha-3|JIS|Fluent|"
    r"Natural Earth|GSHHG \(Wessel & Smith\)|\w+\.csv|\bk?m\b|sg-fy2019|JNTO|ID|URL|FY\d*|<[^>]+>"
)


@pytest.mark.parametrize("name", sorted(catalogue("ja")))
def test_japanese_has_no_english_left(name: str) -> None:
    if name == "language-en":
        return
    own = LATIN.sub("", " ".join(catalogue("ja")[name].words))
    assert not re.findall(r"[A-Za-z]+", own)


@pytest.mark.parametrize("name", IDS)
def test_english_has_no_japanese_left(name: str) -> None:
    if name == "language-ja":
        return
    own = " ".join(catalogue("en")[name].words)
    assert not re.findall(r"[\u3000-\u9fff\uff00-\uffef]", own)


@pytest.mark.parametrize("name", sorted(catalogue("ja")))
def test_japanese_differs_from_english(name: str) -> None:
    japanese, english = (catalogue(language)[name].words for language in ("ja", "en"))
    if re.search(r"[A-Za-z]{2}", LATIN.sub("", " ".join(english))):
        assert japanese != english or name.startswith("language-")


# The code and the catalogue -------------------------------------------------------------------


def strings(module: Module) -> Iterator[str]:
    """Yield the string literals of a module, without docstrings and pieces of f-strings."""
    pieces = {
        id(piece)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
    }
    said = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in pieces | said
        ):
            yield node.value


def asked_for(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the message ids given to `words.text`, each with its place; both sides of an if."""
    for name, call in module.calls():
        if name.rpartition(".")[2] == "text" and "words" in name.lower() and call.args:
            given = call.args[0]
            sides = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
            yield from ((module.place(call), side) for side in sides)


def template(text: ast.JoinedStr) -> str:
    """Return an f-string with empty braces: f"state-{state}" → "state-{}"."""
    return "".join(
        str(piece.value) if isinstance(piece, ast.Constant) else "{}" for piece in text.values
    )


def first_arguments(function: str) -> set[str]:
    """Return the literal first arguments of a function's calls: the codes, the cards."""
    return {
        call.args[0].value
        for module in CODE
        for name, call in module.calls()
        if name.rpartition(".")[2] == function and call.args
        if isinstance(call.args[0], ast.Constant)
    }


def problem_codes() -> set[str]:
    """Return the codes that the checks of files give: by place and Problem, and by the contract."""
    given = {
        call.args[3].value
        for module in modules("analysis")
        for name, call in module.calls()
        if name in ("Problem", "place") and len(call.args) > 3
        if isinstance(call.args[3], ast.Constant)
    }
    checks = {
        check.error
        for table in TABLES.values()
        for c in table.columns.values()
        for check in c.checks
    }
    return given | checks


def units() -> set[str]:
    metadata = (c.metadata or {} for table in TABLES.values() for c in table.columns.values())
    return {declared["unit"] for declared in metadata if "unit" in declared}


def columns() -> set[str]:
    """Return the columns that may head a table: of the contract and of the summaries."""
    named = {text for module in modules("analysis", "pages") for text in strings(module)}
    of_summaries = {
        word.arg
        for module in modules("analysis/summaries")
        for _, call in module.calls()
        for word in call.keywords
        if word.arg
    }
    languages = tuple(f"_{language}" for language in LANGUAGES)
    stems = {
        column[: -len(ending)]
        for ending in languages
        for column in named
        if column.endswith(ending)
    }
    return named | of_summaries | stems


CARDS = first_arguments("Card")
PAGES = {module.name.rpartition(".")[2] for module in modules("pages")} - {"menu"}
FILTERS = {"office", "fiscal_years", "countries", "themes"}
TERMS = {"office", "status", "dates", "mode", "hosts", "themes", "participants", "basis"}

# What stands in the braces of a message id that is put together in the code. A template that is
# not here fails, and so does one that no code uses.
COMPOSED: Mapping[str, set[str]] = {
    "basis-{}": set(schema.BASES),
    "card-{}": CARDS,
    "card-{}.rule": CARDS,
    "chart-{}": {"known", "least"},
    "column-{}": {name.removeprefix("column-") for name in IDS if name.startswith("column-")},
    "completeness-{}": set(DEGREES),
    "data-set-{}": set(DATA_SETS),
    "data-set-{}-text": set(DATA_SETS),
    "fact-{}": {*FACTS, *TERMS},
    "filter-{}": FILTERS,
    "identification-{}": set(schema.IDENTIFICATIONS),
    "kind-{}": {*schema.SITE_KINDS, *schema.PROGRAMME_KINDS},
    "language-{}": set(LANGUAGES),
    "level-{}": set(schema.LEVELS),
    "map-fit-{}": set(),
    "map-layer-{}": set(LAYERS),
    "meaning-{}": {column for table in TABLES.values() for column in table.columns},
    "mode-{}": set(schema.MODES),
    "page-{}": PAGES,
    "page-{}.lead": PAGES,
    "page-{}.menu": PAGES,
    "part-{}": set(schema.PARTS),
    "problem-{}": problem_codes(),
    "problem-{}.fix": problem_codes(),
    "rule-{}": set(about.COUNTING_RULES),
    "seminar-map-{}": set(),
    "source-{}": {"published", "retrieved"},
    "state-{}": set(STATES),
    "status-{}": set(schema.STATUSES),
    "table-{}": set(TABLES),
    "unit-{}": units(),
}
# Templates that stand for several of the above.
UNFOLDED = {
    # analysis/findings.py: what is wrong and how to mend it
    "problem-{}{}": {"problem-{}", "problem-{}.fix"},
    # analysis/tables.py: the columns whose values are words of the contract
    "{}-{}": {
        f"{name}-{{}}"
        for name in ("state", "status", "mode", "basis", "part", "kind", "identification", "level")
    },
}


def composed() -> set[str]:
    return {name.format(value) for name, values in COMPOSED.items() for value in values}


def templates() -> dict[str, str]:
    """Return the templates given to `words.text` with a place of each."""
    return {
        template(given): place
        for module in CODE
        for place, given in asked_for(module)
        if isinstance(given, ast.JoinedStr)
    }


def test_every_composed_id_is_accounted_for() -> None:
    asked = templates()
    unfolded = {part for name in set(asked) & set(UNFOLDED) for part in UNFOLDED[name]}
    known = set(COMPOSED) | set(UNFOLDED)
    assert {name: place for name, place in asked.items() if name not in known} == {}
    assert known - set(asked) - unfolded == set()


@pytest.mark.parametrize("name", sorted(composed()))
def test_every_composed_message_exists(name: str) -> None:
    assert name in IDS


@pytest.mark.parametrize("module", CODE, ids=lambda module: module.name)
def test_every_message_that_is_asked_for_exists(module: Module) -> None:
    asked = {
        given.value: place for place, given in asked_for(module) if isinstance(given, ast.Constant)
    }
    assert {name: place for name, place in asked.items() if name not in IDS} == {}


def used() -> set[str]:
    """Return the ids that the code uses: given to `words.text`, composed, or kept in a table.

    In a table (such as the hover of a kind of mark) an id is known by its hyphen.
    """
    given = {
        node.value
        for module in CODE
        for _, node in asked_for(module)
        if isinstance(node, ast.Constant)
    }
    kept = {text for module in CODE for text in strings(module) if "-" in text}
    return given | composed() | kept


def test_every_message_is_used() -> None:
    assert set(IDS) - used() == set()


def test_every_column_message_heads_a_column() -> None:
    headed = COMPOSED["column-{}"]
    assert headed - columns() == set()
