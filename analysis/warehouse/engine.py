"""Groups the delegates within their engine, so that only sums of them come here.

Only what is the same in DuckDB, PostgreSQL and Spark is used (sum, count, cast, cases): already
`split` is a pattern in one of them and a text in the others.
"""

import sys
from typing import TYPE_CHECKING

import ibis
from ibis.backends import BaseBackend
from ibis.common.exceptions import TableNotFound
from ibis.expr.types import NumericValue, StringValue, Table, Value

from analysis.contract.problems import Problem
from analysis.contract.schema import PEOPLE_OF_A_SUM, SUMMED_DELEGATES
from analysis.warehouse.place import EngineTable
from analysis.warehouse.summed import Group, problem_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

KEYS = SUMMED_DELEGATES.key
PEOPLE = "delegates"
# Beyond these the sums are hardly fewer than the rows: some column holds what it should not.
MOST_GROUPS = 100_000
_SOUND = "sound"


class UnreadError(Exception):
    """The table cannot be added up, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def connected(place: EngineTable) -> BaseBackend:
    """Return the engine, of which nothing but reading is asked. Raises what its driver raises."""
    if place.engine == "Spark":
        return ibis.pyspark.connect(spark_session(place.url))
    # A file of DuckDB that is opened to be written is locked for everybody else.
    return ibis.connect(place.url, **({"read_only": True} if place.engine == "DuckDB" else {}))


def spark_session(url: str) -> "SparkSession":
    """Return a session with a cluster, through its server of Spark Connect."""
    # Kept from pandera (analysis/__init__.py), which has been imported by now.
    if sys.modules.get("pyspark", sys) is None:
        del sys.modules["pyspark"]
    from pyspark.sql import SparkSession  # noqa: PLC0415 - nobody else needs it

    return SparkSession.builder.remote(url).getOrCreate()


def read_groups(engine: BaseBackend, place: EngineTable) -> list[Group]:
    """Return the people of each seminar, country, basis and source, blanks a group of their own.

    A number that is none (blank, a fraction, below 1, too large) is a group with its text, for the
    contract to refuse. Raises UnreadError where the table is not there or cannot be added up.
    """
    try:
        facts = engine.table(place.table, database=place.schema)
    except TableNotFound:
        raise UnreadError(problem_of(place.name, "engine_table")) from None
    _demand_columns(facts, place)
    # Not to_pandas, which warns of pandas 3 for each column.
    found = grouped(facts).limit(MOST_GROUPS + 1).to_pyarrow()
    if len(found) > MOST_GROUPS:
        raise UnreadError(_too_many(facts, place))
    return [tuple(row.values()) for row in found.to_pylist()]


def grouped(facts: Table) -> Table:
    """Return the columns of KEYS, the people as text, and how many rows there are of each."""
    number = facts[PEOPLE]
    assert isinstance(number, NumericValue)
    keys = {key: _text(facts[key]) for key in KEYS}
    rows = facts.select(**keys, people=_whole(number), told=_told(number))
    sound = ibis.cases((rows["told"] == _SOUND, rows["people"]), else_=None)
    sums = rows.group_by([*KEYS, "told"]).aggregate(
        # A sum of whole numbers is a decimal number in one engine, a huge one in another.
        total=sound.sum().cast("int64").cast("string"),
        rows=rows.count(),
    )
    told = ibis.cases((sums["told"] == _SOUND, sums["total"]), else_=sums["told"])
    return sums.select(*KEYS, told.name(PEOPLE), "rows")


def _text(column: Value) -> StringValue:
    """Return an id as text, blank where nothing or only space stands there."""
    return column.cast("string").strip().nullif("")


def _whole(number: NumericValue) -> NumericValue:
    """Return a number without its fraction, blank out of bounds: NaN cannot be converted.

    What is converted is sound whether or not an engine looks at cases that do not apply.
    """
    return ibis.cases((number.between(1, PEOPLE_OF_A_SUM), number), else_=None).cast("int64")


def _told(number: NumericValue) -> StringValue:
    """Return that a number is sound, or else its text."""
    return ibis.cases(
        (number.isnull(), None),
        (_whole(number) == number, _SOUND),
        else_=number.cast("string"),
    )


def _demand_columns(facts: Table, place: EngineTable) -> None:
    for column in (*KEYS, PEOPLE):
        if column not in facts.columns:
            raise UnreadError(problem_of(place.name, "missing_column", column))
    kind = facts[PEOPLE].type()
    if not kind.is_numeric() or kind.is_boolean():
        rows = int(facts.count().to_pyarrow().as_py())
        raise UnreadError(problem_of(place.name, "engine_type", PEOPLE, value=str(kind), rows=rows))


def _too_many(facts: Table, place: EngineTable) -> Problem:
    """Name the column of which there are most different values, and how many."""
    columns = {column: _text(facts[column]).nunique() for column in (*KEYS, PEOPLE)}
    (counted,) = facts.aggregate(**columns).to_pyarrow().to_pylist()
    column = max(counted, key=lambda name: int(counted[name]))
    most = str(MOST_GROUPS)
    return problem_of(place.name, "engine_groups", column, value=str(counted[column]), detail=most)
