"""Which programme an event is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.frames import Event, governed, names_a_part
from kaext.pipes.relations.kinds import is_exercise, is_local, is_operation, is_work
from kaext.pipes.relations.nouns import (
    ITS,
    has_stand_in,
    is_attribute,
    is_carrying_out,
    is_draft_of_plan,
    is_founding,
    is_of_name,
    is_thing,
    is_with_country,
    programme_after,
)
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.scope import DATIVE, SUBJECT, Object, Scope, Sentence
from kaext.pipes.relations.speaking import (
    is_complete,
    is_denied,
    is_of_something_else,
    is_of_something_new,
    is_organisation,
    is_part_considered,
    is_work_there,
    joins_something_else,
    names_nothing_signed,
    sends,
    speaks_of,
)
from kaext.pipes.relations.words import actors, light_nouns, locations, pointing, postpositions, times, works

# How much less sure a programme is that stands in another clause.
_OF_MODEL, _SHARED = 0.95, 0.8
_DEPLOYING = frozenset({"send", "serve", "arrive", "take", "leave", "lead", "have", "continue", "end"})
_ENTERING = frozenset({"join", "sign", "conclude", "become", "leave", "arrive", "admit", "invite", "obtain", "be"})
_MAY_SHARE_PROGRAMME = frozenset(
    {"join", "leave", "take", "lead", "benefit", "carry", "finish", "send", "hold", "begin", "host"}
    | {"include", "provide", "be", "become", "plan", "give", "do", "label", "by", "serve", "sign", "fulfil", "agree"}
)
_MAY_LEAVE_OUT_PROGRAMME = frozenset({"benefit", "lead", "join", "arrive", "by", "enter"})
# What countries do at an exercise, and where they stand then.
_DONE_AT_EXERCISES = frozenset(
    {"serve", "provide", "take", "arrive", "send", "be", "have", "admit", "include", "visit", "begin"}
)
_DONE_THERE = _DONE_AT_EXERCISES | {"lead", "keep", "study"}
_COMING = SUBJECT | {"abl"}
# What is done about a programme is not done in it: heard about it; a decision about it is one of it.
_NOT_ABOUT = frozenset({"study", "serve", "visit", "unlisted"})
# What is said of a programme is not said of a meeting in it.
_OF_THE_PROGRAMME = frozenset({"host", "hold", "admit", "stop", "cease", "finish", "end", "leave"})
_OF_MEMBERS = frozenset({"be", "become", "represent", "any", "label", "appoint", "befall", "have", "keep", "unlisted"})
_OBLIQUE = frozenset({"place", "dative", "helped", "helper", "with"})
_IN_THEM = frozenset({"მათში", "ორივეში", "სამივეში"})
_POINTS_TO_PROGRAMME = frozenset({"მას", "მასში", "მისგან", "მათგან", "იქიდან", "აქ", "მათ"})
_GIVEN_UP = frozenset({"finish", "leave", "stop"})
_WHERE = frozenset({"აქ", "მასში"})
# In how many sentences a programme may be that a pronoun stands for; "within its framework" in fewer.
_FAR, _NEAR = 5, 2
_PARTIES = frozenset({"member", "host", "founder"})
# What countries do to a plan or document, which may then be "it".
_DONE_TO_PLANS = frozenset({"agree", "finish", "fulfil", "sign", "conclude", "carry", "begin"})
_DONE_TO_DRAFTS = frozenset({"agree", "plan", "finish", "sign", "conclude", "send"})
# Who cooperates does so with somebody, wherever that is.
_COOPERATES = "თანამშრომლობს"
_ADDED = frozenset({"შეემატება", "დაემატება", "შეუერთდება"})


def object_of(scope: Scope) -> Object | None:
    """Return the programme that an event is about: named, pointed back to, shared, or understood."""
    event, clause, sentence = scope
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= event.at.start), None)
    if event.is_verbal_noun and event.rule in _ENTERING and before is not None and is_organisation(before):
        return None
    found = _named_or_pointed(scope) or _of_content(scope) or _in_theatre(scope)
    if found is not None:
        return found
    if event.rule in _ENTERING and any(is_organisation(ph) for ph in clause.phrases):
        return None
    if clause.opener in SUBORDINATE and clause.antecedent is not None and clause.antecedent.kind == "programme":
        return Object(clause.antecedent.programmes, clause.antecedent, 0.95, "relative")
    if event.rule in ("join", "enter", "arrive") and is_of_something_else(clause):
        return None
    shared = _shared(scope)
    if shared is not None:
        return shared
    if sentence.entry_programme is not None:
        return Object((sentence.entry_programme,), None, 0.9, "entry")
    return _where_it_is_done(scope) or _spoken_of(scope)


def _named_or_pointed(scope: Scope) -> Object | None:
    """Return the programme that the clause, or the one whose verb it repeats, names or points back to."""
    event, clause, sentence = scope
    for place, share in ((clause, 1.0), (clause.model, _OF_MODEL)):
        if place is None:
            continue
        own = named(event, place)
        if own is not None and _is_where_hosted(own, event, place):
            continue
        if own is not None:
            return own._replace(confidence=own.confidence * share)
        if sentence.is_labelled and sentence.entry_programme is not None:
            return Object((sentence.entry_programme,), None, 0.9 * share, "entry")
        pointed = _pointed(event, place, sentence)
        if pointed is not None:
            return pointed._replace(confidence=pointed.confidence * share)
    return None


def _of_content(scope: Scope) -> Object | None:
    """Return the programme of the clause that says what was offered or planned."""
    event, clause, sentence = scope
    content = clause.content
    is_about = any(frame.relation in ("offered", "planned") for frame in event.frames[:1])
    if not is_about or content is None:
        return None
    is_said_of_nobody = content.opener == "that" and not clause.of("country")  # it is planned that Ukraine join
    if not is_said_of_nobody and is_of_something_new(content):
        return None
    what = named(event, content) or _meant_by_pronoun(content, sentence)
    if what is None or is_denied(content):
        return None
    return what._replace(confidence=what.confidence * _SHARED, how="content")


def _in_theatre(scope: Scope) -> Object | None:
    """Return the operation in a place that the clause names."""
    event, clause, sentence = scope
    if event.rule not in _DEPLOYING:
        return None
    years = [ph.ids[0].lstrip("./")[:4] for ph in clause.of("date") if ph.ids]
    places = [ph for ph in clause.phrases if event.rule != "leave" or ph.role in ("abl", "nom", "dat")]
    if event.rule == "arrive":  # who comes somewhere says so in the dative too
        places = [replace(ph, role="loc") if ph.kind == "word" and ph.role == "dat" else ph for ph in places]
    operation = sentence.discourse.operation_in(places, years[0] if years else "")
    return Object((operation,), None, 0.8, "theatre") if operation is not None else None


def _shared(scope: Scope) -> Object | None:
    """Return the programme of the clause before, where a verb may leave it out."""
    event, clause, sentence = scope
    before = clause.model.before if clause.model is not None and clause.before is clause.model else clause.before
    if before is None or _has_own_object(event, clause) or _is_with_organisation(event, clause):
        return None
    earlier = named(event, before) or _named_before(event, sentence)
    if event.rule == "join" and joins_something_else(clause):
        return None
    if earlier is None and event.needs_source and _is_left_at_once(event, clause):
        earlier = named(replace(event, needs_source=False), before)
    if (
        earlier is None and event.rule in ("leave", "join") and before.before is not None
    ):  # joined, left it, joined again
        earlier = named(event, before.before)
    if earlier is None and event.rule in ("leave", "take", "study"):
        earlier = _pointed(event, before, sentence)
    is_idle = event.rule == "serve" and not any(ph.head_kind == "actor" for ph in clause.of("country"))
    if earlier is None or is_idle:
        return None
    may_share = event.rule in _MAY_SHARE_PROGRAMME or (event.rule == "admit" and speaks_of(clause, "membership"))
    may_share = may_share or (event.rule == "admit" and (speaks_of(clause, "help") or _is_asked_for(before)))
    may_share = may_share or (event.rule in ENDING and before.opener == "relative")
    may_share = may_share or (event.rule in ENDING and names_a_part(before))
    may_share = may_share or (event.rule == "refuse" and speaks_of(clause, "consent"))
    if clause.opener == "stop" and event.rule in _DONE_AT_EXERCISES:
        may_share = may_share or is_exercise(earlier.programmes[-1])
    exercises = tuple(programme for programme in earlier.programmes if is_exercise(programme))
    earlier = earlier._replace(programmes=exercises or earlier.programmes)
    return earlier._replace(confidence=earlier.confidence * _SHARED, how="shared") if may_share else None


def _where_it_is_done(scope: Scope) -> Object | None:
    """Return the exercise, operation or school spoken of where the clause says what was done there, or left."""
    event, clause, sentence = scope
    coming = _COMING | (DATIVE if event.is_inverted else frozenset())
    meets = any(works.MEETING.match(ph.text) for ph in clause.phrases if ph.kind == "word")
    if any(ph.role == "com" and actors.ORGANISATION.match(ph.text) for ph in clause.phrases if ph.kind == "word"):
        return None
    is_with_others = event.at.form is not None and event.at.form.lemma == _COOPERATES
    is_at_exercise = event.rule in _DONE_AT_EXERCISES or (event.rule == "host" and not meets)
    if is_at_exercise and not is_with_others and any(ph.role in coming for ph in clause.of("country")):
        exercise = exercise_spoken_of(event, clause, sentence)
        if exercise is not None:
            return exercise
    if event.rule in _DONE_THERE and not is_with_others:
        there = spoken_of_as_there(clause, sentence, is_school=event.rule == "study")
        if there is not None:
            return there
    if (event.rule == "begin" and _begins_to_serve(clause)) or (event.rule == "send" and _they_send(clause)):
        last = sentence.discourse.last_programme(reach=1)
        return Object((last,), None, 0.75, "topic") if last is not None and is_operation(last) else None
    has_troops = any(ph.kind == "word" and actors.UNIT.match(ph.text) for ph in clause.phrases)
    has_them = any(ph.text == "ისინი" for ph in clause.phrases) and any(ph.role == "erg" for ph in clause.phrases)
    sources = [ph for ph in clause.phrases if ph.role in ("abl", "loc") and ph.kind != "date"]
    if event.rule == "leave" and (speaks_of(clause, "home") or ((has_troops or has_them) and not sources)):
        last = sentence.discourse.last_programme(reach=3 if has_them else 2)
        if last is not None and is_operation(last):
            return Object((last,), None, 0.75, "topic")
    return None


def _spoken_of(scope: Scope) -> Object | None:
    """Return the programme spoken of last, where a clause lacks nothing but its name."""
    event, clause, sentence = scope
    if _has_own_object(event, clause):
        return None
    is_offer = any(frame.relation == "offered" for frame in event.frames[:1])
    is_granted = event.rule in ("admit", "obtain", "grant") and speaks_of(clause, "membership")
    if (is_offer or is_granted) and any(pointing.SUCH.match(ph.text) for ph in clause.phrases):
        last = _last_named(clause, sentence)
        return Object((last,), None, 0.75, "topic") if last is not None else None
    if event.rule == "label":
        last = sentence.discourse.last_programme(reach=6) or sentence.discourse.meant_by(works.LED)
        is_apt = last is not None and (event.frames[0].relation != "hosted" or is_exercise(last))
        return Object((last,), None, 0.75, "topic") if last is not None and is_apt else None
    if event.rule in ENDING and names_a_part(clause) and sentence.discourse.stated:
        last = sentence.discourse.last_programme()
        is_it = last is not None and {v.programme for v in sentence.discourse.stated} == {last.id}
        return Object((last,), None, 0.75, "topic") if last is not None and is_it else None
    is_named = event.is_verbal_noun and event.rule in ("sign", "join") and event.at.role == "nom"
    is_named = is_named and bool(clause.of("country"))
    if event.rule in ("join", "arrive", "sign", "enter") and not is_named and not is_complete(clause):
        return None
    last_signed = sentence.discourse.last_programme() if event.rule == "sign" and not event.is_verbal_noun else None
    if last_signed is not None and last_signed.kind == "framework" and names_nothing_signed(clause):
        return Object((last_signed,), None, 0.7, "topic")
    if event.rule == "plan" and (left := _left_for_return(clause, sentence)) is not None:
        return Object((left,), None, 0.7, "topic")
    if event.rule == "plan" and is_part_considered(clause):
        last = sentence.discourse.last_programme()
        return Object((last,), None, 0.7, "topic") if last is not None and not is_exercise(last) else None
    of_unit = sentence.discourse.unit.programme
    if of_unit is not None and is_local(of_unit) and event.rule in ("end", "begin") and is_work_there(clause):
        return Object((of_unit,), None, 0.75, "topic")
    if of_unit is not None and event.rule == "become" and _is_member_of_it(of_unit, clause):
        return Object((of_unit,), None, 0.75, "topic")
    may_be_left_out = is_named or event.rule in _MAY_LEAVE_OUT_PROGRAMME or (event.rule == "plan" and sends(clause))
    if may_be_left_out and (is_named or not event.is_verbal_noun):
        last = sentence.discourse.last_programme()
        is_other = any(works.MEANS_EXERCISE.match(ph.text) for ph in clause.phrases if ph.kind == "word")
        if last is not None and (is_exercise(last) or not is_other) and (event.rule != "plan" or is_operation(last)):
            return Object((last,), None, 0.7, "topic")
    return None


def _left_for_return(clause: Clause, sentence: Sentence) -> Programme | None:
    """Return the operation that the sentence before says was left, where a clause speaks of the troops' return."""
    is_return = any(ph.form is not None and ph.form.lemma == "დააბრუნებს" for ph in clause.of("word"))
    last = sentence.discourse.last_programme(reach=1) if is_return else None
    told = {(value.relation, value.programme) for value in sentence.discourse.stated}
    named = {code for ph in clause.of("country") if ph.role != "none" for code in ph.ids}
    is_own = {value.country for value in sentence.discourse.stated}.issuperset(named)
    is_left = last is not None and is_operation(last) and told == {("withdrew", last.id)}
    return last if is_left and is_own else None


def _is_member_of_it(programme: Programme, clause: Clause) -> bool:
    """Tell whether somebody becomes a member of what a section is about: its seventh member was Algeria."""
    has_members = not (is_operation(programme) or is_exercise(programme) or is_local(programme))
    is_of_another = any(actors.ORGANISATION.match(ph.text) for ph in clause.of("word"))
    is_counted = any(pointing.ORDINAL.match(ph.text) for ph in clause.of("word"))
    return has_members and is_counted and not is_of_another and speaks_of(clause, "member")


def _is_with_organisation(event: Event, clause: Clause) -> bool:
    """Tell whether a cooperation is with the Alliance or another organisation, not in a programme."""
    is_cooperation = event.at.form is not None and event.at.form.lemma == _COOPERATES
    return is_cooperation and any(ph.role == "com" and actors.ORGANISATION.match(ph.text) for ph in clause.of("word"))


def _has_own_object(event: Event, clause: Clause) -> bool:
    """Tell whether a clause says of something unnamed what its verb says: attends exercises, an office was opened."""
    words = [ph for ph in clause.phrases if ph.kind == "word" and ph.form is None and ph is not event.at]
    if event.rule == "lead":
        return any(works.LED_ELSEWHERE.match(ph.text) and ph.role in DATIVE for ph in words)
    if event.rule == "be":
        is_ally = any(a.text in ITS and actors.ALLY.match(b.text) for a, b in pairwise(clause.phrases))
        return is_ally and clause.before is not None and bool(clause.before.of("country"))
    if event.rule == "take":
        return any(works.MANY_WORKS.match(ph.text) for ph in words)
    form = event.at.form
    is_set_up = form is not None and form.lemma in _SET_UP
    return is_set_up and any(
        locations.INSTITUTION.match(ph.text) and ph.role in ("nom", "dat") for ph in clause.of("word")
    )


# What is done to institutions.
_SET_UP = frozenset(
    {"გაიხსნება", "გააღებს", "შეიქმნება", "დაფუძნდება", "დაარსდება", "ჩამოყალიბდება", "ამუშავდება", "ფუნქციონირებს"}
)


# What ends where a part in something does.
ENDING = frozenset({"end", "cease"})


def _is_left_at_once(event: Event, clause: Clause) -> bool:
    """Tell whether a clause says no more than that somebody went out, and when: joined it, and left in 2005."""
    others = [ph for ph in clause.phrases if ph is not event.at and ph.kind == "word" and ph.text[0].isalnum()]
    return bool(clause.of("date")) and all(ph.role in ("bare", "adv") for ph in others) and not clause.of("country")


def _is_asked_for(before: Clause) -> bool:
    """Tell whether a clause says that somebody turned to a programme, so that what came then is from it."""
    return any(ph.form is not None and ph.form.lemma == "მიმართავს" for ph in before.phrases)


def _they_send(clause: Clause) -> bool:
    """Tell whether those just spoken of sent troops, and no place says where to: both sent a ship each."""
    words = clause.of("word")
    they = any(ph.text in pointing.PRONOUNS and pointing.PRONOUNS[ph.text][0] in ("erg", "nom") for ph in words)
    is_elsewhere = any(ph.role not in SUBJECT for ph in clause.of("country"))
    is_elsewhere = is_elsewhere or any(ph.role in ("loc", "ben", "all", "abl") for ph in words)
    return they and not is_elsewhere and any(actors.TROOPS.match(ph.text) for ph in words)


def _begins_to_serve(clause: Clause) -> bool:
    """Tell whether a country's people began what is done in operations, and no place says where: began to patrol."""
    has_people = any(ph.head_kind == "actor" and ph.role in ("nom", "erg") for ph in clause.of("country"))
    is_elsewhere = any(ph.role == "loc" for ph in clause.phrases if ph.kind in ("word", "country"))
    nouns = (ph.form.kind for ph in clause.phrases if ph.form is not None and ph.form.shape == "noun")
    return has_people and not is_elsewhere and "serve" in nouns


def _meant_by_pronoun(clause: Clause, sentence: Sentence) -> Object | None:
    """Return the programme that a pronoun of a content clause stands for: whether to join it."""
    it = next((ph for ph in clause.phrases if ph.text in ("მას", "მასში")), None)
    last = sentence.discourse.last_programme(reach=2) if it is not None and not clause.of("country") else None
    return Object((last,), it, 0.85) if last is not None else None


def spoken_of_as_there(clause: Clause, sentence: Sentence, *, is_school: bool = False) -> Object | None:
    """Return the operation or exercise (or school) that the last sentences were about, where a clause says "there"."""
    if not speaks_of(clause, "there"):
        return None
    here = [ph for ph in sentence.row if ph.kind == "programme" and ph.end < clause.phrases[0].start]
    last = here[-1].programmes[-1] if here else sentence.discourse.last_programme(reach=2)
    if last is None or not (is_operation(last) or is_exercise(last) or (is_school and last.kind == "centre")):
        return None
    return Object((last,), None, 0.75, "topic")


def exercise_spoken_of(event: Event, clause: Clause, sentence: Sentence) -> Object | None:
    """Return the exercise that this and the last sentences were about, unless the clause is about another place."""
    here = [ph for ph in sentence.row if ph.kind == "programme" and ph.end < event.at.start]
    is_apart = bool(here) and here[-1].is_dependent and any(ph is here[-1] for ph in clause.phrases)
    if is_apart or _is_in_another_year(clause):
        return None
    last = here[-1].programmes[-1] if here else sentence.discourse.last_programme(reach=4)
    places = [ph.text for ph in clause.phrases if ph.kind == "word" and ph.role == "loc"]
    is_elsewhere = any(text not in pointing.PRONOUNS and not works.PROGRAMME_NOUN.match(text) for text in places)
    is_elsewhere = is_elsewhere or any(works.OTHER_WORK.match(ph.text) for ph in clause.phrases if ph.kind == "word")
    if last is None or not is_exercise(last) or is_elsewhere:
        return None
    return Object((last,), None, 0.75, "topic")


def _is_in_another_year(clause: Clause) -> bool:
    """Tell whether a clause speaks of the year before or after: of another exercise of the kind."""
    return any(times.NEXT_TO.match(a.text) and times.YEAR_NOUN.match(b.text) for a, b in pairwise(clause.phrases))


def _named_before(event: Event, sentence: Sentence) -> Object | None:
    """Return what the sentence has named last, for who leads the work that it speaks of."""
    if event.rule not in ("be", "lead", "label"):
        return None
    found = [ph for ph in sentence.row if ph.kind == "programme" and not ph.is_dependent and ph.end < event.at.start]
    return Object(found[-1].programmes[-1:], found[-1], 0.95) if found else None


def _is_where_hosted(own: Object, event: Event, clause: Clause) -> bool:
    """Tell whether a clause about an exercise names the centre where it is held: which X hosted at JTEC."""
    is_about_exercise = clause.antecedent is not None and any(map(is_exercise, clause.antecedent.programmes))
    is_elsewhere = own.at is not None and own.at.role == "loc" and not is_exercise(own.programmes[-1])
    return clause.opener == "relative" and event.rule in ("host", "hold") and is_about_exercise and is_elsewhere


def named(event: Event, clause: Clause) -> Object | None:
    """Return the programme that the clause names; one that only frames the event where there is no other."""
    before = governed(clause)
    found = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.at.start in before:
        found = [ph for ph in found if ph.start in before[event.at.start]] or found
    else:
        apart = {start for starts in before.values() for start in starts}
        found = [ph for ph in found if ph.start not in apart]
    first = event.frames[0] if event.frames else None
    is_led_by = first is not None and (first.relation, first.slot) == ("participates", "by")
    if first is not None and not is_led_by and first.slot in ("subject", "by", "label", "actor"):
        found = [ph for ph in found if ph.role != "erg" or any(f.relation == "beneficiary" for f in event.frames)]
    is_part_in = event.rule == "take" and first is not None and first.relation == "participates"
    if event.rule in _NOT_ABOUT or is_part_in:
        found = [ph for ph in found if not _is_only_told_of(ph, clause)]
    if event.needs_source:
        found = [ph for ph in found if ph.role in ("abl", "from") or ph.head.endswith(("დან", "დანაც"))]
    if event.rule in _OF_THE_PROGRAMME:
        found = [ph for ph in found if ph.head_kind != "meeting" and not is_exercise_of_centre(ph)]
    if event.rule not in _OF_MEMBERS:  # a member state of X joined Y
        found = [ph for ph in found if ph.head_kind != "member"] or found
    core = [ph for ph in found if ph.role != "frame"] or found
    if event.rule in ("host", "hold"):
        core = [ph for ph in core if is_exercise(ph.programmes[-1])] or core
    if len(core) > 1:
        core = [ph for ph in core if ph.role not in ("gen", "datgen", "bare") or ph.head_kind] or core
    if not core:
        return None
    if event.at.form is not None and event.at.form.shape == "participle" and event.is_verbal_noun:
        core = [ph for ph in core if ph.start > event.at.start][:1] or core
    elif event.is_verbal_noun and clause.has_verb:
        earlier = [ph for ph in core if ph.start < event.at.start]
        core = earlier[-1:] or core[:1]
    programmes = tuple({programme.id: programme for programme in programmes_of(core)}.values())
    return Object(programmes, core[0], 0.95 if core[0].role == "frame" else 1.0)


def _is_only_told_of(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether "about" follows a programme: heard about it."""
    following = next((ph for ph in clause.phrases if ph.start >= phrase.end), None)
    return following is not None and postpositions.ABOUT.match(following.text) is not None


def is_exercise_of_centre(phrase: Phrase) -> bool:
    """Tell whether what a phrase speaks of is an exercise of a centre: who hosts that does not host the centre."""
    return works.MEANS_EXERCISE.match(phrase.head) is not None and phrase.programmes[-1].kind == "centre"


def _pointed(event: Event, clause: Clause, sentence: Sentence) -> Object | None:
    """Return the programme that a generic noun or a pronoun of the clause points back to."""
    phrases = clause.phrases
    for index, phrase in enumerate(phrases):
        is_verb = phrase.form is not None and phrase.form.shape == "finite"
        if phrase.kind != "word" or is_verb:
            continue
        if works.THIS_HELP.match(phrase.text) and index and pointing.DEMONSTRATIVE.match(phrases[index - 1].text):
            last = sentence.discourse.last_programme(reach=_NEAR)
            if last is not None and is_work(last):
                return Object((last,), phrase, 0.85, "noun")
        if (
            any(postpositions.APART_FROM.match(ph.text) for ph in phrases[index + 1 : index + 2])
            and phrase.role == "gen"
        ):
            continue
        is_draft = event.rule in _DONE_TO_DRAFTS and is_draft_of_plan(phrases, index)
        if not (is_draft or works.POINTS_BACK.match(phrase.text)):
            continue
        if event.needs_source and phrase.role not in ("abl", "from"):
            continue
        if event.rule in _GIVEN_UP and phrase.role == "gen" and is_thing(phrases[index + 1 : index + 2]):
            continue
        is_owner = event.rule in _OF_THE_PROGRAMME and phrase.role == "gen"
        if is_owner and any(
            works.MEANS_EXERCISE.match(ph.text) or works.MEETING.match(ph.text) for ph in phrases[index + 1 : index + 3]
        ):
            continue
        beside = [ph.text for ph in phrases[max(0, index - 3) : index]]
        is_definite = any(pointing.DEMONSTRATIVE.match(text) for text in beside)
        if any(pointing.ANOTHER.match(text) for text in beside[-1:]) or is_of_name(phrase, sentence.row):
            continue
        if not is_definite and (whose := programme_after(phrase, sentence.row)) is not None:
            if event.rule == "lead" and whose.role == "erg":
                return Object(whose.programmes[-1:], phrase, 0.85, "noun")
            continue
        is_plural = "ებ" in phrase.text[3:] and not phrase.text.startswith("მანევრ")
        if is_plural and not is_definite and sentence.discourse.unit.programme is None:
            continue
        if not is_definite and (_is_set_up_there(phrase, event, clause) or works.ONLY_THIS.match(phrase.text)):
            continue
        if not is_definite and works.TALK.match(phrase.text) and is_with_country(clause):
            continue
        before = [ph for ph in sentence.row if ph.start < phrase.start]
        meant = sentence.discourse.meant_by(phrase.text, before)
        if meant is not None:
            return Object((meant,), phrase, 0.9 if is_definite else 0.85, "noun")
    for index, phrase in enumerate(phrases):
        nouns = phrases[index + 1 : index + 3] if phrase.text in ITS else ()
        is_framed = any(postpositions.FRAME.match(noun.text) for noun in nouns[:1])  # within its framework
        are_parties = any(light_nouns.lights_of(noun.text) & _PARTIES for noun in nouns) and not _is_of_country(
            nouns, sentence
        )
        is_founded = event.rule in ("sign", "conclude") and any(is_founding(noun) for noun in nouns[:1])
        is_begun_there = event.rule in ("begin", "continue") and any(map(is_carrying_out, nouns[:1]))
        if is_framed or are_parties or is_founded or is_begun_there:
            last = _last_named(clause, sentence, reach=_NEAR if is_framed else _FAR)
            if last is not None:
                return Object((last,), phrase, 0.85, "pronoun")
    them = next((ph for ph in phrases if ph.text in _IN_THEM), None)
    if them is not None and clause.of("country") and len(told := sentence.discourse.told_together()) > 1:
        return Object(told, them, 0.8, "pronoun")
    is_of_country = clause.antecedent is not None and clause.antecedent.kind == "country"
    if clause.of("country") or event.needs_source or has_stand_in(clause) or is_of_country:
        is_told_who = event.rule in _DONE_TO_PLANS and any(ph.role == "erg" for ph in phrases)
        is_given = bool(clause.of("country")) and all(ph.role in DATIVE for ph in clause.of("country"))
        for index, phrase in enumerate(phrases):
            are_oblique = [f.slot in _OBLIQUE for f in event.frames]
            is_acting = phrase.text in ("მან", "ის", "იგი") and (all(are_oblique) or (is_given and any(are_oblique)))
            is_it = phrase.text == "იგი" or (phrase.text == "ის" and not is_attribute(index, phrases))
            is_held = is_it and (event.rule in ("by", "hold") or is_told_who)
            if phrase.kind == "word" and (is_acting or is_held or phrase.text in _POINTS_TO_PROGRAMME):
                if phrase.text == "მათ" and event.at.form is not None and event.at.form.lemma not in _ADDED:
                    continue
                if event.rule == "leave" and phrase.text in _WHERE:  # what they left there is something else
                    continue
                last = _last_named(clause, sentence)
                if last is not None:
                    return Object((last,), phrase, 0.85, "pronoun")
    return None


def _is_of_country(nouns: Sequence[Phrase], sentence: Sentence) -> bool:
    """Tell whether "its partner" is that of the country that has just been told of, rather than a programme's."""
    is_ally = any(actors.ALLY.match(noun.text) for noun in nouns)
    here = [ph for ph in sentence.row if ph.kind == "country" and ph.end <= nouns[0].start]
    return is_ally and bool(here or sentence.discourse.subject(reach=1))


def _is_set_up_there(noun: Phrase, event: Event, clause: Clause) -> bool:
    """Tell whether a clause says for the first time that there is a centre in a country: a centre opened in France."""
    is_set_up = (
        event.at.form is not None and event.at.form.lemma in _SET_UP and works.CENTRE.match(noun.text) is not None
    )
    return is_set_up and noun.role == "nom" and any(ph.role == "loc" for ph in clause.of("country"))


def _last_named(clause: Clause, sentence: Sentence, *, reach: int = _FAR) -> Programme | None:
    """Return the programme named last before a clause, in its sentence or in so many sentences before."""
    before = clause.before
    while before is not None:
        named = [ph for ph in before.of("programme") if not ph.is_dependent]
        if named:
            return named[-1].programmes[-1]
        acting = [
            ph for ph in before.phrases if ph.kind == "word" and ph.role == "erg" and works.POINTS_BACK.match(ph.text)
        ]
        if acting:  # a project that has no name did something
            return sentence.discourse.meant_by(acting[-1].text)
        before = before.before
    here = [ph for ph in sentence.row if ph.kind == "programme" and ph.end < clause.phrases[0].start]
    here = [ph for ph in here if not ph.is_dependent]
    return here[-1].programmes[-1] if here else sentence.discourse.last_programme(reach=reach)
