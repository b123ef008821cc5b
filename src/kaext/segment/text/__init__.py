"""Segmentation of plain text, which keeps little of the page layout.

Each stage builds on those before it:

1. lines without uniform spacing, and hanging indents: ``whitespace``, ``hanging``;
2. blocks, lists of countries, table rows, and lines that open a block: ``blocks``, ``country_lines``, ``tables``,
   ``openings``;
3. running headers and page numbers: ``furniture``;
4. boxes inside lines of signs, and quizzes: ``frames``;
5. what acts, papers, web pages, textbooks, press releases, leaflets and magazines have beside their text, sheets of
   fields, agendas and cards: ``genres``;
6. contacts, and columns beside each other: ``contacts``, ``columns``;
7. footnotes, paragraph breaks, and boxes that interrupt a paragraph: ``notes``, ``breaks``, ``interruptions``;
8. labels of the blocks: ``chronologies``, ``inline_tables``, ``end_matter``, ``lists``, ``boxes``,
   ``headings``;
9. paragraphs that continue after a box or a page: ``joining``.

``segments`` runs all stages. ``markup`` takes their place in texts in lightweight markup.
"""
