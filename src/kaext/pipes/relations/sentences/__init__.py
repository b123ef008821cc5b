"""Where sentences end, and what is around them: lists, lead-ins, questions, signs.

Each module builds on those before it: ``signs``, ``missing_stops``, ``entries``, ``nested_lists``, ``lead_ins``,
``lists``, ``clefts``, ``questions``, ``datelines``.
"""
