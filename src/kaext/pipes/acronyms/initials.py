"""Long forms whose initials the letters of their acronym are: both in the same script."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.stretch import MIN_WORDS, Definition, Stretch, is_latin


def by_initials(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the words whose initials the acronym's letters are: same script on both sides.

    The alignment is that of A. Schwartz and M. Hearst, *A simple algorithm for identifying abbreviation definitions in
    biomedical text* (2003), on whole words: every letter stands in a word in order, the first one begins its word.
    """
    words = stretch.words
    is_english = is_latin(words[-1])
    if is_english != (mention.script == "Latn"):
        return None
    written = stretch.text[mention.start : mention.end]
    letters = [letter for letter in written.casefold() if letter.isalpha()]
    strict = initials_only(stretch, mention)
    if strict is not None:
        return strict
    first = _aligned(words, letters)
    if first is None:
        return _title_case_run(stretch) if is_english else None
    if any(word.startswith(written) for word in words[first:]):
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "initials", 0.95)


def initials_only(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the words of which every letter of the acronym is the initial of one."""
    letters = [letter for letter in stretch.text[mention.start : mention.end].casefold() if letter.isalpha()]
    words = [index for index, word in enumerate(stretch.words) if word.casefold() not in p.SMALL_WORDS]
    chosen = words[-len(letters) :]
    initials = [stretch.words[index][0].casefold() for index in chosen]
    if len(letters) < MIN_WORDS or initials != letters:
        return None
    return Definition(stretch.spans[chosen[0]][0], stretch.spans[-1][1], "initials", 0.9)


def _aligned(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail of ``words`` that the letters are taken from."""
    index, position = len(words) - 1, len(words[-1])
    initials = 0
    for number, letter in enumerate(reversed(letters)):
        is_first = number == len(letters) - 1
        while index >= 0:
            word = words[index].casefold()
            found = 0 if is_first and position > 0 and word.startswith(letter) else word.rfind(letter, 0, position)
            if found >= 0 and (not is_first or found == 0):
                position = found
                initials += found == 0
                break
            index -= 1
            position = len(words[index]) if index >= 0 else 0
            if len(words) - index > 2 * len(letters) + 3:
                return None
        if index < 0:
            return None
    return index if 2 * initials >= len(letters) and len(words) - index >= MIN_WORDS else None


def _title_case_run(stretch: Stretch) -> Definition | None:
    """Return the run of capitalised Latin words that ends the stretch."""
    words, gaps = stretch.words, stretch.gaps
    first = last = len(words) - 1
    while first >= 0 and (words[first][0].isupper() or words[first] in p.SMALL_WORDS):
        if not is_latin(words[first]) or (
            first < last
            and not (gaps[first + 1] in ("-", "/") or (len(gaps[first + 1]) == 1 and gaps[first + 1].isspace()))
        ):
            break
        first -= 1
    first += 1
    while first < last and words[first] in p.SMALL_WORDS:
        first += 1
    written_out = sum(not word.isupper() for word in words[first : last + 1])
    if last - first < 1 or written_out < MIN_WORDS or not words[last][0].isupper():
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "capitalised words", 0.8)
