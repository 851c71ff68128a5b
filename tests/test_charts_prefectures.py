"""The picture of Japan: shaded where a host is documented, blank where none is."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import palette
from analysis.charts import prefectures
from analysis.geometry.outlines import Outlines
from analysis.selection import Selection, filter_dataset
from analysis.summaries.places.hosting import hosting_by_prefecture
from analysis.words.catalogue import seminar_labels, words_in
from pages.components.map_panel import prefecture_outlines
from tests.figures import figure_of

EN = words_in("en")
HOSTILE = '<a href="x">%{y}</a>'


def drawn(rows: pd.DataFrame, outlines: Outlines, names=None, scheme: palette.Scheme = "light"):
    return figure_of(prefectures.hosting_by_prefecture(rows, outlines, names or {}, EN, scheme))


def fills(figure: go.Figure) -> dict[str, str]:
    """Return the colour of each prefecture by its name."""
    shapes = [trace for trace in figure.data if trace.fill == "toself"]
    return {trace.text.split("</b>")[0].removeprefix("<b>"): trace.fillcolor for trace in shapes}


@pytest.fixture
def singapore(record):
    return filter_dataset(record, Selection())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prefectures_without_a_documented_host_stay_blank(singapore, scheme):
    rows = hosting_by_prefecture(singapore, 2025)
    colours = fills(drawn(rows, prefecture_outlines(), scheme=scheme))

    shaded = {name for name, colour in colours.items() if colour != palette.paper(scheme)}
    assert len(colours) == 47
    assert shaded == {"Fukushima", "Aichi", "Yamaguchi", "Fukuoka"}
    # Twice is darker than once, which all the others have.
    assert len({colours[name] for name in shaded}) == 2


def test_the_number_stands_in_the_prefecture_and_the_seminars_in_its_hover(singapore):
    rows = hosting_by_prefecture(singapore, 2025)
    names = seminar_labels(singapore, EN)
    figure = drawn(rows, prefecture_outlines(), names)

    numbers = figure.data[-1]
    assert list(numbers.text) == ["<b>2</b>", "<b>1</b>", "<b>1</b>", "<b>1</b>"]
    assert numbers.customdata[0][0] == "<b>Fukushima</b><br>FY2021 · Koriyama<br>FY2022 · Koriyama"
    hovers = [trace.text for trace in figure.data[:-1]]
    assert "<b>Hokkaido</b><br>not documented to have hosted" in hovers
    assert "never" not in str(hovers)


def test_okinawa_stands_in_the_frame(singapore):
    rows = hosting_by_prefecture(singapore, 2025)
    figure = drawn(rows, prefecture_outlines())

    okinawa = next(trace for trace in figure.data if trace.text.startswith("<b>Okinawa"))
    frame = figure.layout.shapes[0]
    assert frame.x0 < min(okinawa.x) < max(okinawa.x) < frame.x1
    assert frame.y0 < min(okinawa.y) < max(okinawa.y) < frame.y1


def test_names_are_harmless_and_a_prefecture_without_an_outline_is_left_out():
    rows = pd.DataFrame(
        {
            "prefecture": ["01", "02"],
            "name_en": ["Square", "Atlantis"],
            "name_ja": [HOSTILE, HOSTILE],
            "seminars": [5, 1],
            "seminar_ids": [("one",), ("two",)],
        }
    )
    square = ((130.0, 35.0), (131.0, 35.0), (131.0, 36.0), (130.0, 36.0), (130.0, 35.0))
    figure = drawn(rows, {"Square": (square,)}, {"one": HOSTILE})

    assert list(fills(figure)) == ["Square"]
    assert "<a" not in str(figure.to_plotly_json())
    assert "3 seminars or more" in figure.layout.annotations[0].text
