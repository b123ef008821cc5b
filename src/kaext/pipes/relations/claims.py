"""How sure rules are of what no row of ``frames.tsv`` tells and what a clause does not name, by how it was found."""

from __future__ import annotations

from functools import cache

from kaext.data_files import rows_of


def claim(of: str, how: str = "", case: str = "") -> float:
    """Return how sure it is, in (0, 1], that something is meant or stated.

    Parameters
    ----------
    of
        A ``country``, a ``programme`` or a ``date`` that is meant, or the ``frame`` of a rule that states something.
    how
        How it was found: a modifier of ``methods.toml``, of frames a rule; empty where methods do not tell.
    case
        What tells cases of it apart; empty for the most usual.
    """
    return _claims()[of, how or _NONE, case or _NONE]


_NONE = "-"


@cache
def _claims() -> dict[tuple[str, str, str], float]:
    rows = rows_of("kaext.pipes.relations", "claims.tsv")
    return {(of, how, case): float(confidence) for of, how, case, confidence, _ in rows}
