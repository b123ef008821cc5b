"""Tables, in the order in which they are looked for on a page (``page``).

Those that rules part, ``ruled``; those of bands that level rules or tints part, ``banded``; those without either,
``unruled``, with figures, or ``worded``, of words alone. All are put together from the cells and rows of ``rows``.
"""
