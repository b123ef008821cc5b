"""Clauses whose verb has no frame of its own, by their construction.

Each module builds on those before it: ``repetition``, ``guided_reforms``, ``project_work``, ``stationed``,
``participial_attributes``, ``counterfactuals``, ``unlisted_frames``, ``unlisted``.
"""
