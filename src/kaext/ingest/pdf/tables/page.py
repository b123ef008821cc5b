"""Tables of a page: with rules all around their cells, with level rules or tinted rows alone, and without."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.tables.banded import banded_tables
from kaext.ingest.pdf.tables.rows import Table
from kaext.ingest.pdf.tables.ruled import TOLERANCE, grids_of, table_in
from kaext.ingest.pdf.tables.unruled import unruled_tables
from kaext.source import Box


def tables_of(
    page: RawPage, pieces: Sequence[Piece], *, before: Sequence[float] = ()
) -> tuple[list[Table], list[Piece]]:
    """Return the tables of a page and the pieces that are in none; rules and tints of tables leave the page's shapes.

    A ruled table has two rows and two columns of cells at least, and text in two cells of a row; so has one that is
    parted by level rules or tints alone. A table without any has three rows whose cells leave the same strips of the
    page free. ``before`` is where the upright rules of the last table of the page before stand: one row may
    go on there.
    """
    tables: list[Table] = []
    rest = list(pieces)
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
    """Return whether a shape is a rule, a cell's frame or a tinted row of a table."""
    slack = 2 * TOLERANCE
    if shape.y0 < table.y0 - slack or shape.y1 > table.y1 + slack:
        return False
    return min(shape.x1, table.x1) - max(shape.x0, table.x0) > -TOLERANCE
