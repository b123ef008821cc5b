"""PDFs to sources: every character with its box, lines in reading order, regions, fonts, pictures."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kaext.ingest.pdf_bullets import with_bullets
from kaext.ingest.pdf_entries import with_dates
from kaext.ingest.pdf_fonts import has_no_georgian, is_unreadable, recode
from kaext.ingest.pdf_forms import MAX_DRAWN, drawn_length
from kaext.ingest.pdf_glyphs import (
    ASCENT,
    DESCENT,
    Backend,
    RawPage,
    Run,
    Style,
    skewed,
    turned_page,
    unturned,
    web_links,
)
from kaext.ingest.pdf_labels import with_labels
from kaext.ingest.pdf_leads import is_after_lead, set_as_their_rest
from kaext.ingest.pdf_lines import Piece, pieces_of
from kaext.ingest.pdf_margins import Titles, margin_titles, with_titles
from kaext.ingest.pdf_order import Chain, chains_of, reading_order
from kaext.ingest.pdf_regions import pictures_of, regions_of
from kaext.ingest.pdf_rows import Table
from kaext.ingest.pdf_tables import tables_of
from kaext.ingest.pdf_words import LIGATURES, Word, plain
from kaext.problems import DocumentError, Problem, problem
from kaext.source import Box, CharBoxes, FontRun, Lines, LineStyle, Page, PageBoxes, Source

if TYPE_CHECKING:
    from kaext.ingest import OcrMode, PdfBackend

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
# Why a page is read by OCR.
_NO_TEXT, _FEW_LETTERS, _UNREADABLE = "no-text", "few-letters", "unreadable"
_FEW, _SAMPLE = 30, 600
MAX_PIECES = 1_500
_MOST_OF_PAGE = 0.4
# Words that OCR read with less confidence are to be looked at.
_UNSURE = 0.6
# A gap in ems that is more than a word space, and how far from the line's beginning a label may end.
_WIDE_GAP, _TO_NARROWEST = 1.4, 1.3
_LABEL_EXTENT = 16.0


def read_pdf(
    data: bytes,
    *,
    name: str,
    ocr: OcrMode = "auto",
    backend: PdfBackend = "auto",
    max_pages: int,
    max_characters: int,
) -> Source:
    """Read a PDF.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The input's name as given.
    ocr
        Whether pages without usable text are read by OCR.
    backend
        The library that reads the glyphs; ``auto`` takes pypdfium2.
    max_pages, max_characters
        Limits.

    Raises
    ------
    DocumentError
        ``pdf-invalid``, ``pdf-encrypted``, ``pdf-no-pages``, ``pdf-too-long``, ``pdf-too-nested``, ``no-text-layer`` or
        ``text-too-long``.
    """
    if _SIGNATURE not in data[:_SIGNATURE_WITHIN]:
        raise DocumentError(problem("pdf-invalid", reason="it does not begin as a PDF does"))
    opened = open_backend(data, backend)
    try:
        if not opened.page_count:
            raise DocumentError(problem("pdf-no-pages"))
        if opened.page_count > max_pages:
            raise DocumentError(problem("pdf-too-long", pages=opened.page_count, limit=max_pages))
        if drawn_length(data) > MAX_DRAWN:
            raise DocumentError(problem("pdf-too-nested", limit=MAX_DRAWN))
        builder = _Builder(max_characters)
        for page in opened.pages():
            builder.add(_readable(page, opened, ocr, builder))
        title = opened.title
    finally:
        opened.close()
    if builder.is_without_pages:
        raise DocumentError(problem("pdf-invalid", reason="none of its pages can be read"))
    return builder.source(name=name, sha256=hashlib.sha256(data).hexdigest(), title=title)


def _readable(page: RawPage, opened: Backend, ocr: OcrMode, builder: _Builder) -> RawPage:
    """Return the page, read by OCR where its own text is missing or worthless and OCR is to be had."""
    reason = "always" if ocr == "always" else _reason_for_ocr(page)
    if not reason:
        return page
    from kaext.ingest import ocr as reader
    from kaext.ingest import ocr_tesseract

    if ocr == "never" or not ocr_tesseract.is_available():
        builder.unread.append((page.number, reason))
        return page
    picture = opened.picture(page.number, reader.suitable_dpi(opened.scan_dpi(page.number)))
    read = reader.read_picture(picture, number=page.number, width=page.width, height=page.height)
    if not read.runs:
        builder.unread.append((page.number, reason))
        return page
    builder.read_by_ocr.append(page.number)
    read.images += page.images if reason == _UNREADABLE else []
    read.links = page.links
    return read


def _reason_for_ocr(page: RawPage) -> str:
    """Say why a page's own text will not do: "" where it will."""
    text = "".join([run.text for run in page.runs])
    # Most pages tell by their first letters.
    sample = text[:_SAMPLE]
    if len("".join(sample.split())) >= _FEW and not has_no_georgian(sample):
        return ""
    letters = len("".join(text.split()))
    size = max(1.0, page.width * page.height)
    covered = max(((box.x1 - box.x0) * (box.y1 - box.y0) / size for box in page.images), default=0.0)
    if not letters:
        return _NO_TEXT if page.images or page.shapes else ""
    if letters < _FEW and covered > _MOST_OF_PAGE:
        return _FEW_LETTERS
    if letters >= _FEW and has_no_georgian(text) and is_unreadable(_recoded(page)):
        return _UNREADABLE
    return ""


def _recoded(page: RawPage) -> str:
    """Return the text of a page with the letters of coded fonts found, as far as the page alone tells."""
    characters: list[str] = []
    runs: list[FontRun] = []
    for piece in pieces_of(page, _at_angle(page, 0)):
        for word in piece.words:
            start = len(characters)
            characters += [c for run in word.runs for glyph in run.characters for c in plain(glyph)]
            style = page.styles[word.style]
            characters.append(" ")
            runs.append(FontRun(start, len(characters), *style))
    return recode("".join(characters), runs).text


def open_backend(data: bytes, backend: PdfBackend) -> Backend:
    """Open a PDF with a backend; ``auto`` is the fast one, and the careful one where the fast one refuses the file.

    Raises
    ------
    DocumentError
        ``pdf-encrypted`` or ``pdf-invalid``.
    """
    if backend != "pdfplumber":
        from kaext.ingest.pdf_pdfium import PdfiumBackend

        try:
            return PdfiumBackend(data)
        except DocumentError as error:
            if backend == "pypdfium2" or error.problem.id == "pdf-encrypted":
                raise
    # Slow to import, and seldom needed.
    from kaext.ingest.pdf_plumber import PlumberBackend

    return PlumberBackend(data)


@dataclass(slots=True)
class _Builder:
    """Collects the characters of the pages, line by line: where such short texts were, there is room for other things.

    ``line`` has those of the line that is read, ``page_boxes`` the places of those of its page.
    """

    max_characters: int
    columns: tuple[float, ...] = ()
    texts: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    length: int = 0
    lines: Lines = field(default_factory=Lines)
    pages: list[Page] = field(default_factory=list)
    fonts: list[tuple[int, Style]] = field(default_factory=list)
    font_ends: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    confidences: list[tuple[int, int, float]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    read_by_ocr: list[int] = field(default_factory=list)
    styles: dict[Style, LineStyle] = field(default_factory=dict)
    boxes: CharBoxes = field(default_factory=CharBoxes)
    page_boxes: PageBoxes = field(default_factory=PageBoxes)
    stretch: tuple[int, float, float] = (0, 0.0, 0.0)

    @property
    def is_without_pages(self) -> bool:
        """Whether no page could be opened: a page has an extent."""
        return not any(page.width and page.height for page in self.pages)

    def add(self, page: RawPage) -> None:
        """Add a page: its lines in reading order."""
        regions: dict[str, Box] = {}
        angles = {run.angle for run in page.runs}
        level = pieces_of(page, page.runs if angles == {0} else _at_angle(page, 0))
        if len(level) > MAX_PIECES:
            page.is_cut = True
            level = level[:MAX_PIECES]
        set_as_their_rest(page, level)
        with_bullets(page, level)
        tables, level = tables_of(page, level, before=self.columns)
        self.columns = max(tables, key=lambda table: table.box.y1).columns if tables else ()
        boxes = regions_of(page, level)
        for number, box in enumerate(boxes, 1):
            regions[f"box{number}"] = box
        pictures = pictures_of(page, boxes, level)
        names = _cell_names(tables, boxes)
        regions |= {name: table.box for name, table in names.tables.items()}
        titles = margin_titles([*level, *(piece for table in tables for piece in table.pieces)])
        in_margin = {id(piece) for title in titles.values() for piece in title}
        rest = [piece for piece in level if id(piece) not in in_margin] if titles else level
        for piece in _ordered(with_labels(with_dates(rest)), boxes, tables, titles):
            self._add_line(page, piece, names.cells.get(id(piece)) or _box_name(piece.region))
        for angle in sorted(angles - {0}):
            self._add_turned(page, angle, regions)
        self.boxes.add(page.number, self.page_boxes)
        self.page_boxes = PageBoxes()
        is_ocr = page.number in self.read_by_ocr[-1:]
        self.pages.append(Page(page.number, page.width, page.height, regions, pictures, is_ocr, web_links(page.links)))
        if page.is_cut:
            self.problems.append(problem("pdf-page-cut", page=page.number))
        if self.length > self.max_characters:
            raise DocumentError(problem("text-too-long", length=self.length, limit=self.max_characters))

    def _add_turned(self, page: RawPage, angle: int, regions: dict[str, Box]) -> None:
        """Add the lines that run at an angle, those of tables row by row, and the places of such tables."""
        around = turned_page(page, angle)
        pieces = pieces_of(around, _at_angle(page, angle))
        tables, rest = tables_of(around, pieces)
        names = _cell_names(tables, (), already=len(regions))
        for name, table in names.tables.items():
            regions[name] = unturned(table.box, angle, page.width, page.height)
        for piece in _ordered(rest, (), tables, {}) if tables else pieces:
            self._add_line(page, piece, names.cells.get(id(piece)) or f"turned{angle}")

    def _add_line(self, page: RawPage, piece: Piece, region: str) -> None:
        start = self.length
        if piece.cap is not None:
            self._add_word(page, piece.cap)
        before: Word | None = None
        for word in piece.words:
            if before is not None:
                self._add_space(page, before, word, piece)
            self._add_word(page, word)
            before = word
        box = unturned(piece.box, piece.angle, page.width, page.height)
        style = self.styles.setdefault(piece.style, LineStyle(*piece.style))
        self.lines.append(start, self.length, page.number, box, region, style)
        self._append("\n", 0, 0.0, 0.0, (0.0,), (0.0,))
        self.texts.append("".join(self.line))
        self.line.clear()

    def _add_word(self, page: RawPage, word: Word) -> None:
        start = self.length
        is_plain = word.is_even and len(word.text) == word.count and LIGATURES.isdisjoint(word.text)
        if is_plain and not word.runs[0].angle and not page.skew:
            # Nearly all words, so this is made fast.
            self._add_level_word(page, word)
        else:
            for run in word.runs:
                self._add_glyphs(page, run)
        if page.number in self.read_by_ocr[-1:]:
            least = min(run.confidence for run in word.runs)
            if least < 1:
                self.confidences.append((start, self.length, round(least, 3)))

    def _add_level_word(self, page: RawPage, word: Word) -> None:
        """Add a word of one style, a character a glyph, on a level line."""
        start = self.length
        style = page.styles[word.style]
        top, bottom = word.baseline - ASCENT * style.size, word.baseline + DESCENT * style.size
        if top < 0 or bottom > page.height:
            top, bottom = min(max(top, 0.0), page.height), min(max(bottom, 0.0), page.height)
        is_outside = word.x0 < 0 or word.x1 > page.width
        for run in word.runs:
            x0s, x1s = run.x0s, run.x1s
            if is_outside:
                x0s, x1s = ([min(max(x, 0.0), page.width) for x in xs] for xs in (x0s, x1s))
            self._append(run.text, page.number, top, bottom, x0s, x1s)
        self._add_font(start, style)

    def _add_glyphs(self, page: RawPage, run: Run) -> None:
        """Add glyphs one by one: they may be ligatures, stand at an angle or at a height of their own."""
        start = self.length
        style = page.styles[run.style]
        top, bottom = run.baseline - ASCENT * style.size, run.baseline + DESCENT * style.size
        for characters, x0, x1 in zip(run.characters, run.x0s, run.x1s, strict=True):
            box = self._placed(page, Box(x0, top, x1, bottom), run.angle)
            for character in plain(characters):
                self._append(character, page.number, box.y0, box.y1, (box.x0,), (box.x1,))
        self._add_font(start, style)

    def _add_font(self, start: int, style: Style) -> None:
        """Lengthen the last font run, or begin another."""
        if self.fonts and self.fonts[-1][1] == style and self.font_ends[-1] >= start - 2:
            self.font_ends[-1] = self.length
        else:
            self.fonts.append((start, style))
            self.font_ends.append(self.length)

    def _add_space(self, page: RawPage, before: Word, after: Word, piece: Piece) -> None:
        x0, top, x1, bottom = before.x1, piece.top, max(before.x1, after.x0), piece.bottom
        if piece.angle or page.skew or not (x0 >= 0 and x1 <= page.width and 0 <= top <= page.height):
            x0, top, x1, bottom = self._placed(page, Box(x0, top, x1, bottom), piece.angle)
        gap = after.x0 - before.x1
        is_apart = (gap > _WIDE_GAP * piece.size and _is_widest(gap, piece)) or (
            before.style != after.style and is_after_lead(page, before, after)
        )
        is_after_label = is_apart and before.x1 - piece.words[0].x0 < _LABEL_EXTENT * piece.size
        spaces = "  " if is_after_label else " "
        self._append(spaces, page.number, top, bottom, [x0] * len(spaces), [x1] * len(spaces))

    def _placed(self, page: RawPage, box: Box, angle: int) -> Box:
        """Return a box where it stands on the page as the file has it, not outside it."""
        if angle:
            box = unturned(box, angle, page.width, page.height)
        if page.skew:
            box = skewed(box, page.skew, page.width, page.height)
        return Box(
            min(max(box.x0, 0.0), page.width),
            min(max(box.y0, 0.0), page.height),
            min(max(box.x1, 0.0), page.width),
            min(max(box.y1, 0.0), page.height),
        )

    def _append(
        self, text: str, page: int, top: float, bottom: float, x0s: Iterable[float], x1s: Iterable[float]
    ) -> None:
        """Add characters between two heights of a page, with the left and the right edge of each."""
        boxes = self.page_boxes
        if self.stretch != (page, top, bottom) or not boxes.starts:
            self.stretch = (page, top, bottom)
            boxes.begin_stretch(top, bottom, is_placed=page > 0)
        self.line.append(text)
        self.length += len(text)
        boxes.x0.extend(x0s)
        boxes.x1.extend(x1s)

    def source(self, *, name: str, sha256: str, title: str) -> Source:
        """Return the source.

        Raises
        ------
        DocumentError
            ``no-text-layer``: no page has a character.
        """
        if not self.lines:
            raise DocumentError(problem("no-text-layer" if self.unread or self.read_by_ocr else "text-empty"))
        text = "".join(self.texts)
        self.texts.clear()
        runs = (FontRun(start, end, *style) for (start, style), end in zip(self.fonts, self.font_ends, strict=True))
        recoding = recode(text, runs)
        return Source(
            name=name,
            media_type="application/pdf",
            sha256=sha256,
            text=recoding.text,
            lines=self.lines,
            pages=tuple(self.pages),
            char_boxes=self.boxes,
            word_confidences=tuple(sorted((*self.confidences, *recoding.unsure))),
            title=title,
            problems=(*self.problems, *recoding.problems, *self._reading_problems()),
            scripts=recoding.encodings,
        )

    def _reading_problems(self) -> Iterator[Problem]:
        """Yield what to tell of the pages that OCR read or should have read."""
        for number, reason in self.unread:
            yield problem("page-unreadable" if reason == _UNREADABLE else "page-without-text", page=number)
        if not self.read_by_ocr:
            return
        sure = [confidence for _, _, confidence in self.confidences]
        mean = sum(sure) / len(sure) if sure else 0.0
        pages = ", ".join(map(str, self.read_by_ocr))
        yield problem("ocr-used", pages=pages, confidence=f"{mean:.2f}")
        tally: Counter[int] = Counter()
        for start, _, confidence in self.confidences:
            if confidence < _UNSURE:
                tally[self.boxes.page(start)] += 1
        for page, count in sorted(tally.items()):
            yield problem("ocr-unsure", page=page, count=count)


def _is_widest(gap: float, piece: Piece) -> bool:
    """Tell whether a gap of a line is much wider than its narrowest: in a stretched line all are wide."""
    narrowest = min(word.x0 - before.x1 for before, word in pairwise(piece.words))
    return len(piece.words) == 2 or gap > _TO_NARROWEST * narrowest


def _at_angle(page: RawPage, angle: int) -> list[Run]:
    return [run for run in page.runs if run.angle == angle]


class _Names(NamedTuple):
    """The tables by name, and the names of the cells of their pieces, by the pieces' identity."""

    tables: dict[str, Table]
    cells: dict[int, str]


def _cell_names(tables: Sequence[Table], boxes: Sequence[Box], *, already: int = 0) -> _Names:
    """Name the cells of tables by table, row and cell; a table in a box is of the box, which goes on counting rows.

    There are no more tables than ``already`` that have names.
    """
    names = _Names({}, {})
    rows: Counter[str] = Counter()
    for number, table in enumerate(tables, already + 1):
        table.region = next((n for n, box in enumerate(boxes) if _encloses(box, table.box)), -1)
        name = _box_name(table.region) or f"table{number}"
        if table.region < 0:
            names.tables[name] = table
        for row in table.rows:
            rows[name] += 1
            for column, cell in enumerate(row, 1):
                names.cells.update((id(piece), f"{name}/{rows[name]}/{column}") for piece in cell)
    return names


def _box_name(region: int) -> str:
    return f"box{region + 1}" if region >= 0 else ""


def _encloses(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.y0 <= inner.y0 and inner.x1 <= outer.x1 and inner.y1 <= outer.y1


def _ordered(pieces: Iterable[Piece], boxes: Sequence[Box], tables: Iterable[Table], titles: Titles) -> list[Piece]:
    """Return the pieces of a page in reading order, those of a region or a table together."""
    groups: dict[int, list[Chain]] = {}
    by_region: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_region.setdefault(piece.region, []).append(piece)
    for region, members in by_region.items():
        groups[region] = chains_of(members)
    for table in tables:
        groups.setdefault(table.region, []).append(Chain(table.pieces, table.box, table.region))
    chains = with_titles(groups.pop(-1, []), titles)
    for region, inner in groups.items():
        ordered = [piece for i in reading_order([chain.box for chain in inner]) for piece in inner[i].pieces]
        chains.append(Chain(ordered, boxes[region], region))
    return [piece for i in reading_order([chain.box for chain in chains]) for piece in chains[i].pieces]
