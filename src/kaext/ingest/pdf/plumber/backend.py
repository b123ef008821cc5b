"""The fallback backend: pdfplumber, in pure Python, reports every character as the file stores it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.pdfinternals import resolve_and_decode

from kaext.ingest.pdf.glyphs import (
    MAX_GLYPHS,
    OUTLINED_MODES,
    RawPage,
    Run,
    Shape,
    Style,
    direction,
    is_connector,
    rotated,
    style_of,
)
from kaext.ingest.pdf.pdfium.backend import picture_of, scan_dpi_of
from kaext.ingest.pdf.plumber.bounds import BoundedFonts
from kaext.ingest.pdf.plumber.references import BoundedDocument
from kaext.problems import DocumentError, problem
from kaext.source import Box, Link

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_UNMAPPED = "(cid:"
_MAX_BYTE = 255
_OUTLINED_MARK = "\0outlined"
# Points: tolerance for glyphs printed over one another.
_SAME_PLACE = 0.1


class PlumberBackend:
    """A PDF opened by pdfplumber."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises
        ------
        DocumentError
            ``pdf-encrypted`` or ``pdf-invalid``.
        """
        self._data = data
        with _reporting_damage("structure"):
            try:
                self._document = _Document(data)
            except PDFPasswordIncorrect:
                raise DocumentError(problem("pdf-encrypted")) from None

    @property
    def page_count(self) -> int:
        """Number of pages."""
        with _reporting_damage("page tree"):
            return len(self._document.pages)

    @property
    def title(self) -> str:
        """The title in the document's metadata, or ""."""
        title = ""
        # A damaged title is ignored.
        with suppress(Exception):
            for info in self._document.doc.info:
                title = resolve_and_decode(info.get("Title", title))
        return title.strip("\x00 ") if isinstance(title, str) else ""

    def pages(self) -> Iterator[RawPage]:
        """Yield the pages one by one."""
        for number, page in enumerate(self._document.pages, 1):
            with _reporting_damage(f"page {number}"):
                _lay_out(page)
                read = _read(page, number, page.hyperlinks)
            yield read
            page.close()

    def scan_dpi(self, number: int) -> float:
        """Return the resolution of the image that covers page ``number`` (from 1); 0 if none does."""
        with self._opened_by_pdfium() as document:
            return scan_dpi_of(document, number)

    def picture(self, number: int, dpi: int) -> Image:
        """Render page ``number`` (from 1) by pdfium."""
        with self._opened_by_pdfium() as document:
            return picture_of(document, number, dpi)

    @contextmanager
    def _opened_by_pdfium(self) -> Iterator[PdfDocument]:
        import pypdfium2

        document = pypdfium2.PdfDocument(self._data)
        try:
            yield document
        finally:
            document.close()

    def close(self) -> None:
        """Close the file."""
        # pdfplumber's own `close` traverses the page tree again, which may be damaged.
        self._document.flush_cache()


@contextmanager
def _reporting_damage(part: str) -> Iterator[None]:
    """Report any error of pdfminer as a problem of the file; it may raise any kind of error on a damaged file.

    Raises
    ------
    DocumentError
        ``pdf-invalid``, with the part of the file and the name of the error.
    """
    try:
        yield
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        raise DocumentError(problem("pdf-invalid", reason=f"its {part} is damaged ({type(cause).__name__})")) from None


class _Document(PDF):
    """A PDF as pdfplumber opens it, but with bounded references and fonts; metadata are not resolved."""

    def __init__(self, data: bytes) -> None:
        self.doc = BoundedDocument(data)
        self.rsrcmgr = BoundedFonts()
        self.pages_to_parse = self.laparams = self.unicode_norm = None
        self.raise_unicode_errors = True


class _Device(PDFPageAggregatorWithMarkedContent):
    """Marks the font name of characters that are filled and stroked, which pdfplumber does not report."""

    def render_string(self, textstate: Any, *others: Any) -> None:
        """Draw a string of characters."""
        self._mark = _OUTLINED_MARK if textstate.render in OUTLINED_MODES else ""
        super().render_string(textstate, *others)

    def render_char(self, *args: Any, **options: Any) -> float:
        """Draw a character."""
        advance: float = super().render_char(*args, **options)
        if self._mark:
            character: Any = self.cur_item._objs[-1]
            character.fontname += self._mark
        return advance


def _lay_out(page: Any) -> None:
    """Lay out the page with :class:`_Device`; pdfplumber uses an existing layout."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()


def _read(page: Any, number: int, links: list[dict[str, Any]]) -> RawPage:
    """Return the characters, shapes, images and links of a page that is laid out."""
    left, top = page.bbox[0], page.bbox[1]
    result = RawPage(number, float(page.width), float(page.height))
    numbers: dict[Style, int] = {}
    result.is_cut = len(page.chars) > MAX_GLYPHS
    for char in page.chars[:MAX_GLYPHS]:
        a, b, c, d, e, f = char["matrix"]
        angle = direction(a, b)
        if angle is None:
            continue
        font = char["fontname"] or ""
        # The box of a glyph is as high as the type size, or as wide if the text is vertical.
        size = char["x1"] - char["x0"] if angle % 180 else char["bottom"] - char["top"]
        colour = _colour(char.get("non_stroking_color"))
        slant = c / d if d and angle == 0 else 0.0
        is_outlined = font.endswith(_OUTLINED_MARK)
        style = style_of(font.removesuffix(_OUTLINED_MARK), size, colour, is_outlined=is_outlined, slant=slant)
        x0, baseline = rotated(e - left, page.height + page.mediabox[1] - f - top, angle, result.width, result.height)
        extent = char["x1"] - char["x0"] if angle % 180 == 0 else char["bottom"] - char["top"]
        if slant:
            # The box of a slanted glyph overlaps its neighbours; reduce it to its extent on the baseline.
            extent -= abs(slant) * size
        text = _character(char["text"])
        if text:
            if result.runs and _is_overprinted(result.runs[-1], x0, baseline):
                result.runs.pop()
            number_of_style = numbers.setdefault(style, len(numbers))
            result.runs.append(Run(text, [x0], [x0 + extent], baseline, number_of_style, angle))
    result.styles = list(numbers)
    for shape in (*page.rects, *page.lines, *page.curves):
        fill = _colour(shape.get("non_stroking_color")) if shape.get("fill") else ""
        stroke = _colour(shape.get("stroking_color")) if shape.get("stroke") else ""
        if (fill or stroke) and (fill or not _is_connector(shape)):
            result.shapes.append(Shape(_box(shape, left, top), fill, stroke))
    result.images = [_box(image, left, top) for image in page.images]
    result.links = [Link(_box(link, left, top), link["uri"]) for link in links if isinstance(link.get("uri"), str)]
    return result


def _is_connector(shape: Any) -> bool:
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    return shape["object_type"] != "rect" and is_connector(width, height, len(shape["pts"]))


def _is_overprinted(space: Run, x0: float, baseline: float) -> bool:
    """Return whether the next glyph is printed over a space: browsers write an invisible soft hyphen in this way.

    Zero-width spaces of damaged fonts do not count.
    """
    start = space.x0s[0]
    return space.text == " " and space.baseline == baseline and abs(start - x0) < _SAME_PLACE < space.x1s[0] - start


def _character(text: str) -> str:
    if text.startswith(_UNMAPPED):
        code = text[len(_UNMAPPED) : -1]
        return chr(int(code)) if code.isdigit() and 0 < int(code) < 0x110000 else ""
    return "" if text in ("\r", "\n", "\x00") else text


def _box(thing: Any, left: float, top: float) -> Box:
    return Box(thing["x0"] - left, thing["top"] - top, thing["x1"] - left, thing["bottom"] - top)


def _colour(value: Any) -> str:
    """Return a DeviceGray, DeviceRGB or DeviceCMYK colour as rrggbb; black for other colour spaces."""
    if isinstance(value, int | float):
        value = (value,)
    if not isinstance(value, tuple | list) or not all(isinstance(part, int | float) for part in value):
        return "000000"
    if len(value) == 1:
        red = green = blue = value[0]
    elif len(value) == 3:
        red, green, blue = value
    elif len(value) == 4:
        cyan, magenta, yellow, black = value
        red, green, blue = ((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
    else:
        return "000000"
    return "".join(f"{round(_MAX_BYTE * min(1.0, max(0.0, part))):02x}" for part in (red, green, blue))
