"""``doc.noun_chunks`` for Georgian: noun phrases from dependencies set by a tagger and parser."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.symbols import NOUN, PRON, PROPN  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span, Token

_MODIFIERS = frozenset({"amod", "nmod", "det", "nummod", "acl", "compound", "flat", "advmod"})


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, label) of the noun phrases, none nested in another.

    In Georgian, genitives and adjectives precede their noun, so that a phrase ends at its noun (``უკრაინის ახალი
    მთავრობა``, the new government of Ukraine).

    Raises
    ------
    ValueError
        The document has no dependencies.
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError("noun chunks need dependencies: add kaext_linguistics or a parser to the pipeline")
    label = doc.vocab.strings.add("NP")
    for token in doclike:
        if token.pos in (NOUN, PROPN, PRON) and not _is_modifier(token):
            yield _start(token), token.i + 1, label


def _is_modifier(token: Token) -> bool:
    """Return whether a word is part of the phrase of a later noun."""
    is_before_noun = token.head.i > token.i and token.head.pos in (NOUN, PROPN, PRON)
    return is_before_noun and token.dep_.partition(":")[0] in _MODIFIERS


def _start(token: Token) -> int:
    """Return the start of the contiguous modifiers before a noun."""
    start = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_.partition(":")[0] not in _MODIFIERS or child.i + 1 != start:
            break
        start = _start(child)
    return start
