"""The first person plural: "we joined", "our soldiers", "they helped us" are statements about the speaker's country.

Verb forms of the first person plural are converted to the third person, and the country replaces "we". Subject marker
ვ- … -თ and object marker გვ- after A. Shanidze, "Foundations of Georgian Grammar" (1973).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from kaext.ka.words import frequency
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.grammar import Form, analyse_verb, case_role, future_form
from kaext.pipes.relations.phrases import MARKS, Phrase, Role
from kaext.pipes.relations.words import actors, connectives, country_nouns, lemmas, persons, postpositions

_WORD = regex.compile(r"\p{Georgian}++")
# Verbs whose object is in the nominative in the aorist: they admitted us, invited us.
_TAKING_IN = frozenset({"admit", "invite", "include"})
# Cases by which a word in -ით turns out to be a noun in the instrumental.
_CASES_OF_INSTRUMENTAL = ("ი", "ის", "ა", "ას", "ე", "ო", "ს")
# We, and the beginning of its forms and of "our".
_WE = "ჩვენ"
# The class of verbs whose "we" is unknown.
BY_US = "by us"
# Theatres of operations, which are not the speaker's country.
_THEATRES = frozenset({"AFG", "IRQ"})
# The form of a verb whose "we" is unknown, so that it states nothing of a country.
_BY_US = Form(BY_US, "", "finite")
# Before which letter the object marker ends at the latest: გადმოგვცა (gave us).
_MARKER_ENDS = 7
# Preverb and stem of further verbs with an aorist in -ო.
_IN_O = frozenset({"გამოყ"})


class ThirdPerson(NamedTuple):
    """A verb of the first person plural in the third person.

    Attributes
    ----------
    text
        The verb in the third person.
    form
        Its analysis.
    role
        The case that the country for "we" has beside it.
    """

    text: str
    form: Form
    role: Role


def speaks_for_country(text: str) -> bool:
    """Return whether a text says "our" of what only a state has: our country, our soldiers, our government."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)] if _WE in text else []
    for index, (word, _, _) in enumerate(words):
        if persons.OUR.match(word) and any(_is_of_state(noun) for noun in _noun_phrase(text, words, index)):
            return True
    return False


def is_speech(title: str) -> bool:
    """Return whether a title announces a speech, an interview or a ministry's text, and not the Alliance's."""
    words = [match[0] for match in _WORD.finditer(title)]
    return any(map(persons.SPEECH.match, words)) and not any(map(actors.ORGANISATION.match, words))


def speaker_of(units: Mapping[str, Unit], unit: str, *, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the country that speaks in a section, as far as titles say; empty where they do not.

    Parameters
    ----------
    units
        What the titles of the document (under "") and of its sections and boxes set.
    unit
        The id of the section.
    before
        The country that spoke in the section before. It still speaks where the title is a question.
    """
    named = {key: _speakers(titled) for key, titled in units.items()}
    of_all = tuple(dict.fromkeys(code for countries in named.values() for code in countries))
    is_answer = unit in units and units[unit].is_question
    found = (named.get("", ()), of_all, before if is_answer else named.get(unit, ()))
    return next((countries for countries in found if len(countries) == 1), ())


def _speakers(unit: Unit) -> tuple[str, ...]:
    """Return the countries of a title of which one may speak: none under a question, no theatre of operations."""
    return () if unit.is_question else tuple(code for code in unit.countries if code not in _THEATRES)


def _noun_phrase(text: str, words: Sequence[tuple[str, int, int]], index: int) -> Iterator[str]:
    """Yield the two words after one, up to a mark or a word that says that several share the noun."""
    for before, (word, start, _) in zip(words[index:], words[index + 1 : index + 3], strict=False):
        if not text[before[2] : start].isspace() or persons.OUR_COMMON.match(word):
            return
        yield word


def _is_of_state(noun: str) -> bool:
    """Return whether only a state has what a noun means: a country, a government, soldiers."""
    is_country = country_nouns.COUNTRY_NOUN.match(noun) is not None and noun != "სახელმწიფო"
    return is_country or persons.STATE_BODY.match(noun) is not None or actors.TROOPS.match(noun) is not None


def in_third_person(row: list[Phrase], speaker: tuple[str, ...]) -> list[Phrase]:
    """Return a sentence in the first person plural in the third person, about the country whose officials say it.

    Parameters
    ----------
    row
        The phrases of the sentence.
    speaker
        The country for which the text speaks. Where it is empty, only a quotation in the sentence says who speaks.
    """
    if not says_we(row):
        return row
    row, named = _without_apposition_to_we(row)
    speaker = named or _quoted_country(row, speaker)
    if not speaker or _is_of_allies(row):
        is_done = [ph.kind == "word" and third_person(ph.text) is not None and not _is_joining_us(ph) for ph in row]
        return [replace(ph, form=_BY_US) if by_us else ph for ph, by_us in zip(row, is_done, strict=True)]
    said: list[Phrase] = []
    for piece in _pieces(row):
        said += _about_country(piece, speaker)
    return _with_country_nouns(_with_others(said))


def _without_apposition_to_we(row: list[Phrase]) -> tuple[list[Phrase], tuple[str, ...]]:
    """Return a sentence with the people that "we" are named as in its place, and their country: we, the Latvians, …."""
    for index, (we, comma, people) in enumerate(zip(row, row[1:], row[2:], strict=False)):
        is_said = we.kind == "word" and persons.WE.match(we.text) is not None and comma.kind == "comma"
        if is_said and people.kind == "country" and people.is_adjectival and row[index + 3 : index + 4]:
            end = index + 3 + (row[index + 3].kind == "comma")
            return ([*row[:index], people, *row[end:]], people.ids) if end > index + 3 else (row, ())
    return row, ()


def says_we(row: Sequence[Phrase]) -> bool:
    """Return whether a sentence, or a part of it, is in the first person plural."""
    return any(ph.kind == "word" and _is_first_person(ph.text) for ph in row)


def _is_joining_us(phrase: Phrase) -> bool:
    """Return whether a verb says that another country joined what "we" are in: Austria joined us."""
    return phrase.form is not None and phrase.form.kind == "join" and phrase.form.verb_form == "finite"


@lru_cache(maxsize=20_000)
def _is_first_person(word: str) -> bool:
    """Return whether a word is "we", "our" or a verb in the first person plural."""
    return word.startswith(_WE) or third_person(word) is not None


def _quoted_country(row: Sequence[Phrase], speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Return the country whose people the sentence quotes, else the ``speaker`` of the text."""
    at = next((i for i, ph in enumerate(row) if ph.kind == "word" and persons.SAID.match(ph.text)), None)
    if at is None:
        return speaker
    begins = next((i for i in range(at, -1, -1) if row[i].kind == "dash"), 0)
    ends = next((i for i in range(at, len(row)) if row[i].kind == "dash"), len(row))
    by = row[begins:ends]
    named = {code for ph in by if ph.kind == "country" for code in ph.ids}
    is_of_alliance = any(ph.kind == "word" and actors.ORGANISATION.match(ph.text) for ph in by)
    if any(_is_first_person(ph.text) for ph in by if ph.kind == "word"):
        return speaker
    return tuple(named) if len(named) == 1 else () if named or is_of_alliance else speaker


def _is_of_allies(row: Sequence[Phrase]) -> bool:
    """Return whether "we" means the allies, or "our" the Alliance's."""
    pairs = [
        pair for pair in pairwise(ph for ph in row if ph.kind != "comma") if pair[0].kind == pair[1].kind == "word"
    ]
    are_allies = any(persons.WE.match(a.text) and persons.ALLIES.match(b.text) for a, b in pairs)
    return are_allies or any(persons.OUR.match(a.text) and actors.ORGANISATION.match(b.text) for a, b in pairs)


def _pieces(row: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Yield the parts of a sentence between marks, or from a verb to "and", each with the mark or word that ends it."""
    piece: list[Phrase] = []
    for phrase in row:
        piece.append(phrase)
        joins = phrase.kind == "word" and (
            connectives.AND.match(phrase.text) or connectives.CONTRAST.match(phrase.text)
        )
        if phrase.kind in MARKS or (joins and any(map(_is_verb, piece))):
            yield piece
            piece = []
    yield piece


def _is_verb(phrase: Phrase) -> bool:
    if phrase.kind != "word":
        return False
    is_finite = phrase.form is not None and phrase.form.verb_form == "finite"
    return is_finite or third_person(phrase.text) is not None or is_first_person_plural(phrase.text)


@lru_cache(maxsize=20_000)
def is_first_person_plural(word: str) -> bool:
    """Return whether a word has ვ- and -თ (we do) and is no noun in the instrumental: ვერტმფრენით (by helicopter)."""
    if persons.WE_ANY.fullmatch(word) is None:
        return False
    return not (word.endswith("ით") and any(frequency(f"{word[:-2]}{case}") for case in _CASES_OF_INSTRUMENTAL))


def _about_country(piece: Sequence[Phrase], speaker: tuple[str, ...]) -> Iterator[Phrase]:
    """Yield a part of a sentence with its verbs in the third person and the country for an overt or elided "we"."""
    verbs = {ph.start: verb for ph in piece if ph.kind == "word" and (verb := third_person(ph.text)) is not None}
    parts = [verb.role for verb in verbs.values()]
    has_subject = any(ph.kind == "country" and ph.role in ("nom", "erg") for ph in piece)
    is_said = any(ph.kind == "word" and persons.WE.match(ph.text) for ph in piece)
    for index, phrase in enumerate(piece):
        verb = verbs.get(phrase.start)
        if verb is not None:
            is_first = phrase.start == min(verbs)
            if not (is_said and is_first) and not (has_subject and verb.role in ("nom", "erg")):
                yield _we(phrase, speaker, verb.role, end=phrase.start)
            yield replace(phrase, text=verb.text, form=verb.form, role=case_role(verb.text))
        elif phrase.kind != "word" or not phrase.text.startswith(_WE):
            yield phrase
        elif persons.WE.match(phrase.text):
            following = piece[index + 1] if index + 1 < len(piece) else None
            is_agent = following is not None and postpositions.AGENT.match(following.text)
            yield _we(phrase, speaker, "gen" if is_agent else parts[0] if parts else "any")
        elif persons.OUR.match(phrase.text):
            after = piece[index + 1 : index + 4]
            is_of_all = len(speaker) > 1 and any(persons.OUR_COUNTRIES.match(ph.text) for ph in after[:1])
            yield _we(phrase, speaker, "gen") if is_of_all or _is_what_states_have(after) else phrase
        elif persons.AT_OURS.match(phrase.text):
            is_with = any(postpositions.TOGETHER.match(ph.text) for ph in piece[index + 1 : index + 2])
            yield _we(phrase, speaker, "com" if is_with else "loc")
        elif persons.FOR_US.match(phrase.text):
            yield _we(phrase, speaker, "ben")
        else:
            yield phrase


def _we(at: Phrase, speaker: tuple[str, ...], part: Role, *, end: int | None = None) -> Phrase:
    """Return a mention of the speaker's country for "we" or "our"; with ``end``, for an elided "we" before a verb."""
    text = at.text if end is None else _WE
    return Phrase("country", text, at.start, at.end if end is None else end, role=part, ids=speaker)


def is_we(country: Phrase) -> bool:
    """Return whether a country stands for an overt or elided "we" or "our"."""
    return country.text.startswith(_WE)


def is_joint_we(country: Phrase) -> bool:
    """Return whether a country stands for the "we" of a joint text, which is never the subject of a third person."""
    return is_we(country) and len(country.ids) > 1


def _is_what_states_have(following: Sequence[Phrase]) -> bool:
    """Return whether the noun after "our" is one that a country has, not one that several share or a publisher has."""
    words = [ph for ph in following if ph.kind == "word"]
    if any(persons.OUR_COMMON.match(ph.text) for ph in words[:1]):
        return False
    return any(
        _is_of_state(ph.text) or actors.is_actor(ph.text) or (ph.form is not None and ph.form.verb_form == "noun")
        for ph in words
    )


def _with_others(row: Sequence[Phrase]) -> list[Phrase]:
    """Return a sentence with the case of other countries beside "we" that has no verb: we, Albania and Macedonia."""
    found: list[Phrase] = []
    for index, phrase in enumerate(row):
        if phrase.kind != "country" or phrase.role != "any":
            found.append(phrase)
            continue
        beside = [ph for ph in (*row[max(0, index - 2) : index], *row[index + 1 : index + 3]) if ph.kind == "country"]
        if beside:
            found.append(replace(phrase, role=beside[-1].role))
    return found


def _with_country_nouns(row: Sequence[Phrase]) -> list[Phrase]:
    """Return a sentence without the noun in "our country", whose case the country takes."""
    found: list[Phrase] = []
    for phrase in row:
        before = found[-1] if found else None
        is_ours = before is not None and before.kind == "country" and persons.OUR.match(before.text) is not None
        is_country = country_nouns.COUNTRY_NOUN.match(phrase.text) or persons.OUR_COUNTRIES.match(phrase.text)
        if is_ours and before is not None and phrase.kind == "word" and is_country:
            found[-1] = replace(before, end=phrase.end, role=phrase.role)
        else:
            found.append(phrase)
    return found


@lru_cache(maxsize=20_000)
def third_person(word: str) -> ThirdPerson | None:
    """Return a verb that has the first person plural as subject or object in the third person, None for other words.

    შევუერთდით (we joined) becomes შეუერთდა (joined), დაგვეხმარა (helped us) becomes დაეხმარა (helped).
    """
    if word in persons.SUPPLETIVE:
        form = analyse_verb(persons.SUPPLETIVE[word])
        return ThirdPerson(persons.SUPPLETIVE[word], form, "dat" if word.startswith("გვ") else "nom") if form else None
    if not (word.endswith(("თ", "თც")) or "გვ" in word[:_MARKER_ENDS]):
        return None
    known = analyse_verb(word)
    if known is not None and (known.verb_form != "finite" or known.lemma in lemmas.APPEARS_AS):
        return None
    candidates = _with_us_as_subject(word) if word.endswith(("თ", "თც")) else _with_us_as_object(word)
    for text, part in candidates:
        form = analyse_verb(text)
        if form is not None and form.verb_form == "noun":  # will send, which sounds like the genitive of sending
            form = future_form(text)
        if form is not None and form.verb_form in ("finite", "either"):
            is_perfect = form.tense == "perfect"
            return ThirdPerson(text, replace(form, verb_form="finite", is_plural=False), "dat" if is_perfect else part)
    return None


def _with_us_as_subject(word: str) -> Iterator[tuple[str, Role]]:
    """Yield possible third persons of a verb with ვ- and -თ, with the case of the subject."""
    match = persons.WE_DO.fullmatch(word)
    if match is None:
        return
    preverb, stem = match["preverb"], match["stem"].removesuffix("ც").removesuffix("თ")
    is_active = not stem.startswith(("ე", "უერთ"))
    if stem in ("ედი", "იდოდი"):
        yield f"{preverb}ვიდა", "nom"
    elif stem.endswith(("დი", "ბი", "ვი")):  # joined, used to serve, help
        yield f"{preverb}{stem[:-1]}ა", "nom"
    elif stem.endswith(("ი", "დე")):
        yield f"{preverb}{stem}ს", "nom"
    elif stem.endswith("ო"):
        yield f"{preverb}{stem}ს", "erg" if is_active else "nom"
    elif stem.endswith("ე"):
        ending = "ო" if stem[:-1].endswith(persons.AORIST_IN_O) or f"{preverb}{stem[:-1]}" in _IN_O else "ა"
        yield f"{preverb}{stem[:-1]}{ending}", "erg" if is_active else "nom"
    else:
        yield f"{preverb}{stem}ს", "nom"


def _with_us_as_object(word: str) -> Iterator[tuple[str, Role]]:
    """Yield possible third persons of a verb with გვ-, with the case of the object."""
    match = persons.DONE_TO_US.fullmatch(word.removesuffix("ც"))
    if match is None or match["stem"] == "არის":  # of a surname
        return
    if match["stem"].startswith("ყვ"):  # followed us, told us: what follows is no allotting (გამოყო)
        return
    stem = match["stem"]
    for preverb in (match["preverb"], persons.AWAY_FROM_US.get(match["preverb"])):
        if preverb is None:
            continue
        direct = f"{preverb}{stem}"
        form = analyse_verb(direct) if stem.startswith("ი") else None
        if form is not None and form.kind in _TAKING_IN:
            yield direct, "nom" if form.tense == "past" else "dat"
        if stem.startswith("ი"):
            yield f"{preverb}უ{stem[1:]}", "dat"
        elif stem[0] in "აეუო":
            yield direct, "dat"
        else:
            yield from ((f"{preverb}{marker}{stem}", "dat") for marker in ("ს", "ჰ", ""))
