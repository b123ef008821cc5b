"""The features of a candidate for the relation model: named, and hashed to columns.

This module has the lexical features; :mod:`kaext.pipes.relation_model.structure` adds the grammatical ones.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc

from kaext.pipes.relation_model.candidates import Argument, Candidate
from kaext.pipes.relation_model.mentions import Mentions
from kaext.pipes.relation_model.model import COLUMNS
from kaext.pipes.relation_model.sentences import MAX_WORDS, Sentence, Sentences, spelled
from kaext.pipes.relation_model.structure import role, structure
from kaext.pipes.relations.grammar import Form

_STOPS = frozenset(",;:–—()")


def columns(doc: Doc, several: Sequence[Candidate], mentions: Mentions | None = None) -> list[list[int]]:
    """Return the columns of the features of each candidate, sorted, each once.

    ``mentions`` are the mentions of ``doc``, if they have been read already.
    """
    sentences = Sentences(doc, mentions)
    return [sorted({column(name) for name in names(sentences, candidate)}) for candidate in several]


@lru_cache(maxsize=1 << 16)
def column(name: str) -> int:
    """Return the column of a feature."""
    return zlib.crc32(name.encode("utf-8")) % COLUMNS


def names(sentences: Sentences, candidate: Candidate) -> Iterator[str]:
    """Yield the names of the features that ``candidate`` has."""
    sentence = sentences.read(candidate.start, candidate.end)
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
    yield from sentence.names
    if country.source == programme.source == "here":
        yield from _between_names(sentence, country, programme)
    for argument, name in ((programme, "programme"), (country, "country")):
        if argument.source == "here":
            yield from _case_names(sentences.doc, argument, name)
            yield from _neighbour_names(sentence, argument, name)
    roles = role(sentences.doc, country), role(sentences.doc, programme)
    yield from _verb_names(sentence, candidate, roles)
    yield from structure(sentences, candidate, roles)


def _between_names(sentence: Sentence, country: Argument, programme: Argument) -> Iterator[str]:
    """Yield features of the words between the two mentions, and of their order."""
    yield f"order={country.start < programme.start}"
    yield f"distance={min(abs(country.start - programme.start).bit_length(), 6)}"
    low, high = sorted((country.start, programme.start))
    between = [word for place, word in sentence.words if low < place < high]
    yield f"countries between={min(between.count('<country>'), 3)}"
    yield f"programmes between={min(between.count('<programme>'), 3)}"
    yield f"stops between={min(sum(word in _STOPS for word in between), 3)}"
    for word in between[:MAX_WORDS]:
        yield from spelled("between", word)


def _case_names(doc: Doc, argument: Argument, name: str) -> Iterator[str]:
    """Yield the last letters of a mention, or of the case ending that follows it after a hyphen."""
    last = doc[argument.end - 1].text
    following = doc[argument.end].text.lstrip("-") if argument.end < len(doc) else ""
    is_ending = doc[argument.end - 1].whitespace_ == "" and following.isalpha() and not following.isascii()
    ending = following if is_ending else last
    for length in (1, 2, 3):
        yield f"{name} ending={ending[-length:]}"


def _neighbour_names(sentence: Sentence, argument: Argument, name: str) -> Iterator[str]:
    """Yield features of the words of a mention's clause, and of those next to it."""
    clause = _clause(sentence.words, argument)
    for word in clause:
        yield from spelled(f"{name} clause", word)
    if clause:
        yield from spelled(f"{name} clause last", clause[-1])
        yield f"{name} clause end={clause[-1][-3:]}"
    for place, word in sentence.words:
        if argument.end <= place < argument.end + 3:
            yield f"{name} after={word}"
        elif argument.start - 3 <= place < argument.start:
            yield f"{name} before={word}"


def _verb_names(sentence: Sentence, candidate: Candidate, roles: tuple[str, str]) -> Iterator[str]:
    """Yield features of the arguments' relation to the verbs known to the rules."""
    for argument, case_role, name in zip(
        (candidate.country, candidate.programme), roles, ("country", "programme"), strict=True
    ):
        yield f"{name} role={case_role}"
        for rank, (_, form) in enumerate(_nearest(sentence, argument)):
            yield f"{name} verb {rank}={form.kind}"
            yield f"{name} verb {rank}={form.kind} {form.verb_form} {form.tense}"
            yield f"{name} role={case_role} verb {rank}={form.kind} {form.verb_form}"
            yield f"programme kind={candidate.programme.kind} {name} verb {rank}={form.kind}"


def _nearest(sentence: Sentence, argument: Argument) -> Sequence[tuple[int, Form]]:
    """Return the two verbs nearest to a mention, those after it first; the last verb if it is in another sentence."""
    if argument.source != "here":
        return sentence.verbs[-1:]
    start = argument.start
    return sorted(sentence.verbs, key=lambda verb: abs(verb[0] - start) + 4 * (verb[0] < start))[:2]


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
