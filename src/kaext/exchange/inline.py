"""The gold format itself: ``NAME.xml.txt``, ``NAME.lines.tsv``, ``NAME.relations.tsv``."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.evaluation.gold import INLINE_SUFFIX, LINES_SUFFIX, RELATIONS_SUFFIX, GoldDocument, parse_inline, to_inline
from kaext.exchange import Corrected, Files
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, relations_from_tsv, relations_to_tsv, text_of

SUFFIX = INLINE_SUFFIX


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return the gold files of ``documents``.

    Raises
    ------
    DocumentError
        ``gold-invalid``: spans overlap without nesting, which inline tags cannot represent.
    """
    files: dict[str, str] = {}
    for document in documents:
        files[f"{document.name}{SUFFIX}"] = to_inline(document.text, document.spans, name=document.name)
        files[f"{document.name}{LINES_SUFFIX}"] = lines_to_tsv(document.lines)
        files[f"{document.name}{RELATIONS_SUFFIX}"] = relations_to_tsv(document.relations)
    return {name: content.encode("utf-8") for name, content in files.items()}


def read(files: Files) -> Corrected:
    """Read gold files; missing tables are empty.

    Raises
    ------
    DocumentError
        ``gold-invalid``: the markup is broken.
    """
    documents = []
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        name = file_name.removesuffix(SUFFIX)
        text, spans = parse_inline(text_of(files, file_name), name=name)
        lines = lines_from_tsv(text_of(files, f"{name}{LINES_SUFFIX}"))
        relations = relations_from_tsv(text_of(files, f"{name}{RELATIONS_SUFFIX}"))
        documents.append(GoldDocument(name, text, spans, lines, relations))
    return Corrected(documents)
