"""The cards of one country: its seminars, its delegates, its themes, and where they went."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.charts import over_time
from analysis.charts.columns import Timeline
from analysis.contract.table_rows import CountryRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import BREAK, NOTHING, element, joined, link, linked
from analysis.html.states import country_timeline, state_legend_html
from analysis.loading.dataset import Dataset
from analysis.narrative import country as country_sentences
from analysis.narrative import themes
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import country as attendance
from analysis.summaries.attendance.participation import delegates_by_country
from analysis.summaries.programme.themes import EXPOSURES, ExposureRow, theme_exposure
from analysis.summaries.scope import condensed, seminars_in_scope
from analysis.words.labels import country_names, host_labels, office_names
from pages.cards.evidence import draw_cited
from pages.components import html
from pages.components.choices import countries_in_reach
from pages.components.figure_card import Card, cached_card
from pages.session.view import View

# Which country the page is about, and within which office.


@dataclass(frozen=True)
class CountrySubject:
    """A country within an office; `history` is that of the office, of this country."""

    view: View
    country: str
    office: str
    history: Dataset

    @property
    def name(self) -> str:
        """The country's name in the reader's language."""
        return country_names(self.view.whole, self.view.words)[self.country]

    @property
    def seminars(self) -> pd.DataFrame:
        """The country at each seminar of the office, in order of time."""
        return attendance.attendance_of_country(self.history, self.country)

    @property
    def fiscal_years(self) -> range:
        """The fiscal years from the office's first seminar to its last."""
        years = self.seminars["fiscal_year"]
        return range(int(years.min()), int(years.max()) + 1) if len(years) else range(0)

    @property
    def timeline(self) -> Timeline:
        """The timeline that a chart in order of time shows beside its numbers."""
        return Timeline(seminars_in_scope(self.history), fiscal_years=self.fiscal_years)

    @property
    def links(self) -> dict[str, str]:
        """The address of each seminar of the office."""
        link = self.view.address.link
        return {
            str(seminar): link("seminar", seminar=str(seminar))
            for seminar in self.seminars["seminar_id"]
        }


def subject_of(view: View, country: str) -> CountrySubject | None:
    """Return a country within the chosen office, or within one that covers it; None without."""
    offices = attendance.offices_of(view.whole, country)
    if not offices:
        return None
    office = view.selection.office if view.selection.office in offices else offices[0]
    history = filter_dataset(condensed(view.whole), Selection(office, countries=(country,)))
    return CountrySubject(view, country, office, history)


# The cards of one country: its seminars, its delegates, its themes, and where they went.

# The page follows a country over all its seminars.
_IGNORED_FILTERS = ("fiscal_years", "themes")


@cached_card
def country_seminars_card(view: View, subject: CountrySubject) -> Card:
    """Draw the strip: each seminar of the office in one of the five states."""
    words, rows = view.words, subject.seminars
    hosts = host_labels(subject.history, words)
    timeline = country_timeline(rows, hosts, words, subject.links, subject.fiscal_years)
    return Card(
        "country_seminars",
        sentence=country_sentences.country_sentence(subject.history, subject.country, words),
        figure=lambda: html.draw_html(timeline + state_legend_html(words)),
        table=rows[["seminar_id", "fiscal_year", "status", "state"]],
        ignores_filters=_IGNORED_FILTERS,
    )


@cached_card
def country_delegates_card(view: View, subject: CountrySubject) -> Card:
    """Draw how many people the country sent over time."""
    rows = subject.seminars
    came = rows[rows["state"] == "attended"]
    return Card(
        "country_delegates",
        sentence=country_sentences.country_delegates_sentence(rows, view.words),
        figure=over_time.attendance_of_country(rows, view.words, view.scheme, subject.timeline),
        table=came[["seminar_id", "fiscal_year", "delegates", "basis", "source_id"]],
        ignores_filters=_IGNORED_FILTERS,
    )


@cached_card
def country_themes_card(view: View, subject: CountrySubject) -> Card:
    """Draw which themes the country met at which seminars, and which it never met."""
    words = view.words
    rows = theme_exposure(subject.history)
    drawn = _groups(subject, rows)
    return Card(
        "country_themes",
        sentence=country_sentences.country_themes_sentence(rows, words),
        figure=lambda: html.draw_html(drawn),
        table=rows.drop(columns="country"),
        ignores_filters=_IGNORED_FILTERS,
        caution=themes.unthemed_caution(subject.history, words),
    )


def _groups(subject: CountrySubject, rows: pd.DataFrame) -> Markup:
    """Return the themes by exposure; those met and not documented with their seminars."""
    words = subject.view.words
    groups: dict[str, list[ExposureRow]] = {exposure: [] for exposure in EXPOSURES}
    for row in records(rows, ExposureRow):
        groups[row["exposure"]].append(row)
    terms = (
        (words.text(f"exposure-{exposure}"), html.listed(_theme(subject, row) for row in group))
        for exposure, group in groups.items()
        if group
    )
    return html.terms_html(terms, "kz-groups")


def _theme(subject: CountrySubject, row: ExposureRow) -> Markup:
    """Return a theme, a link to its seminars, and the years when it was met, or may have been."""
    link = html.theme_link(subject.view, row["theme_id"])
    ids = row["seminar_ids"] or row["undocumented_seminar_ids"]
    return link + " " + element("small", _years(subject, ids.split(", "))) if ids else link


def _years(subject: CountrySubject, seminar_ids: Iterable[str]) -> Markup:
    """Name seminars by their fiscal years, each a link to its seminar."""
    words = subject.view.words
    seminars = subject.seminars
    years = dict(zip(seminars["seminar_id"], seminars["fiscal_year"], strict=True))
    links = (
        linked(words.fiscal_year(int(years[identifier])), identifier, subject.links)
        for identifier in seminar_ids
    )
    return html.listing_html(words, links)


@cached_card
def country_places_card(view: View, subject: CountrySubject) -> Card:
    """Draw at which hosts its delegates were and which sites they saw."""
    words, rows = view.words, attendance.places_seen(subject.history, subject.country)
    seminars = subject.seminars
    came = seminars[seminars["state"] == "attended"]
    items = (_seminar(subject, seminar, own) for seminar, own in _by_seminar(rows))
    drawn = html.listed(items, "kz-places")
    return Card(
        "country_places",
        sentence=country_sentences.country_places_sentence(
            rows, int((came["mode"] == "online").sum()), words
        ),
        figure=lambda: html.draw_html(drawn),
        table=rows,
        ignores_filters=_IGNORED_FILTERS,
    )


def _by_seminar(rows: pd.DataFrame) -> Iterable[tuple[str, pd.DataFrame]]:
    """Return the rows of each seminar, the newest first."""
    groups = [(str(seminar), own) for seminar, own in rows.groupby("seminar_id", observed=True)]
    return sorted(groups, key=lambda group: -int(group[1]["fiscal_year"].iloc[0]))


def _seminar(subject: CountrySubject, seminar: str, rows: pd.DataFrame) -> Markup:
    view, words = subject.view, subject.view.words
    anchor, sites = html.seminar_link(view, seminar), rows["site_id"].dropna()
    if sites.empty:
        return anchor + " " + element("small", words.text("country-site-none"))
    names = words.names(view.whole.sites, "site_id")
    return anchor + html.listed(
        link(view.address.link("site-visits", site=str(site)), names[site]) for site in sites
    )


# The countries to choose from; and of one, its facts, what is not known, and its sources.


def draw_countries(view: View) -> None:
    """List the countries of the office, each a link to its page, and when it last came."""
    with st.container(border=True, key="card-countries"):
        st.header(view.words.text("country-list"), anchor=False)
        html.draw_html(_countries(view))


@cached
def _countries(view: View) -> Markup:
    words = view.words
    rows = delegates_by_country(view.history)
    years = dict(zip(rows["country"], rows["last_fiscal_year"], strict=True))
    never = words.text("country-list-none")
    last = {
        code: words.text("country-list-last", year=words.fiscal_year(int(year)))
        for code, year in years.items()
    }
    items = (
        html.country_link(view, code) + BREAK + element("small", last.get(code, never))
        for code in countries_in_reach(view)
    )
    return html.listed(items, "kz-countries")


def draw_country_facts(subject: CountrySubject) -> None:
    """Draw what the country is to the office, and when it last came."""
    words = subject.view.words
    office = office_names(subject.view.whole, words)[subject.office]
    st.caption(html.literal(words.text("country-within", office=office)))
    html.draw_html(_facts(subject))


@cached
def _facts(subject: CountrySubject) -> Markup:
    view, words = subject.view, subject.view.words
    (country,) = (
        row
        for row in records(view.whole.countries, CountryRow)
        if row["country"] == subject.country
    )
    came = subject.seminars.query("state == 'attended'")
    eligibility = attendance.eligibility_of(view.whole, subject.country, subject.office)
    terms = {
        "subregion": words.text(f"subregion-{country['subregion']}"),
        "eligible": country_sentences.eligible_since(eligibility, words),
        "last_contact": _seminar_links(subject, came["seminar_id"].tail(1)),
    }
    return html.definitions(terms, words) + _other_offices(subject)


def _other_offices(subject: CountrySubject) -> Markup:
    """Lead to the same country within the other offices that cover it."""
    view = subject.view
    within = partial(Selection, countries=(subject.country,))
    names = office_names(view.whole, view.words)
    links = [
        link(view.address.link("country", selection=within(office)), names[office])
        for office in attendance.offices_of(view.whole, subject.country)
        if office != subject.office
    ]
    if not links:
        return NOTHING
    said = view.words.text("country-other-offices")
    return element("p", said, " ", joined(links, view.words.gap), class_="kz-also")


def draw_country_unknowns(subject: CountrySubject) -> None:
    """Draw what is not documented of the country: a list, with links to the seminars."""
    with st.container(border=True, key="card-country_unknowns"):
        st.header(subject.view.words.text("card-country_unknowns"), anchor=False)
        html.draw_html(_unknowns(subject))


@cached
def _unknowns(subject: CountrySubject) -> Markup:
    words = subject.view.words
    rows = attendance.unknowns_of_country(subject.history, subject.country)
    found: dict[str, str] = {
        unknown: _seminar_links(subject, rows.loc[rows["unknown"] == unknown, "seminar_id"])
        for unknown in attendance.UNKNOWNS
    }
    silent = sorted({*subject.fiscal_years} - {*subject.seminars["fiscal_year"]})
    found["years"] = words.listing(map(words.fiscal_year, silent))
    lines = [
        (words.text(f"country-unknown-{unknown}"), said) for unknown, said in found.items() if said
    ]
    if not lines:
        return element("p", words.text("country-unknown-nothing"))
    return html.terms_html(lines, "kz-groups")


def _seminar_links(subject: CountrySubject, seminar_ids: Iterable[str]) -> Markup:
    """Name seminars, each with its link."""
    return joined((html.seminar_link(subject.view, one) for one in seminar_ids), BREAK)


def draw_country_sources(subject: CountrySubject) -> None:
    """List the sources of what is shown."""
    sources = attendance.sources_of_country(subject.history, subject.country, subject.office)
    draw_cited(subject.view, sources)
