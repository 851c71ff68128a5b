"""The seminar report: one seminar from its first day to its last, on two to four pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.rows import records
from analysis.html.states import countries_of_eligible
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.reports.content import blocks, parts
from analysis.reports.content.atlas import seminar_pictures
from analysis.reports.content.parts import ReportContext
from analysis.selection import Selection, only_seminar
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.summaries.places.visits import SiteVisitedRow, sites_visited
from analysis.summaries.programme import replay
from analysis.summaries.programme import seminar as one_seminar
from analysis.summaries.programme.seminar import DelegatesOfRow, ItemRow, SeminarFacts
from analysis.summaries.programme.themes import WordingRow, wordings
from analysis.summaries.record import evidence, open_questions
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words, host_labels

HELD, ANNOUNCED, CANCELLED = "held", "announced", "cancelled"
IN_PERSON, ONLINE = "in_person", "online"
SOURCED = ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites")


def seminar_report(context: ReportContext, seminar_id: str) -> blocks.Report:
    """Return the report of a seminar of any status. Raises LookupError for an unknown id."""
    facts = one_seminar.seminar_facts(context.dataset, seminar_id)
    return _SeminarReport(facts, context).report()


@dataclass(frozen=True)
class _SeminarReport:
    """What a report is made of: the facts of the seminar, and for whom it is."""

    facts: SeminarFacts
    context: ReportContext

    def report(self) -> blocks.Report:
        """Return it, section by section."""
        words, seminar_id = self.context.words, self.facts.seminar_id
        title = record.seminar_title(self.context.dataset, seminar_id, words)
        subject = words.text("report-subject", subject=self.context.seminars[seminar_id])
        return self.context.report(
            "seminar",
            seminar_id,
            (title, parts.programme_name(self.facts.office_id, self.context)),
            (subject,),
            (
                self._overview(),
                self._participants(),
                self._missing(),
                self._programme(),
                self._parts(),
                self._places(),
                self._unknown(seminar_id),
                self._sources(seminar_id),
            ),
        )

    def _overview(self) -> blocks.Section:
        words, dataset = self.context.words, self.context.dataset
        terms = fact_sentences.facts_in_words(dataset, self.facts, words)
        # Nobody came to a seminar that was cancelled, which is documented.
        if self.facts.status == CANCELLED:
            del terms["participants"]
        people = self.context.of_seminar(
            self.facts.seminar_id, evidence.EvidenceKey("participants", self.facts.seminar_id)
        )
        links = {"participants": people} if terms.get("participants") else {}
        listed = [
            blocks.Term(
                words.text(f"fact-{term}"), (self.context.known(said, links.get(term, "")),)
            )
            for term, said in terms.items()
        ]
        note = self.facts.note_ja if words.language == "ja" else self.facts.note_en
        said = participation.seminar_coverage(dataset, self.facts.seminar_id, words)
        figures = (
            blocks.KeyFigures(tuple(self._key_figures())) if self.facts.status == HELD else None
        )
        known = blocks.Facts((*listed, *self._wording(self.facts.seminar_id)))
        return blocks.section("facts", words.text("card-facts"), figures, said, known, note)

    def _key_figures(self) -> Iterator[blocks.KeyFigure]:
        """Yield the coverage and the participants of a seminar; what is not documented says so."""
        words, seminar = self.context.words, self.facts.seminar_id
        bounds = bounds_by_seminar(self.context.dataset).get(seminar)
        headline = participation.coverage_headline(self.context.dataset, seminar, words)
        coverage = headline or (countries_of_eligible(bounds, words) if bounds else "")
        of_list = (
            self.context.of_seminar(seminar, evidence.EvidenceKey("coverage", seminar))
            if coverage
            else ""
        )
        yield blocks.KeyFigure(
            words.text("fact-countries"), blocks.Text(""), self.context.known(coverage, of_list)
        )
        people = (
            words.text("people", count=self.facts.participants) if self.facts.participants else ""
        )
        of_people = (
            self.context.of_seminar(seminar, evidence.EvidenceKey("participants", seminar))
            if people
            else ""
        )
        yield blocks.KeyFigure(
            words.text("fact-participants"), blocks.Text(""), self.context.known(people, of_people)
        )

    def _wording(self, seminar_id: str) -> Iterator[blocks.Term]:
        """Yield the themes as they were published, where that is known."""
        published = wordings(self.context.dataset)
        own = published[published["seminar_id"] == seminar_id]
        said = dict.fromkeys(
            self.context.words.name(row, "wording") for row in records(own, WordingRow)
        )
        texts = tuple(blocks.Text(wording) for wording in said if wording)
        if texts:
            yield blocks.Term(self.context.words.text("report-wording"), texts)

    def _participants(self) -> blocks.Section:
        words, people = (
            self.context.words,
            one_seminar.delegates_of.rows(self.context.dataset, self.facts.seminar_id),
        )
        title = words.text("report-participants")
        if not people:
            said = "" if self.facts.status == CANCELLED else words.text("coverage-undocumented")
            return blocks.section("participants", title, said, is_half=True)
        columns = (
            blocks.Column(words.text("column-country"), share=1),
            blocks.Column(words.text("column-delegates"), is_number=True),
            blocks.Column(words.text("column-basis")),
        )
        table = blocks.PlainTable(
            columns, tuple(self._delegation(row, self.facts.seminar_id) for row in people)
        )
        note = blocks.note(words.text("card-seminar_delegates.rule"))
        return blocks.section("participants", title, table, note, is_half=True)

    def _delegation(self, row: DelegatesOfRow, seminar_id: str) -> tuple[blocks.Text, ...]:
        words, country = self.context.words, row["country"]
        number = words.number(int(row["delegates"]))
        basis = blocks.Text(words.text(f"basis-{row['basis']}"))
        if country is None:
            link = self.context.of_seminar(
                seminar_id, evidence.EvidenceKey("delegates", seminar_id)
            )
            return self.context.unknown, blocks.Text(number, link), basis
        link = self.context.of_seminar(
            seminar_id, evidence.EvidenceKey(evidence.CELL, seminar_id, str(country))
        )
        return blocks.Text(self.context.countries[country]), blocks.Text(number, link), basis

    def _missing(self) -> blocks.Section:
        """Return who was missing; nothing is asked of a seminar that was not held."""
        words, history = self.context.words, self.context.history(self.facts.office_id)
        title = words.text("report-missing")
        if self.facts.status != HELD:
            return blocks.section("missing", title)
        said = participation.missing_sentence(history, self.facts.seminar_id, words)
        listed = parts.missing(history, self.facts.seminar_id, self.context)
        return blocks.section("missing", title, said, listed, is_half=True)

    def _programme(self) -> blocks.Section:
        words, programme = (
            self.context.words,
            one_seminar.programme_of(self.context.dataset, self.facts.seminar_id),
        )
        if self.facts.status == CANCELLED and programme.empty:
            return blocks.section("programme", words.text("card-programme"))
        sentence = record.programme_sentence(programme, words)
        heads = (
            words.text("report-date"),
            words.text("report-location"),
            words.text("report-item"),
        )
        days = tuple(
            self._day(items) for _, items in programme.groupby("date", sort=True, dropna=False)
        )
        listed = blocks.Programme(heads, days)
        return blocks.section("programme", words.text("card-programme"), sentence, listed)

    def _day(self, items: pd.DataFrame) -> blocks.ProgrammeDay:
        words, day = self.context.words, items["date"].iloc[0]
        title = words.text("programme-no-date") if pd.isna(day) else words.day_of_week(day)
        in_one_place = (part for _, part in items.groupby(replay.stretches(items), sort=True))
        return blocks.ProgrammeDay(
            title, tuple(self._stretch(records(part, ItemRow)) for part in in_one_place)
        )

    def _stretch(self, items: Sequence[ItemRow]) -> blocks.Stretch:
        words, first = self.context.words, items[0]
        place, part = words.name(first, "place"), words.text(f"part-{first['part']}")
        return blocks.Stretch(place, part, tuple(self._item(row) for row in items))

    def _item(self, row: ItemRow) -> blocks.ProgrammeItem:
        words = self.context.words
        title = blocks.Text(words.name(row, "title"), self._site_link(row))
        return blocks.ProgrammeItem(title, words.text(f"kind-{row['kind']}"), _mark(row, words))

    def _site_link(self, row: ItemRow | SiteVisitedRow) -> str:
        if row["site_id"] is None:
            return ""
        return self.context.link("site-visits", Selection(), site=str(row["site_id"]))

    def _parts(self) -> blocks.Section:
        """Say what the two parts of a seminar in Japan are for, and how far each is documented.

        The report that says so is of one office; others invite in other ways.
        """
        words = self.context.words
        title = words.text("report-parts")
        is_told_of = self.facts.office_id == DEFAULT_OFFICE and self.facts.status in (
            HELD,
            ANNOUNCED,
        )
        if self.facts.mode != IN_PERSON or not is_told_of:
            return blocks.section("parts", title)
        days = replay.replay_days(self.context.dataset, self.facts.seminar_id)["parts"]
        terms = tuple(
            blocks.Term(
                words.text(f"part-{part}"), (blocks.Text(purpose), self._days_of_part(part, days))
            )
            for part, purpose in self._purposes().items()
        )
        note = blocks.note(words.text("report-parts-source"))
        return blocks.section("parts", title, blocks.Facts(terms), note)

    def _purposes(self) -> Mapping[str, str]:
        """Say what each part is for, of the seminar's own themes and hosts where they are known."""
        words = self.context.words
        hosts = host_labels(self.context.dataset, words)[self.facts.seminar_id]
        themes = words.listing(self.context.themes[theme] for theme in self.facts.theme_ids)
        local = words.text("report-part-host", hosts=hosts) if hosts else ""
        return {
            "central": words.text("report-part-central", themes=themes or "none"),
            "host": local or words.text("report-part-host-unknown"),
        }

    def _days_of_part(self, part: str, days: pd.Series) -> blocks.Text:
        """Say on how many days a part is documented; `days`: the parts of each."""
        number = sum(part in of_day for of_day in days)
        if not number:
            return blocks.Text(self.context.words.text("report-part-no-days"), is_known=False)
        return blocks.Text(self.context.words.text("report-part-days", days=number))

    def _places(self) -> blocks.Section:
        """Return the map of the visits and the list of what was visited; online, nothing was."""
        seminar_id = self.facts.seminar_id
        words, dataset = (
            self.context.words,
            only_seminar(condensed(self.context.dataset), seminar_id),
        )
        sites = sites_visited(dataset)
        columns = (
            blocks.Column(words.text("column-site"), share=3),
            blocks.Column(words.text("column-municipality"), share=1),
            blocks.Column(words.text("column-identification")),
            blocks.Column(words.text("report-within")),
        )
        table = blocks.PlainTable(
            columns, tuple(self._site(row) for row in records(sites, SiteVisitedRow)), is_fine=True
        )
        sentence = places.sites_sentence(sites, words)
        title, atlas = (
            words.text("report-places"),
            seminar_pictures(dataset, seminar_id, self.context),
        )
        if sites.empty and (atlas is None or self.facts.mode == ONLINE):
            return blocks.section("places", title)
        if sites.empty:
            return blocks.section("places", title, sentence, atlas)
        return blocks.section("places", title, sentence, atlas, table)

    def _site(self, row: SiteVisitedRow) -> tuple[blocks.Text, ...]:
        words = self.context.words
        return (
            blocks.Text(words.name(row), self._site_link(row)),
            self.context.known(words.name(row, "municipality")),
            blocks.Text(words.text(f"identification-{row['identification']}")),
            # A site without a point has no place.
            self.context.unknown
            if row["latitude"] is None or row["uncertainty_m"] is None
            else blocks.Text(places.uncertainty_in_words(int(row["uncertainty_m"]), words)),
        )

    def _unknown(self, seminar_id: str) -> blocks.Section:
        words, whole = self.context.words, condensed(self.context.dataset)
        missing = one_seminar.undocumented_facts(whole, seminar_id)
        listed = parts.missing_facts_listing(
            open_questions.missing_facts.rows(only_seminar(whole, seminar_id)), self.context
        )
        sentence = record.undocumented_sentence(missing, words)
        return blocks.section("unknown", words.text("report-unknown"), sentence, listed)

    def _sources(self, seminar_id: str) -> blocks.Section:
        dataset = only_seminar(condensed(self.context.dataset), seminar_id)
        cited = {
            str(source) for table in SOURCED for source in getattr(dataset, table)["source_id"]
        }
        sources = parts.sources(cited, self.context)
        title = self.context.words.text("card-sources")
        return blocks.section("sources", title, sources)


def _mark(row: ItemRow, words: Words) -> str:
    """Say of a site that its place is approximate, or not known at all."""
    if row["site_id"] is not None and row["latitude"] is None:
        return words.text("replay-no-place")
    return words.text("approximate") if row["approximate"] is True else ""
