"""The spaCy extension attributes and span groups that the components share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import srsly
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kaext.pipes.packing import decoder, encoder
from kaext.pipes.values import (
    AcronymValue,
    CountryValue,
    DateValue,
    LongFormValue,
    Matched,
    ProgrammeValue,
    RelationValue,
    RuledOut,
    SumValue,
)
from kaext.problems import Problem

DATES = "dates"
ACRONYMS = "acronyms"
SUMS = "sums"
COUNTRIES = "countries"
PROGRAMMES = "programmes"

_TEXT = "kaext_text"
_ATTRIBUTES = {DATES: "date", ACRONYMS: "acronym", SUMS: "sum", COUNTRIES: "country", PROGRAMMES: "programme"}


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """A block of the document's layout; its extent is in code points of ``doc.text``."""

    start: int
    end: int
    kind: str = "body"
    unit: str = ""
    heading: str = ""


# Registered on import: a worker process of spaCy unpickles components without calling their factories.
_KINDS = (
    AcronymValue,
    BlockSpan,
    CountryValue,
    DateValue,
    LongFormValue,
    Matched,
    Problem,
    ProgrammeValue,
    RelationValue,
    RuledOut,
    SumValue,
)
srsly.msgpack_encoders.register("kaext", func=encoder(_KINDS))
srsly.msgpack_decoders.register("kaext", func=decoder(_KINDS))


def register() -> None:
    """Register the extension attributes with spaCy; calling it again changes nothing.

    ``doc._.blocks``: tuple of :class:`BlockSpan` in text order (empty outside the kaext pipeline: use
    :func:`blocks_of`). ``doc._.relations``: tuple of :class:`kaext.pipes.values.RelationValue`.
    ``doc._.problems``: tuple of :class:`kaext.problems.Problem`. ``doc._.ruled_out``: tuple of
    :class:`kaext.pipes.values.RuledOut`.
    """
    for name in ("blocks", "relations", "problems", "ruled_out"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_values, name), setter=partial(_set_values, name))
    for name in _ATTRIBUTES.values():
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


def _values(name: str, doc: Doc) -> tuple[Any, ...]:
    """Return an attribute of a document as a tuple; spaCy turns tuples into lists between processes."""
    return tuple(doc.user_data.get(f"kaext_{name}", ()))


def _set_values(name: str, doc: Doc, values: Iterable[Any]) -> None:
    doc.user_data[f"kaext_{name}"] = tuple(values)


def remember_text(doc: Doc, text: str) -> None:
    """Cache the text that ``doc`` was made of for :func:`text_of`; spaCy would rebuild it from the tokens."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, rebuilt from the tokens at most once."""
    if _TEXT not in doc.user_data:
        remember_text(doc, doc.text)
    return str(doc.user_data[_TEXT])


def blocks_of(doc: Doc) -> tuple[BlockSpan, ...]:
    """Return the blocks of ``doc``; if none are set, the whole text as one body block."""
    return doc._.blocks or (BlockSpan(0, len(text_of(doc)), "body", "sec:1"),)


def set_group(doc: Doc, group: str, spans: Iterable[Span], *, nested: bool = False) -> None:
    """Store ``spans`` in ``doc.spans[group]`` in text order.

    Unless ``nested``, only the longest of overlapping spans are kept; the others are ruled out as ``overlapped``.
    """
    candidates = list(spans)
    chosen = candidates if nested else filter_spans(candidates)
    doc.spans[group] = sorted(chosen, key=lambda span: (span.start_char, -span.end_char))
    if len(chosen) < len(candidates):
        rule_out(doc, _overlapped(candidates, chosen, _ATTRIBUTES[group]))


def _overlapped(candidates: Iterable[Span], chosen: Iterable[Span], attribute: str) -> Iterator[RuledOut]:
    """Yield the readings of the spans that were not chosen; spans of equal extent share one value."""
    kept = {(span.start, span.end) for span in chosen}
    for span in candidates:
        if (span.start, span.end) not in kept:
            value = getattr(span._, attribute)
            yield RuledOut(span.start_char, span.end_char, value.reading, value.method, "overlapped")


def rule_out(doc: Doc, readings: Iterable[RuledOut]) -> None:
    """Add readings that a component rejected to ``doc._.ruled_out``."""
    doc._.ruled_out = (*doc._.ruled_out, *readings)


def span_at(doc: Doc, start: int, end: int) -> Span:
    """Return the span of ``doc.text[start:end]``, expanded to token boundaries.

    Raises
    ------
    ValueError
        The extent is outside the text or contains no token.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token in {start}:{end} of a text of {len(doc.text)} characters")
    return span
