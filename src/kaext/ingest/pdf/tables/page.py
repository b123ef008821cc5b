"""Find all tables of a page."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.tables.banded import banded_tables
from kaext.ingest.pdf.tables.charts import bar_charts
from kaext.ingest.pdf.tables.rows import Table
from kaext.ingest.pdf.tables.ruled import TOLERANCE, grids_of, table_in
from kaext.ingest.pdf.tables.unruled import unruled_tables
from kaext.source import Box


def tables_of(
    page: RawPage, pieces: Sequence[Piece], *, before: Sequence[float] = ()
) -> tuple[list[Table], list[Piece]]:
    """Return the tables of a page and the pieces outside them; remove the rules and tints of tables from its shapes.

    A table with rules or tinted rows has at least two rows and two columns, and text in two cells of a row. A table
    without them has at least three rows with the same columns.

    Parameters
    ----------
    page
        The page; its shapes are changed.
    pieces
        The line pieces of the page.
    before
        x coordinates of the vertical rules of the last table of the previous page. A single row with the same rules
        continues that table.
    """
    tables: list[Table] = []
    rest = list(pieces)
    for chart, owned in bar_charts(page, rest):
        tables.append(chart)
        taken = set(map(id, owned))
        rest = [piece for piece in rest if id(piece) not in taken]
    for grid in grids_of(page, before):
        inside = [piece for piece in rest if _is_inside(piece, grid.box)]
        table = table_in(page, grid, inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [piece for piece in rest if id(piece) not in taken]
    for find in (banded_tables, unruled_tables):
        for table, owned in find(page, rest):
            tables.append(table)
            taken = set(map(id, owned))
            rest = [piece for piece in rest if id(piece) not in taken]
    if tables:
        page.shapes = [shape for shape in page.shapes if not any(_is_part(shape.box, table.box) for table in tables)]
    return tables, rest


def _is_inside(piece: Piece, box: Box) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return box.x0 <= middle <= box.x1 and box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1


def _is_part(shape: Box, table: Box) -> bool:
    """Return whether a shape is part of a table: a rule, the frame of a cell, or a tint."""
    slack = 2 * TOLERANCE
    if shape.y0 < table.y0 - slack or shape.y1 > table.y1 + slack:
        return False
    return min(shape.x1, table.x1) - max(shape.x0, table.x0) > -TOLERANCE
