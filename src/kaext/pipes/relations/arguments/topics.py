"""The topic programme: what the text before is about, for a clause that has no word for a programme."""

from __future__ import annotations

from itertools import pairwise

from kaext.pipes.relations.arguments.anaphora import last_named_programme
from kaext.pipes.relations.arguments.clause_content import (
    ENDING,
    has_light_noun,
    has_unnamed_object,
    is_cooperation,
    is_lead_of_unnamed_work,
    is_participation_planned,
    is_with_organisation,
    is_work_in_country,
    lacks_only_programme,
    lacks_signed_document,
    names_deployment,
)
from kaext.pipes.relations.arguments.exercise_topics import DONE_AT_EXERCISES, exercise_attended
from kaext.pipes.relations.arguments.operation_topics import operation_served
from kaext.pipes.relations.arguments.scope import Scope, Sentence, Target, countries_at_head, programme_of_list
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import mention_people
from kaext.pipes.relations.phrases import DATIVE, SUBJECT, Phrase, Programme
from kaext.pipes.relations.predication.events import names_participation
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.programme_kinds import (
    is_begun_by_joining,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_paying,
    is_work,
)
from kaext.pipes.relations.words import actors, connectives, lemmas, light_nouns, locations, programme_nouns, reference

# Verbs of what countries do "there", at an exercise, in an operation or at a school.
_DONE_THERE = DONE_AT_EXERCISES | {"lead", "keep", "study"}
# Verbs that may omit the programme mentioned last.
_MAY_LEAVE_OUT_PROGRAMME = frozenset({"benefit", "lead", "join", "arrive", "by", "enter"})
# Verbs of entries under a title that names a programme, and roles of other objects.
_DONE_UNDER_TITLE = frozenset({"take", "join", "enter", "sign", "offer", "admit", "become"})
# Further verbs of items under an item that only names a programme.
_DONE_UNDER_ITEM = frozenset({"agree", "finish", "fulfil", "plan", "carry", "leave", "begin", "conclude", "host"})
_OBJECTS = frozenset({"dat", "loc", "ins", "on", "com", "abl"})
# Verbs of being or becoming one of its members.
_BEING_OF_IT = frozenset({"be", "become", "join", "take"})
# Verbs of entering with others, in the first group.
_FIRST = "პირველ"
_ENTERING_TOGETHER = frozenset({"become", "join", "include"})
# Those of them that may omit it only where the clause is complete otherwise.
_ENTERING = frozenset({"join", "arrive", "enter"})


def topic_target(scope: Scope) -> Target | None:
    """Return the programme that the text before is about, where a clause says what was done in it; else None."""
    is_enclosed = scope.sentence.entry.is_enclosed
    of_item = _of_title_or_item(scope) if is_enclosed else None
    return of_item or _place_of_event(scope) or _of_title_or_item(scope) or _omitted_programme(scope)


def _of_title_or_item(scope: Scope) -> Target | None:
    """Return the programme of the title, where an entry says what the country at its head does in it.

    The same with the programme of a list item, for the items under it.

    Bosnia: since 2011 it makes use; Colombia: it signed the agreement on participation; Serbia: receives help. The
    clause names nothing else in which this is done, or to which it is done.
    """
    event, clause, sentence = scope
    programme, is_enclosed = programme_of_list(sentence), sentence.entry.is_enclosed
    is_listed = countries_at_head(sentence) or (sentence.is_item and sentence.phrases[0].kind == "country")
    is_under_title = is_listed and not sentence.discourse.unit.countries and clause.parent is None
    if programme is None or not (is_enclosed or is_under_title) or clause.of("programme"):
        return None
    is_done_under_item = is_enclosed and event.rule in _DONE_UNDER_ITEM and not event.is_impersonal
    if event.rule not in _DONE_UNDER_TITLE and not is_done_under_item:
        return None
    is_help = event.rule == "admit" and not (has_light_noun(clause, "help") or has_light_noun(clause, "membership"))
    others = [
        ph
        for ph in clause.of("word")
        if ph.form is None and ph.role in _OBJECTS and not _is_accession_document(ph, clause)
    ]
    if is_help or event.is_verbal_noun or any(not light_nouns.lights_of(ph.text) for ph in others):
        return None
    return Target.inferred((programme,), None, "entry", "title")


def _is_accession_document(word: Phrase, clause: Clause) -> bool:
    """Return whether a word means the document by which somebody joins something: the agreement on accession."""
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= word.start), None)
    is_of_it = before is not None and before.form is not None and before.form.kind in ("take", "join")
    return is_of_it and programme_nouns.MEANS_TREATY.match(word.text) is not None


def _place_of_event(scope: Scope) -> Target | None:
    """Return the exercise, operation or school of the text before, where a clause says what was done there, or left."""
    event, clause, sentence = scope
    if is_with_organisation(clause):
        return None
    is_with_others = is_cooperation(event)
    if not is_with_others and (exercise := exercise_attended(scope)) is not None:
        return exercise
    if counted := _counted_there(event, clause, sentence):
        return counted
    if event.rule in _DONE_THERE and not is_with_others:
        there = target_of_there(clause, sentence, is_school=event.rule == "study" or is_training(event))
        if there is not None:
            return there
    if event.rule == "send" and _is_sent_to_site(clause):
        last = sentence.discourse.last_programme(reach=1)
        return _topic(last) if last is not None and last.kind in ("fund", "project") else None
    return operation_served(scope)


def _is_sent_to_site(clause: Clause) -> bool:
    """Return whether a country sends something to a site of work."""
    is_at_site = any(locations.SITE.match(ph.text) for ph in clause.of("word"))
    return is_at_site and any(ph.role in SUBJECT for ph in clause.of("country"))


def says_among_them(clause: Clause) -> bool:
    """Return whether a clause says who was among people mentioned before: among them were also Mongols."""
    return any(reference.AMONG_THEM.match(f"{a.text} {b.text}") for a, b in pairwise(clause.phrases))


def target_of_group(scope: Scope) -> Target | None:
    """Return the programme in which people mentioned before serve, where a clause says who is among them."""
    _, clause, sentence = scope
    here = [ph for ph in sentence.phrases if ph.end <= clause.phrases[0].start]
    are_people = (
        mention_people(ph.text for ph in here if ph.kind == "word") if here else sentence.discourse.mentions_people
    )
    named = [ph for ph in here if ph.kind == "programme"]
    if here and not named:
        return None
    last = named[-1].programmes[-1] if named else sentence.discourse.last_programme(reach=1)
    if last is None or not are_people:
        return None
    sends = last.kind == "centre" and bool(named) and named[-1].role in ("erg", "nom", "bare", "frame")
    is_apt = is_operation(last) or is_exercise(last) or sends
    return Target.inferred((last,), None, "shared" if named else "topic") if is_apt else None


def is_training(event: Event) -> bool:
    """Return whether the verb is one of training, which may take place at a centre too."""
    return event.trigger.form is not None and event.trigger.form.lemma in lemmas.TRAINS_OR_IS_TRAINED


def target_of_there(clause: Clause, sentence: Sentence, *, is_school: bool = False) -> Target | None:
    """Return the operation or exercise (or, with ``is_school``, the centre) to which "there" refers."""
    if not has_light_noun(clause, "there"):
        return None
    here = [ph for ph in sentence.phrases if ph.kind == "programme" and ph.end < clause.phrases[0].start]
    last = here[-1].programmes[-1] if here else sentence.discourse.last_programme(reach=2)
    is_place = last is not None and (is_operation(last) or is_exercise(last) or (is_school and last.kind == "centre"))
    return _topic(last) if is_place else None


def _counted_there(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Return the programme joined last, where others are counted there: before that, Finland and Sweden were there."""
    joined = {value.programme for value in sentence.discourse.stated if value.relation == "joined"}
    last = sentence.discourse.last_programme(reach=1)
    is_counted = (
        event.trigger.form is not None
        and event.trigger.form.lemma == lemmas.IS_COUNTED_AMONG
        and has_light_noun(clause, "there")
    )
    return _topic(last) if is_counted and last is not None and joined == {last.id} else None


def _omitted_programme(scope: Scope) -> Target | None:
    """Return the last programme, where the clause lacks nothing but its name."""
    if has_unnamed_object(scope.event, scope.clause):
        return None
    return next((found for rule in _RULES if (found := rule(scope)) is not None), None)


def _topic(programme: Programme | None, case: str = "") -> Target | None:
    return Target.inferred((programme,), None, "topic", case) if programme is not None else None


def _of_offer_or_help(scope: Scope) -> Target | None:
    """Return the last programme, where such an offer was made, such a right granted, or most of the help received."""
    event, clause, sentence = scope
    is_offer = any(frame.relation == "offered" for frame in event.frames[:1])
    is_granted = event.rule in ("admit", "obtain", "grant") and has_light_noun(clause, "membership")
    if (is_offer or is_granted) and any(reference.SUCH.match(ph.text) for ph in clause.phrases):
        return _topic(last_named_programme(clause, sentence))
    last = sentence.discourse.last_programme(reach=1)
    if event.rule == "offer" and _is_participation_offered(clause):
        return _topic(last_named_programme(clause, sentence, reach=1))
    is_most = any(ph.text == reference.MOST for ph in clause.phrases)  # Most of the help is from the last programme.
    is_help = event.rule == "admit" and has_light_noun(clause, "help") and is_most
    return _topic(last) if is_help and last is not None and is_work(last) else None


def _of_invitation(scope: Scope) -> Target | None:
    """Return the forum or framework of the last sentence, where invitations were sent and nothing says to what."""
    event, clause, sentence = scope
    is_offer = any(frame.relation == "offered" for frame in event.frames[:1]) and has_light_noun(clause, "offer")
    if not is_offer or event.is_verbal_noun or clause.of("programme"):
        return None
    words = [ph for ph in clause.of("word") if ph.form is None and "offer" not in light_nouns.lights_of(ph.text)]
    if any(ph.role in ("loc", "on", "gen", "abl", "com", "term") for ph in words):
        return None
    last = last_named_programme(clause, sentence, reach=1)
    may_be_joined = last is not None and (is_forum(last) or is_begun_by_joining(last))
    return _topic(last) if may_be_joined else None


def _of_label(scope: Scope) -> Target | None:
    """Return the programme of which a label says something: host: Albania."""
    event, _, sentence = scope
    if event.rule != "label":
        return None
    last = sentence.discourse.last_programme(reach=6) or sentence.discourse.resolve_noun(programme_nouns.LED)
    is_apt = event.frames[0].relation != "hosted" or (last is not None and is_exercise(last))
    return _topic(last) if is_apt else None


def _of_list(scope: Scope) -> Target | None:
    """Return the programme of the last sentence, where names were added to the list of its participants."""
    event, clause, sentence = scope
    lists = [
        (a, b)
        for a, b in pairwise(clause.of("word"))
        if "list" in light_nouns.lights_of(b.text) and programme_nouns.OF_MEMBERS.match(a.text)
    ]
    is_listed = event.rule == "join" and bool(lists) and any(ph.head_kind == "actor" for ph in clause.of("country"))
    last = sentence.discourse.last_programme(reach=1) if is_listed else None
    return _topic(last) if last is not None else None


def _of_founders(scope: Scope) -> Target | None:
    """Return the programme of the last sentence, where a clause says who was among its founders or signatories."""
    event, clause, sentence = scope
    if event.rule not in _BEING_OF_IT or event.is_verbal_noun or clause.of("programme"):
        return None
    words = [None, *clause.phrases]
    are_alone = any(
        "founder" in light_nouns.lights_of(ph.text)
        and (before is None or before.kind in ("date", "country", "comma") or connectives.CONTRAST.match(before.text))
        for before, ph in pairwise(words)
        if ph is not None and ph.kind == "word"
    )
    last = last_named_programme(clause, sentence, reach=1) if are_alone else None
    return _topic(last) if last is not None and not (is_exercise(last) or is_paying(last)) else None


def _of_leadership(scope: Scope) -> Target | None:
    """Return the project of the last sentences, where somebody has its lead: the leadership fell to it."""
    event, clause, sentence = scope
    last = last_named_programme(clause, sentence, reach=3) if is_lead_of_unnamed_work(event, clause) else None
    return _topic(last) if last is not None and is_work(last) else None


def _of_seat(scope: Scope) -> Target | None:
    """Return the council of the last sentences, where somebody took a seat and no other body is named."""
    event, clause, sentence = scope
    is_seat = event.rule == "obtain" and has_light_noun(clause, "seat") and bool(clause.of("date"))
    is_elsewhere = any(ph.role in ("loc", "gen", "on", "com") and ph.form is None for ph in clause.of("word"))
    last = last_named_programme(clause, sentence, reach=2) if is_seat and not is_elsewhere else None
    return _topic(last) if last is not None and is_forum(last) else None


def _of_participation_ended(scope: Scope) -> Target | None:
    """Return the programme of the last facts, where participation ended."""
    event, clause, sentence = scope
    if event.rule not in ENDING or not names_participation(clause):
        return None
    last = sentence.discourse.last_programme()
    stated = {value.programme for value in sentence.discourse.stated}
    return _topic(last) if last is not None and stated == {last.id} else None


def _of_signature(scope: Scope) -> Target | None:
    """Return the framework mentioned last, where somebody signed and the clause does not say what."""
    event, clause, sentence = scope
    are_several = sum(len(ph.ids) for ph in clause.of("country") if ph.role == "erg") > 1
    if event.rule != "sign" or event.is_verbal_noun or not (lacks_only_programme(clause) or are_several):
        return None
    last = sentence.discourse.last_programme()
    may_be_signed = last is not None and (last.kind == "framework" or _is_just_founded(last, sentence))
    return _topic(last, "left-out") if may_be_signed and lacks_signed_document(clause) else None


def _is_just_founded(programme: Programme, sentence: Sentence) -> bool:
    """Return whether the last sentence is about one centre or forum and dates it: it was founded in 2008."""
    is_only_one = sentence.discourse.programmes_of_last_sentence() == (programme,)
    may_have_members = programme.kind == "centre" or is_forum(programme)
    return is_only_one and may_have_members and bool(sentence.discourse.time.last_date)


def _of_admission(scope: Scope) -> Target | None:
    """Return the forum mentioned last, where a country's admission is the subject: Montenegro's admission followed."""
    event, clause, sentence = scope
    if event.rule != "admit" or not event.is_verbal_noun or event.trigger.role != "nom":
        return None
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= event.trigger.start), None)
    is_of_country = before is not None and before.kind == "country" and before.role in ("gen", "datgen", "agent")
    last = sentence.discourse.last_programme(reach=2) if is_of_country else None
    return _topic(last, "left-out") if last is not None and is_forum(last) else None


def _of_plan(scope: Scope) -> Target | None:
    """Return the last programme, where somebody plans to return, to participate or to send people."""
    event, clause, sentence = scope
    if event.rule != "plan":
        return None
    if (left := _operation_of_return(clause, sentence)) is not None:
        return _topic(left, "left-out")
    last = sentence.discourse.last_programme()
    is_considered = is_participation_planned(clause) and last is not None and not is_exercise(last)
    is_sent_to = names_deployment(clause) and last is not None and is_operation(last) and not event.is_verbal_noun
    return _topic(last, "left-out") if is_considered or is_sent_to else None


def _of_wave(scope: Scope) -> Target | None:
    """Return the programme of the last sentence, where countries entered it together: A was in the first wave."""
    event, clause, sentence = scope
    is_wave = event.rule in _ENTERING_TOGETHER and not event.is_verbal_noun and has_light_noun(clause, "wave")
    is_counted = is_wave and any(
        (a.text == _FIRST or reference.ORDINAL.match(a.text)) and "wave" in light_nouns.lights_of(b.text)
        for a, b in pairwise(clause.phrases)
    )
    last = last_named_programme(clause, sentence, reach=1) if is_counted and not clause.of("programme") else None
    return _topic(last) if last is not None and not (is_local(last) or is_exercise(last)) else None


def _of_unit(scope: Scope) -> Target | None:
    """Return the programme of the title, where its work began or ended in a country, or it gained a member."""
    event, clause, sentence = scope
    of_unit = sentence.discourse.unit.programme
    paying = of_unit or sentence.discourse.document.title_programme
    if paying is not None and is_local(paying) and event.rule in ("end", "begin") and is_work_in_country(clause):
        return _topic(paying)
    is_joined = of_unit is not None and event.rule == "become" and _is_further_member(of_unit, clause)
    return _topic(of_unit) if is_joined else None


def _of_optional_object(scope: Scope) -> Target | None:
    """Return the last programme, where the verb may lack its object: joined in 1994, was helped."""
    event, clause, sentence = scope
    is_noun_of_country = event.is_verbal_noun and event.rule in ("sign", "join") and event.trigger.role == "nom"
    is_noun_of_country = is_noun_of_country and bool(clause.of("country"))  # X's joining followed
    is_leading = event.rule == "do" and has_light_noun(clause, "leading") and _has_programme_noun_as_object(clause)
    is_of_verb = event.rule in _MAY_LEAVE_OUT_PROGRAMME and (
        event.rule not in _ENTERING or lacks_only_programme(clause)
    )
    if not is_noun_of_country and (event.is_verbal_noun or not (is_leading or is_of_verb)):
        return None
    last = sentence.discourse.last_programme()
    if last is None or (last.kind == "centre" and is_work_in_country(clause)):  # a centre is where it is
        return None
    is_other = any(programme_nouns.MEANS_EXERCISE.match(ph.text) for ph in clause.phrases if ph.kind == "word")
    return _topic(last, "left-out") if is_exercise(last) or not is_other else None


# The first rule that finds a programme decides.
_RULES = (
    _of_offer_or_help,
    _of_invitation,
    _of_label,
    _of_list,
    _of_founders,
    _of_leadership,
    _of_seat,
    _of_participation_ended,
    _of_signature,
    _of_admission,
    _of_plan,
    _of_wave,
    _of_unit,
    _of_optional_object,
)


def _is_participation_offered(clause: Clause) -> bool:
    """Return whether a country was offered participation or accession, with no programme or place named."""
    offered = [ph for ph in clause.of("word") if ph.role == "nom"]
    is_part = any("part" in light_nouns.lights_of(ph.text) or _is_accession(ph) for ph in offered)
    is_elsewhere = any(ph.role in ("loc", "on", "abl", "com", "gen") for ph in clause.of("word"))
    return is_part and not is_elsewhere and any(ph.role in DATIVE for ph in clause.of("country"))


def _is_accession(word: Phrase) -> bool:
    """Return whether a word is a verbal noun of joining: ჩართვა (engagement)."""
    return word.form is not None and word.form.kind == "join" and word.form.verb_form in ("noun", "either")


def _operation_of_return(clause: Clause, sentence: Sentence) -> Programme | None:
    """Return the operation that the last sentence says was left, where a clause is about the troops' return."""
    is_return = any(ph.form is not None and ph.form.lemma == lemmas.BRINGS_BACK for ph in clause.of("word"))
    last = sentence.discourse.last_programme(reach=1) if is_return else None
    stated = {(value.relation, value.programme) for value in sentence.discourse.stated}
    named = {code for ph in clause.of("country") if ph.role != "none" for code in ph.ids}
    is_own = {value.country for value in sentence.discourse.stated}.issuperset(named)
    is_left = last is not None and is_operation(last) and stated == {("withdrew", last.id)}
    return last if is_left and is_own else None


def _has_programme_noun_as_object(clause: Clause) -> bool:
    """Return whether a common noun for a programme is in the dative: lends leadership to the fund."""
    return any(ph.role in DATIVE and programme_nouns.PROGRAMME_NOUN.match(ph.text) for ph in clause.of("word"))


def _is_further_member(programme: Programme, clause: Clause) -> bool:
    """Return whether somebody becomes a further member of a programme: its seventh member was Algeria."""
    has_members = not (is_operation(programme) or is_exercise(programme) or is_local(programme))
    is_of_another = any(actors.ORGANISATION.match(ph.text) for ph in clause.of("word"))
    is_counted = any(reference.ORDINAL.match(ph.text) for ph in clause.of("word"))
    return has_members and is_counted and not is_of_another and has_light_noun(clause, "member")
