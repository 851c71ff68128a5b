"""Everything of Kizuna that needs no Streamlit: data, summaries, figures and words.

Data flow one way, and so do imports: each folder knows those above it in this list alone.

`writing`     how text is written: letters, signs beside a value, names
`frames`      rows, arrays and caches under all summaries
`geometry`    outlines, and the view of a map
`palette`     colours by meaning
`contract`    every table, its columns and the form of its rows, and what is a problem
`loading`     CSV files → one frozen, checked data set (`dataset`)
`selection`   the reader's choice and what it leaves of a data set
`saving`      saves that go in whole or not at all
`summaries`   one question, one small tidy frame: attendance, places, programme, record, planning
`words`       the messages in both languages, names of things, problems in words
`intake`      files from Excel: read, judged, and what they would change
`warehouse`   delegates that an engine has added up, read in the background
`charts`      summaries as Plotly figures
`maps`        summaries as pydeck decks, and the same drawn without a browser (`static_map`)
`html`        summaries as HTML: the matrix, the states, the order of countries
`search`      things found by any of their names
`export`      what leaves as a file: workbooks, the data package, templates, results
`narrative`   sentences computed from the summaries
`links`       the address of a view, and links read in whatever form they come
`reports`     one content for each report, set as PDF, web page and slides
`cli`         what `python -m analysis.check`, `.report` and `.backup` do

A choice in a filter becomes a figure so: `links.address` reads it, `selection.filter_dataset`
leaves its part of the data set, a summary of `summaries` counts it once (`frames.caching`), a chart
of `charts` draws it, and a sentence of `narrative` says what it shows. An upload becomes rows so:
`intake.sandbox` reads it in a process with limits, `intake.results` judges it beside the known
data, and `saving.transaction` puts it in place. Summaries and all that lies before them know
neither language nor colour; nothing here knows the pages. `check`, `report` and `backup` beside the
folders are the commands' names alone.

Folders have no `__init__.py`: what is imported comes from the module that defines it.
"""

import sys

# Where Spark's client is installed, pandera imports it (`pyspark.pandas`), which warns of pandas 3
# in every log. Only the process that asks a Spark cluster needs it (`warehouse.engine`).
sys.modules.setdefault("pyspark", None)  # type: ignore[arg-type] # None: there is none
