"""Georgian as a spaCy language: tokenizer, stop words, lexical attributes.

The tokenizer puts a token boundary wherever an annotation may begin or end: between an acronym and its case ending
(EAPC|-ის, გაერო|ს, EAPC|ის), at hyphens inside compounds, between letters of different scripts, around quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import regex
from spacy.attrs import LIKE_NUM, NORM  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Config

from kaext.ka import numerals
from kaext.ka.inflection import endings
from kaext.ka.noun_chunks import noun_chunks
from kaext.ka.script import fold

# An address ends before the punctuation of the sentence it stands in.
_IN_URL = r"(?:[^\s<>„“”\"«».,;:!?)]|[.,;:!?)]++(?=[^\s<>„“”\"«».,;:!?)])){1,400}+"
_URL = (
    rf"https?://{_IN_URL}|www\.{_IN_URL}"
    r"|[A-Za-z0-9_.+-]{1,64}+@[A-Za-z0-9-]{1,64}+(?:\.[A-Za-z0-9-]{1,64}+){1,8}+"
)


@cache
def georgian_acronyms() -> dict[str, str]:
    """Return the letter words in Georgian script that the language knows, with their international form or ""."""
    rows = [line.split("\t") for line in _data_lines("georgian_acronyms.tsv")]
    return {row[0]: row[1] for row in rows}


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that hold their full stop (წ., იხ., ა.შ.)."""
    return frozenset(_data_lines("abbreviations.txt"))


@cache
def stop_words() -> frozenset[str]:
    """Return the function words of Georgian."""
    return frozenset(_data_lines("stop_words.txt"))


def _data_lines(name: str) -> list[str]:
    text = files("kaext.ka").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def token_pattern() -> regex.Pattern[str]:
    """Return the pattern of which every character of a text belongs to exactly one match."""
    cases = set(endings()) - {""}
    ending, hyphenated = (rf"\L<{group}>(?:ც|ვე|ცა)?(?!\p{{Georgian}})" for group in ("cases", "suffixes"))
    acronym = r"(?<!\p{Georgian})\L<acronyms>"
    return regex.compile(
        rf"(?P<space>\s++)"
        rf"|{_URL}"
        rf"|(?<![\p{{Georgian}}.])\L<abbreviations>(?!\p{{Georgian}})"
        rf"|{acronym}(?=(?:{ending}|(?!\p{{Georgian}})))"
        rf"|(?<=[A-Za-z\d]|{acronym})[-\u2010\u2011]{hyphenated}"
        rf"|\p{{Georgian}}[\p{{Georgian}}\p{{M}}]*+"
        rf"|(?<![\d.,])\d{{1,3}}+(?:[ \u00a0]\d{{3}})++(?!\d)(?:[.,]\d++)?+"
        rf"|\d++(?:[.,]\d++)*+"
        rf"|[\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{Armenian}}][\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{Armenian}}\p{{M}}]*+"
        rf"|\.{{2,}}+"
        rf"|.",
        regex.DOTALL,
        cases=cases,
        suffixes=cases | set(_data_lines("endings.txt")),
        acronyms=georgian_acronyms().keys(),
        abbreviations=abbreviations(),
    )


def split(text: str) -> list[str]:
    """Return the pieces of ``text``: tokens and stretches of white space; joined they are ``text`` again."""
    return [match[0] for match in token_pattern().finditer(text)]


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
        for match in token_pattern().finditer(text):
            piece = match[0]
            if match.lastgroup == "space":
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
    """Tell whether a token is a number: figures, Roman numerals, number words in any case."""
    return text[:1].isdigit() or numerals.parse(text) is not None


class GeorgianDefaults(BaseDefaults):
    """What spaCy needs to know of Georgian."""

    config: ClassVar[Config] = Config({"nlp": {"tokenizer": {"@tokenizers": "kaext.GeorgianTokenizer.v1"}}})  # type: ignore[misc]
    stop_words: ClassVar[set[str]] = set(stop_words())  # type: ignore[misc]
    syntax_iterators: ClassVar[dict[str, Callable[..., Any]]] = {"noun_chunks": noun_chunks}  # type: ignore[misc]
    lex_attr_getters: ClassVar[dict[int, Callable[[str], Any]]] = {LIKE_NUM: like_num, NORM: fold}  # type: ignore[misc]


class Georgian(Language):  # type: ignore[no-untyped-call]
    """The spaCy language ``ka``."""

    lang = "ka"
    Defaults = GeorgianDefaults
