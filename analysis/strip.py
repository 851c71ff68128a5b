"""One country's seminars in order of time, as an HTML list in the five states.

The line of the continuity matrix, with room for words: each seminar has its year, its host and
what is known of the country there. Cancelled years and years without a documented seminar keep
their places. Its look is in `pages/shared/country.css`.
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from analysis.cells import columns_in_time, linked, note_on, state_in_words, symbol, year_in_words
from analysis.rows import Row, records
from analysis.words import Words


def country_strip(
    seminars: pd.DataFrame,
    hosts: Mapping[str, str],
    words: Words,
    links: Mapping[str, str],
    fiscal_years: Sequence[int] = (),
) -> str:
    """Return the strip of `summaries.country.attendance_of_country` as HTML.

    `hosts`: names of the hosts by seminar id; `links`: addresses by seminar id; `fiscal_years`:
    years not to be skipped.
    """
    places = columns_in_time(records(seminars), fiscal_years)
    items = "".join(_item(place, hosts, words, links) for place in places)
    return f'<ol class="kz-strip">{items}</ol>'


def _item(seminar: Row, hosts: Mapping[str, str], words: Words, links: Mapping[str, str]) -> str:
    identifier, state = seminar["seminar_id"], str(seminar.get("state", "not_documented"))
    people = int(seminar["delegates"]) if state == "attended" else 0
    said = state_in_words(state, people, words) if identifier else escape(note_on(seminar, words))
    year = linked(year_in_words(int(seminar["fiscal_year"]), words), identifier, links)
    return (
        f'<li class="kz-strip-{state}"><span class="kz-year">{year}</span>'
        f"<span>{symbol(state)} {said}</span>{_place(seminar, hosts, words)}</li>"
    )


def _place(seminar: Row, hosts: Mapping[str, str], words: Words) -> str:
    """The host, and what sets the seminar apart where its state does not say it already."""
    is_plain = not seminar["seminar_id"] or seminar["status"] == "cancelled"
    note = "" if is_plain else note_on(seminar, words)
    parts = [part for part in (hosts.get(seminar["seminar_id"], ""), note) if part]
    return f"<small>{escape(' · '.join(parts))}</small>" if parts else ""
