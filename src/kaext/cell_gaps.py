"""The gaps that divide a line of a text into the cells of a table row."""

from __future__ import annotations

import regex

# Characters of white space. One stands between words, and two may be a slip or justify a line.
WIDE_GAP = 3
# A row has at least three cells: one gap may also be the gutter between two columns of running text.
MIN_GAPS = 2
# Words with one space between them.
WORDS = regex.compile(r"\S++(?: \S++)*+")
