"""The dates of an event: those of its clause, of its sentence, or of the preceding text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.attachment import date_of_party, date_of_programme, own_dates
from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.datelines import happened_on_report_day, resolve_relative_day
from kaext.pipes.relations.discourse import Discourse, programmes_of
from kaext.pipes.relations.frames import Event
from kaext.pipes.relations.phrases import PLACE, SUBJECT, Phrase, Programme, dated
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_exercise, is_operation
from kaext.pipes.relations.relative_dates import date_by_relative_of_noun, date_by_relative_of_programme
from kaext.pipes.relations.scope import Party, Scope, Sentence
from kaext.pipes.relations.words import connectives, light_nouns, modality, programme_nouns, reference, times
from kaext.pipes.values import EVENTS

_FOUNDED = frozenset({"შეიქმნება", "დაფუძნდება", "დაარსდება", "ჩამოყალიბდება"})
# "Whose", attributes and the place.
_REACH = 4
# How many phrases such a sentence has at most.
_BARE = 6
# Officers train here: since it was opened.
_HERE = "აქ"


def event_dates(scope: Scope, party: Party, programme: Programme) -> tuple[str, ...]:
    """Return the dates of an event: its own, else one of its sentence, else one given by the preceding text.

    The sources are tried in a fixed order, and the first that has a date wins.
    """
    event, clause, sentence = scope
    if when := clause.noun_dates.get(event.trigger.start):
        return when
    in_turn = dates_in_turn(clause)
    if len(in_turn) == len(party.ids) > 1:
        return in_turn
    if stages := _dates_of_stages(party, sentence):
        return stages
    own = [] if _is_told_of_by_another(party, clause) else own_dates(clause, event)
    if own:
        return date_of_programme(own, clause, programme) or date_of_party(own, clause, event, party)
    if event.is_presupposed and event.trigger.form is not None and event.trigger.form.verb_form == "participle":
        return ()
    if clause.event_dates:
        return clause.event_dates
    if sealed := date_by_relative_of_noun(event, sentence):
        return sealed
    if event.rule == "plan" and clause.complement is not None and not clause.of("programme"):
        meant = _only_one(clause.complement.of("date"))
        if meant:
            return meant
    since = _interval_since_then(event, clause, sentence)
    if since or any(ph.text in times.TO_THIS_DAY or times.EARLIER.match(ph.text) for ph in clause.phrases):
        return since
    shared = _date_of_sentence(event, clause, sentence)
    if shared:
        is_since = shared[0].endswith(f"/{OPEN}") and event.frames[0].relation in EVENTS and not _is_hosting(event)
        return () if is_since else shared  # a single event has no open interval
    return (
        _date_of_clause_before(event, clause, party)
        or _date_of_work_by_relative(event, sentence)
        or _date_of_report(scope, programme)
        or _date_told_before(event, clause, sentence)
    )


def _date_of_report(scope: Scope, programme: Programme) -> tuple[str, ...]:
    """Return the day of a report's dateline for an event of its first sentence, the day before it for "yesterday".

    An exercise has dates of its own.
    """
    event, clause, sentence = scope
    if is_exercise(programme) or not happened_on_report_day(event, clause):
        return ()
    told = resolve_relative_day(sentence.discourse.time.report_date, [ph.text for ph in clause.of("word")])
    return (told,) if told else () if sentence.dateline is None else (sentence.dateline.date,)


def _is_told_of_by_another(party: Party, clause: Clause) -> bool:
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


def _date_of_sentence(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date that another part of the sentence gives an event."""
    return (
        _date_at_head(event, clause, sentence)
        or _date_of_model(event, clause)
        or _date_of_antecedent(event, clause, sentence)
        or _date_of_work_led(event, clause, sentence)
        or _date_after_colon(event, clause, sentence)
        or _date_of_occasion(clause, sentence)
        or date_by_relative_of_programme(event, clause, sentence)
    )


def _date_of_clause_before(event: Event, clause: Clause, party: Party) -> tuple[str, ...]:
    """Return the only date of the preceding clause, where a clause says what was done at once, by it, there, or within.

    Also for a relative that says what paid for something, or what was sent.
    """
    is_at_once = any(ph.text in times.AT_ONCE for ph in clause.phrases) and not _went_on(event)
    is_there = is_at_once or connectives.BY_WHICH.match(_beginning(clause))
    is_there = is_there or (connectives.BY_THIS.match(clause.phrases[0].text) if clause.connective == "and" else None)
    is_where = (
        clause.connective == "relative"
        and (connectives.WHERE.match(clause.phrases[0].text) or _is_in_whose_place(clause))
        and (event.rule in ("hold", "host") or _came_there_too(event, clause))
    )
    is_paid_for = clause.connective == "relative" and event.rule == "benefit" and party.how == "shared"
    is_paid_for = is_paid_for or (clause.connective == "relative" and event.rule == "send" and event.tense == "past")
    is_within = connectives.WITHIN_WHICH.match(_beginning(clause)) is not None or _is_granted_at_once(event, clause)
    is_within = is_within or _is_so_from_start(event, clause)
    if clause.parent is None or not (is_there or is_where or is_paid_for or is_within):
        return ()
    return _only_one(clause.parent.of("date"))


def _is_granted_at_once(event: Event, clause: Clause) -> bool:
    """Return whether a relative grants what was just founded: "a status was created, which A was granted"."""
    before = clause.parent
    is_granted = clause.connective == "relative" and event.rule == "grant" and event.tense == "past"
    founded = [ph for ph in before.finite_verbs if ph.form is not None] if before is not None else []
    return is_granted and any(ph.form is not None and ph.form.lemma in _FOUNDED for ph in founded)


def _is_so_from_start(event: Event, clause: Clause) -> bool:
    """Return whether a relative says who was in something from its founding: "whose members from the start were …"."""
    is_at_start = clause.connective == "relative" and any(times.FROM_START.match(ph.text) for ph in clause.of("word"))
    founded = clause.parent.finite_verbs if is_at_start and clause.parent is not None and event.tense == "past" else []
    return any(ph.form is not None and ph.form.lemma in _FOUNDED for ph in founded)


def _is_in_whose_place(clause: Clause) -> bool:
    """Return whether a relative begins with a place of a country: "in whose port", "at whose works"."""
    of_country = clause.antecedent is not None and clause.antecedent.kind == "country"
    is_whose = of_country and clause.phrases[0].role == "gen" and connectives.RELATIVE.match(clause.phrases[0].text)
    return bool(is_whose) and any(ph.role in PLACE for ph in clause.phrases[1:_REACH])


def _came_there_too(event: Event, clause: Clause) -> bool:
    """Return whether a clause says what other countries' people did at the same place: "where Israelis came, too"."""
    is_past = event.rule == "unlisted" or (event.tense == "past" and not _went_on(event))
    return is_past and any(ph.role in ("nom", "erg") and ph.head_kind == "actor" for ph in clause.of("country"))


def _date_told_before(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date of the entry or scene, of the preceding sentence, of the sentence's head or of the heading."""
    time = sentence.discourse.time
    if sentence.entry.date or (time.scene_date and _happened(event)):
        return (sentence.entry.date or time.scene_date,)
    is_interval, is_closed = "/" in time.last_date, OPEN not in time.last_date
    is_then = _is_then(event, clause, sentence.discourse) and (not is_interval or (is_closed and _went_on(event)))
    is_then = is_then or (_is_in_stage(clause) and is_interval and is_closed)
    if is_then and time.last_date:
        return (time.last_date,)
    is_told = event.tense in ("past", "perfect") or event.rule == "unlisted"
    is_told = is_told and not (
        clause.connective == "stop" and _went_on(event) and not _went_on_before(clause, sentence)
    )
    return (_only_date(clause, sentence) if is_told else ()) or _date_of_heading(event, sentence)


def _went_on_before(clause: Clause, sentence: Sentence) -> bool:
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


def _dates_of_stages(party: Party, sentence: Sentence) -> tuple[str, ...]:
    """Return the dates of the phases of one country's project: "in three phases: the first 2003-2005, the second …"."""
    row = sentence.phrases
    are_stages = any(programme_nouns.PHASE.match(ph.text) for ph in row if ph.kind == "word")
    is_of_one = len(party.ids) == 1 and sum(ph.kind == "country" for ph in row) == 1
    dates = dates_in_turn(Clause(row)) if are_stages and is_of_one else ()
    return dates if len(dates) > 1 else ()


def _only_one(dates: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the value of the only one of ``dates`` that has one; empty where several have."""
    with_value = [ph for ph in dates if ph.ids]
    return with_value[0].ids if len(with_value) == 1 else ()


def _beginning(clause: Clause) -> str:
    return " ".join(ph.text for ph in clause.phrases[:2])


def _interval_since_then(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the open interval from the date given last, where a clause says "since then"."""
    texts = [ph.text for ph in clause.phrases]
    is_lasting = event.tense == "present" and event.frames[0].relation not in EVENTS
    if not is_lasting or not any(pair in times.SINCE_THEN for pair in pairwise(texts)):
        return ()
    told = _only_one(clause.parent.of("date")) if clause.parent is not None else (sentence.discourse.time.last_date,)
    return (f"{told[0]}/{OPEN}",) if told and told[0] and "/" not in told[0] else ()


def _went_on(event: Event) -> bool:
    """Return whether a verb is in the imperfect, as of something that lasts: was leading."""
    return event.tense == "past" and times.IMPERFECT.search(event.trigger.text) is not None


def _is_then(event: Event, clause: Clause, discourse: Discourse) -> bool:
    """Return whether a clause points back to the time of the preceding sentence: "then", "at the same summit"."""
    words = [ph for ph in clause.phrases if ph.kind == "word"]
    at_same = any(reference.SAME.match(a.text) and times.OCCASION.match(b.text) for a, b in pairwise(words))
    is_there = discourse.is_at_occasion and any(ph.text in times.THERE for ph in words)
    at_time = event.tense in ("past", "perfect") and any(
        times.SAME_TIME.match(f"{a.text} {b.text}") for a, b in pairwise(words)
    )
    is_of_them = event.rule == "be" and any(
        reference.AMONG_THEM.match(f"{a.text} {b.text}") for a, b in pairwise(words)
    )
    are_founders = event.rule == "be" and any("founder" in light_nouns.lights_of(ph.text) for ph in words)
    is_of_them = is_of_them or (are_founders and not clause.of("programme"))  # of what the sentence before told of
    return at_same or at_time or is_there or is_of_them or any(times.THEN.match(ph.text) for ph in words)


def _is_in_stage(clause: Clause) -> bool:
    """Return whether a clause is set in "the same" phase or cycle, whose years the preceding sentence gave."""
    pairs = pairwise(clause.phrases)
    stages = [b for a, b in pairs if reference.SAME.match(a.text) and b.kind == "word" and b.role in ("loc", "on")]
    return any(programme_nouns.PHASE.match(ph.text) or "cycle" in light_nouns.lights_of(ph.text) for ph in stages)


def _date_of_work_led(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the dates of work that a country led, from the preceding clause, a relative clause or its project."""
    is_member = event.rule == "be" and any("member" in light_nouns.lights_of(ph.text) for ph in clause.of("word"))
    is_led = event.rule in ("lead", "be", "label", "represent") and not is_member
    is_led = is_led or any(map(_is_leader, clause.phrases))
    is_laid_upon = event.rule == "befall" and any(map(_is_leading, clause.of("word")))
    if not (is_led or is_laid_upon):
        return _date_of_this_project(event, clause)
    told = _only_one(clause.parent.of("date")) if clause.parent is not None else ()
    may_be_joined = (
        event.rule == "lead"
        or is_laid_upon
        or (event.rule in ("label", "be") and event.tense == "past" and any(map(_is_leader, clause.phrases)))
    )
    if not told and may_be_joined and _is_joined_by_relative(clause, sentence):
        told = _only_one([ph for ph in sentence.phrases if ph.kind == "date"])
    if event.tense in ("present", "future") or times.STANDS_NOW.match(event.trigger.text):
        if event.rule != "be":
            told = told or _only_one([ph for ph in sentence.phrases if ph.kind == "date"])
        return told if told and told[0].endswith(f"/{OPEN}") else ()
    time = sentence.discourse.time
    named = programmes_of(clause.of("programme"))
    is_another = bool(named) and all(
        is_operation(programme) and programme.id != time.period_programme for programme in named
    )
    period = "" if is_another else time.period
    if told and told[0] in period.split("/"):  # start and end are in clauses of their own
        return (period,)
    words = [ph.text for ph in sentence.phrases if ph.kind == "word"]
    # The second project.
    is_next = any(reference.NEXT.match(a) and programme_nouns.POINTS_BACK.match(b) for a, b in pairwise(words))
    period = (_interval_of_sentence_before(sentence) if event.rule in ("label", "be") else "") or period
    return told or ((period,) if period and not is_next else ())


def _date_of_this_project(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the interval of a project, as the preceding clause gives it, for a country in "this project"."""
    is_in_it = event.rule in ("be", "take") and any(
        reference.DEMONSTRATIVE.match(a.text) and programme_nouns.MEANS_PROJECT.match(b.text)
        for a, b in pairwise(clause.phrases)
    )
    told = _only_one(clause.parent.of("date")) if is_in_it and clause.parent is not None else ()
    is_open = bool(told) and told[0].endswith(f"/{OPEN}")
    return told if told and "/" in told[0] and is_open == (event.tense == "present") else ()


def _interval_of_sentence_before(sentence: Sentence) -> str:
    """Return the interval of the preceding sentence for a label of what it was about: "its beneficiaries are …"."""
    named = [ph for ph in sentence.phrases if ph.kind == "programme" and not ph.is_dependent]
    is_of_it = not named or any(reference.DEMONSTRATIVE.match(ph.text) for ph in sentence.phrases if ph.kind == "word")
    date = sentence.discourse.time.last_date if is_of_it else ""
    return date if "/" in date and not date.startswith(OPEN) else ""


def _is_leader(phrase: Phrase) -> bool:
    return phrase.kind == "word" and "leader" in light_nouns.lights_of(phrase.text)


def _is_leading(phrase: Phrase) -> bool:
    is_noun = phrase.form is not None and phrase.form.kind == "lead"
    return is_noun or "leading" in light_nouns.lights_of(phrase.text)


def _date_of_occasion(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence where a relative dates the clause's occasion: "at the summit, which …"."""
    row = sentence.phrases
    for index, phrase in enumerate(row[:-2]):
        is_at = phrase.kind == "word" and phrase.role in ("on", "loc") and times.OCCASION.match(phrase.text) is not None
        if is_at and any(ph is phrase for ph in clause.phrases) and connectives.RELATIVE.match(row[index + 2].text):
            return _only_one([ph for ph in row if ph.kind == "date"])
    return ()


def _is_joined_by_relative(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a clause is a relative, or one follows it."""
    after = [ph for ph in sentence.phrases if ph.start >= max(ph.end for ph in clause.phrases)][:2]
    return clause.connective == "relative" or any(
        connectives.RELATIVE.match(ph.text) for ph in after if ph.kind == "word"
    )


def _date_after_colon(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence where it follows the colon that ends the clause: "A hosted it: in May …"."""
    end = max(ph.end for ph in clause.phrases)
    after = next((ph for ph in sentence.phrases if ph.start >= end), None)
    if after is None or after.text != ":" or not (event.tense in ("past", "perfect") or event.rule == "by"):
        return ()
    dates = dated(sentence.phrases)
    return _only_one(dates) if all(ph.start > after.start for ph in dates) else ()


def _date_of_heading(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the year in the heading of a section for an event that happened, not for a present state."""
    return (sentence.discourse.unit.date,) if sentence.discourse.unit.date and _happened(event) else ()


def _happened(event: Event) -> bool:
    """Return whether an event happened, including events in the historical present of chronicles."""
    is_over = event.tense in ("past", "perfect", "")
    return is_over or (event.tense == "present" and event.frames[0].relation in EVENTS)


def scene_date(row: Sequence[Phrase], *, is_caption: bool = False) -> str:
    """Return the date of a sentence that only sets the time of those after it ("it is December 1995"), else "".

    Also the date of a caption without a verb: "rescuers in Ungheni, July 2010".
    """
    dates = dated(row)
    if len(dates) != 1 or not (is_caption or len(row) <= _BARE):
        return ""
    words = [ph.text for ph in row if ph.kind == "word" and not times.BESIDE_SCENE.match(ph.text)]
    is_scene = len(words) == 1 and times.IT_IS.match(words[0]) and len(row) <= _BARE
    is_scene = is_scene or (is_caption and not Clause(list(row)).has_verb)
    return dates[0].ids[0] if is_scene and dates[0].role in ("nom", "bare") else ""


def standalone_date(row: Sequence[Phrase]) -> str:
    """Return the date of a title that is nothing but a date ("2014", "in spring 1999"), else ""."""
    dates = dated(row)
    is_alone = all(ph.kind == "date" or ph.text in (".", ":") for ph in row)
    return dates[0].ids[0] if is_alone and len(dates) == 1 and "/" not in dates[0].ids[0] else ""


def date_of_preceding_statement(row: Sequence[Phrase]) -> str:
    """Return the date of a sentence that only dates the preceding one ("this was in 1996"), else ""."""
    if len(row) > _BARE:
        return ""
    words = [ph.text for ph in row if ph.kind == "word"]
    dates = [ph.ids[0] for ph in row if ph.kind == "date" and ph.ids]
    is_bare = len(dates) == 1 and not any(ph.kind in ("country", "programme") for ph in row)
    says_when = any(reference.THIS.match(word) for word in words) and any(times.HAPPENED.match(word) for word in words)
    says_when = says_when and not any(modality.NEGATION.match(word) for word in words)
    return dates[0] if is_bare and says_when else ""


def split_trailing_date(row: Sequence[Phrase]) -> tuple[Sequence[Phrase], str]:
    """Return a sentence up to its last semicolon, and the date that the rest gives it: "…; this was in 1996".

    The whole sentence and "" where the rest does more than that.
    """
    at = next((i for i in range(len(row) - 1, 0, -1) if row[i].kind == "stop"), 0)
    date = date_of_preceding_statement(row[at + 1 :]) if at else ""
    return (row[:at], date) if date else (row, "")


def _only_date(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
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
    return dates[0].ids if is_before and not is_of_noun else ()


def _date_of_model(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the date of the clause whose verb is repeated, if it precedes the subject: "in 1996 A sent troops, B too".

    Any date of it counts where the clauses differ in numbers only: "A sent ten officers in 1996, and B 94".
    """
    model = clause.gap_antecedent
    dates = own_dates(model, None) if model is not None else []
    countries = model.of("country") if model is not None else []
    is_of_both = bool(countries) and len(dates) == 1 and dates[0].end <= countries[0].start
    is_of_both = is_of_both or (len(dates) == 1 and event.rule in TRANSFER_VERBS and _is_so_many(clause))
    return dates[0].ids if is_of_both else ()


def _is_so_many(clause: Clause) -> bool:
    """Return whether a clause is a country, კი (but) and a number: "but Azerbaijan 94 soldiers"."""
    country, but, number = [*clause.phrases[:3], None, None, None][:3]
    if country is None or but is None or number is None or clause.of("programme"):
        return False
    return country.kind == "country" and but.text == "კი" and number.text[0].isdigit()


def _date_of_antecedent(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence for a relative clause on its programme: what was done in it was done then.

    An open interval is used for a present host only: participants may have come later.
    """
    if clause.connective != "relative" or clause.antecedent is None or clause.antecedent.kind != "programme":
        return ()
    relatives = [ph for ph in clause.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)]
    is_party = any(light_nouns.lights_of(ph.text) & {"founder", "host"} for ph in clause.phrases if ph.kind == "word")
    is_inside = any(ph.role == "loc" or (ph.role == "gen" and is_party) for ph in relatives)
    dates = dated(sentence.phrases)
    is_hosted = _is_hosting(event) and clause.antecedent.role == "nom"
    is_apt = (is_inside or is_hosted) and len(dates) == 1 and dates[0] not in clause.phrases
    is_since = event.tense == "present" and bool(dates) and dates[0].ids[0].endswith(f"/{OPEN}")
    return dates[0].ids if is_apt and is_since is is_hosted else ()


def _date_of_work_by_relative(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the interval of work from a relative: "as a result of X, which Norway led in 2001-2002, …"."""
    heads = [b for a, b in pairwise(sentence.phrases[:-2]) if a.kind in ("programme", "word") and b.kind == "comma"]
    after = {
        ph.start
        for head in heads
        for ph in sentence.phrases
        if ph.start > head.end and connectives.RELATIVE.match(ph.text)
    }
    dates = dated(sentence.phrases)
    is_work = event.rule == "benefit" and event.tense == "past" and len(dates) == 1 and "/" in dates[0].ids[0]
    is_told = is_work and any(start < dates[0].start < event.trigger.start for start in after)
    return dates[0].ids if is_told and OPEN not in dates[0].ids[0] else ()


def _is_hosting(event: Event) -> bool:
    """Return whether a verb of hosting is in the present: "a centre, which Finland hosts, has worked since 2017"."""
    return event.rule == "host" and event.tense == "present"


def _is_so_since(event: Event, clause: Clause, before: Clause) -> bool:
    """Return whether a clause states what is so now, after one that states an act: "joined it and now is a member"."""
    says_now = any(
        times.NOW.match(ph.text) or (clause.connective == "dash" and ph.text == _HERE) for ph in clause.phrases
    )
    is_now = event.tense == "present" and says_now and clause.gap_antecedent is None
    is_told = any(ph.form is not None and ph.form.tense == "past" for ph in before.of("word"))
    return is_now and is_told and not any(ph.bound == "since" for ph in before.of("date"))


def _date_at_head(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date at the head of a sentence that coordinated clauses share."""
    before = clause.parent
    if before is None or _is_so_since(event, clause, before):
        return ()
    if clause.connective == "sentence":
        return _only_one(before.of("date"))
    is_when = clause.connective == "subordinate" and connectives.WHEN.match(clause.phrases[0].text)
    if clause.connective == "dash" or is_when:
        return _only_one(own_dates(before, None)) or (() if is_when else _date_of_occasion(before, sentence))
    if clause.connective == "and":
        if _begins_with_date(before):
            return _only_one(own_dates(before, None)) or next(ph.ids for ph in before.phrases if ph.kind == "date")
        told = _only_one([ph for ph in before.of("date") if ph.role != "gen" or ph.bound])
        return told if told and "/" not in told[0] and not clause.of("programme") else ()
    if clause.connective != "comma":
        return ()
    first = next((ph for ph in sentence.phrases if ph.kind != "word" or ph.form is not None or ph.role == "erg"), None)
    is_told = first is not None and first.kind == "date" and any(ph is first for ph in own_dates(before, None))
    return first.ids if first is not None and is_told else ()


def _begins_with_date(clause: Clause) -> bool:
    """Return whether a clause begins with a date, or with its subject and a date."""
    begin = [ph for ph in clause.phrases if not connectives.CONTRAST.match(ph.text)][:2]
    is_subject = len(begin) > 1 and begin[0].kind == "country" and begin[0].role in SUBJECT and not begin[0].head_kind
    return bool(begin) and begin[is_subject].kind == "date" and bool(begin[is_subject].ids)
