"""Reforms and cooperation guided by a plan or process: the country that carries them out participates in it.

The plan is the subject ("the ANP sets its reforms"), the means ("it regulates its ties by the IPCP"), the foundation
("the reforms rest on the ANP") or the basis ("on the basis of the IPAP").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaext.pipes.relations.arguments.pronouns import possessives_as_countries
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, Phrase
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_plan
from kaext.pipes.relations.words import postpositions, predicates, programme_nouns
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("participates", "subject", "guided")
# Kinds of verbs that do not state that something is so.
_NOT_FACTUAL = frozenset({"plan", "decide", "offer", "invite", "refuse", "hinder"})


def guided_reform_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield that a country participates in the plan that guides its reforms."""
    programmes = clause.of("programme")
    verb = next(iter(clause.finite_verbs), None) if programmes else None
    if verb is None or not _is_factual(verb):
        return
    reforms = [
        ph
        for ph in clause.phrases
        if programme_nouns.STEERED.match(ph.head or ph.text) and ph.kind in ("word", "country")
    ]
    for programme in programmes if reforms else ():
        are_plans = all(plan.kind == "process" or is_plan(plan) for plan in programme.programmes)
        if programme.is_dependent or not are_plans or not _guides(programme, verb, reforms, clause):
            continue
        scope = Scope(Event((_FRAME,), rule="guided", trigger=verb, tense="present"), clause, sentence)
        for party in _owners_of_reforms(clause, sentence):
            yield from instantiate(_FRAME, scope, party, Target(programme.programmes, programme, 1.0))


def _is_factual(verb: Phrase) -> bool:
    """Return whether a verb states what is or was: no wish, plan or future."""
    if verb.form is None:
        return predicates.GUIDES.match(verb.text) is not None or predicates.FUTURE.fullmatch(verb.text) is None
    return verb.form.tense not in ("optative", "future") and verb.form.kind not in _NOT_FACTUAL


def _guides(programme: Phrase, verb: Phrase, reforms: list[Phrase], clause: Clause) -> bool:
    """Return whether a plan has the role of what guides reforms: subject, means, foundation or basis."""
    if any(a is programme and postpositions.BASIS.match(b.text) for a, b in pairwise(clause.phrases)):
        return True
    roles = {ph.role for ph in reforms}
    if programme.role == "ins":
        return not DATIVE.isdisjoint(roles) or "agent" in roles
    if programme.role in ("nom", "bare"):
        return predicates.GUIDES.match(verb.text) is not None and "nom" not in roles
    return (
        programme.role in DATIVE and predicates.RESTS_ON.match(verb.text) is not None and not DATIVE.issuperset(roles)
    )


def _is_before_reform(country: Phrase, clause: Clause) -> bool:
    """Return whether a noun of reform follows a country whose genitive looks like its dative: Georgia's reform."""
    following = [ph for ph in clause.phrases if ph.start >= country.end]
    head = next((ph for ph in following if ph.role != "gen"), None)
    return (
        country.role == "dat"
        and not country.head_kind
        and head is not None
        and programme_nouns.STEERED.match(head.text) is not None
    )


def _owners_of_reforms(clause: Clause, sentence: Sentence) -> list[Party]:
    """Return the possessors of the reforms, else the subjects of the clause, else the country of the text."""
    countries = [*clause.of("country"), *possessives_as_countries(clause, sentence)]
    owners = [ph for ph in countries if programme_nouns.STEERED.match(ph.head) or _is_before_reform(ph, clause)]
    subjects = [ph for ph in clause.of("country") if ph.role in ("nom", "erg") and not ph.head_kind]
    if owners or subjects:
        return [Party(ph.ids, ph, 1.0) for ph in owners or subjects]
    main = () if countries or clause.connective == "relative" else sentence.discourse.topic_country()
    return [Party.inferred(main, None, "main", "guided")] if main else []
