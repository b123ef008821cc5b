"""Segmentation: groups the lines of a source into blocks, labels them and puts them in reading order.

``text`` handles plain-text input, ``layout`` handles PDFs. Both use ``cues`` (patterns over single lines),
``title_shape``, ``imprints``, ``links``, ``web_pages`` and ``units``.
"""

from __future__ import annotations

from kaext.document import Segment
from kaext.source import Source

__all__ = ["segment"]


def segment(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a source in reading order.

    Plain-text input is segmented by its lines alone, or by the signs of its markup; PDFs by the layout of their pages.
    """
    if source.char_boxes is None and any(line.markup is not None for line in source.lines[:1]):
        from kaext.segment.text.markup import segment_markup

        return segment_markup(source)
    if source.char_boxes is None:
        from kaext.segment.text.segments import segment_text

        return segment_text(source)
    from kaext.segment.layout.segments import segment_layout

    return segment_layout(source)
