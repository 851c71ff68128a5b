"""What a page is drawn from: the reader, the choice, and the data that it leaves."""

from dataclasses import dataclass, replace
from functools import cached_property, partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.charts.grids import Timeline
from analysis.frames.caching import cached
from analysis.frames.rows import chosen_rows, is_in, records
from analysis.links.address import Address, known_selection
from analysis.loading.dataset import DEMO, Dataset, LoadedDataset
from analysis.palette import Scheme
from analysis.selection import Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.places.hosting import read_weights
from analysis.summaries.record.evidence import read_evidence_key
from analysis.summaries.record.overview import events_of_office
from analysis.words.catalogue import Words, words_in
from pages.session.data import data_set_and_version
from pages.session.state import Key

# What stands over any page has files of its own.
EVIDENCE = "evidence"
# Of a widget for one value or for several.
Choice = str | tuple[str, ...]


@dataclass(frozen=True)
class View:
    """One reader's view of a data set.

    `whole` is the data set; `history` that of the chosen office and countries over all years;
    `seminars` what the filters leave, of all countries; `chosen` what they leave; `version` tells
    its files from those of another state. The `page` is
    drawn from it; `own` are choices of the page that its address does not tell, by the keys of
    their widgets.
    """

    address: Address
    words: Words
    scheme: Scheme
    whole: LoadedDataset
    history: Dataset
    seminars: Dataset
    chosen: Dataset
    version: str
    is_phone: bool = False
    page: str = ""
    own: tuple[tuple[str, Choice], ...] = ()

    # A page has dozens of files.
    @cached_property
    def query(self) -> str:
        """The parameters of a link to one of its files: all that the page is drawn from."""
        parameters = self.address.parameters()
        parameters |= {"look": ["dark"]} if self.scheme == "dark" else {}
        parameters |= {"frame": ["phone"]} if self.is_phone else {}
        parameters["own"] = [
            f"{key}:{value}"
            for key, values in self.own
            for value in ((values,) if isinstance(values, str) else values or ("",))
        ]
        return urlencode(parameters, doseq=True)

    @property
    def selection(self) -> Selection:
        """The reader's selection, with only what the data set knows."""
        return self.address.selection

    @property
    def is_demo(self) -> bool:
        """Whether the synthetic demonstration data are shown."""
        return self.whole.name == DEMO


def without_evidence(view: View) -> View:
    """Return the view as it is beneath the open evidence, so that opening some redraws nothing."""
    return replace(view, address=replace(view.address, cell=""))


def of_page(view: View, page: str) -> View:
    """Return the view for a page, which hands out files by its name."""
    return replace(view, page=page)


def with_own(view: View, *keys: str) -> View:
    """Return the view with choices of the page's own, as far as the reader has made them."""
    made = {key: Key[object](key, None).get() for key in keys}
    own = {
        key: tuple(value) if isinstance(value, list) else str(value)
        for key, value in made.items()
        if value is not None
    }
    return replace(view, own=tuple({**dict(view.own), **own}.items()))


def open_view(address: Address) -> View:
    """Return a reader's view of an address."""
    # Telephones say so in their user agent.
    return view_of(
        address, scheme_now(), is_phone="Mobi" in st.context.headers.get("User-Agent", "")
    )


def scheme_now() -> Scheme:
    """Return the colours that the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def view_of(address: Address, scheme: Scheme, *, is_phone: bool) -> View:
    """Return the view of an address, whoever reads it."""
    whole, version = data_set_and_version(address.data)
    narrowed = partial(filter_dataset, scope.condensed(whole))
    selection = known_selection(address.selection, whole)
    key = read_evidence_key(address.cell, whole)
    return View(
        address=replace(
            address,
            selection=selection,
            cell=str(key or ""),
            weights=str(read_weights(address.weights)),
        ),
        words=words_in(address.language),
        scheme=scheme,
        whole=whole,
        history=narrowed(replace(selection, fiscal_years=(), themes=())),
        seminars=narrowed(replace(selection, countries=())),
        chosen=narrowed(selection),
        version=version,
        is_phone=is_phone,
    )


def whole_history(view: View) -> Dataset:
    """Return the seminars of the chosen office over all years, with all its countries."""
    return filter_dataset(scope.condensed(view.whole), view.selection.within_office())


def of_chosen_seminars(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the seminars that the filters leave, of a summary of the history."""
    return chosen_rows(rows, is_in(rows["seminar_id"], view.chosen.seminars["seminar_id"]))


def spans_offices(view: View) -> bool:
    """Whether the filters leave seminars of several offices, which say nothing of each other."""
    return scope.spans_offices(view.seminars)


@cached
def timeline(view: View) -> Timeline:
    """Return what the charts in order of time show beside their numbers."""
    seminars = scope.seminars_in_scope(view.seminars)
    years = [row["fiscal_year"] for row in records(seminars)]
    every_year = not (view.selection.fiscal_years or view.selection.themes)
    return Timeline(
        seminars=seminars,
        events=office_events(view),
        fiscal_years=range(min(years), max(years) + 1) if every_year else (),
    )


def office_events(view: View) -> pd.DataFrame:
    """Return the events of the chosen office and those that touch all, in order of time."""
    return events_of_office(view.whole, view.selection.office)
