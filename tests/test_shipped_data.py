"""The data as shipped: every row has its evidence, everything is used, and nobody is named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.contract.schema import BASES, DATA_SET_TABLES, REFERENCE_TABLES, TABLES
from analysis.loading.dataset import DEMO, RECORD, REFERENCE, Dataset
from analysis.narrative import participation as participation_sentences
from analysis.narrative import places as place_sentences
from analysis.narrative import record as record_sentences
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import participation
from analysis.summaries.places import visits
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import delegates_of, programme_of, seminar_facts
from analysis.summaries.record.overview import latest_held, latest_with_full_list, totals
from analysis.words.catalogue import words_in
from tests.tiny import plain

DATA = Path(__file__).parents[1] / "data"
FOLDERS = (RECORD, DEMO, REFERENCE)
EN, JA = words_in("en"), words_in("ja")

JAPANESE = re.compile(r"[ぁ-ヿ一-鿿々]")
LATIN_NAME = re.compile(r"[A-Za-z0-9 .&'-]+")
# A title before or after a name: what no column of ours may hold. Posts ("Mayor of Koriyama
# City", 市長) are no persons as long as no name follows.
PERSONS = re.compile(
    r"\b(Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Madam|H\.E)\b\.?|\b(Mayor|Governor|Minister) (?!of\b)[A-Z]"
    r"|(?<![彼某同])氏(?!名)|(?<!く)さん|[一-鿿]様|女史|殿下|閣下"
)
# The family of a theme (family_id) is no name of a person.
PERSONAL_COLUMNS = re.compile(
    r"person|surname|given|family(?!_id$)|e?mail|phone|birth|age|sex|gender|post"
)


@pytest.fixture
def singapore(record: Dataset) -> Dataset:
    return filter_dataset(record, Selection())


def frames(folder: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the files of a folder as text, by name."""
    for path in sorted((DATA / folder).glob("*.csv")):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        yield f"{folder}/{path.name}", frame


# The files --------------------------------------------------------------------------------------


def test_there_is_a_file_for_each_table_and_no_other():
    of_data_sets = {f"{table.name}.csv" for table in DATA_SET_TABLES}

    assert {path.name for path in (DATA / RECORD).glob("*.csv")} == of_data_sets
    assert {path.name for path in (DATA / DEMO).glob("*.csv")} == of_data_sets
    assert {path.name for path in (DATA / REFERENCE).glob("*.csv")} == {
        f"{table.name}.csv" for table in REFERENCE_TABLES
    }


def test_no_problem_is_found(shipped):
    assert shipped.problems == ()


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_are_plain_utf_8_with_the_columns_of_the_contract(folder):
    for name, frame in frames(folder):
        content = (DATA / name).read_bytes()
        table = TABLES[Path(name).stem]
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        assert list(frame.columns) == list(table.columns), name
        spaces = frame.apply(lambda column: column.str.strip() != column)
        assert not spaces.any(axis=None), name


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_unknown_is_blank_and_not_a_word(folder):
    words = {
        "-",
        "–",
        "?",
        "n/a",
        "na",
        "nan",
        "none",
        "null",
        "unknown",
        "tbc",
        "tbd",
        "不明",
        "なし",
    }
    for name, frame in frames(folder):
        free = frame.drop(columns="identification", errors="ignore")
        assert not free.map(str.lower).isin(words).any(axis=None), name
        assert "0" not in set(frame.get("delegates", ())) | set(frame.get("participants", ())), name


# Evidence ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [RECORD, DEMO])
def test_every_row_cites_a_source_that_exists_and_has_a_basis(folder):
    tables = dict(frames(folder))
    sources = set(tables[f"{folder}/sources.csv"]["source_id"])
    for name, frame in tables.items():
        if not name.endswith("sources.csv"):
            assert set(frame["source_id"]) <= sources, name
            assert set(frame["basis"]) <= set(BASES), name


def test_every_source_is_cited_and_can_be_looked_up(record):
    for folder in (RECORD, REFERENCE):
        tables = dict(frames(folder))
        sources = tables.pop(f"{folder}/sources.csv")
        cited = {id_ for frame in tables.values() for id_ in frame.get("source_id", ())}
        assert set(sources["source_id"]) <= cited | _cited_elsewhere(folder)
        assert (sources["url"] != "").all()
        assert (sources["retrieved"] != "").all()
        assert (sources["says"] != "").all()
    assert record.as_of == "2026-11"


def _cited_elsewhere(folder: str) -> set[str]:
    other = RECORD if folder == REFERENCE else REFERENCE
    return {id_ for _, frame in frames(other) for id_ in frame.get("source_id", ())}


def test_a_source_keeps_to_a_few_words(record):
    assert record.sources["says"].str.len().max() <= 400


def test_every_site_theme_and_seminar_is_used(shipped):
    visited = set(shipped.programme["site_id"].dropna())

    assert visited == set(shipped.sites["site_id"])
    for table in ("hosts", "seminar_themes", "delegates", "programme"):
        assert set(getattr(shipped, table)["seminar_id"]) <= set(shipped.seminars["seminar_id"])


def test_every_normalised_theme_is_used_and_every_office_has_a_seminar(record, demo):
    used = set()
    for dataset in (record, demo):
        for table in ("seminar_themes", "programme", "delegates"):
            used |= set(getattr(dataset, table)["theme_id"].dropna())

    assert used == set(record.themes["theme_id"])
    assert set(record.seminars["office_id"]) == set(record.offices["office_id"])


def test_every_group_of_countries_is_used_and_none_is_empty(record):
    assert set(record.group_members["group_id"]) == set(record.groups["group_id"])


def test_groups_are_made_of_the_countries_that_their_names_say(record):
    members = record.group_members.groupby("group_id", observed=True)["country"].agg(set)
    of_region = record.countries.groupby("subregion", observed=True)["country"].agg(set)

    assert members["asean-mainland"] == {"KHM", "LAO", "MMR", "THA", "VNM"}
    assert members["asean-maritime"] == {"BRN", "IDN", "MYS", "PHL", "SGP"}
    assert members["asean"] == members["asean-mainland"] | members["asean-maritime"]
    assert members["asean"] == of_region["southeast_asia"]
    for group in ("south-asia", "europe", "oceania", "north-america"):
        assert members[group] == of_region[group.replace("-", "_")]


def test_every_theme_is_in_a_family_and_every_family_has_some(record):
    assert record.themes["family_id"].notna().all()
    assert set(record.themes["family_id"]) == set(record.theme_families["family_id"])


def test_a_visit_leads_to_a_site_or_says_that_the_source_names_none(record):
    """Only visits without a named place may lack a site; only lectures have one beside visits."""
    visits_ = record.programme[record.programme["kind"] == "visit"]
    nowhere = visits_[visits_["site_id"].isna()]

    assert nowhere["title_en"].str.contains("not named").all()
    with_site = record.programme[record.programme["site_id"].notna()]
    assert set(with_site["kind"]) == {"visit", "lecture"}


def test_what_the_source_does_not_name_is_marked_and_wide(shipped):
    unknown = shipped.sites[shipped.sites["identification"] == "unknown"]
    located = unknown[unknown["latitude"].notna()]

    assert len(unknown)
    assert (located["uncertainty_m"] >= 1000).all()
    assert shipped.sites.loc[shipped.sites["latitude"].notna(), "uncertainty_m"].notna().all()


# Languages and persons --------------------------------------------------------------------------


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_has_a_name_has_it_in_both_languages(folder):
    """Wordings are the source's own and may exist in one language; all else is written by us."""
    for name, frame in frames(folder):
        for column in frame:
            stem = str(column).removesuffix("_en")
            if stem not in (column, "wording"):
                one_sided = (frame[column] == "") != (frame[f"{stem}_ja"] == "")
                assert not one_sided.any(), (name, stem, frame[one_sided].head())


@pytest.mark.parametrize("folder", FOLDERS)
def test_japanese_is_written_in_japanese_and_english_is_not(folder):
    for name, frame in frames(folder):
        for column in frame.columns[frame.columns.str.endswith("_ja")]:
            latin = [text for text in frame[column] if text and not JAPANESE.search(text)]
            assert all(LATIN_NAME.fullmatch(text) for text in latin), (name, column, latin)
            # "RICOH BIL Tokyo" is a name; nearly everything else has a Japanese form.
            assert len(latin) <= 1, (name, column, latin)
        for column in frame.columns[frame.columns.str.endswith("_en")]:
            japanese = [text for text in frame[column] if JAPANESE.search(text)]
            assert not japanese, (name, column, japanese)


@pytest.mark.parametrize("folder", FOLDERS)
def test_nobody_is_named(folder):
    for name, frame in frames(folder):
        assert not [column for column in frame if PERSONAL_COLUMNS.search(str(column))], name
        for column in frame:
            named = [text for text in frame[column] if PERSONS.search(text)]
            assert not named, (name, column, named)


@pytest.mark.parametrize(
    "text",
    ["Mr Tanaka", "Dr. Suzuki", "Ms. A. Lee", "Mayor Kitahashi", "田中氏", "鈴木さん", "佐藤様"],
)
def test_a_person_would_be_found(text):
    assert PERSONS.search(f"Visit with {text} of the city")


@pytest.mark.parametrize(
    "text",
    ["Courtesy call on the Mayor of Koriyama City", "郡山市長表敬訪問", "参加者の氏名", "たくさん"],
)
def test_a_post_is_no_person(text):
    assert not PERSONS.search(text)


# The demonstration ------------------------------------------------------------------------------


def test_the_demonstration_says_that_it_is_invented(demo):
    (own,) = (
        source for source in demo.sources.to_dict("records") if source["publisher"] == "Kizuna"
    )

    assert "ynthetic" in own["title"]
    cited = set(demo.seminars["source_id"]) | set(demo.delegates["source_id"])
    assert cited == {own["source_id"]}


def test_the_demonstration_is_as_large_as_it_should_be(demo):
    assert demo.seminars["fiscal_year"].min() == 2005
    assert demo.seminars["fiscal_year"].max() == 2025
    assert 19 <= len(demo.seminars) <= 21
    assert demo.delegates["country"].nunique() == 12
    assert 180 <= participation.delegates_by_seminar(demo)["participants"].sum() <= 260
    assert 150 <= len(visits.visits(demo)) <= 250


# J.CLAIR Singapore ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seminar_id", "english", "japanese"),
    [
        (
            "sg-fy2019",
            "9 of 12 countries came. Not present: Brunei, Singapore and Viet Nam.",
            "12か国中9か国が参加しました。不参加はブルネイ、シンガポール、ベトナムです。",
        ),
        (
            "sg-fy2018",
            (
                "Between 4 and 9 of 12 countries came. 4 are documented; "
                "the countries of 5 further participants are not."
            ),
            (
                "参加国数は12か国中4～9か国の間です（未確定）。4か国の参加が記録されています。"
                "残る参加者5名がどの国から参加したかは、記録がありません。"
            ),
        ),
        (
            "sg-fy2021",
            (
                "Between 1 and 7 of 12 countries came. "
                "The countries of its 7 participants are not documented."
            ),
            "参加国数は12か国中1～7か国の間です（未確定）。参加者7名がどの国から参加したかは、記録がありません。",
        ),
    ],
)
def test_what_is_said_of_a_seminar(seminar_id, english, japanese, singapore):
    assert participation_sentences.seminar_coverage(singapore, seminar_id, EN) == english
    assert participation_sentences.seminar_coverage(singapore, seminar_id, JA) == japanese


def test_what_is_said_of_all(singapore):
    assert participation_sentences.coverage_sentence(singapore, EN) == (
        "The full list of countries is known for 1 of 5 seminars held. 9 countries came."
    )
    assert participation_sentences.matrix_sentence(singapore, EN) == (
        "13 attendances and 3 absences are documented. "
        "Attendance is not documented in 43 of 59 cases."
    )
    assert participation_sentences.trend_sentence(singapore, EN) == (
        "Too early to speak of a trend: one full list in five seminars."
    )
    assert participation_sentences.trend_sentence(singapore, JA) == (
        "増減を判断するには、まだ記録が足りません。参加国が全て判明しているのは5回中1回です。"
    )


def test_the_latest_seminar_and_the_latest_whole_list(singapore):
    assert latest_held(singapore) == "sg-fy2022"
    assert latest_with_full_list(singapore) == "sg-fy2019"


def test_the_totals_of_singapore(singapore):
    sums = totals(singapore)

    assert (sums.held, sums.hosts) == (5, 5)
    assert (sums.participants, sums.participants_complete) == (33, False)
    assert (sums.countries_least, sums.countries_most) == (9, 12)


def test_a_seminar_with_two_themes_counts_once_in_totals_and_under_both_when_grouped(singapore):
    of_2019 = filter_dataset(singapore, Selection(fiscal_years=(2019,)))
    by_theme = themes.seminars_by_theme(of_2019)
    by_country = themes.theme_exposure(of_2019)

    assert plain(by_theme, "theme_id", "seminars") == [
        ("tourism-promotion", 1),
        ("multiculturalism", 1),
    ]
    assert totals(of_2019).held == 1
    assert totals(of_2019).participants == 9
    assert participation.delegates_by_country(of_2019)["delegates"].sum() == 9
    assert by_country.groupby("theme_id", observed=True)["seminars"].sum().tolist() == [9, 9]
    assert (
        place_sentences.themes_by_year_sentence(of_2019, EN)
        == "1 seminar took up 2 different themes."
    )


def test_the_week_of_2019(record):
    facts = seminar_facts(record, "sg-fy2019")
    programme = programme_of(record, "sg-fy2019")

    assert facts.start_date is not None
    assert facts.end_date is not None
    assert EN.period(facts.start_date, facts.end_date) == "15–21 December 2019"
    assert programme["date"].dt.day.unique().tolist() == [15, 16, 17, 18, 19, 20, 21]
    for day, part, places in (
        (16, ["central"], ["Tokyo"]),
        (17, ["central", "host"], ["Tokyo", "Shimonoseki"]),
        (18, ["host"], ["Shimonoseki"]),
        (20, ["host", "central"], ["Shimonoseki", "Tokyo"]),
    ):
        items = programme[programme["date"].dt.day == day]
        assert items["part"].astype(str).unique().tolist() == part
        assert items["place_en"].unique().tolist() == places
    said = record_sentences.programme_sentence(programme, EN)
    assert said == "The programme has 18 items on 7 documented days."


def test_the_five_people_of_2018_without_a_country_are_one_row_and_no_country(record):
    rows = delegates_of(record, "sg-fy2018")

    assert plain(rows.tail(1), "country", "delegates") == [(None, 5)]
    assert seminar_facts(record, "sg-fy2018").countries == 4
