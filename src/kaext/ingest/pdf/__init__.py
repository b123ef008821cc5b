"""PDFs to sources. Each stage builds on those before it.

Before a backend opens the file:

- limits on what a backend would have to search or expand: ``forms`` (nested form XObjects), ``streams``
  (streams without an end).

A backend reads each page as runs of glyphs, shapes, images and links:

- ``glyphs`` defines these values; ``pdfium`` (fast) and ``plumber`` (slower, for files that pdfium refuses) produce
  them. A page without a usable text layer is rendered and read by ``kaext.ingest.ocr``, which returns the same values.

For each page, the glyphs become text in reading order:

- words, and line pieces that no gutter crosses: ``nameless_fonts``, ``directions``, ``soft_hyphens``,
  ``fallback_runs``, ``words``, ``strikeout``, ``lines``;
- the style of lines with a run-in head, and bullets that are drawn: ``run_in_heads``, ``bullets``;
- tables, which take their pieces out of the page: ``tables``;
- tinted and ruled boxes and pictures, except backgrounds of dates: ``date_shapes``, ``ruled_boxes``, ``regions``;
- dates, numbers and terms beside the text they belong to: ``chronologies``, ``labels``;
- grids, columns, reading order and headings in the margin: ``grids``, ``reading_order``, ``side_heads``;
- the text, with a box and a font for every character: ``text``.

For the whole document, ``fonts`` recovers the letters of fonts without a usable ToUnicode map. ``reader`` runs all
stages.
"""

from kaext.ingest.pdf.reader import open_backend, read_pdf

__all__ = ["open_backend", "read_pdf"]
