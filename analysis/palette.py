"""Colours by meaning, in one place, for Plotly, pydeck and the HTML matrix alike.

Indigo (ai) is the one accent; vermilion marks what was cancelled. Every colour was chosen in
OKLCH with its contrast to the page (at least 3 : 1 for a mark, 4.5 : 1 for text), and the
colours of one kind stay apart for red- and green-blind readers. The five states also form a
ladder of lightness, so that they stay apart in greyscale. The page's own colours in
`.streamlit/config.toml` and `pages/web/style.css` repeat some of these; a test compares them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Scheme = Literal["light", "dark"]


class ColourPair(NamedTuple):
    """A colour on the light page and on the dark page."""

    light: str
    dark: str


PAPER = ColourPair("#fcfbf8", "#15181d")
PANEL = ColourPair("#f4f1ea", "#1e2229")
INK = ColourPair("#23272e", "#eceae4")
MUTED = ColourPair("#5f6269", "#a9adb5")
GRID = ColourPair("#ddd8ce", "#363b44")
ACCENT = ColourPair("#19447c", "#a2c9ff")
NEUTRAL = ColourPair("#716c66", "#9a958e")
# A country that came for the first time; the ground under the hatching of what is not documented.
NEW = ColourPair("#4a80cb", "#5c8fd6")
GROUND = ColourPair("#f4ebd6", "#2a2417")

STATE_COLOURS: Mapping[str, ColourPair] = MappingProxyType(
    {
        "attended": ACCENT,
        "cancelled": ColourPair("#9d3724", "#fc8c75"),
        "absent": NEUTRAL,
        "not_documented": ColourPair("#9f7831", "#a17a34"),
        "not_eligible": ColourPair("#8b9198", "#686d74"),
    }
)

# A state written as its sign is text: 4.5 : 1, where its mark needs but 3 : 1.
SIGN_COLOURS: Mapping[str, ColourPair] = MappingProxyType(
    {
        **STATE_COLOURS,
        "not_documented": ColourPair("#8a6524", "#b08a45"),
        "not_eligible": ColourPair("#686e75", "#8a9098"),
    }
)

# Eighteen hues cannot be told apart: themes of one family (`family_id` in themes.csv) share a hue,
# and lightness separates them. The first of a family is its key colour; the keys stay apart under
# colour blindness.
THEME_COLOURS: Mapping[str, ColourPair] = MappingProxyType(
    {
        "tourism-promotion": ColourPair("#7b2301", "#c35532"),
        "culture-heritage": ColourPair("#9a2f03", "#d07154"),
        "multiculturalism": ColourPair("#673986", "#e9ccff"),
        "international-exchange": ColourPair("#794a98", "#dbb0fa"),
        "regional-revitalisation": ColourPair("#af8434", "#dbaf60"),
        "local-industry": ColourPair("#9c721d", "#c09a5a"),
        "agriculture": ColourPair("#8c6306", "#eac383"),
        "industry-technology": ColourPair("#4573b2", "#77a8ea"),
        "ict": ColourPair("#315f9c", "#94bef7"),
        "urban-planning": ColourPair("#044950", "#3c8088"),
        "public-services": ColourPair("#0d5b63", "#5d949b"),
        "ageing-society": ColourPair("#256c74", "#397077"),
        "disaster-prevention": ColourPair("#d16b86", "#ef86a0"),
        "reconstruction": ColourPair("#b95771", "#fea5b9"),
        "environment": ColourPair("#327243", "#a4e6b1"),
        "low-carbon": ColourPair("#1e6032", "#96cea1"),
        "water": ColourPair("#458454", "#84ba8f"),
        "sdgs": ColourPair("#539462", "#baf2c4"),
    }
)

# Where a mark says the family alone: seven hues, none lighter than 4.2 on paper.
FAMILY_COLOURS: Mapping[str, ColourPair] = MappingProxyType(
    {
        "visitors": THEME_COLOURS["culture-heritage"],
        "exchange": THEME_COLOURS["multiculturalism"],
        "economy": THEME_COLOURS["local-industry"],
        "technology": THEME_COLOURS["ict"],
        "town": THEME_COLOURS["public-services"],
        "safety": THEME_COLOURS["reconstruction"],
        "environment": THEME_COLOURS["environment"],
    }
)

# How strong the accent is for 1, 2 and from 3 seminars hosted on.
SHADES = (0.4, 0.73, 0.97)
# Text on a stronger one has the colour of the page.
DARK_SHADE = 0.5

_ON_DARK: Mapping[str, str] = MappingProxyType(
    dict(
        (
            *(PAPER, PANEL, INK, MUTED, GRID, ACCENT, NEUTRAL),
            *STATE_COLOURS.values(),
            *SIGN_COLOURS.values(),
            *THEME_COLOURS.values(),
        )
    )
)

# Shape says the same as colour: a reader of a black-and-white print loses nothing.
STATE_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {"attended": "●", "absent": "○", "not_eligible": "–", "cancelled": "✕", "not_documented": "?"}
)


def state_colour(state: str, scheme: Scheme) -> str:
    """Return the colour of one of the five states of a country at a seminar."""
    return _of(STATE_COLOURS[state], scheme)


def sign_colour(state: str, scheme: Scheme) -> str:
    """Return the colour in which the sign of a state is written, as text."""
    return _of(SIGN_COLOURS[state], scheme)


def theme_colour(theme_id: str, scheme: Scheme) -> str:
    """Return the colour of a seminar's theme; one that is new to us gets a neutral colour."""
    return _of(THEME_COLOURS.get(theme_id, NEUTRAL), scheme)


def family_colour(family_id: str | None, scheme: Scheme) -> str:
    """Return the colour of a family of themes; none, or one new to us, gets a neutral colour."""
    return _of(FAMILY_COLOURS.get(family_id or "", NEUTRAL), scheme)


def paper(scheme: Scheme) -> str:
    """Return the colour of the page."""
    return _of(PAPER, scheme)


def panel(scheme: Scheme) -> str:
    """Return the colour of a surface that lies on the page."""
    return _of(PANEL, scheme)


def ink(scheme: Scheme) -> str:
    """Return the colour of text."""
    return _of(INK, scheme)


def muted(scheme: Scheme) -> str:
    """Return the colour of secondary text."""
    return _of(MUTED, scheme)


def accent(scheme: Scheme) -> str:
    """Return the one accent: indigo."""
    return _of(ACCENT, scheme)


def grid(scheme: Scheme) -> str:
    """Return the colour of hairlines."""
    return _of(GRID, scheme)


def newcomer(scheme: Scheme) -> str:
    """Return the colour of a country that came for the first time."""
    return _of(NEW, scheme)


def ground(scheme: Scheme) -> str:
    """Return the colour under the hatching of what is not documented."""
    return _of(GROUND, scheme)


def on_dark(colour: str) -> str | None:
    """Return the colour of the dark page for one of the light page; None for any other."""
    return _ON_DARK.get(colour)


def tint(share: float, scheme: Scheme, colour: str = "") -> str:
    """Return a colour (the accent) thinned with the page's: 1 is the colour, 0 the page."""
    pairs = zip(rgba(colour or accent(scheme))[:3], rgba(paper(scheme))[:3], strict=True)
    return "#" + "".join(f"{round(own * share + page * (1 - share)):02x}" for own, page in pairs)


def shade(seminars: int) -> float:
    """Return how strong the accent is where so many seminars were hosted; 0 leaves it blank."""
    return SHADES[min(seminars, len(SHADES)) - 1] if seminars else 0.0


def shaded(seminars: int, scheme: Scheme) -> str:
    """Return the colour on the page of a place where so many seminars were hosted."""
    return tint(shade(seminars), scheme)


def text_on_shade(seminars: int, scheme: Scheme) -> str:
    """Return the colour in which text can be read there."""
    return paper(scheme) if shade(seminars) > DARK_SHADE else ink(scheme)


def rgba(colour: str, alpha: int = 255) -> list[int]:
    """Return "#19447c" as [25, 68, 124, alpha] for pydeck; each from 0 to 255."""
    return [*bytes.fromhex(colour.removeprefix("#")), alpha]


def _of(pair: ColourPair, scheme: Scheme) -> str:
    return pair.dark if scheme == "dark" else pair.light
