"""Segmentation of PDFs by the layout of their pages.

Each stage builds on those before it:

1. lines and blocks with their type: ``blocks``;
2. running headers, page numbers, the menus of web pages and what recurs on slides: ``furniture``, ``navigation``,
   ``handouts``;
3. turned text, paragraph breaks, dates above entries: ``turned``, ``plain_dates``, ``facts``,
   ``breaks``, ``dates_above``;
4. labels of the blocks: ``captions``, ``boxes``, ``notes``, ``chronologies``, ``plain_titles``,
   ``titles``;
5. paragraphs that continue after a column or page: ``joining``.

``segments`` runs all stages.
"""
