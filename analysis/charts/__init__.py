"""Charts: each draws the summary of the same name as a Plotly figure.

They take frames, names, the reader's words and the page's theme, and return a figure made of one
plain dictionary, which is ten times as fast as plotly.express. A number too small to compare by
length is written beside its mark; what is not documented has a sign and a word, never a 0 or an
empty place; a cancelled year keeps its place. The first of a mark's customdata is its hover, the
others are the ids it stands for, so that a click can lead there.
"""

from analysis.charts.country import attendance_of_country
from analysis.charts.cumulative import cumulative_countries
from analysis.charts.participation import (
    coverage,
    delegates_by_country,
    delegates_by_seminar,
    newcomers,
)
from analysis.charts.parts import Drawing
from analysis.charts.prefectures import hosting_by_prefecture
from analysis.charts.themes import seminars_by_theme, theme_exposure, themes_by_year
from analysis.charts.timeline import NO_TIMELINE, Timeline

__all__ = [
    "NO_TIMELINE",
    "Drawing",
    "Timeline",
    "attendance_of_country",
    "coverage",
    "cumulative_countries",
    "delegates_by_country",
    "delegates_by_seminar",
    "hosting_by_prefecture",
    "newcomers",
    "seminars_by_theme",
    "theme_exposure",
    "themes_by_year",
]
