"""Lines of text in a picture, which nobody breaks for us."""

import re
from collections.abc import Iterator

from analysis.maps.labels import width

WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
# A word with the space behind it; or one Japanese letter with the marks that stay beside it.
PIECES = re.compile(
    rf"[（「『【〔]*[{WIDE}][、。，．）」』】〕・：；ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～]*"
    rf"|[^\s{WIDE}]+\s*|\s+"
)


def broken(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the lines of a text that has so many pixels of room; a longer word runs over."""
    line = ""
    for piece in PIECES.findall(text):
        if line.strip() and width((line + piece).rstrip(), size) > room:
            yield line.rstrip()
            line = ""
        line += piece
    if line.strip():
        yield line.rstrip()
