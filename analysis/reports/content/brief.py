"""The annual brief: the state of an office's seminars after the latest one, on two pages."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.contract import schema, table_rows
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.palette import theme_colour
from analysis.reports.content import atlas, blocks, parts
from analysis.reports.content.parts import ReportContext
from analysis.selection import Selection
from analysis.summaries.attendance.representation import CLASSES, RepresentationRow, representation
from analysis.summaries.places.visits import HostVisitedRow, hosts_visited
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.programme.themes import ThemeSeminarsRow, seminars_by_theme
from analysis.summaries.record import evidence, open_questions, overview
from analysis.words.catalogue import prefecture_names

# Of what would settle the unknown; two pages have no room for more.
MOST_LISTED = 4
SOURCED = ("seminars", "hosts", "seminar_themes", "delegates")


def annual_brief(context: ReportContext, office: str = schema.DEFAULT_OFFICE) -> blocks.Report:
    """Return the brief of an office. Raises LookupError for an unknown one."""
    if office not in set(context.dataset.offices["office_id"]):
        raise LookupError(office)
    return _Brief(context, office, context.history(office)).report()


@dataclass(frozen=True)
class _Brief:
    """What a brief is made of: `history` holds all seminars of the office."""

    context: ReportContext
    office: str
    history: Dataset

    def report(self) -> blocks.Report:
        """Return it, section by section."""
        latest = overview.latest_held(self.history)
        known = overview.latest_with_full_list(self.history) or latest
        return self.context.report(
            "brief",
            self.office,
            (self._title(latest), parts.programme_name(self.office, self.context)),
            (parts.scope(self.office, self.context),),
            (
                self._state(),
                self._continuity(),
                self._missing(known),
                self._themes(),
                self._hosts(),
                self._representation(),
                self._events(),
                self._unknown(),
                self._sources(),
            ),
        )

    def _title(self, latest: str | None) -> str:
        if latest is None:
            return self.context.words.text("report-title-brief-none")
        year = seminar_facts(self.context.dataset, latest).fiscal_year
        in_full = self.context.words.fiscal_year_in_full(year)
        return self.context.words.text("report-title-brief", year=in_full)

    def _state(self) -> blocks.Section:
        """Return the latest seminar, the latest whose countries are known, and all in sum."""
        latest, known = (
            overview.latest_held(self.history),
            overview.latest_with_full_list(self.history),
        )
        named = {"headline-known": known, "headline-latest": latest}
        shown = {seminar: label for label, seminar in named.items() if seminar}
        figures = tuple(
            self._headline(seminar, label) for seminar, label in reversed(shown.items())
        )
        sums = blocks.Facts(tuple(self._totals()))
        title = self.context.words.text("report-state")
        return blocks.section("state", title, blocks.KeyFigures(figures), sums)

    def _headline(self, seminar_id: str, label: str) -> blocks.KeyFigure:
        words, facts = self.context.words, seminar_facts(self.context.dataset, seminar_id)
        mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
        when = words.apart((fact_sentences.dates_in_words(facts, words), mode))
        coverage = participation.seminar_coverage(self.history, seminar_id, words)
        title = record.seminar_title(self.context.dataset, seminar_id, words)
        return blocks.KeyFigure(
            words.text(label),
            blocks.Text(title, self.context.of_seminar(seminar_id)),
            parts.main_figure(self.history, facts, self.context),
            tuple(filter(None, (coverage, when))),
        )

    def _totals(self) -> Iterator[blocks.Term]:
        """Yield the sums over the seminars held; a sum of nothing has no rows to lead to."""
        sums = overview.totals(self.history)
        numbers = {"participants": sums.participants, "countries": sums.countries_least}
        for name, said in fact_sentences.totals_in_words(sums, self.context.words).items():
            key = evidence.EvidenceKey(evidence.TOTALS, name)
            link = self.context.link("", Selection(self.office), cell=str(key))
            is_any = numbers.get(name, 1)
            yield blocks.Term(
                self.context.words.text(f"totals-{name}"),
                (blocks.Text(said, link if is_any else ""),),
            )

    def _continuity(self) -> blocks.Section:
        words = self.context.words
        return blocks.section(
            "continuity",
            words.text("card-matrix"),
            participation.coverage_sentence(self.history, words),
            parts.matrix(self.history, self.office, self.context),
            participation.matrix_sentence(self.history, words),
            blocks.note(words.text("card-matrix.rule")),
        )

    def _missing(self, seminar_id: str | None) -> blocks.Section:
        """Return who was missing from the newest seminar of which that is known."""
        if seminar_id is None:
            return blocks.section("missing", self.context.words.text("report-missing"))
        words = self.context.words
        return blocks.section(
            "missing",
            words.text("report-missing-at", seminar=self.context.seminars[seminar_id]),
            participation.missing_sentence(self.history, seminar_id, words),
            parts.missing(self.history, seminar_id, self.context),
        )

    def _representation(self) -> blocks.Section:
        words, classes = self.context.words, representation(self.history)
        sentence = participation.representation_sentence(classes, self.history, words)
        terms = tuple(
            blocks.Term(words.text(f"representation-{name}"), tuple(self._represented(own)))
            for name in CLASSES
            if len(own := classes[classes["representation"] == name])
        )
        return blocks.section(
            "representation",
            words.text("card-representation"),
            sentence,
            blocks.Facts(terms),
            is_half=True,
        )

    def _represented(self, own: pd.DataFrame) -> Iterator[blocks.Text]:
        """Yield what came and what was expected, with the countries of which that is to be said."""
        words, alike = self.context.words, dict[str, list[str]]()
        for row in records(own, RepresentationRow):
            line = participation.representation_line(row, words)
            alike.setdefault(line, []).append(self.context.countries[row["country"]])
        for line, names in alike.items():
            yield blocks.Text(
                words.text("report-represented", countries=words.listing(names), line=line)
            )

    def _themes(self) -> blocks.Section:
        words, themes = self.context.words, seminars_by_theme(self.history)
        bars = tuple(self._theme(row) for row in records(themes, ThemeSeminarsRow))
        heads = (words.text("column-theme_id"), words.text("column-seminars"))
        sentence = places.seminars_by_theme_sentence(themes, self.history, words)
        return blocks.section(
            "themes",
            words.text("card-seminars_by_theme"),
            sentence,
            blocks.Bars(heads, bars),
            blocks.note(words.text("card-seminars_by_theme.rule")),
            is_half=True,
            opens_page=True,
        )

    def _theme(self, row: ThemeSeminarsRow) -> blocks.LabelledBar:
        words, theme, number = self.context.words, str(row["theme_id"]), int(row["seminars"])
        year = words.fiscal_year(int(row["last_fiscal_year"]))
        link = self.context.link("themes", Selection(self.office, themes=(theme,)))
        said = words.text("report-seminars", n=number, year=year)
        return blocks.LabelledBar(
            blocks.Text(words.name(row), link), number, said, theme_colour(theme, "light")
        )

    def _hosts(self) -> blocks.Section:
        words, hosts = self.context.words, hosts_visited.rows(self.history)
        columns = (
            blocks.Column(words.text("column-host"), share=2),
            blocks.Column(words.text("column-prefecture"), share=2),
            blocks.Column(words.text("hosts-head-years"), share=3),
        )
        lines = tuple(self._host(row) for row in hosts)
        return blocks.section(
            "hosts",
            words.text("card-hosts"),
            places.hosts_sentence(hosts, words),
            atlas.hosts_picture(hosts, self.context),
            blocks.PlainTable(columns, lines),
            is_half=True,
        )

    def _host(self, row: HostVisitedRow) -> tuple[blocks.Text, ...]:
        words = self.context.words
        prefectures = prefecture_names(self.context.dataset, words)
        years = (
            seminar_facts(self.context.dataset, seminar).fiscal_year
            for seminar in row["seminar_ids"]
        )
        newest = self.context.of_seminar(row["seminar_ids"][-1])
        return (
            blocks.Text(words.name(row, "host")),
            blocks.Text(prefectures[row["prefecture"]]),
            blocks.Text(words.listing(map(words.fiscal_year, years)), newest),
        )

    def _unknown(self) -> blocks.Section:
        words = self.context.words
        missing = open_questions.missing_facts.rows(self.history)
        further = max(len(missing) - MOST_LISTED, 0)
        rest = words.text("report-further", count=further) if further else ""
        return blocks.section(
            "unknown",
            words.text("card-settle"),
            fact_sentences.missing_facts_sentence(missing, words),
            parts.missing_facts_listing(missing[:MOST_LISTED], self.context),
            rest,
            is_half=True,
        )

    def _sources(self) -> blocks.Section:
        cited = {
            str(source) for table in SOURCED for source in getattr(self.history, table)["source_id"]
        }
        sources = parts.sources(cited, self.context, is_brief=True)
        title = self.context.words.text("card-sources")
        return blocks.section("sources", title, sources, is_appendix=True)

    def _events(self) -> blocks.Section:
        words = self.context.words
        events = overview.events_of_office.rows(self.context.dataset, self.office)
        listing = blocks.Listing(tuple(self._event(row) for row in events))
        return blocks.section("events", words.text("card-events"), listing, is_half=True)

    def _event(self, row: table_rows.EventRow) -> blocks.Text:
        words = self.context.words
        day = words.partial_date(str(row["date"]))
        return blocks.Text(words.text("report-event", date=day, event=words.name(row, "title")))
