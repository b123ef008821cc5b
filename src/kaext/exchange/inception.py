"""UIMA CAS XMI for INCEpTION, with dkpro-cassis (extra ``inception``).

Files: ``NAME.xmi`` and ``TypeSystem.xml``. Types: ``kaext.Span`` (tag and attributes), ``kaext.Fact``, ``kaext.Line``.
cassis converts offsets between code points and the UTF-16 code units of the CAS.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from kaext.evaluation.gold import LINE_NUMBER, TAGS, GoldDocument, GoldLine, GoldSpan, in_text_order
from kaext.exchange import Corrected, Files
from kaext.exchange.facts import FIELDS, FactRegion, from_region, to_regions
from kaext.exchange.pairs import from_pairs, to_pairs
from kaext.problems import DocumentError, UsageError, problem

_SPAN, _FACT, _LINE = "kaext.Span", "kaext.Fact", "kaext.Line"
SUFFIX = ".xmi"
# Types that INCEpTION adds itself: tokens, sentences and document metadata.
_NOT_ANNOTATED = (
    "uima.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
)
_TYPE_SYSTEM = "TypeSystem.xml"
# A form feed begins a page of text taken out of a PDF. XML has none; U+240C "symbol for form feed" is as long.
_FORM_FEED, _FORM_FEED_SYMBOL = "\f", "\u240c"
_FEATURES = {
    _SPAN: ("tag", "attributes"),
    _FACT: (*FIELDS, "evidence"),
    _LINE: ("number", "label", "unit"),
}


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``NAME.xmi`` of each document, and ``TypeSystem.xml``.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: the text contains control characters that XML 1.0 cannot represent.
    UsageError
        ``extra-missing``.
    """
    _require_cassis()
    type_system = _type_system()
    files = {_TYPE_SYSTEM: type_system.to_xml().encode("utf-8")}
    for document in documents:
        if bad := next((c for c in document.text if c != _FORM_FEED and not _is_xml(c)), ""):
            reason = f"XML cannot represent the character U+{ord(bad):04X}"
            raise DocumentError(problem("exchange-invalid", name=document.name, reason=reason))
        files[f"{document.name}{SUFFIX}"] = _cas(document, type_system).to_xmi().encode("utf-8")
    return files


def read(files: Files) -> Corrected:
    """Read ``.xmi`` files with their type system.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: the type system is missing, or a file is not UIMA CAS XMI.
    UsageError
        ``extra-missing``.
    """
    _require_cassis()
    if _TYPE_SYSTEM not in files:
        raise DocumentError(
            problem("exchange-invalid", name=_TYPE_SYSTEM, reason="it is missing next to the .xmi files")
        )
    corrected = Corrected()
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        cas = _loaded(files[file_name], files[_TYPE_SYSTEM], file_name)
        corrected.documents.append(_document(file_name.removesuffix(SUFFIX), cas, corrected))
    return corrected


def _require_cassis() -> None:
    if find_spec("cassis") is None:
        raise UsageError(problem("extra-missing", extra="inception", purpose="INCEpTION's format"))


def _loaded(xmi: bytes, type_system: bytes, file_name: str) -> Any:
    import cassis
    from lxml.etree import LxmlError

    try:
        types = cassis.load_typesystem(io.BytesIO(type_system))
        return cassis.load_cas_from_xmi(io.BytesIO(xmi), typesystem=types, trusted=False)
    except (LxmlError, cassis.typesystem.TypeNotFoundError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"not UIMA CAS XMI: {' '.join(str(error).split())[:120]}"
        raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason)) from None


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
    cas.sofa_string = document.text.replace(_FORM_FEED, _FORM_FEED_SYMBOL)
    cas.sofa_mime = "text/plain"
    span_type, fact_type, line_type = (type_system.get_type(name) for name in (_SPAN, _FACT, _LINE))
    for span in document.spans:
        attributes = to_pairs(span.attributes)
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


def _document(name: str, cas: Any, corrected: Corrected) -> GoldDocument:
    text = (cas.sofa_string or "").replace(_FORM_FEED_SYMBOL, _FORM_FEED)
    spans = []
    for a in _all(cas, _SPAN):
        if a.tag in TAGS:
            own = from_pairs(a.attributes or "")
            spans.append(GoldSpan(a.tag, a.begin, a.end, text[a.begin : a.end], own))
        else:
            shown = f"{a.tag or 'no tag'} „{text[a.begin : a.end][:60]}“ at {a.begin}"
            corrected.add_loss(name, f"{shown}: not a kaext tag")
    facts = [
        FactRegion(a.begin, a.end, {f: value for f in _FEATURES[_FACT] if (value := getattr(a, f))})
        for a in _all(cas, _FACT)
    ]
    lines = []
    for a in _all(cas, _LINE):
        if LINE_NUMBER.fullmatch(a.number or ""):
            lines.append(GoldLine(int(a.number), a.label or "", a.unit or ""))
        else:
            corrected.add_loss(name, f"the label {a.label} of a line with the invalid number {a.number!r}")
    lines.sort(key=lambda line: line.line)
    others = Counter(a.type.name for a in cas.select_all() if not a.type.name.startswith(_NOT_ANNOTATED))
    for kind, count in sorted(others.items()):
        if kind not in _FEATURES:
            corrected.add_loss(name, f"{count} annotations of the layer {kind}")
    return GoldDocument(
        name, text, in_text_order(spans), tuple(lines), tuple(from_region(text, fact) for fact in facts)
    )


def _all(cas: Any, kind: str) -> list[Any]:
    """Return the annotations of a type, ordered by id; empty if the file does not define the type."""
    if not cas.typesystem.contains_type(kind):
        return []
    return sorted(cas.select(kind), key=lambda annotation: annotation.xmiID)


def _is_xml(character: str) -> bool:
    """Return whether XML 1.0 permits the character (section 2.2 of the recommendation)."""
    return (
        character in "\t\n\r"
        or " " <= character <= "\ud7ff"
        or "\ue000" <= character <= "\ufffd"
        or character > "\uffff"
    )
