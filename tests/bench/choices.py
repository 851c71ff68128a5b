"""What is chosen in the filters: the same on both apps, and no choice twice."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.data import Shape, country_name, theme_name, year


@dataclass(frozen=True)
class Choice:
    """Labels chosen in one filter, the others being empty."""

    filter_name: str
    labels: tuple[str, ...]


NOTHING = Choice("themes", ())


def distinct_choices(shape: Shape) -> Iterator[Choice]:
    """Yield choices in turn of fiscal years (half), countries (a third) and themes (one).

    A theme leaves about four fifths of the seminars: the figures stay nearly full.
    """
    dice = random.Random(shape.rows)
    yielded = set()
    for choice in _drawn(shape, dice):
        if choice not in yielded:
            yielded.add(choice)
            yield choice


def year_name(number: int) -> str:
    """Return a fiscal year as both apps write it."""
    return f"FY{year(number)}"


def _drawn(shape: Shape, dice: random.Random) -> Iterator[Choice]:
    def draw(filter_name: str, named: Callable[[int], str], of: int, number: int) -> Choice:
        numbers = sorted(dice.sample(range(of), number))
        return Choice(filter_name, tuple(named(drawn) for drawn in numbers))

    while True:
        yield draw("fiscal_years", year_name, shape.seminars, shape.seminars // 2)
        yield draw("countries", country_name, shape.countries, shape.countries // 3)
        yield draw("themes", theme_name, shape.themes, 1)
