"""The page of one country: its heading, its strip, its themes and places, and what is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import pydeck
import streamlit as st

from analysis import palette
from analysis.contract.table_rows import CountryRow
from analysis.frames.caching import cached
from analysis.frames.rows import chosen_rows, is_in, records
from analysis.geometry import viewport
from analysis.html.elements import BREAK, NOTHING, Markup, element, escaped, joined, link
from analysis.html.states import country_timeline, state_legend_html
from analysis.loading.dataset import Dataset
from analysis.maps import decks
from analysis.maps import legend as map_legend
from analysis.narrative import country as country_sentences
from analysis.narrative import places, record
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import country as attendance
from analysis.summaries.attendance import participation
from analysis.summaries.places import visits
from analysis.summaries.planning import eligible_countries, next_fiscal_year
from analysis.summaries.scope import condensed
from analysis.words import catalogue
from analysis.words.catalogue import LANGUAGES, words_in
from pages.cards import evidence, reports
from pages.components import choices, html, map_panel, page
from pages.components.figure_card import Card, cached_card
from pages.components.map_panel import StaticMap
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
        return catalogue.country_names(self.view.whole, self.view.words)[self.country]

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
    def office_history(self) -> Dataset:
        """All seminars of the office, with all its countries."""
        return filter_dataset(condensed(self.view.whole), Selection(self.office))

    @property
    def of_all(self) -> pd.DataFrame:
        """Each country of the office at each seminar."""
        return participation.attendance(self.office_history)

    def states_of(self, country: str) -> dict[str, str]:
        """The states of a country by seminar."""
        own = self.of_all[self.of_all["country"] == country]
        return dict(zip(own["seminar_id"], own["state"].astype(str), strict=True))

    @property
    def year_of(self) -> dict[str, int]:
        """The fiscal year of each seminar of the office."""
        rows = self.seminars
        return dict(zip(rows["seminar_id"], rows["fiscal_year"].astype(int), strict=True))

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


# Its heading: its office, its name, how often it came, and the ways to its neighbours.


def headline(subject: CountrySubject) -> page.Headline:
    """Return the heading of the page: the name of the country, and what is found of it."""
    view, words = subject.view, subject.view.words
    (subregion,) = (
        row["subregion"]
        for row in records(view.whole.countries, CountryRow)
        if row["country"] == subject.country
    )
    eligibility = attendance.eligibility_of(view.whole, subject.country, subject.office)
    kicker = (
        catalogue.office_names(view.whole, words)[subject.office],
        words.text(f"subregion-{subregion}"),
        words.text("country-eligible", since=country_sentences.eligible_since(eligibility, words)),
    )
    finding = country_sentences.country_finding(subject.history, subject.country, words)
    return page.Headline(
        words.apart(kicker),
        escaped(subject.name) + _in_other_language(subject),
        element("p", finding, class_="kz-found") + _other_offices(subject) + _sheet(view),
    )


def _in_other_language(subject: CountrySubject) -> Markup:
    """Return the name as colleagues of the other language have it."""
    names = (
        element(
            "span",
            catalogue.country_names(subject.view.whole, words_in(one))[subject.country],
            lang=one,
        )
        for one in LANGUAGES
        if one != subject.view.words.language
    )
    return joined((NOTHING, *names), " ")


def _sheet(view: View) -> Markup:
    address = view.address.link("reports", report=reports.COUNTRY)
    sheet = link(address, view.words.text("reports-door-country"), class_="kz-first")
    return element("p", sheet, class_="kz-actions")


def _other_offices(subject: CountrySubject) -> Markup:
    """Lead to the same country within the other offices that cover it."""
    view = subject.view
    within = partial(Selection, countries=(subject.country,))
    names = catalogue.office_names(view.whole, view.words)
    links = [
        link(view.address.link("country", selection=within(office)), names[office])
        for office in attendance.offices_of(view.whole, subject.country)
        if office != subject.office
    ]
    if not links:
        return NOTHING
    said = view.words.text("country-other-offices")
    return element("p", said, " ", joined(links, view.words.gap), class_="kz-offices")


def draw_ways(subject: CountrySubject) -> None:
    """Draw the links to the countries before and after, by name; from the last to the first."""
    html.draw_html(_ways(subject), width="content")


@cached
def _ways(subject: CountrySubject) -> Markup:
    view, words = subject.view, subject.view.words
    names = catalogue.country_names(view.whole, words)
    codes = sorted({*subject.of_all["country"], subject.country}, key=names.__getitem__)
    at = codes.index(subject.country)
    before, after = codes[at - 1], codes[(at + 1) % len(codes)]
    address = view.address.with_selection(office=subject.office)
    links = (
        link(address.of_country(code), names[code], class_=kind, aria_label=said)
        for code, kind, said in (
            (before, "kz-before", words.text("country-before", name=names[before])),
            (after, "kz-after", words.text("country-after", name=names[after])),
        )
        if code != subject.country
    )
    return element("nav", *links, class_="kz-ways", aria_label=words.text("country-ways"))


# The cards of one country: its seminars, its themes, and where its delegates went.

# The page follows a country over all its seminars.
_IGNORED_FILTERS = ("fiscal_years", "themes")
# With more rows beneath it the strip is no longer that of one country.
MOST_PEERS = 5


@cached_card
def country_seminars_card(view: View, subject: CountrySubject) -> Card:
    """Draw the strip: each seminar of the office in one of the five states, with its people."""
    words, rows = view.words, subject.seminars
    hosts = catalogue.host_labels(subject.history, words)
    peers = attendance.peers_of(subject.office_history, subject.country)
    peers = peers if len(peers) <= MOST_PEERS else ()
    states = [subject.states_of(peer) for peer in peers]
    timeline = country_timeline(rows, hosts, words, subject.links, subject.fiscal_years, states)
    names = catalogue.country_names(view.whole, words)
    said = words.text(
        "country-strip",
        peers=len(peers),
        names=words.listing(names[peer] for peer in peers),
    )
    drawn = html.stacked(timeline, html.note(said), state_legend_html(words))
    return Card(
        "country_seminars",
        sentence=record.joined(
            country_sentences.country_last_sentence(subject.history, subject.country, words),
            country_sentences.country_delegates_sentence(rows, words),
            words=words,
        ),
        figure=lambda: html.draw_html(drawn),
        table=rows.drop(columns="mode"),
        ignores_filters=_IGNORED_FILTERS,
    )


@cached_card
def country_themes_card(view: View, subject: CountrySubject) -> Card:
    """Draw every theme as a chip, family by family: met with its years, never met, or open."""
    words = view.words
    rows = attendance.themes_of_country(subject.history, subject.country)
    drawn = _families(subject, records(rows, attendance.CountryThemeRow))
    return Card(
        "country_themes",
        sentence=country_sentences.country_chips_sentence(rows, words),
        figure=lambda: html.draw_html(drawn),
        table=rows.drop(columns="family_id"),
        ignores_filters=_IGNORED_FILTERS,
        caution=places.unthemed_caution(subject.history, words),
    )


def _families(subject: CountrySubject, rows: Sequence[attendance.CountryThemeRow]) -> Markup:
    """Return the chips of each family; those without a family stand last."""
    words = subject.view.words
    names = catalogue.family_names(subject.view.whole, words)
    families: dict[str, list[Markup]] = {}
    for row in rows:
        families.setdefault(row["family_id"] or "", []).append(_chip(subject, row))
    terms = (
        (names.get(family, words.text("country-no-family")), html.listed(chips))
        for family, chips in families.items()
    )
    return html.terms_html(terms, "kz-families")


# How a chip looks: filled, outlined, hatched. What was not open to the country it never met.
_CHIPS = {"met": "met", "not_documented": "hatched"}


def _chip(subject: CountrySubject, row: attendance.CountryThemeRow) -> Markup:
    """Return a theme, a link to its seminars, and the years when it was met, or may have been."""
    view, words, exposure = subject.view, subject.view.words, row["exposure"]
    ids = row["seminar_ids"] or row["undocumented_seminar_ids"]
    years = [subject.year_of[one] for one in ids.split(", ")] if ids else []
    said = words.apart(
        (words.text(f"exposure-{exposure}"), words.listing(map(words.fiscal_year, years)))
    )
    colour = "light-dark({}, {})".format(
        *(palette.family_colour(row["family_id"], scheme) for scheme in ("light", "dark"))
    )
    return link(
        view.address.with_selection(themes=(row["theme_id"],)).link("themes"),
        catalogue.theme_names(view.whole, words)[row["theme_id"]],
        *(element("span", f" ’{year % 100:02d}", aria_hidden="true") for year in years),
        element("span", f" ({said})", class_="kz-hidden"),
        class_=f"kz-theme kz-{_CHIPS.get(exposure, 'new')}",
        style=f"--family: {colour}",
        title=said,
    )


@cached_card
def country_places_card(view: View, subject: CountrySubject) -> Card:
    """Draw at which hosts its delegates were and which sites they saw."""
    words, rows = view.words, attendance.places_seen(subject.history, subject.country)
    came = subject.seminars.query("state == 'attended'")
    return Card(
        "country_places",
        sentence=country_sentences.country_places_sentence(
            rows, int((came["mode"] == "online").sum()), words
        ),
        figure=partial(_draw_places, view, subject, rows),
        table=rows,
        ignores_filters=_IGNORED_FILTERS,
    )


_LAYERS = ("sites", "approximate", "hosts")


def _draw_places(view: View, subject: CountrySubject, rows: pd.DataFrame) -> StaticMap:
    """Draw what was seen on a map, and below it as a list to be unfolded, seminar by seminar."""
    words, seen = view.words, subject.history
    sites = visits.sites_of_choice(seen, seen, ())
    sites = chosen_rows(sites, is_in(sites["site_id"], rows["site_id"].dropna()))
    hosts, came = visits.hosts_visited(seen), {*rows["seminar_id"]}
    hosts = hosts[[not came.isdisjoint(ids) for ids in hosts["seminar_ids"]]]

    def deck_of(scheme: palette.Scheme, frame: viewport.Frame) -> pydeck.Deck:
        return decks.visits_map(
            sites,
            hosts,
            visits.journeys(seen),
            words,
            scheme,
            map_panel.style_url(scheme),
            _LAYERS,
            frame=frame,
            theme_names=catalogue.theme_names(view.whole, words),
        )

    def signs(scheme: palette.Scheme) -> list[map_legend.LegendEntry]:
        return map_legend.signs(sites, words, scheme, _LAYERS)

    off_map = map_legend.not_on_the_map(sites, hosts, words)
    alt = map_legend.visits_alt(sites, hosts, words)
    frame = map_panel.frame_of_reader(view, viewport.HALF)
    static_map = StaticMap(deck_of, alt, frame, signs, [off_map])
    remark = html.note(off_map) if off_map else NOTHING
    return map_panel.draw_explained(
        view, static_map, f"country-map-{subject.country}", remark, below=_places(subject, rows)
    )


def _places(subject: CountrySubject, rows: pd.DataFrame) -> Markup:
    """Return the list of what was seen, folded away."""
    items = (_seminar(subject, seminar, own) for seminar, own in _by_seminar(rows))
    title = element("summary", subject.view.words.text("country-places-list"))
    return element("details", title, html.listed(items, "kz-places"), class_="kz-folded")


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
    rows = participation.delegates_by_country(view.history)
    years = dict(zip(rows["country"], rows["last_fiscal_year"], strict=True))
    never = words.text("country-list-none")
    last = {
        code: words.text("country-list-last", year=words.fiscal_year(int(year)))
        for code, year in years.items()
    }
    items = (
        html.country_link(view, code) + BREAK + element("small", last.get(code, never))
        for code in choices.countries_in_reach(view)
    )
    return html.listed(items, "kz-countries")


def draw_country_next(subject: CountrySubject) -> None:
    """Draw what the record says for the next seminar: the themes that would be new."""
    with st.container(border=True, key="card-country_next"):
        html.draw_html(_next(subject))


@cached
def _next(subject: CountrySubject) -> Markup:
    view, words = subject.view, subject.view.words
    names = catalogue.theme_names(view.whole, words)
    rows = records(
        attendance.themes_of_country(subject.history, subject.country), attendance.CountryThemeRow
    )
    new = [
        names[row["theme_id"]] for row in rows if row["exposure"] in ("never_met", "not_eligible")
    ]
    said = words.text(
        "country-new", count=len(new), themes=words.listing(new), country=subject.name
    )
    year = next_fiscal_year(subject.office_history)
    # With the country among the filters Home would lead to the trend.
    leads = partial(view.address.link, selection=Selection(subject.office))
    doors = {}
    # Without a list of countries there is nothing to plan with.
    if year and eligible_countries(subject.office_history, year):
        doors[leads("plan")] = words.text("home-plan", year=words.fiscal_year(year))
    rows_held = subject.seminars.query("status == 'held' and state == 'not_documented'")
    years = [words.fiscal_year(int(year)) for year in rows_held["fiscal_year"]]
    if years:
        doors[leads("./")] = words.text("country-ask-door")
    ask = words.text("country-ask", count=len(years), years=words.listing(years)) if years else ""
    return html.stacked(
        element("h2", words.text("card-country_next")),
        *(element("p", line) for line in (said, ask) if line),
        element("p", *(link(*door) for door in doors.items()), class_="kz-actions"),
    )


def draw_country_unknowns(subject: CountrySubject) -> None:
    """Draw what is not documented of the country: a list, with links to the seminars."""
    with st.container(border=True, key="card-country_unknowns"):
        title = element("h2", subject.view.words.text("card-country_unknowns"))
        html.draw_html(html.stacked(title, _unknowns(subject)))


@cached
def _unknowns(subject: CountrySubject) -> Markup:
    words = subject.view.words
    rows = attendance.unknowns_of_country(subject.history, subject.country)
    found: dict[str, str] = {
        unknown: joined(
            (
                html.seminar_link(subject.view, one)
                for one in rows.loc[rows["unknown"] == unknown, "seminar_id"]
            ),
            BREAK,
        )
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


def draw_country_sources(subject: CountrySubject) -> None:
    """List the sources of what is shown, folded away."""
    view = subject.view
    cited = attendance.sources_of_country(subject.history, subject.country, subject.office)
    sources = view.whole.sources[view.whole.sources["source_id"].isin(cited)]
    count = view.words.text("country-sources", count=len(sources))
    listed = element(
        "details", element("summary", count), evidence.sources_html(sources, view.words)
    )
    with st.container(border=True, key="card-sources"):
        title = element("h2", view.words.text("card-sources"))
        html.draw_html(html.stacked(title, listed))
