"""The countries of an event: those that fill the slot of a frame, or those that a pronoun or an ellipsis implies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from kaext.pipes.relations.arguments.clause_content import ENDING, is_about_their_deployment, is_request_to_programme
from kaext.pipes.relations.arguments.elided import elided_subject, has_other_subject, shares_subject
from kaext.pipes.relations.arguments.implicit_parties import implicit_party, mentions_unnamed_country, names_host
from kaext.pipes.relations.arguments.people import country_of_people, country_of_people_in_relative
from kaext.pipes.relations.arguments.pronouns import WordInClause, relative_party, resolve_word, word_as_country
from kaext.pipes.relations.arguments.scope import Party, Scope, countries_at_head
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.context.first_person import is_we
from kaext.pipes.relations.phrases import DATIVE, PLACE, Phrase, Role
from kaext.pipes.relations.predication.clause_context import FRAMING, has_programme, programme_roles_in
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.predication.slots import NAMED_ONLY, slot_confidence
from kaext.pipes.relations.predication.subjects import SlotCandidate
from kaext.pipes.relations.programme_kinds import AT_EXERCISE, is_operation
from kaext.pipes.relations.words import actors, connectives, country_nouns, lemmas, programme_nouns, reference

# Relations of a country whose participation may have cycles.
_PARTICIPATING = frozenset({"joined", "participates", "completed"})
# Slots of subjects, who may be in another country.
_SUBJECT_SLOTS = frozenset({"subject", "actor"})
_ROLE_OF_SLOT: tuple[tuple[str, Role], ...] = (("subject", "erg"), ("dative", "dat"), ("place", "loc"))
# Slots that the country of the heading may fill in a line of a fact sheet.
_OF_HEADING = frozenset({"subject", "actor", "dative", "patient", "place"})


def named_parties(frame: Frame, scope: Scope) -> list[Party]:
    """Return the countries that the clause names and that fill the slot of a frame."""
    event, clause, _ = scope
    countries = [ph for ph in clause.of("country") if ph.head_kind != "by"]
    countries = _before_participle(event, clause) or countries
    shares = [(ph, slot_confidence(SlotCandidate(ph, frame, event, clause))) for ph in countries]
    found = [Party(phrase.ids, phrase, share, "we" if is_we(phrase) else "") for phrase, share in shares if share]
    return _best_parties(found, event, clause) if found else []


def _before_participle(event: Event, clause: Clause) -> list[Phrase]:
    """Return the countries between a participle and the programme before it: X offered to A, Y offered to B."""
    form = event.trigger.form
    if form is None or form.verb_form != "participle" or not event.is_verbal_noun:
        return []
    before = takewhile(
        lambda ph: ph.kind != "programme", reversed([p for p in clause.phrases if p.end <= event.trigger.start])
    )
    return [ph for ph in before if ph.kind == "country" and ph.head_kind != "by"]


def _best_parties(found: list[Party], event: Event, clause: Clause) -> list[Party]:
    """Return the parties that fill the slot best; of several subjects that share their dates, the nearest."""
    top = max(party.confidence for party in found)
    best = [party for party in found if party.confidence >= top - 0.1]
    is_together = any(party.mention is not None and party.mention.role == "with" for party in best)
    if len(best) == 1 or len(clause.of("date")) >= len(best) or is_together:
        return best
    places = [party.mention for party in best if party.mention is not None]
    if len(places) < len(best) or any(phrase.role in PLACE for phrase in places) or _is_list(places, clause):
        return best
    before = [party for party, place in zip(best, places, strict=True) if place.start < event.trigger.start]
    return before[-1:] or best


def _is_list(places: Sequence[Phrase], clause: Clause) -> bool:
    """Return whether only function words and marks are between the countries, and all have the same role."""
    if len({(phrase.role, phrase.head_kind) for phrase in places}) > 1:
        return False
    between = [ph for ph in clause.phrases if places[0].end <= ph.start and ph.end <= places[-1].start]
    if all(_is_added(place, clause) for place in places[1:]):
        return True
    return all(
        ph.kind in ("country", "comma", "dash", "sum") or (ph.kind == "word" and ph.form is None) for ph in between
    )


def _is_added(place: Phrase, clause: Clause) -> bool:
    """Return whether a country is added by და … -ც: A sent them, and Moldova too."""
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= place.start), None)
    return before is not None and before.text == "და" and place.text.endswith("ც")


def implied_party(frame: Frame, scope: Scope) -> Party | None:
    """Return the country that a pronoun, a bare noun, a relative clause or an earlier clause implies."""
    event, clause, sentence = scope
    if frame.slot == "preparer":
        is_prepared = not DATIVE.isdisjoint(programme_roles_in(clause))
        return (_resolved_party(frame, scope) or elided_subject(frame, scope)) if is_prepared else None
    if frame.slot == "helper":
        return _implied_helper(frame, scope) if not DATIVE.isdisjoint(programme_roles_in(clause)) else None
    if frame.slot == "within":
        return _resolved_party(frame, scope) if "loc" in programme_roles_in(clause) else None
    if _requires_named_country(frame, scope):
        return None
    is_completed = frame.relation == "completed" and frame.slot == "subject" and event.rule in ENDING
    if is_completed and (whose := _country_of_cycle(scope)) is not None:
        return whose
    if event.rule == "stop" and is_about_their_deployment(clause):  # "Their" refers to the people just sent.
        return elided_subject(frame, scope)
    if frame.slot == "owner":
        main = sentence.discourse.topic_country()
        return Party.inferred(main, None, "main", "owner") if main and not clause.of("country") else None
    if frame.slot == "patient" and (programme_roles_in(clause) == {"frame"} or _is_help_requested(event, clause)):
        return None
    if frame.slot == "possessor" and not has_programme(clause):
        return None
    return _resolved_party(frame, scope) or implicit_party(frame, scope)


def _implied_helper(frame: Frame, scope: Scope) -> Party | None:
    """Return the country that helps an operation, for which a noun stands: its soldiers, the country."""
    people = country_of_people(scope)
    programmes = programmes_of(scope.clause.of("programme"))
    if people is not None or not any(map(is_operation, programmes)) or scope.clause.of("country"):
        return people
    helper = _resolved_party(frame, scope)
    noun = helper.mention if helper is not None else None
    return helper if noun is not None and country_nouns.COUNTRY_NOUN.match(noun.text) else None


def _requires_named_country(frame: Frame, scope: Scope) -> bool:
    """Return whether the slot can be filled only by a country that the clause names."""
    clause, slot = scope.clause, frame.slot
    if slot in NAMED_ONLY or (slot in _SUBJECT_SLOTS and _is_that_clause_about_programme(clause)):
        return True
    if slot == "place" and frame.relation in AT_EXERCISE and names_host(scope.sentence):
        return True
    return slot == "framed" and FRAMING.isdisjoint(programme_roles_in(clause))


def _is_that_clause_about_programme(clause: Clause) -> bool:
    """Return whether a clause with "that" (რომ) modifies a programme, which may be its subject."""
    whole = clause.antecedent
    is_that = clause.connective == "relative" and whole is not None and whole.kind == "programme"
    return is_that and any(connectives.THAT.match(ph.text) for ph in clause.of("word"))


def _is_help_requested(event: Event, clause: Clause) -> bool:
    """Return whether what somebody received is the help requested in the clause before: and received it."""
    return event.rule == "admit" and clause.parent is not None and is_request_to_programme(clause.parent)


def _country_of_cycle(scope: Scope) -> Party | None:
    """Return the one country that the last sentence states a fact of, where a cycle of its programme ended."""
    _, clause, sentence = scope
    facts = {
        (value.country, value.programme) for value in sentence.discourse.stated if value.relation in _PARTICIPATING
    }
    is_cycle = any(programme_nouns.CYCLE.match(ph.text) and ph.role == "nom" for ph in clause.of("word"))
    if len(facts) != 1 or not is_cycle or clause.parent is not None or clause.of("country") or clause.of("programme"):
        return None
    return Party.inferred((next(iter(facts))[0],), None, "shared")


def _country_of_fact_sheet(scope: Scope) -> tuple[str, ...]:
    """Return the country of a fact sheet, for a line of it that says what was done: offered in April 2008."""
    event, clause, sentence = scope
    states_event = sentence.is_labelled and event.rule != "begin" and not mentions_unnamed_country(clause)
    return sentence.discourse.document.main_country if states_event else ()


def _resolved_party(frame: Frame, scope: Scope) -> Party | None:
    """Return the country for which a relative pronoun, a pronoun, a noun or the heading of a line stands."""
    event, clause, sentence = scope
    wanted = _roles_wanted(frame, event)
    relative = relative_party(clause, wanted) or (country_of_people_in_relative(scope) if "nom" in wanted else None)
    if relative is not None:
        return relative
    for index, phrase in enumerate(clause.phrases):
        is_no_party = (_is_what_began(event) and phrase.text in reference.IT) or _are_joined(phrase, event)
        if phrase.kind != "word" or is_no_party or _is_venue(phrase, frame, scope):
            continue
        resolution = resolve_word(WordInClause(phrase, clause, index, wanted, sentence))
        if resolution.ids:
            return Party(_helped_there(resolution.ids, frame, phrase, scope), phrase, resolution.confidence, "pronoun")
    people = country_of_people(scope) if frame.slot in ("subject", "actor") else None
    if people is not None:
        return people
    head = countries_at_head(sentence)
    of_item = () if head else sentence.entry.countries  # of the item, lead-in or heading above this one
    of_unit = of_item or sentence.discourse.unit.countries or _country_of_fact_sheet(scope)
    if head and frame.slot == "dative" and _is_offered_by_others(event, clause, head):
        return Party.inferred(head, None, "entry")
    is_set = sentence.is_labelled or sentence.entry.is_enclosed
    is_listed = sentence.is_item or (sentence.entry.is_led and frame.slot != "place")
    is_left_out = is_set or (is_listed and not has_other_subject(clause, event))
    is_given = is_listed and frame.slot == "dative" and _is_done_by_alliance(clause)
    is_of_document = event.trigger.form is not None and event.trigger.form.lemma == lemmas.PROVIDES_FOR
    is_apart = clause.connective == "stop" and not (sentence.is_labelled or shares_subject(event, clause))
    is_of_line = not (is_apart or is_of_document)
    is_of_line = is_of_line and not (frame.slot in _SUBJECT_SLOTS and _is_what_began(event))
    is_number_apt = len(of_unit) == 1 or (bool(of_item) and event.is_plural)
    is_of_heading = (is_left_out or is_given) and is_of_line and is_number_apt and frame.slot in _OF_HEADING
    is_of_heading = is_of_heading and not _names_possible_party(frame, clause)
    return Party.inferred(of_unit, None, "heading") if is_of_heading else None


def _helped_there(ids: tuple[str, ...], frame: Frame, noun: Phrase, scope: Scope) -> tuple[str, ...]:
    """Return the country that a fund helped, where "the country" would else be resolved to the one that led it."""
    if frame.relation != "beneficiary" or not country_nouns.COUNTRY_NOUN.match(noun.text):
        return ids
    _, clause, sentence = scope
    funds = {programme.id for programme in programmes_of(clause.of("programme")) if programme.kind == "fund"}
    facts = [value for value in sentence.discourse.stated if value.programme in funds]
    leading = {value.country for value in facts if value.relation == "participates"}
    there = sentence.discourse.last_place(reach=3) if leading.issuperset(ids) else ()
    return there if len(there) == 1 and leading.isdisjoint(there) else ids


def _is_venue(word: Phrase, frame: Frame, scope: Scope) -> bool:
    """Return whether a capital is only the venue of what another received: Iraq got it, courses opened in Amman."""
    before = scope.clause.parent
    if word.role not in PLACE or frame.relation != "beneficiary" or before is None or scope.clause.of("programme"):
        return False
    ids = scope.sentence.discourse.country_of_capital(word.text)
    given = [ph for ph in before.of("country") if ph.role in DATIVE]
    return bool(ids and given) and all(ph.ids != ids for ph in given)


def _are_joined(phrase: Phrase, event: Event) -> bool:
    """Return whether "them" are those whom somebody joined."""
    return phrase.text == reference.THEM and event.rule == "join" and not event.is_verbal_noun


def _is_what_began(event: Event) -> bool:
    """Return whether "it" as the subject is what began or is held, never a country: it came into operation."""
    return event.is_impersonal and not (event.trigger.form and event.trigger.form.lemma in lemmas.LABILE)


def _is_done_by_alliance(clause: Clause) -> bool:
    """Return whether the Alliance is the subject of a transitive verb: it offered something."""
    return any(actors.ORGANISATION.match(ph.text) and ph.role == "erg" for ph in clause.of("word"))


def _is_offered_by_others(event: Event, clause: Clause, head: Sequence[str]) -> bool:
    """Return whether others than the countries at the head of the entry did something: Serbia: they offered it …."""
    has_recipient = any(ph.role in DATIVE for ph in clause.of("country"))
    has_unnamed_agent = len(head) == 1 and event.is_plural and not any(ph.role == "erg" for ph in clause.phrases)
    return not has_recipient and (has_unnamed_agent or _is_done_by_alliance(clause))


def _names_possible_party(frame: Frame, clause: Clause) -> bool:
    """Return whether a clause names a country that may fill the slot, and not only where troops of another are."""
    countries = clause.of("country")
    is_theatre = frame.slot in _SUBJECT_SLOTS and any(map(is_operation, programmes_of(clause.of("programme"))))
    return any(not (is_theatre and ph.role in PLACE) for ph in countries)


def anaphors_as_countries(scope: Scope) -> Iterator[Party]:
    """Yield the countries that pronouns, nouns, relative clauses and earlier clauses imply, with a mention of each."""
    for slot, role in _ROLE_OF_SLOT:
        party = implied_party(Frame("participates", slot, 1.0), scope)
        if slot == "place" and party is not None and (_is_city(party, scope) or _is_right_there(party)):
            continue
        if party is None:
            continue
        is_apt = party.how in ("pronoun", "relative", "shared", "entry")
        is_apt = is_apt or (party.how == "heading" and scope.sentence.entry.is_led)
        if not (is_apt or (party.how == "elided" and _are_there(scope))):
            continue
        word = party.mention or scope.event.trigger
        if party.how == "relative":
            word = next((ph for ph in scope.clause.phrases if connectives.RELATIVE.match(ph.text)), word)
        placed = word_as_country(word, scope.clause.phrases)
        head_kind = placed.head_kind if placed is not None else ""
        phrase = Phrase("country", word.text, word.start, word.end, role=role, ids=party.ids, head_kind=head_kind)
        yield party._replace(mention=phrase)


def _are_there(scope: Scope) -> bool:
    """Return whether a clause only says that somebody is or was in what it names: they have been in KFOR since 2002."""
    form, clause = scope.event.trigger.form, scope.clause
    is_in_it = form is not None and form.kind == "be" and "loc" in programme_roles_in(clause)
    return is_in_it and not any(ph.role == "nom" and ph.form is None for ph in clause.of("word"))


def _is_right_there(party: Party) -> bool:
    """Return whether "right there" (იქვე) is the place, which may be a town or a base."""
    return party.mention is not None and party.mention.text == reference.RIGHT_THERE


def _is_city(party: Party, scope: Scope) -> bool:
    """Return whether a capital stands for its country: it may be where a summit was, but not where a project is."""
    return party.mention is not None and bool(scope.sentence.discourse.country_of_capital(party.mention.text))


def _roles_wanted(frame: Frame, event: Event) -> frozenset[str]:
    """Return the roles that a word for the country of a frame may have."""
    if frame.slot in ("subject", "actor", "framed", "preparer", "within", "helper"):
        return frozenset({"nom", "erg"} | ({"dat"} if event.is_inverted else set()))
    if frame.slot == "founders":
        return frozenset({"erg"} if event.is_plural else ())
    if frame.slot == "dative":
        return frozenset({"dat", "datgen", "ben"})
    if frame.slot == "place":
        return frozenset({"loc", "on", "ben"})
    return frozenset({"com"} if frame.slot == "with" else {"dat", "nom"})
