"""Georgian as such: script, legacy encodings, numerals, inflection, calendar and the spaCy language."""
