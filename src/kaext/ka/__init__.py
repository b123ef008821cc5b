"""The Georgian language, independent of any domain.

- ``script``, ``legacy``: alphabets, character normalisation, legacy font encodings.
- ``words``, ``nouns``: frequencies of word forms; noun lemmas with their stems.
- ``paradigms``, ``inflection``: endings and stems; analysis and generation of noun forms.
- ``preverbs``: the prefixes of verbs.
- ``wordlist``, ``lexicon``: look-up of listed nouns and names in all inflected forms.
- ``number_words``, ``numerals``, ``calendar``: numbers, calendar words, EDTF and ISO 8601 values.
- ``phrases``, ``noun_chunks``: the boundaries of noun phrases.
- ``lang``: the spaCy language ``ka``.
"""
