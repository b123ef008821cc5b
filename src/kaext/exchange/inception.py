"""UIMA CAS XMI for INCEpTION, by dkpro-cassis (extra ``inception``).

Files: ``NAME.xmi`` and ``TypeSystem.xml``. Types: ``kaext.Span`` (tag and attributes), ``kaext.Fact``, ``kaext.Line``.
cassis converts offsets between code points and the CAS's UTF-16 code units.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from kaext.evaluation.gold import GoldDocument, GoldLine, GoldSpan, in_text_order
from kaext.exchange import Files
from kaext.exchange.facts import FIELDS, FactRegion, from_region, to_regions
from kaext.problems import DocumentError, problem

_SPAN, _FACT, _LINE = "kaext.Span", "kaext.Fact", "kaext.Line"
_TYPE_SYSTEM = "TypeSystem.xml"
_FEATURES = {
    _SPAN: ("tag", "attributes"),
    _FACT: (*FIELDS, "evidence"),
    _LINE: ("number", "label", "unit"),
}


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``NAME.xmi`` of each document, and ``TypeSystem.xml``.

    Characters that XML cannot hold (controls) are refused.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: the text has characters that XML 1.0 cannot hold.
    """
    type_system = _type_system()
    files = {_TYPE_SYSTEM: type_system.to_xml().encode("utf-8")}
    for document in documents:
        if bad := next((c for c in document.text if not _is_xml(c)), ""):
            reason = f"XML cannot hold the character U+{ord(bad):04X}"
            raise DocumentError(problem("exchange-invalid", name=document.name, reason=reason))
        files[f"{document.name}.xmi"] = _cas(document, type_system).to_xmi().encode("utf-8")
    return files


def read(files: Files) -> list[GoldDocument]:
    """Read ``.xmi`` files with the type system beside them.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: the type system is not there.
    """
    import cassis

    if _TYPE_SYSTEM not in files:
        raise DocumentError(problem("exchange-invalid", name=_TYPE_SYSTEM, reason="it is not beside the .xmi files"))
    type_system = cassis.load_typesystem(io.BytesIO(files[_TYPE_SYSTEM]))
    documents = []
    for file_name in sorted(name for name in files if name.endswith(".xmi")):
        cas = cassis.load_cas_from_xmi(io.BytesIO(files[file_name]), typesystem=type_system, trusted=False)
        documents.append(_document(file_name.removesuffix(".xmi"), cas))
    return documents


def _type_system() -> Any:
    import cassis

    type_system = cassis.TypeSystem()
    for name, features in _FEATURES.items():
        kind = type_system.create_type(name=name, supertypeName="uima.tcas.Annotation")
        for feature in features:
            type_system.create_feature(domainType=kind, name=feature, rangeType="uima.cas.String")
    return type_system


def _cas(document: GoldDocument, type_system: Any) -> Any:
    import cassis

    cas = cassis.Cas(typesystem=type_system)
    cas.sofa_string = document.text
    cas.sofa_mime = "text/plain"
    span_type, fact_type, line_type = (type_system.get_type(name) for name in (_SPAN, _FACT, _LINE))
    for span in document.spans:
        attributes = urlencode(span.attributes, safe="/ ")
        cas.add(span_type(begin=span.start, end=span.end, tag=span.tag, attributes=attributes))
    for fact in to_regions(document.text, document.relations):
        cas.add(fact_type(begin=fact.start, end=fact.end, **fact.attributes))
    starts = [0]
    for text_line in document.text.split("\n"):
        starts.append(starts[-1] + len(text_line) + 1)
    for line in document.lines:
        index = min(line.line, len(starts) - 1)
        begin, end = starts[index - 1], min(starts[index] - 1, len(document.text))
        cas.add(line_type(begin=min(begin, end), end=end, number=str(line.line), label=line.label, unit=line.unit))
    return cas


def _document(name: str, cas: Any) -> GoldDocument:
    text = cas.sofa_string or ""
    spans = [
        GoldSpan(
            a.tag, a.begin, a.end, text[a.begin : a.end], dict(parse_qsl(a.attributes or "", keep_blank_values=True))
        )
        for a in sorted(cas.select(_SPAN), key=lambda a: a.xmiID)
    ]
    facts = [
        FactRegion(a.begin, a.end, {f: value for f in _FEATURES[_FACT] if (value := getattr(a, f))})
        for a in sorted(cas.select(_FACT), key=lambda a: a.xmiID)
    ]
    lines = sorted(
        (GoldLine(int(a.number), a.label, a.unit or "") for a in cas.select(_LINE)), key=lambda line: line.line
    )
    return GoldDocument(
        name, text, in_text_order(spans), tuple(lines), tuple(from_region(text, fact) for fact in facts)
    )


def _is_xml(character: str) -> bool:
    """Tell whether XML 1.0 has the character (section 2.2 of the recommendation)."""
    return (
        character in "\t\n\r"
        or " " <= character <= "\ud7ff"
        or "\ue000" <= character <= "\ufffd"
        or character > "\uffff"
    )
