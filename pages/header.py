"""The head of every page: the way home, menu, search, language, and who has signed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from analysis.access.settings import OFF, OIDC, PROXY
from analysis.frames.caching import cached
from analysis.html.elements import NOTHING, Markup, element, escaped, link
from analysis.links.address import Address
from analysis.loading.dataset import DEMO, RECORD
from analysis.palette import Scheme
from analysis.words.catalogue import LANGUAGES, Words
from pages.all_pages import FRONT, PAGES, PATHS, SECTIONS, Page
from pages.components import choices, html
from pages.components.page import contact
from pages.session.access import guard, has_failed, visitor
from pages.session.view import View
from pages.web.gate import SIGN_IN, SIGN_OUT

# Files of `pages/web/images`, beside the pages: app.py.
IMAGES = "images"
LOGOS = {"light": "logo.svg", "dark": "logo-dark.svg"}
# So wide and high, so that its room is there before it is.
LOGO = (226, 64)
# What header.js opens and closes: the menu on a narrow screen.
MENU = "kz-menu"


def draw_header(view: View, opened: Page) -> None:
    """Draw the header, and the ribbon that says when the data are invented."""
    account = Account()
    # A first answer is the same for all readers.
    if not html.is_still():
        who, failed = visitor(), has_failed(opened.name)
        account = Account(guard().sign_in.kind, who.who if who else "", has_failed=failed)
    html.draw_html(_header(view.address, view.words, view.scheme, opened, account))


@dataclass(frozen=True)
class Account:
    """How people sign in here, who has ("": nobody), and whether it has just failed."""

    kind: str = OFF
    who: str = ""
    has_failed: bool = False


@cached
def _header(
    address: Address, words: Words, scheme: Scheme, opened: Page, account: Account
) -> Markup:
    logo = element(
        "img",
        src=f"{IMAGES}/{LOGOS[scheme]}",
        alt=words.text("header-home"),
        width=LOGO[0],
        height=LOGO[1],
    )
    menu_button = element(
        "button",
        words.text("header-menu"),
        type="button",
        class_="kz-open",
        aria_expanded="false",
        aria_controls=MENU,
    )
    rest = element(
        "div",
        _menu(address, words, opened),
        choices.search_form(address, words, "header"),
        _languages(words, lambda language: address.here(language=language)),
        _account(words, account),
        id=MENU,
        class_="kz-menu",
    )
    home = link(_address_of(address, FRONT), logo, class_="kz-home")
    header = element("header", home, menu_button, rest, class_="kz-header", data_page=opened.name)
    ribbon = _ribbon(address, words) if address.data == DEMO else NOTHING
    return header + (_failure(words) if account.has_failed else NOTHING) + ribbon


def _account(words: Words, account: Account) -> Markup:
    """Return who has signed in, with the way out, or the way in; a proxy has both of its own."""
    if account.kind == OFF or (account.kind == PROXY and not account.who):
        return NOTHING
    way = NOTHING
    if account.kind == OIDC:
        way = link(SIGN_OUT, words.text("sign-out")) if account.who else sign_in_link(words)
    who = element("span", account.who, title=account.who) if account.who else NOTHING
    label = words.text("account")
    return element("div", who, way, class_="kz-account", role="group", aria_label=label)


def sign_in_link(words: Words) -> Markup:
    """Return the link that leads to the provider, and back to the page it stands on."""
    return link(SIGN_IN, words.text("sign-in"))


def _failure(words: Words) -> Markup:
    whom = contact()
    told = words.text("error-contact", contact=whom) if whom else ""
    said = f"{words.text('sign-in-failed')} {told}".rstrip()
    return element("p", said, class_="kz-failure", role="alert")


def draw_door(words: Words, scheme: Scheme, parameters: Mapping[str, Sequence[str]]) -> None:
    """Draw what stands for every page where readers have to sign in and nobody has.

    The `parameters` of its address are as they came: what they mean is not looked up.
    """
    kind, failed = guard().sign_in.kind, has_failed("")
    logo = element("img", src=f"{IMAGES}/{LOGOS[scheme]}", alt=words.text("page-home"))

    def link_to(language: str) -> str:
        return f"?{urlencode({**parameters, 'lang': [language]}, doseq=True)}"

    html.draw_html(
        element(
            "div",
            element("div", logo, _languages(words, link_to)),
            element("h1", words.text("door-title")),
            _failure(words) if failed else NOTHING,
            element("p", words.text(f"door-{kind}")),
            element("p", sign_in_link(words), class_="kz-account") if kind == OIDC else NOTHING,
            class_="kz-door",
        )
    )


def _menu(address: Address, words: Words, opened: Page) -> Markup:
    """Return the pages: the first by itself, the others under the names of their sections."""
    sections = (_section(address, words, section, opened) for section in SECTIONS)
    items = html.listed([_entry(address, words, FRONT, opened), *sections])
    return element("nav", items, aria_label=words.text("header-pages"))


def _section(address: Address, words: Words, section: str, opened: Page) -> Markup:
    """Return a section: the button that opens it, and its pages."""
    here = {"data_here": True} if opened.section == section else {}
    button = element(
        "button",
        words.text(f"section-{section}"),
        type="button",
        aria_expanded="false",
        aria_controls=f"kz-{section}",
        **here,
    )
    pages: Sequence[Page] = [page for page in PAGES if page.section == section and page.listed]
    entries = html.listed(_entry(address, words, page, opened) for page in pages)
    return button + element("div", entries, id=f"kz-{section}", class_="kz-section")


def _entry(address: Address, words: Words, page: Page, opened: Page) -> Markup:
    return link(
        _address_of(address, page),
        words.text(f"page-{page.name}.menu"),
        aria_current="page" if page is opened else None,
    )


def _address_of(address: Address, page: Page) -> str:
    """Return the link to a page with the choice at hand; the front page has no use for it."""
    if page is FRONT:
        return address.with_selection(fiscal_years=(), countries=(), themes=()).link("./")
    return address.link(PATHS[page.name])


def _languages(words: Words, link_to: Callable[[str], str]) -> Markup:
    """Return the languages, each in its own words, the reader's marked."""
    names = (_language(words, language, link_to) for language in LANGUAGES)
    label = words.text("filter-language")
    return element("div", *names, class_="kz-languages", role="group", aria_label=label)


def _language(words: Words, language: str, link_to: Callable[[str], str]) -> Markup:
    name = words.text(f"language-{language}")
    if language == words.language:
        return element("span", name, lang=language, aria_current="true")
    return link(link_to(language), name, lang=language, hreflang=language)


def _ribbon(address: Address, words: Words) -> Markup:
    """Return the line over all that is invented, with the way to what is not."""
    record = address.elsewhere().here(data=RECORD)
    return element(
        "p",
        element("span", escaped(words.text("demo-ribbon"))),
        link(record, words.text("demo-leave")),
        class_="kz-ribbon",
    )
