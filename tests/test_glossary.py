"""The glossary at the top of core.ftl, as far as a test can hold a catalogue to it.

Judged are the words of the messages and nothing that is filled into them.
"""

import re
from collections.abc import Iterator, Mapping

import pytest

from analysis.words.catalogue import LOCALE_FOLDER
from tests.test_catalogue import catalogue, written

# What is not to be written, what is written instead, and why.
JAPANESE: Mapping[str, tuple[str, str]] = {
    # One concept, one word.
    "招く|招き|招か|招聘": ("招へい", "the settled word of CLAIR and of ministries"),
    "裏付け": ("内訳と出典", "the word of a proof; what opens is rows and sources"),
    "シナリオ|仮の計画": ("試算", "a plain word for a plan that is not decided"),
    "デモデータ": ("デモ用データ", "one name for one data set"),
    "受け付け|差し戻|入れ方": ("取り込む", "of files, and not of papers and people"),
    "直すところ|直し方|念のため確かめる": (
        "修正が必要な箇所",
        "one name for what is to be corrected",
    ),
    "変わるところ|変わったところ": ("変更内容", "a heading is a noun"),
    "外す.{0,3}絞り込み|絞り込み.{0,3}外す|絞り込みから外す": (
        "絞り込みを解除",
        "one action, one name",
    ),
    "選んで|お選び|選び直": ("選択", "one action, one name"),
    "確かめ": ("確認", "one action, one name"),
    "近い名称": ("似た名称", "near is for places"),
    "マス目|各マス": ("欄", "an office's word for the cell of a table"),
    "ウェブアドレス": ("URL", "the settled word"),
    "(?<!不)確かさ": ("確度", "a heading is a settled noun"),
    # Public writing (公用文作成の考え方, 2022).
    "すべて": ("全て", "公用文"),
    "すでに": ("既に", "公用文"),
    "または": ("又は", "公用文"),
    "および": ("及び", "公用文"),
    "(?<![ア-ヴ])あと[にで、]|のあと": ("後", "公用文"),
    "他の|その他(?!の地域)": ("ほか", "公用文"),
    # Courtesy at one level.
    "知らせて|尋ねて|求めて|教えて": ("お知らせください", "one level of courtesy"),
    # A negation of all is read in two ways.
    "全ては[^。]*な[いくか]|全ては[^。]*ませ": ("一部が、一部又は全部が", "read as none of them"),
    # No judgement of countries.
    "無代表|過少|過剰|代表的|欠席|均衡": ("目安を上回る、下回る", "offends partner countries"),
    "有力": ("可能性の高い、参考となる", "of suspects and theories"),
    # Separators.
    "·": ("全角空白又は括弧", "U+00B7 is no Japanese punctuation"),
    r"[\u3041-\u9fff]\(": ("（）", "brackets are full-width"),
}
ENGLISH: Mapping[str, tuple[str, str]] = {
    r"\bmissing desk\b": ("Absent countries", "no private nouns"),
    r"undocumented (people|person|countr|delegate|participant)": (
        "whose country is not recorded",
        "undocumented people are migrants without papers",
    ),
    r"(people|delegates|participants) of (un|not )?documented": (
        "whose country is (not) recorded",
        "undocumented people are migrants without papers",
    ),
    r"\bmend(s|ed|ing)?\b": ("fix", "clothes are mended"),
    r"\b(over|under|un)-?represented\b": ("above, below expected range", "a tone towards partners"),
    r"\bidentity\b": ("Same programme?", "no private nouns"),
    r"\bgoes in\b|in another form than|\btwo goes\b": (
        "import, convert, batches",
        "no private verbs",
    ),
    r"byte for byte": ("exactly", "an office does not count bytes"),
    r"looks? after": ("administrator", "say who it is"),
    r"\bfit to\b": ("Zoom to", "one action, one name"),
    r"\bset beside\b": ("Compare with", "one action, one name"),
    r"filters? away|out of the filters|take out a filter": (
        "Reset filters",
        "one action, one name",
    ),
    r"\bsources? (as )?read\b|^read \{|\bread on$": ("accessed", "sources are accessed"),
    r"\bstreaks?\b": ("consecutive", "no idioms"),
    r"longest away|how sure|what would settle": ("longest absence, certainty, needed", "no idioms"),
    r"derived by us": ("derived by Kizuna", "one name for us"),
    r"roads taken|larger the more": ("plain phrases", "inverted"),
    r"is the 1\b": ("the one", "no digit after an article"),
}
FORBIDDEN = {"ja": JAPANESE, "en": ENGLISH}


def own_words(language: str) -> Iterator[tuple[str, str]]:
    for name, text in sorted(catalogue(language).items()):
        yield from ((name, words) for words in text.words)


def breaches(language: str, pattern: str) -> list[str]:
    flags = re.IGNORECASE if language == "en" else 0
    return [
        f"{name}: {said}" for name, said in own_words(language) if re.search(pattern, said, flags)
    ]


@pytest.mark.parametrize(
    ("language", "pattern"),
    [(language, pattern) for language, words in FORBIDDEN.items() for pattern in words],
)
def test_no_message_has_a_word_that_the_glossary_forbids(language: str, pattern: str) -> None:
    instead, why = FORBIDDEN[language][pattern]
    assert breaches(language, pattern) == [], f"write {instead}: {why}"


# A number that counts has its counter behind it (9か国), or stands before another (9～12か国).
# Other variables are numbers in one message and names in another.
COUNTING = (
    *("absent", "accepted", "added", "all", "attended", "blank", "changed", "closed", "complete"),
    *("count", "coverages", "days", "eligible", "files", "held", "items", "invited", "met"),
    *("never", "odd", "pairs", "people", "points", "problems", "refused", "removed", "rows"),
    *("saves", "tables", "times", "total", "unknown", "unthemed", "visits"),
)
COUNTED = re.compile(rf"\{{ \$(?:{'|'.join(COUNTING)}) \}}(.*)")
COUNTER = re.compile(
    r"か国|名|回|か所|件|種類|都道府県|地方|行|日|項目|個|字|年|点|度|シート|ページ|人|～|月"
)


def test_numbers_have_their_counter() -> None:
    lines = [
        line
        for file in sorted((LOCALE_FOLDER / "ja").glob("*.ftl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        # Nine of twelve in the narrow column of a year.
        if not line.startswith("#") and not line.endswith("／{ $total }")
    ]
    bare = [line for line in lines for after in COUNTED.findall(line) if not COUNTER.match(after)]
    assert bare == []


def test_brackets_are_closed_and_not_nested() -> None:
    for name in catalogue("ja"):
        for message in written(name, "ja"):
            depth = 0
            for sign in re.findall("[（）]", message):
                depth += 1 if sign == "（" else -1
                assert depth in (0, 1), f"{name}: {message}"
            assert depth == 0, f"{name}: {message}"
