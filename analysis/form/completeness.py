"""How far a form documents its seminar, part by part, as the pages count it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.contract.schema import SITES, TABLES
from analysis.form.form import FORM_TABLES, Row, SeminarForm, rows_as_text
from analysis.form.made import made, rows_frame
from analysis.frames.rows import records
from analysis.loading.checking import typed
from analysis.loading.dataset import Dataset, LoadedDataset
from analysis.summaries.programme.seminar import DEGREES, FACTS, completeness

# In the order of the form: what the pages ask of a seminar, and what a form asks beside it.
PARTS = ("dates", "mode", *FACTS[1:], "source")
_WHOLLY, _PARTLY, _NOT = DEGREES


def completeness_of(form: SeminarForm, known: Dataset) -> Mapping[str, str]:
    """Return for each of PARTS how far it is documented: "yes", "partly" or "no".

    As `summaries.programme.seminar.completeness` has it, with `mode` (the way it was held is known;
    of a cancelled seminar nothing is to be known), `source` (its title and its words; partly: one
    of them), and of `sites` more: each site also has a position. What no cell can hold counts as
    not documented.
    """
    own = _as_data(form, known)
    (row,) = records(completeness(own))
    said = [_source(form).get(column, "").strip() for column in ("title", "says")]
    degrees = {
        **{fact: str(row[fact]) for fact in FACTS},
        "mode": _WHOLLY if _has_mode(own) else _NOT,
        "source": _degree(said),
    }
    if degrees["sites"] == _WHOLLY and not own.sites["latitude"].notna().all():
        degrees["sites"] = _PARTLY
    return {part: degrees[part] for part in PARTS}


def _as_data(form: SeminarForm, known: Dataset) -> LoadedDataset:
    """Return a data set of the form's seminar alone."""
    rows = made(form, known)
    own: dict[str, Any] = {
        table: typed(TABLES[table], rows_frame(table, (row.cells for row in rows.rows[table])))
        for table in FORM_TABLES
    }
    # Of how many people nobody knows, no sum can count.
    own["delegates"] = own["delegates"].dropna(subset=["delegates"])
    # Sites that an item points to may have no row in the form.
    sites = rows_as_text(SITES, known.whole.sites)
    in_form = {*own[SITES.name]["site_id"]}
    visited = {*own["programme"]["site_id"].dropna()} - in_form
    others = rows_frame(SITES.name, (row for row in sites if row["site_id"] in visited))
    own[SITES.name] = pd.concat([own[SITES.name], typed(SITES, others)], ignore_index=True)
    return replace(known.whole, **own)


def _has_mode(own: LoadedDataset) -> bool:
    seminar = own.seminars.iloc[0]
    return bool(seminar["status"] == "cancelled" or own.seminars["mode"].notna().all())


def _source(form: SeminarForm) -> Row:
    rows = form.rows["sources"]
    cited = form.seminar["source_id"]
    return next((row for row in rows if row["source_id"] == cited), rows[0] if rows else {})


def _degree(said: list[str]) -> str:
    if all(said):
        return _WHOLLY
    return _PARTLY if any(said) else _NOT
