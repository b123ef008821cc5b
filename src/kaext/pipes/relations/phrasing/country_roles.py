"""Roles of mentions; that of a country follows from the noun it modifies and from its postposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kaext.expressions import lazy_regex
from kaext.pipes.relations.grammar import case_role
from kaext.pipes.relations.phrases import GENITIVE, MARKS, PLACE, Phrase, Role, phrase_after
from kaext.pipes.relations.phrasing.listed_possessors import next_with_same_noun
from kaext.pipes.relations.phrasing.programme_roles import programme_with_role, words_after
from kaext.pipes.relations.words import (
    actors,
    connectives,
    country_nouns,
    light_nouns,
    locations,
    modality,
    postpositions,
    predicates,
    programme_nouns,
    reference,
    times,
)
from kaext.pipes.relations.words.matchers import Matcher

# A demonym in the plural is a noun, not an attribute: Estonians.
_PEOPLE = lazy_regex(r"(?:ები|ებმა|ებს|ებთან|ებიც|ებმაც)$")
# A demonym for things (უკრაინული, Ukrainian), not for people (უკრაინელი).
_OF_THINGS = lazy_regex(r"(?:ულ|ურ)(?:ი|მა|ს|ის|ისა|ით|ად)?$")
_COUNT = lazy_regex(rf"{reference.NUMBER.pattern}|ბევრი$|\d")
# Verb classes of participles for people who come from a country.
_COME_FROM_HOME = frozenset({"send", "arrive", "invite"})
# What a school does with a programme: uses it, benefits from it, introduces it.
_USING = frozenset({"გამოიყენებს", "სარგებლობს", "დანერგავს"})
_BETWEEN = "შორის"
# The phrases of "X and NATO between", the ending of the acronym apart.
_BETWEEN_REACH = 5
# Roles that end a noun phrase: no attribute has one of them.
_ENDING_NOUN_PHRASE = frozenset({"loc", "ins", "abl", "com", "ben", "term", "all", "from"})
# Roles of a programme inside the noun phrase of its participants: in, with, from it.
_OF_PARTICIPANTS = frozenset({"loc", "com", "abl"})


def with_role(row: Sequence[Phrase], index: int) -> Phrase:
    """Return the phrase at ``index`` of a row with its role in the clause."""
    phrase = row[index]
    if phrase.kind == "country":
        return _country_with_role(row, index)
    if phrase.kind == "programme":
        return programme_with_role(row, index)
    return phrase


def possessive_as_country(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return a possessive as a country mention with its role, or None: their soldiers, on whose soil."""
    word = row[index]
    if word.kind != "word" or not reference.POSSESSIVE.match(word.text):
        return None
    return _country_with_role(
        [*row[:index], replace(word, kind="country", role="gen", form=None), *row[index + 1 :]], index
    )


def _group_with_role(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return the group that a country is a member of, with its role: soldiers of ten countries, Ukraine's among them.

    Only where both are in the genitive or ablative, so that the case of the name does not give its role. After "from
    ten countries" the name may be the genitive of an elided noun.
    """
    part = row[index].role
    before = [ph.text for ph in row[max(0, index - 2) : index]]
    if before != ["მათ", _BETWEEN] or part not in ("gen", "datgen", "abl"):
        return None
    at = next((i for i in reversed(range(index - 2)) if country_nouns.GROUP_HEAD.match(row[i].text)), None)
    if at is None or row[at].kind != "word" or (row[at].role != "abl" and part == "abl"):
        return None
    part = "abl" if row[at].role == "abl" else part
    group = replace(row[at], kind="country", role=part)
    placed_group = _country_with_role([*row[:at], group, *row[at + 1 :]], at)
    return placed_group if placed_group.head_kind == "actor" or part == "abl" else None


def _are_people(demonym: Phrase, noun: str) -> bool:
    """Return whether the noun of a demonym is somebody who acts: a Ukrainian officer; not a song, nor a journalist."""
    return not _OF_THINGS.search(demonym.text) and not actors.VISITOR.match(noun)


def _country_with_role(row: Sequence[Phrase], index: int) -> Phrase:
    """Return a country with the role of the noun that it modifies: of its soldiers, on its soil."""
    phrase = row[index]
    people = _as_people(row, index)
    if people is not None:
        return people
    next_listed = next_with_same_noun(row, index) if phrase.role in GENITIVE else 0
    if next_listed:
        last = _country_with_role(row, next_listed)
        return replace(phrase, role=last.role, head=last.head, head_kind=last.head_kind) if last.head else phrase
    if not (phrase.is_adjectival or phrase.role in ("gen", "datgen", "bare")):
        return _without_head(row, index)
    following = next(words_after(row, index), None)
    if phrase.role == "datgen" and following is not None and postpositions.AT_SIDE.match(following.text):
        return replace(phrase, role="dat")
    if following is not None and actors.AWAY.match(following.text):
        return replace(phrase, role="none", head=following.text)
    is_state = following is not None and country_nouns.COUNTRY_NOUN.match(following.text) is not None
    is_adjective = following is not None and country_nouns.STATE.match(following.text) and _is_attribute(row, following)
    if phrase.role == "gen" and following is not None and is_state and not is_adjective:
        return replace(phrase, role=following.role)
    if (people_before := _people_before(row, index)) is not None:
        return _headed(phrase, people_before, "actor")
    placed, head = _by_noun(row, index)
    is_of_noun = following is not None and following.role == "gen"
    return placed or _with_role_of_head(phrase, head, is_of_noun=is_of_noun)


def _people_before(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return the people before a possessor that modifies no noun after it: the platoon of Moldova, in X, in 2014.

    Such is the order in translations word by word: ოცეული მოლდოვის.
    """
    people = row[index - 1] if index else None
    if people is None or people.kind != "word" or row[index].role != "gen" or row[index].is_adjectival:
        return None
    after = [ph for ph in row[index + 1 : index + 3] if not (ph.kind == "programme" and ph.role in _OF_PARTICIPANTS)]
    is_date = bool(after) and after[0].kind == "date" and after[0].role != "gen"
    is_last = not after or after[0].kind in MARKS or after[0].text == "." or is_date
    return people if is_last and people.role in ("nom", "erg", "dat") and actors.ACTOR.match(people.text) else None


def _as_people(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return a country that stands for its people, with its role: Estonians, soldiers from Estonia; else None."""
    phrase = row[index]
    among = _group_with_role(row, index)
    if among is not None:
        return replace(phrase, role=among.role, head=among.head, head_kind=among.head_kind)
    if phrase.is_adjectival and (_PEOPLE.search(phrase.text) or _is_counted(row, index)):
        return replace(phrase, head=phrase.text, head_kind="actor")
    if (sent := _people_sent(row, index)) is not None:
        return _headed(phrase, sent, "actor")
    people = row[index - 1] if phrase.role == "abl" and index else None
    if people is None or people.role not in ("nom", "erg") or not actors.ACTOR.match(people.text):
        return None
    is_left = any(ph.form is not None and ph.form.kind == "leave" for ph in row[index + 1 :])
    return None if is_left else _headed(phrase, people, "actor")


def _people_sent(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return the people after an ablative and a participle of sending: officers seconded from Tajikistan; else None."""
    if row[index].role != "abl" or not locations.AT_HOME_COUNTRIES.isdisjoint(row[index].ids):
        return None
    words = words_after(row, index)
    sent = next(words, None)
    form = sent.form if sent is not None else None
    if form is None or form.verb_form != "participle" or form.kind not in _COME_FROM_HOME:
        return None
    head = next((w for w in words if w.role not in ("gen", "bare") and not reference.NUMBER.match(w.text)), None)
    is_actor = head is not None and head.role in ("nom", "erg") and actors.ACTOR.match(head.text) is not None
    return head if is_actor else None


def _is_counted(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a number precedes a demonym without a noun, which is then singular: 870 Georgians."""
    is_number = index > 0 and _COUNT.match(row[index - 1].text) is not None
    following = next(words_after(row, index), None)
    is_alone = following is None or following.role in ("bare", "adv") or following.form is not None
    return is_number and is_alone and not _OF_THINGS.search(row[index].text)


def _without_head(row: Sequence[Phrase], index: int) -> Phrase:
    """Return a country that modifies no noun, with the role of its own case or of the word after it."""
    phrase = row[index]
    if _specifies_town(row, index):
        return replace(phrase, role="loc")
    if phrase.role == "when":  # ტუნისისას, "that of Tunisia", in the dative: a country is no time
        return replace(phrase, role="dat")
    following = row[index + 1] if index + 1 < len(row) else None
    if phrase.role in ("loc", "on") and _modifies_participle(row, index):
        return replace(phrase, role="none")
    if phrase.role == "com" and any(postpositions.TOGETHER.match(ph.text) for ph in _after_apposition(row, index)):
        return replace(phrase, role="with")
    is_governed = phrase.role not in ("nom", "erg")  # not "Ukraine before that"
    if is_governed and following is not None and following.kind == "word" and times.AFTER_EVENT.match(following.text):
        return replace(phrase, role="none")
    if following is not None and following.text == _BETWEEN:
        return replace(phrase, role=_role_before(row, index, following))
    if phrase.role in ("dat", "datgen") and _is_and_alliance(row, index):
        return replace(phrase, role="with")
    return phrase


def _specifies_town(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a country specifies the town before it, at the head of a line: in Krtsanisi, Georgia, ….

    A name without "in" counts as a town only before a colon, dash or full stop: Mladenovac, Serbia: ….
    """
    before = [ph for ph in row[:index] if ph.kind not in ("date", "dash")]
    after = row[index + 1] if index + 1 < len(row) else None
    if row[index].role not in ("nom", "bare") or [ph.kind for ph in before] != ["word", "comma"] or after is None:
        return False
    town = before[0]
    is_name = town.form is None and not (actors.is_actor(town.text) or light_nouns.lights_of(town.text))
    is_name = is_name and not (
        programme_nouns.PROGRAMME_NOUN.match(town.text) or programme_nouns.MEETING.match(town.text)
    )
    if town.role == "loc":
        return is_name and after.kind in ("comma", "dash")
    return is_name and town.role in ("nom", "bare") and (after.kind == "dash" or after.text == ".")


def _after_apposition(row: Sequence[Phrase], index: int) -> Sequence[Phrase]:
    """Return the word after a phrase, or after the mark that ends an apposition: with them – A and B – together."""
    is_closed = index + 1 < len(row) and row[index + 1].kind in ("comma", "dash")
    return row[index + 1 + is_closed : index + 2 + is_closed]


def _is_and_alliance(row: Sequence[Phrase], index: int) -> bool:
    """Return whether the Alliance is coordinated with a country before "between": between X and NATO."""
    following = row[index + 1 : index + _BETWEEN_REACH]
    end = next((i for i, ph in enumerate(following) if ph.text == _BETWEEN), 0)
    is_and = bool(end) and following[0].text == "და"
    return is_and and any(actors.ORGANISATION.match(ph.text) for ph in following[1:end] if ph.kind == "word")


def _by_noun(row: Sequence[Phrase], index: int) -> tuple[Phrase | None, str]:
    """Return a country with the role that a noun of its noun phrase gives it, or None with the head of the phrase."""
    phrase = row[index]
    head, is_in_place, is_of_unit = "", False, False
    for word in _words_over_programme(row, index):
        if _is_quantity(phrase, word):
            continue
        if reference.SAME.match(word.text) or (head and reference.ITS_OR_THEIR.match(word.text)):
            return None, head  # what follows has a determiner or possessor of its own
        is_within_unit = is_of_unit and actors.WITHIN_UNIT.match(word.text) is not None
        is_of_unit = is_of_unit or (word.role == "gen" and actors.UNIT_OF_ANOTHER.match(word.text) is not None)
        if is_within_unit or (is_of_unit and _is_before(row, word, actors.WITHIN_UNIT)):
            return replace(phrase, role="none", head=word.text), head
        if is_in_place and word.role in ("loc", "on"):  # also "on its northern border", which is no neighbour
            return _headed(phrase, word, "place"), head
        by_postposition = _by_postposition(row, index, word)
        if by_postposition is not None:
            return by_postposition, head
        is_in_place = is_in_place or (word.role == "bare" and locations.PLACE.match(word.text) is not None)
        if _is_adjective(row, word):
            continue
        if locations.PLACE.match(word.text) and word.role == "nom" and _is_named_place(row, word):
            is_in_place = True
            continue
        with_role = _as_theatre(phrase, word) or _by_kind_of_noun(row, phrase, word)
        if with_role is not None:
            return with_role, head
        if word.role in _ENDING_NOUN_PHRASE:
            return None, head or word.text
        if not head and word.role not in ("gen", "bare", "adv") and not _modifies_programme(row, word):
            head = word.text
    return None, head


def _is_quantity(phrase: Phrase, word: Phrase) -> bool:
    """Return whether a word only counts what a country has: 100-ზე მეტი (more than 100), ასამდე (up to a hundred)."""
    if word.text[0].isdigit() or reference.LARGE_NUMBER.match(word.text):
        return True
    if not reference.UP_TO_SO_MANY.match(word.text):
        return False
    return not any(country_nouns.GROUP_HEAD.match(part) for part in phrase.text.split())


def _is_adjective(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether a word is an adjective with the look of a noun: military, air, land.

    Not after a number and before a genitive: the 250 soldiers (250 სამხედრო) guarded the harbour's gates.
    """
    at = next((i for i, ph in enumerate(row) if ph is word), 0)
    is_noun = 0 < at < len(row) - 1 and reference.NUMBER.match(row[at - 1].text) and row[at + 1].role == "gen"
    is_one = actors.MILITARY.match(word.text) or predicates.ADJECTIVE_IN_O.match(word.text)
    return bool(is_one) and not is_noun and _is_attribute(row, word)


def _as_theatre(phrase: Phrase, word: Phrase) -> Phrase | None:
    """Return a country that is only where an operation of others is: the mission in Afghanistan; else None."""
    is_theatre = phrase.role == "gen" and locations.AT_HOME_COUNTRIES.issuperset(phrase.ids)
    is_operation = is_theatre and programme_nouns.OTHER_WORK.match(word.text) is not None
    return replace(phrase, role="none", head=word.text) if is_operation else None


def _by_postposition(row: Sequence[Phrase], index: int, word: Phrase) -> Phrase | None:
    """Return a country with the role of a postposition: by, under the leadership of, for the sake of; else None."""
    phrase = row[index]
    if postpositions.AGENT.match(word.text):
        return replace(phrase, role="agent", head=word.text)
    for relation, pattern in postpositions.BY_WHOSE.items():
        if pattern.match(word.text):
            return replace(phrase, role=relation, head=word.text, head_kind="by")
    if postpositions.REQUEST.match(word.text):
        return replace(phrase, role="request", head=word.text)
    if postpositions.FOR_WHOM.match(word.text):
        return replace(phrase, role="ben", head=word.text)
    if postpositions.LOT.match(word.text):
        return replace(phrase, role="dat", head=word.text)
    if postpositions.NOT_ACTING.match(word.text):
        return replace(phrase, role=_role_before(row, index, word), head=word.text)
    return None


def _by_kind_of_noun(row: Sequence[Phrase], phrase: Phrase, word: Phrase) -> Phrase | None:
    """Return a country with the role of a noun for people, a place or an event; else None."""
    is_at_school = word.role in PLACE and locations.INSTITUTION.match(word.text) is not None
    for head_kind, pattern in (("actor", actors.ACTOR), ("place", locations.PLACE)):
        if head_kind == "actor" and _is_participating(row, word):
            break
        is_together = word.role == "com" and _is_before(row, word, postpositions.TOGETHER)
        # Troops that a demonym names (with a Turkish battalion) are the frame of the others' part.
        are_troops = not phrase.is_adjectival and actors.TROOPS.match(word.text) is not None
        if head_kind == "actor" and is_together and (are_troops or actors.CIVILIAN.match(word.text)):
            return replace(phrase, role="with", head=word.text, head_kind=head_kind)
        is_where = head_kind == "actor" and (is_at_school or (word.role in PLACE and locations.PLACE.match(word.text)))
        is_of_kind = pattern.match(word.text) is not None or (head_kind == "place" and is_at_school)
        if is_of_kind and word.role not in ("gen", "bare") and not is_where:
            return _headed(phrase, word, head_kind, is_host=_hosts(row, word))
    if word.form is not None and word.form.verb_form in ("noun", "either"):
        if word.form.kind == "lead" and word.role == "com":  # "in agreement with its command"
            return replace(phrase, role="none", head=word.text)
        part = "none" if is_not_done(row, word) else "agent" if phrase.role != "datgen" else phrase.role
        return replace(phrase, role=part, head=word.text, head_kind="event")
    if phrase.is_adjectival and word.role in ("nom", "erg", "dat") and _are_people(phrase, word.text):
        return _headed(phrase, word, "actor")
    return None


def is_not_done(row: Sequence[Phrase], noun: Phrase) -> bool:
    """Return whether a verbal noun is an event that has not happened: without taking part, before joining."""
    following = phrase_after(noun, row)
    before = next((ph for ph in reversed(row) if ph.end <= noun.start), None)
    if before is not None and before.kind == "word" and modality.POSSIBLE.match(before.text):
        return True
    return noun.role == "term" or (following is not None and modality.NOT_DONE.match(following.text) is not None)


def _with_role_of_head(phrase: Phrase, head: str, *, is_of_noun: bool) -> Phrase:
    """Return a country with the role of the head of its noun phrase (``head``, "" if it has none).

    A demonym before a genitive agrees with it, though it looks like a nominative: of Turkish signallers.
    """
    if phrase.is_adjectival and not head and is_of_noun:
        return replace(phrase, role="gen", head_kind="thing")
    if phrase.is_adjectival:
        head_kind = "actor" if head and _are_people(phrase, head) else "thing"
        return replace(phrase, role=case_role(head) if head else phrase.role, head=head, head_kind=head_kind)
    if phrase.role == "datgen":
        return replace(phrase, role="dat")
    if phrase.role == "bare":
        return replace(phrase, role="nom")
    part = case_role(head) if case_role(head) in ("nom", "erg", "dat", "loc") and head else phrase.role
    return replace(phrase, role=part, head=head, head_kind="thing" if head else "")


def _role_before(row: Sequence[Phrase], index: int, word: Phrase) -> Role:
    """Return the role of a country before a postposition that normally excludes it from the event.

    Exceptions: "between the Alliance and Ukraine" makes it a partner; "besides Georgia, Moldova too" includes both.
    """
    if word.text == _BETWEEN:
        beside = [ph for ph in row[max(0, index - 2) : index + 4] if ph.start < word.start and ph.kind == "word"]
        return "with" if any(actors.ORGANISATION.match(ph.text) for ph in beside) else "none"
    others = [ph for i, ph in enumerate(row) if i != index and ph.kind == "country"]
    if word.text == "სახელით":  # "in the name of": the country acts, unless another one is the subject
        return "none" if any(ph.role in ("nom", "erg") for ph in others) else "agent"
    if word.text in ("გარდა", "მსგავსად"):
        return "with" if any(ph.text.endswith("ც") and ph.role in ("nom", "erg") for ph in others) else "none"
    return "none"


def _hosts(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether the next verb after a place makes it a host or arena, or a school the user of a programme."""
    verb = next((ph.form for ph in row if ph.start >= word.end and ph.form is not None), None)
    if verb is None or verb.verb_form != "finite":
        return False
    is_arena = any(not {"host", "venue"}.isdisjoint(light_nouns.lights_of(ph.text)) for ph in row if ph.kind == "word")
    is_user = verb.lemma in _USING and locations.INSTITUTION.match(word.text) is not None
    return verb.kind == "host" or is_user or (verb.kind in ("be", "become") and is_arena)


def _is_participating(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether the next word makes people participants: with the participation of 85 soldiers."""
    following = phrase_after(word, row)
    return following is not None and any(pattern.match(following.text) for pattern in postpositions.BY_WHOSE.values())


def _is_before(row: Sequence[Phrase], word: Phrase, pattern: Matcher) -> bool:
    """Return whether the next phrase matches a pattern."""
    following = phrase_after(word, row)
    return following is not None and pattern.match(following.text) is not None


def _is_named_place(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether a place noun is followed by its name, which has the postposition: in the town of Almnäs."""
    following = phrase_after(word, row)
    return following is not None and following.kind == "word" and following.role in ("loc", "on")


def _is_attribute(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether a word that may be an adjective or a noun is followed by its noun: military academy."""
    following = phrase_after(word, row)
    return following is not None and following.kind == "word" and following.form is None and following.role != "bare"


def _modifies_participle(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a place modifies a participle: ავღანეთში გაგზავნილ ძალებში (in the forces sent to Afghanistan)."""
    rest = [ph for ph in row[index + 1 : index + 6] if ph.kind != "date"]
    if len(rest) < 2 or rest[0].kind != "word":
        return False
    form = rest[0].form
    is_participle = (
        form.verb_form == "participle"
        if form is not None
        else predicates.PARTICIPLE_LIKE.search(rest[0].text) is not None
    )
    if any(programme_nouns.DISASTER.match(ph.text) for ph in rest):
        return False
    if not is_participle or predicates.AUXILIARY.match(rest[1].text):
        return False
    if _are_things_there(rest):
        return False
    is_work = any(programme_nouns.PROGRAMME_NOUN.match(ph.text) or ph.kind == "programme" for ph in rest[1:3])
    return not (is_work and form is not None and form.kind in ("carry", "benefit", "hold", "begin", "found", "plan"))


def _are_things_there(following: Sequence[Phrase]) -> bool:
    """Return whether a place is where the objects of the event are: the mines that are left in Belarus."""
    if not predicates.LYING.match(following[0].text):
        return False
    words = list(takewhile(lambda ph: ph.kind == "word", following[1:]))
    are_others = any(actors.is_actor(ph.text) or programme_nouns.PROGRAMME_NOUN.match(ph.text) for ph in words)
    return any(ph.role in ("nom", "dat") for ph in words) and not are_others


def _modifies_programme(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether a word is an attribute of the programme after it: the second, the renewed IPAP."""
    is_participle = predicates.PARTICIPLE_LIKE.search(word.text) and not light_nouns.lights_of(word.text)
    if not (is_participle or reference.ORDINAL.match(word.text)):
        return False
    return next((ph.kind == "programme" for ph in row if ph.start >= word.end), False)


def _headed(phrase: Phrase, word: Phrase, head_kind: str, *, is_host: bool = False) -> Phrase:
    """Return a country with the role of its head noun; a place can be a subject only of hosting (``is_host``)."""
    if head_kind == "place" and word.role in ("dat", "datgen", "ben"):
        return replace(phrase, role="dat" if word.role == "datgen" else word.role, head=word.text, head_kind=head_kind)
    if head_kind == "place" and word.role == "nom" and is_host:
        return replace(phrase, role="nom", head=word.text, head_kind=head_kind)
    if head_kind == "place" and word.role not in ("loc", "on", "erg"):
        return replace(phrase, role="none", head=word.text, head_kind=head_kind)
    return replace(phrase, role=word.role, head=word.text, head_kind=head_kind)


def _words_over_programme(row: Sequence[Phrase], index: int) -> Iterator[Phrase]:
    """Yield the words of a country's noun phrase, continuing after a programme in it: Ukraine's battalion in X."""
    yield from words_after(row, _last_of_counted(row, index))
    inside = next((i for i in range(index + 1, min(index + 3, len(row))) if row[i].kind != "date"), index)
    programme = row[inside]
    if row[index].role == "gen" and programme.kind == "programme" and programme.role in _OF_PARTICIPANTS:
        yield from words_after(row, inside)


def _last_of_counted(row: Sequence[Phrase], index: int) -> int:
    """Return the index of the last possessor of a counted noun: Ukraine's 120 and Georgia's 50 soldiers."""
    number, link, country = [*row[index + 1 : index + 4], None, None, None][:3]
    if number is None or link is None or country is None or not number.text[0].isdigit():
        return index
    is_alike = row[index].role == "gen" and country.kind == "country" and country.role in GENITIVE
    return index + 3 if is_alike and connectives.AND.match(link.text) else index
