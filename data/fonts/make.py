"""Makes the fonts of this folder: `python data/fonts/make.py FOLDER`, once, by hand.

FOLDER holds what README.md names, unpacked: the fonts of Debian's fonts-noto-cjk and
fonts-noto-core, the CMap of poppler-data, and Noto Emoji. What is left out are hints for screens
of few pixels, letters beyond what the README says, and their forms for other typesetting.
"""

import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
CJK, CORE, CMAP = "NotoSansCJK-{}.ttc", "NotoSans{}-{}.ttf", "UniJIS-UTF32-H"
EMOJI = "NotoEmoji_400Regular.ttf"
LIST = HERE / "letters.json"
JAPANESE, KOREAN, CHINESE = 0, 1, 2
SCRIPTS = (
    *("Arabic", "Armenian", "Bengali", "Devanagari", "Georgian", "Gujarati", "Gurmukhi", "Hebrew"),
    *("Kannada", "Khmer", "Lao", "Malayalam", "MeeteiMayek", "Myanmar", "OlChiki", "Oriya"),
    *("Sinhala", "Tamil", "Telugu", "Thai"),
)
# All of a Japanese font that is no kanji, no Hangul and no combining mark: its marks know no place
# on Latin letters, and with them ġ would be set as a g and a dot beside it.
WESTERN_AND_KANA = {*range(0x20, 0x300), *range(0x370, 0x1100), *range(0x1E00, 0x3130)} | {
    *range(0x3190, 0x3400),
    *range(0xFE10, 0xFFF0),
}
COMBINING = {*range(0x300, 0x370)}
SIGNS = {*range(0x2100, 0x2800), *range(0x2B00, 0x2C00)}
# What Chinese, Japanese and Korean need of a font's features, and what signs that stand alone do.
OF_CJK, NONE = ("kern", "palt", "ccmp", "mark"), ()


def main(folder: Path) -> None:
    """Make every file, and at last the list of the letters."""
    japanese = WESTERN_AND_KANA | adobe_japan(folder) - COMBINING
    bold = WESTERN_AND_KANA | (encoded("shift_jis_2004") | encoded("cp932")) - COMBINING
    korean = encoded("euc_kr") - japanese
    chinese = encoded("gb2312") - japanese - korean
    regular = folder / CJK.format("Regular")
    cut(regular, "NotoSansCJKjp-Regular.otf", japanese, OF_CJK, JAPANESE)
    cut(folder / CJK.format("Bold"), "NotoSansCJKjp-Bold.otf", bold, OF_CJK, JAPANESE)
    cut(regular, "NotoSansCJKkr-Regular.otf", korean, OF_CJK, KOREAN)
    cut(regular, "NotoSansCJKsc-Regular.otf", chinese, OF_CJK, CHINESE)
    for script in SCRIPTS:
        name = CORE.format(script, "Regular")
        cut(folder / name, name)
    for weight in ("Regular", "Bold"):
        name = CORE.format("", weight)
        cut(folder / name, name)
    name = CORE.format("Symbols2", "Regular")
    cut(folder / name, name, SIGNS, NONE)
    cut(folder / EMOJI, "NotoEmoji-Regular.ttf", features=NONE)
    LIST.write_text(json.dumps(letters(), indent=1) + "\n", encoding="utf-8")


def cut(
    source: Path,
    name: str,
    chosen: Collection[int] | None = None,
    features: Collection[str] | None = None,
    number: int = -1,
) -> None:
    """Write the letters of a font, all or those given, and what else they need to be set."""
    options = subset.Options(hinting=False, notdef_outline=True, font_number=number)
    if features is not None:
        options.layout_features = [*features]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chosen or font.getBestCmap())
    subsetter.subset(font)
    subset.save_font(font, HERE / name, options)


def letters() -> dict[str, str]:
    """Return the letters of each family that is here, as ranges of their numbers."""
    found: dict[str, set[int]] = {}
    for file in sorted(HERE.glob("*.?tf")):
        with TTFont(file) as font:
            family = font["name"].getDebugName(1)
            # What stands under the number 0 is no letter.
            found.setdefault(family, set()).update(font.getBestCmap().keys() - {0})
    return {family: " ".join(ranges(sorted(found[family]))) for family in sorted(found)}


def ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Yield the ranges of numbers in order: "20-7e", or "a0" for one alone."""
    for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        first, *_, last = 2 * [number for _, number in run]
        yield f"{first:x}" if first == last else f"{first:x}-{last:x}"


def encoded(codec: str) -> set[int]:
    """Return the letters of a character set of at most two bytes each."""
    every = map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x30000)))
    return {ord(letter) for letter in every if 0 < len(letter.encode(codec, "ignore")) <= 2}


def adobe_japan(folder: Path) -> set[int]:
    """Return the letters of Adobe-Japan1, which Japanese publishers' fonts have."""
    told = (folder / CMAP).read_text(encoding="latin-1")
    found: set[int] = set()
    for block in re.findall(r"begincid(?:range|char)(.*?)endcid", told, re.DOTALL):
        for line in block.strip().splitlines():
            first, *last = re.findall(r"<(\w+)>", line)
            found.update(range(int(first, 16), int((last or [first])[0], 16) + 1))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
