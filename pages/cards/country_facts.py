"""The countries to choose from; and of one, its facts, what is not known, and its sources."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

import streamlit as st

from analysis import narrative
from analysis.cells import linked
from analysis.labels import country_names, office_names, seminar_labels
from analysis.memory import cached
from analysis.rows import records
from analysis.selection import Selection
from analysis.summaries.country import (
    UNKNOWNS,
    eligibility_of,
    offices_of,
    sources_of_country,
    unknowns_of_country,
)
from analysis.summaries.participation import delegates_by_country
from analysis.table_rows import CountryRow
from pages.cards.country_subject import Subject
from pages.cards.facts import definitions
from pages.cards.sources import draw_cited
from pages.shared.filter_bar import countries_in_reach
from pages.shared.markup import draw_html
from pages.shared.text import literal
from pages.shared.view import View


def draw_countries(view: View) -> None:
    """List the countries of the office, each a door to its page, and when it last came."""
    with st.container(border=True, key="card-countries"):
        st.header(view.words.text("country-list"), anchor=False)
        draw_html(_countries(view))


@cached
def _countries(view: View) -> str:
    words, names = view.words, country_names(view.whole, view.words)
    rows = delegates_by_country(view.history)
    years = dict(zip(rows["country"], rows["last_fiscal_year"], strict=True))
    never = words.text("country-list-none")
    last = {
        code: words.text("country-list-last", year=words.fiscal_year(int(year)))
        for code, year in years.items()
    }
    items = (
        f'<li><a href="{escape(view.address.of_country(code))}" target="_self">'
        f"{escape(names[code])}</a><br><small>{escape(last.get(code, never))}</small></li>"
        for code in countries_in_reach(view)
    )
    return f'<ul class="kz-countries">{"".join(items)}</ul>'


def draw_country_facts(subject: Subject) -> None:
    """Draw what the country is to the office, and when it last came."""
    words = subject.view.words
    office = office_names(subject.view.whole, words)[subject.office]
    st.caption(literal(words.text("country-within", office=office)))
    draw_html(_facts(subject))


@cached
def _facts(subject: Subject) -> str:
    view, words = subject.view, subject.view.words
    (country,) = (
        row
        for row in records(view.whole.countries, CountryRow)
        if row["country"] == subject.country
    )
    came = subject.seminars.query("state == 'attended'")
    eligibility = eligibility_of(view.whole, subject.country, subject.office)
    terms = {
        "subregion": escape(words.text(f"subregion-{country['subregion']}")),
        "eligible": escape(narrative.eligible_since(eligibility, words)),
        "last_contact": _seminars(subject, came["seminar_id"].tail(1)),
    }
    return definitions(terms, words) + _other_offices(subject)


def _other_offices(subject: Subject) -> str:
    """Lead to the same country within the other offices that cover it."""
    view = subject.view
    names = office_names(view.whole, view.words)
    doors = [
        f'<a href="{escape(_within(subject, office))}" target="_self">{escape(names[office])}</a>'
        for office in offices_of(view.whole, subject.country)
        if office != subject.office
    ]
    said = escape(view.words.text("country-other-offices"))
    return f'<p class="kz-also">{said} {" · ".join(doors)}</p>' if doors else ""


def _within(subject: Subject, office: str) -> str:
    selection = Selection(office, countries=(subject.country,))
    return replace(subject.view.address, selection=selection).link("country")


def draw_country_unknowns(subject: Subject) -> None:
    """Draw what is not documented of the country: a list, with doors to the seminars."""
    with st.container(border=True, key="card-country_unknowns"):
        st.header(subject.view.words.text("card-country_unknowns"), anchor=False)
        draw_html(_unknowns(subject))


@cached
def _unknowns(subject: Subject) -> str:
    words = subject.view.words
    rows = unknowns_of_country(subject.history, subject.country)
    found = {
        unknown: _seminars(subject, rows.loc[rows["unknown"] == unknown, "seminar_id"])
        for unknown in UNKNOWNS
    }
    silent = sorted({*subject.fiscal_years} - {*subject.seminars["fiscal_year"]})
    found["years"] = escape(words.listing(map(words.fiscal_year, silent)))
    lines = [
        f"<dt>{escape(words.text(f'country-unknown-{unknown}'))}</dt><dd>{said}</dd>"
        for unknown, said in found.items()
        if said
    ]
    if not lines:
        return f"<p>{escape(words.text('country-unknown-nothing'))}</p>"
    return f'<dl class="kz-groups">{"".join(lines)}</dl>'


def _seminars(subject: Subject, seminar_ids: Iterable[str]) -> str:
    """Name seminars, each with its door."""
    labels = seminar_labels(subject.view.whole, subject.view.words)
    return "<br>".join(
        linked(escape(labels[identifier]), identifier, subject.doors) for identifier in seminar_ids
    )


def draw_country_sources(subject: Subject) -> None:
    """List the sources of what is shown."""
    sources = sources_of_country(subject.history, subject.country, subject.office)
    draw_cited(subject.view, sources)
