"""The continuity matrix: countries by seminars, as one HTML table that everybody can read.

A drawing would need a hover for each cell; a table has real headers, works with a screen reader,
at 200 % zoom and in print, and its cells carry their words. Its look is in
`pages/web/style.css`; nothing here names a colour.

What stands in it a hundred times is written in f-strings: as elements, the matrix of all offices
takes 1.9 ms instead of 1.7.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from analysis.charts.participation import countries_of_eligible
from analysis.frames.rows import Row
from analysis.html.elements import NOTHING, element, escaped, linked
from analysis.html.states import (
    columns_in_time,
    counted,
    note_on,
    state_in_words,
    state_legend_html,
    symbol,
    year_in_words,
)
from analysis.words.catalogue import Words

NO_LINKS: Mapping[str, str] = {}
NO_NOTES: Mapping[str, str] = {}
NO_COVERAGE: Mapping[str, Row] = {}
# With more columns than this, hosts stand upright.
MOST_WIDE_COLUMNS = 8
# A few megabytes.
CACHED_CELLS = 16_384


@dataclass(frozen=True)
class MatrixTable:
    """Everything a part of the table needs: rows of seminars, names, words and links."""

    seminars: Sequence[Row]
    countries: Mapping[str, str]
    hosts: Mapping[str, str]
    coverage: Mapping[str, Row]
    words: Words
    links: Mapping[str, str]
    evidence: str
    notes: Mapping[str, str]
    compact: bool

    @property
    def is_dense(self) -> bool:
        """Whether columns must close up: years in digits, hosts upright."""
        return len(self.seminars) > MOST_WIDE_COLUMNS

    @property
    def opens(self) -> bool:
        """Whether cells are links."""
        return bool(self.evidence) and any(row["seminar_id"] for row in self.seminars)


def continuity_matrix(
    attendance: Sequence[Row],
    seminars: Sequence[Row],
    countries: Mapping[str, str],
    hosts: Mapping[str, str],
    words: Words,
    links: Mapping[str, str] = NO_LINKS,
    *,
    evidence: str = "",
    notes: Mapping[str, str] = NO_NOTES,
    coverage: Mapping[str, Row] = NO_COVERAGE,
    fiscal_years: Sequence[int] = (),
    compact: bool = False,
) -> Markup:
    """Return the matrix of the rows of `summaries.attendance.participation.attendance` as HTML.

    `seminars`: rows of the table seminars in the order of the columns. `countries`: names by code
    in the order of the rows; `hosts`: names of the hosts by seminar id, listed. `links`: addresses
    by seminar id and country code. `evidence`: `Address.opening`, which a key of
    `summaries.record.evidence` completes; without it, cells and sums are no links.
    `notes`: what stands below a country's name, by code.
    `coverage`: `bounds.bounds_by_seminar`, for the last line, which counts every
    eligible country, whichever countries are chosen; without it, no such line.
    `fiscal_years`: years not to be skipped; one without a seminar is a column of its own.
    `compact`: for the Overview, without hosts and sums.
    """
    table = MatrixTable(
        seminars=columns_in_time(seminars, fiscal_years),
        countries=countries,
        hosts=hosts,
        coverage=coverage,
        words=words,
        links=links,
        evidence=evidence,
        notes=notes,
        compact=compact,
    )
    cells = {(row["country"], row["seminar_id"]): row for row in attendance}
    reached = {country for country, _ in cells}
    shown = [code for code in countries if code in reached]
    kind = "kz-compact" if compact else "kz-full"
    dense = " kz-dense" if table.is_dense else ""
    caption = words.text("chart-matrix-caption")
    # Where cells are links, the keys that lead from one to the next scroll the box.
    stop = None if table.opens else 0
    drawn = element(
        "table",
        element("caption", caption, class_="kz-hidden"),
        _head(table),
        element("tbody", *(_line(code, cells, table) for code in shown)),
        _foot(table),
        class_=f"kz-matrix {kind}{dense}",
        data_adds="",
    )
    box = element(
        "div", drawn, class_="kz-scroll", role="region", tabindex=stop, aria_label=caption
    )
    return box + state_legend_html(words)


def _head(table: MatrixTable) -> Markup:
    corner = element("th", table.words.text("chart-matrix-country"), scope="col")
    sums = element("th", table.words.text("chart-matrix-sum"), scope="col", class_="kz-sum")
    seminars = (_column_head(row, table) for row in table.seminars)
    return element("thead", element("tr", corner, *seminars, NOTHING if table.compact else sums))


def _column_head(row: Row, table: MatrixTable) -> Markup:
    host = table.hosts.get(row["seminar_id"], "")
    notes = [note for note in (host, note_on(row, table.words)) if note]
    year = table.words.fiscal_year_in_full(row["fiscal_year"])
    title = escaped(table.words.apart((year, *notes)))
    below = "" if table.compact else "".join(f"<small>{escaped(note)}</small>" for note in notes)
    named = linked(_year(row, table), row["seminar_id"], table.links)
    return Markup(f'<th scope="col" title="{title}"><div>{below}{named}</div></th>')


def _year(row: Row, table: MatrixTable) -> Markup:
    """The fiscal year; where columns are many, its digits to the eye and its words to the ear."""
    year = escaped(table.words.fiscal_year(row["fiscal_year"]))
    if not table.is_dense:
        return Markup(f'<span class="kz-year">{year}</span>')
    digits = f'<span class="kz-year" aria-hidden="true">{row["fiscal_year"]}</span>'
    return Markup(f'{digits}<span class="kz-hidden">{year}</span>')


def _line(code: str, cells: Mapping[tuple[str, str], Row], table: MatrixTable) -> Markup:
    name = linked(table.countries[code], code, table.links)
    of_country = {row["seminar_id"]: cells.get((code, row["seminar_id"])) for row in table.seminars}
    drawn = (_cell(code, row, of_country[row["seminar_id"]], table) for row in table.seminars)
    rows = [row for row in of_country.values() if row is not None]
    sums = "" if table.compact else f'<td class="kz-sum">{_sum(code, rows, table)}</td>'
    note = element("small", table.notes[code]) if code in table.notes else ""
    return Markup(f'<tr><th scope="row">{name}{note}</th>{"".join(drawn)}{sums}</tr>')


def _cell(code: str, seminar: Row, cell: Row | None, table: MatrixTable) -> Markup:
    state = "not_documented" if cell is None else str(cell["state"])
    people = int(cell["delegates"]) if cell is not None and state == "attended" else 0
    opens = table.evidence and seminar["seminar_id"]
    return _drawn_cell(
        f"{table.evidence}{code}:{seminar['seminar_id']}" if opens else "",
        table.countries[code],
        int(seminar["fiscal_year"]),
        state,
        people,
        with_number=people > 1 and not table.compact,
        words=table.words,
    )


# Hundreds of cells are alike from one choice to the next.
@lru_cache(CACHED_CELLS)
def _drawn_cell(
    opens: str, country: str, year: int, state: str, people: int, *, with_number: bool, words: Words
) -> Markup:
    """Draw a cell: its state in words for the ear, the clipboard and a search in the page.

    Its look shows a symbol and a number in their place. The words of its link say where it stands
    too, as whoever comes to it by the arrow keys hears no headings.
    """
    said = state_in_words(state, people, words)
    place = escaped(words.apart((country, year_in_words(year, words))) + ": ")
    number = f' data-people="{people}"' if with_number else ""
    named = f'{"aria-label" if opens else "title"}="{place}{said}"'
    drawn = f'class="kz-cell kz-{state}" {named}{number}><span>{said}</span>'
    opened, closed = (f'a href="{escaped(opens)}"', "a") if opens else ("span", "span")
    return Markup(f"<td><{opened} {drawn}</{closed}></td>")


def _sum(code: str, rows: Iterable[Row], table: MatrixTable) -> Markup:
    states = [str(row["state"]) for row in rows if is_counted(row, table.coverage)]
    said = attendances_in_words(states, table.words)
    return _opening(said, f"attendances:{code}", table) if "attended" in states else counted(said)


def attendances_in_words(states: Sequence[str], words: Words) -> str:
    """Say "4 of 5", or "at least 2 of 5" where some attendance is not documented.

    It counts the seminars held while the country was eligible. To divide by documented seminars
    alone would flatter: an open list documents those who came and never those who did not.
    """
    total = sum(state in ("attended", "absent", "not_documented") for state in states)
    attended = states.count("attended")
    unknown = states.count("not_documented")
    if not total:
        never = "cancelled" if "cancelled" in states else "not_eligible"
        return words.text(f"state-{never}")
    if unknown and not attended:
        return words.text("not-documented")
    return words.text("chart-matrix-of", n=attended, total=total, open="yes" if unknown else "no")


def is_counted(row: Row, by_seminar: Mapping[str, Row]) -> bool:
    """Leave out seminars of offices whose eligible countries are not known, unless attended."""
    coverage = by_seminar.get(row["seminar_id"])
    return coverage is None or bool(coverage["eligible_known"]) or row["state"] == "attended"


def _foot(table: MatrixTable) -> Markup:
    if table.compact or not table.coverage:
        return NOTHING
    name = element("th", table.words.text("chart-matrix-coverage"), scope="row")
    sums = "".join(f"<td>{_covered(row['seminar_id'], table)}</td>" for row in table.seminars)
    return Markup(f"<tfoot><tr>{name}{sums}<td></td></tr></tfoot>")


def _covered(seminar_id: str, table: MatrixTable) -> Markup:
    row = table.coverage.get(seminar_id, {})
    if row.get("status") == "cancelled":
        return _said("cancelled", table)
    said = countries_of_eligible(row, table.words, "chart-matrix-covered") if row else ""
    if not said:
        return _said("not_documented", table)
    return _opening(said, f"coverage:{seminar_id}", table)


def _said(state: str, table: MatrixTable) -> Markup:
    """A state in the line of sums: its symbol to the eye, its words to the ear."""
    said = table.words.text(f"state-{state}")
    return element("span", symbol(state), title=said) + element("span", said, class_="kz-hidden")


def _opening(said: str, key: str, table: MatrixTable) -> Markup:
    """Make a sum the link to its evidence."""
    if not table.evidence:
        return counted(said)
    return Markup(f'<a href="{escaped(table.evidence + key)}">{counted(said)}</a>')
