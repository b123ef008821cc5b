"""How the lines of lists begin."""

from __future__ import annotations

import regex

# What stands before the items of lists: a bullet, or a dash.
BULLETS = "•▪■●○◦‣∙·*►▶▸→➢➤➔✓✔❖◆□"
DASHES = "–—-"
# A bullet, a dash, a number.
ITEM_MARK = rf"(?:[{BULLETS}{DASHES}]|\d{{1,2}}[.)])"
# All that may stand before the first word of a line: an item's mark, a quotation mark.
LINE_HEAD = regex.compile(rf"\s*+{ITEM_MARK}?\s*+[„“”\"«]?")
