"""The programmes of a clause and their roles in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import postpositions, programme_nouns, reference

# Roles of a programme through which or from which somebody gets something.
FRAMING = frozenset({"frame", "from", "abl"})


def has_programme(clause: Clause) -> bool:
    """Return whether a programme itself is what somebody has, not a part, plan or share in it."""
    is_had = any(ph.role in ("nom", "bare") and not ph.head_kind for ph in clause.of("programme"))
    return is_had and not any(ph.form is not None and ph.form.verb_form != "finite" for ph in clause.phrases)


def programme_roles_in(clause: Clause) -> set[str]:
    """Return the roles of the programmes of a clause, including those that a noun refers back to: by means of it."""
    roles = {ph.role for ph in programmes_in(clause)}
    is_framed = any(
        programme_nouns.POINTS_BACK.match(a.text) and postpositions.FRAME.match(b.text)
        for a, b in pairwise(clause.phrases)
    )
    pointed = {
        b.role
        for a, b in pairwise(clause.phrases)
        if reference.DEMONSTRATIVE.match(a.text) and programme_nouns.POINTS_BACK.match(b.text)
    }
    return roles | ({"frame"} if is_framed else set()) | (pointed if not roles else set())


def programmes_in(clause: Clause) -> Sequence[Phrase]:
    """Return the programmes of a clause, or if it has none, those of the clause whose elided verb it repeats."""
    return clause.of("programme") or (
        clause.gap_antecedent.of("programme") if clause.gap_antecedent is not None else []
    )
