"""Random pages: columns, tables, headings and boxes at random positions, in Georgian and Latin."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.made_pdfs import pdf

WORDS = [
    "საქართველო", "სომხეთმა", "2004 წლის ივნისში", "1994", "1999-2003", "12", "1,6 მილიონი ევრო", "40 %", "-", "•",
    "1.", "NATO", "PfP", "(IPAP)", "შეუერთდა", "მონაწილეობს ISAF-ში", "პროგრამა", "ნ", "თანამშრომ-", "ლობა",
    ".......... 7", "http://www.nato.int/", "© NATO", "„", "ქვეყანა", "ბრიუსელი: სამიტი", "ა ბ გ", "*", "A",
    "გვ. 4 - 5",
]  # fmt: skip
LEFTS = [36, 60, 72, 84, 200, 306, 318, 420, 540]
SIZES = [6, 9, 9, 9, 10, 12, 18, 40]
LETTERS = sorted({letter for word in WORDS for letter in word})
CODES = {letter: number for number, letter in enumerate(LETTERS, 33)}  # codes of one byte
# All letters have the same width, in thousandths of the size; a broken font has no widths.
WIDTHS = [1000, 1000, 1000, 0]

LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
HEIGHTS = st.integers(2, 63).map(lambda line: 12 * line)


def _shown(words: str, x: float, y: float, size: float, angle: int = 0) -> bytes:
    cos, sin = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    codes = bytes(CODES[letter] for letter in words).hex().encode()
    return b"BT /F %g Tf %d %d %d %d %g %g Tm <%s> Tj ET\n" % (size, cos, sin, -sin, cos, x, y, codes)


@st.composite
def _line(draw: st.DrawFn) -> bytes:
    angle = draw(st.sampled_from([0, 0, 0, 90, 180, 270]))
    return _shown(draw(LINES), draw(st.sampled_from(LEFTS)), draw(HEIGHTS), draw(st.sampled_from(SIZES)), angle)


@st.composite
def _column(draw: st.DrawFn) -> bytes:
    x, y, size = draw(st.sampled_from(LEFTS)), draw(HEIGHTS), draw(st.sampled_from(SIZES))
    lines = draw(st.lists(LINES, min_size=2, max_size=8))
    return b"".join(_shown(line, x, y - 1.2 * size * number, size) for number, line in enumerate(lines))


@st.composite
def _table(draw: st.DrawFn) -> bytes:
    lefts = sorted(draw(st.lists(st.sampled_from(LEFTS), min_size=2, max_size=4, unique=True)))
    y, size, apart = draw(HEIGHTS), draw(st.sampled_from([6, 9, 10])), draw(st.sampled_from([10, 12, 18, 30]))
    rows = draw(
        st.lists(st.lists(st.sampled_from(["", *WORDS]), min_size=1, max_size=len(lefts)), min_size=2, max_size=6)
    )
    return b"".join(
        _shown(words, x, y - apart * number, size)
        for number, row in enumerate(rows)
        for words, x in zip(row, lefts, strict=False)
        if words
    )


@st.composite
def _box(draw: st.DrawFn) -> bytes:
    shade = draw(st.sampled_from([b"0.9 g", b"0 g", b"0 0 0.8 rg"]))
    x, y = draw(st.sampled_from(LEFTS)), draw(HEIGHTS)
    width, height = draw(st.sampled_from([0, 0.5, 12, 200, 480])), draw(st.sampled_from([0, 0.5, 12, 90, 400]))
    return b"q %s %g %g %g %g re %s Q\n" % (shade, x, y, width, height, draw(st.sampled_from([b"f", b"S", b"B"])))


PAGES = st.lists(
    st.lists(st.one_of(_line(), _column(), _table(), _box()), min_size=1, max_size=10).map(b"".join),
    min_size=1,
    max_size=3,
)


def typeset(contents: list[bytes], *, width: int = 1000) -> bytes:
    """Return a PDF with a page for each content, in a font whose ToUnicode map has Georgian and Latin letters."""
    mapping = b"".join(
        b"<%02X> <%s>\n" % (code, letter.encode("utf-16-be").hex().encode()) for letter, code in CODES.items()
    )
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar\nendcmap end end" % (len(CODES), mapping)
    )
    count = len(contents)
    pages = range(6, 6 + count)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % page for page in pages), count),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Set /FirstChar 33 /LastChar %d /Widths [%s]"
            b" /ToUnicode 4 0 R /FontDescriptor 5 0 R >>" % (32 + len(CODES), b"%d " % width * len(CODES)),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(unicode_map), unicode_map),
            b"<< /Type /FontDescriptor /FontName /Set /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200"
            b" /CapHeight 700 /ItalicAngle 0 /StemV 80 >>",
            *(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
                b" /Resources << /Font << /F 3 0 R >> >> >>" % (page + count)
                for page in pages
            ),
            *(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content) for content in contents),
        ]
    )


RANDOM_PAGES = st.tuples(PAGES, st.sampled_from(WIDTHS)).map(lambda parts: typeset(parts[0], width=parts[1]))
