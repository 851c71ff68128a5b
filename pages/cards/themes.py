"""The cards of themes: by year, by country, by number, and as they were published."""

from analysis.charts import themes as theme_charts
from analysis.narrative import themes as theme_sentences
from analysis.summaries.programme import themes
from analysis.words.labels import country_names, theme_names
from pages.components.figure_card import Card, cached_card
from pages.components.html import draw_html_table
from pages.session.view import View, spans_offices, timeline


@cached_card
def themes_by_year_card(view: View) -> Card:
    """Draw which theme was taken up in which fiscal year."""
    rows = themes.themes_by_year(view.seminars)
    names = theme_names(view.whole, view.words)
    return Card(
        "themes_by_year",
        sentence=theme_sentences.themes_by_year_sentence(view.seminars, view.words),
        figure=theme_charts.themes_by_year(
            rows,
            names,
            view.words,
            view.scheme,
            timeline(view),
            themes.seminars_without_theme(view.seminars),
        ),
        table=rows,
        ignores_filters=("countries",),
    )


@cached_card
def theme_exposure_card(view: View) -> Card:
    """Draw how often each country met each theme, and which it never met."""
    rows = themes.theme_exposure(view.chosen)
    if spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card("theme_exposure", sentence=one_office, figure=None, table=rows.iloc[:0])
    return Card(
        "theme_exposure",
        sentence=theme_sentences.theme_exposure_sentence(rows, view.words),
        figure=theme_charts.theme_exposure(
            rows,
            theme_names(view.whole, view.words),
            country_names(view.whole, view.words),
            view.words,
            view.scheme,
        ),
        table=rows,
        caution=theme_sentences.unthemed_caution(view.chosen, view.words),
    )


@cached_card
def seminars_by_theme_card(view: View) -> Card:
    """Draw how many seminars took up each theme."""
    rows = themes.seminars_by_theme(view.seminars)
    return Card(
        "seminars_by_theme",
        sentence=theme_sentences.seminars_by_theme_sentence(rows, view.seminars, view.words),
        figure=theme_charts.seminars_by_theme(rows, view.words, view.scheme),
        table=rows.drop(columns=["name_en", "name_ja"]),
        ignores_filters=("countries",),
    )


@cached_card
def wordings_card(view: View) -> Card:
    """Draw the themes as they were published."""
    rows = themes.wordings(view.seminars)
    return Card(
        "wordings",
        sentence=theme_sentences.wordings_sentence(rows, view.words),
        figure=lambda: draw_html_table(view, rows.drop(columns=["fiscal_year", "source_id"])),
        table=rows,
        ignores_filters=("countries",),
    )
