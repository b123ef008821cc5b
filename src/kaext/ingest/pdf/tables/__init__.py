"""Tables. Each module builds on those before it.

``rows`` cuts lines into cells and groups cells into rows. Four kinds of tables are looked for, in this order: the bars
of charts with their labels and values (``charts``); grids of rules (``ruled``); rows separated by horizontal rules or
tints only (``banded``); and tables without either: labels with values (``labelled``), words only (``textual``) or with
numbers (``unruled``). ``page`` applies them to a page.
"""
