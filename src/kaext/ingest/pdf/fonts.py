"""Recover the letters of fonts without a usable ToUnicode map.

Such fonts store codes of a legacy Georgian encoding, code points shifted by a constant, or Private Use characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

import regex

from kaext.ka import legacy
from kaext.problems import Problem, problem
from kaext.source import FontRun

# Symbol fonts map 8-bit codes to the Private Use Area.
_SYMBOLS = {code: code - 0xF000 for code in range(0xF020, 0xF100)}
# TrueType fonts begin with three special glyphs, followed by ASCII from the space onward.
_ASCII_SHIFT, _FIRST_GLYPH = 29, 3
_FIRST_ASCII, _LAST_ASCII = 0x21, 0x7E
_FIRST_LETTER, _LETTERS = 0x10D0, 33
_SAMPLE = 4000
_MIN_WORDS = 4
# With less than the first share of Georgian letters a text has none, with more than the second it needs no decoding.
_GEORGIAN_SHARE, _MAX_GEORGIAN_SHARE = 0.1, 0.6
_GARBLED_SHARE = 0.3
_MIN_ENCODED_SHARE = 0.85
_MIN_JUDGED = 20
_MIN_JUDGED_LATIN = 80
_MIN_KNOWN = 0.05
_LATIN_WORD = regex.compile(r"\p{Latin}++")
# The most common words of English, French, German and Spanish: at least one word in twenty of a text.
_COMMON_LATIN_WORDS = frozenset(
    ("the", "of", "and", "to", "in", "a", "is", "for", "on", "with", "de", "la", "le", "et", "les", "des", "der")
) | frozenset(("die", "und", "das", "von", "en", "el", "los"))
_MIN_COMMON = 0.05
_ZERO_WIDTH_SPACE = "\u200b"
_STYLE_TAIL = regex.compile(
    r"[-, _]{0,4}(?:regular|roman|bold|italic|oblique|medium|light|black|normal|mt|ps|mtavr){0,6}$", regex.IGNORECASE
)
# Georgian letters, dashes, quotation marks and currency signs.
_UNENCODED = regex.compile(r"[\u10d0-\u10f0\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]++")
_NO_LETTER = regex.compile(r"[\s\d]")
_GEORGIAN = regex.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf]")
_READABLE = regex.compile(r"[\p{Georgian}\p{Latin}\p{Cyrillic}\p{Greek}\p{Nd}\p{P}\p{Sc}\p{Sm}\p{So}№\s\u00ad\u200b]")


@dataclass(frozen=True, slots=True)
class Recoding:
    """A text with its letters recovered.

    Attributes
    ----------
    text
        As long as the input.
    encodings
        The encodings that were found.
    problems
        Reports of what was decoded.
    unsure
        Start, end and confidence of runs that were decoded with a confidence below 1.
    """

    text: str
    encodings: tuple[str, ...]
    problems: tuple[Problem, ...]
    unsure: tuple[tuple[int, int, float], ...]


def recode(text: str, runs: Iterable[FontRun]) -> Recoding:
    """Recover the letters of runs in fonts that store codes other than Unicode.

    All runs of a font family are judged together. A family is recoded if its words become Georgian words.

    Parameters
    ----------
    text
        The characters of a document as read from the text layer.
    runs
        Its font runs, which do not overlap.
    """
    families: dict[str, list[FontRun]] = {}
    for run in runs:
        families.setdefault(_STYLE_TAIL.sub("", run.font).lower(), []).append(run)
    recoded: list[tuple[int, str]] = []
    encodings: list[str] = []
    problems: list[Problem] = []
    unsure: list[tuple[int, int, float]] = []
    for members in families.values():
        if not _may_be_encoded(text[run.start : run.end] for run in members):
            continue
        new, encoding, confidence = _decode(_text_of(text, members), members[0].font)
        if not encoding:
            continue
        place = 0
        for run in members:
            length = run.end - run.start
            recoded.append((run.start, new[place : place + length]))
            place += length + 1
        encodings.append(encoding)
        kind = "legacy-decoded" if confidence >= 1 else "legacy-unsure"
        problems.append(problem(kind, encoding=f"{encoding} ({members[0].font})", confidence=f"{confidence:.2f}"))
        if confidence < 1:
            unsure += [(run.start, run.end, confidence) for run in members]
    return Recoding(_splice(text, sorted(recoded)), tuple(dict.fromkeys(encodings)), tuple(problems), tuple(unsure))


def _text_of(text: str, runs: Sequence[FontRun]) -> str:
    """Return the text of runs, separated by a line feed where the line changes and else by a space."""
    of_runs = StringIO()
    end = runs[0].start
    for number, run in enumerate(runs):
        if number:
            of_runs.write("\n" if "\n" in text[end : run.start] else " ")
        of_runs.write(text[run.start : run.end])
        end = run.end
    return of_runs.getvalue()


def _splice(text: str, replacements: Sequence[tuple[int, str]]) -> str:
    """Return ``text`` with replacements of equal length, given by start offset in ascending order."""
    if not replacements:
        return text
    new = StringIO()
    end = 0
    for start, replacement in replacements:
        new.write(text[end:start])
        new.write(replacement)
        end = start + len(replacement)
    new.write(text[end:])
    return new.getvalue()


def has_no_georgian(text: str) -> bool:
    """Return whether less than a tenth of the letters of ``text`` are Georgian."""
    letters, georgian = _letters((text,))
    return georgian < _GEORGIAN_SHARE * letters


def is_unreadable(text: str) -> bool:
    """Return whether text is garbled: many characters of no script, or Georgian or Latin text without known words."""
    visible = [c for c in text if not c.isspace()]
    if not visible:
        return False
    if sum(_READABLE.match(c) is None for c in visible) > _GARBLED_SHARE * len(visible):
        return True
    share, words = legacy.known_share(text)
    if words >= _MIN_JUDGED:
        return share < _MIN_KNOWN
    latin = _LATIN_WORD.findall(text.lower())
    return len(latin) >= _MIN_JUDGED_LATIN and sum(word in _COMMON_LATIN_WORDS for word in latin) < _MIN_COMMON * len(
        latin
    )


def _may_be_encoded(texts: Iterable[str]) -> bool:
    letters, georgian = _letters(texts)
    return letters > 0 and letters - georgian > (1 - _MAX_GEORGIAN_SHARE) * letters


def _letters(texts: Iterable[str]) -> tuple[int, int]:
    """Return the number of characters other than digits and spaces in texts, and how many of them are Georgian."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    georgian = sum(count for character, count in counts.items() if _GEORGIAN.match(character))
    return sum(count for character, count in counts.items() if not _NO_LETTER.match(character)), georgian


def _decode(text: str, font: str) -> tuple[str, str, float]:
    """Return the decoded text (as long as ``text``), the name of the encoding ("" for none) and the confidence."""
    unicode_text = text.translate(_SYMBOLS)
    encoding, confidence = legacy.detect_encoding(unicode_text, font)
    if not encoding:
        return _decode_shifted(text)
    codes = legacy.table(encoding)
    new = StringIO()
    changed = last = 0
    for start, end, replacement in legacy.decoding_edits(unicode_text, encoding):
        new.write(unicode_text[last:start])
        new.write(replacement if len(replacement) == end - start else _ZERO_WIDTH_SPACE * (end - start))
        changed += end - start
        last = end
    new.write(unicode_text[last:])
    if changed > _MIN_ENCODED_SHARE * sum(c in codes for c in unicode_text):
        # All glyphs of such a font are Georgian, whether or not they form known words.
        letters = {ord(code): letter or _ZERO_WIDTH_SPACE for code, letter in codes.items()}
        return unicode_text.translate(letters), encoding, confidence
    return new.getvalue(), encoding, confidence


def _decode_shifted(text: str) -> tuple[str, str, float]:
    """Decode text whose letters are shifted by a constant: glyph indices, or a block of the Private Use Area.

    The 33 letters are consecutive in Unicode and in most fonts. The shift that gives the most known words is chosen.
    Letters that are Georgian already and punctuation are ignored: the font may set only Latin names and hyphens.
    """
    sample = _UNENCODED.sub(" ", text[:_SAMPLE])
    visible = [ord(c) for c in sample if not c.isspace()]
    if sum(not _FIRST_ASCII <= code <= _LAST_ASCII for code in visible) < _GARBLED_SHARE * len(visible) or not visible:
        return text, "", 0.0
    codes = sorted(set(visible))
    best, best_share = 0, 0.0
    for lowest in dict.fromkeys(code - place for code in codes for place in (0, 1, 2, 3)):
        if lowest == _FIRST_LETTER or sum(lowest <= code < lowest + _LETTERS for code in codes) < _LETTERS // 3:
            continue
        share, words = legacy.known_share(_shifted_text(sample, lowest))
        if words >= _MIN_WORDS and share > best_share:
            best, best_share = lowest, share
    if best_share < legacy.MIN_KNOWN:
        return text, "", 0.0
    return _shifted_text(text, best), "glyph-shift", min(0.95, best_share / legacy.SURE_KNOWN)


def _shifted_text(text: str, lowest: int) -> str:
    numbers_glyphs = any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in text)
    moved: list[str] = []
    for character in text:
        code = ord(character)
        if lowest <= code < lowest + _LETTERS:
            moved.append(chr(code - lowest + _FIRST_LETTER))
        elif numbers_glyphs and character != "\n" and _FIRST_GLYPH <= code <= _LAST_ASCII - _ASCII_SHIFT:
            moved.append(chr(code + _ASCII_SHIFT))
        else:
            moved.append(character)
    return "".join(moved)
