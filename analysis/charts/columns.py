"""Charts with fiscal years as columns: the axis of years and the events below it."""

from collections.abc import Mapping, Sequence

from analysis import look
from analysis.charts.lettering import SMALL_SIZE, fitted, safe, text_width
from analysis.charts.parts import bare_axis
from analysis.charts.timeline import Timeline
from analysis.look import Theme
from analysis.words import Words

# With more columns than this every second one is named, so that names fit on a phone.
MOST_NAMES = 12
KEY_ROOM = 305
KEY_LINE_HEIGHT = 19


def column_names(
    names: Sequence[str], theme: Theme, *, every: bool = False, **options: object
) -> dict[str, object]:
    """An axis of columns 0, 1, …; names lie, or stand where they would touch."""
    step = 2 if len(names) > MOST_NAMES and not every else 1
    named = [place for place in range(len(names)) if (len(names) - 1 - place) % step == 0]
    return bare_axis(
        range=[-0.6, len(names) - 0.4],
        showticklabels=True,
        tickvals=named,
        ticktext=[safe(names[place]) for place in named],
        tickfont={"size": SMALL_SIZE, "color": look.muted(theme)},
        autotickangles=[0, -90],
        **options,
    )


def names_room(names: Sequence[str]) -> float:
    """Room for names of columns when they stand."""
    return 12 + max((text_width(name, SMALL_SIZE) for name in names), default=0)


def events_key(
    timeline: Timeline, years: Sequence[int], words: Words
) -> tuple[list[int], list[str]]:
    """Return the columns of the events among `years`, and the lines of text that explain them."""
    columns: list[int] = []
    key: list[str] = []
    for year, event in timeline.events_between(min(years, default=0), max(years, default=0)):
        if year in years:
            columns.append(years.index(year))
            title = f"◇ {words.fiscal_year(year)} {words.name(event, 'title')}"
            first, *more = map(safe, fitted(title, KEY_ROOM, SMALL_SIZE + 1))
            key += [first, *("\u2003\u2002" + line for line in more)]
    return columns, key


def event_lines(columns: Sequence[int], theme: Theme) -> list[Mapping[str, object]]:
    """Dotted lines through the columns in which something happened."""
    line = {"color": look.tint(0.5, theme, look.muted(theme)), "width": 1, "dash": "dot"}
    span = {"type": "line", "layer": "below", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    return [span | {"x0": column, "x1": column} for column in columns]


def event_signs(columns: Sequence[int], theme: Theme) -> list[Mapping[str, object]]:
    """The sign of an event at the upper end of its line."""
    font = {"size": SMALL_SIZE, "color": look.muted(theme)}
    sign = {"text": "◇", "font": font, "yref": "paper", "y": 1, "yanchor": "bottom"}
    return [sign | {"x": column, "showarrow": False} for column in columns]


def ground(theme: Theme) -> Mapping[str, object]:
    """The line on which columns and signs stand."""
    line = {"color": look.grid(theme), "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}
