"""Small handwritten PDFs: well-formed ones, and ones as written by hostile or broken programs."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence


def pdf(objects: Iterable[bytes], *, root: int = 1) -> bytes:
    """Return a PDF of numbered objects with a cross-reference table."""
    body = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(places) + 1,
            table,
            len(places) + 1,
            root,
            len(body),
        )
    )


def page_pdf(
    content: bytes,
    *,
    box: str = "0 0 612 792",
    catalog: bytes = b"",
    filters: bytes = b"",
    others: Iterable[bytes] = (),
) -> bytes:
    """Return a PDF of one page in Helvetica with a content stream, and further objects numbered from 6."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            % box.encode(),
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *others,
        ]
    )


def text(words: str, *, x: int = 72, y: int = 700, size: float = 12) -> bytes:
    """Return the operators that show a line of text."""
    return b"BT /F %g Tf %d %d Td (%s) Tj ET " % (size, x, y, words.encode("latin-1"))


def cyclic_pages() -> bytes:
    """Return a PDF whose page tree contains itself."""
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 /Parent 2 0 R >>"])


def deep_nesting(depth: int = 200_000) -> bytes:
    """Return a PDF whose catalog contains deeply nested arrays."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /X %s%s >>" % (b"[" * depth, b"]" * depth),
            b"<< /Type /Pages /Kids [] /Count 0 >>",
        ]
    )


def bomb(size: int = 200_000_000) -> bytes:
    """Return a page whose content expands to millions of blanks when decompressed twice."""
    packed = zlib.compress(zlib.compress(b" " * size, 9), 9)
    return page_pdf(packed, filters=b"/Filter [/FlateDecode /FlateDecode]")


def many_glyphs(count: int = 1_000_000) -> bytes:
    """Return a page with a million letters of nearly zero size."""
    line = b"(%s) Tj 0 -0.1 Td " % (b"x" * 1000)
    return page_pdf(
        zlib.compress(b"BT /F 0.01 Tf 10 700 Td " + line * (count // 1000) + b"ET"), filters=b"/Filter /FlateDecode"
    )


def nested_forms(depth: int = 2_000) -> bytes:
    """Return a page with a long chain of nested forms, the last of which draws the first."""
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >> /Length 5 >>\n"
        b"stream\n/A Do\nendstream" % (5 + (number + 1) % depth)
        for number in range(depth)
    ]
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
            b" /Resources << /XObject << /A 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/A Do\nendstream",
            *forms,
        ]
    )


def forked_forms(depth: int, *, form: bytes = b"/Form", packed: bool = False) -> bytes:
    """Return a page with a line of text and nested forms, each of which draws the next one twice."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R >> >> >>",
            _stream(text("beside the forms") + b"/A Do ", packed=packed),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(
                _stream(
                    b"/A Do\n/#41 Do",
                    b"/Type /XObject /Subtype %s /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >>"
                    % (form, number),
                    packed=packed,
                )
                for number in range(7, 6 + depth)
            ),
            _stream(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
        ]
    )


def _stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, entries = zlib.compress(content), entries + b" /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def georgian_pdf(lines: Sequence[Sequence[str]]) -> bytes:
    """Return a page of Georgian lines in a font without outlines but with a ToUnicode map.

    A line is a sequence of glyphs, each given by its letters (usually one).
    """
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, 33)}
    mapping = b"".join(
        b"<%02X> <%s>\n" % (code, letter.encode("utf-16-be").hex().encode()) for letter, code in codes.items()
    )
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar\nendcmap end end" % (len(codes), mapping)
    )
    content = b"".join(
        b"BT /F 11 Tf 72 %d Td <%s> Tj ET\n" % (700 - 14 * number, bytes(codes[c] for c in line).hex().encode())
        for number, line in enumerate(lines)
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar %d /Widths [%s]"
            b" /ToUnicode 6 0 R >>" % (32 + len(letters), b"500 " * len(letters)),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(unicode_map), unicode_map),
        ]
    )


def font_pdf(font: bytes, *others: bytes) -> bytes:
    """Return a page of one line in a font, with the objects numbered from 6 that the font refers to."""
    content = text("beside it")
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            font,
            *others,
        ]
    )


def composite_font_pdf(*, widths: bytes = b"", letters: bytes = b"", program: bytes = b"") -> bytes:
    """Return a page in a composite font with widths, a ToUnicode map and a TrueType program."""
    map = b"/ToUnicode 7 0 R" if letters else b""
    return font_pdf(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>" % map,
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /A /FontFile2 8 0 R >> %s >>" % widths,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(letters), letters),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(program), program),
    )


def letters(*ranges: bytes, kind: bytes = b"bf") -> bytes:
    """Return a ToUnicode map of ranges such as ``<0041> <005a> <0041>``."""
    lines = b"".join(b"1 begin%srange %s end%srange\n" % (kind, one, kind) for one in ranges)
    return b"begincmap\n%sendcmap" % lines


def truetype_program(groups: Sequence[tuple[int, int]]) -> bytes:
    """Return a TrueType program without glyphs, with the given groups of codes (first and last)."""
    table = struct.pack(">HxxIII", 12, 16 + 12 * len(groups), 0, len(groups))
    table += b"".join(struct.pack(">III", first, last, 1) for first, last in groups)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    return struct.pack(">4sHHHH4sIII", b"\0\1\0\0", 1, 16, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


def endless_streams(count: int) -> bytes:
    """Return a page with many unterminated content streams."""
    contents = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [%s]"
            b" /Resources << /Font << /F 4 0 R >> >> >>" % contents,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *[b"<< /Length 99999999 >>\nstream\n" + text("endless")] * count,
        ]
    )
