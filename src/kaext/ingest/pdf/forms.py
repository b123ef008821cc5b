"""Estimate the content of a PDF with all its form XObjects expanded, before a backend expands them.

A form that draws two others, each of which draws two more, expands to a billion forms in thirty steps, from a file of a
few kilobytes. Backends process a form each time it is drawn and cannot be interrupted.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

MAX_EXPANDED = 1_000_000_000
# The cost of opening a form, in bytes of content that take as long (pdfium: 3.5 µs, 80 MB/s).
_OPENING_COST = 300
# How deep pdfium follows nested forms.
_MAX_LEVELS = 40
_CHUNK = 1 << 20
# Longer than a drawing operator with its name, which may have long comments between.
_OVERLAP = 20_000
_FLATE = frozenset(("FlateDecode", "Fl"))


def _name_pattern(name: str) -> str:
    """Return a pattern for a PDF name whose letters may be escaped as hexadecimal codes (``/#46orm``)."""
    return "/" + "".join([f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name])


_FORM = regex.compile(
    rf"{_name_pattern('Subtype')}(?:[\s\0]|%[^\r\n]{{0,99}}+[\r\n]){{0,99}}+(?:{_name_pattern('Form')}(?!\w)|\d)".encode()
)
_DRAW_OPERATOR = regex.compile(r"/([^\s\0/<>\[\](){}%]{1,127}+)(?:[\s\0]|%[^\r\n]{0,99}+[\r\n]){1,99}+Do(?!\w)")
_HEX_ESCAPE = regex.compile(r"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class _Content:
    """The content of a page or form: its length in bytes, and how often it draws each form, by object number."""

    length: int
    draws: dict[int, int]


def expanded_length(data: bytes) -> int:
    """Return the length in bytes of the content of all pages with the forms that they draw expanded.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    int
        0 if the file has no form or is too damaged to be parsed; more than :data:`MAX_EXPANDED` if it is over that
        limit or has endless references.
    """
    if not _FORM.search(data):
        return 0
    # Slow to import, and needed only for files with forms.
    from pdfminer.pdfpage import PDFPage

    from kaext.ingest.pdf.plumber.references import BoundedDocument

    forms: dict[int, _Content] = {}
    pages: list[_Content] = []
    # pdfminer may raise any kind of error on a damaged file. The backend reports the damage later.
    document = None
    with suppress(Exception):
        document = BoundedDocument(data)
        pages.extend(_page_content(page, forms) for page in PDFPage.create_pages(document))
    if document is not None and document.has_endless_references:
        return MAX_EXPANDED + 1
    whole = dict.fromkeys(forms, 0)
    for _ in range(_MAX_LEVELS):
        deeper = {number: min(MAX_EXPANDED + 1, _expanded(form, whole)) for number, form in forms.items()}
        if deeper == whole:
            break
        whole = deeper
    return sum(_expanded(page, whole) for page in pages)


def _expanded(content: _Content, whole: dict[int, int]) -> int:
    return content.length + sum(
        count * (_OPENING_COST + whole.get(number, 0)) for number, count in content.draws.items()
    )


def _page_content(page: PDFPage, forms: dict[int, _Content]) -> _Content:
    """Return the content of a page; add the forms that it reaches to ``forms``."""
    from pdfminer.pdftypes import PDFStream, resolve1

    content, waiting = _scan(page.contents, page.resources)
    while waiting:
        reference, inherited = waiting.pop()
        if reference.objid in forms:
            continue
        forms[reference.objid] = _Content(0, {})
        with suppress(Exception):
            form = resolve1(reference)
            if isinstance(form, PDFStream) and getattr(resolve1(form.get("Subtype")), "name", "") == "Form":
                forms[reference.objid], further = _scan([form], resolve1(form.get("Resources")) or inherited)
                waiting += further
    return content


def _scan(streams: Iterable[Any], resources: Any) -> tuple[_Content, list[tuple[Any, Any]]]:
    """Return the content of streams, and references to the objects they draw, each with its inherited resources."""
    from pdfminer.pdftypes import resolve1

    length = 0
    names: Counter[str] = Counter()
    rest = ""
    for chunk in _chunks(streams):
        length += len(chunk)
        if length > MAX_EXPANDED:
            break
        text, end = rest + chunk.decode("latin-1"), 0
        for match in _DRAW_OPERATOR.finditer(text):
            names[_HEX_ESCAPE.sub(lambda code: chr(int(code[1], 16)), match[1])] += 1
            end = match.end()
        rest = text[max(end, len(text) - _OVERLAP) :]
    named = resolve1(resources.get("XObject")) if names else None
    references = {name: named[name] for name in names if name in named} if named else {}
    draws: Counter[int] = Counter()
    for name, reference in references.items():
        draws[reference.objid] += names[name]
    return _Content(length, draws), [(reference, resources) for reference in references.values()]


def _chunks(streams: Iterable[Any]) -> Iterator[bytes]:
    """Yield the content of streams in chunks: a compressed megabyte may expand to a gigabyte."""
    for stream in streams:
        filters = [getattr(name, "name", "") for name, _ in stream.get_filters()]
        if _FLATE.issuperset(filters) and stream.rawdata is not None:
            packed = stream.rawdata
            if stream.decipher:
                packed = stream.decipher(stream.objid, stream.genno, packed, stream.attrs)
            chunks: Iterable[bytes] = [packed]
            for _ in filters:
                chunks = _inflated(chunks)
            yield from chunks
        else:
            yield stream.get_data()
        yield b" "


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    # Backends ignore what follows damaged data, too.
    with suppress(zlib.error):
        for chunk in chunks:
            while chunk:
                yield unpacker.decompress(chunk, _CHUNK)
                chunk = unpacker.unconsumed_tail
