"""Line labels as the gold format's own table: tools that know no lines carry them along unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.evaluation.gold import GoldLine, GoldRelation, table_rows
from kaext.exchange import Files
from kaext.problems import DocumentError, problem

_LINE_COLUMNS = ("line", "label", "unit")
_RELATION_COLUMNS = ("country", "relation", "programme", "date", "evidence")


def text_of(files: Files, name: str) -> str:
    """Return the text of a file; "" where it is not there.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: not UTF-8.
    """
    try:
        return files.get(name, b"").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}"
        raise DocumentError(problem("exchange-invalid", name=name, reason=reason)) from None


def lines_to_tsv(lines: tuple[GoldLine, ...]) -> str:
    """Return the text of a ``NAME.lines.tsv``."""
    return _tsv(_LINE_COLUMNS, [(str(line.line), line.label, line.unit) for line in lines])


def lines_from_tsv(table: str) -> tuple[GoldLine, ...]:
    """Read the text of a ``NAME.lines.tsv``.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: a column is missing, or a line has no number.
    """
    rows = _rows(table, _LINE_COLUMNS)
    if bad := next((row["line"] for row in rows if not (row["line"].isdecimal() and len(row["line"]) < 10)), None):
        raise DocumentError(problem("exchange-invalid", name="line labels", reason=f"{bad!r} is no line number"))
    return tuple(GoldLine(int(row["line"]), row["label"], row["unit"]) for row in rows)


def relations_to_tsv(relations: tuple[GoldRelation, ...]) -> str:
    """Return the text of a ``NAME.relations.tsv``."""
    rows = [(r.country, r.relation, r.programme, r.date, r.evidence) for r in relations]
    return _tsv(_RELATION_COLUMNS, rows)


def relations_from_tsv(table: str) -> tuple[GoldRelation, ...]:
    """Read the text of a ``NAME.relations.tsv``.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: a column is missing.
    """
    rows = _rows(table, _RELATION_COLUMNS)
    return tuple(GoldRelation(*(row[column] for column in _RELATION_COLUMNS)) for row in rows)


def _tsv(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def _rows(table: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        return table_rows(table, columns)
    except ValueError as error:
        raise DocumentError(problem("exchange-invalid", name="table", reason=str(error))) from None
