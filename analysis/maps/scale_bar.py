"""How long a kilometre is in a picture: a bar in its corner, where one scale holds for it all."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from analysis import look
from analysis.maps.layers import FONTS
from analysis.maps.svg import element
from analysis.maps.views import CITY_SCALE
from analysis.maps.window import Window

# In kilometres; the longest that takes no more pixels than this.
LENGTHS, LONGEST = (50, 20, 10, 5, 2, 1), 120.0
EDGE, TICK, LETTERS, HALO = 14.0, 5.0, 11.0, 3.0


def scale_bar(window: Window, theme: look.Theme) -> Iterator[Element]:
    """Yield the bar and its length; nothing of a country, whose north has another scale."""
    if window.zoom < CITY_SCALE:
        return
    lengths = {length: window.length(1000 * length, window.middle.latitude) for length in LENGTHS}
    length, pixels = next(item for item in lengths.items() if item[1] <= LONGEST)
    bottom = window.frame.height - EDGE
    bar = f"M{EDGE} {bottom - TICK}v{TICK}h{pixels:.1f}v-{TICK}"
    halo, ink = look.paper(theme), look.muted(theme)
    for colour, width in ((halo, HALO + 1.5), (ink, 1.5)):
        yield element("path", d=bar, fill="none", stroke=colour, stroke_width=width)
    yield element(
        "text",
        text=f"{length} km",
        x=EDGE + TICK,
        y=bottom - TICK,
        fill=ink,
        stroke=halo,
        stroke_width=HALO,
        paint_order="stroke",
        font_size=LETTERS,
        font_family=FONTS,
    )
