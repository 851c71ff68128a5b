"""Finds what an address stands for: the one way to every file, picture and row that is served."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qs

from analysis.address import NAMES, Address, read_address
from analysis.dictionary import table_names
from analysis.look import Theme
from analysis.maps import FITS, LAYERS, SCALES
from analysis.schema import PARTS, TABLES
from pages import overview
from pages.all_pages import PAGES
from pages.cards.check_files import MODES
from pages.cards.check_template import BLANK, FILLED
from pages.cards.evidence import open_evidence
from pages.cards.seminar_map import DAY, WHOLE_WEEK
from pages.shared import internals
from pages.shared.browser import go_to
from pages.shared.files import File, at_hand, looking_for
from pages.shared.view import EVIDENCE, Choice, View, view_of, without_evidence

Parameters = Mapping[str, Sequence[str]]

DRAWN: Mapping[str, Callable[[View], None]] = {
    **{page.NAME: page.show for page in PAGES},
    EVIDENCE: open_evidence,
}
# What an address may set of a page's own choices: the keys of their widgets, and the values.
OF_MANY = "map-layers-"
OWN: Mapping[str, Collection[str]] = {
    "dictionary-file": table_names(),
    "template-table": TABLES,
    "template-rows": (BLANK, FILLED),
    "map-opened-as": FITS,
    **{f"check-mode-{table}": MODES for table in TABLES},
    **{f"{OF_MANY}{scale}": ("", *LAYERS) for scale in SCALES},
    **{f"seminar-map-fit-{first}": (WHOLE_WEEK, DAY, *PARTS) for first in (WHOLE_WEEK, DAY)},
}
# More than any address of ours has; what a stranger writes is kept as long as a reader's.
MOST_FIELDS, MOST_VALUES, MOST_LETTERS = 1_000, 300, 2_000
SECONDS = 30


def find_file(page: str, key: str, query: str) -> File | None:
    """Return what a page hands out under a key, drawn from the parameters of a query.

    It is at hand where a reader has the page open. Else the page is drawn anew from the data of
    today; None where it hands out no such thing. Raises TimeoutError.
    """
    return at_hand(page, key, query) or _anew(page, key, parameters_of(query))


def parameters_of(query: str) -> Parameters:
    """Return the parameters of a query; none of one that cannot be ours."""
    try:
        found = parse_qs(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {
        name: [value[:MOST_LETTERS] for value in values[-MOST_VALUES:]]
        for name, values in found.items()
    }


def address_in(parameters: Parameters) -> Address:
    """Return the address of the page that the parameters of a file's address name."""
    return read_address({name: parameters.get(name, ()) for name in NAMES})


def page_link(page: str, address: Address) -> str:
    """Return the link from the root to a page as an address shows it; else to the overview."""
    is_page = page in DRAWN and page not in (EVIDENCE, overview.NAME)
    query = address.query()
    return f"{page.replace('_', '-') if is_page else ''}{f'?{query}' if query else ''}"


def _anew(page: str, key: str, parameters: Parameters) -> File | None:
    own = _own(parameters)
    if page not in DRAWN or not key or own is None:
        return None

    def draw() -> None:
        theme: Theme = "dark" if "dark" in parameters.get("look", ()) else "light"
        is_phone = "phone" in parameters.get("frame", ())
        view = view_of(address_in(parameters), theme, is_phone=is_phone)
        go_to(view.address)
        view = replace(view, page=page, own=tuple(own.items()))
        DRAWN[page](view if page == EVIDENCE else without_evidence(view))

    with looking_for(key) as found:
        internals.draw_without_reader(draw, own, SECONDS)
    return found[0] if found else None


def _own(parameters: Parameters) -> dict[str, Choice] | None:
    """Return the choices of a page's own; None where one of them is no choice."""
    given: dict[str, list[str]] = {}
    for pair in parameters.get("own", ()):
        key, _, value = pair.partition(":")
        if value.partition(":")[0] not in OWN.get(key, ()):
            return None
        given.setdefault(key, []).append(value)
    return {
        key: tuple(filter(None, values)) if key.startswith(OF_MANY) else values[-1]
        for key, values in given.items()
    }
