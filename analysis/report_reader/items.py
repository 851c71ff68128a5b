"""An item of a programme, and what is proposed for it and for the site that it leads to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analysis.report_reader.dates import Mention, within
from analysis.report_reader.document import Document, Period
from analysis.report_reader.drafts import Proposal, Span
from analysis.report_reader.lexicon import meanings_in
from analysis.report_reader.places import Place
from analysis.report_reader.titles import Wording, title_of


@dataclass(frozen=True)
class Item:
    """An item: the words of its title, its kind and where that is said, its day and its place."""

    wording: Wording
    kind: str
    kind_at: Span
    day: Mention | None = None
    number_of_day: tuple[int, Span] | None = None
    place: Place | None = None
    is_central: bool | None = None
    place_at: Span | None = None


def placed(document: Document, item: Item, piece: Span) -> Item:
    """Return an item with its part: by the place of its day, else by that of its title.

    A nursery in Awaji is a nursery, and in Awaji.
    """
    at = item.wording.object_at
    last = [place for place in document.places if at and place.span[1] == at[1]]
    behind = _IN_A_PLACE.search(document.plain, at[0], last[0].span[0]) if at and last else None
    if at and behind and behind.end() == last[0].span[0]:
        span = (item.wording.span[0], behind.start())
        wording = replace(item.wording, object_at=(at[0], behind.start()), span=span)
        item = replace(item, wording=wording, place=last[0])
    if item.place is not None:
        return replace(item, is_central=item.place.prefecture == "13", place_at=item.place.span)
    named = [place for place in document.places if piece[0] <= place.span[0] < piece[1]]
    if named:
        place = named[0]
        return replace(item, place=place, is_central=place.prefecture == "13", place_at=place.span)
    return item


_IN_A_PLACE = re.compile(r"\s+in\s+(?:the\s+)?(?:(?:[Cc]ity|[Tt]own|[Vv]illage) of\s+)?")


@dataclass(frozen=True)
class Dated:
    """An item with the day that it was on, where that is sure."""

    item: Item
    day: date | None


def dated(document: Document, found: Sequence[Item], period: Period | None) -> tuple[Dated, ...]:
    """Return the items with their days in the period of the seminar, or by their own years."""
    return tuple(Dated(item, _day_of(document, item, period)) for item in found)


def _day_of(document: Document, item: Item, period: Period | None) -> date | None:
    if item.day is not None and not item.day.is_range:
        day = within(item.day, period)
        if day is None and period is None:
            pairs = document.readings(item.day)
            day = pairs[0][0] if len(pairs) == 1 else None
        return day
    if item.day is None and item.number_of_day is not None and period is not None:
        number = item.number_of_day[0] - 1
        day = period[0].fromordinal(period[0].toordinal() + number)
        return day if day <= period[1] else None
    return None


def propose_items(document: Document, found: Sequence[Dated]) -> Iterator[Proposal]:
    """Yield the values of each item, row by row, and of the sites that are new."""
    seen: set[str] = set()
    for row, one in enumerate(found, 1):
        item = one.item
        make = document.reader.propose
        if one.day is not None:
            at = (
                item.day.span
                if item.day
                else item.number_of_day[1]
                if item.number_of_day
                else item.kind_at
            )
            yield make("programme.date", one.day.isoformat(), at, row=row)
        if item.is_central is not None and item.place_at is not None:
            yield make(
                "programme.part", "central" if item.is_central else "host", item.place_at, row=row
            )
        if item.place is not None:
            for language, name in (("en", item.place.name_en), ("ja", item.place.name_ja)):
                if name:
                    short = "東京" if name == "東京都" else name
                    yield make(f"programme.place_{language}", short, item.place.span, row=row)
        yield make("programme.kind", item.kind, item.kind_at, row=row)
        name = title_of(document, item.wording, item.place)
        if name:
            yield from document.propose_named("programme", "title", name, item.wording.span, row)
        if item.kind == "visit":
            yield from _site(document, item, row, seen)


def _site(document: Document, item: Item, row: int, seen: set[str]) -> Iterator[Proposal]:
    """Yield the site of a visit: a known one by its id, or a new one by its name."""
    where = item.wording.object_at
    if where is None:
        return
    name = document.reader.without_names(document.reader.trimmed(where)).strip(" .,、。「」『』\"'")
    name = re.sub(r"^(?:the|a|an)\s+", "", name)
    place = item.place.name_en if item.place else ""
    known = document.gazetteer.site(name, place)
    if isinstance(known, str):
        yield document.reader.propose("programme.site_id", known, where, row=row)
    elif known:
        yield document.reader.propose("programme.site_id", None, where, alternatives=known, row=row)
    elif name and name.lower() not in seen and not document.reader.names_a_person(where):
        seen.add(name.lower())
        yield from document.propose_named("sites", "name", name, where, row)
        kinds = [*meanings_in("site_kind", name)]
        if kinds:
            at = (where[0], where[1])
            yield document.reader.propose("sites.kind", kinds[-1][2], at, row=row)
