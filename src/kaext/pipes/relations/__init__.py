"""The component kaext_relations: which country did what in which programme, and when.

Its modules, read best in this order, in which each builds on those before it:

- forms of words, phrases, kinds of programmes: ``grammar``, ``mistyped``, ``phrases``, ``capitals``, ``kinds``;
- what a text has spoken of, and who speaks in it: ``discourse``, ``first_person``;
- from tokens to phrases, each with its part: ``quotations``, ``placing_programmes``, ``placing``, ``mentions``,
  ``coordination``, ``reading``;
- from phrases to clauses: ``finite``, ``clauses``, ``asides``, ``cutting``, ``gapping``, ``assembly``,
  ``alternatives``;
- what the verb of a clause may state, how sure a rule is, and where the country stands: ``surroundings``,
  ``presupposed``, ``claims``, ``frames``, ``standing``, ``subjects``, ``slots``;
- where sentences end, and what is around them: ``lost_stops``, ``entries``, ``lists``, ``clefts``, ``questions``,
  ``datelines``;
- who did it: ``scope``, ``speaking``, ``nouns``, ``earlier``, ``pronouns``, ``people``, ``elided``,
  ``left_out``, ``parties``;
- in which programme: ``anaphora``, ``topics``, ``objects``;
- when: ``attachment``, ``lasting``, ``relative_dates``, ``dating``, ``units``;
- what it comes to, and what is not stated: ``misread``, ``doubt``, ``received``, ``meaning``, ``considered``,
  ``stating``, ``intended``;
- without a verb: ``labels``, ``nominal``, ``tables``, ``records``, ``leads``, ``cards``, ``appositions``;
- without a verb of the lexicon: ``again``, ``elsewhere``, ``guided``, ``paid``, ``fieldwork``, ``stationed``,
  ``attributes``, ``spared``, ``unlisted``;
- sentence by sentence, block by block, then the whole text: ``statements``, ``blocks``, ``consistency``, ``merge``,
  ``pipe``, ``factory``.

The words that rules hang on are in ``words``, what verbs mean in ``verbs.tsv`` and ``frames.tsv``, how sure
rules are of the rest in ``claims.tsv``.
"""
