"""Segmentation of PDFs by the layout of their pages.

Each stage builds on those before it:

1. lines and blocks with their type: ``blocks``;
2. running headers, page numbers, and the menus of web pages: ``furniture``, ``navigation``;
3. turned text, and where blocks begin: ``turned``, ``openings``, ``breaks``;
4. labels of the blocks: ``captions``, ``boxes``, ``notes``, ``chronologies``, ``titles``;
5. paragraphs that continue after a column or page: ``joining``.

``segments`` runs all stages.
"""
