"""The maps of a presentation: pictures, with what their signs mean."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from analysis import maps
from analysis.reports.content import MapSign, Picture, Pictures
from analysis.reports.slide_flow import GAP, Flow
from analysis.reports.slide_shapes import Box, described, ornament, picture, text_box
from analysis.reports.slide_words import LINE, NOTE, height, width, words_of

# A map that would be lower waits for the next slide; beside one that is not wide there is room.
LEAST_MAP, WIDE_MAP = 250.0, 1.5
# The room of a sign, in points.
SIGN = Box(0, 0, 20, 13)


def draw_maps(flow: Flow, block: Pictures) -> None:
    """Add maps: a wide one on a slide of its own, two others side by side."""
    first, *others = block.pictures
    _side_by_side(flow, block, [first])
    for number in range(0, len(others), 2):
        flow.next_slide()
        _side_by_side(flow, block, others[number : number + 2])


def _side_by_side(flow: Flow, block: Pictures, drawn: Sequence[Picture]) -> None:
    """Add maps; where there is one that is not wide, what follows stands on its right."""
    room = flow.rest(LEAST_MAP)
    is_beside = len(drawn) == 1 and _ratio(drawn[0]) < WIDE_MAP
    own = room.width * 0.46 if is_beside else (room.width - GAP * (len(drawn) - 1)) / len(drawn)
    below = _key_height(block, own if is_beside else room.width)
    title = NOTE.size * 1.5 if len(block.pictures) > 1 else 0
    down = min(room.height - below - title - GAP, *(own / _ratio(one) for one in drawn))
    for number, one in enumerate(drawn):
        left = room.left + number * (own + GAP)
        place = Box(left, room.top, down * _ratio(one), down)
        shape = picture(flow.slide, place, maps.png_bytes(one.svg))
        described(shape, one.title, f"{one.title}. {one.alt}")
        if title:
            named = Box(left, place.bottom + 2, own, title)
            text_box(flow.slide, named, [words_of(one.title, NOTE)], flow.language)
    under = Box(room.left, room.top + down + title + 4, own if is_beside else room.width, below)
    _map_key(flow, block, under)
    if is_beside:
        left = room.left + own + 2 * GAP
        flow.room = Box(left, room.top, room.left + room.width - left, room.height)
    else:
        flow.leave(under.bottom - room.top)


def _map_key(flow: Flow, block: Pictures, room: Box) -> None:
    """Say what the signs of maps mean, each with its drawing before it; the credit is last."""
    entries = [*block.signs, MapSign("", block.credit)]
    for entry, at in zip(entries, _key_places(block, room.width), strict=True):
        place = replace(at, left=room.left + at.left, top=room.top + at.top)
        if entry.svg:
            sign = Box(place.left, place.top, SIGN.width, SIGN.height)
            ornament(flow.slide, sign, maps.png_bytes(entry.svg))
            place = replace(place, left=sign.right, width=place.width - sign.width)
        text_box(flow.slide, place, [words_of(entry.label, NOTE)], flow.language)


def _key_height(block: Pictures, room: float) -> float:
    return _key_places(block, room)[-1].bottom


def _key_places(block: Pictures, room: float) -> list[Box]:
    """Return the places of the signs with their words, and of the credit, in rows."""
    line, places = NOTE.size * LINE, list[Box]()
    left = top = 0.0
    for label, sign in (*((sign.label, SIGN.width) for sign in block.signs), (block.credit, 0.0)):
        own = min(sign + width(label, NOTE.size) * 1.1, room)
        if left and left + own > room:
            left, top = 0.0, places[-1].bottom
        deep = height(words_of(label, NOTE), own - sign)
        places.append(Box(left, top, own, max(line, deep)))
        left += own + 2 * GAP
    return places


def _ratio(drawn: Picture) -> float:
    """Return how wide a picture is for its height."""
    root = ET.fromstring(drawn.svg)  # noqa: S314 - drawn by ourselves
    return float(root.attrib["width"]) / float(root.attrib["height"])
