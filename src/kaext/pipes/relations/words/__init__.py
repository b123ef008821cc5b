"""Words that relations hang on, by what they do in a clause: one module a subject.

Stems are regular expressions that match from the beginning of a word (:mod:`~kaext.pipes.relations.words.stems`); what
verbs mean stands in ``verbs.tsv`` beside this package.
"""
