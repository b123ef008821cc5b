"""Typeset gold documents in every layout and score what kaext reads from the pages.

``python corpus/typeset/measure.py [--layouts NAME ...] [--gold PATH ...]`` prints for each layout:

- the share of printed lines with the right label;
- the share of neighbouring lines of one flow that remain neighbours;
- the F1 of the values against those of the same document read as text;
- how many drop caps and line-end hyphens are right.

All random choices depend on ``--seed`` only.
"""

from __future__ import annotations

import argparse
import io
import itertools
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from layouts import LAYOUTS, Layout
from manuscripts import read_manuscript
from truth import Truth
from typesetter import typeset

from kaext.document import Document
from kaext.ingest import read_source
from kaext.ingest.pdf.glyphs import skewed
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.pipeline import analyse, load
from kaext.segment import segment
from kaext.source import Box, Line, Source

_CORPUS = Path(__file__).resolve().parents[1]
GOLD = (
    _CORPUS / "gold" / "partners-south-caucasus",
    _CORPUS / "dev" / "trust-funds",
    _CORPUS / "dev" / "western-balkans",
    _CORPUS / "dev" / "exercises-and-operations",
    _CORPUS / "dev" / "science-programme",
)
_SCAN_DPI = 200
# Kinds accepted for pull quotes, margin notes and entries of the contents, for which the guidelines define no kind.
_ASIDES = frozenset({"box", "box_title", "caption", "imprint", "link", "header"})


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one document in one layout."""

    lines: int
    labels: int
    pairs: int
    kept: int
    values: int
    found: int
    shared: int
    hyphens: int
    hyphens_right: int
    caps: int
    caps_right: int
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def figures(self) -> str:
        """Return the scores as one line of text."""
        f1 = 2 * self.shared / (self.values + self.found) if self.values + self.found else 1.0
        return (
            f"labels {self.labels / self.lines:.4f}  order {self.kept / max(1, self.pairs):.4f}  values F1 {f1:.4f}"
            f" ({self.shared}/{self.values}/{self.found})  caps {self.caps_right}/{self.caps}"
            f"  hyphens {self.hyphens_right}/{self.hyphens}"
        )


def measure(path: Path, layout: Layout, *, seed: int, backend: str = "auto") -> Score:
    """Typeset a gold document (path without endings) in a layout, read it and score the result."""
    manuscript = read_manuscript(path)
    data, truth = typeset(manuscript, layout, title="", seed=seed)
    if layout.scan:
        data, angles = scanned(data, seed=seed)
        truth = [_turned(row, angles[row.page - 1], layout.page) for row in truth]
    source: Source = read_source(data, name="typeset.pdf", backend=backend)  # type: ignore[arg-type]
    decoded, _ = characters(source)
    segments = segment(decoded)
    text, _, _ = flow(decoded, segments)
    places = [_turned_place(decoded, line) if layout.scan else line.box for line in decoded.lines]
    matched = _matched(truth, decoded, places)
    labels, wrong = _labels(truth, decoded, segments, matched)
    pairs, kept = _order(truth, segments, matched)
    hyphens, hyphens_right = _hyphens(truth, text)
    caps = [row for row in truth if row.drop_cap]
    nlp = load("rules")
    printed = analyse(data, name="typeset.pdf", nlp=nlp)
    plain = analyse(
        path.with_name(f"{path.name}.txt").read_bytes()
        if path.with_name(f"{path.name}.txt").exists()
        else (_CORPUS / "raw" / f"{path.name}.txt").read_bytes(),
        name="plain.txt",
        nlp=nlp,
    )
    expected, found = _values(plain), _values(printed)
    return Score(
        lines=len(truth),
        labels=labels,
        pairs=pairs,
        kept=kept,
        values=expected.total(),
        found=found.total(),
        shared=(expected & found).total(),
        hyphens=hyphens,
        hyphens_right=hyphens_right,
        caps=len(caps),
        caps_right=sum(" ".join(row.text.split()[:2]) in text for row in caps),
        wrong=tuple(wrong),
    )


def scanned(data: bytes, *, seed: int) -> tuple[bytes, list[float]]:
    """Simulate a scan of a PDF at 200 dpi, with skew, blur, noise and specks.

    Returns
    -------
    tuple
        The scanned PDF, and the skew of each page in degrees counter-clockwise.
    """
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    generator = np.random.default_rng(seed)
    chance = random.Random(seed)
    pages: list[Any] = []
    angles: list[float] = []
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        picture = document[index].render(scale=_SCAN_DPI / 72).to_pil().convert("L")
        angles.append(chance.uniform(-1.2, 1.2))
        picture = picture.rotate(angles[-1], fillcolor=255, resample=Image.Resampling.BICUBIC)
        picture = picture.filter(ImageFilter.GaussianBlur(0.6))
        noisy = np.asarray(picture, dtype=np.float32) + generator.normal(0, 12, (picture.height, picture.width))
        specks = generator.random((picture.height, picture.width)) < 0.0006
        noisy[specks] = 40
        pages.append(Image.fromarray(noisy.clip(0, 255).astype(np.uint8)))
    packed = io.BytesIO()
    pages[0].save(packed, "PDF", resolution=_SCAN_DPI, save_all=True, append_images=pages[1:], quality=70)
    return packed.getvalue(), angles


def _turned(row: Truth, angle: float, size: tuple[float, float]) -> Truth:
    """Return a printed line with its position on a page that is skewed counter-clockwise by ``angle`` degrees."""
    box = skewed(Box(row.x0, row.y0, row.x1, row.y1), -angle, *size)
    return replace(row, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1)


def _turned_place(source: Source, line: Line) -> Box | None:
    """Return the position of a line on the skewed page, as a horizontal box around the centre of its characters."""
    if line.box is None or source.char_boxes is None:
        return line.box
    pieces = source.char_boxes.boxes_of([(line.start, line.end)])
    if not pieces:
        return line.box
    piece = max((piece.box for piece in pieces), key=lambda box: box.x1 - box.x0)
    middle, half = (piece.y0 + piece.y1) / 2, (line.box.y1 - line.box.y0) / 2
    return Box(piece.x0, middle - half, piece.x1, middle + half)


def _matched(truth: Sequence[Truth], source: Source, places: Sequence[Box | None]) -> dict[int, int]:
    """Return for each printed line the source line that covers most of its box, if one covers enough of it."""
    by_page: dict[int, list[tuple[int, Box]]] = {}
    for index, (line, box) in enumerate(zip(source.lines, places, strict=True)):
        if line.page is not None and box is not None:
            by_page.setdefault(line.page, []).append((index, box))
    matched: dict[int, int] = {}
    for number, row in enumerate(truth):
        best, best_area = -1, 0.0
        for index, box in by_page.get(row.page, ()):
            width = min(box.x1, row.x1) - max(box.x0, row.x0)
            height = min(box.y1, row.y1) - max(box.y0, row.y0)
            if width > 0 and height > 0.4 * (row.y1 - row.y0) and width * height > best_area:
                best, best_area = index, width * height
        if best >= 0 and best_area > 0.4 * (row.x1 - row.x0) * (row.y1 - row.y0):
            matched[number] = best
    return matched


def _labels(
    truth: Sequence[Truth], source: Source, segments: Iterable[Any], matched: dict[int, int]
) -> tuple[int, list[str]]:
    kinds = {index: part.kind for part in segments for index in part.lines}
    right = 0
    wrong: list[str] = []
    for number, row in enumerate(truth):
        kind = kinds.get(matched.get(number, -1), "none")
        if kind == row.label or (row.label == "aside" and kind in _ASIDES):
            right += 1
        else:
            wrong.append(f"p{row.page} {row.label} as {kind}: {row.text[:60]}")
    return right, wrong


def _order(truth: Sequence[Truth], segments: Iterable[Any], matched: dict[int, int]) -> tuple[int, int]:
    place: dict[int, int] = {}
    for part in segments:
        for index in part.lines:
            place[index] = len(place)
    flows: dict[str, list[int]] = {}
    for number, row in sorted(enumerate(truth), key=lambda item: item[1].order):
        flows.setdefault(row.flow, []).append(number)
    pairs = kept = 0
    for members in flows.values():
        read = sorted((n for n in members if n in matched), key=lambda n: (place.get(matched[n], -1), truth[n].x0))
        following = dict(itertools.pairwise(read))
        for one, other in itertools.pairwise(members):
            pairs += 1
            kept += following.get(one) == other
    return pairs, kept


def _hyphens(truth: Sequence[Truth], text: str) -> tuple[int, int]:
    """Return the number of line-end hyphens, and of those whose word is restored as in the manuscript."""
    rows = sorted((row for row in truth if row.hyphenated), key=lambda row: (row.flow, row.order))
    words = Counter(text.split())
    return len(rows), sum(row.hyphenated in words for row in rows)


def _values(document: Document) -> Counter[tuple[str, ...]]:
    """Return the multiset of a document's values, without positions."""
    values: Counter[tuple[str, ...]] = Counter()
    for date in document.dates:
        values[("date", date.kind, date.value, date.bound, date.part)] += 1
    for acronym in document.acronyms:
        values[("acronym", acronym.acronym, str(acronym.defined_here))] += 1
    for money in document.sums:
        values[("sum", str(money.amount_min), str(money.amount_max), money.currency)] += 1
    for mention in document.mentions:
        values[(mention.kind, mention.ids)] += 1
    for fact in document.relations:
        values[("relation", fact.country, fact.relation, fact.programme, fact.date)] += 1
    return values


def main() -> None:
    """Run the measurement and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layouts", nargs="*", default=sorted(LAYOUTS))
    parser.add_argument("--gold", nargs="*", type=Path, default=list(GOLD))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--errors", action="store_true", help="list the lines with wrong labels")
    arguments = parser.parse_args()
    for name in arguments.layouts:
        total: Score | None = None
        for path in arguments.gold:
            score = measure(path, LAYOUTS[name], seed=arguments.seed, backend=arguments.backend)
            print(f"  {name:14} {path.name:26} {score.figures()}", file=sys.stderr)
            if arguments.errors:
                for line in score.wrong:
                    print(f"      {line}", file=sys.stderr)
            total = score if total is None else total + score
        if total is not None:
            print(f"{name:14} {total.figures()}", flush=True)


if __name__ == "__main__":
    main()
