"""Where a statement comes from: the sources behind what is shown, each with its link."""

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import records
from analysis.schema import SOURCES
from analysis.table_rows import SourceRow
from analysis.words import Words, in_its_language, isolated
from pages.shared.markup import draw_html
from pages.shared.view import View

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
        draw_html(sources_html(sources, view.words))


def draw_all_sources(view: View) -> None:
    """List every source of the data set, folded away."""
    words, sources = view.words, view.whole.sources
    with st.container(border=True, key="card-sources"):
        st.header(words.text("card-sources"), anchor=False)
        st.markdown(words.text("sources-count", count=len(sources)))
        with st.expander(words.text("sources-show")):
            draw_html(sources_html(sources.sort_values(SOURCES.key[0]), words))


def sources_html(sources: pd.DataFrame, words: Words) -> str:
    """Return sources as a list: title with link, publisher and dates, and the words that count."""
    items = (f"<li>{source_html(row, words)}</li>" for row in records(sources, SourceRow))
    return f'<ul class="kz-sources">{"".join(items)}</ul>'


@cached
def cited(dataset: Dataset, source_id: str, words: Words) -> str:
    """Return the title of a source with its link, and its publisher, as HTML; "" for none."""
    sources = dataset.sources[dataset.sources["source_id"] == source_id]
    return " · ".join(
        part
        for source in records(sources, SourceRow)
        for part in (_title(source, words), _told(source["publisher"] or "", words))
        if part
    )


def _told(text: object, words: Words) -> str:
    return in_its_language(isolated(str(text)), words.language)


def _title(source: SourceRow, words: Words) -> str:
    """Return the title of a source; only an address of the web becomes a link."""
    title = _told(source["title"], words)
    if not str(source["url"]).startswith(("http://", "https://")):
        return title
    address = escape(str(source["url"]), quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener noreferrer">{title}</a>'


def source_html(source: SourceRow, words: Words) -> str:
    """Return one source: title with link, publisher and dates, and the words that count."""
    title = _title(source, words)
    details = [str(source["publisher"])] if source["publisher"] else []
    for field, date in (("published", source["published"]), ("retrieved", source["retrieved"])):
        if date:
            details.append(words.text(f"source-{field}", date=words.partial_date(date)))
    line = " · ".join(_told(detail, words) for detail in details)
    says = _told(source["says"], words)
    return f"{title}<br><small>{line}</small><blockquote>{says}</blockquote>"
