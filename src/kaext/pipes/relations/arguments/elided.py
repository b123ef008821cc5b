"""Elided subjects: the country that a clause without a subject takes over from a clause or sentence before."""

from __future__ import annotations

from kaext.pipes.relations.arguments.antecedents import acting_countries, subject_before_semicolon
from kaext.pipes.relations.arguments.clause_content import ENDING
from kaext.pipes.relations.arguments.pronouns import WordInClause, resolve_word
from kaext.pipes.relations.arguments.scope import Party, Scope
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.context.first_person import is_joint_we
from kaext.pipes.relations.phrases import DATIVE, GENITIVE, UNMARKED, Phrase
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.predication.subjects import is_imperfect
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_operation
from kaext.pipes.relations.words import (
    actors,
    connectives,
    country_nouns,
    lemmas,
    light_nouns,
    predicates,
    programme_nouns,
    reference,
    times,
)

# Verbs whose subject is in the nominative, so that any noun in the nominative may be it.
_INTRANSITIVE = frozenset({"take", "join", "serve", "leave", "become", "be", "lead", "arrive"})
# Verbs whose elided subject may be the country of the section's title.
_DONE_BY_TOPIC = frozenset({"agree", "finish", "fulfil", "take", "join", "sign", "begin", "enter"})
# Of these, verbs with an object; verbs of sending have one, too.
_TRANSITIVE = frozenset({"agree", "finish", "fulfil", "begin", "send"})
# Verbs that are often passive: it was concluded, agreed, opened.
_OFTEN_PASSIVE = frozenset({"conclude", "agree", "benefit"})
# Verbs with a predicate noun.
_COPULAR = frozenset({"become", "be", "represent"})
# Verbs whose subject a programme in the nominative is.
_WITH_PROGRAMME_AS_SUBJECT = frozenset({"lead", "serve", "arrive", "keep", "send", "represent"})
_SUBJECT_CASES = frozenset({"nom", "erg"})
# Cases of people who are not the subject: with fifty soldiers, in the battalion, of the staff.
_OBLIQUE = frozenset({"ins", "loc", "gen", "com"})
# Verbs of which a sum may be the subject: a million was added to it, flowed into it.
_OF_SUMS = frozenset({"join", "arrive"})
# Kinds of verbal nouns for an end.
_ENDING_EVENTS = frozenset({"finish", "end", "stop", "cease"})
# How many: the beginnings of "both", "all three" ….
_HOW_MANY = tuple(reference.HOW_MANY)
# The subject is something other than a country.
_NO_COUNTRY = Party((), None, 1.0)
# Verbs of coming into an operation.
_JOINING = frozenset({"join", "take", "arrive"})


def elided_subject(frame: Frame, scope: Scope) -> Party | None:
    """Return the country that is the elided subject of a clause, or None where it may not be one.

    It is the subject of a clause before in the same sentence, else that of the sentence before, else the country that
    the section or the document is about.
    """
    event, clause, _ = scope
    if clause.subjects or _has_subject_of_its_own(event, clause):
        return None
    if (party := _subject_of_clauses_before(frame, scope)) is not None:
        return party if party.ids else None
    main = _country_of_topic(scope)
    if clause.connective == "relative" and event.rule in ("agree", "finish") and main:
        return Party.inferred(main, None, "main")
    if clause.connective in SUBORDINATE or (frame.slot == "actor" and not _serves_in_operation(clause)):
        return None
    if event.is_verbal_noun and event.rule == "sign" and clause.has_verb:
        return None
    if event.is_verbal_noun and not clause.has_verb:
        return Party.inferred(main, None, "main", "dated") if main and scope.sentence.entry.date else None
    if event.is_verbal_noun and event.rule in _ENDING_EVENTS and _is_before_another_event(event, clause):
        return None
    return None if _has_nominative_subject(event, clause) else _subject_of_text_before(scope, main)


def _is_before_another_event(event: Event, clause: Clause) -> bool:
    """Return whether the end of something only dates what something else did: after its end, another force came."""
    at = next((i for i, ph in enumerate(clause.phrases) if ph is event.trigger), len(clause.phrases))
    after = clause.phrases[at + 1 :]
    is_dating = bool(after) and times.AFTER_EVENT.match(after[0].text) is not None
    comes = any(ph.form is not None and ph.form.kind in _JOINING | {"serve"} for ph in after[1:] if ph.kind == "word")
    return is_dating and any(
        comes and ph.role in UNMARKED if ph.kind == "programme" else may_be_subject(ph) and not actors.is_actor(ph.text)
        for ph in after[1:]
    )


def _serves_in_operation(clause: Clause) -> bool:
    """Return whether a clause names an operation as the place and no people, so that a country serves: in KFOR."""
    places = [ph for ph in clause.of("programme") if ph.role == "loc"]
    are_people = any(actors.is_actor(ph.text) and ph.role not in _OBLIQUE for ph in clause.of("word"))
    return any(map(is_operation, programmes_of(places))) and not are_people


def _country_of_topic(scope: Scope) -> tuple[str, ...]:
    """Return the country that the section is about, for verbs of what it does itself; else that of the document."""
    event, _, sentence = scope
    is_of_section = event.rule in _DONE_BY_TOPIC or bool(sentence.entry.date)
    return sentence.discourse.topic_country() if is_of_section else sentence.discourse.main_country_here()


def _subject_of_text_before(scope: Scope, main: tuple[str, ...]) -> Party | None:
    """Return the subject of the sentence before, else the country ``main`` that the text is about."""
    event, clause, sentence = scope
    here = subject_before_semicolon(clause, sentence)
    ids = () if event.is_plural > (len(here) > 1) else here
    if not here:
        ids = sentence.discourse.last_subject(are_several=event.is_plural, is_active=_is_done_by_country(event, clause))
    if ids:
        is_main = ids == main and event.rule == "agree"
        return Party.inferred(ids, None, "main", "subject") if is_main else Party.inferred(ids, None, "elided")
    return Party.inferred(main, None, "main") if main and not event.is_plural and not clause.of("country") else None


def _has_subject_of_its_own(event: Event, clause: Clause) -> bool:
    """Return whether something other than a country is the subject of a clause, or no country can be."""
    if (event.is_impersonal and not _is_done_by_same(event, clause)) or has_other_subject(clause, event):
        return True
    if _is_about_thing_of_antecedent(clause, event) or _is_transferred(event, clause):
        return True
    if event.rule in ENDING and _is_for_somebody(clause):
        return True
    is_intransitive = times.SEALED.match(event.trigger.text) or (
        event.trigger.form is not None and predicates.RELATIVE_PASSIVE.match(event.trigger.form.lemma)
    )
    if is_intransitive and any(_is_nominative_event(ph) for ph in clause.phrases if ph is not event.trigger):
        return True
    if event.rule == "stop" and predicates.PASSIVE.search(event.trigger.text) and _is_of_programme(clause):
        return True  # its practical work was stopped
    is_apart = clause.connective == "relative" and event.rule == "plan"
    return is_apart and any(may_be_subject(ph) for ph in clause.phrases)


def _is_for_somebody(clause: Clause) -> bool:
    """Return whether a pronoun says for whom something ended: მისთვის დამთავრდა (it came to an end for it)."""
    return any(ph.role == "ben" and ph.text in reference.PRONOUNS for ph in clause.of("word"))


def _is_of_programme(clause: Clause) -> bool:
    """Return whether a noun right after a programme in the genitive is the subject: the work of the council."""
    return any(
        a.kind == "programme" and a.role in GENITIVE and ph.kind == "word" and ph.role == "nom"
        for a, b, c in zip(clause.phrases, clause.phrases[1:], [*clause.phrases[2:], None], strict=False)
        for ph in (b, c)
        if ph is not None and ph.form is None
    )


def _is_done_by_country(event: Event, clause: Clause) -> bool:
    """Return whether a verb says what a country itself does, in the active and without another possible subject."""
    if event.rule in _TRANSITIVE:
        form = event.trigger.form
        return not (predicates.PASSIVE.search(event.trigger.text) or (form and form.verb_form == "participle"))
    if event.rule == "sign" and predicates.RELATIVE_PASSIVE.match(event.trigger.text):  # was signed (ხელი მოეწერა)
        return False
    is_alone = event.is_inverted or not any(map(may_be_subject, clause.phrases))
    return event.rule in _DONE_BY_TOPIC | _INTRANSITIVE | {"have"} and is_alone


def _has_nominative_subject(event: Event, clause: Clause) -> bool:
    """Return whether the verb is a passive without agent, or a noun is the subject of an intransitive verb."""
    if predicates.PASSIVE_PLAN.match(event.trigger.text) or predicates.WAS_SENT.match(event.trigger.text):
        return True
    if event.is_inverted:  # the ministry has it: the subject is in the dative
        return any(ph.role in DATIVE and ph.form is None and actors.is_actor(ph.text) for ph in clause.of("word"))
    is_present_series = event.tense in ("present", "future") or is_imperfect(event)
    takes_nominative = is_present_series or (event.rule in _INTRANSITIVE and not _leaves_something(event))
    return takes_nominative and any(
        may_be_subject(ph) and not _counts_another(ph, after)
        for ph, after in zip(clause.phrases, [*clause.phrases[1:], None], strict=True)
        if ph is not event.trigger
    )


def _leaves_something(event: Event) -> bool:
    """Return whether a verb of leaving has an object, in the nominative in the past: left the operation (დატოვა)."""
    return event.trigger.form is not None and event.trigger.form.lemma in lemmas.LEAVES_BEHIND


def _counts_another(number: Phrase, after: Phrase | None) -> bool:
    """Return whether a number counts a noun that is no subject: with fifty soldiers (ორმოცდაათი ჯარისკაცით)."""
    is_number = reference.NUMBER.match(number.text) or reference.LARGE_NUMBER.match(number.text)
    return is_number is not None and after is not None and after.kind == "word" and after.role not in _SUBJECT_CASES


def _is_transferred(event: Event, clause: Clause) -> bool:
    """Return whether a passive says what was given or sent to something: ships were handed over (გადაეცა) to it."""
    is_passive = event.rule in TRANSFER_VERBS and predicates.RELATIVE_PASSIVE.match(event.trigger.text) is not None
    return is_passive and any(may_be_subject(ph) for ph in clause.phrases if ph is not event.trigger)


def _is_about_thing_of_antecedent(clause: Clause, event: Event) -> bool:
    """Return whether a relative clause is about a thing of its antecedent: whose name was entered in the list."""
    pronoun, noun = [*clause.phrases[:2], None, None][:2]
    if clause.connective != "relative" or pronoun is None or noun is None or event.rule not in _INTRANSITIVE:
        return False
    is_whose = connectives.RELATIVE.match(pronoun.text) is not None and pronoun.role == "gen"
    is_thing = noun.kind == "word" and noun.role == "nom" and noun.form is None and not actors.is_actor(noun.text)
    return is_whose and is_thing and not event.is_inverted


def _is_nominative_event(phrase: Phrase) -> bool:
    """Return whether a phrase is a verbal noun in the nominative, and so the subject: its accession was sealed."""
    return phrase.form is not None and phrase.form.verb_form in ("noun", "either") and phrase.role == "nom"


def _subject_of_clauses_before(frame: Frame, scope: Scope) -> Party | None:
    """Return the subject that the clauses before imply; without countries where it is something else, None if open."""
    event, clause, sentence = scope
    before = clause.parent if clause.connective != "stop" or shares_subject(event, clause) else None
    # The subject of a perfect is less likely to be taken over by a dependent clause or one that may be passive.
    may_continue = clause.connective not in SUBORDINATE and event.rule not in _OFTEN_PASSIVE
    while before is not None:
        subjects = [ph for ph in (acting_countries(before) if may_continue else before.subjects) if not is_joint_we(ph)]
        subjects.sort(key=lambda ph: ph.head_kind == "event")
        if subjects and event.is_plural and len(subjects[0].ids) == 1 and not subjects[0].head_kind:
            return _NO_COUNTRY
        is_around = not before.has_verb_or_gap and clause.connective in SUBORDINATE
        may_act = subjects[0].head_kind == "actor" or (is_around and not subjects[0].head_kind) if subjects else True
        if frame.slot == "actor" and not (may_act or joined_operation(before, clause)):
            return _NO_COUNTRY
        if subjects and subjects[0].head_kind == "thing" and subjects[0].role == "erg":
            return _NO_COUNTRY  # its crisis, its war
        if subjects:
            case = "subject" if subjects[0].head_kind != "thing" else "subject-of-thing"
            return Party.inferred(subjects[0].ids, subjects[0], "shared", case)
        is_next = clause.connective in ("and", "contrast") and before is clause.parent
        if is_next and not event.is_plural and (owner := _owner(before)) is not None:
            return Party.inferred(owner.ids, owner, "shared", "subject")
        for index, phrase in enumerate(before.phrases if event.rule not in _OFTEN_PASSIVE else ()):
            if phrase.kind != "word":
                continue
            resolution = resolve_word(WordInClause(phrase, before, index, _SUBJECT_CASES, sentence))
            if resolution.ids and (len(resolution.ids) > 1) >= event.is_plural:
                return Party(
                    resolution.ids, phrase, resolution.confidence * claim("country", "shared", "subject"), "shared"
                )
        if has_other_subject(before, event):
            return _NO_COUNTRY
        before = before.parent
    return None


def _owner(clause: Clause) -> Phrase | None:
    """Return the one country that has something, or lacks it: it has no sea, but sent men; or was offered it."""
    has = any(ph.form is not None and ph.form.kind in ("have", "offer") for ph in clause.finite_verbs)
    owners = [ph for ph in clause.of("country") if ph.role in DATIVE and not ph.head_kind] if has else []
    return owners[0] if len(owners) == 1 and len(owners[0].ids) == 1 else None


def joined_operation(before: Clause, clause: Clause) -> bool:
    """Return whether the clause before says that the subject joined an operation: Finland joined it and guarded …."""
    has_come = any(ph.form is not None and ph.form.kind in _JOINING for ph in before.finite_verbs)
    return clause.connective == "and" and has_come and any(map(is_operation, programmes_of(before.of("programme"))))


def shares_subject(event: Event, clause: Clause) -> bool:
    """Return whether a clause after a semicolon shares the subject of the one before: A joined X; in 2001 signed Y.

    It names what was done and no possible subject.
    """
    is_intransitive = event.rule in _INTRANSITIVE and not _leaves_something(event)
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
    """Return whether a phrase in the nominative may be the subject: a programme, or a noun other than a light noun."""
    if phrase.kind == "programme":
        return phrase.role == "nom"
    if light_nouns.lights_of(phrase.text) - light_nouns.THINGS:
        return False
    is_noun = phrase.kind == "word" and phrase.role == "nom" and phrase.form is None and len(phrase.text) > 4
    return is_noun and phrase.text.endswith(("ი", "ები", "ა", "ე")) and not connectives.ADVERB.match(phrase.text)


def _is_done_by_same(event: Event, clause: Clause) -> bool:
    """Return whether a labile verb after "and" is active, with the agent of the clause before: and began."""
    form, before = event.trigger.form, clause.parent
    if form is None or form.lemma not in lemmas.LABILE or clause.connective != "and" or before is None:
        return False
    return any(ph.role == "erg" for ph in before.of("country"))


def has_other_subject(clause: Clause, event: Event) -> bool:
    """Return whether the subject is not a country: an ergative noun, the Alliance, a programme that acts."""
    return any(_is_other_subject(phrase, event, clause) for phrase in clause.phrases)


def _is_other_subject(phrase: Phrase, event: Event, clause: Clause) -> bool:
    if phrase.kind == "programme":
        return _is_acting_programme(phrase, event)
    if phrase.kind == "sum":
        return event.rule in _OF_SUMS and phrase.role != "gen"
    if phrase.kind != "word" or phrase is event.trigger:
        return False
    is_country_noun = country_nouns.COUNTRY_NOUN.match(phrase.text) is not None
    is_noun = phrase.form is None and phrase.text not in reference.PRONOUNS and not is_country_noun
    if is_country_noun and phrase.role in _SUBJECT_CASES and _is_of_several(phrase, clause):
        return True
    if phrase.role == "erg" and is_noun and not times.AFTER_EVENT.match(phrase.text):
        return True
    if event.rule in _COPULAR and light_nouns.lights_of(phrase.text) & light_nouns.COPULAR:
        return False  # they became its members
    if event.requires_ablative and phrase.role == "nom" and actors.CARGO.match(phrase.text) is not None:
        return True
    if phrase.role in _SUBJECT_CASES:
        return actors.OTHER_SUBJECT.match(phrase.text) is not None or phrase.text.startswith(_HOW_MANY)
    return is_country_noun and phrase.role == "gen" and _is_from_many_countries(phrase, clause)


def _is_of_several(noun: Phrase, clause: Clause) -> bool:
    """Return whether a noun for a country means several: all seven states."""
    at = next(index for index, ph in enumerate(clause.phrases) if ph is noun)
    return at > 0 and reference.ALL.match(clause.phrases[at - 1].text) is not None


def _is_acting_programme(programme: Phrase, event: Event) -> bool:
    """Return whether a programme is the subject: in the ergative, the nominative, or the dative of "has"."""
    if programme.role == "erg" or (programme.role == "nom" and _may_have_programme_as_subject(event)):
        return True
    if event.rule == "do" and (event.tense == "present" or is_imperfect(event)):  # the centre was coordinating it
        return programme.role in UNMARKED
    return event.rule == "have" and event.is_inverted and programme.role in DATIVE


def _is_from_many_countries(country: Phrase, clause: Clause) -> bool:
    """Return whether the subject is somebody from a number of countries: an expert from 32 countries."""
    at = next(index for index, ph in enumerate(clause.phrases) if ph is country)
    is_counted = at > 0 and reference.NUMBER.match(clause.phrases[at - 1].text) is not None
    return is_counted and any(
        ph.kind == "word" and ph.form is None and ph.role in _SUBJECT_CASES for ph in clause.phrases[at + 1 : at + 2]
    )


def _may_have_programme_as_subject(event: Event) -> bool:
    """Return whether a programme in the nominative is the subject of a verb."""
    return event.rule in _WITH_PROGRAMME_AS_SUBJECT or (
        event.rule in ("carry", "continue")
        and (event.tense == "present" or is_imperfect(event))
        and not event.is_impersonal
    )
