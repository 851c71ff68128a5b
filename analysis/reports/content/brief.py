"""The annual brief: the state of an office's seminars after the latest one, on two pages."""

from collections.abc import Iterator

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.contract.table_rows import EventRow
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.narrative import facts as fact_sentences
from analysis.narrative import open_questions, participation, places, record
from analysis.narrative import themes as theme_sentences
from analysis.palette import theme_colour
from analysis.reports.content import blocks, parts
from analysis.reports.content.atlas import hosts_picture
from analysis.reports.content.blocks import Column, Facts, Section, Term, Text
from analysis.reports.content.edition import Edition
from analysis.selection import Selection
from analysis.summaries.attendance.representation import CLASSES, RepresentationRow, representation
from analysis.summaries.places.visits import HostVisitedRow, hosts_visited
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.programme.themes import ThemeSeminarsRow, seminars_by_theme
from analysis.summaries.record import overview
from analysis.summaries.record.evidence import TOTALS, Claim
from analysis.summaries.record.open_questions import settle
from analysis.words.labels import prefecture_names

# Of what would settle the unknown; two pages have no room for more.
MOST_LISTED = 4
SOURCED = ("seminars", "hosts", "seminar_themes", "delegates")


def annual_brief(edition: Edition, office: str = DEFAULT_OFFICE) -> blocks.Report:
    """Return the brief of an office. Raises LookupError for an unknown one."""
    if office not in set(edition.dataset.offices["office_id"]):
        raise LookupError(office)
    history = edition.history(office)
    latest = overview.latest_held(history)
    known = overview.latest_with_full_list(history) or latest
    return edition.report(
        "brief",
        office,
        (_title(latest, edition), parts.programme_name(office, edition)),
        (parts.scope(office, edition),),
        (
            _state(history, office, edition),
            _continuity(history, office, edition),
            _missing(history, known, edition),
            _themes(history, office, edition),
            _hosts(history, edition),
            _representation(history, edition),
            _events(office, edition),
            _unknown(history, edition),
            _sources(history, edition),
        ),
    )


def _title(latest: str | None, edition: Edition) -> str:
    if latest is None:
        return edition.words.text("report-title-brief-none")
    year = seminar_facts(edition.dataset, latest).fiscal_year
    in_full = edition.words.fiscal_year_in_full(year)
    return edition.words.text("report-title-brief", year=in_full)


def _state(history: Dataset, office: str, edition: Edition) -> Section:
    """Return the latest seminar, the latest whose countries are known, and all in sum."""
    latest, known = overview.latest_held(history), overview.latest_with_full_list(history)
    named = {"headline-known": known, "headline-latest": latest}
    shown = {seminar: label for label, seminar in named.items() if seminar}
    figures = tuple(
        _headline(history, seminar, label, edition) for seminar, label in reversed(shown.items())
    )
    sums = Facts(tuple(_totals(history, office, edition)))
    title = edition.words.text("report-state")
    return blocks.section("state", title, blocks.KeyFigures(figures), sums)


def _headline(history: Dataset, seminar_id: str, label: str, edition: Edition) -> blocks.KeyFigure:
    words, facts = edition.words, seminar_facts(edition.dataset, seminar_id)
    mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
    when = " · ".join(filter(None, (fact_sentences.dates_in_words(facts, words), mode)))
    coverage = participation.seminar_coverage(history, seminar_id, words)
    title = record.seminar_title(edition.dataset, seminar_id, words)
    return blocks.KeyFigure(
        words.text(label),
        Text(title, edition.of_seminar(seminar_id)),
        parts.main_figure(history, facts, edition),
        tuple(filter(None, (coverage, when))),
    )


def _totals(history: Dataset, office: str, edition: Edition) -> Iterator[Term]:
    """Yield the sums over the seminars held; a sum of nothing has no rows to lead to."""
    sums = overview.totals(history)
    numbers = {"participants": sums.participants, "countries": sums.countries_least}
    for name, said in fact_sentences.totals_in_words(sums, edition.words).items():
        claim = Claim(TOTALS, name)
        link = edition.link("", Selection(office), cell=str(claim))
        is_any = numbers.get(name, 1)
        yield Term(edition.words.text(f"totals-{name}"), (Text(said, link if is_any else ""),))


def _continuity(history: Dataset, office: str, edition: Edition) -> Section:
    words = edition.words
    return blocks.section(
        "continuity",
        words.text("card-matrix"),
        participation.coverage_sentence(history, words),
        parts.matrix(history, office, edition),
        participation.matrix_sentence(history, words),
        blocks.note(words.text("card-matrix.rule")),
    )


def _missing(history: Dataset, seminar_id: str | None, edition: Edition) -> Section:
    """Return who was missing from the newest seminar of which that is known."""
    if seminar_id is None:
        return blocks.section("missing", edition.words.text("report-missing"))
    words = edition.words
    return blocks.section(
        "missing",
        words.text("report-missing-at", seminar=edition.seminars[seminar_id]),
        participation.missing_sentence(history, seminar_id, words),
        parts.missing(history, seminar_id, edition),
    )


def _representation(history: Dataset, edition: Edition) -> Section:
    words, classes = edition.words, representation(history)
    sentence = participation.representation_sentence(classes, history, words)
    terms = tuple(
        Term(words.text(f"representation-{name}"), tuple(_represented(own, edition)))
        for name in CLASSES
        if len(own := classes[classes["representation"] == name])
    )
    return blocks.section(
        "representation", words.text("card-representation"), sentence, Facts(terms), is_half=True
    )


def _represented(own: pd.DataFrame, edition: Edition) -> Iterator[Text]:
    """Yield what came and what was expected, with the countries of which the same is to be said."""
    words, alike = edition.words, dict[str, list[str]]()
    for row in records(own, RepresentationRow):
        line = participation.representation_line(row, words)
        alike.setdefault(line, []).append(edition.countries[row["country"]])
    for line, names in alike.items():
        yield Text(words.text("report-represented", countries=words.listing(names), line=line))


def _themes(history: Dataset, office: str, edition: Edition) -> Section:
    words, themes = edition.words, seminars_by_theme(history)
    bars = tuple(_theme(row, office, edition) for row in records(themes, ThemeSeminarsRow))
    heads = (words.text("column-theme_id"), words.text("column-seminars"))
    sentence = theme_sentences.seminars_by_theme_sentence(themes, history, words)
    return blocks.section(
        "themes",
        words.text("card-seminars_by_theme"),
        sentence,
        blocks.Bars(heads, bars),
        blocks.note(words.text("card-seminars_by_theme.rule")),
        is_half=True,
        opens_page=True,
    )


def _theme(row: ThemeSeminarsRow, office: str, edition: Edition) -> blocks.LabelledBar:
    words, theme, number = edition.words, str(row["theme_id"]), int(row["seminars"])
    year = words.fiscal_year(int(row["last_fiscal_year"]))
    link = edition.link("themes", Selection(office, themes=(theme,)))
    said = words.text("report-seminars", n=number, year=year)
    return blocks.LabelledBar(
        Text(words.name(row), link), number, said, theme_colour(theme, "light")
    )


def _hosts(history: Dataset, edition: Edition) -> Section:
    words, hosts = edition.words, hosts_visited.rows(history)
    columns = (
        Column(words.text("column-host"), share=2),
        Column(words.text("column-prefecture"), share=2),
        Column(words.text("hosts-head-years"), share=3),
    )
    lines = tuple(_host(row, edition) for row in hosts)
    return blocks.section(
        "hosts",
        words.text("card-hosts"),
        places.hosts_sentence(hosts, words),
        hosts_picture(hosts, edition),
        blocks.PlainTable(columns, lines),
        is_half=True,
    )


def _host(row: HostVisitedRow, edition: Edition) -> tuple[Text, ...]:
    words = edition.words
    prefectures = prefecture_names(edition.dataset, words)
    years = (seminar_facts(edition.dataset, seminar).fiscal_year for seminar in row["seminar_ids"])
    newest = edition.of_seminar(row["seminar_ids"][-1])
    return (
        Text(words.name(row, "host")),
        Text(prefectures[row["prefecture"]]),
        Text(words.listing(map(words.fiscal_year, years)), newest),
    )


def _unknown(history: Dataset, edition: Edition) -> Section:
    words = edition.words
    lacking = settle.rows(history)
    further = max(len(lacking) - MOST_LISTED, 0)
    rest = words.text("report-further", count=further) if further else ""
    return blocks.section(
        "unknown",
        words.text("card-settle"),
        open_questions.settle_sentence(lacking, words),
        parts.settling(lacking[:MOST_LISTED], edition),
        rest,
        is_half=True,
    )


def _sources(history: Dataset, edition: Edition) -> Section:
    cited = {str(source) for table in SOURCED for source in getattr(history, table)["source_id"]}
    sources = parts.sources(cited, edition, is_brief=True)
    title = edition.words.text("card-sources")
    return blocks.section("sources", title, sources, is_appendix=True)


def _events(office: str, edition: Edition) -> Section:
    words = edition.words
    events = overview.events_of_office.rows(edition.dataset, office)
    listing = blocks.Listing(tuple(_event(row, edition) for row in events))
    return blocks.section("events", words.text("card-events"), listing, is_half=True)


def _event(row: EventRow, edition: Edition) -> Text:
    words = edition.words
    day = words.partial_date(str(row["date"]))
    return Text(words.text("report-event", date=day, event=words.name(row, "title")))
