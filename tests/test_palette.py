"""Colours: seen by everyone, told apart by everyone, and the same wherever they are repeated."""

import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from typing import get_args

import pandas as pd
import pytest

from analysis import palette
from analysis.palette import ColourPair, Scheme
from analysis.summaries.attendance.states import STATES
from tests.code import ROOT

THEMES: tuple[Scheme, ...] = get_args(Scheme)
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
BASEMAP = ROOT / "data" / "basemap"
STYLE = (ROOT / "pages" / "web" / "style.css").read_text(encoding="utf-8")
THEME_ROWS = pd.read_csv(ROOT / "data" / "reference" / "themes.csv")
# In the order of the file the first theme of a family has its key colour.
FAMILY_KEYS = {
    family: palette.THEME_COLOURS[theme_id]
    for family, theme_id in THEME_ROWS.groupby("family_id", sort=False)["theme_id"].first().items()
}
MARKS = [
    *palette.STATE_COLOURS.values(),
    *palette.THEME_COLOURS.values(),
    palette.NEUTRAL,
]
# Linear RGB as seen without the green-sensitive and the red-sensitive cones (Machado 2009).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "green-blind": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "red-blind": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def weighted(weights: Iterable[float], parts: Iterable[float]) -> float:
    return sum(weight * part for weight, part in zip(weights, parts, strict=True))


def linear(colour: str) -> list[float]:
    parts = [part / 255 for part in palette.rgba(colour)[:3]]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return weighted((0.2126, 0.7152, 0.0722), linear(colour))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """CIE L*: 0 is black, 100 white; what is left of a colour in greyscale."""
    return 116 * luminance(colour) ** (1 / 3) - 16


def oklab(colour: str, eye: str) -> list[float]:
    red, green, blue = (weighted(row, linear(colour)) for row in EYES[eye])
    cones = (
        0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
        0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
        0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
    )
    long, middle, short = (max(cone, 0) ** (1 / 3) for cone in cones)
    return [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]


def difference(one: str, other: str, eye: str) -> float:
    return 100 * math.dist(oklab(one, eye), oklab(other, eye))


def of(pair: ColourPair, scheme: Scheme) -> str:
    return getattr(pair, scheme)


@pytest.mark.parametrize("scheme", THEMES)
def test_marks_stand_out_from_the_page(scheme: Scheme) -> None:
    assert min(contrast(of(mark, scheme), palette.paper(scheme)) for mark in MARKS) >= 3


@pytest.mark.parametrize("scheme", THEMES)
@pytest.mark.parametrize("ground", [palette.paper, palette.panel])
@pytest.mark.parametrize("text", [palette.ink, palette.muted, palette.accent])
def test_text_is_readable(scheme: Scheme, ground, text) -> None:
    assert contrast(text(scheme), ground(scheme)) >= 4.5


@pytest.mark.parametrize("scheme", THEMES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ground", [palette.paper, palette.panel])
def test_signs_of_states_are_readable(scheme: Scheme, ground, state: str) -> None:
    assert contrast(palette.sign_colour(state, scheme), ground(scheme)) >= 4.5


@pytest.mark.parametrize("scheme", THEMES)
def test_states_stay_apart_in_greyscale(scheme: Scheme) -> None:
    greys = [lightness(palette.state_colour(state, scheme)) for state in STATES]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= 6


@pytest.mark.parametrize("scheme", THEMES)
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(
    ("colours", "least"),
    [(FAMILY_KEYS, 8), (palette.STATE_COLOURS, 5)],
    ids=["families of themes", "states"],
)
def test_colours_of_a_kind_stay_apart_for_every_eye(
    scheme: Scheme, eye: str, colours: Mapping[str, ColourPair], least: float
) -> None:
    shown = [of(pair, scheme) for pair in colours.values()]
    assert min(difference(one, other, eye) for one, other in combinations(shown, 2)) >= least


@pytest.mark.parametrize("scheme", THEMES)
def test_themes_have_colours_of_their_own(scheme: Scheme) -> None:
    colours = [of(pair, scheme) for pair in palette.THEME_COLOURS.values()]
    assert len({*colours, of(palette.NEUTRAL, scheme)}) == len(colours) + 1


def test_every_theme_of_the_reference_has_a_colour() -> None:
    assert {*THEME_ROWS["theme_id"]} == {*palette.THEME_COLOURS}


def test_a_theme_that_is_new_gets_a_neutral_colour() -> None:
    assert palette.theme_colour("space-travel", "light") == palette.NEUTRAL.light


def test_every_state_has_a_colour_and_every_state_a_symbol_of_its_own() -> None:
    assert {*palette.STATE_COLOURS} == {*palette.STATE_SYMBOLS} == {*STATES}
    assert len({*palette.STATE_SYMBOLS.values()}) == len(STATES)


def test_the_cells_of_the_matrix_have_the_symbols_of_the_states() -> None:
    drawn = dict(re.findall(r'\.kz-cell\.kz-(\w+)::before \{\s+content: "(.)"', STYLE))
    # The others are dots and rings, drawn by their borders.
    assert drawn == {state: palette.STATE_SYMBOLS[state] for state in drawn}
    assert {*STATES} - {*drawn} == {"attended", "absent"}


def test_rgba_is_what_pydeck_takes() -> None:
    assert palette.rgba("#19447c", 128) == [25, 68, 124, 128]


@pytest.mark.parametrize("scheme", THEMES)
def test_where_a_seminar_was_hosted_is_told_from_where_none_was_on_page_and_map(
    scheme: Scheme,
) -> None:
    style = json.loads((BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8"))
    (land,) = (
        layer["paint"]["fill-color"] for layer in style["layers"] if layer["id"] == "land-japan"
    )
    accent = palette.rgba(palette.accent(scheme))
    for ground in (land, palette.paper(scheme)):
        steps = [ground]
        for share in palette.SHADES:
            pairs = zip(accent[:3], palette.rgba(ground)[:3], strict=True)
            mixed = bytes(round(own * share + under * (1 - share)) for own, under in pairs)
            steps.append(f"#{mixed.hex()}")
        first, *others = (contrast(*pair) for pair in pairwise(steps))
        assert first >= 2
        assert min(others) >= 1.35


@pytest.mark.parametrize("scheme", THEMES)
@pytest.mark.parametrize("seminars", [0, 1, 2, 3, 9])
def test_a_number_on_a_shade_is_readable(scheme: Scheme, seminars: int) -> None:
    text, ground = palette.text_on_shade(seminars, scheme), palette.shaded(seminars, scheme)
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("scheme", THEMES)
def test_a_tint_lies_between_the_page_and_the_colour(scheme: Scheme) -> None:
    assert palette.tint(0, scheme) == palette.paper(scheme)
    assert palette.tint(1, scheme) == palette.accent(scheme)
    ends = sorted((luminance(palette.paper(scheme)), luminance(palette.accent(scheme))))
    assert ends[0] < luminance(palette.tint(0.5, scheme)) < ends[1]
    assert palette.tint(1, scheme, "#123456") == "#123456"


@pytest.mark.parametrize("scheme", THEMES)
def test_the_page_has_the_colours_of_the_drawings(scheme: Scheme) -> None:
    page = CONFIG["theme"][scheme]
    assert page["backgroundColor"] == palette.paper(scheme)
    assert page["secondaryBackgroundColor"] == palette.panel(scheme)
    assert page["textColor"] == palette.ink(scheme)
    assert page["borderColor"] == palette.grid(scheme)
    assert page["primaryColor"] == page["linkColor"] == palette.accent(scheme)
    assert len(page["chartCategoricalColors"]) >= 10
    assert len(page["chartSequentialColors"]) == 10


def test_the_style_sheet_has_the_colours_of_the_drawings() -> None:
    written = dict(re.findall(r"--kz-([a-z-]+): light-dark\((.*?)\);", STYLE))
    named = {
        "paper": palette.PAPER,
        "panel": palette.PANEL,
        "ink": palette.INK,
        "muted": palette.MUTED,
    }
    named |= {"line": palette.GRID, "accent": palette.ACCENT}
    named |= {state.replace("_", "-"): pair for state, pair in palette.STATE_COLOURS.items()}
    ground = {name: ", ".join(map(str, pair)) for name, pair in of_the_basemap().items()}
    assert written == {name: ", ".join(pair) for name, pair in named.items()} | ground


def of_the_basemap() -> dict[str, list[str]]:
    """Return what maps have before their land comes: the sea, and a coast as their edge."""
    styles = [
        json.loads((BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8"))["layers"]
        for scheme in THEMES
    ]
    painted = [{layer["id"]: layer["paint"] for layer in style} for style in styles]
    return {
        "sea": [paint["sea"]["background-color"] for paint in painted],
        "coast": [paint["coast-japan"]["line-color"] for paint in painted],
    }


@pytest.mark.parametrize("scheme", THEMES)
def test_land_is_told_from_page_and_sea(scheme: Scheme) -> None:
    style = json.loads((BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8"))
    paint = {layer["id"]: layer["paint"] for layer in style["layers"]}
    sea = paint["sea"]["background-color"]
    japan, asia = (paint[f"land-{name}"]["fill-color"] for name in ("japan", "asia"))
    assert len({japan, asia, sea, palette.paper(scheme)}) == 4
    assert contrast(japan, sea) > 1.1
    # Its edge says where the one ends and the other begins.
    assert min(contrast(paint["coast-japan"]["line-color"], land) for land in (japan, sea)) > 1.9


def test_no_font_comes_from_outside() -> None:
    fonts = [CONFIG["theme"][name] for name in ("font", "headingFont", "codeFont")]
    assert not [font for font in fonts if "http" in font or ":" in font]


def test_titles_of_cards_are_set_in_the_font_of_headings() -> None:
    style = " ".join(STYLE.split()).replace('"', "'")
    assert f"--kz-serif: {CONFIG['theme']['headingFont']};" in style
