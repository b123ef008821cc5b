"""Parentheticals: words and clauses between commas that belong to no clause around them."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import connectives


def with_parentheticals_resolved(pieces: Sequence[Clause]) -> list[Clause]:
    """Remove parenthetical words and join the clauses they interrupt; make source clauses subordinate.

    Parameters
    ----------
    pieces
        The pieces of a sentence between its punctuation marks, in the order of the text.

    Returns
    -------
    list[Clause]
        The pieces without those that are only "for example", "as is known" and the like. A clause that names a source
        ("as they say there") becomes a subordinate clause of the one around it.
    """
    resolved: list[Clause] = []
    between: list[Phrase] = []
    for index, piece in enumerate(pieces):
        rest = pieces[index + 1 :]
        if _is_parenthetical(piece) and resolved and rest and rest[0].connective == "comma":
            between = [] if piece.has_verb else piece.phrases
            continue
        is_after = bool(index) and _is_parenthetical(pieces[index - 1]) and bool(resolved)
        if is_after and _is_interrupted(resolved[-1], piece):
            resolved[-1].phrases.extend([*between, *piece.phrases])
        elif _names_source(piece) and _has_matrix_verb(resolved, rest):
            piece.connective = "subordinate"
            resolved.append(piece)
        else:
            resolved.append(piece)
            piece.phrases[:0] = between
        between = []
    return resolved


def _is_parenthetical(piece: Clause) -> bool:
    if piece.connective != "comma":
        return False
    return connectives.PARENTHESIS.match(" ".join([ph.text for ph in piece.phrases])) is not None


def _is_interrupted(begun: Clause, piece: Clause) -> bool:
    """Return whether a parenthetical word interrupts a clause: Armenia, for example, took part; was and, so, left."""
    if begun.phrases and connectives.AND.match(begun.phrases[-1].text):
        return True
    is_begun = piece.connective == "comma" and begun.connective not in SUBORDINATE and not begun.has_verb
    return is_begun and piece.has_verb and not piece.subjects


def _names_source(piece: Clause) -> bool:
    """Return whether a piece only names a source: as they say there."""
    is_as = bool(piece.phrases) and piece.phrases[0].text == connectives.AS
    return piece.connective == "comma" and is_as and piece.has_verb and not piece.subjects


def _has_matrix_verb(before: Sequence[Clause], rest: Sequence[Clause]) -> bool:
    """Return whether the clause around a parenthetical has its verb before or after it, or repeats an earlier one."""
    is_followed = bool(rest) and rest[0].connective == "comma" and any(piece.has_verb for piece in before)
    has_verb = bool(before) and before[-1].has_verb
    return has_verb or is_followed or (bool(before) and any(p.connective == "comma" and p.has_verb for p in rest))
