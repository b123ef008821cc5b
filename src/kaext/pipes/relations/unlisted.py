"""Statements by a verb without a row in the lexicon, or without a verb, from cases and the kind of programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.events import is_impersonal
from kaext.pipes.relations.finite import is_copular
from kaext.pipes.relations.first_person import BY_US
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.instantiation import instantiate
from kaext.pipes.relations.nominal import (
    frame_of_row,
    frame_of_row_there,
    has_date,
    has_interval,
    nominal_line_statements,
)
from kaext.pipes.relations.parties import anaphors_as_countries
from kaext.pipes.relations.phrases import DATIVE, Phrase, Programme, Role, phrase_after
from kaext.pipes.relations.programme_kinds import (
    PRESENCE_VERBS,
    is_agreed,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_work,
)
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.targets import named_target
from kaext.pipes.relations.topics import target_of_there, topic_exercise
from kaext.pipes.relations.words import actors, light_nouns, locations, postpositions, predicates, programme_nouns
from kaext.pipes.values import RelationValue

# Finances: a country that only pays has no part.
_PAYS = "დაფინანსდება"
# Endings of the optative, for verbs without a row.
_OPTATIVE = ("ოს", "ონ", "დეს")
# Kinds of verbs that state no participation.
_TELLS_NOTHING = frozenset(
    {BY_US, "talk", "refuse", "hinder", "help", "offer", "invite", "plan", "decide", "have", "stop", "cease", "leave"}
    | {"miss"}
)
# Puts (on the agenda); in the past, installs.
_PUTS = "დააყენებს"
# Light nouns of what is only wished, asked for or mentioned.
_ONLY_MEANT = frozenset({"readiness", "aim", "refusal", "offer", "application", "available", "mentioned"})
# Roles of the programme that receives a contribution.
_GIVEN_TO = frozenset({"loc", "dat", "datgen", "ben"})


def unlisted_verb_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a clause states whose verb has no frame: soldiers in an operation, a project in a country.

    A statement is made only where the kind of the programme and the case of the country allow one reading, and only
    of a programme that is named nearby.
    """
    countries = clause.of("country")
    near = [place for place in (clause, clause.gap_antecedent, clause.parent) if place is not None]
    if not countries and not any(place.of("programme") for place in near):
        return
    source = clause.gap_antecedent or clause
    verb = next(iter(source.finite_verbs), None)
    at = verb or next(iter(countries), None)
    if at is None:
        yield from () if _is_only_meant(source) else nominal_line_statements(clause, sentence)
        return
    if _is_only_meant(source) or _tells_nothing(at):
        return
    event = Event((), rule="unlisted", trigger=at, is_impersonal=is_impersonal(at.form))
    target = _named_nearby(event, clause) or _acting_noun(clause, sentence)
    if target is None and verb is not None and not predicates.WATCHES.match(at.text):
        yield from _at_exercise(event, clause, sentence)
    if target is None or target.mention is None or (verb is not None and _is_inside_noun(target.mention, source)):
        return
    if at.form is not None and at.form.kind == "lead" and target.mention.role in ("nom", "bare"):
        return  # a centre led it
    if predicates.WATCHES.match(at.text) and target.mention.role in _WATCHED:
        return
    clues = _clues(clause, sentence, source, verb)
    parties = [Party(ph.ids, ph, 1.0) for ph in countries] or anaphors_as_countries(Scope(event, clause, sentence))
    for party in parties:
        if (
            party.mention is None
            or (verb is None and _is_and(party.mention, clause))
            or _only_pays(party.mention, event)
        ):
            continue
        if (
            verb is None
            and party.mention.role in ("nom", "bare")
            and target.mention.role != "loc"
            and _is_elsewhere(target.mention, clause)
        ):
            continue
        own = target if verb is not None else _in_own_cells(party.mention, clause, target)
        if own.mention is None:
            continue
        at_it = _as_what_is_its(own.mention, source) if verb is not None else own.mention
        if verb is not None and _is_inside_noun(at_it, source):
            continue
        for programme in own.programmes:
            own_clues = clues._replace(
                is_in_brackets=_is_in_brackets(party.mention, sentence),
                is_its_thing=_is_its_thing(own.mention, source),
                is_its_fruit=_is_its_fruit(own.mention, source),
            )
            frame = _frame_of(party.mention, programme, at_it, own_clues)
            if frame is not None:
                scope = Scope(Event((frame,), rule="unlisted", trigger=at), clause, sentence)
                only = own._replace(programmes=(programme,))
                yield from instantiate(frame, scope, party._replace(ids=party.mention.ids), only)


def _is_elsewhere(at: Phrase, clause: Clause) -> bool:
    """Return whether a line places its project in another country: "Switzerland, a project in Ukraine"."""
    after = [ph for ph in clause.of("country") if ph.start >= at.end]
    return (
        bool(after)
        and after[0].role == "loc"
        and any(programme_nouns.MEANS_PROJECT.match(ph.text) for ph in (clause.of("word")))
    )


# Roles of what is watched.
_WATCHED = frozenset({"dat", "datgen", "object", "nom", "gen", "bare"})


def _is_only_meant(clause: Clause) -> bool:
    """Return whether a clause is about readiness, a wish or an offer, and grants none."""
    if any(predicates.GRANTS.match(ph.text) for ph in clause.of("word")):
        return False
    return any(light_nouns.lights_of(ph.text) & _ONLY_MEANT for ph in clause.phrases if ph.kind == "word")


def _tells_nothing(verb: Phrase) -> bool:
    """Return whether a verb states no participation, or is in the optative."""
    if predicates.TELLS_NOTHING.match(verb.text):
        return True
    if verb.form is None:
        return verb.text.endswith(_OPTATIVE)
    is_installed = verb.form.lemma == _PUTS and verb.form.tense == "past"
    return verb.form.tense == "optative" or (verb.form.kind in _TELLS_NOTHING and not is_installed)


class _Clues(NamedTuple):
    """Features of a clause, besides its country and programme.

    Attributes
    ----------
    has_verb
        It has a finite verb.
    has_foreign_subject
        The Alliance, or an unnamed "they", is its subject.
    is_dated, is_lasting
        It has a date; the date is an interval.
    is_paid
        It names a sum.
    is_being
        Its verb is the copula alone.
    gives_troops
        Soldiers are its object.
    is_evidential
        The subject of its verb stands in the dative (the third series).
    is_future
        Its verb has the form of a future.
    is_presence
        Its verb is one of being or going somewhere.
    is_in_brackets
        The country is in brackets after the name of a place in it.
    is_its_thing, is_its_fruit
        The noun after the programme is a thing or people that it sent; something of its making.
    """

    has_verb: bool
    has_foreign_subject: bool
    is_dated: bool
    is_lasting: bool
    is_paid: bool
    is_being: bool
    gives_troops: bool
    is_evidential: bool
    is_future: bool
    is_presence: bool
    is_in_brackets: bool = False
    is_its_thing: bool = False
    is_its_fruit: bool = False


def _clues(clause: Clause, sentence: Sentence, source: Clause, verb: Phrase | None) -> _Clues:
    """Return the features of a clause; ``source`` is the clause with its verb."""
    is_being = verb is not None and (verb.form.kind == "be" if verb.form is not None else is_copular(verb.text))
    return _Clues(
        has_verb=verb is not None,
        has_foreign_subject=_they_did(source, verb),
        is_dated=has_date(clause, sentence),
        is_lasting=has_interval(clause),
        is_paid=bool(clause.of("sum")),
        is_being=is_being and not _has_participle(source),
        gives_troops=any(actors.TROOPS.match(ph.text) and ph.role in ("nom", "dat") for ph in clause.of("word")),
        is_evidential=verb is not None and predicates.EVIDENTIAL.fullmatch(verb.text) is not None,
        is_presence=verb is not None and verb.form is not None and verb.form.kind in PRESENCE_VERBS,
        is_future=verb is not None and verb.form is None and predicates.FUTURE.fullmatch(verb.text) is not None,
    )


def _named_nearby(event: Event, clause: Clause) -> Target | None:
    """Return the programme of a clause, else of the clause whose verb it repeats, else of one that repeats its verb.

    Last, that of the clause before its dash.
    """
    target = named_target(event, clause)
    if target is None and clause.gap_antecedent is not None:
        target = named_target(event, clause.gap_antecedent)
    if (
        target is None and clause.parent is not None and clause.parent.gap_antecedent is clause
    ):  # it did this here, and that there
        target = named_target(event, clause.parent)
    if target is None and clause.connective == "dash" and clause.parent is not None:
        target = named_target(event, clause.parent)
    return target


def _acting_noun(clause: Clause, sentence: Sentence) -> Target | None:
    """Return the antecedent of a bare noun in the ergative: "in August, the centre sent tents to it"."""
    for before, noun in pairwise([None, *clause.phrases]):
        is_bare = before is None or before.kind in ("date", "comma") or before.role == "bare"
        if noun is None or not is_bare or noun.kind != "word" or noun.role != "erg" or noun.form is not None:
            continue
        meant = sentence.discourse.resolve_noun(noun.text) if programme_nouns.MEANS_GIVER.match(noun.text) else None
        if meant is not None and is_work(meant) and not is_agreed(meant):
            at = replace(noun, kind="programme", ids=(meant.id,), programmes=(meant,))
            return Target.inferred((meant,), at, "noun")
    return None


def _only_pays(country: Phrase, event: Event) -> bool:
    """Return whether a country is the subject of დააფინანსა (financed): paying alone is no part."""
    form = event.trigger.form
    return form is not None and form.lemma == _PAYS and country.role in ("nom", "erg")


def _at_exercise(event: Event, clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the countries that did anything at the exercise mentioned before: through their people, or "there"."""
    there = target_of_there(clause, sentence)
    target = there or topic_exercise(event, clause, sentence)
    if target is None:
        return
    frame = Frame.of_rule("participates", "subject", "unlisted", "at-exercise")
    is_inverted = predicates.EVIDENTIAL.fullmatch(event.trigger.text) is not None
    for phrase in clause.of("country"):
        is_acting = phrase.role in ("nom", "erg") or (is_inverted and phrase.role in DATIVE)
        is_acting = is_acting and not actors.OFFICIAL.match(phrase.head)  # who speaks of it has not been in it
        if is_acting and (phrase.head_kind == "actor" or (there and not phrase.head_kind)):
            scope = Scope(Event((frame,), rule="unlisted", trigger=event.trigger), clause, sentence)
            yield from instantiate(frame, scope, Party(phrase.ids, phrase, 1.0), target)


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


# A name ends in a vowel, or in the -ი of the nominative.
_VOWELS = ("ა", "ე", "ი", "ო", "უ")


def _has_participle(clause: Clause) -> bool:
    """Return whether the copula may be the auxiliary of a participle: "is equipped"."""
    return any(
        predicates.PARTICIPLE_LIKE.search(ph.text) for ph in clause.phrases if ph.kind == "word" and ph.role == "nom"
    )


def _is_inside_noun(at: Phrase, clause: Clause) -> bool:
    """Return whether a programme is an argument of a verbal noun: "confirmed the move to RSM"."""
    if at.role not in ("loc", "dat", "on"):
        return False
    after_it = (ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date")
    following = next((ph for ph in after_it if ph.form is not None or ph.role not in _ATTRIBUTES), None)
    if following is None or following.form is None or following.form.verb_form not in ("noun", "either"):
        return False
    after = phrase_after(following, clause.phrases)
    if after is not None and following.role == "gen":
        return postpositions.ABOUT.match(after.text) is not None or (
            after.kind == "word" and after.role in ("nom", "dat")
        )
    return following.role in ("nom", "dat", "from", "ben")


# Roles of modifiers before a verbal noun: "the sending of soldiers".
_ATTRIBUTES = frozenset({"gen"})


def _as_what_is_its(at: Phrase, clause: Clause) -> Phrase:
    """Return a programme with the role of what it possesses: "its pumps drained it" (ergative), "in its camp".

    Any possession can act for the programme; as place or object it stands for an operation only if it is part of it.
    """
    if at.role not in ("gen", "bare", "object") or (at.head_kind and at.head_kind != "event"):
        return at
    after = [ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date"][:_REACH]
    if any(a.role == "gen" and actors.is_actor(a.text) and b.text == _AMONG for a, b in pairwise(after)):
        return replace(at, head=_AMONG)
    noun = next((ph for ph in after if ph.kind != "word" or not _is_attribute(ph)), None)
    if noun is None or noun.kind != "word":
        return at
    is_part = programme_nouns.PART_OF_OPERATION.match(noun.text) and noun.role in ("loc", "dat", "on")
    is_acting = noun.role == "erg" and actors.GOVERNMENT.match(noun.text) is None
    part: Role = noun.role if noun.role in ("dat", "erg") else "loc"
    return replace(at, role=part, head=noun.text) if is_acting or (is_part and _is_of_operation(at)) else at


def _is_attribute(word: Phrase) -> bool:
    """Return whether a word may modify the noun that a programme possesses: its southern, its transport company."""
    return word.role in ("gen", "bare") or predicates.ADJECTIVE_IN_O.match(word.text) is not None


def _is_there_or_its(phrase: Phrase) -> bool:
    """Return whether a country is a place, or a possessor in the nominative: in its village, its laboratories."""
    return _is_there(phrase) or (phrase.role == "nom" and phrase.head_kind in ("thing", "place", "actor"))


def _is_its_fruit(at: Phrase, clause: Clause) -> bool:
    """Return whether the noun after a programme is a product of it: its gift, its trace, its work."""
    noun = next((ph for ph in clause.phrases if ph.start >= at.end), None)
    return noun is not None and at.role in ("gen", "bare") and programme_nouns.FRUIT.match(noun.text) is not None


def _is_its_thing(at: Phrase, clause: Clause) -> bool:
    """Return whether a nominative after a programme in the genitive is equipment or people: its tents."""
    noun = next((ph for ph in clause.phrases if ph.start >= at.end), None)
    if noun is None or noun.kind != "word" or at.role not in ("gen", "bare"):
        return False
    is_apt = (
        programme_nouns.EQUIPMENT.match(noun.text)
        or programme_nouns.COURSE.match(noun.text)
        or programme_nouns.TENTS.match(noun.text)
    )
    return noun.role == "nom" and (is_apt is not None or actors.is_actor(noun.text))


def _is_of_operation(at: Phrase) -> bool:
    return all(map(is_operation, at.programmes))


# "Among", in "among its teachers".
_AMONG = "შორის"
# The farthest noun that a programme possesses, in phrases.
_REACH = 4


def _stands_before(country: Phrase, at: Phrase) -> bool:
    """Return whether a country is right before the programme: Ukraine's trust fund."""
    return 0 <= at.start - country.end <= 2


def _is_and(phrase: Phrase, clause: Clause) -> bool:
    """Return whether "and" follows a country: a title with a country and a programme states nothing, unlike a row."""
    return any(a is phrase and b.text == "და" for a, b in pairwise(clause.phrases))


def _in_own_cells(phrase: Phrase, clause: Clause, target: Target) -> Target:
    """Return the programmes between a country and the next one, where a row has several countries."""
    countries = clause.of("country")
    programmes = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if len(countries) < 2 or all(ph.start < countries[0].start for ph in programmes):
        return target
    until = min((ph.start for ph in countries if ph.start > phrase.start), default=clause.phrases[-1].end + 1)
    own = [ph for ph in programmes if phrase.start < ph.start < until]
    return Target(tuple(programmes_of(own)), own[0] if own else None, target.confidence)


def _they_did(clause: Clause, verb: Phrase | None) -> bool:
    """Return whether the Alliance or an unnamed "they" is the subject."""
    if verb is not None and verb.text.endswith(("ეს", "დნენ")):
        return True
    return any(actors.OTHER_SUBJECT.match(ph.text) and ph.role == "erg" for ph in clause.phrases if ph.kind == "word")


def _frame_of(phrase: Phrase, programme: Programme, at: Phrase, clues: _Clues) -> Frame | None:
    """Return the frame for a country and a programme, by their roles and the kind of the programme; None for none."""
    if _is_given_by(phrase, at):
        return Frame.of_rule("participates", "subject", "unlisted")
    if clues.has_verb and _is_done_for(phrase, programme, at):
        return Frame.of_rule("beneficiary", "place", "unlisted", "helped")
    is_acting = phrase.role in ("nom", "erg") or (phrase.role in DATIVE and clues.is_evidential)
    if phrase.role == "ins" and phrase.head_kind == "actor" and is_operation(programme):
        return Frame.of_rule("participates", "subject", "unlisted", "by-means")  # carried by Ukraine's aircraft
    if clues.is_its_fruit and is_work(programme) and not is_agreed(programme) and _is_there_or_its(phrase):
        return Frame.of_rule("beneficiary", "place", "unlisted", "helped")
    is_of_them = phrase.is_adjectival and phrase.text.endswith("ია") and clues.gives_troops
    if is_of_them and (is_operation(programme) or is_exercise(programme)):
        return Frame.of_rule("participates", "subject", "unlisted")  # every tenth soldier is Austrian
    if is_acting and at.head == _AMONG and phrase.head_kind in ("actor", ""):
        return Frame.of_rule("participates", "subject", "unlisted")
    is_beside = at.role in _BESIDE or (at.role == "com" and locations.CAMP.match(at.head) is not None)
    is_seen_there = is_acting and phrase.head_kind == "actor" and not clues.has_verb and is_beside
    if is_seen_there and (is_exercise(programme) or is_operation(programme)):
        return Frame.of_rule("participates", "subject", "unlisted")
    if is_acting and phrase.head_kind == "actor" and (frame := _frame_of_people(phrase, programme, at)):
        return frame
    if clues.has_verb:
        return _frame_by_kind(phrase, programme, at, clues)
    if _is_there(phrase) or clues.is_in_brackets:
        return frame_of_row_there(programme, at, is_dated=clues.is_dated, is_its_thing=clues.is_its_thing)
    is_place_after = len(phrase.ids) == 1 and phrase.start > at.start
    return (
        frame_of_row(programme, at, is_dated=clues.is_dated, is_lasting=clues.is_lasting, is_place_after=is_place_after)
        if _is_subject(phrase) and phrase.role == "nom"  # who stands in the ergative has a verb, known or not
        else None
    )


# Roles of a programme in a verbless line about people in it: "X - soldiers from …"; "at its camp".
_BESIDE = frozenset({"bare", "on"})


def _frame_by_kind(phrase: Phrase, programme: Programme, at: Phrase, clues: _Clues) -> Frame | None:
    """Return the frame of a clause with a verb, by the kind of the programme."""
    is_subject, is_there = _is_subject(phrase), _is_there(phrase)
    if phrase.role in DATIVE and at.head_kind == "event" and clues.has_foreign_subject:
        return Frame.of_rule("offered", "dative", "unlisted", "offered")
    if is_subject and at.role == "loc" and clues.is_being:
        return Frame.of_rule("participates", "subject", "unlisted")
    if at.head_kind == "meeting":
        return None
    if is_exercise(programme):
        frame = _frame_of_exercise(phrase, at, is_subject=is_subject, is_there=is_there)
        if frame is None or frame.relation != "hosted":
            return frame
        return None if clues.is_presence else frame._replace(relation="planned") if clues.is_future else frame
    if is_operation(programme):
        is_flag = phrase.role == "nom" and programme_nouns.FLAG.match(phrase.head) is not None and at.role == "loc"
        is_given = is_subject and at.role == "ben" and clues.gives_troops
        is_in_it = is_flag or is_given or (is_subject and at.role in ("loc", "dat", "datgen"))
        return Frame.of_rule("participates", "subject", "unlisted") if is_in_it else None
    if (clues.is_being and not (clues.is_paid and is_local(programme))) or is_forum(programme):
        return None
    is_given = phrase.role in DATIVE and at.role in _GIVING and (programme.kind != "initiative" or at.role == "erg")
    is_done_to = phrase.role == "nom" and not phrase.head_kind and at.role == "erg" and not is_agreed(programme)
    if is_there or is_given or is_done_to or _is_reached(phrase, at):
        return Frame.of_rule("beneficiary", "place", "unlisted", "helped")
    is_framed = is_subject and at.role == "frame"
    return Frame.of_rule("beneficiary", "helped", "unlisted", "helped") if is_framed else None


def _is_reached(phrase: Phrase, at: Phrase) -> bool:
    """Return whether a programme extends to a country: "the network grew as far as Tajikistan"."""
    return phrase.role == "term" and at.role in ("nom", "bare", "erg")


def _is_given_by(phrase: Phrase, at: Phrase) -> bool:
    """Return whether a country's contribution to the programme is the subject or object."""
    is_contribution = "contribution" in light_nouns.lights_of(phrase.head)
    return is_contribution and phrase.role in ("nom", "erg", "dat") and at.role in _GIVEN_TO


def _is_done_for(phrase: Phrase, programme: Programme, at: Phrase) -> bool:
    """Return whether a programme acts upon something of a country's, or a project is called the country's."""
    is_of_it_there = phrase.head_kind in ("thing", "actor", "place") and phrase.role in ("nom", "dat", "none")
    is_of_it_there = is_of_it_there and not (phrase.is_adjectival and actors.TROOPS.match(phrase.head))  # it sent them
    is_doer = at.role == "erg" or (at.role in ("nom", "bare") and not at.head_kind and phrase.role == "dat")
    is_done_by_it = is_doer and is_of_it_there and is_work(programme) and not is_agreed(programme)
    is_project = is_local(programme) and programme.kind != "centre"
    return is_done_by_it or (phrase.role == "gen" and is_project and _stands_before(phrase, at))


def _is_subject(phrase: Phrase) -> bool:
    return phrase.role in ("nom", "erg") and not phrase.head_kind


def _is_there(phrase: Phrase) -> bool:
    """Return whether a country is a place or a recipient: in it, for it, but not in its plans."""
    is_placed = phrase.role in ("loc", "ben", "request") and phrase.head_kind != "actor"
    return is_placed and not locations.ABSTRACT.match(phrase.head)


# Roles of a programme that gives something to a country in the dative.
_GIVING = frozenset({"erg", "nom", "gen", "bare", "frame", "ins", "from", "abl"})


def _frame_of_people(phrase: Phrase, programme: Programme, at: Phrase) -> Frame | None:
    """Return the frame for a country whose people are the subject: in an operation, with a programme's help."""
    if is_operation(programme) and actors.OFFICIAL.match(phrase.head):
        return None
    is_of_it = at.role in ("loc", "dat", "datgen", "object", "on", "nom")
    is_of_it = is_of_it or (at.role == "gen" and actors.GOVERNMENT.match(phrase.head) is None)
    is_of_it = is_of_it or actors.SUBORDINATE.match(at.head.removesuffix("ა")) is not None  # is at its disposal
    if is_of_it and (is_operation(programme) or is_exercise(programme)):
        return Frame.of_rule("participates", "subject", "unlisted", "people")
    if at.role not in ("frame", "ins") or not is_work(programme):
        return None
    is_helped = postpositions.BY_HELP.match(at.head) is not None
    return (
        Frame.of_rule("beneficiary", "place", "unlisted", "helped")
        if is_helped
        else Frame.of_rule("participates", "subject", "unlisted", "by-means")
    )


def _frame_of_exercise(phrase: Phrase, at: Phrase, *, is_subject: bool, is_there: bool) -> Frame | None:
    """Return the frame for a country that does something in an exercise, or to it, or in which it is."""
    if is_subject and (at.role == "loc" or len(phrase.ids) > 1):
        return Frame.of_rule("participates", "subject", "unlisted")
    if is_subject and at.role in ("dat", "nom"):
        return Frame.of_rule("hosted", "subject", "unlisted", "held")
    return Frame.of_rule("hosted", "place", "unlisted", "held-there") if is_there else None
