"""Reads a link into an address, and keeps what of it could not be used."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.address import Address, Parameters, read_address
from analysis.dataset import RECORD, Dataset
from analysis.link import values
from analysis.link.parts import (
    FREE,
    Pair,
    loose_pieces,
    parameter,
    parameters,
    pieces,
    readings,
)
from analysis.link.values import Reader
from analysis.memory import cached
from analysis.schema import DEFAULT_OFFICE
from analysis.summaries.planning import PLANS

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
def _read(pairs: tuple[Pair, ...], dataset: Dataset) -> Link:
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
        "until": [given.last("until", values.until(dataset, office))],
        "cell": [given.last("cell", values.cell(dataset, office))],
        "sort": [given.last("sort", values.order)],
        "q": [given.last(FREE, lambda text: (text,))],
        "weights": [given.last("weights", values.weights)],
        "upload": [given.last("upload", lambda text: (text,))],
        "report": [given.last("report", values.report)],
        "plan": given.plans(lambda: values.parts_of_plan(dataset, office)),
    }
    address = read_address({name: [*filter(None, texts)] for name, texts in written.items()})
    return Link(address, tuple(dict.fromkeys(given.unused)))


@dataclass
class _Given:
    """The parameters of a link by the names they have here; reading them fills `unused`."""

    pairs: tuple[Pair, ...]
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unused: list[Unused] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, (name, value) in enumerate(parameters(self.pairs)):
            if parameter(name) is None or number >= MOST_VALUES:
                self._leave(name, value)
            else:
                self.texts[name].append(value)

    def last(self, name: str, reader: Reader) -> str:
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

    def all(self, name: str, reader: Reader) -> list[str]:
        """Return each value that is understood, once."""
        return list(
            dict.fromkeys(
                value for text in self.texts[name] for value in self._every(name, text, reader)
            )
        )

    def unknown(self, name: str) -> str:
        """Return the last value as it was given."""
        return next(iter(self.texts[name][-1:]), "")

    def plans(self, readers: Callable[[], Sequence[Reader]]) -> list[str]:
        """Return the plans with what is understood of them, as many as there may be."""
        given = self.texts["plan"]
        for text in given[len(PLANS) :]:
            self._leave("plan", text)
        return [self._plan(text, readers()) for text in given[: len(PLANS)]]

    def _plan(self, text: str, readers: Sequence[Reader]) -> str:
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

    def _every(self, name: str, text: str, reader: Reader) -> Sequence[str]:
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


def _first(reader: Reader, texts: Iterable[str]) -> Sequence[str]:
    return next((read for text in texts if text and (read := reader(text))), ())
