"""Links read into an address, in whatever form people and programs have left them.

Mail programs put brackets, quotes and full stops around a link and "&amp;" into it; people write
names where ids stand, and years as they speak of them. What can mean only one thing is understood,
by the readers that files and the search have; the rest is told, and never taken for another thing.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, islice
from urllib.parse import parse_qsl, unquote_plus

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.caching import cached
from analysis.intake.headings import fold
from analysis.links import values
from analysis.links.address import NAMES, Address, Parameters, read_address
from analysis.loading.dataset import RECORD, Dataset
from analysis.search.entries import SearchEntry, entries
from analysis.search.finding import close_names, find
from analysis.selection import ALL_OFFICES
from analysis.summaries.planning import PLANS
from analysis.words.catalogue import Words

# The parameters of a link, taken out of what mail programs and second encodings make of them.

QueryPair = tuple[str, str]

# What else the parameters are called.
_ALSO = {
    "language": "lang",
    "dataset": "data",
    "years": "year",
    "fiscal_year": "year",
    "fiscal_years": "year",
    "countries": "country",
    "themes": "theme",
    "families": "family",
    "layers": "layer",
}
_BY_NAME = {fold(name): known for name, known in (*zip(NAMES, NAMES, strict=True), *_ALSO.items())}
_AMP = re.compile(r"^\W*(amp;)*", re.IGNORECASE)
# Where the next parameter begins in the value of one: "LAO&amp;year=2019", "LAO;year=2019".
_NEXT = re.compile(rf"[&;?](?:amp;)*(?=(?:{'|'.join(NAMES)})=)", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"^3[Dd]")
# Signs that stand around a link in a sentence. One that means "not" or "since" is not among them.
_SIGNS = (
    r"\s\"'`\u2018-\u201f\u00ab\u00bb\u2039\u203a\u3008-\u3011()\[\]{}*_|\\,.;:\u2026\u3001\u3002"
)
_BEFORE, _AFTER = re.compile(f"^[{_SIGNS}]+"), re.compile(f"[{_SIGNS}?!>/]+$")
_IN_ANGLES = re.compile(r"^<(.*)>$")
_SEPARATORS = re.compile(r"[,;、|&+\n]+")
_LOOSER = re.compile(r"[\s/・]+")
# What is searched for may be anything.
FREE = "q"


def parameters(pairs: Iterable[QueryPair]) -> Iterator[QueryPair]:
    """Yield the parameters of a link by the names they have here; an unknown one as it stands."""
    for name, value in pairs:
        if "=" in unquote_plus(name) and parameter(name) is None:
            query = unescape(unquote_plus(f"{name}={value}" if value else name))
            for pair in parse_qsl(query):
                yield from _split(*pair)
        else:
            yield from _split(name, value)


def _split(name: str, value: str) -> Iterator[QueryPair]:
    known = parameter(name)
    if known in (None, FREE):
        yield known or name, value
        return
    first, *others = _NEXT.split(unescape(value))
    yield str(known), first
    for other in others:
        yield from _split(*other.partition("=")[::2])


def parameter(name: str) -> str | None:
    """Return what a parameter is called here; None for one that is not known."""
    return _BY_NAME.get(fold(_AMP.sub("", name)))


def readings(text: str) -> Iterator[str]:
    """Yield a value as it stands, then without what was put around it or encoded once more."""
    yield text
    decoded = unquote_plus(text) if "%" in text else text
    plain = _bare(unicodedata.normalize("NFKC", unescape(decoded)))
    yield plain
    if _QUOTED_PRINTABLE.match(plain):
        yield _bare(_QUOTED_PRINTABLE.sub("", plain))


def _bare(text: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", _IN_ANGLES.sub(r"\1", text.strip())))


def pieces(text: str) -> list[str]:
    """Return the values that commas and the like join in one."""
    return [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]


def loose_pieces(text: str) -> list[str]:
    """Return the values that blanks or strokes join, which also stand within names."""
    return [piece for piece in _LOOSER.split(text.strip()) if piece]


# A link with more values, or longer ones, was made to be a burden: what is read is kept.
MOST_VALUES, MOST_LETTERS = 300, 1_000
_PARTS_OF_A_PLAN = 4


@dataclass(frozen=True)
class Unused:
    """A value of a link that means nothing here, and its parameter as it is called there."""

    parameter: str
    value: str


@dataclass(frozen=True)
class Link:
    """The address that a link means, and what of the link is not in it.

    The id of a seminar that is not known stays in the address, so that its page can say so.
    """

    address: Address
    unused: tuple[Unused, ...] = ()


def read_link(given: Parameters, data_set: Callable[[str], Dataset]) -> Link:
    """Read the parameters of a link; `data_set` returns the data set of a name."""
    every = ((name, value) for name, texts in given.items() for value in texts)
    pairs = tuple(
        (name[:MOST_LETTERS], value[:MOST_LETTERS])
        for name, value in islice(every, 2 * MOST_VALUES)
        if value or "=" in name
    )
    if not pairs:
        return Link(Address())
    named = _Given(pairs).last("data", values.data_set)
    return _read(pairs, data_set(named or RECORD))


@cached
def _read(pairs: tuple[QueryPair, ...], dataset: Dataset) -> Link:
    given = _Given(pairs)
    office = given.last("office", values.office(dataset)) or DEFAULT_OFFICE
    seminar = given.last("seminar", values.seminar(dataset, office))
    years = values.fiscal_years(map(int, dataset.seminars["fiscal_year"]))
    written = {
        "lang": [given.last("lang", values.language)],
        "data": [given.last("data", values.data_set)],
        "office": [office],
        "year": given.all("year", years),
        "country": given.all("country", values.thing(dataset, "country", "countries", "country")),
        "theme": given.all("theme", values.thing(dataset, "theme", "themes", "theme_id")),
        "seminar": [seminar or given.unknown("seminar")],
        "beside": [given.last("beside", values.seminar(dataset, office))],
        "day": [given.last("day", values.day(dataset, office, seminar))],
        "site": [given.last("site", values.thing(dataset, "site", "sites", "site_id"))],
        "scale": [given.last("scale", values.scale(dataset))],
        "family": given.all("family", values.family),
        "layer": given.all("layer", values.layer),
        "until": [given.last("until", values.until(dataset, office))],
        "cell": [given.last("cell", values.cell(dataset, office))],
        "sort": [given.last("sort", values.order)],
        "q": [given.last(FREE, lambda text: (text,))],
        "weights": [given.last("weights", values.weights)],
        "upload": [given.last("upload", lambda text: (text,))],
        "draft": [given.last("draft", lambda text: (text,))],
        "report": [given.last("report", values.report)],
        "plan": given.plans(lambda: values.parts_of_plan(dataset, office)),
    }
    address = read_address({name: [*filter(None, texts)] for name, texts in written.items()})
    return Link(address, tuple(dict.fromkeys(given.unused)))


@dataclass
class _Given:
    """The parameters of a link by the names they have here; reading them fills `unused`."""

    pairs: tuple[QueryPair, ...]
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unused: list[Unused] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, (name, value) in enumerate(parameters(self.pairs)):
            if parameter(name) is None or number >= MOST_VALUES:
                self._leave(name, value)
            else:
                self.texts[name].append(value)

    def last(self, name: str, reader: values.LinkReader) -> str:
        """Return the last value that is understood, "" without one; others are left."""
        found = ""
        for text in self.texts[name]:
            read = _first(reader, readings(text))
            if len(read) == 1:
                if found and found != read[0]:
                    self._leave(name, found)
                found = read[0]
            else:
                self._leave(name, text)
        return found

    def all(self, name: str, reader: values.LinkReader) -> list[str]:
        """Return each value that is understood, once."""
        every = (self._every(name, text, reader) for text in self.texts[name])
        return [*dict.fromkeys(chain.from_iterable(every))]

    def unknown(self, name: str) -> str:
        """Return the last value as it was given."""
        return next(iter(self.texts[name][-1:]), "")

    def plans(self, readers: Callable[[], Sequence[values.LinkReader]]) -> list[str]:
        """Return the plans with what is understood of them, as many as there may be."""
        given = self.texts["plan"]
        for text in given[len(PLANS) :]:
            self._leave("plan", text)
        return [self._plan(text, readers()) for text in given[: len(PLANS)]]

    def _plan(self, text: str, readers: Sequence[values.LinkReader]) -> str:
        parts, found = text.split("_"), []
        for part, reader in zip(parts, readers, strict=False):
            known = [(piece, _first(reader, readings(piece))) for piece in part.split(".") if piece]
            for piece, read in known:
                if not read:
                    self._leave("plan", piece)
            found.append(".".join(value for _, read in known for value in read))
        for part in filter(None, parts[_PARTS_OF_A_PLAN:]):
            self._leave("plan", part)
        return "_".join([*found, *[""] * _PARTS_OF_A_PLAN][:_PARTS_OF_A_PLAN])

    def _every(self, name: str, text: str, reader: values.LinkReader) -> Sequence[str]:
        """Read a text as one value, else as several that something joins."""
        if read := _first(reader, readings(text)):
            return read
        several = [(piece, _first(reader, readings(piece))) for piece in pieces(text)]
        loose = [_first(reader, readings(piece)) for piece in loose_pieces(text)]
        if not any(read for _, read in several) and all(loose):
            return [value for read in loose for value in read]
        for piece, read in several or [(text, ())]:
            if not read:
                self._leave(name, piece)
        return [value for _, read in several for value in read]

    def _leave(self, name: str, value: str) -> None:
        self.unused.append(Unused(name, value))


def _first(reader: values.LinkReader, texts: Iterable[str]) -> Sequence[str]:
    return next((read for text in texts if text and (read := reader(text))), ())


# The things that somebody may have meant by a value that names nothing here.

OFFERED = 3
_KINDS = {
    "country": "country",
    "theme": "theme",
    "seminar": "seminar",
    "beside": "seminar",
    "site": "site",
}
_YEAR = re.compile(r"\d{4}")


def nearest(unused: Unused, office: str, dataset: Dataset, words: Words) -> tuple[SearchEntry, ...]:
    """Return up to three things that a value of a link is nearest to; none where nothing is near.

    Of seminars these are the office's of the nearest years, and its newest where no year is named.
    """
    kind = _KINDS.get(unused.parameter)
    if kind is None:
        return ()
    if kind == "seminar":
        return _seminars(unused.value, office, dataset, words)[:OFFERED]
    found = find(unused.value, dataset, words) or close_names(unused.value, dataset, words)
    named = (hit.entry for hit in found if hit.entry.kind == kind)
    return tuple(dict.fromkeys(named))[:OFFERED]


def _seminars(text: str, office: str, dataset: Dataset, words: Words) -> tuple[SearchEntry, ...]:
    rows = dataset.seminars
    year_of = dict(zip(rows["seminar_id"], rows["fiscal_year"], strict=True))
    # The office with which the id begins, else the chosen one.
    first = text.casefold().partition("-")[0]
    asked_of = first if first in {*dataset.offices["office_id"]} else office
    own = {*rows["seminar_id"][rows["office_id"] == asked_of]}
    known = (entry for entry in entries(dataset, words) if entry.kind == "seminar")
    of_office = [entry for entry in known if office == ALL_OFFICES or entry.id in own]
    year = _YEAR.search(text)
    asked = int(year[0]) if year else max(year_of.values(), default=0)
    return tuple(sorted(of_office, key=lambda entry: abs(year_of[entry.id] - asked)))
