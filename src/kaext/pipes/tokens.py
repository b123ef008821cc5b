"""The tokens of a document as plain lists, and tokens cut in two where an extent ends inside one.

spaCy makes a token anew each time that it is asked for one, and its retokenizer moves all later tokens at every split;
here they are read once, and the document is built anew, once, in linear time.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

import numpy
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc

_INSIDE = 1
_BEGIN = 3
# -1, as spaCy stores it.
_NO_START = numpy.uint64(2**64 - 1)
_ANNOTATION = [LEMMA, POS, TAG, MORPH, ENT_IOB, ENT_TYPE]


class Tokens(NamedTuple):
    """The tokens of a document: text, place (code points), and whether a space follows."""

    texts: list[str]
    starts: list[int]
    spaced: list[bool]

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens ``start:end`` stand in the text, without white space at either end.

        Raises
        ------
        StopIteration
            They are all white space.
        """
        first = next(index for index in range(start, end) if not self.texts[index].isspace())
        last = next(index for index in range(end - 1, start - 1, -1) if not self.texts[index].isspace())
        return self.starts[first], self.starts[last] + len(self.texts[last])


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of ``doc``."""
    strings = doc.vocab.strings
    rows = doc.to_array([ORTH, SPACY])
    texts = [strings[key] for key in rows[:, 0].tolist()]
    spaced = [bool(space) for space in rows[:, 1].tolist()]
    starts = accumulate((len(text) + space for text, space in zip(texts, spaced, strict=True)), initial=0)
    return Tokens(texts, list(starts), spaced)


def with_boundaries(doc: Doc, places: Iterable[int]) -> Doc:
    """Return ``doc`` with a token boundary at each of ``places`` (code points); itself where all are boundaries.

    A new document has the spans, the user data and the annotation of ``doc``; the second part of a token depends on
    the first.
    """
    texts, starts, spaced = tokens_of(doc)
    cuts = iter(sorted(set(places)))
    cut = next(cuts, -1)
    words: list[str] = []
    spaces: list[bool] = []
    owners: list[int] = []
    for index, (text, space, start) in enumerate(zip(texts, spaced, starts, strict=False)):
        done = 0
        while 0 <= cut < start + len(text):
            if cut > start + done:
                words.append(text[done : cut - start])
                spaces.append(False)
                owners.append(index)
                done = cut - start
            cut = next(cuts, -1)
        words.append(text[done:])
        spaces.append(space)
        owners.append(index)
    return doc if len(words) == len(texts) else _copied(doc, words, spaces, numpy.array(owners))


def _copied(doc: Doc, words: list[str], spaces: list[bool], owners: numpy.ndarray) -> Doc:
    """Return a document of ``words`` with the annotation that the tokens ``owners`` have in ``doc``."""
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
