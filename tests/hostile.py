"""Text that would do harm if a page took it for more than text, and data that are full of it."""

import csv
from io import StringIO

from analysis.contract.schema import DATA_SET_TABLES, REFERENCE_TABLES
from analysis.writing.letters import first_stray
from tests.data_folder import DataFolder

# Each sets this in the browser, calls a host, or changes how the page is drawn.
HACKED = "window.__hacked=1"
OUTSIDE = "evil.example"
STRINGS = (
    # HTML
    f"<script>{HACKED}</script>",
    f"<img src=x onerror={HACKED}>",
    f'<img src="https://{OUTSIDE}/a.png">',
    f"<svg onload={HACKED}>",
    f"<iframe src=javascript:{HACKED}></iframe>",
    f"\"><b onmouseover='{HACKED}'>",
    "</td></tr></table></div>",
    "<!-- a comment",
    "<style>body{display:none}</style>",
    f'<a href="javascript:{HACKED}">h10</a>',
    f"<base href=//{OUTSIDE}/>",
    "&lt;i&gt; &amp;copy; &#60;",
    "<h1>h13</h1>",
    "</script><plaintext>",
    # Markdown
    "**h15** __h15__ ~~h15~~",
    "`h16` ```h16```",
    f"[h17](https://{OUTSIDE})",
    f"[h18](javascript:{HACKED})",
    f"![h19](https://{OUTSIDE}/i.png)",
    f"<https://{OUTSIDE}/h20>",
    f"https://{OUTSIDE}/h21",
    "# h22",
    "- h23",
    "1. h24",
    "> h25",
    "| h26 | b |",
    "[^h27] [ ] h27",
    "back\\slash \\*h28",
    # Streamlit
    ":material/delete: h29",
    ":red[h30] :blue-background[h30]",
    ":smile: :streamlit: h31",
    "$h32^2$ $$\\frac{h32}{2}$$",
    "<- h33 -> -- >=",
    # deck.gl, Plotly, Fluent, templates
    "@@=h34",
    "@@#h35",
    "%{customdata[0]} %{h36}",
    "{name} {h37} {{ h37 }}",
    '{ $count -> *[other] h38 } { "" }',
    "${h39} #{h39} %s %(h39)s",
    # Directions and what is not seen
    "\u202eh40 right to left",
    "\u2067h41 isolated",
    "\u2069\u202c\u202e h42 closed and turned",
    "h43 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 43",
    "h44\u200b\u200d\u2060\ufeff zero width",
    # Spreadsheets, consoles, very long
    '=HYPERLINK("h45")',
    "+h46",
    "'=h47",
    "@SUM(h48)",
    "\x1b[31mh49\x1b[0m",
    "\u2400 %00 \\0 h50",
    f"data:text/html,<script>{HACKED}</script>",
    "h52" + "W" * 120,
    "h53" + "漢" * 60,
)
# A letter that cannot be seen and is no spelling is refused; these are what the pages come to show.
SHOWN = tuple(text for text in STRINGS if not first_stray(text))
TEXT_COLUMNS = {
    table.name: [
        name
        for name, column in table.columns.items()
        if str(column.dtype).startswith("string") and not column.checks and name != "aliases"
    ]
    for table in (*DATA_SET_TABLES, *REFERENCE_TABLES)
}
# An address with each of these schemes is no link.
UNSAFE = ("javascript:alert(1)", "data:text/html,x", "vbscript:x", " https://x", "//evil.example")


def part(number: int, parts: int) -> str:
    """Return every so many of the strings as one text, each of them first in some part."""
    return " ".join(SHOWN[number::parts])


def fill(folder: DataFolder, text: str) -> None:
    """Put a text before that of each filled text cell of the record and the reference tables."""
    for place, tables in (("record", DATA_SET_TABLES), ("reference", REFERENCE_TABLES)):
        for table in tables:
            _fill(folder, f"{place}/{table.name}.csv", TEXT_COLUMNS[table.name], text)


def _fill(folder: DataFolder, file: str, columns: list[str], text: str) -> None:
    head, *rows = csv.reader(StringIO(folder.text(file), newline=""))
    filled = [
        [
            f"{text} {cell}" if name in columns and cell else cell
            for name, cell in zip(head, row, strict=True)
        ]
        for row in rows
    ]
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([head, *filled])
    folder.write(file, out.getvalue())
