"""Decode text files, split them into lines and reject binary files."""

from __future__ import annotations

import codecs
import hashlib

from kaext.ingest.reading_order import in_reading_order
from kaext.ka import legacy
from kaext.problems import DocumentError, problem
from kaext.source import Line, Source

# UTF-32 before UTF-16: the byte order mark of UTF-32-LE begins with that of UTF-16-LE.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Signatures of PDF files, of zip archives (.docx among them) and of OLE files (.doc).
_BINARY_BEGINNINGS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BINARY_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_HIGH_BYTES = bytes([0x00, 0x10, 0x1C, 0x20])
_SAMPLE = 65536
_MAX_CONTROL_SHARE = 0.02
_MIN_UTF16_ZEROS = 0.2


def read_text(data: bytes, *, name: str, max_characters: int) -> Source:
    r"""Decode a text file and split it into lines.

    Parameters
    ----------
    data
        The file's bytes, in UTF-8 or UTF-16 with or without a byte order mark, UTF-32 with one, or a legacy Georgian
        8-bit encoding.
    name
        The name of the input; it is kept in the source.
    max_characters
        The limit for one document, in code points.

    Returns
    -------
    Source
        ``text`` has every decoded character except the byte order mark. Only ``\n`` ends a line.

    Raises
    ------
    DocumentError
        ``text-empty``, ``text-binary``, ``text-undecodable`` or ``text-too-long``.
    """
    text = decode(data)
    if not text.strip():
        raise DocumentError(problem("text-empty"))
    if len(text) > max_characters:
        raise DocumentError(problem("text-too-long", length=len(text), limit=max_characters))
    return Source(
        name=name,
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        lines=in_reading_order(text, split_lines(text)),
    )


def decode(data: bytes) -> str:
    """Return the text of ``data`` without its byte order mark.

    Raises
    ------
    DocumentError
        ``text-binary`` or ``text-undecodable``.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    sample = data[:_SAMPLE]
    if not sample:
        return ""
    encoding = _utf16_without_mark(sample)
    if encoding:
        return _strictly(data, encoding)
    if _is_binary(sample):
        raise DocumentError(problem("text-binary"))
    if not _is_utf8(data) and legacy.decode_run(sample.decode("latin-1"), encodings=legacy.EIGHT_BIT).encoding:
        # Map every byte to the code point of the same value. Character normalisation decodes the letters later.
        return data.decode("latin-1")
    return _strictly(data, "utf-8")


def _is_binary(sample: bytes) -> bool:
    """Return whether a file is not text. A few stray control characters, even NUL, are tolerated."""
    stray = max(1, _MAX_CONTROL_SHARE * len(sample))
    return sample.startswith(_BINARY_BEGINNINGS) or _count(sample, _BINARY_CONTROLS) > stray


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Split ``text`` into lines at ``\n``. A ``\r`` before the line end stays in the line."""
    lines: list[Line] = []
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            break
        lines.append(Line(len(lines) + 1, start, end))
        start = end + 1
    if start < len(text):
        lines.append(Line(len(lines) + 1, start, len(text)))
    return tuple(lines)


def _utf16_without_mark(sample: bytes) -> str:
    """Return the UTF-16 encoding of ``sample`` by its byte order; "" if it is not UTF-16.

    In UTF-16 the high byte is 0x00 for ASCII characters and 0x10 for Georgian letters, and it is always on the same
    side.
    """
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if not high:
            continue
        plausible = _count(high, _HIGH_BYTES) / len(high)
        if plausible > 1 - _MAX_CONTROL_SHARE and high.count(0) + high.count(0x10) > _MIN_UTF16_ZEROS * len(high):
            return encoding
    return ""


def _count(data: bytes, wanted: bytes) -> int:
    """Return how many bytes of ``data`` are among ``wanted``."""
    return len(data) - len(data.translate(None, delete=wanted))


def _strictly(data: bytes, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    try:
        return decoder.decode(data, final=True)
    except UnicodeDecodeError as error:
        raise DocumentError(problem("text-undecodable", offset=error.start)) from None
