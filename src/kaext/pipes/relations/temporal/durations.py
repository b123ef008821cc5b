"""Clauses that only say when something began, ended or how long it lasted: "it was closed in 2008".

Such a clause states no fact of its own: it dates the facts stated before it. A start in one phrase and an end in
another make one closed interval, as the annotation guidelines have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from kaext.expressions import lazy_re
from kaext.ka.calendar import OPEN, extent
from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.phrases import Phrase, phrase_after
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.programme_kinds import is_local, is_operation
from kaext.pipes.relations.words import (
    actors,
    connectives,
    lemmas,
    light_nouns,
    modality,
    predicates,
    programme_nouns,
    reference,
)
from kaext.pipes.values import RelationValue

# Relations that last.
_STATES = frozenset({"participates", "beneficiary"})
# Verbs of ending and lasting.
_ENDS = frozenset({"დასრულდება", "დამთავრდება", "დაიხურება"})
# Transitive verbs of ending, in the impersonal plural: "it was closed", literally "they closed it".
_ENDS_TRANSITIVE = frozenset({"დახურავს", "დაასრულებს", "დაამთავრებს"})
_LASTS = frozenset(
    {
        "გაგრძელდება",
        "გასტანს",
        "მიმდინარეობს",
        "განხორციელდება",
        "მუშაობს",
        "მოქმედებს",
        "ფუნქციონირებს",
        "მსახურობს",
        "დარჩება",
    }
)
# Verbs of breaking off, which say that something lasts where they are negated.
_BREAKS_OFF = frozenset({"შეწყვეტს", "შეწყდება", "წყვეტს"})
_DURATION_VERBS = _BREAKS_OFF | lemmas.BEGINS | _ENDS | _LASTS | _ENDS_TRANSITIVE
# Verbs of ending that mean leaving when troops are the subject. Closing is not one: their hospital is closed.
_FORCES_LEAVE = (_ENDS | {"დაასრულებს", "დაამთავრებს"}) - {"დაიხურება"}
# Pronouns, and other words, for what began or ended.
_PRONOUN = lazy_re("(?:ის|იგი|ეს|რომელიც)$")
_COREFERENT = lazy_re(
    "|".join((_PRONOUN.pattern, "სამუშაო|სამსახურ", programme_nouns.POINTS_BACK.pattern, actors.ACTOR.pattern))
)
# Method of statements that work began, which ends with the last of it ("the last sensor was installed").
_BEGIN_METHOD = "relations/begin"
# Method of statements that service began: with an end, they state participation in between.
_ENTER_METHOD = "relations/enter"
# The relation of a country that left.
_LEFT = "withdrew"
# Method modifier of facts dated by another clause.
_MODIFIER = "lasting"


def duration_statements(clause: Clause, sentence: Sentence, before: Sequence[RelationValue]) -> Iterator[RelationValue]:
    """Yield the preceding statements with the start or end that a clause gives them.

    Parameters
    ----------
    clause, sentence
        The clause and its sentence.
    before
        The statements made last, in this sentence or in the preceding one.
    """
    if not (before and clause.of("date")):
        return
    if end := _date_of_last_step(clause):
        yield from _ended_work(before, end, sentence)
        return
    verb = _duration_verb(clause)
    start, end = _bounds(clause, verb) if verb is not None else ("", "")
    if verb is None or not (start or end) or not _refers_to_statements(clause, verb, before):
        return
    known = {programme.id: programme for programme, _ in sentence.discourse.programmes}
    known |= {q.id: q for ph in sentence.phrases if ph.kind == "programme" for q in ph.programmes}
    for value in before:
        programme = known.get(value.programme)
        if programme is None or (is_operation(programme) and _lemma(verb) in _FORCES_LEAVE):
            continue
        if value.method.startswith(_ENTER_METHOD) and end and not is_local(programme):
            value = replace(value, relation="participates")
        is_start_of_part = bool(start) and value.relation == "participates" and not is_local(programme)
        if value.relation in _STATES and not is_start_of_part:
            yield from _redated(value, _with_bounds(value.date, start, end), sentence)


def _ended_work(before: Sequence[RelationValue], end: str, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the statements of work that began in a country with the date of its last step."""
    for value in before:
        if value.relation == "beneficiary" and value.method.startswith(_BEGIN_METHOD):
            yield from _redated(value, _with_bounds(value.date, "", end), sentence)


def _date_of_last_step(clause: Clause) -> str:
    """Return the date on which the last of something was done ("the last sensor was installed in 2007"), else ""."""
    dates = [date for ph in clause.of("date") for date in ph.ids]
    nouns = [b for a, b in pairwise(clause.phrases) if reference.LAST.match(a.text) and _may_be_subject(b)]
    is_done = any(is_finite(ph, clause.phrases) and predicates.DONE.search(ph.text) for ph in clause.of("word"))
    is_apart = clause.connective in SUBORDINATE or any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))
    is_of_it = bool(nouns) and not (is_apart or clause.of("country") or clause.of("programme"))
    return dates[0] if is_of_it and is_done and len(dates) == 1 and "/" not in dates[0] else ""


def _redated(value: RelationValue, date: str, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield a statement with another date, unless it has it already; its evidence extends to the sentence."""
    if date != value.date:
        yield replace(
            value,
            date=date,
            start=min(value.start, sentence.start),
            end=sentence.end,
            method=f"{value.method.removesuffix(f'+{_MODIFIER}')}+{_MODIFIER}",
            confidence=round(value.confidence * claim("date", _MODIFIER), 3),
        )


def lasting_until(value: RelationValue, following: Sequence[RelationValue]) -> RelationValue:
    """Return an undated participation with its end, if an "until" clause dates it: served, until it left in 2019."""
    if value.relation != "participates" or value.date:
        return value
    left = (_LEFT, value.country, value.programme)
    ends = [of.date for of in following if (of.relation, of.country, of.programme) == left]
    return replace(value, date=f"../{ends[0]}") if ends and ends[0] and "/" not in ends[0] else value


def record_end_date(clause: Clause, sentence: Sentence) -> None:
    """Record the end of a local programme that a clause states: what the text says of it ended then too."""
    named = [ph for ph in clause.of("programme") if not ph.is_dependent and ph.role == "nom"]
    dates = [date for ph in clause.of("date") for date in ph.ids]
    verb = _duration_verb(clause) if len(named) == len(dates) == 1 else None
    if verb is None or _lemma(verb) not in _ENDS or "/" in dates[0]:
        return
    for programme in named[0].programmes:
        if is_local(programme):
            sentence.discourse.findings.add_end_date(programme.id, dates[0])


def with_end_dates(found: Iterable[RelationValue], ends: Mapping[str, AbstractSet[str]]) -> Iterator[RelationValue]:
    """Yield the facts, with open intervals closed where the text gives the programme exactly one end."""
    for value in found:
        known = ends.get(value.programme, ())
        is_open = value.relation in _STATES and _is_since(value.date) and len(known) == 1
        yield replace(value, date=_with_bounds(value.date, "", min(known))) if is_open else value


def _duration_verb(clause: Clause) -> Phrase | None:
    """Return the only finite verb of a clause if it is one of beginning, lasting or ending.

    In a relative that begins with "within which", any verb counts: what was done in a project dates the project.
    """
    if connectives.WITHIN_WHICH.match(" ".join(ph.text for ph in clause.phrases[:2])):
        return next(iter(clause.finite_verbs), None)
    verbs = [ph for ph in clause.phrases if ph.form is not None and ph.form.verb_form not in ("noun", "participle")]
    if len(verbs) != 1 or _lemma(verbs[0]) not in _DURATION_VERBS:
        return None
    is_denied = any(modality.NEGATION.match(ph.text) for ph in clause.phrases if ph.kind == "word")
    is_impersonal = verbs[0].form is not None and verbs[0].form.is_plural
    wanted = (
        _BREAKS_OFF if is_denied else lemmas.BEGINS | _ENDS | _LASTS | (_ENDS_TRANSITIVE if is_impersonal else set())
    )
    is_apart = clause.connective in SUBORDINATE and clause.connective != "relative"
    return verbs[0] if _lemma(verbs[0]) in wanted and not is_apart else None


def _lemma(verb: Phrase) -> str:
    return verb.form.lemma if verb.form is not None else ""


def _bounds(clause: Clause, verb: Phrase) -> tuple[str, str]:
    """Return the start and the end that a clause gives, each "" where it gives none."""
    dates = [date for ph in clause.of("date") for date in ph.ids]
    since, until = ([date for date in dates if test(date)] for test in (_is_since, _is_until))
    if len(dates) == 2 and len(since) == len(until) == 1:
        return since[0].partition("/")[0], until[0].partition("/")[2]
    if len(dates) == 2 and _lemma(verb) in _ENDS and not (since or until) and _has_participle_of_beginning(clause):
        return dates[0], dates[1]
    if len(dates) != 1:
        return "", ""
    lemma, date = _lemma(verb), dates[0]
    if lemma in _ENDS | _ENDS_TRANSITIVE:
        return "", "" if "/" in date else date
    if lemma in lemmas.BEGINS:
        return ("", "") if "/" in date and not since else (date, "")
    if since:
        return date, ""
    start, _, end = date.partition("/")
    return "" if until else start if end else "", end


def _has_participle_of_beginning(clause: Clause) -> bool:
    """Return whether the first date of a clause belongs to a participle of beginning: "begun in 2006, it ended …"."""
    date = clause.of("date")[0]
    following = phrase_after(date, clause.phrases)
    return following is not None and following.form is not None and following.form.lemma in lemmas.BEGINS


def _is_since(date: str) -> bool:
    return date.endswith(f"/{OPEN}")


def _is_until(date: str) -> bool:
    return date.startswith(f"{OPEN}/")


def _with_bounds(date: str, start: str, end: str) -> str:
    """Return the date of a fact with a start and an end filled in where it leaves them open."""
    known, slash, known_end = date.partition("/")
    if known == OPEN or (slash and known_end != OPEN) or (known and not end):
        return date
    given = start.partition("/")[0]
    if known and given and not (known.startswith(given) or given.startswith(known)):
        return date  # a different start belongs to something else
    begin = max(known, given, key=len)
    if begin == end:
        return begin
    if not end:
        return start
    if not begin:
        return date
    days, last_days = extent(begin), extent(end)
    is_order = days is not None and last_days is not None and days[0] <= last_days[1]
    return f"{begin}/{end}" if is_order else date


def _refers_to_statements(clause: Clause, verb: Phrase, before: Sequence[RelationValue]) -> bool:
    """Return whether what began or ended is what was just stated, and nothing else is named."""
    countries, programmes = {value.country for value in before}, {value.programme for value in before}
    named = {code for ph in clause.of("country") if ph.head_kind != "by" for code in ph.ids}
    if len(programmes) > 1 or not countries.issuperset(named):
        return False
    whole = clause.antecedent if clause.connective == "relative" else None
    if whole is not None and whole.kind == "word" and programme_nouns.PHASE.match(whole.text):
        return False  # one of several phases
    if not programmes.issuperset(_programme_ids(clause)) or any(ph.role == "erg" for ph in clause.phrases):
        return False
    if connectives.WITHIN_WHICH.match(" ".join(ph.text for ph in clause.phrases[:2])):
        return not clause.of("country")
    words = [ph for ph in clause.of("word") if ph is not verb]
    if any(reference.PRONOUNS.get(ph.text, ("",))[0] == "loc" for ph in words):
        return False
    subjects = [ph for ph in words if _may_be_subject(ph)]
    has_anaphor = bool(subjects) or any(_PRONOUN.match(ph.text) for ph in words)
    if any(_restricts(a, b) for a, b in pairwise(clause.phrases)):
        return False  # another project: the one destined for officers
    return all(_is_coreferent(ph.text, before) for ph in subjects) and (has_anaphor or clause.parent is not None)


def _restricts(attribute: Phrase, noun: Phrase) -> bool:
    """Return whether a participle tells which project is meant, other than the one begun before."""
    form = attribute.form
    is_attribute = form is not None and form.verb_form == "participle" and form.lemma not in lemmas.BEGINS
    return is_attribute and attribute.role in ("nom", "bare") and _may_be_subject(noun)


def _is_coreferent(noun: str, before: Sequence[RelationValue]) -> bool:
    """Return whether a noun may refer to the programme of the preceding statements."""
    if programme_nouns.PHASE.match(noun) or "cycle" in light_nouns.lights_of(noun):  # of several
        return False
    kind = programme_nouns.KIND_IN_NAME.match(noun)
    if kind is not None:
        return any(kind[0] in value.programme_name for value in before)
    return _COREFERENT.match(noun) is not None


def _programme_ids(clause: Clause) -> Iterator[str]:
    return (id for phrase in clause.of("programme") for id in phrase.ids)


def _may_be_subject(phrase: Phrase) -> bool:
    is_noun = phrase.role == "nom" and phrase.form is None and not connectives.ADVERB.match(phrase.text)
    return is_noun and phrase.text.endswith(("ი", "ა", "ე", "ო"))
