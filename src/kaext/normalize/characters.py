"""Characters to modern Georgian letters: legacy encodings, old alphabets, invisible characters; lines stay."""

from __future__ import annotations

from dataclasses import replace

from kaext.alignment import Alignment, Edit, apply_edits
from kaext.ka import legacy, script
from kaext.problems import Problem, problem
from kaext.source import Line, Source

# Where a text has hardly any Georgian letters, it may be legacy text; where it has many, only whole lines may be.
_MAX_GEORGIAN_SHARE = 0.9
_MIN_LINE_KNOWN = 0.15


def characters(source: Source) -> tuple[Source, Alignment]:
    """Normalise the characters of a source.

    Returns
    -------
    tuple[Source, Alignment]
        The source with the new text, its lines moved accordingly (their number stays), the scripts found and the
        problems of unsure conversions; and the alignment of the new text with ``source.text``.
    """
    text, alignment = source.text, Alignment.identity(len(source.text))
    encodings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    if source.char_boxes is None:
        edits, encodings, problems = _legacy_edits(source)
        if edits:
            text, alignment = apply_edits(text, edits)
    scripts = (*script.detect(text), *encodings)
    text, second = script.normalize(text)
    alignment = alignment.then(second)
    decoded = replace(
        source,
        text=text,
        lines=_moved_lines(source.lines, text),
        scripts=(*scripts, *source.scripts),
        problems=(*source.problems, *problems),
    )
    return decoded, alignment


def _moved_lines(lines: tuple[Line, ...], text: str) -> tuple[Line, ...]:
    """Return the lines at their places in the new text, which has the same line feeds."""
    moved: list[Line] = []
    start = 0
    for line in lines:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        moved.append(replace(line, start=start, end=end))
        start = end + 1
    return tuple(moved)


def _legacy_edits(source: Source) -> tuple[list[Edit], tuple[str, ...], tuple[Problem, ...]]:
    """Return the edits that decode legacy lines of a text input, the encodings found, and what to tell of them."""
    letters = sum(character.isalpha() for character in source.text)
    georgian = sum("\u10a0" <= character <= "\u10ff" for character in source.text)
    if not letters or georgian > _MAX_GEORGIAN_SHARE * letters:
        return [], (), ()
    foreign = [line for line in source.lines if not _has_georgian(source.text[line.start : line.end])]
    whole = legacy.decode_run("\n".join(source.text[line.start : line.end] for line in foreign))
    if not whole.encoding:
        return [], (), ()
    edits: list[Edit] = []
    for line in foreign:
        text = source.text[line.start : line.end]
        shifted = legacy.convert(text, whole.encoding)
        converted, _ = apply_edits(text, shifted)
        share, words = legacy.known_share(converted)
        if words and (share >= _MIN_LINE_KNOWN or (words < 4 and not text.isupper())):
            edits += [Edit(e.start + line.start, e.end + line.start, e.replacement) for e in shifted]
    kind = "legacy-decoded" if whole.confidence >= 1 else "legacy-unsure"
    return edits, (whole.encoding,), (problem(kind, encoding=whole.encoding, confidence=f"{whole.confidence:.2f}"),)


def _has_georgian(text: str) -> bool:
    return any("\u10a0" <= character <= "\u10ff" for character in text)
