"""Read a PDF into a source: run all stages for each page and collect the results."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kaext.ingest.pdf.bullets import mark_bullets
from kaext.ingest.pdf.chronologies import join_dates
from kaext.ingest.pdf.directions import runs_by_direction
from kaext.ingest.pdf.fonts import has_no_georgian, is_unreadable, recode
from kaext.ingest.pdf.forms import MAX_EXPANDED, expanded_length
from kaext.ingest.pdf.glyphs import Backend, RawPage, Run, rotated_page, unrotated, web_links
from kaext.ingest.pdf.grids import cards_by_date, is_dated_card, rows_of_cells
from kaext.ingest.pdf.labels import join_labels
from kaext.ingest.pdf.lines import Piece, pieces_of
from kaext.ingest.pdf.nameless_fonts import mark_nameless_as_bold
from kaext.ingest.pdf.reading_order import (
    Chain,
    chain_of,
    chains_of,
    reading_order,
    rows_of_frames,
    separator_rules,
)
from kaext.ingest.pdf.regions import cards_among, date_frames, pictures_of, regions_of
from kaext.ingest.pdf.run_in_heads import restyle_run_in_heads
from kaext.ingest.pdf.side_heads import SideHeads, side_heads_of, with_side_heads
from kaext.ingest.pdf.streams import has_unterminated_streams
from kaext.ingest.pdf.strikeout import remove_struck_text
from kaext.ingest.pdf.tables.page import tables_of
from kaext.ingest.pdf.tables.rows import Table
from kaext.ingest.pdf.text import PdfText
from kaext.ingest.pdf.words import expand_ligature
from kaext.problems import DocumentError, Problem, problem
from kaext.source import Box, FontRun, Page, Source

if TYPE_CHECKING:
    from kaext.ingest import OcrMode, PdfBackend

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
# Reasons for reading a page by OCR.
_NO_TEXT, _FEW_LETTERS, _UNREADABLE = "no-text", "few-letters", "unreadable"
# Why OCR gave no text: cases of the problems catalogue.
_NOT_INSTALLED, _SWITCHED_OFF, _TRIED = "", "switched-off", "tried"
_MIN_LETTERS, _SAMPLE = 30, 600
MAX_PIECES = 1_500
_SCAN_SHARE = 0.4
# OCR words below this confidence are reported for review.
_LOW_CONFIDENCE = 0.6


def read_pdf(
    data: bytes,
    *,
    name: str,
    ocr: OcrMode,
    backend: PdfBackend,
    max_pages: int,
    max_characters: int,
) -> Source:
    """Read a PDF.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The name of the input; it is kept in the source.
    ocr
        Which pages are read by OCR: those without a usable text layer, none, or all.
    backend
        The library that reads the glyphs. ``auto`` uses pypdfium2 and falls back to pdfplumber if pypdfium2 refuses the
        file.
    max_pages, max_characters
        Limits for one document; characters are code points.

    Raises
    ------
    DocumentError
        ``pdf-invalid``, ``pdf-encrypted``, ``pdf-no-pages``, ``pdf-too-long``, ``pdf-too-nested``, ``no-text-layer`` or
        ``text-too-long``.
    """
    if not data:
        raise DocumentError(problem("pdf-invalid", reason="it is empty", case="empty"))
    if _SIGNATURE not in data[:_SIGNATURE_WITHIN]:
        raise DocumentError(problem("pdf-invalid", reason="it does not begin with the PDF signature"))
    if has_unterminated_streams(data):
        raise DocumentError(problem("pdf-invalid", reason="its streams are not terminated"))
    opened = open_backend(data, backend)
    try:
        if not opened.page_count:
            raise DocumentError(problem("pdf-no-pages"))
        if opened.page_count > max_pages:
            raise DocumentError(problem("pdf-too-long", pages=opened.page_count, limit=max_pages))
        if expanded_length(data) > MAX_EXPANDED:
            raise DocumentError(problem("pdf-too-nested", limit=MAX_EXPANDED))
        builder = _SourceBuilder(max_characters)
        for page in opened.pages():
            builder.add(_with_readable_text(page, opened, ocr, builder))
        title = opened.title
    finally:
        opened.close()
    if builder.has_no_readable_page:
        raise DocumentError(problem("pdf-invalid", reason="none of its pages can be read"))
    return builder.source(name=name, sha256=hashlib.sha256(data).hexdigest(), title=title)


def _with_readable_text(page: RawPage, opened: Backend, ocr: OcrMode, builder: _SourceBuilder) -> RawPage:
    """Return the page, or its OCR result if its text layer is missing or unusable and OCR is available."""
    reason = "always" if ocr == "always" else _reason_for_ocr(page)
    if not reason:
        return page
    from kaext.ingest import ocr as reader
    from kaext.ingest.ocr import tesseract

    if ocr == "never" or not tesseract.is_available():
        builder.unread.append(_Unread(page.number, reason, _SWITCHED_OFF if ocr == "never" else _NOT_INSTALLED))
        return page
    picture = opened.picture(page.number, reader.suitable_dpi(opened.scan_dpi(page.number)))
    read = reader.read_picture(picture, number=page.number, width=page.width, height=page.height)
    if not read.runs:
        builder.unread.append(_Unread(page.number, reason, _TRIED))
        return page
    builder.read_by_ocr.append(page.number)
    read.images += page.images if reason == _UNREADABLE else []
    read.links = page.links
    return read


def _reason_for_ocr(page: RawPage) -> str:
    """Return why a page's text layer is unusable; "" if it is usable."""
    text = "".join([run.text for run in page.runs])
    # The first letters suffice for most pages.
    sample = text[:_SAMPLE]
    if len("".join(sample.split())) >= _MIN_LETTERS and not has_no_georgian(sample):
        return ""
    letters = len("".join(text.split()))
    size = max(1.0, page.width * page.height)
    covered = max(((box.x1 - box.x0) * (box.y1 - box.y0) / size for box in page.images), default=0.0)
    if not letters:
        return _NO_TEXT if page.images or page.shapes else ""
    if letters < _MIN_LETTERS and covered > _SCAN_SHARE:
        return _FEW_LETTERS
    if letters >= _MIN_LETTERS and has_no_georgian(text) and is_unreadable(_recoded(page)):
        return _UNREADABLE
    return ""


def _recoded(page: RawPage) -> str:
    """Return the text of a page, with fonts of other encodings decoded as far as this page allows."""
    characters: list[str] = []
    runs: list[FontRun] = []
    for piece in pieces_of(page, runs_by_direction(page)[0]):
        for word in piece.words:
            start = len(characters)
            characters += [c for run in word.runs for glyph in run.characters for c in expand_ligature(glyph)]
            style = page.styles[word.style]
            characters.append(" ")
            runs.append(FontRun(start, len(characters), *style))
    return recode("".join(characters), runs).text


def open_backend(data: bytes, backend: PdfBackend) -> Backend:
    """Open a PDF with a backend. ``auto`` is pypdfium2, with pdfplumber as fallback if pypdfium2 refuses the file.

    Raises
    ------
    DocumentError
        ``pdf-encrypted`` or ``pdf-invalid``.
    """
    if backend != "pdfplumber":
        from kaext.ingest.pdf.pdfium.backend import PdfiumBackend

        try:
            return PdfiumBackend(data)
        except DocumentError as error:
            if backend == "pypdfium2" or error.problem.id == "pdf-encrypted":
                raise
    # Slow to import and rarely needed.
    from kaext.ingest.pdf.plumber.backend import PlumberBackend

    return PlumberBackend(data)


class _Unread(NamedTuple):
    """A page without usable text: its number, why its text layer is unusable, and why OCR gave no text."""

    number: int
    reason: str
    case: str


@dataclass(slots=True)
class _SourceBuilder:
    """Collects the pages of a PDF.

    Attributes
    ----------
    max_characters
        Limit for the document, in code points.
    written
        The text so far.
    columns
        The vertical rules of the last table of the previous page; the table may continue on the next page.
    unread
        The pages that have neither a usable text layer nor an OCR result.
    read_by_ocr
        Numbers of the pages read by OCR.
    """

    max_characters: int
    written: PdfText = field(default_factory=PdfText)
    pages: list[Page] = field(default_factory=list)
    columns: tuple[float, ...] = ()
    unread: list[_Unread] = field(default_factory=list)
    read_by_ocr: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_no_readable_page(self) -> bool:
        """Whether no page could be opened; a page that could not has no extent."""
        return not any(page.width and page.height for page in self.pages)

    def add(self, page: RawPage) -> None:
        """Add the lines of a page in reading order.

        Raises
        ------
        DocumentError
            ``text-too-long``.
        """
        is_ocr = page.number in self.read_by_ocr[-1:]
        if not is_ocr:
            mark_nameless_as_bold(page)
        struck = remove_struck_text(page)
        directions = runs_by_direction(page)
        regions, pictures = self._add_horizontal(page, directions.pop(0), is_ocr=is_ocr)
        for angle, runs in sorted(directions.items()):
            self._add_rotated(page, angle, runs, regions, is_ocr=is_ocr)
        self.written.end_page(page.number)
        self.pages.append(Page(page.number, page.width, page.height, regions, pictures, is_ocr, web_links(page.links)))
        if struck:
            self.problems.append(problem("text-struck-out", page=page.number, count=struck))
        if page.is_cut:
            self.problems.append(problem("pdf-page-cut", page=page.number))
        if self.written.length > self.max_characters:
            raise DocumentError(problem("text-too-long", length=self.written.length, limit=self.max_characters))

    def _add_horizontal(
        self, page: RawPage, runs: Sequence[Run], *, is_ocr: bool
    ) -> tuple[dict[str, Box], tuple[Box, ...]]:
        """Add the lines of horizontal text; return the boxes of regions and tables by name, and of pictures."""
        pieces = pieces_of(page, runs)
        if len(pieces) > MAX_PIECES:
            page.is_cut = True
            pieces = pieces[:MAX_PIECES]
        restyle_run_in_heads(page, pieces)
        mark_bullets(page, pieces)
        tables, pieces = tables_of(page, pieces, before=self.columns)
        self.columns = max(tables, key=lambda table: table.box.y1).columns if tables else ()
        boxes = regions_of(page, pieces)
        charts = tuple(table.box for table in tables if table.is_chart)
        pictures = (*pictures_of(page, boxes, pieces), *charts)
        cards = cards_among(boxes, page)
        names = _name_cells(tables, boxes, cards=cards)
        side_heads = side_heads_of([*pieces, *(piece for table in tables for piece in table.pieces)])
        in_margin = {id(piece) for head in side_heads.values() for piece in head}
        rest = [piece for piece in pieces if id(piece) not in in_margin] if side_heads else pieces
        dated = join_dates(rest, frames=date_frames(page, rest))
        for piece in _in_reading_order(page, join_labels(dated), boxes, tables, side_heads):
            region = names.cells.get(id(piece)) or _box_name(piece.region, cards)
            self.written.add_line(page, piece, region, is_ocr=is_ocr)
        regions = {_box_name(number, cards): box for number, box in enumerate(boxes)}
        return regions | {name: table.box for name, table in names.tables.items()}, pictures

    def _add_rotated(
        self, page: RawPage, angle: int, runs: Sequence[Run], regions: dict[str, Box], *, is_ocr: bool
    ) -> None:
        """Add the lines of rotated text, tables row by row, and the boxes of these tables to ``regions``."""
        rotated = rotated_page(page, angle)
        pieces = pieces_of(rotated, runs)
        tables, rest = tables_of(rotated, pieces)
        names = _name_cells(tables, (), already=len(regions))
        for name, table in names.tables.items():
            regions[name] = unrotated(table.box, angle, page.width, page.height)
        dated = join_labels(join_dates(rest))
        for piece in _in_reading_order(rotated, dated, (), tables, {}):
            self.written.add_line(page, piece, names.cells.get(id(piece)) or f"turned{angle}", is_ocr=is_ocr)

    def source(self, *, name: str, sha256: str, title: str) -> Source:
        """Return the source of all pages.

        Raises
        ------
        DocumentError
            ``no-text-layer`` or ``text-empty``: no page has text.
        """
        written = self.written
        if not written.lines:
            if not self.unread and not self.read_by_ocr:
                raise DocumentError(problem("text-empty"))
            raise DocumentError(problem("no-text-layer", case=self.unread[0].case if self.unread else _TRIED))
        recoding = recode(written.take_text(), written.font_runs())
        return Source(
            name=name,
            media_type="application/pdf",
            sha256=sha256,
            text=recoding.text,
            lines=written.lines,
            pages=tuple(self.pages),
            char_boxes=written.boxes,
            word_confidences=tuple(sorted((*written.confidences, *recoding.unsure))),
            title=title,
            problems=(*self.problems, *recoding.problems, *self._ocr_problems()),
            scripts=recoding.encodings,
        )

    def _ocr_problems(self) -> Iterator[Problem]:
        """Yield the problems of the pages that were read by OCR or have no usable text."""
        for number, reason, case in self.unread:
            yield problem("page-unreadable" if reason == _UNREADABLE else "page-without-text", page=number, case=case)
        if not self.read_by_ocr:
            return
        sure = [confidence for _, _, confidence in self.written.confidences]
        mean = sum(sure) / len(sure) if sure else 0.0
        pages = ", ".join(map(str, self.read_by_ocr))
        yield problem("ocr-used", pages=pages, confidence=f"{mean:.2f}")
        tally: Counter[int] = Counter()
        for start, _, confidence in self.written.confidences:
            if confidence < _LOW_CONFIDENCE:
                tally[self.written.boxes.page(start)] += 1
        for page, count in sorted(tally.items()):
            yield problem("ocr-unsure", page=page, count=count)


class _Names(NamedTuple):
    """Tables by name, and for each piece of a table, by its ``id``, the name of its cell (``table1/2/3``)."""

    tables: dict[str, Table]
    cells: dict[int, str]


def _name_cells(
    tables: Sequence[Table], boxes: Sequence[Box], *, cards: Collection[int] = (), already: int = 0
) -> _Names:
    """Name the cells of tables by table, row and cell.

    A table inside a box has the name of the box; several tables in one box continue its row numbers. A table in a white
    card (``cards``) has a name of its own. Numbers of tables begin after ``already``.
    """
    names = _Names({}, {})
    rows: Counter[str] = Counter()
    for number, table in enumerate(tables, already + 1):
        table.region = next((n for n, box in enumerate(boxes) if _encloses(box, table.box)), -1)
        is_in_box = table.region >= 0 and table.region not in cards
        name = _box_name(table.region, cards) if is_in_box else f"table{number}"
        if not is_in_box:
            names.tables[name] = table
        for row in table.rows:
            rows[name] += 1
            for column, cell in enumerate(row, 1):
                names.cells.update((id(piece), f"{name}/{rows[name]}/{column}") for piece in cell)
    return names


def _box_name(region: int, cards: Collection[int]) -> str:
    """Return the name of a region; white cards are the paper of the text, not boxes in it."""
    if region < 0:
        return ""
    return f"{'card' if region in cards else 'box'}{region + 1}"


def _encloses(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.y0 <= inner.y0 and inner.x1 <= outer.x1 and inner.y1 <= outer.y1


def _with_cards_by_date(chains: list[Chain]) -> list[Chain]:
    """Return the chains with cards of dated entries in one chain, if they are read in the order of their dates."""
    cards = [chain for chain in chains if chain.region >= 0 and is_dated_card(chain.pieces)]
    order = cards_by_date([chain.pieces for chain in cards])
    if not order:
        return chains
    own = set(map(id, cards))
    joined = chain_of([piece for number in order for piece in cards[number].pieces])
    others = [chain for chain in chains if id(chain) not in own]
    if any(joined.box.overlaps(chain.box) for chain in others):
        return chains
    return [*others, joined]


def _in_reading_order(
    page: RawPage, pieces: Iterable[Piece], boxes: Sequence[Box], tables: Iterable[Table], side_heads: SideHeads
) -> list[Piece]:
    """Return the pieces of a page in reading order. Pieces of one region or table stay together."""
    groups: dict[int, list[Chain]] = {}
    by_region: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_region.setdefault(piece.region, []).append(piece)
    for region, members in by_region.items():
        cells = rows_of_cells(members)
        own = {id(piece) for piece in cells}
        groups[region] = chains_of([piece for piece in members if id(piece) not in own] if own else members)
        if cells:
            groups[region].append(chain_of(cells))
    for table in tables:
        groups.setdefault(table.region, []).append(Chain(table.pieces, table.box, table.region))
    chains = with_side_heads(groups.pop(-1, []), side_heads)
    # Smaller regions come first, so that a region inside another is ordered among the text of that one.
    for region in sorted(groups):
        inner = groups[region]
        ordered = [piece for i in reading_order([chain.box for chain in inner]) for piece in inner[i].pieces]
        around = next((n for n in groups if n > region and _encloses(boxes[n], boxes[region])), None)
        (chains if around is None else groups[around]).append(Chain(ordered, boxes[region], region))
    chains = _with_cards_by_date(chains)
    asides = [number for number, chain in enumerate(chains) if chain.region >= 0]
    rules = [*separator_rules(page, [chain.box for chain in chains]), *rows_of_frames(chains)]
    chains += [Chain([], rule, -1) for rule in rules]
    return [piece for i in reading_order([chain.box for chain in chains], asides=asides) for piece in chains[i].pieces]
