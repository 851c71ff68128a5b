"""What a search found, in words: how much, and one line about each thing."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.contract import schema, table_rows
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.search import entries, finding
from analysis.summaries.programme.seminar import seminar_facts
from analysis.words import catalogue
from analysis.words.catalogue import LANGUAGES, Words, words_in


def found_sentence(query: str, found: Sequence[finding.Found], words: Words) -> str:
    """Say how many things of each kind a query found, and whether they are only close to it."""
    kinds = Counter(thing.entry.kind for thing in found)
    counts = words.listing(
        words.text(f"search-count-{kind}", count=count) for kind, count in kinds.items()
    )
    if found[0].match is finding.Match.CLOSE:
        return words.text("search-only-close", query=query, counts=counts)
    return words.text("search-found", query=query, things=len(found), counts=counts)


def entry_line(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    """Say of a thing what tells it from its namesakes; of a host, its prefecture."""
    lines = {
        "country": _attended,
        "host": _prefecture,
        "theme": _taken_up,
        "seminar": _seminar,
        "site": _visited,
    }
    return lines[entry.kind](dataset, entry, words)


def form_line(dataset: Dataset, found: finding.Found, words: Words) -> str:
    """Name the form by which a thing was found, "" if its line says so, in either language."""
    lines = (entry_line(dataset, found.entry, words_in(language)) for language in LANGUAGES)
    is_said = not found.form or any(finding.says(line, found.form) for line in lines)
    return "" if is_said else words.text("search-form", form=found.form)


@cached
def seminars_in_short(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return "FY2019", of another office "FY2019 (CLAIR Paris)", by seminar id."""
    offices = catalogue.office_names(dataset, words)
    named = {}
    for row in records(dataset.seminars, table_rows.SeminarRow):
        year, office = words.fiscal_year(row["fiscal_year"]), row["office_id"]
        abroad = words.text("search-abroad", year=year, office=offices[office])
        named[row["seminar_id"]] = year if office == schema.DEFAULT_OFFICE else abroad
    return named


def _attended(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    if not entry.seminar_ids:
        return words.text("search-attended-none")
    last = catalogue.seminar_labels(dataset, words)[entry.seminar_ids[0]]
    return words.text("search-attended", seminar=last)


def _prefecture(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    hosts = dataset.hosts[dataset.hosts["host_id"] == entry.id]
    return catalogue.prefecture_names(dataset, words)[hosts["prefecture"].iloc[0]]


def _taken_up(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    if not entry.seminar_ids:
        return words.text("search-taken-up-none")
    last = seminars_in_short(dataset, words)[entry.seminar_ids[0]]
    return words.text("search-taken-up", count=len(entry.seminar_ids), last=last)


def _seminar(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    facts, names = seminar_facts(dataset, entry.id), catalogue.theme_names(dataset, words)
    start, end = facts.start_date, facts.end_date
    dates = words.period(start, end or start) if start else ""
    themes = words.listing(names[theme] for theme in facts.theme_ids)
    if facts.status == "cancelled":
        return words.apart((words.text("status-cancelled"), dates, themes))
    status = "" if facts.status == "held" else words.text(f"status-{facts.status}")
    dates = dates or words.text("search-dates-none")
    themes = themes or words.text("search-themes-none")
    return words.apart((status, dates, themes))


def _visited(dataset: Dataset, entry: entries.SearchEntry, words: Words) -> str:
    (site,) = (
        row for row in records(dataset.sites, table_rows.SiteRow) if row["site_id"] == entry.id
    )
    short = seminars_in_short(dataset, words)
    visited = words.text(
        "search-visited", seminars=words.listing(short[seminar] for seminar in entry.seminar_ids)
    )
    municipality = words.name(site, "municipality")
    prefectures = catalogue.prefecture_names(dataset, words)
    prefecture = prefectures[site["prefecture"]] if site["prefecture"] else ""
    in_both = words.text("host-in-prefecture", host=municipality, prefecture=prefecture)
    where = in_both if municipality and prefecture else municipality or prefecture
    return words.apart((where, visited))
