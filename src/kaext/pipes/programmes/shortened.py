"""Names that a text shortens, in quotation marks, to a part of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kaext.catalogue.names import meanings
from kaext.ka.words import frequency
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.discovery import says_other
from kaext.pipes.programmes.found import Context, Found

# Kinds of programmes whose names are shortened to their last word. That of a project may be a thing of its own.
_NAMED_FREELY = frozenset({"exercise", "operation"})
# Letters of the shortest such word.
_MIN_LETTERS = 4
# How far before it the noun stands that says what is so called.
_REACH = 30


def shortened(context: Context, chosen: Sequence[Found]) -> Iterator[Found]:
    """Yield quoted parts of the names of ``chosen``: their last two words, or the last where no other name has it."""
    yield from _tails(context, chosen)
    yield from _single_words(context, chosen)


def _tails(context: Context, chosen: Sequence[Found]) -> Iterator[Found]:
    """Yield quoted tails of names: ``„სამოქმედო გეგმები“`` (Action Plans) for the plan most spoken of."""
    text = context.text
    tails: Counter[tuple[str, str, str]] = Counter()
    for mention in chosen:
        named = patterns.GEORGIAN_WORD.findall(text[mention.start : mention.end])
        if len(named) > 2:
            tails[mention.id, named[-2], named[-1]] += 1
    first_of = {mention.id: mention for mention in reversed(chosen)}
    starts = [mention.start for mention in chosen]
    ends = list(accumulate((mention.end for mention in chosen), max))
    for match in patterns.QUOTED.finditer(text):
        start, end = match.span("name")
        words = [meanings(word) for word in patterns.GEORGIAN_WORD.findall(match["name"])]
        begun = bisect_right(starts, start)
        if len(words) != 2 or (begun and start < ends[begun - 1]):
            continue
        counts: Counter[str] = Counter()
        for (id, *tail), number in tails.items():
            if all(word & meanings(last) for word, last in zip(words, tail, strict=True)):
                counts[id] += number
        if counts:
            best = counts.most_common(1)[0][0]
            origin = first_of[best]
            yield Found(start, end, best, origin.name, origin.name_en, origin.kind, "programmes/short-form", 0.7)


def _single_words(context: Context, chosen: Sequence[Found]) -> Iterator[Found]:
    """Yield quoted words that stand for a name: ``„ლანსერი“`` (Lancer) for Cooperative Lancer 2009.

    Only words that are no common ones, and that end the name of one programme alone. Of an exercise held in
    several years, the one named last before is meant.
    """
    named = _by_word(context, chosen)
    ends = list(accumulate((mention.end for mention in chosen), max))
    for match in patterns.QUOTED.finditer(context.text) if named else ():
        start, end = match.span("name")
        begun = bisect_right(chosen, start, key=lambda mention: mention.start)
        before_it = patterns.GEORGIAN_WORD.findall(context.text, max(0, start - _REACH), match.start())[-1:]
        is_other = any(map(says_other, before_it))
        if is_other or " " in match["name"] or (begun and start < ends[begun - 1]):
            continue
        meant = [mention for meaning in meanings(match["name"]) for mention in named.get(meaning, ())]
        if meant and len({patterns.NAME_YEAR.sub("", mention.id) for mention in meant}) == 1:
            meant.sort(key=lambda mention: mention.start)
            before = bisect_left(meant, start, key=lambda mention: mention.start)
            origin = meant[max(0, before - 1)]
            yield Found(start, end, origin.id, origin.name, origin.name_en, origin.kind, "programmes/short-form", 0.7)


def _by_word(context: Context, chosen: Sequence[Found]) -> dict[str, list[Found]]:
    """Return the mentions of several words by what their last may mean, where that is rare."""
    named: dict[str, list[Found]] = {}
    for mention in chosen:
        if mention.kind not in _NAMED_FREELY:
            continue
        words = patterns.GEORGIAN_WORD.findall(context.text, mention.start, mention.end)
        if len(words) > 1 and len(words[-1]) >= _MIN_LETTERS and not frequency(words[-1]):
            for meaning in meanings(words[-1]):
                named.setdefault(meaning, []).append(mention)
    return named
