"""How the lines of lists begin."""

from __future__ import annotations

import regex

# What stands before an item: a bullet, a dash, a number.
ITEM_MARK = r"(?:[•·▪■●○*–—-]|\d{1,2}[.)])"
# All that may stand before the first word of a line: an item's mark, a quotation mark.
LINE_HEAD = regex.compile(rf"\s*+{ITEM_MARK}?\s*+[„“”\"«]?")
