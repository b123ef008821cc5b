"""The features of a candidate for the relation model: named, and hashed to columns.

This module has the lexical features; :mod:`kaext.pipes.relation_model.structure` adds the grammatical ones.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS
from kaext.pipes.relation_model.candidates import Argument, Candidate
from kaext.pipes.relation_model.model import COLUMNS
from kaext.pipes.relation_model.structure import role, structure
from kaext.pipes.relations import grammar

_STOPS = frozenset(",;:–—()")
_MAX_WORDS = 40
_PLACEHOLDERS = {COUNTRIES: "<country>", PROGRAMMES: "<programme>", DATES: "<date>", SUMS: "<sum>"}


def columns(doc: Doc, candidate: Candidate) -> list[int]:
    """Return the columns of the features that ``candidate`` has, sorted, each once."""
    return sorted({_column(name) for name in names(doc, candidate)})


@lru_cache(maxsize=1 << 16)
def _column(name: str) -> int:
    return zlib.crc32(name.encode("utf-8")) % COLUMNS


def names(doc: Doc, candidate: Candidate) -> Iterator[str]:
    """Yield the names of the features that ``candidate`` has."""
    country, programme = candidate.country, candidate.programme
    yield "always"
    yield f"block={candidate.block}"
    yield f"country from={country.source}"
    yield f"programme from={programme.source}"
    yield f"from={country.source}+{programme.source}"
    yield f"country kind={country.kind}"
    yield f"programme kind={programme.kind}"
    yield f"programme={programme.id}"
    yield f"country set={min(country.size, 4)}"
    for argument, name in ((country, "country"), (programme, "programme")):
        if argument.source == "here":
            yield from _case_names(doc, argument, name)
    words = _words(doc, candidate)
    both_here = country.source == programme.source == "here"
    if both_here:
        yield f"order={country.start < programme.start}"
        yield f"distance={min(abs(country.start - programme.start).bit_length(), 6)}"
        low, high = sorted((country.start, programme.start))
        between = [word for place, word in words if low < place < high]
        yield f"countries between={min(between.count('<country>'), 3)}"
        yield f"programmes between={min(between.count('<programme>'), 3)}"
        yield f"stops between={min(sum(word in _STOPS for word in between), 3)}"
        yield from (f"between={word}" for word in between[:_MAX_WORDS])
    for argument, name in ((programme, "programme"), (country, "country")):
        if argument.source != "here":
            continue
        clause = _clause(words, argument)
        for word in clause:
            yield f"{name} clause={word}"
        if clause:
            yield f"{name} clause last={clause[-1]}"
            yield f"{name} clause end={clause[-1][-3:]}"
        yield from (f"{name} after={word}" for place, word in words if argument.end <= place < argument.end + 3)
        yield from (f"{name} before={word}" for place, word in words if argument.start - 3 <= place < argument.start)
    yield from _verb_names(doc, candidate, words)
    yield from structure(doc, candidate)
    yield from (f"word={word}" for _, word in words[:_MAX_WORDS] if not word.startswith("<"))


def _case_names(doc: Doc, argument: Argument, name: str) -> Iterator[str]:
    """Yield the last letters of a mention, or of the case ending that follows it after a hyphen."""
    last = doc[argument.end - 1].text
    following = doc[argument.end].text.lstrip("-") if argument.end < len(doc) else ""
    is_ending = doc[argument.end - 1].whitespace_ == "" and following.isalpha() and not following.isascii()
    ending = following if is_ending else last
    for length in (1, 2, 3):
        yield f"{name} ending={ending[-length:]}"


def _verb_names(doc: Doc, candidate: Candidate, words: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield features of the verbs known to the rules, and of the arguments' relation to them."""
    verbs = [(place, form) for place, word in words if (form := grammar.analyse_verb(word)) is not None]
    yield f"verbs={min(len(verbs), 3)}"
    for _, form in verbs:
        yield f"verb={form.kind}"
    for argument, name in ((candidate.country, "country"), (candidate.programme, "programme")):
        if argument.source != "here":
            near = verbs[-1:]
        else:
            near = sorted(verbs, key=lambda verb: abs(verb[0] - argument.start) + 4 * (verb[0] < argument.start))[:2]
        case_role = role(doc, argument)
        yield f"{name} role={case_role}"
        for rank, (_, form) in enumerate(near):
            yield f"{name} verb {rank}={form.kind}"
            yield f"{name} verb {rank}={form.kind} {form.verb_form} {form.tense}"
            yield f"{name} role={case_role} verb {rank}={form.kind} {form.verb_form}"
            yield f"programme kind={candidate.programme.kind} {name} verb {rank}={form.kind}"


def _words(doc: Doc, candidate: Candidate) -> list[tuple[int, str]]:
    """Return the words of the sentence with their token indices; a placeholder replaces each mention."""
    covered: dict[int, str] = {}
    for group, placeholder in _PLACEHOLDERS.items():
        for span in doc.spans.get(group, ()):
            if candidate.start <= span.start and span.end <= candidate.end:
                covered.setdefault(span.start, placeholder)
                for index in range(span.start + 1, span.end):
                    covered.setdefault(index, "")
    words = []
    for index in range(candidate.start, candidate.end):
        word = covered.get(index, doc[index].norm_)
        if word and not doc[index].is_space and not (word.startswith("-") and index):
            words.append((index, word))
    return words


def _clause(words: Sequence[tuple[int, str]], argument: Argument) -> list[str]:
    """Return the words around a mention, up to the next punctuation marks."""
    start, end = 0, len(words)
    for position, (place, word) in enumerate(words):
        if word in _STOPS:
            if place < argument.start:
                start = position + 1
            elif place >= argument.end:
                end = position
                break
    return [word for _, word in words[start:end] if not word.startswith("<") and word.isalpha()]
