"""Acronyms in Latin and Georgian script, with the long forms that the text or the catalogue gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from spacy.tokens import Doc

from kaext.catalogue.acronyms import LongForm, long_forms
from kaext.catalogue.names import words_of
from kaext.ka.wordlist import is_one_edit
from kaext.pipes.acronyms import patterns
from kaext.pipes.acronyms.catalogued import catalogue_names, names_of
from kaext.pipes.acronyms.definitions import competing_definitions, definitions, is_defined_letter_word, iter_conflicts
from kaext.pipes.acronyms.mentions import Mention, candidates
from kaext.pipes.acronyms.noun_phrase import in_nominative
from kaext.pipes.acronyms.window import Definition, is_latin
from kaext.pipes.extensions import ACRONYMS, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.glossaries import is_glossary
from kaext.pipes.tokens import with_boundaries
from kaext.pipes.values import AcronymValue, LongFormValue, RuledOut
from kaext.problems import problem

Expansions = tuple[str, str]
"""A Georgian and an English long form in the nominative; "" if unknown."""

# Capitals that no catalogue lists may be a typing mistake in a listed acronym.
_UNKNOWN_CAPITALS = "acronyms/capitals"
_MAX_TYPO_MENTIONS = 2
_MIN_TYPO_LETTERS = 3


class Acronyms:
    """Sets ``doc.spans["acronyms"]``; every span has an :class:`AcronymValue`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the acronyms of ``doc``, link each to its long forms, and report conflicting definitions.

        Returns a new document if a token has to be split between a letter word and its case ending.
        """
        text = text_of(doc)
        proposed = candidates(text, defined=_defined_letter_words(text))
        rule_out(doc, (RuledOut(m.start, m.end, m.acronym, m.method, m.ruled_out) for m in proposed if m.ruled_out))
        found = [mention for mention in proposed if not mention.ruled_out]
        extents = [(block.start, block.end) for block in blocks_of(doc)]
        listed = {block.start for block in blocks_of(doc) if is_glossary(block.heading)}
        places = [
            definitions(text, mention, block=block, is_listed=block[0] in listed)
            for mention in found
            for block in [_block_of(extents, mention)]
        ]
        rule_out(doc, _competing_readings(text, found, places, extents))
        found = _with_typos_corrected(_with_international_acronyms(found, places, text), places, text)
        doc = with_boundaries(doc, (edge for mention in found for edge in (mention.start, mention.end)))
        pairs = [
            (mention.acronym, in_nominative(text[place.start : place.end]), place)
            for mention, beside in zip(found, places, strict=True)
            for place in beside
        ]
        current: dict[str, Expansions] = {}
        for acronym, long_form, _ in reversed(pairs):
            current[acronym] = _expanded(current.get(acronym), long_form)
        values = []
        for mention, beside in zip(found, places, strict=True):
            forms = _long_forms(text, mention, beside)
            for form in forms:
                current[mention.acronym] = _expanded(current.get(mention.acronym), form.nominative)
            values.append(_value(mention, forms, current.get(mention.acronym, ("", ""))))
        spans = []
        for mention, value in zip(found, values, strict=True):
            span = span_at(doc, mention.start, mention.end)
            span._.acronym = value
            spans.append(span)
        set_group(doc, ACRONYMS, spans)
        doc._.problems = (
            *doc._.problems,
            *(
                problem("definition-conflict", start=place.start, end=place.end, acronym=acronym, first=one, second=two)
                for acronym, one, two, place in iter_conflicts(pairs)
            ),
        )
        return doc


def _competing_readings(
    text: str, found: Sequence[Mention], places: Sequence[tuple[Definition, ...]], extents: Sequence[tuple[int, int]]
) -> Iterator[RuledOut]:
    """Yield, as ruled out, the long forms that other rules delimit differently."""
    for mention, beside in zip(found, places, strict=True):
        for place in beside:
            for other in competing_definitions(text, mention, place, block=_block_of(extents, mention)):
                method = f"{mention.method}+{other.rule}"
                yield RuledOut(other.start, other.end, mention.acronym, method, "other-edge")


def _defined_letter_words(text: str) -> frozenset[str]:
    matches = patterns.LAST_IN_BRACKETS.finditer(text)
    return frozenset(match["word"] for match in matches if is_defined_letter_word(text, *match.span("word")))


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


def _with_international_acronyms(
    found: Sequence[Mention], places: Sequence[tuple[Definition, ...]], text: str
) -> list[Mention]:
    """Return the mentions; a Georgian letter word gets the international acronym of the long form that defines it."""
    names = {
        mention.acronym: _by_long_form().get(in_nominative(text[place.start : place.end]), mention.acronym)
        for mention, beside in zip(found, places, strict=True)
        if mention.script == "Geor"
        for place in beside
    }
    return [replace(mention, acronym=names.get(mention.acronym, mention.acronym)) for mention in found]


def _with_typos_corrected(
    found: Sequence[Mention], places: Sequence[tuple[Definition, ...]], text: str
) -> list[Mention]:
    """Return the mentions; a mistyped acronym is corrected to the listed one of its long form: PRAP to PARP.

    What a text writes more than twice is taken for an acronym of its own.
    """
    times = Counter(mention.acronym for mention in found)
    corrections = {
        mention.acronym: acronym
        for mention, beside in zip(found, places, strict=True)
        if mention.method == _UNKNOWN_CAPITALS and times[mention.acronym] <= _MAX_TYPO_MENTIONS
        for place in beside
        for acronym in _one_edit_away(mention.acronym)
        if _is_name_of(acronym, text[place.start : place.end])
    }
    return [replace(mention, acronym=corrections.get(mention.acronym, mention.acronym)) for mention in found]


def _one_edit_away(written: str) -> Iterator[str]:
    """Yield the listed acronyms of equal length that differ by one letter or by the position of one."""
    if len(written) >= _MIN_TYPO_LETTERS:
        alike = (known for known in catalogue_names() if len(known) == len(written))
        yield from (known for known in alike if is_one_edit(written.upper(), known.upper()))


def _is_name_of(acronym: str, long_form: str) -> bool:
    """Return whether a catalogue lists all of ``long_form`` for an acronym."""
    return any(match.start == 0 for match in names_of(acronym).find(long_form, at_end=True))


def _expanded(known: Expansions | None, long_form: str) -> Expansions:
    """Return the expansions of an acronym; ``long_form`` replaces the one in its own language."""
    ka, en = known or ("", "")
    return (ka, long_form) if is_latin(long_form) else (long_form, en)


def _long_forms(text: str, mention: Mention, beside: Sequence[Definition]) -> tuple[LongFormValue, ...]:
    return tuple(
        LongFormValue(
            place.start,
            place.end,
            in_nominative(text[place.start : place.end]),
            f"{mention.method}+{place.rule}",
            min(mention.confidence, place.confidence),
        )
        for place in beside
    )


def _value(mention: Mention, forms: tuple[LongFormValue, ...], known: Expansions) -> AcronymValue:
    name_ka, name_en = _expansions(mention.acronym, known)
    return AcronymValue(
        acronym=mention.acronym,
        script=mention.script,
        long_forms=forms,
        expansion_ka=name_ka,
        expansion_en=name_en,
        method=forms[0].method if forms else mention.method,
        confidence=forms[0].confidence if forms else mention.confidence,
    )


@lru_cache(maxsize=2_000)
def _expansions(acronym: str, known: Expansions) -> Expansions:
    """Return the document's long forms, completed from the catalogue if its entry has the same meaning."""
    listed = next((entry for entry in _by_acronym().get(acronym, ()) if _agrees(known, entry)), None)
    if listed is None:
        return known
    return known[0] or listed.name_ka, known[1] or listed.name_en


def _agrees(known: Expansions, entry: LongForm) -> bool:
    """Return whether each long form of the document shares at least half its words with the entry's names."""
    if not any(known):
        return True
    listed = {meaning for name in entry.names for word in words_of(name) for meaning in word.meanings}
    for name in known:
        words = words_of(name)
        if 2 * sum(bool(word.meanings & listed) for word in words) < len(words):
            return False
    return True
