"""The cards of one country: its seminars, its delegates, its themes, and where they went."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from analysis import charts, narrative
from analysis.cells import legend, linked
from analysis.labels import host_labels, seminar_labels, theme_names
from analysis.memory import cached
from analysis.rows import records
from analysis.strip import country_strip
from analysis.summaries.country import places_seen
from analysis.summaries.themes import EXPOSURES, ExposureRow, theme_exposure
from pages.cards.country_subject import Subject
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html

# The page follows a country over all its seminars.
_DEAF_TO = ("fiscal_years", "themes")


def country_seminars_card(subject: Subject) -> None:
    """Draw the strip: each seminar of the office in one of the five states."""
    figure_card(subject.view, _seminars(subject))


@cached
def _seminars(subject: Subject) -> Card:
    words, rows = subject.view.words, subject.seminars
    hosts = host_labels(subject.history, words)
    strip = country_strip(rows, hosts, words, subject.doors, subject.fiscal_years)
    return Card(
        "country_seminars",
        sentence=narrative.country_sentence(subject.history, subject.country, words),
        figure=lambda: draw_html(strip + legend(words)),
        table=rows[["seminar_id", "fiscal_year", "status", "state"]],
        deaf_to=_DEAF_TO,
    )


def country_delegates_card(subject: Subject) -> None:
    """Draw how many people the country sent over time."""
    figure_card(subject.view, _delegates(subject))


@cached
def _delegates(subject: Subject) -> Card:
    view, rows = subject.view, subject.seminars
    came = rows[rows["state"] == "attended"]
    return Card(
        "country_delegates",
        sentence=narrative.country_delegates_sentence(rows, view.words),
        figure=charts.attendance_of_country(rows, view.words, view.theme, subject.timeline),
        table=came[["seminar_id", "fiscal_year", "delegates", "basis", "source_id"]],
        deaf_to=_DEAF_TO,
    )


def country_themes_card(subject: Subject) -> None:
    """Draw which themes the country met at which seminars, and which it never met."""
    figure_card(subject.view, _themes(subject))


@cached
def _themes(subject: Subject) -> Card:
    words = subject.view.words
    rows = theme_exposure(subject.history)
    drawn = _groups(subject, rows)
    return Card(
        "country_themes",
        sentence=narrative.country_themes_sentence(rows, words),
        figure=lambda: draw_html(drawn),
        table=rows.drop(columns="country"),
        deaf_to=_DEAF_TO,
        caution=narrative.unthemed_caution(subject.history, words),
    )


def _groups(subject: Subject, rows: pd.DataFrame) -> str:
    """Return the themes by exposure; those met and not documented with their seminars."""
    words = subject.view.words
    groups: dict[str, list[ExposureRow]] = {exposure: [] for exposure in EXPOSURES}
    for row in records(rows, ExposureRow):
        groups[row["exposure"]].append(row)
    parts = (
        f"<dt>{escape(words.text(f'exposure-{exposure}'))}</dt>"
        f"<dd><ul>{''.join(_theme(subject, row) for row in group)}</ul></dd>"
        for exposure, group in groups.items()
        if group
    )
    return f'<dl class="kz-groups">{"".join(parts)}</dl>'


def _theme(subject: Subject, row: ExposureRow) -> str:
    """Return a theme, a door to its seminars, and the years when it was met, or may have been."""
    view, theme = subject.view, row["theme_id"]
    link = escape(view.address.with_selection(themes=(theme,)).link("themes"))
    name = escape(theme_names(view.whole, view.words)[theme])
    ids = row["seminar_ids"] or row["undocumented_seminar_ids"]
    years = f" <small>{_years(subject, ids.split(', '))}</small>" if ids else ""
    return f'<li><a href="{link}" target="_self">{name}</a>{years}</li>'


def _years(subject: Subject, seminar_ids: Iterable[str]) -> str:
    """Name seminars by their fiscal years, each a door to its seminar."""
    words = subject.view.words
    seminars = subject.seminars
    years = dict(zip(seminars["seminar_id"], seminars["fiscal_year"], strict=True))
    return words.listing(
        linked(escape(words.fiscal_year(int(years[identifier]))), identifier, subject.doors)
        for identifier in seminar_ids
    )


def country_places_card(subject: Subject) -> None:
    """Draw at which hosts its delegates were and which sites they saw."""
    figure_card(subject.view, _places(subject))


@cached
def _places(subject: Subject) -> Card:
    words, rows = subject.view.words, places_seen(subject.history, subject.country)
    seminars = subject.seminars
    came = seminars[seminars["state"] == "attended"]
    items = (_seminar(subject, seminar, own) for seminar, own in _by_seminar(rows))
    drawn = f'<ul class="kz-places">{"".join(items)}</ul>'
    return Card(
        "country_places",
        sentence=narrative.country_places_sentence(
            rows, int((came["mode"] == "online").sum()), words
        ),
        figure=lambda: draw_html(drawn),
        table=rows,
        deaf_to=_DEAF_TO,
    )


def _by_seminar(rows: pd.DataFrame) -> Iterable[tuple[str, pd.DataFrame]]:
    """Return the rows of each seminar, the newest first."""
    groups = [(str(seminar), own) for seminar, own in rows.groupby("seminar_id", observed=True)]
    return sorted(groups, key=lambda group: -int(group[1]["fiscal_year"].iloc[0]))


def _seminar(subject: Subject, seminar: str, rows: pd.DataFrame) -> str:
    view, words = subject.view, subject.view.words
    label = linked(escape(seminar_labels(view.whole, words)[seminar]), seminar, subject.doors)
    sites = rows["site_id"].dropna()
    if sites.empty:
        return f"<li>{label} <small>{escape(words.text('country-site-none'))}</small></li>"
    names = words.names(view.whole.sites, "site_id")
    doors = (
        f'<a href="{escape(view.address.link("site-visits", site=str(site)))}" target="_self">'
        f"{escape(names[site])}</a>"
        for site in sites
    )
    return f"<li>{label}<ul>{''.join(f'<li>{door}</li>' for door in doors)}</ul></li>"
