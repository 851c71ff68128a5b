"""Text from data beside our own: what runs from right to left must not turn what stands around it.

Hebrew and Arabic letters draw neighbouring numbers and dots to their side, and control characters
can turn the rest of a line. Such text is put between isolating marks (Unicode, "UAX #9"), which
work in HTML, in figures, on maps and in files alike.
"""

import re

ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_POP_EMBEDDING = "\u202c"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = f"\u2066\u2067{ISOLATE}"
# The controls, and the letters and digits of scripts that run from right to left.
_TURNING = re.compile(
    f"[{_EMBEDDINGS}{_POP_EMBEDDING}{_ISOLATES}{POP_ISOLATE}\u200f\u061c"
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolated(text: str) -> str:
    """Return text that cannot turn its surroundings; most text stays as it is."""
    if not _TURNING.search(text):
        return text
    if text.startswith(ISOLATE) and text.endswith(POP_ISOLATE):
        inner = text[1:-1]
        if _closed(inner) == inner:
            return text
    return f"{ISOLATE}{_closed(text)}{POP_ISOLATE}"


def _closed(text: str) -> str:
    """Return text in which each control that opens is closed, and none closes what it did not."""
    kept: list[str] = []
    opened: list[str] = []
    for sign in text:
        if sign in _EMBEDDINGS:
            opened.append(_POP_EMBEDDING)
        elif sign in _ISOLATES:
            opened.append(POP_ISOLATE)
        elif sign == _POP_EMBEDDING and opened[-1:] != [sign]:
            continue
        elif sign == _POP_EMBEDDING:
            opened.pop()
        elif sign == POP_ISOLATE:
            if sign not in opened:
                continue
            # What was opened within it ends with it.
            while opened.pop() != sign:
                pass
        kept.append(sign)
    return "".join([*kept, *reversed(opened)])
