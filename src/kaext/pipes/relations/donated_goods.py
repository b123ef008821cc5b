"""Goods given to a country in a main clause, which a relative clause says a programme paid for or sent.

"Ukraine was given detectors, which the Trust Fund bought."
"""

from __future__ import annotations

from collections.abc import Iterator

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.instantiation import instantiate
from kaext.pipes.relations.phrases import DATIVE
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_carried_out
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.words import modality
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("beneficiary", "dative", "paid")
_GIVEN_TO = DATIVE | {"ben"}


def donated_goods_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the recipients of goods as beneficiaries of the programme that paid for them."""
    main = clause.parent
    if clause.connective != "relative" or clause.of("country") or main is None or main.of("programme"):
        return
    payers = [ph for ph in clause.of("programme") if ph.role == "erg" and not ph.is_dependent]
    programmes = tuple(q for ph in payers for q in ph.programmes if is_carried_out(q))
    given = next((ph for ph in main.phrases if ph.form is not None and ph.form.kind in TRANSFER_VERBS), None)
    words = [*main.of("word"), *clause.of("word")]
    is_thing = main.phrases[-1].kind == "word" and main.phrases[-1].role == "nom"
    if not programmes or given is None or not (is_thing and is_finite(given, main.phrases)):
        return
    if any(modality.NEGATION.match(ph.text) or modality.MODAL.match(ph.text) for ph in words):
        return
    for country in main.of("country"):
        if country.role in _GIVEN_TO:
            gift = Clause([country, *main.of("date")])
            scope = Scope(Event((_FRAME,), rule="paid", trigger=given, tense="past"), gift, sentence)
            yield from instantiate(_FRAME, scope, Party(country.ids, country, 1.0), Target(programmes, payers[0], 1.0))
