"""OCR of page images by Tesseract. Each stage builds on those before it.

- the image: shadows and specks removed, deskewed, ruled lines found: ``preprocessing``;
- recognition of an image or a part of it: ``words``, ``tesseract``;
- connected components and what they are: ``components``, ``tints``, ``photographs``, ``drop_caps``, ``text_blocks``
  (captions and notes beside other text);
- a second reading of Latin words and years: ``rereading``;
- lines with their type sizes and weights, as runs of glyphs in points: ``lines``;
- all stages in order: ``reader``.
"""

from kaext.ingest.ocr.reader import read_picture, suitable_dpi

__all__ = ["read_picture", "suitable_dpi"]
