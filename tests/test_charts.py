"""Charts: the numbers of their frames and no others, every gap in words, nothing alive in them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import palette
from analysis.charts import participation, parts, prefectures, themes
from analysis.charts.grids import Timeline
from analysis.geometry.outlines import read_outlines
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.attendance.representation import representation
from analysis.summaries.places.hosting import hosting_by_prefecture
from analysis.summaries.programme import themes as theme_counts
from analysis.words.catalogue import LANGUAGES, Words, seminar_labels, words_in
from tests.code import ROOT
from tests.data_folder import shipped_data
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


def shares(dataset: Dataset) -> pd.DataFrame:
    """Return the representation, which is that of one office."""
    office = filter_dataset(dataset, Selection()) if scope.spans_offices(dataset) else dataset
    return representation(office)


OUTLINES = read_outlines(ROOT / "data" / "basemap" / "prefectures_coarse.geojson")
DRAWN: dict[str, Draw] = {
    "representation": lambda data, words, scheme: participation.representation(
        shares(data),
        names(data, words, "countries", "country"),
        dict.fromkeys(data.countries["country"], "came 1, expected 2 to 4"),
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
    "hosting_by_prefecture": lambda data, words, scheme: prefectures.hosting_by_prefecture(
        hosting_by_prefecture(data, 2025),
        OUTLINES,
        seminar_labels(data, words),
        words,
        scheme,
    ),
}
DATA = {
    (name, office): filter_dataset(shipped_data(name), Selection(office=office))
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


def cells(figure: go.Figure) -> list[tuple[bool, str]]:
    """Return (is it hatched, its hover) of each bar."""
    return [
        (bool(trace.marker.pattern.shape), custom[0])
        for trace in figure.data
        if trace.type == "bar"
        for custom in trace.customdata
    ]


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


def test_events_stand_in_their_years() -> None:
    dataset = DATA["record", "sg"]
    figure = figure_of(DRAWN["themes_by_year"](dataset, ENGLISH, "light"))
    shown = " ".join(texts(figure))
    assert "Sri Lanka joins" in shown
    assert "CLAIR is founded" not in shown
    assert [line.x0 for line in figure.layout.shapes] == [2018, 2020, 2021, 2022]


def test_years_keep_their_distance() -> None:
    """FY2012 lies seven years from FY2005 and eleven from FY2023, whatever is chosen."""
    some = filter_dataset(DATA["demo", "sg"], Selection(fiscal_years=(2005, 2012, 2023)))
    chosen = Timeline(seminars=scope.seminars_in_scope(some))
    by_theme = themes.themes_by_year(
        theme_counts.themes_by_year(some),
        names(some, ENGLISH, "themes", "theme_id"),
        ENGLISH,
        "light",
        chosen,
    )
    figure = figure_of(by_theme)
    assert list(figure.layout.xaxis.tickvals) == [2005, 2012, 2023]
    drawn = {x for trace in figure.data for x in trace.x}
    assert drawn <= {2005, 2012, 2023}
    assert figure.layout.xaxis.type != "category"


def test_a_theme_has_a_dot_in_each_of_its_years() -> None:
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
    assert (list(water.x), list(ict.x), list(blank.x)) == ([2019, 2021], [2021], [2020])
    assert list(water.text) == ["<b>2</b>", ""]
    assert water.marker.color == ict.marker.color == palette.ink("dark")
    assert list(blank.text) == ["<b>?</b>"]
    assert "no seminar documented" in " ".join(figure.layout.yaxis.ticktext).replace("<br>", " ")


def test_themes_stand_under_their_families_and_the_chosen_ones_have_the_accent() -> None:
    frame = pd.DataFrame(
        {
            "theme_id": ["new", "water", "ict", "sdgs"],
            "seminar_id": ["a", "a", "b", "b"],
            "fiscal_year": [2019, 2019, 2021, 2021],
        }
    )
    theme_names = {"new": "New", "water": "Water", "ict": "ICT", "sdgs": "SDGs"}
    families = {"water": "Environment", "sdgs": "Environment", "ict": "Technology"}
    drawn = themes.themes_by_year(
        frame, theme_names, ENGLISH, "light", families=families, chosen=["sdgs"]
    )
    figure = figure_of(drawn)
    lines = [line.replace("\u2002", "") for line in figure.layout.yaxis.ticktext]
    assert lines == [
        *("<b>Environment</b>", "Water", "SDGs"),
        *("<b>Technology</b>", "ICT"),
        "New",
    ]
    inks = {trace.customdata[0][1]: trace.marker.color for trace in figure.data}
    assert inks == {
        "sdgs": palette.accent("light"),
        **dict.fromkeys(("water", "ict", "new"), palette.muted("light")),
    }


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


def test_a_dot_lies_at_its_number_on_the_band_that_is_expected() -> None:
    frame = pd.DataFrame(
        {
            "country": ["IND", "LAO", "THA"],
            "representation": ["under", "within", "not_enough"],
            "delegates": pd.array([1, 4, None], "Int64"),
            "expected_least": pd.array([3, 3, None], "Int64"),
            "expected_most": pd.array([5, 5, None], "Int64"),
            "seminars_documented": [3, 3, 2],
            "seminars_held": [5, 5, 2],
        }
    )
    country_names = {"IND": "India", "LAO": "Laos", "THA": "Thailand"}
    said = {"IND": "came 1", "LAO": "came 4", "THA": "2 of 2 seminars documented"}
    figure = figure_of(participation.representation(frame, country_names, said, ENGLISH, "light"))
    (dots,) = figure.data
    assert list(dots.x) == [4, 1], "most first"
    assert list(dots.marker.color) == [palette.accent("light"), palette.paper("light")]
    assert [custom[0] for custom in dots.customdata] == [
        "<b>Laos</b><br>came 4",
        "<b>India</b><br>came 1",
    ]
    bands = figure.layout.shapes
    assert [(round(band.x0 + 0.3), round(band.x1 - 0.3)) for band in bands] == [(3, 5), (3, 5)]
    assert [(band.y0 + band.y1) / 2 for band in bands] == list(dots.y)
    assert "? 2 of 2 seminars documented" in texts(figure), "no dot where the record is not enough"
    names_of_lines = [text.strip(SPACES) for text in figure.layout.yaxis.ticktext]
    assert names_of_lines == ["Laos", "India", "Thailand"]


def test_names_from_the_data_stay_text() -> None:
    dataset = DATA["record", "sg"]
    theme_names = dict.fromkeys(dataset.themes["theme_id"], HOSTILE)
    country_names = dict.fromkeys(dataset.countries["country"], HOSTILE)
    demo = shares(DATA["demo", "sg"])
    figures = (
        figure_of(
            participation.representation(demo, country_names, country_names, ENGLISH, "light")
        ),
        figure_of(
            themes.themes_by_year(
                theme_counts.themes_by_year(dataset), theme_names, ENGLISH, "light"
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
    frame = pd.DataFrame({"theme_id": ["ict"], "seminar_id": ["a"], "fiscal_year": [2019]})
    figure = figure_of(
        themes.themes_by_year(frame, {"ict": "ICT"}, ENGLISH, "light", Timeline(events=events))
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
    drawing = DRAWN["representation"](DATA["record", "sg"], ENGLISH, "light")

    plain: dict[str, Any] = drawing.plain
    assert json.loads(drawing.text)["layout"]["height"] == plain["layout"]["height"]
    assert drawing.text is drawing.text
    with pytest.raises(FrozenInstanceError):
        setattr(drawing, "plain", {})  # noqa: B010 - mypy knows that it cannot be
