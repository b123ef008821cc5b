"""Georgian as a spaCy language: tokenizer, stop words, lexical attributes.

The tokenizer puts a token boundary wherever an annotation may begin or end: between an acronym and its case ending
(EAPC|-ის, გაერო|ს, EAPC|ის), at hyphens inside compounds, between letters of different scripts, around quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import regex
from spacy.attrs import LIKE_NUM, NORM  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Config

from kaext.data_files import lines_of, rows_of
from kaext.ka import numerals
from kaext.ka.noun_chunks import noun_chunks
from kaext.ka.paradigms import endings
from kaext.ka.script import HYPHENS, fold

# An address ends before the punctuation of the sentence it stands in.
_IN_URL = r"(?:[^\s<>„“”\"«».,;:!?)]|[.,;:!?)]++(?=[^\s<>„“”\"«».,;:!?)])){1,400}+"
_URL = (
    rf"https?://{_IN_URL}|www\.{_IN_URL}"
    r"|[A-Za-z0-9_.+-]{1,64}+@[A-Za-z0-9-]{1,64}+(?:\.[A-Za-z0-9-]{1,64}+){1,8}+"
)


@cache
def georgian_acronyms() -> dict[str, str]:
    """Return the letter words in Georgian script that the language knows, with their international form or ""."""
    return {acronym: canonical for acronym, canonical, *_ in rows_of("kaext.ka", "data/georgian_acronyms.tsv")}


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that hold their full stop (წ., იხ., ა.შ.)."""
    return frozenset(lines_of("kaext.ka", "data/abbreviations.txt"))


@cache
def stop_words() -> frozenset[str]:
    """Return the function words of Georgian."""
    return frozenset(lines_of("kaext.ka", "data/stop_words.txt"))


_PARTICLES = ("", "ც", "ვე", "ცა")
_LETTERS = r"\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}"


@cache
def _pattern() -> regex.Pattern[str]:
    """Return the pattern of which every character of a text belongs to exactly one match."""
    return regex.compile(
        # Most pieces; without a full stop after it a word is no abbreviation.
        rf"\s++|\p{{Georgian}}++(?![.\p{{M}}])"
        rf"|{_URL}"
        rf"|(?<![\p{{Georgian}}.])\L<abbreviations>(?!\p{{Georgian}})"
        rf"|\p{{Georgian}}[\p{{Georgian}}\p{{M}}]*+"
        rf"|(?<![\d.,])\d{{1,3}}+(?:[ \u00a0]\d{{3}})++(?!\d)(?:[.,]\d++)?+"
        rf"|\d++(?:[.,]\d++)*+"
        rf"|[{_LETTERS}][{_LETTERS}\p{{M}}]*+"
        rf"|\.{{2,}}+"
        rf"|.",
        regex.DOTALL,
        abbreviations=abbreviations(),
    )


@cache
def _glued_endings() -> frozenset[str]:
    """Return what follows an acronym in Georgian script at once: case endings, with particles."""
    return _with_particles(set(endings()) - {""})


@cache
def _hyphenated_endings() -> frozenset[str]:
    """Return what belongs to the word before a hyphen: case endings, postpositions, derivations, with particles."""
    return _with_particles((set(endings()) - {""}) | set(lines_of("kaext.ka", "data/endings.txt")))


def _with_particles(endings: Iterable[str]) -> frozenset[str]:
    return frozenset(ending + particle for ending in endings for particle in _PARTICLES)


@cache
def _acronyms_by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the Georgian acronyms by their first two letters."""
    groups: dict[str, tuple[str, ...]] = {}
    for acronym in georgian_acronyms():
        groups[acronym[:2]] = (*groups.get(acronym[:2], ()), acronym)
    return groups


def acronym_of(word: str) -> str:
    """Return the Georgian acronym that ``word`` is, alone or with an ending glued to it (გაეროს, of the UN), or ""."""
    fitting = (a for a in _acronyms_by_beginning().get(word[:2], ()) if word.startswith(a))
    return next((a for a in fitting if word == a or word[len(a) :] in _glued_endings()), "")


def split(text: str) -> list[str]:
    """Return the pieces of ``text``: tokens and stretches of white space; joined they are ``text`` again."""
    pieces: list[str] = []
    after_hyphen, beginnings = _hyphenated_endings(), _acronyms_by_beginning()
    for piece in _pattern().findall(text):
        if piece == " ":
            pieces.append(piece)
        elif piece in after_hyphen and pieces and pieces[-1] in HYPHENS and _takes_ending(pieces[-2:-1]):
            pieces[-1] += piece
        elif piece[:2] in beginnings and (acronym := acronym_of(piece)):
            pieces.extend(part for part in (acronym, piece[len(acronym) :]) if part)
        else:
            pieces.append(piece)
    return pieces


def _takes_ending(pieces: list[str]) -> bool:
    """Whether an ending after a hyphen belongs to what stands before it: a foreign word, a figure, an acronym."""
    if not pieces:
        return False
    last = pieces[-1]
    return last in georgian_acronyms() or (last[-1].isascii() and last[-1].isalnum())


class GeorgianTokenizer:
    """A spaCy tokenizer: ``text -> Doc``, lossless, without state of its own.

    White space between tokens: one space belongs to the token before it, anything else is a token of its own.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of ``text``."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in split(text):
            if piece[0].isspace():
                if piece[0] == " " and words and not spaces[-1]:
                    spaces[-1] = True
                    piece = piece[1:]
                while piece:
                    cut = piece.find(" ", 1)
                    head = piece if cut < 0 else piece[:cut]
                    words.append(head)
                    spaces.append(cut >= 0)
                    piece = "" if cut < 0 else piece[cut + 1 :]
                continue
            words.append(piece)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenize many texts."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing: the tokenizer is its code."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> GeorgianTokenizer:
        """Return the tokenizer itself."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write nothing: the tokenizer is its code."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> GeorgianTokenizer:
        """Return the tokenizer itself."""
        return self

    def __reduce__(self) -> tuple[type[GeorgianTokenizer], tuple[Vocab]]:
        return GeorgianTokenizer, (self.vocab,)


@registry.tokenizers("kaext.GeorgianTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], GeorgianTokenizer]:
    """Return the factory that spaCy configurations name."""
    return lambda nlp: GeorgianTokenizer(nlp.vocab)


def like_num(text: str) -> bool:
    """Return whether a token is a number: figures, Roman numerals, number words in any case."""
    return text[:1].isdigit() or (numerals.may_be_number(text) and numerals.parse(text) is not None)


class GeorgianDefaults(BaseDefaults):
    """What spaCy needs to know of Georgian."""

    config: ClassVar[Config] = Config({"nlp": {"tokenizer": {"@tokenizers": "kaext.GeorgianTokenizer.v1"}}})  # type: ignore[misc]
    stop_words: ClassVar[set[str]] = set(stop_words())  # type: ignore[misc]
    syntax_iterators: ClassVar[dict[str, Callable[..., Any]]] = {"noun_chunks": noun_chunks}  # type: ignore[misc]
    lex_attr_getters: ClassVar[dict[int, Callable[[str], Any]]] = {LIKE_NUM: like_num, NORM: fold}  # type: ignore[misc]


class HeldSpans(SpanGroup):
    """A group of spans that keeps its document in being, where spaCy's own only knows it while others do.

    So ``nlp(text).spans["dates"][0]`` is a span, not an error.
    """

    def __init__(self, doc: Doc, group: SpanGroup) -> None:
        super().__init__(doc, name=group.name, attrs=group.attrs, spans=list(group))
        self._held = doc


class Georgian(Language):  # type: ignore[no-untyped-call]
    """The spaCy language ``ka``."""

    lang = "ka"
    Defaults = GeorgianDefaults

    def __call__(self, text: str | Doc, **options: Any) -> Doc:
        """Return ``text`` as all components leave it.

        Parameters
        ----------
        text
            A text, whose groups of spans then hold the document (:class:`HeldSpans`), or a document, which whoever made
            it holds: no cycle of references is made of it.
        options
            As for :class:`spacy.language.Language`.
        """
        doc = super().__call__(text, **options)
        if isinstance(text, str):
            for name, group in doc.spans.items():
                doc.spans[name] = HeldSpans(doc, group)
        return doc
