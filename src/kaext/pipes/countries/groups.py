"""Phrases that stand for several countries (``სამივე ქვეყანა``, all three countries), resolved by discourse.

A phrase is tied to its countries by a number, by a region's name or by a word that points back. The countries are
those that the document names: a list that follows, else the nearest set of the right size before the phrase, looked
for in the sentence, the paragraph and the document. A region's table of members only rules out others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

import regex

from kaext.catalogue.countries import Region, regions
from kaext.ka.inflection import readings
from kaext.ka.lang import stop_words
from kaext.ka.lexicon import Lexicon, Match
from kaext.ka.script import PLAIN_LATIN, is_plain
from kaext.ka.words import undoubled
from kaext.pipes.countries import patterns
from kaext.pipes.extensions import BlockSpan

# A larger number of countries without "all" counts them (fourteen partners took part), and points at none.
_FEW = 7
# Sentences looked back on one by one, latest sets and most frequent sets considered for one phrase.
_SENTENCES = 12
_LATEST = 60
_FREQUENT = 200
_WHERE = ("ში", "ზე")
_BETWEEN_WORDS = regex.compile(r"[\s-]+")
_WORD = regex.compile(r"\d++(?:-ვე)?+|[\p{L}\p{M}]++")
_PLAIN_WORD = re.compile(rf"\d++(?:-ვე)?|[{PLAIN_LATIN}\u00b5\u10d0-\u10f0]++")


@dataclass(frozen=True, slots=True)
class Naming:
    """A country named at ``start:end``; ``core`` where it may be subject or object of its clause.

    ``of_thing`` says that an adjective only says whose something is: გერმანული კონტინგენტი (a German contingent).
    """

    start: int
    end: int
    code: str
    core: bool
    of_thing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase at ``start:end`` that stands for ``codes``, none where nothing settles it.

    ``rule`` is number, region or anaphor.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Set:
    """Countries named side by side in ``start:end``."""

    start: int
    end: int
    codes: frozenset[str]
    core: bool


class _Item(NamedTuple):
    """A word or a region's name; ``kind`` is one letter of :data:`patterns.PHRASE`."""

    start: int
    end: int
    kind: str
    number: int = 0
    region: Region | None = None


_Topic = Literal["yes", "no", "clear", "alone"]
_Pick = Literal["", "rest", "last", "first"]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase before it is resolved: ``number`` is 0 where it has none.

    ``reach`` is how many stretches of the text before it may hold its countries: the sentence, with the one before …
    ``topic`` is whether it may stand for the countries that the document is about: yes, no, only clear ones, only those
    that the block names alone. ``of_region`` is whether they are a region's that goes unnamed: რეგიონის ხუთი ქვეყანა
    (the region's five countries). ``pick`` is which of the countries named they are.
    """

    start: int
    end: int
    number: int
    region: Region | None
    reach: int
    topic: _Topic
    of_region: bool = False
    pick: _Pick = ""


def groups(
    text: str, blocks: Sequence[BlockSpan], sentences: Sequence[int], named: Sequence[Naming]
) -> Iterator[Group]:
    """Yield the phrases of the running text that stand for several countries, in text order.

    Parameters
    ----------
    text
        The document's text.
    blocks
        Its blocks; titles and headers hold no group.
    sentences
        Offsets at which its sentences begin, ascending.
    named
        The countries named, in text order.
    """
    named = sorted([*named, *_pointed_back(text, sentences, named)], key=lambda naming: naming.start)
    discourse = _Discourse(_lists(text, named), named)
    region_at = {match.start: match for match in _regions().find(text)}
    for block in blocks:
        if block.kind in patterns.TITLES:
            continue
        for phrase in _phrases(text, block, region_at):
            codes, confidence = _resolve(text, phrase, _windows(phrase.start, block, sentences), discourse)
            if codes:
                discourse.add(_Set(phrase.start, phrase.end, codes, core=True))
            rule = "region" if phrase.region else "number" if phrase.number else "anaphor"
            yield Group(phrase.start, phrase.end, tuple(sorted(codes)), rule, confidence)


def region_where(text: str) -> Region | None:
    """Return the agreed region in which a name says that something is: სამხრეთ კავკასიაში (in the South Caucasus)."""
    places = (match for match in _regions().find(text) if text[: match.end].endswith(_WHERE))
    return next((match.key for match in places if match.key.closed), None)


# Which countries


def _lists(text: str, named: Sequence[Naming]) -> list[_Set]:
    """Return the countries named, those listed side by side together.

    One that only the adjective of a thing is made of is not spoken of: a German contingent.
    """
    found: list[_Set] = []
    by_name = {naming.code for naming in named if not naming.of_thing}
    last_of_thing = False
    for naming in named:
        is_listed = found and patterns.LISTED.fullmatch(text, found[-1].end, naming.start)
        if is_listed and last_of_thing == naming.of_thing:
            last = found[-1]
            found[-1] = _Set(last.start, naming.end, last.codes | {naming.code}, last.core or naming.core)
        else:
            found.append(_Set(naming.start, naming.end, frozenset({naming.code}), naming.core))
        last_of_thing = naming.of_thing
    return [of for of in found if len(of.codes) > 1 or not of.codes.isdisjoint(by_name)]


def _pointed_back(text: str, sentences: Sequence[int], named: Sequence[Naming]) -> Iterator[Naming]:
    """Yield the one country that a sentence is about where the next says "this country"."""
    starts = [naming.start for naming in named]
    for match in patterns.THIS_COUNTRY.finditer(text):
        index = bisect_right(sentences, match.start()) - 1
        if index < 1:
            continue
        before = named[bisect_left(starts, sentences[index - 1]) : bisect_left(starts, sentences[index])]
        codes = {naming.code for naming in before if naming.core}
        if len(codes) == 1:
            yield Naming(match.start(), match.end(), codes.pop(), core=True)


class _Discourse:
    """The sets of countries of a document: its lists, and the groups as they are resolved, in text order.

    What a phrase may mean is looked for among the latest sets and the most frequent ones, so that a long document
    costs no more per phrase than a short one.
    """

    def __init__(self, lists: Sequence[_Set], named: Sequence[Naming]) -> None:
        self._names = Counter(naming.code for naming in named)
        self.mentioned = frozenset(code for found in lists for code in found.codes)
        self._coming = deque(lists)
        self._latest: deque[_Set] = deque(maxlen=_LATEST)
        self._tally = Counter(found.codes for found in lists)
        self._at = {found.start: found.codes for found in lists}
        self._named = named
        self._starts = [naming.start for naming in named]

    def add(self, resolved: _Set) -> None:
        """Take in a resolved group."""
        self._before(resolved.start)
        self._latest.append(resolved)
        self._tally[resolved.codes] += 1

    def at(self, start: int) -> frozenset[str]:
        """Return the list that begins at ``start``."""
        return self._at.get(start, frozenset())

    def in_order(self, since: int, position: int) -> list[str]:
        """Return the countries named from ``since`` on, before ``position``, in the order of their first mentions."""
        begin, end = bisect_left(self._starts, since), bisect_left(self._starts, position)
        return list(dict.fromkeys(naming.code for naming in self._named[begin:end]))

    def before(self, position: int, region: Region | None) -> list[_Set]:
        """Return the latest sets that end before ``position``, of a region's countries only."""
        self._before(position)
        if region is None:
            return list(self._latest)
        within = [replace(found, codes=found.codes & region.members) for found in self._latest]
        return [found for found in within if found.codes]

    def frequent(self, number: int, region: Region | None) -> list[tuple[frozenset[str], int]]:
        """Return the two most frequent sets of ``number`` countries with their counts."""
        tally: Counter[frozenset[str]] = Counter()
        for codes, count in self._tally.most_common(_FREQUENT):
            within = codes & region.members if region else codes
            if _fits(within, number):
                tally[within] += count
        return tally.most_common(2)

    def salient(self, number: int, region: Region | None) -> frozenset[str]:
        """Return the countries that the document speaks of most, where exactly ``number`` of them stand out."""
        allowed = ((code, count) for code, count in self._names.most_common() if not region or code in region.members)
        first = list(islice(allowed, number + 1))
        rest = first[number][1] if len(first) > number else 0
        stands_out = len(first) >= number > 0 and first[number - 1][1] >= max(2, 2 * rest)
        return frozenset(code for code, _ in first[:number]) if stands_out else frozenset()

    def _before(self, position: int) -> None:
        while self._coming and self._coming[0].end <= position:
            self._latest.append(self._coming.popleft())


def _windows(position: int, block: BlockSpan, sentences: Sequence[int]) -> list[tuple[float, int]]:
    """Return ever wider stretches of the block before ``position`` as (confidence, begin), its sentence first."""
    last = bisect_right(sentences, position)
    starts = [max(start, block.start) for start in sentences[max(0, last - _SENTENCES) : last]] or [block.start]
    confidences = (0.9, 0.85, *[0.8] * _SENTENCES)
    return [*zip(confidences, reversed(starts), strict=False), (0.75, block.start)]


def _resolve(
    text: str, phrase: _Phrase, windows: Sequence[tuple[float, int]], discourse: _Discourse
) -> tuple[frozenset[str], float]:
    """Return the countries that a phrase stands for and how sure that is; none where the text does not settle it."""
    lead = patterns.LIST_FOLLOWS.match(text, phrase.end) or patterns.LIST_LATER.match(text, phrase.end)
    listed = discourse.at(lead.end()) if lead else frozenset()
    if len(listed) > 1 and phrase.number in (0, len(listed)):
        return listed, 0.95
    if phrase.pick:
        return _picked(text, phrase, windows[: phrase.reach], discourse), 0.75
    named = discourse.mentioned & phrase.region.members if phrase.region else frozenset()
    if phrase.region and not phrase.number:
        return (named, 0.9) if len(named) > 1 and phrase.region.closed else (frozenset(), 0.0)
    before = discourse.before(phrase.start, phrase.region)
    for confidence, since in windows[: phrase.reach]:
        codes = _nearest([found for found in before if found.start >= since], phrase.number)
        if codes:
            return codes, confidence
    if phrase.of_region and (all_of_it := _closed_region(phrase.number, discourse.mentioned)):
        return all_of_it, 0.7
    if phrase.topic == "no":
        return frozenset(), 0.0
    if phrase.topic == "alone":
        alone = frozenset().union(*(found.codes for found in before if found.start >= windows[-1][1]))
        return (alone, 0.7) if len(alone) == phrase.number else (frozenset(), 0.0)
    frequent = discourse.frequent(phrase.number, phrase.region)
    if frequent and (phrase.topic == "yes" or _stands_out(frequent)):
        return frequent[0][0], 0.7 if phrase.topic == "yes" else 0.6
    return (named if len(named) == phrase.number else discourse.salient(phrase.number, phrase.region)), 0.6


def _picked(text: str, phrase: _Phrase, windows: Sequence[tuple[float, int]], discourse: _Discourse) -> frozenset[str]:
    """Return which of the countries named are the last two of them, or the two that remain when others are told of."""
    if patterns.RELATIVE_FOLLOWS.match(text, phrase.end):
        return frozenset()
    if phrase.pick == "rest":
        before = [found for found in discourse.before(phrase.start, None) if found.start >= windows[-1][1]]
        for index in reversed(range(len(before))):
            rest = before[index].codes - frozenset().union(*(found.codes for found in before[index + 1 :]))
            if len(rest) == phrase.number < len(before[index].codes):
                return rest
        return frozenset()
    for _, since in windows:
        codes = discourse.in_order(since, phrase.start)
        if len(codes) > phrase.number:
            return frozenset(codes[-phrase.number :] if phrase.pick == "last" else codes[: phrase.number])
        if codes:
            return frozenset()
    return frozenset()


def _closed_region(number: int, mentioned: frozenset[str]) -> frozenset[str]:
    """Return the members of the one region that has so many, all of them named in the document."""
    whole = {of.members for of in regions() if of.closed and len(of.members) == number and of.members <= mentioned}
    return next(iter(whole)) if len(whole) == 1 else frozenset()


def _stands_out(frequent: Sequence[tuple[frozenset[str], int]]) -> bool:
    """Return whether the first set comes back in the document, and at least twice as often as the next."""
    counts = [count for _, count in frequent]
    return bool(counts) and counts[0] > 1 and (len(counts) == 1 or counts[0] >= 2 * counts[1])


def _fits(codes: frozenset[str], number: int) -> bool:
    return len(codes) == number if number else len(codes) > 1


def _nearest(sets: Sequence[_Set], number: int) -> frozenset[str]:
    """Return the nearest (last) countries of that number.

    One list; else several lists together; else all that are subject or object; else all that are named.
    """
    for found in reversed(sets):
        if _fits(found.codes, number):
            return found.codes
    if not number:
        return frozenset()
    for candidates in (
        [found for found in sets if len(found.codes) > 1],
        [found for found in sets if found.core],
        sets,
    ):
        together: frozenset[str] = frozenset()
        for found in reversed(candidates):
            together |= found.codes
            if len(together) == number:
                return together
    return frozenset()


# Which phrases


@cache
def _words() -> Lexicon[str]:
    """Return the words that make up group phrases, with their kinds."""
    return Lexicon((word, kind) for kind, words in patterns.KINDS.items() for word in words)


@cache
def _misspelled_heads() -> Lexicon[str]:
    """Return the heads of group phrases, to be found one letter off."""
    return Lexicon(((word, "H") for word in patterns.KINDS["H"]), edits=True)


_HEADS_BEGIN = frozenset(word[:3] for word in patterns.KINDS["H"])


@cache
def _regions() -> Lexicon[Region]:
    return Lexicon((name, region) for region in regions() for name in region.names)


def _phrases(text: str, block: BlockSpan, region_at: dict[int, Match[Region]]) -> Iterator[_Phrase]:
    """Yield the phrases of a block that may stand for several countries."""
    items = list(_items(text, block, region_at))
    for found in patterns.PHRASE.finditer("".join(item.kind for item in items)):
        lead = items[found.start("lead") : found.end("lead")]
        head = items[found.start("head")]
        after = items[found.start("after")] if found["after"] else None
        number = next((item.number for item in lead if item.kind in "NVF"), 0)
        region = next((item.region for item in (*lead, after) if item and item.region), None)
        whole = any(item.kind == "V" for item in lead)
        back = [item.kind for item in lead if item.kind in "AD"]
        first = lead[0] if lead else items[found.start("attributes")] if found["attributes"] else head
        end = after.end if after else head.end
        before = patterns.WORD_BEFORE.search(text, max(block.start, first.start - 40), first.start)
        pick: _Pick = patterns.PICKS.get(before[1], "") if before and number and not (region or whole) else ""
        if before and before[1] in patterns.INDEFINITE and not (whole or pick):
            continue
        definite = region or "A" in back or (number and back) or (whole and head.kind in "hH")
        in_words = 1 < number <= _FEW and all(item.kind != "F" for item in lead)
        is_near = back or pick or (in_words and number > 2)
        reach = _SENTENCES + 1 if definite or pick == "rest" else 2 if is_near else 1
        topic: _Topic = "yes" if definite else "clear" if in_words and number > 2 else "alone" if in_words else "no"
        of_region = any(item.kind == "G" for item in lead)
        start = before.start(1) if before and pick else first.start
        yield _Phrase(start, end, number, region, reach, topic, of_region, pick)


def _items(text: str, block: BlockSpan, region_at: dict[int, Match[Region]]) -> Iterator[_Item]:
    """Yield the words of a block with their kinds; ``|`` where more than white space stands between two.

    Of a block without a head, which every phrase has, none.
    """
    is_usual = is_plain(text[block.start : block.end])
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if is_usual else _WORD
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
    """Return the kind of a head in the singular: before another head, or what a state owns, it is an attribute."""
    return "a" if next_kind in ("H", "h") or (head == "სახელმწიფო" and next_kind == "o") else kind


@lru_cache(maxsize=20_000)
def _kind(word: str) -> tuple[str, int]:
    """Return the letter of :data:`patterns.PHRASE` for a word, and its number; ``o`` for what a state may own."""
    word = word.removesuffix("მ") if word.endswith("ვემ") else word  # სამივემ ქვეყანამ, which agree too much
    digits = word.removesuffix("-ვე")
    if digits.isdecimal():
        return ("V" if word != digits else "F", int(digits[:3]))
    kinds = {match.key: match.name for match in _words().find(word)}
    if not kinds and word[:3] in _HEADS_BEGIN:
        kinds = {match.key: match.name for match in _misspelled_heads().find(word)}
    if not kinds:
        right = next((right for right in undoubled(word) if _words().find(right)), None)
        if right is not None:
            return _kind(right)
    if "N" in kinds:
        return ("V" if word.endswith("ვე") else "N", patterns.NUMERALS[kinds["N"]])
    for kind in "AQ":
        if kind in kinds:
            return (kind, 0)
    if word in patterns.DEMONSTRATIVES:
        return ("D", 0)
    if word == patterns.OF_THE_REGION:
        return ("G", 0)
    for kind in "HC":
        if kind in kinds:
            return (kind if _is_plural(word, kinds[kind]) else kind.lower(), 0)
    if "owned" in kinds and not _is_plural(word, kinds["owned"]):
        return ("o", 0)
    attribute = word not in stop_words() and word not in patterns.INDEFINITE and patterns.ATTRIBUTE.fullmatch(word)
    return ("a" if attribute else "x", 0)


def _region(text: str, match: Match[Region], region_at: dict[int, Match[Region]]) -> _Item:
    """Return a region's name, or two joined by და (and), as one item: the last one's case counts."""
    region, last = match.key, match
    joint = patterns.BOTH_REGIONS.match(text, match.end)
    if joint and joint.end() in region_at:
        last = region_at[joint.end()]
        members, closed = region.members | last.key.members, region.closed and last.key.closed
        region = replace(region, members=members, closed=closed)
    return _Item(match.start, last.end, _region_kind(text, last), region=region)


def _is_plural(word: str, lemma: str) -> bool:
    return any(of.lemma == lemma and of.number == "pl" for of in readings(word))


def _region_kind(text: str, match: Match[Region]) -> str:
    """Return R for a region's name that ties the noun after it (genitive, adjective), L for one with -ში (in)."""
    last = _BETWEEN_WORDS.split(text[match.start : match.end])[-1]
    lemma = _BETWEEN_WORDS.split(match.name)[-1]
    meanings = [of for of in readings(last) if of.lemma == lemma]
    if any(of.postposition == "ში" for of in meanings):
        return "L"
    adjectival = match.name.endswith(patterns.ADJECTIVAL)
    return "R" if adjectival or any(of.case == "gen" and not of.postposition for of in meanings) else "x"
