"""Acronyms in Latin and Georgian script, with the long forms that the text or the catalogue gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span

from kaext.catalogue.acronyms import LongForm, long_forms
from kaext.catalogue.names import words_of
from kaext.pipes.acronyms import patterns
from kaext.pipes.acronyms.definitions import (
    Definition,
    definition,
    in_nominative,
    is_defined_letter_word,
    iter_conflicts,
)
from kaext.pipes.acronyms.mentions import Mention, mentions
from kaext.pipes.extensions import ACRONYMS, blocks_of, set_group, span_at
from kaext.pipes.values import AcronymValue
from kaext.problems import problem


class Acronyms:
    """Sets ``doc.spans["acronyms"]``; every span has an :class:`AcronymValue`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the acronyms of ``doc``, link each to its long form, and tell conflicting definitions."""
        text = doc.text
        found = mentions(text, defined=_defined_letter_words(text))
        extents = [(block.start, block.end) for block in blocks_of(doc)]
        definitions = [definition(text, mention, block=_block_of(extents, mention)) for mention in found]
        named = _internationally(found, definitions, text)
        _split_tokens(doc, named)
        expansions: dict[str, tuple[str, str]] = {}
        pairs: list[tuple[str, str, Definition]] = []
        for mention, place in zip(named, definitions, strict=True):
            if place is not None:
                long_form = in_nominative(text[place.start : place.end])
                pairs.append((mention.acronym, long_form, place))
                expansions.setdefault(mention.acronym, _sides(long_form, text, place))
        spans = []
        current = dict(expansions)
        for mention, place in zip(named, definitions, strict=True):
            long_form = in_nominative(text[place.start : place.end]) if place is not None else ""
            if long_form:
                ka, en = _sides(long_form, text, place)
                known = current.get(mention.acronym, ("", ""))
                current[mention.acronym] = (ka or known[0], en or known[1])
            spans.append(_span(doc, mention, place, long_form, current.get(mention.acronym, ("", ""))))
        set_group(doc, ACRONYMS, spans)
        doc._.problems = (
            *doc._.problems,
            *(
                problem("definition-conflict", start=place.start, end=place.end, acronym=acronym, first=one, second=two)
                for acronym, one, two, place in iter_conflicts(pairs)
            ),
        )
        return doc


def _defined_letter_words(text: str) -> frozenset[str]:
    matches = (
        match for match in patterns.GEORGIAN_WORD.finditer(text) if len(match[0]) <= patterns.MAX_GEORGIAN_LETTERS
    )
    return frozenset(match[0] for match in matches if is_defined_letter_word(text, *match.span()))


def _block_of(extents: Sequence[tuple[int, int]], mention: Mention) -> tuple[int, int]:
    index = bisect_right(extents, mention.start, key=lambda extent: extent[0]) - 1
    return extents[index] if index >= 0 else (0, mention.end)


@cache
def _by_acronym() -> dict[str, list[LongForm]]:
    found: dict[str, list[LongForm]] = {}
    for entry in long_forms():
        found.setdefault(entry.acronym, []).append(entry)
    return found


@cache
def _by_long_form() -> dict[str, str]:
    return {name: entry.acronym for entry in long_forms() for name in entry.names}


def _internationally(found: Sequence[Mention], definitions: Sequence[Definition | None], text: str) -> list[Mention]:
    """Return Georgian letter words under the international acronym that the document's definition makes them."""
    names = {
        mention.acronym: _by_long_form().get(in_nominative(text[place.start : place.end]), mention.acronym)
        for mention, place in zip(found, definitions, strict=True)
        if mention.script == "Geor" and place is not None
    }
    return [replace(mention, acronym=names.get(mention.acronym, mention.acronym)) for mention in found]


def _sides(long_form: str, text: str, place: Definition | None) -> tuple[str, str]:
    """Return a long form as (Georgian, English); the English one in the same brackets beside a Georgian one."""
    if long_form[0].isascii():
        return "", long_form
    english = place.english if place is not None else None
    return long_form, text[slice(*english)] if english is not None else ""


def _split_tokens(doc: Doc, found: Sequence[Mention]) -> None:
    """Split the tokens in which a letter word and its ending stand glued together."""
    with doc.retokenize() as retokenizer:
        for mention in found:
            token = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if (
                token is not None
                and len(token) == 1
                and token.end_char > mention.end
                and token.start_char == mention.start
            ):
                cut = mention.end - mention.start
                pieces = [token.text[:cut], token.text[cut:]]
                retokenizer.split(token[0], pieces, heads=[(token[0], 0), (token[0], 1)])


def _span(doc: Doc, mention: Mention, place: Definition | None, long_form: str, known: tuple[str, str]) -> Span:
    span = span_at(doc, mention.start, mention.end)
    name_ka, name_en = _expansions(mention.acronym, known)
    rule = f"{mention.method}+{place.rule.replace(' ', '-')}" if place is not None else mention.method
    span._.acronym = AcronymValue(
        acronym=mention.acronym,
        script=mention.script,
        long_form=(place.start, place.end) if place is not None else None,
        long_form_nominative=long_form,
        expansion_ka=name_ka,
        expansion_en=name_en,
        method=rule,
        confidence=min(mention.confidence, place.confidence) if place is not None else mention.confidence,
    )
    return span


def _expansions(acronym: str, known: tuple[str, str]) -> tuple[str, str]:
    """Return the long forms of the document, completed from the catalogue where both mean the same thing."""
    listed = next((entry for entry in _by_acronym().get(acronym, ()) if _agrees(known, entry)), None)
    if listed is None:
        return known
    return known[0] or listed.name_ka, known[1] or listed.name_en


def _agrees(known: tuple[str, str], entry: LongForm) -> bool:
    """Tell whether each long form of the document shares at least half its words with the entry's names."""
    if not any(known):
        return True
    listed = {meaning for name in entry.names for word in words_of(name) for meaning in word.meanings}
    for name in known:
        words = words_of(name)
        if 2 * sum(bool(word.meanings & listed) for word in words) < len(words):
            return False
    return True
