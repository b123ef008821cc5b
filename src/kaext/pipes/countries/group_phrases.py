"""Group phrases (``სამივე ქვეყანა``, all three countries): where they are, and how far their antecedent may be.

:mod:`kaext.pipes.countries.groups` resolves them to countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from kaext.catalogue.countries import Region, regions
from kaext.ka.inflection import readings
from kaext.ka.lang import stop_words
from kaext.ka.lexicon import Lexicon, Match
from kaext.ka.script import PLAIN_LATIN, is_plain
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency, without_doubled_letter
from kaext.pipes.countries import patterns
from kaext.pipes.extensions import BlockSpan

# How many preceding sentences are searched for an antecedent, one by one.
MAX_SENTENCES = 12
# A larger number without "all" only counts countries (fourteen partners took part) and has no antecedent.
_MAX_ANAPHORIC = 7
_LOCATIVE = ("ში", "ზე")
_HEAD_BEGINNINGS = frozenset(word[0] for word in patterns.KINDS["H"])
# The least size of a misspelled head; the sizes of misspelled inclusive numbers (სამივე, all three).
_MIN_HEAD, _MIN_INCLUSIVE, _MAX_INCLUSIVE = 6, 4, 12
_PLURAL, _GENITIVE = "ებ", "ის"
_BETWEEN_WORDS = regex.compile(r"[\s-]+")
_WORD = regex.compile(r"\d++(?:-ვე)?+|[\p{L}\p{M}]++")
_PLAIN_WORD = re.compile(rf"\d++(?:-ვე)?|[{PLAIN_LATIN}\u00b5\u10d0-\u10f0]++")

Fallback = Literal["", "block", "salient", "frequent"]
Subset = Literal["", "rest", "last", "first"]


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A group phrase before it is resolved.

    Parameters
    ----------
    start, end
        Its extent.
    number
        How many countries it counts; 0 if it has no number.
    region
        The region that it names, if any.
    reach
        How many windows before it are searched for an antecedent: its sentence, that with the sentence before, ….
    fallback
        The antecedent beyond these windows: the most frequent set of the document; that set only if it is salient, that
        is, clearly more frequent than others; all countries of the block if their number fits; none.
    has_unnamed_region
        Whether it says "of the region": რეგიონის ხუთი ქვეყანა (the five countries of the region).
    subset
        Which of the countries named before are meant: the last, the first, or the remaining ones.
    """

    start: int
    end: int
    number: int
    region: Region | None
    reach: int
    fallback: Fallback
    has_unnamed_region: bool = False
    subset: Subset = ""


class _Item(NamedTuple):
    """A word or a region's name; ``kind`` is one letter of :data:`patterns.PHRASE`."""

    start: int
    end: int
    kind: str
    number: int = 0
    region: Region | None = None


@cache
def _words() -> Lexicon[str]:
    """Return the words of group phrases with their kinds."""
    return Lexicon((word, kind) for kind, words in patterns.KINDS.items() for word in words)


@cache
def _misspelled_heads() -> Lexicon[str]:
    """Return the heads of group phrases, to be found with one letter wrong."""
    return Lexicon(((word, "H") for word in patterns.KINDS["H"]), edits=True)


@cache
def _regions_by_name() -> Lexicon[Region]:
    """Return the regions of the catalogue by all inflected forms of their names."""
    return Lexicon(((name, region) for region in regions() for name in region.names), edits=True)


def named_regions(text: str) -> dict[int, Match[Region]]:
    """Return the names of regions in a text by where they begin; of the misspelled ones, those of several words.

    One word may as well be another: ჩრდილოელი (northern) is no misspelled ჩრდილოეთი (the north).
    """
    found = _regions_by_name().find(text)
    return {match.start: match for match in found if match.exactness != "edit" or " " in match.name}


def region_where(text: str) -> Region | None:
    """Return the region, if its members are agreed, that a name has in the locative: სამხრეთ კავკასიაში.

    In English: in the South Caucasus.
    """
    places = (match for match in _regions_by_name().find(text) if text[: match.end].endswith(_LOCATIVE))
    return next((match.key for match in places if match.key.closed), None)


def group_phrases(text: str, block: BlockSpan, region_at: dict[int, Match[Region]]) -> Iterator[GroupPhrase]:
    """Yield the group phrases of a block, in text order.

    Parameters
    ----------
    text, block
        The document's text and the block.
    region_at
        The names of regions in the text, by the offset at which they begin.
    """
    items = list(_items(text, block, region_at))
    for found in patterns.PHRASE.finditer("".join(item.kind for item in items)):
        lead = items[found.start("lead") : found.end("lead")]
        head = items[found.start("head")]
        after = items[found.start("after")] if found["after"] else None
        number = next((item.number for item in lead if item.kind in "NVF"), 0)
        region = next((item.region for item in (*lead, after) if item and item.region), None)
        is_whole = any(item.kind == "V" for item in lead)
        anaphors = [item.kind for item in lead if item.kind in "AD"]
        first = lead[0] if lead else items[found.start("attributes")] if found["attributes"] else head
        end = after.end if after else head.end
        before = patterns.WORD_BEFORE.search(text, max(block.start, first.start - 40), first.start)
        may_be_subset = before and number and not (region or is_whole)
        subset: Subset = patterns.SUBSETS.get(before[1], "") if before and may_be_subset else ""
        if before and before[1] in patterns.INDEFINITE and not (is_whole or subset):
            continue
        is_definite = region or "A" in anaphors or (number and anaphors) or (is_whole and head.kind in "hH")
        is_numeral = 1 < number <= _MAX_ANAPHORIC and all(item.kind != "F" for item in lead)
        is_near = anaphors or subset or (is_numeral and number > 2)
        reach = MAX_SENTENCES + 1 if is_definite or subset == "rest" else 2 if is_near else 1
        fallback: Fallback = ""
        if is_definite:
            fallback = "frequent"
        elif is_numeral:
            fallback = "salient" if number > 2 else "block"
        has_unnamed_region = any(item.kind == "G" for item in lead)
        start = before.start(1) if before and subset else first.start
        yield GroupPhrase(start, end, number, region, reach, fallback, has_unnamed_region, subset)


def _items(text: str, block: BlockSpan, region_at: dict[int, Match[Region]]) -> Iterator[_Item]:
    """Yield the words of a block with their kinds, and ``|`` between two words separated by more than white space.

    A block without a head noun has no group phrase, and yields nothing.
    """
    has_plain_letters = is_plain(text[block.start : block.end])
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if has_plain_letters else _WORD
    kinds = [_kind(written) for written in word.findall(text, block.start, block.end)]
    if patterns.HEADS.isdisjoint([kind for kind, _ in kinds]):
        return
    words = [match.span() for match in word.finditer(text, block.start, block.end)]
    position = block.start
    for index, ((start, end), (kind, number)) in enumerate(zip(words, kinds, strict=True)):
        if start < position:
            continue
        if not text[position:start].isspace():
            yield _Item(position, start, "|")
        match = region_at.get(start)
        if match and match.end <= block.end:
            item = _region(text, match, region_at)
            yield item
            position = item.end
            continue
        if kind in patterns.SINGULAR_HEADS and index + 1 < len(words):
            kind = _kind_before(text[start:end], kind, kinds[index + 1][0])
        yield _Item(start, end, "x" if kind == "o" else kind, number)
        position = end


def _kind_before(head: str, kind: str, next_kind: str) -> str:
    """Return the kind of a singular head noun: an attribute before another head or, as "state", before a body."""
    return "a" if next_kind in ("H", "h") or (head == "სახელმწიფო" and next_kind == "o") else kind


@lru_cache(maxsize=20_000)
def _kind(word: str) -> tuple[str, int]:
    """Return the letter of :data:`patterns.PHRASE` for a word (``o`` for a state body), and its number or 0."""
    # სამივემ ქვეყანამ (all three countries) has an ergative ending too many.
    word = word.removesuffix("მ") if word.endswith("ვემ") else word
    digits = word.removesuffix("-ვე")
    if digits.isdecimal():
        return ("V" if word != digits else "F", int(digits[:3]))
    lemmas = _lemmas_by_kind(word)
    if not lemmas:
        correct = next((form for form in without_doubled_letter(word) if _words().find(form)), "")
        correct = correct or _inclusive_number(word)
        if correct:
            return _kind(correct)
    if "N" in lemmas:
        return ("V" if word.endswith("ვე") else "N", patterns.NUMERALS[lemmas["N"]])
    return _kind_without_number(word, lemmas), 0


def _inclusive_number(word: str) -> str:
    """Return the inclusive number that an unknown word misspells, else "": ``სამიე`` for სამივე (all three)."""
    if frequency(word) or not _MIN_INCLUSIVE <= len(word) <= _MAX_INCLUSIVE:
        return ""
    return next((number for number in _inclusive_numbers() if is_one_edit(word, number)), "")


@cache
def _inclusive_numbers() -> tuple[str, ...]:
    return tuple(number + "ვე" for number in patterns.NUMERALS if number.endswith("ი"))


def _lemmas_by_kind(word: str) -> dict[str, str]:
    """Return the lemmas that a word may be a form of, by their kinds in :data:`patterns.KINDS`."""
    found = _words().find(word)
    if not found and word[:1] in _HEAD_BEGINNINGS and len(word) >= _MIN_HEAD and not frequency(word):
        found = _misspelled_heads().find(word)
    return {match.key: match.name for match in found}


def _kind_without_number(word: str, lemmas: dict[str, str]) -> str:
    for kind in "AQ":
        if kind in lemmas:
            return kind
    if word in patterns.DEMONSTRATIVES:
        return "D"
    if word == patterns.OF_THE_REGION:
        return "G"
    for kind in "HC":
        if kind in lemmas:
            return kind if _is_plural(word, lemmas[kind]) else kind.lower()
    if "owned" in lemmas and not _is_plural(word, lemmas["owned"]):
        return "o"
    is_attribute = word not in stop_words() and word not in patterns.INDEFINITE and patterns.ATTRIBUTE.fullmatch(word)
    return "a" if is_attribute else "x"


def _region(text: str, match: Match[Region], region_at: dict[int, Match[Region]]) -> _Item:
    """Return the name of a region, or two joined by და (and), as one item; the case is that of the last."""
    region, last = match.key, match
    joint = patterns.BOTH_REGIONS.match(text, match.end)
    if joint and joint.end() in region_at:
        last = region_at[joint.end()]
        members, closed = region.members | last.key.members, region.closed and last.key.closed
        region = replace(region, members=members, closed=closed, is_whole=False)
    return _Item(match.start, last.end, _region_kind(text, last), region=region)


def _is_plural(word: str, lemma: str) -> bool:
    """Return whether a form of a head is plural; a misspelled one is where it has the suffix of the plural."""
    of_lemma = [of.number for of in readings(word) if of.lemma == lemma]
    return "pl" in of_lemma if of_lemma else _PLURAL in word[len(lemma) // 2 :]


def _region_kind(text: str, match: Match[Region]) -> str:
    """Return R for the name of a region that modifies a noun (genitive or adjective), L for one with -ში (in)."""
    last = _BETWEEN_WORDS.split(text[match.start : match.end])[-1]
    lemma = _BETWEEN_WORDS.split(match.name)[-1]
    meanings = [of for of in readings(last) if of.lemma == lemma]
    if any(of.postposition == "ში" for of in meanings) or (not meanings and last.endswith("ში")):
        return "L"
    is_genitive = any(of.case == "gen" and not of.postposition for of in meanings)
    # A misspelled name has no reading of its own.
    is_genitive = is_genitive or (not meanings and last.endswith(_GENITIVE))
    return "R" if is_genitive or match.name.endswith(patterns.ADJECTIVAL) else "x"
