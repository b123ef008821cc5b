"""The component kaext_relations: which country did what in which programme, and when.

The modules and packages form layers; each layer uses only those before it. Read them in this order:

- forms of words, phrases, kinds of programmes: ``grammar``, ``misspelled_verbs``, ``phrases``, ``capitals``,
  ``programme_kinds``;
- what the text around a sentence says, and who speaks: ``context``;
- from tokens to phrases with roles: ``phrasing``;
- from phrases to clauses: ``clauses``;
- what a verb can state, and which argument is the country: ``predication``;
- where sentences end, and what is around them: ``sentences``;
- who did it, and in which programme: ``arguments``;
- when: ``temporal``;
- which candidate facts are rejected, and which relation the others state: ``candidates``;
- text without a verb: ``verbless``;
- clauses whose verb has no frame of its own: ``constructions``;
- from the sentence to the block to the whole document: ``further_parties``, ``statements``, ``blocks``, ``cards``,
  ``consistency``, ``merge``, ``pipe``, ``factory``.

Data: ``words`` has the word lists of the rules, ``verbs.tsv`` the verbs and their classes, ``frames.tsv`` what each
class states, ``claims.tsv`` the confidences of all other rules.
"""
