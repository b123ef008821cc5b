"""The subject that a clause leaves out: that of a clause or sentence before, or what the text is about."""

from __future__ import annotations

from kaext.pipes.relations.antecedents import subject_before_semicolon
from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.phrases import DATIVE, Phrase
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_operation
from kaext.pipes.relations.pronouns import WordInClause, resolve_word
from kaext.pipes.relations.scope import Party, Scope
from kaext.pipes.relations.words import (
    actors,
    connectives,
    country_nouns,
    light_nouns,
    predicates,
    programme_nouns,
    reference,
    times,
)

# How much less sure a country is that clauses share.
# Their subject stands in the nominative, so that any noun in the nominative may be it.
_INTRANSITIVE = frozenset({"take", "join", "serve", "leave", "become", "be", "lead", "arrive"})
# Whoever leaves stands in the ergative, what is left in the nominative.
_LEFT_BY_THEM = frozenset({"დატოვებს", "მიატოვებს"})
# Passive and active in one form: it began, and began it.
LABILE = frozenset({"დაიწყებს", "გააუქმებს"})
# What the country of a section's title does where nobody is named.
_OF_THE_SECTION = frozenset({"agree", "finish", "fulfil", "take", "join", "sign", "begin", "enter"})
# It was concluded, agreed, opened: whoever did it is not the subject.
_OFTEN_PASSIVE = frozenset({"conclude", "agree", "benefit"})
# What follows their subject is what it is.
_OF_WHAT_IT_IS = frozenset({"become", "be", "represent"})
# A programme in the nominative is their subject.
_OF_WHO_ACTS = frozenset({"lead", "serve", "arrive", "keep", "send", "represent"})
_SUBJECT_CASES = frozenset({"nom", "erg"})
# Somebody else than a country.
_OTHERS = Party((), None, 1.0)
_COMING = frozenset({"join", "take", "arrive"})


def elided_subject(frame: Frame, scope: Scope) -> Party | None:
    """Return the subject that a clause leaves out: that of a clause or sentence before, or what the text is about."""
    event, clause, sentence = scope
    if clause.subjects:
        return None
    if (event.is_impersonal and not _is_done_by_same(event, clause)) or has_other_subject(clause, event):
        return None
    if _is_about_what_is_its(clause, event) or _is_given(event, clause):
        return None
    is_intransitive = times.SEALED.match(event.trigger.text) or (
        event.trigger.form is not None and predicates.RELATIVE_PASSIVE.match(event.trigger.form.lemma)
    )
    if is_intransitive and any(_is_what_happened(ph) for ph in clause.phrases if ph is not event.trigger):
        return None
    is_apart = clause.connective == "relative" and event.rule == "plan"
    if is_apart and any(may_be_subject(ph) for ph in clause.phrases):
        return None
    if (party := _subject_of_clauses_before(frame, scope)) is not None:
        return party if party.ids else None
    discourse = sentence.discourse
    is_of_section = event.rule in _OF_THE_SECTION or bool(sentence.entry.date)
    main = discourse.topic_country() if is_of_section else discourse.main_country_here()
    if clause.connective == "relative" and event.rule in ("agree", "finish") and main:
        return Party.inferred(main, None, "main")
    if clause.connective in SUBORDINATE or frame.slot == "actor":
        return None
    if event.is_verbal_noun and event.rule == "sign" and clause.has_verb:
        return None
    if event.is_verbal_noun and not clause.has_verb:
        return Party.inferred(main, None, "main", "dated") if main and sentence.entry.date else None
    if predicates.PASSIVE_PLAN.match(event.trigger.text) or predicates.WAS_SENT.match(event.trigger.text):
        return None
    has_nominative_subject = event.rule in _INTRANSITIVE or (event.rule == "host" and event.tense == "present")
    if has_nominative_subject and any(may_be_subject(ph) for ph in clause.phrases if ph is not event.trigger):
        return None
    ids = subject_before_semicolon(clause, sentence) or discourse.last_subject(reach=1)
    if ids and (len(ids) > 1) >= event.is_plural:
        is_main = ids == main and event.rule == "agree"
        return Party.inferred(ids, None, "main", "subject") if is_main else Party.inferred(ids, None, "elided")
    return Party.inferred(main, None, "main") if main and not event.is_plural and not clause.of("country") else None


def _is_given(event: Event, clause: Clause) -> bool:
    """Return whether a passive says what was given or sent to something: ships were handed over (გადაეცა) to it."""
    is_passive = event.rule in TRANSFER_VERBS and predicates.RELATIVE_PASSIVE.match(event.trigger.text) is not None
    return is_passive and any(may_be_subject(ph) for ph in clause.phrases if ph is not event.trigger)


def _is_about_what_is_its(clause: Clause, event: Event) -> bool:
    """Return whether a relative says something of a thing that is somebody's: whose name was enrolled in the list."""
    pronoun, noun = [*clause.phrases[:2], None, None][:2]
    if clause.connective != "relative" or pronoun is None or noun is None or event.rule not in _INTRANSITIVE:
        return False
    is_whose = connectives.RELATIVE.match(pronoun.text) is not None and pronoun.role == "gen"
    is_thing = noun.kind == "word" and noun.role == "nom" and noun.form is None and not actors.is_actor(noun.text)
    return is_whose and is_thing and not event.is_inverted


def _is_what_happened(phrase: Phrase) -> bool:
    """Return whether a phrase is the verbal noun of what happened, and so the subject: its joining was sealed."""
    return phrase.form is not None and phrase.form.verb_form in ("noun", "either") and phrase.role == "nom"


def _subject_of_clauses_before(frame: Frame, scope: Scope) -> Party | None:
    """Return the subject as the clauses before settle it, of no countries where it is something else."""
    event, clause, sentence = scope
    before = clause.parent if clause.connective != "stop" or shares_subject(event, clause) else None
    while before is not None:
        subjects = sorted(before.subjects, key=lambda ph: ph.head_kind == "event")
        if subjects and event.is_plural and len(subjects[0].ids) == 1 and not subjects[0].head_kind:
            return _OTHERS
        is_around = not before.has_verb_or_gap and clause.connective in SUBORDINATE
        may_act = subjects[0].head_kind == "actor" or (is_around and not subjects[0].head_kind) if subjects else True
        if frame.slot == "actor" and not (may_act or joined_operation(before, clause)):
            return _OTHERS
        if subjects and subjects[0].head_kind == "thing" and subjects[0].role == "erg":
            return _OTHERS  # its crisis, its war did it
        if subjects:
            case = "subject" if subjects[0].head_kind != "thing" else "subject-of-thing"
            return Party.inferred(subjects[0].ids, subjects[0], "shared", case)
        for index, phrase in enumerate(before.phrases if event.rule not in _OFTEN_PASSIVE else ()):
            if phrase.kind != "word":
                continue
            meant = resolve_word(WordInClause(phrase, before, index, _SUBJECT_CASES, sentence))
            if meant.ids and (len(meant.ids) > 1) >= event.is_plural:
                return Party(meant.ids, phrase, meant.confidence * claim("country", "shared", "subject"), "shared")
        if has_other_subject(before, event):
            return _OTHERS
        before = before.parent
    return None


def joined_operation(before: Clause, clause: Clause) -> bool:
    """Return whether who joined an operation goes on to serve there: Azerbaijan joined it and guarded the airfield."""
    has_come = any(ph.form is not None and ph.form.kind in _COMING for ph in before.finite_verbs)
    return clause.connective == "and" and has_come and any(map(is_operation, programmes_of(before.of("programme"))))


def shares_subject(event: Event, clause: Clause) -> bool:
    """Return whether a clause after a semicolon names what was done and nobody else: A joined X; in 2001 signed Y."""
    is_intransitive = event.rule in _INTRANSITIVE and not (
        event.trigger.form and event.trigger.form.lemma in _LEFT_BY_THEM
    )
    may_be_nominative = is_intransitive or event.tense in ("present", "future")
    is_pointed = any(
        programme_nouns.POINTS_BACK.match(ph.text) or programme_nouns.VERSION.match(ph.text) for ph in clause.of("word")
    )
    is_named = bool(clause.of("programme")) or (is_pointed and not is_intransitive)
    if clause.of("country") or not is_named or event.is_verbal_noun or predicates.PASSIVE.search(event.trigger.text):
        return False
    others = [ph for ph in clause.phrases if ph.kind == "word" and ph is not event.trigger and may_be_subject(ph)]
    return event.is_inverted or not (may_be_nominative and others)


def may_be_subject(phrase: Phrase) -> bool:
    """Return whether a phrase in the nominative may be the subject: a programme, or a noun that is no light one."""
    if phrase.kind == "programme":
        return phrase.role == "nom"
    if light_nouns.lights_of(phrase.text) - light_nouns.THINGS:
        return False
    is_noun = phrase.kind == "word" and phrase.role == "nom" and phrase.form is None and len(phrase.text) > 4
    return is_noun and phrase.text.endswith(("ი", "ები", "ა", "ე")) and not connectives.ADVERB.match(phrase.text)


def _is_done_by_same(event: Event, clause: Clause) -> bool:
    """Return whether "and" gives a verb that is both passive and active the agent of the clause before: and began."""
    form, before = event.trigger.form, clause.parent
    if form is None or form.lemma not in LABILE or clause.connective != "and" or before is None:
        return False
    return any(ph.role == "erg" for ph in before.of("country"))


def has_other_subject(clause: Clause, event: Event) -> bool:
    """Return whether somebody else than a country is the subject: an ergative, the Alliance, a programme that acts."""
    for phrase in clause.phrases:
        if phrase.kind == "programme" and (phrase.role == "erg" or (phrase.role == "nom" and _is_of_who_acts(event))):
            return True
        if phrase.kind == "programme" and event.rule == "have" and event.is_inverted and phrase.role in DATIVE:
            return True  # it has them
        if phrase.kind != "word" or phrase is event.trigger:
            continue
        is_noun = (
            phrase.form is None
            and phrase.text not in reference.PRONOUNS
            and not country_nouns.COUNTRY_NOUN.match(phrase.text)
        )
        is_noun = is_noun and not times.AFTER_EVENT.match(phrase.text)
        if phrase.role == "erg" and is_noun:
            return True
        if event.rule in _OF_WHAT_IT_IS and light_nouns.lights_of(phrase.text) & light_nouns.COPULAR:
            continue  # its members they became
        is_carried = event.requires_ablative and actors.CARGO.match(phrase.text) is not None and phrase.role == "nom"
        if is_carried or (actors.OTHER_SUBJECT.match(phrase.text) and phrase.role in ("nom", "erg")):
            return True
        if phrase.text.startswith(tuple(reference.HOW_MANY)) and phrase.role in ("nom", "erg"):
            return True
        if country_nouns.COUNTRY_NOUN.match(phrase.text) and phrase.role == "gen" and _are_of_many(phrase, clause):
            return True
    return False


def _are_of_many(country: Phrase, clause: Clause) -> bool:
    """Return whether somebody from a number of countries is the subject: an expert of 32 countries."""
    at = next(index for index, ph in enumerate(clause.phrases) if ph is country)
    is_counted = at > 0 and reference.NUMBER.match(clause.phrases[at - 1].text) is not None
    return is_counted and any(
        ph.kind == "word" and ph.form is None and ph.role in _SUBJECT_CASES for ph in clause.phrases[at + 1 : at + 2]
    )


def _is_of_who_acts(event: Event) -> bool:
    """Return whether a programme in the nominative is the subject of a verb."""
    return event.rule in _OF_WHO_ACTS or (
        event.rule == "carry" and event.tense == "present" and not event.is_impersonal
    )
