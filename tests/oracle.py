"""spaCy documents whose spans are gold, so that a component can be tested apart from those before it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import regex
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kaext.catalogue.programmes import programmes
from kaext.evaluation.gold import GoldSpan, parse_inline, read_gold
from kaext.ingest import read_source
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.pipes.extensions import (
    COUNTRIES,
    DATES,
    PROGRAMMES,
    SUMS,
    BlockSpan,
    blocks_of,
    register,
    set_group,
    span_at,
)
from kaext.pipes.relations.merge import merge
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import mentions_of
from kaext.pipes.values import CountryValue, DateValue, ProgrammeValue, SumValue
from kaext.segment import segment

Fact = tuple[str, str, str, str]
GROUPS = {"date": DATES, "geo": COUNTRIES, "prog": PROGRAMMES, "money": SUMS}


def relations_pipeline() -> Language:
    """Return a pipeline of sentences and relations alone: every other span is given."""
    register()
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_relations")
    return nlp


def row_of(marked: str, nlp: Language) -> list[Phrase]:
    """Return the phrases of a passage with inline gold, gone through ``nlp``, as one row."""
    doc = passage(marked, nlp)
    return phrases_of(mentions_of(doc), 0, len(doc))


def brochure(path: Path, nlp: Language) -> Doc:
    """Return the normalised text of a gold document (``NAME.xml.txt``) with its gold spans, gone through ``nlp``."""
    gold = read_gold(path)
    source, before = characters(read_source(gold.text.encode(), name=f"{gold.name}.txt"))
    text, after, blocks = flow(source, segment(source))
    alignment = before.then(after)
    spans = []
    for span in gold.spans:
        extent = alignment.target_span(span.start, span.end)
        if extent:
            spans.append(GoldSpan(span.tag, *extent, text[slice(*extent)], span.attributes))
    extents = tuple(BlockSpan(b.start, b.end, b.kind, b.unit, b.heading) for b in blocks)
    return _analysed(text, spans, nlp, extents)


def passage(marked: str, nlp: Language) -> Doc:
    """Return ``marked`` without its inline tags as a document gone through ``nlp``.

    Blocks are separated by empty lines; a block's first line may say its kind: ``[timeline]``, ``[heading]``.
    """
    blocks: list[tuple[str, str]] = []
    for piece in marked.strip().split("\n\n"):
        kind, bracket, rest = piece.partition("]")
        is_marked = bracket and kind.startswith("[")
        blocks.append((kind[1:], rest.strip()) if is_marked else ("body", piece.strip()))
    text, spans = parse_inline("\n\n".join(content for _, content in blocks))
    extents: list[BlockSpan] = []
    counts, titles, position = {"sec": 1, "box": 0}, {"sec": "", "box": ""}, 0
    for kind, content in blocks:
        plain, _ = parse_inline(content)
        part = "box" if kind in ("box", "box_title") else "sec"
        if kind in ("heading", "box_title"):
            counts[part], titles[part] = counts[part] + 1, plain
        in_unit = "" if kind in ("title", "caption") else f"{part}:{counts[part]}"
        extents.append(BlockSpan(position, position + len(plain), kind, in_unit, titles[part] if in_unit else ""))
        position += len(plain) + 2
    return _analysed(text, spans, nlp, tuple(extents))


def facts(doc: Doc) -> set[Fact]:
    """Return what ``doc`` states: country, relation, programme, date."""
    return {(v.country, v.relation, v.programme, v.date) for v in merge(doc._.relations)}


def gold_facts(path: Path) -> set[Fact]:
    """Return the facts of a gold document."""
    return {(r.country, r.relation, r.programme, r.date) for r in read_gold(path).relations}


def scores(gold: Iterable[set[Fact]], found: Iterable[set[Fact]]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 over documents of typed facts, of those with dates and of pairs."""
    views = {
        "typed": lambda fact: fact[:3],
        "dated": lambda fact: fact,
        "pairs": lambda fact: (fact[0], fact[2]),
    }
    result = {}
    pairs = list(zip(gold, found, strict=True))
    for name, view in views.items():
        hits = missed = spurious = 0
        for expected, actual in pairs:
            wanted, got = {view(f) for f in expected}, {view(f) for f in actual}
            hits += len(wanted & got)
            missed += len(wanted - got)
            spurious += len(got - wanted)
        precision = hits / (hits + spurious) if hits + spurious else 0.0
        recall = hits / (hits + missed) if hits + missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        result[name] = (precision, recall, f1)
    return result


def _analysed(text: str, spans: Iterable[GoldSpan], nlp: Language, blocks: tuple[BlockSpan, ...]) -> Doc:
    register()
    doc = nlp.make_doc(text)
    doc._.blocks = blocks
    groups: dict[str, list[Span]] = {group: [] for group in GROUPS.values()}
    for gold in spans:
        if gold.tag not in GROUPS:
            continue
        span = span_at(doc, gold.start, gold.end)
        attribute, value = _value(gold)
        setattr(span._, attribute, value)
        groups[GROUPS[gold.tag]].append(span)
    for group, members in groups.items():
        set_group(doc, group, members, nested=True)
    assert blocks_of(doc) == blocks
    return nlp(doc)


def _programme(id: str, text: str) -> ProgrammeValue:
    """Return a programme as the pipeline would give it: the catalogue's kind and nominative where it has them.

    An exercise's year is no part of its entry.
    """
    entry = next((entry for entry in programmes() if entry.id == id), None)
    if entry is None:
        return ProgrammeValue(id, name=text, kind="exercise" if regex.fullmatch(r".+-(?:19|20)\d\d", id) else "")
    names = [name for name in entry.names if name.split()[-1:] == text.split()[-1:]]
    return ProgrammeValue(id, name=names[0] if names else entry.name_ka, kind=entry.kind)


def _value(gold: GoldSpan) -> tuple[str, DateValue | CountryValue | ProgrammeValue | SumValue]:
    given = gold.attributes
    if gold.tag == "date":
        return "date", DateValue(
            given["v"],
            kind=given.get("k", "date"),
            bound=given.get("b", ""),
            part=given.get("p", ""),
            approximate="a" in given,
        )
    if gold.tag == "geo":
        return "country", CountryValue(
            tuple(given["c"].split()), adjectival="adj" in given, group="group" in given, name=gold.text
        )
    if gold.tag == "prog":
        return "programme", _programme(given["id"], gold.text)
    low, _, high = given["v"].partition("/")
    return "sum", SumValue(low, high or low, given["c"], bound=given.get("b", ""), approximate="a" in given)
