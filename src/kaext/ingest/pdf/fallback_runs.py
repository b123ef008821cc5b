"""Runs of a fallback font that are written after the line whose gaps they fill: digits, commas, Latin words.

Word processors write a line in the font that has most of its letters, and then the missing characters in another font.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.ingest.pdf.glyphs import RawPage, Run

# Shares of the type size: glyphs within this distance share a baseline; a run that fills a gap begins at least this
# far back; kerned letters overlap at most this much.
_SAME_BASELINE = 0.12
_MIN_BACKSTEP = 0.3
_MAX_KERNING = 0.15


def in_visual_order(page: RawPage, runs: Sequence[Run]) -> Sequence[Run]:
    """Return the runs with those that fill gaps of the preceding line moved to their place in it.

    Lines with overprinted glyphs keep the order of the content stream.
    """
    sizes = [style.size for style in page.styles]
    lines: list[tuple[int, int]] = []
    start, baseline, left, right, is_back = 0, -1.0, 0.0, 0.0, False
    for number, run in enumerate(runs):
        if run.baseline != baseline and abs(run.baseline - baseline) > _SAME_BASELINE * sizes[run.style]:
            if run.text.isspace():
                continue
            if is_back:
                lines.append((start, number))
            start, baseline, left, right, is_back = number, run.baseline, run.x0s[0], run.x1s[-1], False
            continue
        x0 = run.x0s[0]
        if x0 < right:
            is_back = is_back or left < x0 < right - _MIN_BACKSTEP * sizes[run.style]
            left, right = min(left, x0), max(right, run.x1s[-1])
        else:
            right = run.x1s[-1]
    if is_back:
        lines.append((start, len(runs)))
    if not lines:
        return runs
    ordered: list[Run] = []
    end = 0
    for first, last in lines:
        ordered += runs[end:first]
        ordered += _from_left_to_right(runs[first:last], sizes)
        end = last
    return [*ordered, *runs[end:]]


def _from_left_to_right(line: Sequence[Run], sizes: Sequence[float]) -> Sequence[Run]:
    """Return the glyphs of a line from left to right, each as a run; the line unchanged if glyphs overlap."""
    glyphs = sorted(_glyphs(line), key=lambda glyph: glyph.x0s[0])
    right = glyphs[0].x0s[0]
    for glyph in glyphs:
        if glyph.text.isspace():
            continue
        if glyph.x0s[0] < right - _MAX_KERNING * sizes[glyph.style]:
            return line
        right = max(right, glyph.x1s[0])
    return glyphs


def _glyphs(line: Sequence[Run]) -> Iterator[Run]:
    for run in line:
        for number in range(len(run.x0s)):
            yield run.part(number, number + 1)
