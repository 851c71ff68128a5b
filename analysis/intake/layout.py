"""How a sheet is laid out: titles, headings, rows of the right length."""

from collections.abc import Iterator, Mapping

from analysis.intake.column_words import is_comment
from analysis.intake.grid import Change, Grid, Mark, is_blank
from analysis.intake.heading import Heading, named_columns

# A title and, say, its date. A row with more cells above the headings is data.
_CELLS_OF_A_TITLE = 2


def rows_below(grid: Grid, heading: Heading) -> Mapping[int, tuple[str, ...]]:
    """Return the rows below the headings by their number, blank ones too."""
    return dict(enumerate(grid.rows[heading.row :], heading.row + 1))


def layout_changes(grid: Grid, heading: Heading) -> Iterator[Change]:
    """Yield the titles and comments left out and the headings that were translated."""
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if not is_blank(cells):
            yield Change("title", " ".join(cell for cell in cells if cell.strip()), "", number)
    for position, column in heading.columns.items():
        written = grid.rows[heading.row - 1][position - 1]
        if written != column:
            yield Change("heading", written, column, heading.row, position)
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if is_comment(written):
            yield Change("comment", written, "", heading.row, position)


def layout_marks(grid: Grid, heading: Heading) -> Iterator[Mark]:
    """Yield what is wrong with titles, headings and the lengths of rows."""
    yield from _titles(grid, heading)
    yield from (Mark("missing_column", heading.row, name=column) for column in heading.missing)
    yield from _repeated(heading)
    yield from _extra_columns(grid, heading)
    for number, cells in rows_below(grid, heading).items():
        if not is_blank(cells):
            yield from _row(number, cells, grid, heading)


def _titles(grid: Grid, heading: Heading) -> Iterator[Mark]:
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if sum(not is_blank([cell]) for cell in cells) > _CELLS_OF_A_TITLE:
            yield Mark("above_heading", number)


def _repeated(heading: Heading) -> Iterator[Mark]:
    seen: set[str] = set()
    for position, column in heading.columns.items():
        if column in seen:
            yield Mark("duplicate_column", heading.row, position, column)
        seen.add(column)


def _extra_columns(grid: Grid, heading: Heading) -> Iterator[Mark]:
    """Yield headings that are no column of the table, and filled columns without a heading."""
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if position in heading.columns or is_comment(written):
            continue
        filled = [row[position - 1] for row in grid.rows[heading.row :] if len(row) >= position]
        if not is_blank([written, *filled]):
            yield Mark("extra_column", heading.row, position, written.strip())


def _row(number: int, cells: tuple[str, ...], grid: Grid, heading: Heading) -> Iterator[Mark]:
    if _is_heading(cells, heading):
        yield Mark("two_headings", number)
    width = len(grid.rows[heading.row - 1])
    surplus = [
        position for position, cell in enumerate(cells, 1) if position > width and cell.strip()
    ]
    if surplus:
        yield Mark("ragged", number, surplus[0], cells[surplus[0] - 1], str(surplus[-1]))
    if not grid.is_even and len(cells) < max(heading.columns):
        yield Mark("short_row", number, len(cells) + 1, None, str(len(cells)))


def _is_heading(cells: tuple[str, ...], heading: Heading) -> bool:
    """Whether a row below names its own columns again: repeated, or in the other language."""
    named = named_columns(heading.table, cells)
    same = [at for at, column in named.items() if heading.columns.get(at) == column]
    return len(same) > 1 and 2 * len(same) >= sum(not is_blank([cell]) for cell in cells)
