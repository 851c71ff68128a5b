"""What a report says, before it is set in type: sections of sentences, tables, figures and a map.

`seminar`, `brief` and `country` build it from the summaries and the sentences, in either language
from the same facts. From the same content `pdf` makes pages, `html` a web page and `pptx` slides.
"""

from collections.abc import Sized
from dataclasses import dataclass

from analysis.palette import STATE_SYMBOLS

# More columns than this stand close, and upright in their heads.
MOST_WIDE_COLUMNS = 8


@dataclass(frozen=True)
class Text:
    """Words, and the address in the dashboard of the rows behind them ("": no link).

    `is_known` is false for the words that stand in place of what is not documented.
    """

    said: str
    link: str = ""
    is_known: bool = True


@dataclass(frozen=True)
class Paragraph:
    """Sentences; a note, which says how something counts, is set smaller."""

    text: Text
    is_note: bool = False


@dataclass(frozen=True)
class Term:
    """A term, and what is known of it."""

    name: str
    said: tuple[Text, ...]


@dataclass(frozen=True)
class Facts:
    """Terms, each with its values, as a list of definitions."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class KeyFigure:
    """A number in large type: what it is of, and what is to be said with it."""

    label: str
    title: Text
    figure: Text
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyFigures:
    """Numbers in large type, side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` of the width that is left, 0: as wide as its content."""

    name: str
    is_number: bool = False
    share: int = 0


@dataclass(frozen=True)
class PlainTable:
    """A table with a heading for each column; a row is not to be cut.

    One that `is_fine`, to be looked up rather than read, is set smaller.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    is_fine: bool = False


@dataclass(frozen=True)
class State:
    """One of the five states (of `summaries.attendance.states.STATES`) of a country at a seminar.

    `said` is the state in words, `people` the delegates (0 unless attended).
    """

    state: str
    said: str
    people: int = 0
    link: str = ""

    @property
    def symbol(self) -> str:
        """The sign of the state, as on the screen."""
        return STATE_SYMBOLS[self.state]


@dataclass(frozen=True)
class Legend:
    """The signs of the five states with their words: (state, words)."""

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MatrixColumn:
    """A seminar, or a year without one: "FY2019", the year in digits, its host or what it was."""

    year: Text
    digits: str
    note: str


@dataclass(frozen=True)
class MatrixRow:
    """A country at each of the seminars, and how many it attended."""

    name: Text
    cells: tuple[State, ...]
    total: Text


@dataclass(frozen=True)
class Spread:
    """The numbers of eligible countries that came to a seminar, may have come, and did not."""

    attended: int
    not_documented: int
    absent: int


class ByYear(Sized):
    """What has a column for each year; its length says how many."""

    @property
    def is_dense(self) -> bool:
        """Whether its columns stand close."""
        return len(self) > MOST_WIDE_COLUMNS


@dataclass(frozen=True)
class Matrix(ByYear):
    """Countries by seminars; below them the coverage of each seminar, one text a column.

    `spreads` are the numbers of the same coverage, None where a column has none.
    """

    country_head: str
    total_head: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    coverage_head: str
    coverage: tuple[Text, ...]
    spreads: tuple[Spread | None, ...]
    legend: Legend

    def __len__(self) -> int:
        return len(self.columns)


@dataclass(frozen=True)
class TimelinePoint:
    """One country at one seminar; a year without a seminar has no state."""

    year: Text
    digits: str
    note: str
    state: State | None


@dataclass(frozen=True)
class TimelineStrip(ByYear):
    """One country over the seminars: bars of its delegates where it attended, signs elsewhere."""

    points: tuple[TimelinePoint, ...]
    legend: Legend

    def __len__(self) -> int:
        return len(self.points)


@dataclass(frozen=True)
class LabelledBar:
    """A number drawn as a bar, its meaning in colour (of `palette`) and what it says in words."""

    label: Text
    value: int
    said: str
    colour: str


@dataclass(frozen=True)
class Bars:
    """Bars of one unit, all from the same zero; `heads` name what they are of, and the unit."""

    heads: tuple[str, str]
    rows: tuple[LabelledBar, ...]


@dataclass(frozen=True)
class ProgrammeItem:
    """An item of a programme; `mark` says of its site that its place is approximate or unknown."""

    title: Text
    kind: str
    mark: str = ""


@dataclass(frozen=True)
class Stretch:
    """The items of a day in one place, and whose view they give: central or local government."""

    place: str
    part: str
    items: tuple[ProgrammeItem, ...]


@dataclass(frozen=True)
class ProgrammeDay:
    """A day of a programme; its title says so where the day is not documented."""

    title: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Programme:
    """A programme by date, location and item, under a heading for each."""

    heads: tuple[str, str, str]
    days: tuple[ProgrammeDay, ...]


@dataclass(frozen=True)
class Picture:
    """A drawing of lines and letters (SVG): what it is called, and what it shows in words."""

    title: str
    svg: str
    alt: str


@dataclass(frozen=True)
class MapSign:
    """A sign on a map as a small drawing (SVG), and what it means."""

    svg: str
    label: str


@dataclass(frozen=True)
class Pictures:
    """Maps that share a legend, the widest first; the others stand side by side below it."""

    pictures: tuple[Picture, ...]
    signs: tuple[MapSign, ...]
    credit: str


@dataclass(frozen=True)
class Listing:
    """Texts of equal rank, each on a line of its own."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Source:
    """A source: its title with its web address, publisher and dates, the words that count."""

    title: Text
    details: str
    says: str


@dataclass(frozen=True)
class Sources:
    """The sources of what is shown; `is_brief` leaves their words out."""

    items: tuple[Source, ...]
    is_brief: bool = False


Block = (
    Paragraph
    | Facts
    | KeyFigures
    | PlainTable
    | Matrix
    | TimelineStrip
    | Bars
    | Programme
    | Pictures
    | Listing
    | Sources
)


@dataclass(frozen=True)
class Section:
    """A part of a report with its heading.

    Halves in succession stand in two columns, in turn on the left and on the right; with
    `opens_page` a section begins a new page. An appendix is left out where pages are counted.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    is_half: bool = False
    opens_page: bool = False
    is_appendix: bool = False


def section(
    name: str,
    title: str,
    *blocks: Block | str | None,
    is_half: bool = False,
    opens_page: bool = False,
    is_appendix: bool = False,
) -> Section:
    """Return a section of the blocks that say anything; a text is a paragraph."""
    written = (Paragraph(Text(block)) if isinstance(block, str) else block for block in blocks)
    shown = tuple(block for block in written if block is not None and not _is_empty(block))
    return Section(name, title, shown, is_half, opens_page, is_appendix)


def _is_empty(block: Block) -> bool:
    match block:
        case Paragraph(text=Text(said=parts)):
            return not parts
        case Facts(terms=parts) | KeyFigures(figures=parts) | Bars(rows=parts):
            return not parts
        case PlainTable(rows=parts) | Listing(items=parts) | Sources(items=parts):
            return not parts
        case Programme(days=parts):
            return not parts
    return False


def note(said: str) -> Paragraph:
    """Return a sentence that says how something counts."""
    return Paragraph(Text(said), is_note=True)


@dataclass(frozen=True)
class Report:
    """A report in one language.

    `kind` is seminar, brief or country; `subject` the id of what it is about. `about` are the
    lines that say of what data it is: data set, filters or subject, and as of when. `as_of` is
    the day or month when the sources were read ("2026-11", "": not known). `demonstration` says
    that everything is invented; "" for the record. `names_elsewhere` are the names in the data
    that have the other language alone.
    """

    kind: str
    subject: str
    language: str
    data: str
    title: str
    subtitle: str
    about: tuple[str, ...]
    as_of: str
    demonstration: str
    sections: tuple[Section, ...]
    names_elsewhere: tuple[str, ...] = ()

    @property
    def file_stem(self) -> str:
        """Its file's name without the ending: what, of whom, which data, language and date."""
        parts = ("kizuna", self.kind, self.subject, self.data, self.language, self.as_of)
        return "-".join(part for part in parts if part)
