"""Word lists of the relation rules, grouped by what the words do in a clause.

Entries are stems or whole words, matched at the start of a token (:mod:`~kaext.pipes.relations.words.matchers`). The
verbs are in ``verbs.tsv``, beside this package.
"""
