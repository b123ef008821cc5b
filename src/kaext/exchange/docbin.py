"""spaCy ``DocBin``: spans in ``doc.spans["gold"]`` (label = tag), the rest in ``doc.user_data["kaext"]``.

Tokens are those of the language ``ka``, split further where a span begins or ends inside one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaext.evaluation.gold import GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Files
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, relations_from_tsv, relations_to_tsv
from kaext.exchange.tokens import tokens_at
from kaext.pipes.extensions import span_at

GROUP = "gold"
_FILE = "gold.spacy"


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``gold.spacy``."""
    from spacy.tokens import Doc, DocBin, Span, SpanGroup
    from spacy.vocab import Vocab

    vocab = Vocab()
    bin_ = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for document in documents:
        pieces = tokens_at(document.text, [edge for span in document.spans for edge in (span.start, span.end)])
        doc = Doc(vocab, words=[piece.text for piece in pieces], spaces=[piece.space for piece in pieces])
        # Spans with nothing but their extents in common stay apart by their id.
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


def read(files: Files) -> list[GoldDocument]:
    """Read ``.spacy`` files; spans without stored attributes have none."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    documents = []
    for file_name in sorted(name for name in files if name.endswith(".spacy")):
        for doc in DocBin().from_bytes(files[file_name]).get_docs(vocab):
            data = doc.user_data.get("kaext", {})
            attributes = data.get("attributes", {})
            spans = [
                GoldSpan(s.label_, s.start_char, s.end_char, s.text, dict(attributes.get(s.id_, {})))
                for s in doc.spans.get(GROUP, ())
            ]
            documents.append(
                GoldDocument(
                    data.get("name", file_name.removesuffix(".spacy")),
                    doc.text,
                    in_text_order(spans),
                    lines_from_tsv(data.get("lines", "")),
                    relations_from_tsv(data.get("relations", "")),
                )
            )
    return documents
