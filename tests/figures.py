"""Takes a drawing apart as Plotly does; the pages never do, because it costs more than drawing."""

import plotly.graph_objects as go

from analysis.charts.parts import Drawing


def figure_of(drawing: Drawing) -> go.Figure:
    """Return the figure of a drawing, its parts as attributes."""
    return go.Figure(drawing.plain, _validate=False)
