"""Roles of programme mentions, from the generic noun beside them or the noun they modify: X's meeting, X's project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.grammar import is_negated_participle
from kaext.pipes.relations.phrases import Phrase, phrase_after
from kaext.pipes.relations.words import (
    actors,
    connectives,
    country_nouns,
    light_nouns,
    postpositions,
    programme_nouns,
    reference,
    times,
)

# The kind of head of a programme that something else is like.
MODEL = "model"
# The kind of head of a programme whose members a group of countries after it is.
OF_MEMBERS = "members"
# The ending of inclusive numbers: ოთხივე (all four).
_ALL_OF_THEM = "ივე"
# How many phrases after a mention may belong to its noun phrase.
_REACH = 6
# ფონდებიდან, ფონდთაგან: out of the funds.
_OUT_OF_SEVERAL = re.compile(r"(?:ებიდან|თაგან)$")


def words_after(row: Sequence[Phrase], index: int) -> Iterator[Phrase]:
    """Yield the words of the noun phrase after ``index``, up to punctuation, a finite verb or another mention."""
    for phrase in row[index + 1 : index + 1 + _REACH]:
        if phrase.kind in ("date", "open", "close"):
            continue
        if phrase.kind != "word" or (phrase.form is not None and phrase.form.verb_form == "finite"):
            return
        if phrase.text in reference.PRONOUNS or connectives.RELATIVE.match(phrase.text):
            return
        yield phrase


def programme_with_role(row: Sequence[Phrase], index: int) -> Phrase:
    """Return a programme with the role of the generic noun beside it: in the programme X, X's first project."""
    phrase = row[index]
    head = _generic_noun(row, index) if phrase.role in ("bare", "nom") else None
    if head is not None:
        return _with_head(phrase, head)
    following = row[index + 1] if index + 1 < len(row) else None
    if any(map(_is_denied, _participle_after(row, index))):
        return replace(phrase, is_dependent=True)
    if phrase.role == "com" and following is not None and postpositions.TOGETHER.match(following.text):
        return replace(phrase, role="with", is_dependent=True)
    if following is not None and phrase.role != "loc" and postpositions.APART_FROM.match(following.text):
        kind = MODEL if postpositions.LIKE.match(following.text) else ""
        return replace(phrase, head_kind=kind, is_dependent=True)
    if following is not None and _is_part_of_them(phrase, row[index + 1 : index + 3]):
        return replace(phrase, role=following.role, head=following.text, head_kind="programme")
    if phrase.role == "loc" and _is_of_participant(row[index + 1 : index + 3]):
        return replace(phrase, head=row[index + 1].text, head_kind="member", is_dependent=True)
    if phrase.role == "loc" and _is_where_others_serve(row[index + 1 : index + 4]):
        return replace(phrase, head_kind="service", is_dependent=True)
    is_of_members = phrase.role == "gen" or (following is not None and phrase.role == following.role == "dat")
    if is_of_members and following is not None and _is_counted_group(following):
        # MD-ს შვიდივე ქვეყანას: to all seven countries of the MD
        return replace(phrase, role="gen", head_kind=OF_MEMBERS, is_dependent=True)
    noun = next((ph for ph in words_after(row, index) if not reference.ORDINAL.match(ph.text)), None)
    if phrase.role == "dat" and noun is not None and programme_nouns.MEETING.match(noun.text) and noun.role == "nom":
        return replace(
            phrase, head=noun.text, head_kind="meeting"
        )  # ICI-ს: the genitive of an acronym in Latin letters
    if phrase.role == "dat" and noun is not None and actors.MEMBER.match(noun.text) and noun.role in ("from", "abl"):
        return replace(phrase, role="object", head=noun.text, head_kind="member")
    is_apart = following is not None and following.kind == "date" and following.role != "gen"
    if phrase.role not in ("gen", "datgen", "bare", "nom") or (phrase.role == "nom" and is_apart):
        return phrase
    if phrase.role != "nom" and _modifies_another_programme(row, index):
        return replace(phrase, is_dependent=True)
    return _with_role_of_noun(row, index)


def _is_counted_group(phrase: Phrase) -> bool:
    """Return whether a group of countries is named by a number and a noun: "all four countries", with names or not."""
    words = phrase.text.split() if phrase.kind == "country" and phrase.is_group else []
    return any(
        country_nouns.GROUP_HEAD.match(noun) and (reference.NUMBER.match(number) or number.endswith(_ALL_OF_THEM))
        for number, noun in pairwise(words)
    )


def _participle_after(row: Sequence[Phrase], index: int) -> Sequence[Phrase]:
    """Return the word after a programme, or after an adverb like "still", as a sequence that is empty at the end."""
    at = index + 1
    while at < len(row) and row[at].kind == "word" and times.STILL.match(row[at].text):
        at += 1
    return row[at : at + 1]


def _is_denied(participle: Phrase) -> bool:
    """Return whether a participle denies a part in the programme before it: not admitted to it, not taking part."""
    is_attribute = participle.kind == "word" and participle.form is None
    return is_attribute and bool(
        is_negated_participle(participle.text) or actors.NOT_TAKING_PART.match(participle.text)
    )


def _is_part_of_them(phrase: Phrase, following: Sequence[Phrase]) -> bool:
    """Return whether a number after several programmes tells how many of them: ფონდებიდან ოთხი (four of the funds)."""
    is_counted = _OUT_OF_SEVERAL.search(phrase.text) is not None and reference.NUMBER.match(following[0].text)
    is_noun = len(following) > 1 and following[1].kind == "word" and following[1].form is None
    return bool(is_counted) and not (is_noun and following[1].role not in ("adv", "none", "bare"))


def _is_of_participant(following: Sequence[Phrase]) -> bool:
    """Return whether a programme is that of a participant named after it: in Tunisia, which participates in X."""
    if len(following) < 2 or following[1].kind != "country":
        return False
    return actors.PARTICIPATING.match(following[0].text) is not None


def _is_where_others_serve(following: Sequence[Phrase]) -> bool:
    """Return whether a participle places somebody else's object in a programme: visited the Georgians serving in it."""
    if len(following) < 3 or following[1].kind != "country" or not actors.SERVING.match(following[0].text):
        return False
    people = following[2]
    return people.kind == "word" and actors.is_actor(people.text) and people.role not in ("nom", "erg")


def _generic_noun(row: Sequence[Phrase], index: int) -> Phrase | None:
    """Return the generic noun beside the name of a programme: ოპერაცია X (operation X); else None."""
    before = row[index - 1] if index else None
    is_apart = before is not None and (before.kind == "dash" or (before.kind == "comma" and _is_apposition(row, index)))
    before = row[index - 2] if is_apart and index > 1 else before
    if before is None or before.kind != "word" or not programme_nouns.PROGRAMME_NOUN.match(before.text):
        return None
    following = next(words_after(row, index), None) if before.role in ("gen", "datgen", "bare") else None
    return following if following is not None and programme_nouns.PROGRAMME_NOUN.match(following.text) else before


def _with_role_of_noun(row: Sequence[Phrase], index: int) -> Phrase:
    """Return a programme with the role of the noun that it modifies: its project, its meeting, its members."""
    phrase = row[index]
    for word in _words_and_programmes(row, index):
        if word.kind == "programme":
            break
        if postpositions.FRAME.match(word.text) and word.role != "gen":
            return _with_head(phrase, word)
        if programme_nouns.MEETING.match(word.text):
            return replace(phrase, head=word.text, head_kind="meeting")
        if programme_nouns.PROGRAMME_NOUN.match(word.text) and word.role != "bare":
            if word.role == "gen" and not postpositions.FRAME.match(word.text):
                phrase = replace(phrase, head=phrase.head or word.text)
                continue
            return _with_head(phrase, word)
        if word.form is not None and word.form.verb_form in ("noun", "either"):
            is_for_meeting = word.role == "gen" and _is_before_meeting(row, word)
            if is_for_meeting:
                return replace(phrase, head=word.text, head_kind="meeting")
            return replace(phrase, role="object", head=word.text, head_kind="event")
        if any(light_nouns.LIGHT[light].match(word.text) for light in ("member", "host", "receiver")):
            return replace(phrase, role="object", head=word.text, head_kind="member")
        if phrase.role == "nom" and word.role not in ("bare", "gen"):
            break
    return phrase


def _is_before_meeting(row: Sequence[Phrase], word: Phrase) -> bool:
    """Return whether a meeting follows a verbal noun in the genitive: a planning meeting."""
    following = phrase_after(word, row)
    return following is not None and programme_nouns.MEETING.match(following.text) is not None


def _is_apposition(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a name is an apposition between commas: the operation, X, was supported."""
    return index + 1 < len(row) and row[index + 1].kind == "comma"


def _modifies_another_programme(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a programme is only the possessor of the next one: the EADRCC's exercise X."""
    has_head, is_chain = False, True
    for phrase in _words_and_programmes(row, index):
        has_head = has_head or (
            programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None and phrase.role not in ("gen", "bare")
        )
        is_chain = is_chain and (phrase.kind == "programme" or phrase.role in ("gen", "bare"))
        if phrase.kind == "programme":
            is_beside = row[index].role == "bare" and (has_head or phrase.role == "bare" or not is_chain)
            return phrase.ids != row[index].ids and not is_beside
        if phrase.form is not None and phrase.form.verb_form in ("noun", "either") and not _is_before_name(row, phrase):
            return False
        if postpositions.FRAME.match(phrase.text) or phrase.role in ("loc", "on", "ins", "abl", "com", "erg"):
            return row[index].role != "bare" and _is_before_name(row, phrase)
    return False


def _is_before_name(row: Sequence[Phrase], noun: Phrase) -> bool:
    """Return whether a generic noun is followed by the name of a programme: in the exercise X."""
    following = phrase_after(noun, row)
    return (
        programme_nouns.PROGRAMME_NOUN.match(noun.text) is not None
        and following is not None
        and following.kind == "programme"
    )


def _with_head(phrase: Phrase, word: Phrase) -> Phrase:
    part = "frame" if postpositions.FRAME.match(word.text) else word.role
    return replace(phrase, role=part, head=word.text, head_kind="programme", start=min(phrase.start, word.start))


def _words_and_programmes(row: Sequence[Phrase], index: int) -> Iterator[Phrase]:
    for phrase in row[index + 1 : index + 1 + _REACH]:
        if phrase.kind == "programme":
            yield phrase
            return
        if phrase.kind in ("date", "open", "close"):
            continue
        if phrase.kind != "word" or (phrase.form is not None and phrase.form.verb_form == "finite"):
            return
        yield phrase
