"""About the data: what Kizuna knows, from where, how it counts, and what needs correction."""

import os
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from analysis.contract.table_rows import SeminarRow
from analysis.export.data_package import dictionary, reading_rows, table_names
from analysis.form.kept_drafts import DAYS as DRAFT_DAYS
from analysis.frames.rows import records
from analysis.intake.sandbox.kept_uploads import DAYS
from analysis.loading.dataset import DATA_SETS
from analysis.words.catalogue import Words, seminar_labels
from analysis.words.problem_sentences import problem_sentence, problem_table
from kizuna import version
from pages.cards import evidence
from pages.components import downloads, html, page
from pages.session import data, facts
from pages.session.view import View, with_own

NAME = "about"


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME, filtered=False)
    draw_store(view)
    draw_problems(view)
    draw_data_sets(view)
    draw_delegates_source(view)
    draw_uncertain_seminars(view)
    draw_counting_rules(view)
    evidence.draw_all_sources(view)
    draw_dictionary(view)
    draw_accessibility(view)
    draw_personal_data(view)
    st.caption(view.words.text("about-version", version=version()))


def draw_store(view: View) -> None:
    """Say of when the data are, where a database has ceased to answer."""
    reach = data.STORE.reach()
    if reach and not reach.answers and reach.as_of:
        when = page.moment_in_words(view, reach.as_of)
        st.warning(view.words.text("store-away", when=when))


# What the data sets are and how Kizuna counts.

COUNTING_RULES = (
    "coverage",
    "states",
    "range",
    "two-themes",
    "fiscal-year",
    "uncertain",
    "approximate",
    "no-percentages",
    "privacy",
)


def draw_data_sets(view: View) -> None:
    """Say what the record and the demonstration are."""
    words = view.words
    with st.container(border=True, key="card-data-sets"):
        st.header(words.text("card-data_sets"), anchor=False)
        for name in DATA_SETS:
            st.markdown(words.text(f"data-set-{name}-text"))
        downloads.draw_package(view)


def draw_delegates_source(view: View) -> None:
    """Say which warehouse adds up the delegates, when it last did, and what went wrong since."""
    words, known = view.words, facts.standing(view.whole.name)
    if known is None:
        return
    name, minutes = known.place.name, f"{known.place.minutes:g}"
    said = [words.text("delegates-source-text", name=name, minutes=minutes)]
    if known.read_at:
        when = page.moment_in_words(view, known.read_at)
        said.append(words.text("delegates-source-read", when=when, rows=known.rows))
    else:
        said.append(words.text("delegates-source-unread"))
    if known.problem and known.tried_at:
        when = page.moment_in_words(view, known.tried_at)
        sentence = problem_sentence(known.problem, words)
        said.append(words.text("delegates-source-failed", when=when, sentence=sentence))
        if known.read_at:
            said.append(words.text("delegates-source-kept"))
    with st.container(border=True, key="card-delegates-source"):
        st.header(words.text("card-delegates_source"), anchor=False)
        for sentence in said:
            st.markdown(html.literal(sentence))


def draw_uncertain_seminars(view: View) -> None:
    """List the seminars that are not counted, because it is doubtful whether they were one."""
    words, seminars = view.words, view.whole.seminars
    uncertain = seminars[seminars["status"] == "uncertain"]
    if uncertain.empty:
        return
    labels = seminar_labels(view.whole, words)
    with st.container(border=True, key="card-uncertain"):
        st.header(words.text("card-uncertain"), anchor=False)
        for row in records(uncertain, SeminarRow):
            label, said = labels[row["seminar_id"]], words.name(row, "note")
            st.markdown(f"**{html.literal(label)}** {html.literal(said)}")


def draw_counting_rules(view: View) -> None:
    """State the rules by which everything is counted."""
    words = view.words
    with st.container(border=True, key="card-rules"):
        st.header(words.text("card-rules"), anchor=False)
        st.markdown("\n".join(f"- {words.text(f'rule-{rule}')}" for rule in COUNTING_RULES))


# The data dictionary, one file at a time, each with its rows to take away.


def draw_dictionary(view: View) -> None:
    """Draw the choice of a file and its columns."""
    words = view.words
    with st.container(border=True, key="card-dictionary"):
        st.header(words.text("card-dictionary"), anchor=False)
        st.markdown(words.text("dictionary-text"))
        name = st.selectbox(
            words.text("dictionary-file"),
            table_names(),
            format_func=lambda name: f"{name}.csv",
            key="dictionary-file",
        )
        st.markdown(words.text(f"table-{name}"))
        with st.container(horizontal=True, key="tools-dictionary"):
            downloads.draw_downloads(
                with_own(view, "dictionary-file"),
                downloads.Download(
                    "dictionary",
                    title=view.words.text(f"table-name-{name}"),
                    table=partial(reading_rows, view.whole, name, view.words),
                    is_filtered=False,
                ),
            )
        html.draw_table_in_words(pd.DataFrame(dictionary(name, words)), words)


# What is wrong with the files, each problem a sentence.


def draw_problems(view: View) -> None:
    """List the problems found in the files of the data set."""
    words, problems = view.words, view.whole.problems
    with st.container(border=True, key="card-problems"):
        st.header(words.text("card-problems"), anchor="problems")
        if not problems:
            st.markdown(words.text("problems-none"))
            return
        st.markdown(words.text("problems-found", count=len(problems)))
        html.draw_html(html.problems_html(problems, words))
        with st.container(horizontal=True, key="tools-problems"):
            downloads.draw_downloads(
                view,
                downloads.Download(
                    "problems",
                    title=view.words.text("card-problems"),
                    table=partial(problem_table, view.whole.problems, view.words),
                    is_filtered=False,
                ),
            )


# The accessibility statement: what is aimed at, what was tried and what not, and whom to tell.

# When the statement was last held against the tests; change it with the words.
REVISED = date(2026, 11, 28)
PARTS = ("aim", "tried", "seen", "not_tried", "limits")


def draw_accessibility(view: View) -> None:
    """Draw the statement."""
    words = view.words
    told = {part: words.text(f"accessibility-{part}.text") for part in PARTS}
    told["contact"] = _contact(words, "accessibility-contact.text", "accessibility-contact.nobody")
    told["revised"] = words.day(REVISED)
    terms = ((words.text(f"accessibility-{part}"), text) for part, text in told.items())
    with st.container(border=True, key="card-accessibility"):
        st.header(words.text("card-accessibility"), anchor=False)
        html.draw_html(html.terms_html(terms, "kz-groups"))


def _contact(words: Words, message: str, nobody: str) -> str:
    """Return whom to tell, as a link where it is one that is safe to follow."""
    named = page.contact()
    if not named:
        return words.text(nobody)
    address = page.address_of(named)
    shown = html.link_elsewhere(address, named) if address else named
    return html.message_html(words, message, contact=shown)


# The privacy notice: what is kept of people, and for how long.

# For how many days the administrator keeps logs and copies; the words say so, nothing is deleted.
LOG_DAYS, BACKUP_DAYS = "KIZUNA_LOG_DAYS", "KIZUNA_BACKUP_DAYS"
KEPT = ("readers", "editors", "uploads", "drafts", "log", "copies")


def draw_personal_data(view: View) -> None:
    """Draw the notice."""
    words = view.words
    logs, copies = _days(LOG_DAYS), _days(BACKUP_DAYS)
    days = {"uploads": DAYS, "drafts": DRAFT_DAYS, "log": logs, "copies": copies}
    told = {
        part: words.text(f"personal-{part}.text", **({"days": days[part]} if part in days else {}))
        for part in KEPT
    }
    told["rights"] = _contact(words, "personal-rights.text", "personal-rights.nobody")
    terms = ((words.text(f"personal-{part}"), text) for part, text in told.items())
    with st.container(border=True, key="card-personal"):
        st.header(words.text("card-personal"), anchor=False)
        html.draw_html(html.terms_html(terms, "kz-groups"))


def _days(variable: str) -> int:
    """Return a number of days that the administrator has set, 0 where none is."""
    given = os.environ.get(variable, "").strip()
    return int(given) if given.isdecimal() and len(given) < 6 else 0
