"""Completes the tags of a PDF by which readers of screens find their way in tables and lists.

Typst lets a cell head its row (`pdf.header-cell`), but its package for Python does not yet let
that feature be switched on.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import count

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

# Elements of the structure tree (ISO 32000-1, 14.8.4) that hold rows.
BODIES = ("TBody", "TFoot")


def with_row_headings(written: bytes) -> bytes:
    """Return a PDF in which the first cell of each row of a table heads it, if it is words.

    The same PDF gives the same bytes.
    """
    tagged = BytesIO()
    with Pdf.open(BytesIO(written)) as pdf:
        tree = pdf.Root.StructTreeRoot
        if Name.IDTree not in tree:
            tree.IDTree = NameTree.new(pdf).obj
        ids, numbers = NameTree(tree.IDTree), count(1)
        for element in _within(tree):
            if _kind(element) == "Table":
                _head_rows(element, ids, numbers)
            elif _kind(element) == "L":
                # The labels of our lists are words or dashes, and no numbers.
                _attributes(element, "List").ListNumbering = Name("/None")
        pdf.save(tagged, deterministic_id=True)
    return tagged.getvalue()


def _head_rows(table: Object, ids: NameTree, numbers: Iterator[int]) -> None:
    """Make the first cell of each row its heading, over as many rows as it stands beside."""
    heading, rows = "", 0
    for row in _rows(table):
        cells = list(_children(row))
        if rows == 0:
            first, *cells = cells
            heading, rows = "", int(_attributes(first, "Table").get(Name.RowSpan, 1))
            if _is_words(first):
                heading = f"row {next(numbers)}"
                _make_heading(first, heading)
                ids[heading] = first
        rows -= 1
        if heading:
            for cell in cells:
                _attributes(cell, "Table").Headers.append(String(heading))


def _make_heading(cell: Object, name: str) -> None:
    cell.S, cell.ID = Name.TH, String(name)
    _attributes(cell, "Table").Scope = Name.Row


def _rows(table: Object) -> Iterator[Object]:
    """Yield the rows below the headings of columns."""
    for part in _children(table):
        if _kind(part) in BODIES:
            yield from _children(part)


def _is_words(cell: Object) -> bool:
    """Say whether a cell holds words: neither nothing nor a sign."""
    return Name.K in cell and all(_kind(part) != "Figure" for part in _within(cell))


def _attributes(element: Object, owner: str) -> Object:
    """Return the attributes of an element that are of a kind, to be changed."""
    kept = element.get(Name.A, Array())
    listed = kept if isinstance(kept, Array) else Array([kept])
    for attributes in listed:
        if str(attributes.O) == f"/{owner}":
            return attributes
    element.A = Array([*listed, Dictionary(O=Name(f"/{owner}"))])
    added: Object = element.A[-1]
    return added


def _kind(element: Object) -> str:
    return str(element.S).removeprefix("/")


def _within(element: Object) -> Iterator[Object]:
    """Yield the elements below an element, each before those below it."""
    for part in _children(element):
        yield part
        yield from _within(part)


def _children(element: Object) -> Iterator[Object]:
    """Yield the elements directly below an element, without marked content and annotations."""
    parts = element.get(Name.K, Array())
    for part in parts if isinstance(parts, Array) else [parts]:
        if isinstance(part, Dictionary) and Name.S in part:
            yield part
