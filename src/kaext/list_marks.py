"""Characters that mark the items of lists, and the start of a line that may carry one."""

from __future__ import annotations

import regex

BULLETS = (
    "•▪■●○◦‣∙·*►▶▸→➢➤➔✓✔❖◆□★☆☑✅🔹🔸🔷🔶🔺🔻🔴🔵🟢🟡⚫⚪👉➡✗✘✕✖❌❎☒☐⬜⬛⛔◇◈⬤◉◎△▲▽▼"
    "▷✦✧✩✪⭐☼☀♦➜➝➞➠➙➥⇒⇨⟶⮕↳☞☛▣▤▥▦▧▨▩░▒▓◷◴◵◶❍❑❒⌂⚑⚐✈⚓"
)
DASHES = "–—-"
# A bullet, a dash or an item number.
ITEM_MARK = rf"(?:[{BULLETS}{DASHES}]|\d{{1,2}}[.)])"
# Everything that may precede the first word of a line: an item mark, then an opening quotation mark.
LINE_HEAD = regex.compile(rf"\s*+{ITEM_MARK}?\s*+[„“”\"«]?")
