"""The annual brief: the state of an office's seminars after the latest one, on two pages."""

from collections.abc import Iterator

import pandas as pd

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.contract.table_rows import EventRow
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


def annual_brief(context: ReportContext, office: str = DEFAULT_OFFICE) -> blocks.Report:
    """Return the brief of an office. Raises LookupError for an unknown one."""
    if office not in set(context.dataset.offices["office_id"]):
        raise LookupError(office)
    history = context.history(office)
    latest = overview.latest_held(history)
    known = overview.latest_with_full_list(history) or latest
    return context.report(
        "brief",
        office,
        (_title(latest, context), parts.programme_name(office, context)),
        (parts.scope(office, context),),
        (
            _state(history, office, context),
            _continuity(history, office, context),
            _missing(history, known, context),
            _themes(history, office, context),
            _hosts(history, context),
            _representation(history, context),
            _events(office, context),
            _unknown(history, context),
            _sources(history, context),
        ),
    )


def _title(latest: str | None, context: ReportContext) -> str:
    if latest is None:
        return context.words.text("report-title-brief-none")
    year = seminar_facts(context.dataset, latest).fiscal_year
    in_full = context.words.fiscal_year_in_full(year)
    return context.words.text("report-title-brief", year=in_full)


def _state(history: Dataset, office: str, context: ReportContext) -> blocks.Section:
    """Return the latest seminar, the latest whose countries are known, and all in sum."""
    latest, known = overview.latest_held(history), overview.latest_with_full_list(history)
    named = {"headline-known": known, "headline-latest": latest}
    shown = {seminar: label for label, seminar in named.items() if seminar}
    figures = tuple(
        _headline(history, seminar, label, context) for seminar, label in reversed(shown.items())
    )
    sums = blocks.Facts(tuple(_totals(history, office, context)))
    title = context.words.text("report-state")
    return blocks.section("state", title, blocks.KeyFigures(figures), sums)


def _headline(
    history: Dataset, seminar_id: str, label: str, context: ReportContext
) -> blocks.KeyFigure:
    words, facts = context.words, seminar_facts(context.dataset, seminar_id)
    mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
    when = words.apart((fact_sentences.dates_in_words(facts, words), mode))
    coverage = participation.seminar_coverage(history, seminar_id, words)
    title = record.seminar_title(context.dataset, seminar_id, words)
    return blocks.KeyFigure(
        words.text(label),
        blocks.Text(title, context.of_seminar(seminar_id)),
        parts.main_figure(history, facts, context),
        tuple(filter(None, (coverage, when))),
    )


def _totals(history: Dataset, office: str, context: ReportContext) -> Iterator[blocks.Term]:
    """Yield the sums over the seminars held; a sum of nothing has no rows to lead to."""
    sums = overview.totals(history)
    numbers = {"participants": sums.participants, "countries": sums.countries_least}
    for name, said in fact_sentences.totals_in_words(sums, context.words).items():
        key = evidence.EvidenceKey(evidence.TOTALS, name)
        link = context.link("", Selection(office), cell=str(key))
        is_any = numbers.get(name, 1)
        yield blocks.Term(
            context.words.text(f"totals-{name}"), (blocks.Text(said, link if is_any else ""),)
        )


def _continuity(history: Dataset, office: str, context: ReportContext) -> blocks.Section:
    words = context.words
    return blocks.section(
        "continuity",
        words.text("card-matrix"),
        participation.coverage_sentence(history, words),
        parts.matrix(history, office, context),
        participation.matrix_sentence(history, words),
        blocks.note(words.text("card-matrix.rule")),
    )


def _missing(history: Dataset, seminar_id: str | None, context: ReportContext) -> blocks.Section:
    """Return who was missing from the newest seminar of which that is known."""
    if seminar_id is None:
        return blocks.section("missing", context.words.text("report-missing"))
    words = context.words
    return blocks.section(
        "missing",
        words.text("report-missing-at", seminar=context.seminars[seminar_id]),
        participation.missing_sentence(history, seminar_id, words),
        parts.missing(history, seminar_id, context),
    )


def _representation(history: Dataset, context: ReportContext) -> blocks.Section:
    words, classes = context.words, representation(history)
    sentence = participation.representation_sentence(classes, history, words)
    terms = tuple(
        blocks.Term(words.text(f"representation-{name}"), tuple(_represented(own, context)))
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


def _represented(own: pd.DataFrame, context: ReportContext) -> Iterator[blocks.Text]:
    """Yield what came and what was expected, with the countries of which the same is to be said."""
    words, alike = context.words, dict[str, list[str]]()
    for row in records(own, RepresentationRow):
        line = participation.representation_line(row, words)
        alike.setdefault(line, []).append(context.countries[row["country"]])
    for line, names in alike.items():
        yield blocks.Text(
            words.text("report-represented", countries=words.listing(names), line=line)
        )


def _themes(history: Dataset, office: str, context: ReportContext) -> blocks.Section:
    words, themes = context.words, seminars_by_theme(history)
    bars = tuple(_theme(row, office, context) for row in records(themes, ThemeSeminarsRow))
    heads = (words.text("column-theme_id"), words.text("column-seminars"))
    sentence = places.seminars_by_theme_sentence(themes, history, words)
    return blocks.section(
        "themes",
        words.text("card-seminars_by_theme"),
        sentence,
        blocks.Bars(heads, bars),
        blocks.note(words.text("card-seminars_by_theme.rule")),
        is_half=True,
        opens_page=True,
    )


def _theme(row: ThemeSeminarsRow, office: str, context: ReportContext) -> blocks.LabelledBar:
    words, theme, number = context.words, str(row["theme_id"]), int(row["seminars"])
    year = words.fiscal_year(int(row["last_fiscal_year"]))
    link = context.link("themes", Selection(office, themes=(theme,)))
    said = words.text("report-seminars", n=number, year=year)
    return blocks.LabelledBar(
        blocks.Text(words.name(row), link), number, said, theme_colour(theme, "light")
    )


def _hosts(history: Dataset, context: ReportContext) -> blocks.Section:
    words, hosts = context.words, hosts_visited.rows(history)
    columns = (
        blocks.Column(words.text("column-host"), share=2),
        blocks.Column(words.text("column-prefecture"), share=2),
        blocks.Column(words.text("hosts-head-years"), share=3),
    )
    lines = tuple(_host(row, context) for row in hosts)
    return blocks.section(
        "hosts",
        words.text("card-hosts"),
        places.hosts_sentence(hosts, words),
        atlas.hosts_picture(hosts, context),
        blocks.PlainTable(columns, lines),
        is_half=True,
    )


def _host(row: HostVisitedRow, context: ReportContext) -> tuple[blocks.Text, ...]:
    words = context.words
    prefectures = prefecture_names(context.dataset, words)
    years = (seminar_facts(context.dataset, seminar).fiscal_year for seminar in row["seminar_ids"])
    newest = context.of_seminar(row["seminar_ids"][-1])
    return (
        blocks.Text(words.name(row, "host")),
        blocks.Text(prefectures[row["prefecture"]]),
        blocks.Text(words.listing(map(words.fiscal_year, years)), newest),
    )


def _unknown(history: Dataset, context: ReportContext) -> blocks.Section:
    words = context.words
    missing = open_questions.missing_facts.rows(history)
    further = max(len(missing) - MOST_LISTED, 0)
    rest = words.text("report-further", count=further) if further else ""
    return blocks.section(
        "unknown",
        words.text("card-settle"),
        fact_sentences.missing_facts_sentence(missing, words),
        parts.missing_facts_listing(missing[:MOST_LISTED], context),
        rest,
        is_half=True,
    )


def _sources(history: Dataset, context: ReportContext) -> blocks.Section:
    cited = {str(source) for table in SOURCED for source in getattr(history, table)["source_id"]}
    sources = parts.sources(cited, context, is_brief=True)
    title = context.words.text("card-sources")
    return blocks.section("sources", title, sources, is_appendix=True)


def _events(office: str, context: ReportContext) -> blocks.Section:
    words = context.words
    events = overview.events_of_office.rows(context.dataset, office)
    listing = blocks.Listing(tuple(_event(row, context) for row in events))
    return blocks.section("events", words.text("card-events"), listing, is_half=True)


def _event(row: EventRow, context: ReportContext) -> blocks.Text:
    words = context.words
    day = words.partial_date(str(row["date"]))
    return blocks.Text(words.text("report-event", date=day, event=words.name(row, "title")))
