"""Names of things for a reader: a seminar is called by its fiscal year and its host."""

from collections.abc import Mapping

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.contract.table_rows import HostRow, SeminarRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import Words


@cached
def seminar_labels(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return "FY2019 · Shimonoseki" by seminar id; for any but the default office, its name too."""
    hosts = host_labels(dataset, words)
    offices = office_names(dataset, words)
    labels = {}
    for seminar in records(dataset.seminars, SeminarRow):
        office = seminar["office_id"]
        abroad = "" if office == DEFAULT_OFFICE else offices.get(office, "")
        names = words.apart((abroad, hosts[seminar["seminar_id"]]))
        year = words.fiscal_year(seminar["fiscal_year"])
        named = words.text("seminar-named", year=year, names=names) if names else year
        labels[seminar["seminar_id"]] = named
    return labels


@cached
def host_labels(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the hosts of each seminar in one text, by seminar id; "" where not documented."""
    names: dict[str, list[str]] = {str(seminar): [] for seminar in dataset.seminars["seminar_id"]}
    for host in records(dataset.hosts, HostRow):
        # Hosts stay when the file of seminars cannot be read.
        names.setdefault(host["seminar_id"], []).append(words.name(host, "host"))
    return {seminar: words.listing(hosts) if hosts else "" for seminar, hosts in names.items()}


def country_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the countries, whichever are chosen, by code."""
    return _names(dataset.whole, "countries", "country", words)


def theme_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the themes' names by id."""
    return _names(dataset.whole, "themes", "theme_id", words)


def office_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the offices' names by id."""
    return _names(dataset.whole, "offices", "office_id", words)


def group_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the groups of countries by id."""
    return _names(dataset.whole, "groups", "group_id", words)


def family_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the families of themes by id."""
    return _names(dataset.whole, "theme_families", "family_id", words)


def prefecture_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the prefectures' names by code."""
    return _names(dataset.whole, "prefectures", "prefecture", words)


@cached
def _names(dataset: Dataset, table: str, key: str, words: Words) -> Mapping[str, str]:
    return words.names(getattr(dataset, table), key)
