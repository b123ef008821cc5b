r"""brat standoff: ``NAME.txt`` and ``NAME.ann``, offsets in code points.

Format: https://brat.nlplab.org/standoff.html. An annotation is split into one fragment for each line that it runs
over; a span's or fact's attributes are an annotator note (``#1\tAnnotatorNotes T1\tv=2004-06``), since brat's own
attributes take values from a fixed list only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode

import regex

from kaext.evaluation.gold import TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Files
from kaext.exchange.facts import FACT, FactRegion, from_region, to_regions
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv
from kaext.problems import DocumentError, problem

_TEXT_BOUND = regex.compile(r"(T\d++)\t(\w++) ([\d ;]++)\t.*+")
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
            fragments = list(_fragments(document.text, start, end))
            extents = ";".join(f"{a} {b}" for a, b in fragments)
            rows.append(f"T{number}\t{kind} {extents}\t{' '.join(document.text[a:b] for a, b in fragments)}\n")
            if attributes:
                rows.append(f"#{number}\tAnnotatorNotes T{number}\t{urlencode(attributes, safe='/ ')}\n")
        files[f"{document.name}.txt"] = document.text
        files[f"{document.name}.ann"] = "".join(rows)
        files[f"{document.name}.lines.tsv"] = lines_to_tsv(document.lines)
    return {name: content.encode("utf-8") for name, content in files.items()}


def read(files: Files) -> list[GoldDocument]:
    """Read ``.ann`` files and the texts beside them.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: an ``.ann`` file without its text, or an extent outside it.
    """
    return [_document(name.removesuffix(".ann"), files) for name in sorted(files) if name.endswith(".ann")]


def _document(name: str, files: Files) -> GoldDocument:
    if f"{name}.txt" not in files:
        raise DocumentError(problem("exchange-invalid", name=f"{name}.ann", reason=f"{name}.txt is not beside it"))
    text = files[f"{name}.txt"].decode("utf-8")
    # Lines end at "\n" alone: a note may hold other line ends of Unicode.
    rows = files[f"{name}.ann"].decode("utf-8").split("\n")
    notes = {
        match[1]: dict(parse_qsl(match[2], keep_blank_values=True)) for row in rows if (match := _NOTE.fullmatch(row))
    }
    spans: list[GoldSpan] = []
    facts: list[FactRegion] = []
    for row in rows:
        match = _TEXT_BOUND.fullmatch(row)
        if not match:
            continue
        numbers = [int(number) for number in match[3].replace(";", " ").split()]
        start, end = numbers[0], numbers[-1]
        if not 0 <= start < end <= len(text):
            raise DocumentError(problem("exchange-invalid", name=f"{name}.ann", reason=f"{row!r} is outside the text"))
        attributes: Mapping[str, str] = notes.get(match[1], {})
        if match[2] == FACT:
            facts.append(FactRegion(start, end, dict(attributes)))
        elif match[2] in TAGS:
            spans.append(GoldSpan(match[2], start, end, text[start:end], dict(attributes)))
    lines = lines_from_tsv(files.get(f"{name}.lines.tsv", b"").decode("utf-8"))
    relations = tuple(from_region(text, fact) for fact in facts)
    return GoldDocument(name, text, in_text_order(spans), lines, relations)


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in regex.finditer(r"[^\n]++", text, pos=start, endpos=end):
        yield match.span()
