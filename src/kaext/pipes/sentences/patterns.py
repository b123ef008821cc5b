"""Marks that end sentences, and abbreviations and enumerators that do not."""

import regex

FINAL = frozenset({".", "!", "?", "…"})
DOTS = regex.compile(r"\.{2,}")
CLOSING = frozenset("”“\"»’')]")
HYPHENS = frozenset("-\u2010\u2011\u2013")
OPENING = frozenset("([")
# "And so on", "and others": they end the sentence unless punctuation follows.
FINAL_ABBREVIATIONS = frozenset({"ა.შ.", "სხვ.", "მისთ."})
# The number or letter of a list item at the beginning of a sentence: 1. III. ა.
ENUMERATOR = regex.compile(r"\d{1,3}|[IVXLC]{1,6}|\p{L}")
# A year after an abbreviated month; the abbreviation for "year" may be glued to it.
YEAR_AFTER_MONTH = regex.compile(r"(?:19|20)\d\d(?:წ\.?)?")
# The month of a date in Roman numerals: 8.II.1995. Full stops without a space after them do not end a sentence there.
ROMAN_MONTH = regex.compile(r"I{1,3}|I?V|VI{1,3}|I?X|XI{1,2}")
