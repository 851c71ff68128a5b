"""The continuity matrix: countries by seminars, as one HTML table that everybody can read.

A drawing would need a hover for each cell; a table has real headers, works with a screen reader,
at 200 % zoom and in print, and its cells carry their words. The coverage strip is its head, so that
the columns of both line up. Its look is in `pages/web/style.css`; nothing here names a colour.

What stands in it a hundred times is written in f-strings: as elements, the matrix of all offices
takes 1.9 ms instead of 1.7.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.frames.rows import Row
from analysis.html import coverage_strip
from analysis.html.elements import MAY_BREAK, NOTHING, Markup, element, escaped, joined, linked
from analysis.html.states import (
    LEFT_OUT,
    counted,
    countries_of_eligible,
    note_on,
    state_in_words,
    state_legend_html,
    symbol,
    year_in_words,
)
from analysis.palette import STATE_SYMBOLS
from analysis.summaries.attendance.bounds import is_unlisted
from analysis.words.catalogue import Words

NO_LINKS: Mapping[str, str] = {}
NO_NOTES: Mapping[str, str] = {}
NO_COVERAGE: Mapping[str, Row] = {}
# A few megabytes.
CACHED_CELLS = 16_384
# Between the name of a country and its first seminar.
SUMS = 2
# Where "9 of 11" and 「9／11」 may be broken in a narrow column.
_LINES = re.compile(r"(?<= )|(?=／)")


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
    strip: coverage_strip.Strip | None

    @property
    def is_dense(self) -> bool:
        """Whether columns must close up: years in digits, hosts upright."""
        return len(self.seminars) > coverage_strip.MOST_WIDE_COLUMNS

    @property
    def opens(self) -> bool:
        """Whether cells are links."""
        return bool(self.evidence) and any(row["seminar_id"] for row in self.seminars)

    def drawn(self, cells: Mapping[tuple[str, str], Row]) -> Markup:
        """Draw the table in the box in which it scrolls; `cells`: rows by country and seminar."""
        reached = {country for country, _ in cells}
        shown = [code for code in self.countries if code in reached]
        dense = " kz-dense" if self.is_dense else ""
        caption = self.words.text("chart-matrix-caption")
        # Where cells are links, the keys that lead from one to the next scroll the box.
        stop = None if self.opens else 0
        drawn = element(
            "table",
            element("caption", caption, class_="kz-hidden"),
            self._head(),
            element("tbody", *(self._line(code, cells) for code in shown)),
            self._foot(),
            class_=f"kz-matrix{dense}",
            data_adds="",
            style=self.strip.style if self.strip else f"--columns: {len(self.seminars)}",
        )
        return element(
            "div", drawn, class_="kz-scroll", role="region", tabindex=stop, aria_label=caption
        )

    def _head(self) -> Markup:
        words, strip = self.words, self.strip
        heads = (
            element("th", words.text("chart-matrix-country"), scope="col"),
            element("th", words.text("chart-matrix-sum"), scope="col", class_="kz-sum"),
            element("th", words.text("strip-persons"), scope="col", class_="kz-sum kz-persons"),
        )
        years = element("tr", *heads, *(self._column_head(row) for row in self.seminars))
        if strip is None:
            return element("thead", years)
        return element(
            "thead", coverage_strip.head_of_columns(strip, SUMS), years, self._people(strip)
        )

    def _people(self, strip: coverage_strip.Strip) -> Markup:
        """Return the line of how many people came to each seminar."""
        head = element("th", self.words.text("strip-people"), scope="row")
        blanks = element("td") * SUMS
        cells = (self._people_at(row, strip) for row in self.seminars)
        return element("tr", head, blanks, *cells, class_="kz-row-people")

    def _people_at(self, column: Row, strip: coverage_strip.Strip) -> Markup:
        row = strip.row(column)
        said = coverage_strip.people_in_short(row, self.words)
        if row is None or row["participants"] is None:
            return element("td", said)
        return element("td", self._opening(said, f"participants:{column['seminar_id']}"))

    def _column_head(self, row: Row) -> Markup:
        host = self.hosts.get(row["seminar_id"], "")
        notes = [note for note in (host, note_on(row, self.words)) if note]
        year = self.words.fiscal_year_in_full(row["fiscal_year"])
        title = escaped(self.words.apart((year, *notes)))
        small = "".join(f"<small>{escaped(note)}</small>" for note in notes)
        below = "" if self.is_dense else small
        named = linked(self._year(row), row["seminar_id"], NO_LINKS if self.strip else self.links)
        return Markup(f'<th scope="col" title="{title}"><div>{named}{below}</div></th>')

    def _year(self, row: Row) -> Markup:
        """The year; where columns are many, its digits to the eye and its words to the ear."""
        year = escaped(self.words.fiscal_year(row["fiscal_year"]))
        kind = "kz-year" if row["seminar_id"] else "kz-year kz-between"
        if not self.is_dense:
            return Markup(f'<span class="{kind}">{year}</span>')
        digits = coverage_strip.short_year(row, self.words, self.is_dense)
        eye = f'<span class="{kind}" aria-hidden="true">{digits}</span>'
        return Markup(f'{eye}<span class="kz-hidden">{year}</span>')

    def _line(self, code: str, cells: Mapping[tuple[str, str], Row]) -> Markup:
        name = linked(self.countries[code], code, self.links)
        of_country = {
            row["seminar_id"]: cells.get((code, row["seminar_id"])) for row in self.seminars
        }
        drawn = (self._cell(code, row, of_country[row["seminar_id"]]) for row in self.seminars)
        rows = [row for row in of_country.values() if row is not None]
        states = [str(row["state"]) for row in rows if is_counted(row, self.coverage)]
        people = sum(int(row["delegates"] or 0) for row in rows)
        sums = attendances_in_words(states, self.words)
        note = " " + element("small", self.notes[code]) if code in self.notes else NOTHING
        small = element("small", sums, class_="kz-narrow", aria_hidden="true")
        return Markup(
            f'<tr><th scope="row">{name}{note}{small}</th>'
            f'<td class="kz-sum">{self._sum(code, sums, states)}</td>'
            f'<td class="kz-sum kz-persons">{self._persons(people, states)}</td>'
            f"{''.join(drawn)}</tr>"
        )

    def _persons(self, people: int, states: Sequence[str]) -> str:
        """Write how many people of a country are documented; none, where some may have come."""
        if people:
            return self.words.number(people)
        return "" if "not_documented" in states else self.words.number(0)

    def _cell(self, code: str, seminar: Row, cell: Row | None) -> Markup:
        if not seminar["seminar_id"]:
            return _blank(str(seminar["status"]), self.words)
        state = "not_documented" if cell is None else str(cell["state"])
        people = int(cell["delegates"]) if cell is not None and state == "attended" else 0
        return _drawn_cell(
            f"{self.evidence}{code}:{seminar['seminar_id']}" if self.evidence else "",
            self.countries[code],
            int(seminar["fiscal_year"]),
            state,
            people,
            kind=self._kind(seminar, state),
            words=self.words,
        )

    def _kind(self, seminar: Row, state: str) -> str:
        """Return of a cell that is not documented whether it is announced, or lacks any list."""
        if state != "not_documented":
            return ""
        if seminar["status"] == "announced":
            return " kz-announced"
        row = self.strip.row(seminar) if self.strip else None
        return " kz-unlisted" if row is not None and is_unlisted(row) else ""

    def _sum(self, code: str, said: str, states: Sequence[str]) -> Markup:
        return self._opening(said, f"attendances:{code}") if "attended" in states else counted(said)

    def _foot(self) -> Markup:
        if not self.coverage:
            return NOTHING
        name = element("th", self.words.text("chart-matrix-coverage"), scope="row")
        sums = "".join(f"<td>{self._covered(row['seminar_id'])}</td>" for row in self.seminars)
        return Markup(f"<tfoot><tr>{name}{'<td></td>' * SUMS}{sums}</tr></tfoot>")

    def _covered(self, seminar_id: str) -> Markup:
        if not seminar_id:
            return NOTHING
        row = self.coverage.get(seminar_id, {})
        if row.get("status") == "cancelled":
            return self._said("cancelled")
        message = "strip-covered" if self.is_dense else "chart-matrix-covered"
        said = countries_of_eligible(row, self.words, message) if row else ""
        if not said:
            return self._said("not_documented")
        lines = (element("span", line, class_="kz-whole") for line in _LINES.split(said))
        shown = joined(lines, MAY_BREAK) if self.is_dense else counted(said)
        return self._opening(shown, f"coverage:{seminar_id}")

    def _said(self, state: str) -> Markup:
        """A state in the line of sums: its symbol to the eye, its words to the ear."""
        said = self.words.text(f"state-{state}")
        return element("span", symbol(state), title=said) + element(
            "span", said, class_="kz-hidden"
        )

    def _opening(self, said: str, key: str) -> Markup:
        """Make a sum the link to its evidence."""
        shown = said if isinstance(said, Markup) else counted(said)
        if not self.evidence:
            return shown
        return Markup(f'<a href="{escaped(self.evidence + key)}">{shown}</a>')


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
    strip: coverage_strip.Strip | None = None,
) -> Markup:
    """Return the matrix of the rows of `summaries.attendance.participation.attendance` as HTML.

    `seminars`: the columns (`states.columns_in_time`): rows of the table seminars, and the years
    between that are not to be skipped. `countries`: names by code
    in the order of the rows; `hosts`: names of the hosts by seminar id, listed. `links`: addresses
    by seminar id and country code. `evidence`: `Address.opening`, which a key of
    `summaries.record.evidence` completes; without it, cells and sums are no links.
    `notes`: what stands below a country's name, by code.
    `coverage`: `bounds.bounds_by_seminar`, for the last line, which counts every
    eligible country, whichever countries are chosen; without it, no such line.
    `strip`: the coverage strip of the same columns, to stand at its head.
    """
    table = MatrixTable(
        seminars=seminars,
        countries=countries,
        hosts=hosts,
        coverage=coverage,
        words=words,
        links=links,
        evidence=evidence,
        notes=notes,
        strip=strip,
    )
    box = table.drawn({(row["country"], row["seminar_id"]): row for row in attendance})
    legend = (
        coverage_strip.strip_legend(strip, [*STATE_SYMBOLS]) if strip else state_legend_html(words)
    )
    return box + legend


@lru_cache
def _blank(status: str, words: Words) -> Markup:
    """Draw the cell of a year without a seminar; of one that is not chosen, none."""
    if status == LEFT_OUT:
        return element("td")
    said = words.text("chart-no-seminar")
    return element("td", element("span", said, class_="kz-hidden"), class_="kz-between")


# Hundreds of cells are alike from one choice to the next.
@lru_cache(CACHED_CELLS)
def _drawn_cell(
    opens: str, country: str, year: int, state: str, people: int, *, kind: str, words: Words
) -> Markup:
    """Draw a cell: its state in words for the ear, the clipboard and a search in the page.

    Its look shows a symbol and a number in their place. The words of its link say where it stands
    too, as whoever comes to it by the arrow keys hears no headings.
    """
    said = state_in_words(state, people, words)
    place = escaped(words.apart((country, year_in_words(year, words))) + ": ")
    number = f' data-people="{people}"' if people > 1 else ""
    named = f'{"aria-label" if opens else "title"}="{place}{said}"'
    drawn = f'class="kz-cell kz-{state}{kind}" {named}{number}><span>{said}</span>'
    opened, closed = (f'a href="{escaped(opens)}"', "a") if opens else ("span", "span")
    return Markup(f"<td><{opened} {drawn}</{closed}></td>")


def attendances_in_words(states: Sequence[str], words: Words) -> str:
    """Say "4 of 5", or "at least 2 of 5" where some attendance is not documented.

    It counts the seminars held while the country was eligible. To divide by documented seminars
    alone would flatter: an open list documents those who came and never those who did not.
    """
    total = sum(state in ("attended", "absent", "not_documented") for state in states)
    attended = states.count("attended")
    unknown = states.count("not_documented")
    if not states:
        return words.text("not-documented")
    if not total:
        never = "cancelled" if "cancelled" in states else "not_eligible"
        return words.text(f"state-{never}")
    if unknown and not attended:
        return words.text("not-documented")
    return words.text("chart-matrix-of", n=attended, total=total, open="yes" if unknown else "no")


def is_counted(row: Row, by_seminar: Mapping[str, Row]) -> bool:
    """Leave out seminars only announced, and of offices whose eligible countries are not known.

    Whoever attended is counted.
    """
    coverage = by_seminar.get(row["seminar_id"])
    if coverage is None or row["state"] == "attended":
        return True
    return bool(coverage["eligible_known"]) and coverage["status"] != "announced"
