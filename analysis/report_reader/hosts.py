"""The municipalities and prefectures that host a seminar, known ones by their ids."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Proposal, Span
from analysis.report_reader.lexicon import words_for
from analysis.report_reader.places import Place

# How surely a place is a host: it is said to be; Tokyo and it; its mayor was called on or the
# seminar is said to be there; it is in the title.
_SAID, _WITH_TOKYO, _THERE, _TITLED = 6, 4, 2, 2
_TOKYO = "13"
_IN_PREFECTURE = re.compile(
    r"\s*(?:,|\(|in|of|a local government (?:located )?in|located in|which is in|"
    r"\s)*(?:the\s+)?(?:\w+\s+){0,4}?(?:in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_WITH = r"(?:\s*(?:,|and|&|及び|および|並びに|と|、|・|ならびに)\s*(?:then\s+|in\s+)?)"


def hosts(document: Document, span: Span, of_programme: Iterable[Place] = ()) -> Iterator[Proposal]:
    """Yield the hosts: the places said to be, else those of the seminar's week beside Tokyo."""
    inside = [place for place in document.places if span[0] <= place.span[0] < span[1]]
    chosen = _chosen(document, inside, [*of_programme])
    for row, place in enumerate(chosen, 1):
        yield from host(document, place, row)


def host(
    document: Document, place: Place, row: int, prefecture: Place | None = None
) -> Iterator[Proposal]:
    """Yield what is known of a host: its names, level and prefecture, in the words that name it."""
    make = document.reader.propose
    if place.host_id:
        yield make("hosts.host_id", place.host_id, place.span, row=row)
    ending = " Prefecture" if place.level == "prefecture" and place.prefecture != "01" else ""
    if place.name_en:
        yield make("hosts.host_en", f"{place.name_en}{ending}", place.span, row=row)
    if place.name_ja:
        yield make("hosts.host_ja", place.name_ja, place.span, row=row)
    yield make("hosts.level", place.level, place.span, row=row)
    beside = prefecture or prefecture_beside(document, place)
    if beside is not None:
        yield make("hosts.prefecture", beside.prefecture, beside.span, row=row)
    elif place.prefecture:
        yield make("hosts.prefecture", place.prefecture, place.span, row=row)


def prefecture_beside(document: Document, place: Place) -> Place | None:
    """Return the prefecture that a text says a municipality lies in, at any of its mentions."""
    if place.level != "municipality":
        return None
    for at, one in enumerate(document.places):
        if one.key != place.key:
            continue
        before = document.places[at - 1] if at else None
        behind = document.places[at + 1] if at + 1 < len(document.places) else None
        if before is not None and before.level == "prefecture":
            between = document.plain[before.span[1] : one.span[0]]
            # 佐賀県杵島郡江北町; Yamaguchi Prefecture's Hagi City.
            if re.fullmatch(r"(?:の|内の|\w{1,4}郡|'s\s+|\s*-\s*|\s*\(\s*|\s+|\s*/\s*)?", between):
                return before
        shared = _shared_prefecture(document, one, before, behind)
        if shared is not None:
            return shared
        if behind is not None and behind.level == "prefecture" and behind.prefecture != _TOKYO:
            between = document.plain[one.span[1] : behind.span[0]]
            if (
                len(between) < 60
                and _IN_PREFECTURE.fullmatch(between)
                and not re.fullmatch(r"\s*(?:and|,? and)\s*", between)
            ):
                return behind
            if re.fullmatch(r"\s*[(（]\s*", between):
                return behind
    return None


_JOINT = re.compile(r"\s*(?:,|、|・|及び|および|並びに|と|and|,\s*and)\s*(?:the\s+)?")


def _shared_prefecture(
    document: Document, one: Place, before: Place | None, behind: Place | None
) -> Place | None:
    """Return the prefecture of two that are named together: Matsue City and Unnan City, Shimane."""
    is_english = one.name_en in document.text[slice(*one.span)] if one.name_en else False
    other = behind if is_english else before
    if other is None or other.level != "municipality" or other.key == one.key:
        return None
    between = (one.span[1], other.span[0]) if is_english else (other.span[1], one.span[0])
    joined = _JOINT.fullmatch(document.plain, *between)
    return prefecture_beside(document, other) if joined else None


def _chosen(document: Document, places: list[Place], of_programme: list[Place]) -> list[Place]:
    """Return the places that are said most surely to host, each where it is said best."""
    towns = [place for place in places if place.level == "municipality"]
    beside = [one for place in towns if (one := prefecture_beside(document, place))]
    spans, codes = {one.span for one in beside}, {one.prefecture for one in beside}
    best: dict[str, tuple[float, Place]] = {}
    for place in places:
        score = _score(document, place)
        is_where = place.span in spans or (place.prefecture in codes and score < _SAID)
        if place.prefecture == _TOKYO or (place.level == "prefecture" and is_where):
            continue
        if place.key not in best or score > best[place.key][0]:
            best[place.key] = score, place
    scores = {key: score for key, (score, _) in best.items()}
    hosting = {best[key][1].prefecture for key, score in scores.items() if score >= _WITH_TOKYO}
    for key in {place.key for place in of_programme} & scores.keys():
        # The days of a programme tell of the host, unless that is said to be the prefecture.
        place = best[key][1]
        is_within = place.level == "municipality" and place.prefecture in hosting
        scores[key] += 0 if is_within and scores[key] < _WITH_TOKYO else _WITH_TOKYO
    for near, far in (*pairwise(places), *pairwise(reversed(places))):
        # Named together: the two host cities Amagasaki and Awaji.
        first, second = sorted((near.span, far.span))
        joined = _JOINT.fullmatch(document.plain, first[1], second[0])
        is_host = near.key in scores and _score(document, near) >= _THERE
        if joined and is_host and near.level == far.level and far.key in scores:
            scores[far.key] = max(scores[far.key], scores[near.key])
    within = {
        place.prefecture
        for key, (_, place) in best.items()
        if scores[key] >= _THERE and place.level == "municipality"
    }
    top = max(scores.values(), default=0)
    enough = _SAID if top >= _SAID else _WITH_TOKYO if top >= _WITH_TOKYO else _THERE
    kept = [
        place
        for key, (_, place) in best.items()
        if scores[key] >= min(enough, _WITH_TOKYO)
        and not (place.level == "prefecture" and place.prefecture in within and scores[key] < top)
    ]
    return sorted(kept, key=lambda place: place.span)


def _score(document: Document, place: Place) -> float:
    sentence = document.clause(place.span[0])
    start, end = place.span
    if document.says("host", "not", sentence) or document.says(
        "countries", "not", (max(sentence[0], start - 20), start)
    ):
        return -10
    title = document.passages.title
    in_title = title is not None and title.start <= start < title.end
    behind = document.plain[end : min(sentence[1], end + 45)]
    before = document.plain[max(sentence[0], start - 70) : start]
    if _is_office(document, place):
        return 1
    if _is_said_to_host(before, behind):
        return _SAID
    if _is_beside_tokyo(document, place, sentence):
        return _WITH_TOKYO
    about = (
        document.says("programme", "ours", sentence)
        or re.search(
            r"\b(?:seminar|tour)\b|セミナー", document.plain[slice(*sentence)], re.IGNORECASE
        )
        or any(sentence[0] <= day.start < sentence[1] and day.is_range for day in document.days)
        or document.says("status", "held", sentence)
        or document.says("item", "courtesy_call", sentence)
    )
    is_there = re.search(
        r"(?:\bin|\bto|\bat|\bvisited|,)\s+(?:the\s+)?(?:city of\s+)?$", before, re.IGNORECASE
    ) or re.match(r"(?:で|では|にて|を訪|に滞在|において|が受|へ|に移動|長を表敬|を訪問)", behind)
    return (_TITLED if in_title else 0) + (_THERE if about and is_there else 0)


def _is_office(document: Document, place: Place) -> bool:
    """Whether a place is named as the one that somebody was sent from or works for."""
    return (
        re.match(
            r"\s*(?:派遣|出身|Council,|council,)",
            document.plain[place.span[1] : place.span[1] + 12],
        )
        is not None
    )


def _is_said_to_host(before: str, behind: str) -> bool:
    cue = [*words_for("host", "cue").finditer(before)]
    if cue:
        between = before[cue[-1].end() :]
        linking = re.fullmatch(
            r"[\s:：,、は|\t(]*(?:(?:is|was|were|are|will be|which is|of|for|in|,|and|this "
            r"year|である|となる|の|として|も)\s*)*(?:[^.。]{0,40}(?:,|and|、|及び|および|・|"
            r"と)\s*(?:in\s+)?)?(?:the\s+)?(?:(?:city|town|village) of\s+)?(?:\w{2,4}[都道府県])?"
            r"(?:\w{1,4}郡)?[\s(]*",
            between,
            re.IGNORECASE,
        )
        if linking:
            return True
    return (
        re.match(
            r"[\s,]*(?:\(?(?:in|,)?\s*[A-Z]\w+\s+Prefecture[,)]?\s*)?[(,、]?\s*(?:(?:which|"
            r"who)\s+(?:was|is|hosted)|this year's host|the (?:two )?host|both host|host local"
            r"|hosted|was the host|is the host|welcomed|as (?:the )?host|that hosted|as "
            r"this year's host)"
            r"|(?:が|を)(?:受入|受け入れ|開催地|ホスト|会場)|\(受入|（受入|は受入",
            behind,
            re.IGNORECASE,
        )
        is not None
    )


def _is_beside_tokyo(document: Document, place: Place, sentence: Span) -> bool:
    """Whether a place is named with Tokyo, as the two of a week are: Tokyo and Hagi City."""
    text = document.plain[slice(*sentence)]
    tokyo = r"(?:Tokyo|東京都?(?!都庁))"
    at = place.span[0] - sentence[0]
    to = place.span[1] - sentence[0]
    prefecture = r"(?:\w{2,4}[都道府県]|[A-Z]\w+\s+Prefecture)"
    behind = re.search(
        rf"{tokyo}{_WITH}(?:the\s+)?(?:{prefecture}{_WITH}?)?(?:[^.,。、"
        rf"]{{0,25}}{_WITH})?(?:the\s+)?(?:(?:city|town|village) of\s+)?(?:\w{{1,4}}郡)?$",
        text[:at],
    )
    ahead = re.match(rf"(?:\s*\(?[^.。、]{{0,30}}?\)?)?{_WITH}{tokyo}", text[to:])
    two_parts = re.search(r"Tokyo", text[:at]) and re.search(
        r"(?:remaining|second half|second part|later half|latter half|then|followed by|"
        r"moved|before|continued)[^.]{0,40}$",
        text[:at],
    )
    in_japanese = re.search(
        r"東京[^。]{0,30}(?:、|および|及び|その後|続いて|後半)[^。]{0,25}$", text[:at]
    ) and re.match(r"(?:で|に|を|へ|の)", text[to:])
    return bool(behind or ahead or two_parts or in_japanese)
