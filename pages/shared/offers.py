"""Files to take away, as links: each is made when a reader asks for it.

A download button of Streamlit is a widget, of which a page would have dozens, and what it offers
is gone with the server's process. These links have no `download`, so that the server decides: a
browser keeps a file, and shows the page that says why there is none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from pages.shared.files import File, hand_out
from pages.shared.view import View


@dataclass(frozen=True, eq=False)
class Offer:
    """A file by its name, with what the link says, how it is made, and what it is `about`.

    Its `key` is needed where there are others of the same ending.
    """

    label: str
    file_name: str
    mime: str
    made: Callable[[], bytes | str]
    about: str = ""
    is_first: bool = False
    key: str = ""

    @property
    def ending(self) -> str:
        """The ending of its name."""
        return self.file_name.rpartition(".")[2]


def offers_html(view: View, key: str, offers: Sequence[Offer], doors: Sequence[str] = ()) -> str:
    """Return links to files, and the doors that stand behind them; `key` is unique in the page.

    The files can be asked for from now on.
    """
    named = {offer.key or f"{key}.{offer.ending}": offer for offer in offers}
    files = {name: File(one.mime, one.made, one.file_name) for name, one in named.items()}
    addresses = hand_out(view, key, files, view.version)
    links = [_link(name, addresses[name], offer) for name, offer in named.items()]
    return f'<div class="kz-tools">{"".join((*links, *doors))}</div>'


def _link(name: str, address: str, offer: Offer) -> str:
    kind = "kz-file kz-first" if offer.is_first else "kz-file"
    return (
        f'<a class="{kind}" data-file="{escape(name)}" href="{escape(address)}">'
        f"{escape(offer.label)}{_about(offer)}</a>"
    )


def _about(offer: Offer) -> str:
    """Say to the ear what a file is about: a page offers several of each kind."""
    return f'<span class="kz-hidden">: {escape(offer.about)}</span>' if offer.about else ""
