"""Themes: what the seminars were about, when, and which countries met each theme."""

from collections.abc import Sequence
from functools import cache

from analysis.charts import themes as theme_charts
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import NOTHING, Markup, element, joined
from analysis.html.states import symbol
from analysis.loading.dataset import Dataset
from analysis.narrative import places as place_sentences
from analysis.summaries.programme import themes
from analysis.summaries.record.evidence import CELL, EvidenceKey
from analysis.words.catalogue import Words, country_names, family_names, theme_names
from pages.components import html, page
from pages.components.figure_card import Card, cached_card
from pages.session.view import View, spans_offices, timeline
from pages.web.hooks import packed

NAME = "themes"


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME)
    if page.nothing_to_show(view):
        return
    themes_by_year_card(view)
    theme_exposure_card(view)
    seminars_by_theme_card(view)
    wordings_card(view)


@cached_card
def themes_by_year_card(view: View) -> Card:
    """Draw which theme was taken up in which fiscal year."""
    rows = themes.themes_by_year(view.seminars)
    names = theme_names(view.whole, view.words)
    return Card(
        "themes_by_year",
        sentence=place_sentences.themes_by_year_sentence(view.seminars, view.words),
        figure=theme_charts.themes_by_year(
            rows,
            names,
            view.words,
            view.scheme,
            timeline(view),
            themes.seminars_without_theme(view.seminars),
            families=_families(view),
            chosen=view.selection.themes,
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
    drawn = _exposure_table(view, records(rows, themes.ExposureRow))
    return Card(
        "theme_exposure",
        sentence=place_sentences.theme_exposure_sentence(rows, view.words),
        figure=lambda: html.draw_html(packed(drawn)),
        table=rows,
        caution=place_sentences.unthemed_caution(view.chosen, view.words),
    )


@cached_card
def seminars_by_theme_card(view: View) -> Card:
    """Draw how many seminars took up each theme."""
    rows = themes.seminars_by_theme(view.seminars)
    return Card(
        "seminars_by_theme",
        sentence=place_sentences.seminars_by_theme_sentence(rows, view.seminars, view.words),
        figure=theme_charts.seminars_by_theme(rows, view.words, view.scheme, view.selection.themes),
        table=rows.drop(columns=["name_en", "name_ja"]),
        ignores_filters=("countries",),
    )


@cached_card
def wordings_card(view: View) -> Card:
    """Draw the themes as they were published."""
    rows = themes.wordings(view.seminars)
    return Card(
        "wordings",
        sentence=place_sentences.wordings_sentence(rows, view.words),
        figure=lambda: html.draw_html_table(view, rows.drop(columns=["fiscal_year", "source_id"])),
        table=rows,
        ignores_filters=("countries",),
    )


# Which country met which theme, and when: a table whose years open their evidence.

# As many years as a cell has room for; the rest are counted.
MOST_YEARS = 6
_STATES = {
    "never_met": "absent",
    "not_eligible": "not_eligible",
    "not_documented": "not_documented",
}


def _exposure_table(view: View, rows: Sequence[themes.ExposureRow]) -> Markup:
    """Return the themes, family by family, by the countries that met them."""
    words, families = view.words, _families(view)
    themes_, countries = theme_names(view.whole, words), country_names(view.whole, words)
    columns = list(dict.fromkeys(row["country"] for row in rows))
    opens = view.address.opening()
    cells = {(row["theme_id"], row["country"]): _cell(view, row, opens) for row in rows}
    lines: dict[str, list[Markup]] = {}
    for theme in dict.fromkeys(row["theme_id"] for row in rows):
        line = html.line_html(themes_[theme], *(cells[theme, country] for country in columns))
        lines.setdefault(families.get(theme, ""), []).append(line)
    # Themes of no family are the last.
    bodies = (
        element("tbody", _family(name, len(columns)), *own)
        for name, own in sorted(lines.items(), key=lambda family: not family[0])
    )
    heads = (words.text("column-theme_id"), *(countries[country] for country in columns))
    title = words.text("card-theme_exposure")
    table = html.table_of_parts("kz-exposure", heads, *bodies, title=title)
    signs = (
        element("li", symbol(state), " ", words.text(f"exposure-{name}"))
        for name, state in _STATES.items()
    )
    return element("div", table, data_adds="") + element("ul", *signs, class_="kz-legend")


def _family(name: str, columns: int) -> Markup:
    if not name:
        return NOTHING
    return element("tr", element("th", name, scope="rowgroup"), element("td") * columns)


def _cell(view: View, row: themes.ExposureRow, opens: str) -> Markup:
    """Return the years in which a country met a theme, or the sign for why there is none."""
    words, exposure = view.words, row["exposure"]
    if exposure != "met":
        return element("td", _sign(exposure, words))
    ids = row["seminar_ids"].split(", ")
    years = (_year(view, row, seminar, opens) for seminar in ids[:MOST_YEARS])
    rest = len(ids) - MOST_YEARS
    more = element("span", f"+{words.number(rest)}") if rest > 0 else NOTHING
    perhaps = _sign("not_documented", words) if row["at_least"] else NOTHING
    number = min(int(row["seminars"]), MOST_YEARS)
    return element(
        "td", joined((*years, more, perhaps), " "), class_="kz-met", style=f"--met: {number}"
    )


def _year(view: View, row: themes.ExposureRow, seminar: str, opens: str) -> Markup:
    """Return a year as a link to the evidence that the country came."""
    words, whole = view.words, view.whole
    year, country = _years(whole)[seminar], row["country"]
    said = (
        country_names(whole, words)[country],
        theme_names(whole, words)[row["theme_id"]],
        words.fiscal_year(year),
    )
    address = f"{opens}{EvidenceKey(CELL, seminar, country)}"
    return element("a", f"’{year % 100:02d}", href=address, aria_label=words.apart(said))


@cached
def _years(dataset: Dataset) -> dict[str, int]:
    """Return the fiscal years of seminars by id."""
    rows = dataset.seminars
    return dict(zip(rows["seminar_id"], rows["fiscal_year"].astype(int), strict=True))


# Hundreds of cells share a few words, which are dear to make.
@cache
def _sign(exposure: str, words: Words) -> Markup:
    said = words.text(f"exposure-{exposure}")
    hidden = element("span", said, class_="kz-hidden")
    return element("span", symbol(_STATES[exposure]), hidden, title=said)


@cached
def _families(view: View) -> dict[str, str]:
    """Return the name of its family for each theme that has one."""
    names = family_names(view.whole, view.words)
    rows = view.whole.themes.dropna(subset="family_id")
    return {
        theme: names[family]
        for theme, family in zip(rows["theme_id"], rows["family_id"], strict=True)
        if family in names
    }
