"""The programme of a seminar: its days, each with its two parts, Tokyo and the host."""

from html import escape

import pandas as pd

from analysis import narrative
from analysis.cells import linked
from analysis.rows import records
from analysis.summaries import replay, seminar
from analysis.summaries.seminar import ItemRow
from analysis.words import Words
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html
from pages.shared.view import View


def programme_card(view: View, seminar_id: str) -> None:
    """Draw the programme of one seminar."""
    rows = seminar.programme_of(view.whole, seminar_id)
    figure_card(
        view,
        Card(
            "programme",
            sentence=narrative.programme_sentence(rows, view.words),
            figure=lambda: _draw_programme(rows, view),
            table=_table(rows),
        ),
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the items for reading; an item that leads to no site has none, known or unknown."""
    table = rows[list(_COLUMNS)]
    without_site = rows["site_id"].isna()
    return table.assign(
        site_en=table["site_en"].mask(without_site, NO_SITE),
        site_ja=table["site_ja"].mask(without_site, NO_SITE),
        approximate=table["approximate"].fillna(value=False),
    )


NO_SITE = "–"
_COLUMNS = (
    "position",
    "date",
    "part",
    "place_en",
    "place_ja",
    "kind",
    "title_en",
    "title_ja",
    "site_en",
    "site_ja",
    "approximate",
    "source_id",
)


def _draw_programme(programme: pd.DataFrame, view: View) -> None:
    """Draw the items of `summaries.seminar.programme_of`, day by day."""
    days = programme.groupby("date", sort=True, dropna=False)
    draw_html(f'<ol class="kz-days">{"".join(_day(items, view) for _, items in days)}</ol>')


def _day(items: pd.DataFrame, view: View) -> str:
    words, day = view.words, records(items, ItemRow)[0]["date"]
    title = words.text("programme-no-date") if day is None else words.day_of_week(day)
    body = day_in_html(items, view)
    return f'<li class="kz-day"><h3>{escape(title)}</h3><div>{body}</div></li>'


def day_in_html(items: pd.DataFrame, view: View) -> str:
    """Return the items of one day, of `summaries.seminar.programme_of`, place by place."""
    blocks = (part for _, part in items.groupby(replay.stretches(items), sort=True))
    return "".join(_place(block, view) for block in blocks)


def _place(items: pd.DataFrame, view: View) -> str:
    own, words = records(items, ItemRow), view.words
    first = own[0]
    part = words.text(f"part-{first['part']}")
    place = escape(words.name(first, "place"))
    rows = "".join(_item(item, view) for item in own)
    return (
        f'<div class="kz-place kz-part-{first["part"]}">'
        f"<p><strong>{place}</strong> <span>{escape(part)}</span></p><ul>{rows}</ul></div>"
    )


def _item(item: ItemRow, view: View) -> str:
    """Return one line: its kind and its title, which leads to its site."""
    words, title = view.words, view.words.name(item, "title")
    site = item["site_id"]
    doors = {} if site is None else {title: view.address.link("site-visits", site=site)}
    kind = escape(words.text(f"kind-{item['kind']}"))
    shown = linked(escape(title), title, doors) + _mark(item, words)
    return f'<li><span class="kz-kind">{kind}</span><span>{shown}</span></li>'


def _mark(item: ItemRow, words: Words) -> str:
    """Say of a site that its place is approximate, or not known at all."""
    if item["site_id"] is not None and item["latitude"] is None:
        return f" <em>{escape(words.text('replay-no-place'))}</em>"
    return f" <em>{escape(words.text('approximate'))}</em>" if item["approximate"] is True else ""
