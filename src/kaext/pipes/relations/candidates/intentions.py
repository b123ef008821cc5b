"""Obligation beside an intention states a plan: "by Malta's plan, it must join".

Obligation alone (უნდა, must) states nothing, since nothing has been done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence
from kaext.pipes.relations.arguments.targets import named_target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, Phrase
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.words import actors, modality
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("planned", "subject", "plan", "intention")
# What a country may intend to do in a programme, by the kinds of verbs.
_INTENDED = frozenset({"join", "take", "send", "serve", "arrive", "host", "hold", "begin", "finish"})


def intention_statements(clause: Clause, sentence: Sentence, wished: list[Event]) -> Iterator[RelationValue]:
    """Yield what a country plans by a clause that says on whose intention the ``wished`` events depend."""
    events = [event for event in wished if event.rule in _INTENDED and not event.is_verbal_noun]
    whose = _whose_intention(clause) if events else None
    if whose is None or not any(ph.text == modality.MUST for ph in clause.of("word")):
        return
    target = named_target(events[0], clause)
    if target is not None:
        scope = Scope(replace(events[0], rule="plan", frames=(_FRAME,)), clause, sentence)
        yield from instantiate(_FRAME, scope, Party(whose.ids, whose, claim("country", case="intention")), target)


def _whose_intention(clause: Clause) -> Phrase | None:
    """Return the possessor of the intention: "by Malta's plan", "by the intention of Malta's government"."""
    for before, word in pairwise(clause.phrases):
        if word.kind != "word" or not modality.BY_INTENTION.match(word.text):
            continue
        is_of_body = (
            before.kind == "word" and before.role in GENITIVE and actors.GOVERNMENT.match(before.text) is not None
        )
        owners = [ph for ph in clause.of("country") if ph.end <= word.start and not ph.is_adjectival]
        is_own = bool(owners) and (owners[-1] is before or is_of_body) and len(owners[-1].ids) == 1
        return owners[-1] if is_own else None
    return None
