"""Counterfactual clauses: "had Ukraine joined", "but for the EADRCC, Albania could not have coped".

They state nothing, with one exception: what would have gone wrong without a programme presupposes that the country had
the programme's help.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaext.pipes.relations.arguments.clause_content import has_light_noun
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_carried_out
from kaext.pipes.relations.words import connectives, modality, postpositions, predicates
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("beneficiary", "place", "spared")
# "But for" is რომ არა.
_BUT_FOR = "არა"


def counterfactual_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the beneficiary of a programme without which, as a clause says, it would have fared otherwise."""
    helping = [ph for ph in clause.of("programme") if all(is_carried_out(q) for q in ph.programmes)]
    if len(helping) != 1 or not _is_but_for_programme(helping[0], clause):
        return
    named = {ph.ids: ph for ph in sentence.phrases if ph.kind == "country"}
    if len(named) != 1:
        return
    whole = Clause(list(sentence.phrases))
    scope = Scope(Event((_FRAME,), rule="spared", trigger=helping[0], tense="past"), whole, sentence)
    for ids, at in named.items():
        yield from instantiate(_FRAME, scope, Party(ids, at, 1.0), Target(helping[0].programmes, helping[0], 1.0))


def _is_but_for_programme(programme: Phrase, clause: Clause) -> bool:
    """Return whether a clause is counterfactual: "but for X", "had X's pumps not come", "without X it could not"."""
    if has_light_noun(clause, "refusal"):
        return False
    pairs = list(pairwise(clause.phrases))
    if any(connectives.THAT.match(a.text) and b.text == _BUT_FOR for a, b in pairs):
        return True
    is_without = any(a is programme and postpositions.WITHOUT.match(b.text) for a, b in pairs)
    return (is_without or is_counterfactual(clause)) and _is_negated(clause) and _has_conditional(clause)


def is_counterfactual(clause: Clause) -> bool:
    """Return whether a clause with a postponed რომ is counterfactual: უკრაინა რომ შეერთებოდა, had Ukraine joined."""
    is_held_back = clause.connective == "that" and not connectives.THAT.match(clause.phrases[0].text)
    return is_held_back and _has_conditional(clause)


def _is_negated(clause: Clause) -> bool:
    """Return whether a clause has a negation."""
    return any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))


def _has_conditional(clause: Clause) -> bool:
    words = clause.of("word")
    return any(predicates.CONDITIONAL.search(ph.text) or predicates.WOULD_BE.match(ph.text) for ph in words)
