"""Clauses that repeat a fact just stated, for another country or at another date.

"Georgia joined in 1994. Armenia took the same step in May", "then it was Austria's turn", "the invitation was followed
by its signature".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.pronouns import relative_party
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.grammar import NOUN_FORMS
from kaext.pipes.relations.phrases import SUBJECT, Phrase, Programme
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_begun_by_joining
from kaext.pipes.relations.words import connectives, predicates, reference, times
from kaext.pipes.values import RelationType, RelationValue

# Beginning of the method of statements without a verb of the lexicon.
_UNLISTED = "relations/unlisted"
# The cases of an agent over all screeves.
_ACTING = frozenset({"nom", "erg", "dat", "datgen"})
# The cases of the party of an agreement, whose genitive may look like the dative: Morocco's, that with Armenia.
_PARTIES = ("gen", "dat", "datgen", "com")
# The relations that any repetition may state, one that speaks of a similar agreement, or of a stand beside others.
_REPEATABLE = frozenset[RelationType]({"joined", "participates", "completed", "hosted", "beneficiary", "withdrew"})
_BY_PAPER = frozenset[RelationType]({"joined", "completed"})
_TAKING_PART = frozenset[RelationType]({"joined", "participates"})


def repetition_statements(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> Iterator[RelationValue]:
    """Yield the preceding statements that a clause repeats, with its own country and date.

    Parameters
    ----------
    clause, sentence
        The clause and its sentence.
    before
        The statements made last.
    """
    countries = _countries_repeating(clause) if before and not _is_turn_to_do_another(clause, sentence) else []
    if not countries:
        yield from _offers_accepted(clause, sentence, before)
        return
    antecedent = clause.gap_antecedent
    verb = _verb_of_repetition(clause) or (_verb_of_repetition(antecedent) if antecedent is not None else None)
    verb = verb or _dash_for_verb(clause, sentence)
    if verb is None:
        return
    known = _programmes_mentioned(sentence)
    countries = [ph for ph in countries if ph.head_kind != "thing" or _is_step_or_turn(ph.head)]
    is_step = any(predicates.STEP.match(ph.text) for ph in clause.phrases)
    is_intended = predicates.INTENDS.match(verb.text) is not None
    repeatable = _repeatable_relations(clause)
    for relation, programme in dict.fromkeys((value.relation, value.programme) for value in before):
        if programme not in known or relation not in repeatable:
            continue
        is_entered = is_step or _is_later(clause, [v.date for v in before if v.programme == programme])
        is_entered = is_entered and relation == "participates" and is_begun_by_joining(known[programme])
        repeated: RelationType = "planned" if is_intended else "joined" if is_entered else relation
        frame = Frame.of_rule(repeated, "subject", "again")
        scope = Scope(Event((frame,), rule="again", trigger=verb, tense="past"), clause, sentence)
        for phrase in countries:
            party = Party(phrase.ids, phrase, 1.0)
            yield from instantiate(frame, scope, party, Target((known[programme],), None, 1.0))


def elaborates(found: Sequence[RelationValue], last: Sequence[RelationValue]) -> bool:
    """Return whether a clause only tells how countries took part that just joined: it joined: its men went on duty."""
    joined = {(value.country, value.programme) for value in last if value.relation == "joined"}
    return bool(found) and all(
        value.method.startswith(_UNLISTED)
        and value.relation == "participates"
        and (value.country, value.programme) in joined
        for value in found
    )


def _is_turn_to_do_another(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a dependent clause says what the turn was for: "its turn came in 2007, when it joined PARP"."""
    after = [ph for ph in sentence.phrases if ph.start >= clause.phrases[-1].end]
    is_when = any(connectives.WHEN.match(ph.text) for ph in after) and any(ph.kind == "programme" for ph in after)
    return is_when and any(times.TURN.match(ph.text) for ph in clause.phrases)


def _repeatable_relations(clause: Clause) -> frozenset[RelationType]:
    """Return the relations that a clause may repeat: an agreement like it, or a stand beside it, enters something."""
    if _has_paper_like_it(clause):
        return _BY_PAPER
    return _TAKING_PART if any(predicates.SIDE.match(ph.text) for ph in clause.of("word")) else _REPEATABLE


def _has_paper_like_it(clause: Clause) -> bool:
    """Return whether a clause is about an agreement like the one before: "a similar agreement"."""
    return any(
        predicates.LIKE.match(a.text) and predicates.SAME_PAPER.match(b.text) for a, b in pairwise(clause.phrases)
    )


def _countries_repeating(clause: Clause) -> list[Phrase]:
    """Return the countries that are subjects or parties, or have their turn, else a relative pronoun's antecedent."""
    parties = _PARTIES if _has_paper_like_it(clause) else ()
    countries = [ph for ph in clause.of("country") if ph.role in (*SUBJECT, *parties) or _is_turn(ph, clause)]
    party = relative_party(clause, _ACTING) if not countries else None
    return [party.mention] if party is not None and party.mention is not None else countries


def _offers_accepted(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> Iterator[RelationValue]:
    """Yield that a country joined what it was offered: "the invitation was followed by its signature"."""
    signature = next((ph for ph in clause.of("word") if _is_signature(ph)), None)
    is_followed = signature is not None and any(times.WAS_FOLLOWED.match(ph.text) for ph in clause.of("word"))
    offers = [value for value in before if value.relation == "offered"]
    if signature is None or not is_followed or len(offers) != len(before) or clause.of("programme"):
        return
    known = _programmes_mentioned(sentence)
    frame = Frame.of_rule("joined", "subject", "again")
    scope = Scope(Event((frame,), rule="again", trigger=signature, tense="past"), clause, sentence)
    for offer in offers:
        programme = known.get(offer.programme)
        if programme is not None and is_begun_by_joining(programme):
            party = Party((offer.country,), None, 1.0)
            yield from instantiate(frame, scope, party, Target((programme,), None, 1.0))


def _is_signature(phrase: Phrase) -> bool:
    """Return whether a word is a verbal noun of signing or joining, as a subject."""
    form = phrase.form
    return form is not None and form.kind in ("sign", "join") and form.verb_form in NOUN_FORMS and phrase.role == "nom"


def _programmes_mentioned(sentence: Sentence) -> dict[str, Programme]:
    """Return the programmes mentioned so far, by id."""
    known = {programme.id: programme for programme, _ in sentence.discourse.programmes}
    return known | {q.id: q for ph in sentence.phrases if ph.kind == "programme" for q in ph.programmes}


def _is_later(clause: Clause, stated: list[str]) -> bool:
    """Return whether a clause gives a point in time, and the facts that it repeats have open dates (``stated``)."""
    dates = [date for ph in clause.of("date") for date in ph.ids]
    are_points = bool(dates) and not any("/" in date for date in dates)
    return are_points and bool(stated) and all(OPEN in date for date in stated)


def _verb_of_repetition(clause: Clause) -> Phrase | None:
    """Return the verb of a clause that says that the same was done ("took this step"), or None."""
    words = [ph for ph in clause.phrases if ph.kind == "word"]
    for noun, verb in (*predicates.SAME_AGAIN, (predicates.STEP, predicates.INTENDS)):
        found = next((ph for ph in words if verb.match(ph.text)), None)
        named = [before for before, ph in pairwise([None, *words]) if ph is not None and noun.match(ph.text)]
        is_same = any(before is None or not reference.ANOTHER.match(before.text) for before in named)
        is_same = is_same and (noun is not predicates.SAME_PAPER or _has_paper_like_it(clause))
        if found is not None and is_same:  # not "another way"
            return found
    return None


def _dash_for_verb(clause: Clause, sentence: Sentence) -> Phrase | None:
    """Return the dash that replaces the verb of the preceding sentence: "Finland joined in 1995. Austria - in 1996"."""
    dash = next((ph for ph in sentence.phrases if ph.kind == "dash"), None)
    is_bare = all(
        ph.kind in ("country", "date", "dash") or connectives.BESIDE_DASH.match(ph.text) for ph in sentence.phrases
    )
    is_dated = len(clause.of("country")) == len(clause.of("date")) == 1
    return dash if is_bare and is_dated and not sentence.entry.countries else None


def _is_step_or_turn(noun: str) -> bool:
    """Return whether a possessed noun refers to the same action: its step, its turn, its agreement, not its protest."""
    return any(words.match(noun) is not None for words in (predicates.STEP, times.TURN, predicates.SAME_PAPER))


def _is_turn(country: Phrase, clause: Clause) -> bool:
    """Return whether a country is the possessor of "turn": "Austria's turn came"."""
    return country.role == "gen" and any(times.TURN.match(ph.text) for ph in clause.phrases)
