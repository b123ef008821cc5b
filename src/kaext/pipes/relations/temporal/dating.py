"""The dates of an event: those of its clause, of its sentence, or of the preceding text."""

from __future__ import annotations

from itertools import pairwise, takewhile

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.phrases import GENITIVE, Phrase, Programme, dated
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.predication.subjects import is_imperfect
from kaext.pipes.relations.programme_kinds import is_exercise, is_forum
from kaext.pipes.relations.sentences.datelines import happened_on_report_day, resolve_relative_day
from kaext.pipes.relations.temporal.attachment import date_of_party, date_of_programme, own_dates
from kaext.pipes.relations.temporal.sentence_dates import (
    date_by_relative_of_noun,
    date_in_sentence,
    date_of_preceding_clause,
    goes_on_at_joining,
    interval_from_relative,
    is_hosting_now,
    only_value,
)
from kaext.pipes.relations.words import connectives, light_nouns, predicates, programme_nouns, reference, times
from kaext.pipes.values import EVENTS

# The phrases from a date to "after" its occasion: of the Prague summit, after.
_REACH_OF_OCCASION = 5
# Verbs of being or becoming a founder: they were, joined, sat at the table.
_OF_FOUNDERS = frozenset({"be", "join", "take"})


def event_dates(scope: Scope, party: Party, programme: Programme) -> tuple[str, ...]:
    """Return the dates of an event: its own, else one of its sentence, else one given by the preceding text.

    The sources are tried in a fixed order, and the first that has a date wins.
    """
    event, clause, sentence = scope
    if when := clause.noun_dates.get(event.trigger.start):
        return when
    if is_before_main_event(event, sentence):
        return only_value(_dates_beside(event.trigger, sentence))
    in_turn = dates_in_turn(clause)
    if len(in_turn) == len(party.ids) > 1:
        return in_turn
    if stages := _dates_of_phases(party, sentence):
        return stages
    if since_occasion := _interval_since_occasion(event, clause):
        return since_occasion
    own = [] if _is_date_of_comment(party, clause) else own_dates(clause, event)
    if own:
        return date_of_programme(own, clause, programme) or date_of_party(own, clause, event, party)
    if event.is_presupposed and event.trigger.form is not None and event.trigger.form.verb_form == "participle":
        return ()
    if explicit := clause.event_dates or date_by_relative_of_noun(event, sentence) or _date_of_plan(event, clause):
        return explicit
    since = _interval_since_then(event, clause, sentence)
    if since or _is_at_another_time(clause) or goes_on_at_joining(event, clause):
        return since
    if shared := date_in_sentence(event, clause, sentence):
        is_since = shared[0].endswith(f"/{OPEN}") and event.frames[0].relation in EVENTS and not is_hosting_now(event)
        return () if is_since else shared  # a single event has no open interval
    return (
        date_of_preceding_clause(event, clause, party)
        or interval_from_relative(event, sentence)
        or _date_of_report(scope, programme)
        or _date_in_context(event, clause, sentence)
    )


def _is_at_another_time(clause: Clause) -> bool:
    """Return whether a clause says "to this day", "later", "earlier"; but not only "shortly before it"."""
    for before, phrase in pairwise([None, *clause.phrases]):
        if phrase is None:
            continue
        is_near = before is not None and times.A_WHILE.match(before.text) is not None
        is_near = is_near and any(ph.role == "term" for ph in clause.of("word"))
        if phrase.text in times.TO_THIS_DAY or (times.AT_ANOTHER_TIME.match(phrase.text) and not is_near):
            return True
    return False


def is_before_main_event(event: Event, sentence: Sentence) -> bool:
    """Return whether a clause tells what came after an event: after joining it; nine years after joining it."""
    if not event.is_verbal_noun:
        return False
    after = [ph for ph in sentence.phrases if ph.start > event.trigger.start][:2]
    if event.trigger.role == "abl":
        length = takewhile(lambda ph: ph.kind != "comma", after)
        return any(ph.text.rpartition(" ")[2] in times.LATER_THAN for ph in length)
    return event.trigger.role in GENITIVE and bool(after) and after[0].text in times.SINCE_OCCASION


def _dates_beside(noun: Phrase, sentence: Sentence) -> list[Phrase]:
    """Return the dates before a verbal noun, up to the comma before it."""
    before = [ph for ph in sentence.phrases if ph.start < noun.start]
    return dated(list(takewhile(lambda ph: ph.kind not in ("comma", "stop"), reversed(before))))


def _interval_since_occasion(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the open interval of a present state since an occasion: a member after the Prague summit of 2002."""
    if event.tense != "present" or event.frames[0].relation in EVENTS:
        return ()
    for index, date in enumerate(clause.phrases):
        if date.kind != "date" or date.role != "gen" or date.bound or len(date.ids) != 1 or "/" in date.ids[0]:
            continue
        following = clause.phrases[index + 1 : index + 1 + _REACH_OF_OCCASION]
        nouns = list(takewhile(lambda ph: ph.kind == "word" and ph.role in GENITIVE, following))
        last = following[len(nouns) : len(nouns) + 1]
        is_after = bool(nouns and last) and last[0].text in times.SINCE_OCCASION
        is_since = bool(last) and last[0].role == "abl" and times.OCCASION.match(last[0].text) is not None
        after = following[len(nouns) + 1 : len(nouns) + 2]
        if after and predicates.PARTICIPLE_LIKE.search(after[0].text):
            continue  # the report published after the summit
        if (is_after and times.OCCASION.match(nouns[-1].text)) or is_since:
            return (f"{date.ids[0]}/{OPEN}",)
    return ()


def _date_of_plan(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the only date of what is planned, where the complement clause has it."""
    is_in_complement = event.rule == "plan" and clause.complement is not None and not clause.of("programme")
    return only_value(clause.complement.of("date")) if is_in_complement and clause.complement is not None else ()


def _date_of_report(scope: Scope, programme: Programme) -> tuple[str, ...]:
    """Return the day of a report's dateline for an event of its first sentence, the day before it for "yesterday".

    An exercise has dates of its own.
    """
    event, clause, sentence = scope
    if is_exercise(programme) or not happened_on_report_day(event, clause):
        return ()
    day = resolve_relative_day(sentence.discourse.time.report_date, [ph.text for ph in clause.of("word")])
    return (day,) if day else () if sentence.dateline is None else (sentence.dateline.date,)


def _is_date_of_comment(party: Party, clause: Clause) -> bool:
    """Return whether the date of a clause belongs to an act about the country's part, not to the part itself.

    "The minister praised Finland's participation in May"; also an anniversary of it.
    """
    is_its_part = party.mention is not None and party.mention.role == "agent" and party.mention.head_kind == "event"
    others = [
        ph
        for ph in clause.phrases
        if ph.role == "erg" and ph.kind == "word" and not programme_nouns.POINTS_BACK.match(ph.text)
    ]
    return (is_its_part and bool(others)) or any(times.ANNIVERSARY.match(ph.text) for ph in clause.of("word"))


def _date_in_context(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date of the entry or scene, of the preceding sentence, of the sentence's head or of the heading."""
    time = sentence.discourse.time
    if sentence.entry.date or (time.scene_date and _is_past_event(event)):
        return (sentence.entry.date or time.scene_date,)
    if time.last_date and _refers_to_last_date(event, clause, sentence):
        return (time.last_date,)
    is_past = event.tense in ("past", "perfect") or event.rule == "unlisted"
    is_next = clause.connective == "stop" or (clause.connective == "comma" and bool(clause.subjects))
    is_state = is_next and is_imperfect(event) and not _follows_imperfect(clause, sentence)
    preceding = _only_preceding_date(clause, sentence) if is_past and not is_state else ()
    return preceding or _date_of_heading(event, sentence)


def _refers_to_last_date(event: Event, clause: Clause, sentence: Sentence) -> bool:
    """Return whether a clause points back to the date of the preceding sentence, or to the phase with that interval."""
    date = sentence.discourse.time.last_date
    is_interval, is_closed = "/" in date, OPEN not in date
    is_apt = not is_interval or (is_closed and is_imperfect(event))
    if is_apt and _points_to_preceding_time(event, clause, sentence):
        return True
    return is_interval and is_closed and _is_in_same_phase(clause)


def _follows_imperfect(clause: Clause, sentence: Sentence) -> bool:
    """Return whether the preceding verb is in the imperfect, too: "in 2010 A was serving there; B was, too"."""
    before = [ph for ph in sentence.phrases if ph.end <= clause.phrases[0].start and ph.form is not None]
    verbs = [ph for ph in before if ph.form is not None and ph.form.verb_form == "finite"]
    return bool(verbs) and times.IMPERFECT.search(verbs[-1].text) is not None


def dates_in_turn(clause: Clause) -> tuple[str, ...]:
    """Return the dates that follow ordinals in a clause: "the first in May, the second in June"."""
    dates: list[str] = []
    for index, phrase in enumerate(clause.phrases):
        following = [ph for ph in clause.phrases[index + 1 : index + 3] if ph.kind == "date" and ph.ids]
        if len(dates) < len(reference.IN_TURN) and reference.IN_TURN[len(dates)].match(phrase.text) and following:
            dates.append(following[0].ids[0])
    return tuple(dates)


def _dates_of_phases(party: Party, sentence: Sentence) -> tuple[str, ...]:
    """Return the dates of the phases of one country's project: "in three phases: the first 2003-2005, the second …"."""
    row = sentence.phrases
    are_stages = any(programme_nouns.PHASE.match(ph.text) for ph in row if ph.kind == "word")
    is_of_one = len(party.ids) == 1 and sum(ph.kind == "country" for ph in row) == 1
    dates = dates_in_turn(Clause(row)) if are_stages and is_of_one else ()
    return dates if len(dates) > 1 else ()


def _interval_since_then(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the open interval from the date given last, where a clause says "since then"."""
    texts = [ph.text for ph in clause.phrases]
    is_lasting = event.tense == "present" and event.frames[0].relation not in EVENTS
    if not is_lasting or not any(pair in times.SINCE_THEN for pair in pairwise(texts)):
        return ()
    last = (sentence.discourse.time.last_date,)
    dates = only_value(clause.parent.of("date")) if clause.parent is not None else last
    return (f"{dates[0]}/{OPEN}",) if dates and dates[0] and "/" not in dates[0] else ()


def _points_to_preceding_time(event: Event, clause: Clause, sentence: Sentence) -> bool:
    """Return whether a clause points back to the time of the preceding sentence: "then", "at the same summit"."""
    words = [ph for ph in clause.phrases if ph.kind == "word"]
    at_same = any(reference.SAME.match(a.text) and times.OCCASION.match(b.text) for a, b in pairwise(words))
    is_there = sentence.discourse.mentions_occasion and any(ph.text in times.THERE for ph in words)
    at_time = event.tense in ("past", "perfect") and any(
        times.SAME_TIME.match(f"{a.text} {b.text}") for a, b in pairwise(words)
    )
    is_of_them = event.rule == "be" and any(
        reference.AMONG_THEM.match(f"{a.text} {b.text}") for a, b in pairwise(words)
    )
    are_founders = event.rule in _OF_FOUNDERS and any("founder" in light_nouns.lights_of(ph.text) for ph in words)
    is_first_date = all(ph.start > event.trigger.start for ph in dated(sentence.phrases))
    are_founders = are_founders and (event.rule == "be" or is_first_date)
    is_of_them = is_of_them or (
        (are_founders or _is_signed_then(event, clause, sentence.discourse)) and not clause.of("programme")
    )
    return at_same or at_time or is_there or is_of_them or any(times.THEN.match(ph.text) for ph in words)


def _is_signed_then(event: Event, clause: Clause, discourse: Discourse) -> bool:
    """Return whether a clause only says who signed, after a sentence on the founding of one centre or forum."""
    last = discourse.programmes_of_last_sentence()
    is_founded = len(last) == 1 and (last[0].kind == "centre" or is_forum(last[0]))
    return event.rule == "sign" and not event.is_verbal_noun and clause.parent is None and is_founded


def _is_in_same_phase(clause: Clause) -> bool:
    """Return whether a clause is set in "the same" phase or cycle, whose years the preceding sentence gave."""
    pairs = pairwise(clause.phrases)
    stages = [b for a, b in pairs if reference.SAME.match(a.text) and b.kind == "word" and b.role in ("loc", "on")]
    return any(programme_nouns.PHASE.match(ph.text) or "cycle" in light_nouns.lights_of(ph.text) for ph in stages)


def _date_of_heading(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the year in the heading of a section for an event that happened, not for a present state."""
    return (sentence.discourse.unit.date,) if sentence.discourse.unit.date and _is_past_event(event) else ()


def _is_past_event(event: Event) -> bool:
    """Return whether an event happened, including events in the historical present of chronicles."""
    is_over = event.tense in ("past", "perfect", "")
    return is_over or (event.tense == "present" and event.frames[0].relation in EVENTS)


def _only_preceding_date(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence where it precedes the clause."""
    is_another = any(ph.text == "კი" for ph in clause.phrases[:3]) and sentence.phrases[0].kind != "date"
    if clause.connective in SUBORDINATE or clause.connective == "contrast" or is_another:
        return ()
    dates = dated(sentence.phrases)
    is_before = len(dates) == 1 and "/" not in dates[0].ids[0] and dates[0].end <= clause.phrases[0].start
    of_verb = clause.gap_antecedent.of("date") if clause.gap_antecedent is not None else ()
    is_of_noun = (
        clause.gap_antecedent is not None and dates == list(of_verb) and not own_dates(clause.gap_antecedent, None)
    )
    return dates[0].ids if is_before and not (is_of_noun or _is_in_relative(dates[0], clause, sentence)) else ()


def _is_in_relative(date: Phrase, clause: Clause, sentence: Sentence) -> bool:
    """Return whether a date is that of a relative on what an elided verb acts on: to X, which opened in 1999, B …."""
    if clause.gap_antecedent is None or any(ph is date for ph in clause.gap_antecedent.phrases):
        return False
    before = [ph for ph in sentence.phrases if ph.end <= date.start]
    at = next((i for i, ph in reversed([*enumerate(before)]) if connectives.RELATIVE.match(ph.text)), None)
    return at is not None and not any(ph.kind == "comma" or is_finite(ph, before) for ph in before[at:])
