"""Dates and definitions found by other programs and by kaext: on the brochure, and on documents that are only scored.

usage: python benchmarks/bench_peers.py [--write]

All programs get the normalised text block by block, so that line ends are no obstacle. A program that always returns
days is given the benefit of the doubt: its date is right if it agrees with gold to the precision of gold (June 2004).
``--write`` updates the tables in ``docs/peers.md``. Needs the extra ``bench``.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import regex
import spacy
from abbreviations import schwartz_hearst
from dateparser.search import search_dates
from figures import CORPUS, DOCS, UNREAD, put, table

from kaext.document import Document
from kaext.evaluation.gold import GoldDocument, read_gold
from kaext.evaluation.values import comparable_text
from kaext.pipeline import analyse, load
from kaext.pipes.extensions import DATES

BROCHURE = CORPUS / "gold" / "partners-south-caucasus.xml.txt"
ALONE, WHOLE = "kaext_dates alone", "kaext, whole pipeline"
PAGE = DOCS / "peers.md"
REPEATS = 5
Finder = Callable[[Document], Iterable["Hit"]]
_BARE_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_ABSOLUTE = {"PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A date found by a program at ``start:end`` (code points of the normalised text)."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Result:
    """How a program performed on the gold dates, and its speed in characters per second."""

    found: int
    same_extent: int
    right_year: int
    right_value: int
    false_hits: int
    speed: float


@dataclass(frozen=True, slots=True)
class Case:
    """A gold document and the document that kaext extracted from its text."""

    gold: GoldDocument
    document: Document

    def dates(self, *kinds: str) -> list[Hit]:
        """Return the gold dates of some kinds in the normalised text."""
        found = []
        for span in self.gold.of("date"):
            extent = self.document.alignment.target_span(span.start, span.end)
            if span.attributes.get("k", "date") in kinds and extent is not None:
                found.append(Hit(*extent, span.attributes["v"]))
        return found


def blocks(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the blocks with their offsets."""
    for block in document.blocks:
        yield block.start, document.text[block.start : block.end]


def by_dateparser(document: Document, settings: Mapping[str, object] | None = None) -> Iterator[Hit]:
    """Yield the dates found by ``dateparser``; it returns no offsets, so each match is searched after the last."""
    for offset, text in blocks(document):
        position = 0
        for words, moment in search_dates(text, languages=["ka"], settings=settings) or ():
            start = text.find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            yield Hit(offset + start, offset + position, moment.date().isoformat())


def by_dateparser_absolute(document: Document) -> Iterator[Hit]:
    """Yield the dates found by ``dateparser`` when set to absolute dates, day before month."""
    return by_dateparser(document, _ABSOLUTE)


def by_bare_year(document: Document) -> Iterator[Hit]:
    """Yield every figure from 1900 to 2099."""
    for offset, text in blocks(document):
        yield from (Hit(offset + m.start(), offset + m.end(), m[0]) for m in _BARE_YEAR.finditer(text))


def by_component(document: Document) -> Iterator[Hit]:
    """Yield the dates found by ``kaext_dates`` in a blank pipeline, without layout."""
    nlp = _component()
    for offset, text in blocks(document):
        doc = nlp(text)
        for span in doc.spans[DATES]:
            if span._.date.kind == "date":
                yield Hit(offset + span.start_char, offset + span.end_char, span._.date.value)


@cache
def _component() -> spacy.language.Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_dates")
    return nlp


def by_kaext(document: Document) -> Iterator[Hit]:
    """Yield the dates that the whole pipeline found in the document."""
    return (Hit(date.start, date.end, date.value) for date in document.dates if date.kind == "date")


def judge(cases: Sequence[Case], find: Finder, *, speed: float) -> Result:
    """Compare a program's hits with the gold dates; no hit on a gold duration or frequency is false."""
    pairs: list[tuple[Hit, Hit]] = []
    false_hits = 0
    for case in cases:
        hits = list(find(case.document))
        marked = case.dates("date", "duration", "set")
        false_hits += sum(not any(_overlap(gold, hit) for gold in marked) for hit in hits)
        for gold in case.dates("date"):
            pairs += [(gold, hit) for hit in hits if _overlap(gold, hit)][:1]
    return Result(
        found=len(pairs),
        same_extent=sum((gold.start, gold.end) == (hit.start, hit.end) for gold, hit in pairs),
        right_year=sum(gold.value[:4] == hit.value[:4] for gold, hit in pairs),
        right_value=sum(_agrees(gold.value, hit.value) for gold, hit in pairs),
        false_hits=false_hits,
        speed=speed,
    )


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _agrees(gold: str, value: str) -> bool:
    is_day = len(value) == len("2004-06-28") and "/" not in value
    return value == gold or (is_day and value.startswith(f"{gold}-"))


def speed_of(find: Finder, document: Document) -> float:
    """Return the characters per second of the fastest of several runs."""
    seconds = []
    for _ in range(REPEATS):
        since = perf_counter()
        list(find(document))
        seconds.append(perf_counter() - since)
    return len(document.text) / min(seconds)


def by_whole_pipeline(document: Document) -> Iterable[Hit]:
    """Process the document's text from its bytes, as ``kaext run`` does; used to measure speed."""
    return by_kaext(analyse(document.source.text.encode(), name="text.txt", nlp=load("rules")))


def results_of(cases: Sequence[Case]) -> dict[str, Result]:
    """Return the results of each program; speed is measured on the first document."""
    dateparser = f"dateparser {version('dateparser')}"
    programs: dict[str, tuple[Finder, Finder]] = {
        f"{dateparser}, as it is": (by_dateparser, by_dateparser),
        f"{dateparser}, absolute dates only": (by_dateparser_absolute, by_dateparser_absolute),
        "a regular expression for years": (by_bare_year, by_bare_year),
        ALONE: (by_component, by_component),
        WHOLE: (by_kaext, by_whole_pipeline),
    }
    return {
        name: judge(cases, find, speed=speed_of(timed, cases[0].document)) for name, (find, timed) in programs.items()
    }


def dates(cases: Sequence[Case], results: Mapping[str, Result]) -> str:
    """Return the table of dates."""
    rows = [
        (name, r.found, r.same_extent, r.right_year, r.right_value, r.false_hits, f"{r.speed:,.0f}")
        for name, r in results.items()
    ]
    headings = ("program", "found", "same extent", "year right", "value right", "false hits", "characters/s")
    number = sum(len(case.dates("date")) for case in cases)
    return f"{number} dates in gold, {len(cases)} documents.\n\n{table(headings, rows)}"


def ratios(results: Mapping[str, Result]) -> str:
    """Return how kaext compares with each of the others."""
    rows = [
        (
            name,
            f"{results[WHOLE].right_value / max(other.right_value, 1):.2f}",
            f"{results[WHOLE].false_hits} : {other.false_hits}",
            f"{results[ALONE].speed / other.speed:.2g}",
        )
        for name, other in results.items()
        if name not in (ALONE, WHOLE)
    ]
    return table(
        ("kaext beside", "right values, times", "false hits, ours : theirs", "speed of kaext_dates, times"), rows
    )


def definitions(cases: Sequence[Case]) -> str:
    """Return the table of definitions; an acronym with one of its long forms counts once per document."""
    wanted: set[tuple[str, str, str]] = set()
    theirs: set[tuple[str, str, str]] = set()
    ours: set[tuple[str, str, str]] = set()
    for case in cases:
        name = case.gold.name
        wanted.update((name, span.attributes["s"], comparable_text(span.text)) for span in case.gold.of("def"))
        defined = [row for row in case.document.acronyms if row.defined_here]
        ours.update((name, row.acronym, comparable_text(row.long_form)) for row in defined)
        for _, text in blocks(case.document):
            pairs = schwartz_hearst.extract_abbreviation_definition_pairs(doc_text=text)
            theirs.update((name, short, comparable_text(long_form)) for short, long_form in pairs.items())
    programs = {f"Schwartz–Hearst (abbreviations {version('abbreviations')})": theirs, WHOLE: ours}
    rows = [(name, len(found & wanted), len(found - wanted)) for name, found in programs.items()]
    return f"{len(wanted)} definitions in gold.\n\n{table(('program', 'right', 'wrong'), rows)}"


def case_of(path: Path) -> Case:
    """Return a gold document, processed by kaext."""
    gold = read_gold(path)
    return Case(gold, analyse(gold.text.encode(), name=f"{gold.name}.txt", nlp=load("rules")))


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    for place, paths in {"brochure": [BROCHURE], "unread": UNREAD}.items():
        cases = [case_of(path) for path in paths]
        results = results_of(cases)
        parts = {"dates": dates(cases, results), "ratios": ratios(results), "definitions": definitions(cases)}
        for name, markdown in parts.items():
            print(f"{place}: {name}\n{markdown}\n")
            if "--write" in sys.argv[1:]:
                put(PAGE, f"{place}: {name}", markdown)


if __name__ == "__main__":
    main()
