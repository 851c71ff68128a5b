"""Charts: the numbers of their frames and no others, every gap in words, nothing alive in them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import palette
from analysis.charts import over_time, participation, parts, prefectures, themes
from analysis.charts.columns import Timeline
from analysis.geometry.outlines import read_outlines
from analysis.loading.dataset import Dataset, load
from analysis.selection import Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.attendance import participation as attendance
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.country import attendance_of_country
from analysis.summaries.places.hosting import hosting_by_prefecture
from analysis.summaries.programme import themes as theme_counts
from analysis.words.catalogue import LANGUAGES, Words, words_in
from analysis.words.labels import seminar_labels
from tests.code import ROOT
from tests.figures import figure_of

ENGLISH = words_in("en")
HOSTILE = '<a href="x">%{y}</a>'
ESCAPED = '&lt;a href="x"&gt;%{y}&lt;/a&gt;'
NARROWEST = 326
SPACES = " \u2002\u2003"

Draw = Callable[[Dataset, Words, palette.Scheme], parts.Drawing]


def timeline(dataset: Dataset) -> Timeline:
    seminars = scope.seminars_in_scope(dataset)
    years = seminars["fiscal_year"]
    span = range(years.min(), years.max() + 1) if len(years) else ()
    return Timeline(seminars=seminars, events=dataset.events, fiscal_years=span)


def names(dataset: Dataset, words: Words, table: str, key: str) -> dict[str, str]:
    return dict(words.names(getattr(dataset, table), key))


OUTLINES = read_outlines(ROOT / "data" / "basemap" / "prefectures_coarse.geojson")
DRAWN: dict[str, Draw] = {
    "coverage": lambda data, words, scheme: participation.coverage(
        bounds(data), words, scheme, timeline(data)
    ),
    "delegates_by_seminar": lambda data, words, scheme: participation.delegates_by_seminar(
        attendance.delegates_by_seminar(data), words, scheme, timeline(data)
    ),
    "newcomers": lambda data, words, scheme: participation.newcomers(
        attendance.newcomers(data), words, scheme, timeline(data)
    ),
    "attendance_of_country": lambda data, words, scheme: over_time.attendance_of_country(
        attendance_of_country(data, "KHM"), words, scheme, timeline(data)
    ),
    "cumulative_countries": lambda data, words, scheme: over_time.cumulative_countries(
        attendance.cumulative_countries(data), words, scheme, timeline(data)
    ),
    "delegates_by_country": lambda data, words, scheme: participation.delegates_by_country(
        attendance.delegates_by_country(data),
        names(data, words, "countries", "country"),
        words,
        scheme,
    ),
    "seminars_by_theme": lambda data, words, scheme: themes.seminars_by_theme(
        theme_counts.seminars_by_theme(data), words, scheme
    ),
    "themes_by_year": lambda data, words, scheme: themes.themes_by_year(
        theme_counts.themes_by_year(data),
        names(data, words, "themes", "theme_id"),
        words,
        scheme,
        timeline(data),
        theme_counts.seminars_without_theme(data),
    ),
    "theme_exposure": lambda data, words, scheme: themes.theme_exposure(
        theme_counts.theme_exposure(data),
        names(data, words, "themes", "theme_id"),
        names(data, words, "countries", "country"),
        words,
        scheme,
    ),
    "hosting_by_prefecture": lambda data, words, scheme: prefectures.hosting_by_prefecture(
        hosting_by_prefecture(data, 2025),
        OUTLINES,
        seminar_labels(data, words),
        words,
        scheme,
    ),
}
DATA = {
    (name, office): filter_dataset(load(Path(ROOT / "data"), name), Selection(office=office))
    for name, office in (("record", "sg"), ("record", "all"), ("demo", "sg"))
}
NOTHING = filter_dataset(DATA["record", "sg"], Selection(themes=("no-such-theme",)))


@cache
def shipped(chart: str, language: str, scheme: palette.Scheme, data: tuple[str, str]) -> go.Figure:
    return figure_of(DRAWN[chart](DATA[data], words_in(language), scheme))


def strings(part: Any) -> Iterator[str]:
    """Yield every text in a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from strings(value)


def texts(figure: go.Figure) -> list[str]:
    return [text.replace("\u2002", " ").strip() for text in strings(as_json(figure))]


def as_json(figure: go.Figure) -> dict[str, Any]:
    return json.loads(figure.to_json())


def outlined(figure: go.Figure) -> list[int]:
    """Return the number of cells of each kind that is drawn as one shape."""
    return [shape["path"].count("M") for shape in as_json(figure)["layout"]["shapes"]]


def cells(figure: go.Figure) -> list[tuple[bool, str]]:
    """Return (is it hatched, its hover) of each cell of a unit chart."""
    return [
        (bool(trace.marker.pattern.shape), custom[0])
        for trace in figure.data
        if trace.type == "bar"
        for custom in trace.customdata
    ]


def labels(figure: go.Figure) -> list[str]:
    """Return the words behind the lines of a unit chart."""
    written = [trace for trace in figure.data if trace.type == "scatter"]
    return [text.strip(SPACES) for trace in written for text in trace.text]


def seminar_rows(**columns: list[Any]) -> pd.DataFrame:
    number = len(next(iter(columns.values())))
    ids = [f"sg-fy{2019 + place}" for place in range(number)]
    frame = {"seminar_id": ids, "office_id": "sg", "fiscal_year": range(2019, 2019 + number)}
    whole = {name: pd.array(column, "Int64") for name, column in columns.items() if _counts(column)}
    return pd.DataFrame(frame | {"status": "held", "mode": "in_person"} | columns | whole)


def _counts(column: list[Any]) -> bool:
    return all(value is None or type(value) is int for value in column)


def covered(attended: int | None, complete: bool, **others: Any) -> pd.DataFrame:
    row = {"eligible": 12, "attended": attended, "absent": 0, "not_documented": 0}
    row |= {"complete": complete, "eligible_known": True}
    row |= {"attended_least": attended, "attended_most": attended} | others
    return seminar_rows(**{name: [value] for name, value in row.items()})


@pytest.mark.parametrize("chart", DRAWN)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("data", DATA, ids="-".join)
class TestEveryChart:
    """What holds for each chart of the shipped data."""

    @pytest.fixture(name="figure")
    def its_figure(self, chart, language, scheme, data) -> go.Figure:
        return shipped(chart, language, scheme, data)

    def test_has_no_missing_value_percent_or_arrow(self, figure: go.Figure) -> None:
        shown = " ".join(texts(figure)).replace(parts.HOVER, "")
        assert not re.search(r"\bnan\b|None|NaT|<NA>|%|[↑↓↗↘▲▼]", shown)

    def test_lies_on_the_page_itself(self, figure: go.Figure) -> None:
        layout = figure.layout
        assert layout.paper_bgcolor == layout.plot_bgcolor == parts.CLEAR
        assert not layout.template.layout.to_plotly_json()
        assert layout.dragmode is False
        assert layout.xaxis.fixedrange
        assert layout.yaxis.fixedrange

    def test_is_a_figure_that_plotly_knows(self, figure: go.Figure) -> None:
        checked = go.Figure(as_json(figure))  # raises ValueError for what plotly does not know
        assert len(checked.data) == len(figure.data)

    def test_leaves_room_for_the_drawing_on_a_phone(self, figure: go.Figure) -> None:
        margin = figure.layout.margin
        assert NARROWEST - margin.l - margin.r >= 60
        assert figure.layout.height >= margin.t + margin.b

    def test_hovers_say_something_and_never_read_the_data(self, figure: go.Figure) -> None:
        for trace in figure.data:
            if trace.hoverinfo != "skip" and trace.customdata is not None:
                assert trace.hovertemplate == parts.HOVER
                assert all(custom[0] for custom in trace.customdata)


@pytest.mark.parametrize("chart", DRAWN)
def test_nothing_chosen_is_drawn_as_nothing(chart: str) -> None:
    figure = figure_of(DRAWN[chart](NOTHING, ENGLISH, "light"))
    assert figure.layout.height > 0
    assert not cells(figure)


@pytest.mark.parametrize("chart", DRAWN)
def test_the_font_is_the_page_s(chart: str) -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    figure = figure_of(DRAWN[chart](DATA["record", "sg"], ENGLISH, "light"))
    assert f'\nfont = "{figure.layout.font.family}"' in config


@pytest.mark.parametrize(
    ("frame", "label"),
    [
        (covered(9, True, absent=3), "9 of 12"),
        (covered(4, False, not_documented=8, attended_most=9), "4 to 9 of 12"),
        (covered(4, False, not_documented=8, attended_most=12), "4 to 12 of 12"),
        (covered(0, False, attended_least=1, attended_most=7, not_documented=12), "1 to 7 of 12"),
        (covered(0, False, attended_least=1, attended_most=1, not_documented=12), "1 of 12"),
        (covered(0, False, attended_least=1, attended_most=12), "not documented"),
        (covered(None, False, eligible=None, eligible_known=False), "not documented"),
        (covered(0, True, absent=12), "0 of 12"),
        (covered(3, True, eligible=None, eligible_known=False), "3 countries"),
        (
            covered(1, False, eligible=None, eligible_known=False, attended_most=None),
            "at least 1 country",
        ),
        (
            covered(2, False, eligible=None, eligible_known=False, attended_most=5),
            "2 to 5 countries",
        ),
    ],
)
def test_coverage_is_said_as_far_as_it_is_known(frame: pd.DataFrame, label: str) -> None:
    assert labels(figure_of(participation.coverage(frame, ENGLISH, "light"))) == [label]


def test_a_cell_is_a_country_and_what_is_not_documented_is_hatched() -> None:
    frame = covered(4, False, absent=1, not_documented=7)
    drawn = cells(figure_of(participation.coverage(frame, ENGLISH, "light")))
    assert [hover for hatched, hover in drawn if hatched] == [
        "FY2019 · not documented: 7 countries"
    ] * 7
    assert [hover for hatched, hover in drawn if not hatched] == [
        "FY2019 · attended: 4 countries",
        "FY2019 · not present: 1 country",
    ]
    assert outlined(figure_of(participation.coverage(frame, ENGLISH, "light"))) == [4, 1]


@pytest.mark.parametrize("data", DATA, ids="-".join)
def test_coverage_draws_the_numbers_of_its_frame(data: tuple[str, str]) -> None:
    frame = bounds(DATA[data])
    figure = figure_of(participation.coverage(frame, ENGLISH, "light"))
    known = [int(frame[state].sum()) for state in ("attended", "absent")]
    assert outlined(figure) == [number for number in known if number]
    assert sum(hatched for hatched, _ in cells(figure)) == frame["not_documented"].sum()


@pytest.mark.parametrize("chart", ["coverage", "delegates_by_seminar", "newcomers"])
def test_a_cancelled_year_and_a_year_without_seminar_keep_their_lines(chart: str) -> None:
    figure = figure_of(DRAWN[chart](DATA["demo", "sg"], ENGLISH, "light"))
    shown = texts(figure)
    assert any(text.endswith("✕ cancelled</span>") for text in shown)
    assert "no seminar documented" in shown
    years = re.findall(r"FY\d{4}", " ".join(figure.layout.yaxis.ticktext))
    assert years == [f"FY{year}" for year in range(2005, 2026)]


def test_a_year_held_online_says_so() -> None:
    figure = figure_of(DRAWN["delegates_by_seminar"](DATA["record", "sg"], ENGLISH, "light"))
    online = [text for text in figure.layout.yaxis.ticktext if "online" in text]
    assert [text[:6] for text in online] == ["FY2021"]


@pytest.mark.parametrize(
    ("participants", "documented", "undocumented", "label"),
    [
        (9, 9, 0, "9 people"),
        (9, 4, 5, "9 people"),
        (7, 0, 7, "7 people"),
        (9, 1, 5, "at least 1 person"),
        (9, 2, 0, "2 people"),
        (None, 3, None, "at least 3 people"),
        (None, None, None, "not documented"),
    ],
)
def test_people_are_said_as_far_as_they_are_known(
    participants, documented, undocumented, label: str
) -> None:
    frame = seminar_rows(
        participants=[participants], documented=[documented], undocumented=[undocumented]
    )
    assert labels(figure_of(participation.delegates_by_seminar(frame, ENGLISH, "light"))) == [label]


def test_first_time_is_only_the_first_documented_time_where_the_record_is_open() -> None:
    columns: dict[str, list[Any]] = {
        "first_time": [2],
        "returning": [1],
        "countries_complete": [True],
    }
    said = {
        certain: " ".join(
            texts(
                figure_of(
                    participation.newcomers(
                        seminar_rows(record_before_complete=[certain], **columns), ENGLISH, "light"
                    )
                )
            )
        )
        for certain in (True, False)
    }
    assert "first documented time" in said[False]
    assert "first documented time" not in said[True]
    assert "first time" in said[True]


def test_many_people_are_one_bar_instead_of_cells() -> None:
    frame = seminar_rows(participants=[300], documented=[300], undocumented=[0])
    assert len(cells(figure_of(participation.delegates_by_seminar(frame, ENGLISH, "light")))) == 1


def test_no_line_crosses_a_gap() -> None:
    frame = seminar_rows(countries=[7, None, 9], countries_complete=[True, False, False])
    figure = figure_of(over_time.cumulative_countries(frame, ENGLISH, "light"))
    line = next(trace for trace in figure.data if trace.mode == "lines")
    assert line.connectgaps is False
    assert list(line.y) == [7, None, 9]
    signs = [trace for trace in figure.data if "<b>?</b>" in (trace.text or ())]
    assert [(list(trace.x), list(trace.y)) for trace in signs] == [([1], [0])]


def test_a_least_number_has_an_open_dot() -> None:
    frame = seminar_rows(countries=[7, 9], countries_complete=[True, False])
    figure = figure_of(over_time.cumulative_countries(frame, ENGLISH, "light"))
    fills = {
        trace.customdata[0][0]: trace.marker.color
        for trace in figure.data
        if trace.mode == "markers+text" and trace.customdata
    }
    assert fills == {
        "FY2019: 7 different countries so far": palette.accent("light"),
        "FY2020: at least 9 different countries so far": palette.paper("light"),
    }


def test_events_stand_in_their_years() -> None:
    dataset = DATA["record", "sg"]
    for chart in ("coverage", "cumulative_countries", "themes_by_year"):
        shown = " ".join(texts(figure_of(DRAWN[chart](dataset, ENGLISH, "light"))))
        assert "Sri Lanka joins" in shown
        assert "CLAIR is founded" not in shown


def test_a_theme_has_a_dot_of_its_colour_in_each_of_its_years() -> None:
    frame = pd.DataFrame(
        {
            "theme_id": ["water", "water", "water", "ict"],
            "seminar_id": ["sg-fy2019", "london-fy2019", "sg-fy2021", "sg-fy2021"],
            "fiscal_year": [2019, 2019, 2021, 2021],
        }
    )
    theme_names = {"water": "Water", "ict": "ICT"}
    figure = figure_of(
        themes.themes_by_year(
            frame, theme_names, ENGLISH, "dark", Timeline(fiscal_years=range(2019, 2022))
        )
    )
    water, ict, blank = figure.data
    assert (list(water.x), list(ict.x), list(blank.x)) == ([0, 2], [2], [1])
    assert list(water.text) == ["<b>2</b>", ""]
    assert water.marker.color == palette.theme_colour("water", "dark")
    assert list(blank.text) == ["<b>?</b>"]
    assert "no seminar documented" in " ".join(figure.layout.yaxis.ticktext).replace("<br>", " ")


def test_years_whose_theme_is_not_documented_and_cancelled_years_have_lines_of_their_own() -> None:
    def lines(name: str) -> list[str]:
        shown = figure_of(DRAWN["themes_by_year"](DATA[name, "sg"], ENGLISH, "light"))
        return [text.replace("\u2002", "") for text in shown.layout.yaxis.ticktext]

    assert lines("record")[-2:] == ["theme not documented", "no seminar documented"]
    assert lines("demo")[-2:] == ["cancelled", "no seminar documented"]


def test_an_uncertain_seminar_has_no_year() -> None:
    frame = pd.DataFrame({"theme_id": ["ict"], "seminar_id": ["a"], "fiscal_year": [2019]})
    without = pd.DataFrame({"status": ["uncertain", "held"], "fiscal_year": [2007, 2018]})
    figure = figure_of(
        themes.themes_by_year(frame, {"ict": "ICT"}, ENGLISH, "light", without_theme=without)
    )
    assert list(figure.layout.xaxis.ticktext) == ["FY2018", "FY2019"]


@pytest.mark.parametrize(
    ("exposure", "seminars", "at_least", "text", "said"),
    [
        ("met", 2, False, "2", "2 seminars"),
        ("met", 2, True, "2+", "at least 2 seminars"),
        ("not_documented", 0, True, "?", "not documented"),
        ("never_met", 0, False, "○", "never met"),
        ("not_eligible", 0, False, "–", "not eligible then"),
    ],
)
def test_a_count_is_said_as_far_as_it_is_known(
    exposure: str, seminars: int, at_least: bool, text: str, said: str
) -> None:
    columns = {"exposure": exposure, "seminars": seminars, "at_least": at_least}
    frame = pd.DataFrame([{"theme_id": "ict", "country": "IND", **columns}])
    figure = figure_of(
        themes.theme_exposure(frame, {"ict": "ICT"}, {"IND": "India"}, ENGLISH, "light")
    )
    field = figure.data[0]
    assert list(field.text) == [text]
    assert field.customdata[0][0] == f"<b>India</b> · ICT<br>{said}"
    assert list(field.customdata[0][1:]) == ["ict", "IND"]


def test_bars_are_as_long_as_their_numbers_and_taller_figures_have_more_of_them() -> None:
    frame = pd.DataFrame(
        {
            "country": ["IND", "LAO"],
            "delegates": [3, 1],
            "seminars": [2, 1],
            "last_fiscal_year": [2019, 2018],
        }
    )
    country_names = {"IND": "India", "LAO": "Laos"}
    figure = figure_of(participation.delegates_by_country(frame, country_names, ENGLISH, "light"))
    assert list(figure.data[0].x) == [3, 1]
    assert figure.data[0].customdata[0][0] == (
        "<b>India</b><br>3 people at 2 seminars, the last in FY2019"
    )
    alone = figure_of(
        participation.delegates_by_country(frame[:1], country_names, ENGLISH, "light")
    )
    assert figure.layout.height > alone.layout.height


def test_names_from_the_data_stay_text() -> None:
    dataset = DATA["record", "sg"]
    theme_names = dict.fromkeys(dataset.themes["theme_id"], HOSTILE)
    country_names = dict.fromkeys(dataset.countries["country"], HOSTILE)
    by_country = attendance.delegates_by_country(dataset)
    figures = (
        figure_of(participation.delegates_by_country(by_country, country_names, ENGLISH, "light")),
        figure_of(
            themes.themes_by_year(
                theme_counts.themes_by_year(dataset), theme_names, ENGLISH, "light"
            )
        ),
        figure_of(
            themes.theme_exposure(
                theme_counts.theme_exposure(dataset), theme_names, country_names, ENGLISH, "light"
            )
        ),
    )
    for figure in figures:
        shown = texts(figure)
        assert not [text for text in shown if "<a" in text]
        assert any(ESCAPED in text for text in shown)


def test_events_from_the_data_stay_text() -> None:
    events = pd.DataFrame(
        {"date": ["2019"], "fiscal_year": [2019], "title_en": ["<b>x"], "title_ja": ["<b>x"]}
    )
    figure = figure_of(
        participation.coverage(covered(9, True), ENGLISH, "light", Timeline(events=events))
    )
    assert any("&lt;b&gt;x" in text for text in texts(figure))
    assert not [text for text in texts(figure) if "<b>x" in text]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Tourism promotion", ["Tourism promotion"]),
        ("Agriculture, forestry and fisheries", ["Agriculture, forestry", "and fisheries"]),
        ("住民サービス・暮らしの充実", ["住民サービス・暮らし", "の充実"]),
    ],
)
def test_names_break_where_a_reader_would(name: str, lines: list[str]) -> None:
    assert parts.fitted(name) == lines


def test_a_name_without_end_ends_in_dots() -> None:
    lines = parts.fitted("A" * 500)
    assert len(lines) == parts.LINES_OF_A_NAME
    assert lines[-1].endswith("…")


def test_a_drawing_is_sent_as_it_stands_and_written_once() -> None:
    drawing = DRAWN["coverage"](DATA["record", "sg"], ENGLISH, "light")

    plain: dict[str, Any] = drawing.plain
    assert json.loads(drawing.text)["layout"]["height"] == plain["layout"]["height"]
    assert drawing.text is drawing.text
    with pytest.raises(FrozenInstanceError):
        setattr(drawing, "plain", {})  # noqa: B010 - mypy knows that it cannot be
