"""The charts of a presentation: native ones, whose numbers can be edited."""

from collections.abc import Sequence

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analysis import palette
from analysis.export.workbooks import xlsx_bytes
from analysis.reports.content.blocks import Bars, Matrix
from analysis.reports.pptx import deck, shapes
from analysis.words.catalogue import words_in

# From the bottom of a column upwards: the fields of a spread, which are states.
STATES = ("attended", "not_documented", "absent")
# The size of what is written in a chart.
CHART_SIZE = 11
# A chart lower than this waits for the next slide.
LEAST = 220.0
# In points: a bar with its gap, what is left at least between two names, the margins of a chart.
BAR, BETWEEN, MARGINS = 34.0, 4.0, 44.0
# The part of a chart that the names of its bars take at most on its left.
MOST_NAMES = 0.6
# Between a name and its number, where the language is not known: the wider of both.
WIDEST_GAP = "\u3000"


def _chart(
    flow: deck.Flow, place: shapes.Area, kind: XL_CHART_TYPE, table: pd.DataFrame, name: str
) -> Chart:
    """Add a native chart of a table: categories in its first column, a series in each other.

    The workbook behind it, which opens for editing, holds that table alone.
    """
    names, *series = table.columns
    data = CategoryChartData()
    data.categories = [shapes.clean(one) for one in table[names]]
    for one in series:
        data.add_series(one, [None if pd.isna(value) else int(value) for value in table[one]])
    frame = flow.slide.shapes.add_chart(kind, *place.emu, data)
    shapes.described(frame, name, flow.alt)
    # The library dates its workbook; ours is the same on any day.
    frame.chart.part.chart_workbook.update_from_xlsx_blob(xlsx_bytes(table, "Sheet1"))
    frame.chart.font.size = Pt(CHART_SIZE)
    return frame.chart


def coverage(flow: deck.Flow, block: Matrix) -> None:
    """Add the coverage of the seminars as columns on a new slide; where there is none, a gap."""
    flow.next_slide()
    room = flow.room
    place = shapes.Area(room.left, room.top, room.width, room.height - flow.below(block) - deck.GAP)
    kind = XL_CHART_TYPE.COLUMN_STACKED
    drawn = _chart(flow, place, kind, _coverage_table(block), block.coverage_head)
    drawn.has_title = True
    title = shapes.styled(block.coverage_head, shapes.TextStyle(12, deck.MUTED))
    shapes.write(drawn.chart_title.text_frame, title)
    drawn.chart_title.include_in_layout = False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.plots[0].overlap, drawn.plots[0].gap_width = 100, 40
    _bare_axes(drawn)
    if block.is_dense:
        # The names below run upwards.
        turned = drawn.category_axis._element.get_or_add_txPr().bodyPr
        turned.set("rot", "-5400000")
        turned.set("vert", "horz")
    for state, series in zip(STATES, drawn.plots[0].series, strict=True):
        _draw_state(series, state)
    flow.leave(place.height)


def _coverage_table(block: Matrix) -> pd.DataFrame:
    """Return one row per column of the matrix: its name and the numbers of each state.

    The name of a column without numbers says why.
    """
    said = dict(block.legend.entries)
    years = (one.digits if block.is_dense else one.year.said for one in block.columns)
    columns = zip(years, block.coverage, block.spreads, strict=True)
    names = [year if spread else f"{year} {covered.said}" for year, covered, spread in columns]
    numbers = {
        said[state]: pd.Series(
            [spread and getattr(spread, state) for spread in block.spreads], dtype="Int64"
        )
        for state in STATES
    }
    return pd.DataFrame({block.coverage_head: names, **numbers})


def _draw_state(series: BarSeries, state: str) -> None:
    """Draw a state full, hatched or empty, with its number unless that is 0."""
    colour = shapes.rgb(palette.state_colour(state, "light"))
    paper, ink = shapes.rgb(palette.paper("light")), shapes.rgb(palette.ink("light"))
    fill, is_full = series.format.fill, state == "attended"
    if state == "not_documented":
        fill.patterned()
        fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = colour, paper
    else:
        fill.solid()
        fill.fore_color.rgb = colour if is_full else paper
    series.format.line.color.rgb = colour
    labels = series.data_labels
    labels.show_value, labels.number_format = True, "0;;;"
    labels.number_format_is_linked = False
    labels.font.size, labels.font.bold = Pt(CHART_SIZE), True
    labels.font.color.rgb = paper if is_full else ink


def _bare_axes(drawn: Chart) -> None:
    """Leave only the names: the numbers stand upon the marks."""
    drawn.value_axis.visible = drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = 0
    drawn.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    drawn.category_axis.format.line.color.rgb = shapes.rgb(deck.MUTED)


def bars(flow: deck.Flow, block: Bars) -> None:
    """Add bars from the same zero, the first on top, each named with what it says."""
    names = _names(block, words_in(flow.deck.report.language).gap)
    values = pd.Series([bar.value for bar in block.rows], dtype="Int64")
    shown = pd.DataFrame({"": names, flow.section.title: values})
    room = flow.rest(LEAST)
    high = min(room.height - flow.below(block) - deck.GAP, MARGINS + BAR * len(names))
    place = shapes.Area(room.left, room.top, room.width, high)
    drawn = _chart(flow, place, XL_CHART_TYPE.BAR_CLUSTERED, shown, flow.section.title)
    drawn.has_legend = drawn.has_title = False
    plot = drawn.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    _bare_axes(drawn)
    drawn.category_axis.reverse_order = True
    _leave_room_for_names(drawn, names, room.width)
    for number, bar in enumerate(block.rows):
        fill = plot.series[0].points[number].format.fill
        fill.solid()
        fill.fore_color.rgb = shapes.rgb(bar.colour)
    flow.leave(place.height)


def bars_height(block: Bars, room: float) -> float:
    """Return how high bars stand at least in a room of that width, so that each has its name."""
    names = (
        shapes.styled(name, shapes.TextStyle(CHART_SIZE)) for name in _names(block, WIDEST_GAP)
    )
    highest = max(shapes.height(name, room * MOST_NAMES) for name in names)
    return MARGINS + len(block.rows) * (highest + BETWEEN)


def _names(block: Bars, gap: str) -> list[str]:
    return [bar.label.said + gap + bar.said for bar in block.rows]


def _leave_room_for_names(drawn: Chart, names: Sequence[str], room: float) -> None:
    """Begin the bars where their names end, which no office program then breaks or leaves out."""
    longest = max(shapes.line_room(name, CHART_SIZE) for name in names) + BETWEEN
    begin = min(longest / room, MOST_NAMES)
    sides = {"x": begin, "y": 0.02, "w": 0.98 - begin, "h": 0.96}
    modes = "".join(f'<c:{side}Mode val="edge"/>' for side in "xy")
    values = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>{modes}{values}'
        "</c:manualLayout></c:layout>"
    )
    area = drawn._chartSpace.chart.plotArea
    for automatic in area.findall(qn("c:layout")):
        area.remove(automatic)
    area.insert(0, parse_xml(layout))
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    drawn.category_axis._element.find(qn("c:noMultiLvlLbl")).addprevious(every)
