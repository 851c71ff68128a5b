"""Makes the fonts of the screen: `python data/fonts/screen/make.py`, by hand, from Streamlit's.

Streamlit brings them whole: 974 kB of the 3 MB of a first visit, in Streamlit 1.67. Kept are the
letters of Latin scripts and signs, the weights in use, and the icons that Streamlit's scripts and
our pages name. The licence of two of them reserves their name, so that ours are called otherwise.
Needs fontTools and brotli.
"""

import re
from pathlib import Path
from string import ascii_lowercase, digits

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
TOP = HERE.parents[2]
STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
# Latin letters with their marks, punctuation, currencies, arrows, and signs of mathematics and of
# charts; what else a page holds, a font of the reader's system or the whole one has.
LATIN = {
    *(*range(0x20, 0x250), *range(0x2B0, 0x370)),
    *(*range(0x1E00, 0x1F00), *range(0x2000, 0x2C00)),
}
# From the lightest to the heaviest in the style sheets and the theme, and the size of headings.
LIMITS = {"wght": (400, 700), "opsz": 28}
# Numbers below each other, and letters beside each other, stand as they should.
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "liga")
# Of the letters of text: the file of Streamlit, and what ours is called.
TEXT = {
    "SourceSansVF-Upright": ("KizunaSans", "Kizuna Sans"),
    "SourceSerifVariable-Roman": ("KizunaSerif", "Kizuna Serif"),
}
ICONS = "MaterialSymbols-Rounded"
_ICON = re.compile(r":material/([a-z0-9_]+)")


def main() -> None:
    """Make every file."""
    for source, (file, family) in TEXT.items():
        font = TTFont(streamlit_font(source))
        options = subset.Options(layout_features=[*FEATURES], hinting=False, notdef_outline=True)
        cut(font, options, unicodes=LATIN)
        limits = {axis: limit for axis, limit in LIMITS.items() if axis in axes(font)}
        instancer.instantiateVariableFont(font, limits, inplace=True)
        rename(font, family)
        write(font, file)
    font = TTFont(streamlit_font(ICONS))
    leave(font, icons())
    options = subset.Options(layout_features=["rlig"], hinting=False, notdef_outline=True)
    cut(font, options, text=f"{ascii_lowercase}{digits}_")
    write(font, "MaterialSymbolsRounded")


def streamlit_font(name: str) -> Path:
    """Return the file of a font of Streamlit."""
    [file] = (STREAMLIT / "media").glob(f"{name}.*woff2")
    return file


def icons() -> set[str]:
    """Return the names of the icons that Streamlit's scripts and our pages show."""
    scripts = (*(STREAMLIT / "js").glob("*.js"), *(TOP / "pages").rglob("*.py"))
    return {name for one in scripts for name in _ICON.findall(one.read_text(encoding="utf-8"))}


def axes(font: TTFont) -> set[str]:
    """Return the tags of the axes along which a font varies."""
    return {axis.axisTag for axis in font["fvar"].axes}


def leave(font: TTFont, names: set[str]) -> None:
    """Leave the icons of these names alone: each stands as a ligature for its name."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            # A lookup of many icons is one that refers to its table.
            ligatures = getattr(table, "ExtSubTable", table).ligatures
            for first, those in ligatures.items():
                ligatures[first] = [
                    one
                    for one in those
                    if "".join(letters.get(part, "?") for part in (first, *one.Component)) in names
                ]


def cut(font: TTFont, options: subset.Options, **kept: object) -> None:
    """Leave of a font what is kept, and what that needs."""
    subsetter = subset.Subsetter(options)
    subsetter.populate(**kept)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """Give a font another name; who made it, and under which licence, stays."""
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6, 25):
            record.string = family.replace(" ", "")
        elif record.nameID not in (0, 2, 5, 8, 9, 11, 13, 14):
            font["name"].removeNames(nameID=record.nameID)


def write(font: TTFont, name: str) -> None:
    """Write a font as browsers take it."""
    font.flavor = "woff2"
    font.save(HERE / f"{name}.woff2")


if __name__ == "__main__":
    main()
