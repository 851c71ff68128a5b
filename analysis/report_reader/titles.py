"""The titles of a programme's items: where one ends and the next begins, and how each is written.

A title is written as the record writes them: `Visit to` and the name of the site, each site by
itself;
“ ” for the title of a lecture; a title that says no more than its kind in small letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Span
from analysis.report_reader.lexicon import meanings_in, words_for
from analysis.report_reader.passages import JAPANESE
from analysis.report_reader.places import Place


@dataclass(frozen=True)
class Wording:
    """The words of an item: all of them, its kind, and what a visit leads to.

    `is_part` is set where the words are one of several sites of an entry: the title is made of
    them.
    """

    span: Span
    kind: str
    object_at: Span | None = None
    is_part: bool = False


_CUT = re.compile(
    r"\s*(?:;|,|\band\b|\bfollowed by\b|\bthen\b|、|。|→|⇒|／|/|・|及び|および|\t|\s\|\s|\n|"
    r"\.(?=\s))\s*(?:and\s+|then\s+)?"
)
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|;\s*|、|・|及び|および|並びに|や|と(?=[^の]{3})|"
    r"\s*&\s*|／)\s*"
)
_ET_CETERA = re.compile(
    r"[\s,、]*(?:\betc\.?|\band others?|\band more|など|等|ほか|他)\s*$", re.IGNORECASE
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]{4,200})\)")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}$")
_ARTICLE = re.compile(r"(?:the|a|an|some|various|several)\s+", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"^[^、]{0,16}?(?:教授|氏|講師|課長|部長|担当者|職員)(?:から|より|による|が|の案内で)(?:、|の)?"
)
# The Ojima Lock Gate: every word with a capital, and at least two.
NAMED = re.compile(
    r"(?:the\s+)?[A-Z][\w'-]+(?:\s+(?:of|the|and|for|de|[A-Z][\w'-]+))*\s+[A-Z][\w'-]+"
    r"(?:\s+\([A-Z]+\))?"
)
_PLACE_JA = re.compile(
    "(?:[館所場園社寺城港駅校院局庁店塔橋街宅跡邸村堂舎塾台家亭楼窯里丘碑蔵]|センター)$"
)
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_VISIT = re.compile(
    r"(?:(?:site |study |field )?visits?(?:ed|ing)?(?:\s+(?:to|of|at))?|tour(?:ed|"
    r"s)?(?:\s+of)?|inspection(?:\s+of|\s+at)?|inspect(?:ed)?|observ(?:ation of|ed|e)|"
    r"excursion to|went to|explored|walk(?:ed)? through|viewing of|called at|saw|hands-on|"
    r"experience(?:d)?(?:\s+of)?)\s+",
    re.IGNORECASE,
)
_JAPANESE_VISIT = re.compile(
    r"(?:を|の|への?|で|での|にて)?(?:現地)?(?:視察|見学|訪問|訪れ|体験|散策|参拝|巡り|観覧)"
)


def pieces_of(document: Document, span: Span) -> Iterator[Span]:
    """Yield the parts of an entry that are items: it is cut where another kind begins or has ended.

    "Briefing on policies, visit to a facility" is two. 講義、新宿区役所訪問 is two.
    """
    text = document.plain[slice(*span)]
    is_japanese = JAPANESE.search(text) is not None
    quoted = [
        hit.span()
        for hit in re.finditer(
            r"「[^」]*」|『[^』]*』|\"[^\"]*\"|\([^)]*\)|(?<![A-Za-z])'[^'\n]{3,}'(?![A-Za-z])",
            text,
        )
    ]
    at = 0
    for hit in _CUT.finditer(text):
        if any(start < hit.start() < end for start, end in quoted) or hit.start() < at:
            continue
        before, behind = text[at : hit.start()], text[hit.end() :]
        begins = _begins_item(behind)
        if is_japanese:
            begins = _ends_item(before) and any(True for _ in meanings_in("item", behind))
        if begins and (not is_japanese or any(True for _ in meanings_in("item", before))):
            yield document.reader.trimmed((span[0] + at, span[0] + hit.start()))
            at = hit.end()
    if text[at:].strip():
        yield document.reader.trimmed((span[0] + at, span[1]))


def _begins_item(text: str) -> bool:
    head = _ARTICLE.sub("", text.lstrip(), count=1)
    return any(start == 0 for start, _, _ in meanings_in("item", head[:40]))


def _ends_item(text: str) -> bool:
    text = re.sub(r"「[^」]*」|『[^』]*』|\([^)]*\)", "", text)
    last = [end for _, end, _ in meanings_in("item", text)]
    return bool(last) and len(text.rstrip(" 」』)）。")) - last[-1] <= 3


def objects_of(document: Document, piece: Span, kind: str, kind_at: Span) -> Iterator[Wording]:
    """Yield the wordings of an item; of a visit to several sites one for each.

    Those in brackets are what the words before them stand for: local destinations (A, B etc.).
    """
    if kind != "visit":
        yield Wording(piece, kind)
        return
    where = _object(document, piece, kind_at)
    inside = _BRACKETS.search(document.plain, *where)
    if (
        inside and not _ABBREVIATION.match(inside["inside"]) and _JOINT.search(inside["inside"])
    ) or (inside and _ET_CETERA.search(inside["inside"])):
        parts = [*_enumerated(document, inside.span("inside"))]
        if parts:
            yield from (Wording(part, kind, part, is_part=True) for part in parts)
            return
    parts = [*_enumerated(document, where)]
    if len(parts) > 1 and all(_is_site(document, part) for part in parts):
        yield from (Wording(part, kind, part, is_part=True) for part in parts)
    else:
        yield Wording(piece, kind, where, is_part=piece == where)


def _object(document: Document, piece: Span, kind_at: Span) -> Span:
    """Return the words for what is visited: behind "Visit to", before 視察."""
    text = document.plain[slice(*piece)]
    if JAPANESE.search(text):
        verb = _JAPANESE_VISIT.search(text, max(0, kind_at[0] - piece[0] - 3))
        end = piece[0] + verb.start() if verb and verb.start() > 0 else piece[1]
        return document.reader.trimmed((piece[0], end))
    verb = _VISIT.search(text)
    start = piece[0] + (verb.end() if verb and verb.end() < len(text) else 0)
    article = _ARTICLE.match(document.plain, start, piece[1])
    start = article.end() if article and article.end() < piece[1] else start
    end = piece[1]
    if not verb and kind_at[0] > piece[0]:
        # Chofu Garden visit; Karato Market tour
        end = kind_at[0]
    et_cetera = _ET_CETERA.search(document.plain, start, end)
    return document.reader.trimmed((start, et_cetera.start() if et_cetera else end))


def _enumerated(document: Document, where: Span) -> Iterator[Span]:
    """Yield the parts of an enumeration, without the article before each and "etc." behind all."""
    et_cetera = _ET_CETERA.search(document.plain, *where)
    end = et_cetera.start() if et_cetera else where[1]
    at = where[0]
    for hit in (*_JOINT.finditer(document.plain, where[0], end), None):
        stop = hit.start() if hit else end
        article = _ARTICLE.match(document.plain, at, stop)
        part = document.reader.trimmed((article.end() if article else at, stop))
        if part[0] < part[1]:
            yield part
        at = hit.end() if hit else end


def _is_site(document: Document, part: Span) -> bool:
    """Whether a part of an enumeration is a site by itself: Communications is not."""
    name = document.plain[slice(*part)]
    if document.gazetteer.site(name, ""):
        return True
    says_kind = any(True for _ in meanings_in("site_kind", name))
    if JAPANESE.search(name):
        return len(name) > 2 and (says_kind or _PLACE_JA.search(name) is not None)
    has_article = document.plain[: part[0]].endswith(("the ", "The "))
    is_named = says_kind and (len(name.split()) > 1 or name[0].isupper())
    return is_named or (has_article and NAMED.fullmatch(name) is not None)


def title_of(document: Document, wording: Wording, place: Place | None) -> str:
    """Return the title of an item as the record writes titles."""
    where = document.reader.trimmed(wording.span)
    text = document.reader.without_names(where)
    if JAPANESE.search(document.plain[slice(*where)]):
        return _in_japanese(wording, text, place)
    return _in_english(document, wording, text, place)


def _in_english(document: Document, wording: Wording, text: str, place: Place | None) -> str:
    if wording.kind == "arrival" and place is not None and len(text.split()) > 2:
        return f"Arrival in {place.name_en or place.name_ja}"
    if wording.kind == "departure" and re.search(r"\breturn.*\bhome\b", text, re.IGNORECASE):
        return "Return to home countries"
    text = _quotes(text)
    if wording.kind == "visit" and wording.is_part:
        before = document.plain[max(0, wording.span[0] - 4) : wording.span[0]]
        article = "the " if before.lower() == "the " else ""
        return f"Visit to {article}{_LEADING.sub('', text)}"
    generic = words_for("item_generic", "any")
    if (
        wording.object_at
        and wording.kind in ("courtesy_call", "lecture", "briefing", "opinion_exchange")
        and wording.span != wording.object_at
    ):
        text = _said_in_prose(document, wording) or text
    if all(generic.fullmatch(word) for word in text.split()):
        text = text.lower()
    text = re.sub(r"\s+(?:by|with|from|of|at|to)$", "", text.strip(" .,;:-"))
    return text[:1].upper() + text[1:]


_OPENINGS = {
    "courtesy_call": "Courtesy call on",
    "lecture": "Lecture on",
    "briefing": "Briefing on",
    "opinion_exchange": "Opinion exchange",
}


def _said_in_prose(document: Document, wording: Wording) -> str:
    """Return the title of what a sentence tells: lecture on local taxes."""
    assert wording.object_at is not None
    about = _quotes(document.reader.without_names(document.reader.trimmed(wording.object_at)))
    words = document.plain[wording.span[0] : wording.object_at[0]]
    if wording.kind in ("lecture", "briefing") and re.search(r"\b(?:by|from|at)\s+$", words):
        return (
            f"{_OPENINGS[wording.kind].removesuffix(' on')} by {about}"
            if "at" not in words.split()[-1:]
            else f"Lecture at {about}"
        )
    return f"{_OPENINGS[wording.kind]} {about}".strip()


def _quotes(text: str) -> str:
    """Return a text with “ ” around quotations, ' within words and single spaces."""
    text = " ".join(text.split())
    text = re.sub(
        r"(?<![A-Za-z0-9])[‘'\"“]([^’'\"”]{3,}(?:[’'][a-z][^’'\"”]*)*)[’'\"”](?![A-Za-z])",
        r"“\1”",
        text,
    )
    return re.sub(r"(?<=[A-Za-z])[’‘](?=[A-Za-z]|\s|$)", "'", text)


def _in_japanese(wording: Wording, text: str, place: Place | None) -> str:
    text = _BY_WHOM.sub("", text.strip(" 、。・"))
    if wording.kind == "arrival" and place is not None and len(text) > 8:
        return f"{'東京' if place.prefecture == '13' else place.name_ja or place.name_en}到着"
    if wording.kind == "visit" and wording.is_part:
        return f"{text.strip('「」『』')}の視察"
    if wording.kind == "courtesy_call":
        return re.sub(r"(?:を|に|へ|への)?(?:表敬)(?:訪問)?$", "表敬訪問", text)
    if wording.kind == "departure" and re.fullmatch(r".{0,8}帰国.{0,4}", text):
        return "帰国"
    text = re.sub(r"の?意見を交わ.{0,2}$", "意見交換", text)
    return re.sub(r"(?:を|に|へ)?(?:行い|行っ|受け|し|しま|さ)$", "", text)
