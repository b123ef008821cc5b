"""Text that is struck out: a thin rule runs through the middle of its letters, as deleted text is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaext.ingest.pdf.glyphs import RawPage, Run
from kaext.ingest.pdf.words import words_of
from kaext.source import Box

# Shares of the type size: how high above the baseline the rule runs, how thick it is, how far it reaches over letters.
_MIN_HEIGHT, _MAX_HEIGHT = 0.14, 0.46
_MAX_THICKNESS_SHARE, _MAX_OVERHANG = 0.2, 0.6
# Points: no rule through letters is thicker; and how long one is.
_MAX_THICKNESS, _MIN_LENGTH = 4.0, 2.0
# How much of it has letters under it: between words is none.
_MIN_COVERED = 0.7
# Points: runs are looked up by their height. The largest type that is looked for.
_BUCKET, _MAX_TYPE_SIZE = 4.0, 40.0
_MAX_RULES = 2_000


def remove_struck_text(page: RawPage) -> int:
    """Take what is struck out off a page, with the rules through it; return how many words that are.

    Such a rule begins and ends where letters do: one that a title stands on, masking it, is longer.
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
    """Return the glyphs of runs, by number, that a rule runs through from end to end; none where it is no such rule."""
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
    """Return the runs that some glyphs of a run make, by their numbers: those that follow one another are one."""
    parts: list[tuple[int, int]] = []
    for glyph in sorted(glyphs):
        if parts and parts[-1][1] == glyph:
            parts[-1] = (parts[-1][0], glyph + 1)
        else:
            parts.append((glyph, glyph + 1))
    return [run.part(start, end) for start, end in parts]
