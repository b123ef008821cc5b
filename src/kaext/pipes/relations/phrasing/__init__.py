"""From tokens to phrases: mentions and words with their roles, coordinated and without irrelevant brackets.

Each module builds on those before it: ``finite``, ``quotations``, ``programme_roles``, ``listed_possessors``,
``country_roles``, ``mentions``, ``coordination``, ``participial_relatives``, ``chunking``, ``spoken``.
"""
