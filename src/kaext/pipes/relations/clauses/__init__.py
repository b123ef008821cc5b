"""From phrases to clauses: which phrases belong to which verb.

Each module builds on those before it: ``clause``, ``parentheticals``, ``splitting``, ``gapping``, ``assembly``,
``contrastive_negation``.
"""
