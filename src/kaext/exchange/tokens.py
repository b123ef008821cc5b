"""Tokens of the language ``ka`` with additional boundaries, for formats whose smallest unit is the token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kaext.ka.lang import split


class Piece(NamedTuple):
    """A token: its text, the offset of its first code point, and whether a single space of its own follows."""

    text: str
    start: int
    space: bool


def tokens_at(text: str, edges: Iterable[int]) -> list[Piece]:
    """Return the tokens of ``text``, also split at every offset in ``edges``; their concatenation is ``text``.

    White space is a token of its own, except for a single space after a token.
    """
    cuts = set(edges)
    pieces: list[Piece] = []
    position = 0
    for token in split(text):
        start = position
        for index in range(position + 1, position + len(token)):
            if index in cuts:
                pieces.append(Piece(text[start:index], start, space=False))
                start = index
        position += len(token)
        pieces.append(Piece(text[start:position], start, space=False))
    merged: list[Piece] = []
    for piece in pieces:
        if piece.text == " " and merged and not merged[-1].space and not merged[-1].text.isspace():
            merged[-1] = merged[-1]._replace(space=True)
        else:
            merged.append(piece)
    return merged
