"""Who came: how many people, from which of the eligible countries, and whether that is all."""

from collections.abc import Mapping

import streamlit as st

from analysis.form.countries import eligible_countries, whole_number
from analysis.form.form import Row, blank_row
from analysis.words.catalogue import country_names, theme_names
from pages.cards.check.fields import BLANK, Fields, day_of
from pages.components import html
from pages.session import drafts
from pages.session.browser import set_widget
from pages.session.state import Key
from pages.session.view import View

SEMINAR, DELEGATES = "seminars", "delegates"
COMPLETE = (SEMINAR, 0, "countries_complete")
# More people than any seminar had.
MOST_PEOPLE = 1000
_COUNTRIES = Key[list[str]]("form-countries", [])
_OTHER = Key[str | None]("form-country-other", None)


def draw_people(fields: Fields) -> None:
    """Draw the number of participants and their countries."""
    view, rows = fields.view, fields.draft.form.rows[DELEGATES]
    with fields.card("people"):
        with st.container(key="fields-people"):
            fields.draw_number((SEMINAR, 0, "participants"), 1, MOST_PEOPLE)
        names = country_names(view.whole, view.words)
        eligible = _eligible(fields)
        came = [*dict.fromkeys(row["country"] for row in rows if row["country"])]
        options = [*eligible, *(code for code in came if code not in eligible)]
        set_widget(_COUNTRIES, came)
        st.pills(
            view.words.text("form-countries", count=len(eligible)),
            options,
            selection_mode="multi",
            format_func=lambda code: names[code],
            key=_COUNTRIES.name,
            on_change=_choose_countries,
        )
        html.draw_html(html.note(_day_in_words(fields)))
        numbers = range(len(rows))
        fields.draw_origins(*((DELEGATES, number, "country") for number in numbers))
        columns = ("country", BLANK)
        fields.draw_problems(*((DELEGATES, number, one) for number in numbers for one in columns))
        _draw_others(view, names, options)
        _draw_numbers(fields, names)
        fields.draw_yes(COMPLETE, view.words.text("form-complete-list", count=len(came)))


def _eligible(fields: Fields) -> tuple[str, ...]:
    seminar = fields.draft.form.seminar
    return eligible_countries(
        fields.view.whole,
        seminar["office_id"],
        day_of(seminar["start_date"]),
        whole_number(seminar["fiscal_year"]),
    )


def _day_in_words(fields: Fields) -> str:
    """Say on which day these countries were eligible."""
    words, seminar = fields.view.words, fields.draft.form.seminar
    if day := day_of(seminar["start_date"]):
        return words.text("form-eligible-day", day=words.day(day))
    if (year := whole_number(seminar["fiscal_year"])) is not None:
        return words.text("form-eligible-year", year=words.fiscal_year(year))
    return words.text("form-eligible-ever")


def _draw_others(view: View, names: Mapping[str, str], shown: list[str]) -> None:
    """Draw the choice of a country that the office does not cover: some came all the same."""
    others = sorted((code for code in names if code not in shown), key=names.__getitem__)
    set_widget(_OTHER, None)
    st.selectbox(
        view.words.text("form-country-other"),
        others,
        index=None,
        format_func=lambda code: names[code],
        key=_OTHER.name,
        placeholder=view.words.text("form-country-other.placeholder"),
        on_change=_add_country,
    )


def _draw_numbers(fields: Fields, names: Mapping[str, str]) -> None:
    """Draw how many came from each country; and say how many are of none that is documented."""
    words, rows = fields.view.words, fields.draft.form.rows[DELEGATES]
    themes = theme_names(fields.view.whole, words)
    if not rows:
        return
    folded = st.expander(words.text("form-numbers", people=_people(rows)))
    with folded, st.container(key="fields-delegates"):
        for number, row in enumerate(rows):
            of = names[row["country"]] if row["country"] else words.text("form-of-no-country")
            theme = themes[row["theme_id"]] if row["theme_id"] else ""
            label = words.apart((of, theme))
            fields.draw_number((DELEGATES, number, "delegates"), 1, MOST_PEOPLE, label)


def _people(rows: tuple[Row, ...]) -> int:
    return sum(whole_number(row["delegates"]) or 0 for row in rows)


def _choose_countries() -> None:
    """Take the countries that a reader has chosen: a new one came with one person, for a start."""
    chosen, rows = _COUNTRIES.get(), drafts.rows_of(DELEGATES)
    kept = [at for at, row in enumerate(rows) if not row["country"] or row["country"] in chosen]
    known = {row["country"] for row in rows}
    new = [_one_of(code) for code in chosen if code not in known]
    drafts.set_rows(DELEGATES, [*(rows[at] for at in kept), *new], [*kept, *(None for _ in new)])


def _add_country() -> None:
    if code := _OTHER.get():
        drafts.add_row(DELEGATES, _one_of(code))


def _one_of(code: str) -> Row:
    return blank_row(DELEGATES, country=code, delegates="1")
