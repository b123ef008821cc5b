"""What comes back from a tool, made fit to be gold: what gold cannot hold is left out and told, what lacks is told."""

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
    lacking,
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
"""The attributes of each tag, as the annotation guidelines name them."""

# What a file system takes for a name, and the longest ending of a gold file's.
_MAX_BYTES = 255 - len(RELATIONS_SUFFIX)
_UNSAFE = regex.compile(r"[/\\:*?\"<>|\p{C}]")


def fit(corrected: Corrected) -> Corrected:
    """Return documents that the gold format can hold, with safe and different names."""
    fitted = Corrected(problems=list(corrected.problems))
    seen: set[str] = set()
    for document in corrected.documents:
        name = safe_name(document.name)
        if name in seen:
            fitted.lose(name, "another document of this name; the first was taken")
            continue
        seen.add(name)
        spans = tuple(_spans(document, name, fitted))
        relations = tuple(_relations(document.relations, name, fitted))
        fitted.documents.append(replace(document, name=name, spans=spans, relations=relations))
    return fitted


def safe_name(name: str) -> str:
    """Return the name of a document as the files of every format may have it; most are that already."""
    plain = _UNSAFE.sub("-", name).lstrip(".").encode("utf-8", "replace")
    return plain[:_MAX_BYTES].decode("utf-8", "ignore") or "document"


def _spans(document: GoldDocument, name: str, told: Corrected) -> Iterable[GoldSpan]:
    kept: list[GoldSpan] = []
    open_spans: list[GoldSpan] = []
    trimmed = (_trimmed(span, document.text) for span in document.spans)
    for span in in_text_order(span for span in trimmed if span.start < span.end):
        where = f"{span.tag} „{' '.join(span.text.split())[:60]}“ at {span.start}"
        while open_spans and open_spans[-1].end <= span.start:
            open_spans.pop()
        if open_spans and span.end > open_spans[-1].end:
            told.lose(name, f"{where} crosses {open_spans[-1].tag} „{' '.join(open_spans[-1].text.split())[:60]}“")
            continue
        attributes = {}
        for key, raw in span.attributes.items():
            value = raw.strip()
            if key not in ATTRIBUTES[span.tag] or '"' in value:
                told.lose(name, f"{where}: {key}={value}")
            elif value:
                attributes[key] = value
        span = replace(span, attributes=attributes)
        if missing := lacking(span):
            told.problems.append(problem("exchange-unfinished", name=name, what=f"{where} lacks {', '.join(missing)}"))
        if kept and span == kept[-1]:
            continue
        kept.append(span)
        open_spans.append(span)
    return kept


def _trimmed(span: GoldSpan, text: str) -> GoldSpan:
    """Return the span without the white space that a hurried selection takes along."""
    start = span.start + len(span.text) - len(span.text.lstrip())
    end = max(start, span.end - (len(span.text) - len(span.text.rstrip())))
    return replace(span, start=start, end=end, text=text[start:end])


def _relations(relations: Iterable[GoldRelation], name: str, told: Corrected) -> Iterable[GoldRelation]:
    for raw in relations:
        # A row of a table holds no line ends.
        relation = GoldRelation(*(collapse(getattr(raw, field.name)) for field in fields(raw)))
        fact = " ".join(
            part for part in (relation.country, relation.relation, relation.programme, relation.date) if part
        )
        where = f"fact {fact} „{relation.evidence[:60]}“"
        if relation.relation and relation.relation not in RELATIONS:
            told.lose(name, f"{where}: there is no relation {relation.relation}")
        elif not (relation.country and relation.relation and relation.programme):
            what = f"{where} lacks its country, relation or programme and was left out"
            told.problems.append(problem("exchange-unfinished", name=name, what=what))
        else:
            yield relation
