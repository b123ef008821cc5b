"""Characters normalised to modern Georgian letters and plain spaces; line breaks are kept.

The steps: decode legacy encodings, remove control characters, map old alphabets and invisible characters, correct
mistyped acronyms, insert missing spaces, remove the signs of markup, or those before the quoted lines of e-mails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from kaext.alignment import Alignment, Edit, apply_edits
from kaext.ka import legacy, script
from kaext.normalize.markup import read_markup
from kaext.normalize.mistyped import mistyped_acronyms, mistyped_postpositions
from kaext.normalize.quotes import read_quotes
from kaext.normalize.spacing import missing_spaces, superfluous_spaces
from kaext.problems import Problem, problem
from kaext.source import Line, Lines, Source

# Control characters except tabs, line ends and page breaks.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_GEORGIAN = regex.compile("[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d25]")


def characters(source: Source) -> tuple[Source, Alignment]:
    """Normalise the characters of a source.

    Returns
    -------
    tuple[Source, Alignment]
        The source with the new text, its lines (the same number, with new extents and their markup), the scripts found,
        and the problems of uncertain conversions and control characters; and the alignment of the new text with
        ``source.text``.
    """
    text, alignment = source.text, Alignment.identity(len(source.text))
    encodings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    if source.char_boxes is None:
        edits, encodings, problems = _legacy_edits(source)
        if edits:
            text, alignment = apply_edits(text, edits)
        controls = [Edit(*match.span(), "") for match in _CONTROL.finditer(text)]
        if controls:
            problems = (*problems, _control_characters_problem(text))
            text, step = apply_edits(text, controls)
            alignment = alignment.then(step)
    scripts = (*script.detect(text), *encodings)
    text, second = script.normalize(text)
    alignment = alignment.then(second)
    for find_edits in (mistyped_acronyms, mistyped_postpositions, superfluous_spaces, missing_spaces):
        found = find_edits(text)
        if found:
            text, step = apply_edits(text, found)
            alignment = alignment.then(step)
    is_plain = source.char_boxes is None and not _has_columns(source.lines)
    marked = read_markup(text) if is_plain else None
    quoted = read_quotes(text) if is_plain and marked is None else None
    edits = marked.edits if marked is not None else quoted.edits if quoted is not None else []
    if edits:
        text, step = apply_edits(text, edits)
        alignment = alignment.then(step)
    lines = source.lines if text == source.text else _moved_lines(source.lines, text, alignment)
    if marked is not None:
        lines = tuple(replace(line, markup=markup) for line, markup in zip(lines, marked.lines, strict=True))
    if quoted is not None:
        lines = tuple(replace(line, quote=level) for line, level in zip(lines, quoted.levels, strict=False))
    decoded = replace(
        source,
        text=text,
        lines=lines,
        scripts=(*scripts, *source.scripts),
        problems=(*source.problems, *problems),
    )
    return decoded, alignment


def _control_characters_problem(text: str) -> Problem:
    """Return the problem that reports the control characters of a text, their counts and the line of the first."""
    first = _CONTROL.search(text)
    counts = Counter(_CONTROL.findall(text))
    listed = ", ".join(f"U+{ord(control):04X} ({count})" for control, count in sorted(counts.items()))
    return problem("text-controls", characters=listed, line=text.count("\n", 0, first.start() if first else 0) + 1)


def _moved_lines(lines: Sequence[Line], text: str, alignment: Alignment) -> Sequence[Line]:
    """Return the lines with their extents in the new text, which has the same line feeds."""
    if not isinstance(lines, Lines) and _has_columns(lines):
        return _moved_parts(lines, alignment)
    extents: list[tuple[int, int]] = []
    start = 0
    for _ in range(len(lines)):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        extents.append((start, end))
        start = end + 1
    if isinstance(lines, Lines):
        return lines.with_extents(extents)
    return tuple(
        line if (line.start, line.end) == (start, end) else replace(line, start=start, end=end)
        for line, (start, end) in zip(lines, extents, strict=True)
    )


def _has_columns(lines: Sequence[Line]) -> bool:
    """Return whether printed lines of a text are split into parts."""
    return any(line.is_second for line in lines)


def _moved_parts(lines: Sequence[Line], alignment: Alignment) -> Sequence[Line]:
    """Return lines and parts of lines, in any order, with their extents in the new text."""
    places = alignment.target_places({place for line in lines for place in (line.start, line.end)})
    return tuple(replace(line, start=places[line.start], end=places[line.end]) for line in lines)


def _legacy_edits(source: Source) -> tuple[list[Edit], tuple[str, ...], tuple[Problem, ...]]:
    """Return the edits that decode legacy lines of a text input, the encodings found, and the problems to report."""
    lines_in_order = sorted(source.lines, key=lambda line: line.start)
    foreign = [line for line in lines_in_order if not _GEORGIAN.search(source.text, line.start, line.end)]
    decoded = legacy.decode_run("\n".join(source.text[line.start : line.end] for line in foreign))
    if not decoded.encoding:
        return [], (), ()
    edits: list[Edit] = []
    lines = iter(foreign)
    line, start, end = next(lines), 0, -1
    for edit in decoded.edits:
        while edit.start > end:
            if end >= 0:
                line, start = next(lines), end + 1
            end = start + line.end - line.start
        shift = line.start - start
        edits.append(Edit(edit.start + shift, edit.end + shift, edit.replacement))
    kind = "legacy-decoded" if decoded.confidence >= 1 else "legacy-unsure"
    message = problem(kind, encoding=decoded.encoding, confidence=f"{decoded.confidence:.2f}")
    return edits, (decoded.encoding,), (message,)
