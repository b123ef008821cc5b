"""Segments of texts, which keep little of their layout, in stages of which each builds on those before it.

- lines as others type or extract them, and what hangs under them: ``typescript``, ``hanging``;
- parts, rows of tables, and lines that begin something: ``parts``, ``tables``, ``signs``;
- where paragraphs end: ``breaks``;
- what the parts are: ``chronologies``, ``released``, ``lists``, ``boxes``, ``headings``;
- what tells its kind by itself or by recurring, headers and page numbers: ``furniture``;
- all of it: ``segments``.
"""
