"""Facts in words: of one seminar, of two beside each other, of what a save changes, and missing."""

from collections.abc import Sequence

import pandas as pd

from analysis.contract import schema, table_rows
from analysis.frames.rows import known, records
from analysis.intake.results.changes import Differences
from analysis.loading.dataset import Dataset
from analysis.narrative import participation, record
from analysis.summaries.places.hosting import HostingYearRow
from analysis.summaries.programme.seminar import InBoth, SeminarFacts
from analysis.summaries.record import evidence, open_questions, overview
from analysis.words import catalogue
from analysis.words.catalogue import Words

# The facts of one seminar, and what several add up to, term by term.


def facts_in_words(dataset: Dataset, facts: SeminarFacts, words: Words) -> dict[str, str]:
    """Return the value of each term of a seminar, "" where it is not documented.

    Terms: office, status, dates, mode, hosts, themes, participants, basis.
    """
    hosts = dataset.hosts[dataset.hosts["seminar_id"] == facts.seminar_id]
    themes = catalogue.theme_names(dataset, words)
    people = facts.participants
    return {
        "office": catalogue.office_names(dataset, words)[facts.office_id],
        "status": words.text(f"status-{facts.status}"),
        "dates": dates_in_words(facts, words),
        "mode": words.text(f"mode-{facts.mode}") if facts.mode else "",
        "hosts": words.listing(
            _host(dataset, host, words) for host in records(hosts, table_rows.HostRow)
        ),
        "themes": words.listing(themes[theme] for theme in facts.theme_ids),
        "participants": words.text("people", count=people) if people else "",
        "basis": words.text(f"basis-{facts.basis}"),
    }


def dates_in_words(facts: SeminarFacts, words: Words) -> str:
    """Write the days of a seminar, "" where the first or the last is not documented."""
    if facts.start_date is None or facts.end_date is None:
        return ""
    return words.period(facts.start_date, facts.end_date)


def totals_in_words(sums: overview.Totals, words: Words) -> dict[str, str]:
    """Return the sums by name (held, participants, countries, hosts); what is open says so."""
    people = sums.participants
    between = {
        "held": (sums.held, sums.held),
        "participants": (people, people) if sums.participants_complete else (people or None, None),
        "countries": (sums.countries_least, sums.countries_most),
        "hosts": (sums.hosts, sums.hosts),
    }
    return {name: between_in_words(*two, name, words) for name, two in between.items()}


def _host(dataset: Dataset, host: table_rows.HostRow, words: Words) -> str:
    """Name a host with its prefecture, unless it is the prefecture."""
    name = words.name(host, "host")
    if host["level"] == "prefecture":
        return name
    prefecture = catalogue.prefecture_names(dataset, words)[host["prefecture"]]
    return words.text("host-in-prefecture", host=name, prefecture=prefecture)


def between_in_words(least: int | None, most: int | None, measure: str, words: Words) -> str:
    """Write a number that lies between two; without a most it is a least number.

    `measure`: what is counted (held, participants, ...), as it chooses the counter.
    """
    if least is None:
        return words.text("not-documented")
    if most is None or least == most:
        number = words.text("counted", number=words.number(least), measure=measure)
        return number if most is not None else words.text("at-least", number=number)
    lower, upper = words.number(least), words.number(most)
    return words.text("between", least=lower, most=upper, measure=measure)


# Sentences on two seminars beside each other, and on where the seminar has been by a year.


def beside_sentence(both: InBoth, dataset: Dataset, words: Words) -> str:
    """Say what is documented at both seminars."""
    named = {
        "themes": (both.theme_ids, catalogue.theme_names(dataset, words)),
        "countries": (both.countries, catalogue.country_names(dataset, words)),
        "sites": (both.site_ids, words.names(dataset.sites, "site_id")),
    }
    said = [
        words.text(f"beside-{kind}", names=words.listing(names[one] for one in ids))
        for kind, (ids, names) in named.items()
        if ids
    ]
    return record.joined(*said, words=words) if said else words.text("beside-none")


def host_history_sentence(years: pd.DataFrame, words: Words) -> str:
    """Say over which fiscal years hosts are documented; `years`: `hosting.hosting_by_year`."""
    if years.empty:
        return words.text("hosts-none")
    first, last = (int(years["fiscal_year"].iloc[at]) for at in (0, -1))
    return words.text(
        "been",
        years=len(years),
        first=words.fiscal_year(first),
        last=words.fiscal_year(last),
        hosts=int(years["hosts_so_far"].iloc[-1]),
        prefectures=int(years["prefectures_so_far"].iloc[-1]),
    )


def hosts_so_far(year: HostingYearRow, words: Words) -> str:
    """Say how many hosts and prefectures there were up to a row of `hosting_by_year`."""
    return words.text(
        "been-so-far", hosts=year["hosts_so_far"], prefectures=year["prefectures_so_far"]
    )


# Sentences on what a save does: to the rows of a table, and to the numbers of the pages.


def difference_sentence(found: Differences, words: Words) -> str:
    """Say how many rows of a table are added, changed and removed."""
    return words.text(
        "difference",
        table=words.text(f"table-name-{found.table.name}"),
        added=len(found.added),
        changed=found.changed_rows,
        removed=len(found.removed),
    )


def amount_in_words(amount: overview.Amount, measure: str, words: Words) -> str:
    """Write a number as the pages do: "9 of 12 countries", "at least 40", "not documented"."""
    least, most, eligible = amount
    if least is None or most is None or eligible is None:
        return between_in_words(least, most, measure, words)
    return words.text(
        "coverage-headline", least=least, most=most, spread=most - least, eligible=eligible
    )


# Words for what is open: which number, what its rows add up to, and what they leave open.


def evidence_title(dataset: Dataset, key: evidence.EvidenceKey, words: Words) -> str:
    """Name the number or cell."""
    countries, seminars = (
        catalogue.country_names(dataset, words),
        catalogue.seminar_labels(dataset, words),
    )
    if key.kind == evidence.TOTALS:
        return words.text(f"evidence-title-totals-{key.subject}")
    country = countries[key.country or key.subject]
    seminar = seminars.get(key.subject, "")
    return words.text(f"evidence-title-{key.kind}", country=country, seminar=seminar)


def evidence_sum(rows: pd.DataFrame, key: evidence.EvidenceKey, words: Words) -> str:
    """Say what the rows that count add up to."""
    counted = rows[key.counted].dropna()
    if counted.empty:
        return words.text("evidence-none")
    unit = "people" if key.counted in ("delegates", "participants") else key.counted
    return words.text(f"evidence-sum-{unit}", rows=len(counted), total=int(counted.sum()))


def evidence_remark(dataset: Dataset, key: evidence.EvidenceKey, words: Words) -> str:
    """Say what the rows leave open: the countries missing, the seminars not known in full."""
    if key.kind == evidence.CELL:
        return words.text(f"evidence-why-{evidence.state_of(dataset, key)}")
    if key.kind == "coverage":
        return participation.seminar_coverage(dataset, key.subject, words)
    seminars = evidence.uncounted_seminars(dataset, key)
    if not seminars:
        return ""
    labels = catalogue.seminar_labels(dataset, words)
    named = words.listing(labels[seminar] for seminar in seminars)
    return words.text("evidence-uncounted", count=len(seminars), seminars=named)


# Sentences on what is missing: each fact by its name, and what it would change.


def missing_facts_sentence(rows: Sequence[open_questions.MissingFactRow], words: Words) -> str:
    """Say how many facts are missing, and how many of them leave a coverage open."""
    if not rows:
        return words.text("settle-none")
    return words.text(
        "settle",
        facts=len(rows),
        coverages=sum(row["fact"] in ("eligibility", "countries") for row in rows),
    )


def missing_fact(row: open_questions.MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Name a row of `missing_facts`: "The countries of 5 further participants of FY2018"."""
    if row["fact"] == "eligibility":
        return words.text("lacking-eligibility", office=_office(row, dataset, words))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "countries":
        people = row["people"] or 0
        how_far = row["known"] if people else f"{row['known']}-uncounted"
        return words.text("lacking-countries", seminar=seminar, known=how_far, people=people)
    return words.text(f"lacking-{row['fact']}", seminar=seminar, known=row["known"])


def what_it_answers(row: open_questions.MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Say what a row of `missing_facts` would change: "Coverage of FY2018, 5 countries: …"."""
    if row["fact"] == "eligibility":
        return words.text("settles-eligibility", seminars=len(row["seminar_ids"].split(", ")))
    seminar = _seminar(row, dataset, words)
    if row["fact"] == "sites":
        return words.text("settles-sites", visits=row["visits"] or 0)
    if row["fact"] == "countries" and row["eligible"] is not None:
        least, most = known(row["attended_least"]), known(row["attended_most"])
        return words.text(
            "settles-coverage",
            seminar=seminar,
            least=least,
            most=most,
            spread=most - least,
            eligible=row["eligible"],
        )
    return words.text(f"settles-{row['fact']}", seminar=seminar)


def _seminar(row: open_questions.MissingFactRow, dataset: Dataset, words: Words) -> str:
    """Return "FY2018"; for any but the default office its name too."""
    year = words.fiscal_year(known(row["fiscal_year"]))
    if row["office_id"] == schema.DEFAULT_OFFICE:
        return year
    return words.text("settle-abroad", year=year, office=_office(row, dataset, words))


def _office(row: open_questions.MissingFactRow, dataset: Dataset, words: Words) -> str:
    return catalogue.office_names(dataset, words)[row["office_id"]]
