"""Which lines belong together, what they are, and in which order they are read: of texts, of PDFs.

What both share: ``cues`` (single lines), ``title_shape``, ``imprints``, ``links``, ``units``.
"""

from __future__ import annotations

from kaext.document import Segment
from kaext.source import Source

__all__ = ["segment"]


def segment(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a source in reading order.

    Text inputs are segmented by their lines alone, PDFs by the layout of their pages.
    """
    if source.char_boxes is None:
        from kaext.segment.text.segments import segment_text

        return segment_text(source)
    from kaext.segment.layout.segments import segment_layout

    return segment_layout(source)
