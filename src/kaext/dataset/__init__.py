"""A finished dataset, read again, in modules of which each builds on those before it.

- what its files hold, and whether they are as they were written: ``reading``, ``integrity``;
- why a record is there, what is worth a look, what two datasets do not share: ``explain``, ``review``, ``differences``.
"""
