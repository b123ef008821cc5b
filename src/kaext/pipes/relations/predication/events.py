"""Events: what the verbs, verbal nouns and copular nouns of a clause can state, each with its frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.first_person import BY_US
from kaext.pipes.relations.grammar import Form, has_trait
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.finite import is_copular, is_finite
from kaext.pipes.relations.predication.clause_context import ClauseContext
from kaext.pipes.relations.predication.frames import Event, Frame, case_of
from kaext.pipes.relations.predication.presupposition import (
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

# Verb classes that govern a verbal noun without asserting it: "plans to join" does not state joining.
GOVERNING = frozenset(
    {"plan", "decide", "offer", "invite", "begin", "continue", "stop", "finish", "end", "admit", "do", "have", "carry"}
    | {"hinder", "interest", "refuse", "give", "be", "agree", "become", "cease", "befall", "include", "obtain", "grant"}
    | {BY_US}
)
# Verb classes that deny a verbal noun they govern, even where its agent is named.
_NOT_ASSERTING = frozenset({"plan", "decide", "offer", "refuse", "hinder", "interest"})
# Verbal nouns that are events only where the clause says that they happened.
_ASSERTED_ONLY = frozenset({"admit", "include", "agree", "offer", "invite", "send", "arrive"})
# Classes of participles with an agent: sent, signed, hosted by them.
_DONE_BY_AGENT = frozenset({"send", "sign", "host", "hold"})
# Classes of participles that verbs of declaring assert: declared the cycle finished.
_DECLARED = frozenset({"finish", "end", "agree", "fulfil", "join", "leave", "conclude"})
# Verbal nouns for a country's part in a programme: participation, service, membership.
_PARTICIPATION = frozenset({"take", "serve", "member"})
# Verbal nouns for what a country does: with them impersonal verbs have the country as their subject.
_DOING = frozenset({"take", "join", "serve"})
# Connectives of clauses on the same level as the clause before.
_COORDINATE = frozenset({"and", "stop", "comma", "contrast"})
# Verb classes with a subject in the dative in all tenses, and intransitive ones, whose subject stays in the
# nominative in the perfect series.
_INVERTED = frozenset({"have"})
_INTRANSITIVE = frozenset({"join", "become", "end"})
# A verb outside the lexicon: a light noun beside it may still state something.
_ANY_VERB = Form("any", "", "finite", "past")
_IS = Form("be", "არის", "finite", "present")
_AGREEING = Form("agree", "შეათანხმებს", "noun")
_FINISHED = Form("finish", "დაასრულებს", "participle", "past")
# "Is among" in one word: the postposition with the copula.
_IS_AMONG = "შორისაა"
# Is drawn in; as a participle with a date it states joining.
_DRAWN_IN = "ჩართულია"
# "Stood at (the head of)" and "hauls (a burden)": lead, with the light noun for leading. The first also means
# "stood by", then with a subject in the nominative.
_STOOD_AT = "ედგა"
_BEARS = frozenset({_STOOD_AT, "ეზიდება"})
# How many phrases before a participle or verbal noun may be its programme and its date.
_NEAR = 2


def events_of(clause: Clause) -> list[Event]:
    """Return the events of a clause; where its verb is elided, those of the clause whose verb it repeats."""
    source = clause.gap_antecedent or clause
    phrases = source.phrases
    context = _context_of(clause)
    finite = _without_auxiliaries([ph for ph in source.finite_verbs if ph.kind == "word"], phrases)
    found = [event for ph in finite if (event := _event_of(ph, context, is_noun=False)) is not None]
    finite = [ph for ph in finite if ph.form is not None]
    governing = {ph.form.kind for ph in finite if ph.form is not None}
    if source.has_verb and (governing or not finite):
        found.extend(_presupposed_events(phrases, context, governing))
        found.extend(_declared_events(phrases, context))
        found.extend(_copular_events(phrases, context))
    elif not source.has_verb:
        found = _verbless_events(phrases, context)
    return _with_dated_nouns(found, clause, context) if clause.noun_dates else found


def _context_of(clause: Clause) -> ClauseContext:
    """Return what the verb of a clause may depend on, with nouns understood from the clauses around it."""
    source = clause.gap_antecedent or clause
    phrases = list(clause.phrases if _has_predicate_noun(clause) else source.phrases)
    is_relative = clause.connective == "relative"
    noun = clause.antecedent if is_relative and clause.gap_antecedent is None else None
    if noun is not None and noun.kind == "word":
        phrases.append(noun)
    context = ClauseContext(phrases)
    if is_relative and clause.head_noun is not None and clause.head_noun.form is not None:
        context = context.with_verbal_nouns(frozenset({clause.head_noun.form.kind}))  # the offer that Ukraine received
    is_about_it = clause.connective == "and" or any(ph.text in reference.IT for ph in source.phrases)
    is_next = is_about_it and clause.parent is not None and clause.connective in _COORDINATE
    if is_next and clause.parent is not None and names_participation(clause.parent):
        context = context.with_verbal_nouns(_PARTICIPATION)  # the participation began in 2010 and ended in 2014
    return context


def _verbless_events(phrases: Sequence[Phrase], context: ClauseContext) -> list[Event]:
    """Return the events of a clause without a finite verb: its copular noun, its verbal nouns in the nominative."""
    phrases = _with_agreement(phrases)
    found = _copular_events(phrases, context)
    is_since = any(ph.kind == "date" and times.SINCE_IS.search(ph.text) for ph in phrases)
    for phrase in phrases:
        form = phrase.form
        if form is None or (phrase.role != "nom" and form.verb_form != "participle"):
            continue
        event = _event_of(phrase, context, is_noun=form.verb_form == "noun" or not is_since)
        if event is not None:
            found.append(event)
    return [event for event in found if event.rule == "plan"] or found


def _with_dated_nouns(found: Sequence[Event], clause: Clause, context: ClauseContext) -> list[Event]:
    """Return the events of a clause with those of its nouns that another clause dates, and so presupposes."""
    dated = {ph.start: ph for ph in clause.phrases if ph.start in clause.noun_dates}
    others = [event for event in found if event.trigger.start not in dated]
    of_dated = (_event_of(ph, context, is_noun=True) for start, ph in dated.items() if clause.noun_dates[start])
    return others + [replace(event, is_presupposed=True) for event in of_dated if event is not None]


def names_participation(clause: Clause) -> bool:
    """Return whether a clause has a country's part in a programme as its subject: the participation, the service."""
    words = [
        ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and not is_finite(ph, clause.phrases)
    ]
    nouns = {ph.form.kind for ph in words if ph.form is not None and ph.form.verb_form == "noun"}
    return bool(nouns & _PARTICIPATION) or any("service" in light_nouns.lights_of(ph.text) for ph in words)


def _with_agreement(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Read "agreement" right after a programme as the verbal noun of agreeing: 2006: the agreement on the IPAP."""
    if all(ph.text != programme_nouns.AGREEMENT for ph in phrases):
        return list(phrases)
    pairs = zip([None, *phrases], phrases, strict=False)
    return [
        replace(ph, form=_AGREEING)
        if ph.text == programme_nouns.AGREEMENT and before and before.kind == "programme"
        else ph
        for before, ph in pairs
    ]


def _has_predicate_noun(clause: Clause) -> bool:
    """Return whether a clause that repeats "is" has a predicate noun of its own: the guests are X."""
    repeated = clause.gap_antecedent
    if repeated is None or not any(ph.form is not None and ph.form.kind == "be" for ph in repeated.phrases):
        return False
    return any(ph.kind == "word" and ph.role == "nom" and ph.form is None for ph in clause.phrases if ph.text != "კი")


def _without_auxiliaries(finite: Sequence[Phrase], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the finite verbs without the auxiliaries of participles: "has planned" does not mean having."""
    participles = {ph.start for ph in finite if ph.form is not None and ph.form.verb_form == "participle"}
    if not participles:
        return list(finite)
    beside = {a.start for pair in pairwise(phrases) for a, b in (pair, pair[::-1]) if b.start in participles}
    return [ph for ph in finite if not (ph.start in beside and predicates.AUXILIARY.match(ph.text))]


def _event_of(phrase: Phrase, context: ClauseContext, *, is_noun: bool) -> Event | None:
    """Return the event that a word evokes, or None if its verb class states nothing in this clause."""
    form = phrase.form or _ANY_VERB
    if context.has_start and has_trait(form, "future-as-present"):
        form = replace(form, tense="present")
    case = case_of(form, context)
    if case is None or not case.frames:
        return None
    is_leaving = case.frames[0].relation == "withdrew" and case.frames[0].slot == "subject"
    return Event(
        case.frames,
        rule=_rule_of(form, context),
        trigger=phrase,
        tense=form.tense,
        is_plural=form.is_plural,
        is_inverted=_is_inverted(form, context),
        is_verbal_noun=is_noun,
        is_asserted_by_negation=case.is_asserted_by_negation,
        requires_ablative=is_leaving and not is_noun and has_trait(form, "ablative"),
        is_impersonal=is_impersonal(form) and not _has_country_subject(form, context),
    )


def _is_inverted(form: Form, context: ClauseContext) -> bool:
    """Return whether the subject is in the dative: of indirect verbs, and of transitive ones in the perfect."""
    is_standing_by = form.lemma == _STOOD_AT and "shoulder" in context.light_nouns
    if form.kind in _INVERTED and not is_standing_by:
        return True
    if has_trait(form, "inverted") or (form.verb_form == "participle" and context.has_possessor):
        return True
    return form.tense == "perfect" and form.kind not in _INTRANSITIVE


def _has_country_subject(form: Form, context: ClauseContext) -> bool:
    """Return whether an impersonal verb is said of what a country does: its participation began.

    Not სწავლება (service, but also an exercise) with verbs of holding.
    """
    doing = _DOING - {"serve"} if form.kind == "hold" else _DOING
    return bool(context.verbal_nouns & doing) or "foot" in context.light_nouns


def is_impersonal(form: Form | None) -> bool:
    """Return whether the nominative of a verb is the event itself, so that no country is understood as its subject."""
    return form is not None and has_trait(form, "impersonal")


def _rule_of(form: Form, context: ClauseContext) -> str:
    """Return the verb class, or another one where a light noun beside the verb changes its meaning."""
    if form.kind == "admit" and "decision" in context.light_nouns:
        return "decide"
    if form.lemma == "გავა" and "training" in context.light_nouns:
        return "take"
    if form.kind == "admit" and "part" in context.light_nouns and "offer" not in context.light_nouns:
        return "take"
    if "subject-matter" in context.light_nouns and "plan" in context.verbal_nouns:
        return "plan"
    is_started = form.kind == "give" and "start" in context.light_nouns
    if is_started or (form.lemma == "დაუდებს" and "origin" in context.light_nouns):
        return "begin"
    if form.kind == "fulfil" and "leader" in context.light_nouns:
        return "lead"
    if form.kind in ("send", "give") and "join" in context.verbal_nouns and "instrument" in context.light_nouns:
        return "join"
    if form.lemma in _BEARS and not context.light_nouns.isdisjoint(("leader", "at-head")):
        return "lead"
    is_entered = form.kind == "begin" and (context.verbal_nouns & {"take", "join"} or "service" in context.light_nouns)
    return "enter" if is_entered else form.kind


def _presupposed_events(phrases: Sequence[Phrase], context: ClauseContext, governing: Iterable[str]) -> list[Event]:
    """Return the events of verbal nouns and participles beside a finite verb: on joining, the soldiers sent by …."""
    if all(phrase.form is None for phrase in phrases):
        return []
    phrases = _with_agreement(phrases)
    nouns = [index for index, ph in enumerate(phrases) if ph.form is not None and not is_finite(ph, phrases)]
    if not nouns:
        return []
    is_done_by = any(ph.role == "agent" and ph.head_kind != "event" for ph in phrases if ph.kind == "country")
    asserted = _asserted_nouns(phrases, frozenset(governing), is_done_by=is_done_by)
    found = (_event_of_noun(phrases, index, context, is_done_by=is_done_by, asserted=asserted) for index in nouns)
    return [event for event in found if event is not None]


def _event_of_noun(
    phrases: Sequence[Phrase], index: int, context: ClauseContext, *, is_done_by: bool, asserted: AbstractSet[str]
) -> Event | None:
    """Return the event that one verbal noun or participle presupposes, or that the clause asserts; else None."""
    phrase, form = phrases[index], phrases[index].form
    if form is None:
        return None
    is_sent = form.verb_form == "participle" and form.kind in _DONE_BY_AGENT and is_done_by
    is_there = is_located_participle(phrases, index)
    is_certain = is_sent or is_there or is_presupposed(phrases, index) or is_factive_complement(phrases, index)
    is_asserted = form.verb_form in ("noun", "either") and phrase.role == "nom" and form.kind in asserted
    event = _event_of(phrase, context, is_noun=True) if is_certain or is_asserted else None
    if event is None or not is_certain:
        return event
    if is_there:
        event = replace(event, frames=tuple(frame for frame in event.frames if frame.slot in THERE_OR_WITH))
    is_named = any(ph.kind == "programme" for ph in phrases[max(0, index - _NEAR) : index])
    # "its joining will do this": it may not have joined yet
    is_future = form.verb_form == "noun" and phrase.role == "erg" and not is_past_narrative(phrases)
    frames = _frames_of_joining(event, phrases, index)
    return replace(event, is_presupposed=is_named and not is_future, frames=frames)


def _declared_events(phrases: Sequence[Phrase], context: ClauseContext) -> list[Event]:
    """Return the events that a verb of declaring asserts by a participle in -ად: declared the cycle finished."""
    declared = [
        ph
        for ph in phrases
        if ph.form is not None and ph.form.verb_form == "participle" and ph.role == "adv" and ph.form.kind in _DECLARED
    ]
    if not declared or not any(predicates.DECLARES.match(ph.text) for ph in phrases if ph.kind == "word"):
        return []
    # who declares a cycle ended has finished it
    resolved = [replace(ph, form=_FINISHED) if ph.form and ph.form.kind == "end" else ph for ph in declared]
    found = [(_event_of(word, context, is_noun=False), ph) for word, ph in zip(resolved, declared, strict=True)]
    return [replace(event, trigger=ph) for event, ph in found if event is not None]


def _asserted_nouns(phrases: Sequence[Phrase], governing: AbstractSet[str], *, is_done_by: bool) -> AbstractSet[str]:
    """Return the classes of verbal nouns that a clause asserts to have happened, where they are its subject."""
    # "its joining is a matter of debate" does not assert joining
    if any(ph.kind == "word" and ph.form is None and is_copular(ph.text) for ph in phrases):
        return frozenset()
    if _is_under_discussion(phrases):
        return frozenset()
    texts = [ph.text for ph in phrases]
    is_confirmed = any(times.HAPPENED.match(ph.text) or times.SEALED.match(ph.text) for ph in phrases)
    takes_place = is_done_by and any(map(times.TAKES_PLACE.match, texts))
    return (
        (DONE if is_done_by and _NOT_ASSERTING.isdisjoint(governing) else frozenset())
        | (PRESUPPOSABLE if is_confirmed or GOVERNING.isdisjoint(governing) else frozenset())
        | (_ASSERTED_ONLY if is_confirmed or takes_place else frozenset())
        | (frozenset({"leave"}) if "end" in governing else frozenset())
        | (PRESUPPOSABLE | FINISHED if any(map(times.WAS_FOLLOWED.match, texts)) else frozenset())
    )


def _is_under_discussion(phrases: Sequence[Phrase]) -> bool:
    """Return whether a clause says that something is discussed or on the agenda: a subject of debate."""
    lights = (light_nouns.lights_of(ph.text) for ph in phrases if ph.kind == "word")
    return any(not names.isdisjoint(("agenda", "subject-matter")) for names in lights)


def _frames_of_joining(event: Event, phrases: Sequence[Phrase], index: int) -> tuple[Frame, ...]:
    """Return the frames of a verbal noun or participle; ჩართული (drawn in) with a date states joining at that date."""
    before = [ph for ph in phrases[:index][-_NEAR:] if ph.kind == "date" and ph.ids]
    form = phrases[index].form
    if form is None or form.lemma != _DRAWN_IN or form.verb_form != "participle" or not before or before[-1].bound:
        return event.frames
    return tuple(frame._replace(relation="joined") for frame in event.frames if frame.slot == "subject")


def _copular_events(phrases: Sequence[Phrase], context: ClauseContext) -> list[Event]:
    """Return the event of a predicate noun with the copula -ა: წევრია (is a member), მასპინძელია (is the host)."""
    for index, phrase in enumerate(phrases):
        may_be_copular = phrase.kind != "word" or phrase.text.endswith("ა")
        if may_be_copular and _has_copula(phrases, index):
            case = case_of(_IS, context)
            frames = case.frames if case is not None else ()
            return [Event(frames, rule=_IS.kind, trigger=phrase, tense=_IS.tense)] if frames else []
    return []


def _has_copula(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a word ends in the copula and is the predicate noun of a country: is the host, a member state.

    The copula may be at the date: წევრი 1994 წლიდანაა (has been a member since 1994).
    """
    phrase = phrases[index]
    if phrase.kind == "date":
        return times.SINCE_IS.search(phrase.text) is not None
    if phrase.kind == "country":
        return country_nouns.COUNTRY_IS.search(phrase.text) is not None
    if phrase.kind != "word" or not _ends_in_copula(phrase.text):
        return False
    is_country = index > 0 and country_nouns.COUNTRY_NOUN.match(phrase.text.removesuffix("ა")) is not None
    noun = phrases[index - 1].text if is_country else phrase.text
    return bool(light_nouns.lights_of(noun) & light_nouns.COPULAR) or phrase.text == _IS_AMONG


@lru_cache(maxsize=20_000)
def _ends_in_copula(word: str) -> bool:
    return predicates.COPULA.search(word) is not None
