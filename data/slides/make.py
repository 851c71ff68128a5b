"""Makes the template of the slides, `template.pptx`: `python -m data.slides.make`, at any time.

What a slide looks like stands here: its size, fonts and colours, and for each placeholder its
place, in points, and its letters. The program fills placeholders, and lets figures and tables
flow through the room of the master's text. What is not said here is as in python-pptx's own
template.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from analysis import palette
from analysis.export.workbooks import NO_DAY, zip_bytes

FILE = Path(__file__).parent / "template.pptx"
WIDTH, HEIGHT = 960, 540
# Fonts that office machines have, for both scripts.
LATIN, EAST_ASIAN = "Calibri", "Yu Gothic"
# What the colours of a theme are called, and ours. Office programs offer them to who edits slides.
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "dk1": palette.ink("light"),
        "dk2": palette.muted("light"),
        "lt2": palette.panel("light"),
        "accent1": palette.state_colour("attended", "light"),
        "accent2": palette.state_colour("cancelled", "light"),
        "accent3": palette.state_colour("not_documented", "light"),
        "accent4": palette.state_colour("absent", "light"),
        "accent5": palette.state_colour("not_eligible", "light"),
        "accent6": palette.grid("light"),
        "hlink": palette.accent("light"),
        "folHlink": palette.accent("light"),
    }
)
TEXT, MUTED, ACCENT, RED, LINE = "tx1", "tx2", "accent1", "accent2", "accent6"
# The one style of tables: a line below each row, and a stronger one below the headings.
TABLE_STYLE = "{6B697A75-6E61-4C30-8999-92F81FD0307C}"
TABLE_LINE, HEAD_LINE = 0.5, 1.0
# What the library's template has of the machine on which it was made.
NEEDLESS = {RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.THUMBNAIL}


@dataclass(frozen=True)
class Style:
    """Letters: their size and the space before a paragraph in points, their colour in the theme."""

    size: int
    colour: str = TEXT
    is_bold: bool = False
    align: str = "l"
    before: int = 0


@dataclass(frozen=True)
class Placeholder:
    """A place to be filled: what kind it is of, its number, and what it prompts for.

    Without a box or style of its own it has those of the master.
    """

    kind: str
    number: int
    prompt: str
    box: tuple[float, float, float, float] | None = None
    style: Style | None = None
    anchor: str = ""
    outline: str = ""


FOOT, NUMBER = Placeholder("ftr", 11, ""), Placeholder("sldNum", 12, "‹#›")
# Says that all is invented; without a demonstration it is taken away.
BAND = Placeholder(
    *("body", 14, "Demonstration data", (44, 10, 872, 17)),
    *(Style(10, RED, is_bold=True, align="ctr"), "ctr", RED),
)
MASTER = (
    Placeholder("title", 0, "Title", (44, 32, 872, 44), anchor="ctr"),
    Placeholder("body", 1, "Text", (44, 84, 872, 416), anchor="t"),
    Placeholder("ftr", 3, "", (44, 506, 790, 24), Style(9, MUTED), "t"),
    Placeholder("sldNum", 4, "‹#›", (856, 506, 60, 18), Style(9, MUTED, align="r"), "t"),
)
TITLE_STYLE, BODY_SIZES = Style(26, ACCENT, is_bold=True), (16, 14, 12, 12, 12)
# The program reads from each layout how large its title is.
TITLE = Placeholder("title", 0, "Title", style=TITLE_STYLE)


def titled(size: int, height: float) -> list[Placeholder]:
    """Return the titles of two columns, smaller than one that has a slide of its own."""
    style, top = Style(size, ACCENT, is_bold=True), 54 - height / 2
    return [
        Placeholder("title", 0, "Title", (44, top, 420, height), style),
        Placeholder("body", 13, "Title", (496, top, 420, height), style, "ctr"),
    ]


# A title has as many lines as its place is high; one that is longer takes the next layout.
LAYOUTS: Mapping[str, Iterable[Placeholder]] = MappingProxyType(
    {
        "Cover": [
            Placeholder(
                "ctrTitle", 0, "Title", (80, 150, 800, 100), Style(36, ACCENT, is_bold=True)
            ),
            Placeholder("subTitle", 1, "Of what", (80, 262, 800, 150), Style(16, MUTED, before=4)),
        ],
        "Section": [TITLE],
        "Section with a long title": [
            Placeholder("title", 0, "Title", style=Style(16, ACCENT, is_bold=True))
        ],
        "Two sections": titled(20, 44),
        "Two sections with long titles": titled(16, 24),
        # For slides that readers add.
        "Text": [TITLE, Placeholder("body", 1, "Text")],
    }
)


def template() -> bytes:
    """Return the template; the same bytes on any day."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.element.find(qn("p:sldSz")).attrib.pop("type")
    for rels in (made.part.rels, made.part.package._rels):
        for id_, relationship in [*rels.items()]:
            if relationship.reltype in NEEDLESS:
                rels.pop(id_)
    own, further = [*made.slide_layouts][: len(LAYOUTS)], [*made.slide_layouts][len(LAYOUTS) :]
    for layout in further:
        made.slide_layouts.remove(layout)
    for layout, (name, placeholders) in zip(own, LAYOUTS.items(), strict=True):
        layout.name = name
        layout.element.attrib.pop("type", None)
        arrange(layout, [*placeholders, BAND, FOOT, NUMBER])
    arrange(made.slide_master, MASTER)
    set_styles(made.slide_master)
    about = made.core_properties
    about.author = about.last_modified_by = "Kizuna"
    about.created = about.modified = NO_DAY.replace(tzinfo=None)
    about.title = about.keywords = about.category = ""
    return with_theme(made)


def arrange(sheet: SlideMaster | SlideLayout, placeholders: Iterable[Placeholder]) -> None:
    """Put placeholders in the place of all that a master or layout has."""
    tree = sheet.shapes._spTree
    for shape in sheet.shapes:
        tree.remove(shape._element)
    for number, one in enumerate(placeholders, 2):
        tree.append(parse_xml(placeholder(one, number)))


def placeholder(one: Placeholder, number: int) -> str:
    """Return a placeholder as it is written."""
    places = "{} {} {} {}".format(*map(Pt, one.box)).split() if one.box else []
    place = (
        '<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'.format(*places)
        if places
        else ""
    )
    outline = f'<a:ln w="{Pt(0.75)}">{fill(one.outline)}</a:ln>' if one.outline else ""
    body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"'
    body += f' anchor="{one.anchor}"><a:normAutofit/></a:bodyPr>' if one.anchor else "/>"
    letters = "" if one.style is None else f"<a:lvl1pPr {level(one.style)}</a:lvl1pPr>"
    said = f"<a:r><a:rPr/><a:t>{one.prompt}</a:t></a:r>"
    if one.kind == "sldNum":
        field = f'<a:fld id="{TABLE_STYLE}" type="slidenum">'
        said = f"{field}<a:rPr/><a:t>{one.prompt}</a:t></a:fld>"
    return (
        f"<p:sp {nsdecls('a', 'p')}><p:nvSpPr>"
        f'<p:cNvPr id="{number}" name="{one.prompt or "Foot"} {number}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{one.kind}" idx="{one.number}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}{outline}</p:spPr><p:txBody>{body}<a:lstStyle>{letters}</a:lstStyle>"
        f"<a:p>{said if one.prompt else ''}</a:p></p:txBody></p:sp>"
    )


def level(style: Style) -> str:
    """Return the style of a level of text, from its attributes on."""
    return (
        f'marL="0" indent="0" algn="{style.align}">'
        f'<a:spcBef><a:spcPts val="{style.before}00"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{style.size}00" b="{int(style.is_bold)}">'
        f"{fill(style.colour)}</a:defRPr>"
    )


def fill(colour: str) -> str:
    """Return a colour of the theme as what fills."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def set_styles(master: SlideMaster) -> None:
    """Set the letters of all titles and texts."""
    title = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", TITLE_STYLE.align)
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", f"{TITLE_STYLE.size}00")
    letters.set("b", "1")
    letters.find(f".//{qn('a:schemeClr')}").set("val", TITLE_STYLE.colour)
    for number, size in enumerate(BODY_SIZES, 1):
        path = f".//{qn('p:bodyStyle')}/{qn(f'a:lvl{number}pPr')}/{qn('a:defRPr')}"
        master.element.find(path).set("sz", f"{size}00")


def with_theme(made: OpenPresentation) -> bytes:
    """Return the file with our fonts, colours and style of tables."""
    saved = BytesIO()
    made.save(saved)
    with ZipFile(saved) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    theme = parts["ppt/theme/theme1.xml"].decode()
    for name, colour in COLOURS.items():
        ours = f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/>'
        theme = re.sub(
            rf"(<a:{name}>).*?(</a:{name}>)", rf"\g<1>{ours}\g<2>", theme, flags=re.DOTALL
        )
    for script, font in (("latin", LATIN), ("ea", EAST_ASIAN), ('font script="Jpan"', EAST_ASIAN)):
        theme = re.sub(rf'<a:{script} typeface="[^"]*"', f'<a:{script} typeface="{font}"', theme)
    parts["ppt/theme/theme1.xml"] = theme.encode()
    parts["ppt/tableStyles.xml"] = table_styles().encode()
    return zip_bytes(parts)


def table_styles() -> str:
    """Return the style of tables as it is written."""

    def line(side: str, width: float, colour: str) -> str:
        return f'<a:{side}><a:ln w="{Pt(width)}">{fill(colour)}</a:ln></a:{side}>'

    rows = line("bottom", TABLE_LINE, LINE) + line("insideH", TABLE_LINE, LINE)
    text = f'<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="{TEXT}"/></a:tcTxStyle>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:tblStyleLst {nsdecls("a")} def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Kizuna"><a:wholeTbl>{text}'
        f"<a:tcStyle><a:tcBdr>{rows}</a:tcBdr></a:tcStyle></a:wholeTbl>"
        f"<a:firstRow><a:tcStyle><a:tcBdr>{line('bottom', HEAD_LINE, MUTED)}</a:tcBdr></a:tcStyle>"
        "</a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


if __name__ == "__main__":
    FILE.write_bytes(template())
