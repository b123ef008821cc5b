"""What is stated without a verb that the lexicon knows: labels, rows of lists, genitives, and plain cases."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations import patterns as p
from kaext.pipes.relations.clauses import Clause, is_finite
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.frames import Event, Frame, is_impersonal
from kaext.pipes.relations.kinds import is_agreed, is_exercise, is_forum, is_local, is_operation, is_plan, is_work
from kaext.pipes.relations.objects import (
    exercise_spoken_of,
    is_exercise_of_centre,
    named,
    object_of,
    spoken_of_as_there,
)
from kaext.pipes.relations.parties import stand_ins
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.pronouns import possessors
from kaext.pipes.relations.scope import DATIVE, PLACE, Object, Party, Scope, Sentence
from kaext.pipes.relations.stating import stated
from kaext.pipes.values import RelationType, RelationValue

# Who gives nothing but money has no part.
_PAYS = "დაფინანსდება"
# The optative of a verb in no row: that it be done, not that it is.
_OPTATIVE = ("ოს", "ონ", "დეს")
_TELLS_NOTHING = frozenset({"refuse", "hinder", "offer", "invite", "plan", "decide", "have", "stop", "cease", "leave"})


# Where the programme of a contribution stands: in it, to it.
_GIVEN_TO = frozenset({"loc", "dat", "datgen", "ben"})


def listed(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what an entry states whose country stands at its head and whose title says what the list is of."""
    unit = sentence.discourse.unit
    clause = Clause(sentence.row[: next((i for i, ph in enumerate(sentence.row) if ph.text == ";"), None)])
    yield from _labelled_under_heading(clause, sentence)
    relation = unit.relation or _of_contingents(unit.programme, clause)
    if relation is None or clause.has_verb:
        return
    yield from _listed_of_heading(relation, clause, sentence)
    programme = unit.programme or sentence.discourse.title_programme
    if not (sentence.entry_countries and programme):
        return
    if clause.of("programme") or not (clause.of("date") or clause.of("sum") or relation == "participates"):
        return
    frame = Frame(relation, "listed", 0.65)
    event = Event((frame,), rule="listed", at=sentence.row[0])
    party = Party(sentence.entry_countries, sentence.row[0], 1.0)
    what = Object((programme,), None, 1.0)
    yield from stated(frame, Scope(event, clause, sentence), party, what)


def _labelled_under_heading(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a line without a verb states of the one country of the heading: KFOR: a battalion, since 1999."""
    countries, programme = sentence.discourse.unit.countries, sentence.entry_programme
    if not sentence.is_labelled or programme is None or len(countries) != 1 or clause.has_verb or clause.of("country"):
        return
    is_placed = any(ph.kind == "word" and ph.role in PLACE for ph in clause.phrases)
    relation: RelationType | None = "participates" if is_operation(programme) and _has_people(clause) else None
    if is_work(programme) and is_placed and clause.of("date"):
        relation = "beneficiary"
    if relation is not None:
        frame = Frame(relation, "listed", 0.65)
        scope = Scope(Event((frame,), rule="listed", at=sentence.row[0]), clause, sentence)
        party = Party(countries, None, 1.0, "heading")
        yield from stated(frame, scope, party, Object((programme,), None, 1.0))


def _of_contingents(programme: Programme | None, clause: Clause) -> RelationType | None:
    """Return what a list of countries under the name of an operation says of them, by their troops or dates."""
    if programme is None or not is_operation(programme):
        return None
    nouns = [ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and ph.text != "კი"]
    is_dated = bool(clause.of("date")) and all(map(_says_what_it_is, nouns))
    return "participates" if is_dated or _has_people(clause) else None


def _listed_of_heading(relation: RelationType, clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a line states that names a programme in a list about the one country of the heading: its projects."""
    countries = sentence.discourse.unit.countries
    named = [ph for ph in clause.of("programme") if not (ph.is_dependent or is_exercise_of_centre(ph))][:1]
    is_apt = relation in ("beneficiary", "hosted") and (clause.of("date") or clause.of("sum"))
    if len(countries) != 1 or not named or not is_apt or clause.of("country"):
        return
    frame = Frame(relation, "listed", 0.6)
    scope = Scope(Event((frame,), rule="listed", at=named[0]), clause, sentence)
    what = Object(named[0].programmes[-1:], named[0], 1.0)
    yield from stated(frame, scope, Party(countries, None, 1.0, "heading"), what)


def labelled(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what labels beside a country state without a verb: host: Sweden; the lead nation Canada."""
    if not clause.of("country"):
        return
    phrases = [ph for ph in clause.phrases if not p.LABEL_NOUN.match(ph.text)]
    row = [ph for ph in sentence.row if not p.LABEL_NOUN.match(ph.text)]
    marked = {a.start for a, b in pairwise(row) if b.kind == "dash"}
    phrases = [ph for ph in phrases if ph.kind not in ("dash", "date")]
    phrases = [ph for ph in phrases if ph.kind != "word" or ph.role not in ("bare", "adv")]
    for before, country in pairwise(phrases):
        for label, phrase in ((before, country), (country, before)):
            if phrase.kind != "country" or phrase.role not in ("nom", "bare", "erg") or label.kind != "word":
                continue
            for relation, pattern in p.LABELS.items():
                if pattern.match(label.text) and _introduces(label, phrase, marked):
                    yield from _said_of(phrase, Frame(relation, "label", 0.85), "label", label, clause, sentence)


def introduced(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the words before a colon say of the countries after it: members since 1999: Austria and Finland."""
    row = sentence.row
    colon = next((index for index, phrase in enumerate(row) if phrase.kind == "dash"), 0)
    before, after = Clause(row[:colon]), Clause(row[colon + 1 :])
    if not after.phrases or after.phrases[0].kind != "country" or after.has_verb or _tells(before):
        return
    words = [ph for ph in before.phrases if ph.kind == "word"][-_LABEL_WORDS:]
    lights = frozenset().union(*(p.lights_of(ph.text) for ph in words))
    relation = next((relation for relation, nouns in p.LIST_NOUNS.items() if nouns & lights), None)
    if relation is None or before.of("country"):
        return
    for country in after.of("country"):
        if country.role in ("nom", "bare") and not country.head_kind:
            yield from _said_of(country, Frame(relation, "label", 0.8), "label", country, Clause(list(row)), sentence)


def _tells(clause: Clause) -> bool:
    """Tell whether a clause has a verb that says more than that there is something: it had two lead nations."""
    verbs = [ph for ph in clause.phrases if is_finite(ph, clause.phrases)]
    return any(ph.form is None or ph.form.kind not in ("have", "be") for ph in verbs)


# How many words before a colon may say what the countries after it are.
_LABEL_WORDS = 4


def _introduces(label: Phrase, country: Phrase, marked: Collection[int]) -> bool:
    """Tell whether a label speaks of the country beside it: guests only of those after a dash or colon."""
    return not p.GUESTS.match(label.text) or (label.start in marked and label.start < country.start)


def by_whose(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what genitives state by themselves: under the leadership of, with the participation of."""
    for phrase in (*clause.of("country"), *possessors(clause, sentence)):
        if phrase.head_kind == "by":
            relation = next(relation for relation in p.BY_WHOSE if relation == phrase.role)
            yield from _said_of(phrase, Frame(relation, "by", 0.85), "by", phrase, clause, sentence)


def _said_of(
    country: Phrase, frame: Frame, rule: str, at: Phrase, clause: Clause, sentence: Sentence
) -> Iterator[RelationValue]:
    scope = Scope(Event((frame,), rule=rule, at=at), clause, sentence)
    what = object_of(scope)
    if what is not None:
        yield from stated(frame, scope, Party(country.ids, country, 1.0), what)


class _Clues(NamedTuple):
    """What a clause tells besides who and what.

    ``has_foreign_subject``: others than the countries did it; ``is_lasting``: an interval dates it; ``is_paid``: with
    money; ``is_being``: its verb is nothing but "is"; ``is_evidential``: the subject of its verb stands in the dative.
    """

    has_verb: bool
    has_foreign_subject: bool
    is_dated: bool
    is_lasting: bool
    is_paid: bool
    is_being: bool
    is_evidential: bool


def _may_tell(at: Phrase, source: Clause) -> bool:
    """Tell whether a clause may state something: no readiness or wish, no verb that tells nothing or has frames."""
    words = [ph for ph in source.phrases if ph.kind == "word"]
    if any(p.lights_of(ph.text) & _ONLY_MEANT for ph in words) or p.TELLS_NOTHING.match(at.text):
        return False
    if at.form is None:
        return not at.text.endswith(_OPTATIVE)
    return at.form.tense != "optative" and at.form.kind not in _TELLS_NOTHING


_ONLY_MEANT = frozenset({"readiness", "aim", "refusal", "offer", "application"})


def unlisted(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a clause states whose verb no rule knows: soldiers in an operation, a project in a country.

    Only what the programme's kind and the case of the country leave no doubt about, and only of a programme that the
    clause names itself.
    """
    source = clause.model or clause
    verb = next((ph for ph in source.phrases if is_finite(ph, source.phrases)), None)
    of_line = _of_line(clause, sentence) if verb is None and not clause.of("country") else None
    if verb is None and not clause.of("country") and of_line is None:
        return
    at = verb or (clause.of("country") or clause.of("programme"))[0]
    if not _may_tell(at, source):
        return
    event = Event((), rule="unlisted", at=at, is_impersonal=is_impersonal(at.form))
    what = named(event, clause) or (named(event, clause.model) if clause.model is not None else None)
    if what is None and clause.opener == "dash" and clause.before is not None:
        what = named(event, clause.before)
    if what is None and verb is not None:
        yield from _at_exercise(event, clause, sentence)
    if what is None or what.at is None or (verb is not None and _is_inside_noun(what.at, source)):
        return
    clues = _Clues(
        has_verb=verb is not None,
        has_foreign_subject=_they_did(source, verb),
        is_dated=bool(clause.of("date") or sentence.entry_date),
        is_lasting=any("/" in date for ph in clause.of("date") for date in ph.ids),
        is_paid=bool(clause.of("sum")),
        is_being=at.form is not None and at.form.kind == "be" and not _has_participle(source),
        is_evidential=verb is not None and p.EVIDENTIAL.fullmatch(verb.text) is not None,
    )
    parties = [of_line] if of_line is not None else [Party(ph.ids, ph, 1.0) for ph in clause.of("country")]
    for phrase, confidence, how in (
        (party.at, party.confidence, party.how) for party in parties or stand_ins(Scope(event, clause, sentence))
    ):
        if phrase is None or (verb is None and _is_and(phrase, clause)):
            continue
        if at.form is not None and at.form.lemma == _PAYS and phrase.role in ("nom", "erg"):
            continue
        own = what if verb is not None else _beside(phrase, clause, what)
        if own.at is None:
            continue
        for programme in own.programmes:
            frame = _unlisted_frame(phrase, programme, own.at, clues)
            if frame is not None:
                scope = Scope(Event((frame,), rule="unlisted", at=at), clause, sentence)
                only = own._replace(programmes=(programme,))
                yield from stated(frame, scope, Party(phrase.ids, phrase, confidence, how), only)


def _of_line(clause: Clause, sentence: Sentence) -> Party | None:
    """Return the country that a line without verb is about: that of its head or title (KFOR: a company, 1999-2010).

    Only where the line holds nothing but a programme, people, a date, and words for what a programme is.
    """
    unit = sentence.discourse.unit.countries
    ids, how = (sentence.entry_countries, "entry") if sentence.entry_countries else (unit, "heading")
    programmes = clause.of("programme")
    is_label = bool(programmes) and programmes[0].start <= clause.phrases[0].start
    is_plain = all(ph.kind != "word" or ph.role == "bare" or _says_what_it_is(ph) for ph in clause.phrases)
    if not (
        len(ids) == 1
        and is_label
        and not is_exercise(programmes[0].programmes[-1])
        and is_plain
        and (clause.of("date") or _has_people(clause))
    ):
        return None
    named = replace(programmes[0], kind="country", role="nom", ids=ids, head="", head_kind="", is_dependent=False)
    return Party(ids, named, 0.9, how)


def _says_what_it_is(phrase: Phrase) -> bool:
    patterns = (p.PROGRAMME_NOUN, p.ACTOR, p.ORDINAL, p.GENERIC_BEFORE, p.LIGHT["member"])
    return any(pattern.match(phrase.text) for pattern in patterns)


def _has_people(clause: Clause) -> bool:
    return any(ph.kind == "word" and p.is_actor(ph.text) for ph in clause.phrases)


def _at_exercise(event: Event, clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield who did whatever it was at the exercise spoken of: their doctors, or a country "there"."""
    there = spoken_of_as_there(clause, sentence)
    what = there or exercise_spoken_of(event, clause, sentence)
    if what is None:
        return
    frame = Frame("participates", "subject", 0.6)
    is_inverted = p.EVIDENTIAL.fullmatch(event.at.text) is not None
    for phrase in clause.of("country"):
        is_acting = phrase.role in ("nom", "erg") or (is_inverted and phrase.role in DATIVE)
        if is_acting and (phrase.head_kind == "actor" or (there and not phrase.head_kind)):
            scope = Scope(Event((frame,), rule="unlisted", at=event.at), clause, sentence)
            yield from stated(frame, scope, Party(phrase.ids, phrase, 1.0), what)


def _has_participle(clause: Clause) -> bool:
    """Tell whether "is" may be the auxiliary of a participle: is equipped."""
    return any(p.PARTICIPLE_LIKE.search(ph.text) for ph in clause.phrases if ph.kind == "word" and ph.role == "nom")


def _is_inside_noun(at: Phrase, clause: Clause) -> bool:
    """Tell whether a programme belongs to a verbal noun that the verb is about: confirmed the move to RSM."""
    if at.role not in ("loc", "dat", "on"):
        return False
    following = next((ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date"), None)
    if following is None or following.form is None or following.form.shape not in ("noun", "either"):
        return False
    after = next((ph for ph in clause.phrases if ph.start >= following.end), None)
    return following.role in ("nom", "dat", "from", "ben") or (
        after is not None and p.ABOUT.match(after.text) is not None
    )


def _stands_before(country: Phrase, at: Phrase) -> bool:
    """Tell whether a country stands right before the programme: Ukraine's trust fund."""
    return 0 <= at.start - country.end <= 2


def _is_and(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether "and" follows a country: a title names it and a programme, a row says what it does."""
    return any(a is phrase and b.text == "და" for a, b in pairwise(clause.phrases))


def _beside(phrase: Phrase, clause: Clause, what: Object) -> Object:
    """Return the programmes in a country's own cells of a row: those after it, up to the next country."""
    countries = clause.of("country")
    programmes = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if len(countries) < 2 or all(ph.start < countries[0].start for ph in programmes):
        return what
    until = min((ph.start for ph in countries if ph.start > phrase.start), default=clause.phrases[-1].end + 1)
    own = [ph for ph in programmes if phrase.start < ph.start < until]
    return Object(tuple(programmes_of(own)), own[0] if own else None, what.confidence)


def _they_did(clause: Clause, verb: Phrase | None) -> bool:
    """Tell whether the Alliance or an unnamed "they" is the subject."""
    if verb is not None and verb.text.endswith(("ეს", "დნენ")):
        return True
    return any(p.OTHER_SUBJECT.match(ph.text) and ph.role == "erg" for ph in clause.phrases if ph.kind == "word")


def _verbless_frame(programme: Programme, at: Phrase, clues: _Clues, *, is_alone: bool) -> Frame | None:
    """Return what a row says that has nothing but a country and a programme: an exercise and when, then where."""
    if at.head_kind == "member":
        return Frame("participates", "subject", 0.65)
    if is_exercise(programme) and clues.is_dated and is_alone and at.role in ("bare", "nom"):
        return Frame("hosted", "subject", 0.6)
    if is_operation(programme) or is_exercise(programme):
        return Frame("participates", "subject", 0.65) if at.role in ("loc", "bare", "nom") else None
    if is_local(programme) and at.role in ("nom", "bare"):
        return Frame("beneficiary", "place", 0.55)
    if is_work(programme) and not is_agreed(programme) and at.role == "loc":
        return Frame("participates", "subject", 0.55)
    if clues.is_dated and (is_agreed(programme) or is_forum(programme)):
        point: RelationType = "completed" if programme.kind == "plan" else "joined"
        relation: RelationType = "participates" if clues.is_lasting else point
        return Frame(relation, "subject", 0.6) if at.role in ("loc", "on", "dat", "bare") else None
    return None


def _unlisted_frame(phrase: Phrase, programme: Programme, at: Phrase, clues: _Clues) -> Frame | None:
    """Return what a clause says of a country and a programme, by where they stand and what kind of programme it is."""
    if "contribution" in p.lights_of(phrase.head) and phrase.role in ("nom", "erg", "dat") and at.role in _GIVEN_TO:
        return Frame("participates", "subject", 0.65)
    is_of_it_there = phrase.head_kind in ("thing", "actor", "place") and phrase.role in ("nom", "dat", "none")
    is_done_by_it = at.role == "erg" and is_of_it_there and is_work(programme) and not is_agreed(programme)
    is_owned = phrase.role == "gen" and is_local(programme) and _stands_before(phrase, at)
    if clues.has_verb and (is_done_by_it or is_owned):
        return Frame("beneficiary", "place", 0.6)
    is_acting = phrase.role in ("nom", "erg") or (phrase.role in DATIVE and clues.is_evidential)
    frame = _frame_of_people(phrase, programme, at) if is_acting and phrase.head_kind == "actor" else None
    if frame is not None:
        return frame
    is_subject = phrase.role in ("nom", "erg") and not phrase.head_kind
    is_there = phrase.role in ("loc", "ben", "request") and phrase.head_kind != "actor"
    is_there = is_there and not p.ABSTRACT.match(phrase.head)
    if not clues.has_verb and is_there:
        return _verbless_frame_there(programme, at, is_dated=clues.is_dated)
    if not clues.has_verb:
        is_alone = len(phrase.ids) == 1 and phrase.start > at.start
        return _verbless_frame(programme, at, clues, is_alone=is_alone) if is_subject else None
    if phrase.role in DATIVE and at.head_kind == "event" and clues.has_foreign_subject:
        return Frame("offered", "dative", 0.6)
    if is_subject and at.role == "loc" and clues.is_being:
        return Frame("participates", "subject", 0.65)
    if at.head_kind == "meeting":
        return None
    if is_exercise(programme):
        return _frame_of_exercise(phrase, at, is_subject=is_subject, is_there=is_there)
    if is_operation(programme):
        return Frame("participates", "subject", 0.65) if is_subject and at.role in ("loc", "dat", "datgen") else None
    if (clues.is_being and not (clues.is_paid and is_local(programme))) or is_forum(programme):
        return None
    is_given = phrase.role in DATIVE and programme.kind != "initiative" and at.role in _GIVING
    if is_there or is_given:
        return Frame("beneficiary", "place", 0.6)
    return Frame("beneficiary", "helped", 0.6) if is_subject and at.role == "frame" else None


# Where a programme stands that gives something to those in the dative.
_GIVING = frozenset({"erg", "nom", "gen", "bare", "frame", "ins"})


def _frame_of_people(phrase: Phrase, programme: Programme, at: Phrase) -> Frame | None:
    """Return what is said of a country whose people are the subject: in an operation, with a programme's help."""
    if is_operation(programme) and p.OFFICIAL.match(phrase.head):
        return None
    is_of_it = at.role in ("loc", "dat", "datgen", "object", "on", "nom")
    is_of_it = is_of_it or (at.role == "gen" and p.GOVERNMENT.match(phrase.head) is None)
    if is_of_it and (is_operation(programme) or is_exercise(programme)):
        return Frame("participates", "subject", 0.7)
    if at.role not in ("frame", "ins") or not is_work(programme):
        return None
    is_helped = p.BY_HELP.match(at.head) is not None
    return Frame("beneficiary", "place", 0.6) if is_helped else Frame("participates", "subject", 0.6)


def _verbless_frame_there(programme: Programme, at: Phrase, *, is_dated: bool) -> Frame | None:
    """Return what a row says of a programme in a country: a project there, an exercise there and when."""
    is_done_there = is_local(programme) or (is_work(programme) and not is_agreed(programme) and not is_plan(programme))
    if is_done_there and at.role in ("nom", "bare"):
        return Frame("beneficiary", "place", 0.6)
    return Frame("hosted", "place", 0.6) if is_exercise(programme) and is_dated else None


def _frame_of_exercise(phrase: Phrase, at: Phrase, *, is_subject: bool, is_there: bool) -> Frame | None:
    """Return what is said of a country that does something in an exercise, or to it, or where it is."""
    if is_subject and (at.role == "loc" or len(phrase.ids) > 1):
        return Frame("participates", "subject", 0.65)
    if is_subject and at.role in ("dat", "nom"):
        return Frame("hosted", "subject", 0.6)
    return Frame("hosted", "place", 0.65) if is_there else None
