"""The address of a view: everything the reader chose, as the parameters of a link.

Ids stand in the address, never labels, so that a link means the same in both languages.
What equals the default is left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote_plus, urlencode

from analysis.contract.schema import DEFAULT_OFFICE
from analysis.frames.caching import cached
from analysis.loading.dataset import DATA_SETS, RECORD, Dataset
from analysis.selection import ALL_OFFICES, Selection, years_in_runs
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES

Parameters = Mapping[str, Sequence[str]]

# A year of a link, or the first and the last of a range.
_YEARS = re.compile(r"(?P<first>\d{4})(?:\.\.(?P<last>\d{4}))?")
# Parameter → field, for those that hold several values.
LISTS = {"year": "fiscal_years", "country": "countries", "theme": "themes"}
# Parameters of one value that are texts, each a field of the same name.
_TEXTS = (
    *("seminar", "beside", "day", "site", "scale", "until"),
    *("cell", "sort", "q", "weights", "upload", "draft"),
    "report",
)
# Kinds of reports.
REPORTS = ("seminar", "brief", "country")
# What goes along to another page.
_CARRIED = ("language", "data", "selection")
# Parameters of several texts, likewise.
_SEVERAL = ("family", "layer", "plan")
NAMES = ("lang", "data", "office", *LISTS, *_TEXTS, *_SEVERAL)
# What one page or another opens; the others hold for all pages.
OPENING = (*_TEXTS, *_SEVERAL)


@dataclass(frozen=True)
class Address:
    """Language, data set, selection, and what is open.

    `seminar` and `site` are ids; `day` is the day of the seminar that its map shows ("2019-12-17";
    "": the whole week), `beside` the seminar set beside it; `scale` is what the map of site visits
    shows ("asia", "japan", "city:shimonoseki"), `family` the families of themes to be seen on it
    (none: all) and `layer` its layers (none: those of its scale), `until` the fiscal year up to
    which the hosts are shown; `cell` is what evidence is open, of a cell of the matrix
    ("LAO:sg-fy2018") or of a number ("coverage:sg-fy2019"; kinds: `evidence.EvidenceKey`); `sort`
    is the order of the matrix's rows, `q` what is searched for, `weights` those of the criteria for
    hosts (`hosting.Weights`), `plan` the plans for next year, `upload` the id of files that were
    chosen to be checked (`kept_uploads`), `draft` that of a seminar that is being added or
    corrected (`kept_drafts`), `report` the kind of report that is previewed.
    """

    language: str = DEFAULT_LANGUAGE
    data: str = RECORD
    selection: Selection = Selection()
    seminar: str = ""
    beside: str = ""
    day: str = ""
    site: str = ""
    scale: str = ""
    until: str = ""
    cell: str = ""
    sort: str = ""
    q: str = ""
    weights: str = ""
    upload: str = ""
    draft: str = ""
    report: str = ""
    family: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()

    def parameters(self) -> dict[str, list[str]]:
        """Return the parameters of the link, defaults left out."""
        chosen = self.selection
        written = {
            "lang": [self.language] if self.language != DEFAULT_LANGUAGE else [],
            "data": [self.data] if self.data != RECORD else [],
            "office": [chosen.office] if chosen.office != DEFAULT_OFFICE else [],
            "year": [written_years(*run) for run in years_in_runs(chosen.fiscal_years)],
            "country": list(chosen.countries),
            "theme": list(chosen.themes),
            **{name: [text] for name in _TEXTS if (text := getattr(self, name))},
            **{name: list(getattr(self, name)) for name in _SEVERAL},
        }
        return {name: values for name, values in written.items() if values}

    def without(self, parameter: str, value: object) -> str:
        """Return the link to the same page without one of the values of a parameter."""
        dropped = urlencode({parameter: value})
        return f"?{'&'.join(pair for pair in self._pairs if pair != dropped)}"

    @cached_property
    def _pairs(self) -> list[str]:
        return self.query().split("&")

    def link(self, page: str, **opened: Any) -> str:
        """Return the link to a page with this language, data and selection, and what it opens.

        Another language, data set or selection may be given as well.
        """
        if others := {name: opened.pop(name) for name in _CARRIED if name in opened}:
            return replace(self, **others).link(page, **opened)
        return _link(page, self._carried, Address(**opened).query())

    def of_country(self, country: str) -> str:
        """Return the link to the page of a country."""
        return _link("country", self._carried_to_countries, f"country={quote_plus(country)}")

    def query(self) -> str:
        """Return the parameters as a link has them."""
        return urlencode(self.parameters(), doseq=True)

    # A page has hundreds of links that carry the same.
    @cached_property
    def _carried(self) -> str:
        return self.elsewhere().query()

    @cached_property
    def _carried_to_countries(self) -> str:
        return self.with_selection(countries=()).elsewhere().query()

    def here(self, **changes: Any) -> str:
        """Return the link to the same page with something changed or opened in it."""
        return f"?{urlencode(replace(self, **changes).parameters(), doseq=True, safe=':')}"

    def opening(self) -> str:
        """Return what opens evidence, but for the evidence's name, in as few letters as it can.

        Hundreds of cells begin with it, so it leaves the filters out; the page adds it to its own
        address (`data-adds` in pages/web/links.js), where they stand.
        """
        apart = Address(self.language, self.data, self.selection.within_office())
        rest = apart.here()
        return f"{rest}cell=" if rest == "?" else f"{rest}&cell="

    def elsewhere(self) -> "Address":
        """Return the address with nothing open: what goes along to another page."""
        return Address(self.language, self.data, self.selection)

    def with_selection(self, **changes: Any) -> "Address":
        """Return the address with another selection."""
        return replace(self, selection=replace(self.selection, **changes))


def _link(page: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{page}?{query}" if query else page


def read_address(parameters: Parameters) -> Address:
    """Read a link's parameters; what is not understood falls back on the default."""
    written = (_YEARS.fullmatch(text) for text in parameters.get("year", ()))
    years = (
        year
        for run in written
        if run
        for year in range(int(run["first"]), int(run["last"] or run["first"]) + 1)
    )
    selection = Selection(
        office=_last(parameters, "office", DEFAULT_OFFICE),
        fiscal_years=tuple(dict.fromkeys(years)),
        countries=tuple(dict.fromkeys(parameters.get("country", ()))),
        themes=tuple(dict.fromkeys(parameters.get("theme", ()))),
    )
    return Address(
        language=_known(_last(parameters, "lang"), LANGUAGES, DEFAULT_LANGUAGE),
        data=_known(_last(parameters, "data"), DATA_SETS, RECORD),
        selection=selection,
        **{name: _last(parameters, name) for name in _TEXTS},
        family=tuple(dict.fromkeys(parameters.get("family", ()))),
        layer=tuple(dict.fromkeys(parameters.get("layer", ()))),
        plan=tuple(parameters.get("plan", ())),
    )


def written_years(first: int, last: int) -> str:
    """Return a run of years as a link has it: 2015..2020, or the one year."""
    return str(first) if first == last else f"{first}..{last}"


def known_selection(selection: Selection, dataset: Dataset) -> Selection:
    """Return the selection with only what the data set knows.

    A year without a seminar stays between others, as a range has no gaps.
    """
    offices, fiscal_years, countries, themes = _known_values(dataset)
    chosen = [year for year in selection.fiscal_years if year in fiscal_years]
    within = range(min(chosen), max(chosen)) if chosen else ()
    return Selection(
        office=selection.office if selection.office in offices else DEFAULT_OFFICE,
        fiscal_years=tuple(
            year for year in selection.fiscal_years if year in fiscal_years or year in within
        ),
        countries=tuple(code for code in selection.countries if code in countries),
        themes=tuple(theme for theme in selection.themes if theme in themes),
    )


@cached
def _known_values(dataset: Dataset) -> tuple[set[object], ...]:
    """Return what can be chosen: offices, fiscal years, countries and themes."""
    return (
        {ALL_OFFICES, *dataset.offices["office_id"]},
        {*dataset.seminars["fiscal_year"]},
        {*dataset.countries["country"]},
        {*dataset.themes["theme_id"]},
    )


def _last(parameters: Parameters, name: str, default: str = "") -> str:
    values = parameters.get(name, ())
    return values[-1] if values else default


def _known(value: str, choices: Sequence[str], default: str) -> str:
    return value if value in choices else default
