"""Names of programmes and long forms of acronyms that the rules did not find, predicted by a trained model."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import regex
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import load_model_from_path
from spacy.vocab import Vocab

from kaext.pipes.acronyms.noun_phrase import in_nominative
from kaext.pipes.extensions import ACRONYMS, COUNTRIES, PROGRAMMES, blocks_of, set_group, span_at, text_of
from kaext.pipes.programmes.discovery import georgian_id, kind_of_name
from kaext.pipes.values import AcronymValue, LongFormValue, ProgrammeValue

KEY = "names"
PROGRAMME = "programme"
LONG_FORM = "long_form"
METHOD = "span_model/spancat"
_OPENING = regex.compile(r"[”“\"»]?\s?\($")
_WIDEST_OPENING = 3
# How many preceding mentions are checked for one that covers a position.
_MAX_NESTED = 4


class Name(NamedTuple):
    """A name at ``start:end`` (code points), its label and its probability."""

    start: int
    end: int
    label: str
    probability: float

    def shifted(self, offset: int) -> Name:
        """Return the name with ``offset`` added to its extent."""
        return self._replace(start=self.start + offset, end=self.end + offset)


class LearnedNames:
    """Adds programmes, and long forms of acronyms without one, that the rules did not find.

    Spans that overlap with a programme, a country or an acronym found by the rules are discarded.

    Parameters
    ----------
    nlp
        A pipeline whose ``spancat`` sets ``doc.spans["names"]``, with the labels ``programme`` and ``long_form``.
    threshold
        The probability that a predicted span needs to be added.
    precision
        The precision of added names on documents that the model was not trained on; the confidence of their records.
    """

    def __init__(self, nlp: Language, *, threshold: float, precision: float) -> None:
        self._nlp = nlp
        self._threshold = threshold
        self._precision = precision

    @classmethod
    def from_disk(cls, folder: Path, *, vocab: Vocab, threshold: float) -> LearnedNames:
        """Return the component with the model in ``folder``."""
        nlp = load_model_from_path(folder, vocab=vocab)
        return cls(nlp, threshold=threshold, precision=nlp.meta["performance"]["added_precision"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the model's names to ``doc``."""
        names = [name for name in self.names(doc) if name.probability >= self._threshold]
        found = {group: list(doc.spans.get(group, ())) for group in (PROGRAMMES, ACRONYMS, COUNTRIES)}
        taken = sorted((span.start_char, span.end_char) for spans in found.values() for span in spans)
        new = [
            self._programme(doc, name)
            for name in names
            if name.label == PROGRAMME and not _overlaps(taken, name.start, name.end)
        ]
        set_group(doc, PROGRAMMES, [*found[PROGRAMMES], *new], nested=True)
        self._define(text_of(doc), found[ACRONYMS], {name.end: name for name in names if name.label == LONG_FORM})
        return doc

    def names(self, doc: Doc) -> Iterator[Name]:
        """Yield the names predicted for ``doc``, block by block; names of one label do not overlap."""
        spans = [doc.char_span(block.start, block.end, alignment_mode="contract") for block in blocks_of(doc)]
        blocks = [span for span in spans if span is not None]
        annotated = self._nlp.pipe(block.as_doc() for block in blocks)
        for block, copy in zip(blocks, annotated, strict=True):
            for name in most_probable(copy):
                yield name.shifted(block.start_char)

    def _programme(self, doc: Doc, name: Name) -> Span:
        span = span_at(doc, name.start, name.end)
        nominative = in_nominative(span.text)
        span._.programme = ProgrammeValue(
            id=georgian_id(nominative),
            name=nominative,
            kind=kind_of_name(span.text),
            method=METHOD,
            confidence=self._precision,
        )
        return span

    def _define(self, text: str, acronyms: Sequence[Span], by_end: Mapping[int, Name]) -> None:
        """Define acronyms without a definition by the predicted long form before them: ``long form (ACRONYM)``."""
        defined = {span._.acronym.acronym for span in acronyms if span._.acronym.long_forms}
        for span in acronyms:
            value: AcronymValue = span._.acronym
            opening = _OPENING.search(text, max(0, span.start_char - _WIDEST_OPENING), span.start_char)
            name = by_end.get(opening.start()) if opening else None
            if name is not None and value.acronym not in defined:
                nominative = in_nominative(text[name.start : name.end])
                form = LongFormValue(name.start, name.end, nominative, METHOD, self._precision)
                span._.acronym = replace(value, long_forms=(form,), method=METHOD, confidence=self._precision)
                defined.add(value.acronym)


def most_probable(doc: Doc) -> list[Name]:
    """Return the spans set by a ``spancat`` in text order; of overlapping ones of one label, the most probable."""
    group = doc.spans[KEY]
    scores = group.attrs["scores"]
    kept: dict[str, list[tuple[int, int]]] = {PROGRAMME: [], LONG_FORM: []}
    names = []
    for score, number in sorted(((float(score), number) for number, score in enumerate(scores)), reverse=True):
        span = group[number]
        extent = (span.start_char, span.end_char)
        if not _overlaps(kept[span.label_], *extent):
            insort(kept[span.label_], extent)
            names.append(Name(*extent, span.label_, score))
    return sorted(names)


def _overlaps(extents: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether ``start:end`` overlaps with one of ``extents``, which are in text order."""
    before = bisect_left(extents, (end, end))
    return any(other_end > start for _, other_end in extents[max(0, before - _MAX_NESTED) : before])
