"""Readers of the values of a link: each returns what a text can only mean, or nothing."""

import itertools
import re
from collections.abc import Callable, Iterable, Sequence

from babel import Locale

from analysis.contract.schema import Reference
from analysis.html.states import ORDERS
from analysis.intake.headings import fold
from analysis.intake.values.days import read_asked_year, read_day
from analysis.intake.values.names import names_of, names_of_choices
from analysis.links.address import REPORTS, written_years
from analysis.loading.dataset import DATA_SETS, Dataset, named_keys
from analysis.maps import decks, scales
from analysis.palette import FAMILY_COLOURS
from analysis.search.finding import things_named
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.places.hosting import hosting_by_year, is_weights, read_weights
from analysis.summaries.planning import host_ids
from analysis.summaries.programme.replay import replay_days
from analysis.summaries.record import evidence, overview
from analysis.summaries.scope import condensed
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, words_in

# Reads one text; several values where it is a range, none where it means nothing or several things.
LinkReader = Callable[[str], Sequence[str]]

_NOT = re.compile(r"[-\u2212\u2013!~\u2260<>=^]|(not|no|except|without)\b", re.IGNORECASE)
_RANGE = re.compile(r"(.+?)\s*(?:-|\u2013|\u2014|~|\u301c|\.{2,}|\bto\b|から)\s*(.+?)(?:まで)?")
_FROM_TO = re.compile(r"(\d{4})\s*[/\u2013-]\s*(\d{4})")
# "jp" is the country's code and not the language's, but nobody means another.
_LANGUAGES_ALSO = {"jp": "ja"}


def choice(column: str, allowed: tuple[str, ...]) -> LinkReader:
    """Return the reader of a choice, by its id or its word in either language."""
    return lambda text: _known(names_of_choices(column, allowed).read(text).text, allowed)


data_set, report = choice("data-set", DATA_SETS), choice("reports", REPORTS)
family = choice("family", tuple(FAMILY_COLOURS))
_layer = choice("map-layer", decks.LAYERS)
_scale, _fit = choice("map-scale", scales.SCALES), choice("map-fit", ("sites", "site"))


# The orders of older links, which told of the longest absence ever and of the newest attendance.
_ORDERS_BEFORE = {"gap": "away", "last": "away"}


def order(text: str) -> Sequence[str]:
    """Read an order of the countries."""
    return choice("sort", ORDERS)(_ORDERS_BEFORE.get(text.casefold(), text))


def layer(text: str) -> Sequence[str]:
    """Read a layer of the map, or that there is none."""
    return _known(text.casefold(), scales.NO_LAYER) or _layer(text)


def language(text: str) -> Sequence[str]:
    """Read a language: ja, JA, ja-JP, 日本語, Japanese."""
    named = {
        fold(name): code
        for code in LANGUAGES
        for other in LANGUAGES
        if (name := Locale(code).get_language_name(other))
    }
    first = re.split("[-_]", text)[0].casefold()
    return _known(_LANGUAGES_ALSO.get(first) or named.get(fold(text), first), LANGUAGES)


def office(dataset: Dataset) -> LinkReader:
    """Return the reader of an office: sg, J.CLAIR Singapore, Singapore, シンガポール, all."""

    def read(text: str) -> Sequence[str]:
        messages = itertools.product(LANGUAGES, ("filter-all", "filter-all-offices"))
        every = {fold(words_in(language).text(message)) for language, message in messages}
        if fold(text) in {ALL_OFFICES, *every}:
            return (ALL_OFFICES,)
        return _row(dataset, "offices", "office_id", text) or _only(
            key
            for name, key in named_keys(dataset.offices, "office_id")
            if fold(text) in map(fold, re.split(r"\s+|事務所", name))
        )

    return read


def thing(dataset: Dataset, kind: str, table: str, key: str) -> LinkReader:
    """Return the reader of a country, theme or site, by its id or any name that only it has."""
    return lambda text: (
        ()
        if _NOT.match(text)
        else _row(dataset, table, key, text) or _only(_named(dataset, kind, text))
    )


def seminar(dataset: Dataset, of_office: str) -> LinkReader:
    """Return the reader of a seminar: its id; its year or host, where that is one of the office."""

    def read(text: str) -> Sequence[str]:
        if row := _row(dataset, "seminars", "seminar_id", text):
            return row
        named = [*_named(dataset, "seminar", text)]
        offices = dict(
            zip(dataset.seminars["seminar_id"], dataset.seminars["office_id"], strict=True)
        )
        return _only(one for one in named if offices[one] == of_office) or _only(named)

    return read


def fiscal_years(known: Iterable[int]) -> LinkReader:
    """Return the reader of a fiscal year, or of a range, among those known.

    A range goes from the first known year in it to the last, and has no gaps.
    """
    years = {*known}

    def read(text: str) -> Sequence[str]:
        first, last = _from_to(text)
        among = sorted(year for year in years if first <= year <= last)
        return [written_years(among[0], among[-1])] if among else ()

    return read


def _from_to(text: str) -> tuple[int, int]:
    """Return the first and the last year of a text, twice the same for one; 1 and 0 for none."""
    written = _FROM_TO.fullmatch(text)
    # Two years, or the one that begins in the first.
    if written and int(written[2]) == int(written[1]) + 1:
        return 1, 0
    if one := _year(text):
        return one, one
    both = _RANGE.fullmatch(text)
    first, last = (_year(both[1]), _year(both[2])) if both else (0, 0)
    return (first, last) if first and first < last else (1, 0)


def until(dataset: Dataset, of_office: str) -> LinkReader:
    """Return the reader of a year in which the office's seminar had a documented host."""

    def read(text: str) -> Sequence[str]:
        years = map(str, hosting_by_year(_of_office(dataset, of_office))["fiscal_year"])
        first, last = _from_to(text)
        return _known(str(first), years) if first == last else ()

    return read


def day(dataset: Dataset, of_office: str, seminar_id: str) -> LinkReader:
    """Return the reader of a day of a seminar, of the office's latest where none is named."""

    def read(text: str) -> Sequence[str]:
        opened = seminar_id or overview.latest_held(_of_office(dataset, of_office))
        days = replay_days(dataset, opened)["date"] if opened else ()
        return _known(read_day(text).text, [f"{one:%Y-%m-%d}" for one in days])

    return read


def scale(dataset: Dataset) -> LinkReader:
    """Return the reader of what the map shows: asia, Japan, city:shimonoseki, city:下関."""

    def read(text: str) -> Sequence[str]:
        name, _, city = text.partition(":")
        fit = _scale(name) or _fit(name)
        if not city or not fit:
            return fit
        hosts = {*map(str, dataset.hosts["host_id"]), scales.TOKYO}
        place = _known(city.casefold(), hosts) or _only(_named(dataset, "host", city))
        return tuple(f"{fit[0]}:{host}" for host in place)

    return read


def cell(dataset: Dataset, of_office: str) -> LinkReader:
    """Return the reader of a piece of evidence: LAO:sg-fy2018, Laos:SG-FY2018."""
    country, one = (thing(dataset, "country", "countries", "country"), seminar(dataset, of_office))

    def read(text: str) -> Sequence[str]:
        kind, _, subject = text.partition(":")
        kinds = (*country(kind), kind.casefold())
        subjects = (*one(subject), *country(subject), subject.casefold())
        keys = (
            evidence.read_evidence_key(f"{first}:{second}", dataset)
            for first in kinds
            for second in subjects
        )
        return _only(str(key) for key in keys if key)

    return read


def weights(text: str) -> Sequence[str]:
    """Read the weights of the criteria: 3-1-1-2-1, 3,1,1,2,1."""
    written = re.sub(r"[\s,.;:/_、]+", "-", text)
    return (str(read_weights(written)),) if is_weights(written) else ()


def parts_of_plan(dataset: Dataset, of_office: str) -> tuple[LinkReader, ...]:
    """Return the readers of the parts of a plan: year, countries, host, themes."""
    hosts = host_ids(_of_office(dataset, of_office))

    def host(text: str) -> Sequence[str]:
        found_hosts = (one for one in _named(dataset, "host", text) if one in hosts)
        prefectures = _row(dataset, "prefectures", "prefecture", text)
        return _known(text, hosts) or _only(found_hosts) or prefectures

    return (
        lambda text: tuple(map(str, filter(None, [_year(text)]))),
        thing(dataset, "country", "countries", "country"),
        host,
        thing(dataset, "theme", "themes", "theme_id"),
    )


def _named(dataset: Dataset, kind: str, text: str) -> list[str]:
    return [entry.id for entry in things_named(text, kind, dataset, words_in(DEFAULT_LANGUAGE))]


def _year(text: str) -> int:
    read = read_asked_year(text)
    return 0 if read.refused else int(read.text)


def _row(dataset: Dataset, table: str, key: str, text: str) -> Sequence[str]:
    names = names_of(dataset, Reference(key, table, key))
    return _known(names.read(text).text, names.keys)


def _known(text: str, among: Iterable[str]) -> Sequence[str]:
    return (text,) if text in {*among} else ()


def _only(ids: Iterable[str]) -> Sequence[str]:
    """Return the one thing that is meant; none where two could be."""
    different = tuple(dict.fromkeys(ids))
    return different if len(different) == 1 else ()


def _of_office(dataset: Dataset, of_office: str) -> Dataset:
    return filter_dataset(condensed(dataset), Selection(of_office))
