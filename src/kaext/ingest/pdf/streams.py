"""Streams without an end: how far a backend would search for their ends, told before it does.

Where a stream's length is wrong, pdfium searches for its end from its beginning on, up to the end of the file if need
be, and cannot be stopped: twenty thousand streams of a file of a megabyte keep it at work for minutes.
"""

from __future__ import annotations

MAX_SEARCHED = 1_000_000_000
# Streams that end are searched through once, those in attached files twice.
_MAX_PASSES = 10
_KEYWORD, _END = b"stream", b"end"


def stream_search_length(data: bytes) -> int:
    """Return how many bytes of a PDF come to be searched for the ends of its streams, each from its beginning on.

    It is told up to a bound that tells whether :func:`has_unterminated_streams`.
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
    """Return whether the streams of a PDF have so few ends that a backend would search for them over and over."""
    return stream_search_length(data) > _limit(data)


def _limit(data: bytes) -> int:
    return MAX_SEARCHED + _MAX_PASSES * len(data)
