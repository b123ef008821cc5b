"""The tokens of a document as plain lists, and tokens split where an extent ends inside one.

spaCy creates a token object at every access, and its retokenizer moves all later tokens at every split. Here tokens are
read once, and a split document is rebuilt once, in linear time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    LENGTH,
    MORPH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc

from kaext.pipes.extensions import text_of

_INSIDE = 1
_BEGIN = 3
# -1 as an unsigned integer, as spaCy stores it.
_NO_START = numpy.uint64(2**64 - 1)
_ANNOTATION = [LEMMA, POS, TAG, MORPH, ENT_IOB, ENT_TYPE]


class Tokens(NamedTuple):
    """The tokens of a document: their texts, their offsets in code points, and whether a space follows."""

    texts: list[str]
    starts: list[int]
    spaced: list[bool]

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent of the tokens ``start:end``, not all white space, without white space at either end."""
        texts, first, last = self.texts, start, end - 1
        while first < last and texts[first].isspace():
            first += 1
        while last > first and texts[last].isspace():
            last -= 1
        return self.starts[first], self.starts[last] + len(texts[last])


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of ``doc``."""
    text = text_of(doc)
    lengths = doc.to_array([LENGTH, SPACY]).astype("int64")
    ends = lengths.sum(axis=1).cumsum() - lengths[:, 1]
    starts = (ends - lengths[:, 0]).tolist()
    texts = [text[start:end] for start, end in zip(starts, ends.tolist(), strict=True)]
    return Tokens(texts, starts, lengths[:, 1].astype(bool).tolist())


def _boundaries(doc: Doc) -> numpy.ndarray:
    """Return the offsets at which the tokens of ``doc`` begin and end."""
    lengths = doc.to_array([LENGTH, SPACY]).astype("int64")
    ends = lengths.sum(axis=1).cumsum()
    return numpy.concatenate(([0], ends, ends - lengths[:, 1]))


def with_boundaries(doc: Doc, offsets: Iterable[int]) -> Doc:
    """Return ``doc`` with a token boundary at each of ``offsets`` (code points); ``doc`` itself if it has them all.

    A new document has the spans, the user data and the annotation of ``doc``; the later parts of a split token depend
    on its first part.
    """
    required = list(offsets)
    if numpy.isin(required, _boundaries(doc)).all():
        return doc
    texts, starts, spaced = tokens_of(doc)
    # By the index of a token: the offsets inside it at which it is split.
    splits: dict[int, list[int]] = {}
    for offset in sorted(set(required)):
        index = bisect_right(starts, offset) - 1
        if 0 <= index < len(texts) and 0 < offset - starts[index] < len(texts[index]):
            splits.setdefault(index, []).append(offset - starts[index])
    if not splits:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    done = 0
    for index, inside in splits.items():
        text = texts[index]
        words += texts[done:index]
        words += (text[start:end] for start, end in pairwise([0, *inside, len(text)]))
        spaces += spaced[done:index]
        spaces += [*[False] * len(inside), spaced[index]]
        done = index + 1
    words += texts[done:]
    spaces += spaced[done:]
    parts = numpy.ones(len(texts), dtype="int64")
    parts[list(splits)] += numpy.array([len(inside) for inside in splits.values()])
    return _copied(doc, words, spaces, numpy.repeat(numpy.arange(len(texts)), parts))


def _copied(doc: Doc, words: list[str], spaces: list[bool], owners: numpy.ndarray) -> Doc:
    """Return a document of ``words``, each annotated as the token of ``doc`` with the index in ``owners``."""
    copy = Doc(doc.vocab, words=words, spaces=spaces, user_data=doc.user_data)
    copy.cats = doc.cats
    is_later = numpy.concatenate(([False], owners[1:] == owners[:-1]))
    first = numpy.searchsorted(owners, numpy.arange(len(doc)))
    has_trees = doc.has_annotation("DEP")
    attributes = [*_ANNOTATION, HEAD, DEP] if has_trees else [*_ANNOTATION, SENT_START]
    rows = doc.to_array(attributes)[owners]
    iob = attributes.index(ENT_IOB)
    rows[is_later & (rows[:, iob] == _BEGIN), iob] = _INSIDE
    if has_trees:
        places = numpy.arange(len(words))
        heads = first[owners + rows[:, -2].astype("int64")] - places
        heads[is_later] = first[owners[is_later]] - places[is_later]
        rows[:, -2] = heads.astype("uint64")
        rows[is_later, -1] = doc.vocab.strings.add("goeswith")
    else:
        rows[is_later & (rows[:, -1] == 1), -1] = _NO_START
    copy.from_array(attributes, rows)
    for name, group in doc.spans.items():
        copy.spans[name] = group.copy(doc=copy)
    return copy
