"""Records with one cell a line: the country, the programme, what the country does in it and since when."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase

# The longest cell, in code points.
MAX_CELL = 80
_NAMING = ("country", "programme")


def extend_record(before: Sequence[Phrase], row: Sequence[Phrase]) -> tuple[Sequence[Phrase], list[Phrase]]:
    """Return the open cells of a record after one more line, and the sentence of a complete record, else [].

    Parameters
    ----------
    before
        The cells of the lines right above: a country, or a country and a programme.
    row
        A line. A line that is only a country or programme is a cell; one with a date and no verb ends the record.
    """
    kinds = {ph.kind for ph in row}
    if kinds == {"country"} and len(row) == 1:
        return row, []
    if kinds == {"programme"} and [ph.kind for ph in before] == ["country"]:
        return [*before, row[0]], []
    is_named = set(_NAMING) == {ph.kind for ph in before} | (kinds & {"programme"})
    is_last = is_named and {"date"} < kinds <= {"word", "date", "programme"}
    return (), [*before, *row] if before and is_last and not Clause(list(row)).has_verb else []
