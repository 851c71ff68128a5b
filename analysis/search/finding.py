"""What a query finds: names that are it, begin with it, hold it, or are close to it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

import jaconv
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from analysis.contract.table_rows import OfficeRow, PrefectureRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.intake.values.days import is_year_of_era, read_asked_year
from analysis.loading.dataset import Dataset
from analysis.search import forms
from analysis.search.entries import KINDS, SearchEntry, entries
from analysis.words.catalogue import Words, era_fiscal_year, office_names
from analysis.writing.letters import usual, usual_letters
from analysis.writing.names import territory

# No name is longer; what comes after is not read.
LONGEST_QUERY = 200
# A slip is a letter too many, too few, another, or two that changed places. Of four letters one
# may be a slip, of eight two: "Toyama" with two would already be "Toyota". Numbers have no slips,
# since FY2011 is not a way to write FY2012.
LETTERS_PER_SLIP = 4
MOST_SLIPS = 2
# Of 100, where all letters agree: names of which two thirds do.
CLOSE_ENOUGH = 66
NAMES_OFFERED = 3


class Match(IntEnum):
    """A match of a query and a form, the better the smaller."""

    EXACT = 1
    PREFIX = 2
    WORD = 3
    CLOSE = 4


@dataclass(frozen=True)
class Found:
    """A thing that was found, how, and by which form; "" where the name for the reader says it."""

    entry: SearchEntry
    match: Match
    form: str = ""


# How a thing was found and what decides between equals: match, slips, and whether the form is
# only telling of the thing.
Rank = tuple[Match, int, bool]


def find(query: str, dataset: Dataset, words: Words) -> tuple[Found, ...]:
    """Return what a query finds in a data set, all offices of it, the best first.

    Forms that are the query come before those that begin with it, and these before those that
    hold it at the beginning of a word (in Japanese, anywhere), or that hold all its words. Only
    where there is none of these, names that differ by a slip or two are found. Of equals, own
    names come before what tells of a thing, then kinds in their order, then as in `entries`.

    A year is found however it is written, and nothing by a year that its era did not have.
    """
    if is_too_short(query) or is_year_that_never_was(query):
        return ()
    query = _with_years_as_written_here(query[:LONGEST_QUERY], words)
    asked, known = forms.writing(query), entries(dataset, words)
    parts = forms.writings_of_words(query)
    found = [hit for entry in known if (hit := _held(entry, asked, parts))]
    found = found or [hit for entry in _meant(known, query) if (hit := _close(entry, asked))]
    return tuple(thing for _, thing in sorted(found, key=_order))


def things_named(query: str, kind: str, dataset: Dataset, words: Words) -> tuple[SearchEntry, ...]:
    """Return the things of a kind that have a query among their own names, and no other."""
    text = _with_years_as_written_here(query[:LONGEST_QUERY], words)
    return _by_sound(dataset, words).get((kind, forms.writing(text).sound), ())


@cached
def _by_sound(dataset: Dataset, words: Words) -> Mapping[tuple[str, str], tuple[SearchEntry, ...]]:
    """Return the things by their kind and each of their own names as it sounds."""
    known: dict[tuple[str, str], tuple[SearchEntry, ...]] = {}
    for entry in entries(dataset, words):
        for sound in {form.writing.sound for form in entry.forms if form.is_own}:
            known[entry.kind, sound] = (*known.get((entry.kind, sound), ()), entry)
    return known


def is_too_short(query: str) -> bool:
    """Whether a query is blank or a single Latin letter or digit; a kanji may be a name, 津."""
    sound = _read(query).sound
    return len(sound) < 2 and sound.isascii()


def close_names(query: str, dataset: Dataset, words: Words) -> tuple[Found, ...]:
    """Return the few things whose names are closest to a query that finds nothing.

    Seminars are not among them: their names are years, and those of their hosts.
    """
    asked = _read(query)
    if _has_digits(asked):
        return ()
    known = (entry for entry in entries(dataset, words) if entry.kind != "seminar")
    own = [
        (entry, form)
        for entry in _meant(known, query)
        for form in entry.forms
        # Of places that share no more than the last of their kanji, one is not meant by the other.
        if form.is_own and form.writing.kanji.startswith(asked.kanji[:1])
    ]
    sounds = [form.writing.sound for _, form in own]
    closest = process.extract(
        asked.sound, sounds, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=None
    )
    things: dict[SearchEntry, forms.Form] = {}
    for _, _, number in closest:
        things.setdefault(*own[number])
    found = [_found(entry, Match.CLOSE, form) for entry, form in things.items()]
    return tuple(found[:NAMES_OFFERED])


def says(text: str, form: str) -> bool:
    """Whether a text holds a form, at the beginning of a word."""
    return _holds(forms.writing(text), forms.writing(form))


def _read(query: str) -> forms.Writing:
    return forms.writing(query[:LONGEST_QUERY])


def _with_years_as_written_here(query: str, words: Words) -> str:
    """Return a query with its years as the names of seminars have them: H31 → FY2019."""
    if year := asked_year(query):
        return words.fiscal_year(year)
    years = ((word, asked_year(word)) for word in query.split())
    return " ".join(words.fiscal_year(year) if year else word for word, year in years)


def _meant(known: Iterable[SearchEntry], query: str) -> Iterable[SearchEntry]:
    """Return what a slip may mean: no country by the name of another, as Thailand by Taiwan."""
    is_another = bool(territory(query))
    return (entry for entry in known if entry.kind != "country" or not is_another)


def _order(hit: tuple[Rank, Found]) -> tuple[Rank, bool, int]:
    rank, found = hit
    return rank, bool(found.form), KINDS.index(found.entry.kind)


def _held(
    entry: SearchEntry, asked: forms.Writing, parts: Iterable[forms.Writing]
) -> tuple[Rank, Found] | None:
    """Return how an entry holds a query in one of its forms, else in several."""
    ranked = [
        ((match, 0, not form.is_own), form)
        for form in entry.forms
        if (match := _match(form, asked)) is not None
    ]
    if ranked:
        rank, form = min(ranked, key=lambda hit: hit[0])
        return rank, _found(entry, rank[0], form)
    if all(any(_holds(form.writing, part) for form in entry.forms) for part in parts):
        return (Match.WORD, 1, True), Found(entry, Match.WORD)
    return None


def _match(form: forms.Form, asked: forms.Writing) -> Match | None:
    """Return how a form holds a query. What only tells of a thing is never better than a word."""
    written = form.writing
    if not _holds(written, asked):
        return None
    if not form.is_own or not _begins(written.sound, asked.sound):
        return Match.WORD
    return Match.EXACT if written.sound == asked.sound else Match.PREFIX


def _holds(written: forms.Writing, asked: forms.Writing) -> bool:
    if asked.letters and asked.letters in written.letters:
        return True
    # Most do not hold it anywhere, which is known at once.
    is_somewhere = asked.sound in written.sound
    return is_somewhere and any(_begins(start, asked.sound) for start in written.starts)


def _begins(text: str, asked: str) -> bool:
    """Whether a text begins with what is asked, numbers whole: R1 is not the beginning of R10."""
    rest = text[len(asked) : len(asked) + 1]
    return text.startswith(asked) and not (asked[-1:].isdigit() and rest.isdigit())


def _close(entry: SearchEntry, asked: forms.Writing) -> tuple[Rank, Found] | None:
    """Return an entry by the form with the fewest slips, if they are few enough."""
    allowed = min(MOST_SLIPS, len(asked.sound) // LETTERS_PER_SLIP)
    if not allowed or _has_digits(asked):
        return None
    slips, is_telling, place = min(
        (
            (_slips(form.writing, asked, allowed), not form.is_own, place)
            for place, form in enumerate(entry.forms)
            # Another kanji is another place and no slip: 茅ケ崎 is not 龍ケ崎.
            if asked.kanji in form.writing.kanji
        ),
        default=(allowed + 1, True, 0),
    )
    if slips > allowed:
        return None
    return (Match.CLOSE, slips, is_telling), _found(entry, Match.CLOSE, entry.forms[place])


def _slips(written: forms.Writing, asked: forms.Writing, allowed: int) -> int:
    """Count the slips between a query and a form, or as many words of it, one more or one less."""
    lengths = range(max(1, len(asked.words) - 1), len(asked.words) + 2)
    runs = {written.sound}.union(*(written.runs(length) for length in lengths))
    return min(OSA.distance(asked.sound, run, score_cutoff=allowed) for run in runs)


def _has_digits(asked: forms.Writing) -> bool:
    return any(sign.isdigit() for sign in asked.sound)


def _found(entry: SearchEntry, match: Match, form: forms.Form) -> Found:
    return Found(entry, match, "" if says(entry.name, form.text) else form.text)


# Fiscal years as people write them in a query, read as the upload reads them and in short.


def asked_year(query: str) -> int | None:
    """Return the fiscal year that a query is and nothing else: 平成31年度, H31, FY19, 2019-20.

    2019 is also a part of days and names, so it is left to be found as any text is.
    """
    text = _plain(query)
    read = read_asked_year(text)
    return None if read.refused or read.text == text else int(read.text)


def is_year_that_never_was(query: str) -> bool:
    """Whether a query is a year that its era did not have, as 平成40."""
    text = _plain(query)
    return is_year_of_era(text) and bool(read_asked_year(text).refused)


def _plain(query: str) -> str:
    return unicodedata.normalize("NFKC", query).strip(" .,;:!?()\"'。、")


# What the lists of choices know of the names in them: every other form, as a query may have it.

# Whose names stand in lists, alone or beside others: FY2019 · Shimonoseki.
_KINDS = ("country", "host", "theme")

# The fiscal year that began in Heisei and is called after Reiwa.
LAST_OF_HEISEI = 2019
_BEFORE_SMALL_Y = "きぎしじちにひびぴみり"
_ALSO_HEISEI = ("平成31年度", "H31", "Heisei 31")


@cached
def known_as(dataset: Dataset, words: Words) -> Mapping[str, tuple[str, ...]]:
    """Return by each name in a list its forms, as `plain_words` writes them.

    Names are those of countries, themes, hosts, prefectures, offices and fiscal years.
    """
    named: dict[str, tuple[str, ...]] = {}
    for name, texts in _forms(dataset, words):
        named[name] = tuple(dict.fromkeys((*named.get(name, ()), *map(plain_words, texts))))
    return named


def rules() -> dict[str, object]:
    """Return how text is read, for the browser to read what is typed as `forms` does.

    `letters`: usual forms of kanji; `kana`: in Latin letters; `one_way`: patterns, and what they
    become, as JavaScript writes them.
    """
    small = [first + second for first in _BEFORE_SMALL_Y for second in "ゃゅょ"]
    kana = [*small, *(first + second for first in "ふゔ" for second in "ぁぃぇぉ")]
    kana += [chr(code) for code in range(ord("ぁ"), ord("ゖ") + 1)]
    return {
        "letters": {chr(letter): usual for letter, usual in usual_letters().items()},
        # っ doubles what follows, which makes no difference.
        "kana": {one: "" if one == "っ" else jaconv.kana2alphabet(one) for one in kana},
        "one_way": [
            (pattern.pattern, written.replace("\\1", "$1")) for pattern, written in forms.ONE_WAY
        ],
    }


def plain_words(text: str) -> str:
    """Return the words of a text as a list compares them, a blank between: Lao-PDR → lao pdr."""
    hiragana = jaconv.kata2hira(
        usual(unicodedata.normalize("NFKC", text)).casefold().replace("ー", "")
    )
    return " ".join("".join(sign if sign.isalnum() else " " for sign in hiragana).split())


def _forms(dataset: Dataset, words: Words) -> Iterable[tuple[str, tuple[str, ...]]]:
    for entry in entries(dataset, words, _KINDS):
        yield entry.name, tuple(form.text for form in entry.forms if form.is_own)
    for row in records(dataset.prefectures, PrefectureRow):
        yield words.name(row), forms.place_names(row, "name")
    names = office_names(dataset, words)
    for office in records(dataset.offices, OfficeRow):
        yield names[office["office_id"]], forms.in_each_language(office)
    for year in {int(year) for year in dataset.seminars["fiscal_year"]}:
        yield words.fiscal_year(year), (*forms.fiscal_year(year), *_year_in_short(year))


def _year_in_short(year: int) -> tuple[str, ...]:
    """Return the forms that `intake.values.days.read_asked_year` knows beyond those of a name."""
    era, number = era_fiscal_year(year)
    following = f"{(year + 1) % 100:02}"
    in_short = (f"FY{year % 100:02}", f"{year}-{following}", f"{era[0]}{number:02}")
    return (*in_short, *_ALSO_HEISEI) if year == LAST_OF_HEISEI else in_short
