"""Sentence boundaries by final punctuation, blocks and line ends.

Abbreviations hold their full stop inside the token, so a full stop by itself ends a sentence, but for initials of
names and figures with a full stop inside.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kaext.pipes.extensions import blocks_of
from kaext.pipes.sentences.patterns import CLOSING, FINAL


class SentenceBoundaries:
    """Sets ``token.is_sent_start`` for every token."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of ``doc``."""
        block_starts = {block.start for block in blocks_of(doc)}
        texts = [token.text for token in doc]
        begins = True
        for index, token in enumerate(doc):
            is_space = token.is_space
            token.is_sent_start = index == 0 or (begins and not is_space) or token.idx in block_starts
            if token.is_sent_start:
                begins = False
            if is_space:
                begins = begins or "\n" in texts[index]
            elif texts[index] in FINAL:
                begins = not _is_initial(texts, index) and not _closes_later(texts, index)
            elif begins is False and texts[index] in CLOSING:
                begins = _after_final(texts, index) and not _closes_later(texts, index)
        return doc


def _is_initial(texts: list[str], index: int) -> bool:
    before = texts[index - 1] if index else ""
    return len(before) == 1 and before.isalpha() and texts[index] == "."


def _closes_later(texts: list[str], index: int) -> bool:
    return index + 1 < len(texts) and texts[index + 1] in CLOSING


def _after_final(texts: list[str], index: int) -> bool:
    """Tell whether the closing marks up to ``index`` follow a final punctuation mark."""
    while index and texts[index] in CLOSING:
        index -= 1
    return texts[index] in FINAL and not _is_initial(texts, index)
