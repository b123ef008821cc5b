"""Line labels and facts as tables of the gold format, carried unchanged through tools without such annotation."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.evaluation.gold import GoldLine, GoldRelation, columns_of, parse_lines, parse_relations
from kaext.exchange import Files
from kaext.problems import DocumentError, problem


def text_of(files: Files, name: str) -> str:
    """Return the text of a file; empty if it does not exist.

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
    return _tsv(columns_of(GoldLine), [(str(line.line), line.label, line.unit) for line in lines])


def lines_from_tsv(table: str) -> tuple[GoldLine, ...]:
    """Parse the text of a ``NAME.lines.tsv``.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: a column is missing, or a line number is invalid.
    """
    try:
        return parse_lines(table)
    except ValueError as error:
        raise DocumentError(problem("exchange-invalid", name="line labels", reason=str(error))) from None


def relations_to_tsv(relations: tuple[GoldRelation, ...]) -> str:
    """Return the text of a ``NAME.relations.tsv``."""
    rows = [(r.country, r.relation, r.programme, r.date, r.evidence) for r in relations]
    return _tsv(columns_of(GoldRelation), rows)


def relations_from_tsv(table: str) -> tuple[GoldRelation, ...]:
    """Parse the text of a ``NAME.relations.tsv``.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: a column is missing.
    """
    try:
        return parse_relations(table)
    except ValueError as error:
        raise DocumentError(problem("exchange-invalid", name="facts", reason=str(error))) from None


def _tsv(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in (header, *rows))
