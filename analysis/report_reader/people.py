"""People named in a text, recognised by their titles: they stand in no value and in no words.

A name is what stands beside a title: Ms. Anna Kowalska; Governor Taro Sample; 見本花子氏. In a list
of
delegates it is what stands before the title or the organisation of a line.
"""

import re

from analysis.report_reader.drafts import Span
from analysis.report_reader.passages import Passages

_WORD = r"(?:[A-Z][\w'-]*[a-zA-Z]|[A-Z]\.|(?:de|van|von|bin|binti|da|al|dos|der|del)\b)"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,4}}"
# Titles that stand before a name alone.
_FORMS_OF_ADDRESS = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Hon|Honourable|Datuk|Dato|Tan Sri|"
    r"Khun|Ir|H\.E|Cllr|Cr|Engr|Atty)\.?"
)
_OFFICES = (
    r"(?:(?:Vice|Deputy|Lieutenant|Former|Executive|Managing|Acting|Senior|Assistant)[ -])*"
    r"(?:Mayor|Governor|Councillor|Councilor|Minister|President|Chairman|Chairwoman|"
    r"Chairperson|Chair"
    r"|Ambassador|Commissioner|Director[- ]General|Director|Secretary[- ]General|Secretary|"
    r"Permanent Secretary"
    r"|Manager|Consul[- ]General|Senator|Superintendent|Professor|Officer|Head|Principal|"
    r"Chief|Leader)"
)
# Words that begin with a capital and are no name; the name ends before them.
_NO_NAME = re.compile(
    r"\b(?:Of|The|And|For|City|Town|Village|Prefecture|Prefectural|Ministry|Department|"
    r"Division|Office|Council"
    r"|Government|Section|Bureau|Association|University|Centre|Center|Hall|Japan|Tokyo|"
    r"CLAIR|JLGC|Seminar|Programme"
    r"|Program|General|Affairs|International|Mayor|Governor|Opinion|Lecture|Visit|Briefing|"
    r"Courtesy|December"
    r"|Planning|Tourism|Policy|Executives?|Officers?|Officials?|Chief|Deputy|Assistant|"
    r"Vice|Level|Staff|Members?|On|At|In|From|With|To|Municipal|Local|Meeting|Welcome|"
    r"Speech|Opening|Closing"
    r"|January|February|March|April|May|June|July|August|September|October|November)\b"
)
_IN_ENGLISH = (
    re.compile(rf"\b{_FORMS_OF_ADDRESS}\s+(?:{_OFFICES}\s+)?(?P<name>{_NAME})"),
    re.compile(rf"\b{_OFFICES}(?:,)?\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}})"),
    re.compile(
        rf"(?:^|\n|\b(?:[Ww]ritten|[Pp]hotos?|[Tt]ext|[Rr]eport(?:ed)?|[Aa]rticles?|"
        rf"[Ww]ords|[Ss]tory|[Pp]hotographs|[Ii]nterview|[Cc]ompiled)\s+)(?:[Bb]y|BY|"
        rf"[Aa]uthor:|[Cc]ontact:|[Pp]ictured:)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})(?="
        rf"[\s,.;)]|$)"
    ),
    # Anna Kowalska, Mayor of …; Anna Kowalska (delegation leader), …
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})(?=(?:\s*\([^)]{{2,40}}\))?,\s+("
        rf"?:the\s+)?(?:{_OFFICES}|[A-Z][\w&-]*(?:\s+(?:and\s+|&\s+|for\s+|"
        rf"of\s+)?[A-Z][\w&-]*)*\s+(?:Manager|Officer|Director|Planner|Engineer|"
        rf"Coordinator|Co-ordinator|Administrator|Head|Adviser|Advisor|Analyst)))"
    ),
    # "…", said Anna Kowalska
    re.compile(
        rf"\b(?:said|says|explained|remarked|added|commented|noted|recalls|recalled|"
        rf"wrote)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})"
    ),
    re.compile(
        rf"(?<![\w-])(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})(?=,?\s+(?:said|says|explained|"
        rf"remarked|commented|recalled|told)\b)"
    ),
)
# Who is named in a line of a list of delegates: before a comma, a bracket, or a dash.
_ENTRY = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})\s*(?=,|\(|:| - )")
_LIST_OF_PEOPLE = re.compile(
    r"(?:delegates|delegation|participants|members|party)\b[^.]{0,60}(?:were|are|included|"
    r"include|comprised|is|list)?\s*:\s*$"
    r"|(?:list of|the) (?:delegates|participants|members)\s*:?\s*$|(?:参加者|出席者|団員|名簿|"
    r"メンバー)(?:一覧|名簿|は次のとおり|は以下のとおり)?\s*[::]?\s*$",
    re.IGNORECASE,
)
_KANJI = "\u4e00-\u9fff々〆ヶ"
_KANA = "ァ-ヴー・=\u3041-\u3096"
_OFFICES_JA = (
    r"(?:前|元|副|新|現)?(?:市長|町長|村長|区長|知事|議長|議員|教授|准教授|局長|次長|部長|"
    r"課長|係長|室長|所長|理事長|理事|専務"
    r"|大臣|総領事|領事|大使|会長|社長|先生|団長|館長|校長|園長|学長|参事官|参事|主任|主事|"
    r"補佐|支店長|代表|事務局長|研究員|調査役|氏(?!名)|"
    r"様(?![子々式相態なにのを])|さん|女史|夫妻|夫人)"
)
_IN_JAPANESE = (
    # 見本花子氏, グエン・ティ・ハー氏: a name that is followed by an office or 氏.
    re.compile(rf"(?P<name>[ァ-ヴー]{{2,}}(?:[・= ][ァ-ヴー]{{1,}})*)(?={_OFFICES_JA})"),
    re.compile(
        rf"(?P<name>[{_KANJI}]{{1,4}}[  ]?[{_KANJI}\u3041-\u3096]{{1,4}})(?=(?:氏(?!名)|"
        rf"様(?![子々式相態なにのを])|さん(?![かぎく])|女史|先生|夫妻))"
    ),
    re.compile(rf"(?P<name>[{_KANJI}]{{2,3}})(?=(?:准?教授|議員|大臣|大使|総領事))"),
    re.compile(
        rf"(?P<name>[{_KANJI}]{{4,5}}|[{_KANJI}]{{1,3}}[  "
        rf"][{_KANJI}\u3041-\u3096]{{1,3}})(?=(?:副?(?:市長|町長|村長|区長|知事)|議長|"
        rf"准?教授|理事長|局長|部長|課長|"
        rf"所長|館長|校長|会長|社長|団長|総領事|大使|学長))"
    ),
    # 市長の見本花子, 所長 見本 花子
    re.compile(
        rf"{_OFFICES_JA}(?:の|[  :：、])[  ]?(?P<name>[{_KANJI}]{{2,4}}[  "
        rf"]?[{_KANJI}\u3041-\u3096]{{0,3}})(?=[  、。()（）\n]|から|より|が|は|と|に|の|$)"
    ),
    re.compile(
        rf"(?:文責|担当|執筆|報告者|撮影|講師|通訳)[::/]?\s*(?P<name>[{_KANJI}]{{2,4}}[  "
        rf"]?[{_KANJI}\u3041-\u3096]{{0,3}}|[ァ-ヴー]+(?:[・= ][ァ-ヴー]+)+)(?=[  、。()（）\n]|$)"
    ),
)
# What is no name although it stands before an office: 下関市長, 国際課長, 総務部長, 同市長.
_NO_NAME_JA = re.compile(
    r"(?:市|町|村|区|県|府|都|道|課|部|局|室|省|庁|所|院|会|党|社|館|園|学|副|前|元|新|同|"
    r"本|当|両|各|国|内|外|東|西|大学|委員|事務|"
    r"国際|総務|企画|観光"
    r"|政策|経済|環境|地域|推進|交流|協力|自治|市民|文化|財政|産業|農政|建設|土木|水道|"
    r"防災|消防|教育|福祉|保健|支援|調整|管理|研究|代表|担当|海外|"
    r"幹部|専門|職員|参加|関係|知事|市長|議)$"
)
_NAME_IN_ROLE = re.compile(
    r"(?:課|部|局|室|省|庁|協会|事務所|委員会|大学|学部|議会|市役所|県庁|センター|本部|機構)"
)


def people_in(passages: Passages) -> tuple[Span, ...]:
    """Return where people are named, without their titles."""
    text = passages.plain
    found = [
        (_with_address(text, span[0]), span[1])
        for form in _IN_ENGLISH
        for hit in form.finditer(text)
        if (span := _english_name(text, hit.start("name"), hit.end("name")))
    ]
    for form in _IN_JAPANESE:
        for hit in form.finditer(text):
            span = _japanese_name(text, *hit.span("name"))
            if span:
                found.append(span)
    return tuple(_merged([*found, *_in_lists(passages)]))


def _with_address(text: str, start: int) -> int:
    """Return where a name begins with the form of address before it: Dr., Ms."""
    before = re.search(rf"\b{_FORMS_OF_ADDRESS}\s+$", text[max(0, start - 14) : start])
    return start - len(before[0]) if before else start


def _english_name(text: str, start: int, end: int) -> Span | None:
    """Return the part of some capitalised words that is a name."""
    stop = _NO_NAME.search(text, start, end)
    if stop:
        end = stop.start()
    while end > start and not text[end - 1].isalpha() and text[end - 1] != ".":
        end -= 1
    return (start, end) if end - start > 1 else None


def _japanese_name(text: str, start: int, end: int) -> Span | None:
    """Return a name without the organisation that stands before it; None where it is an office."""
    name = text[start:end]
    behind = text[end : end + 3]
    roles = [*_NAME_IN_ROLE.finditer(name)]
    if roles:
        start += roles[-1].end()
        name = text[start:end]
    if len(name.replace(" ", "")) < 2 or (
        _NO_NAME_JA.search(name) and not behind.startswith(("氏", "様", "さん"))
    ):
        return None
    # 大和高田市長: the city of that name stands elsewhere in the text.
    office = behind[:1]
    if office in "市町村区" and re.search(re.escape(name[-4:] + office) + "(?!長)", text):
        return None
    return start, end


def _in_lists(passages: Passages) -> list[Span]:
    """Return who is named in the entries below "The delegation included:"."""
    found, is_list = [], False
    for line in passages.lines:
        if _LIST_OF_PEOPLE.search(line.text):
            is_list = True
            continue
        entry = _ENTRY.match(line.text) if is_list else None
        is_list = is_list and (entry is not None or line.is_bullet)
        if entry:
            span = _english_name(
                passages.plain, line.start + entry.start("name"), line.start + entry.end("name")
            )
            found += [span] if span and span[1] - span[0] == len(entry["name"].rstrip()) else []
    return found


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
