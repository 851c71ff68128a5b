"""A bar of steps, each a door: the days of a seminar, the years of the programme.

The arrow keys and playing are in `replay.js`: it follows the same doors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from analysis.words import Words


@dataclass(frozen=True)
class Step:
    """One step: its label, its name in full, and its address on this page."""

    label: str
    title: str
    link: str


def steps_html(steps: Sequence[Step], at: int, name: str, before: str, after: str) -> str:
    """Return the bar at one of its steps; its name and those of the arrows are for the ear."""
    listed = "".join(
        f"<li>{step_door(step, is_current=number == at)}</li>" for number, step in enumerate(steps)
    )
    return (
        f'<nav class="kz-day-bar" aria-label="{escape(name)}">'
        f"{_arrow(steps[max(at - 1, 0) : at], 'prev', before)}<ol>{listed}</ol>"
        f"{_arrow(steps[at + 1 : at + 2], 'next', after)}</nav>"
    )


def step_door(step: Step, *, is_current: bool = False) -> str:
    """Return the door to a step."""
    current = ' aria-current="true"' if is_current else ""
    return (
        f'<a href="{escape(step.link)}"{current} title="{escape(step.title)}">'
        f"{escape(step.label)}</a>"
    )


def play_html(words: Words) -> str:
    """Return the button that plays the steps; nothing plays by itself."""
    play, pause = (escape(words.text(f"replay-{name}")) for name in ("play", "pause"))
    return f'<button type="button" class="kz-play"><span>{play}</span><span>{pause}</span></button>'


def _arrow(step: Sequence[Step], way: str, label: str) -> str:
    """Return the door to the step before or after; at either end it leads nowhere."""
    sign = {"prev": "‹", "next": "›"}[way]
    leads = f'href="{escape(step[0].link)}"' if step else 'role="link" aria-disabled="true"'
    drawn = f'<span aria-hidden="true">{sign}</span>'
    return f'<a rel="{way}" {leads} title="{escape(label)}">{drawn}<span>{escape(label)}</span></a>'
