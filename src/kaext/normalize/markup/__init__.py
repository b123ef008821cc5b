"""Lightweight markup: its signs are removed from the text, and what they say about each line is kept.

``signs`` tells whether a text is markup, ``inline`` finds the signs inside lines, ``lines`` those at their starts.
"""

from kaext.normalize.markup.lines import MarkedText, read_markup

__all__ = ["MarkedText", "read_markup"]
