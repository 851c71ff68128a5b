"""The coverage strip: a column of squares for each seminar, one square for each eligible country.

It stands alone as a list, which lies down on a phone, and as the head of the continuity matrix, so
that the columns of both line up. The squares are for the eye; each column says in words who came
and who did not, which are its card when it is pointed at. Its look is in `pages/web/strip.css`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.frames.rows import Row, known
from analysis.html.elements import NOTHING, Markup, element, joined
from analysis.html.states import LEFT_OUT, countries_of_eligible, note_on, symbol
from analysis.palette import STATE_SYMBOLS
from analysis.summaries.attendance.bounds import SquaresRow, is_unlisted, squares_by_kind
from analysis.words.catalogue import Words
from analysis.words.fonts import width

# With more columns than this they close up: years in two digits, labels upright.
MOST_WIDE_COLUMNS = 8
# What a column is at least in parts of the size of an event's label.
_WIDE, _CLOSE = 7.0, 2.2
# The kind of square of a country of which it is not said whether it came, by the seminar's status.
_OPEN = {"announced": "announced"}
STATE_OF = {"again": "attended", "away": "absent", "unknown": "not_documented"}


@dataclass(frozen=True)
class Strip:
    """What is drawn.

    `columns`: seminars in order of time with the years between them (`states.columns_in_time`);
    `squares`: rows of `squares` (`summaries.attendance.bounds`) by seminar; `titles`: of the
    seminars; `names` of the countries by code; `links`: addresses by seminar; `chosen`: the
    countries that stand out, none for all; `events`: fiscal years with what happened.
    """

    columns: Sequence[Row]
    squares: Mapping[str, SquaresRow]
    titles: Mapping[str, str]
    names: Mapping[str, str]
    links: Mapping[str, str]
    words: Words
    chosen: frozenset[str] = frozenset()
    events: Sequence[tuple[int, str]] = ()

    @property
    def is_dense(self) -> bool:
        """Whether columns must close up."""
        return len(self.columns) > MOST_WIDE_COLUMNS

    @cached_property
    def new(self) -> str:
        """Name what is new: for the first time, or as far as is documented."""
        certain = all(row["record_before_complete"] for row in self.squares.values())
        return "new" if certain else "new-documented"

    @cached_property
    def labels(self) -> Mapping[int, Markup]:
        """The labels of events by the number of the column before which they stand."""
        drawn: dict[int, list[Markup]] = {}
        for label in self.levelled:
            drawn.setdefault(label.place, []).append(label.html)
        return {place: joined(labels) for place, labels in drawn.items()}

    @cached_property
    def levelled(self) -> Sequence["EventLabel"]:
        """The labels of events, each on a level above the squares where it touches no other.

        Those in the latter half end at their line, the others begin there.
        """
        years = [int(column["fiscal_year"]) for column in self.columns]
        room = _CLOSE if self.is_dense else _WIDE
        labels: list[EventLabel] = []
        for year, title in self.events:
            if year in years:
                place = years.index(year)
                is_late = place > len(years) / 2
                length = width(title) / room + 0.5
                span = (place - length, float(place)) if is_late else (float(place), place + length)
                labels.append(EventLabel(place, _free_level(span, labels), span, title, is_late))
        return labels

    @cached_property
    def most(self) -> int:
        """How many squares the highest column has, or would need to be seen."""
        rows = self.squares.values()
        return max([4, *(sum(map(len, squares_by_kind(row).values())) for row in rows)])

    @cached_property
    def style(self) -> str:
        """The numbers of columns, of the most squares, and of the labels above each other."""
        rows = self.squares.values()
        is_online = any(row["mode"] == "online" for row in rows)
        levels = max((label.level + 1 for label in self.levelled), default=0) + is_online
        return f"--columns: {len(self.columns)}; --squares: {self.most}; --levels: {levels}"

    @cached_property
    def drawn(self) -> Sequence[Markup]:
        """What each column shows to the eye and in words, once for the strip and for the matrix."""
        rows = ((column, self.row(column)) for column in self.columns)
        return [self._sight(*shown) + self._card(*shown) for shown in rows]

    def row(self, column: Row) -> SquaresRow | None:
        """Return the squares of a column; None for a year without a seminar."""
        return self.squares.get(column["seminar_id"])

    def _sight(self, column: Row, row: SquaresRow | None) -> Markup:
        """Return what stands in a column for the eye."""
        if row is None:
            return NOTHING if column["status"] == LEFT_OUT else _sign("none", "·")
        if row["status"] == "cancelled":
            return _sign("cancelled", STATE_SYMBOLS["cancelled"])
        if is_unlisted(row):
            return _sign("unlisted", self.words.text("strip-unlisted"))
        drawn = (_drawn(*square) for square in squares_of(row, self))
        online = (
            _sign("note", self.words.text("chart-online")) if row["mode"] == "online" else NOTHING
        )
        return element("span", *drawn, online, class_="kz-squares", aria_hidden="true")

    def _card(self, column: Row, row: SquaresRow | None) -> Markup:
        """Return in words what a column shows; a reader who points at it has it as a card."""
        title = self.titles.get(column["seminar_id"]) or self.words.fiscal_year(
            column["fiscal_year"]
        )
        lines = [note_on(column, self.words), *(self._lines(row) if row is not None else ())]
        said = (element("span", line, " ") for line in lines if line)
        return element("span", element("b", title, " "), *said, class_="kz-names")

    def _lines(self, row: SquaresRow) -> Iterator[str]:
        """Yield what is said of a seminar: how many came, and who."""
        words = self.words
        if is_unlisted(row):
            yield words.text("strip-unlisted-long")
            yield people_in_words(row, words)
            return
        if row["status"] == "held":
            yield countries_of_eligible(row, words, "strip-of")
            yield self._of_chosen(row)
        yield people_in_words(row, words)
        for kind, codes in self._named(row).items():
            if codes:
                names = words.listing(self.names[code] for code in codes)
                yield words.text(f"strip-line-{kind}", names=names)

    def _named(self, row: SquaresRow) -> dict[str, Sequence[str]]:
        """Return whom a column names; of a seminar announced not those who may come."""
        return {
            self.new: row["new"],
            "away": row["away"],
            "unknown": () if row["status"] == "announced" else row["unknown"],
            "guests": row["guests"],
            "again": row["again"],
        }

    def _of_chosen(self, row: SquaresRow) -> str:
        """Say how many of the chosen countries came; "" where none are chosen or could come."""
        kinds = {kind: self.chosen.intersection(own) for kind, own in squares_by_kind(row).items()}
        total = sum(map(len, kinds.values()))
        came, open_ = len(kinds["again"]) + len(kinds["new"]), "yes" if kinds["unknown"] else "no"
        return self.words.text("strip-of-chosen", n=came, total=total, open=open_) if total else ""


def coverage_strip(strip: Strip) -> Markup:
    """Return the strip as a figure of its own: a list in order of time."""
    items = (_item(number, column, strip) for number, column in enumerate(strip.columns))
    dense = " kz-dense" if strip.is_dense else ""
    return element(
        "ol",
        *items,
        class_=f"kz-coverage{dense}",
        aria_label=strip.words.text("strip-caption"),
        style=strip.style,
    )


def _item(number: int, column: Row, strip: Strip) -> Markup:
    year = element("span", short_year(column, strip.words, strip.is_dense), class_="kz-year")
    people = element("span", people_in_short(strip.row(column), strip.words), class_="kz-people")
    below = element("span", year, people, class_="kz-below", aria_hidden="true")
    return element(
        "li",
        strip.labels.get(number, NOTHING),
        _column(number, column, strip, below),
        data_year=column["fiscal_year"],
        class_=None if column["seminar_id"] else "kz-between",
    )


def head_of_columns(strip: Strip, blank: int) -> Markup:
    """Return the strip as rows above a table whose lines begin with `blank` cells and a heading."""
    words = strip.words
    blanks = element("td") * blank
    events = (
        element("td", strip.labels.get(number, NOTHING)) for number in range(len(strip.columns))
    )
    squares = (
        element("td", _column(number, column, strip), data_year=column["fiscal_year"])
        for number, column in enumerate(strip.columns)
    )
    rows = [
        ("events", events) if strip.labels else None,
        ("squares", squares),
    ]
    return joined(
        element("tr", _hidden_head(words, name), blanks, *cells, class_=f"kz-row-{name}")
        for name, cells in filter(None, rows)
    )


def _hidden_head(words: Words, name: str) -> Markup:
    said = element("span", words.text(f"strip-{name}"), class_="kz-hidden")
    return element("th", said, scope="row")


def _column(number: int, column: Row, strip: Strip, below: Markup = NOTHING) -> Markup:
    """Return a column: its squares, and in words who they are, as one link to its seminar."""
    late = " kz-late" if number >= len(strip.columns) / 2 else ""
    parts = (strip.drawn[number], below)
    if column["seminar_id"] not in strip.links:
        return element("span", *parts, class_=f"kz-column{late}")
    address = strip.links[column["seminar_id"]]
    return element("a", *parts, href=address, target="_self", class_=f"kz-column{late}")


def squares_of(row: SquaresRow, strip: Strip) -> Iterator[tuple[str, int, int]]:
    """Yield from the ground up a kind of square, how many stand out, and how many do not."""
    for kind, codes in squares_by_kind(row).items():
        if any(strengths := _strengths(codes, strip.chosen)):
            yield _OPEN.get(row["status"], kind) if kind == "unknown" else kind, *strengths


def _sign(kind: str, sign: str) -> Markup:
    return element("span", sign, class_=f"kz-sign-{kind}", aria_hidden="true")


def _strengths(codes: Sequence[str], chosen: frozenset[str]) -> tuple[int, int]:
    """Count the countries that stand out and those that do not."""
    strong = sum(code in chosen for code in codes) if chosen else len(codes)
    return strong, len(codes) - strong


# A square of a kind looks like any other.
@lru_cache(1024)
def _drawn(kind: str, strong: int, pale: int) -> Markup:
    one, other = element("i", class_=f"kz-{kind}"), element("i", class_=f"kz-{kind} kz-pale")
    return one * strong + other * pale


def short_year(column: Row, words: Words, is_dense: bool) -> str:
    """Return a fiscal year as its column has room for it."""
    year = int(column["fiscal_year"])
    return f"’{year % 100:02d}" if is_dense else words.fiscal_year(year)


def people_of(row: SquaresRow) -> tuple[int, bool] | None:
    """Return how many people came, and whether there may have been more; None: not documented."""
    if row["status"] != "held" or row["documented"] is None:
        return None
    named, unnamed = known(row["documented"]), row["undocumented"] or 0
    if row["participants"] is not None and named + unnamed == row["participants"]:
        return named + unnamed, False
    return named, unnamed > 0 or row["participants"] is None


def people_in_words(row: SquaresRow, words: Words) -> str:
    """Say how many people came; "at least", where that is not the published number of all."""
    people = people_of(row)
    if people is None:
        return ""
    return words.text("chart-people", n=people[0], open="yes" if people[1] else "no")


def people_in_short(row: SquaresRow | None, words: Words) -> str:
    """Write the number of people as a narrow column has room for it."""
    people = people_of(row) if row is not None else None
    if people is None:
        return ""
    number, is_open = people
    return words.text("strip-more-people", n=number) if is_open else words.number(number)


@dataclass(frozen=True)
class EventLabel:
    """The label of an event: before which column, on which level, and what room it takes."""

    place: int
    level: int
    span: tuple[float, float]
    title: str
    is_late: bool

    @property
    def html(self) -> Markup:
        """The label at its line."""
        side = "late" if self.is_late else "early"
        kind, level = f"kz-event kz-{side}", f"--level: {self.level}"
        return element("span", element("b", self.title), class_=kind, style=level)


def _free_level(span: tuple[float, float], labels: Sequence[EventLabel]) -> int:
    """Return the first level on which no label reaches into a span."""
    taken = {label.level for label in labels if span[0] < label.span[1] and label.span[0] < span[1]}
    return next(level for level in range(len(labels) + 1) if level not in taken)


def strip_legend(strip: Strip, states: Sequence[str] = ()) -> Markup:
    """Return what the squares mean that are there, beside the signs of `states` in a matrix."""
    squares = meanings(strip)
    beside = {kind: STATE_OF.get(kind, "") for kind in squares}
    entries = [
        *(
            element(
                "li",
                element("i", class_=f"kz-{kind}"),
                symbol(state) if (state := beside[kind]) in states else NOTHING,
                text,
            )
            for kind, text in squares.items()
        ),
        *(
            element("li", symbol(state), " ", strip.words.text(f"state-{state}"))
            for state in states
            if state not in beside.values()
        ),
    ]
    title = strip.words.text("chart-matrix-legend")
    return element("ul", *entries, class_="kz-legend kz-key-squares", aria_label=title)


def meanings(strip: Strip) -> dict[str, str]:
    """Return the kinds of squares that are there, with what they mean."""
    words, rows = strip.words, strip.squares.values()
    held = [squares_by_kind(row) for row in rows if row["status"] == "held"]
    there = {kind for kinds in held for kind, codes in kinds.items() if codes}
    there |= {"announced" for row in rows if row["status"] == "announced"}
    meanings = {
        "again": words.text("strip-key-again"),
        "new": words.text(f"strip-key-{strip.new}"),
        "away": words.text("state-absent"),
        "unknown": words.text("state-not_documented"),
        "announced": words.text("strip-key-announced"),
    }
    return {kind: text for kind, text in meanings.items() if kind in there}
