"""The statements that a frame makes, once its country, its programme and its date are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from kaext.pipes.relations.attachment import date_of_disaster, is_respective
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.considered import extent_of
from kaext.pipes.relations.dating import dates_of, told_in_turn
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.kinds import (
    is_agreed,
    is_begun_by_joining,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_work,
    refined,
)
from kaext.pipes.relations.merge import EVENTS, OPEN
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.received import is_received, works_for
from kaext.pipes.relations.scope import DATIVE, SUBJECT, Object, Party, Scope
from kaext.pipes.relations.words import (
    actors,
    light_nouns,
    linking,
    locations,
    pointing,
    postpositions,
    predicates,
    times,
    works,
)
from kaext.pipes.values import Matched, RelationType, RelationValue

# What is understood too often wrongly: the planner, what an entry was about when somebody leaves something.
_TOO_VAGUE = frozenset(
    {
        ("plan", "elided"),
        ("have", "elided"),
        ("obtain", "elided"),
        ("leave", "entry"),
        ("give", "main"),
        ("send", "main"),
    }
)

# Where neither the country nor the programme is in the clause, nor a word for them.
_BOTH_UNDERSTOOD = frozenset(
    {
        ("elided", "noun"),
        ("elided", "shared"),
        ("entry", "shared"),
        ("entry", "topic"),
        ("main", "shared"),
        ("main", "topic"),
        ("place", "shared"),
        ("place", "topic"),
        ("place", ""),
        ("relative", "topic"),
    }
)
# What will be completed is planned yet.
_NOT_YET = frozenset({"completed", "hosted"})
# What is said of who takes, receives, has guests.
_HAVING = frozenset({"participates", "hosted"})
# Where the programme is not named beside its verb: it may be another of the kind.
_NOT_NAMED = frozenset({"topic", "shared", "noun", "pronoun", "entry"})
# Their object is completed itself, no work inside it.
_OF_THE_WHOLE = frozenset({"finish", "fulfil", "unlisted"})


def stated(frame: Frame, scope: Scope, party: Party, what: Object, *, no_longer: bool = False) -> list[RelationValue]:
    """Return the statements that a frame makes of a country and the programmes of an event.

    Parameters
    ----------
    frame
        The relation and where its country stands.
    scope
        The event.
    party, what
        The countries and the programmes.
    no_longer
        The clause says that something is no longer so.
    """
    return [
        value
        for programme, those in _each_with_its_countries(what, party, scope.clause)
        for value in _statements_of_programme(frame, scope, those, what, programme, no_longer=no_longer)
    ]


def _each_with_its_countries(what: Object, party: Party, clause: Clause) -> Iterator[tuple[Programme, Party]]:
    """Yield the programmes with their countries: all of them, or one each (A and B joined X and Y, respectively)."""
    are_told_apart = len(what.programmes) == len(party.ids) > 1 and is_respective(clause)
    for index, programme in enumerate(what.programmes):
        yield programme, party._replace(ids=party.ids[index : index + 1]) if are_told_apart else party


def _statements_of_programme(
    frame: Frame, scope: Scope, party: Party, what: Object, programme: Programme, *, no_longer: bool
) -> Iterator[RelationValue]:
    event, _, sentence = scope
    if _is_unsure(frame, scope, party, what, programme):
        return
    relation = _relation_stated(frame, scope, party, what, programme, no_longer=no_longer)
    if relation is None:
        return
    dates = _dates_of_fact(scope, party, what, programme, relation)
    is_lasting = event.tense == "present" and bool(dates) and dates[0].endswith(f"/{OPEN}") and not no_longer
    is_renewed = relation == "completed" and event.rule == "obtain"  # certificates, year by year
    if (relation in ("joined", "withdrew") or is_renewed) and dates and (_is_period(dates[0]) or is_lasting):
        relation = "participates"
    if relation == "joined" and not dates and event.is_presupposed and _is_state(event):
        relation = "participates"
    if relation == "withdrew" and event.rule == "end" and party.at is None:  # it ended: nobody is said to have left
        return
    if what.how in _NOT_NAMED and _is_of_another_year(dates, programme):
        return
    if is_exercise(programme) and dates:
        sentence.discourse.dates_of_exercises.setdefault(programme.id, set()).update(dates)
    how = "+".join(word for word in (event.rule, party.how, what.how) if word)
    matched = tuple(_matched(frame, scope, party, what))
    for country, date in _each_with_its_date(party, dates, relation, scope):
        yield RelationValue(
            country=country,
            relation=relation,
            programme=programme.id,
            date=date,
            start=sentence.start,
            end=sentence.end,
            programme_name=programme.name,
            sum=_extent_of_sum(relation, scope),
            matched=matched,
            method=f"relations/{how}",
            confidence=round(frame.confidence * party.confidence * what.confidence, 3),
        )


def _is_unsure(frame: Frame, scope: Scope, party: Party, what: Object, programme: Programme) -> bool:
    """Tell whether too much is understood, or the country only pays, so that nothing is stated."""
    event = scope.event
    if frame.relation == "participates" and _is_paid(scope):
        return True
    is_of_nobody = party.how == "elided" or (party.how == "shared" and what.how == "relative")
    if event.rule == "agree" and is_of_nobody and predicates.PASSIVE.search(event.at.text):
        return True
    is_of_entry = (
        bool(scope.sentence.entry_date) and party.how == "main" and party.ids == scope.sentence.discourse.unit.countries
    )
    if ((event.rule, party.how) in _TOO_VAGUE and not is_of_entry) or (event.rule, what.how) in _TOO_VAGUE:
        return True
    if (party.how, what.how) in _BOTH_UNDERSTOOD and not is_of_entry:
        return True
    if _is_of_something_else(scope, what, programme) or (party.how == "shared" and _is_of_another(scope.clause)):
        return True
    if frame.relation == "hosted" and programme.kind != "centre" and _is_of_centre(what):
        return True
    if party.how == "main" and frame.slot == "place" and (what.how or not is_local(programme)):
        return True
    if party.how == "elided" and _is_of_nobody(scope, what):
        return True
    givers = (ph.ids for ph in scope.clause.of("country") if ph.role == "erg" and not ph.is_dependent)
    if frame.relation == "offered" and any(set(ids).isdisjoint(party.ids) for ids in givers):
        return True  # not the Alliance offers it
    is_begun = event.rule == "begin" and party.how in ("elided", "main") and is_exercise(programme)
    return is_begun and what.at is not None and what.at.role in ("nom", "bare")  # it began, was not begun by them


def _is_state(event: Event) -> bool:
    """Tell whether a participle without a date says what a country is in, not what it did: united in, drawn into."""
    form = event.at.form
    return form is not None and form.shape == "participle" and form.lemma in _BEING_IN


_BEING_IN = frozenset({"გაერთიანდება", "ჩაერთვება", "ჩართულია"})


def _is_of_nobody(scope: Scope, what: Object) -> bool:
    """Tell whether no country is left out of a clause: its leader changed, the force went in, a plan was adopted."""
    event, clause, _ = scope
    if event.rule == "any":
        return not any(actors.TROOPS.match(ph.text) for ph in clause.of("word"))
    is_unmarked = not what.how and what.at is not None and what.at.role in _UNMARKED
    return event.rule in ("join", "admit") and is_unmarked


def _is_of_another(clause: Clause) -> bool:
    """Tell whether a part or contribution is that of another than the subject: thanked for its (მისი) contribution."""
    return any(
        pointing.ITS.match(a.text) and light_nouns.lights_of(b.text) & _SHARES for a, b in pairwise(clause.phrases)
    )


# What somebody has in something.
_SHARES = frozenset({"contribution", "part"})


def _is_of_something_else(scope: Scope, what: Object, programme: Programme) -> bool:
    """Tell whether a clause is about something that only has to do with the programme: contacts with it."""
    event, clause, _ = scope
    if event.rule in ("conclude", "sign") and what.at is not None and what.at.role == "com":
        return is_operation(programme)
    if event.rule in ("admit", "obtain") and what.at is not None and what.at.role == "from":
        return is_operation(programme)
    if event.rule == "unite":
        return bool(what.how)
    if event.rule == "keep":
        return what.at is not None and what.at.role == "com"
    if event.rule in ("serve", "take", "unlisted") and is_exercise(programme) and what.at is not None:
        return works.PREPARATION.match(what.at.head) is not None
    others = [ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and ph.form is None]
    is_it = any(
        works.PROGRAMME_NOUN.match(ph.text) or works.DRAFT.match(ph.text) or ph.text in pointing.PRONOUNS
        for ph in others
    )
    is_other = not is_it and any(len(ph.text) > _SHORT for ph in others)
    return event.rule == "agree" and what.how in ("shared", "pronoun") and is_other


# What goes in or begins stands in these; what is joined does not.
_UNMARKED = frozenset({"nom", "bare"})
# Words no longer than this are no subjects: but, and, too.
_SHORT = 4


def _is_of_centre(what: Object) -> bool:
    """Tell whether a clause is about a centre that belongs to a programme: who hosts it does not host the ICI."""
    return what.at is not None and works.CENTRE.match(what.at.head) is not None


def _relation_stated(
    frame: Frame, scope: Scope, party: Party, what: Object, programme: Programme, *, no_longer: bool
) -> RelationType | None:
    """Return the relation that a frame comes to with this programme, said in this way; None where it is none."""
    event = scope.event
    relation = refined(
        frame.relation,
        programme,
        rule=event.rule,
        slot=frame.slot,
        is_of_people=frame.slot not in ("place", "owned") and _are_people(party),
    )
    is_for_them = frame.slot == "place" and party.at is not None and party.at.role == "ben"
    if is_for_them and _is_opened(scope, party) and (is_agreed(programme) or is_forum(programme)):
        relation = "participates" if programme.kind == "plan" else "joined"
    if (
        frame.slot == "helped"
        and is_agreed(programme)
        and what.at is not None
        and postpositions.BY_MEANS.match(what.at.head)
    ):
        relation = "participates"
    if relation == "participates" and works_for(scope, what) and frame.slot != "place":
        relation = "beneficiary" if is_work(programme) and not is_agreed(programme) else None
    is_had = relation in _HAVING or (frame.relation == "completed" and event.rule == "admit")
    if is_had and is_received(scope, what, programme) and not _are_people(party):
        relation = "beneficiary"
    if no_longer:
        relation = "withdrew" if relation == "participates" else None
    if relation == "planned" and _provides(scope, what):
        is_for_it = is_work(programme) and not is_agreed(programme) and not party.how
        relation = "beneficiary" if is_for_it else None
    if relation in ("hosted", "participates") and _is_listed_as_planned(scope):
        relation = "planned"
    if relation == "planned" and _is_used_for_plan(scope, what, programme):
        relation = "participates"
    if relation == "planned" and _is_discussed(scope, what):
        return None
    if event.tense == "future" and relation == "joined" and event.rule in ("begin", "enter"):
        relation = "planned"
    if event.tense == "future" and (relation in _NOT_YET or (relation == "beneficiary" and event.rule == "begin")):
        relation = "planned"
    if relation == "joined" and what.how == "noun" and what.at is not None and actors.CONTINGENT.match(what.at.text):
        relation = "participates"  # whose contingent they joined is another's
    if relation == "participates" and _is_entered_then(scope, programme):
        relation = "joined"
    if relation == "participates" and _is_finished_then(scope):
        relation = "completed"
    if relation == "hosted" and _is_done_at_it(scope, frame, party, what):
        relation = "participates"
    if relation == "joined" and is_operation(programme) and _are_troops_added(scope, party, what):
        relation = "participates"
    if relation == "participates" and is_exercise(programme) and event.rule in _GIVING and _is_place_given(scope):
        relation = "hosted"
    if relation == "withdrew" and _is_back_in_it(scope):
        relation = "joined"
    is_inside = what.at is not None and what.at.role == "frame"
    is_at_exercise = is_exercise(programme) and _is_brought_to_it(scope, what)
    if relation == "withdrew" and (is_at_exercise or (is_inside and event.rule == "leave")):
        relation = "participates"
    if relation == "hosted" and what.how == "shared" and not is_exercise(programme) and _has_guests(scope.clause):
        return None
    if relation == "beneficiary" and is_for_them and event.rule == "end":
        relation = "withdrew"
    is_of_centre = event.rule == "be" and bool(party.how) and programme.kind == "centre"
    is_none = (relation == "completed" and is_inside and event.rule in _OF_THE_WHOLE) or (
        relation == "hosted" and (is_for_them or is_of_centre)
    )
    return None if is_none else relation


def _is_opened(scope: Scope, party: Party) -> bool:
    """Tell whether a verb says that something began or was opened for a country, not what was offered to it."""
    event, clause, _ = scope
    after = next((ph.form for ph in clause.phrases if party.at is not None and ph.start >= party.at.end), None)
    is_offered = after is not None and after.shape == "participle"
    is_begun = event.rule == "begin" or (event.at.form is not None and event.at.form.lemma == "გაიხსნება")
    return is_begun and not is_offered


def _has_guests(clause: Clause) -> bool:
    """Tell whether people are who a clause says was hosted: a delegation."""
    words = [ph for ph in clause.phrases if ph.kind == "word" or ph.head_kind == "actor"]
    return any(ph.role in DATIVE and actors.is_actor(ph.head or ph.text) for ph in words)


def _dates_of_fact(
    scope: Scope, party: Party, what: Object, programme: Programme, relation: RelationType
) -> tuple[str, ...]:
    """Return the dates of a fact; where its clause has none, those of the disaster, the offer or the exercise."""
    event, clause, sentence = scope
    dates = dates_of(scope, party, programme)
    is_help = programme.kind == "centre" and relation in ("beneficiary", "participates") and event.tense != "present"
    if not dates and is_help:
        dates = date_of_disaster(clause) or tuple(filter(None, [sentence.discourse.disaster_date()]))
    if not dates and what.how == "content" and clause.content is not None:
        dates = next((ph.ids for ph in clause.content.of("date") if ph.ids), ())
    if relation == "beneficiary" and dates and "/" in dates[0] and ".." not in dates[0]:
        sentence.discourse.period = dates[0]
    if not dates and what.how in ("shared", "entry", "topic") and is_exercise(programme) and clause.before is not None:
        dates = next((ph.ids for ph in clause.before.of("date") if ph.ids), ())
    return dates


def _each_with_its_date(
    party: Party, dates: tuple[str, ...], relation: RelationType, scope: Scope
) -> Iterable[tuple[str, str]]:
    """Return the countries with the dates of a fact: each its own where so many are listed, else all of them.

    A and B joined in January and in May; with "respectively", whatever they did.
    """
    is_listed = len(dates) == len(party.ids) > 1 and (
        len(scope.clause.of("date")) == 1 or dates == told_in_turn(scope.clause)
    )
    is_told_apart = relation in EVENTS - {"hosted"} or is_respective(scope.clause)
    if is_listed and is_told_apart:
        return zip(party.ids, dates, strict=True)
    return product(party.ids, dates or ("",))


def _is_entered_then(scope: Scope, programme: Programme) -> bool:
    """Tell whether an entry of a chronology says that a country is in a programme: from then on."""
    event, _, sentence = scope
    lemma = event.at.form.lemma if event.at.form is not None else ""
    if lemma == "აღმოჩნდება":
        return is_begun_by_joining(programme)
    is_in = event.rule in ("be", "unlisted") or lemma == "შედის"
    is_joined = is_begun_by_joining(programme) or programme.kind in ("programme", "force")
    return is_in and bool(sentence.entry_date) and "/" not in sentence.entry_date and is_joined


def _is_finished_then(scope: Scope) -> bool:
    """Tell whether a verb that means performs and finishes speaks of a part at a point of time: finishes the cycle."""
    event, clause, sentence = scope
    if not any(
        ph.kind == "word"
        and (
            works.STAGE.match(ph.text)
            or predicates.AGREEING.match(ph.text)
            or "cycle" in light_nouns.lights_of(ph.text)
        )
        for ph in clause.phrases
    ):
        return False
    form = event.at.form
    dates = [ph.ids[0] for ph in clause.of("date") if ph.ids] or [date for date in (sentence.entry_date,) if date]
    return form is not None and form.lemma == "ასრულებს" and len(dates) == 1 and "/" not in dates[0]


def _is_period(date: str) -> bool:
    """Tell whether a date is an interval that has a start and an end: what went on then did not happen once."""
    start, slash, end = date.partition("/")
    return bool(slash) and OPEN not in (start, end) and len(start) <= _MONTH


# Letters of a month: an interval of days, such as a summit's, may well be when something happened once.
_MONTH = 7


def _is_used_for_plan(scope: Scope, what: Object, programme: Programme) -> bool:
    """Tell whether something else is planned within a programme, or prepared by it, or discussed in a council."""
    lemma, part = scope.event.at.form.lemma if scope.event.at.form is not None else "", what.at.role if what.at else ""
    is_discussed = lemma == "განიხილავს" and is_forum(programme) and part == "loc"
    is_means = part in ("frame", "ins") or any(
        (a is what.at or pointing.ITS.match(a.text)) and postpositions.BY_MEANS.match(b.text)
        for a, b in pairwise(scope.clause.phrases)
    )
    is_prepared = lemma == "ემზადება" and is_means and not is_exercise(programme)
    return is_discussed or is_prepared or (part == "frame" and is_agreed(programme))


def _is_listed_as_planned(scope: Scope) -> bool:
    """Tell whether a line without a verb stands in a list of what is planned."""
    event, clause, sentence = scope
    is_line = event.rule in ("unlisted", "listed", "label") and not clause.has_verb
    return is_line and sentence.discourse.unit.is_planned


def _is_discussed(scope: Scope, what: Object) -> bool:
    """Tell whether what was talked of (განიხილეს) is not the programme but questions, reports, progress of it."""
    form = scope.event.at.form
    if form is None or form.lemma != "განიხილავს" or what.at is None:
        return False
    at, phrases = what.at, scope.clause.phrases
    following = next((ph for ph in phrases if ph.start >= at.end and ph.kind != "date"), None)
    is_of_it = at.role in ("gen", "datgen", "dat", "object") and following is not None
    if following is None or not is_of_it or following.kind != "word":
        return False
    is_considered = form.tense != "past" or scope.event.at.text.endswith(_GOES_ON)
    if is_considered:  # it may be joined yet: not its progress, its results
        return following.form is None and at.role in ("gen", "datgen") and following.role == "dat"
    return following.form.kind in _TALKED_OF if following.form is not None else following.role in ("nom", "gen", "dat")


# Of the imperfect.
_GOES_ON = ("და", "დნენ")
# What is done with a programme that one is in already.
_TALKED_OF = frozenset({"fulfil", "finish", "carry", "agree"})


def _provides(scope: Scope, what: Object) -> bool:
    """Tell whether a programme is what provides for something: the initiative provides for help to Ukraine."""
    form = scope.event.at.form
    is_subject = what.at is not None and what.at.role in _PROVIDING and not what.how
    relative = next((ph for ph in scope.clause.of("word") if linking.RELATIVE.match(ph.text)), None)
    is_subject = is_subject or (what.how == "relative" and relative is not None and relative.role in _PROVIDING)
    return form is not None and form.lemma in _PROVIDED_FOR and is_subject


_PROVIDING = frozenset({"nom", "bare", "ins"})
_PROVIDED_FOR = frozenset({"ითვალისწინებს", "გათვალისწინდება", "დაისახავს"})


_GIVING = frozenset({"send", "give", "unlisted"})


# An exercise that more hold together has no host.
_MOST_HOSTS = 2


def _is_done_at_it(scope: Scope, frame: Frame, party: Party, what: Object) -> bool:
    """Tell whether what a country holds is something else at an exercise, or the exercise of several together."""
    is_about_it = scope.clause.opener == "relative" or not is_exercise(what.programmes[-1])
    if scope.event.rule != "hold" or frame.slot != "subject" or is_about_it:
        return False
    is_joint = any(pointing.JOINTLY.match(ph.text) for ph in scope.clause.phrases if ph.kind == "word")
    return (what.how in ("shared", "topic") and not party.how) or (is_joint and len(party.ids) > _MOST_HOSTS)


def _are_troops_added(scope: Scope, party: Party, what: Object) -> bool:
    """Tell whether a unit is what was added to others of a force, or is spoken of as the one that was added to it."""
    event, clause, _ = scope
    is_told_of = clause.opener == "relative" or bool(what.how)
    is_told_of = is_told_of or any(pointing.NUMBER.match(ph.text) for ph in clause.of("word"))
    is_added = is_told_of and event.at.form is not None and event.at.form.lemma in _ADDED
    is_of_unit = any(actors.is_actor(ph.text) and ph.role == "nom" for ph in clause.of("word"))
    return is_added and (
        is_of_unit or (party.at is not None and party.at.kind == "word" and actors.is_actor(party.at.text))
    )


_ADDED = frozenset({"შეემატება", "დაემატება", "ჩაირიცხება"})


def _is_brought_to_it(scope: Scope, what: Object) -> bool:
    """Tell whether units are brought out (გამოიყვანა) at an exercise, not from it."""
    form = scope.event.at.form
    words = [ph for ph in scope.clause.phrases if ph.kind == "word" and linking.RELATIVE.match(ph.text)]
    is_from = any(ph is not None and ph.role in ("abl", "from") for ph in (what.at, *words))
    return form is not None and form.lemma == "გაიყვანს" and not is_from


def _is_place_given(scope: Scope) -> bool:
    """Tell whether what a country gives is a place of its own, and no troops: a port, an airfield."""
    words = [ph for ph in scope.clause.of("word") if ph.role in ("nom", "dat")]
    return any(locations.BASE.match(ph.text) for ph in words) and not any(actors.TROOPS.match(ph.text) for ph in words)


def _is_back_in_it(scope: Scope) -> bool:
    """Tell whether who came back (უკან) had left it, as the clause or sentence before says: it is in it again."""
    form, before = scope.event.at.form, scope.clause.before
    is_back = (
        form is not None
        and form.lemma == "დაბრუნდება"
        and any(times.BACK.match(ph.text) for ph in scope.clause.of("word"))
    )
    left = before is not None and any(ph.form is not None and ph.form.kind == "leave" for ph in before.phrases)
    return is_back and left


def _is_of_another_year(dates: tuple[str, ...], programme: Programme) -> bool:
    """Tell whether none of the dates is in the year that an exercise has in its name."""
    year = _YEAR_OF_EXERCISE.search(programme.id) if is_exercise(programme) else None
    return year is not None and bool(dates) and all(_YEAR.search(d) and year[0] not in d for d in dates)


_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF_EXERCISE = re.compile(rf"{_YEAR.pattern}$")


def _is_paid(scope: Scope) -> bool:
    """Tell whether all that a country gives is money: who pays only has no part."""
    event, clause, _ = scope
    gives = event.rule in ("give", "send", "do", "benefit", "unlisted", "amount", "help")
    words = [ph.text for ph in clause.phrases if ph.kind == "word"]
    words += [ph.head for ph in clause.of("country") if ph.head_kind == "actor"]
    has_people = any(actors.ACTOR.match(word) and not actors.GOVERNMENT.match(word) for word in words)
    of_programmes = {ph.head for ph in clause.of("programme")}
    is_money = bool(clause.of("sum")) or any(works.MONEY.match(word) for word in words if word not in of_programmes)
    return gives and is_money and not has_people


def _matched(frame: Frame, scope: Scope, party: Party, what: Object) -> Iterator[Matched]:
    """Yield what a statement rests on: the clause, its verb, where country and programme stand."""
    event = scope.event
    yield Matched("clause", *extent_of(scope.clause))
    yield Matched("verb", event.at.start, event.at.end, event.rule)
    if party.at is not None:
        yield Matched("country", party.at.start, party.at.end, f"{frame.slot} {party.at.role}".strip())
    if what.at is not None:
        yield Matched("programme", what.at.start, what.at.end, what.at.role)


def _extent_of_sum(relation: RelationType, scope: Scope) -> tuple[int, int] | None:
    """Return the sum that the clause, else the sentence, says is spent on it, where it names only one."""
    if relation not in ("beneficiary", "planned"):
        return None
    for phrases in (scope.clause.phrases, scope.sentence.row):
        sums = [ph for ph in phrases if ph.kind == "sum"]
        if sums:
            return (sums[0].start, sums[0].end) if len(sums) == 1 else None
    return None


def _are_people(party: Party) -> bool:
    """Tell whether the country acts through people of its own trade (scholars, engineers), not as a state."""
    if party.at is None or party.at.head_kind != "actor" or party.at.role not in SUBJECT:
        return False
    return not (actors.GOVERNMENT.match(party.at.head) or actors.UNIT.match(party.at.head))
