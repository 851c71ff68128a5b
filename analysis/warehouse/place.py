"""Where the delegates lie in an engine, as the environment says: refused where it is wrong."""

from dataclasses import dataclass, field
from importlib.machinery import PathFinder
from urllib.parse import urlsplit

from analysis.access.rights import SettingError
from analysis.access.settings import Environment, value

DELEGATES, DELEGATES_FILE = "KIZUNA_DELEGATES", "KIZUNA_DELEGATES_FILE"
MINUTES = "KIZUNA_DELEGATES_MINUTES"
# How engines are called, by the beginning of their address, and the module that speaks to each.
ENGINES = {"duckdb": "DuckDB", "postgresql": "PostgreSQL", "postgres": "PostgreSQL", "sc": "Spark"}
_DRIVERS = {"DuckDB": "duckdb", "PostgreSQL": "psycopg", "Spark": "pyspark"}
INSTALL = "pip install --require-hashes -r requirements.lock -r requirements-warehouse.lock"
EXAMPLE = "postgresql://reader@host/database#schema.table"
MOST_MINUTES = 60 * 24 * 7
# Why a start is refused, besides what other settings are refused for.
CODES = ("delegates", "minutes")


@dataclass(frozen=True)
class EngineTable:
    """A table of an engine, and how old, in minutes, what was read there may become."""

    url: str = field(repr=False)
    schema: str
    table: str
    minutes: float = 60

    @property
    def engine(self) -> str:
        """The engine as it is called: PostgreSQL."""
        return ENGINES[urlsplit(self.url).scheme]

    @property
    def name(self) -> str:
        """The table as readers are told of it: neither host nor account are theirs to know."""
        return f"{self.engine}/{self.schema}.{self.table}"

    @property
    def written(self) -> str:
        """What `DELEGATES` holds."""
        return f"{self.url}#{self.schema}.{self.table}"


def read_place(environ: Environment) -> EngineTable | None:
    """Read where the delegates lie; None where they are a file. Raises SettingError."""
    given = value(environ, DELEGATES, DELEGATES_FILE)
    if not given:
        return None
    url, _, table = given.rpartition("#")
    parts = table.split(".")
    engine = ENGINES.get(url.partition("://")[0])
    if engine is None or len(parts) != 2 or not all(parts):
        # It may hold a password, so it is not repeated.
        engines = ", ".join(f"{scheme}://" for scheme in ENGINES)
        raise SettingError("delegates", variable=DELEGATES, engines=engines, example=EXAMPLE)
    if any(PathFinder.find_spec(module) is None for module in ("ibis", _DRIVERS[engine])):
        raise SettingError("package", variable=DELEGATES, command=INSTALL)
    schema, name = parts
    return EngineTable(url, schema, name, _minutes(environ))


def _minutes(environ: Environment) -> float:
    given = environ.get(MINUTES) or "60"
    try:
        minutes = float(given)
    except ValueError:
        minutes = 0
    if not 1 <= minutes <= MOST_MINUTES:
        raise SettingError("minutes", variable=MINUTES, value=given, most=str(MOST_MINUTES))
    return minutes
