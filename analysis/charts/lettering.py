"""Text in a chart: made harmless, measured, and broken into lines that fit."""

import html

from analysis import letters

TEXT_SIZE = 14
SMALL_SIZE = 12
NAME_ROOM = 148
LINES_OF_A_NAME = 3


def safe(text: str) -> str:
    """Return a text from the data as Plotly may show it: no tag of it becomes active."""
    return html.escape(text, quote=False)


def small(text: str, colour: str) -> str:
    """Set a text, already safe, in small type of a colour."""
    return f'<span style="font-size:{SMALL_SIZE}px;color:{colour}">{text}</span>'


def text_width(text: str, size: int = TEXT_SIZE) -> float:
    """Estimate the width of a text in pixels."""
    return size * letters.width(text)


def fitted(name: str, room: int = NAME_ROOM, size: int = TEXT_SIZE) -> list[str]:
    """Break a name into lines no wider than `room`; what does not fit in three ends in "…"."""
    lines = [""]
    for piece in _pieces(name):
        if lines[-1] and text_width(lines[-1] + piece.rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    lines = [line.strip() for line in lines]
    if len(lines) > LINES_OF_A_NAME:
        lines = [*lines[: LINES_OF_A_NAME - 1], lines[LINES_OF_A_NAME - 1][:-1] + "…"]
    return lines


def _pieces(name: str) -> list[str]:
    """Split a name where a line may break: after a space, and between Japanese characters."""
    pieces = [""]
    for character in name:
        # No line begins with a closing bracket, a middle dot or a long-vowel mark.
        if letters.is_wide(character) and character not in "）」、。・ー々ッャュョァィゥェォ":
            pieces.append("")
        if len(pieces[-1]) >= 18:
            pieces.append("")
        pieces[-1] += character
        if character in " ・、）":
            pieces.append("")
    return [piece for piece in pieces if piece]
