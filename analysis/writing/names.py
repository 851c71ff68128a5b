"""Names: which are one, which are a slip apart, and what countries and areas are called."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global
from rapidfuzz import process
from rapidfuzz.distance import OSA

from analysis.writing.letters import composed, of_one_width, without_invisible

# Which names are one, and which are a slip apart.

_SUGGESTIONS = 3
# A longer text is no name.
_LETTERS = 200
# One slip in three letters of Latin, or in two of kana, leaves too little to go by.
_FEWEST = 4
_FEWEST_JAPANESE = 3
_ARTICLE = re.compile(r"^the\s+|,?\s*\(the\)$|,\s*the$")
# Between the letters of a name, or as its full stop, these tell nothing apart. Any other sign may
# mean something.
_BETWEEN = re.compile(r"(?<=[^\s.,'’_・·‐-―-])[\s.,'’_・·‐-―-]+(?=[^\s.,'’_・·‐-―-])")
_END = re.compile(r"[\s.,、。]+$")
# 3-4 is not 34, wherever a name or code has digits.
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s.,'’_・·‐-―-]+(?=[0-9])")
_NO_DIGITS = re.compile(r"[^0-9]+")


def fold(name: str) -> str:
    """Reduce a name to what tells it from others: "Viet Nam" and "Viet-nam" to "vietnam".

    Case, width, spaces, hyphens, dots, apostrophes, invisible letters and an English article make
    no difference; any other sign does.
    """
    plain = of_one_width(without_invisible(composed(name))).strip().casefold()
    parted = _BETWEEN_DIGITS.sub("/", _ARTICLE.sub("", plain))
    return _END.sub("", _BETWEEN.sub("", parted))


def closest(value: str, names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return up to three keys, with the name that led to each, which a slip may have meant.

    `names`: pairs of name and key. A slip is a letter too many, too few, another, or two that
    changed places; digits have none, since FY2011 is not a way to write FY2012.
    """
    asked = fold(value[:_LETTERS])
    # Of a key and a name that are written alike, the name says more.
    named = sorted(names, key=lambda pair: pair[0] == pair[1])
    writings: dict[str, tuple[str, str]] = {}
    for name, key in named:
        writings.setdefault(fold(name), (name, key))
    found: dict[str, str] = {}
    for writing in slips(asked, [*writings]):
        name, key = writings[writing]
        found.setdefault(key, name)
    return dict([*found.items()][:_SUGGESTIONS])


def slips(asked: str, writings: list[str]) -> list[str]:
    """Return the folded names that are a folded text but for one slip, the nearest first."""
    near = process.extract(asked, writings, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [writing for writing, *_ in near if _is_slip(asked, writing)]


def _is_slip(asked: str, writing: str) -> bool:
    shorter = min(asked, writing, key=len)
    fewest = _FEWEST if shorter.isascii() else _FEWEST_JAPANESE
    is_long = len(shorter) >= fewest
    return asked == writing or (
        is_long and _NO_DIGITS.sub("", asked) == _NO_DIGITS.sub("", writing)
    )


def parts_with_brackets(text: str) -> tuple[str, ...]:
    """Return a name and the one behind it in brackets, Laos (LAO), or nothing."""
    found = re.fullmatch(r"(.+?)\s*[(\[](.+)[)\]]", of_one_width(text).strip(), re.DOTALL)
    return found.groups() if found else ()


def keys_of(by_writing: Mapping[str, frozenset[str]], text: str) -> frozenset[str]:
    """Return the keys that a text names: by a name, or two of which one is in brackets."""
    found = by_writing.get(fold(text), frozenset())
    if found:
        return found
    parts = parts_with_brackets(text)
    named = [by_writing.get(fold(part), frozenset()) for part in parts]
    return frozenset.intersection(*named) if named else frozenset()


# The names of the world's countries and areas, to tell another one from a slip.
#
# Names and codes are those of Unicode's CLDR, through Babel; the old and other names beside them
# are of countries that were or are called so.

_READERS = ("en", "ja")
# Of the members and their neighbours; read only where the readers' do not know a name.
_OTHERS = (
    *("zh", "zh_Hant", "ko", "fr", "de", "es", "pt", "id", "ms", "fil"),
    *("vi", "th", "lo", "km", "my", "si", "ta", "hi"),
)
_CODE = 2
# Codes of three letters that were given up for others.
_FORMER = ("BUR", "ZAR", "DDR", "FXX", "TMP", "YMD")
# Of no place, or of those that try out software.
_NOWHERE = ("ZZ", "QO", "XA", "XB")
# Of countries that are not called so in CLDR, or are no more.
_OTHER_NAMES = {
    "TW": (
        *("Taiwan, Province of China", "Republic of China", "ROC", "R.O.C.", "Chinese Taipei"),
        *(
            "Formosa",
            "中華民国",
            "中華民國",
            "台湾",
            "臺灣",
            "タイワン",
            "中華台北",
            "チャイニーズ・タイペイ",
        ),
    ),
    "KP": (
        *("Democratic People's Republic of Korea", "DPRK", "DPR Korea", "Korea, North"),
        *("Korea, Democratic People's Republic of", "北朝鮮", "朝鮮民主主義人民共和国", "北韓"),
    ),
    "HK": ("Hong Kong", "香港", "ホンコン"),
    "MO": ("Macao", "Macau", "マカオ", "澳門"),
    "TL": ("East Timor", "Timor-Leste", "東ティモール", "東チモール"),
    "IE": ("Republic of Ireland", "Eire", "アイルランド共和国"),
    "PS": ("Palestine", "State of Palestine", "パレスチナ"),
    "IR": ("Persia", "Iran, Islamic Republic of", "ペルシア", "ペルシャ"),
    "SU": ("Soviet Union", "USSR", "ソ連", "ソビエト連邦", "ソヴィエト連邦"),
    "YU": ("Yugoslavia", "ユーゴスラビア"),
    "CSHH": ("Czechoslovakia", "チェコスロバキア", "チェコスロヴァキア"),
    "DD": ("East Germany", "German Democratic Republic", "東ドイツ"),
    "DE": ("West Germany", "西ドイツ"),
    "VD": ("South Vietnam", "South Viet Nam", "North Vietnam", "南ベトナム", "北ベトナム"),
    "CD": ("Zaire", "Democratic Republic of the Congo", "ザイール"),
    "BD": ("East Pakistan", "東パキスタン"),
    "TIBET": ("Tibet", "チベット"),
    "MANCHURIA": ("Manchuria", "Manchukuo", "満州", "満州国"),
}


def alpha_2(code: str) -> str:
    """Return the ISO 3166 code of two letters for one of three, or "" where there is none."""
    found = get_global("territory_aliases").get(code.upper(), ())
    is_code = len(found) == 1 and found[0] in _codes()
    return str(found[0]) if is_code else ""


def alpha_3(code: str) -> str:
    """Return the ISO 3166 code of three letters for one of two, or "" where there is none."""
    return _codes_of_three().get(code.upper(), "")


def territory(text: str) -> str:
    """Return the code of two letters of the country or area that a text names, or "".

    By its codes, or its name in a language of the readers or of the members.
    """
    if len(text) > _LETTERS:
        return ""
    code = text.strip().upper()
    if code in _codes():
        return code
    name = fold(text)
    return alpha_2(code) or _named(_READERS).get(name) or _named(_OTHERS).get(name, "")


def is_near_another(text: str, codes: Iterable[str]) -> bool:
    """Whether a text is a slip away from a country or area beside those of the given codes."""
    names = _named(_READERS)
    text = text[:_LETTERS]
    near = {names[name] for name in slips(fold(text), [*names])}
    return bool(near - set(codes))


@cache
def _codes_of_three() -> Mapping[str, str]:
    codes = (code for code in get_global("territory_aliases") if code.isalpha() and len(code) == 3)
    return {alpha_2(code): code for code in codes if code not in _FORMER and alpha_2(code)}


@cache
def _codes() -> frozenset[str]:
    territories = {*Locale("en").territories} - {*_NOWHERE}
    return frozenset(code for code in territories if len(code) == _CODE and code.isalpha())


@cache
def _named(languages: tuple[str, ...]) -> Mapping[str, str]:
    """Return the codes by folded names; what a name is to the first language, it stays."""
    found = {fold(name): code for code, names in _OTHER_NAMES.items() for name in names}
    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if code in _codes():
                found.setdefault(fold(str(name)), code)
    return found
