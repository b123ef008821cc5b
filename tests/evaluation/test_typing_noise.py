"""Brochures typed carelessly: gold texts with one kind of slip at a time, which may cost few facts and mentions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from kaext.evaluation.calibration import found_in
from kaext.evaluation.evaluate import listed_ids
from kaext.evaluation.figures import Counts
from kaext.evaluation.gold import GoldDocument, parse_inline, read_gold
from kaext.evaluation.score import score_document
from kaext.pipeline import analyse, load

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLD = [CORPUS / "gold" / "partners-south-caucasus.xml.txt", CORPUS / "dev" / "western-balkans.xml.txt"]
SEED = 20
SPANS = ("date_exact", "acr_exact", "money_exact", "geo_exact", "prog_exact")
Edit = Callable[[re.Match[str], random.Random], str]


@dataclass(frozen=True)
class Kind:
    """A kind of slip: where it may occur in a text with inline tags, how often it does, and what it may cost.

    ``facts`` and ``spans`` are the errors that the slips of both texts together may add.
    """

    pattern: str
    edit: Edit
    rate: float
    facts: int = 0
    spans: int = 0


def _acronym(change: Callable[[str], str]) -> Edit:
    return lambda match, _: f'<acr s="{match[1]}">{change(match[1])}</acr>'


def _swapped(match: re.Match[str], chance: random.Random) -> str:
    at = chance.randrange(1, len(match[0]) - 1)
    return match[0][:at] + match[0][at + 1] + match[0][at] + match[0][at + 2 :]


KINDS = {
    "no space after a comma": Kind(r"(?<=[ა-ჰ]), (?=[ა-ჰ])", lambda *_: ",", 0.3, facts=1, spans=1),
    "no space before a bracket": Kind(r"(?<=[ა-ჰ>]) \((?=<)", lambda *_: "(", 0.5),
    "doubled spaces": Kind(r"(?<=[ა-ჰ]) (?=[ა-ჰ])", lambda *_: "  ", 0.2),
    "two opening quotation marks": Kind(r"(?<=[>ა-ჰ])[“”](?![ა-ჰ])", lambda *_: "„", 0.9),
    "two hyphens in a range": Kind(r"(?<=\d)[-–](?=\d)", lambda *_: "--", 0.9),
    "an apostrophe before an ending": Kind(r"(?<=</acr>|/prog>)-(?=[ა-ჰ])", lambda *_: "'", 0.5, facts=2, spans=4),
    "no hyphen before an ending": Kind(r"(?<=</acr>|/prog>)-(?=[ა-ჰ])", lambda *_: " ", 0.5, facts=2, spans=4),
    "acronyms in small letters": Kind(r"<acr>([A-Za-z]{3,})</acr>", _acronym(str.lower), 0.4, facts=2, spans=4),
    "acronyms with one capital": Kind(r"<acr>([A-Z]{4,6})</acr>", _acronym(str.capitalize), 0.4, facts=2, spans=4),
    "no space after a year": Kind(r"(?<=\d{4}) (?=წ)", lambda *_: "", 0.5),
    "a year abbreviated": Kind(r"(?<=\d{4}) წლის(?=\s[ა-ჰ]{4,12}<)", lambda *_: "წ.", 0.5, facts=2, spans=2),
    "letters swapped": Kind(r"(?<![ა-ჰ])[ა-ჰ]{6,}(?![ა-ჰ])", _swapped, 0.02, facts=4, spans=6),
}


@cache
def _clean() -> tuple[tuple[str, GoldDocument], ...]:
    return tuple((path.read_text(encoding="utf-8"), read_gold(path)) for path in GOLD)


@cache
def _errors(name: str) -> tuple[int, int, int]:
    """Return how many slips of a kind were made in the texts, and the wrong facts and spans; no slips for ""."""
    nlp, listed = load(), listed_ids(GOLD)
    slips, facts, spans = 0, Counts(), Counts()
    for marked, gold in _clean():
        noisy, made = _with_slips(marked, KINDS[name], random.Random(SEED)) if name else (marked, 0)
        text, tagged = parse_inline(noisy)
        document = replace(gold, text=text, spans=tagged)
        read = analyse(text.encode(), name=f"{gold.name}.txt", nlp=nlp)
        score = score_document(document, found_in(read), listed=listed, by_offset=True)
        slips += made
        facts.add(score.counts["rel_dated"])
        for figure in SPANS:
            spans.add(score.count(figure))
    return slips, facts.fp + facts.fn, spans.fp + spans.fn


def _with_slips(marked: str, kind: Kind, chance: random.Random) -> tuple[str, int]:
    """Return a text with slips of a kind, outside its tags, and how many they are."""
    made = 0

    def slip(match: re.Match[str]) -> str:
        nonlocal made
        if chance.random() >= kind.rate:
            return match[0]
        made += 1
        return kind.edit(match, chance)

    return re.sub(kind.pattern, slip, marked), made


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_slip_costs_little(name: str) -> None:
    _, facts, spans = _errors("")
    slips, wrong_facts, wrong_spans = _errors(name)
    assert slips > 0
    assert wrong_facts - facts <= KINDS[name].facts
    assert wrong_spans - spans <= KINDS[name].spans
