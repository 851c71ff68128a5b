"""The seminar report: one seminar from its first day to its last, on two to four pages."""

from collections.abc import Iterator, Mapping, Sequence

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
    words, facts = context.words, one_seminar.seminar_facts(context.dataset, seminar_id)
    title = record.seminar_title(context.dataset, seminar_id, words)
    subject = words.text("report-subject", subject=context.seminars[seminar_id])
    return context.report(
        "seminar",
        seminar_id,
        (title, parts.programme_name(facts.office_id, context)),
        (subject,),
        (
            _overview(facts, context),
            _participants(facts, context),
            _missing(facts, context),
            _programme(facts, context),
            _parts(facts, context),
            _places(facts, context),
            _unknown(seminar_id, context),
            _sources(seminar_id, context),
        ),
    )


def _overview(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    words, dataset = context.words, context.dataset
    terms = fact_sentences.facts_in_words(dataset, facts, words)
    # Nobody came to a seminar that was cancelled, which is documented.
    if facts.status == CANCELLED:
        del terms["participants"]
    people = context.of_seminar(
        facts.seminar_id, evidence.EvidenceKey("participants", facts.seminar_id)
    )
    links = {"participants": people} if terms.get("participants") else {}
    listed = [
        blocks.Term(words.text(f"fact-{term}"), (context.known(said, links.get(term, "")),))
        for term, said in terms.items()
    ]
    note = facts.note_ja if words.language == "ja" else facts.note_en
    said = participation.seminar_coverage(dataset, facts.seminar_id, words)
    figures = (
        blocks.KeyFigures(tuple(_key_figures(facts, context))) if facts.status == HELD else None
    )
    known = blocks.Facts((*listed, *_wording(facts.seminar_id, context)))
    return blocks.section("facts", words.text("card-facts"), figures, said, known, note)


def _key_figures(facts: SeminarFacts, context: ReportContext) -> Iterator[blocks.KeyFigure]:
    """Yield the coverage and the participants of a seminar; what is not documented says so."""
    words, seminar = context.words, facts.seminar_id
    bounds = bounds_by_seminar(context.dataset).get(seminar)
    headline = participation.coverage_headline(context.dataset, seminar, words)
    coverage = headline or (countries_of_eligible(bounds, words) if bounds else "")
    of_list = (
        context.of_seminar(seminar, evidence.EvidenceKey("coverage", seminar)) if coverage else ""
    )
    yield blocks.KeyFigure(
        words.text("fact-countries"), blocks.Text(""), context.known(coverage, of_list)
    )
    people = words.text("people", count=facts.participants) if facts.participants else ""
    of_people = (
        context.of_seminar(seminar, evidence.EvidenceKey("participants", seminar)) if people else ""
    )
    yield blocks.KeyFigure(
        words.text("fact-participants"), blocks.Text(""), context.known(people, of_people)
    )


def _wording(seminar_id: str, context: ReportContext) -> Iterator[blocks.Term]:
    """Yield the themes as they were published, where that is known."""
    published = wordings(context.dataset)
    own = published[published["seminar_id"] == seminar_id]
    said = dict.fromkeys(context.words.name(row, "wording") for row in records(own, WordingRow))
    texts = tuple(blocks.Text(wording) for wording in said if wording)
    if texts:
        yield blocks.Term(context.words.text("report-wording"), texts)


def _participants(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    words, people = context.words, one_seminar.delegates_of.rows(context.dataset, facts.seminar_id)
    title = words.text("report-participants")
    if not people:
        said = "" if facts.status == CANCELLED else words.text("coverage-undocumented")
        return blocks.section("participants", title, said, is_half=True)
    columns = (
        blocks.Column(words.text("column-country"), share=1),
        blocks.Column(words.text("column-delegates"), is_number=True),
        blocks.Column(words.text("column-basis")),
    )
    table = blocks.PlainTable(
        columns, tuple(_delegation(row, facts.seminar_id, context) for row in people)
    )
    note = blocks.note(words.text("card-seminar_delegates.rule"))
    return blocks.section("participants", title, table, note, is_half=True)


def _delegation(
    row: DelegatesOfRow, seminar_id: str, context: ReportContext
) -> tuple[blocks.Text, ...]:
    words, country = context.words, row["country"]
    number = words.number(int(row["delegates"]))
    basis = blocks.Text(words.text(f"basis-{row['basis']}"))
    if country is None:
        link = context.of_seminar(seminar_id, evidence.EvidenceKey("delegates", seminar_id))
        return context.unknown, blocks.Text(number, link), basis
    link = context.of_seminar(
        seminar_id, evidence.EvidenceKey(evidence.CELL, seminar_id, str(country))
    )
    return blocks.Text(context.countries[country]), blocks.Text(number, link), basis


def _missing(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    """Return who was missing; nothing is asked of a seminar that was not held."""
    words, history = context.words, context.history(facts.office_id)
    title = words.text("report-missing")
    if facts.status != HELD:
        return blocks.section("missing", title)
    said = participation.missing_sentence(history, facts.seminar_id, words)
    listed = parts.missing(history, facts.seminar_id, context)
    return blocks.section("missing", title, said, listed, is_half=True)


def _programme(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    words, programme = context.words, one_seminar.programme_of(context.dataset, facts.seminar_id)
    if facts.status == CANCELLED and programme.empty:
        return blocks.section("programme", words.text("card-programme"))
    sentence = record.programme_sentence(programme, words)
    heads = (words.text("report-date"), words.text("report-location"), words.text("report-item"))
    days = tuple(
        _day(items, context) for _, items in programme.groupby("date", sort=True, dropna=False)
    )
    listed = blocks.Programme(heads, days)
    return blocks.section("programme", words.text("card-programme"), sentence, listed)


def _day(items: pd.DataFrame, context: ReportContext) -> blocks.ProgrammeDay:
    words, day = context.words, items["date"].iloc[0]
    title = words.text("programme-no-date") if pd.isna(day) else words.day_of_week(day)
    in_one_place = (part for _, part in items.groupby(replay.stretches(items), sort=True))
    return blocks.ProgrammeDay(
        title, tuple(_stretch(records(part, ItemRow), context) for part in in_one_place)
    )


def _stretch(items: Sequence[ItemRow], context: ReportContext) -> blocks.Stretch:
    words, first = context.words, items[0]
    place, part = words.name(first, "place"), words.text(f"part-{first['part']}")
    return blocks.Stretch(place, part, tuple(_item(row, context) for row in items))


def _item(row: ItemRow, context: ReportContext) -> blocks.Item:
    words = context.words
    title = blocks.Text(words.name(row, "title"), _site_link(row, context))
    return blocks.Item(title, words.text(f"kind-{row['kind']}"), _mark(row, words))


def _site_link(row: ItemRow | SiteVisitedRow, context: ReportContext) -> str:
    if row["site_id"] is None:
        return ""
    return context.link("site-visits", Selection(), site=str(row["site_id"]))


def _mark(row: ItemRow, words: Words) -> str:
    """Say of a site that its place is approximate, or not known at all."""
    if row["site_id"] is not None and row["latitude"] is None:
        return words.text("replay-no-place")
    return words.text("approximate") if row["approximate"] is True else ""


def _parts(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    """Say what the two parts of a seminar in Japan are for, and how far each is documented.

    The report that says so is of one office; others invite in other ways.
    """
    words = context.words
    title = words.text("report-parts")
    is_told_of = facts.office_id == DEFAULT_OFFICE and facts.status in (HELD, ANNOUNCED)
    if facts.mode != IN_PERSON or not is_told_of:
        return blocks.section("parts", title)
    days = replay.replay_days(context.dataset, facts.seminar_id)["parts"]
    terms = tuple(
        blocks.Term(
            words.text(f"part-{part}"), (blocks.Text(purpose), _days_of_part(part, days, context))
        )
        for part, purpose in _purposes(facts, context).items()
    )
    note = blocks.note(words.text("report-parts-source"))
    return blocks.section("parts", title, blocks.Facts(terms), note)


def _purposes(facts: SeminarFacts, context: ReportContext) -> Mapping[str, str]:
    """Say what each part is for, of the seminar's own themes and hosts where they are known."""
    words = context.words
    hosts = host_labels(context.dataset, words)[facts.seminar_id]
    themes = words.listing(context.themes[theme] for theme in facts.theme_ids)
    local = words.text("report-part-host", hosts=hosts) if hosts else ""
    return {
        "central": words.text("report-part-central", themes=themes or "none"),
        "host": local or words.text("report-part-host-unknown"),
    }


def _days_of_part(part: str, days: pd.Series, context: ReportContext) -> blocks.Text:
    """Say on how many days a part is documented; `days`: the parts of each."""
    number = sum(part in of_day for of_day in days)
    if not number:
        return blocks.Text(context.words.text("report-part-no-days"), is_known=False)
    return blocks.Text(context.words.text("report-part-days", days=number))


def _places(facts: SeminarFacts, context: ReportContext) -> blocks.Section:
    """Return the map of the visits and the list of what was visited; online, nothing was."""
    seminar_id = facts.seminar_id
    words, dataset = context.words, only_seminar(condensed(context.dataset), seminar_id)
    sites = sites_visited(dataset)
    columns = (
        blocks.Column(words.text("column-site"), share=3),
        blocks.Column(words.text("column-municipality"), share=1),
        blocks.Column(words.text("column-identification")),
        blocks.Column(words.text("report-within")),
    )
    table = blocks.PlainTable(
        columns, tuple(_site(row, context) for row in records(sites, SiteVisitedRow)), is_fine=True
    )
    sentence = places.sites_sentence(sites, words)
    title, atlas = words.text("report-places"), seminar_pictures(dataset, seminar_id, context)
    if sites.empty and (atlas is None or facts.mode == ONLINE):
        return blocks.section("places", title)
    if sites.empty:
        return blocks.section("places", title, sentence, atlas)
    return blocks.section("places", title, sentence, atlas, table)


def _site(row: SiteVisitedRow, context: ReportContext) -> tuple[blocks.Text, ...]:
    words = context.words
    return (
        blocks.Text(words.name(row), _site_link(row, context)),
        context.known(words.name(row, "municipality")),
        blocks.Text(words.text(f"identification-{row['identification']}")),
        # A site without a point has no place.
        context.unknown
        if row["latitude"] is None or row["uncertainty_m"] is None
        else blocks.Text(places.uncertainty_in_words(int(row["uncertainty_m"]), words)),
    )


def _unknown(seminar_id: str, context: ReportContext) -> blocks.Section:
    words, whole = context.words, condensed(context.dataset)
    facts = one_seminar.undocumented_facts(whole, seminar_id)
    listed = parts.missing_facts_listing(
        open_questions.missing_facts.rows(only_seminar(whole, seminar_id)), context
    )
    sentence = record.undocumented_sentence(facts, words)
    return blocks.section("unknown", words.text("report-unknown"), sentence, listed)


def _sources(seminar_id: str, context: ReportContext) -> blocks.Section:
    dataset = only_seminar(condensed(context.dataset), seminar_id)
    cited = {str(source) for table in SOURCED for source in getattr(dataset, table)["source_id"]}
    sources = parts.sources(cited, context)
    title = context.words.text("card-sources")
    return blocks.section("sources", title, sources)
