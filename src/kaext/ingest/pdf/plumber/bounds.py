"""Reject fonts and streams that would occupy pdfminer almost endlessly, before it processes them.

A few bytes can define the widths or characters of four billion codes of a font, which pdfminer processes one by one, or
rows of a stream that are gigabytes long, which it allocates.
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

# A font has at most 65,536 characters, but may define some of them several times.
MAX_CODES = 200_000
# Bytes of a row for a predictor; rows of the largest images are shorter.
MAX_ROW = 10_000_000
_BITS = 8
# How many numbers define a range of codes in the lists of widths; the first two are the first and last code.
_RANGE_LENGTHS = {"W": 3, "W2": 5}
# The parameters that determine the length of a row in bits, with their defaults (ISO 32000-1, table 8).
_ROW_PARAMETERS = {"Columns": 1, "Colors": 1, "BitsPerComponent": 8}


class EndlessFontError(Exception):
    """A font defines more codes than any font has."""


class EndlessRowError(Exception):
    """A stream has a predictor with rows longer than those of any image."""


class BoundedFonts(PDFResourceManager):
    """Creates fonts as pdfminer does, but rejects fonts with more codes than a font can have."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font of an object.

        Raises
        ------
        EndlessFontError
            The font defines more codes than any font has.
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
    """Return the number of codes in the ranges of a list of widths; codes with a list of their own do not count."""
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
    """Counts assignments of codes, repeated ones too, instead of storing them."""

    count = 0

    def __setitem__(self, code: int, glyph: int) -> None:
        self.count += 1
        if self.count > MAX_CODES:
            raise EndlessFontError


class _CountedMap(FileUnicodeMap):
    """A map from codes to characters that only counts its codes."""

    def __init__(self) -> None:
        super().__init__()
        self._codes = _CodeCounter()

    def add_cid2unichr(self, cid: int, code: Any) -> None:
        """Count a code."""
        self._codes[cid] = 0


class _CountedProgram(TrueTypeFont):
    """A TrueType font program that only counts the codes of its character maps."""

    def parse_cmap_format_4(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Count codes in ranges of up to 65,536."""
        super().parse_cmap_format_4(fp, _CodeCounter())

    def parse_cmap_format_12(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Count codes in ranges of up to four billion."""
        super().parse_cmap_format_12(fp, _CodeCounter())


def _check_character_map(letters: PDFStream) -> None:
    """Count the codes of a ToUnicode map if it has ranges.

    Raises
    ------
    EndlessFontError
        It has too many.
    """
    content = letters.get_data()
    if b"range" in content:
        CMapParser(_CountedMap(), BytesIO(content)).run()


def _check_font_program(program: object) -> None:
    """Count the codes of a font program. Other errors in it are left to pdfminer.

    Raises
    ------
    EndlessFontError
        It has too many.
    """
    if isinstance(program, PDFStream):
        with suppress(struct.error, AssertionError, LookupError, PDFException):
            _CountedProgram("", BytesIO(program.get_data())).create_unicode_map()


class BoundedStream(PDFStream):
    """A stream that is not decoded if its rows are longer than those of any image."""

    def decode(self) -> None:
        """Decode the stream.

        Raises
        ------
        EndlessRowError
            Its rows are longer than those of any image.
        """
        parameters = [params for _, params in self.get_filters() if isinstance(params, dict)]
        rows = [
            prod(int_value(params.get(name, default)) for name, default in _ROW_PARAMETERS.items())
            for params in parameters
        ]
        if max(rows, default=0) > _BITS * MAX_ROW:
            raise EndlessRowError
        super().decode()


class BoundedParser(PDFParser):
    """Parses a file as pdfminer does, but into bounded streams."""

    def push(self, *objs: tuple[int, Any]) -> None:
        """Push objects on the stack."""
        super().push(*[(place, _bounded(thing) if isinstance(thing, PDFStream) else thing) for place, thing in objs])


def _bounded(stream: PDFStream) -> BoundedStream:
    return BoundedStream(stream.attrs, stream.rawdata or b"", stream.decipher)
