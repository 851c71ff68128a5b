"""What is chosen in the filters: the same on both apps, and no choice twice.

The plain page is asked by its lists, Kizuna by its address, which holds every choice: `year=`,
`country=`, `theme=`. So it can be measured beside an earlier commit whose filters look otherwise.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.bench.data import Shape, country, country_name, theme, theme_name, year


def year_name(number: int) -> str:
    """Return a fiscal year as both apps write it."""
    return f"FY{year(number)}"


@dataclass(frozen=True)
class Filter:
    """A filter: its parameter in an address of Kizuna, and a value there and in a list."""

    parameter: str
    value: Callable[[int], object]
    label: Callable[[int], str]


# In the order of the plain page.
FILTERS: Mapping[str, Filter] = {
    "fiscal_years": Filter("year", year, year_name),
    "countries": Filter("country", country, country_name),
    "themes": Filter("theme", theme, theme_name),
}


@dataclass(frozen=True)
class Choice:
    """Values chosen in one filter, by their numbers, the others being empty."""

    filter_name: str
    numbers: tuple[int, ...]

    @property
    def labels(self) -> list[str]:
        """Return the values as a list writes them."""
        return [FILTERS[self.filter_name].label(number) for number in self.numbers]

    @property
    def query(self) -> str:
        """Return the parameters of an address of Kizuna."""
        chosen = FILTERS[self.filter_name]
        values = [chosen.value(number) for number in self.numbers]
        return urlencode({chosen.parameter: values}, doseq=True)


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


def _drawn(shape: Shape, dice: random.Random) -> Iterator[Choice]:
    def draw(filter_name: str, of: int, number: int) -> Choice:
        return Choice(filter_name, tuple(sorted(dice.sample(range(of), number))))

    while True:
        yield draw("fiscal_years", shape.seminars, shape.seminars // 2)
        yield draw("countries", shape.countries, shape.countries // 3)
        yield draw("themes", shape.themes, 1)
