"""The form of one seminar: its parts from top to bottom, and beside them its report."""

from collections.abc import Mapping

import streamlit as st

from analysis.contract import schema
from analysis.form.completeness import PARTS, completeness_of
from analysis.form.drafted import seminars_alike
from analysis.form.form import SeminarForm, blank_row
from analysis.html.elements import element
from analysis.summaries.programme.seminar import DEGREES
from analysis.words.catalogue import (
    Words,
    office_names,
    prefecture_names,
    seminar_labels,
    theme_names,
)
from pages.cards.check import form_people, form_places, form_programme, form_sites, report_text
from pages.cards.check.fields import Fields, as_named
from pages.components import html
from pages.session import drafts
from pages.session.view import View

CALL = "call"
WHOLLY, *LACKING = DEGREES
SEMINAR, HOSTS, THEMES, SOURCES = "seminars", "hosts", "seminar_themes", "sources"


def draw_form(view: View, draft: drafts.OpenDraft) -> None:
    """Draw the form that is open."""
    fields = Fields(view, draft, drafts.problems(draft, view.whole))
    _draw_head(fields)
    with st.container(key="form"):
        with st.container(key="form-fields"):
            _draw_when(fields)
            _draw_hosts(fields)
            _draw_themes(fields)
            form_people.draw_people(fields)
            form_programme.draw_programme(fields)
            form_sites.draw_sites(fields)
            _draw_source(fields)
        if draft.text:
            with st.container(key="form-report"):
                report_text.draw_report(view, draft)


def _draw_head(fields: Fields) -> None:
    """Draw what the form is of, how complete it is, and the ways out of it."""
    view, draft = fields.view, fields.draft
    words, form = view.words, draft.form
    with st.container(key="form-head"):
        kind = "correct" if form.seminar_id else "new"
        name = title_of(view, form)
        st.header(html.literal(words.text(f"form-title-{kind}", name=name)), anchor=False)
        _draw_bar(fields)
        st.markdown(words.text("form-text"))
        if not draft.is_kept:
            st.warning(words.text("form-not-kept"))
        if draft.drafted.kind == CALL:
            st.info(words.text("form-call"))
        html.draw_html(html.onward_link(view.address.here(draft=""), words.text("form-back")))
        st.button(
            words.text("form-forget"),
            key="form-forget",
            type="tertiary",
            on_click=drafts.forget,
            args=(draft.name,),
        )


def title_of(view: View, form: SeminarForm) -> str:
    """Return what a seminar is called: as in the data, or by what its form says."""
    labels = seminar_labels(view.whole, view.words)
    if form.seminar_id in labels:
        return labels[form.seminar_id]
    words, year = view.words, form.seminar["fiscal_year"]
    hosts = words.listing(
        name for row in form.rows[HOSTS] if (name := words.name(as_named(row), "host"))
    )
    said = words.fiscal_year(int(year)) if year.isdecimal() else words.text("form-new")
    return words.text("seminar-named", year=said, names=hosts) if hosts else said


# How complete the seminar is.


def _draw_bar(fields: Fields) -> None:
    """Draw the bar: how many of the parts are documented, and which are not, or partly."""
    words, form = fields.view.words, fields.draft.form
    degrees = completeness_of(form, fields.view.whole)
    done = [*degrees.values()].count(WHOLLY)
    said = words.text("form-complete", complete=done, total=len(PARTS))
    meter = element(
        "meter", said, min=0, max=len(PARTS), value=done, aria_label=words.text("form-bar")
    )
    rest = [
        words.text(f"form-lacking-{degree}", parts=words.listing(_parts(degrees, degree, words)))
        for degree in LACKING
        if degree in degrees.values()
    ]
    html.draw_html(element("p", meter, " ", element("b", said), " ", *rest, class_="kz-complete"))


def _parts(degrees: Mapping[str, str], degree: str, words: Words) -> list[str]:
    return [words.text(f"fact-{part}") for part, own in degrees.items() if own == degree]


def complete_in_words(view: View, form: SeminarForm) -> str:
    """Say how many of the parts of a form are documented."""
    done = [*completeness_of(form, view.whole).values()].count(WHOLLY)
    return view.words.text("form-complete", complete=done, total=len(PARTS))


# The cards, but for those that are long enough to have files of their own.


def _draw_when(fields: Fields) -> None:
    with fields.card("when"):
        with st.container(key="fields-when"):
            offices = office_names(fields.view.whole, fields.view.words)
            fields.draw_choice((SEMINAR, 0, "office_id"), offices)
            first, last = schema.FIRST_FISCAL_YEAR, schema.LAST_FISCAL_YEAR
            fields.draw_number((SEMINAR, 0, "fiscal_year"), first, last)
            fields.draw_day((SEMINAR, 0, "start_date"))
            fields.draw_day((SEMINAR, 0, "end_date"))
            fields.draw_one_of((SEMINAR, 0, "mode"))
            fields.draw_one_of((SEMINAR, 0, "status"))
        _draw_alike(fields)
        fields.draw_problems((SEMINAR, 0, ""))


def _draw_alike(fields: Fields) -> None:
    """Point to the seminar of the data that this may be, with the way to correct that instead."""
    view = fields.view
    for seminar in seminars_alike(fields.draft.form, view.whole):
        name = seminar_labels(view.whole, view.words)[seminar]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(html.literal(view.words.text("form-alike", name=name)))
            st.button(
                view.words.text("form-alike-open", name=name),
                key=f"form-alike-{seminar}",
                type="tertiary",
                on_click=drafts.begin_correction,
                args=(seminar, view.whole),
            )


def _draw_hosts(fields: Fields) -> None:
    prefectures = prefecture_names(fields.view.whole, fields.view.words)
    with fields.card("hosts"):
        for row in range(len(fields.draft.form.rows[HOSTS])):
            with fields.row(HOSTS, row):
                fields.draw_text((HOSTS, row, "host_en"))
                fields.draw_text((HOSTS, row, "host_ja"))
                fields.draw_one_of((HOSTS, row, "level"))
                fields.draw_choice((HOSTS, row, "prefecture"), prefectures)
                form_places.draw_position(fields, HOSTS, row)
        fields.draw_add(HOSTS, blank_row(HOSTS, level=schema.LEVELS[0]))


def _draw_themes(fields: Fields) -> None:
    names = theme_names(fields.view.whole, fields.view.words)
    with fields.card("themes"):
        for row in range(len(fields.draft.form.rows[THEMES])):
            with fields.row(THEMES, row):
                fields.draw_choice((THEMES, row, "theme_id"), names)
                fields.draw_text((THEMES, row, "wording_en"))
                fields.draw_text((THEMES, row, "wording_ja"))
        fields.draw_add(THEMES, blank_row(THEMES))


def _draw_source(fields: Fields) -> None:
    with fields.card("source"):
        for row in range(len(fields.draft.form.rows[SOURCES])):
            with fields.row(SOURCES, row):
                fields.draw_text((SOURCES, row, "title"))
                for column in ("publisher", "url", "published", "retrieved"):
                    fields.draw_text((SOURCES, row, column))
            fields.draw_text((SOURCES, row, "says"), tall=True)
