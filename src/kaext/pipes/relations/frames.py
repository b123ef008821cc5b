"""What a clause says: from its verbs, verbal nouns and light nouns to the relations they can state.

A frame names a relation and the place in the clause where its country stands; the frames stand in ``frames.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from kaext.data_files import rows_of
from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clause_context import ClauseContext
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_copular, is_finite
from kaext.pipes.relations.first_person import BY_US
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.presupposition import (
    DONE,
    FINISHED,
    PRESUPPOSABLE,
    THERE_OR_WITH,
    is_factive_complement,
    is_located_participle,
    is_past_narrative,
    is_presupposed,
)
from kaext.pipes.relations.words import country_nouns, light_nouns, predicates, programme_nouns, reference, times
from kaext.pipes.values import RelationType


class Frame(NamedTuple):
    """A relation that a verb can state of a country.

    Attributes
    ----------
    relation
        The relation stated.
    slot
        The argument slot of the country; ``frames.tsv`` lists the slots.
    confidence
        How sure the statement is, in (0, 1], before calibration.
    """

    relation: RelationType
    slot: str
    confidence: float

    @classmethod
    def of_rule(cls, relation: RelationType, slot: str, rule: str, case: str = "") -> Frame:
        """Return the frame of a rule that is not in ``frames.tsv``; ``claims.tsv`` has its confidence."""
        return cls(relation, slot, claim("frame", rule, case))


@dataclass(frozen=True, slots=True)
class Event:
    """What one verb or verbal noun of a clause can state.

    Attributes
    ----------
    frames
        The relations it can state; the first whose slot is filled applies.
    rule
        The class of the verb, or the id of a rule that needs no verb; the method of a record is named after it.
    trigger
        The word that evokes it.
    tense
        The tense of the verb; empty if unknown.
    is_plural
        The verb agrees with a plural subject.
    is_inverted
        An indirect verb, whose subject is in the dative: აქვს (has).
    is_verbal_noun
        Evoked by a verbal noun or participle, not by a finite verb.
    is_presupposed
        True whatever the verb of the clause asserts: having joined in 1994, it plans to ….
    is_impersonal
        No country is understood as the subject where the clause names none.
    is_asserted_by_negation
        True because the verb is negated: it never missed a meeting.
    requires_ablative
        The programme must be in the ablative: გავიდა X-დან (went out of X).
    """

    frames: tuple[Frame, ...]
    rule: str
    trigger: Phrase
    tense: str = ""
    is_plural: bool = False
    is_inverted: bool = False
    is_verbal_noun: bool = False
    is_presupposed: bool = False
    is_impersonal: bool = False
    is_asserted_by_negation: bool = False
    requires_ablative: bool = False


class _Condition(NamedTuple):
    """A condition of ``frames.tsv``: a feature must have one of some values, or, negated, none of them."""

    name: str
    wanted: frozenset[str]
    is_denied: bool


class _Case(NamedTuple):
    """The frames of a verb class that share their conditions."""

    conditions: tuple[_Condition, ...]
    frames: tuple[Frame, ...]

    @property
    def is_asserted_by_negation(self) -> bool:
        """Whether the frames hold where the verb is negated: it never missed a meeting."""
        return any(name == _DENIED and not is_denied for name, _, is_denied in self.conditions)


_DENIED = "denied"


@cache
def _cases() -> dict[str, tuple[_Case, ...]]:
    grouped: dict[str, dict[str, list[Frame]]] = {}
    for kind, conditions, relation, slot, confidence in rows_of("kaext.pipes.relations", "frames.tsv"):
        frames = grouped.setdefault(kind, {}).setdefault(conditions, [])
        if relation != "-":
            frames.append(Frame(cast("RelationType", relation), slot, float(confidence)))
    return {
        kind: tuple(_Case(tuple(map(_condition, when.split())), tuple(found)) for when, found in cases.items())
        for kind, cases in grouped.items()
    }


def _condition(written: str) -> _Condition:
    name, _, values = written.removeprefix("!").partition(":")
    return _Condition(name, frozenset(values.split("|")), written.startswith("!"))


def kinds() -> frozenset[str]:
    """Return the kinds of verbs that have frames."""
    return frozenset(_cases())


def _frames_of(form: Form, around: ClauseContext) -> tuple[Frame, ...]:
    case = _case_of(form, around)
    return case.frames if case is not None else ()


def _case_of(form: Form, around: ClauseContext) -> _Case | None:
    """Return the first case of a form whose conditions hold, or None."""
    for case in _cases_of(form):
        for condition in case.conditions:
            if _holds(condition, around) is condition.is_denied:
                break
        else:
            return case
    return None


@lru_cache(maxsize=5_000)
def _cases_of(form: Form) -> tuple[_Case, ...]:
    """Return the cases that a form may be, with their conditions on what stands beside it."""
    found = []
    for conditions, frames in _cases().get(form.kind, ()):
        of_form = [condition for condition in conditions if condition.name in Form.__slots__]
        if all((getattr(form, name) in wanted) is not is_denied for name, wanted, is_denied in of_form):
            found.append(_Case(tuple(condition for condition in conditions if condition not in of_form), frames))
    return tuple(found)


def relation_of(form: Form, *, of_people: bool = False) -> RelationType | None:
    """Return what a verb says of its subject where nothing stands beside it, or of a country whose people that is."""
    slots = ("subject", "actor") if of_people else ("subject",)
    frames = _frames_of(form, ClauseContext())
    return next((frame.relation for frame in frames if frame.slot in slots), None)


def _holds(condition: _Condition, around: ClauseContext) -> bool:
    name, wanted, _ = condition
    if name == "light":
        return not wanted.isdisjoint(around.light)
    if name == "noun":
        return not wanted.isdisjoint(around.nouns)
    if name == "actor":
        return around.has_actor
    if name == "sum":
        return around.has_sum
    if name == _DENIED:
        return around.is_denied
    if name == "in-field":
        return around.is_in_field
    return around.by_programme


# A verb in no row says what the light noun beside it says.
_ANY_VERB = Form("any", "", "finite", "past")
_IS = Form("be", "არის", "finite", "present")
_AGREEING = Form("agree", "შეათანხმებს", "noun")
# The postposition "among" with the copula.
_IS_AMONG = "შორისაა"
# Kinds of verbs whose verbal noun is no event of its own when a verb of these kinds governs it.
GOVERNING = frozenset(
    {"plan", "decide", "offer", "invite", "begin", "continue", "stop", "finish", "end", "admit", "do", "have", "carry"}
    | {
        "hinder",
        "interest",
        "refuse",
        "give",
        "be",
        "agree",
        "become",
        "cease",
        "befall",
        "include",
        "obtain",
        "grant",
        BY_US,
    }
)
_INVERTED_KINDS = frozenset({"have"})
_INVERTED_LEMMAS = frozenset({"სურს", "ეღირსება", "აკლია", "მიუძღვის", "შეაქვს", "მოუწევს"})
# Their future is their present too: what goes on since some year goes on now.
_PRESENT_TOO = frozenset({"მოიპოვებს", "გამოიყენებს", "გადასცემს", "შეადგენს", "გამოყოფს", "უზრუნველყოფს"})
# In the perfect series the subject of these stands in the dative, as that of every transitive verb does.
_INTRANSITIVE = frozenset({"join", "become", "end"})
# Verbs of motion that say what is left only where it stands in the ablative.
_NEEDS_SOURCE = frozenset({"გავა", "გამოვა", "იხმობს", "მოიხსნება", "გამოემგზავრება"})
_IMPERSONAL = frozenset(
    {"დაიწყებს", "ამოქმედდება", "გაგრძელდება", "რეალიზდება", "განხორციელდება", "ჩატარდება", "გაიმართება", "მოეწყობა"}
    | {"მიმდინარეობს", "დასრულდება", "დამთავრდება", "დაიხურება", "ამოიწურება", "გააუქმებს", "გამოიყოფა", "ჩაეყრება"}
    | {"შედგება", "დაიძრება", "დაინერგება", "გაიშლება", "წარიმართება", "გაჩაღდება", "გათამაშდება", "აღიმართება"}
)


def events_of(clause: Clause) -> list[Event]:
    """Return what the clause says, or what its model says where it repeats another's verb."""
    source = clause.gap_antecedent or clause
    phrases = source.phrases
    beside = clause.phrases if _has_predicate(clause) else phrases
    of_noun = clause.antecedent if clause.connective == "relative" and clause.gap_antecedent is None else None
    around = ClauseContext([*beside, of_noun] if of_noun is not None and of_noun.kind == "word" else beside)
    if clause.connective == "relative" and clause.head_noun is not None and clause.head_noun.form is not None:
        around = around.with_nouns(frozenset({clause.head_noun.form.kind}))  # the offer that Ukraine received
    is_of_part = clause.connective == "and" or any(ph.text in reference.IT for ph in phrases)
    if is_of_part and clause.parent is not None and clause.connective in _LEVEL and names_participation(clause.parent):
        around = around.with_nouns(_PARTS)  # the participation began in 2010 and ended in 2014
    finite = _without_auxiliaries([ph for ph in source.finite_verbs if ph.kind == "word"], phrases)
    found = [event for ph in finite if (event := _event_of(ph, around, is_noun=False)) is not None]
    finite = [ph for ph in finite if ph.form is not None]
    governing = {ph.form.kind for ph in finite if ph.form is not None}
    if source.has_verb and (governing or not finite):
        found.extend(_presupposed_events(phrases, around, governing))
        found.extend(_declared_events(phrases, around))
        found.extend(_copular_events(phrases, around))
    elif not source.has_verb:
        found.extend(_copular_events(phrases, around))
        phrases = _with_agreement(phrases)
        nouns = [
            ph for ph in phrases if ph.form is not None and (ph.role == "nom" or ph.form.verb_form == "participle")
        ]
        is_since = any(ph.kind == "date" and times.SINCE_IS.search(ph.text) for ph in phrases)
        found.extend(
            event
            for ph in nouns
            if (
                event := _event_of(
                    ph, around, is_noun=not (is_since and ph.form is not None and ph.form.verb_form != "noun")
                )
            )
        )
        found = [event for event in found if event.rule == "plan"] or found
    return _with_told_of(found, clause, around) if clause.noun_dates else found


def _with_told_of(found: Sequence[Event], clause: Clause, around: ClauseContext) -> list[Event]:
    """Return the events of a clause with those of its nouns of which another says that they happened, and when."""
    told = {ph.start: ph for ph in clause.phrases if ph.start in clause.noun_dates}
    others = [event for event in found if event.trigger.start not in told]
    of_told = (_event_of(ph, around, is_noun=True) for start, ph in told.items() if clause.noun_dates[start])
    return others + [replace(event, is_presupposed=True) for event in of_told if event is not None]


def names_participation(clause: Clause) -> bool:
    """Return whether what a clause says something of is a part in a programme: the participation, the service."""
    words = [
        ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and not is_finite(ph, clause.phrases)
    ]
    nouns = {ph.form.kind for ph in words if ph.form is not None and ph.form.verb_form == "noun"}
    return bool(nouns & _PARTS) or any("service" in light_nouns.lights_of(ph.text) for ph in words)


_PARTS = frozenset({"take", "serve", "member"})
# What joins clauses of which the second may say more of what the first is about.
_LEVEL = frozenset({"and", "stop", "comma", "contrast"})


def _with_agreement(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Read "agreement" right after a programme as the noun of agreeing on it: 2006: the agreement on the IPAP."""
    if all(ph.text != programme_nouns.AGREEMENT for ph in phrases):
        return list(phrases)
    pairs = zip([None, *phrases], phrases, strict=False)
    return [
        replace(ph, form=_AGREEING)
        if ph.text == programme_nouns.AGREEMENT and before and before.kind == "programme"
        else ph
        for before, ph in pairs
    ]


def _has_predicate(clause: Clause) -> bool:
    """Return whether a clause that repeats "is" in thought has a noun of its own for it: the guests are X."""
    model = clause.gap_antecedent
    if model is None or not any(ph.form is not None and ph.form.kind == "be" for ph in model.phrases):
        return False
    return any(ph.kind == "word" and ph.role == "nom" and ph.form is None for ph in clause.phrases if ph.text != "კი")


def _without_auxiliaries(finite: Sequence[Phrase], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Leave out the auxiliaries of participles: who has something planned does not have it."""
    participles = {ph.start for ph in finite if ph.form is not None and ph.form.verb_form == "participle"}
    beside = {a.start for pair in pairwise(phrases) for a, b in (pair, pair[::-1]) if b.start in participles}
    return [ph for ph in finite if not (ph.start in beside and predicates.AUXILIARY.match(ph.text))]


def _event_of(phrase: Phrase, around: ClauseContext, *, is_noun: bool) -> Event | None:
    form = phrase.form or _ANY_VERB
    if form.lemma in _PRESENT_TOO and around.is_since:
        form = replace(form, tense="present")
    case = _case_of(form, around)
    if case is None or not case.frames:
        return None
    is_beside_it = form.lemma == "ედგა" and "shoulder" in around.light  # stood by it
    is_inverted = (form.kind in _INVERTED_KINDS and not is_beside_it) or form.lemma in _INVERTED_LEMMAS
    if form.verb_form == "participle" and around.has_possessor:
        is_inverted = True
    if form.tense == "perfect" and form.kind not in _INTRANSITIVE:
        is_inverted = True
    return Event(
        case.frames,
        rule=_rule_of(form, around),
        trigger=phrase,
        tense=form.tense,
        is_plural=form.is_plural,
        is_inverted=is_inverted,
        is_verbal_noun=is_noun,
        is_asserted_by_negation=case.is_asserted_by_negation,
        requires_ablative=form.lemma in _NEEDS_SOURCE and not is_noun and case.frames[0][:2] == ("withdrew", "subject"),
        is_impersonal=is_impersonal(form) and not (around.nouns & _parts_of(form) or "foot" in around.light),
    )


def _parts_of(form: Form) -> frozenset[str]:
    """Return the verbal nouns of what a country does that may begin or go on; სწავლება is held as an exercise is."""
    return _DOING - {"serve"} if form.kind == "hold" else _DOING


_DOING = frozenset({"take", "join", "serve"})


def is_impersonal(form: Form | None) -> bool:
    """Return whether a verb's nominative is what happens, so that no country is understood as its subject."""
    return form is not None and form.lemma in _IMPERSONAL


def _rule_of(form: Form, around: ClauseContext) -> str:
    if form.kind == "admit" and "decision" in around.light:
        return "decide"
    if form.lemma == "გავა" and "training" in around.light:
        return "take"
    if form.kind == "admit" and "part" in around.light and "offer" not in around.light:
        return "take"
    if form.lemma == "დაუდებს" and "origin" in around.light:
        return "begin"
    if form.kind == "fulfil" and "leader" in around.light:
        return "lead"
    if form.kind in ("send", "give") and "join" in around.nouns and "instrument" in around.light:
        return "join"
    if form.lemma in _BEARS and "leader" in around.light:
        return "lead"
    is_entered = form.kind == "begin" and (around.nouns & {"take", "join"} or "service" in around.light)
    return "enter" if is_entered else form.kind


# Stands at its head, hauls its burden.
_BEARS = frozenset({"ედგა", "ეზიდება"})
# That these happened is not said by naming them, only by saying so.
_SEALABLE = frozenset({"admit", "include", "agree", "offer", "invite", "send", "arrive"})
# As participles: sent, signed, hosted by them.
_DONE_BY_THEM = frozenset({"send", "sign", "host", "hold"})
# That these govern a noun does not say that it was done, even by somebody named.
_NOT_DONE = frozenset({"plan", "decide", "offer", "refuse", "hinder", "interest"})


def _presupposed_events(phrases: Sequence[Phrase], around: ClauseContext, governing: Iterable[str]) -> list[Event]:
    """Return the events that verbal nouns and participles presuppose: on joining, after it, the soldiers sent by."""
    if all(phrase.form is None for phrase in phrases):
        return []
    phrases = _with_agreement(phrases)
    nouns = [index for index, ph in enumerate(phrases) if ph.form is not None and not is_finite(ph, phrases)]
    if not nouns:
        return []
    is_done_by = any(ph.role == "agent" and ph.head_kind != "event" for ph in phrases if ph.kind == "country")
    happening = _happening(phrases, frozenset(governing), is_done_by=is_done_by)
    found = (_presupposed_by(phrases, index, around, is_done_by=is_done_by, happening=happening) for index in nouns)
    return [event for event in found if event is not None]


def _presupposed_by(
    phrases: Sequence[Phrase], index: int, around: ClauseContext, *, is_done_by: bool, happening: AbstractSet[str]
) -> Event | None:
    """Return the event that one verbal noun or participle presupposes, or of which the clause says that it happened."""
    phrase, form = phrases[index], phrases[index].form
    if form is None:
        return None
    is_sent = form.verb_form == "participle" and form.kind in _DONE_BY_THEM and is_done_by
    is_there = is_located_participle(phrases, index)
    is_told = is_sent or is_there or is_presupposed(phrases, index) or is_factive_complement(phrases, index)
    happens = form.verb_form in ("noun", "either") and phrase.role == "nom" and form.kind in happening
    event = _event_of(phrase, around, is_noun=True) if is_told or happens else None
    if event is None or not is_told:
        return event
    if is_there:
        event = replace(event, frames=tuple(frame for frame in event.frames if frame.slot in THERE_OR_WITH))
    is_named = any(ph.kind == "programme" for ph in phrases[max(0, index - _NEAR) : index])
    # its joining will do this: it may not have joined
    may_be_to_come = form.verb_form == "noun" and phrase.role == "erg" and not is_past_narrative(phrases)
    frames = _frames_entered(event, phrases, index)
    return replace(event, is_presupposed=is_named and not may_be_to_come, frames=frames)


def _declared_events(phrases: Sequence[Phrase], around: ClauseContext) -> list[Event]:
    """Return what a clause declares to be so by a participle in the adverbial case: declared the cycle finished."""
    if not any(predicates.DECLARES.match(ph.text) for ph in phrases if ph.kind == "word"):
        return []
    declared = [
        ph
        for ph in phrases
        if ph.form is not None and ph.form.verb_form == "participle" and ph.role == "adv" and ph.form.kind in _DECLARED
    ]
    # who declares that it has ended has ended it
    meant = [replace(ph, form=_FINISHED) if ph.form and ph.form.kind == "end" else ph for ph in declared]
    found = [(_event_of(as_meant, around, is_noun=False), ph) for as_meant, ph in zip(meant, declared, strict=True)]
    return [replace(event, trigger=ph) for event, ph in found if event is not None]


_FINISHED = Form("finish", "დაასრულებს", "participle", "past")
_DECLARED = frozenset({"finish", "end", "agree", "fulfil", "join", "leave", "conclude"})


def _happening(phrases: Sequence[Phrase], governing: AbstractSet[str], *, is_done_by: bool) -> AbstractSet[str]:
    """Return the kinds of verbal nouns of which a clause says that they happened, where they are its subject."""
    # that its joining is a matter of talk does not say that it joined
    if any(ph.kind == "word" and ph.form is None and is_copular(ph.text) for ph in phrases):
        return frozenset()
    texts = [ph.text for ph in phrases]
    is_sealed = any(times.HAPPENED.match(ph.text) or times.SEALED.match(ph.text) for ph in phrases)
    return (
        (DONE if is_done_by and _NOT_DONE.isdisjoint(governing) else frozenset())
        | (PRESUPPOSABLE if is_sealed or GOVERNING.isdisjoint(governing) else frozenset())
        | (_SEALABLE if is_sealed else frozenset())
        | (frozenset({"leave"}) if "end" in governing else frozenset())
        | (PRESUPPOSABLE | FINISHED if any(map(times.WAS_FOLLOWED.match, texts)) else frozenset())
    )


def _frames_entered(event: Event, phrases: Sequence[Phrase], index: int) -> tuple[Frame, ...]:
    """Return the frames of a participle: who is drawn in (ჩართული) in a year has joined then."""
    before = [ph for ph in phrases[:index][-_NEAR:] if ph.kind == "date" and ph.ids]
    form = phrases[index].form
    if form is None or form.lemma != _DRAWN_IN or form.verb_form != "participle" or not before or before[-1].bound:
        return event.frames
    return tuple(frame._replace(relation="joined") for frame in event.frames if frame.slot == "subject")


# A date and a programme stand before a participle, in either order.
_NEAR = 2
_DRAWN_IN = "ჩართულია"


def _copular_events(phrases: Sequence[Phrase], around: ClauseContext) -> list[Event]:
    """Return what a noun with the copula -ა says: წევრია (is a member), მასპინძელია (is the host)."""
    for index, phrase in enumerate(phrases):
        if _has_copula(phrases, index):
            frames = _frames_of(_IS, around)
            return [Event(frames, rule=_IS.kind, trigger=phrase, tense=_IS.tense)] if frames else []
    return []


def _has_copula(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a word ends in the copula and says what a country is: the host (-ა, is), a member state."""
    phrase = phrases[index]
    if phrase.kind == "country":
        return country_nouns.COUNTRY_IS.search(phrase.text) is not None
    if phrase.kind != "word" or not phrase.text.endswith("ა") or not _ends_in_copula(phrase.text):
        return False
    is_country = index > 0 and country_nouns.COUNTRY_NOUN.match(phrase.text.removesuffix("ა")) is not None
    noun = phrases[index - 1].text if is_country else phrase.text
    return bool(light_nouns.lights_of(noun) & light_nouns.COPULAR) or phrase.text == _IS_AMONG


@lru_cache(maxsize=20_000)
def _ends_in_copula(word: str) -> bool:
    return predicates.COPULA.search(word) is not None
