"""Long forms in the script of their acronym, whose words supply its letters."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.window import MIN_WORDS, Definition, Window, is_latin


def by_initials(window: Window, mention: Mention) -> Definition | None:
    """Return the words at the end of the window that supply the acronym's letters, in the same script.

    The alignment is that of A. Schwartz and M. Hearst, *A simple algorithm for identifying abbreviation definitions in
    biomedical text* (2003), on whole words: the words contain the letters in order, and the first letter begins a word.
    """
    words = window.words
    is_english = is_latin(words[-1])
    if is_english != (mention.script == "Latn"):
        return None
    written = window.text[mention.start : mention.end]
    letters = [letter for letter in written.casefold() if letter.isalpha()]
    strict = initials_only(window, mention)
    if strict is not None:
        return strict
    first = _aligned(words, letters)
    if first is None:
        return _title_case_run(window) if is_english else None
    if any(word.startswith(written) for word in words[first:]):
        return None
    return Definition(window.spans[first][0], window.spans[-1][1], "initials", p.CONFIDENCE["initials-aligned"])


def initials_only(window: Window, mention: Mention) -> Definition | None:
    """Return the words at the end of the window if each letter of the acronym is the initial of one of them."""
    letters = [letter for letter in window.text[mention.start : mention.end].casefold() if letter.isalpha()]
    words = [index for index, word in enumerate(window.words) if word.casefold() not in p.SMALL_WORDS]
    chosen = words[-len(letters) :]
    initials = [window.words[index][0].casefold() for index in chosen]
    if len(letters) < MIN_WORDS or initials != letters:
        return None
    return Definition(window.spans[chosen[0]][0], window.spans[-1][1], "initials", p.CONFIDENCE["initials"])


def _aligned(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail of ``words`` that contains the letters in order."""
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


def _title_case_run(window: Window) -> Definition | None:
    """Return the run of capitalised Latin words that ends the window."""
    words, gaps = window.words, window.gaps
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
    return Definition(
        window.spans[first][0], window.spans[-1][1], "capitalised-words", p.CONFIDENCE["capitalised-words"]
    )
