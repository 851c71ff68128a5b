"""What Home says: how the latest seminar went, what has been since, and what deserves attention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.frames.rows import known
from analysis.loading.dataset import Dataset
from analysis.narrative.facts import dates_in_words
from analysis.summaries.attendance import bounds, missing, participation
from analysis.summaries.attendance.representation import NOT_ENOUGH, representation
from analysis.summaries.places.visits import HostVisitedRow, prefectures_visited
from analysis.summaries.programme import seminar, themes
from analysis.summaries.record.overview import latest_held, latest_with_full_list
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import Words, country_names, host_labels, seminar_labels, theme_names


def leading_seminar(dataset: Dataset) -> str | None:
    """Return the seminar that Home opens with: the newest whose countries are known, else held."""
    return latest_with_full_list(dataset) or latest_held(dataset)


def kicker(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Name a seminar by year, host and days, and why it stands there if a newer one was held."""
    parts = [
        seminar_labels(dataset, words)[seminar_id],
        dates_in_words(seminar.seminar_facts(dataset, seminar_id), words),
        words.text("home-latest-known") if seminar_id != latest_held(dataset) else "",
    ]
    return words.apart(parts)


def number_of_countries(row: bounds.BoundsRow, words: Words) -> str:
    """Say "Eleven of twelve", or between which numbers the truth lies; "" if nothing is known."""
    if not row["eligible_known"] or row["attended_most"] is None:
        return ""
    least, most = known(row["attended_least"]), row["attended_most"]
    said = words.text(
        "home-number",
        spread=most - least,
        least=spelled(least, words),
        most=spelled(most, words),
        eligible=spelled(known(row["eligible"]), words),
    )
    return said[:1].upper() + said[1:]


def spelled(number: int, words: Words) -> str:
    """Write a number as a sentence has it: twelve, 12."""
    return words.text("number-spelled", number=number)


def absent_sentence(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Name the eligible countries that were not at a seminar whose list is complete."""
    row = bounds.bounds_by_seminar(dataset).get(seminar_id)
    if row is None or not row["complete"] or not row["eligible_known"]:
        return ""
    names = country_names(dataset, words)
    absent = [
        names[one["country"]]
        for one in participation.attendance.rows(dataset)
        if one["seminar_id"] == seminar_id and one["state"] == "absent"
    ]
    return words.text("home-absent", count=len(absent), countries=words.listing(absent))


def ways(countries: int, hosts: Sequence[HostVisitedRow], words: Words) -> str:
    """Say from how many capitals delegates came, and to how many hosts; "" if none is known."""
    prefectures = {host["prefecture"] for host in hosts} - {None}
    numbers = {"countries": countries, "hosts": len(hosts), "prefectures": len(prefectures)}
    if not all(numbers.values()):
        return ""
    return words.text("home-ways", **numbers)


def since_sentence(dataset: Dataset, seminar_id: str, words: Words) -> str:
    """Say which seminars were held after one, whose lists are not published; "" if none were."""
    held = [row for row in seminars_in_scope.rows(dataset) if row["status"] == "held"]
    ids = [row["seminar_id"] for row in held]
    later = held[ids.index(seminar_id) + 1 :]
    if not later:
        return ""
    hosts = host_labels(dataset, words)
    places = dict.fromkeys(hosts[row["seminar_id"]] for row in later)
    people = [
        words.text("people", count=row["participants"]) for row in later if row["participants"]
    ]
    return words.text(
        "home-since",
        count=len(later),
        number=spelled(len(later), words),
        places=words.listing(place for place in places if place),
        known=len(people),
        amounts=words.listing(people),
    )


# What deserves attention: at most one line of a kind, each from a summary of its own.


@dataclass(frozen=True)
class Attention:
    """A line: what it is about, what is said of it, and the page that tells more."""

    about: str
    said: str
    page: str
    country: str = ""
    theme: str = ""


def attention(dataset: Dataset, words: Words) -> Sequence[Attention]:
    """Return what the record of one office asks of the next seminar; only what is known."""
    kinds = (_away, _under, _untold, _prefectures)
    return [line for kind in kinds for line in kind(dataset, words)]


def _away(dataset: Dataset, words: Words) -> Iterator[Attention]:
    """Yield the country, of those still eligible, that is documented to be away for longest."""
    covered = {
        row["country"]
        for row in participation.attendance.rows(dataset)
        if row["seminar_id"] == latest_held(dataset) and row["state"] != "not_eligible"
    }
    gaps = [
        row
        for row in missing.recency.rows(dataset)
        if row["gap"] and not row["undocumented_since"] and row["country"] in covered
    ]
    longest = max(gaps, key=lambda row: row["gap"], default=None)
    if longest is None:
        return
    last = longest["last_fiscal_year"]
    said = words.text(
        "home-away",
        gap=longest["gap"],
        number=spelled(longest["gap"], words),
        last=words.fiscal_year(last) if last else "",
        came=1 if last else 0,
    )
    code = longest["country"]
    yield Attention(country_names(dataset, words)[code], said, "country", country=code)


def _under(dataset: Dataset, words: Words) -> Iterator[Attention]:
    """Yield the countries that sent fewer people than their range, all in one line."""
    rows = representation.rows(dataset)
    few = [row for row in rows if row["representation"] in ("unrepresented", "under")]
    if not few or rows[0]["representation"] == NOT_ENOUGH:
        return
    names = country_names(dataset, words)
    said = words.text(
        "home-under",
        count=len(few),
        sent=words.listing(words.number(known(row["delegates"])) for row in few),
        least=min(known(row["expected_least"]) for row in few),
        most=max(known(row["expected_most"]) for row in few),
    )
    yield Attention(words.listing(names[row["country"]] for row in few), said, "participation")


def _untold(dataset: Dataset, words: Words) -> Iterator[Attention]:
    """Yield the themes that no country is documented to have met, though each could have."""
    met: dict[str, set[str]] = {}
    for row in themes.theme_exposure.rows(dataset):
        met.setdefault(row["theme_id"], set()).add(row["exposure"])
    names = theme_names(dataset, words)
    never = [
        theme for theme, exposures in met.items() if exposures <= {"never_met", "not_eligible"}
    ]
    for theme in never[:1]:
        yield Attention(names[theme], words.text("home-theme"), "themes", theme=theme)


def _prefectures(dataset: Dataset, words: Words) -> Iterator[Attention]:
    rows = prefectures_visited.rows(dataset)
    hosted = sum(row["seminars"] > 0 for row in rows)
    if 0 < hosted < len(rows):
        said = words.text("home-prefectures", hosted=hosted)
        about = words.text("home-prefectures-about", count=len(rows) - hosted)
        yield Attention(about, said, "hosts")
