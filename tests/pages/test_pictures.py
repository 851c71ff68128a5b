"""Every figure can be taken away as a picture that says of itself what it is."""

from xml.etree.ElementTree import fromstring

import pytest

from analysis.words.catalogue import words_in
from tests.pages.page import CHART, Page, Shown, content_of, seen

PAGES = ("home", "participation", "themes", "hosts", "country", "site_visits")


def figures(page: str, **given: str) -> dict[str, Shown]:
    """Return the cards of a page with a chart, a map or the strip."""
    drawn = (CHART, "deck_gl_json_chart")
    return {
        name: card
        for name, card in seen(page, **given).cards.items()
        if name == "coverage_strip" or any(part.type in drawn for part in card.elements)
    }


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_a_picture_with_title_filters_source_and_day(
    page: str, language: str
) -> None:
    words = words_in(language)
    given = {"data": "demo", "lang": language} | ({"country": "LAO"} if page == "country" else {})
    cards = figures(page, **given)
    assert cards
    for name, card in cards.items():
        svg = card.files[f"{name}.svg"].made()
        tree = fromstring(svg)  # noqa: S314 - our own
        said = "".join(tree.itertext()).replace(" ", "")
        day = words.text("picture-day", day="").split(" ")[0]
        for part in (
            words.text(f"card-{name}"),
            card.sentence,
            words.text("still-banner"),
            words.text("source-line-demo"),
            day.rstrip("："),
        ):
            assert part.replace(" ", "") in said, (name, part)
        assert f"{name}.png" in card.files


def test_a_picture_names_the_filters_and_the_record_has_no_banner() -> None:
    words = words_in("en")
    page = Page("themes", theme=["multiculturalism"]).open()
    svg = page.cards["seminars_by_theme"].files["seminars_by_theme.svg"].made()
    assert "Multiculturalism" in str(svg).split("</svg>")[-2]
    assert words.text("still-banner")[:20] not in str(svg)


def test_the_picture_of_the_strip_is_a_png_of_its_size() -> None:
    png = content_of(seen("participation").cards["coverage_strip"].files["coverage_strip.png"])
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 1944


def test_what_is_at_hand_stands_behind_one_button_and_numbers_that_open_stay_in_sight() -> None:
    html = seen("participation", data="demo").cards["coverage_strip"].html
    assert html.count('aria-controls="more-coverage_strip"') == 1
    menu = html.split('id="more-coverage_strip"')[1].split("</ul>")[0]
    assert menu.count("data-file=") == 4
    assert "kz-opens" not in menu
