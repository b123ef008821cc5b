"""Georgian as a spaCy language: tokenizer, stop words and lexical attributes.

The tokenizer places a token boundary wherever an annotation may begin or end: between an acronym and its case ending
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

_CLITICS = ("", "ც", "ვე", "ცა")
_LETTERS = r"\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}"
# An address does not include the final punctuation of its sentence.
_IN_URL = r"(?:[^\s<>„“”\"«».,;:!?)]|[.,;:!?)]++(?=[^\s<>„“”\"«».,;:!?)])){1,400}+"
_URL = (
    rf"https?://{_IN_URL}|www\.{_IN_URL}"
    r"|[A-Za-z0-9_.+-]{1,64}+@[A-Za-z0-9-]{1,64}+(?:\.[A-Za-z0-9-]{1,64}+){1,8}+"
)


@cache
def georgian_acronyms() -> dict[str, str]:
    """Return the known acronyms in Georgian script with their international form, or "" if they have none."""
    return {acronym: canonical for acronym, canonical, *_ in rows_of("kaext.ka", "data/georgian_acronyms.tsv")}


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that include a full stop (წ., იხ., ა.შ.)."""
    return frozenset(lines_of("kaext.ka", "data/abbreviations.txt"))


@cache
def stop_words() -> frozenset[str]:
    """Return the function words of Georgian."""
    return frozenset(lines_of("kaext.ka", "data/stop_words.txt"))


@cache
def _pattern() -> regex.Pattern[str]:
    """Return the token pattern. Every character of a text belongs to exactly one match."""
    return regex.compile(
        # The most frequent pieces; a word without a full stop is no abbreviation.
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
def _attached_endings() -> frozenset[str]:
    """Return what may directly follow an acronym in Georgian script: case endings, with clitics."""
    return _with_clitics(set(endings()) - {""})


@cache
def _hyphenated_endings() -> frozenset[str]:
    """Return what may follow a hyphen in a word: case endings, postpositions and derivations, with clitics."""
    return _with_clitics((set(endings()) - {""}) | set(lines_of("kaext.ka", "data/endings.txt")))


def _with_clitics(endings: Iterable[str]) -> frozenset[str]:
    return frozenset(ending + clitic for ending in endings for clitic in _CLITICS)


@cache
def _acronyms_by_prefix() -> dict[str, tuple[str, ...]]:
    """Return the Georgian acronyms by their first two letters."""
    groups: dict[str, tuple[str, ...]] = {}
    for acronym in georgian_acronyms():
        groups[acronym[:2]] = (*groups.get(acronym[:2], ()), acronym)
    return groups


def acronym_of(word: str) -> str:
    """Return the Georgian acronym of ``word``, alone or with an attached ending (გაეროს, of the UN); else ""."""
    fitting = (a for a in _acronyms_by_prefix().get(word[:2], ()) if word.startswith(a))
    return next((a for a in fitting if word == a or word[len(a) :] in _attached_endings()), "")


def split(text: str) -> list[str]:
    """Return the tokens of ``text`` and the white space between them; joined, they give ``text`` again."""
    pieces: list[str] = []
    after_hyphen, by_prefix = _hyphenated_endings(), _acronyms_by_prefix()
    for piece in _pattern().findall(text):
        if piece == " ":
            pieces.append(piece)
        elif piece in after_hyphen and pieces and pieces[-1] in HYPHENS and _takes_ending(pieces[-2:-1]):
            pieces[-1] += piece
        elif piece[:2] in by_prefix and (acronym := acronym_of(piece)):
            pieces.extend(part for part in (acronym, piece[len(acronym) :]) if part)
        else:
            pieces.append(piece)
    return pieces


def _takes_ending(pieces: list[str]) -> bool:
    """Return whether an ending after a hyphen belongs to what precedes it: a foreign word, a number or an acronym."""
    if not pieces:
        return False
    last = pieces[-1]
    return last in georgian_acronyms() or (last[-1].isascii() and last[-1].isalnum())


class GeorgianTokenizer:
    """A spaCy tokenizer, ``text -> Doc``: lossless and stateless.

    A single space is stored with the token before it; any other white space is a token of its own.
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
        """Return no data; the tokenizer has no state."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> GeorgianTokenizer:
        """Return the tokenizer itself."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write nothing; the tokenizer has no state."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> GeorgianTokenizer:
        """Return the tokenizer itself."""
        return self

    def __reduce__(self) -> tuple[type[GeorgianTokenizer], tuple[Vocab]]:
        return GeorgianTokenizer, (self.vocab,)


@registry.tokenizers("kaext.GeorgianTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], GeorgianTokenizer]:
    """Return the factory for use in spaCy configurations."""
    return lambda nlp: GeorgianTokenizer(nlp.vocab)


def like_num(text: str) -> bool:
    """Return whether a token is a number: digits, a Roman numeral, or a number word in any case."""
    return text[:1].isdigit() or (numerals.may_be_number(text) and numerals.parse(text) is not None)


class GeorgianDefaults(BaseDefaults):
    """Language data for spaCy."""

    config: ClassVar[Config] = Config({"nlp": {"tokenizer": {"@tokenizers": "kaext.GeorgianTokenizer.v1"}}})  # type: ignore[misc]
    stop_words: ClassVar[set[str]] = set(stop_words())  # type: ignore[misc]
    syntax_iterators: ClassVar[dict[str, Callable[..., Any]]] = {"noun_chunks": noun_chunks}  # type: ignore[misc]
    lex_attr_getters: ClassVar[dict[int, Callable[[str], Any]]] = {LIKE_NUM: like_num, NORM: fold}  # type: ignore[misc]


class HeldSpans(SpanGroup):
    """A span group that keeps its document alive; spaCy's own holds only a weak reference to it.

    Without it, ``nlp(text).spans["dates"][0]`` would be an error instead of a span.
    """

    def __init__(self, doc: Doc, group: SpanGroup) -> None:
        super().__init__(doc, name=group.name, attrs=group.attrs, spans=list(group))
        self._held = doc


class Georgian(Language):  # type: ignore[no-untyped-call]
    """The spaCy language ``ka``."""

    lang = "ka"
    Defaults = GeorgianDefaults

    def __call__(self, text: str | Doc, **options: Any) -> Doc:
        """Return ``text`` processed by all components.

        Parameters
        ----------
        text
            A text, or a document. For a text, the span groups of the result keep the document alive
            (:class:`HeldSpans`). A document is held by the caller, and no reference cycle is created.
        options
            As for :class:`spacy.language.Language`.
        """
        doc = super().__call__(text, **options)
        if isinstance(text, str):
            for name, group in doc.spans.items():
                doc.spans[name] = HeldSpans(doc, group)
        return doc
