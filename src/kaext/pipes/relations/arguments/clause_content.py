"""Tests of what a clause is about, which decide whether a programme of another clause may be intended in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, GENITIVE, OWNER, PLACE, SUBJECT, UNMARKED, Phrase, Role
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.words import (
    actors,
    connectives,
    lemmas,
    light_nouns,
    listing,
    locations,
    modality,
    programme_nouns,
    reference,
    times,
)

# Verbs that say that participation ended.
ENDING = frozenset({"end", "cease"})
# Verbs of having the lead: it falls to somebody, somebody is the leader, plays that role.
_HAVING_LEAD = frozenset({"befall", "be", "carry", "fulfil", "lead", "begin"})
# Verbs of being or becoming a member.
_BECOMING = frozenset({"become", "be"})
# Roles of what is entered.
_GOAL = frozenset({"dat", "datgen", "loc", "object", "on"})
# The most attributes of "member".
_MODIFIERS = 4
# Verbs that say something of a programme as a whole, not of a meeting or exercise in it.
ABOUT_WHOLE_PROGRAMME = frozenset({"host", "hold", "admit", "stop", "cease", "finish", "end", "leave"})


def has_new_topic(clause: Clause) -> bool:
    """Return whether a clause does not continue the one before: it has a country of its own, or კი (for its part)."""
    has_country = any(not ph.is_dependent for ph in clause.of("country"))
    return has_country or any(ph.text == "კი" for ph in clause.phrases[:3])


def is_negated(clause: Clause) -> bool:
    """Return whether a clause is negated, "whether or not" apart."""
    pairs = pairwise([None, *clause.phrases])
    return any(
        modality.NEGATION.match(ph.text) and (a is None or a.text not in ("თუ", "ხომ"))
        for a, ph in pairs
        if ph is not None
    )


def is_participation_planned(clause: Clause) -> bool:
    """Return whether what a country plans or considers is participation, with no place named."""
    nouns = [ph for ph in clause.phrases if ph.form is not None and ph.form.verb_form == "noun"]
    is_elsewhere = any(ph.role == "loc" for ph in clause.phrases if ph.kind in ("word", "country"))
    is_part = [ph.form.kind == "take" and ph.role == "dat" for ph in nouns if ph.form is not None]
    return is_part == [True] and bool(clause.of("country")) and not is_elsewhere


def is_work_in_country(clause: Clause) -> bool:
    """Return whether work in a country is what ended or began: in Belarus the destruction of the mines."""
    is_there = any(ph.role in PLACE for ph in clause.of("country"))
    return is_there and any(
        ph.form is not None and ph.form.verb_form == "noun" and ph.form.kind == "benefit" for ph in clause.phrases
    )


def names_deployment(clause: Clause) -> bool:
    """Return whether a clause contains a noun of sending, or one of participation with a country's own part."""
    nouns = [ph.form.kind for ph in clause.phrases if ph.form is not None and ph.form.verb_form != "finite"]
    has_part = any(ph.head_kind == "event" for ph in clause.of("country"))
    return "send" in nouns or ("take" in nouns and has_part)


def lacks_signed_document(clause: Clause) -> bool:
    """Return whether a clause of signing does not say what was signed."""
    return not any(
        ph.role in ("dat", "datgen", "on") and ph.text != "ხელს" and not is_finite(ph, clause.phrases)
        for ph in clause.of("word")
    )


def has_light_noun(clause: Clause, light: str) -> bool:
    """Return whether a clause contains a noun of a class of :data:`light_nouns.LIGHT`."""
    return any(light in light_nouns.lights_of(ph.text) for ph in clause.phrases if ph.kind == "word")


def is_lead_of_unnamed_work(event: Event, clause: Clause) -> bool:
    """Return whether somebody has the lead of work that the clause does not name.

    The leadership fell to it, it was the lead nation, it played the role of the lead nation. Not the leadership of
    something that a genitive names: of the coalition.
    """
    if event.rule not in _HAVING_LEAD:
        return False
    words = [ph for ph in clause.of("word") if ph is not event.trigger]
    owners = [ph for ph in words if ph.role in GENITIVE and not light_nouns.lights_of(ph.text)]
    owners = [ph for ph in owners if ph.text not in reference.ONES_OWN]
    is_of_other = any(
        not (listing.LEAD_NATION.match(ph.text) or programme_nouns.POINTS_BACK.match(ph.text)) for ph in owners
    )
    if is_of_other or any(programme_nouns.LED_ELSEWHERE.match(ph.text) for ph in words):
        return False
    is_leader = any("leader" in light_nouns.lights_of(ph.text) for ph in words)
    if event.rule == "befall":
        return has_light_noun(clause, "leading") or is_leader
    has_role = any(listing.ROLE.match(ph.text) for ph in words)
    others = [ph for ph in words if ph.role in ("loc", "on", "com", "abl", "ben") and not listing.ROLE.match(ph.text)]
    others = [ph for ph in others if ph.text != reference.ON_ONESELF]
    return is_leader and not others and (has_role or event.rule == "be")


def is_request_to_programme(before: Clause) -> bool:
    """Return whether a clause says that somebody turned to a programme, which is then the source of what came."""
    found = {ph.form.lemma for ph in before.of("word") if ph.form is not None}
    if lemmas.ASKS not in found:
        return lemmas.TURNS_TO in found
    is_centre_asked = any(ph.role in DATIVE and ph.programmes[-1].kind == "centre" for ph in before.of("programme"))
    return is_centre_asked or has_light_noun(before, "help")


def joins_unnamed_thing(clause: Clause) -> bool:
    """Return whether a noun in the dative says what was joined: the euro, a treaty."""
    datives = [ph.text for ph in clause.phrases if ph.kind == "word" and ph.role in DATIVE and ph.form is None]
    if any(
        programme_nouns.OF_MEMBERS.match(ph.text) for ph in clause.of("word")
    ):  # the list of its participants is its own
        datives = [word for word in datives if "list" not in light_nouns.lights_of(word)]
    patterns = (times.TIME, programme_nouns.POINTS_BACK, connectives.RELATIVE, connectives.SENTENCE_RELATIVE)
    return any(not (w in reference.PRONOUNS or any(pattern.match(w) for pattern in patterns)) for w in datives)


def is_relative_to_unnamed_thing(clause: Clause) -> bool:
    """Return whether a relative clause says that something unnamed was joined: a network, which they joined."""
    word = next((ph for ph in clause.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)), None)
    is_other = clause.antecedent is None or clause.antecedent.kind == "word"
    return clause.connective == "relative" and is_other and word is not None and word.role in ("dat", "datgen", "loc")


def is_organisation_or_allies(phrase: Phrase) -> bool:
    """Return whether a phrase is an organisation that was entered or left, or the allies."""
    if phrase.kind != "word":
        return False
    is_named = phrase.role in ("loc", "dat", "gen", "abl") and actors.ORGANISATION.match(phrase.text) is not None
    return is_named or actors.ALLIES.match(phrase.text) is not None


def enters_organisation(event: Event, clause: Clause) -> bool:
    """Return whether an organisation, and no programme, is what somebody enters: became a member of the Alliance.

    Also the accession to it, its ally, and the organisation beside an elided verb: PfP in 1994, but NATO in 2004.
    """
    if event.rule == "become" and any(ph.role == "nom" and actors.FULL_ALLY.match(ph.text) for ph in clause.of("word")):
        return True
    row = clause.phrases
    if event.is_verbal_noun:
        after = next((i for i, ph in enumerate(row) if ph.start >= event.trigger.end), len(row))
        found = [role for i, role in _organisations(row) if i in (after, after + 1) and row[after].kind == "word"]
        return any(role in ("loc", "dat") for role in found)
    for index, role in _organisations(row):
        following = [ph for ph in row[index + 1 : index + 1 + _MODIFIERS] if ph.kind != "date"]
        if event.rule in _BECOMING and role in OWNER | {"gen"} and _begins_with_member(following):
            return True
        is_goal = role in ("loc", "dat") or (role == "datgen" and not (following and _may_be_owned(following[0])))
        if event.rule == "join" and is_goal and not any(map(_may_be_entered, clause.of("programme"))):
            return True
    return False


def _may_be_entered(programme: Phrase) -> bool:
    """Return whether a programme may be what is entered: not that of a member of it, or of its five cycles."""
    return programme.role in _GOAL and programme.head_kind != "member"


def _organisations(row: Sequence[Phrase]) -> list[tuple[int, Role]]:
    """Return the index and role of the organisations of a row, also of those in Latin script: NATO|-ს."""
    return [
        (i, ph.role if ph.text[0] != "-" or ph.role != "dat" else "datgen")
        for i, (before, ph) in enumerate(pairwise([None, *row]))
        if ph is not None
        and ph.kind == "word"
        and (
            actors.ORGANISATION.match(ph.text)
            or (before is not None and before.text in actors.LATIN_ORGANISATIONS and ph.text[0] == "-")
        )
    ]


def _begins_with_member(row: Sequence[Phrase]) -> bool:
    """Return whether a row begins with a noun for a member, after its attributes: full member."""
    for phrase in row:
        if phrase.kind != "word" or phrase.role not in UNMARKED:
            return False
        if actors.MEMBER.match(phrase.text):
            return True
    return False


def _may_be_owned(phrase: Phrase) -> bool:
    """Return whether a phrase may be a noun with a possessor before it: NATO's programme."""
    return phrase.kind == "programme" or (phrase.kind == "word" and phrase.form is None and phrase.role != "bare")


def is_with_organisation(clause: Clause) -> bool:
    """Return whether a clause says that something is with or at an organisation: ალიანსთან, NATO-სთან (to NATO)."""
    pairs = pairwise([None, *clause.of("word")])
    return any(
        ph.role == "com"
        and (actors.ORGANISATION.match(ph.text) or (before is not None and before.text in actors.LATIN_ORGANISATIONS))
        for before, ph in pairs
        if ph is not None
    )


def lacks_only_programme(clause: Clause) -> bool:
    """Return whether a clause of joining lacks nothing but a programme: it has a subject and a date."""
    return any(ph.role in SUBJECT and not ph.head_kind for ph in clause.of("country")) and bool(clause.of("date"))


def is_cooperation(event: Event) -> bool:
    """Return whether the verb is "cooperates"."""
    return event.trigger.form is not None and event.trigger.form.lemma == lemmas.COOPERATES


def is_about_this_project(clause: Clause) -> bool:
    """Return whether a clause speaks of "this project"."""
    return any(
        reference.DEMONSTRATIVE.match(a.text) and programme_nouns.MEANS_PROJECT.match(b.text)
        for a, b in pairwise(clause.phrases)
    )


def is_founding_event(event: Event) -> bool:
    """Return whether an institution is founded, opened or operates."""
    return event.trigger.form is not None and event.trigger.form.lemma in lemmas.IS_FOUNDED


def _is_foreign_noun(word: Phrase) -> bool:
    """Return whether a nominative cannot mean a programme or a part of one: a doctrine, but no plan, cycle or text."""
    of_programmes = (
        programme_nouns.POINTS_BACK,
        programme_nouns.PROGRAMME_NOUN,
        programme_nouns.DRAFT,
        reference.ORDINAL,
    )
    return word.role == "nom" and not any(pattern.match(word.text) for pattern in of_programmes)


def has_unnamed_object(event: Event, clause: Clause) -> bool:
    """Return whether a clause has an object that is no programme: attends exercises, an office was opened."""
    words = [ph for ph in clause.phrases if ph.kind == "word" and ph.form is None and ph is not event.trigger]
    if event.rule == "lead":
        if is_with_organisation(clause):  # its mission to the Alliance
            return True
        return any(programme_nouns.LED_ELSEWHERE.match(ph.text) and ph.role in DATIVE for ph in words)
    if event.rule == "be":
        is_ally = any(a.text in reference.ITS and actors.ALLY.match(b.text) for a, b in pairwise(clause.phrases))
        return is_ally and clause.parent is not None and bool(clause.parent.of("country"))
    if event.rule in ("take", "join", "enter"):
        return any(programme_nouns.MANY_WORKS.match(ph.text) for ph in words)
    if event.rule == "agree" and event.tense == "present":  # agrees on every step
        objects = [ph.text for ph in words if ph.role == "dat" and not times.TIME.match(ph.text)]
        return any(
            not (programme_nouns.POINTS_BACK.match(word) or programme_nouns.DRAFT.match(word)) for word in objects
        )
    if event.rule in ("finish", "agree") and any(
        a.text in reference.OWN and _is_foreign_noun(b) for a, b in pairwise(words)
    ):
        return True
    return is_founding_event(event) and any(
        locations.INSTITUTION.match(ph.text) and ph.role in ("nom", "dat") for ph in clause.of("word")
    )


def is_about_their_deployment(clause: Clause) -> bool:
    """Return whether the deployment of people mentioned before ended: მათი მივლინება (their mission)."""
    return any(
        reference.ITS_OR_THEIR.match(a.text) and b.role == "nom" and b.form is not None and b.form.kind == "send"
        for a, b in pairwise(clause.phrases)
    )
