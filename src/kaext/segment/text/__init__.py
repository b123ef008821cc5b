"""Segments of texts, which keep little of their layout, in stages of which each builds on those before it.

- lines as others type or extract them, and what hangs under them: ``typescript``, ``hanging``;
- parts, and what tells lines and rows by themselves: ``parts``, ``tables``, ``signs``, ``furniture``;
- where paragraphs end: ``breaks``;
- what the parts are: ``chronologies``, ``released``, ``lists``, ``boxes``, ``headings``.

``segments`` goes through all of it.
"""
