"""What a verb can state, and which of its arguments is the country.

Each module builds on those before it: ``clause_context``, ``presupposition``, ``claims``, ``frames``, ``events``,
``subjects``, ``slots``.
"""
