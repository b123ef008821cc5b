"""Attributive participles: "the mines destroyed in Georgia by the fund …".

A programme's work in a country is presupposed, whatever the sentence states of it: the country is a beneficiary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import PLACE, Phrase
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_carried_out
from kaext.pipes.relations.words import modality, postpositions, predicates
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("beneficiary", "place", "attribute")
# Kinds of verbs for what a programme does.
_DONE = frozenset({"benefit", "carry", "give", "help", "send", "begin", "found", "provide", "serve", "hold"})
# The most phrases between the programme and the participle, and between the participle and the country.
_REACH = 4
# In (-ში), for (-თვის).
_PLACE_ENDINGS = ("ში", "თვის")


def participial_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the beneficiaries of programmes that are agent or means of an attributive participle."""
    phrases = clause.phrases
    for index, programme in enumerate(phrases):
        if programme.kind != "programme" or not all(is_carried_out(q) for q in programme.programmes):
            continue
        begin = _index_after_agent(phrases, index)
        at = next((i for i in range(begin, begin + _REACH) if _is_done(phrases, i)), 0) if begin else 0
        country = _country_of_work(phrases, index, at) if at else None
        if country is None:
            continue
        attribute = Clause([ph for ph in phrases[index : at + 1] if ph.kind != "country"] + [country])
        scope = Scope(Event((_FRAME,), rule="attribute", trigger=phrases[at], tense="past"), attribute, sentence)
        party = Party(country.ids, replace(country, role="loc"), 1.0)
        yield from instantiate(_FRAME, scope, party, Target(programme.programmes, programme, 1.0))


def _index_after_agent(phrases: Sequence[Phrase], index: int) -> int:
    """Return the index after a programme and its postposition (მიერ, by; with the help of); 0 if it is no agent."""
    programme, following = phrases[index], phrases[index + 1] if index + 1 < len(phrases) else None
    if following is not None and postpositions.AGENT.match(following.text):
        return index + 2
    if programme.role == "ins":
        return index + 1
    is_helped = following is not None and postpositions.BY_HELP.match(following.text) is not None
    return index + 2 if is_helped and programme.role == "frame" else 0


def _is_done(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether the phrase at an index is an attributive participle of something done."""
    if index + 1 >= len(phrases) or phrases[index].kind != "word":
        return False
    word, form = phrases[index], phrases[index].form
    if any(
        modality.POSSIBLE.match(ph.text) or predicates.AUXILIARY.match(ph.text) for ph in (word, phrases[index + 1])
    ):
        return False
    if form is not None:
        return form.verb_form == "participle" and form.kind in _DONE
    return predicates.PARTICIPLE_LIKE.search(word.text) is not None and word.role in ("nom", "erg", "dat", "bare")


def _country_of_work(phrases: Sequence[Phrase], index: int, at: int) -> Phrase | None:
    """Return the country where something was done, or the possessor of the noun."""
    before = phrases[index - 1 : index] if index else []
    places = [ph for ph in (*before, *phrases[index:at]) if ph.kind == "country" and ph.text.endswith(_PLACE_ENDINGS)]
    after = phrases[at + 1 : at + 1 + _REACH]
    owners = [ph for ph in after[:1] if ph.kind == "country" and ph.head_kind in ("actor", "thing", "place")]
    there = [ph for ph in after if ph.kind == "country" and ph.role in PLACE and not ph.head_kind]
    return next(iter([*places, *owners, *there]), None)
