"""The seminar report: one seminar from its first day to its last, on two to four pages."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from analysis.charts.participation import countries_of_eligible
from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.rows import records
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.reports.content import blocks, parts
from analysis.reports.content.atlas import seminar_pictures
from analysis.reports.content.blocks import Column, Facts, Section, Term, Text
from analysis.reports.content.edition import Edition
from analysis.selection import Selection, only_seminar
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.summaries.places.visits import SiteVisitedRow, sites_visited
from analysis.summaries.programme import seminar as one_seminar
from analysis.summaries.programme.replay import replay_days, stretches
from analysis.summaries.programme.seminar import DelegatesOfRow, ItemRow, SeminarFacts
from analysis.summaries.programme.themes import WordingRow, wordings
from analysis.summaries.record.evidence import CELL, Claim
from analysis.summaries.record.open_questions import settle
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words
from analysis.words.labels import host_labels

HELD, ANNOUNCED, CANCELLED = "held", "announced", "cancelled"
IN_PERSON, ONLINE = "in_person", "online"
SOURCED = ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites")


def seminar_report(edition: Edition, seminar_id: str) -> blocks.Report:
    """Return the report of a seminar of any status. Raises LookupError for an unknown id."""
    words, facts = edition.words, one_seminar.seminar_facts(edition.dataset, seminar_id)
    title = record.seminar_title(edition.dataset, seminar_id, words)
    subject = words.text("report-subject", subject=edition.seminars[seminar_id])
    return edition.report(
        "seminar",
        seminar_id,
        (title, parts.programme_name(facts.office_id, edition)),
        (subject,),
        (
            _overview(facts, edition),
            _participants(facts, edition),
            _missing(facts, edition),
            _programme(facts, edition),
            _parts(facts, edition),
            _places(facts, edition),
            _unknown(seminar_id, edition),
            _sources(seminar_id, edition),
        ),
    )


def _overview(facts: SeminarFacts, edition: Edition) -> Section:
    words, dataset = edition.words, edition.dataset
    terms = fact_sentences.facts_in_words(dataset, facts, words)
    # Nobody came to a seminar that was cancelled, which is documented.
    if facts.status == CANCELLED:
        del terms["participants"]
    people = edition.of_seminar(facts.seminar_id, Claim("participants", facts.seminar_id))
    links = {"participants": people} if terms.get("participants") else {}
    listed = [
        Term(words.text(f"fact-{term}"), (edition.known(said, links.get(term, "")),))
        for term, said in terms.items()
    ]
    note = facts.note_ja if words.language == "ja" else facts.note_en
    said = participation.seminar_coverage(dataset, facts.seminar_id, words)
    figures = (
        blocks.KeyFigures(tuple(_key_figures(facts, edition))) if facts.status == HELD else None
    )
    known = Facts((*listed, *_wording(facts.seminar_id, edition)))
    return blocks.section("facts", words.text("card-facts"), figures, said, known, note)


def _key_figures(facts: SeminarFacts, edition: Edition) -> Iterator[blocks.KeyFigure]:
    """Yield the coverage and the participants of a seminar; what is not documented says so."""
    words, seminar = edition.words, facts.seminar_id
    bounds = bounds_by_seminar(edition.dataset).get(seminar)
    headline = participation.coverage_headline(edition.dataset, seminar, words)
    coverage = headline or (countries_of_eligible(bounds, words) if bounds else "")
    of_list = edition.of_seminar(seminar, Claim("coverage", seminar)) if coverage else ""
    yield blocks.KeyFigure(words.text("fact-countries"), Text(""), edition.known(coverage, of_list))
    people = words.text("people", count=facts.participants) if facts.participants else ""
    of_people = edition.of_seminar(seminar, Claim("participants", seminar)) if people else ""
    yield blocks.KeyFigure(
        words.text("fact-participants"), Text(""), edition.known(people, of_people)
    )


def _wording(seminar_id: str, edition: Edition) -> Iterator[Term]:
    """Yield the themes as they were published, where that is known."""
    published = wordings(edition.dataset)
    own = published[published["seminar_id"] == seminar_id]
    said = dict.fromkeys(edition.words.name(row, "wording") for row in records(own, WordingRow))
    texts = tuple(Text(wording) for wording in said if wording)
    if texts:
        yield Term(edition.words.text("report-wording"), texts)


def _participants(facts: SeminarFacts, edition: Edition) -> Section:
    words, people = edition.words, one_seminar.delegates_of.rows(edition.dataset, facts.seminar_id)
    title = words.text("report-participants")
    if not people:
        said = "" if facts.status == CANCELLED else words.text("coverage-undocumented")
        return blocks.section("participants", title, said, is_half=True)
    columns = (
        Column(words.text("column-country"), share=1),
        Column(words.text("column-delegates"), is_number=True),
        Column(words.text("column-basis")),
    )
    table = blocks.PlainTable(
        columns, tuple(_delegation(row, facts.seminar_id, edition) for row in people)
    )
    note = blocks.note(words.text("card-seminar_delegates.rule"))
    return blocks.section("participants", title, table, note, is_half=True)


def _delegation(row: DelegatesOfRow, seminar_id: str, edition: Edition) -> tuple[Text, ...]:
    words, country = edition.words, row["country"]
    number = words.number(int(row["delegates"]))
    basis = Text(words.text(f"basis-{row['basis']}"))
    if country is None:
        link = edition.of_seminar(seminar_id, Claim("delegates", seminar_id))
        return edition.unknown, Text(number, link), basis
    link = edition.of_seminar(seminar_id, Claim(CELL, seminar_id, str(country)))
    return Text(edition.countries[country]), Text(number, link), basis


def _missing(facts: SeminarFacts, edition: Edition) -> Section:
    """Return who was missing; nothing is asked of a seminar that was not held."""
    words, history = edition.words, edition.history(facts.office_id)
    title = words.text("report-missing")
    if facts.status != HELD:
        return blocks.section("missing", title)
    said = participation.missing_sentence(history, facts.seminar_id, words)
    listed = parts.missing(history, facts.seminar_id, edition)
    return blocks.section("missing", title, said, listed, is_half=True)


def _programme(facts: SeminarFacts, edition: Edition) -> Section:
    words, programme = edition.words, one_seminar.programme_of(edition.dataset, facts.seminar_id)
    if facts.status == CANCELLED and programme.empty:
        return blocks.section("programme", words.text("card-programme"))
    sentence = record.programme_sentence(programme, words)
    heads = (words.text("report-date"), words.text("report-location"), words.text("report-item"))
    days = tuple(
        _day(items, edition) for _, items in programme.groupby("date", sort=True, dropna=False)
    )
    listed = blocks.Programme(heads, days)
    return blocks.section("programme", words.text("card-programme"), sentence, listed)


def _day(items: pd.DataFrame, edition: Edition) -> blocks.Day:
    words, day = edition.words, items["date"].iloc[0]
    title = words.text("programme-no-date") if pd.isna(day) else words.day_of_week(day)
    in_one_place = (part for _, part in items.groupby(stretches(items), sort=True))
    return blocks.Day(
        title, tuple(_stretch(records(part, ItemRow), edition) for part in in_one_place)
    )


def _stretch(items: Sequence[ItemRow], edition: Edition) -> blocks.Stretch:
    words, first = edition.words, items[0]
    place, part = words.name(first, "place"), words.text(f"part-{first['part']}")
    return blocks.Stretch(place, part, tuple(_item(row, edition) for row in items))


def _item(row: ItemRow, edition: Edition) -> blocks.Item:
    words = edition.words
    title = Text(words.name(row, "title"), _site_link(row, edition))
    return blocks.Item(title, words.text(f"kind-{row['kind']}"), _mark(row, words))


def _site_link(row: ItemRow | SiteVisitedRow, edition: Edition) -> str:
    if row["site_id"] is None:
        return ""
    return edition.link("site-visits", Selection(), site=str(row["site_id"]))


def _mark(row: ItemRow, words: Words) -> str:
    """Say of a site that its place is approximate, or not known at all."""
    if row["site_id"] is not None and row["latitude"] is None:
        return words.text("replay-no-place")
    return words.text("approximate") if row["approximate"] is True else ""


def _parts(facts: SeminarFacts, edition: Edition) -> Section:
    """Say what the two parts of a seminar in Japan are for, and how far each is documented.

    The report that says so is of one office; others invite in other ways.
    """
    words = edition.words
    title = words.text("report-parts")
    is_told_of = facts.office_id == DEFAULT_OFFICE and facts.status in (HELD, ANNOUNCED)
    if facts.mode != IN_PERSON or not is_told_of:
        return blocks.section("parts", title)
    days = replay_days(edition.dataset, facts.seminar_id)["parts"]
    terms = tuple(
        Term(words.text(f"part-{part}"), (Text(purpose), _days_of_part(part, days, edition)))
        for part, purpose in _purposes(facts, edition).items()
    )
    note = blocks.note(words.text("report-parts-source"))
    return blocks.section("parts", title, Facts(terms), note)


def _purposes(facts: SeminarFacts, edition: Edition) -> Mapping[str, str]:
    """Say what each part is for, of the seminar's own themes and hosts where they are known."""
    words = edition.words
    hosts = host_labels(edition.dataset, words)[facts.seminar_id]
    themes = words.listing(edition.themes[theme] for theme in facts.theme_ids)
    local = words.text("report-part-host", hosts=hosts) if hosts else ""
    return {
        "central": words.text("report-part-central", themes=themes or "none"),
        "host": local or words.text("report-part-host-unknown"),
    }


def _days_of_part(part: str, days: pd.Series, edition: Edition) -> Text:
    """Say on how many days a part is documented; `days`: the parts of each."""
    number = sum(part in of_day for of_day in days)
    if not number:
        return Text(edition.words.text("report-part-no-days"), is_known=False)
    return Text(edition.words.text("report-part-days", days=number))


def _places(facts: SeminarFacts, edition: Edition) -> Section:
    """Return the map of the visits and the list of what was visited; online, nothing was."""
    seminar_id = facts.seminar_id
    words, dataset = edition.words, only_seminar(condensed(edition.dataset), seminar_id)
    sites = sites_visited(dataset)
    columns = (
        Column(words.text("column-site"), share=3),
        Column(words.text("column-municipality"), share=1),
        Column(words.text("column-identification")),
        Column(words.text("report-within")),
    )
    table = blocks.PlainTable(
        columns, tuple(_site(row, edition) for row in records(sites, SiteVisitedRow)), is_fine=True
    )
    sentence = places.sites_sentence(sites, words)
    title, atlas = words.text("report-places"), seminar_pictures(dataset, seminar_id, edition)
    if sites.empty and (atlas is None or facts.mode == ONLINE):
        return blocks.section("places", title)
    if sites.empty:
        return blocks.section("places", title, sentence, atlas)
    return blocks.section("places", title, sentence, atlas, table)


def _site(row: SiteVisitedRow, edition: Edition) -> tuple[Text, ...]:
    words = edition.words
    return (
        Text(words.name(row), _site_link(row, edition)),
        edition.known(words.name(row, "municipality")),
        Text(words.text(f"identification-{row['identification']}")),
        # A site without a point has no place.
        edition.unknown
        if row["latitude"] is None or row["uncertainty_m"] is None
        else Text(places.uncertainty_in_words(int(row["uncertainty_m"]), words)),
    )


def _unknown(seminar_id: str, edition: Edition) -> Section:
    words, whole = edition.words, condensed(edition.dataset)
    facts = one_seminar.undocumented_facts(whole, seminar_id)
    listed = parts.settling(settle.rows(only_seminar(whole, seminar_id)), edition)
    sentence = record.undocumented_sentence(facts, words)
    return blocks.section("unknown", words.text("report-unknown"), sentence, listed)


def _sources(seminar_id: str, edition: Edition) -> Section:
    dataset = only_seminar(condensed(edition.dataset), seminar_id)
    cited = {str(source) for table in SOURCED for source in getattr(dataset, table)["source_id"]}
    sources = parts.sources(cited, edition)
    title = edition.words.text("card-sources")
    return blocks.section("sources", title, sources)
