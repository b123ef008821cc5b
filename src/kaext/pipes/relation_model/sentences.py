"""What the features of all candidates of a sentence have in common, computed once for each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS
from kaext.pipes.relation_model.mentions import Mentions
from kaext.pipes.relations import grammar
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.words import modality
from kaext.pipes.values import RelationValue

_PLACEHOLDERS = {COUNTRIES: "<country>", PROGRAMMES: "<programme>", DATES: "<date>", SUMS: "<sum>"}
_VERBAL = frozenset({"VERB", "AUX"})
# Further words of a sentence, or between two mentions, are not looked at.
MAX_WORDS = 40
# Letters at the beginning and the end of a word that are features of their own.
_PIECE = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the features see it.

    Parameters
    ----------
    start, end
        Its extent, in tokens.
    words
        Its words with their token indices; a placeholder replaces each mention.
    verbs
        The words that are verbs known to the rules, with their token indices.
    unknown
        The verbs that the rules do not know; none without ``kaext_linguistics``.
    names
        The features that all its candidates have.
    statements
        The rules' statements in it.
    """

    start: int
    end: int
    words: tuple[tuple[int, str], ...]
    verbs: tuple[tuple[int, Form], ...]
    unknown: tuple[Token, ...]
    names: tuple[str, ...]
    statements: tuple[RelationValue, ...]


class Sentences:
    """The sentences of a document, and how often the rules' statements name each country and programme.

    Attributes
    ----------
    countries, programmes
        Numbers of statements, by the country's code and by the programme's id.
    """

    def __init__(self, doc: Doc, mentions: Mentions | None = None) -> None:
        self.doc = doc
        self.countries = Counter(value.country for value in doc._.relations)
        self.programmes = Counter(value.programme for value in doc._.relations)
        self._mentions = mentions or Mentions(doc)
        self._statements = _by_sentence(doc)
        self._last: Sentence | None = None

    def read(self, start: int, end: int) -> Sentence:
        """Return the sentence ``start:end`` (in tokens); candidates in text order need each sentence once."""
        if self._last is None or (self._last.start, self._last.end) != (start, end):
            self._last = self._read(start, end)
        return self._last

    def _read(self, start: int, end: int) -> Sentence:
        words = tuple(self._words(start, end))
        forms = ((place, grammar.analyse_verb(word)) for place, word in words)
        verbs = tuple((place, form) for place, form in forms if form is not None)
        places = {place for place, _ in verbs}
        tagged = [token for token in self.doc[start:end] if token.pos_ in _VERBAL]
        unknown = tuple(token for token in tagged if token.i not in places)
        shared = (*self._names(start, end), *_verb_names(verbs), *(f"verb lemma={token.lemma_}" for token in tagged))
        return Sentence(
            start,
            end,
            words,
            verbs,
            unknown,
            (*shared, f"known={min(len(verbs), 2)} unknown={min(len(unknown), 2)}", *_word_names(words)),
            tuple(self._statements.get(start, ())),
        )

    def _words(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        covered: dict[int, str] = {}
        for group, placeholder in _PLACEHOLDERS.items():
            for first, after, _ in self._mentions.within(group, start, end):
                covered.setdefault(first, placeholder)
                for index in range(first + 1, after):
                    covered.setdefault(index, "")
        for token in self.doc[start:end]:
            word = covered.get(token.i, token.norm_)
            if word and not token.is_space and not (word.startswith("-") and token.i):
                yield token.i, word

    def _names(self, start: int, end: int) -> Iterator[str]:
        countries = {code for _, _, value in self._mentions.within(COUNTRIES, start, end) for code in value.ids}
        programmes = {value.id for _, _, value in self._mentions.within(PROGRAMMES, start, end)}
        yield f"countries={min(len(countries), 4)}"
        yield f"programmes={min(len(programmes), 3)}"
        yield f"countries={min(len(countries), 4)} programmes={min(len(programmes), 3)}"
        yield f"length={min((end - start) // 8, 5)}"


def spelled(name: str, word: str) -> Iterator[str]:
    """Yield features of a word: itself, and its beginning, middle and end if it is longer than those.

    A verb that the training documents have in another form shares its preverb, its root or its ending.
    """
    yield f"{name}={word}"
    if len(word) > _PIECE and not word.startswith("<"):
        yield f"{name} begins={word[:_PIECE]}"
        yield f"{name} ends={word[-_PIECE:]}"
        if len(word) >= 2 * _PIECE:
            yield f"{name} has={word[2 : 3 + _PIECE]}"


def _word_names(words: tuple[tuple[int, str], ...]) -> Iterator[str]:
    texts = [word for _, word in words]
    yield f"negated={any(modality.NEGATION.match(word) for word in texts)}"
    yield f"modal={any(modality.MODAL.match(word) for word in texts)}"
    for word in texts[:MAX_WORDS]:
        if not word.startswith("<"):
            yield from spelled("word", word)


def _verb_names(verbs: tuple[tuple[int, Form], ...]) -> Iterator[str]:
    yield f"verbs={min(len(verbs), 3)}"
    for _, form in verbs:
        yield f"verb={form.kind}"
        yield f"form={form.verb_form} {form.tense}"


def _by_sentence(doc: Doc) -> dict[int, list[RelationValue]]:
    """Return the rules' statements by the first token of each sentence that they touch."""
    sentences = list(doc.sents) if doc._.relations else []
    starts = [sentence.start_char for sentence in sentences]
    found: dict[int, list[RelationValue]] = {}
    for value in doc._.relations:
        first = max(bisect_right(starts, value.start) - 1, 0)
        for sentence in sentences[first : bisect_left(starts, value.end)]:
            if value.start < sentence.end_char:
                found.setdefault(sentence.start, []).append(value)
    return found
