"""The extension attributes that the components share, and the names of their span groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

DATES = "dates"
ACRONYMS = "acronyms"
SUMS = "sums"
COUNTRIES = "countries"
PROGRAMMES = "programmes"

_SPAN_ATTRIBUTES = ("date", "acronym", "sum", "country", "programme")


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """A block of the document's layout, seen from the spaCy ``Doc``: extents in code points of ``doc.text``."""

    start: int
    end: int
    kind: str = "body"
    unit: str = ""
    heading: str = ""


def register() -> None:
    """Register the extension attributes with spaCy; calling it again changes nothing.

    ``doc._.blocks``: tuple of :class:`BlockSpan` in text order (empty outside the kaext pipeline: use
    :func:`blocks_of`). ``doc._.relations``: tuple of :class:`kaext.pipes.values.RelationValue`.
    ``doc._.problems``: tuple of :class:`kaext.problems.Problem`.
    """
    for name in ("blocks", "relations", "problems"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name in _SPAN_ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


def blocks_of(doc: Doc) -> tuple[BlockSpan, ...]:
    """Return the blocks of ``doc``; where nobody set them, the whole text as one body block."""
    return doc._.blocks or (BlockSpan(0, len(doc.text), "body", "sec:1"),)


def set_group(doc: Doc, group: str, spans: Iterable[Span], *, nested: bool = False) -> None:
    """Store ``spans`` in ``doc.spans[group]`` in text order; overlapping ones only where ``nested``."""
    chosen = list(spans) if nested else filter_spans(spans)
    doc.spans[group] = sorted(chosen, key=lambda span: (span.start_char, -span.end_char))


def span_at(doc: Doc, start: int, end: int) -> Span:
    """Return the span of ``doc.text[start:end]``, widened to token boundaries where it does not end on them.

    Raises
    ------
    ValueError
        The extent lies outside the text or holds no token.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token in {start}:{end} of a text of {len(doc.text)} characters")
    return span
