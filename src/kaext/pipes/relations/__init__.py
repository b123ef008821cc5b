"""The component kaext_relations: which country did what in which programme, and when.

The modules form layers; each layer uses only those before it. Read them in this order:

- forms of words, phrases, kinds of programmes: ``grammar``, ``misspelled_verbs``, ``phrases``, ``capitals``,
  ``programme_kinds``;
- mentioned countries and programmes, and who speaks: ``document_context``, ``generic_nouns``, ``issuers``,
  ``first_person``, ``referents``, ``discourse``;
- from tokens to phrases with roles: ``finite``, ``quotations``, ``programme_roles``, ``country_roles``, ``mentions``,
  ``coordination``, ``participial_relatives``, ``chunking``, ``spoken``;
- from phrases to clauses: ``clauses``, ``parentheticals``, ``clause_splitting``, ``gapping``,
  ``clause_assembly``, ``contrastive_negation``;
- what a verb can state, and which argument is the country: ``clause_context``, ``presupposition``, ``claims``,
  ``frames``, ``events``, ``subjects``, ``slots``;
- where sentences end, and what is around them: ``signs``, ``missing_stops``, ``entries``, ``nested_lists``,
  ``lead_ins``, ``lists``, ``clefts``, ``questions``, ``datelines``;
- who did it: ``scope``, ``clause_content``, ``anaphoric_nouns``, ``antecedents``, ``pronouns``, ``people``, ``elided``,
  ``implicit_parties``, ``parties``;
- in which programme: ``anaphora``, ``exercise_topics``, ``operation_topics``, ``topics``, ``targets``;
- when: ``attachment``, ``durations``, ``sentence_dates``, ``dating``, ``time_setting``;
- which candidate facts are rejected, and which relation the others state: ``misread``, ``candidate_filters``,
  ``beneficiaries``, ``relation_conditions``, ``relation_resolution``, ``ruled_out_readings``, ``instantiation``,
  ``intentions``;
- text without a verb: ``labels``, ``nominal``, ``card_entries``, ``card_fields``, ``table_headings``, ``matrices``,
  ``units``, ``tables``, ``records``, ``list_introductions``, ``fact_sheets``, ``project_sheets``, ``aid_lists``,
  ``appositions``;
- clauses whose verb has no frame of its own: ``repetition``, ``guided_reforms``, ``project_work``,
  ``stationed``, ``participial_attributes``, ``counterfactuals``,
  ``unlisted_frames``, ``unlisted``;
- from the sentence to the block to the whole document: ``further_parties``, ``statements``, ``blocks``, ``cards``,
  ``consistency``, ``merge``, ``pipe``, ``factory``.

Data: ``words`` has the word lists of the rules, ``verbs.tsv`` the verbs and their classes, ``frames.tsv`` what each
class states, ``claims.tsv`` the confidences of all other rules.
"""
