"""The tables a reader sees: names for ids, words for headings, "not documented" for blanks."""

import re
from collections.abc import Callable

import pandas as pd
import pyarrow as pa
import pytest

from analysis.export.reader_tables import in_words, readable
from analysis.export.workbooks import csv_bytes
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import participation
from analysis.summaries.places import visits
from analysis.summaries.programme import themes
from analysis.summaries.programme.seminar import completeness, delegates_of, programme_of
from analysis.words.catalogue import LANGUAGES, words_in

EN, JA = words_in("en"), words_in("ja")
SUMMARIES: dict[str, Callable[[Dataset], pd.DataFrame]] = {
    function.__name__: function
    for function in (
        participation.attendance,
        participation.coverage,
        participation.delegates_by_country,
        participation.delegates_by_seminar,
        participation.newcomers,
        participation.cumulative_countries,
        themes.themes_by_year,
        themes.theme_exposure,
        themes.seminars_by_theme,
        themes.wordings,
        visits.hosts_visited,
        visits.sites_visited,
        visits.visits,
        completeness,
    )
}
# Columns that no card shows.
NEVER_SHOWN = ["latitude", "longitude", "host_id", "has_point", "note_en", "note_ja"]


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.loc[:, ~frame.columns.isin(NEVER_SHOWN)]


def row(frame: pd.DataFrame, **wanted: str) -> dict[str, object]:
    for heading, value in wanted.items():
        frame = frame[frame[heading] == value]
    (found,) = frame.to_dict("records")
    return {str(heading): value for heading, value in found.items()}


def test_a_row_of_coverage_by_hand(tiny):
    table = readable(participation.coverage(filter_dataset(tiny, Selection())), tiny, EN)

    assert row(table, Seminar="FY2019 · Shimonoseki") == {
        "Seminar": "FY2019 · Shimonoseki",
        "Office": "Singapore",
        "Fiscal year": "FY2019",
        "Status": "held",
        "Mode": "in person",
        "First day": "15 December 2019",
        "Eligible (countries)": 4,
        "Attended (countries)": 2,
        "Not present (countries)": 2,
        "Not documented (countries)": 0,
        "Every country known": "yes",
        "Eligible countries known": "yes",
    }


@pytest.mark.parametrize("name", SUMMARIES)
def test_numbers_stand_right_behind_what_names_a_row(name, record):
    frame = shown(SUMMARIES[name](record))
    table = readable(frame, record, EN)

    naming = ("Seminar", "Fiscal year", "Country", "Theme", "Host", "Site", "Name", "Prefecture")
    in_front = {*naming, "Date", "Municipality", "Order", "Programme item"}
    behind = [heading for heading in table if heading not in in_front]
    kinds = [pd.api.types.is_numeric_dtype(table[heading]) for heading in behind]
    assert list(table)[-len(behind) :] == behind
    assert kinds == sorted(kinds, reverse=True)


def test_office_status_and_source_stand_last(tiny):
    table = readable(participation.coverage(filter_dataset(tiny, Selection())), tiny, EN)

    assert list(table)[:3] == ["Seminar", "Fiscal year", "Eligible (countries)"]
    assert list(table)[-3:] == ["Office", "Status", "Mode"]


def test_in_japanese(tiny):
    table = readable(participation.coverage(filter_dataset(tiny, Selection())), tiny, JA)

    found = row(table, セミナー="2019年度（下関市）")

    assert found["年度"] == "2019年度"
    assert "2019年12月15日" in found.values()
    assert JA.text("mode-in_person") in found.values()
    assert not re.search("[a-z]", "".join(map(str, found)))


def test_what_is_not_documented_is_said_or_blank_and_never_a_number(tiny):
    cells = participation.attendance(filter_dataset(tiny, Selection()))

    for words, unknown in ((EN, "not documented"), (JA, "記録なし")):
        table = readable(cells, tiny, words)
        number, source = words.text("column-delegates"), words.text("column-source_id")
        missing = cells["delegates"].isna().to_numpy()
        assert missing.any()
        assert table.loc[missing, number].isna().all()
        assert set(table.loc[missing, source]) == {unknown}
        assert set(table.loc[~missing, number]) == {1, 3}
        assert set(in_words(table, words).loc[missing, number]) == {unknown}


def test_numbers_stay_numbers(tiny):
    chosen = filter_dataset(tiny, Selection())
    whole = readable(participation.delegates_by_country(chosen), tiny, EN)
    with_gaps = readable(participation.attendance(chosen), tiny, EN)

    assert whole["Delegates (people)"].tolist() == [4, 1, 1]
    for table in (whole, with_gaps):
        assert pd.api.types.is_integer_dtype(table["Delegates (people)"])


def test_several_ids_are_named_each(tiny):
    table = readable(shown(visits.visits(filter_dataset(tiny, Selection()))), tiny, EN)
    by_country = readable(themes.theme_exposure(filter_dataset(tiny, Selection())), tiny, EN)

    assert row(table, Name="Garden", **{"Fiscal year": "FY2019"})["Themes"] == "Tourism and Welfare"
    assert row(table, Name="Plaza")["Themes"] == "Welfare"
    cambodia = row(by_country, Theme="Tourism", Country="Cambodia")
    assert cambodia["Seminars"] == "FY2018 · Toyota and Toyohashi and FY2019 · Shimonoseki"


def test_the_reader_gets_one_language_and_the_other_where_it_is_blank(tiny):
    rows = themes.wordings(filter_dataset(tiny, Selection()))

    for words in (EN, JA):
        table = readable(rows, tiny, words)
        wordings = list(table[words.text("column-wording")])
        assert wordings.count("Tourism Promotion") == 1
        assert wordings.count("福祉のまちづくり") == 1
    assert list(readable(rows, tiny, EN).columns) == [
        "Seminar",
        "Fiscal year",
        "Theme",
        "Wording",
        "Source",
    ]


def test_degrees_and_choices_are_words(tiny):
    table = readable(completeness(tiny), tiny, EN)

    assert row(table, Seminar="FY2018 · Toyota and Toyohashi")["Countries"] == "partly"
    assert row(table, Seminar="FY2020 · Toyohashi")["Status"] == "cancelled"


def test_an_id_without_a_row_is_shown_as_it_is(tiny):
    frame = pd.DataFrame({"country": ["KHM", "XXX", None], "theme_ids": [("water", "x"), (), ()]})

    table = readable(frame, tiny, EN)

    assert table["Country"].tolist() == ["Cambodia", "XXX", "not documented"]
    assert table["Themes"].tolist() == ["Water and x", "", ""]


def test_a_column_without_a_heading_is_an_error(tiny):
    with pytest.raises(LookupError):
        readable(pd.DataFrame({"surprise": [1]}), tiny, EN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SUMMARIES)
def test_no_column_is_lost_to_another_with_the_same_heading(name, language, record):
    frame = shown(SUMMARIES[name](record))

    table = readable(frame, record, words_in(language))

    stems = {re.sub("_(en|ja)$", "", str(column)) for column in frame}
    assert len(table.columns) == len(stems)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["record", "demo"])
@pytest.mark.parametrize("name", SUMMARIES)
def test_streamlit_and_excel_can_hold_every_table(name, data, language, request):
    """Arrow refuses a column of numbers and words; it would be converted with a warning."""
    dataset = request.getfixturevalue(data)
    frame = shown(SUMMARIES[name](dataset))
    table = readable(frame, dataset, words_in(language))

    arrow = pa.Table.from_pandas(table)
    lines = csv_bytes(table).decode("utf-8-sig").split("\r\n")

    assert arrow.num_rows == len(frame)
    assert len(lines) >= len(frame) + 2
    assert_only_numbers_are_blank(table)
    table = in_words(table, words_in(language))
    assert not table.astype(str).isin(["None", "nan", "NaT", "<NA>"]).any(axis=None)


def assert_only_numbers_are_blank(table: pd.DataFrame) -> None:
    """A column of text says what is missing; one of numbers has nothing there."""
    blank = table.columns[table.isna().any()]
    assert [name for name in blank if not pd.api.types.is_numeric_dtype(table[name])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_streamlit_can_hold_the_tables_of_every_seminar(language, record):
    for seminar_id in record.seminars["seminar_id"]:
        delegates = delegates_of(record, seminar_id).drop(columns=["name_en", "name_ja"])
        programme = programme_of(record, seminar_id).drop(
            columns=["site_id", "latitude", "longitude"]
        )
        for frame in (delegates, programme):
            table = readable(frame, record, words_in(language))
            assert pa.Table.from_pandas(table).num_rows == len(frame)
            assert_only_numbers_are_blank(table)


def test_one_seminar_with_people_of_undocumented_country(tiny):
    rows = delegates_of(tiny, "sg-fy2018")[["country", "delegates", "basis"]]

    assert readable(rows, tiny, EN).to_numpy().tolist() == [
        ["Cambodia", 1, "implied by the source"],
        ["not documented", 4, "stated in the source"],
    ]


def test_a_programme_says_what_is_approximate_and_what_has_no_site(tiny):
    rows = programme_of(tiny, "sg-fy2019")[["title_en", "title_ja", "date", "approximate"]]

    table = readable(rows, tiny, EN)

    assert table.to_numpy().tolist() == [
        ["Lecture", "15 December 2019", "not documented"],
        ["Plaza", "15 December 2019", "no"],
        ["Garden", "16 December 2019", "yes"],
        ["Water plant", "16 December 2019", "yes"],
    ]
