"""PDFs to sources, in stages of which each builds on those before it.

What is read of a file, by one of two backends that give the same kinds of values:

- whether its pages draw, or its streams have, more than a backend can take: ``forms``, ``streams``;
- pages of glyphs, shapes, pictures and links: ``glyphs`` (what a backend gives), ``pdfium`` (fast), ``plumber``
  (careful); a page without text of its own goes through ``kaext.ingest.ocr``, which gives the same.

Page by page, what is made of the glyphs:

- words, without those that are struck out, and pieces of lines that no gutter cuts: ``inserted``, ``words``,
  ``struck``, ``lines``;
- lines that begin in another style than they go on in, bullets that are drawn: ``leads``, ``bullets``;
- tables, which take their pieces away: ``tables``;
- boxes, tinted and ruled, and pictures, but for what is behind dates: ``dates``, ``bars``, ``regions``;
- what stands beside other text and goes before it: ``entries``, ``labels``;
- columns and reading order, and titles in the margin: ``order``, ``margins``;
- the text with the box and the font of every character: ``text``.

Then, over all pages: letters of fonts that do not tell theirs, ``fonts``. ``reading`` goes through all of it.
"""

from kaext.ingest.pdf.reading import open_backend, read_pdf

__all__ = ["open_backend", "read_pdf"]
