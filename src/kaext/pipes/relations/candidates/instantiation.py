"""From a frame with its country, programme and dates to statements (:class:`~kaext.pipes.values.RelationValue`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.scope import CandidateFact, Party, Scope, Target
from kaext.pipes.relations.candidates.filters import is_implausible
from kaext.pipes.relations.candidates.resolution import resolve_relation
from kaext.pipes.relations.candidates.ruled_out_readings import extent_of
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_exercise
from kaext.pipes.relations.temporal.attachment import date_of_disaster, date_of_disaster_after, is_respective
from kaext.pipes.relations.temporal.dating import dates_in_turn, event_dates, is_before_main_event
from kaext.pipes.values import EVENTS, Matched, RelationType, RelationValue

# How a programme was resolved that is not named beside its verb: it may be another of the same kind.
_NOT_NAMED = frozenset({"topic", "shared", "noun", "pronoun", "entry"})
# Verbs whose participles without a date describe a state: united in, involved in.
_STATES = frozenset({"გაერთიანდება", "ჩაერთვება", "ჩართულია"})
# The modifier of statements of what came before the main event of their sentence, whose date is not theirs.
EARLIER = "earlier"
# The modifier of a method for a corrected verb.
_MISSPELLED = "misspelled"
# Length of an EDTF month (2004-06). An interval of days, such as a summit's, may date a single event.
_MONTH = 7
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF_EXERCISE = re.compile(rf"{_YEAR.pattern}$")


def instantiate(
    frame: Frame, scope: Scope, party: Party, target: Target, *, no_longer: bool = False
) -> list[RelationValue]:
    """Return the statements of a frame for the countries and programmes of an event.

    Parameters
    ----------
    frame
        The relation and the slot of its country.
    scope
        The event.
    party, target
        The countries and the programmes.
    no_longer
        The clause says that something is no longer so (აღარ).
    """
    return [
        value
        for programme, countries in _programmes_with_countries(target, party, scope.clause)
        for value in _statements_of(CandidateFact(frame, scope, countries, target, programme), no_longer=no_longer)
    ]


def _programmes_with_countries(target: Target, party: Party, clause: Clause) -> Iterator[tuple[Programme, Party]]:
    """Yield each programme with all countries, or with one each: "A and B joined X and Y, respectively"."""
    are_paired = len(target.programmes) == len(party.ids) > 1 and is_respective(clause)
    for index, programme in enumerate(target.programmes):
        yield programme, party._replace(ids=party.ids[index : index + 1]) if are_paired else party


def _statements_of(candidate: CandidateFact, *, no_longer: bool) -> Iterator[RelationValue]:
    """Yield the statements of a candidate fact, one per country and date; none if it is rejected."""
    frame, scope, party, target, programme = candidate
    event, _, sentence = scope
    is_excluded = _is_one_pronoun(party, target) or is_implausible(candidate)
    relation = None if is_excluded else resolve_relation(candidate, no_longer=no_longer)
    if relation is None:
        return
    dates = _dates_of_fact(scope, party, target, programme, relation)
    if _is_state_over_time(relation, event, dates, no_longer=no_longer):
        relation = "participates"
    if relation == "withdrew" and event.rule == "end" and party.mention is None:
        return  # the programme ended, the country did not withdraw from it
    if target.how in _NOT_NAMED and is_of_another_year(dates, programme):
        return
    if is_exercise(programme) and dates:
        sentence.discourse.findings.add_exercise_dates(programme.id, dates)
    misspelled = _MISSPELLED if event.trigger.is_misspelled else ""
    earlier = EARLIER if not dates and is_before_main_event(event, sentence) else ""
    how = "+".join(word for word in (event.rule, misspelled, party.how, target.how, earlier) if word)
    matched = tuple(_matched(candidate))
    confidence = frame.confidence * party.confidence * target.confidence
    if misspelled:
        confidence *= claim("verb", _MISSPELLED)
    for country, date in _countries_with_dates(party, dates, relation, scope):
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
            confidence=round(confidence, 3),
        )


def _is_one_pronoun(party: Party, target: Target) -> bool:
    """Return whether the same pronoun would mean the country and the programme: they took their stand by it."""
    mentions = (party.mention, target.mention)
    are_pronouns = party.how == target.how == "pronoun"
    return are_pronouns and None not in mentions and len({ph.start for ph in mentions if ph is not None}) == 1


def _is_state_over_time(relation: RelationType, event: Event, dates: tuple[str, ...], *, no_longer: bool) -> bool:
    """Return whether an event really is a state: it lasts for an interval, or is a participle like "united in"."""
    if dates:
        is_lasting = event.tense == "present" and dates[0].endswith(f"/{OPEN}") and not no_longer
        is_renewed = relation == "completed" and event.rule == "obtain"  # certificates, year by year
        return (relation in ("joined", "withdrew") or is_renewed) and (_is_period(dates[0]) or is_lasting)
    form = event.trigger.form
    is_participle = form is not None and form.verb_form == "participle" and form.lemma in _STATES
    return relation == "joined" and event.is_presupposed and is_participle


def _dates_of_fact(
    scope: Scope, party: Party, target: Target, programme: Programme, relation: RelationType
) -> tuple[str, ...]:
    """Return the dates of a fact; where its clause has none, those of the disaster, the offer or the exercise.

    Records in the discourse the interval of a project's work.
    """
    event, clause, sentence = scope
    dates = event_dates(scope, party, programme)
    is_help = programme.kind == "centre" and relation in ("beneficiary", "participates") and event.tense != "present"
    if not dates and is_help:
        dates = date_of_disaster(clause) or date_of_disaster_after(clause, sentence.phrases)
        dates = dates or tuple(filter(None, [sentence.discourse.disaster_date()]))
    if not dates and target.how == "content" and clause.complement is not None:
        dates = next((ph.ids for ph in clause.complement.of("date") if ph.ids), ())
    if relation == "beneficiary":
        sentence.discourse.set_period(party.ids, programme.id, dates[0] if dates else "")
    is_of_earlier_exercise = target.how in ("shared", "entry", "topic") and is_exercise(programme)
    if not dates and is_of_earlier_exercise and clause.parent is not None:
        dates = next((ph.ids for ph in clause.parent.of("date") if ph.ids), ())
    return dates


def _countries_with_dates(
    party: Party, dates: tuple[str, ...], relation: RelationType, scope: Scope
) -> Iterable[tuple[str, str]]:
    """Return pairs of country and date: one date each where as many are listed, else every combination.

    "A and B joined in January and in May" pairs them for events; with "respectively" for any relation.
    """
    is_listed = len(dates) == len(party.ids) > 1 and (
        len(scope.clause.of("date")) == 1 or dates == dates_in_turn(scope.clause)
    )
    is_told_apart = relation in EVENTS - {"hosted"} or is_respective(scope.clause)
    if is_listed and is_told_apart:
        return zip(party.ids, dates, strict=True)
    return product(party.ids, dates or ("",))


def _is_period(date: str) -> bool:
    """Return whether a date is a closed interval of months or longer, which does not date a single event."""
    start, slash, end = date.partition("/")
    return bool(slash) and OPEN not in (start, end) and len(start) <= _MONTH


def is_of_another_year(dates: Sequence[str], programme: Programme) -> bool:
    """Return whether no date is in the year that the exercise has in its id."""
    year = _YEAR_OF_EXERCISE.search(programme.id) if is_exercise(programme) else None
    return year is not None and bool(dates) and all(_YEAR.search(d) and year[0] not in d for d in dates)


def _matched(candidate: CandidateFact) -> Iterator[Matched]:
    """Yield the evidence for a statement: the spans of the clause, its verb, country and programme."""
    frame, scope, party, target, _ = candidate
    event = scope.event
    yield Matched("clause", *extent_of(scope.clause))
    yield Matched("verb", event.trigger.start, event.trigger.end, event.rule)
    if party.mention is not None:
        yield Matched("country", party.mention.start, party.mention.end, f"{frame.slot} {party.mention.role}".strip())
    if target.mention is not None:
        yield Matched("programme", target.mention.start, target.mention.end, target.mention.role)


def _extent_of_sum(relation: RelationType, scope: Scope) -> tuple[int, int] | None:
    """Return the span of the only sum in the clause, else in the sentence; None where there are several."""
    if relation not in ("beneficiary", "planned"):
        return None
    for phrases in (scope.clause.phrases, scope.sentence.phrases):
        sums = [ph for ph in phrases if ph.kind == "sum"]
        if sums:
            return (sums[0].start, sums[0].end) if len(sums) == 1 else None
    return None
