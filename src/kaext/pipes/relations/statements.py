"""From a sentence to its statements, clause by clause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.arguments.exercise_topics import topic_exercise
from kaext.pipes.relations.arguments.parties import implied_party, named_parties
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target, programme_of_list
from kaext.pipes.relations.arguments.targets import target_of
from kaext.pipes.relations.candidates.instantiation import instantiate, is_of_another_year
from kaext.pipes.relations.candidates.intentions import intention_statements
from kaext.pipes.relations.candidates.onlookers import onlookers, watched
from kaext.pipes.relations.candidates.ruled_out_readings import (
    ruled_out_clause,
    ruled_out_frames,
    ruled_out_mentions,
    ruled_out_pairs,
)
from kaext.pipes.relations.clauses.assembly import clauses_of
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.clauses.contrastive_negation import without_negated_alternatives
from kaext.pipes.relations.constructions.counterfactuals import counterfactual_statements, is_counterfactual
from kaext.pipes.relations.constructions.guided_reforms import guided_reform_statements
from kaext.pipes.relations.constructions.participial_attributes import participial_statements
from kaext.pipes.relations.constructions.project_work import (
    contrasted_place_statements,
    donated_goods_statements,
    fieldwork_statements,
)
from kaext.pipes.relations.constructions.repetition import elaborates, repetition_statements
from kaext.pipes.relations.constructions.stationed import stationed_operation_statements
from kaext.pipes.relations.constructions.unlisted import unlisted_verb_statements
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.further_parties import further_statements
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.phrases import PLACE, Phrase, Programme
from kaext.pipes.relations.phrasing.finite import is_pluperfect
from kaext.pipes.relations.phrasing.programme_roles import MODEL
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.events import events_of
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_exercise
from kaext.pipes.relations.sentences.clefts import without_cleft
from kaext.pipes.relations.sentences.lists import (
    expanded_list,
    items_after_colon,
    lines_of_events,
    lines_of_programmes,
    lines_under_programme,
)
from kaext.pipes.relations.temporal.durations import duration_statements, lasting_until, record_end_date
from kaext.pipes.relations.temporal.time_setting import date_of_preceding_statement, split_trailing_date
from kaext.pipes.relations.verbless.appositions import apposed_list_statements, apposition_statements, split_appositions
from kaext.pipes.relations.verbless.card_entries import card_statements
from kaext.pipes.relations.verbless.card_fields import field_statements, parts_of_field
from kaext.pipes.relations.verbless.fact_sheets import fact_sheet_statements, project_line_statements
from kaext.pipes.relations.verbless.labels import (
    genitive_statements,
    label_list_statements,
    label_statements,
    membership_statements,
)
from kaext.pipes.relations.verbless.nominal import nominal_statements
from kaext.pipes.relations.words import connectives, modality, predicates, reference, times
from kaext.pipes.values import RelationType, RelationValue

# Follows: somebody else's example.
_FOLLOWS = "მიჰყვება"
# Is opened (an exercise).
_IS_OPENED = "გაიხსნება"
# If; if indeed.
_IF, _IF_INDEED = "თუ", "თუკი"
# No, not: of a single word.
_NO = "არა"
# Beginning of the method of what genitives state.
_BY_GENITIVE = "relations/by"
# Beginning of the method of statements without a verb of the lexicon.
_UNLISTED_METHOD = "relations/unlisted"
# The relation that ends a participation.
_LEFT: RelationType = "withdrew"
# Method modifier of statements that are dated by the next sentence or by a clause after a semicolon.
_RESTATED = "restated"


class _Mood(NamedTuple):
    """Whether a clause is negated, modal (can, must, may), or says that something is no longer so (აღარ)."""

    is_negated: bool
    is_modal: bool
    no_longer: bool


def statements_of(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a sentence states, clause by clause; for a list, item by item."""
    phrases, appositions = split_appositions(sentence.phrases)
    if appositions:
        yield from apposition_statements(appositions, sentence)
        has_programme = any(ph.kind == "programme" for ph in phrases)
        sentence = replace(sentence, phrases=phrases) if has_programme else sentence
    if plain := without_cleft(sentence.phrases):
        yield from statements_of(replace(sentence, phrases=plain))
        return
    of_field = field_statements(sentence) or [v for part in parts_of_field(sentence) for v in statements_of(part)]
    if of_field:
        yield from of_field
        return
    row = sentence.phrases
    lines = (
        *expanded_list(row),
        *lines_under_programme(row),
        *lines_of_events(row, programme_of_list(sentence)),
        *lines_of_programmes(row),
    )
    of_items = [value for line in lines for value in statements_of(replace(sentence, phrases=line))]
    if of_items:
        yield from of_items
        return
    if of_project := project_line_statements(sentence):
        yield from of_project
        return
    if of_card := card_statements(sentence):
        yield from of_card
        return
    yield from fact_sheet_statements(sentence)
    yield from nominal_statements(sentence)
    yield from apposed_list_statements(sentence)
    of_labels = list(label_list_statements(sentence))
    yield from of_labels
    if not (of_labels and items_after_colon(sentence.phrases)):
        yield from _statements_of_clauses(sentence)


def _statements_of_clauses(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the clauses of a sentence state; record in the discourse what the last of them stated."""
    discourse = sentence.discourse
    clauses = clauses_of(without_negated_alternatives(sentence.phrases))
    for clause, following in pairwise(clauses):
        if _contrasts_times(clause, following):
            clause.connective = ""
    is_conditional = any(
        clause.connective == "condition" and clause.phrases[0].text in (_IF, _IF_INDEED) for clause in clauses
    )
    last: list[RelationValue] = []
    stated: list[RelationValue] = []
    planned: Clause | None = None  # a complement that says what is planned, not what is so
    for clause in clauses:
        _record_exercise_date(clause, sentence)
        record_end_date(clause, sentence)
        if is_conditional and any(map(_is_future_or_conditional, clause.phrases)):
            discourse.findings.rule_out(ruled_out_clause(clause, "conditional"))
        elif clause is planned:
            discourse.findings.rule_out(ruled_out_clause(clause, "possible"))
        else:
            found = list(_clause_statements(clause, sentence, last or discourse.stated))
            planned = clause.complement if any("content" in value.method for value in found) else None
            last = last if elaborates(found, last) else found or last
            if _means_until(clause):
                stated = [lasting_until(value, found) for value in stated]
            stated += found
    yield from stated
    discourse.set_stated(last)


def _is_future_or_conditional(phrase: Phrase) -> bool:
    """Return whether a verb is in the future or conditional: will leave (დატოვებს), would leave (დატოვებდა)."""
    form = phrase.form
    would_be = form is not None and form.verb_form == "finite" and predicates.WOULD_BE.match(phrase.text) is not None
    is_future = form is not None and form.tense == "future"
    return would_be or is_future or predicates.WILL_DO_THE_SAME.match(phrase.text) is not None


def _contrasts_times(clause: Clause, following: Clause) -> bool:
    """Return whether თუ (if) contrasts two past times and is no condition: "if in 2013 it was here, in 2014 there"."""
    if clause.connective != "condition" or clause.phrases[0].text != _IF or following.connective in SUBORDINATE:
        return False
    dates = [{date for ph in place.of("date") for date in ph.ids} for place in (clause, following)]
    are_past = all(
        place.has_verb
        and all(ph.form is None or ph.form.tense == "past" for ph in place.finite_verbs)
        and not any(
            times.IMPERFECT.search(ph.text) or predicates.CONDITIONAL.search(ph.text) for ph in place.finite_verbs
        )
        for place in (clause, following)
    )
    return are_past and bool(dates[0] and dates[1]) and dates[0].isdisjoint(dates[1])


def _record_exercise_date(clause: Clause, sentence: Sentence) -> None:
    """Record the date of an exercise wherever the text gives it, as the date of all statements about it."""
    dates = [ph.ids[0] for ph in clause.of("date") if ph.ids]
    if len(dates) != 1:
        return
    programmes = programmes_of(ph for ph in clause.of("programme") if not ph.is_dependent)
    if not programmes and sentence.entry.programme is not None:
        programmes = [sentence.entry.programme]
    programmes = programmes or _exercises_held(clause, sentence)
    if len(programmes) == 1 and is_exercise(programmes[0]) and not is_of_another_year(dates, programmes[0]):
        sentence.discourse.findings.add_exercise_dates(programmes[0].id, dates[:1])


def _exercises_held(clause: Clause, sentence: Sentence) -> list[Programme]:
    """Return the antecedent of what a clause without a country says was held or opened: "it was held in May"."""
    held = next((ph for ph in clause.phrases if ph.form is not None and _is_held(ph.form)), None)
    if held is None or clause.of("country"):
        return []
    has_other_subject = any(ph.role == "nom" and ph is not held and ph.text != "." for ph in clause.phrases)
    if not has_other_subject or any(ph.text in reference.PERSONAL for ph in clause.phrases):
        topic = topic_exercise(Event((), rule="hold", trigger=held), clause, sentence)
        if topic is not None and topic.programmes:
            return list(topic.programmes)
    return list(clause.antecedent.programmes) if clause.connective == "relative" and clause.antecedent else []


def _is_held(form: Form) -> bool:
    """Return whether a verb says that an exercise was held or opened."""
    return form.kind == "hold" or form.lemma == _IS_OPENED


def _clause_statements(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> Iterator[RelationValue]:
    """Yield what a clause states; the statements ``before`` it are what "the same" and durations refer to.

    In this order: what it presupposes, the start or end that it gives to earlier statements, what its events state.
    """
    findings = sentence.discourse.findings
    yield from counterfactual_statements(clause, sentence)
    if reason := _why_unreal(clause, sentence):
        findings.rule_out(ruled_out_clause(clause, reason))
        return
    yield from membership_statements(clause, sentence)
    if lasting := list(duration_statements(clause, sentence, before)):
        for value in lasting:
            if value.relation == "beneficiary":
                sentence.discourse.set_period((value.country,), value.programme, value.date)
        yield from (*lasting, *genitive_statements(clause, sentence))
    elif _is_complement_of_doubt(clause):
        findings.rule_out(ruled_out_clause(clause, "possible"))
    elif (mood := _mood_of(clause)).is_negated:
        yield from _statements_despite_negation(clause, sentence)
    else:
        yield from _asserted_statements(clause, sentence, mood, before)


def _mood_of(clause: Clause) -> _Mood:
    words = {ph.text for ph in clause.of("word")}
    antecedent = clause.gap_antecedent
    with_gap = words.union(ph.text for ph in antecedent.of("word")) if antecedent is not None else words
    no_longer = not modality.NO_LONGER.isdisjoint(words)
    is_negated = not no_longer and _is_negated(clause, with_gap)
    return _Mood(is_negated, any(map(modality.MODAL.match, with_gap)), no_longer)


def _statements_despite_negation(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a negated clause presupposes, or asserts by its negation: "it never missed a meeting"."""
    events = events_of(clause)
    stated = [event for event in events if event.is_presupposed or event.is_asserted_by_negation]
    denied = [event for event in events if event not in stated]
    sentence.discourse.findings.rule_out(ruled_out_clause(clause, "negated", events=denied))
    for event in stated:
        yield from _event_statements(Scope(event, clause, sentence), no_longer=False)


def _asserted_statements(
    clause: Clause, sentence: Sentence, mood: _Mood, before: list[RelationValue]
) -> Iterator[RelationValue]:
    """Yield what an affirmative clause states: by its events, its modifiers, or, failing both, by special rules."""
    _, is_modal, no_longer = mood
    findings = sentence.discourse.findings
    events = [event for event in events_of(clause) if not event.is_asserted_by_negation]
    events = [event for event in events if not _only_follows(event, clause, before)]
    wished = [event for event in events if event.tense == "optative" or (is_modal and not _is_plan(event))]
    findings.rule_out(ruled_out_clause(clause, "possible", events=wished))
    yield from intention_statements(clause, sentence, wished)
    found = list(_statements_of_events([event for event in events if event not in wished], clause, sentence))
    found += [] if is_modal else genitive_statements(clause, sentence)
    known = {(value.country, value.programme) for value in found}
    of_participles = participial_statements(clause, sentence)
    found += [value for value in of_participles if (value.country, value.programme) not in known]
    found += [] if no_longer else label_statements(clause, sentence)
    if found and all(value.method.startswith(_BY_GENITIVE) for value in found):  # the place may be stated by the verb
        found += [value for value in unlisted_verb_statements(clause, sentence) if value.relation == "beneficiary"]
    elif not (found or is_modal or no_longer):
        found = _statements_without_frame(clause, sentence, before)
    if no_longer and not (found or is_modal):
        found = _withdrawals(clause, sentence)
    findings.rule_out(ruled_out_pairs(clause, onlookers(clause), watched(sentence.phrases), "onlooking"))
    models = programmes_of(ph for ph in clause.of("programme") if ph.head_kind == MODEL)
    findings.rule_out(ruled_out_pairs(clause, clause.of("country"), models, "model"))
    if not found and _is_about_something_else(clause):
        named = programmes_of(ph for ph in sentence.phrases if ph.kind == "programme")
        findings.rule_out(ruled_out_pairs(clause, clause.of("country"), named, "aside"))
    findings.rule_out(ruled_out_mentions(clause, events, found))
    yield from found


def _is_about_something_else(clause: Clause) -> bool:
    """Return whether a relative is about no programme: Kyrgyzstan, on which China borders, joined PARP."""
    of = clause.antecedent
    is_aside = clause.connective == "relative" and clause.has_verb and not clause.of("programme")
    return is_aside and (of is None or of.kind != "programme")


def _withdrawals(clause: Clause, sentence: Sentence) -> list[RelationValue]:
    """Return withdrawals stated by "is no longer in it" (აღარ არის)."""
    verbs = [ph.form.kind for ph in clause.finite_verbs if ph.form is not None]
    found = unlisted_verb_statements(clause, sentence) if verbs == ["be"] else ()
    return [replace(value, relation=_LEFT) for value in found if value.relation == "participates"]


def _only_follows(event: Event, clause: Clause, before: Sequence[RelationValue]) -> bool:
    """Return whether an event only repeats the preceding one: "A joined in May, B followed in June"."""
    is_following = event.trigger.form is not None and event.trigger.form.lemma == _FOLLOWS and bool(before)
    named = (clause.gap_antecedent or clause).of("programme")  # follows a plan or process, not another country
    return is_following and not named and any(ph.role == "nom" for ph in clause.of("country"))


def _why_unreal(clause: Clause, sentence: Sentence) -> str:
    """Return the reason of ``reasons.toml`` for which a clause states nothing real, "" if there is none."""
    if connectives.SEE.match(sentence.phrases[0].text):
        return "reference"
    is_condition = clause.connective == "condition" and not _compares_times(clause)
    return "conditional" if is_condition or is_counterfactual(clause) or _is_on_condition(clause) else ""


def _is_on_condition(clause: Clause) -> bool:
    """Return whether a clause makes something conditional: "would go only on condition that …"."""
    is_on = any(modality.ON_CONDITION.match(ph.text) for ph in clause.of("word"))
    return is_on and any(predicates.WOULD_BE.match(ph.text) for ph in clause.finite_verbs)


def _compares_times(clause: Clause) -> bool:
    """Return whether თუ (if) compares two past times: "if there were 36 in 2005, in 2007 there were already 72"."""
    later = clause.complement.of("date") if clause.complement is not None else ()
    dates = [*clause.of("date"), *later]
    is_past = any(ph.form is not None and ph.form.tense == "past" for ph in clause.finite_verbs)
    is_past = is_past and not any(predicates.WOULD_BE.match(ph.text) for ph in clause.finite_verbs)
    return clause.phrases[0].text == _IF and bool(clause.of("date")) and len(dates) > 1 and is_past


def _statements_of_events(events: Sequence[Event], clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the events of a clause state; a plan that another event of it carries out is dropped."""
    no_longer = any(ph.text in modality.NO_LONGER for ph in clause.of("word"))
    scopes = [Scope(event, clause, sentence) for event in events]
    found = [value for scope in scopes for value in _event_statements(scope, no_longer=no_longer)]
    held = {(value.country, value.programme) for value in found if value.relation == "hosted"}
    for value in found:
        if value.relation != "planned" or (value.country, value.programme) not in held:
            yield value


def _statements_without_frame(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> list[RelationValue]:
    """Return what a clause states by the first of the rules for verbs without a frame that finds something."""
    for find in (
        partial(repetition_statements, before=before),
        partial(contrasted_place_statements, before=before),
        guided_reform_statements,
        donated_goods_statements,
        fieldwork_statements,
        stationed_operation_statements,
    ):
        if found := list(find(clause, sentence)):
            return found
    return [] if clause.connective in ("that", "subordinate") else list(unlisted_verb_statements(clause, sentence))


def _is_plan(event: Event) -> bool:
    """Return whether the event is a plan, which a word of possibility does not contradict."""
    return event.rule in ("plan", "have") and event.frames[0].relation == "planned"


def _event_statements(scope: Scope, *, no_longer: bool) -> list[RelationValue]:
    """Return the statements of the first frame that finds its country: named ones first, then inferred ones."""
    findings, target = scope.sentence.discourse.findings, target_of(scope)
    if target is None:
        findings.rule_out(ruled_out_frames(scope, (), has_programme=False))
        return []
    for find in (_parties_named, _parties_implied):
        for frame in scope.event.frames:
            parties = find(frame, scope, target)
            parties += _accompanied_subject(parties, frame, scope)
            parties += _host_named_before(parties, frame, scope)
            found = [
                value for party in parties for value in instantiate(frame, scope, party, target, no_longer=no_longer)
            ]
            if found:
                found += [] if no_longer else further_statements(frame, scope, target, found)
                findings.rule_out(ruled_out_frames(scope, found, has_programme=True))
                return found
    findings.rule_out(ruled_out_frames(scope, (), has_programme=True))
    return []


def _parties_named(frame: Frame, scope: Scope, target: Target) -> list[Party]:
    """Return the countries named in the clause, else in its complement: "it is planned that … be held in Georgia"."""
    complement = scope.clause.complement
    is_in_complement = target.how == "content" and complement is not None and complement.connective == "that"
    if is_in_complement and complement is not None and not scope.clause.of("country"):
        scope = scope._replace(clause=complement)
    return named_parties(frame, scope)


def _parties_implied(frame: Frame, scope: Scope, _: Target) -> list[Party]:
    party = implied_party(frame, scope)
    return [party] if party is not None else []


def _accompanied_subject(parties: Sequence[Party], frame: Frame, scope: Scope) -> list[Party]:
    """Return the elided subject where the countries named only accompany it."""
    is_apt = frame.slot in ("subject", "actor") and bool(parties)
    if not is_apt or any(party.mention is None or party.mention.role != "with" for party in parties):
        return []
    party = implied_party(frame, scope)
    return [party] if party is not None else []


def _host_named_before(parties: Sequence[Party], frame: Frame, scope: Scope) -> list[Party]:
    """Return the host from the preceding clause: "…, and others took part together with the host"."""
    parent, phrases = scope.clause.parent, scope.clause.phrases
    if not parties or parent is None or frame.relation != "participates":
        return []
    if not any(reference.WITH_HOST.match(f"{a.text} {b.text}") for a, b in pairwise(phrases)):
        return []
    places = [ph for ph in parent.of("country") if ph.role in PLACE and len(ph.ids) == 1]
    return [Party.inferred(places[0].ids, places[0], "shared", "place")] if len(places) == 1 else []


def _is_complement_of_doubt(clause: Clause) -> bool:
    """Return whether a clause is, or continues, the complement of a verb of hoping, expecting or denying."""
    complement = clause if clause.connective == "that" else clause.parent
    if complement is None or complement.connective != "that" or complement.parent is None:
        return False
    return _expresses_doubt(complement.parent) or _was_to_come(complement)


def _was_to_come(complement: Clause) -> bool:
    """Return whether a complement says what was to come or wished for: promised that they would, asked that it send."""
    return complement.has_verb and all(
        predicates.WOULD_BE.match(ph.text) or is_pluperfect(ph) for ph in complement.finite_verbs
    )


def _expresses_doubt(clause: Clause) -> bool:
    """Return whether a matrix clause says that its complement is hoped for, expected or denied."""
    words = [ph.text for ph in clause.phrases if ph.kind == "word"]
    is_denied = any(map(modality.NEGATION.match, words)) and any(map(modality.SO.match, words))
    return is_denied or any(map(modality.HOPE.match, words))


def _is_negated(clause: Clause, words: Collection[str]) -> bool:
    """Return whether a clause is negated, not merely a noun of it ("an ally and no partner")."""
    if not any(map(modality.NEGATION.match, words)) or _means_until(clause):
        return False
    of_nouns = {_NO} if any(a.text == "და" and b.text == _NO for a, b in pairwise(clause.phrases)) else set()
    is_denied = any(modality.NEGATION.match(word) for word in words if word not in of_nouns)
    return is_denied and not _has_not_only(clause.phrases)


def _means_until(clause: Clause) -> bool:
    """Return whether a clause means "until", with an expletive negation: ვიდრე არ დააბრუნეს, until they returned it."""
    if not clause.phrases or not connectives.UNTIL.match(clause.phrases[0].text):
        return False
    denied_by = {ph.text for ph in clause.of("word") if modality.NEGATION.match(ph.text)}
    forms = [ph.form for ph in clause.finite_verbs]
    return denied_by == {modality.NOT} and all(form is not None and form.tense == "past" for form in forms)


def _has_not_only(phrases: Sequence[Phrase]) -> bool:
    """Return whether a clause says "not only", which denies nothing."""
    texts = [ph.text for ph in phrases]
    return any(a in (_NO, modality.NOT) and modality.ONLY.match(b) for a, b in pairwise(texts))


def merely_names(value: RelationValue, sentence: Sentence) -> bool:
    """Return whether a title without verb and date merely names a country and a programme: "Albania: KFOR"."""
    return value.method.startswith(_UNLISTED_METHOD) and not value.date and not Clause(sentence.phrases).has_verb


def statements_with_dates(sentence: Sentence, before: Iterable[RelationValue]) -> list[RelationValue]:
    """Return what a sentence states; one that only dates the preceding sentence restates it with the date."""
    if date := date_of_preceding_statement(sentence.phrases):
        return _restated_with_date(before, date, sentence)
    dated, date = split_trailing_date(sentence.phrases)
    if not date:
        return list(statements_of(sentence))
    found = list(statements_of(replace(sentence, phrases=list(dated))))
    return [*(value for value in found if value.date), *_restated_with_date(found, date, sentence)]


def _restated_with_date(before: Iterable[RelationValue], date: str, sentence: Sentence) -> list[RelationValue]:
    """Return the undated statements of ``before`` with a date that this sentence gives."""
    return [
        replace(
            value,
            date=date,
            start=sentence.start,
            end=sentence.end,
            sum=None,
            method=f"{value.method}+{_RESTATED}",
            confidence=round(value.confidence * claim("date", _RESTATED), 3),
        )
        for value in before
        if not value.date
    ]
