"""The component kaext_relations: which country did what in which programme, and when.

Its modules, read best in this order, in which each builds on those before it:

- forms of words, phrases, kinds of programmes: ``grammar``, ``mistyped``, ``phrases``, ``capitals``, ``kinds``;
- which countries and programmes a text has mentioned, and who speaks in it: ``generic_nouns``, ``discourse``,
  ``first_person``;
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
- when: ``attachment``, ``durations``, ``relative_dates``, ``dating``, ``units``;
- which relation a claim states, and which claims are rejected: ``misread``, ``claim_filters``, ``beneficiaries``,
  ``relation_resolution``, ``ruled_out_readings``, ``instantiation``, ``intentions``;
- text without a verb: ``labels``, ``nominal``, ``tables``, ``records``, ``list_introductions``, ``fact_sheets``,
  ``appositions``;
- clauses whose verb has no frame of its own: ``repetition``, ``contrasted_places``, ``guided_reforms``,
  ``donated_goods``, ``fieldwork``, ``stationed``, ``participial_attributes``, ``counterfactuals``, ``unlisted``;
- from the sentence to the block to the whole document: ``statements``, ``blocks``, ``consistency``, ``merge``,
  ``pipe``, ``factory``.

The words that rules hang on are in ``words``, what verbs mean in ``verbs.tsv`` and ``frames.tsv``, how sure
rules are of the rest in ``claims.tsv``.
"""
