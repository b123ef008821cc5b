"""The confidences that rules claim, from ``claims.tsv``; those of verbs are in ``frames.tsv``."""

from __future__ import annotations

from functools import cache

from kaext.data_files import rows_of

# An empty cell of the table.
_NONE = "-"


def claim(of: str, how: str = "", case: str = "") -> float:
    """Return the confidence, in (0, 1], that a rule claims before calibration.

    Parameters
    ----------
    of
        What the rule finds: the ``country``, ``programme`` or ``date`` of an event, or a ``frame`` (a statement).
    how
        How it finds it: a modifier of ``methods.toml``, or for frames the id of the rule; empty if it has no modifier.
    case
        A special case of the rule; empty for the normal one.
    """
    return _claims()[of, how or _NONE, case or _NONE]


@cache
def _claims() -> dict[tuple[str, str, str], float]:
    rows = rows_of("kaext.pipes.relations", "claims.tsv")
    return {(of, how, case): float(confidence) for of, how, case, confidence, _ in rows}
