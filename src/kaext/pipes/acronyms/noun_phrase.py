"""Long forms as noun phrases: where they begin and end by their syntax, as far as the acronym has letters for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kaext.catalogue.names import meanings
from kaext.ka import phrases
from kaext.ka.inflection import nominative
from kaext.ka.script import is_georgian
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.listed import listed_meanings, listed_names
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.owners import country_initial, is_country_itself, owner_initial
from kaext.pipes.acronyms.stretch import MIN_WORDS, Definition, Stretch, is_any, is_letter_word
from kaext.pipes.acronyms.translation import letters_of


def by_syntax(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the noun phrase that ends the stretch, cut where the acronym has no letters for more words."""
    words, gaps = stretch.words, stretch.gaps
    last = len(words) - 1
    if not is_georgian(words[last]) or phrases.is_stop(words[last]):
        return None
    letters = sum(character.isalpha() for character in mention.acronym)
    head = head_of_tail(words, last)
    if head < last and phrases.is_benefactive(words[last]):
        # "money for the committee" beside as many letters as the committee has words: the name is the committee's.
        own = phrases.left_edge(words, gaps, last, limit=2 * letters + 3, wanted=letters)
        head = last if _content(words[own : last + 1]) == letters else head
    first = phrases.left_edge(words, gaps, head, limit=2 * letters + 3, wanted=letters)
    first = _budgeted(words, first, head, letters)
    first = _without_owners(words, first, last, mention)
    first += first < last and _is_given_to(words[first], stretch.text, mention)
    if not is_plausible(words[first : last + 1], mention):
        return None
    return Definition(stretch.spans[first][0], stretch.spans[last][1], "syntax", 0.75)


def _content(words: Sequence[str]) -> int:
    return sum(word != "და" for word in words)


def _budgeted(words: Sequence[str], first: int, last: int, letters: int) -> int:
    """Return ``first`` moved right while the phrase has more words than the acronym has letters for."""
    content = [index for index in range(first, last + 1) if words[index] != "და"]
    surplus = len(content) - (letters + 2)
    return content[surplus] if surplus > 0 else first


def _without_owners(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """Return ``first`` moved past owners outside the name: a country or the Alliance, unless a letter stands for it."""
    letters = sum(character.isalpha() for character in mention.acronym)
    while first < last and phrases.role(words[first]) in ("genitive", "adjective"):
        if is_country_itself(words[first]):
            first += 1
            continue
        initial = owner_initial(words[first])
        if not initial or mention.acronym[0].upper() in initial or words[first + 1] == "და":
            break
        content = _content(words[first : last + 1])
        if initial in mention.acronym.upper() and content <= letters:
            break
        first += 1
    return first


def _is_given_to(word: str, text: str, mention: Mention) -> bool:
    """Return whether a country before a name is who it was given to: the dative of -ო, -ე and -უ is as the genitive."""
    is_either = word.endswith(("ოს", "ეს", "უს")) and bool(country_initial(word))
    return is_either and p.GIVEN.match(text, mention.end) is not None


def head_of_tail(words: Sequence[str], last: int) -> int:
    """Return the index of the head: the last word, or the noun before what follows it (``X მშვიდობისათვის``)."""
    tail = words[last]
    if phrases.is_benefactive(tail) and not is_any(tail, p.GENERIC_HEADS):
        return nominative_before(words, last, reach=6)
    if tail == "შესახებ":
        return nominative_before(words, last, reach=9)
    is_place = last > 0 and tail.endswith("ში") and not is_any(tail, p.PLACED_HEADS)
    return last - 1 if is_place and is_any(words[last - 1], p.PLACED_HEADS) else last


def nominative_before(words: Sequence[str], last: int, *, reach: int) -> int:
    """Return the index of the noun that the modifiers before ``last`` follow, or ``last`` where there is none."""
    for index in range(last - 1, max(-1, last - reach), -1):
        word = words[index]
        if phrases.role(word) == "other" and word != "და":
            is_nominative = word.endswith(("ა", "ი", "ო", "ე", "უ", "ს", "ობამ")) and not word.endswith("მა")
            return index if is_nominative or is_any(word, p.PLACED_HEADS) else last
    return last


def is_plausible(words: Sequence[str], mention: Mention) -> bool:
    """Return whether a phrase can be a long form: for a known acronym it shares a telling word with a listed one."""
    content = [word for word in words if word != "და"]
    if len(content) < MIN_WORDS or any(character.isdigit() for word in words for character in word):
        return False
    if all(country_initial(word) or is_letter_word(word) for word in content):
        return False
    if mention.acronym not in listed_names():
        return True
    # A noun such as პროგრამა (programme) tells nothing in a phrase of fewer words than letters: ახალი პროგრამა (DEEP).
    is_short = len(content) < len(letters_of(mention.acronym))
    telling = [word for word in content if not (is_short and is_any(word, p.GENERIC_HEADS))]
    return any(meanings(word) & listed_meanings(mention.acronym) for word in telling)


def leading_phrase(stretch: Stretch, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the noun phrase that fills the stretch, or, where its place is ``certain``, the one that begins it.

    The phrase ends at the first noun that modifies nothing. In doubt it has as many words as the acronym letters.
    """
    words = stretch.words
    head = next((i for i, word in enumerate(words) if word != "და" and phrases.role(word) == "other"), len(words) - 1)
    last = head if certain else len(words) - 1
    named = last if certain else head_of_tail(words, last)
    if not is_georgian(words[last]) or phrases.left_edge(words, stretch.gaps, named, limit=20) != 0:
        return None
    start, end = stretch.spans[0][0], stretch.spans[last][1]
    letters = len(letters_of(mention.acronym)) or len(mention.acronym)
    fits = mention.script == "Latn" and abs(last + 1 - letters) <= 1
    if not (certain or fits) or p.INNER_MARK.search(stretch.text, start, end):
        return None
    return Definition(start, end, "syntax", 0.7) if is_plausible(words[: last + 1], mention) else None


@lru_cache(maxsize=2_000)
def in_nominative(long_form: str) -> str:
    """Return a long form in the nominative; in names that begin with their head, the head is changed.

    ``პარტნიორობას მშვიდობისათვის`` (Partnership for Peace, dative) gives ``პარტნიორობა მშვიდობისათვის``.
    """
    words = long_form.split()
    if not words or not is_georgian(words[-1]):
        return long_form
    head = head_of_tail(words, len(words) - 1)
    if head == len(words) - 1 and phrases.is_benefactive(words[head]):
        return long_form
    return " ".join([nominative(" ".join(words[: head + 1])), *words[head + 1 :]])
