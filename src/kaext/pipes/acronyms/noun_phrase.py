"""Long forms delimited as noun phrases, by their syntax and the number of the acronym's letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kaext.catalogue.names import meanings
from kaext.ka import phrases
from kaext.ka.inflection import nominative
from kaext.ka.script import is_georgian
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.catalogued import catalogue_meanings, catalogue_names
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.possessors import country_initial, is_country_itself, possessor_initial
from kaext.pipes.acronyms.translation import initials_of, letters_of
from kaext.pipes.acronyms.window import MIN_WORDS, Definition, Window, is_any, is_letter_word

_MAX_PLACE_WORDS = 5


def by_syntax(window: Window, mention: Mention) -> Definition | None:
    """Return the noun phrase that ends the window, with no more words than the acronym has letters for."""
    words, gaps = window.words, window.gaps
    last = len(words) - 1
    if not is_georgian(words[last]) or phrases.is_stop(words[last]):
        return None
    letters = sum(character.isalpha() for character in mention.acronym)
    head = head_of_tail(words, last)
    if head < last and phrases.is_benefactive(words[last]):
        # "money for the committee": if the committee alone has as many words as letters, its name is the long form.
        own = phrases.left_edge(words, gaps, last, limit=2 * letters + 3, wanted=letters)
        head = last if _count_content_words(words[own : last + 1]) == letters else head
    first = phrases.left_edge(words, gaps, head, limit=2 * letters + 3, wanted=letters)
    first = _within_letter_budget(words, first, head, letters)
    first = _without_possessors(words, first, last, mention)
    first += first < last and _is_seat(words[first])
    first += first < last and _is_recipient(words[first], window.text, mention)
    if not is_plausible(words[first : last + 1], mention):
        return None
    return Definition(window.spans[first][0], window.spans[last][1], "syntax", p.CONFIDENCE["syntax"])


def _count_content_words(words: Sequence[str]) -> int:
    return sum(word != "და" for word in words)


def _within_letter_budget(words: Sequence[str], first: int, last: int, letters: int) -> int:
    """Return ``first``, moved right so that the phrase has at most two words more than the acronym has letters."""
    content = [index for index in range(first, last + 1) if words[index] != "და"]
    surplus = len(content) - (letters + 2)
    return content[surplus] if surplus > 0 else first


def _without_possessors(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """Return ``first``, moved past possessors (countries, the Alliance) for which the acronym has no letter."""
    letters = sum(character.isalpha() for character in mention.acronym)
    while first < last and phrases.role(words[first]) in ("genitive", "adjective"):
        if is_country_itself(words[first]):
            first += 1
            continue
        initial = possessor_initial(words[first])
        if not initial or mention.acronym[0].upper() in initial or words[first + 1] == "და":
            break
        content = _count_content_words(words[first : last + 1])
        if initial in mention.acronym.upper() and content <= letters:
            break
        first += 1
    return first


def _is_seat(word: str) -> bool:
    """Return whether a word is the city where something is, and not part of its name: ტალინის … ცენტრი (CCDCOE).

    ჟენევის … ცენტრი (the Geneva Centre, GCSP) has a letter for the city.
    """
    return word.endswith("ს") and is_any(word, p.SEATS) and not initials_of(word)


def _is_recipient(word: str, text: str, mention: Mention) -> bool:
    """Return whether a country before a name is the recipient of what it names, in the dative.

    The dative of stems in -ო, -ე and -უ has the form of the genitive; a verb of giving after the acronym decides.
    """
    is_either = word.endswith(("ოს", "ეს", "უს")) and bool(country_initial(word))
    return is_either and p.GIVEN_AFTER.match(text, mention.end) is not None


def head_of_tail(words: Sequence[str], last: int) -> int:
    """Return the index of the head: the last word, or the noun before its complement (``X მშვიდობისათვის``)."""
    tail = words[last]
    if phrases.is_benefactive(tail) and not is_any(tail, p.GENERIC_HEADS):
        return nominative_before(words, last, reach=6)
    if tail == "შესახებ":
        return nominative_before(words, last, reach=9)
    is_place = tail.endswith("ში") and not is_any(tail, p.LOCATED_HEADS)
    return _located_before(words, last) if is_place else last


def _located_before(words: Sequence[str], last: int) -> int:
    """Return the index of the noun that the place ending at ``last`` locates, or ``last`` if there is none.

    ``მისია ცენტრალურ აფრიკაში`` (mission in Central Africa): the mission.
    """
    for index in range(last - 1, max(-1, last - _MAX_PLACE_WORDS), -1):
        if is_any(words[index], p.LOCATED_HEADS):
            return index
        is_conjunct = "და" in (words[index], words[index + 1])
        if not is_conjunct and phrases.role(words[index]) not in ("adjective", "genitive"):
            return last
    return last


def nominative_before(words: Sequence[str], last: int, *, reach: int) -> int:
    """Return the index of the nearest noun before ``last`` and its modifiers, or ``last`` if there is none."""
    for index in range(last - 1, max(-1, last - reach), -1):
        word = words[index]
        if phrases.role(word) == "other" and word != "და":
            is_nominative = word.endswith(("ა", "ი", "ო", "ე", "უ", "ს", "ობამ")) and not word.endswith("მა")
            return index if is_nominative or is_any(word, p.LOCATED_HEADS) else last
    return last


def is_plausible(words: Sequence[str], mention: Mention) -> bool:
    """Return whether a phrase can be a long form; that of a listed acronym shares a distinctive word with the list."""
    content = [word for word in words if word != "და"]
    if len(content) < MIN_WORDS or any(character.isdigit() for word in words for character in word):
        return False
    if all(country_initial(word) or is_letter_word(word) for word in content):
        return False
    if mention.acronym not in catalogue_names():
        return True
    # In a phrase of fewer words than letters a generic noun is not distinctive: ახალი პროგრამა (a new programme, DEEP).
    is_short = len(content) < len(letters_of(mention.acronym))
    distinctive = [word for word in content if not (is_short and is_any(word, p.GENERIC_HEADS))]
    return any(meanings(word) & catalogue_meanings(mention.acronym) for word in distinctive)


def leading_phrase(window: Window, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the noun phrase that fills the window or, if its position is ``certain``, the one that begins it.

    The phrase ends at the first noun that is no modifier. If its position is not certain, the numbers of its words and
    of the acronym's letters differ by one at most.
    """
    words = window.words
    head = next((i for i, word in enumerate(words) if word != "და" and phrases.role(word) == "other"), len(words) - 1)
    last = head if certain else len(words) - 1
    named = last if certain else head_of_tail(words, last)
    if not is_georgian(words[last]) or phrases.left_edge(words, window.gaps, named, limit=20) != 0:
        return None
    start, end = window.spans[0][0], window.spans[last][1]
    letters = len(letters_of(mention.acronym)) or len(mention.acronym)
    fits = mention.script == "Latn" and abs(last + 1 - letters) <= 1
    if not (certain or fits) or p.INNER_MARK.search(window.text, start, end):
        return None
    if not is_plausible(words[: last + 1], mention):
        return None
    return Definition(start, end, "syntax", p.CONFIDENCE["syntax-leading"])


@lru_cache(maxsize=2_000)
def in_nominative(long_form: str) -> str:
    """Return a long form in the nominative. In names that begin with their head, only the head changes case.

    ``პარტნიორობას მშვიდობისათვის`` (Partnership for Peace, dative) gives ``პარტნიორობა მშვიდობისათვის``.
    """
    words = long_form.split()
    if not words or not is_georgian(words[-1]):
        return long_form
    head = head_of_tail(words, len(words) - 1)
    if head == len(words) - 1 and phrases.is_benefactive(words[head]):
        return long_form
    return " ".join([nominative(" ".join(words[: head + 1])), *words[head + 1 :]])
