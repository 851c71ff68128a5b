"""The card of hosts: a small map of where the seminar went."""

from html import escape

import pydeck

from analysis import maps, narrative
from analysis.look import Theme
from analysis.memory import cached
from analysis.summaries import visits
from pages.shared.figure_card import Card, figure_card
from pages.shared.map_panel import credits_html, draw_map, style_url
from pages.shared.markup import draw_html, stacked
from pages.shared.still_panel import Still, still_html
from pages.shared.view import View


def hosts_card(view: View) -> None:
    """Draw the hosts on a small map."""
    figure_card(view, _hosts(view))


@cached
def _hosts(view: View) -> Card:
    hosts = visits.hosts_visited.rows(view.seminars)

    def deck_of(theme: Theme, frame: maps.Frame) -> pydeck.Deck:
        return maps.hosts_map(hosts, view.words, theme, style_url(theme), frame)

    deck = deck_of(view.theme, maps.SMALL)
    still = Still(deck_of, maps.hosts_alt(hosts, view.words), maps.SMALL)

    def draw() -> Still:
        draw_map(view, deck, "hosts-map", still.alt, maps.SMALL)
        link, label = view.address.link("hosts"), view.words.text("hosts-door")
        door = f'<p class="kz-door"><a href="{escape(link)}" target="_self">{escape(label)}</a></p>'
        twin = still_html(view, still, "hosts-map", deck)
        draw_html(stacked(twin, credits_html(view), door))
        return still

    return Card(
        "hosts",
        sentence=narrative.hosts_sentence(hosts, view.words),
        figure=draw,
        table=lambda: visits.hosts_visited(view.seminars)[list(_HOSTS)],
        is_empty=not hosts,
        deaf_to=("countries",),
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
