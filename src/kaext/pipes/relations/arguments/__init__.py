"""The arguments of an event: which countries did it, and in which programmes.

Each module builds on those before it: ``scope``, ``clause_content``, ``anaphoric_nouns``, ``antecedents``,
``pronouns``, ``people``, ``elided``, ``implicit_parties``, ``parties``, ``anaphora``, ``exercise_topics``,
``operation_topics``, ``topics``, ``targets``.
"""
