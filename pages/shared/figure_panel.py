"""Draws a Plotly figure, when the reader comes near it.

`st.plotly_chart` redraws each figure of a page after each choice, in sight or not, and the reader
waits for all of them. Here the same library draws the same figures: each when it comes near the
window, and again only when it has changed.
"""

import json
from pathlib import Path

import plotly
import streamlit as st

from analysis.charts import Drawing
from pages.shared.files import only_files

# Relative in figure.js, as Streamlit's own assets are, so that it holds under any base path.
PLOTLY_FOLDER = Path(plotly.__file__).parent / "package_data"

_draw = st.components.v2.component(
    "kizuna.figure",
    html='<div class="kz-drawing" role="img"></div>',
    js=Path(__file__).with_name("figure.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw_figure(drawing: Drawing, key: str, alt: str) -> None:
    """Draw a figure as wide as its place."""
    if only_files():
        return
    # As bytes: Streamlit would write anything else as JSON, twice.
    _draw(key=key, data=f'{{"alt":{json.dumps(alt)},"figure":{drawing.text}}}'.encode())
