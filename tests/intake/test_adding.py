"""Files whose rows are added to the known ones, and files that go in together."""

from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.contract.schema import TABLES
from analysis.intake.results.merging import keys, merged
from analysis.intake.results.reading import read_together
from tests.intake.files import HEADINGS, found, sound, text
from tests.tiny import history

DELEGATES = TABLES["delegates"]


def added(*files: tuple[str, list[list[str]]], replaced: tuple[str, ...] = ()):
    contents = [(name, text(rows).encode()) for name, rows in files]
    return read_together(contents, history(), replaced)


def test_rows_that_are_added_are_judged_among_the_known_ones() -> None:
    new = {"seminar_id": "sg-fy2023"}
    seminars = sound("seminars", {"participants": ""})
    delegates = sound("delegates", new, {"seminar_id": "sg-fy2007", "country": "FRA"})
    files = ("seminars.csv", seminars), ("delegates.csv", delegates)
    assert all(result.is_accepted for result in added(*files))
    _, alone = added(*files, replaced=("seminars",))
    assert found(alone) == [(3, "A", "unknown")]


def test_a_correction_that_no_longer_adds_up_is_refused_at_its_row() -> None:
    rows = history().delegates
    row = rows[rows["seminar_id"] == "sg-fy2019"].iloc[0]
    key = {column: str(row[column] or "") for column in DELEGATES.key}
    same = sound("delegates", {**key, "delegates": str(row["delegates"])})
    (result,) = added(("delegates.csv", same))
    assert found(result) == []
    (result,) = added(("delegates.csv", sound("delegates", {**key, "delegates": "900"})))
    assert found(result) == [(2, "D", "total")]


def test_what_is_wrong_with_other_rows_is_not_said_of_the_file() -> None:
    wrong = replace(history(), seminars=history().seminars.assign(participants=99))
    content = text(sound("seminars")).encode()
    (result,) = read_together([("seminars.csv", content)], wrong, ())
    assert found(result) == []


def test_two_files_may_share_a_table_but_no_row() -> None:
    one, other = (
        sound("delegates", {"seminar_id": "sg-fy2007", "country": country})
        for country in ("KHM", "LAO")
    )
    files = ("one.csv", one), ("other.csv", other)
    assert all(result.is_accepted for result in added(*files))
    assert all(result.is_accepted for result in added(*files, replaced=("delegates",)))
    twice = added(("one.csv", one), ("other.csv", [*other, one[1]]))
    assert [found(result) for result in twice] == [
        [(2, "A", "shared_key")],
        [(3, "A", "shared_key")],
    ]
    assert twice[0].problems[0].detail == "other.csv"


def test_a_key_that_cannot_be_read_is_shared_with_none() -> None:
    blank = sound("delegates", {"seminar_id": ""})
    for result in added(("one.csv", blank), ("other.csv", blank)):
        assert found(result) == [(2, "A", "blank")]
    without = [row[1:] for row in sound("delegates")]
    assert all(len(result.problems) == 1 for result in added(("a.csv", without)))


_CELLS = st.sampled_from(["", "a", "b", "c"])
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS), max_size=6)


def _table(rows: list[tuple[str, ...]], first: int) -> pd.DataFrame:
    unique = {row[:3]: row for row in rows}.values()
    frame = pd.DataFrame([*unique], columns=HEADINGS[:4], dtype="string").replace("", pd.NA)
    return frame.set_axis(range(first, first + len(frame)))


@given(old=_ROWS, new=_ROWS)
def test_merging_keeps_each_key_once_in_its_place(old, new) -> None:
    rows, rows_added = _table(old, 0), _table(new, 100)
    both = merged(DELEGATES, rows, rows_added)
    before, after = [*keys(DELEGATES, rows)], [*keys(DELEGATES, both)]
    assert after[: len(before)] == before
    assert after[len(before) :] == [k for k in keys(DELEGATES, rows_added) if k not in before]
    for number, key in zip(both.index, after, strict=True):
        newest = rows_added if key in set(keys(DELEGATES, rows_added)) else rows
        assert number in newest.index
        assert both.loc[number].equals(newest.loc[number])
    again = merged(DELEGATES, both, rows_added)
    assert again.equals(both)
