"""What the text around a sentence says: the mentioned countries and programmes, and who speaks.

Each module builds on those before it: ``document``, ``generic_nouns``, ``issuers``, ``first_person``, ``referents``,
``discourse``.
"""
