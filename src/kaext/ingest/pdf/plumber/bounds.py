"""Fonts and streams that would keep pdfminer at work for ever on a few bytes, told before it is.

A font may say of four billion codes at once how wide they are or what they stand for, and a stream that its rows are
gigabytes long: pdfminer takes them one by one, and makes the row.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from math import prod
from typing import Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, TrueTypeFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, int_value, resolve1

# A font has at most 65,536 characters, of which some may be told of several times.
MAX_CODES = 200_000
# Bytes of a row that a predictor works on; those of the largest pictures are shorter.
MAX_ROW = 10_000_000
_BITS = 8
# How many numbers the lists of widths have for a range of codes, which begins with its first and last.
_RANGE_LENGTHS = {"W": 3, "W2": 5}
# What a row's length is told by, and what each is where it is not said.
_ROW_PARAMETERS = {"Columns": 1, "Colors": 1, "BitsPerComponent": 8}


class EndlessFontError(Exception):
    """A font tells of more codes than any font has."""


class EndlessRowError(Exception):
    """A stream's predictor works on rows that are longer than any."""


class BoundedFonts(PDFResourceManager):
    """Makes fonts as pdfminer does, but none that has more codes than a font can have."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font of an object.

        Raises
        ------
        EndlessFontError
            It tells of more codes than any font has.
        """
        if not objid or objid not in self._cached_fonts:
            for name, length in _RANGE_LENGTHS.items():
                widths = resolve1(spec.get(name))
                if isinstance(widths, list) and _count_range_codes(widths, length) > MAX_CODES:
                    raise EndlessFontError
            letters, descriptor = resolve1(spec.get("ToUnicode")), resolve1(spec.get("FontDescriptor"))
            if isinstance(letters, PDFStream):
                _check_character_map(letters)
            elif isinstance(descriptor, dict):
                _check_font_program(resolve1(descriptor.get("FontFile2")))
        return super().get_font(objid, spec)


def _count_range_codes(widths: Iterable[object], length: int) -> int:
    """Return how many codes the ranges of a list of widths have: those that are in no list of their own."""
    count = 0
    held: list[Any] = []
    for value in map(resolve1, widths):
        held = [*held, value] if isinstance(value, int | float) else []
        if len(held) == length:
            first, last = held[:2]
            count += max(0, int(last) - int(first) + 1)
            held = []
    return count


class _CodeCounter(dict[int, int]):
    """Codes that are counted, however often one is given."""

    count = 0

    def __setitem__(self, code: int, glyph: int) -> None:
        self.count += 1
        if self.count > MAX_CODES:
            raise EndlessFontError


class _CountedMap(FileUnicodeMap):
    """The letters of codes, which are counted."""

    def __init__(self) -> None:
        super().__init__()
        self._codes = _CodeCounter()

    def add_cid2unichr(self, cid: int, code: Any) -> None:
        """Count a code."""
        self._codes[cid] = 0


class _CountedProgram(TrueTypeFont):
    """A font program whose codes are counted."""

    def parse_cmap_format_4(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Count codes in ranges of up to 65,536."""
        super().parse_cmap_format_4(fp, _CodeCounter())

    def parse_cmap_format_12(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Count codes in ranges of up to four billion."""
        super().parse_cmap_format_12(fp, _CodeCounter())


def _check_character_map(letters: PDFStream) -> None:
    """Go through what a font's codes stand for, where it may tell so of many at once."""
    content = letters.get_data()
    if b"range" in content:
        CMapParser(_CountedMap(), BytesIO(content)).run()


def _check_font_program(program: object) -> None:
    """Go through the codes of a font's program; what else is wrong with it is for pdfminer to tell."""
    if isinstance(program, PDFStream):
        with suppress(struct.error, AssertionError, LookupError, PDFException):
            _CountedProgram("", BytesIO(program.get_data())).create_unicode_map()


class BoundedStream(PDFStream):
    """A stream that is not unpacked where its rows would be longer than any."""

    def decode(self) -> None:
        """Unpack the stream.

        Raises
        ------
        EndlessRowError
            Its rows are longer than those of any picture.
        """
        told = [params for _, params in self.get_filters() if isinstance(params, dict)]
        rows = [prod(int_value(params.get(name, usual)) for name, usual in _ROW_PARAMETERS.items()) for params in told]
        if max(rows, default=0) > _BITS * MAX_ROW:
            raise EndlessRowError
        super().decode()


class BoundedParser(PDFParser):
    """Parses a file as pdfminer does, but for its streams, which are bounded."""

    def push(self, *objs: tuple[int, Any]) -> None:
        """Put objects on the stack."""
        super().push(*[(place, _bounded(thing) if isinstance(thing, PDFStream) else thing) for place, thing in objs])


def _bounded(stream: PDFStream) -> BoundedStream:
    return BoundedStream(stream.attrs, stream.rawdata or b"", stream.decipher)
