"""How sure a country or a programme is that an event does not name, by how it was found."""

from __future__ import annotations

from functools import cache

from kaext.data_files import rows_of


def claim(of: str, how: str, case: str = "") -> float:
    """Return how sure it is that a ``country`` or ``programme`` is meant.

    Parameters
    ----------
    of
        Which of the two.
    how
        How it was found: a modifier of ``methods.toml``.
    case
        What tells cases of it apart; empty for the most usual.
    """
    return _claims()[of, how, case or _USUAL]


_USUAL = "-"


@cache
def _claims() -> dict[tuple[str, str, str], float]:
    rows = rows_of("kaext.pipes.relations", "claims.tsv")
    return {(of, how, case): float(confidence) for of, how, case, confidence, _ in rows}
