"""Further countries of an event, beside that of its frame: where a project is led, who came to help, who was taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaext.pipes.relations.arguments.clause_content import is_about_this_project
from kaext.pipes.relations.arguments.parties import implied_party, named_parties
from kaext.pipes.relations.arguments.scope import Party, Scope, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.grammar import case_role
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.predication.subjects import is_admitted_country
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_carried_out, is_local, is_operation, is_work
from kaext.pipes.relations.words import actors, programme_nouns, reference
from kaext.pipes.values import RelationValue

_HELPS = Frame.of_rule("participates", "actor", "help", "people")
_IS_TAUGHT = Frame.of_rule("beneficiary", "dative", "help", "taught")
_COMES_AS_GUEST = Frame.of_rule("participates", "actor", "take", "received")
# Rules of leading or carrying out work, which takes place in another country.
_LEADING = frozenset({"lead", "carry", "be", "become", "do", "begin", "fulfil", "befall", "admit", "any", "have"})
# Takes over (a project).
_TAKES_OVER = "ჩაიბარებს"
# Teaches, trains.
_TEACHES = frozenset({"ასწავლის", "წვრთნის"})
# Endings of a genitive whose noun, in the dative, is elided.
_WITHOUT_NOUN = ("ისას", "ასას")
# The most characters between a genitive and its head: a space, a quotation mark.
_BESIDE = 2


def further_statements(
    frame: Frame, scope: Scope, target: Target, found: Sequence[RelationValue]
) -> list[RelationValue]:
    """Return what an event states of countries other than that of its frame.

    Parameters
    ----------
    frame, scope, target
        The event and the frame that applied.
    found
        What the frame states.
    """
    further = [
        *_place_of_work(frame, scope, target),
        *_leader_of_work(frame, scope, target),
        *_helpers(frame, scope, target),
        *_people_taught(frame, scope, target),
    ]
    return further + _guests(scope, target, [*found, *further])


def _place_of_work(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the beneficiary of a project that another country leads, or of the help that another sends."""
    is_sent = scope.event.rule in TRANSFER_VERBS and not scope.event.is_inverted  # inverted: the sender is the dative
    slot = "place" if scope.event.rule in _LEADING else "dative" if is_sent else ""
    if frame.relation != "participates" or not slot:
        return []
    is_project = target.mention is not None and programme_nouns.MEANS_PROJECT.match(target.mention.head) is not None
    local = tuple(
        programme
        for programme in target.programmes
        if is_local(programme) or (is_project and is_carried_out(programme))
    )
    if not local:
        return []
    there = Frame.of_rule("beneficiary", slot, "lead", "there")
    own = target._replace(programmes=local)
    parties = named_parties(there, scope) or _owners_of_project(scope, target) or _place_of_this_project(scope)
    found = [value for party in parties for value in instantiate(there, scope, party, own)]
    form = scope.event.trigger.form
    is_taken_over = form is not None and form.lemma == _TAKES_OVER  # the project began earlier
    return [replace(value, date="") for value in found] if is_taken_over else found


def _owners_of_project(scope: Scope, target: Target) -> list[Party]:
    """Return the possessor of a project that another country leads: "Norway leads Serbia's fund"."""
    is_led = scope.event.rule == "lead"  # a dative that looks like a genitive is no recipient then
    owners = [
        ph
        for ph in scope.clause.of("country")
        if not ph.head_kind and (ph.role == "gen" or (is_led and ph.role == "dat" and case_role(ph.text) == "datgen"))
    ]
    beside = [ph for ph in owners if target.mention is not None and 0 <= target.mention.start - ph.end <= _BESIDE]
    if scope.clause.gap_antecedent is not None and not scope.clause.of("programme"):  # Canada led its fund, B – A's
        beside = [ph for ph in scope.clause.of("country") if ph.text.endswith(_WITHOUT_NOUN)]
    return [Party(ph.ids, replace(ph, role="loc"), claim("country", case="whose-project")) for ph in beside]


def _place_of_this_project(scope: Scope) -> list[Party]:
    """Return where the work of the last sentence was done, which this one calls a project: "Canada led this project".

    The last sentence names one country, as the place, and states nothing of a programme.
    """
    discourse = scope.sentence.discourse
    is_told = bool(discourse.stated) or bool(discourse.programmes_of_last_sentence())
    if is_told or scope.event.rule != "lead" or scope.clause.parent is not None:
        return []
    place = discourse.last_place() if is_about_this_project(scope.clause) else ()
    is_only = len(place) == 1 and discourse.listed == place
    return [Party.inferred(place, None, "shared", "place")] if is_only else []


def _leader_of_work(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the participant that leads work elsewhere, and is named in another clause: "and led X in Serbia"."""
    if frame.slot != "place" or scope.event.rule != "lead":
        return []
    leads = scope.event.frames[0]
    party = implied_party(leads, scope)
    is_found = party is not None and party.how in ("shared", "relative", "pronoun")
    return instantiate(leads, scope, party, target) if party is not None and is_found else []


def _helpers(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the participants whose people came to help a beneficiary, or whom it received."""
    if frame.relation != "beneficiary" or not all(map(is_work, target.programmes)):
        return []
    people: list[Party] = []
    if scope.event.rule == "help" and frame.slot == "dative":
        people = [
            party for party in named_parties(_HELPS, scope) if party.mention and party.mention.head_kind == "actor"
        ]
    elif scope.event.rule == "admit":
        received = [ph for ph in scope.clause.of("country") if is_admitted_country(ph, scope.event)]
        received = [ph for ph in received if ph.head_kind == "actor" or _is_among_people(ph, scope.clause)]
        people = [Party(ph.ids, replace(ph, head_kind="actor"), claim("country", case="received")) for ph in received]
    return [value for party in people for value in instantiate(_HELPS, scope, party, target)]


def _people_taught(frame: Frame, scope: Scope, target: Target) -> list[RelationValue]:
    """Return the beneficiary whose people were taught in an operation: "they trained its police"."""
    form = scope.event.trigger.form
    is_teaching = form is not None and form.lemma in _TEACHES and not scope.event.is_inverted
    if not is_teaching or frame.slot != "actor" or not all(map(is_operation, target.programmes)):
        return []
    return [
        value for party in named_parties(_IS_TAUGHT, scope) for value in instantiate(_IS_TAUGHT, scope, party, target)
    ]


def _guests(scope: Scope, target: Target, found: Sequence[RelationValue]) -> list[RelationValue]:
    """Return the participants whose people the host of an exercise received: "Georgia received Polish paratroopers"."""
    if scope.event.rule != "admit" or any(value.relation != "hosted" for value in found):
        return []
    guests = [
        ph for ph in scope.clause.of("country") if ph.head_kind == "actor" and is_admitted_country(ph, scope.event)
    ]
    scope = scope._replace(event=replace(scope.event, frames=(_COMES_AS_GUEST,), rule="take"))
    parties = [Party(ph.ids, ph, claim("country", case="received")) for ph in guests]
    return [value for party in parties for value in instantiate(_COMES_AS_GUEST, scope, party, target)]


def _is_among_people(country: Phrase, clause: Clause) -> bool:
    """Return whether an adjective stands for people named before: "teams, among them Polish"."""
    before = [ph.text for ph in clause.phrases if ph.end <= country.start][-2:]
    is_among = country.is_adjectival and not country.head and reference.AMONG_THEM.match(" ".join(before)) is not None
    return is_among and any(actors.is_actor(ph.text) for ph in clause.of("word"))
