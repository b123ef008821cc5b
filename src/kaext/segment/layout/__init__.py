"""Segments of PDFs, from the layout of their pages, in stages of which each builds on those before it.

- lines and parts with their type: ``parts``;
- what recurs on pages: ``furniture``;
- where paragraphs end: ``breaks``;
- what the parts are: ``captions``, ``boxes``, ``notes``, ``chronologies``, ``titles``;
- what goes on after a column or a page: ``joining``.

``segments`` goes through all of it.
"""
