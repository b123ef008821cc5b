"""The spaCy components, one folder each: ``pipe.py`` (logic), ``patterns.py`` (data and rules), ``factory.py``.

The word lists of the relations fill a package, ``relations/words``.
"""
