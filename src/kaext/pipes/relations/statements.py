"""From a sentence to its statements, clause by clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from kaext.pipes.relations.appositions import apposed_list_statements, apposition_statements, split_appositions
from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clause_assembly import clauses_of
from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.clefts import without_cleft
from kaext.pipes.relations.contrasted_places import contrasted_place_statements
from kaext.pipes.relations.contrastive_negation import without_negated_alternatives
from kaext.pipes.relations.counterfactuals import counterfactual_statements, is_counterfactual
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.donated_goods import donated_goods_statements
from kaext.pipes.relations.durations import duration_statements, record_end_date
from kaext.pipes.relations.events import events_of
from kaext.pipes.relations.fact_sheets import fact_sheet_statements, project_line_statements
from kaext.pipes.relations.fieldwork import fieldwork_statements
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.grammar import Form, case_role
from kaext.pipes.relations.guided_reforms import guided_reform_statements
from kaext.pipes.relations.instantiation import instantiate, is_of_another_year
from kaext.pipes.relations.intentions import intention_statements
from kaext.pipes.relations.labels import (
    genitive_statements,
    label_list_statements,
    label_statements,
    membership_statements,
)
from kaext.pipes.relations.lists import expanded_list, items_after_colon, lines_under_programme
from kaext.pipes.relations.nominal import nominal_statements
from kaext.pipes.relations.participial_attributes import participial_statements
from kaext.pipes.relations.parties import implied_party, named_parties
from kaext.pipes.relations.phrases import PLACE, Phrase
from kaext.pipes.relations.programme_kinds import (
    TRANSFER_VERBS,
    is_agreed,
    is_exercise,
    is_local,
    is_operation,
    is_work,
)
from kaext.pipes.relations.repetition import repetition_statements
from kaext.pipes.relations.ruled_out_readings import ruled_out_clause, ruled_out_frames, ruled_out_mentions
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.stationed import stationed_operation_statements
from kaext.pipes.relations.subjects import is_admitted_country
from kaext.pipes.relations.targets import target_of
from kaext.pipes.relations.topics import topic_exercise
from kaext.pipes.relations.unlisted import unlisted_verb_statements
from kaext.pipes.relations.words import actors, connectives, modality, predicates, programme_nouns, reference, times
from kaext.pipes.values import RelationValue


def statements_of(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a sentence states, clause by clause; for a list, item by item."""
    row, apposed = split_appositions(sentence.phrases)
    if apposed:
        yield from apposition_statements(apposed, sentence)
        sentence = replace(sentence, phrases=row) if any(ph.kind == "programme" for ph in row) else sentence
    if plain := without_cleft(sentence.phrases):
        yield from statements_of(replace(sentence, phrases=plain))
        return
    lines = (*expanded_list(sentence.phrases), *lines_under_programme(sentence.phrases))
    of_items = [v for row in lines for v in statements_of(replace(sentence, phrases=row))]
    if of_items:
        yield from of_items
        return
    if of_line := project_line_statements(sentence):
        yield from of_line
        return
    yield from fact_sheet_statements(sentence)
    yield from nominal_statements(sentence)
    yield from apposed_list_statements(sentence)
    of_labels = list(label_list_statements(sentence))
    yield from of_labels
    if of_labels and items_after_colon(sentence.phrases):
        return
    clauses = clauses_of(without_negated_alternatives(sentence.phrases))
    for clause, following in pairwise(clauses):
        if _is_set_beside(clause, following):
            clause.connective = ""
    is_conditional = any(
        clause.connective == "condition" and clause.phrases[0].text in ("თუ", "თუკი") for clause in clauses
    )
    last: list[RelationValue] = []
    meant: Clause | None = None
    for clause in clauses:
        _note_dates_of_exercises(clause, sentence)
        record_end_date(clause, sentence)
        if is_conditional and any(map(_is_yet_to_be, clause.phrases)):
            sentence.discourse.findings.rule_out(ruled_out_clause(clause, "conditional"))
            continue
        if clause is meant:
            sentence.discourse.findings.rule_out(ruled_out_clause(clause, "possible"))
            continue
        found = list(_clause_statements(clause, sentence, last or sentence.discourse.stated))
        meant = clause.complement if any("content" in value.method for value in found) else None
        last = found or last
        yield from found
    sentence.discourse.set_stated(last)


def _is_yet_to_be(phrase: Phrase) -> bool:
    """Return whether a verb is in the future or conditional: will leave (დატოვებს), would leave (დატოვებდა)."""
    form = phrase.form
    would_be = form is not None and form.verb_form == "finite" and predicates.WOULD_BE.match(phrase.text) is not None
    return would_be or (form is not None and form.tense == "future")


def _is_set_beside(clause: Clause, following: Clause) -> bool:
    """Return whether თუ (if) contrasts two past times and is no condition: "if in 2013 it was here, in 2014 there"."""
    if clause.connective != "condition" or clause.phrases[0].text != "თუ" or following.connective in SUBORDINATE:
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


def _note_dates_of_exercises(clause: Clause, sentence: Sentence) -> None:
    """Record the date of an exercise wherever the text gives it, as the date of all statements about it."""
    dates = [ph.ids[0] for ph in clause.of("date") if ph.ids]
    if len(dates) != 1:
        return
    programmes = programmes_of(ph for ph in clause.of("programme") if not ph.is_dependent)
    if not programmes and sentence.entry.programme is not None:
        programmes = [sentence.entry.programme]
    held = next((ph for ph in clause.phrases if ph.form is not None and _is_held(ph.form)), None)
    if not programmes and held is not None and not clause.of("country"):
        is_it = any(ph.text in reference.PERSONAL for ph in clause.phrases)
        is_it = is_it or not any(ph.role == "nom" and ph is not held and ph.text != "." for ph in clause.phrases)
        spoken_of = topic_exercise(Event((), rule="hold", trigger=held), clause, sentence) if is_it else None
        antecedent = clause.antecedent if clause.connective == "relative" else None
        programmes = list(spoken_of.programmes) if spoken_of is not None else []
        programmes = programmes or list(antecedent.programmes if antecedent is not None else ())
    if len(programmes) == 1 and is_exercise(programmes[0]) and not is_of_another_year(dates, programmes[0]):
        sentence.discourse.findings.add_exercise_dates(programmes[0].id, dates[:1])


def _is_held(form: Form) -> bool:
    """Return whether a verb says that an exercise was held or opened."""
    return form.kind == "hold" or form.lemma == "გაიხსნება"


def _clause_statements(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> Iterator[RelationValue]:
    """Yield what a clause states: presuppositions, durations of earlier facts, then what its events state."""
    ruled_out = sentence.discourse.findings.ruled_out
    yield from counterfactual_statements(clause, sentence)
    if reason := _why_unreal(clause, sentence):
        ruled_out += ruled_out_clause(clause, reason)
        return
    yield from membership_statements(clause, sentence)
    if longer := list(duration_statements(clause, sentence, before)):
        for value in longer:
            if value.relation == "beneficiary":
                sentence.discourse.set_period((value.country,), value.programme, value.date)
        yield from (*longer, *genitive_statements(clause, sentence))
        return
    if _is_content_of_unsure(clause):
        ruled_out += ruled_out_clause(clause, "possible")
        return
    words = {ph.text for ph in clause.of("word")}
    with_model = (
        words.union(ph.text for ph in clause.gap_antecedent.of("word")) if clause.gap_antecedent is not None else words
    )
    no_longer = not modality.NO_LONGER.isdisjoint(words)
    events = events_of(clause)
    if _is_negated(clause, with_model) and not no_longer:
        presupposed = [event for event in events if event.is_presupposed or event.is_asserted_by_negation]
        ruled_out += ruled_out_clause(clause, "negated", events=[event for event in events if event not in presupposed])
        for event in presupposed:
            yield from _event_statements(Scope(event, clause, sentence), no_longer=False)
        return
    events = [event for event in events if not event.is_asserted_by_negation]
    is_modal = any(map(modality.MODAL.match, with_model))
    events = [event for event in events if not _followed(event, clause, before)]
    wished = [event for event in events if event.tense == "optative" or (is_modal and not _is_plan(event))]
    ruled_out += ruled_out_clause(clause, "possible", events=wished)
    yield from intention_statements(clause, sentence, wished)
    found = list(_said_of_events([event for event in events if event not in wished], clause, sentence))
    found += [] if is_modal else genitive_statements(clause, sentence)
    known = {(value.country, value.programme) for value in found}
    found += [
        value for value in participial_statements(clause, sentence) if (value.country, value.programme) not in known
    ]
    found += [] if no_longer else label_statements(clause, sentence)
    if found and all(value.method.startswith("relations/by") for value in found):  # where it is done is told apart
        found += [value for value in unlisted_verb_statements(clause, sentence) if value.relation == "beneficiary"]
    elif not (found or is_modal or no_longer):
        found = _said_otherwise(clause, sentence, before)
    if no_longer and not (found or is_modal):
        found = _is_in_no_longer(clause, sentence)
    ruled_out += ruled_out_mentions(clause, events, found)
    yield from found


def _is_in_no_longer(clause: Clause, sentence: Sentence) -> list[RelationValue]:
    """Return withdrawals stated by "is no longer in it" (აღარ არის)."""
    verbs = [ph.form.kind for ph in clause.finite_verbs if ph.form is not None]
    found = unlisted_verb_statements(clause, sentence) if verbs == ["be"] else ()
    return [replace(value, relation="withdrew") for value in found if value.relation == "participates"]


def _followed(event: Event, clause: Clause, before: Sequence[RelationValue]) -> bool:
    """Return whether an event only repeats the preceding one: "A joined in May, B followed in June"."""
    is_following = event.trigger.form is not None and event.trigger.form.lemma == _FOLLOWS and bool(before)
    return is_following and not clause.of("programme") and any(ph.role == "nom" for ph in clause.of("country"))


_FOLLOWS = "მიჰყვება"


def _why_unreal(clause: Clause, sentence: Sentence) -> str:
    """Return the reason of ``reasons.toml`` for which a clause states nothing real, "" if there is none."""
    if connectives.SEE.match(sentence.phrases[0].text):
        return "reference"
    is_condition = clause.connective == "condition" and not _is_compared(clause)
    return "conditional" if is_condition or is_counterfactual(clause) or _is_on_condition(clause) else ""


def _is_on_condition(clause: Clause) -> bool:
    """Return whether a clause makes something conditional: "would go only on condition that …"."""
    is_on = any(modality.ON_CONDITION.match(ph.text) for ph in clause.of("word"))
    return is_on and any(predicates.WOULD_BE.match(ph.text) for ph in clause.finite_verbs)


def _is_compared(clause: Clause) -> bool:
    """Return whether "if" (თუ) only sets what was once against what was later: if 36 in 2005, in 2007 already 72."""
    later = clause.complement.of("date") if clause.complement is not None else ()
    dates = [*clause.of("date"), *later]
    is_past = any(ph.form is not None and ph.form.tense == "past" for ph in clause.finite_verbs)
    is_past = is_past and not any(predicates.WOULD_BE.match(ph.text) for ph in clause.finite_verbs)
    return clause.phrases[0].text == "თუ" and bool(clause.of("date")) and len(dates) > 1 and is_past


def _said_of_events(events: Sequence[Event], clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the events of a clause state; what it says was held is no plan any more."""
    no_longer = any(ph.text in modality.NO_LONGER for ph in clause.of("word"))
    scopes = [Scope(event, clause, sentence) for event in events]
    found = [value for scope in scopes for value in _event_statements(scope, no_longer=no_longer)]
    held = {(value.country, value.programme) for value in found if value.relation == "hosted"}
    for value in found:
        if value.relation != "planned" or (value.country, value.programme) not in held:
            yield value


def _said_otherwise(clause: Clause, sentence: Sentence, before: list[RelationValue]) -> list[RelationValue]:
    """Return what a clause states by no frame of its verbs: by the first rule that finds something."""
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
    for find in (named_parties, _understood):
        for frame in scope.event.frames:
            parties = find(frame, _of_content(scope, target) if find is named_parties else scope)
            parties += _with_whom(parties, frame, scope)
            parties += _with_host(parties, frame, scope)
            found = [
                value for party in parties for value in instantiate(frame, scope, party, target, no_longer=no_longer)
            ]
            if found:
                found += [] if no_longer else _where_it_is_done(frame, scope, target)
                found += [] if no_longer else _who_led_there(frame, scope, target)
                found += [] if no_longer else _who_came_to_help(frame, scope, target)
                found += [] if no_longer else _whom_they_taught(frame, scope, target)
                found += [] if no_longer else _who_was_received(scope, target, found)
                findings.rule_out(ruled_out_frames(scope, found, has_programme=True))
                return found
    findings.rule_out(ruled_out_frames(scope, (), has_programme=True))
    return []


def _of_content(scope: Scope, target: Target) -> Scope:
    """Return the scope with the countries of the complement clause: "it is planned that … be held in Kazakhstan"."""
    content = scope.clause.complement
    is_told_there = target.how == "content" and content is not None and content.connective == "that"
    return scope._replace(clause=content) if is_told_there and content and not scope.clause.of("country") else scope


def _with_whom(parties: Sequence[Party], frame: Frame, scope: Scope) -> list[Party]:
    """Return the elided subject where the countries named only accompany it."""
    if (
        frame.slot not in ("subject", "actor")
        or not parties
        or any(party.mention is None or party.mention.role != "with" for party in parties)
    ):
        return []
    return _understood(frame, scope)


def _with_host(parties: Sequence[Party], frame: Frame, scope: Scope) -> list[Party]:
    """Return the host from the preceding clause: "…, and others took part together with the host"."""
    before, phrases = scope.clause.parent, scope.clause.phrases
    if not parties or before is None or frame.relation != "participates":
        return []
    if not any(reference.WITH_HOST.match(f"{a.text} {b.text}") for a, b in pairwise(phrases)):
        return []
    places = [ph for ph in before.of("country") if ph.role in PLACE and len(ph.ids) == 1]
    return [Party.inferred(places[0].ids, places[0], "shared", "place")] if len(places) == 1 else []


def _where_it_is_done(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return what a clause states of the country in which another leads a project, or to which it sends help."""
    is_given = scope.event.rule in TRANSFER_VERBS and not scope.event.is_inverted  # else who sends stands in the dative
    slot = "place" if scope.event.rule in _LEADS else "dative" if is_given else ""
    if frame.relation != "participates" or not slot:
        return []
    is_project = target.mention is not None and programme_nouns.MEANS_PROJECT.match(target.mention.head) is not None
    local = tuple(
        programme
        for programme in target.programmes
        if is_local(programme) or (is_project and is_work(programme) and not is_agreed(programme))
    )
    there = Frame.of_rule("beneficiary", slot, "lead", "there")
    parties = (named_parties(there, scope) or _whose_project_it_is(scope, target)) if local else []
    found = [
        value for party in parties for value in instantiate(there, scope, party, target._replace(programmes=local))
    ]
    form = scope.event.trigger.form
    is_taken_over = form is not None and form.lemma == _TAKES_OVER  # the project did not begin then
    return [replace(value, date="") for value in found] if is_taken_over else found


_TAKES_OVER = "ჩაიბარებს"


def _whose_project_it_is(scope: Scope, target: Target) -> list[Party]:
    """Return the possessor of a project that another country leads: "Norway leads Serbia's fund"."""
    is_lead = scope.event.rule == "lead"  # then the dative that sounds like a genitive is no recipient
    owners = [
        ph
        for ph in scope.clause.of("country")
        if not ph.head_kind and (ph.role == "gen" or (is_lead and ph.role == "dat" and case_role(ph.text) == "datgen"))
    ]
    beside = [ph for ph in owners if target.mention is not None and 0 <= target.mention.start - ph.end <= _BESIDE]
    return [Party(ph.ids, replace(ph, role="loc"), claim("country", case="whose-project")) for ph in beside]


# The most characters between a genitive and its head: a space, a quotation mark.
_BESIDE = 2


def _who_led_there(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return what a clause states of the country in the preceding clause, which leads a project: "and led X"."""
    if frame.slot != "place" or scope.event.rule != "lead":
        return []
    leader = scope.event.frames[0]
    party = implied_party(leader, scope)
    is_told = party is not None and party.how in ("shared", "relative", "pronoun")
    return instantiate(leader, scope, party, target) if party is not None and is_told else []


def _who_came_to_help(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the participants whose people came to help a beneficiary, or whom it received."""
    if frame.relation != "beneficiary" or not all(map(is_work, target.programmes)):
        return []
    helping = Frame.of_rule("participates", "actor", "help", "people")
    people: list[Party] = []
    if scope.event.rule == "help" and frame.slot == "dative":
        people = [
            party for party in named_parties(helping, scope) if party.mention and party.mention.head_kind == "actor"
        ]
    elif scope.event.rule == "admit":
        got = [ph for ph in scope.clause.of("country") if is_admitted_country(ph, scope.event)]
        got = [ph for ph in got if ph.head_kind == "actor" or _is_among_people(ph, scope.clause)]
        people = [Party(ph.ids, replace(ph, head_kind="actor"), claim("country", case="received")) for ph in got]
    return [value for party in people for value in instantiate(helping, scope, party, target)]


def _whom_they_taught(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the beneficiary whose people were taught in an operation: "they trained its police"."""
    form = scope.event.trigger.form
    is_teaching = form is not None and form.lemma in _TEACHES and not scope.event.is_inverted
    if not is_teaching or frame.slot != "actor" or not all(map(is_operation, target.programmes)):
        return []
    taught = Frame.of_rule("beneficiary", "dative", "help", "taught")
    return [value for party in named_parties(taught, scope) for value in instantiate(taught, scope, party, target)]


_TEACHES = frozenset({"ასწავლის", "წვრთნის"})


def _who_was_received(scope: Scope, target: Target, found: Sequence[RelationValue]) -> list[RelationValue]:
    """Return the participants whose people the host of an exercise received: "Georgia received Polish paratroopers"."""
    if scope.event.rule != "admit" or any(value.relation != "hosted" for value in found):
        return []
    guests = [
        ph for ph in scope.clause.of("country") if ph.head_kind == "actor" and is_admitted_country(ph, scope.event)
    ]
    coming = Frame.of_rule("participates", "actor", "take", "received")
    scope = scope._replace(event=replace(scope.event, frames=(coming,), rule="take"))
    parties = [Party(ph.ids, ph, claim("country", case="received")) for ph in guests]
    return [value for party in parties for value in instantiate(coming, scope, party, target)]


def _is_among_people(country: Phrase, clause: Clause) -> bool:
    """Return whether an adjective stands for people named before: "teams, among them Polish"."""
    before = [ph.text for ph in clause.phrases if ph.end <= country.start][-2:]
    is_among = country.is_adjectival and not country.head and reference.AMONG_THEM.match(" ".join(before)) is not None
    return is_among and any(actors.is_actor(ph.text) for ph in clause.of("word"))


_LEADS = frozenset({"lead", "carry", "be", "become", "do", "begin", "fulfil", "befall", "admit", "any", "have"})


def _understood(frame: Frame, scope: Scope) -> list[Party]:
    party = implied_party(frame, scope)
    return [party] if party is not None else []


def _is_content_of_unsure(clause: Clause) -> bool:
    """Return whether a clause is, or continues, the complement of a verb of hoping, expecting or denying."""
    content = clause.parent if clause.connective != "that" else clause
    is_said = content is not None and content.connective == "that" and content.parent is not None
    return is_said and content is not None and content.parent is not None and _is_unsure(content.parent)


def _is_unsure(clause: Clause) -> bool:
    """Return whether a matrix clause says that its complement is hoped for, expected or denied."""
    words = [ph.text for ph in clause.phrases if ph.kind == "word"]
    is_denied = any(map(modality.NEGATION.match, words)) and any(map(modality.SO.match, words))
    return is_denied or any(map(modality.HOPE.match, words))


def _is_negated(clause: Clause, words: Collection[str]) -> bool:
    """Return whether a clause is negated, not merely a noun of it ("an ally and no partner")."""
    if _says_until_when(clause):
        return False
    of_nouns = {"არა"} if any(a.text == "და" and b.text == "არა" for a, b in pairwise(clause.phrases)) else set()
    return any(modality.NEGATION.match(word) for word in words if word not in of_nouns) and not _not_only(
        clause.phrases
    )


def _says_until_when(clause: Clause) -> bool:
    """Return whether a clause means "until", with an expletive negation: ვიდრე არ დააბრუნეს, until they returned it."""
    if not clause.phrases or not connectives.UNTIL.match(clause.phrases[0].text):
        return False
    denied_by = {ph.text for ph in clause.of("word") if modality.NEGATION.match(ph.text)}
    forms = [ph.form for ph in clause.finite_verbs]
    return denied_by == {modality.NOT} and all(form is not None and form.tense == "past" for form in forms)


def _not_only(phrases: Sequence[Phrase]) -> bool:
    texts = [ph.text for ph in phrases]
    return any(a in ("არა", "არ") and modality.ONLY.match(b) for a, b in pairwise(texts))
