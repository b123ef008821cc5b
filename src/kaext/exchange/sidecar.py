"""Line labels as the gold format's own table: tools that know no lines carry them along unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kaext.evaluation.gold import GoldLine, GoldRelation

_LINE_COLUMNS = ("line", "label", "unit")
_RELATION_COLUMNS = ("country", "relation", "programme", "date", "evidence")


def lines_to_tsv(lines: tuple[GoldLine, ...]) -> str:
    """Return the text of a ``NAME.lines.tsv``."""
    return _tsv(_LINE_COLUMNS, [(str(line.line), line.label, line.unit) for line in lines])


def lines_from_tsv(table: str) -> tuple[GoldLine, ...]:
    """Read the text of a ``NAME.lines.tsv``."""
    return tuple(GoldLine(int(row["line"]), row["label"], row["unit"] or "") for row in _rows(table))


def relations_to_tsv(relations: tuple[GoldRelation, ...]) -> str:
    """Return the text of a ``NAME.relations.tsv``."""
    rows = [(r.country, r.relation, r.programme, r.date, r.evidence) for r in relations]
    return _tsv(_RELATION_COLUMNS, rows)


def relations_from_tsv(table: str) -> tuple[GoldRelation, ...]:
    """Read the text of a ``NAME.relations.tsv``."""
    return tuple(GoldRelation(*(row[column] or "" for column in _RELATION_COLUMNS)) for row in _rows(table))


def _tsv(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
