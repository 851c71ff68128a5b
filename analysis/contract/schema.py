"""The contract: every table and column of the data, declared once.

The loader checks the files against it and the data dictionary is rendered from it.
Titles and meanings of the columns are words, so they stand in the message catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pandera.pandas import Check, Column, DataFrameSchema

BASES = ("stated", "implied", "derived")
STATUSES = ("held", "cancelled", "announced", "uncertain")
MODES = ("in_person", "online")
LEVELS = ("municipality", "prefecture")
PARTS = ("central", "host")
IDENTIFICATIONS = ("stated", "likely", "unknown")
PROGRAMME_KINDS = (
    "arrival",
    "lecture",
    "visit",
    "briefing",
    "courtesy_call",
    "opinion_exchange",
    "stay",
    "departure",
)
SITE_KINDS = (
    "government",
    "culture",
    "nature",
    "tourism",
    "community",
    "education",
    "welfare",
    "industry",
    "agriculture",
    "environment",
    "energy",
    "water",
    "disaster_prevention",
    "transport",
)
SUBREGIONS = ("southeast_asia", "south_asia", "east_asia", "oceania", "europe", "north_america")
REGIONS = ("hokkaido", "tohoku", "kanto", "chubu", "kinki", "chugoku", "shikoku", "kyushu")
YES_NO = ("yes", "no")
# The office whose seminar the dashboard is about; it stands before the others.
DEFAULT_OFFICE = "sg"
# The themes in the order in which they are listed; any other stands behind them, by its id.
THEME_ORDER = (
    "tourism-promotion",
    "multiculturalism",
    "culture-heritage",
    "international-exchange",
    "regional-revitalisation",
    "local-industry",
    "agriculture",
    "industry-technology",
    "ict",
    "urban-planning",
    "public-services",
    "ageing-society",
    "disaster-prevention",
    "reconstruction",
    "environment",
    "low-carbon",
    "water",
    "sdgs",
)

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ALPHA3 = r"^[A-Z]{3}$"
PREFECTURE_CODE = r"^(0[1-9]|[1-3][0-9]|4[0-7])$"
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
WEB_ADDRESS = r"^https?://\S+$"

# The first fiscal year in which CLAIR (founded July 1988) could have held a seminar.
FIRST_FISCAL_YEAR = 1988
LAST_FISCAL_YEAR = 2100
DAYS_OF_A_YEAR = 366

# One country sends few people to a seminar, so a larger number in a row is a slip. What an engine
# adds up of many rows has no such bound, nor has the number that such a seminar published.
PEOPLE_OF_A_ROW = 1000
PEOPLE_OF_A_SUM = 100_000_000


@dataclass(frozen=True)
class Reference:
    """A column whose values must stand in the key column of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns, the columns that identify a row, and where they point.

    `interval` names the columns of the first and the last day for which a row holds, the first of
    them the last of the key. A row whose first day is corrected stays the same row.

    `either` are pairs of columns of which one may be blank and not both: a name in two languages.
    """

    name: str
    schema: DataFrameSchema
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    interval: tuple[str, ...] = ()
    either: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> Mapping[str, Column]:
        """The declared columns by name, in file order."""
        return MappingProxyType(self.schema.columns)

    def stands_in(self, column: str) -> str:
        """Return the column that must be filled where this one is blank; "" for most."""
        others = {one: other for pair in self.either for one, other in (pair, pair[::-1])}
        return others.get(column, "")


def text(*checks: Check, required: bool = False) -> Column:
    """Free text."""
    return Column("string", list(checks), nullable=not required)


def is_free_text(column: Column) -> bool:
    """Whether a column holds text as people write it."""
    return str(column.dtype).startswith("string") and not column.checks


def pattern(regex: str, *, required: bool = False, **metadata: object) -> Column:
    """Text of a fixed form."""
    check = Check.str_matches(regex, error="form")
    return Column("string", check, nullable=not required, metadata=metadata or None)


def identifier(*, required: bool = False, blank_says: str = "") -> Column:
    """Lower-case words joined by hyphens; `blank_says` as in `says_something_blank`."""
    return pattern(IDENTIFIER, required=required, **_said(blank_says))


def partial_date(*, required: bool = False, days_ahead: int | None = None) -> Column:
    """A year, month or day that exists, written 2019, 2019-12 or 2019-12-15.

    `days_ahead` is how far after today it may begin; None: at any time.
    """
    return pattern(PARTIAL_DATE, required=required, days_ahead=days_ahead)


def is_partial_date(column: Column) -> bool:
    """Whether a column holds years, months or days."""
    return "days_ahead" in (column.metadata or {})


def says_something_blank(column: Column) -> bool:
    """Whether a blank cell says more than "not documented", such as "to this day".

    A value that is refused there sets its row aside: blanked, the row would say what nobody wrote.
    """
    return bool((column.metadata or {}).get("blank_says"))


def _said(blank: str) -> dict[str, object]:
    return {"blank_says": blank} if blank else {}


def choice(values: tuple[str, ...], *, required: bool = False) -> Column:
    """One of a fixed list of words."""
    return Column("category", Check.isin(values, error="choice"), nullable=not required)


def allowed_values(column: Column) -> tuple[str, ...]:
    """Return the words of a column of choices, and of any other nothing."""
    for check in column.checks:
        if check.error == "choice":
            return tuple(check.statistics["allowed_values"])
    return ()


def whole_number(low: int, high: int, *, unit: str, required: bool = False) -> Column:
    """A whole number within bounds."""
    return Column(
        "Int64",
        Check.in_range(low, high, error="range"),
        nullable=not required,
        metadata={"unit": unit},
    )


def decimal(low: float, high: float, *, unit: str, required: bool = False) -> Column:
    """A decimal number within bounds."""
    return Column(
        "float64",
        Check.in_range(low, high, error="range"),
        nullable=not required,
        metadata={"unit": unit},
    )


def day(*, required: bool = False, blank_says: str = "") -> Column:
    """A calendar day, written 2019-12-15; `blank_says` as in `says_something_blank`."""
    return Column("datetime64[s]", nullable=not required, metadata=_said(blank_says) or None)


def fiscal_year() -> Column:
    """A Japanese fiscal year: 2019 runs from April 2019 to March 2020."""
    return whole_number(FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR, unit="fiscal-year", required=True)


# The version of Kizuna whose contract had the first columns: any later one says since when it is.
FIRST_CONTRACT = "0.2.0"


def since(version: str, column: Column, *, fill: str = "") -> Column:
    """Declare a column that the contract gained with a version of Kizuna.

    A data folder from before lacks it: its rows stay, and the column is not documented there until
    `kizuna upgrade` adds it. `fill` is what is true of every row from before; a column that may be
    blank needs none, one that may not needs it.
    """
    column.metadata = {**(column.metadata or {}), "since": version, "fill": fill}
    return column


def can_be_added(column: Column) -> bool:
    """Whether rows that lack a column can be given it, blank or filled, and say nothing false."""
    return bool(added_value(column)) or (column.nullable and not says_something_blank(column))


def added_value(column: Column) -> str:
    """Return what stands in a column in rows from before it was declared."""
    return str((column.metadata or {}).get("fill", ""))


def contract_version() -> str:
    """Return the version of Kizuna whose contract this is: that of the newest column."""
    columns = [column for table in TABLES.values() for column in table.columns.values()]
    versions = {str((one.metadata or {}).get("since", FIRST_CONTRACT)) for one in columns}
    return max(versions, key=lambda version: tuple(map(int, version.split("."))))


# Japan from Yonaguni to Minamitorishima and from Okinotorishima to Hokkaido: a site outside is
# a slip, and swapped latitude and longitude never fit.
def latitude_in_japan(*, required: bool = False) -> Column:
    """Degrees north, within Japan."""
    return decimal(20, 46, unit="degrees-north", required=required)


def longitude_in_japan(*, required: bool = False) -> Column:
    """Degrees east, within Japan."""
    return decimal(122, 154, unit="degrees-east", required=required)


def table(
    name: str,
    key: tuple[str, ...],
    columns: dict[str, Column],
    references: dict[str, str],
    interval: tuple[str, ...] = (),
    in_either_language: tuple[str, ...] = (),
) -> Table:
    """Declare a table; `references` maps a column to "table.key".

    Of `<stem>_en` and `<stem>_ja` of the stems in `in_either_language` one may be blank.
    """
    pointers = tuple(Reference(column, *target.split(".")) for column, target in references.items())
    pairs = tuple((f"{stem}_en", f"{stem}_ja") for stem in in_either_language)
    return Table(name, DataFrameSchema(columns, name=name), key, pointers, interval, pairs)


EVIDENCE = {"source_id": "sources.source_id"}

SEMINARS = table(
    "seminars",
    ("seminar_id",),
    {
        "seminar_id": identifier(required=True),
        "office_id": identifier(required=True),
        "fiscal_year": fiscal_year(),
        "start_date": day(),
        "end_date": day(),
        "mode": choice(MODES),
        "status": choice(STATUSES, required=True),
        "participants": whole_number(1, PEOPLE_OF_A_SUM, unit="people"),
        "countries_complete": choice(YES_NO, required=True),
        "note_en": text(),
        "note_ja": text(),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {"office_id": "offices.office_id", **EVIDENCE},
)

HOSTS = table(
    "hosts",
    ("seminar_id", "host_id"),
    {
        "seminar_id": identifier(required=True),
        "host_id": identifier(required=True),
        "host_en": text(),
        "host_ja": text(),
        "level": choice(LEVELS, required=True),
        "prefecture": pattern(PREFECTURE_CODE, required=True),
        "latitude": latitude_in_japan(),
        "longitude": longitude_in_japan(),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {"seminar_id": "seminars.seminar_id", "prefecture": "prefectures.prefecture", **EVIDENCE},
    in_either_language=("host",),
)

SEMINAR_THEMES = table(
    "seminar_themes",
    ("seminar_id", "theme_id"),
    {
        "seminar_id": identifier(required=True),
        "theme_id": identifier(required=True),
        "wording_en": text(),
        "wording_ja": text(),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {"seminar_id": "seminars.seminar_id", "theme_id": "themes.theme_id", **EVIDENCE},
)


def _delegates(key: tuple[str, ...], most: int) -> Table:
    return table(
        "delegates",
        key,
        {
            "seminar_id": identifier(required=True),
            "country": pattern(ALPHA3),
            "theme_id": identifier(),
            "delegates": whole_number(1, most, unit="people", required=True),
            "basis": choice(BASES, required=True),
            "source_id": identifier(required=True),
        },
        {
            "seminar_id": "seminars.seminar_id",
            "country": "countries.country",
            "theme_id": "themes.theme_id",
            **EVIDENCE,
        },
    )


DELEGATES = _delegates(("seminar_id", "country", "theme_id"), PEOPLE_OF_A_ROW)
# What an engine adds up of many rows: no theme, since no summary asks for that of a delegate, but
# each basis and source by itself, as evidence shows them.
SUMMED_DELEGATES = _delegates(("seminar_id", "country", "basis", "source_id"), PEOPLE_OF_A_SUM)

PROGRAMME = table(
    "programme",
    ("seminar_id", "position"),
    {
        "seminar_id": identifier(required=True),
        "position": whole_number(1, 1000, unit="order", required=True),
        "date": day(),
        "part": choice(PARTS, required=True),
        "place_en": text(),
        "place_ja": text(),
        "kind": choice(PROGRAMME_KINDS, required=True),
        "title_en": text(),
        "title_ja": text(),
        "site_id": identifier(),
        "theme_id": identifier(),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {
        "seminar_id": "seminars.seminar_id",
        "site_id": "sites.site_id",
        "theme_id": "themes.theme_id",
        **EVIDENCE,
    },
    in_either_language=("place", "title"),
)

SITES = table(
    "sites",
    ("site_id",),
    {
        "site_id": identifier(required=True),
        "name_en": text(),
        "name_ja": text(),
        "kind": choice(SITE_KINDS, required=True),
        "municipality_en": text(),
        "municipality_ja": text(),
        "prefecture": pattern(PREFECTURE_CODE),
        "latitude": latitude_in_japan(),
        "longitude": longitude_in_japan(),
        "uncertainty_m": whole_number(0, 100_000, unit="metres"),
        "identification": choice(IDENTIFICATIONS, required=True),
        "note_en": text(),
        "note_ja": text(),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {"prefecture": "prefectures.prefecture", **EVIDENCE},
    in_either_language=("name",),
)

SOURCES = table(
    "sources",
    ("source_id",),
    {
        "source_id": identifier(required=True),
        "title": text(required=True),
        "publisher": text(),
        "url": pattern(WEB_ADDRESS),
        # A journal bears the month after the one in which it comes out, or a later one.
        "published": partial_date(days_ahead=DAYS_OF_A_YEAR),
        "retrieved": partial_date(days_ahead=0),
        "says": text(required=True),
    },
    {},
)

COUNTRIES = table(
    "countries",
    ("country",),
    {
        "country": pattern(ALPHA3, required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
        "aliases": text(),
        "subregion": choice(SUBREGIONS, required=True),
        "capital_en": text(required=True),
        "capital_ja": text(required=True),
        "latitude": decimal(-90, 90, unit="degrees-north", required=True),
        "longitude": decimal(-180, 180, unit="degrees-east", required=True),
    },
    {},
)

ELIGIBILITY = table(
    "eligibility",
    ("office_id", "country", "from_date"),
    {
        "office_id": identifier(required=True),
        "country": pattern(ALPHA3, required=True),
        "from_date": day(),
        "to_date": day(blank_says="to this day"),
        "basis": choice(BASES, required=True),
        "source_id": identifier(required=True),
    },
    {"office_id": "offices.office_id", "country": "countries.country", **EVIDENCE},
    ("from_date", "to_date"),
)

OFFICES = table(
    "offices",
    ("office_id",),
    {
        "office_id": identifier(required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
        "programme_en": text(),
        "programme_ja": text(),
        "source_id": identifier(),
    },
    EVIDENCE,
)

# Related countries and related themes, to be chosen together. A country may be in several groups, a
# theme is in one family at most.
GROUPS = table(
    "groups",
    ("group_id",),
    {
        "group_id": identifier(required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
    },
    {},
)

GROUP_MEMBERS = table(
    "group_members",
    ("group_id", "country"),
    {
        "group_id": identifier(required=True),
        "country": pattern(ALPHA3, required=True),
    },
    {"group_id": "groups.group_id", "country": "countries.country"},
)

THEME_FAMILIES = table(
    "theme_families",
    ("family_id",),
    {
        "family_id": identifier(required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
    },
    {},
)

THEMES = table(
    "themes",
    ("theme_id",),
    {
        "theme_id": identifier(required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
        "family_id": identifier(),
    },
    {"family_id": "theme_families.family_id"},
)

PREFECTURES = table(
    "prefectures",
    ("prefecture",),
    {
        "prefecture": pattern(PREFECTURE_CODE, required=True),
        "name_en": text(required=True),
        "name_ja": text(required=True),
        "region": choice(REGIONS, required=True),
        # Of the prefectural office.
        "latitude": latitude_in_japan(),
        "longitude": longitude_in_japan(),
    },
    {},
)

EVENTS = table(
    "events",
    ("event_id",),
    {
        "event_id": identifier(required=True),
        "date": partial_date(required=True),
        "fiscal_year": whole_number(1900, LAST_FISCAL_YEAR, unit="fiscal-year", required=True),
        "office_id": identifier(blank_says="all offices"),
        "title_en": text(required=True),
        "title_ja": text(required=True),
        "source_id": identifier(required=True),
    },
    {"office_id": "offices.office_id", **EVIDENCE},
)

# What changes seldom and serves both data sets; its sources stand beside it.
REFERENCE_TABLES = (
    COUNTRIES,
    GROUPS,
    GROUP_MEMBERS,
    OFFICES,
    ELIGIBILITY,
    THEME_FAMILIES,
    THEMES,
    PREFECTURES,
    EVENTS,
    SOURCES,
)
# What each data set, the record and the demonstration, has of its own.
DATA_SET_TABLES = (SEMINARS, HOSTS, SEMINAR_THEMES, DELEGATES, PROGRAMME, SITES, SOURCES)
TABLES: Mapping[str, Table] = MappingProxyType(
    {declared.name: declared for declared in (*DATA_SET_TABLES, *REFERENCE_TABLES)}
)
