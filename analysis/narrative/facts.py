"""The facts of one seminar, and what several add up to, term by term."""

from analysis.dataset import Dataset
from analysis.labels import office_names, prefecture_names, theme_names
from analysis.rows import records
from analysis.summaries.seminar import SeminarFacts
from analysis.summaries.totals import Totals
from analysis.table_rows import HostRow
from analysis.words import Words


def facts_in_words(dataset: Dataset, facts: SeminarFacts, words: Words) -> dict[str, str]:
    """Return the value of each term of a seminar, "" where it is not documented.

    Terms: office, status, dates, mode, hosts, themes, participants, basis.
    """
    hosts = dataset.hosts[dataset.hosts["seminar_id"] == facts.seminar_id]
    themes = theme_names(dataset, words)
    people = facts.participants
    return {
        "office": office_names(dataset, words)[facts.office_id],
        "status": words.text(f"status-{facts.status}"),
        "dates": dates_in_words(facts, words),
        "mode": words.text(f"mode-{facts.mode}") if facts.mode else "",
        "hosts": words.listing(_host(dataset, host, words) for host in records(hosts, HostRow)),
        "themes": words.listing(themes[theme] for theme in facts.theme_ids),
        "participants": words.text("people", count=people) if people else "",
        "basis": words.text(f"basis-{facts.basis}"),
    }


def dates_in_words(facts: SeminarFacts, words: Words) -> str:
    """Write the days of a seminar, "" where the first or the last is not documented."""
    if facts.start_date is None or facts.end_date is None:
        return ""
    return words.period(facts.start_date, facts.end_date)


def totals_in_words(sums: Totals, words: Words) -> dict[str, str]:
    """Return the sums by name (held, participants, countries, hosts); what is open says so."""
    return {
        "held": words.number(sums.held),
        "participants": _participants(sums, words),
        "countries": between_in_words(sums.countries_least, sums.countries_most, words),
        "hosts": words.number(sums.hosts),
    }


def _host(dataset: Dataset, host: HostRow, words: Words) -> str:
    """Name a host with its prefecture, unless it is the prefecture."""
    name = words.name(host, "host")
    if host["level"] == "prefecture":
        return name
    prefecture = prefecture_names(dataset, words)[host["prefecture"]]
    return words.text("host-in-prefecture", host=name, prefecture=prefecture)


def _participants(sums: Totals, words: Words) -> str:
    written = words.number(sums.participants)
    if sums.participants_complete:
        return written
    known = sums.participants > 0
    return words.text("at-least", number=written) if known else words.text("not-documented")


def between_in_words(least: int | None, most: int | None, words: Words) -> str:
    """Write a number that lies between two; without a most it is a least number."""
    if least is None:
        return words.text("not-documented")
    if most is None:
        return words.text("at-least", number=words.number(least))
    if least == most:
        return words.number(most)
    return words.text("between", least=words.number(least), most=words.number(most))
