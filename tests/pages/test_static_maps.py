"""Each map has a static map, which is drawn only when it is asked for."""

import re
from html import unescape

import pytest

from tests.pages.page import Page, file_at
from tests.test_static_map import tree

MAPS = {
    "home": "hosts",
    "hosts": "been",
    "site_visits": "site_visits",
    "seminar": "seminar_map",
}


@pytest.mark.parametrize("page", MAPS)
def test_the_twin_of_a_map_says_what_the_map_says(page: str) -> None:
    shown = Page(page, look="dark", data="demo", lang="ja").open()
    card = shown.cards[MAPS[page]]
    ((link, alt),) = re.findall(r'<img loading="lazy" src="([^"]*)" alt="([^"]*)"', card.html)
    static_map = file_at(unescape(link))
    assert static_map is not None
    (deck,) = (part for part in card.elements if part.type == "deck_gl_json_chart")
    assert unescape(alt) == deck.proto.alt
    drawn = {group.get("data-layer") for group in tree(str(static_map.made())).iter()} - {None}
    assert drawn >= set(card.layers) - {"names", "bold-names"}
    endings = [name.rpartition(".")[2] for name in card.files]
    assert endings == ["png", "svg", "csv", "xlsx"]
