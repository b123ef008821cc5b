"""Group phrases (``სამივე ქვეყანა``, all three countries), resolved to the countries that they refer to.

A group phrase contains a number, the name of a region, or an anaphoric word such as აღნიშნული (the said). It is
resolved to countries that the document names: a list that follows, else the nearest preceding set of the right size, in
the sentence, the paragraph or the document. A region's list of members only excludes other countries, unless its
countries are always the same (the Baltic states).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kaext.catalogue.countries import Region, regions
from kaext.pipes.countries import patterns
from kaext.pipes.countries.group_phrases import (
    MAX_SENTENCES,
    GroupPhrase,
    group_phrases,
    named_regions,
)
from kaext.pipes.extensions import BlockSpan

# How many of the latest and of the most frequent sets are searched.
_LATEST = 60
_FREQUENT = 200
_CONFIDENCE = patterns.GROUP_CONFIDENCE
_WINDOW_CONFIDENCES = (
    _CONFIDENCE["sentence"],
    _CONFIDENCE["previous-sentence"],
    *[_CONFIDENCE["earlier-sentence"]] * MAX_SENTENCES,
)
# From this number on, most of a set of countries says which set is meant.
_MIN_SALIENT = 3
_UNRESOLVED: tuple[frozenset[str], float] = (frozenset(), 0.0)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named at ``start:end``.

    ``is_core`` says that it may be the subject or object of its clause; ``is_attributive`` that it is an adjective, as
    in გერმანული კონტინგენტი (a German contingent).
    """

    start: int
    end: int
    code: str
    is_core: bool
    is_attributive: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group phrase at ``start:end`` and the countries it refers to: none if it could not be resolved.

    ``rule`` is number, region or anaphor.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Set:
    """Countries coordinated in ``start:end``."""

    start: int
    end: int
    codes: frozenset[str]
    is_core: bool


def groups(
    text: str, blocks: Sequence[BlockSpan], sentences: Sequence[int], named: Sequence[CountryMention]
) -> Iterator[Group]:
    """Yield the group phrases of the running text, in text order.

    Parameters
    ----------
    text
        The document's text.
    blocks
        Its blocks; titles and headers are skipped.
    sentences
        Offsets at which its sentences begin, ascending.
    named
        The countries named, in text order.
    """
    named = sorted([*named, *_anaphoric_mentions(text, sentences, named)], key=lambda mention: mention.start)
    discourse = _Discourse(_lists(text, named), named)
    region_at = named_regions(text)
    headed: dict[str, frozenset[str]] = {}
    opened: dict[str, int] = {}
    for block in blocks:
        opened.setdefault(block.unit, block.start)
        if block.kind in patterns.TITLES:
            headed[block.unit] = frozenset(discourse.in_order(block.start, block.end))
            continue
        of_heading = headed.get(block.unit, frozenset()) if block.unit else frozenset()
        of_section = frozenset(discourse.in_order(opened[block.unit], block.start)) if block.unit else frozenset()
        for phrase in group_phrases(text, block, region_at):
            windows = _windows(phrase.start, block, sentences)
            codes, confidence = _resolve(text, phrase, windows, discourse, (of_heading, of_section))
            if codes:
                discourse.add(_Set(phrase.start, phrase.end, codes, is_core=True))
            rule = "region" if phrase.region else "number" if phrase.number else "anaphor"
            yield Group(phrase.start, phrase.end, tuple(sorted(codes)), rule, confidence)


def _lists(text: str, named: Sequence[CountryMention]) -> list[_Set]:
    """Return the sets of countries named; coordinated ones form one set.

    A country that occurs only as an attribute (a German contingent) is not a discourse referent. A dash after commas
    or a conjunction closes a list: "three states - A, B and C - left D".
    """
    found: list[_Set] = []
    by_name = {mention.code for mention in named if not mention.is_attributive}
    is_last_attributive = False
    links: list[str] = []
    for mention in named:
        link = patterns.LISTED.fullmatch(text, found[-1].end, mention.start) if found else None
        is_closed = (
            link is not None and patterns.DASH.fullmatch(link[0]) and not all(map(patterns.DASH.fullmatch, links))
        )
        if link is not None and not is_closed and is_last_attributive == mention.is_attributive:
            links.append(link[0])
            last = found[-1]
            found[-1] = _Set(last.start, mention.end, last.codes | {mention.code}, last.is_core or mention.is_core)
        else:
            links.clear()
            found.append(_Set(mention.start, mention.end, frozenset({mention.code}), mention.is_core))
        is_last_attributive = mention.is_attributive
    return [of for of in found if len(of.codes) > 1 or not of.codes.isdisjoint(by_name)]


def _anaphoric_mentions(
    text: str, sentences: Sequence[int], named: Sequence[CountryMention]
) -> Iterator[CountryMention]:
    """Yield "this country" as a mention of the one country that is a core argument in the sentence before."""
    starts = [mention.start for mention in named]
    for match in patterns.THIS_COUNTRY.finditer(text):
        index = bisect_right(sentences, match.start()) - 1
        if index < 1:
            continue
        before = named[bisect_left(starts, sentences[index - 1]) : bisect_left(starts, sentences[index])]
        codes = {mention.code for mention in before if mention.is_core}
        if len(codes) == 1:
            yield CountryMention(match.start(), match.end(), codes.pop(), is_core=True)


class _Discourse:
    """The sets of countries of a document: its lists, and the groups as they are resolved, in text order.

    Antecedents are looked for among the latest and the most frequent sets only, so that the cost per phrase does not
    grow with the document.
    """

    def __init__(self, lists: Sequence[_Set], named: Sequence[CountryMention]) -> None:
        self._names = Counter(mention.code for mention in named)
        self.mentioned = frozenset(code for found in lists for code in found.codes)
        self._coming = deque(lists)
        self._latest: deque[_Set] = deque(maxlen=_LATEST)
        self._tally = Counter(found.codes for found in lists)
        self._at = {found.start: found.codes for found in lists}
        self._named = named
        self._starts = [mention.start for mention in named]

    def add(self, resolved: _Set) -> None:
        """Add a resolved group."""
        self._advance_to(resolved.start)
        self._latest.append(resolved)
        self._tally[resolved.codes] += 1

    def names_any(self, codes: frozenset[str]) -> bool:
        """Return whether the document names one of some countries, be it by an adjective."""
        return any(code in self._names for code in codes)

    def at(self, start: int) -> frozenset[str]:
        """Return the countries of the list that begins at ``start``; empty if there is none."""
        return self._at.get(start, frozenset())

    def next_list(self, start: int, end: int) -> frozenset[str]:
        """Return the countries of the first list of several in ``start:end``; empty if there is none."""
        inside = (found.codes for found in self._coming if start <= found.start and found.end <= end)
        return next((codes for codes in inside if len(codes) > 1), frozenset())

    def closed_list(self, text: str, start: int, number: int) -> frozenset[str]:
        """Return the first ``number`` countries of the list that begins at ``start``; empty unless "and" closes them.

        "Three states: A, B and C, after the collapse of D, …"
        """
        begin = bisect_left(self._starts, start)
        members = self._named[begin : begin + number]
        before, last = members[-2:]
        is_closed = patterns.CONJUNCTION.search(text, before.end, last.start) is not None
        return frozenset(mention.code for mention in members) if is_closed else frozenset()

    def in_order(self, since: int, position: int) -> list[str]:
        """Return the countries named in ``since:position`` in the order of their first mentions."""
        begin, end = bisect_left(self._starts, since), bisect_left(self._starts, position)
        return list(dict.fromkeys(mention.code for mention in self._named[begin:end]))

    def before(self, position: int, region: Region | None) -> list[_Set]:
        """Return the latest sets that end before ``position``, limited to the countries of ``region`` if given."""
        self._advance_to(position)
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
        """Return the ``number`` most frequent countries if each is at least twice as frequent as any other."""
        allowed = ((code, count) for code, count in self._names.most_common() if not region or code in region.members)
        first = list(islice(allowed, number + 1))
        rest = first[number][1] if len(first) > number else 0
        is_salient = len(first) >= number > 0 and first[number - 1][1] >= max(2, 2 * rest)
        return frozenset(code for code, _ in first[:number]) if is_salient else frozenset()

    def _advance_to(self, position: int) -> None:
        while self._coming and self._coming[0].end <= position:
            self._latest.append(self._coming.popleft())


def _windows(position: int, block: BlockSpan, sentences: Sequence[int]) -> list[tuple[float, int]]:
    """Return ever wider windows of the block before ``position`` as (confidence, start); the first is its sentence."""
    last = bisect_right(sentences, position)
    starts = [max(start, block.start) for start in sentences[max(0, last - MAX_SENTENCES) : last]] or [block.start]
    return [*zip(_WINDOW_CONFIDENCES, reversed(starts), strict=False), (_CONFIDENCE["block"], block.start)]


def _resolve(
    text: str,
    phrase: GroupPhrase,
    windows: Sequence[tuple[float, int]],
    discourse: _Discourse,
    of_section: tuple[frozenset[str], frozenset[str]],
) -> tuple[frozenset[str], float]:
    """Return the countries that a phrase refers to, none if unresolved, and the confidence.

    Beyond the block, those that the section's heading names are the nearest: Australia and New Zealand. Then those that
    the section names before the block, if their number fits. ``of_section`` has both sets.
    """
    lead = patterns.LIST_FOLLOWS.match(text, phrase.end) or patterns.LIST_LATER.match(text, phrase.end)
    listed = discourse.at(lead.end()) if lead else frozenset()
    if lead and len(listed) > phrase.number > 1:
        listed = discourse.closed_list(text, lead.end(), phrase.number)
    if lead and not listed and phrase.number >= _MIN_SALIENT and text[lead.end() - 2 : lead.end()] == ": ":
        rest = patterns.REST_OF_SENTENCE.match(text, lead.end())
        listed = discourse.next_list(lead.end(), rest.end() if rest else lead.end())
    if len(listed) > 1 and phrase.number in (0, len(listed)):
        return listed, _CONFIDENCE["list"]
    if phrase.subset:
        return _resolve_subset(text, phrase, windows[: phrase.reach], discourse), _CONFIDENCE["subset"]
    named = discourse.mentioned & phrase.region.members if phrase.region else frozenset()
    if phrase.region and _means_whole(text, phrase, discourse):
        return phrase.region.members, _CONFIDENCE["region"]
    if phrase.region and not phrase.number:
        return (named, _CONFIDENCE["region"]) if len(named) > 1 and phrase.region.closed else _UNRESOLVED
    before = discourse.before(phrase.start, phrase.region)
    for confidence, since in windows[: phrase.reach]:
        codes = _nearest([found for found in before if found.start >= since], phrase.number)
        if codes:
            return _rather_salient(codes, before, discourse.salient(phrase.number, phrase.region)), confidence
    for codes in of_section:
        if phrase.fallback and phrase.number == len(codes) > 1:
            return codes, _CONFIDENCE["block"]
    if phrase.has_unnamed_region and (members := _whole_region(phrase.number, discourse.mentioned)):
        return members, _CONFIDENCE["unnamed-region"]
    if not phrase.fallback:
        return _UNRESOLVED
    if phrase.fallback == "block":
        in_block = frozenset().union(*(found.codes for found in before if found.start >= windows[-1][1]))
        return (in_block, _CONFIDENCE["whole-block"]) if len(in_block) == phrase.number else _UNRESOLVED
    frequent = discourse.frequent(phrase.number, phrase.region)
    if frequent and (phrase.fallback == "frequent" or _is_salient(frequent)):
        return frequent[0][0], _CONFIDENCE[phrase.fallback]
    codes = named if len(named) == phrase.number else discourse.salient(phrase.number, phrase.region)
    return codes, _CONFIDENCE["salient"]


def _means_whole(text: str, phrase: GroupPhrase, discourse: _Discourse) -> bool:
    """Return whether a phrase means all countries of a region, named or not: the (three) Baltic states.

    Without a number, the text must name one of them; partners of the Alliance in a region are those that it names.
    """
    if phrase.region is None:
        return False
    if phrase.number:
        return phrase.region.closed and phrase.number == len(phrase.region.members)
    is_of_states = phrase.region.is_whole and patterns.PARTNERS not in text[phrase.start : phrase.end]
    return is_of_states and discourse.names_any(phrase.region.members)


def _rather_salient(codes: frozenset[str], before: Sequence[_Set], salient: frozenset[str]) -> frozenset[str]:
    """Return the countries that the document is about, rather than all but one of them with one named in passing.

    A list is preferred to both: ``Estonia, Latvia and Lithuania``.
    """
    is_list = any(found.codes == codes for found in before)
    is_close = len(codes) >= _MIN_SALIENT and len(codes & salient) == len(codes) - 1
    return salient if is_close and not is_list else codes


def _resolve_subset(
    text: str, phrase: GroupPhrase, windows: Sequence[tuple[float, int]], discourse: _Discourse
) -> frozenset[str]:
    """Return the first or last ``number`` of the countries named, or those that remain after others were mentioned."""
    if patterns.RELATIVE_FOLLOWS.match(text, phrase.end):
        return frozenset()
    if phrase.subset == "rest":
        before = [found for found in discourse.before(phrase.start, None) if found.start >= windows[-1][1]]
        for index in reversed(range(len(before))):
            rest = before[index].codes - frozenset().union(*(found.codes for found in before[index + 1 :]))
            if len(rest) == phrase.number < len(before[index].codes):
                return rest
        return _rest_of_known_set(phrase, frozenset(discourse.in_order(windows[0][1], phrase.start)), discourse)
    for _, since in windows:
        codes = discourse.in_order(since, phrase.start)
        if len(codes) > phrase.number:
            return frozenset(codes[-phrase.number :] if phrase.subset == "last" else codes[: phrase.number])
        if codes:
            return frozenset()
    return frozenset()


def _rest_of_known_set(phrase: GroupPhrase, named: frozenset[str], discourse: _Discourse) -> frozenset[str]:
    """Return what remains of the latest set of the document, or of a region, without the countries of the sentence.

    ``named`` has the countries that the sentence mentions before the phrase: Tajikistan signed, the other four ….
    """
    known = [found.codes for found in reversed(discourse.before(phrase.start, None))]
    known.append(_whole_region(phrase.number + len(named), discourse.mentioned))
    rests = (codes - named for codes in known if named and named < codes)
    return next((rest for rest in rests if len(rest) == phrase.number), frozenset())


def _whole_region(number: int, mentioned: frozenset[str]) -> frozenset[str]:
    """Return the members of the only region with ``number`` agreed members, if the document names all of them."""
    whole = {of.members for of in regions() if of.closed and len(of.members) == number and of.members <= mentioned}
    return next(iter(whole)) if len(whole) == 1 else frozenset()


def _is_salient(frequent: Sequence[tuple[frozenset[str], int]]) -> bool:
    """Return whether the first set occurs more than once, and at least twice as often as the next."""
    counts = [count for _, count in frequent]
    return bool(counts) and counts[0] > 1 and (len(counts) == 1 or counts[0] >= 2 * counts[1])


def _fits(codes: frozenset[str], number: int) -> bool:
    return len(codes) == number if number else len(codes) > 1


def _nearest(sets: Sequence[_Set], number: int) -> frozenset[str]:
    """Return the nearest countries whose number fits.

    In order of preference: one list, several lists together, all core arguments, all countries named.
    """
    for found in reversed(sets):
        if _fits(found.codes, number):
            return found.codes
    if not number:
        return frozenset()
    for candidates in (
        [found for found in sets if len(found.codes) > 1],
        [found for found in sets if found.is_core],
        sets,
    ):
        together: frozenset[str] = frozenset()
        for found in reversed(candidates):
            together |= found.codes
            if len(together) == number:
                return together
    return frozenset()
