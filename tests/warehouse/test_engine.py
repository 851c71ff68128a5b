"""What an engine adds up equals what pandas does, and wrong rows are told and never counted."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.contract.problems import Problem
from analysis.contract.schema import PEOPLE_OF_A_SUM, SUMMED_DELEGATES
from analysis.loading.dataset import DATA_SETS, RECORD, LoadedDataset, assemble, read_texts
from analysis.loading.reading import TextTable
from analysis.selection import Selection, filter_dataset
from analysis.warehouse import engine as asked
from analysis.warehouse.engine import UnreadError, connected, read_groups
from analysis.warehouse.place import EngineTable
from analysis.warehouse.summed import Group, SummedTable, summed_table
from analysis.words.catalogue import words_in
from analysis.words.problem_sentences import problem_sentences
from tests.conftest import DATA
from tests.test_row_order import said
from tests.warehouse.engines import Duck, Engine, Postgres

pytestmark = [
    # ibis 12 asks DuckDB by an old name.
    pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning"),
    pytest.mark.usefixtures("real_loader"),
]
KEYS = list(SUMMED_DELEGATES.key)


def groups_of(place: EngineTable) -> list[Group]:
    engine = connected(place)
    try:
        return read_groups(engine, place)
    finally:
        engine.disconnect()


def table_of(place: EngineTable) -> SummedTable:
    return summed_table(place.name, groups_of(place))


def rows_of(name: str) -> pd.DataFrame:
    frame = read_texts(DATA, name)["delegates"].frame
    assert frame is not None
    return frame


def loaded(name: str, table: TextTable) -> LoadedDataset:
    return assemble(name, {**read_texts(DATA, name), "delegates": table})


@pytest.mark.parametrize("name", DATA_SETS)
def test_every_summary_says_the_same_of_an_engine_as_of_the_file(name: str, engine: Engine) -> None:
    """So no summary asks for the theme of a delegate, nor for the order of rows."""
    shuffled = rows_of(name).sample(frac=1, random_state=7)
    summed = loaded(name, table_of(engine.fill(shuffled)))
    plain = assemble(name, read_texts(DATA, name))
    assert len(summed.delegates) > 0
    assert summed.delegates["theme_id"].isna().all()
    # What tells the two apart on purpose.
    summed = replace(summed, summed_by="", problems=plain.problems)
    assert said(summed) == said(plain)
    for selection in (Selection("sg"), Selection("sg", themes=("tourism-promotion",))):
        chosen = [said(filter_dataset(whole, selection)) for whole in (summed, plain)]
        assert chosen[0] == chosen[1]


def many(rows: int, seed: int) -> pd.DataFrame:
    """Return rows of 36 seminars, 24 countries, 3 bases and 20 sources, blanks among them."""
    random = np.random.default_rng(seed)

    def any_of(names: Iterable[str]) -> "pd.Categorical[str]":
        known = pd.Index([*names])
        return pd.Categorical.from_codes(random.integers(0, len(known), rows), known)

    return pd.DataFrame(
        {
            "seminar_id": any_of(f"sg-fy{year}" for year in range(1990, 2026)),
            "country": pd.Series(any_of(f"{chr(65 + one)}AA" for one in range(24))).mask(
                random.random(rows) < 0.03
            ),
            "theme_id": any_of(f"theme-{one}" for one in range(40)),
            "delegates": random.integers(1, 10, rows),
            "basis": any_of(("stated", "implied", "derived")),
            "source_id": any_of(f"source-{one}" for one in range(20)),
        }
    )


def by_pandas(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the same sums by pandas, blanks groups of their own."""
    grouped = rows.groupby(KEYS, dropna=False, observed=True)["delegates"]
    sums = grouped.agg(["sum", "size"]).reset_index().astype({"sum": "string"})
    return sums.astype(dict.fromkeys(KEYS, "string")).sort_values(KEYS, ignore_index=True)


def test_a_million_rows_are_added_up_as_pandas_does(engine: Engine) -> None:
    rows = many(1_000_000, seed=20261130)
    table = table_of(engine.fill(rows))
    expected = by_pandas(rows)
    assert table.frame is not None
    assert len(table.frame) == 36 * 25 * 3 * 20
    found = table.frame.assign(size=table.rows).sort_values(KEYS, ignore_index=True)
    for column in (*KEYS, "size"):
        assert found[column].fillna("").tolist() == expected[column].fillna("").tolist()
    assert found["delegates"].tolist() == expected["sum"].tolist()


SOUND = {
    "seminar_id": "sg-fy2019",
    "country": "LAO",
    "theme_id": "",
    "delegates": "2",
    "basis": "stated",
    "source_id": "jnto-news-2019",
}


def facts(*rows: Mapping[str, str]) -> pd.DataFrame:
    known = rows_of(RECORD)
    own = known[known["seminar_id"] == "sg-fy2019"].iloc[0].to_dict()
    return pd.DataFrame([{**own, **row} for row in rows], dtype="object")


def told(place: EngineTable) -> list[str]:
    """Return what is told in English of the rows of the table."""
    found = loaded(RECORD, table_of(place)).problems
    own = [problem for problem in found if problem.file == place.name]
    return [*problem_sentences(own, words_in("en"))]


WRONG = [
    ("delegates", "-3", "bigint", "“-3” is out of range. Write a number from 1 to 100000000."),
    ("delegates", "0", "bigint", "“0” is out of range."),
    ("delegates", "2.5", "double precision", "“2.5” is not a whole number."),
    ("delegates", "NaN", "double precision", " is not a whole number."),
    ("delegates", "2.50", "numeric(8, 2)", "“2.50” is not a whole number."),
    ("delegates", "", "bigint", "the cell is blank but must not be."),
    ("delegates", str(PEOPLE_OF_A_SUM + 1), "bigint", "is out of range."),
    ("seminar_id", "sg-fy1901", "bigint", "“sg-fy1901” is not known."),
    ("seminar_id", "", "bigint", "the cell is blank but must not be."),
    ("country", "Loas", "bigint", "“Loas” is not known. Did you mean LAO (Laos)?"),
    ("source_id", "hearsay", "bigint", "“hearsay” is not known."),
    ("basis", "rumoured", "bigint", "“rumoured” is not one of the allowed words."),
]


@pytest.mark.parametrize(("column", "value", "kind", "sentence"), WRONG)
def test_wrong_rows_are_named_with_table_column_value_and_count(
    column: str, value: str, kind: str, sentence: str, engine: Engine
) -> None:
    wrong = {column: value}
    place = engine.fill(facts({}, wrong, wrong, wrong), kind)
    (said_of_them,) = told(place)
    assert said_of_them.startswith(f"{place.name}, 3 rows, column {column}: ")
    if (value, place.engine) == ("NaN", "Spark"):
        # Which it is not told apart from there.
        sentence = "the cell is blank but must not be."
    assert sentence in said_of_them
    dataset = loaded(RECORD, table_of(place))
    # The sound row counts, and a list with rows that wait for correction is complete no more.
    assert dataset.delegates["delegates"].tolist()[:1] == [int(facts({})["delegates"].iloc[0])]
    lists = dataset.seminars.set_index("seminar_id")["countries_complete"]
    assert lists["sg-fy2019"] == "no"


def test_whole_numbers_may_be_declared_as_others(engine: Engine) -> None:
    for kind in ("integer", "double precision", "numeric(8, 2)", "smallint"):
        table = table_of(engine.fill(facts({"delegates": "2"}, {"delegates": "3"}), kind))
        assert table.frame is not None
        assert table.frame["delegates"].tolist() == ["5"]
        assert table.rows == (2,)


def test_space_around_an_id_says_nothing(engine: Engine) -> None:
    """A column of a fixed width is filled up with it."""
    rows = facts({"country": "LAO"}, {"country": "LAO  "}, {"country": "  "}, {"country": ""})
    table = table_of(engine.fill(rows))
    assert table.frame is not None
    assert table.frame["country"].fillna("").tolist() == ["LAO", ""]
    assert table.rows == (2, 2)


def test_a_sum_may_be_larger_than_a_row_of_a_file(engine: Engine) -> None:
    place = engine.fill(facts(*[{"delegates": "800"}] * 3))
    dataset = loaded(RECORD, table_of(place))
    assert dataset.delegates["delegates"].tolist() == [2400]
    assert not [one for one in dataset.problems if one.code == "range"]


def problem_with(place: EngineTable) -> Problem:
    with pytest.raises(UnreadError) as found:
        groups_of(place)
    return found.value.problem


def test_numbers_in_words_are_refused_as_a_whole(engine: Engine) -> None:
    problem = problem_with(engine.fill(facts({}, {"delegates": "nine"}), "text"))
    assert (problem.code, problem.column, problem.value) == ("engine_type", "delegates", "string")
    assert problem.rows == 2


def test_a_column_that_is_missing_is_named(engine: Engine) -> None:
    problem = problem_with(engine.fill(facts({}).drop(columns="basis")))
    assert (problem.code, problem.column) == ("missing_column", "basis")


def test_the_theme_need_not_be_there(engine: Engine) -> None:
    assert len(groups_of(engine.fill(facts({}).drop(columns="theme_id")))) == 1


def test_more_groups_than_can_be_are_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "MOST_GROUPS", 5)
    rows = facts(*({"source_id": f"row-{number}"} for number in range(6)))
    problem = problem_with(engine.fill(rows))
    assert (problem.code, problem.column, problem.value) == ("engine_groups", "source_id", "6")


def test_a_table_that_is_not_there_is_told(duck: Duck) -> None:
    place = duck.fill(facts({}))
    other = EngineTable(place.url, place.schema, "other")
    assert problem_with(other).code == "engine_table"


def test_nothing_can_be_written(duck: Duck, postgres: Postgres) -> None:
    for engine in (duck, postgres):
        place = engine.fill(facts({}))
        connection = connected(place)
        with pytest.raises(Exception, match=r"read.only|permission denied"):
            connection.raw_sql(f"CREATE TABLE {place.schema}.other (x int)")
        connection.disconnect()


def test_the_order_of_rows_says_nothing(duck: Duck, tmp_path: Path) -> None:
    rows = many(2_000, seed=3)
    other = Duck(tmp_path / "other.duckdb")
    one, two = (
        table_of(engine.fill(order)) for engine, order in ((duck, rows), (other, rows.iloc[::-1]))
    )
    assert one.content == two.content
