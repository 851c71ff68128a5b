"""What a seminar was about: the wording as published, and the themes of the list that it means."""

import re
from collections.abc import Iterator

from analysis.contract.table_rows import SeminarThemeRow, ThemeRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Proposal, Span
from analysis.report_reader.lexicon import meanings_in, words_for
from analysis.report_reader.passages import JAPANESE
from analysis.search.forms import writing

# A wording between quotation marks of any kind. An apostrophe within a word ends none.
_QUOTED = re.compile(
    r"\"(?P<a>[^\"\n]{3,160})\"|(?<![A-Za-z0-9])'(?P<b>[^\n]{3,160}?)'(?![A-Za-z])|"
    r"「(?P<c>[^「」\n]{2,80})」|『(?P<d>[^『』\n]{2,80})』"
)
# What stands around a name and is no part of it.
_AROUND_A_NAME = " -–~〜・,、.:;*|"
_CUE = (
    r"(?:main\s+|major\s+|overall\s+|overarching\s+|central\s+|two\s+|"
    r"[0-9]\s+)*(?:full\s+theme\s+title|themes?|topics?)"
)
_UNQUOTED = re.compile(
    rf"\b{_CUE}(?:\s+(?:of|for)\s+(?:this|the|that)[^.:\n]{{0,60}}?)?\s*(?:(?:\s*:|\t|\s\|"
    rf"\s)\s*|\s+(?:was|were|is|are|will be|being|of)\s+|,\s*namely\s+)(?P<wording>[^.\n\t|"
    rf"\"']{{4,160}})",
    re.IGNORECASE,
)
_JAPANESE_LABEL = re.compile(
    r"(?:テーマ\s*(?:[::]|\t|\s\|\s|は、?)|(?<=\n)[0-9]{1,2}[.)]?\s*テーマ\s)"
    r"\s*(?P<wording>[^\n\t|。「」]{2,80})"
)
_JAPANESE_BEFORE = re.compile(
    r"(?P<wording>[^、。\n「」\t]{2,40}?)を(?:主な|メイン|共通の?)?テーマ(?:に|と)"
)
_NO_WORDING = re.compile(
    r"^(?:description|related|this|that|it|as follows|for|the following|に|について|以下)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+|,\s+(?:and\s+)?|;\s*|、|及び|および|並びに")
# Between themes in a cell or after “theme:”; “and” may be within one theme.
LISTED = re.compile(r"\s*(?:;|、|／)\s*")
_MOST = 6
# Between the word theme and the wording.
_GAP, _GAP_JAPANESE = 70, 12


def themes(document: Document, span: Span) -> Iterator[Proposal]:
    """Yield each theme: its wording, and the theme of the list that it means or may mean."""
    wordings: dict[str, Span] = {}
    for found in (*_quoted(document, span), *_unquoted(document, span)):
        where = _bare(document, found)
        name = " ".join(document.text[slice(*where)].split()).strip(_AROUND_A_NAME)
        if name and not any(
            where[0] < other[1] and other[0] < where[1] for other in wordings.values()
        ):
            wordings.setdefault(name, where)
    by_sound: dict[str, tuple[str, Span]] = {}
    for name, where in wordings.items():
        by_sound.setdefault(writing(name).sound, (name, where))
    for row, (name, where) in enumerate([*by_sound.values()][:_MOST], 1):
        yield from theme(document, name, where, row)


def theme(document: Document, wording: str, where: Span, row: int) -> Iterator[Proposal]:
    """Yield a wording and the theme it means."""
    if document.reader.names_a_person(where):
        return
    language = "ja" if JAPANESE.search(wording) else "en"
    ids = theme_ids(document.known, wording)
    if len(ids) == 1:
        yield document.reader.propose("seminar_themes.theme_id", ids[0], where, row=row)
    elif ids:
        yield document.reader.propose(
            "seminar_themes.theme_id", None, where, alternatives=ids, row=row
        )
    yield document.reader.propose(f"seminar_themes.wording_{language}", wording, where, row=row)


def theme_ids(known: Dataset, wording: str) -> tuple[str, ...]:
    """Return the themes that a wording means: known by it, else by the lexicon's words in it."""
    named = _known(known).get(writing(wording).sound, ())
    if named:
        return named
    ids = {row["theme_id"] for row in records(known.themes, ThemeRow)}
    said = dict.fromkeys(meaning for _, _, meaning in meanings_in("theme_id", wording))
    return tuple(meaning for meaning in said if meaning in ids)


@cached
def _known(known: Dataset) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    names = [
        (name, row["theme_id"])
        for row in records(known.themes, ThemeRow)
        for name in (row["name_en"], row["name_ja"])
    ]
    wordings = [
        (wording, row["theme_id"])
        for row in records(known.seminar_themes, SeminarThemeRow)
        for wording in (row["wording_en"], row["wording_ja"])
        if wording
    ]
    for name, theme_id in names + wordings:
        sound = writing(name).sound
        found[sound] = tuple(dict.fromkeys((*found.get(sound, ()), theme_id)))
    return found


def _quoted(document: Document, span: Span) -> Iterator[Span]:
    """Yield what stands in quotation marks in a sentence that speaks of the theme."""
    for sentence in document.passages.sentences:
        cue = words_for("theme", "cue").search(document.plain, *sentence)
        if (
            cue is None
            or not span[0] <= sentence[0] < span[1]
            or document.says("another", "year", sentence)
        ):
            continue
        for hit in _QUOTED.finditer(document.plain, *sentence):
            where = next(hit.span(group) for group in "abcd" if hit[group])
            between = document.plain[min(cue.end(), hit.end()) : max(cue.start(), hit.start())]
            gap = re.sub(_QUOTED, "", between)
            is_near = len(gap) < (_GAP_JAPANESE if JAPANESE.search(gap) else _GAP)
            if (
                is_near
                and not re.search("沿って|関する|基づ|に関し", gap)
                and not document.says("programme", "ours", where)
            ):
                yield where


def _unquoted(document: Document, span: Span) -> Iterator[Span]:
    for form in (_UNQUOTED, _JAPANESE_LABEL, _JAPANESE_BEFORE):
        for hit in form.finditer(document.plain, *span):
            wording = hit["wording"].strip()
            sentence = document.clause(hit.start())
            if _NO_WORDING.match(wording) or document.says("another", "year", sentence):
                continue
            if (
                _QUOTED.search(document.plain[hit.start() : sentence[1]])
                and form is not _JAPANESE_LABEL
            ):
                continue
            are_many = re.search(r"themes|topics|[、及並]", hit[0], re.IGNORECASE)
            yield from parts_of(document, hit.span("wording"), _AND if are_many else LISTED)


def parts_of(document: Document, where: Span, joint: re.Pattern[str]) -> Iterator[Span]:
    """Yield the themes of a list, if each part of it is one by itself; else the whole."""
    text = document.plain[slice(*where)]
    cuts = [
        where[0],
        *(where[0] + place for hit in joint.finditer(text) for place in hit.span()),
        where[1],
    ]
    parts = [*zip(cuts[::2], cuts[1::2], strict=True)]
    ids = [theme_ids(document.known, document.text[slice(*part)].strip()) for part in parts]
    are_themes = all(len(one) == 1 for one in ids) and len({one[0] for one in ids if one}) == len(
        ids
    )
    yield from parts if len(parts) > 1 and are_themes else [where]


def _bare(document: Document, where: Span) -> Span:
    """Return the words of a theme without signs around them."""
    start, end = where
    while start < end and document.plain[start] in _SIGNS:
        start += 1
    while end > start and document.plain[end - 1] in _SIGNS:
        end -= 1
    return start, end


_SIGNS = " -~・,、.:;*|\t"
