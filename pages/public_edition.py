"""The public edition: the pages as plain files that lead to each other, to be read without Kizuna.

Each page, country, seminar, theme and site is drawn as it stands in the dashboard (still_page.py)
and written to a file of its own in each language. Links lead to other files of the edition,
relative to their own, so that the folder can lie anywhere; one that leads to what only the
dashboard has, such as another choice or evidence, is plain text. Files to take away lie beside.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs, quote

from analysis.html.elements import NOTHING, Markup, element, joined, link
from analysis.links.address import Address, read_address
from analysis.loading.dataset import DEMO
from analysis.narrative.record import as_of_line
from analysis.search.entries import entries
from analysis.words.catalogue import LANGUAGES, Words, words_in
from kizuna import version
from pages.all_pages import FRONT, MOVED, PAGES, PATHS, Page
from pages.components import page as page_components
from pages.components.downloads import CSV, XLSX, ZIP, File, gathering
from pages.components.html import trusted
from pages.header import IMAGES, LOGO, LOGOS
from pages.search import address_of
from pages.session.view import View, view_of
from pages.still_page import Still, to_read
from pages.web import delivery

# What can only be used, not read, is not in it.
LEFT_OUT = {"plan", "reports", "check", "search"}
PUBLISHED = tuple(page for page in PAGES if page.name not in LEFT_OUT)
_BY_PATH = {PATHS[page.name]: page for page in PUBLISHED}
_BY_PATH |= {old: page for old, name in MOVED.items() for page in PUBLISHED if page.name == name}
# What opens something on a page of its own there, by the page.
SUBJECTS = {"country": "country", "seminar": "seminar", "site_visits": "site", "themes": "theme"}
# What stands in any link.
_CARRIED = {"lang", "data", "office", "year", "country", "theme"}
# What is taken away: tables and the whole data set, not pictures.
TAKEN = (CSV, XLSX, ZIP)
STYLE, FONTS = "style.css", "fonts"


@dataclass(frozen=True)
class EditionPage:
    """A page of the edition: its language, its name, and the id of what it is about, if any."""

    language: str
    page: str
    subject: str = ""

    @property
    def file(self) -> str:
        """Its file, from the folder of the edition."""
        path = PATHS[self.page] or "index"
        subject = re.sub(r"[^\w.-]", "_", f"-{self.subject}") if self.subject else ""
        return f"{self.language}/{path}{subject}.html"


@dataclass(frozen=True)
class Edition:
    """The pages of a data set, what has been written of them, and the `address` they will have.

    `titles` are those of the pages, `files` what is taken away by what it was asked for.
    """

    folder: Path
    data: str
    address: str = ""
    places: dict[EditionPage, Address] = field(default_factory=dict)
    titles: dict[EditionPage, str] = field(default_factory=dict)
    files: dict[tuple[str, ...], str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def write(self, file: str, content: bytes | str) -> None:
        """Write a file. Raises OSError."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.written.add(file)


def publish(folder: Path, data: str, address: str = "") -> Edition:
    """Write the edition of a data set into a folder. Raises OSError."""
    edition = Edition(folder, data, address)
    for language in LANGUAGES:
        edition.places.update(_places(language, data))
    for place, shown in edition.places.items():
        _write_page(edition, place, shown)
    for language in LANGUAGES:
        _write_contents(edition, words_in(language))
    _write_start(edition)
    edition.write(STYLE, _style())
    for font, content in delivery.FONTS.items():
        edition.write(f"{FONTS}/{font}", content)
    for image in (*LOGOS.values(), "icon.png"):
        edition.write(f"{IMAGES}/{image}", (page_components.FOLDER / image).read_bytes())
    if address:
        edition.write("sitemap.xml", _site_map(edition))
    return edition


def _places(language: str, data: str) -> Iterator[tuple[EditionPage, Address]]:
    """Yield the pages of a language: each of the menu, and one for each thing that can be found."""
    view = _view(language, data)
    for page in PUBLISHED:
        yield EditionPage(language, page.name), view.address
    for entry in entries(view.whole, view.words):
        if opened := address_of(view, entry):
            path, _, query = opened.partition("?")
            address = read_address(parse_qs(query))
            yield _place(_BY_PATH[path], address), address


def _view(language: str, data: str) -> View:
    return view_of(Address(language, data), "light", is_phone=False)


def _place(page: Page, address: Address) -> EditionPage:
    """Return where a page stands that is about what an address opens."""
    chosen = address.selection
    subjects = {
        "country": next(iter(chosen.countries), ""),
        "seminar": address.seminar,
        "site_visits": address.site,
        "themes": chosen.themes[0] if len(chosen.themes) == 1 else "",
    }
    return EditionPage(address.language, page.name, subjects.get(page.name, ""))


# A page as a file.


def _write_page(edition: Edition, place: EditionPage, shown: Address) -> None:
    page = next(page for page in PUBLISHED if page.name == place.page)
    with gathering() as files:
        still = to_read(page, shown)
    assert still is not None, place
    edition.titles[place] = still.title
    body = _with_links(edition, place, still.html, files)
    edition.write(place.file, _document(edition, place, still, body))


def _document(edition: Edition, place: EditionPage, still: Still, body: Markup) -> str:
    words = words_in(place.language)
    others = (_in_language(place, language) for language in LANGUAGES)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", still.title),
        element("meta", name="description", content=words.text("app-title")),
        element("link", rel="stylesheet", href=f"../{STYLE}"),
        element("link", rel="icon", href=f"../{IMAGES}/icon.png"),
        *(
            element("link", rel="alternate", hreflang=other.language, href=f"../{other.file}")
            for other in others
            if other in edition.places
        ),
    )
    main = element("main", body, class_="kz-edition-main")
    frame = element(
        "div",
        _head(edition, place, words),
        main,
        _foot(edition, words),
        class_="kz-answer kz-edition stApp",
    )
    html = element("html", head, element("body", frame), lang=place.language)
    return f"<!doctype html>{html}"


def _in_language(place: EditionPage, language: str) -> EditionPage:
    """Return the same page in another language."""
    return EditionPage(language, place.page, place.subject)


def _head(edition: Edition, place: EditionPage, words: Words) -> Markup:
    """Return the way home, the pages, and the same page in the other languages."""
    width, height = LOGO
    logo = element(
        "img",
        src=f"../{IMAGES}/{LOGOS['light']}",
        alt=words.text("header-home"),
        width=width,
        height=height,
    )
    listed = (
        element(
            "li",
            element(
                "a",
                words.text(f"page-{page.name}.menu"),
                href=_relative(EditionPage(place.language, page.name)),
                aria_current="page" if page.name == place.page else None,
            ),
        )
        for page in PUBLISHED
        if page.listed
    )
    nav = element("nav", element("ul", *listed), aria_label=words.text("header-pages"))
    languages = (_language(edition, _in_language(place, language), words) for language in LANGUAGES)
    label = words.text("filter-language")
    home = element(
        "a", logo, href=_relative(EditionPage(place.language, FRONT.name)), class_="kz-home"
    )
    menu = element(
        "div",
        nav,
        element("div", *languages, class_="kz-languages", role="group", aria_label=label),
        class_="kz-menu",
    )
    ribbon = (
        element("p", words.text("demo-ribbon"), class_="kz-ribbon")
        if edition.data == DEMO
        else NOTHING
    )
    return element("header", home, menu, class_="kz-header") + ribbon


def _language(edition: Edition, place: EditionPage, words: Words) -> Markup:
    language = place.language
    name = words.text(f"language-{language}")
    if language == words.language:
        return element("span", name, lang=language, aria_current="true")
    known = place if place in edition.places else EditionPage(language, FRONT.name)
    return element("a", name, href=_relative(known), lang=language, hreflang=language)


def _foot(edition: Edition, words: Words) -> Markup:
    whole = _view(words.language, edition.data).whole
    said = words.text("edition-made", version=version())
    contents = element("a", words.text("edition-contents"), href="contents.html")
    return element(
        "footer",
        element("p", words.text("app-title")),
        element("p", said, " ", as_of_line(whole, words)),
        contents,
        class_="kz-foot",
    )


def _relative(place: EditionPage) -> str:
    """Return the link to a page from any other: all lie in folders beside each other."""
    return f"../{quote(place.file)}"


# Links: to other files of the edition, or none.

_LINK = re.compile(r'\s(?P<name>href|src|action)="(?P<address>[^"]*)"')
_ELSEWHERE = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)


def _with_links(
    edition: Edition, place: EditionPage, html: Markup, files: Mapping[str, File]
) -> Markup:
    """Return the HTML of a page whose links lead to files; what only the dashboard has is text."""

    def led(found: re.Match[str]) -> str:
        target = _target(edition, place, unescape(found["address"]), files)
        return f' {found["name"]}="{escape(target)}"' if target else ""

    return trusted(_LINK.sub(led, html))


def _target(edition: Edition, place: EditionPage, address: str, files: Mapping[str, File]) -> str:
    """Return where a link of a page leads in the edition; "" for nowhere."""
    if _ELSEWHERE.match(address):
        return address
    if address in files:
        return _taken(edition, place, address, files[address])
    path, _, query = address.partition("?")
    path = path.removeprefix("./")
    is_same_page = not path and address.startswith("?")
    page = next(one for one in PAGES if one.name == place.page) if is_same_page else None
    page = page or _BY_PATH.get(path)
    if page is None:
        return ""
    given = parse_qs(query)
    opened = read_address(given)
    found = _place(page, opened)
    more = {*given} - _CARRIED - {SUBJECTS.get(page.name)}
    # On its own page a link leads to another choice, unless it opens something with a page.
    is_other_choice = is_same_page and (found == place or (bool(more) and not found.subject))
    if opened.data != edition.data or found not in edition.places or is_other_choice:
        return ""
    return _relative(found)


def _taken(edition: Edition, place: EditionPage, address: str, file: File) -> str:
    """Return the link to a file that is taken away, written once; "" for a picture."""
    is_map = not file.file_name and file.mime.startswith("image/")
    if file.mime not in TAKEN and not is_map:
        return ""
    # The table under the map of all sites is the same for each of them.
    path, _, query = address.partition("?")
    given = parse_qs(query)
    asked = (
        place.language,
        path,
        *(f"{name}={given[name]}" for name in sorted(given) if name != "site"),
    )
    if asked not in edition.files:
        subject = Path(place.file).stem
        name = f"files/{place.language}/{subject}-{Path(path).name}"
        edition.files[asked] = name
        edition.write(name, file.made())
    return f"../{quote(edition.files[asked])}"


# What is in it, and where one begins.


def _write_contents(edition: Edition, words: Words) -> None:
    """Write the list of all pages of a language."""
    language, title = words.language, words.text("edition-contents")
    pages = [place for place in edition.places if place.language == language]
    listed = element(
        "ul",
        *(element("li", link(_relative(place), edition.titles[place])) for place in pages),
        class_="kz-contents",
    )
    body = element("h1", title) + listed
    home = EditionPage(language, FRONT.name)
    document = _document(edition, home, Still(language, title, body), body)
    edition.write(f"{language}/contents.html", document)


def _write_start(edition: Edition) -> None:
    """Write the page at which the folder opens: a choice of language."""
    links = (
        element(
            "p",
            element(
                "a",
                words_in(language).text("edition-start"),
                href=EditionPage(language, FRONT.name).file,
                lang=language,
                hreflang=language,
            ),
        )
        for language in LANGUAGES
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", page_components.PRODUCT),
        element("link", rel="stylesheet", href=STYLE),
        element("link", rel="icon", href=f"{IMAGES}/icon.png"),
    )
    main = element("main", element("h1", page_components.PRODUCT), *links, class_="kz-edition-main")
    frame = element("div", main, class_="kz-answer kz-edition stApp")
    html = element("html", head, element("body", frame), lang=LANGUAGES[0])
    edition.write("index.html", f"<!doctype html>{html}")


def _site_map(edition: Edition) -> str:
    """Return the list of pages for search engines, which want whole addresses."""
    places = joined(
        element("url", element("loc", f"{edition.address.rstrip('/')}/{quote(place.file)}"))
        for place in edition.places
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>{element("urlset", places, xmlns=space)}'


def _style() -> str:
    """Return the style sheets of the dashboard, and what an edition says beside them."""
    shared = re.sub(r"</?style>", "\n", delivery.STYLES)
    return f"{delivery.font_faces(f'{FONTS}/')}{shared}{delivery.EDITION_STYLE}"


def clear(folder: Path, files: Sequence[str]) -> None:
    """Take files of an earlier edition away. Raises OSError."""
    for file in files:
        (folder / file).unlink(missing_ok=True)
    for part in sorted(folder.rglob("*"), reverse=True):
        if part.is_dir() and not any(part.iterdir()):
            shutil.rmtree(part)
