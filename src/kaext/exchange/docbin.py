"""spaCy ``DocBin``: spans in ``doc.spans["gold"]`` (label = tag), everything else in ``doc.user_data["kaext"]``.

Tokens are those of the language ``ka``, split further at the boundaries of spans.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kaext.evaluation.gold import TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Corrected, Files
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, relations_from_tsv, relations_to_tsv
from kaext.exchange.tokens import tokens_at
from kaext.pipes.extensions import span_at
from kaext.problems import DocumentError, problem

if TYPE_CHECKING:
    from spacy.tokens import Doc

GROUP = "gold"
_OTHER_GROUPS = ("sc",)
SUFFIX = ".spacy"
_FILE = f"gold{SUFFIX}"


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``gold.spacy``."""
    from spacy.tokens import Doc, DocBin, Span, SpanGroup
    from spacy.vocab import Vocab

    vocab = Vocab()
    bin_ = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for document in documents:
        pieces = tokens_at(document.text, [edge for span in document.spans for edge in (span.start, span.end)])
        doc = Doc(vocab, words=[piece.text for piece in pieces], spaces=[piece.space for piece in pieces])
        # Different spans of equal extent are distinguished by their id.
        group = SpanGroup(doc, name=GROUP)
        attributes: dict[str, Any] = {}
        for number, span in enumerate(document.spans, 1):
            token_span = span_at(doc, span.start, span.end)
            group.append(Span(doc, token_span.start, token_span.end, label=span.tag, span_id=str(number)))
            attributes[str(number)] = span.attributes
        doc.spans[GROUP] = group
        doc.user_data["kaext"] = {
            "name": document.name,
            "attributes": attributes,
            "lines": lines_to_tsv(document.lines),
            "relations": relations_to_tsv(document.relations),
        }
        bin_.add(doc)
    return {_FILE: bin_.to_bytes()}


def read(files: Files) -> Corrected:
    """Read ``.spacy`` files: spans of the group ``gold``, else of ``sc`` (spaCy's span categorizer), else ``ents``.

    Spans without stored attributes have none.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: not a ``DocBin``.
    """
    corrected = Corrected()
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        stem = file_name.removesuffix(SUFFIX)
        docs = list(_docs(files[file_name], file_name))
        for number, doc in enumerate(docs, 1):
            unnamed = stem if len(docs) == 1 else f"{stem}-{number}"
            corrected.documents.append(_document(doc, unnamed, corrected))
    return corrected


def _docs(content: bytes, file_name: str) -> Iterator[Doc]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        yield from DocBin().from_bytes(content).get_docs(Vocab())
    except (zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        reason = f"not a DocBin: {' '.join(str(error).split())[:80]}"
        raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason)) from None


def _document(doc: Doc, unnamed: str, corrected: Corrected) -> GoldDocument:
    data = doc.user_data.get("kaext", {})
    name = data.get("name", unnamed)
    attributes = data.get("attributes", {})
    group = next((group for group in (GROUP, *_OTHER_GROUPS) if group in doc.spans), "")
    found = doc.spans[group] if group else doc.ents
    spans = []
    for span in found:
        if span.label_ in TAGS:
            own = dict(attributes.get(span.id_, {}))
            spans.append(GoldSpan(span.label_, span.start_char, span.end_char, span.text, own))
        else:
            corrected.add_loss(name, f"{span.label_} „{span.text[:60]}“: not a kaext label")
    for other, others in doc.spans.items():
        if other != group and len(others):
            corrected.add_loss(name, f"{len(others)} spans of the group {other}")
    if group and doc.ents:
        corrected.add_loss(name, f"{len(doc.ents)} entities: spans were taken from the group {group}")
    lines = lines_from_tsv(data.get("lines", ""))
    return GoldDocument(name, doc.text, in_text_order(spans), lines, relations_from_tsv(data.get("relations", "")))
