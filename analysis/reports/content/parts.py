"""For whom a report is written, and what several show: matrix, missing countries, sources, gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.contract.table_rows import SourceRow
from analysis.frames.rows import Row, records
from analysis.html.matrix import attendances_in_words, is_counted
from analysis.html.states import columns_in_time, countries_of_eligible, note_on
from analysis.links.address import Address
from analysis.loading.dataset import DEMO, Dataset
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, record
from analysis.palette import STATE_SYMBOLS
from analysis.reports.content import blocks
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import BoundsRow, bounds
from analysis.summaries.attendance.missing import MISSING, MissingRow, missing_countries
from analysis.summaries.attendance.participation import AttendanceRow, attendance
from analysis.summaries.programme.seminar import SeminarFacts
from analysis.summaries.record.evidence import ATTENDANCES, CELL, EvidenceKey
from analysis.summaries.record.open_questions import MissingFactRow
from analysis.summaries.scope import condensed, seminars_in_scope
from analysis.words import catalogue
from analysis.words.catalogue import Words, isolated, names_elsewhere

# The environment variable that holds where readers open the dashboard.
ADDRESS = "KIZUNA_ADDRESS"


@dataclass(frozen=True)
class ReportContext:
    """A data set in a language; `base` is the address of the dashboard, "" for no links."""

    dataset: Dataset
    words: Words
    base: str = ""

    @property
    def countries(self) -> Mapping[str, str]:
        """The countries' names by code."""
        return catalogue.country_names(self.dataset, self.words)

    @property
    def seminars(self) -> Mapping[str, str]:
        """The seminars' names by id."""
        return catalogue.seminar_labels(self.dataset, self.words)

    @property
    def themes(self) -> Mapping[str, str]:
        """The themes' names by id."""
        return catalogue.theme_names(self.dataset, self.words)

    @property
    def unknown(self) -> blocks.Text:
        """The words in place of what is not documented."""
        return blocks.Text(self.words.text("not-documented"), is_known=False)

    def history(self, office: str, *countries: str) -> Dataset:
        """Return all seminars of an office, of all countries or those given."""
        return filter_dataset(condensed(self.dataset), Selection(office, countries=countries))

    def link(self, page: str, selection: Selection, **opened: object) -> str:
        """Return the address of a page of the dashboard, "" where no web address is configured."""
        if not self.base.startswith(("http://", "https://")):
            return ""
        address = Address(self.words.language, self.dataset.name, selection)
        return f"{self.base.rstrip('/')}/{address.link(page, **opened)}"

    def of_seminar(self, seminar_id: str, key: EvidenceKey | None = None) -> str:
        """Return the address of a seminar, with the evidence of a number open."""
        return self.link("seminar", Selection(), seminar=seminar_id, cell=str(key or ""))

    def known(self, said: str, link: str = "") -> blocks.Text:
        """Return a text, or the words in place of none."""
        return blocks.Text(said, link) if said else self.unknown

    def report(
        self,
        kind: str,
        subject: str,
        titles: tuple[str, str],
        about: Iterable[str],
        sections: Iterable[blocks.Section],
    ) -> blocks.Report:
        """Return a report of the sections that have anything to say; `titles`: title, subtitle."""
        words, is_demo = self.words, self.dataset.name == DEMO
        data = words.text("export-data-set", name=words.text(f"data-set-{self.dataset.name}"))
        return blocks.Report(
            kind=kind,
            subject=subject,
            language=words.language,
            data=self.dataset.name,
            title=titles[0],
            subtitle=titles[1],
            about=(data, *about, record.as_of_line(self.dataset, words)),
            as_of=self.dataset.as_of,
            demonstration=words.text("report-demonstration") if is_demo else "",
            sections=tuple(section for section in sections if section.blocks),
            names_elsewhere=tuple(sorted(names_elsewhere(self.dataset, words))),
        )


def programme_name(office: str, context: ReportContext) -> str:
    """Return what an office calls its seminar, and the office."""
    offices = context.dataset.offices
    names = context.words.names(offices, "office_id", "programme")
    named = (names[office], context.words.names(offices, "office_id")[office])
    return context.words.apart(dict.fromkeys(named))


def scope(office: str, context: ReportContext) -> str:
    """Say of which office and years a report is."""
    names = catalogue.office_names(context.dataset, context.words)
    return context.words.text("country-within", office=names[office])


def main_figure(history: Dataset, facts: SeminarFacts, context: ReportContext) -> blocks.Text:
    """Return "9 of 12 countries", a range of them, or the people where no country is known."""
    words, seminar = context.words, facts.seminar_id
    if headline := participation.coverage_headline(history, seminar, words):
        return blocks.Text(headline, context.of_seminar(seminar, EvidenceKey("coverage", seminar)))
    if not facts.participants:
        return context.unknown
    people = words.text("people", count=facts.participants)
    return blocks.Text(people, context.of_seminar(seminar, EvidenceKey("participants", seminar)))


def state_legend(context: ReportContext) -> blocks.Legend:
    """Return the five signs with their words."""
    words = context.words
    entries = tuple((state, words.text(f"state-{state}")) for state in STATE_SYMBOLS)
    return blocks.Legend(words.text("chart-matrix-legend"), entries)


def columns(history: Dataset) -> list[Row]:
    """Return the seminars of an office and, in their places, the years without one."""
    seminars = seminars_in_scope.rows(history)
    years = [row["fiscal_year"] for row in seminars]
    return columns_in_time(seminars, range(min(years), max(years) + 1) if years else ())


def host_of_column(row: Row, context: ReportContext) -> str:
    """Return the host of a seminar, or what it was instead."""
    host = catalogue.host_labels(context.dataset, context.words).get(row["seminar_id"], "")
    return host or note_on(row, context.words)


def note_of_column(row: Row, context: ReportContext) -> str:
    """Return the host of a seminar, and what sets it apart."""
    parts = (host_of_column(row, context), note_on(row, context.words))
    return context.words.apart(dict.fromkeys(parts))


def year_of_column(row: Row, context: ReportContext) -> blocks.Text:
    """Return the fiscal year of a seminar, a link to it."""
    link = context.of_seminar(row["seminar_id"]) if row["seminar_id"] else ""
    return blocks.Text(context.words.fiscal_year(int(row["fiscal_year"])), link)


def state(cell: Row | None, context: ReportContext) -> blocks.State:
    """Return a row of `summaries.attendance.participation.attendance`; no row is not documented."""
    words = context.words
    if cell is None:
        return blocks.State("not_documented", words.text("state-not_documented"))
    name = str(cell["state"])
    people = int(cell["delegates"]) if name == "attended" else 0
    said = words.text("chart-matrix-attended", n=people) if people else words.text(f"state-{name}")
    key = EvidenceKey(CELL, str(cell["seminar_id"]), str(cell["country"]))
    return blocks.State(name, said, people, context.of_seminar(str(cell["seminar_id"]), key))


def matrix(history: Dataset, office: str, context: ReportContext) -> blocks.Matrix | None:
    """Return the continuity matrix of the history of an office; None without a seminar."""
    words, seminars = context.words, columns(history)
    cells = attendance.rows(history)
    if not cells:
        return None
    by_seminar = {row["seminar_id"]: row for row in bounds.rows(history)}
    codes = dict.fromkeys(str(cell["country"]) for cell in cells)
    return blocks.Matrix(
        country_head=words.text("chart-matrix-country"),
        total_head=words.text("chart-matrix-sum"),
        columns=tuple(
            blocks.MatrixColumn(
                year_of_column(row, context), str(row["fiscal_year"]), note_of_column(row, context)
            )
            for row in seminars
        ),
        rows=tuple(_line(code, cells, seminars, by_seminar, office, context) for code in codes),
        coverage_head=words.text("chart-matrix-coverage"),
        coverage=tuple(_covered(row, by_seminar, context) for row in seminars),
        spreads=tuple(_spread(by_seminar.get(row["seminar_id"])) for row in seminars),
        legend=state_legend(context),
    )


def _spread(row: BoundsRow | None) -> blocks.Spread | None:
    """Return the numbers of a row of `summaries.attendance.bounds`, None unless all are known."""
    if row is None or row["status"] == "cancelled" or not row["eligible_known"]:
        return None
    least, most, eligible = row["attended_least"], row["attended_most"], row["eligible"]
    if least is None or most is None or eligible is None:
        return None
    return blocks.Spread(least, most - least, eligible - most)


def _line(
    code: str,
    cells: Sequence[AttendanceRow],
    seminars: Sequence[Row],
    by_seminar: Mapping[str, BoundsRow],
    office: str,
    context: ReportContext,
) -> blocks.MatrixRow:
    own = {cell["seminar_id"]: cell for cell in cells if cell["country"] == code}
    states = [str(row["state"]) for row in own.values() if is_counted(row, by_seminar)]
    selection = Selection(office, countries=(code,))
    evidence = context.link(
        "participation", Selection(office), cell=str(EvidenceKey(ATTENDANCES, code))
    )
    return blocks.MatrixRow(
        name=blocks.Text(context.countries[code], context.link("country", selection)),
        cells=tuple(state(own.get(row["seminar_id"]), context) for row in seminars),
        total=blocks.Text(
            attendances_in_words(states, context.words), evidence if "attended" in states else ""
        ),
    )


def _covered(
    seminar: Row, by_seminar: Mapping[str, BoundsRow], context: ReportContext
) -> blocks.Text:
    """Return the coverage of a column, or in what state it has none."""
    words, row = context.words, by_seminar.get(seminar["seminar_id"])
    if row is None:
        return context.unknown
    if row["status"] == "cancelled":
        return blocks.Text(words.text("state-cancelled"))
    link = context.of_seminar(seminar["seminar_id"], EvidenceKey("coverage", seminar["seminar_id"]))
    return context.known(countries_of_eligible(row, words, "chart-matrix-covered"), link)


def missing(history: Dataset, seminar_id: str, context: ReportContext) -> blocks.Facts | None:
    """Return who was missing from a seminar, by state; those with the same past in one text."""
    countries = missing_countries(history, seminar_id)
    terms = tuple(
        blocks.Term(
            context.words.text(f"missing-group-{state}"), tuple(_with_their_past(own, context))
        )
        for state in MISSING
        if len(own := countries[countries["state"] == state])
    )
    return blocks.Facts(terms) if terms else None


def _with_their_past(missing: pd.DataFrame, context: ReportContext) -> Iterator[blocks.Text]:
    words, alike = context.words, dict[tuple[str, str], list[str]]()
    for row in records(missing, MissingRow):
        alike.setdefault(_past(row, words), []).append(context.countries[row["country"]])
    for (seminar, ago), countries in alike.items():
        names = words.listing(countries)
        if not seminar:
            yield blocks.Text(names)
            continue
        label = context.seminars[seminar]
        said = words.text("report-last-attended", countries=names, seminar=label, ago=ago)
        yield blocks.Text(said, context.of_seminar(seminar))


def _past(row: MissingRow, words: Words) -> tuple[str, str]:
    """Return the seminar that a country last attended, and how long before; "" for none."""
    if row["earlier"] != "attended":
        return "", ""
    ago, unknown = row["seminars_ago"], row["undocumented_since"]
    return str(row["last_seminar_id"]), words.text("missing-ago", ago=ago, unknown=unknown)


def missing_facts_listing(
    missing: Sequence[MissingFactRow], context: ReportContext
) -> blocks.Listing | None:
    """Return the facts that are missing, rows of `open_questions`, and what each would settle."""
    words, dataset = context.words, context.dataset
    items = tuple(
        blocks.Text(
            words.text(
                "report-settles",
                lacking=fact_sentences.missing_fact(row, dataset, words),
                settles=fact_sentences.what_it_answers(row, dataset, words),
            )
        )
        for row in missing
    )
    return blocks.Listing(items) if items else None


def sources(
    source_ids: Iterable[str], context: ReportContext, *, is_brief: bool = False
) -> blocks.Sources:
    """Return the sources with these ids, as the data list them."""
    known = context.dataset.sources
    cited = known[known["source_id"].isin(list(source_ids))]
    return blocks.Sources(
        tuple(_source(row, context) for row in records(cited, SourceRow)), is_brief
    )


def _source(row: SourceRow, context: ReportContext) -> blocks.Source:
    address = str(row["url"] or "")
    dates = [
        context.words.text(f"source-{field}", date=context.words.partial_date(date))
        for field, date in (("published", row["published"]), ("retrieved", row["retrieved"]))
        if date
    ]
    is_web = address.startswith(("http://", "https://"))
    details = context.words.apart((isolated(str(row["publisher"] or "")), *dates))
    title = blocks.Text(isolated(str(row["title"])), address if is_web else "")
    return blocks.Source(title, details, isolated(str(row["says"])))
