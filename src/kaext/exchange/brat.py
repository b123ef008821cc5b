r"""brat standoff: ``NAME.txt`` and ``NAME.ann``, offsets in code points.

Format: https://brat.nlplab.org/standoff.html. An annotation over several lines is split into one fragment per line.
The attributes of a span or fact are an annotator note (``#1\tAnnotatorNotes T1\tv=2004-06``), since brat's own
attributes only take values from a fixed list.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kaext.evaluation.gold import LINES_SUFFIX, TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Corrected, Files
from kaext.exchange.facts import FACT, FactRegion, from_region, to_regions
from kaext.exchange.pairs import from_pairs, to_pairs
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, text_of
from kaext.problems import DocumentError, problem

SUFFIX = ".ann"
_TEXT_BOUND = regex.compile(r"(T\d++)\t([\w-]++) ([0-9]++(?:[ ;][0-9]++)++)\t.*+")
_SHOWN = 80
_DIGITS = 12
_NOTE = regex.compile(r"#\d++\tAnnotatorNotes (T\d++)\t(.*+)")
_CONFIGURATION = (
    "[entities]\n{entities}\n[relations]\n<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n[events]\n[attributes]\n"
)


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``NAME.txt``, ``NAME.ann`` and ``NAME.lines.tsv`` of each document, and ``annotation.conf``."""
    files = {"annotation.conf": _CONFIGURATION.format(entities="\n".join((*TAGS, FACT)))}
    for document in documents:
        regions = [(span.tag, span.start, span.end, span.attributes) for span in document.spans]
        facts = to_regions(document.text, document.relations)
        regions += [(FACT, fact.start, fact.end, fact.attributes) for fact in facts]
        rows = []
        for number, (kind, start, end, attributes) in enumerate(regions, 1):
            fragments = _fragments(document.text, start, end)
            extents = ";".join(f"{a} {b}" for a, b in fragments)
            shown = " ".join(document.text[a:b] for a, b in fragments).replace("\n", " ")
            rows.append(f"T{number}\t{kind} {extents}\t{shown}\n")
            if attributes:
                rows.append(f"#{number}\tAnnotatorNotes T{number}\t{to_pairs(attributes)}\n")
        files[f"{document.name}.txt"] = document.text
        files[f"{document.name}.ann"] = "".join(rows)
        files[f"{document.name}{LINES_SUFFIX}"] = lines_to_tsv(document.lines)
    return {name: content.encode("utf-8") for name, content in files.items()}


def read(files: Files) -> Corrected:
    """Read ``.ann`` files and their texts.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: the text of an ``.ann`` file is missing, or an extent is outside it.
    """
    corrected = Corrected()
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        corrected.documents.append(_document(file_name.removesuffix(SUFFIX), files, corrected))
    return corrected


def _document(name: str, files: Files, corrected: Corrected) -> GoldDocument:
    if f"{name}.txt" not in files:
        raise DocumentError(problem("exchange-invalid", name=f"{name}.ann", reason=f"{name}.txt is missing next to it"))
    text = text_of(files, f"{name}.txt")
    # Split at "\n" only: a note may contain other Unicode line separators.
    rows = [row for row in text_of(files, f"{name}.ann").split("\n") if row.strip()]
    attributes: dict[str, dict[str, str]] = {}
    for row in rows:
        if match := _NOTE.fullmatch(row):
            attributes.setdefault(match[1], {}).update(_attributes(match[1], match[2], name, corrected))
    spans: list[GoldSpan] = []
    facts: list[FactRegion] = []
    for row in rows:
        match = _TEXT_BOUND.fullmatch(row)
        if not match:
            if not _NOTE.fullmatch(row):
                corrected.add_loss(name, " ".join(row.split())[:_SHOWN])
            continue
        number, kind, start, end = match[1], match[2], *_extent(match[3], text, row, name, corrected)
        own = attributes.get(number, {})
        if kind == FACT:
            facts.append(FactRegion(start, end, own))
        elif kind in TAGS:
            spans.append(GoldSpan(kind, start, end, text[start:end], own))
        else:
            corrected.add_loss(
                name, f"{number} {kind} „{' '.join(text[start:end].split())[:_SHOWN]}“: not a kaext label"
            )
    lines = lines_from_tsv(text_of(files, f"{name}{LINES_SUFFIX}"))
    relations = tuple(from_region(text, fact) for fact in facts)
    return GoldDocument(name, text, in_text_order(spans), lines, relations)


def _attributes(number: str, note: str, name: str, corrected: Corrected) -> dict[str, str]:
    """Return the attributes in a note, ``v=2004-06&b=since`` or separated by ``;``; other notes are reported."""
    if "=" not in note:
        corrected.add_loss(name, f"the note on {number}: {note[:_SHOWN]}")
        return {}
    return from_pairs(note)


def _extent(fragments: str, text: str, row: str, name: str, corrected: Corrected) -> tuple[int, int]:
    """Return the whole extent of an annotation; text between its fragments is reported."""
    numbers = [int(number[:_DIGITS]) for number in fragments.replace(";", " ").split()]
    start, end = numbers[0], numbers[-1]
    if len(numbers) % 2 or numbers != sorted(numbers) or not start < end <= len(text):
        raise DocumentError(
            problem("exchange-invalid", name=f"{name}.ann", reason=f"{row[:_SHOWN]!r} is outside the text")
        )
    gaps = "".join(text[a:b] for a, b in zip(numbers[1:-1:2], numbers[2:-1:2], strict=True))
    if gaps.strip():
        corrected.add_loss(
            name, f"the gap „{' '.join(gaps.split())[:_SHOWN]}“ in {row.partition(chr(9))[0]}: gold spans have none"
        )
    return start, end


def _fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the part of an extent on each line; a fact may cover only line ends, and then stays whole."""
    lines = [match.span() for match in regex.finditer(r"[^\n]++", text, pos=start, endpos=end)]
    return lines or [(start, end)]
