"""Conversion of imported documents to valid gold. What gold cannot represent is left out and reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import regex

from kaext.evaluation.gold import (
    RELATIONS,
    RELATIONS_SUFFIX,
    GoldDocument,
    GoldRelation,
    GoldSpan,
    in_text_order,
    missing_attributes,
)
from kaext.exchange import Corrected
from kaext.exchange.facts import collapse
from kaext.problems import problem

ATTRIBUTES = {
    "date": ("v", "k", "b", "p", "a"),
    "acr": ("s",),
    "def": ("s",),
    "money": ("v", "c", "a", "b"),
    "geo": ("c", "adj", "group"),
    "prog": ("id",),
}
"""The attributes of each tag, as in the annotation guidelines."""

# The maximum length of a file name, minus the longest suffix of a gold file.
_MAX_BYTES = 255 - len(RELATIONS_SUFFIX)
_UNSAFE = regex.compile(r"[/\\:*?\"<>|\p{C}]")


def fit(corrected: Corrected) -> Corrected:
    """Return documents that the gold format can represent, with safe and distinct names."""
    fitted = Corrected(problems=list(corrected.problems))
    seen: set[str] = set()
    for document in corrected.documents:
        name = safe_name(document.name)
        if name in seen:
            fitted.add_loss(name, "another document has this name; the first was used")
            continue
        seen.add(name)
        spans = tuple(_spans(document, name, fitted))
        relations = tuple(_relations(document.relations, name, fitted))
        fitted.documents.append(replace(document, name=name, spans=spans, relations=relations))
    return fitted


def safe_name(name: str) -> str:
    """Return the name of a document as a valid file name in every format; most names are unchanged."""
    plain = _UNSAFE.sub("-", name).lstrip(".").encode("utf-8", "replace")
    return plain[:_MAX_BYTES].decode("utf-8", "ignore") or "document"


def _spans(document: GoldDocument, name: str, corrected: Corrected) -> Iterable[GoldSpan]:
    kept: list[GoldSpan] = []
    open_spans: list[GoldSpan] = []
    trimmed = (_trimmed(span, document.text) for span in document.spans)
    for span in in_text_order(span for span in trimmed if span.start < span.end):
        where = f"{span.tag} „{' '.join(span.text.split())[:60]}“ at {span.start}"
        while open_spans and open_spans[-1].end <= span.start:
            open_spans.pop()
        if open_spans and span.end > open_spans[-1].end:
            corrected.add_loss(
                name, f"{where} crosses {open_spans[-1].tag} „{' '.join(open_spans[-1].text.split())[:60]}“"
            )
            continue
        attributes = {}
        for key, raw in span.attributes.items():
            value = raw.strip()
            if key not in ATTRIBUTES[span.tag] or '"' in value:
                corrected.add_loss(name, f"{where}: {key}={value}")
            elif value:
                attributes[key] = value
        span = replace(span, attributes=attributes)
        if missing := missing_attributes(span):
            corrected.problems.append(
                problem("exchange-unfinished", name=name, what=f"{where} lacks {', '.join(missing)}")
            )
        if kept and span == kept[-1]:
            continue
        kept.append(span)
        open_spans.append(span)
    return kept


def _trimmed(span: GoldSpan, text: str) -> GoldSpan:
    """Return the span without white space at its ends, which annotators often select by accident."""
    start = span.start + len(span.text) - len(span.text.lstrip())
    end = max(start, span.end - (len(span.text) - len(span.text.rstrip())))
    return replace(span, start=start, end=end, text=text[start:end])


def _relations(relations: Iterable[GoldRelation], name: str, corrected: Corrected) -> Iterable[GoldRelation]:
    for raw in relations:
        # Table rows cannot contain line ends.
        relation = GoldRelation(*(collapse(getattr(raw, field.name)) for field in fields(raw)))
        fact = " ".join(
            part for part in (relation.country, relation.relation, relation.programme, relation.date) if part
        )
        where = f"fact {fact} „{relation.evidence[:60]}“"
        if relation.relation and relation.relation not in RELATIONS:
            corrected.add_loss(name, f"{where}: unknown relation {relation.relation}")
        elif not (relation.country and relation.relation and relation.programme):
            what = f"{where} lacks its country, relation or programme and was left out"
            corrected.problems.append(problem("exchange-unfinished", name=name, what=what))
        else:
            yield relation
