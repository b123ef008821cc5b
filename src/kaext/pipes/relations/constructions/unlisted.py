"""Statements by a verb without a row in the lexicon, or without a verb, from cases and the kind of programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.arguments.anaphora import last_named_programme
from kaext.pipes.relations.arguments.exercise_topics import topic_exercise
from kaext.pipes.relations.arguments.parties import anaphors_as_countries
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.arguments.targets import named_target
from kaext.pipes.relations.arguments.topics import target_of_there
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.constructions.unlisted_frames import (
    AMONG,
    LEADS_PROJECT,
    Reading,
    features_of,
    frame_of,
    is_project_leader,
)
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.context.first_person import BY_US
from kaext.pipes.relations.phrases import DATIVE, UNMARKED, Phrase, Role, phrase_after
from kaext.pipes.relations.predication.events import is_impersonal
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_carried_out, is_operation
from kaext.pipes.relations.verbless.nominal import is_descriptive, nominal_line_statements
from kaext.pipes.relations.words import actors, light_nouns, postpositions, predicates, programme_nouns, reference
from kaext.pipes.values import RelationValue

_AT_EXERCISE = Frame.of_rule("participates", "subject", "unlisted", "at-exercise")
_IS_HOST = Frame.of_rule("hosted", "subject", "unlisted", "row")
# Finances: a country that only pays has no part.
_PAYS = "დაფინანსდება"
# Puts (on the agenda); in the past, installs.
_PUTS = "დააყენებს"
# Endings of the optative, for verbs without a row.
_OPTATIVE = ("ოს", "ონ", "დეს")
# Kinds of verbs that state no participation.
_STATES_NOTHING = frozenset(
    {BY_US, "talk", "refuse", "hinder", "help", "offer", "invite", "plan", "decide", "have", "stop", "cease", "leave"}
    | {"miss"}
)
# Light nouns of what is only wished, asked for or mentioned.
_ONLY_MENTIONED = frozenset({"readiness", "aim", "refusal", "offer", "application", "available", "mentioned", "basis"})
# Roles of what is watched.
_WATCHED = frozenset({"dat", "datgen", "object", "nom", "gen", "bare"})
# A dash, a town and a comma.
_TOWN = 3
# Final letters of a place name.
_VOWELS = ("ა", "ე", "ი", "ო", "უ")
# Within how many sentences before the project of its directors is named.
_LEADERS_REACH = 3
# The farthest noun that a programme possesses, in phrases.
_REACH = 4


class _Predicate(NamedTuple):
    """A clause, the clause with its verb (another where the verb is elided), the verb, and the word that evokes it."""

    clause: Clause
    sentence: Sentence
    source: Clause
    verb: Phrase | None
    trigger: Phrase

    @property
    def event(self) -> Event:
        """The event, without frames."""
        return Event((), rule="unlisted", trigger=self.trigger, is_impersonal=is_impersonal(self.trigger.form))

    def scope(self, frame: Frame) -> Scope:
        """Return the scope of an event with one frame."""
        return Scope(Event((frame,), rule="unlisted", trigger=self.trigger), self.clause, self.sentence)


def unlisted_verb_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a clause states whose verb has no frame: soldiers in an operation, a project in a country.

    A statement is made only where the kind of the programme and the case of the country allow one reading, and only
    of a programme that is named nearby.
    """
    countries = clause.of("country")
    nearby = (place for place in (clause, clause.gap_antecedent, clause.parent) if place is not None)
    if not countries and not any(place.of("programme") for place in nearby):
        return
    source = clause.gap_antecedent or clause
    if _is_only_mentioned(source):
        return
    verb = next(iter(source.finite_verbs), None)
    trigger = verb or next(iter(countries), None)
    if trigger is None:
        yield from nominal_line_statements(clause, sentence)
    elif not _states_nothing(trigger):
        yield from _statements_of(_Predicate(clause, sentence, source, verb, trigger))


def _statements_of(predicate: _Predicate) -> Iterator[RelationValue]:
    """Yield what a predicate states of each country of its clause, or of the nouns that stand for one."""
    clause, sentence, source, verb, trigger = predicate
    event = predicate.event
    target = _named_nearby(event, clause) or _acting_noun(clause, sentence) or _framing_noun(clause, sentence)
    if target is None:
        if verb is not None and not predicates.WATCHES.match(trigger.text):
            yield from _statements_at_exercise(predicate)
        yield from _statements_of_leaders(predicate)
        return
    if target.mention is None or _is_of_programme_itself(target.mention, predicate):
        return
    features = features_of(clause, sentence, source, verb)
    parties = [Party(ph.ids, ph, 1.0) for ph in clause.of("country")] or anaphors_as_countries(
        Scope(event, clause, sentence)
    )
    for party in parties:
        own = _target_of(party.mention, target, predicate) if party.mention is not None else None
        if own is None or own.mention is None or party.mention is None:
            continue
        at = own.mention if verb is None else _as_its_possession(own.mention, source)
        if verb is not None and _is_inside_noun(at, source):
            continue
        features = features._replace(
            is_in_brackets=_is_in_brackets(party.mention, sentence),
            is_after_town=_is_after_town(party.mention, sentence),
            is_its_thing=_is_its_thing(own.mention, source),
            is_its_product=_is_its_product(own.mention, source),
        )
        for programme in own.programmes:
            frame = frame_of(Reading(party.mention, programme, at, features))
            if frame is not None and verb is None and _is_host_in_list(clause, sentence):
                frame = _IS_HOST
            if frame is not None:
                only = own._replace(programmes=(programme,))
                yield from instantiate(frame, predicate.scope(frame), party._replace(ids=party.mention.ids), only)


def _is_host_in_list(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a line under a heading about hosts has one country and one programme: CCDCOE – Estonia."""
    is_of_hosts = sentence.discourse.unit.relation == "hosted"
    return is_of_hosts and [sum(len(ph.ids) for ph in clause.of(kind)) for kind in ("country", "programme")] == [1, 1]


def _is_of_programme_itself(at: Phrase, predicate: _Predicate) -> bool:
    """Return whether the verb is about the programme itself: a centre led it, it was watched, "confirmed the move"."""
    _, _, source, verb, trigger = predicate
    if verb is not None and _is_inside_noun(at, source):
        return True
    if trigger.form is not None and trigger.form.kind == "lead" and at.role in ("nom", "bare"):
        return True
    is_watching = predicates.WATCHES.match(trigger.text) is not None
    return is_watching and at.role in _WATCHED and not _watches_something(at, source)


def _watches_something(at: Phrase, clause: Clause) -> bool:
    """Return whether a programme is the subject that watches a thing: "SPS watches the waste in Kyrgyzstan"."""
    is_subject = at.role in ("nom", "bare") and not any(ph.role in ("nom", "erg") for ph in clause.of("country"))
    is_of_thing = any(ph.role in DATIVE and ph.form is None for ph in clause.of("word"))
    return is_subject and is_of_thing and all(map(is_carried_out, at.programmes))


def _target_of(country: Phrase, target: Target, predicate: _Predicate) -> Target | None:
    """Return the programmes for a country: all of a clause with a verb, those of its own cells in a row; else None."""
    clause, _, _, verb, _ = predicate
    if verb is not None:
        return None if _only_pays(country, verb) else target
    if _is_before_and(country, clause):
        return None
    is_owner = country.role in ("nom", "bare") and target.mention is not None and target.mention.role != "loc"
    if is_owner and target.mention is not None and _is_placed_elsewhere(target.mention, clause):
        return None
    return _in_own_cells(country, clause, target)


def _is_only_mentioned(clause: Clause) -> bool:
    """Return whether a clause is about readiness, a wish or an offer, and grants none."""
    if any(predicates.GRANTS.match(ph.text) for ph in clause.of("word")):
        return False
    return any(light_nouns.lights_of(ph.text) & _ONLY_MENTIONED for ph in clause.of("word"))


def _states_nothing(verb: Phrase) -> bool:
    """Return whether a verb states no participation, or is in the optative."""
    if predicates.STATES_NOTHING.match(verb.text):
        return True
    if verb.form is None:
        return verb.text.endswith(_OPTATIVE)
    is_installed = verb.form.lemma == _PUTS and verb.form.tense == "past"
    will_be = verb.form.kind == "be" and verb.form.tense == "future"  # soon it will be in it
    return will_be or verb.form.tense == "optative" or (verb.form.kind in _STATES_NOTHING and not is_installed)


def _named_nearby(event: Event, clause: Clause) -> Target | None:
    """Return the programme named by a clause, by the one whose verb it repeats, by one that repeats its verb.

    Last, the programme before its dash.
    """
    parent = clause.parent
    target = named_target(event, clause)
    if target is None and clause.gap_antecedent is not None:
        target = named_target(event, clause.gap_antecedent)
    if target is None and parent is not None and parent.gap_antecedent is clause:
        target = named_target(event, parent)
    if target is None and clause.connective == "dash" and parent is not None:
        target = named_target(event, parent)
    return target


def _acting_noun(clause: Clause, sentence: Sentence) -> Target | None:
    """Return the antecedent of a bare noun in the ergative: "in August, the centre sent tents to it"."""
    for before, noun in pairwise([None, *clause.phrases]):
        is_bare = before is None or before.kind in ("date", "comma") or before.role in ("bare", "ben")
        if noun is None or not is_bare or noun.kind != "word" or noun.role != "erg" or noun.form is not None:
            continue
        is_giver = programme_nouns.MEANS_GIVER.match(noun.text)
        antecedent = sentence.discourse.resolve_noun(noun.text) if is_giver else None
        if antecedent is not None and is_carried_out(antecedent):
            at = replace(noun, kind="programme", ids=(antecedent.id,), programmes=(antecedent,))
            return Target.inferred((antecedent,), at, "noun")
    return None


def _framing_noun(clause: Clause, sentence: Sentence) -> Target | None:
    """Return the antecedent of "this programme" as what something is done within: within this programme, by it."""
    for which, noun, after in zip(clause.phrases, clause.phrases[1:], [*clause.phrases[2:], None], strict=False):
        if noun.kind != "word" or not reference.DEMONSTRATIVE.match(which.text):
            continue
        is_within = noun.role == "gen" and after is not None and postpositions.FRAME.match(after.text) is not None
        is_pointing = programme_nouns.MEANS_GIVER.match(noun.text) is not None and (is_within or noun.role == "ins")
        antecedent = sentence.discourse.resolve_noun(noun.text) if is_pointing else None
        if antecedent is not None and is_carried_out(antecedent):
            named = replace(noun, kind="programme", role="frame", ids=(antecedent.id,), programmes=(antecedent,))
            return Target.inferred((antecedent,), named, "noun", "definite")
    return None


def _only_pays(country: Phrase, verb: Phrase) -> bool:
    """Return whether a country is the subject of დააფინანსა (financed): paying alone is no part."""
    return verb.form is not None and verb.form.lemma == _PAYS and country.role in ("nom", "erg")


def _statements_at_exercise(predicate: _Predicate) -> Iterator[RelationValue]:
    """Yield the countries that did anything at the exercise mentioned before: through their people, or "there"."""
    clause, sentence, _, _, trigger = predicate
    there = target_of_there(clause, sentence)
    target = there or topic_exercise(predicate.event, clause, sentence)
    if target is None:
        return
    is_inverted = predicates.EVIDENTIAL.fullmatch(trigger.text) is not None
    for country in clause.of("country"):
        is_acting = country.role in ("nom", "erg") or (is_inverted and country.role in DATIVE)
        is_acting = is_acting and not actors.OFFICIAL.match(country.head)  # officials speak of it from outside
        if is_acting and (country.head_kind == "actor" or (there and not country.head_kind)):
            party = Party(country.ids, country, 1.0)
            yield from instantiate(_AT_EXERCISE, predicate.scope(_AT_EXERCISE), party, target)


def _statements_of_leaders(predicate: _Predicate) -> Iterator[RelationValue]:
    """Yield the countries whose scholars direct the project mentioned last: its co-directors from Italy computed it."""
    clause, sentence = predicate.clause, predicate.sentence
    leaders = [ph for ph in clause.of("country") if is_project_leader(ph)]
    last = last_named_programme(clause, sentence, reach=_LEADERS_REACH) if leaders else None
    if last is None or not is_carried_out(last):
        return
    target = Target.inferred((last,), None, "topic")
    for country in leaders:
        yield from instantiate(LEADS_PROJECT, predicate.scope(LEADS_PROJECT), Party(country.ids, country, 1.0), target)


def _is_in_brackets(country: Phrase, sentence: Sentence) -> bool:
    """Return whether a country is in brackets after the name of a place in it: "Vaziani (Georgia)"."""
    row = sentence.phrases
    around = zip(row, row[1:], row[2:], row[3:], strict=False)
    return any(
        (noun.kind, opening.kind, closing.kind) == ("word", "open", "close")
        and inside is country
        and noun.text.endswith(_VOWELS)
        for noun, opening, inside, closing in around
    )


def _is_after_town(country: Phrase, sentence: Sentence) -> bool:
    """Return whether a country closes a line after a dash, a town and a comma: "Sea Breeze 2012 – Odesa, Ukraine"."""
    at = next((i for i, ph in enumerate(sentence.phrases) if ph is country), 0)
    before = sentence.phrases[max(0, at - _TOWN) : at]
    if [ph.kind for ph in before] != ["dash", "word", "comma"] or country.role not in UNMARKED or country.is_adjectival:
        return False
    town = before[1]
    is_other = town.form is not None or is_descriptive(town) or bool(light_nouns.lights_of(town.text))
    return not is_other and town.text.endswith(_VOWELS)


def _is_placed_elsewhere(at: Phrase, clause: Clause) -> bool:
    """Return whether a line places its project in another country: "Switzerland, a project in Ukraine"."""
    after = [ph for ph in clause.of("country") if ph.start >= at.end]
    is_project = any(programme_nouns.MEANS_PROJECT.match(ph.text) for ph in clause.of("word"))
    return bool(after) and after[0].role == "loc" and is_project


def _is_inside_noun(at: Phrase, clause: Clause) -> bool:
    """Return whether a programme is an argument of a verbal noun: "confirmed the move to RSM"."""
    if at.role not in ("loc", "dat", "on"):
        return False
    after_it = (ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date")
    following = next((ph for ph in after_it if ph.form is not None or ph.role != "gen"), None)
    if following is None or following.form is None or following.form.verb_form not in ("noun", "either"):
        return False
    after = phrase_after(following, clause.phrases)
    if after is not None and following.role == "gen":
        is_head = after.kind == "word" and after.role in ("nom", "dat")
        return postpositions.ABOUT.match(after.text) is not None or is_head
    return following.role in ("nom", "dat", "from", "ben")


def _as_its_possession(at: Phrase, clause: Clause) -> Phrase:
    """Return a programme with the role of what it possesses: "its pumps drained it" (ergative), "in its camp".

    Any possession can act for the programme; as place or object it stands for an operation only if it is part of it.
    """
    if at.role not in ("gen", "bare", "object") or (at.head_kind and at.head_kind != "event"):
        return at
    after = [ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date"][:_REACH]
    if any(a.role == "gen" and actors.is_actor(a.text) and b.text == AMONG for a, b in pairwise(after)):
        return replace(at, head=AMONG)
    noun = next((ph for ph in after if ph.kind != "word" or not _is_modifier(ph)), None)
    if noun is None or noun.kind != "word":
        return at
    is_part = programme_nouns.PART_OF_OPERATION.match(noun.text) and noun.role in ("loc", "dat", "on")
    is_acting = noun.role == "erg" and actors.GOVERNMENT.match(noun.text) is None
    role: Role = noun.role if noun.role in ("dat", "erg") else "loc"
    is_of_operation = is_part and all(map(is_operation, at.programmes))
    return replace(at, role=role, head=noun.text) if is_acting or is_of_operation else at


def _is_modifier(word: Phrase) -> bool:
    """Return whether a word may modify the noun that a programme possesses: its southern, its transport company."""
    return word.role in ("gen", "bare") or predicates.ADJECTIVE_IN_O.match(word.text) is not None


def _is_its_product(at: Phrase, clause: Clause) -> bool:
    """Return whether the noun after a programme is a product of it: its gift, its trace, its work."""
    noun = phrase_after(at, clause.phrases)
    return noun is not None and at.role in ("gen", "bare") and programme_nouns.FRUIT.match(noun.text) is not None


def _is_its_thing(at: Phrase, clause: Clause) -> bool:
    """Return whether a nominative after a programme in the genitive is equipment or people: its tents."""
    noun = phrase_after(at, clause.phrases)
    if noun is None or noun.kind != "word" or noun.role != "nom" or at.role not in ("gen", "bare"):
        return False
    things = (programme_nouns.EQUIPMENT, programme_nouns.COURSE, programme_nouns.TENTS)
    return any(pattern.match(noun.text) for pattern in things) or actors.is_actor(noun.text)


def _is_before_and(country: Phrase, clause: Clause) -> bool:
    """Return whether "and" follows a country: a title with a country and a programme states nothing, unlike a row."""
    return any(a is country and b.text == "და" for a, b in pairwise(clause.phrases))


def _in_own_cells(country: Phrase, clause: Clause, target: Target) -> Target:
    """Return the programmes between a country and the next one, where a row has several countries."""
    countries = clause.of("country")
    programmes = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if len(countries) < 2 or all(ph.start < countries[0].start for ph in programmes):
        return target
    until = min((ph.start for ph in countries if ph.start > country.start), default=clause.phrases[-1].end + 1)
    own = [ph for ph in programmes if country.start < ph.start < until]
    return Target(tuple(programmes_of(own)), own[0] if own else None, target.confidence)
