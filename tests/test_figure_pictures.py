"""A picture of a figure shows what the page shows: its words, its numbers, within its frame."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from math import floor
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest

from analysis import palette
from analysis.charts.parts import Bar, Drawing, bars, text_width
from analysis.export.figure_svg import figure_svg
from analysis.html.coverage_strip import Strip, meanings, people_in_short, short_year
from analysis.html.strip_svg import matrix_lines, strip_svg
from analysis.loading.dataset import Dataset
from analysis.maps.labels import HELD_AT
from analysis.maps.static_map import poster
from analysis.summaries.attendance.bounds import bounds_by_seminar, is_unlisted, squares_by_kind
from analysis.summaries.attendance.participation import attendance
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT
from tests.test_charts import DATA, DRAWN, HOSTILE
from tests.test_coverage_strip import EVENTS, shipped, strip_of

WIDTH = 900
TAG = re.compile(r"<[^>]+>")


def drawing(chart: str, language: str = "en", data: tuple[str, str] = ("demo", "sg")) -> Drawing:
    return DRAWN[chart](DATA[data], words_in(language), "light")


def trace_of(figure: Drawing) -> dict[str, Any]:
    traces: Any = figure.plain["data"]
    return dict(traces[0])


def words_drawn(picture: Element) -> Counter[str]:
    return Counter(str(text.text).strip() for text in picture.iter("text"))


def texts_of(plain: Any) -> Iterator[str]:
    """Yield each text that Plotly is to draw: of marks, of notes, along the axes."""
    for trace in plain["data"]:
        texts = trace.get("text", ()) if "text" in trace.get("mode", "text") else ()
        yield from [texts] * len(trace["x"]) if isinstance(texts, str) else texts
    yield from (note["text"] for note in plain["layout"].get("annotations", ()))
    for name in ("xaxis", "yaxis"):
        axis = plain["layout"][name]
        if "dtick" in axis:
            yield from map(str, range(axis["tick0"], floor(axis["range"][1]) + 1, axis["dtick"]))
        yield from axis.get("ticktext", ())


def words_of(figure: Drawing) -> Counter[str]:
    runs = (
        html.unescape(run).strip() for text in texts_of(figure.plain) for run in TAG.split(text)
    )
    return Counter(filter(None, runs))


def boxes(picture: Element) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each text with its left, upper, right and lower edge."""
    for text in picture.iter("text"):
        size, said = float(text.attrib["font-size"]), str(text.text)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        length = text_width(said.strip(), 1) * size
        left = x - length * HELD_AT[text.get("text-anchor", "start")]
        if "rotate(-90" not in text.get("transform", ""):
            yield said, left, y - size, left + length, y + size * 0.25
        else:
            middle = y - size * 0.35
            top = middle - (left + length - x)
            yield said, x - size / 2, top, x + size / 2, top + length


def outside(picture: Element) -> list[object]:
    width, height = float(picture.attrib["width"]), float(picture.attrib["height"])
    return [
        box for box in boxes(picture) if min(box[1:3]) < -2 or box[3] > width + 2 or box[4] > height
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", DATA, ids="-".join)
@pytest.mark.parametrize("chart", DRAWN)
def test_a_chart_says_in_its_picture_what_it_says_on_the_page(
    chart: str, language: str, data: tuple[str, str]
) -> None:
    figure = drawing(chart, language, data)
    picture = figure_svg(figure, WIDTH)
    assert words_drawn(picture) == words_of(figure)
    assert outside(picture) == []


def test_bars_are_as_long_as_their_numbers_and_hostile_text_stays_text() -> None:
    rows = [
        Bar(str(number), HOSTILE, number, str(number), "", "#19447c", HOSTILE) for number in (4, 1)
    ]
    picture = figure_svg(bars(rows, "people", "light"), WIDTH)
    lengths = [float(bar.attrib["width"]) for bar in picture.iter("rect")]
    assert lengths[0] == pytest.approx(4 * lengths[1], abs=0.3)
    assert lengths[0] > WIDTH / 3
    assert words_drawn(picture)[HOSTILE] == 4
    assert b"<a href" not in tostring(picture)


def test_dots_stand_at_their_numbers_upon_the_band_of_the_expected() -> None:
    figure = drawing("representation")
    trace = trace_of(figure)
    picture = figure_svg(figure, WIDTH)
    dots = [float(dot.attrib["cx"]) for dot in picture.iter("circle")]
    numbers = trace["x"]
    apart = [(x - dots[0]) * (numbers[-1] - numbers[0]) for x in dots]
    assert apart == pytest.approx(
        [(number - numbers[0]) * (dots[-1] - dots[0]) for number in numbers], abs=1
    )


def test_what_is_not_known_of_plotly_is_an_error() -> None:
    figure = drawing("representation")
    trace = trace_of(figure)
    strange = Drawing(figure.plain | {"data": [trace | {"type": "pie"}]})
    with pytest.raises(KeyError):
        figure_svg(strange, WIDTH)


# The strip and its matrix.


def strip_picture(dataset: Dataset, strip: Strip, scheme: palette.Scheme = "light") -> Element:
    rows, coverage = attendance.rows(dataset), bounds_by_seminar(dataset)
    lines = matrix_lines(rows, strip.names, coverage, strip)
    assert len(lines) == len({row["country"] for row in rows})
    return strip_svg(strip, scheme, WIDTH, lines)


@pytest.mark.parametrize("name", ["record", "demo"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_strip_has_its_squares_years_people_and_countries(
    name: str, language: str
) -> None:
    dataset, words = shipped(name), words_in(language)
    strip = strip_of(dataset, words, events=EVENTS)
    picture = strip_picture(dataset, strip)

    drawn = Counter(part.get("data-square") for part in picture.iter("g"))
    rows = [row for row in strip.squares.values() if row["status"] != "cancelled"]
    expected = Counter[str]()
    for row in rows:
        if not is_unlisted(row):
            for kind, codes in squares_by_kind(row).items():
                is_open = row["status"] == "announced" and kind == "unknown"
                expected["announced" if is_open else kind] += len(codes)
    assert drawn == +expected

    said = words_drawn(picture)
    for column in strip.columns:
        assert said[short_year(column, words, strip.is_dense)]
        assert not (people := people_in_short(strip.row(column), words)) or said[people]
    for country in {row["country"] for row in attendance.rows(dataset)}:
        assert said[strip.names[country]] == 1
    assert {*meanings(strip).values()} <= {*said}
    assert outside(picture) == []


def test_countries_that_are_not_chosen_are_pale_in_the_picture_too() -> None:
    dataset = shipped("demo")
    picture = strip_svg(strip_of(dataset, chosen=frozenset({"LAO"})), "light", WIDTH)
    squares = [part for part in picture.iter("g") if part.get("data-square")]
    rows = [row for row in strip_of(dataset).squares.values() if row["status"] != "cancelled"]
    codes = [code for row in rows for kind in squares_by_kind(row).values() for code in kind]
    assert len(squares) == len(codes)
    assert sum(not part.get("opacity") for part in squares) == codes.count("LAO")


def test_signs_of_the_matrix_follow_its_states() -> None:
    dataset = shipped("record")
    strip = strip_of(dataset)
    picture = strip_picture(dataset, strip)
    cells = [
        row
        for row in attendance.rows(dataset)
        if row["seminar_id"] in {column["seminar_id"] for column in strip.columns}
    ]
    came = sum(row["state"] == "attended" for row in cells)
    full = [dot for dot in picture.iter("circle") if dot.get("fill") == palette.accent("light")]
    # One stands in the legend.
    assert len(full) == came + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_can_be_made_a_png_of_twice_its_size(scheme: palette.Scheme) -> None:
    dataset = shipped("demo")
    picture = strip_picture(dataset, strip_of(dataset, words_in("ja")), scheme)
    drawn = poster.poster_svg(poster.Poster(picture, scheme, "題", "文", framed=False))
    png = poster.png_bytes(drawn)
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert width == 2 * (poster.POSTER.width + 2 * poster.EDGE)
    assert height > 2 * float(picture.attrib["height"])


def test_the_colours_of_squares_are_those_of_the_page() -> None:
    style = (ROOT / "pages" / "web" / "strip.css").read_text(encoding="utf-8")
    for name, pair in (("new", palette.NEW), ("ground", palette.GROUND)):
        assert f"--kz-{name}: light-dark({pair.light}, {pair.dark});" in style
