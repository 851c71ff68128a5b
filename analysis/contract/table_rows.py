"""The forms of the tables' rows, for mypy: columns as in `schema`, which a test compares."""

from typing import TypedDict

from analysis.frames.rows import Day, Degrees


class OfSeminar(TypedDict):
    """The seminar of a row."""

    seminar_id: str


class HostFacts(TypedDict):
    """The facts of a host, whichever seminar it was of."""

    host_id: str
    host_en: str | None
    host_ja: str | None
    level: str
    prefecture: str
    latitude: Degrees
    longitude: Degrees


class ItemFacts(TypedDict):
    """The facts of an item of a programme, whichever seminar's."""

    position: int
    date: Day
    part: str
    place_en: str | None
    place_ja: str | None
    kind: str
    title_en: str | None
    title_ja: str | None


class SiteFacts(TypedDict):
    """The facts of a site, whoever went there."""

    site_id: str
    name_en: str | None
    name_ja: str | None
    kind: str
    municipality_en: str | None
    municipality_ja: str | None
    prefecture: str | None
    latitude: Degrees
    longitude: Degrees
    uncertainty_m: int | None
    identification: str


class SeminarRow(TypedDict):
    """A row of `seminars`."""

    seminar_id: str
    office_id: str
    fiscal_year: int
    start_date: Day
    end_date: Day
    mode: str | None
    status: str
    participants: int | None
    countries_complete: str
    note_en: str | None
    note_ja: str | None
    basis: str
    source_id: str


class HostRow(OfSeminar, HostFacts):
    """A row of `hosts`."""

    basis: str
    source_id: str


class SeminarThemeRow(TypedDict):
    """A row of `seminar_themes`."""

    seminar_id: str
    theme_id: str
    wording_en: str | None
    wording_ja: str | None
    basis: str
    source_id: str


class DelegatesRow(TypedDict):
    """A row of `delegates`."""

    seminar_id: str
    country: str | None
    theme_id: str | None
    delegates: int
    basis: str
    source_id: str


class ProgrammeRow(OfSeminar, ItemFacts):
    """A row of `programme`."""

    site_id: str | None
    theme_id: str | None
    basis: str
    source_id: str


class SiteRow(SiteFacts):
    """A row of `sites`."""

    note_en: str | None
    note_ja: str | None
    basis: str
    source_id: str


class SourceRow(TypedDict):
    """A row of `sources`."""

    source_id: str
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    retrieved: str | None
    says: str


class CountryRow(TypedDict):
    """A row of `countries`."""

    country: str
    name_en: str
    name_ja: str
    aliases: str | None
    subregion: str
    capital_en: str
    capital_ja: str
    latitude: float
    longitude: float


class OfficeRow(TypedDict):
    """A row of `offices`."""

    office_id: str
    name_en: str
    name_ja: str
    programme_en: str | None
    programme_ja: str | None
    source_id: str | None


class EligibilityRow(TypedDict):
    """A row of `eligibility`."""

    office_id: str
    country: str
    from_date: Day
    to_date: Day
    basis: str
    source_id: str


class GroupRow(TypedDict):
    """A row of `groups`."""

    group_id: str
    name_en: str
    name_ja: str


class GroupMemberRow(TypedDict):
    """A row of `group_members`."""

    group_id: str
    country: str


class ThemeFamilyRow(TypedDict):
    """A row of `theme_families`."""

    family_id: str
    name_en: str
    name_ja: str


class ThemeRow(TypedDict):
    """A row of `themes`."""

    theme_id: str
    name_en: str
    name_ja: str
    family_id: str | None


class PrefectureRow(TypedDict):
    """A row of `prefectures`."""

    prefecture: str
    name_en: str
    name_ja: str
    region: str
    latitude: Degrees
    longitude: Degrees


class EventRow(TypedDict):
    """A row of `events`."""

    event_id: str
    date: str
    fiscal_year: int
    office_id: str | None
    title_en: str
    title_ja: str
    source_id: str
