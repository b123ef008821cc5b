"""Segmentation of plain text, which keeps little of the page layout.

Each stage builds on those before it:

1. lines without uniform spacing, and hanging indents: ``whitespace``, ``hanging``;
2. blocks, lists of countries, table rows, and lines that open a block: ``blocks``, ``country_lines``, ``tables``,
   ``openings``;
3. sheets of fields, lines of legal acts, running headers, page numbers, office papers and e-mails, comments and
   search results, what surrounds web pages: ``sheets``, ``acts``, ``furniture``, ``papers``, ``web_lists``,
   ``navigation``;
4. boxes inside lines of signs, quizzes, the aims, terms, questions and literature of a chapter, press releases, what
   leaflets and magazines have, agendas, cards, contacts, and columns beside each other: ``frames``, ``chapters``,
   ``press``, ``leaflets``, ``magazines``, ``schedules``, ``contacts``, ``columns``;
5. footnotes, paragraph breaks, and boxes that interrupt a paragraph: ``notes``, ``breaks``, ``interruptions``;
6. labels of the blocks: ``chronologies``, ``inline_tables``, ``lists``, ``boxes``, ``headings``;
7. paragraphs that continue after a box or a page: ``joining``.

``segments`` runs all stages. ``markup`` takes their place in texts in lightweight markup.
"""
