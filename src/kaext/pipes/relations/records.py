"""Records whose cells stand in a line each: the country, the programme, what it does there and since when."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.phrases import Phrase

# More letters than this are no cell.
MAX_CELL = 80
_NAMING = ("country", "programme")


def extend_record(before: Sequence[Phrase], row: Sequence[Phrase]) -> tuple[Sequence[Phrase], list[Phrase]]:
    """Return the cells of a record so far with a further line, and the sentence that they make with it, or nothing.

    Parameters
    ----------
    before
        What the lines right above name: a country, or a country and a programme.
    row
        A line. One that names either and nothing else is a cell; one with a date and no verb ends the record.
    """
    kinds = {ph.kind for ph in row}
    if kinds == {"country"} and len(row) == 1:
        return row, []
    if kinds == {"programme"} and [ph.kind for ph in before] == ["country"]:
        return [*before, row[0]], []
    is_named = set(_NAMING) == {ph.kind for ph in before} | (kinds & {"programme"})
    is_last = is_named and {"date"} < kinds <= {"word", "date", "programme"}
    return (), [*before, *row] if before and is_last and not Clause(list(row)).has_verb else []
