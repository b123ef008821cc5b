"""Asides in a sentence: words and clauses between commas that belong to no clause around them."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import connectives


def with_parentheticals_resolved(pieces: Sequence[Clause]) -> list[Clause]:
    """Join what a parenthetical word parts, and make clauses of their own of those that only say who says so.

    Parameters
    ----------
    pieces
        The pieces of a sentence between its marks, in the order of the text.

    Returns
    -------
    list[Clause]
        The pieces without those that are nothing but "for example", "as is known"; a piece that says "as they say"
        depends on the one around it.
    """
    told: list[Clause] = []
    between: list[Phrase] = []
    for index, piece in enumerate(pieces):
        rest = pieces[index + 1 :]
        if _is_parenthesis(piece) and told and rest and rest[0].connective == "comma":
            between = [] if piece.has_verb else piece.phrases
            continue
        if index and _is_parenthesis(pieces[index - 1]) and told and _is_parted(told[-1], piece):
            told[-1].phrases.extend([*between, *piece.phrases])
        elif _says_who_says_so(piece) and _goes_on_after(told, rest):
            piece.connective = "subordinate"
            told.append(piece)
        else:
            told.append(piece)
            piece.phrases[:0] = between
        between = []
    return told


def _is_parenthesis(piece: Clause) -> bool:
    text = " ".join(ph.text for ph in piece.phrases)
    return piece.connective == "comma" and connectives.PARENTHESIS.match(text) is not None


def _is_parted(begun: Clause, piece: Clause) -> bool:
    """Return whether a parenthetical word parts a clause: Armenia, for example, took part; was and, so, left."""
    if begun.phrases and connectives.AND.match(begun.phrases[-1].text):
        return True
    is_begun = piece.connective == "comma" and begun.connective not in SUBORDINATE and not begun.has_verb
    return is_begun and piece.has_verb and not piece.subjects


def _says_who_says_so(piece: Clause) -> bool:
    """Return whether a piece says no more than who says or calls something so: as they say there."""
    is_as = bool(piece.phrases) and piece.phrases[0].text == connectives.AS
    return piece.connective == "comma" and is_as and piece.has_verb and not piece.subjects


def _goes_on_after(before: Sequence[Clause], rest: Sequence[Clause]) -> bool:
    """Whether the clause around an aside has its verb before or after it, or repeats that of an earlier clause."""
    is_followed = bool(rest) and rest[0].connective == "comma" and any(piece.has_verb for piece in before)
    is_told = bool(before) and before[-1].has_verb
    return is_told or is_followed or (bool(before) and any(p.connective == "comma" and p.has_verb for p in rest))
