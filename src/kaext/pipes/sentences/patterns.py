"""What ends a sentence, and what only looks like it."""

import regex

FINAL = frozenset({".", "!", "?", "…"})
DOTS = regex.compile(r"\.{2,}")
CLOSING = frozenset("”“\"»’')]")
HYPHENS = frozenset("-\u2010\u2011\u2013")
OPENING = frozenset("([")
# "And so on", "and others": what follows is hardly ever the same sentence, where no punctuation says so.
FINAL_ABBREVIATIONS = frozenset({"ა.შ.", "სხვ.", "მისთ."})
# The number or letter of a list's entry: 1. III. ა. (at the beginning of a sentence)
ENUMERATOR = regex.compile(r"\d{1,3}|[IVXLC]{1,6}|\p{L}")
