"""Pages that are pictures, read by Tesseract, in stages of which each builds on those before it.

- the picture, clean and level, with its rules: ``picture``;
- the words that the program reads in a part of it: ``words``, ``tesseract``;
- its connected areas, and what they are: ``components``, ``tints``, ``photographs``, ``caps`` (large initials),
  ``areas`` (text that stands beside other text);
- words read again as Latin ones and as years: ``latin``;
- lines with their sizes and weights, as runs of glyphs of a page: ``lines``, which makes points of pixels;
- all of it: ``reading``.
"""

from kaext.ingest.ocr.reading import read_picture, suitable_dpi

__all__ = ["read_picture", "suitable_dpi"]
