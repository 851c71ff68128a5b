"""What a report says is proposed with its words, and nothing else; nobody is named."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.contract.schema import TABLES, allowed_values
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import (
    KINDS,
    Draft,
    ReadReport,
    Scalar,
    report_from_json,
    report_json,
)
from analysis.report_reader.reading import read_text
from tests.report_reader.corpus import Case, Score, add, cases, loaded_record, read_case

PRECISION, RECALL = 0.97, 0.85
every_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


def values(draft: Draft, field: str) -> list[Scalar]:
    return [one.value for one in draft.proposals if one.field == field]


def value(draft: Draft, field: str) -> Scalar:
    (found,) = values(draft, field)
    return found


def only(drafts: Sequence[Draft]) -> Draft:
    (draft,) = drafts
    return draft


def read(text: str) -> Draft:
    return only(read_text(text, loaded_record()))


# The report of 2019 against the record.


def without_2019(known: Dataset) -> Dataset:
    tables = ("seminars", "hosts", "seminar_themes", "delegates", "programme")
    kept = {name: getattr(known, name) for name in tables}
    return replace(
        known, **{name: frame[frame["seminar_id"] != "sg-fy2019"] for name, frame in kept.items()}
    )


@pytest.mark.parametrize("is_new", [True, False], ids=["not yet in the data", "in the data"])
def test_the_report_of_2019_gives_its_rows_of_the_record(is_new: bool) -> None:
    known = loaded_record()
    text = (Path(__file__).parent / "report_2019.txt").read_text(encoding="utf-8")
    draft = only(read_text(text, without_2019(known) if is_new else known))
    of_2019 = {
        name: getattr(known, name).query("seminar_id == 'sg-fy2019'")
        for name in ("seminars", "hosts", "seminar_themes", "delegates", "programme")
    }
    seminar = of_2019["seminars"].iloc[0]
    assert value(draft, "seminars.start_date") == f"{seminar['start_date']:%Y-%m-%d}"
    assert value(draft, "seminars.end_date") == f"{seminar['end_date']:%Y-%m-%d}"
    for name in ("fiscal_year", "mode", "status", "participants"):
        assert value(draft, f"seminars.{name}") == seminar[name]
    # "Including" keeps the list open; that the numbers add up is offered beside it.
    complete = next(p for p in draft.proposals if p.field == "seminars.countries_complete")
    assert (complete.value, complete.alternatives) == ("no", ("yes",))
    for table, columns in (
        ("hosts", ("host_en", "level", "prefecture")),
        ("seminar_themes", ("theme_id", "wording_en")),
        ("delegates", ("country", "delegates")),
        ("programme", ("part", "kind", "title_en")),
    ):
        for column in columns:
            found = values(draft, f"{table}.{column}")
            # The loader has an order of its own for countries.
            expected = of_2019[table][column].to_list()
            if table == "delegates":
                assert Counter(found) == Counter(expected)
            else:
                assert found == expected
    items = of_2019["programme"]
    assert values(draft, "programme.date") == items["date"].dt.strftime("%Y-%m-%d").to_list()
    assert values(draft, "programme.site_id") == items["site_id"].dropna().to_list()
    assert len(values(draft, "programme.site_id")) == 10
    assert values(draft, "sites.name_en") == []


# The written reports.


def test_written_reports_are_read_well() -> None:
    score = Score()
    for case in cases():
        add(score, case, read_case(case, loaded_record()).drafts)
    assert len(cases()) >= 24
    assert score.precision() >= PRECISION
    assert score.recall() >= RECALL


@every_case
def test_each_value_has_its_words_and_fits_the_contract(case: Case) -> None:
    report = read_case(case, loaded_record())
    assert report.drafts
    for draft in report.drafts:
        assert draft.kind in KINDS
        for one in draft.proposals:
            assert one.words
            assert one.words == report.text[one.start : one.end]
            table, _, column = one.field.partition(".")
            allowed = allowed_values(TABLES[table].columns[column])
            for said in {one.value, *one.alternatives} - {None}:
                assert not allowed or said in allowed
            assert one.value is not None or len(one.alternatives) > 1
            assert (one.row is None) == (table in ("seminars", "sources"))


@every_case
def test_what_is_unread_and_what_is_read_are_all(case: Case) -> None:
    report = read_case(case, loaded_record())
    seen = [False] * len(report.text)
    for draft in report.drafts:
        spans = [(one.start, one.end) for one in draft.proposals]
        assert not [a for a in draft.unread for b in spans if a[0] < b[1] and b[0] < a[1]]
        for start, end in (*spans, *draft.unread):
            seen[start:end] = [True] * (end - start)
    missed = [sign for sign, is_seen in zip(report.text, seen, strict=True) if not is_seen]
    assert not [sign for sign in missed if sign.isalnum()]


@every_case
def test_nobody_is_named(case: Case) -> None:
    report = read_case(case, loaded_record())
    assert case.people
    kept = [
        str(text)
        for draft in report.drafts
        for one in draft.proposals
        for text in (one.value, one.words, *one.alternatives)
    ]
    names = {part for person in case.people for part in re.split(r"[ ・]", person)}
    assert all(name in report.text for name in names)
    assert [(name, text) for name in names for text in kept if name in text] == []


@every_case
def test_the_same_text_gives_the_same_drafts_and_they_survive_json(case: Case) -> None:
    report = read_case(case, loaded_record())
    assert read_case(case, loaded_record()) == report
    assert report_from_json(json.loads(json.dumps(report_json(report)))) == report


SENTENCES = [
    line
    for case in cases()
    if case.drafts[0][0] != "other_programme"
    for line in re.sub(r"<[^>]*>", " ", case.content.decode()).splitlines()
    if line.strip()
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12), st.data())
def test_words_are_those_of_the_text_whatever_is_read(
    lines: list[str], data: st.DataObject
) -> None:
    text = "\n".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    for draft in read_text(text[cut:], loaded_record()):
        for one in draft.proposals:
            assert one.words
            assert one.words == text[cut:][one.start : one.end]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for draft in read_text(text, loaded_record()):
        assert all(one.words == text[one.start : one.end] for one in draft.proposals)


def test_nothing_is_read_of_nothing() -> None:
    report = ReadReport(refused="empty")
    assert report_from_json(json.loads(json.dumps(report_json(report)))) == report
    assert read_text(" \n", loaded_record()) == ()
