"""A page as HTML and SVG alone: what a reader sees first, and what stands in the public edition.

It is drawn by the same functions as the live page, without a reader; what they draw is written in
the elements of Streamlit's page, so that one style sheet is for both. What needs a script (a live
map, a chart under the pointer, a widget) stands as a picture of itself.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import streamlit as st
from markdown_it import MarkdownIt

from analysis import palette
from analysis.html.elements import NOTHING, Attribute, Markup, element, joined
from analysis.links.address import Address
from analysis.links.reading import Link
from analysis.maps.static_map import svg
from pages.all_pages import FRONT, NARROWED_FRONT, Page
from pages.components.filter_bar import draw_filter_bar
from pages.components.html import drawn_still, trusted
from pages.components.page import draw_foot, title_of
from pages.header import draw_header
from pages.session.browser import go_to
from pages.session.state import OPENED_LINK
from pages.session.view import of_page, view_of
from pages.web import hooks
from pages.web.hooks import Part, attributes_of

SECONDS = 30


@dataclass(frozen=True)
class Still:
    """A page that stands still: its language, the title of its tab, and all that is in it."""

    language: str
    title: str
    html: Markup


def still_page(page: Page, link: Link, *, is_phone: bool = False) -> Still | None:
    """Return a page as it shows a link; None where Streamlit refuses to draw it.

    Both themes are in it, by `color-scheme`. Raises TimeoutError.
    """
    # What stands over a page, and what somebody has chosen or typed, come with the live one.
    view = view_of(replace(link.address, cell="", upload="", draft=""), "light", is_phone=is_phone)
    opened = NARROWED_FRONT if page is FRONT and view.selection.is_filtered else page
    shown, titles = of_page(view, opened.name), []

    def draw() -> None:
        OPENED_LINK.set(replace(link, address=view.address))
        go_to(view.address)
        titles.append(title_of(view, opened.file))
        with st.container(key="frame"):
            draw_header(view, opened)
            draw_filter_bar(view, opened.filters)
        opened.show(shown)
        draw_foot(view)

    body = _drawn(draw)
    return (
        Still(
            view.words.language, titles[0], _as("view", _as("main", _as("main-block", _rows(body))))
        )
        if body
        else None
    )


def to_read(page: Page, address: Address) -> Still | None:
    """Return what a page shows, to be read: without its frame, and without what is to be used."""
    view = view_of(address, "light", is_phone=False)
    titles: list[str] = []

    def draw() -> None:
        go_to(view.address)
        titles.append(title_of(view, page.file))
        page.show(of_page(view, page.name))

    body = _drawn(draw)
    return Still(view.words.language, titles[0], _rows(_without_widgets(body))) if body else None


def _drawn(draw: Callable[[], None]) -> Part | None:
    with drawn_still():
        return hooks.draw_without_reader(draw, {}, SECONDS)


def _without_widgets(block: Part) -> Part:
    kept = {
        at: _without_widgets(part)
        for at, part in block.parts.items()
        if part.kind not in WIDGETS and part.kind != "popover"
    }
    return replace(block, parts=kept)


# The parts of a page, each as Streamlit writes it.


def _rows(block: Part, gap: str = "small", **attributes: Attribute) -> Markup:
    return element("div", _parts(block), **_of("rows", block), data_gap=gap, **attributes)


def _parts(block: Part) -> Markup:
    return joined(map(_part, block.parts.values()))


def _of(name: str, drawn: Part) -> dict[str, str]:
    """Return the attributes of a part of Streamlit's page, with the key that the code gave it."""
    attributes = attributes_of(name)
    return {**attributes, "class_": f"st-key-{drawn.key}"} if drawn.key else attributes


def _part(drawn: Part) -> Markup:
    if drawn.kind in BLOCKS:
        return BLOCKS[drawn.kind](drawn)
    written = ELEMENTS[drawn.kind](drawn)
    if not written:
        return NOTHING
    width = drawn.element.width_config
    return element(
        "div",
        written,
        **_of("element", drawn),
        data_narrow=width.use_content,
        style=f"--kz-width: {width.pixel_width}px" if width.pixel_width else None,
    )


def _container(drawn: Part) -> Markup:
    if drawn.is_horizontal:
        attributes = {**_of("columns", drawn), "style": drawn.placing}
        inner = element("div", _parts(drawn), **attributes, data_gap=drawn.gap)
    else:
        inner = _rows(drawn, drawn.gap, data_border=drawn.about.border)
    return element("div", inner, **attributes_of("layout"))


def _column(drawn: Part) -> Markup:
    share = f"--kz-share: {100 * drawn.about.weight:.2f}%"
    attributes = {**attributes_of("column"), "style": share}
    return element("div", _rows(drawn), **attributes, data_beside=drawn.gap)


def _expander(drawn: Part) -> Markup:
    inner = element("summary", _inline(drawn.about.label)) + _rows(drawn)
    details = element("details", inner, open=drawn.about.expanded)
    return element("div", _as("expander", details), **attributes_of("layout"))


def _popover(drawn: Part) -> Markup:
    button = element("span", _inline(drawn.about.label), class_="kz-widget")
    return element("div", _as("popover", button), **_of("layout", drawn), data_narrow=True)


BLOCKS: Mapping[str, Callable[[Part], Markup]] = {
    "flex_container": _container,
    "column": _column,
    "expandable": _expander,
    "popover": _popover,
}


def _as(name: str, *parts: Markup, **attributes: Attribute) -> Markup:
    """Return HTML in the place of a part of Streamlit's page."""
    return element("div", *parts, **attributes_of(name), **attributes)


def _html(drawn: Part) -> Markup:
    return _as("html", with_both_themes(hooks.unpacked(drawn.about.body)))


def _heading(drawn: Part) -> Markup:
    about = drawn.about
    return _as("heading", element(about.tag, _inline(about.body), id=about.anchor or None))


def _markdown(drawn: Part) -> Markup:
    return _as("caption" if drawn.is_caption else "markdown", _text_of(drawn))


def _alert(drawn: Part) -> Markup:
    return _as("alert", _text_of(drawn), data_kind=drawn.alert)


def _text_of(drawn: Part) -> Markup:
    return _as("markdown-text", trusted(_reader().render(drawn.about.body)))


def _nothing(_drawn: Part) -> Markup:
    return NOTHING


# Widgets, which nobody can use yet: what they are called and what they are set to.


def _switch(drawn: Part) -> Markup:
    return _as("checkbox", element("span", _inline(drawn.about.label), class_="kz-switch"))


def _list(drawn: Part) -> Markup:
    about = drawn.about
    chosen = about.options[about.default] if about.HasField("default") else about.placeholder
    return _as("selectbox", _label(drawn), _field(chosen))


def _several(drawn: Part) -> Markup:
    about = drawn.about
    chosen = [about.options[number] for number in about.default] or [about.placeholder]
    return _as("multiselect", _label(drawn), _field(", ".join(chosen)))


def _number(drawn: Part) -> Markup:
    return _as("number-input", _label(drawn), _field(f"{drawn.about.default:g}"))


def _text(drawn: Part) -> Markup:
    return _as("text-input", _label(drawn), _field(drawn.about.placeholder))


def _button(drawn: Part) -> Markup:
    return _as("button", element("span", _inline(drawn.about.label), class_="kz-widget"))


def _choices(drawn: Part) -> Markup:
    chosen = {*drawn.about.default}
    choices = (
        element("span", _inline(one.content), aria_current="true" if at in chosen else None)
        for at, one in enumerate(drawn.about.options)
    )
    row = element(
        "div",
        *choices,
        class_="kz-widgets",
        data_pills=drawn.is_of_pills,
        data_wraps=drawn.about.wrap,
    )
    return _as("button-group", _label(drawn), row)


def _label(drawn: Part) -> Markup:
    """Return what a widget is called, where Streamlit says it."""
    if drawn.about.label_visibility.value:
        return NOTHING
    return element("p", _inline(drawn.about.label), class_="kz-label")


def _field(said: str) -> Markup:
    return element("p", said, class_="kz-widget")


WIDGETS: Mapping[str, Callable[[Part], Markup]] = {
    "checkbox": _switch,
    "selectbox": _list,
    "multiselect": _several,
    "button_group": _choices,
    "button": _button,
    "text_input": _text,
    "number_input": _number,
}
ELEMENTS: Mapping[str, Callable[[Part], Markup]] = {
    **WIDGETS,
    "html": _html,
    "heading": _heading,
    "markdown": _markdown,
    "alert": _alert,
    "slider": _nothing,
    "empty": _nothing,
    "spinner": _nothing,
}


@cache
def _reader() -> MarkdownIt:
    """Return what reads Markdown: HTML in it is text."""
    return MarkdownIt("commonmark", {"html": False})


def _inline(text: str) -> Markup:
    return trusted(_reader().renderInline(text))


# Both themes in one page: what is drawn in colours of the light theme names those of the dark one.

_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_COLOURED = re.compile(r'\b(?:fill|stroke|style|stop-color)="[^"]*#[0-9a-f]{6}[^"]*"')


def with_both_themes(html: Markup) -> Markup:
    """Return HTML whose colours follow the theme."""
    return trusted(_COLOURED.sub(lambda found: _COLOUR.sub(_in_both, found[0]), html))


def _in_both(colour: re.Match[str]) -> str:
    dark = palette.on_dark(colour[0]) or _ground_on_dark().get(colour[0])
    return f"light-dark({colour[0]}, {dark})" if dark else colour[0]


@cache
def _ground_on_dark() -> Mapping[str, str]:
    return svg.on_dark()
