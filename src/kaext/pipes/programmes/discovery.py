"""Programmes that no catalogue lists, found by their form and a head noun that states their kind.

A head noun is a noun such as წვრთნა (exercise) or პროგრამა (programme). Three constructions count: a quoted name beside
a head noun (``წვრთნა „X 2007“``, the exercise X 2007), a capitalised Latin name beside one, and a defined acronym
whose long form ends in one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

import regex

from kaext.catalogue.organisations import organisation_acronyms, organisations
from kaext.ka.calendar import full_year
from kaext.ka.phrases import role
from kaext.ka.script import OPENING_MARKS
from kaext.ka.words import frequency
from kaext.pipes.acronyms.noun_phrase import head_of_tail, in_nominative
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.catalogued import CatalogueNames, is_country, mention_of, year_after, year_of_sentence
from kaext.pipes.programmes.context import Context, Mention, kind_of, lemma_in
from kaext.pipes.programmes.renderings import in_english

_LATIN_WORD = regex.compile(r"[\p{Latin}’'-]+")
_REACH = 70
# How far apart, in code points, items of one list may be; how far after a name a verb of naming may be.
_NEAR_ITEMS = 1500
_NEAR = 20
# The longest noun beside an acronym, with its space; and how much of a long sentence is searched for a head noun.
_MAX_NOUN, _MAX_SENTENCE = 30, 600
_MAX_TRANSLITERATED_WORDS = 4


def ruled_out_name(start: int, end: int, method: str, reason: str) -> Mention:
    """Return a possible name that was ruled out, and so has no id."""
    return Mention(start, end, "", "", "", "", method, 0.0, reason)


def listed_exercises(context: Context, known: Sequence[Mention], catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield names before a year at the start of a list item, in lists where other items start with known exercises."""
    siblings = sorted(
        mention.start for mention in known if mention.kind == "exercise" and context.starts_line(mention.start)
    )
    for match in patterns.LINE_NAME.finditer(context.text) if siblings else ():
        start = match.start("name")
        near = siblings[bisect_right(siblings, start - _NEAR_ITEMS) : bisect_left(siblings, start + _NEAR_ITEMS)]
        if any(other != start for other in near):
            yield mention_of_name(context, start, match.end("year"), "exercise", catalogue, "listed-name")


def kind_beside(context: Context, start: int, end: int) -> str:
    """Return the kind stated by the head noun beside ``start:end``, or "".

    Examples of what precedes a name: ``წვრთნა „`` (the exercise), ``წვრთნის („`` (of the exercise), ``პროგრამა
    სახელწოდებით „`` (a programme by the name of). What follows: ``” პროგრამა`` (programme), ``” (SPS) პროგრამით`` (by
    the SPS programme), ``” საველე წვრთნა`` (field exercise).
    """
    text = context.text
    low, high = context.sentence(start)
    before, after = text[max(low, start - _REACH) : start], text[end : min(max(high, end), end + _REACH)]
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    before = patterns.ANNOUNCED_IN_BRACKET.sub(" ", before)
    left = patterns.PHRASE_START.split(before)[-1]
    words = [word for word in patterns.GEORGIAN_WORD.findall(left) if word not in patterns.ANNOUNCING]
    if words and (is_other_thing(words[-1]) or words[-1] in patterns.BODIES):
        return ""
    if words and patterns.NOUN_AT_END.search(left):
        kind = kind_of(words[-1])
        if kind and (not patterns.COMMA_AT_END.search(left) or patterns.COMMA_AFTER_NAME.match(after)):
            return kind
    after = patterns.BRACKET_AFTER_NAME.sub("", after)
    return _kind_of_noun_after(after) or _kind_by_naming_verb(before, after)


def _kind_of_noun_after(after: str) -> str:
    """Return the kind stated by the noun after a name: directly after it, or in an apposition between commas."""
    apposition = patterns.APPOSITION.match(after)
    following = apposition["words"] if apposition else patterns.PHRASE_END.split(after)[0]
    words = patterns.GEORGIAN_WORD.findall(following)
    for index, word in enumerate(words if apposition else words[:3]):
        if is_other_thing(word):
            return ""
        kind = kind_of(word)
        if kind:
            return kind if not apposition or index == len(words) - 1 else ""
        if not _is_modifier(word):
            break
    return ""


def _kind_by_naming_verb(before: str, after: str) -> str:
    """Return the kind of the noun to which a verb of naming gives the name.

    ``წვრთნა, რომელსაც „X“ ეწოდა`` (the exercise, which was called X).
    """
    named_so = patterns.NAMED_SO.match(after)
    if named_so:
        return kind_of(named_so["head"])
    verb = patterns.GEORGIAN_WORD.search(after, 0, _NEAR)
    words = patterns.GEORGIAN_WORD.findall(before)
    if verb is None or verb[0] not in patterns.NAMING or not words or words[-1] not in patterns.WHICH:
        return ""
    kinds = (kind_of(word) for word in reversed(words))
    return next((kind for kind in kinds if kind), "")


def is_other_thing(word: str) -> bool:
    """Return whether a noun states that the name beside it is not that of a programme."""
    return bool(lemma_in(word, patterns.NOT_PROGRAMMES))


def _is_modifier(word: str) -> bool:
    """Return whether a word may come between a name and its head noun: an adjective, or the name's case ending."""
    is_adjective = role(word) == "adjective" or patterns.OF_PURPOSE.fullmatch(word) is not None
    return is_adjective or (len(word) <= 3 and word != "და")


def latin_names(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield capitalised Latin names beside a head noun, or before a year if the sentence mentions an exercise."""
    text = context.text
    for match in patterns.LATIN_NAME.finditer(text):
        start, end = match.span()
        words = _LATIN_WORD.findall(match[0])
        if len(words) == 1 and (words[0].isupper() or context.in_acronym(start)):
            continue
        if start and text[start - 1] in OPENING_MARKS:
            continue
        # პანელი / Panel: the translation of a common noun.
        if len(words) == 1 and text[max(0, start - 3) : start] == " / ":
            continue
        # the word „X“ (X)
        quoted = patterns.QUOTED_BEFORE_BRACKET.search(text, max(0, start - _REACH), start)
        if quoted is not None and is_other_thing(quoted["head"]):
            continue
        kind = kind_beside(context, start, _after_ending(text, end))
        english = patterns.ENGLISH_HEADS.get(words[-1].casefold()) or patterns.ENGLISH_HEADS.get(words[0].casefold())
        year = year_after(text, end)
        if not kind and english and len(words) >= 3:
            kind = english if text[start - 1 : start] == "(" else ""
        if not kind and year is not None and len(words) >= 2:
            kind = "exercise" if _sentence_mentions_exercise(context, start) else ""
        if kind and not _is_organisation(match[0]):
            yield mention_of_name(context, start, end, kind, catalogue, "latin-name")
        elif kind or len(words) >= 2:
            yield ruled_out_name(start, end, "programmes/latin-name", "organisation" if kind else "no-head")


def _after_ending(text: str, end: int) -> int:
    match = patterns.ENDING.match(text, end)
    return match.end() if match else end


def _sentence_mentions_exercise(context: Context, position: int) -> bool:
    low, high = context.sentence(position)
    words = patterns.GEORGIAN_WORD.findall(context.text, low, min(high, low + _MAX_SENTENCE))
    return any(kind_of(word) == "exercise" for word in words)


def spelled_names(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield unquoted exercise names in Georgian letters: unknown words between ``წვრთნა`` (exercise) and a year."""
    text = context.text
    for head in patterns.GEORGIAN_WORD.finditer(text):
        if kind_of(head[0]) != "exercise":
            continue
        last = head
        for word in islice(patterns.GEORGIAN_WORD.finditer(text, head.end()), _MAX_TRANSLITERATED_WORDS):
            if text[last.end() : word.start()] != " " or frequency(word[0]):
                break
            last = word
        if last is not head and year_after(text, last.end()) is not None:
            start, end = head.end() + 1, last.end()
            yield mention_of_name(context, start, end, "exercise", catalogue, "spelled-name")


def defined_acronyms(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield the mentions of unlisted acronyms that denote programmes, and their long forms.

    The head noun of the long form, or the noun beside the acronym, states the kind.
    """
    defined = {acronym for _, _, acronym, long_form in context.acronyms if long_form is not None}
    referents: dict[str, _Referent] = {}
    for start, end, acronym, long_form in context.acronyms:
        if catalogue.of_acronym(acronym) is not None or acronym in organisation_acronyms() or acronym in referents:
            continue
        listed = catalogue.by_name(context.text[slice(*long_form)]) if long_form is not None else None
        if listed is not None:
            referent = _Referent(listed.id, listed.kind, listed.name_ka or listed.name_en, listed.name_en)
        elif long_form is not None:
            referent = _Referent(_id_of(acronym), *_kind_of_long_form(context, *long_form))
        else:
            referent = _Referent(_id_of(acronym), "" if acronym in defined else _kind_of_unlisted(context, start, end))
        if referent.kind:
            referents[acronym] = referent
    confidence = patterns.CONFIDENCE
    for start, end, acronym, long_form in context.acronyms:
        if acronym not in referents:
            continue
        id, kind, name, name_en = referents[acronym]
        yield Mention(start, end, id, name, name_en, kind, "programmes/defined-acronym", confidence["defined-acronym"])
        if long_form is not None:
            yield Mention(*long_form, id, name, name_en, kind, "programmes/defined-name", confidence["defined-name"])


class _Referent(NamedTuple):
    """The programme that an acronym of the document denotes; an unlisted one has the acronym as its id."""

    id: str
    kind: str
    name: str = ""
    name_en: str = ""


def _kind_of_long_form(context: Context, start: int, end: int) -> tuple[str, str]:
    """Return the kind of a long form, by its own head noun or the noun beside it, and its name in the nominative."""
    written = context.text[start:end]
    is_quoted = start > 0 and context.text[start - 1] in OPENING_MARKS
    before = patterns.POSSESSOR_BEFORE.search(context.text[max(0, start - _REACH) : start])
    with_possessor = f"{before[0]} {written}" if before and is_country(before[0]) else written
    kind = kind_of_name(with_possessor) or kind_beside(context, start - is_quoted, end + is_quoted)
    if not kind and is_quoted and (words := patterns.GEORGIAN_WORD.findall(written)):
        kind = patterns.HEADS_IF_QUOTED.get(lemma_in(words[-1], patterns.HEADS_IF_QUOTED), "")
    return kind, in_nominative(written)


def _id_of(acronym: str) -> str:
    """Return an acronym as an id: SPACE-COE of SPACE COE."""
    return acronym.upper().replace(" ", "-") if " " in acronym else acronym


def _kind_of_unlisted(context: Context, start: int, end: int) -> str:
    """Return the kind of an undefined acronym, by its second word or the noun beside it."""
    is_centre = context.text[start:end].split()[-1].upper() == "COE" and " " in context.text[start:end]
    return "centre" if is_centre else _kind_adjacent(context, start, end)


def _kind_adjacent(context: Context, start: int, end: int) -> str:
    """Return the kind stated by the noun adjacent to an acronym without case ending: ``პროგრამა TEMPUS``."""
    if patterns.ENDING_START.match(context.text, end):
        return ""
    before = patterns.ADJACENT_BEFORE.search(context.text[max(0, start - _MAX_NOUN) : start])
    after = patterns.ADJACENT_AFTER.match(context.text[end : end + _MAX_NOUN])
    words = [match[1] for match in (after, before) if match]
    kinds = map(kind_of, words)
    return next((kind for kind in kinds if kind), "")


def kind_of_name(name: str) -> str:
    """Return the kind stated by a name's own head noun, or ""."""
    words = patterns.LETTERS.findall(name)
    if not words:
        return ""
    if words[0].isascii():
        return patterns.ENGLISH_HEADS.get(words[-1].casefold(), "")
    del words[head_of_tail(words, len(words) - 1) + 1 :]
    if all(lemma_in(word, patterns.FORMAT_MODIFIERS) for word in words[:-1]):
        return ""
    head = lemma_in(words[-1], patterns.HEADS_WITH_ACRONYM)
    is_exercise = patterns.HEADS_WITH_ACRONYM.get(head, "") == "exercise"
    if is_exercise and all(lemma_in(word, patterns.EXERCISE_KINDS) for word in words[:-1]):
        return ""
    if head == "ცენტრი" and any(lemma_in(word, patterns.STATE_CENTRE_MODIFIERS) for word in words[:-1]):
        return ""
    if head in ("საბჭო", "კომისია") and any(lemma_in(word, patterns.NATIONAL_COUNCILS) for word in words[:-1]):
        return ""
    if head in ("ძალა", "ძალები") and any(lemma_in(word, patterns.NATIONAL_FORCES) for word in words[:-1]):
        return ""
    if head in patterns.UNITS and len(list(find_countries(" ".join(words)))) == 1:
        return ""
    return patterns.HEADS_WITH_ACRONYM.get(head, "")


@cache
def _organisation_names() -> frozenset[str]:
    return frozenset(name.casefold() for entry in organisations() for name in entry.names)


def _is_organisation(name: str) -> bool:
    return name.casefold() in _organisation_names()


def mention_of_name(context: Context, start: int, end: int, kind: str, catalogue: CatalogueNames, rule: str) -> Mention:
    """Return the mention of a name that ``rule`` found: of a catalogued programme, else of one with an id made up."""
    method, confidence = f"programmes/{rule}", patterns.CONFIDENCE
    text = context.text
    written = text[start:end]
    bare, year = without_year(written)
    listed = catalogue.by_name(bare)
    if listed is not None and year and kind == "exercise" and listed.kind == "force":
        # An exercise named after the force that conducts it: CENTRASBAT 97.
        id, name, name_en = f"{listed.id}-{year}", f"{bare} {year}", f"{listed.name_en} {year}"
        return Mention(start, end, id, name, name_en, kind, method, confidence["force-exercise"])
    if listed is not None and (not year or listed.kind == "exercise"):
        base = mention_of(context, start, start + len(bare), listed, method, confidence["catalogued"])
        return replace(base, start=start, end=end)
    if not year and kind == "exercise":
        after = year_after(text, end)
        end, year = after if after is not None else (end, year_of_sentence(context, start, end))
    # A name with a year is not inflected.
    is_dated = len(bare) < len(written) or end > start + len(written)
    name = bare if is_dated else in_nominative(bare)
    suffix = f"-{year}" if year else ""
    if bare.isascii():
        id = english_id(bare) + suffix
        return Mention(start, end, id, "", f"{bare} {year}".strip(), kind, method, confidence[rule])
    rendering = in_english(name)
    # A description is no name to translate word by word: the regional demining centre.
    is_description = rule == "described-name" or kind_of_name(name)
    if kind == "exercise" or (rendering.is_known and not is_description):
        id = english_id(rendering.text) + suffix
        return Mention(start, end, id, f"{name} {year}".strip(), "", kind, method, confidence[rule])
    return Mention(start, end, f"{georgian_id(name)}{suffix}", name, "", kind, method, confidence[rule])


def georgian_id(name: str) -> str:
    """Return the id of a programme known by a Georgian name alone; hyphens replace spaces, which separate ids."""
    return f"KA:{'-'.join(name.split())}"


def english_id(name: str) -> str:
    """Return the id of a programme with an English name: its words in capitals, joined by hyphens."""
    return "-".join(patterns.ID_PART.findall(name.upper()))


def without_year(written: str) -> tuple[str, str]:
    """Return a name without its final year, and that year in four digits or ""."""
    match = patterns.NAME_AND_YEAR.fullmatch(written)
    if match is None:
        return written, ""
    year = match["year"]
    return match["name"], str(full_year(year)) if len(year) == 2 else year
