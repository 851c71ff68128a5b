"""The cards of Home: its sentence, what deserves attention, which lists are needed, all in sum."""

from functools import partial

import pandas as pd
import pydeck

from analysis.contract.schema import TABLES
from analysis.export.exchange import template
from analysis.frames.caching import cached
from analysis.frames.rows import known
from analysis.geometry import viewport
from analysis.html.elements import NOTHING, Markup, element, escaped, joined, link
from analysis.loading.dataset import DEMO
from analysis.maps import decks, legend, scales
from analysis.narrative import facts as fact_sentences
from analysis.narrative import home, participation, places
from analysis.palette import Scheme
from analysis.selection import ALL_OFFICES
from analysis.summaries.attendance.bounds import bounds, bounds_by_seminar
from analysis.summaries.attendance.representation import ENOUGH
from analysis.summaries.places import visits
from analysis.summaries.planning import next_fiscal_year
from analysis.summaries.record import evidence, overview
from analysis.words import catalogue
from analysis.words.catalogue import LANGUAGES, words_in
from pages.cards.reports import BRIEF
from pages.components import downloads, html, map_panel, page
from pages.components.figure_card import Card, cached_card
from pages.session.view import View

# The sentence that the page begins with.


def headline_without_seminar(view: View) -> page.Headline:
    """Return the heading of an office of whose seminars none is documented as held."""
    return page.Headline("", escaped(view.words.text("page-home")))


@cached
def headline(view: View, seminar_id: str) -> page.Headline:
    """Return how many countries came to a seminar, who did not, what was since, and what to do."""
    words, dataset = view.words, view.seminars
    row = bounds_by_seminar(dataset).get(seminar_id)
    number = home.number_of_countries(row, words) if row else ""
    host = catalogue.host_labels(view.whole, words)[seminar_id] or words.text("home-somewhere")
    if number:
        opened = html.evidence_link(view, evidence.EvidenceKey("coverage", seminar_id), number)
        said = html.message_html(words, "home-came", number=opened, host=host)
    else:
        said = Markup.escape(words.text("home-held", host=host))
    sentences = (
        home.absent_sentence(dataset, seminar_id, words)
        or participation.seminar_coverage(dataset, seminar_id, words),
        home.since_sentence(dataset, seminar_id, words),
    )
    lead = element("p", joined(filter(None, sentences), " "), class_="kz-lead")
    return page.Headline(
        home.kicker(dataset, seminar_id, words), said, lead + _next(view, seminar_id)
    )


def _next(view: View, seminar_id: str) -> Markup:
    """Return the ways on from the sentence: the seminar itself, and the brief on paper."""
    words, address = view.words, view.address
    seminar = link(address.link("seminar", seminar=seminar_id), words.text("home-seminar"))
    if view.selection.office == ALL_OFFICES:
        return element("p", seminar, class_="kz-actions")
    brief = link(address.link("reports", report=BRIEF), words.text("home-brief"), class_="kz-first")
    return element("p", seminar, brief, class_="kz-actions")


def is_thin(view: View) -> bool:
    """Whether too few lists are complete for anything to be said of a trend."""
    complete = [row for row in bounds.rows(view.seminars) if row["complete"]]
    return len(complete) < ENOUGH


# What deserves attention, and the way to the next seminar.


def draw_attention(view: View) -> None:
    """Draw what the record asks of the next seminar."""
    html.draw_html(_attention(view))


@cached
def _attention(view: View) -> Markup:
    words, address = view.words, view.address
    terms = [
        (link(_address_of(view, one), one.about), one.said)
        for one in home.attention(view.seminars, words)
    ]
    year = words.fiscal_year(known(next_fiscal_year(view.history)))
    plan = link(address.link("plan"), words.text("home-plan", year=year), class_="kz-first")
    add = link(address.link("check"), words.text("home-add"))
    return element(
        "section",
        element("h2", words.text("home-attention")),
        html.terms_html(terms, "kz-attention") if terms else NOTHING,
        element("p", plan, add, class_="kz-actions"),
        id="attention",
    )


def _address_of(view: View, one: home.Attention) -> str:
    if one.country:
        return view.address.of_country(one.country)
    themes = (one.theme,) if one.theme else ()
    return view.address.with_selection(themes=themes).link(one.page)


# Which lists of countries would complete the record, and the words to ask for them.


def draw_lists_needed(view: View) -> None:
    """Draw how many attendances are documented, and how to come by the others."""
    needed = overview.lists_needed(view.seminars)
    if needed.seminar_ids:
        html.draw_html(_lists_needed(view, needed))


def _lists_needed(view: View, needed: overview.ListsNeeded) -> Markup:
    words = view.words
    known, every = needed.documented, needed.documented + needed.open
    said = words.text(
        "home-lists-said",
        known=known,
        every=every,
        open=needed.open,
        seminars=words.listing(map(words.fiscal_year, dict.fromkeys(needed.fiscal_years))),
    )
    lists = len(needed.seminar_ids)
    number = home.spelled(lists, words)
    number = number[:1].upper() + number[1:]
    return element(
        "section",
        element("h2", words.text("home-lists", count=lists, number=number)),
        element("p", said),
        element("progress", value=known, max=every, aria_label=said),
        *(_request(view, needed, language) for language in LANGUAGES),
        _take_away(view, needed),
        id="lists",
    )


def _request(view: View, needed: overview.ListsNeeded, language: str) -> Markup:
    """Return the words that ask the office for the lists, in a language, and a way to copy them."""
    own, office = words_in(language), view.selection.office
    names = catalogue.host_labels(view.whole, own)
    seminars = "\n".join(
        f"- {own.fiscal_year(year)} · {names[one]}" if names[one] else f"- {own.fiscal_year(year)}"
        for one, year in zip(needed.seminar_ids, needed.fiscal_years, strict=True)
    )
    whom = catalogue.office_names(view.whole, own).get(office, own.text("filter-all-offices"))
    text = own.text("home-request-text", office=whom, seminars=seminars)
    words = view.words
    copy = element(
        "div",
        element("span", role="status"),
        element(
            "button",
            words.text("home-request-copy"),
            type="button",
            data_text=text,
            data_copied=words.text("home-request-copied"),
            data_by_hand=words.text("home-request-by-hand"),
        ),
        class_="kz-copy",
    )
    named = element("span", own.text(f"language-{language}"), lang=language)
    title = html.message_html(words, "home-request", language=named)
    return element(
        "details",
        element("summary", title),
        element("pre", text, lang=language),
        copy,
        class_="kz-request",
    )


def _take_away(view: View, needed: overview.ListsNeeded) -> Markup:
    """Return the template with the seminars filled in, and the way to how it looks when full."""
    words = view.words
    label = words.text("home-template", count=len(needed.seminar_ids))
    name = f"kizuna-delegates-{words.language}.xlsx"
    links = [downloads.DownloadLink(label, name, downloads.XLSX, partial(_template, view, needed))]
    complete = link(view.address.elsewhere().link("./", data=DEMO), words.text("home-complete"))
    return downloads.download_links_html(view, "lists", links, [] if view.is_demo else [complete])


def _template(view: View, needed: overview.ListsNeeded) -> bytes:
    """Return the table of delegates to fill in: a row for each list, its country left blank."""
    table = TABLES["delegates"]
    rows = pd.DataFrame({"seminar_id": needed.seminar_ids}).reindex(columns=[*table.columns])
    return template(table, view.whole, view.words, rows.astype("string"))


# All seminars in sum.


def draw_totals(view: View) -> None:
    """Draw what the seminars add up to, each number a link to its rows."""
    html.draw_html(_totals(view))


@cached
def _totals(view: View) -> Markup:
    words, sums = view.words, overview.totals(view.seminars)
    written = fact_sentences.totals_in_words(sums, words)
    numbers = {
        "held": sums.held,
        "participants": sums.participants,
        "countries": sums.countries_least,
        "hosts": sums.hosts,
    }
    terms = (
        (words.text(f"totals-{name}"), _sum(view, name, number, written[name]))
        for name, number in numbers.items()
    )
    title = element("h2", words.text("home-totals"))
    return element("section", title, html.terms_html(terms, "kz-totals"), id="totals")


def _sum(view: View, name: str, number: int | None, written: str) -> str:
    """Return a sum as a link to its rows; a sum of nothing has none."""
    return (
        html.evidence_link(view, evidence.EvidenceKey(evidence.TOTALS, name), written)
        if number
        else written
    )


# From where they came, and where the seminar went.

# Beside what deserves attention, on a laptop.
_BESIDE = viewport.Frame(width=560, height=420)


@cached_card
def hosts_card(view: View) -> Card:
    """Draw the ways of the countries to Tokyo and on to the hosts."""
    words, hosts = view.words, visits.hosts_visited(view.seminars)
    sites, journeys = visits.sites_visited(view.seminars).head(0), visits.journeys(view.seminars)
    rows, layers = visits.hosts_visited.rows(view.seminars), scales.LAYERS_AT[scales.ASIA]

    def deck_of(scheme: Scheme, frame: viewport.Frame) -> pydeck.Deck:
        style = map_panel.style_url(scheme)
        names = catalogue.country_names(view.whole, words)
        return decks.visits_map(
            *(sites, hosts, journeys, words, scheme, style, layers),
            frame=frame,
            country_names=names,
        )

    static_map = map_panel.StaticMap(
        deck_of,
        legend.hosts_alt(rows, words),
        map_panel.frame_of_reader(view, _BESIDE),
        lambda scheme: legend.signs(sites, words, scheme, layers),
    )
    deck = deck_of(view.scheme, static_map.fitted)

    def draw() -> map_panel.StaticMap:
        link = html.onward_link(view.address.link("site-visits"), words.text("visits-door"))
        return map_panel.draw_explained(view, static_map, "home-map", below=link, deck=deck)

    return Card(
        "hosts",
        heading=home.ways(len({*journeys["country"]}), rows, words),
        sentence=places.hosts_sentence(rows, words),
        figure=draw,
        table=lambda: hosts[list(_HOSTS)],
        is_empty=not rows,
        ignores_filters=("countries",),
    )


_HOSTS = (
    "host_en",
    "host_ja",
    "level",
    "prefecture",
    "seminars",
    "online",
    "first_fiscal_year",
    "last_fiscal_year",
)
