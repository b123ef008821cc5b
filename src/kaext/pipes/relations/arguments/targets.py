"""The programmes that an event is about: named in its clause, referred to, shared with another clause, or the topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.arguments.anaphora import (
    last_named_programme,
    resolve_anaphor,
    resolve_pronoun_in_complement,
)
from kaext.pipes.relations.arguments.clause_content import (
    ABOUT_WHOLE_PROGRAMME,
    ENDING,
    enters_organisation,
    has_light_noun,
    has_new_topic,
    has_unnamed_object,
    is_about_their_deployment,
    is_cooperation,
    is_lead_of_unnamed_work,
    is_negated,
    is_organisation_or_allies,
    is_relative_to_unnamed_thing,
    is_request_to_programme,
    is_with_organisation,
    joins_unnamed_thing,
)
from kaext.pipes.relations.arguments.elided import joined_operation, may_be_subject
from kaext.pipes.relations.arguments.exercise_topics import DONE_AT_EXERCISES
from kaext.pipes.relations.arguments.scope import Scope, Sentence, Target
from kaext.pipes.relations.arguments.topics import says_among_them, target_of_group, topic_target
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.phrases import DATIVE, PLACE, UNMARKED, Phrase, phrase_after
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.events import names_participation
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.predication.presupposition import presupposed_arguments
from kaext.pipes.relations.programme_kinds import is_agreed, is_exercise, is_operation, is_plan, is_work
from kaext.pipes.relations.words import actors, connectives, lemmas, postpositions, programme_nouns, reference, times

# Verbs of what is done in operations, and of entering a programme or an organisation.
_DEPLOYING = frozenset({"send", "serve", "arrive", "take", "leave", "lead", "have", "continue", "end"})
_ENTERING = frozenset({"join", "sign", "conclude", "become", "leave", "arrive", "admit", "invite", "obtain", "be"})
# Verbs that may share the programme of the clause before.
_MAY_SHARE_PROGRAMME = frozenset(
    {"join", "leave", "take", "lead", "benefit", "carry", "finish", "send", "hold", "begin", "host"}
    | {"include", "provide", "be", "become", "plan", "give", "do", "label", "by", "serve", "sign", "fulfil", "agree"}
)
# Verbs of how others contribute to help that somebody received.
_BRINGING = frozenset({"send", "give", "lead"})
# Verbs of agreeing and planning, beside which "about" a programme can mean entering it: signed an agreement about it.
# Beside others it does not: heard, sent a letter, finished a debate about it.
_ABOUT = frozenset({"sign", "agree", "conclude", "decide", "plan", "offer", "invite", "obtain", "talk"})
_ABOUT_ENTERING = frozenset({"offered", "planned"})
# Verbs that say something of a member of X as such. Others do not: a member of X joined Y.
_OF_MEMBERS = frozenset({"be", "become", "represent", "any", "label", "appoint", "befall", "have", "keep", "unlisted"})


def target_of(scope: Scope) -> Target | None:
    """Return the programmes that an event is about: named, referred to, shared or the topic; None if there are none."""
    event, clause, sentence = scope
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= event.trigger.start), None)
    if event.is_verbal_noun and event.rule in _ENTERING and before is not None and is_organisation_or_allies(before):
        return None
    if event.rule in _ENTERING and enters_organisation(event, clause):
        return None
    if clause.antecedent is not None and clause.antecedent.kind == "programme" and _is_where_clause(clause):
        return Target.inferred(clause.antecedent.programmes, clause.antecedent, "relative")
    found = _named_or_resolved(scope) or _of_complement(scope) or _in_theatre(scope)
    if found is not None:
        return _enclosing_target(found, event, clause) or found
    if event.rule == "be" and says_among_them(clause):
        return target_of_group(scope)
    if event.rule == "be" and has_light_noun(clause, "within") and not has_light_noun(clause, "guest"):
        return None  # in the ranks of something else
    if event.rule in _ENTERING and any(is_organisation_or_allies(ph) for ph in clause.phrases):
        return None
    if (antecedent := _antecedent_programme(clause)) is not None:
        return Target.inferred(antecedent.programmes, antecedent, "relative")
    if (pointed := _framework_document(scope) or _phase(scope)) is not None:
        return pointed
    if event.rule in ("join", "enter", "arrive") and is_relative_to_unnamed_thing(clause):
        return None
    shared = _trained_at(scope) or _shared(scope)
    if shared is not None:
        return shared
    if sentence.entry.programme is not None and not sentence.entry.is_enclosed:
        return Target.inferred((sentence.entry.programme,), None, "entry")
    return topic_target(scope)


def _antecedent_programme(clause: Clause) -> Phrase | None:
    """Return the programme that a clause, or the one whose verb it repeats, modifies as a relative clause."""
    is_gapped = clause.gap_antecedent is not None and clause.connective not in SUBORDINATE
    relative = clause.gap_antecedent if clause.gap_antecedent is not None and is_gapped else clause
    antecedent = relative.antecedent if relative.connective in SUBORDINATE else None
    return antecedent if antecedent is not None and antecedent.kind == "programme" else None


def _framework_document(scope: Scope) -> Target | None:
    """Return the Partnership for Peace for a relative clause about its framework document, which Malta accepted."""
    whole = scope.clause.antecedent if scope.clause.connective == "relative" else None
    if whole is None or whole.kind != "word" or not programme_nouns.FRAMEWORK_DOCUMENT.match(whole.text):
        return None
    programme = scope.sentence.discourse.resolve_noun(whole.text)
    return Target.inferred((programme,), whole, "noun") if programme is not None else None


def _phase(scope: Scope) -> Target | None:
    """Return the programme for a relative clause about a phase of it: the first phase, which lasted till 2007."""
    _, clause, sentence = scope
    whole = clause.antecedent if clause.connective == "relative" else None
    if whole is None or whole.kind != "word" or not programme_nouns.PHASE.match(whole.text):
        return None
    if not any(connectives.RELATIVE.match(ph.text) and ph.role == "nom" for ph in clause.of("word")):
        return None
    owner = next((ph for ph in reversed(sentence.phrases) if ph.end <= whole.start and not _counts(ph)), None)
    if owner is not None and owner.role == "gen" and not programme_nouns.POINTS_BACK.match(owner.text):
        return None  # the first phase of the war
    programme = sentence.discourse.resolve_noun(whole.text)
    return Target.inferred((programme,), whole, "noun") if programme is not None else None


def _counts(phrase: Phrase) -> bool:
    """Return whether a word only says which phase is meant: the first, I."""
    return phrase.kind == "word" and (phrase.role == "bare" or reference.ORDINAL.match(phrase.text) is not None)


def _is_where_clause(clause: Clause) -> bool:
    """Return whether a relative clause with "where" modifies a programme and names none itself."""
    is_where = clause.connective == "relative" and connectives.WHERE.match(clause.phrases[0].text) is not None
    return is_where and not clause.of("programme")


def _enclosing_target(found: Target, event: Event, clause: Clause) -> Target | None:
    """Return the programme within which an event took place that is only named after a programme: X, within which …."""
    whole = clause.antecedent
    if not event.is_impersonal or found.mention is None or found.mention.head_kind != "event" or whole is None:
        return None
    is_within = any(
        connectives.RELATIVE.match(a.text) and postpositions.FRAME.match(b.text) for a, b in pairwise(clause.phrases)
    )
    return Target.inferred(whole.programmes, whole, "relative") if is_within and whole.kind == "programme" else None


def _named_or_resolved(scope: Scope) -> Target | None:
    """Return the programme that the clause, or the one whose verb it repeats, names or refers to."""
    event, clause, sentence = scope
    for place, share in ((clause, 1.0), (clause.gap_antecedent, claim("programme", case="of-model"))):
        if place is None:
            continue
        own = named_target(event, place)
        if own is not None and (_is_venue(own, event, place) or _is_another_exercise(own, event, clause, place)):
            continue
        if own is not None:
            return own._replace(confidence=own.confidence * share)
        if sentence.is_labelled and sentence.entry.programme is not None:
            of_entry = Target.inferred((sentence.entry.programme,), None, "entry")
            return of_entry._replace(confidence=of_entry.confidence * share)
        pointed = resolve_anaphor(event, place, sentence)
        if pointed is not None:
            return pointed._replace(confidence=pointed.confidence * share)
    return None


def _of_complement(scope: Scope) -> Target | None:
    """Return the programme of the clause that says what was offered or planned."""
    event, clause, sentence = scope
    content = clause.complement
    if content is None:
        return None
    if content.connective == "dash" and event.frames and event.frames[0].relation == "hosted":
        return _exercise_after_colon(event, content)
    if not any(frame.relation in ("offered", "planned") for frame in event.frames[:1]):
        return None
    lacks_country = content.connective == "that" and not clause.of("country")  # it is planned that Ukraine join
    if not lacks_country and has_new_topic(content):
        return None
    target = named_target(event, content) or resolve_pronoun_in_complement(content, sentence)
    if target is None or is_negated(content):
        return None
    return _as_complement(target)


def _exercise_after_colon(event: Event, content: Clause) -> Target | None:
    """Return the exercise that a colon introduces after somebody is said to have hosted: was the host: X lasted …."""
    target = named_target(event, content)
    is_it = target is not None and target.mention is not None and target.mention.role in ("nom", "bare")
    is_it = is_it and target is not None and all(map(is_exercise, target.programmes))
    return _as_complement(target) if target is not None and is_it else None


def _as_complement(target: Target) -> Target:
    """Return a target as that of a complement clause, with less confidence."""
    return target._replace(confidence=target.confidence * claim("programme", "content"), how="content")


def _in_theatre(scope: Scope) -> Target | None:
    """Return the operation in the theatre that the clause names."""
    event, clause, sentence = scope
    if event.rule not in _DEPLOYING:
        return None
    years = [ph.ids[0].lstrip("./")[:4] for ph in clause.of("date") if ph.ids]
    is_leaving = event.rule == "leave"
    # Where people come from is no theatre: soldiers from Bosnia.
    places = [ph for ph in clause.phrases if (ph.role in ("abl", "nom", "dat") if is_leaving else ph.role != "abl")]
    if event.rule == "arrive":  # who comes somewhere says so in the dative too
        places = [replace(ph, role="loc") if ph.kind == "word" and ph.role == "dat" else ph for ph in places]
    if event.rule == "arrive" and clause.gap_antecedent is not None:  # B in August: to where A had come
        places += [ph for ph in clause.gap_antecedent.of("word") if ph.role == "loc"]
    last = last_named_programme(clause, sentence, reach=1)
    operation = sentence.discourse.operation_in(places, years[0] if years else "", preferred=last)
    return Target.inferred((operation,), None, "theatre") if operation is not None else None


def _trained_at(scope: Scope) -> Target | None:
    """Return the exercise named before the centre that led it, where a clause says who trained."""
    event, clause, sentence = scope
    if event.trigger.form is None or event.trigger.form.lemma != lemmas.TRAINS or clause.parent is None:
        return None
    named_here = [ph for ph in sentence.phrases if ph.kind == "programme" and ph.end <= event.trigger.start]
    exercises = [ph for ph in named_here if is_exercise(ph.programmes[-1])]
    is_led = bool(exercises) and named_here[-1].programmes[-1].kind == "centre"
    return Target.inferred(exercises[-1].programmes[-1:], exercises[-1], "shared", "exercise") if is_led else None


def _shared(scope: Scope) -> Target | None:
    """Return the programme of the clause before, where a verb may leave it out."""
    event, clause, sentence = scope
    before = _clause_before(clause)
    if before is None or has_unnamed_object(event, clause) or _is_with_organisation(event, clause):
        return None
    if event.rule == "leave" and _is_country_left(clause):
        return None
    if _is_of_other_organisation(event, clause) or (event.rule == "join" and joins_unnamed_thing(clause)):
        return None
    earlier = _target_before(event, clause, before, sentence)
    is_idle = event.rule == "serve" and not any(ph.head_kind == "actor" for ph in clause.of("country"))
    is_idle = is_idle and not has_light_noun(clause, "leader")  # stood at the head
    is_idle = is_idle and not (clause.of("date") and joined_operation(before, clause))
    is_idle = is_idle and not (earlier is not None and _works_in_turn(earlier, clause, before))
    if earlier is None or is_idle or not _may_be_shared(earlier, event, clause, before):
        return None
    exercises = tuple(programme for programme in earlier.programmes if is_exercise(programme))
    earlier = earlier._replace(programmes=exercises or earlier.programmes)
    return earlier._replace(confidence=earlier.confidence * claim("programme", "shared", "named"), how="shared")


def _works_in_turn(earlier: Target, clause: Clause, before: Clause) -> bool:
    """Return whether a project works in one country after another: in A it worked till 2010, in B it still does.

    Both clauses name the place, and the second has no other subject.
    """
    is_subject = (
        earlier.mention is not None and earlier.mention.role in UNMARKED and all(map(is_work, earlier.programmes))
    )
    are_placed = all(any(ph.role in PLACE for ph in place.of("country")) for place in (before, clause))
    return is_subject and are_placed and not any(map(may_be_subject, clause.phrases)) and not clause.subjects


def _clause_before(clause: Clause) -> Clause | None:
    """Return the clause of which a clause may share the programme, None where there is none."""
    gapped = clause.gap_antecedent
    before = gapped.parent if gapped is not None and clause.parent is gapped else clause.parent
    if before is not None and before.parent is not None and not before.has_verb_or_gap and not before.of("programme"):
        return before.parent  # The clause before is interrupted by this one and has no verb yet.
    return before


def _target_before(event: Event, clause: Clause, before: Clause, sentence: Sentence) -> Target | None:
    """Return the programme that the clause ``before``, or the one before it, names or refers to."""
    earlier = named_target(event, before) or _named_before(event, sentence)
    if earlier is None and event.requires_ablative and _is_left_at_once(event, clause):
        earlier = named_target(replace(event, requires_ablative=False), before)
    is_further = event.rule in ("leave", "join") or (event.rule in _BRINGING and before.connective == "and")
    if earlier is None and is_further and before.parent is not None:  # left it, joined again; asked it, got what X sent
        further = before.parent
        earlier = named_target(event, further)
        if earlier is None and further.gap_antecedent is not None:
            earlier = named_target(event, further.gap_antecedent)
        while earlier is None and _joins_it(event, clause) and further.parent is not None:
            further = further.parent
            earlier = named_target(event, further)
    return earlier or _anaphor_before(event, clause, before, sentence)


def _joins_it(event: Event, clause: Clause) -> bool:
    """Return whether a clause says that somebody joined "it", however long ago the sentence named that."""
    return event.rule == "join" and any(ph.text in reference.TO_IT for ph in clause.of("word"))


def _anaphor_before(event: Event, clause: Clause, before: Clause, sentence: Sentence) -> Target | None:
    """Return the programme to which a noun or pronoun of the clause ``before`` refers."""
    if event.rule in ("leave", "take", "study", "serve"):
        return resolve_anaphor(event, before, sentence)
    if event.rule == "send" and clause.connective == "and" and _is_about_participation(before):
        return resolve_anaphor(replace(event, rule="take"), before, sentence)
    if event.rule == "send" and any(ph.form is not None and ph.form.kind == "lead" for ph in before.finite_verbs):
        return resolve_anaphor(replace(event, rule="lead"), before, sentence)
    if event.rule == "finish" and has_light_noun(clause, "talks"):
        return resolve_anaphor(event, before.gap_antecedent or before, sentence)
    return None


def _is_about_participation(clause: Clause) -> bool:
    """Return whether a clause contains a noun of taking part or serving: letters on participation in it."""
    forms = [ph.form for ph in clause.of("word") if ph.form is not None]
    return any(form.kind in ("take", "serve") and form.verb_form == "noun" for form in forms)


def _may_be_shared(earlier: Target, event: Event, clause: Clause, before: Clause) -> bool:
    """Return whether a verb may leave out the programme ``earlier`` of the clause before it."""
    sends_people = event.rule == "send" and any(actors.is_actor(ph.text) for ph in clause.of("word"))
    if (event.rule == "serve" or sends_people) and all(is_plan(q) or is_agreed(q) for q in earlier.programmes):
        return False  # Nobody serves in a plan or is sent to it.
    if event.rule in _MAY_SHARE_PROGRAMME or before.gap_antecedent is clause:  # its first cycle by A, by B was finished
        return True
    if event.rule == "arrive" and all(map(is_operation, earlier.programmes)):  # left it, and came again
        is_again = any(times.BACK.match(ph.text) for ph in clause.of("word")) and clause.connective == "and"
        return is_again and any(ph.form is not None and ph.form.kind == "leave" for ph in before.finite_verbs)
    if event.rule == "keep":  # stayed till 2001
        are_people = any(ph.head_kind == "actor" for ph in clause.of("country"))
        return are_people and is_operation(earlier.programmes[-1])
    if clause.connective == "stop" and event.rule in DONE_AT_EXERCISES and is_exercise(earlier.programmes[-1]):
        return True
    if event.rule == "amount":  # relies on the Alliance and counts Norway in its ranks
        return has_light_noun(clause, "within") and clause.connective == "and"
    if event.rule == "befall":  # the leadership fell to Luxembourg
        return is_lead_of_unnamed_work(event, clause) and all(map(is_work, earlier.programmes))
    if event.rule == "admit":
        return any(has_light_noun(clause, light) for light in ("membership", "help")) or is_request_to_programme(before)
    if event.rule == "stop" and is_about_their_deployment(clause):
        return all(map(is_operation, earlier.programmes))
    if event.rule in ENDING or (event.rule == "stop" and names_participation(clause)):
        return before.connective == "relative" or names_participation(before) or _is_this_participation(clause)
    if event.rule == "help":
        return _helps_another(earlier, clause)
    return event.rule == "refuse" and has_light_noun(clause, "consent")


def _helps_another(earlier: Target, clause: Clause) -> bool:
    """Return whether the centre that gave something to one country helps another: and helped Turkey."""
    is_giver = earlier.mention is not None and earlier.mention.role == "erg" and all(map(is_work, earlier.programmes))
    others = [ph for ph in clause.of("word") if ph.form is None and ph.role in ("nom", "erg") and ph.text[0].isalnum()]
    return is_giver and not others and any(ph.role in DATIVE for ph in clause.of("country"))


def _is_this_participation(clause: Clause) -> bool:
    """Return whether a clause speaks of "this participation", mentioned in the clause before."""
    return names_participation(clause) and any(reference.THIS.match(ph.text) for ph in clause.of("word"))


def _is_of_other_organisation(event: Event, clause: Clause) -> bool:
    """Return whether an organisation other than the Alliance is the agent, or the operation is that organisation's."""
    words = clause.of("word")
    is_doer = event.rule in ("benefit", "carry", "help") and any(
        actors.OTHER_ORGANISATION.match(ph.text) and ph.role in ("nom", "erg") for ph in words
    )
    is_its_operation = any(
        actors.OTHER_ORGANISATION.match(a.text) and a.role == "gen" and programme_nouns.MEANS_OPERATION.match(b.text)
        for a, b in pairwise(clause.phrases)
    )
    return is_doer or is_its_operation


def _is_with_organisation(event: Event, clause: Clause) -> bool:
    """Return whether a cooperation is with the Alliance or another organisation, not in a programme."""
    return is_cooperation(event) and is_with_organisation(clause)


def _is_country_left(clause: Clause) -> bool:
    """Return whether a relative says who left the country that it modifies: Latvia, which the Russian army left."""
    pronoun = next((ph for ph in clause.of("word") if connectives.RELATIVE.match(ph.text)), None)
    is_of_country = clause.antecedent is not None and clause.antecedent.kind == "country"
    is_object = pronoun is not None and pronoun.role in ("nom", "dat") and bool(clause.subjects)
    return clause.connective == "relative" and is_of_country and is_object


def _is_left_at_once(event: Event, clause: Clause) -> bool:
    """Return whether a clause says only that somebody left, and when: joined it, and left in 2005."""
    others = [ph for ph in clause.phrases if ph is not event.trigger and ph.kind == "word" and ph.text[0].isalnum()]
    are_adverbs = all(ph.role in ("bare", "adv") or times.BACK.match(ph.text) for ph in others)
    return bool(clause.of("date")) and are_adverbs and not clause.of("country")


def _named_before(event: Event, sentence: Sentence) -> Target | None:
    """Return the programme that the sentence names last, for the country that leads the work."""
    if event.rule not in ("be", "lead", "label"):
        return None
    found = [
        ph for ph in sentence.phrases if ph.kind == "programme" and not ph.is_dependent and ph.end < event.trigger.start
    ]
    return Target(found[-1].programmes[-1:], found[-1], claim("programme", case="last")) if found else None


def _is_venue(own: Target, event: Event, clause: Clause) -> bool:
    """Return whether a clause about an exercise names the centre where it is held: which X hosted at JTEC."""
    is_about_exercise = clause.antecedent is not None and any(map(is_exercise, clause.antecedent.programmes))
    is_elsewhere = own.mention is not None and own.mention.role == "loc" and not is_exercise(own.programmes[-1])
    return clause.connective == "relative" and event.rule in ("host", "hold") and is_about_exercise and is_elsewhere


def _is_another_exercise(own: Target, event: Event, clause: Clause, place: Clause) -> bool:
    """Return whether a gapped clause gives another date in the same year, so that it means another exercise."""
    if place is not clause.gap_antecedent or event.rule not in ("host", "hold", "befall"):
        return False
    dates = [date for where in (clause, place) for ph in where.of("date") for date in ph.ids]
    are_of_its_year = all(date[:4] == own.programmes[-1].id[-4:] for date in dates)
    return len(set(dates)) > 1 and are_of_its_year and all(map(is_exercise, own.programmes))


def named_target(event: Event, clause: Clause) -> Target | None:
    """Return the programmes that a clause names for an event; one in an adjunct only where there is no other."""
    core = _core_mentions(event, _mentions_for(event, clause), clause)
    if not core:
        return None
    programmes = tuple({programme.id: programme for programme in programmes_of(core)}.values())
    is_frame = core[0].role == "frame"
    return Target(programmes, core[0], claim("programme", case="frame") if is_frame else 1.0)


def _mentions_for(event: Event, clause: Clause) -> list[Phrase]:
    """Return the mentions of programmes in a clause that an event may be about."""
    arguments = presupposed_arguments(clause)
    found = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.trigger.start in arguments:
        found = [ph for ph in found if ph.start in arguments[event.trigger.start]] or found
    else:
        of_others = {start for starts in arguments.values() for start in starts}
        found = [ph for ph in found if ph.start not in of_others]
    first = event.frames[0] if event.frames else None
    is_led_by = first is not None and (first.relation, first.slot) == ("participates", "by")
    if first is not None and not is_led_by and first.slot in ("subject", "by", "label", "actor"):
        found = [ph for ph in found if ph.role != "erg" or _may_be_ergative(ph, event, is_host=first.slot == "by")]
    is_participation = event.rule == "take" and first is not None and first.relation == "participates"
    is_entering = event.rule in _ABOUT or (first is not None and first.relation in _ABOUT_ENTERING)
    if is_participation or not is_entering:
        found = [ph for ph in found if not _is_before_about(ph, clause)]
    if event.requires_ablative:
        found = [ph for ph in found if ph.role in ("abl", "from") or ph.head.endswith(("დან", "დანაც"))]
    if event.rule in ABOUT_WHOLE_PROGRAMME:
        found = [ph for ph in found if ph.head_kind != "meeting" and not is_exercise_of_centre(ph)]
    if event.rule not in _OF_MEMBERS:  # a member state of X joined Y
        found = [ph for ph in found if ph.head_kind != "member"] or found
    return found


def _may_be_ergative(mention: Phrase, event: Event, *, is_host: bool) -> bool:
    """Return whether a programme in the ergative, so a subject, may be what a frame with another subject is about."""
    if any(frame.relation == "beneficiary" for frame in event.frames):
        return True
    return is_host and is_exercise(mention.programmes[-1])  # hosted by A, the exercise showed ….


def _core_mentions(event: Event, found: Sequence[Phrase], clause: Clause) -> list[Phrase]:
    """Return those mentions that are arguments rather than adjuncts and modifiers, as far as there are any."""
    is_participle = event.trigger.form is not None and event.trigger.form.verb_form == "participle"
    core = [ph for ph in found if ph.role != "frame"] or list(found)
    if any(_is_named_project(ph) for ph in core):  # by means of SPS, the project X is carried out
        core = [ph for ph in core if not _is_means_of_project(ph)]
    if is_participle and event.is_verbal_noun:
        core = [ph for ph in core if ph.start > event.trigger.start][:1] or core
    if event.rule in ("host", "hold"):
        core = [ph for ph in core if is_exercise(ph.programmes[-1])] or core
    if len(core) > 1:
        core = [ph for ph in core if ph.role not in ("gen", "datgen", "bare") or ph.head_kind] or core
    if event.is_verbal_noun and clause.has_verb and not is_participle:
        earlier = [ph for ph in core if ph.start < event.trigger.start]
        core = earlier[-1:] or core[:1]
    return core


def _is_named_project(mention: Phrase) -> bool:
    """Return whether a mention is a project by its own name, as the subject or object of its clause."""
    return mention.programmes[-1].kind == "project" and mention.role in UNMARKED | DATIVE


def _is_means_of_project(mention: Phrase) -> bool:
    """Return whether a mention is a programme that a project belongs to or is paid from: by means of it, from it."""
    is_broader = mention.programmes[-1].kind in ("programme", "fund")
    is_of_project = mention.role in UNMARKED and programme_nouns.MEANS_PROJECT.match(mention.head) is not None
    return is_broader and (is_of_project or mention.role in ("gen", "datgen", "ins", "from", "abl", "object"))


def _is_before_about(phrase: Phrase, clause: Clause) -> bool:
    """Return whether "about" follows a programme: heard about it."""
    following = phrase_after(phrase, clause.phrases)
    return following is not None and postpositions.ABOUT.match(following.text) is not None


def is_exercise_of_centre(phrase: Phrase) -> bool:
    """Return whether a phrase is an exercise of a centre, whose host does not host the centre."""
    return programme_nouns.MEANS_EXERCISE.match(phrase.head) is not None and phrase.programmes[-1].kind == "centre"
