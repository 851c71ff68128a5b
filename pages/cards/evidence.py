"""The panel that opens from a number: its rows, their sum, and the words of their sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.contract import schema, table_rows
from analysis.export.reader_tables import readable
from analysis.frames.caching import cached
from analysis.frames.rows import Row, records
from analysis.html.elements import BREAK, Markup, element, in_its_language, joined
from analysis.loading.dataset import Dataset
from analysis.narrative import facts
from analysis.summaries.record import evidence
from analysis.words.catalogue import Words, isolated
from pages.components import downloads, html
from pages.session.browser import go_to, kept_address
from pages.session.view import View


def open_evidence(view: View) -> None:
    """Open the panel of what the address names; closing it takes the name out of the address."""
    key = evidence.read_evidence_key(view.address.cell, view.whole)
    if key is not None:
        title = html.literal(facts.evidence_title(view.whole, key, view.words))
        panel = st.dialog(title, width="medium", position="right", on_dismiss=_close)
        panel(_draw)(view, key)


def _close() -> None:
    go_to(replace(kept_address(), cell=""))


def _draw(view: View, key: evidence.EvidenceKey) -> None:
    words, dataset = view.words, _counted_from(view, key)
    rows, panel = evidence.evidence(dataset, key), _Evidence(view, key)
    is_one_fact = key.kind == evidence.CELL and (
        len(rows) == 1 or bool(rows[key.counted].isna().all())
    )
    with st.container(key="evidence"):
        if key.kind == evidence.CELL:
            html.draw_html(panel.facts(rows))
        if not is_one_fact:
            st.markdown(html.literal(facts.evidence_sum(rows, key, words)))
        remark = facts.evidence_remark(dataset, key, words)
        if remark:
            st.markdown(html.literal(remark))
        if len(rows):
            html.draw_html(panel.sources(rows) if is_one_fact else panel.table(rows))
        panel.draw_download(evidence.with_sources(rows, dataset))


@dataclass(frozen=True)
class _Evidence:
    """What stands in the panel of a number: `rows` are those that add up to it."""

    view: View
    key: evidence.EvidenceKey

    def draw_download(self, rows: pd.DataFrame) -> None:
        title = facts.evidence_title(self.view.whole, self.key, self.view.words)
        table = partial(readable, rows, self.view.whole, self.view.words)
        with st.container(horizontal=True):
            downloads.draw_downloads(self.view, downloads.Download("evidence", title, table))

    def facts(self, rows: pd.DataFrame) -> Markup:
        """Return the country, the seminar, and what is known of the one at the other."""
        words, state = self.view.words, evidence.state_of(self.view.whole, self.key)
        terms: dict[str, str] = {
            "column-country": self._country(self.key.country),
            "column-seminar_id": html.seminar_link(self.view, self.key.subject),
            "column-state": words.text(f"state-{state}"),
        }
        if rows[self.key.counted].notna().any():
            terms["column-delegates"] = words.number(int(rows[self.key.counted].sum()))
        if state not in ("not_documented", "uncertain"):
            bases = rows["basis"].drop_duplicates()
            terms["column-basis"] = words.listing(words.text(f"basis-{basis}") for basis in bases)
        return html.terms_html(
            ((words.text(term), said) for term, said in terms.items()), "kz-facts"
        )

    def table(self, rows: pd.DataFrame) -> Markup:
        """Return the rows under their sources, and their sum."""
        words = self.view.words
        heads = ("evidence-row", "column-basis", f"column-{self.key.counted}")
        parts: dict[str, list[Row]] = {}
        for row in records(rows, evidence.EvidenceRow):
            parts.setdefault(row["source_id"], []).append(row)
        sources = {
            row["source_id"]: row for row in records(self.view.whole.sources, table_rows.SourceRow)
        }
        groups = (
            element(
                "tbody",
                element(
                    "tr", element("th", self._source(sources, source), colspan=3, scope="rowgroup")
                ),
                *(self._row(row) for row in part),
            )
            for source, part in parts.items()
        )
        known = rows[self.key.counted].dropna()
        total = element("td", self._number(int(known.sum()) if len(known) else None))
        head = element("th", words.text("evidence-sum"), colspan=2, scope="row")
        foot = element("tfoot", element("tr", head, total))
        return html.table_of_parts("kz-evidence", map(words.text, heads), *groups, foot)

    def _row(self, row: Row) -> Markup:
        basis = element("td", self.view.words.text(f"basis-{row['basis']}"))
        number = element("td", self._number(row[self.key.counted]))
        return html.line_html(self._name(row), basis, number)

    def _number(self, number: int | None) -> str:
        """Return what a row adds; people of undocumented country add no known countries."""
        return html.unknown(self.view.words) if number is None else self.view.words.number(number)

    def _name(self, row: Row) -> Markup:
        """Return what a row is about, each name a link; not what the title says of all rows."""
        names: list[str] = []
        if "country" in row and self.key.kind != evidence.ATTENDANCES:
            names.append(self._country(row["country"]))
        if "host_en" in row:
            names.append(self.view.words.name(row, "host"))
        if "seminar_id" in row and self.key.kind not in (evidence.CELL, "coverage", "newcomers"):
            names.append(html.seminar_link(self.view, row["seminar_id"]))
        return joined(names, BREAK)

    def _country(self, code: str | None) -> str:
        if code is None:
            return self.view.words.text("evidence-nameless")
        return html.country_link(self.view, code)

    def _source(self, sources: Mapping[str, table_rows.SourceRow], source_id: str) -> str:
        """Return a source; one whose own row waits for correction is called by its id."""
        return (
            source_html(sources[source_id], self.view.words) if source_id in sources else source_id
        )

    def sources(self, rows: pd.DataFrame) -> Markup:
        """Return what a state rests on."""
        cited = self.view.whole.sources["source_id"].isin(rows["source_id"].astype("string"))
        return sources_html(self.view.whole.sources[cited], self.view.words)


def _counted_from(view: View, key: evidence.EvidenceKey) -> Dataset:
    """Return the data set from which the page took the number."""
    if key.kind == evidence.ATTENDANCES or key == evidence.EvidenceKey(
        evidence.TOTALS, "delegates"
    ):
        return view.chosen
    if key.kind in ("reached", "newcomers"):
        return view.history
    return view.seminars if key.kind == evidence.TOTALS else view.whole


# Where a statement comes from: the sources behind what is shown, each with its link.

_SOURCED = ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites")


def draw_sources(view: View, shown: Dataset) -> None:
    """List the sources that the rows of a data set cite."""
    cited = pd.concat([getattr(shown, table)["source_id"].astype("string") for table in _SOURCED])
    draw_cited(view, cited)


def draw_cited(view: View, source_ids: Iterable[str]) -> None:
    """List sources by their ids."""
    sources = view.whole.sources[view.whole.sources["source_id"].isin(list(source_ids))]
    with st.container(border=True, key="card-sources"):
        st.header(view.words.text("card-sources"), anchor=False)
        html.draw_html(sources_html(sources, view.words))


def draw_all_sources(view: View) -> None:
    """List every source of the data set, folded away."""
    words, sources = view.words, view.whole.sources
    with st.container(border=True, key="card-sources"):
        st.header(words.text("card-sources"), anchor=False)
        st.markdown(words.text("sources-count", count=len(sources)))
        with st.expander(words.text("sources-show")):
            html.draw_html(sources_html(sources.sort_values(schema.SOURCES.key[0]), words))


def sources_html(sources: pd.DataFrame, words: Words) -> Markup:
    """Return sources as a list: title with link, publisher and dates, and the words that count."""
    return html.listed(
        (source_html(row, words) for row in records(sources, table_rows.SourceRow)), "kz-sources"
    )


@cached
def cited(dataset: Dataset, source_id: str, words: Words) -> Markup:
    """Return the title of a source with its link, and its publisher; nothing for none."""
    sources = dataset.sources[dataset.sources["source_id"] == source_id]
    parts = (
        part
        for source in records(sources, table_rows.SourceRow)
        for part in (_title(source, words), _listed(source["publisher"] or "", words))
        if part
    )
    return joined(parts, words.gap)


def _listed(text: object, words: Words) -> Markup:
    return in_its_language(isolated(str(text)), words.language)


def _title(source: table_rows.SourceRow, words: Words) -> Markup:
    """Return the title of a source; only an address of the web becomes a link."""
    title = _listed(source["title"], words)
    if not str(source["url"]).startswith(("http://", "https://")):
        return title
    return html.link_elsewhere(str(source["url"]), title)


def source_html(source: table_rows.SourceRow, words: Words) -> Markup:
    """Return one source: title with link, publisher and dates, and the words that count."""
    title = _title(source, words)
    details = [str(source["publisher"])] if source["publisher"] else []
    for field, date in (("published", source["published"]), ("retrieved", source["retrieved"])):
        if date:
            details.append(words.text(f"source-{field}", date=words.partial_date(date)))
    line = element("small", joined((_listed(detail, words) for detail in details), words.gap))
    return title + BREAK + line + element("blockquote", _listed(source["says"], words))
