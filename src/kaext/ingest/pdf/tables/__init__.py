"""Tables, in modules of which each builds on those before it.

All are put together from cells and rows, ``rows``: those that rules part, ``ruled``; those of bands that level rules or
tints part, ``banded``; those without either, of words alone, ``worded``, or with figures, ``unruled``. They are looked
for in this order on a page, ``page``.
"""
