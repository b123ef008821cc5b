"""Reading finished datasets.

Each module builds on those before it:

- file contents and their verification, and what they say of a record: ``reading``, ``integrity``, ``values``;
- why a record exists, what needs review, how two datasets differ: ``explain``, ``review``, ``differences``.
"""
