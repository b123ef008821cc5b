"""Struck-out text: a thin rule runs through the middle of the letters, as in printed tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaext.ingest.pdf.glyphs import RawPage, Run
from kaext.ingest.pdf.words import words_of
from kaext.source import Box

# Shares of the type size: height of the rule above the baseline, its thickness, and how far it extends beyond letters.
_MIN_HEIGHT, _MAX_HEIGHT = 0.14, 0.46
_MAX_THICKNESS_SHARE, _MAX_OVERHANG = 0.2, 0.6
# Points: thickness and length of the rule.
_MAX_THICKNESS, _MIN_LENGTH = 4.0, 2.0
# The share of the rule that letters cover; there are none between words.
_MIN_COVERED = 0.7
# Points: runs are indexed by baseline in buckets of this height; larger type is not searched.
_BUCKET, _MAX_TYPE_SIZE = 4.0, 40.0
_MAX_RULES = 2_000


def remove_struck_text(page: RawPage) -> int:
    """Remove struck-out text and its rules from a page; return the number of words removed.

    A rule strikes out text only if it begins and ends with the letters. A rule behind a title is longer.
    """
    rules = [
        shape.box
        for shape in page.shapes
        if shape.box.y1 - shape.box.y0 <= _MAX_THICKNESS and shape.box.x1 - shape.box.x0 >= _MIN_LENGTH
    ]
    if not rules or len(rules) > _MAX_RULES:
        return 0
    level: dict[int, list[int]] = {}
    for number, run in enumerate(page.runs):
        if not run.angle and not run.text.isspace():
            level.setdefault(int(run.baseline / _BUCKET), []).append(number)
    struck: dict[int, set[int]] = {}
    through: set[Box] = set()
    for rule in rules:
        middle = (rule.y0 + rule.y1) / 2
        last = int((middle + _MAX_HEIGHT * _MAX_TYPE_SIZE) / _BUCKET)
        near = [number for step in range(int(middle / _BUCKET), last + 1) for number in level.get(step, ())]
        found = _struck_glyphs(page, rule, near) if near else {}
        if found:
            through.add(rule)
        for number, glyphs in found.items():
            struck.setdefault(number, set()).update(glyphs)
    if not struck:
        return 0
    page.shapes = [shape for shape in page.shapes if shape.box not in through]
    taken = [part for number in sorted(struck) for part in _sub_runs(page.runs[number], struck[number])]
    page.runs = [
        part
        for number, run in enumerate(page.runs)
        for part in ((run,) if number not in struck else _sub_runs(run, set(range(len(run.x0s))) - struck[number]))
    ]
    return len(words_of(page, taken))


def _struck_glyphs(page: RawPage, rule: Box, near: Iterable[int]) -> dict[int, set[int]]:
    """Return the indices of the glyphs that a rule strikes out, by run; empty if it strikes out none.

    Parameters
    ----------
    page
        The page with the runs.
    rule
        The box of the rule.
    near
        Indices of the runs whose baselines are near the rule.
    """
    found: dict[int, set[int]] = {}
    middle, thickness = (rule.y0 + rule.y1) / 2, rule.y1 - rule.y0
    size = covered = 0.0
    left, right = rule.x1, rule.x0
    for number in near:
        run = page.runs[number]
        own = page.styles[run.style].size
        if not (
            _MIN_HEIGHT * own <= run.baseline - middle <= _MAX_HEIGHT * own and thickness <= _MAX_THICKNESS_SHARE * own
        ):
            continue
        for glyph, (x0, x1) in enumerate(zip(run.x0s, run.x1s, strict=True)):
            if rule.x0 <= (x0 + x1) / 2 <= rule.x1:
                found.setdefault(number, set()).add(glyph)
                left, right, size, covered = min(left, x0), max(right, x1), max(size, own), covered + x1 - x0
    reach = _MAX_OVERHANG * size
    is_through = abs(left - rule.x0) <= reach and abs(right - rule.x1) <= reach
    return found if is_through and covered >= _MIN_COVERED * (rule.x1 - rule.x0) else {}


def _sub_runs(run: Run, glyphs: Iterable[int]) -> Sequence[Run]:
    """Return the parts of a run that consist of the glyphs with some indices, one for each consecutive sequence."""
    parts: list[tuple[int, int]] = []
    for glyph in sorted(glyphs):
        if parts and parts[-1][1] == glyph:
            parts[-1] = (parts[-1][0], glyph + 1)
        else:
            parts.append((glyph, glyph + 1))
    return [run.part(start, end) for start, end in parts]
