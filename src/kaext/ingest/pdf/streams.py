"""Detect PDFs whose unterminated streams would keep a backend searching for their ends.

If a stream's length is wrong, pdfium searches from its beginning for its end, if necessary to the end of the file, and
cannot be interrupted. A file of one megabyte with twenty thousand such streams takes minutes.
"""

from __future__ import annotations

MAX_SEARCHED = 1_000_000_000
# Terminated streams are searched once, those in attached files twice.
_MAX_PASSES = 10
_KEYWORD, _END = b"stream", b"end"


def stream_search_length(data: bytes) -> int:
    """Estimate how many bytes a backend would search for the ends of all streams.

    Counting stops once the result is over the limit of :func:`has_unterminated_streams`.
    """
    searched = begun = places = 0
    place = data.find(_KEYWORD)
    while place >= 0 and searched + begun * place - places <= _limit(data):
        if data.endswith(_END, max(0, place - len(_END)), place):
            searched += begun * place - places
            begun = places = 0
        else:
            begun, places = begun + 1, places + place
        place = data.find(_KEYWORD, place + len(_KEYWORD))
    return searched + begun * (place if place >= 0 else len(data)) - places


def has_unterminated_streams(data: bytes) -> bool:
    """Return whether a backend would have to search the file for the ends of its streams again and again."""
    return stream_search_length(data) > _limit(data)


def _limit(data: bytes) -> int:
    return MAX_SEARCHED + _MAX_PASSES * len(data)
