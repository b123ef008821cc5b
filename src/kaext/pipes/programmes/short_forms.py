"""Quoted short forms of names: their last words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from kaext.catalogue.names import meanings
from kaext.ka.words import frequency
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.context import Context, Mention
from kaext.pipes.programmes.discovery import is_other_thing

# Kinds of programmes whose names are shortened to their last word. The last word of a project's name is too common.
_SHORTENED_KINDS = frozenset({"exercise", "operation"})
# The number of letters that such a word has at least.
_MIN_LETTERS = 4
# How far before a short form, in code points, a noun for something else is looked for.
_REACH = 30


def short_forms(context: Context, chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield quoted short forms of the names of ``chosen``: the last two words, or the last word if it is unique.

    The whole name of an exercise without its year is one, too: ``„იდასაში“`` (at Idassa) for Idassa 2007.
    """
    yield from _tails(context, chosen)
    yield from _single_words(context, chosen)


def _tails(context: Context, chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the quoted last two words of names: ``„სამოქმედო გეგმები“`` (Action Plans) for the most frequent plan."""
    text = context.text
    tails: Counter[tuple[str, str, str]] = Counter()
    for mention in chosen:
        named = patterns.GEORGIAN_WORD.findall(text[mention.start : mention.end])
        if len(named) > 2 or (len(named) == 2 and _is_dated_exercise(context, mention)):
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
            yield _short_form(first_of[counts.most_common(1)[0][0]], start, end)


def _single_words(context: Context, chosen: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the quoted last word of names: ``„ლანსერი“`` (Lancer) for Cooperative Lancer 2009.

    The word must be rare and end the name of one programme only. For an exercise held in several years, the antecedent
    is the nearest mention before.
    """
    by_last_word = _by_last_word(context, chosen)
    ends = list(accumulate((mention.end for mention in chosen), max))
    for match in patterns.QUOTED.finditer(context.text) if by_last_word else ():
        start, end = match.span("name")
        begun = bisect_right(chosen, start, key=lambda mention: mention.start)
        before_it = patterns.GEORGIAN_WORD.findall(context.text, max(0, start - _REACH), match.start())[-1:]
        if any(map(is_other_thing, before_it)) or " " in match["name"] or (begun and start < ends[begun - 1]):
            continue
        antecedents = [mention for meaning in meanings(match["name"]) for mention in by_last_word.get(meaning, ())]
        if antecedents and len({patterns.NAME_YEAR.sub("", mention.id) for mention in antecedents}) == 1:
            antecedents.sort(key=lambda mention: mention.start)
            before = bisect_left(antecedents, start, key=lambda mention: mention.start)
            yield _short_form(antecedents[max(0, before - 1)], start, end)


def _is_dated_exercise(context: Context, mention: Mention) -> bool:
    """Return whether a mention is the name of an exercise with its year, which a later mention may leave out."""
    return (
        mention.kind == "exercise" and patterns.NAME_YEAR.search(context.text, mention.start, mention.end) is not None
    )


def _short_form(antecedent: Mention, start: int, end: int) -> Mention:
    return replace(
        antecedent,
        start=start,
        end=end,
        method="programmes/short-form",
        confidence=patterns.CONFIDENCE["short-form"],
    )


def _by_last_word(context: Context, chosen: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions of several words by the lemmas of their last word, if that is a rare one."""
    found: dict[str, list[Mention]] = {}
    for mention in chosen:
        if mention.kind not in _SHORTENED_KINDS:
            continue
        words = patterns.GEORGIAN_WORD.findall(context.text, mention.start, mention.end)
        is_apt = len(words) > 1 or (len(words) == 1 and _is_dated_exercise(context, mention))
        if is_apt and len(words[-1]) >= _MIN_LETTERS and not frequency(words[-1]):
            for meaning in meanings(words[-1]):
                found.setdefault(meaning, []).append(mention)
    return found
